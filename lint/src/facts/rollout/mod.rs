//! What a rollout manifest declares: features, the flag that switches each, the value that is safe, how to go back, and the evidence
//! that going back was tried. Every value keeps its place.

mod read;

use super::Scalar;
use crate::base::{
    finding::Location,
    source::{FileId, Span},
};

/// The kind of a rollout manifest.
pub const KIND: &str = "feeler.rollout/v1";

/// A value and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place in the manifest.
    pub span: Span,
}

impl<T> At<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A rollout manifest.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The file, so that findings can point into it.
    pub file: FileId,
    /// Its path, relative to the project root.
    pub path: String,
    /// The features, in the order of the text. What cannot be read of one is left out of it, and is a fault.
    pub features: Vec<Feature>,
    /// What keeps the file from being a manifest, or parts of it from being read, in the order of the text.
    pub faults: Vec<At<String>>,
}

/// What a feature is to the project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FeatureKind {
    /// New behaviour on its way to everybody. Its flag goes when it has arrived.
    #[default]
    Release,
    /// Two behaviours that are compared. Its flag goes when it is known which one is better.
    Experiment,
    /// A switch that is there to turn something off, for ever.
    KillSwitch,
    /// A flag that stays.
    Permanent,
}

impl FeatureKind {
    /// The kind that a word means.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Release, Self::Experiment, Self::KillSwitch, Self::Permanent].into_iter().find(|it| it.word() == word)
    }

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Experiment => "experiment",
            Self::KillSwitch => "kill-switch",
            Self::Permanent => "permanent",
        }
    }

    /// Whether its flag must go some day.
    pub const fn must_end(self) -> bool {
        matches!(self, Self::Release | Self::Experiment)
    }
}

/// How far a feature is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nothing acts on its flag yet.
    Planned,
    /// It is in the code.
    #[default]
    Active,
    /// Its flag is gone: it stands here so that nobody takes the name again. No rule looks at it.
    Retired,
}

impl Status {
    /// The status that a word means.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Planned, Self::Active, Self::Retired].into_iter().find(|it| it.word() == word)
    }

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Active => "active",
            Self::Retired => "retired",
        }
    }
}

/// A feature of a manifest.
#[derive(Clone, Debug)]
pub struct Feature {
    /// Its name. Where it has none it is empty, and the place is that of the feature.
    pub id: At<String>,
    /// What it is to the project.
    pub kind: FeatureKind,
    /// How far it is.
    pub status: Status,
    /// Who answers for it.
    pub owner: Option<At<String>>,
    /// The flag that switches it.
    pub flag: Option<Flag>,
    /// The value of the flag that gives the old, known behaviour.
    pub safe_value: Option<At<Scalar>>,
    /// How to go back.
    pub rollback: Option<Rollback>,
    /// The last day on which the flag may be there, as written.
    pub expires: Option<At<String>>,
    /// What of the project is behind the flag.
    pub covers: Vec<At<Cover>>,
    /// The evidence that going back was tried.
    pub validated: Option<Validated>,
}

impl Feature {
    /// What to call it in a message.
    pub fn name(&self) -> &str {
        let flag = self.flag.as_ref().and_then(|flag| flag.env());
        if self.id.value.is_empty() { flag.unwrap_or("this feature") } else { &self.id.value }
    }
}

/// Where a flag is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlagSource {
    /// An environment variable.
    Env(String),
    /// A key of a configuration file.
    Config {
        /// The file, relative to the project root.
        path: String,
        /// The key, as a JSON pointer.
        pointer: String,
    },
}

/// What values a flag has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FlagType {
    /// `true` or `false`.
    #[default]
    Bool,
    /// One of a list of words.
    Enum,
    /// Any text, or one of a list.
    String,
    /// A whole number, or one of a list.
    Int,
}

impl FlagType {
    /// The type that a word means.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Bool, Self::Enum, Self::String, Self::Int].into_iter().find(|it| it.word() == word)
    }

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Enum => "enum",
            Self::String => "string",
            Self::Int => "int",
        }
    }
}

/// When a change of a flag takes effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reload {
    /// With the next start.
    #[default]
    Restart,
    /// At once: nothing may keep an old value.
    Runtime,
}

/// The flag of a feature.
#[derive(Clone, Debug)]
pub struct Flag {
    /// Where it is set; none where the manifest does not say.
    pub source: Option<FlagSource>,
    /// The place of its name, or of the whole flag where it has none.
    pub at: Span,
    /// What values it has.
    pub values_of: FlagType,
    /// The words or numbers that it can be set to; empty where the manifest lists none.
    pub values: Vec<At<Scalar>>,
    /// Its value where it is not set.
    pub default: Option<At<Scalar>>,
    /// The value that one is taken for which cannot be read.
    pub on_invalid: Option<At<Scalar>>,
    /// When a change takes effect.
    pub reload: Reload,
    /// Whether it is on as soon as it is set at all, to `false` too.
    pub presence_only: bool,
}

