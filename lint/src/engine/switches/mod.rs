//! Switches of the project beside Rust: which files name them, which lists of variables declare them, which documents tell of them.
//!
//! Nothing is looked at where `[rollout]` is missing, or where no rule about switches in code runs.

mod findings;
mod scan;
mod tests;

use crate::{
    base::finding::Location,
    config::{Rollout, Settings},
    detect::switches,
    engine::{inputs::Inputs, rollout::Rollouts},
    facts::rollout,
};
pub(super) use findings::findings;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use tests::tested;

/// A variable that a list of variables has.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    /// Its name.
    pub(super) name: String,
    /// Where it stands.
    pub(super) at: Location,
}

/// What a run knows of them.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// Lists of variables, sorted: ids count on from those of rollouts.
    pub(super) paths: Vec<String>,
    /// What they list.
    pub(super) listed: Vec<Listed>,
    /// By name: a file that is no Rust, no document and no declaration, and has the name in it.
    pub(super) named: BTreeMap<String, String>,
    /// Names that documents tell of.
    pub(super) told: BTreeSet<String>,
    /// Documents that tell of switches.
    pub(super) docs: Vec<String>,
    /// By name: the words that files set it to.
    pub(super) set: BTreeMap<String, BTreeSet<String>>,
    /// Whether the project has code that is no Rust: what has none may declare flags of another project.
    pub(super) has_code: bool,
    /// Of all this.
    pub(super) hash: Option<blake3::Hash>,
}

impl Mentions {
    /// Looks through the files of the project for the names that are declared. `first` is the id of the first list.
    pub(super) fn read(settings: &Settings, root: &Path, inputs: &Inputs, rollouts: &Rollouts, first: usize) -> Self {
        let Some(rollout) = &settings.rollout else { return Self::default() };
        if !settings.rules().any(|rule| switches::has(&rule.detector)) {
            return Self::default();
        }
        let names = rollout::declared(rollouts.manifests()).filter_map(|it| it.flag.env());
        let names: BTreeSet<String> = names.map(str::to_string).collect();
        if names.is_empty() && rollout.env_examples.is_empty() {
            return Self::default();
        }
        scan::scan(settings, root, inputs, &Looking { rollout, rollouts, names, first })
    }
}

impl Mentions {
    /// Whether a change of this file can be a change of what is found: any file may name a switch.
    pub(super) fn concern(&self, _path: &str) -> bool {
        self.hash.is_some()
    }
}

/// What is looked for.
struct Looking<'l> {
    rollout: &'l Rollout,
    rollouts: &'l Rollouts,
    /// Declared names.
    names: BTreeSet<String>,
    /// The id of the first list of variables.
    first: usize,
}
