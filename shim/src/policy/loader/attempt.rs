//! What came of an attempt to load.

use serde::Serialize;

use super::super::{Reason, Verdict};
use super::Violation;

/// What became of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// They are in force now, and were not before.
    Activated,
    /// They are in force already.
    Unchanged,
    /// They are not in force, and what was still is.
    Rejected,
}

/// What came of an attempt. It has no time in it: the same files, trust and state give the same one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// What became of the files.
    pub outcome: Outcome,
    /// The reason of a refusal, or what is to be told: of all reasons of all files the first in the order of [`Reason::ALL`].
    pub reason: Option<Reason>,
    /// In words, where a code is not enough.
    pub detail: Option<String>,
    /// What was found about each file, in the order of the configuration.
    pub files: Vec<FileVerdict>,
    /// The attempt before had the same result.
    #[serde(skip)]
    pub repeated: bool,
}

/// What was found about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileVerdict {
    /// Its path below the source's folder.
    pub path: String,
    /// Of its bytes, its signatures, and what it says.
    pub verdict: Verdict,
    /// What does not fit the schema or the program, in the order of the text.
    pub violations: Vec<Violation>,
}

impl Attempt {
    /// Before the first one.
    pub(super) fn none() -> Self {
        Self { outcome: Outcome::Rejected, reason: None, detail: None, files: Vec::new(), repeated: false }
    }

    /// The same, refused for a reason that no file has.
    pub(super) fn refused(self, reason: Reason, detail: String) -> Self {
        Self { outcome: Outcome::Rejected, reason: Some(reason), detail: Some(detail), ..self }
    }

    /// The file that decided.
    #[must_use]
    pub fn decisive(&self) -> Option<&FileVerdict> {
        self.files.iter().find(|it| it.verdict.reason == self.reason).or_else(|| self.files.first())
    }

    /// One line of JSON.
    #[must_use]
    pub fn render(&self) -> String {
        // Plain data with string keys always serialises.
        serde_json::to_string(self).unwrap_or_default()
    }
}
