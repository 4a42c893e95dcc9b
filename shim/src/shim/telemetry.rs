//! One snapshot of all that the shim knows about itself.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::Shared;
use super::shards::Counts;
use crate::record::Record;
use crate::sync::lock;

/// A call that takes longer than this is reported.
const STALLED: Duration = Duration::from_secs(2);

/// What a shim has done, and how it is.
///
/// `accepted` is what was taken; of these, `durable` are on the disk and `backlog_records` and `buffered` on their way. `coalesced` of
/// them are there only as totals. What was not taken is in `dropped`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Telemetry {
    /// The name of the instance's folder.
    pub instance: String,
    /// Whether every record is written through.
    pub write_through: bool,
    /// Records taken.
    pub accepted: u64,
    /// Records on the disk.
    pub durable: u64,
    /// Records of which only exact totals are kept.
    pub coalesced: u64,
    /// Records not taken.
    pub dropped: Dropped,
    /// Records that are waiting for the disk, in the recorders' buffers or behind.
    pub pending: u64,
    /// Bytes of them that the aggregator has passed on to the writer.
    pub backlog_bytes: u64,
    /// How long the oldest of these has been waiting.
    pub oldest_unsynced_ms: u64,
    /// Commits that succeeded.
    pub commits: u64,
    /// Attempts to commit after one that failed.
    pub retries: u64,
    /// Errors, by their kind.
    pub write_errors: BTreeMap<String, u64>,
    /// How long commits took, the failed ones included.
    pub commit_latency: Latency,
    /// Snapshots taken.
    pub snapshots: u64,
    /// What the journal takes on the disk.
    pub disk_bytes: u64,
    /// Dead instances whose totals were adopted.
    pub adopted: u64,
    /// Places that could not be read when it was opened.
    pub corrupt_places: u64,
    /// Whether all is well.
    pub health: Health,
    /// The latency probes of functions marked `#[hot]`.
    pub hot: crate::hot::Snapshot,
}

/// Records not taken, by the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Dropped {
    /// The buffer was full, and the configuration says to drop then.
    pub full: u64,
    /// The shim was shut down.
    pub closed: u64,
}

/// A distribution of durations, in microseconds; all zero where `count` is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Latency {
    /// How many.
    pub count: u64,
    /// The median, at most 1 % too high, as are the others.
    pub p50_us: u64,
    /// 99 % took no longer.
    pub p99_us: u64,
    /// The longest.
    pub max_us: u64,
}

/// Whether all is well.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(tag = "state", rename_all = "snake_case"))]
pub enum Health {
    /// It is.
    Healthy,
    /// It is not, for these reasons.
    Degraded {
        /// At least one.
        reasons: Vec<Reason>,
    },
}

/// What is not well.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(tag = "code", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Reason {
    /// Writing fails. What is not durable is kept and tried again; beyond `mem_max` as totals only.
    WriteFailing {
        /// What the last attempt said.
        error: String,
        /// Attempts that failed in a row.
        failures: u32,
        /// Whether so many did that only single attempts are made now.
        breaker_open: bool,
        /// For how long.
        for_ms: u64,
    },
    /// A call to the file system has not returned for a while.
    WriterStalled {
        /// For how long.
        for_ms: u64,
    },
    /// More waits for the disk than memory may hold, so that single records are given up for their totals.
    DetailLost,
    /// Something on the disk could not be read when it was opened: [`Recovered`](super::Recovered) has the places.
    Corrupt {
        /// How many places.
        places: u64,
    },
    /// What a dead instance has left could not be adopted yet.
    AdoptionFailing {
        /// Why.
        error: String,
    },
    /// A `Record` or `Aggregate` has panicked. Nothing is taken any more, and nothing acknowledged.
    Panicked,
}

