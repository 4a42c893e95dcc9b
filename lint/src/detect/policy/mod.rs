//! Signed policy: rules over data files, with what stands beside them.
//!
//! The engine says which files are policy and brings their bytes; here it is judged what is wrong with them. A file about which
//! nobody said that it is policy, and that does not say so itself, is never reported.

mod claims;
pub mod code;
mod files;
mod keys;
mod manifest;
mod modes;
mod trust;
mod verdict;
mod versions;

pub use files::{Artifact, Detached, PolicyFiles, Row, What};
pub use keys::holds_private_key;

use super::mistake::{Mistake, in_data};
use crate::{base::finding::Finding, catalog::Rule};

/// The detectors of these rules, by the names that rules select them by.
type Detector = fn(&PolicyFiles, &Rule) -> Vec<Mistake>;

const DETECTORS: [(&str, Detector); 10] = [
    ("unsigned-policy", files::unsigned),
    ("unsigned-manifest", manifest::unsigned),
    ("line-ends", files::line_ends),
    ("private-key", keys::private),
    ("trust-store", trust::unsound),
    ("expiring", trust::expiring),
    ("invalid-signature", verdict::invalid),
    ("version", versions::falling),
    ("weakened-verification", modes::weakened),
    ("self-asserted", claims::claimed),
];

/// Whether a detector of this name is one of these.
pub fn has(detector: &str) -> bool {
    DETECTORS.iter().any(|(name, _)| *name == detector)
}

/// Runs one rule.
pub fn run(files: &PolicyFiles, rule: &Rule) -> Vec<Finding> {
    let detector = DETECTORS.iter().find(|(name, _)| *name == rule.detector);
    let mistakes = detector.map(|(_, detector)| detector(files, rule)).unwrap_or_default();
    mistakes.into_iter().map(|mistake| mistake.finding(rule)).collect()
}

/// A name in lower case with `_` between its words: `minMode`, `min-mode` and `MIN_MODE` are one.
fn plain(name: &str) -> String {
    super::durability::words(name).collect::<Vec<_>>().join("_")
}
