//! Rollout manifests: rules about what they declare, what they leave out, and what no longer holds.
//!
//! The engine says which files are manifests and brings what they name; here it is judged. Without `[rollout]` there is nothing to judge.

mod changed;
mod declared;
mod ended;
mod proof;
pub mod steps;

use super::mistake::{Mistake, in_data};
use crate::{
    base::{
        date::Date,
        finding::{Finding, Location},
    },
    catalog::Rule,
    facts::rollout::{At, Feature, Manifest, Status},
};
use std::collections::{BTreeMap, BTreeSet};

/// All that rollout rules see.
#[derive(Clone, Debug)]
pub struct RolloutFiles {
    /// The manifests, sorted by path.
    pub manifests: Vec<Manifest>,
    /// Files that features name as evidence, by their paths.
    pub evidence: BTreeMap<String, Evidence>,
    /// Scripts that steps name and that are not there, with the number of the manifest.
    pub missing: BTreeSet<(usize, String)>,
    /// By numbers of manifest and feature: a commit that changed what the feature covers, after its rollback was tried.
    pub later: BTreeMap<(usize, usize), Later>,
    /// Changed keys of governed files that no feature covers.
    pub uncovered: Vec<Uncovered>,
    /// Where the configuration names manifests, if there are none.
    pub unmatched: Option<Location>,
    /// Who may own a feature; anybody where there are none.
    pub owners: Vec<String>,
    /// Begins of the names of the project's own environment variables.
    pub prefixes: Vec<String>,
    /// For so many days it counts that a rollback was tried.
    pub max_age_days: u32,
    /// The day on which it is judged what has ended.
    pub today: Date,
}

/// What a file that is named as evidence turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It is not there.
    Missing,
    /// Its path leads out of the project.
    Outside,
    /// It cannot be read, or is too large.
    Unreadable,
    /// It was read.
    Read {
        /// The digest of its bytes.
        sha256: String,
        /// The result that it tells, where it is a report of a kind that is known.
        result: Option<String>,
    },
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// Its hash, short.
    pub commit: String,
    /// A file that it changed.
    pub path: String,
}

/// A changed key that nothing covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// Its place.
    pub at: Location,
    /// The file.
    pub path: String,
    /// The key, as a JSON pointer.
    pub pointer: String,
    /// What it was; none where it is new.
    pub before: Option<String>,
    /// What it is; none where it is gone.
    pub now: Option<String>,
}

/// The detectors of these rules, by the names that rules select them by.
type Detector = fn(&RolloutFiles, &Rule) -> Vec<Mistake>;

const DETECTORS: [(&str, Detector); 11] = [
    ("rollout-uncovered-change", changed::uncovered),
    ("rollout-no-way-back", declared::no_way_back),
    ("rollout-impossible-value", declared::impossible),
    ("rollout-unproven-default", proof::unproven),
    ("rollout-ended", ended::ended),
    ("rollout-not-validated", proof::not_validated),
    ("rollout-owner", ended::ownerless),
    ("rollout-step", steps::wrong),
    ("rollout-twice", declared::twice),
    ("rollout-gated", steps::gated),
    ("rollout-malformed", declared::malformed),
];

/// Whether a detector of this name is one of these.
pub fn has(detector: &str) -> bool {
    DETECTORS.iter().any(|(name, _)| *name == detector)
}

/// The variables of features whose rollback was tried, with evidence that is valid.
pub fn proven(files: &RolloutFiles) -> BTreeSet<String> {
    proof::proven(files)
}

/// Runs one rule.
pub fn run(files: &RolloutFiles, rule: &Rule) -> Vec<Finding> {
    let detector = DETECTORS.iter().find(|(name, _)| *name == rule.detector);
    let mistakes = detector.map(|(_, detector)| detector(files, rule)).unwrap_or_default();
    let mut found: Vec<Finding> = mistakes.into_iter().map(|mistake| mistake.finding(rule)).collect();
    if let Some(severity) = rule.params.planned {
        // What is said of a feature that is only planned, not of what its manifest says in particular.
        let planned: Vec<Location> = files.features().filter(Judged::is_planned).map(|it| it.head()).collect();
        found.iter_mut().filter(|it| planned.contains(&it.primary)).for_each(|it| it.severity = severity);
    }
    found
}

/// A feature that is judged, with where it stands.
#[derive(Clone, Copy)]
struct Judged<'f> {
    manifest: &'f Manifest,
    /// Numbers of manifest and feature.
    number: (usize, usize),
    feature: &'f Feature,
}

impl Judged<'_> {
    fn at<T>(&self, it: &At<T>) -> Location {
        Location { file: self.manifest.file, span: it.span }
    }

    /// The place of the feature as a whole.
    fn head(&self) -> Location {
        self.at(&self.feature.id)
    }

    fn is_planned(&self) -> bool {
        self.feature.status == Status::Planned
    }
}

impl RolloutFiles {
    /// The features of all manifests, those left out whose flag is gone.
    fn features(&self) -> impl Iterator<Item = Judged<'_>> {
        self.manifests.iter().enumerate().flat_map(|(at, manifest)| {
            let features = manifest.features.iter().enumerate();
            let live = features.filter(|(_, feature)| feature.status != Status::Retired);
            live.map(move |(number, feature)| Judged { manifest, number: (at, number), feature })
        })
    }
}
