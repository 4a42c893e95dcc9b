//! The envelope of a policy: what it is, for whom, for how long, and the policy itself.

use serde::{Deserialize, Serialize};

use super::{Mode, Sha256, Timestamp};

/// The kind of a policy document.
pub const KIND: &str = "feeler.policy/v1";

/// A policy document as its bytes say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// [`KIND`].
    pub kind: String,
    /// Which policy it is: words of a-z, 0-9, `_` and `-`, joined by dots.
    pub policy_id: String,
    /// Grows with every version of the policy.
    pub version: u64,
    /// The digest of the version before, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev_sha256: Option<Sha256>,
    /// From when on it is valid.
    pub issued: Timestamp,
    /// From when on it is no longer valid.
    pub expires: Timestamp,
    /// For whom it is; for everybody where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<String>,
    /// How strictly what it governs is judged, and it itself at least.
    pub mode: Mode,
    /// The switch that takes it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rollback: Option<Rollback>,
    /// That it is looser than the version before, and until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downgrade: Option<Downgrade>,
    /// The policy itself: an object whose fields are the business of whoever applies it.
    pub spec: serde_json::Value,
}

/// The switch that takes a policy back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rollback {
    /// The full name of the switch.
    pub flag: String,
    /// The value that takes it back.
    pub safe_value: String,
}

/// A mode that is looser than the version before, for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Downgrade {
    /// When it ends. From then on the mode of the document is the strictest.
    pub expires: Timestamp,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Document {
    /// The mode at a moment: once a downgrade has ended, the strictest.
    #[must_use]
    pub fn mode_at(&self, now: Timestamp) -> Mode {
        let ended = self.downgrade.as_ref().is_some_and(|it| now >= it.expires);
        if ended { Mode::RequireValidSignature } else { self.mode }
    }
}
