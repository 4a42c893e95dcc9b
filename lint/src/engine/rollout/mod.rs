//! Rollout manifests: which files they are, read once with what they name, for the detectors that judge them
//! ([`crate::detect::rollout`]).
//!
//! Nothing is looked at where `[rollout]` is missing.

pub mod draft;
mod governed;
mod named;
mod read;
pub(super) mod wanted;

use self::read::What;
use super::{changes::Changes, inputs::Inputs};
use crate::{
    base::{
        finding::{Finding, Location},
        source::FileId,
    },
    catalog::Rule,
    config::{Rollout, Settings},
    detect::rollout::{self, RolloutFiles},
    facts::rollout::Manifest,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The rules that ask for manifests.
fn rules(settings: &Settings) -> impl Iterator<Item = &Rule> {
    settings.rules().filter(|rule| rollout::has(&rule.detector))
}

/// What a run knows of rollouts.
#[derive(Default)]
pub(super) struct Rollouts {
    /// Files that findings can be in, sorted: ids count on from those of policy.
    pub(super) paths: Vec<String>,
    /// How many files are judged.
    pub(super) judged: usize,
    /// Of all that was read.
    pub(super) hash: Option<blake3::Hash>,
    files: Option<RolloutFiles>,
    /// By the manifest's number among the paths: the files whose change is a change of this one.
    groups: BTreeMap<usize, BTreeSet<String>>,
}

impl Rollouts {
    /// Reads what the walk has found. `first` is the id of the first file.
    pub(super) fn read(settings: &Settings, root: &Path, inputs: &Inputs, first: usize) -> Self {
        let Some(rollout) = &settings.rollout else { return Self::default() };
        let read = read::all(rollout, inputs);
        let mut manifests: Vec<Manifest> = Vec::new();
        let (mut paths, mut hasher) = (Vec::new(), blake3::Hasher::new());
        let mut data = Vec::new();
        for (at, file) in read.into_iter().enumerate() {
            let id = FileId((first + at) as u32);
            hasher.update(file.path.as_bytes()).update(&[0]).update(file.hash.as_bytes());
            match file.what {
                What::Manifest(manifest) => manifests.push(Manifest { file: id, ..manifest }),
                What::Data(Some(changed)) => data.push((id, file.path.clone(), changed)),
                What::Data(None) => {}
            }
            paths.push(file.path);
        }
        let named = named::look(root, inputs, rollout, &manifests);
        let uncovered = governed::uncovered(&manifests, rollout, &data);
        hasher.update(format!("{named:?} {uncovered:?}").as_bytes());
        let config = FileId((inputs.rust_files().len() + rollout.file) as u32);
        let files = RolloutFiles {
            evidence: named.evidence,
            missing: named.missing,
            later: named.later,
            uncovered,
            unmatched: unmatched(rollout, &manifests).then_some(Location { file: config, span: rollout.span }),
            owners: rollout.owners.clone(),
            prefixes: rollout.prefixes.clone(),
            max_age_days: rollout.max_age_days,
            today: settings.today,
            manifests,
        };
        let groups = groups(&files, first);
        Self { judged: paths.len(), paths, hash: Some(hasher.finalize()), files: Some(files), groups }
    }

    /// The manifests, sorted by path.
    pub(super) fn manifests(&self) -> &[Manifest] {
        self.files.as_ref().map_or(&[], |files| &files.manifests)
    }

    /// The variables of features whose rollback was tried, with evidence that is valid.
    pub(super) fn proven(&self) -> BTreeSet<String> {
        self.files.as_ref().map_or_else(BTreeSet::new, rollout::proven)
    }

    /// Whether a change of this file can be a change of what is judged.
    pub(super) fn concern(&self, path: &str) -> bool {
        self.paths.iter().any(|it| it == path) || self.groups.values().any(|group| group.contains(path))
    }

    /// The numbers of the files of which anything changed.
    pub(super) fn changed(&self, changes: &Changes) -> Vec<usize> {
        let touched = |at: &usize| {
            let beside = self.groups.get(at).into_iter().flatten();
            changes.touch(&self.paths[*at]) || beside.into_iter().any(|path| changes.touch(path))
        };
        (0..self.paths.len()).filter(touched).collect()
    }

    /// What the rules find in these files.
    pub(super) fn findings(&self, settings: &Settings) -> Vec<Finding> {
        let Some(files) = &self.files else { return Vec::new() };
        rules(settings).flat_map(|rule| rollout::run(files, rule)).collect()
    }
}

/// Whether somebody named manifests, and there are none.
fn unmatched(rollout: &Rollout, manifests: &[Manifest]) -> bool {
    !rollout.manifest_patterns.is_empty() && manifests.is_empty()
}

/// With a manifest change the evidence and the scripts that it names, and files that changed after a rollback was tried.
fn groups(files: &RolloutFiles, first: usize) -> BTreeMap<usize, BTreeSet<String>> {
    let group = |(at, manifest): (usize, &Manifest)| {
        let evidence = manifest.features.iter().filter_map(|it| it.validated.as_ref()?.evidence.as_ref());
        let steps = manifest.features.iter().flat_map(|it| it.rollback.iter().flat_map(|it| &it.steps));
        let scripts = steps.flat_map(|step| rollout::steps::scripts(&step.run.value)).map(str::to_string);
        let later = files.later.iter().filter(|((of, _), _)| *of == at).map(|(_, it)| it.path.clone());
        let group: BTreeSet<String> = evidence.map(|it| it.value.clone()).chain(scripts).chain(later).collect();
        (manifest.file.0 as usize - first, group)
    };
    files.manifests.iter().enumerate().map(group).collect()
}
