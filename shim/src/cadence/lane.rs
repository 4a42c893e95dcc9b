//! One class while it runs: who runs, who waits for its turn, and what is told of it.

use std::collections::BTreeSet;
use std::time::Duration;

use super::job::JobId;
use super::meter::Meter;
use super::snapshot::ClassSnapshot;
use crate::record::Latencies;

/// What the jobs of one class share.
#[derive(Debug, Default)]
pub(super) struct Lane {
    /// Those that run, from when on.
    pub(super) running: BTreeSet<(Duration, JobId)>,
    /// Those that are due and wait for one that runs.
    pub(super) waiting: BTreeSet<(Duration, JobId)>,
    pub(super) meter: Meter,
    peak: usize,
    runs: u64,
    deferred: u64,
    /// How long after they were due runs started.
    late: Latencies,
    took: Latencies,
}

impl Lane {
    pub(super) fn start(&mut self, id: JobId, now: Duration) {
        self.running.insert((now, id));
        self.peak = self.peak.max(self.running.len());
    }

    pub(super) fn defer(&mut self, due: Duration, id: JobId) {
        self.waiting.insert((due, id));
        self.deferred += 1;
    }

    pub(super) fn end(&mut self, id: JobId, due: Duration, started: Duration, now: Duration) {
        let micros = |it: Duration| u32::try_from(it.as_micros()).unwrap_or(u32::MAX);
        self.running.remove(&(started, id));
        self.runs += 1;
        self.late.record(micros(started.saturating_sub(due)));
        self.took.record(micros(now.saturating_sub(started)));
    }

    pub(super) fn snapshot(&self, class: &str, mode: super::Mode, jobs: usize) -> ClassSnapshot {
        let (judged, overlapped) = self.meter.counts();
        let quantile = |of: &Latencies, share| of.quantile_us(share).unwrap_or(0);
        ClassSnapshot {
            class: class.to_owned(),
            mode,
            jobs,
            runs: self.runs,
            judged,
            overlapped,
            running: self.running.len(),
            most_at_once: self.peak,
            deferred: self.deferred,
            late_p50_us: quantile(&self.late, 0.5),
            late_p99_us: quantile(&self.late, 0.99),
            late_max_us: quantile(&self.late, 1.0),
            run_p50_us: quantile(&self.took, 0.5),
            run_p99_us: quantile(&self.took, 0.99),
            run_total_us: self.took.sum_us(),
        }
    }
}
