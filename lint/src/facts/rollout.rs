//! What a rollout manifest declares: features, the flag that switches each, the value that is safe, how to go back, and the evidence
//! that going back was tried. Every value keeps its place.

use super::{
    Scalar,
    document::{Document, child},
};
use crate::base::source::{FileId, Span};

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
        match word {
            "release" => Some(Self::Release),
            "experiment" => Some(Self::Experiment),
            "kill-switch" => Some(Self::KillSwitch),
            "permanent" => Some(Self::Permanent),
            _ => None,
        }
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
        match word {
            "planned" => Some(Self::Planned),
            "active" => Some(Self::Active),
            "retired" => Some(Self::Retired),
            _ => None,
        }
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
    /// Its pointer in the manifest, e.g. `/features/0`.
    pub pointer: String,
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
        match word {
            "bool" => Some(Self::Bool),
            "enum" => Some(Self::Enum),
            "string" => Some(Self::String),
            "int" => Some(Self::Int),
            _ => None,
        }
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
    /// Its place.
    pub at: Span,
    /// The value that the flag is set to.
    pub set: Option<At<Scalar>>,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Gates that must pass before.
    pub requires: Vec<At<String>>,
    /// How long it may take.
    pub max_minutes: Option<u64>,
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
    pub fn at(&self) -> crate::base::finding::Location {
        crate::base::finding::Location { file: self.manifest.file, span: self.flag.at }
    }
}

/// The flags that manifests declare, in the order of paths and texts. Those of retired features are left out.
pub fn declared(manifests: &[Manifest]) -> impl Iterator<Item = Declared<'_>> {
    manifests.iter().flat_map(|manifest| {
        let live = manifest.features.iter().filter(|feature| feature.status != Status::Retired);
        live.filter_map(move |feature| Some(Declared { manifest, feature, flag: feature.flag.as_ref()? }))
    })
}

impl Manifest {
    /// Reads what a document declares. It need not satisfy the schema: what it does not say is missing in what comes of it.
    pub fn read(file: FileId, path: &str, document: &Document) -> Self {
        let reader = Reader { document };
        let features = document.members("/features").into_iter().filter(|it| it.scalar == Scalar::Object);
        Self {
            file,
            path: path.to_string(),
            features: features.map(|it| reader.feature(&it.pointer)).collect(),
            faults: Vec::new(),
        }
    }
}

struct Reader<'d> {
    document: &'d Document,
}

