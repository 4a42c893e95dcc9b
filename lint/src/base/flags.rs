//! Rollback switches as the registry declares them and as code uses them.

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

/// A place where code uses a switch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
        let read = self.uses.iter().any(|it| it.how != How::Named);
        match self.declared {
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
    /// Those that are declared, in the order of the registry, then those that are not, by name.
    pub flags: Vec<Flag>,
    /// Files that were analysed.
    pub files: usize,
    /// Reads of variables whose names are made at run time: any could be a switch.
    pub unknown: Vec<FlagUse>,
    /// What the user should know about the run itself.
    pub notes: Vec<String>,
}

impl Flags {
    /// How many switches are in a state.
    pub fn count(&self, state: FlagState) -> usize {
        self.flags.iter().filter(|flag| flag.state() == state).count()
    }
}
