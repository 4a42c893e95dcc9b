//! The writer: owns the journal, makes durable what the aggregator has put into the inbox, and tries again for as long as it takes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::Shared;
use super::drain::{BULK_BYTES, Taken, records_in};
use super::state::{self, Names};
use crate::journal::{CommitError, Journal};
use crate::record::{Latencies, Record};
use crate::sync::{MutexGuard, Ordering, lock};

/// After so many segments' worth of bytes a snapshot is taken, so that a restart has little to read.
const SNAPSHOT_SEGMENTS: u64 = 4;

/// What is done with the disk, under a lock that is held during I/O: only the writer takes it, and callers that asked for
/// writing through.
pub(crate) struct Disk<R: Record> {
    /// None once the shim is shut down: the folder is free then.
    pub(super) journal: Option<Journal>,
    /// What was pushed into the journal last, durable or not.
    pushed: Option<Pushed<R>>,
    /// Bytes pushed since the last snapshot: what a restart has to read.
    since_snapshot: u64,
    /// For the jitter.
    random: u64,
}

/// The state behind what was pushed last.
struct Pushed<R: Record> {
    turn: u64,
    /// The sequence number behind it.
    end: u64,
    totals: Arc<R::Agg>,
    names: Arc<Names>,
    durable: bool,
}

/// What the writer has counted, under a lock that is never held during I/O.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stats {
    pub(super) durable: u64,
    pub(super) commits: u64,
    pub(super) retries: u64,
    pub(super) snapshots: u64,
    pub(super) errors: BTreeMap<String, u64>,
    pub(super) commit_us: Latencies,
    pub(super) disk_bytes: u64,
    /// Attempts that failed in a row, since when, why, and when the next one is due.
    pub(super) failures: u32,
    pub(super) failing_since: Option<Duration>,
    pub(super) last_error: String,
    pub(super) retry_at: Duration,
    /// When the call that is under way began.
    pub(super) busy_since: Option<Duration>,
    pub(super) adopted: u64,
    pub(super) adoption_error: Option<String>,
    pub(super) panicked: u64,
}

impl<R: Record> Disk<R> {
    pub(super) fn new(journal: Journal, random: u64) -> Self {
        Self { journal: Some(journal), pushed: None, since_snapshot: 0, random: random | 1 }
    }

    fn random(&mut self) -> u64 {
        // xorshift64: good enough to keep instances out of step.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random
    }
}

impl<R: Record> Shared<R> {
    /// Makes durable what there is, unless an attempt has failed and the next one is not due.
    pub(crate) fn pump(&self) {
        let mut disk = lock(&self.disk);
        self.pump_locked(&mut disk);
    }

    /// The same for a caller that waits for its turn to become durable; false when it did not.
    pub(crate) fn pump_until(&self, turn: u64) -> bool {
        if self.waiters.durable() < turn {
            let mut disk = lock(&self.disk);
            // Whoever had the lock may have done it.
            if self.waiters.durable() < turn {
                self.pump_locked(&mut disk);
            }
        }
        self.waiters.durable() >= turn
    }

    fn pump_locked(&self, disk: &mut MutexGuard<'_, Disk<R>>) {
        if self.config.clock.now() < lock(&self.stats).retry_at {
            return;
        }
        // First what has failed before. Only then what came since: so while the disk fails, memory holds one batch in the journal and
        // the inbox, whose size the aggregator watches.
        if disk.pushed.as_ref().is_some_and(|it| !it.durable) && !self.commit(disk) {
            return;
        }
        self.drain(false);
        self.push(disk);
        self.commit(disk);
    }

    /// Takes all out of the inbox.
    fn push(&self, disk: &mut Disk<R>) {
        let Some(journal) = disk.journal.as_mut() else { return };
        let (frames, mut pushed) = {
            let mut inbox = lock(&self.inbox);
            inbox.taken = Taken { bytes: inbox.bytes, records: 0, since: inbox.since.take() };
            let (totals, names) = (Arc::clone(&inbox.totals), Arc::clone(&inbox.names));
            let pushed = Pushed { turn: inbox.turn, end: journal.next_seq(), totals, names, durable: false };
            (inbox.take(), pushed)
        };
        for frame in &frames {
            pushed.end = journal.push(frame.kind, frame.count, &frame.payload);
        }
        let mut inbox = lock(&self.inbox);
        inbox.taken.records = frames.iter().map(records_in).sum();
        inbox.taken.bytes = journal.backlog_bytes();
        disk.since_snapshot += journal.backlog_bytes() as u64;
        disk.pushed = Some(pushed);
    }