impl Reason {
    /// A stable code for logs and metrics.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WriteFailing { .. } => "write_failing",
            Self::WriterStalled { .. } => "writer_stalled",
            Self::DetailLost => "detail_lost",
            Self::Corrupt { .. } => "corrupt",
            Self::AdoptionFailing { .. } => "adoption_failing",
            Self::Panicked => "panicked",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WriteFailing { error, failures, for_ms, .. } => {
                write!(f, "{error} ({failures} times in a row, for {for_ms} ms); it is kept in memory and tried again")
            }
            Self::WriterStalled { for_ms } => write!(f, "the file system has not returned for {for_ms} ms"),
            Self::DetailLost => f.write_str("more waits for the disk than memory may hold: only totals are kept"),
            Self::Corrupt { places } => write!(f, "{places} places in the journal could not be read"),
            Self::AdoptionFailing { error } => f.write_str(error),
            Self::Panicked => f.write_str("a record or an aggregate has panicked: nothing is recorded any more"),
        }
    }
}

fn ms(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

impl<R: Record> Shared<R> {
    pub(super) fn telemetry(&self) -> Telemetry {
        let now = self.config.clock.now();
        let (counts, panicked) = self.counts();
        let (backlog_bytes, since, over) = {
            let inbox = lock(&self.inbox);
            let since = [inbox.since, inbox.taken.since].into_iter().flatten().min();
            (inbox.bytes + inbox.taken.bytes, since, inbox.over)
        };
        let stats = lock(&self.stats).clone();
        let mut reasons = self.disk_reasons(&stats, now);
        reasons.extend(over.then_some(Reason::DetailLost));
        reasons.extend((self.corrupt_places > 0).then_some(Reason::Corrupt { places: self.corrupt_places }));
        reasons.extend((panicked || stats.panicked > 0).then_some(Reason::Panicked));
        let commits = &stats.commit_us;
        let quantile = |q| commits.quantile_us(q).unwrap_or(0);
        Telemetry {
            instance: self.instance.clone(),
            write_through: self.is_write_through(),
            accepted: counts.accepted,
            durable: stats.durable,
            coalesced: counts.coalesced,
            dropped: Dropped { full: counts.dropped_full, closed: counts.dropped_closed },
            pending: counts.accepted.saturating_sub(stats.durable),
            backlog_bytes: backlog_bytes as u64,
            oldest_unsynced_ms: since.map_or(0, |it| ms(now.saturating_sub(it))),
            commits: stats.commits,
            retries: stats.retries,
            commit_latency: Latency {
                count: commits.n(),
                p50_us: quantile(0.5),
                p99_us: quantile(0.99),
                max_us: quantile(1.0),
            },
            write_errors: stats.errors,
            snapshots: stats.snapshots,
            disk_bytes: stats.disk_bytes,
            adopted: stats.adopted,
            corrupt_places: self.corrupt_places,
            health: if reasons.is_empty() { Health::Healthy } else { Health::Degraded { reasons } },
            hot: crate::hot::snapshot(),
        }
    }

    /// Of all recorders, those that are gone included.
    fn counts(&self) -> (Counts, bool) {
        let aggregator = lock(&self.aggregator);
        let mut counts = aggregator.counts;
        aggregator.shards.iter().for_each(|shard| counts.add(shard.counts()));
        (counts, aggregator.has_panicked())
    }

    fn disk_reasons(&self, stats: &super::disk::Stats, now: Duration) -> Vec<Reason> {
        let for_ms = |since: Duration| ms(now.saturating_sub(since));
        let mut reasons = Vec::new();
        if let Some(since) = stats.failing_since {
            reasons.push(Reason::WriteFailing {
                error: stats.last_error.clone(),
                failures: stats.failures,
                breaker_open: stats.failures >= self.config.retry.max_attempts,
                for_ms: for_ms(since),
            });
        }
        if let Some(since) = stats.busy_since.filter(|since| now.saturating_sub(*since) >= STALLED) {
            reasons.push(Reason::WriterStalled { for_ms: for_ms(since) });
        }
        reasons.extend(stats.adoption_error.clone().map(|error| Reason::AdoptionFailing { error }));
        reasons
    }
}