impl Flag {
    /// The environment variable that it is, if it is one.
    pub fn env(&self) -> Option<&str> {
        match &self.source {
            Some(FlagSource::Env(name)) => Some(name),
            _ => None,
        }
    }

    /// Where it is set, for people; the same for two flags only where they are one.
    pub fn name(&self) -> Option<String> {
        match self.source.as_ref()? {
            FlagSource::Env(name) => Some(name.clone()),
            FlagSource::Config { path, pointer } => Some(format!("{path}#{pointer}")),
        }
    }

    /// Whether it can have a value.
    pub fn can_be(&self, value: &Scalar) -> bool {
        let typed = match (self.values_of, value) {
            (FlagType::Bool, Scalar::Bool(_)) | (FlagType::Enum | FlagType::String, Scalar::Text(_)) => true,
            (FlagType::Int, Scalar::Number(number)) => number.parse::<i64>().is_ok(),
            _ => false,
        };
        typed && (self.values.is_empty() || self.values.iter().any(|it| it.value == *value))
    }

    /// What it can be, for people.
    pub fn allowed(&self) -> String {
        let listed: Vec<String> = self.values.iter().map(|it| shown(&it.value)).collect();
        match (listed.is_empty(), self.values_of) {
            (false, _) => listed.join(", "),
            (true, FlagType::Bool) => "true, false".to_string(),
            (true, other) => format!("any {}", other.word()),
        }
    }
}

/// How to go back.
#[derive(Clone, Debug)]
pub struct Rollback {
    /// The value that the flag is set to.
    pub set: Option<At<Scalar>>,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Gates that must pass before.
    pub requires: Vec<At<String>>,
}

/// One step of a rollback.
#[derive(Clone, Debug)]
pub struct Step {
    /// What is run or done.
    pub run: At<String>,
    /// Whether the manifest says that it cannot be undone.
    pub irreversible: bool,
    /// Who agreed to that.
    pub approved_by: Option<At<String>>,
}

/// The evidence that going back was tried.
#[derive(Clone, Debug)]
pub struct Validated {
    /// Its place.
    pub key: Span,
    /// When, as written.
    pub at: Option<At<String>>,
    /// What came of it.
    pub result: Option<At<String>>,
    /// For so many days it counts.
    pub max_age_days: Option<At<u64>>,
    /// The file that shows it, relative to the project root.
    pub evidence: Option<At<String>>,
    /// The digest of that file.
    pub sha256: Option<At<String>>,
}

/// Something of the project: files, or keys of data files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// A glob over paths, as in `.gitignore`.
    pub paths: String,
    /// A glob over keys of these files, `/` between them; none stands for all of a file.
    pub keys: Option<String>,
}

impl Cover {
    /// Reads `PATHS` or `PATHS#/KEYS`.
    pub fn parse(text: &str) -> Self {
        match text.split_once('#') {
            Some((paths, keys)) => {
                Self { paths: paths.to_string(), keys: Some(keys.trim_start_matches('/').to_string()) }
            }
            None => Self { paths: text.to_string(), keys: None },
        }
    }
}

/// A value as the manifest writes it, for people.
pub fn shown(value: &Scalar) -> String {
    match value {
        Scalar::Text(text) => text.clone(),
        Scalar::Number(number) => number.clone(),
        Scalar::Bool(value) => value.to_string(),
        Scalar::Other => "null".to_string(),
        Scalar::Object => "an object".to_string(),
        Scalar::Array => "a list".to_string(),
    }
}

/// A flag with the feature and the manifest that declare it.
#[derive(Clone, Copy, Debug)]
pub struct Declared<'m> {
    /// The manifest.
    pub manifest: &'m Manifest,
    /// The feature.
    pub feature: &'m Feature,
    /// The flag.
    pub flag: &'m Flag,
}

impl Declared<'_> {
    /// The place of the flag's name.
    pub fn at(&self) -> Location {
        Location { file: self.manifest.file, span: self.flag.at }
    }
}

/// The flags that manifests declare, in the order of paths and texts. Those of retired features are left out.
pub fn declared(manifests: &[Manifest]) -> impl Iterator<Item = Declared<'_>> {
    manifests.iter().flat_map(|manifest| {
        let live = manifest.features.iter().filter(|feature| feature.status != Status::Retired);
        live.filter_map(move |feature| Some(Declared { manifest, feature, flag: feature.flag.as_ref()? }))
    })
}
