//! Switches in code: whether it reads what manifests declare, and does with it what they say.
//!
//! The engine says what code reads and what it makes of it ([`crate::base::flags`]); here it is held against the manifests. Where
//! nothing is declared and no prefix is configured, there is nothing to hold it against.

mod declared;
mod read;

use super::mistake::{Mistake, in_code, in_data};
use crate::{
    base::{
        finding::{Finding, Location},
        flags::{Flag, FlagUse, Flags, How},
    },
    catalog::Rule,
};
use std::collections::{BTreeMap, BTreeSet};

/// All that these rules see.
#[derive(Debug)]
pub struct SwitchFiles<'a> {
    /// What code reads, and what manifests declare.
    pub flags: &'a Flags,
    /// Where manifests declare a variable.
    pub declared: BTreeMap<String, Location>,
    /// Whether the project has any code.
    pub has_code: bool,
    /// Where lists of variables have one.
    pub listed: Vec<(String, Location)>,
    /// Files that are neither Rust nor documents nor declarations, by the variables that they name.
    pub named: &'a BTreeMap<String, String>,
    /// Variables that the documents for operators tell of; none where there are no such documents.
    pub told: Option<&'a BTreeSet<String>>,
    /// Words that tests have beside a variable's name.
    pub tests: BTreeMap<String, BTreeSet<String>>,
    /// Words to which other files set it.
    pub set: &'a BTreeMap<String, BTreeSet<String>>,
    /// Variables whose rollback was tried, with valid evidence.
    pub proven: BTreeSet<String>,
    /// Begins of the names of the project's own variables.
    pub prefixes: Vec<String>,
    /// Where the configuration says so.
    pub configured: Location,
    /// Names of manifests that stand in code, which may read them and all that they declare.
    pub manifests: BTreeSet<String>,
}

impl SwitchFiles<'_> {
    /// The variables that manifests declare, with what they say.
    fn promised(&self) -> impl Iterator<Item = Promised<'_>> {
        self.flags.flags.iter().filter_map(|flag| {
            let promise = flag.promise.as_ref()?;
            Some(Promised { flag, promise, at: *self.declared.get(&flag.name)? })
        })
    }
}

/// A variable that a manifest declares.
#[derive(Clone, Copy)]
struct Promised<'a> {
    flag: &'a Flag,
    promise: &'a crate::base::flags::Promise,
    at: Location,
}

impl<'a> Promised<'a> {
    fn name(&self) -> &'a str {
        &self.flag.name
    }

    /// Places that read it.
    fn reads(&self) -> impl Iterator<Item = &'a FlagUse> + use<'a> {
        self.flag.uses.iter().filter(|it| it.how != How::Named)
    }

    /// Whether nothing acts on it yet.
    fn is_planned(&self) -> bool {
        self.promise.status == "planned"
    }

    /// Something wrong at a place in code, which goes against what the manifest says.
    fn against(&self, it: &FlagUse, message: String, said: String, help: &[&str]) -> Mistake {
        self.at_place(it, it.at, message, said, help)
    }

    fn at_place(&self, it: &FlagUse, at: Location, message: String, said: String, help: &[&str]) -> Mistake {
        let chain = [in_data(self.at, said), in_code(at, &it.symbol, "this reads it")];
        Mistake::new(at, message, help).within(&it.symbol).along(chain)
    }
}

/// The detectors of these rules, by the names that rules select them by.
type Detector = fn(&SwitchFiles<'_>) -> Vec<Mistake>;

const DETECTORS: [(&str, Detector); 9] = [
    ("switch-never-read", declared::never_read),
    ("switch-undeclared", declared::undeclared),
    ("switch-without-effect", read::without_effect),
    ("switch-dead-branch", read::dead_branch),
    ("switch-other-value", read::other_value),
    ("switch-kept", read::kept),
    ("switch-untested", declared::untested),
    ("switch-untold", declared::untold),
    ("switch-not-gated", read::not_gated),
];

/// Whether a detector of this name is one of these.
pub fn has(detector: &str) -> bool {
    DETECTORS.iter().any(|(name, _)| *name == detector)
}

/// Runs one rule.
pub fn run(files: &SwitchFiles<'_>, rule: &Rule) -> Vec<Finding> {
    let detector = DETECTORS.iter().find(|(name, _)| *name == rule.detector);
    let mistakes = detector.map(|(_, detector)| detector(files)).unwrap_or_default();
    mistakes.into_iter().map(|mistake| mistake.finding(rule)).collect()
}
