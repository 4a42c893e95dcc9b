//! What came of all records.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::policy::{Decision, Mode, Reason, Verdict};

/// What came of all records so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Telemetry {
    /// How many were accepted, those with a warning included.
    pub accepted: u64,
    /// How many of them with a warning, by primary reason.
    pub warned: BTreeMap<&'static str, u64>,
    /// How many were refused, by primary reason.
    pub rejected: BTreeMap<&'static str, u64>,
    /// Accepted ones as a part of all; none before the first.
    pub acceptance_ratio: Option<f64>,
    /// Refused ones as a part of all.
    pub rejection_ratio: Option<f64>,
    /// The mode that the last one was judged by.
    pub mode: Option<Mode>,
    /// How many ids are remembered.
    pub remembered: u64,
}

impl Telemetry {
    pub(super) fn count(&mut self, verdict: &Verdict) {
        let code = verdict.reason.map_or("none", Reason::as_str);
        match verdict.decision {
            Decision::Reject => *self.rejected.entry(code).or_default() += 1,
            Decision::Warn => *self.warned.entry(code).or_default() += 1,
            Decision::Accept => {}
        }
        self.accepted += u64::from(verdict.is_accepted());
        self.mode = Some(verdict.mode);
        let rejected: u64 = self.rejected.values().sum();
        let all = (self.accepted + rejected) as f64;
        self.acceptance_ratio = Some(self.accepted as f64 / all);
        self.rejection_ratio = Some(rejected as f64 / all);
    }

    /// Sets the metrics `feeler_shim_ingest_…` to this snapshot, in whatever recorder the `metrics` crate has.
    ///
    /// | metric | kind | labels |
    /// |---|---|---|
    /// | `feeler_shim_ingest_accepted_total` | counter | |
    /// | `feeler_shim_ingest_rejected_total`, `_warned_total` | counter | `reason` |
    /// | `feeler_shim_ingest_acceptance_ratio`, `_rejection_ratio` | gauge, 0 to 1 | |
    /// | `feeler_shim_ingest_remembered` | gauge | |
    #[cfg(feature = "metrics")]
    pub fn export(&self) {
        use metrics::{counter, gauge};
        counter!("feeler_shim_ingest_accepted_total").absolute(self.accepted);
        for (reason, count) in &self.rejected {
            counter!("feeler_shim_ingest_rejected_total", "reason" => *reason).absolute(*count);
        }
        for (reason, count) in &self.warned {
            counter!("feeler_shim_ingest_warned_total", "reason" => *reason).absolute(*count);
        }
        if let (Some(accepted), Some(rejected)) = (self.acceptance_ratio, self.rejection_ratio) {
            gauge!("feeler_shim_ingest_acceptance_ratio").set(accepted);
            gauge!("feeler_shim_ingest_rejection_ratio").set(rejected);
        }
        gauge!("feeler_shim_ingest_remembered").set(self.remembered as f64);
    }
}
