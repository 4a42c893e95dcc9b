//! Rollback switches as manifests and the registry declare them, and as code uses them.

use super::finding::Location;
use feeler_shim::switch::{Scope, SwitchSpec};

/// How code uses a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// By the registry.
    Registry,
    /// Past the registry: the variable itself is read.
    Environment,
    /// Its name stands in code, and nobody was seen to read it.
    Named,
}

impl How {
    /// The word for it in every format.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Registry => "registry",
            Self::Environment => "environment",
            Self::Named => "named",
        }
    }
}

/// What the code makes of a switch that is not set, or set to what nobody understands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Taken {
    /// Nobody knows.
    #[default]
    Unknown,
    /// The same as for these words.
    As(Vec<String>),
    /// Something that no word of the switch gives; the value, where it is a text.
    Other(Option<String>),
    /// It panics.
    Panics,
}

/// Whether code acts on a switch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Acts {
    /// Nobody knows.
    #[default]
    Unknown,
    /// A branch depends on it, or it is the truth value that a function returns.
    Decides,
    /// What is read is dropped or only shown.
    Never,
    /// Whatever the switch is set to, the value is this.
    Constant(String),
}

/// Why a branch is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dead {
    /// All of its arms are the same.
    Same,
    /// An arm only panics.
    Panics,
}

/// A branch that a switch decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Its place.
    pub at: Location,
    /// Line, from 1.
    pub line: u32,
    /// Why it is none, if so; the place is that of the arm.
    pub dead: Option<(Dead, Location)>,
}

/// What code makes of a switch that it reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// Not set.
    pub unset: Taken,
    /// Set to what is none of its words.
    pub invalid: Taken,
    /// Pairs of words that come to the same.
    pub same: Vec<(String, String)>,
    /// Whether all words come to the same, and only being set makes a difference.
    pub presence: bool,
    /// Whether code acts on it.
    pub acts: Acts,
    /// Whether it is used as a switch: as a truth value, or compared with words.
    pub is_switch: bool,
    /// The branches that it decides.
    pub branches: Vec<Branch>,
    /// The static that keeps the value.
    pub kept: Option<String>,
}

/// A place where code uses a switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagUse {
    /// The file, relative to the project root.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// The function that it is in; empty outside of one.
    pub symbol: String,
    /// How it is used.
    pub how: How,
    /// The same place for findings.
    pub at: Location,
    /// What becomes of it, if it is read.
    pub meaning: Option<Meaning>,
}

impl FlagUse {
    /// What tells one use from another, in the order in which they are listed.
    fn key(&self) -> (&str, u32, u32, &str, How) {
        (&self.path, self.line, self.column, &self.symbol, self.how)
    }
}

impl PartialOrd for FlagUse {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for FlagUse {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

/// What a manifest says of a switch, as words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The feature.
    pub id: String,
    /// The manifest.
    pub path: String,
    /// Line of its name there, from 1.
    pub line: u32,
    /// How far the feature is: `planned`, `active`.
    pub status: &'static str,
    /// The words that it may be set to.
    pub words: Vec<String>,
    /// Its value where it is not set.
    pub default: Option<String>,
    /// The value that gives the old behaviour.
    pub safe: Option<String>,
    /// The value that one is taken for which cannot be read.
    pub on_invalid: Option<String>,
    /// Whether a change takes effect at once.
    pub at_runtime: bool,
    /// Whether only being set counts.
    pub presence_only: bool,
    /// The last day on which it may be there.
    pub expires: Option<String>,
    /// When going back was tried, and what came of it.
    pub validated: Option<(String, String)>,
}

/// Code that is marked to be behind a switch, and that runs without it.
#[derive(Clone, Debug)]
pub struct Ungated {
    /// The switch.
    pub name: String,
    /// The function's name.
    pub at: Location,
    /// The function.
    pub symbol: String,
    /// The calls by which it is reached, outer ones first: place and function.
    pub way: Vec<(Location, String)>,
}

/// What is known of a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlagState {
    /// Code reads it, and no table has it.
    Undeclared,
    /// Its name stands in code; no table has it, and nobody was seen to read it.
    Named,
    /// Its feature is built, and no code of the project reads it.
    Unread,
    /// Declared and read.
    Read,
    /// Nothing reads it, and its feature is not built.
    Unbuilt,
}

impl FlagState {
    /// All, what needs attention first.
    pub const ALL: [Self; 5] = [Self::Undeclared, Self::Named, Self::Unread, Self::Read, Self::Unbuilt];

    /// The word for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Undeclared => "undeclared",
            Self::Named => "named",
            Self::Unread => "unread",
            Self::Read => "read",
            Self::Unbuilt => "unbuilt",
        }
    }
}

/// A switch.
#[derive(Clone, Debug)]
pub struct Flag {
    /// The full name.
    pub name: String,
    /// Its row in the registry.
    pub declared: Option<&'static SwitchSpec>,
    /// What a manifest says of it.
    pub promise: Option<Promise>,
    /// A file that is no Rust and names it.
    pub elsewhere: Option<String>,
    /// Where code uses it, sorted.
    pub uses: Vec<FlagUse>,
}

impl Flag {
    /// Whether the registry itself acts on it, so that nobody needs to ask: the toggle of a milestone changes what features read.
    pub fn is_toggle(&self) -> bool {
        self.declared.is_some_and(|spec| matches!(spec.scope, Scope::Toggle(_)))
    }

    /// What is known of it.
    pub fn state(&self) -> FlagState {
        let read = self.uses.iter().any(|it| it.how != How::Named) || self.elsewhere.is_some();
        match self.declared {
            None if self.promise.is_some() && read => FlagState::Read,
            None if self.promise.as_ref().is_some_and(|it| it.status == "planned") => FlagState::Unbuilt,
            None if self.promise.is_some() => FlagState::Unread,
            None if read => FlagState::Undeclared,
            None => FlagState::Named,
            Some(_) if read => FlagState::Read,
            Some(spec) if spec.built && self.is_toggle() => FlagState::Read,
            Some(spec) if spec.built => FlagState::Unread,
            Some(_) => FlagState::Unbuilt,
        }
    }
}

/// All switches of a project.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// Those of the registry in its order, then all others by name.
    pub flags: Vec<Flag>,
    /// Files that were analysed.
    pub files: usize,
    /// Reads of variables whose names are made at run time: any could be a switch.
    pub unknown: Vec<FlagUse>,
    /// Texts of code that are the begin of a declared name: names may be put together from them.
    pub begins: Vec<String>,
    /// Whether code asks the registry for anything.
    pub registry: bool,
    /// Marked code that runs without its switch.
    pub ungated: Vec<Ungated>,
    /// `option_env!("NAME")` of declared names: the name and its place.
    pub compiled: Vec<(String, FlagUse)>,
    /// What the user should know about the run itself.
    pub notes: Vec<String>,
}

impl Flags {
    /// Whether the registry of the shim is among what is declared.
    pub fn has_registry(&self) -> bool {
        self.flags.iter().any(|flag| flag.declared.is_some())
    }

    /// How many switches are in a state.
    pub fn count(&self, state: FlagState) -> usize {
        self.flags.iter().filter(|flag| flag.state() == state).count()
    }
}
