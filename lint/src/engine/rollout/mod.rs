//! Rollout manifests: which files they are, read once with what they name, for the detectors that judge them
//! ([`crate::detect::rollout`]).
//!
//! Nothing is looked at where `[rollout]` is missing.

mod read;
pub(super) mod wanted;

use super::{changes::Changes, inputs::Inputs};
use crate::{base::finding::Finding, config::Settings, facts::rollout::Manifest};
use std::path::Path;

/// What a run knows of rollouts.
#[derive(Default)]
pub(super) struct Rollouts {
    /// Files that findings can be in, sorted: ids count on from those of policy.
    pub(super) paths: Vec<String>,
    /// The manifests, sorted by path.
    pub(super) manifests: Vec<Manifest>,
    /// How many files are judged.
    pub(super) judged: usize,
    /// Of all that was read.
    pub(super) hash: Option<blake3::Hash>,
}

impl Rollouts {
    /// Reads what the walk has found. `first` is the id of the first file.
    pub(super) fn read(settings: &Settings, _root: &Path, inputs: &Inputs, first: usize) -> Self {
        let Some(rollout) = &settings.rollout else { return Self::default() };
        let (paths, manifests) = read::manifests(rollout, inputs, first);
        Self { judged: manifests.len(), paths, manifests, hash: None }
    }

    /// Whether a change of this file can be a change of what is judged.
    pub(super) fn concern(&self, path: &str) -> bool {
        self.paths.iter().any(|it| it == path)
    }

    /// The numbers of the files of which anything changed.
    pub(super) fn changed(&self, changes: &Changes) -> Vec<usize> {
        (0..self.paths.len()).filter(|at| changes.touch(&self.paths[*at])).collect()
    }

    /// What the rules find in these files.
    pub(super) fn findings(&self, _settings: &Settings) -> Vec<Finding> {
        Vec::new()
    }

    /// The files that are judged.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }
}