    /// Commits what was pushed; tells those who wait.
    fn commit(&self, disk: &mut Disk<R>) -> bool {
        let (Some(journal), Some(pushed)) = (disk.journal.as_mut(), disk.pushed.as_mut()) else { return false };
        let idle = journal.backlog_bytes() == 0;
        let result = if idle { Ok(()) } else { self.timed(|| write(journal, pushed)) };
        if let Err(error) = result {
            let random = disk.random();
            self.note_failure(&error, random);
            return false;
        }
        pushed.durable = true;
        let turn = pushed.turn;
        let taken = std::mem::take(&mut lock(&self.inbox).taken);
        self.note_success(taken.records, journal.disk_bytes(), !idle);
        self.waiters.complete(turn);
        if disk.since_snapshot >= SNAPSHOT_SEGMENTS * self.config.segment_bytes || journal.wants_snapshot() {
            self.snapshot(disk);
        }
        true
    }

    /// Replaces old segments by the state that they add up to. What fails here is tried again with the next commit.
    pub(super) fn snapshot(&self, disk: &mut Disk<R>) {
        let (Some(journal), Some(pushed)) = (disk.journal.as_mut(), disk.pushed.as_ref()) else { return };
        if !pushed.durable {
            return;
        }
        let state = state::snapshot::<R>(&pushed.totals, &pushed.names);
        let result = journal.snapshot(pushed.end, &state);
        let mut stats = lock(&self.stats);
        match result {
            Ok(()) => {
                stats.snapshots += 1;
                disk.since_snapshot = 0;
            }
            Err(error) => {
                *stats.errors.entry(kind(&error)).or_default() += 1;
                // Not again with every commit.
                disk.since_snapshot /= 2;
            }
        }
        stats.disk_bytes = journal.disk_bytes();
    }

    fn timed<T>(&self, work: impl FnOnce() -> T) -> T {
        let start = self.config.clock.now();
        lock(&self.stats).busy_since = Some(start);
        let result = work();
        let took = self.config.clock.now().saturating_sub(start);
        let mut stats = lock(&self.stats);
        stats.busy_since = None;
        stats.commit_us.record(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
        result
    }

    fn note_failure(&self, error: &CommitError, random: u64) {
        let now = self.config.clock.now();
        let mut stats = lock(&self.stats);
        stats.retries += u64::from(stats.failures > 0);
        stats.failures = stats.failures.saturating_add(1);
        stats.failing_since.get_or_insert(now);
        *stats.errors.entry(kind(error)).or_default() += 1;
        stats.last_error = error.to_string();
        stats.retry_at = now + self.config.retry.delay(stats.failures, random);
    }

    fn note_success(&self, records: u64, disk_bytes: u64, wrote: bool) {
        let mut stats = lock(&self.stats);
        stats.durable += records;
        stats.disk_bytes = disk_bytes;
        stats.commits += u64::from(wrote);
        stats.retries += u64::from(stats.failures > 0);
        (stats.failures, stats.failing_since, stats.retry_at) = (0, None, Duration::ZERO);
    }

    /// The writer's thread.
    pub(super) fn write_on(&self) {
        let clock = &self.config.clock;
        let (mut flush_at, mut adopt_at) = (clock.now(), clock.now() + self.config.adopt_every);
        while !self.stop.load(Ordering::Acquire) {
            let now = clock.now();
            let retry_at = lock(&self.stats).retry_at;
            let due = if retry_at.is_zero() {
                self.urgent.swap(false, Ordering::AcqRel) || now >= flush_at || lock(&self.inbox).bytes >= BULK_BYTES
            } else {
                now >= retry_at
            };
            if due {
                self.guarded(|| self.pump());
                flush_at = clock.now() + self.config.flush;
            }
            if now >= adopt_at && retry_at.is_zero() {
                self.guarded(|| self.adopt_orphans());
                adopt_at = clock.now() + self.config.adopt_every;
            }
            let retry_at = lock(&self.stats).retry_at;
            let next = if retry_at.is_zero() { flush_at.min(adopt_at) } else { retry_at };
            clock.park_until(next);
        }
        // Other handles may live on; the folder is free from here on.
        lock(&self.disk).journal = None;
    }

    /// Runs a step of a thread that must go on whatever happens in it.
    pub(super) fn guarded(&self, step: impl FnOnce()) {
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(step)).is_err() {
            lock(&self.stats).panicked += 1;
        }
    }
}

/// Writes what was pushed. Where the journal has reached its limit, a state in place of all of it does the same.
fn write<R: Record>(journal: &mut Journal, pushed: &Pushed<R>) -> Result<(), CommitError> {
    match journal.commit() {
        Err(CommitError::Full { .. }) => {
            journal.snapshot(pushed.end, &state::snapshot::<R>(&pushed.totals, &pushed.names))?;
            journal.commit().map(|_| ())
        }
        result => result.map(|_| ()),
    }
}

/// The kind of an error, as it is counted.
fn kind(error: &CommitError) -> String {
    match error {
        CommitError::Full { .. } => "journal_full".to_owned(),
        CommitError::Io { source, .. } => match source.raw_os_error() {
            // The kinds that `std` has no stable name for.
            Some(5) => "EIO".to_owned(),
            _ => format!("{:?}", source.kind()),
        },
        _ => "other".to_owned(),
    }
}