impl Reader<'_> {
    fn scalar(&self, pointer: &str, key: &str) -> Option<At<Scalar>> {
        let field = self.document.get(&child(pointer, key))?;
        Some(At::new(field.scalar.clone(), field.value))
    }

    fn text(&self, pointer: &str, key: &str) -> Option<At<String>> {
        let At { value, span } = self.scalar(pointer, key)?;
        match value {
            Scalar::Text(value) if !value.trim().is_empty() => Some(At { value, span }),
            _ => None,
        }
    }

    fn number(&self, pointer: &str, key: &str) -> Option<At<u64>> {
        let field = self.document.get(&child(pointer, key))?;
        Some(At::new(self.document.number(&field.pointer)?, field.value))
    }

    fn is_true(&self, pointer: &str, key: &str) -> bool {
        self.scalar(pointer, key).is_some_and(|it| it.value == Scalar::Bool(true))
    }

    fn word<T: Default>(&self, pointer: &str, key: &str, parse: fn(&str) -> Option<T>) -> T {
        self.text(pointer, key).and_then(|it| parse(&it.value)).unwrap_or_default()
    }

    fn list(&self, pointer: &str, key: &str) -> Vec<At<Scalar>> {
        let members = self.document.members(&child(pointer, key)).into_iter();
        members.map(|it| At::new(it.scalar.clone(), it.value)).collect()
    }

    fn texts(&self, pointer: &str, key: &str) -> Vec<At<String>> {
        let text = |it: At<Scalar>| match it.value {
            Scalar::Text(value) => Some(At { value, span: it.span }),
            _ => None,
        };
        self.list(pointer, key).into_iter().filter_map(text).collect()
    }

    /// The place by which a thing is known: its key, or its beginning where it has none.
    fn head(&self, pointer: &str) -> Span {
        self.document.get(pointer).map(|it| it.key).unwrap_or_default()
    }

    fn feature(&self, at: &str) -> Feature {
        let head = self.document.get(at).map(|it| Span::new(it.value.start, it.value.start + 1)).unwrap_or_default();
        Feature {
            pointer: at.to_string(),
            id: self.text(at, "id").unwrap_or(At::new(String::new(), head)),
            kind: self.word(at, "kind", FeatureKind::parse),
            status: self.word(at, "status", Status::parse),
            owner: self.text(at, "owner"),
            flag: self.object(at, "flag").map(|it| self.flag(&it)),
            safe_value: self.scalar(at, "safe_value"),
            rollback: self.object(at, "rollback").map(|it| self.rollback(&it)),
            expires: self.text(at, "expires"),
            covers: self.texts(at, "covers").into_iter().map(|it| At::new(Cover::parse(&it.value), it.span)).collect(),
            validated: self.object(at, "validated").map(|it| self.validated(&it)),
        }
    }

    fn object(&self, at: &str, key: &str) -> Option<String> {
        let pointer = child(at, key);
        (self.document.get(&pointer)?.scalar == Scalar::Object).then_some(pointer)
    }

    fn flag(&self, at: &str) -> Flag {
        let env = self.text(at, "env").map(|it| (FlagSource::Env(it.value), it.span));
        let config = self.text(at, "config").map(|it| {
            let (path, pointer) = it.value.split_once('#').unwrap_or((&it.value, ""));
            (FlagSource::Config { path: path.to_string(), pointer: pointer.to_string() }, it.span)
        });
        let (source, span) = env.or(config).unzip();
        let parsed = |word: &str| match word {
            "runtime" => Some(Reload::Runtime),
            _ => None,
        };
        Flag {
            source,
            at: span.unwrap_or_else(|| self.head(at)),
            values_of: self.word(at, "type", FlagType::parse),
            values: self.list(at, "values"),
            default: self.scalar(at, "default"),
            on_invalid: self.scalar(at, "on_invalid"),
            reload: self.word(at, "reload", parsed),
            presence_only: self.is_true(at, "presence_only"),
        }
    }

    fn rollback(&self, at: &str) -> Rollback {
        let steps = self.document.members(&child(at, "steps"));
        Rollback {
            at: self.head(at),
            set: self.scalar(at, "set"),
            steps: steps.into_iter().filter_map(|it| self.step(&it.pointer)).collect(),
            requires: self.texts(at, "requires"),
            max_minutes: self.number(at, "max_minutes").map(|it| it.value),
        }
    }

    /// A step is a text, or an object whose `run` is one.
    fn step(&self, at: &str) -> Option<Step> {
        let field = self.document.get(at)?;
        let run = match &field.scalar {
            Scalar::Text(text) => At::new(text.clone(), field.value),
            _ => self.text(at, "run")?,
        };
        Some(Step { run, irreversible: self.is_true(at, "irreversible"), approved_by: self.text(at, "approved_by") })
    }

    fn validated(&self, at: &str) -> Validated {
        let evidence = child(at, "evidence");
        Validated {
            key: self.head(at),
            at: self.text(at, "at"),
            result: self.text(at, "result"),
            max_age_days: self.number(at, "max_age_days"),
            evidence: self.text(&evidence, "path"),
            sha256: self.text(&evidence, "sha256"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::data::document;

    const TEXT: &str = r#"{"kind": "feeler.rollout/v1", "features": [7,
 {"id": "a", "kind": "experiment", "owner": " ",
  "flag": {"env": "APP_A", "type": "enum", "values": ["off", "on"], "default": "on", "reload": "runtime"},
  "safe_value": "off", "covers": ["src/**", "a.json#/x/*"],
  "rollback": {"set": "off", "steps": ["APP_A=off", {"run": "drop it", "irreversible": true, "approved_by": "me"}]},
  "validated": {"at": "2026-01-01", "evidence": {"path": "e.json"}}},
 {"status": "retired", "flag": {"config": "a.toml#/x/y", "presence_only": true}}]}"#;

    #[test]
    fn a_manifest_is_read_with_its_places() {
        let manifest = Manifest::read(FileId(3), "rollout.json", &document("rollout.json", TEXT).unwrap());
        let [first, second] = manifest.features.as_slice() else { panic!("{manifest:?}") };
        let flag = first.flag.as_ref().unwrap();
        assert_eq!((first.name(), flag.env(), flag.reload), ("a", Some("APP_A"), Reload::Runtime));
        assert_eq!(&TEXT[flag.at.start as usize..flag.at.end as usize], "\"APP_A\"");
        assert!(flag.can_be(&Scalar::Text("off".into())) && !flag.can_be(&Scalar::Bool(false)));
        assert_eq!((first.kind, first.status, first.owner.is_none()), (FeatureKind::Experiment, Status::Active, true));
        assert_eq!(first.covers[1].value, Cover { paths: "a.json".into(), keys: Some("x/*".into()) });
        let rollback = first.rollback.as_ref().unwrap();
        assert_eq!((rollback.steps.len(), rollback.steps[1].irreversible), (2, true));
        assert_eq!(first.validated.as_ref().unwrap().evidence.as_ref().unwrap().value, "e.json");
        assert_eq!(second.flag.as_ref().and_then(Flag::name).as_deref(), Some("a.toml#/x/y"));
        assert_eq!(declared(std::slice::from_ref(&manifest)).count(), 1, "what is retired declares nothing");
    }
}
