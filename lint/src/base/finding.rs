//! One diagnostic, as plain data: many renderers, one model.

use super::source::{FileId, Span};
use serde::{Deserialize, Serialize};

/// Impact of a finding. Ordered: `Info < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; never gates unless asked.
    Info,
    /// Should be fixed or allowed with a reason.
    Warning,
    /// Must be fixed or allowed with a reason.
    Error,
}

/// How sure the analysis is. Ordered: `Low < Medium < High`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A guess by name alone; hidden by default.
    Low,
    /// One step of the chain is a dynamic call with few targets, or a guess with support.
    Medium,
    /// Every step was resolved by scope and type.
    High,
}

/// A byte range in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Location {
    /// The file.
    pub file: FileId,
    /// The range in it.
    pub span: Span,
}

/// One step of a call chain, root first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    /// The call of this step.
    pub at: Location,
    /// The function that holds the call.
    pub symbol: String,
    /// What happens here, e.g. ``calls `b::load` ``.
    pub note: String,
}

/// A primitive that the finding's call can reach.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reach {
    /// Effect class, e.g. `fs`.
    pub class: String,
    /// Canonical path of the primitive, e.g. `std::fs::read`.
    pub primitive: String,
    /// Where the primitive is called.
    pub at: Location,
}

/// Whether a fix is applied without a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Does what its title says and nothing else: `--fix` applies it.
    Safe,
    /// Needs a person's judgement: an editor offers it, `--fix` leaves it alone.
    Shown,
}

/// A replacement of source text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// What the fix does, imperative.
    pub title: String,
    /// Whether it is applied without a look.
    pub applicability: Applicability,
    /// Replacements: range and new text, in order and without overlap. All of them are made, or none.
    pub edits: Vec<(Location, String)>,
}

/// A finding. It always has a primary place, so a renderer never has to invent one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Rule code, e.g. `HOT001`.
    pub code: String,
    /// Rule name, e.g. `blocking-call-in-async`.
    pub name: String,
    /// Impact, after levels and overrides.
    pub severity: Severity,
    /// How sure the analysis is.
    pub confidence: Confidence,
    /// What is wrong, in one sentence without a period.
    pub message: String,
    /// The place that a person would change.
    pub primary: Location,
    /// Symbol that holds the place, e.g. `a::x::Loader::refresh`; empty for a file-level finding.
    pub symbol: String,
    /// Effect class and primitive of the witness, when the finding is about an effect.
    pub effect: Option<(String, String)>,
    /// Witness chain, root first; empty when the primary place says it all.
    pub chain: Vec<Hop>,
    /// Everything the call can reach, witness included, sorted.
    pub reaches: Vec<Reach>,
    /// The menu: what can be done, one entry a way.
    pub help: Vec<String>,
    /// Machine-applicable changes.
    pub fixes: Vec<Fix>,
}
