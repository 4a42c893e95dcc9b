//! Files that are no Rust and that rules are about all the same: policy, rollout manifests and the data that these govern.

use super::{
    changes::Changes,
    inputs::Inputs,
    policy::{self, Policies},
    rollout::{self, Rollouts},
    switches::Mentions,
    walk::Tree,
};
use crate::{base::finding::Finding, config::Settings};
use std::path::Path;

/// What to look for beside Rust.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'s> {
    policy: policy::wanted::Wanted<'s>,
    rollout: rollout::wanted::Wanted<'s>,
}

impl<'s> Wanted<'s> {
    pub(super) fn of(settings: &'s Settings) -> Self {
        Self { policy: policy::wanted::Wanted::of(settings), rollout: rollout::wanted::Wanted::of(settings) }
    }

    /// A path below the root, with `/`, if it is wanted.
    pub(super) fn file(&self, path: &Path) -> Option<String> {
        self.policy.file(path).or_else(|| self.rollout.file(path))
    }

    /// The same for a path that has the right form already.
    pub(super) fn wants(&self, path: &str) -> bool {
        self.file(Path::new(path)).is_some()
    }

    /// Adds what patterns name outright although the walk leaves it out: hidden files, and those in hidden folders.
    pub(super) fn add_hidden(&self, tree: &mut Tree) {
        self.policy.add_hidden(tree);
        self.rollout.add_hidden(tree);
    }
}

/// What a run knows of them.
#[derive(Default)]
pub(super) struct Artifacts {
    pub(super) policies: Policies,
    pub(super) rollouts: Rollouts,
    pub(super) mentions: Mentions,
}

impl Artifacts {
    /// Nothing, for those who look at Rust alone.
    pub(super) fn none(_: &Settings, _: &Path, _: &Inputs) -> Self {
        Self::default()
    }

    /// Reads what the walk has found.
    pub(super) fn read(settings: &Settings, root: &Path, inputs: &Inputs) -> Self {
        let policies = Policies::read(settings, root, inputs);
        let first = inputs.rust_files().len() + settings.files.len() + policies.paths.len();
        let rollouts = Rollouts::read(settings, root, inputs, first);
        let first = first + rollouts.paths.len();
        let mentions = Mentions::read(settings, root, inputs, &rollouts, first);
        Self { policies, rollouts, mentions }
    }

    /// The settings, as far as a cache is concerned: what was read belongs to them, and so does the day, by which things end.
    pub(super) fn key(&self, settings: &Settings) -> Option<Settings> {
        let parts = [self.policies.hash, self.rollouts.hash, self.mentions.hash];
        if parts.iter().all(Option::is_none) {
            return None;
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(settings.fingerprint.as_bytes()).update(settings.today.to_string().as_bytes());
        for part in parts {
            hasher.update(part.unwrap_or(blake3::Hash::from_bytes([0; 32])).as_bytes());
        }
        let mut keyed = settings.clone();
        keyed.fingerprint = hasher.finalize();
        Some(keyed)
    }

    /// Files that findings can be in: ids count on from those of the configuration in this order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &String> {
        self.policies.paths.iter().chain(&self.rollouts.paths).chain(&self.mentions.paths)
    }

    /// The file with that number among [`Self::paths`].
    pub(super) fn path(&self, at: usize) -> Option<&String> {
        self.paths().nth(at)
    }

    /// How many files are judged, those left out that are only beside them.
    pub(super) fn judged(&self) -> usize {
        self.policies.judged + self.rollouts.judged
    }

    /// Whether a change of this file can be a change of what is judged.
    pub(super) fn concern(&self, path: &str) -> bool {
        self.policies.concern(path) || self.rollouts.concern(path) || self.mentions.concern(path)
    }

    /// Whether a file that is gone may have made a difference.
    pub(super) fn may_miss(&self, path: &str) -> bool {
        self.policies.may_miss(path) || self.rollouts.concern(path)
    }

    /// The numbers of the files of which anything changed: findings in these are about all of a file.
    pub(super) fn changed(&self, changes: &Changes) -> Vec<usize> {
        let policies = &self.policies;
        let at = |path: &String| policies.paths.binary_search(path).ok();
        let changed = policies.groups.keys().filter(|path| policies.changed(path, changes)).filter_map(at);
        let rollouts = self.rollouts.changed(changes).into_iter().map(|at| policies.paths.len() + at);
        let before = policies.paths.len() + self.rollouts.paths.len();
        let lists =
            self.mentions.paths.iter().enumerate().filter(|(_, path)| changes.touch(path)).map(|(at, _)| before + at);
        changed.chain(rollouts).chain(lists).collect()
    }

    /// What the rules find in these files.
    pub(super) fn findings(&self, settings: &Settings) -> Vec<Finding> {
        let mut found = self.policies.findings(settings);
        found.extend(self.rollouts.findings(settings));
        found
    }

    /// The files that are judged.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.policies.groups.keys().map(String::as_str).chain(self.rollouts.paths.iter().map(String::as_str))
    }
}
