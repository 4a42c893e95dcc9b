//! The newest value of every file that is not on the disk yet. No I/O and no clock of its own: what is due when is decided
//! by the moments that it is given.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::ack::{AckError, Slot};
use super::report::{Counts, Problem, Reason, Unsaved, Why};
use super::retry::is_degraded;
use super::{Admission, Config, Retry};

/// What an entry costs beside its name and value, about, so that many small ones are bounded, too.
const ENTRY: usize = 256;
/// What a waiting [`Ack`](super::Ack) costs, about.
const WAITING: usize = 128;

/// The values that wait for the writer.
#[derive(Debug)]
pub(super) struct Pending {
    entries: BTreeMap<Arc<str>, Entry>,
    /// What everything in memory costs, values that are being written included.
    bytes: usize,
    /// The sequence number of the newest value.
    last: u64,
    /// A value was dropped for want of memory, and it has not been half empty since.
    full: bool,
    /// Nothing more is taken.
    closed: bool,
    pub(super) counts: Counts,
    file_max: usize,
    memory_max: usize,
    window: Duration,
    retry: Retry,
}

#[derive(Debug)]
struct Entry {
    /// The newest value.
    value: Arc<Vec<u8>>,
    seq: u64,
    /// The oldest value that is not on the disk, and since when.
    first: u64,
    since: Instant,
    /// When the newest value may be written, unless one is being written.
    due: Instant,
    /// When the oldest value came that is not being written.
    waiting_since: Instant,
    flight: Option<Flight>,
    /// Attempts that failed, in a row, and why.
    failed: u32,
    problem: Option<Problem>,
    acks: Vec<(u64, Arc<Slot>)>,
}

/// A value that is being written.
#[derive(Clone, Copy, Debug)]
struct Flight {
    seq: u64,
    bytes: usize,
}

/// What the writer is to write.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) key: Arc<str>,
    pub(super) value: Arc<Vec<u8>>,
    pub(super) seq: u64,
}

/// What became of a value.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) admission: Admission,
    /// When the writer has to be awake, if that is news.
    pub(super) due: Option<Instant>,
    /// What it replaces: to be dropped where no lock is held.
    pub(super) replaced: Option<Arc<Vec<u8>>>,
}

impl Pending {
    pub(super) fn new(config: &Config) -> Self {
        Self {
            entries: BTreeMap::new(),
            bytes: 0,
            last: 0,
            full: false,
            closed: false,
            counts: Counts::default(),
            file_max: config.file_max,
            memory_max: config.memory_max,
            window: config.window,
            retry: config.retry,
        }
    }

    /// Takes a value. `slot` is resolved once it is written, and makes it due at once.
    pub(super) fn set(&mut self, key: &str, value: Vec<u8>, slot: Option<&Arc<Slot>>) -> Taken {
        let old = self.entries.get(key);
        let released = old.filter(|old| !old.is_flying()).map_or(0, |old| old.value.capacity());
        let fixed = old.map_or(key.len() + ENTRY, |_| 0) + slot.map_or(0, |_| WAITING);
        let bytes = (self.bytes - released).saturating_add(value.capacity()).saturating_add(fixed);
        let refused = if self.closed {
            Some(Why::ShutDown)
        } else if value.len() > self.file_max {
            Some(Why::TooLarge)
        } else if bytes > self.memory_max {
            self.full = true;
            Some(Why::Memory)
        } else {
            None
        };
        if let Some(why) = refused {
            self.counts.drop_one(why);
            return Taken { admission: Admission::Dropped(why), due: None, replaced: Some(Arc::new(value)) };
        }
        self.bytes = bytes;
        self.last += 1;
        self.counts.accepted += 1;
        self.put(key, Arc::new(value), slot)
    }

    /// Puts a value that has been accepted in its place.
    fn put(&mut self, key: &str, value: Arc<Vec<u8>>, slot: Option<&Arc<Slot>>) -> Taken {
        let (seq, window) = (self.last, if slot.is_some() { Duration::ZERO } else { self.window });
        let ack = slot.map(|slot| (seq, Arc::clone(slot)));
        let Some(entry) = self.entries.get_mut(key) else {
            let now = Instant::now();
            let due = now + window;
            let entry = Entry {
                value,
                seq,
                first: seq,
                since: now,
                due,
                waiting_since: now,
                flight: None,
                failed: 0,
                problem: None,
                acks: ack.into_iter().collect(),
            };
            self.entries.insert(key.into(), entry);
            return Taken { admission: Admission::Buffered, due: Some(due), replaced: None };
        };
        // A value that is being written is no longer replaced: this one waits behind it.
        let behind = entry.is_flying();
        let mut due = None;
        if behind {
            entry.waiting_since = Instant::now();
            entry.due = entry.waiting_since + window;
        } else if slot.is_some() && entry.failed == 0 {
            entry.due = entry.due.min(Instant::now());
            due = Some(entry.due);
        }
        entry.seq = seq;
        entry.acks.extend(ack);
        let replaced = Some(std::mem::replace(&mut entry.value, value));
        let admission = if behind { Admission::Buffered } else { Admission::Coalesced };
        self.counts.coalesced += u64::from(!behind);
        Taken { admission, due, replaced }
    }

    /// The newest value that is not on the disk yet.
    pub(super) fn get(&self, key: &str) -> Option<Arc<Vec<u8>>> {
        self.entries.get(key).map(|entry| Arc::clone(&entry.value))
    }

