//! What came of all attempts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::{Mode, Reason, Sha256, Timestamp};
use super::{Active, Attempt, Outcome};

/// What came of all attempts. An attempt with the same result as the one before counts as `repeated` only: so that a file that lies there and is looked at every few
/// seconds does not change the ratio.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Telemetry {
    /// How often the files were looked at.
    pub attempts: u64,
    /// How often they took effect.
    pub accepted: u64,
    /// How often they were those in force.
    pub unchanged: u64,
    /// How often they were refused again for what they had been refused for.
    pub repeated: u64,
    /// How often they were refused, by primary reason.
    pub rejected: BTreeMap<&'static str, u64>,
    /// How often they took effect with a warning, by primary reason.
    pub warned: BTreeMap<&'static str, u64>,
    /// Activations as a part of all attempts that were not repeated and not unchanged; none before the first.
    pub acceptance_ratio: Option<f64>,
    /// The rest of them.
    pub rejection_ratio: Option<f64>,
    /// Why what is in force is not what lies there, or is not accepted any more; the reason of the last attempt, if it was refused.
    pub degraded: Option<Reason>,
    /// What is in force.
    pub active: Vec<ActiveFile>,
    /// What was in force before the last start was restored.
    pub restored: bool,
    /// Why it was not.
    pub restore_error: Option<String>,
    /// Why the audit log was not told of the last refusal.
    pub audit_error: Option<String>,
}

/// A document in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActiveFile {
    /// Its `policy_id`.
    pub policy_id: String,
    /// Its version.
    pub version: u64,
    /// The digest of its bytes.
    pub sha256: Sha256,
    /// The mode it was accepted in.
    pub mode: Mode,
    /// When it expires.
    pub expires: Timestamp,
    /// Since when it is in force in this process.
    pub since: Timestamp,
}

impl Telemetry {
    pub(super) fn count<T>(&mut self, attempt: &Attempt, active: Option<&Active<T>>) {
        self.attempts += 1;
        let code = attempt.reason.map_or("none", Reason::as_str);
        match attempt.outcome {
            Outcome::Activated => {
                self.accepted += 1;
                if attempt.reason.is_some() {
                    *self.warned.entry(code).or_default() += 1;
                }
            }
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Rejected if attempt.repeated => self.repeated += 1,
            Outcome::Rejected => *self.rejected.entry(code).or_default() += 1,
        }
        let rejected: u64 = self.rejected.values().sum();
        let all = self.accepted + rejected;
        self.acceptance_ratio = (all > 0).then(|| self.accepted as f64 / all as f64);
        self.rejection_ratio = (all > 0).then(|| rejected as f64 / all as f64);
        self.degraded = attempt.reason.filter(|_| attempt.outcome == Outcome::Rejected);
        self.active = active.map(ActiveFile::all).unwrap_or_default();
    }

    /// Sets the metrics `feeler_shim_policy_…` to this snapshot, in whatever recorder the `metrics` crate has.
    ///
    /// | metric | kind | labels |
    /// |---|---|---|
    /// | `feeler_shim_policy_attempts_total`, `_accepted_total`, `_unchanged_total`, `_repeated_total` | counter | |
    /// | `feeler_shim_policy_rejected_total`, `_warned_total` | counter | `reason` |
    /// | `feeler_shim_policy_acceptance_ratio`, `_rejection_ratio` | gauge, 0 to 1 | |
    /// | `feeler_shim_policy_degraded` | gauge, 0 or 1 | |
    /// | `feeler_shim_policy_version` | gauge | `policy` |
    /// | `feeler_shim_policy_expires_seconds` | gauge, since 1970 | `policy` |
    #[cfg(feature = "metrics")]
    pub fn export(&self) {
        use metrics::{counter, gauge};
        counter!("feeler_shim_policy_attempts_total").absolute(self.attempts);
        counter!("feeler_shim_policy_accepted_total").absolute(self.accepted);
        counter!("feeler_shim_policy_unchanged_total").absolute(self.unchanged);
        counter!("feeler_shim_policy_repeated_total").absolute(self.repeated);
        for (reason, count) in &self.rejected {
            counter!("feeler_shim_policy_rejected_total", "reason" => *reason).absolute(*count);
        }
        for (reason, count) in &self.warned {
            counter!("feeler_shim_policy_warned_total", "reason" => *reason).absolute(*count);
        }
        if let (Some(accepted), Some(rejected)) = (self.acceptance_ratio, self.rejection_ratio) {
            gauge!("feeler_shim_policy_acceptance_ratio").set(accepted);
            gauge!("feeler_shim_policy_rejection_ratio").set(rejected);
        }
        gauge!("feeler_shim_policy_degraded").set(if self.degraded.is_some() { 1.0 } else { 0.0 });
        for it in &self.active {
            gauge!("feeler_shim_policy_version", "policy" => it.policy_id.clone()).set(it.version as f64);
            gauge!("feeler_shim_policy_expires_seconds", "policy" => it.policy_id.clone()).set(it.expires.0 as f64);
        }
    }
}

impl ActiveFile {
    fn all<T>(active: &Active<T>) -> Vec<Self> {
        let files = active.documents.iter().zip(&active.digests).zip(&active.verdicts);
        let file = |((document, sha256), verdict): ((&super::Document, &Sha256), &super::Verdict)| Self {
            policy_id: document.policy_id.clone(),
            version: document.version,
            sha256: *sha256,
            mode: verdict.mode,
            expires: document.expires,
            since: active.since,
        };
        files.map(file).collect()
    }
}
