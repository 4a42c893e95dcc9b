//! The telemetry in the `metrics` crate.

use metrics::{counter, gauge};

use super::{Health, Telemetry};

impl Telemetry {
    /// Sets the metrics `feeler_shim_…` to this snapshot, in whatever recorder the `metrics` crate has. Call it now and then, off
    /// the hot path, as often as they are scraped.
    ///
    /// | metric | kind | labels |
    /// |---|---|---|
    /// | `feeler_shim_accepted_total`, `_durable_total`, `_coalesced_total` | counter | |
    /// | `feeler_shim_dropped_total` | counter | `why` |
    /// | `feeler_shim_commits_total`, `_retries_total`, `_snapshots_total`, `_adopted_total` | counter | |
    /// | `feeler_shim_write_errors_total` | counter | `kind` |
    /// | `feeler_shim_commit_seconds` | gauge | `quantile` |
    /// | `feeler_shim_pending`, `_backlog_bytes`, `_disk_bytes` | gauge | |
    /// | `feeler_shim_oldest_unsynced_seconds` | gauge | |
    /// | `feeler_shim_degraded` | gauge, 0 or 1 | |
    pub fn export(&self) {
        counter!("feeler_shim_accepted_total").absolute(self.accepted);
        counter!("feeler_shim_durable_total").absolute(self.durable);
        counter!("feeler_shim_coalesced_total").absolute(self.coalesced);
        counter!("feeler_shim_dropped_total", "why" => "full").absolute(self.dropped.full);
        counter!("feeler_shim_dropped_total", "why" => "closed").absolute(self.dropped.closed);
        counter!("feeler_shim_commits_total").absolute(self.commits);
        counter!("feeler_shim_retries_total").absolute(self.retries);
        counter!("feeler_shim_snapshots_total").absolute(self.snapshots);
        counter!("feeler_shim_adopted_total").absolute(self.adopted);
        for (kind, count) in &self.write_errors {
            counter!("feeler_shim_write_errors_total", "kind" => kind.clone()).absolute(*count);
        }
        let latency = &self.commit_latency;
        for (quantile, us) in [("0.5", latency.p50_us), ("0.99", latency.p99_us), ("1", latency.max_us)] {
            gauge!("feeler_shim_commit_seconds", "quantile" => quantile).set(us as f64 / 1e6);
        }
        gauge!("feeler_shim_pending").set(self.pending as f64);
        gauge!("feeler_shim_backlog_bytes").set(self.backlog_bytes as f64);
        gauge!("feeler_shim_disk_bytes").set(self.disk_bytes as f64);
        gauge!("feeler_shim_oldest_unsynced_seconds").set(self.oldest_unsynced_ms as f64 / 1e3);
        gauge!("feeler_shim_degraded").set(if self.health == Health::Healthy { 0.0 } else { 1.0 });
    }
}