    /// Takes what is due, the longest due first, and not more than `most` values.
    pub(super) fn take_due(&mut self, now: Instant, most: usize) -> Vec<Job> {
        let due = |entry: &Entry| entry.flight.is_none() && entry.due <= now;
        let mut keys: Vec<(Instant, Arc<str>)> = self
            .entries
            .iter()
            .filter(|(_, entry)| due(entry))
            .map(|(key, entry)| (entry.due, Arc::clone(key)))
            .collect();
        keys.sort();
        keys.truncate(most);
        let take = |(_, key): (Instant, Arc<str>)| {
            let entry = self.entries.get_mut(&key)?;
            entry.flight = Some(Flight { seq: entry.seq, bytes: entry.value.capacity() });
            Some(Job { key, value: Arc::clone(&entry.value), seq: entry.seq })
        };
        keys.into_iter().filter_map(take).collect()
    }

    /// When the next value is due, if one waits.
    pub(super) fn next_due(&self) -> Option<Instant> {
        self.entries.values().filter(|entry| entry.flight.is_none()).map(|entry| entry.due).min()
    }

    /// Makes everything due; what failed keeps its delay, unless this is its last chance.
    pub(super) fn hurry(&mut self, now: Instant, failed: bool) {
        for entry in self.entries.values_mut().filter(|entry| failed || entry.failed == 0) {
            entry.due = entry.due.min(now);
        }
    }

    /// A value is on the disk: who waited for it?
    pub(super) fn done(&mut self, job: &Job) -> Vec<Arc<Slot>> {
        self.counts.written += 1;
        self.counts.written_bytes += job.value.len() as u64;
        let Some(entry) = self.entries.get_mut(&job.key) else { return Vec::new() };
        let mut released = entry.land();
        let written = entry.acks_up_to(job.seq);
        released += written.len() * WAITING;
        if entry.seq == job.seq {
            released += job.key.len() + ENTRY + entry.value.capacity();
            self.entries.remove(&job.key);
        } else {
            entry.first = job.seq + 1;
            entry.since = entry.waiting_since;
            entry.failed = 0;
            entry.problem = None;
        }
        self.release(released);
        written
    }

    /// A value could not be written: who is not to wait any longer?
    pub(super) fn failed(&mut self, job: &Job, problem: Problem, now: Instant, random: u64) -> Vec<Arc<Slot>> {
        self.counts.write_errors += 1;
        let Some(entry) = self.entries.get_mut(&job.key) else { return Vec::new() };
        let mut released = entry.land();
        entry.failed = entry.failed.saturating_add(1);
        entry.problem = Some(problem);
        entry.due = now + self.retry.delay(entry.failed, random);
        let told = if is_degraded(&self.retry, entry.failed) { entry.acks_up_to(job.seq) } else { Vec::new() };
        released += told.len() * WAITING;
        self.release(released);
        told
    }

    /// A value was not tried after all.
    pub(super) fn skipped(&mut self, job: &Job) {
        let released = self.entries.get_mut(&job.key).map_or(0, Entry::land);
        self.release(released);
    }

    fn release(&mut self, bytes: usize) {
        self.bytes -= bytes;
        self.full &= self.bytes > self.memory_max / 2;
    }

    /// The newest sequence number.
    pub(super) fn last(&self) -> u64 {
        self.last
    }

    /// Whether every value up to this one, or a newer one of the same file, is on the disk.
    pub(super) fn is_written(&self, seq: u64) -> bool {
        self.entries.values().all(|entry| entry.first > seq)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes nothing more.
    pub(super) fn close(&mut self) {
        self.closed = true;
    }

    /// Tells all who still wait that it is over.
    pub(super) fn give_up(&mut self) -> Vec<(Arc<Slot>, AckError)> {
        let acks: Vec<_> = self.entries.values_mut().flat_map(|entry| entry.acks.drain(..)).collect();
        self.release(acks.len() * WAITING);
        acks.into_iter().map(|(_, slot)| (slot, AckError::ShutDown)).collect()
    }

    /// The files whose newest value is not on the disk, by name.
    pub(super) fn unsaved(&self, now: Instant) -> Vec<Unsaved> {
        self.entries.iter().map(|(key, entry)| entry.unsaved(key, now)).collect()
    }

    /// Why the state is Degraded; nothing when it is not.
    pub(super) fn reasons(&self, now: Instant) -> Vec<Reason> {
        let failing = self.entries.iter().filter(|(_, entry)| is_degraded(&self.retry, entry.failed));
        let mut reasons: Vec<Reason> = failing.map(|(key, entry)| Reason::Failing(entry.unsaved(key, now))).collect();
        reasons.extend(self.full.then_some(Reason::Full { memory_max: self.memory_max }));
        reasons
    }

    /// How many files wait, what they cost, and for how long the oldest value has waited.
    pub(super) fn load(&self, now: Instant) -> (usize, usize, Duration) {
        let oldest = self.entries.values().map(|entry| entry.since).min();
        (self.entries.len(), self.bytes, oldest.map_or(Duration::ZERO, |since| now.saturating_duration_since(since)))
    }
}

impl Entry {
    /// Whether the newest value is the one that is being written.
    fn is_flying(&self) -> bool {
        self.flight.is_some_and(|flight| flight.seq == self.seq)
    }

    /// Ends the writing; what memory that frees, if the value has been replaced meanwhile.
    fn land(&mut self) -> usize {
        let flying = self.is_flying();
        self.flight.take().filter(|_| !flying).map_or(0, |flight| flight.bytes)
    }

    fn acks_up_to(&mut self, seq: u64) -> Vec<Arc<Slot>> {
        self.acks.extract_if(.., |(of, _)| *of <= seq).map(|(_, slot)| slot).collect()
    }

    fn unsaved(&self, key: &str, now: Instant) -> Unsaved {
        Unsaved {
            file: key.to_owned(),
            bytes: self.value.len(),
            for_ms: now.saturating_duration_since(self.since).as_millis().try_into().unwrap_or(u64::MAX),
            failed_attempts: self.failed,
            problem: self.problem.clone(),
        }
    }
}
