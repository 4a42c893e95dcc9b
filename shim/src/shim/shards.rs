//! Where records wait for the aggregator: a buffer for each recorder, under a lock that is held for a push or an exchange of two
//! pointers, and never for I/O.

use std::sync::Arc;

use super::state::Lost;
use crate::ack::Why;
use crate::record::{Aggregate, Record};
use crate::sync::{Mutex, lock};

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "a record may have been dropped"]
pub enum Admission {
    /// It is in memory, and on its way to the disk.
    Buffered,
    /// The buffer was full, so that it was added to exact totals, which are on their way to the disk; the record itself is not.
    Coalesced,
    /// It is on the disk: only where every record is written through (`ROUTER_BUFFERED_STATS=false`).
    Durable,
    /// It is lost, and counted as such.
    Dropped(Why),
}

/// What to do with a record where the buffer is full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overload {
    /// Add it to totals: they stay exact, the single record is given up, and what was given up is written down.
    #[default]
    Coalesce,
    /// Drop it, and count that.
    DropNewest,
}

/// Records that were given up for their totals.
#[derive(Clone, Debug)]
pub(crate) struct Merged<A> {
    pub(crate) totals: A,
    pub(crate) count: u64,
    /// When the first and the last of them came.
    pub(crate) from_ms: u64,
    pub(crate) to_ms: u64,
}

impl<A: Default> Merged<A> {
    pub(crate) fn new(now_ms: u64) -> Self {
        Self { totals: A::default(), count: 0, from_ms: now_ms, to_ms: now_ms }
    }

    /// Adds one more of these to a place that may be empty.
    pub(crate) fn add<R>(place: &mut Option<Self>, more: Self)
    where
        A: Aggregate<R>,
    {
        match place {
            Some(merged) => {
                merged.totals.merge(&more.totals);
                merged.count += more.count;
                merged.from_ms = merged.from_ms.min(more.from_ms);
                merged.to_ms = merged.to_ms.max(more.to_ms);
            }
            None => *place = Some(more),
        }
    }
}

/// What a recorder counts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) accepted: u64,
    pub(crate) coalesced: u64,
    pub(crate) dropped_full: u64,
    pub(crate) dropped_closed: u64,
}

impl Counts {
    pub(crate) fn add(&mut self, other: Self) {
        self.accepted += other.accepted;
        self.coalesced += other.coalesced;
        self.dropped_full += other.dropped_full;
        self.dropped_closed += other.dropped_closed;
    }
}

/// The buffer of one recorder, on cache lines of its own.
#[repr(align(128))]
pub(crate) struct Shard<R: Record> {
    slot: Mutex<Slot<R>>,
}

struct Slot<R: Record> {
    buffer: Vec<R>,
    /// How many records the buffer takes: none once it is closed.
    room: usize,
    /// At how many records the aggregator is woken.
    wake_at: usize,
    closed: bool,
    /// The turn that will find what is pushed now.
    turn: u64,
    merged: Option<Merged<R::Agg>>,
    dropped: Option<Lost>,
    /// Without what is in the buffer.
    counts: Counts,
}

/// What one turn found in one shard.
pub(crate) struct Found<R: Record> {
    pub(crate) records: Vec<R>,
    pub(crate) merged: Option<Merged<R::Agg>>,
    pub(crate) dropped: Option<Lost>,
}

/// What happened to a push.
pub(crate) struct Pushed {
    pub(crate) admission: Admission,
    pub(crate) turn: u64,
    /// The buffer is half full.
    pub(crate) wake: bool,
}

impl<R: Record> Shard<R> {
    pub(crate) fn new(room: usize, turn: u64, closed: bool) -> Arc<Self> {
        let slot = Slot {
            buffer: Vec::new(),
            room: if closed { 0 } else { room },
            wake_at: (room / 2).max(1),
            closed,
            turn,
            merged: None,
            dropped: None,
            counts: Counts::default(),
        };
        Arc::new(Self { slot: Mutex::new(slot) })
    }

    #[inline]
    pub(crate) fn push(&self, record: R, overload: Overload, now_ms: impl FnOnce() -> u64) -> Pushed {
        let mut slot = lock(&self.slot);
        let slot = &mut *slot;
        if slot.buffer.len() < slot.room {
            slot.buffer.push(record);
            let wake = slot.buffer.len() == slot.wake_at;
            return Pushed { admission: Admission::Buffered, turn: slot.turn, wake };
        }
        let admission = slot.overflow(&record, overload, now_ms());
        Pushed { admission, turn: slot.turn, wake: false }
    }

    /// Takes everything out, and leaves an empty buffer.
    pub(crate) fn take(&self, next_turn: u64, empty: Vec<R>, close: bool) -> Found<R> {
        let mut slot = lock(&self.slot);
        slot.turn = next_turn;
        if close {
            (slot.closed, slot.room) = (true, 0);
        }
        slot.counts.accepted += slot.buffer.len() as u64;
        let records = std::mem::replace(&mut slot.buffer, empty);
        Found { records, merged: slot.merged.take(), dropped: slot.dropped.take() }
    }

    /// What was counted, with what is in the buffer.
    pub(crate) fn counts(&self) -> Counts {
        let slot = lock(&self.slot);
        let accepted = slot.counts.accepted + slot.buffer.len() as u64;
        Counts { accepted, ..slot.counts }
    }
}

impl<R: Record> Slot<R> {
    #[cold]
    #[inline(never)]
    fn overflow(&mut self, record: &R, overload: Overload, now_ms: u64) -> Admission {
        if self.closed {
            self.counts.dropped_closed += 1;
            return Admission::Dropped(Why::Closed);
        }
        if overload == Overload::DropNewest {
            self.counts.dropped_full += 1;
            Lost::add(&mut self.dropped, Lost { count: 1, from_ms: now_ms, to_ms: now_ms, why: "dropped" });
            return Admission::Dropped(Why::Full);
        }
        let merged = self.merged.get_or_insert_with(|| Merged::new(now_ms));
        merged.totals.fold(record);
        merged.count += 1;
        merged.to_ms = merged.to_ms.max(now_ms);
        self.counts.accepted += 1;
        self.counts.coalesced += 1;
        Admission::Coalesced
    }
}
