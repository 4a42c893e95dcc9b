//! What came of a verification.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{KeyId, Mode, Reason, Sha256};

/// The schema of a verdict, JSON Schema 2020-12.
pub const SCHEMA: &str = include_str!("../../schemas/verdict.schema.json");

/// Whether a document may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// It may.
    Accept,
    /// It may, and something is to be told.
    Warn,
    /// It may not.
    Reject,
}

/// What a document calls itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyRef {
    /// Its `policy_id`.
    pub id: String,
    /// Its version.
    pub version: u64,
}

/// A place in a text, as editors count: both from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// What helps to find the cause. It decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// A stable word, such as `eol_converted`.
    pub what: String,
    /// Where in the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Place>,
    /// Which value of the document, as a JSON pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
}

impl Hint {
    /// The signature would be good if the ends of lines were converted back.
    pub const EOL_CONVERTED: &str = "eol_converted";

    /// A hint without a place.
    #[must_use]
    pub fn new(what: &str) -> Self {
        Self { what: what.to_owned(), at: None, pointer: None }
    }
}

/// What came of a verification. Two runs over the same input give the same one, byte for byte: it has no time in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Verdict {
    /// Whether the document may be used.
    pub decision: Decision,
    /// Why not, or what is to be told: the first in the order of [`Reason::ALL`]. Absent where all is well.
    pub reason: Option<Reason>,
    /// What applies besides, in the same order.
    pub also: Vec<Reason>,
    /// The digest of the document, where there was one to read.
    pub sha256: Option<Sha256>,
    /// Whether as many different keys as the role asks for made good signatures, and may.
    pub verified: bool,
    /// Those keys, sorted.
    pub signers: Vec<KeyId>,
    /// The mode that it was judged by: the host's, or a stricter one that the trust store or the document asks for.
    pub mode: Mode,
    /// What the document calls itself, where it could be read.
    pub policy: Option<PolicyRef>,
    /// What helps to find the cause.
    pub hint: Option<Hint>,
}

impl Verdict {
    /// A refusal before there was anything to verify: the file could not be read, for example.
    #[must_use]
    pub fn rejected(reason: Reason, mode: Mode) -> Self {
        Self {
            decision: Decision::Reject,
            reason: Some(reason),
            also: Vec::new(),
            sha256: None,
            verified: false,
            signers: Vec::new(),
            mode,
            policy: None,
            hint: None,
        }
    }

    /// Makes a refusal of a verdict that accepted, for reasons that were found later. The primary one is the first of them.
    pub(crate) fn refuse(&mut self, reasons: impl IntoIterator<Item = Reason>) {
        let found: BTreeSet<Reason> = reasons.into_iter().collect();
        let Some(primary) = found.first().copied() else { return };
        let all: BTreeSet<Reason> = self.reasons().chain(found).collect();
        self.also = all.into_iter().filter(|it| *it != primary).collect();
        (self.decision, self.reason) = (Decision::Reject, Some(primary));
    }

    /// Whether the document may be used.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.decision != Decision::Reject
    }

    /// The primary reason and the others, in order.
    pub fn reasons(&self) -> impl Iterator<Item = Reason> + '_ {
        self.reason.into_iter().chain(self.also.iter().copied())
    }

    /// The text of it: one line of JSON.
    #[must_use]
    pub fn render(&self) -> String {
        // Plain data with string keys always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }
}
