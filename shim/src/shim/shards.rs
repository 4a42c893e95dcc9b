//! Where records wait for the aggregator: a ring for each recorder, whose two ends never wait for each other, and beside it what a ring
//! that is full leaves, under a lock that is held for a record and never for I/O.

use std::sync::Arc;

use super::ring::{self, Consumer, Producer};
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

/// The recorder's end of its ring: no other thread has it.
pub(crate) struct Lane<R: Record> {
    producer: Producer<R>,
    /// After so many records the recorder looks ahead.
    look_in: u32,
    look_every: u32,
    /// After so many of these looks it looks how full the ring is.
    ask_in: u32,
    ask_every: u32,
    half: usize,
}

/// What happened to a push.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pushed {
    Taken,
    /// And it is time to look ahead.
    Look,
    Full,
}

impl<R: Record> Lane<R> {
    /// So many records are between two looks ahead: a few lines of the cache, which the processor can wait for at once.
    const LOOK_EVERY: u32 = 64;

    #[inline]
    pub(crate) fn push(&mut self, record: R) -> Pushed {
        if !self.producer.push(record) {
            return Pushed::Full;
        }
        self.look_in -= 1;
        if self.look_in == 0 { Pushed::Look } else { Pushed::Taken }
    }

    /// Gets the memory for the next records ready. Tells whether the ring is half full, so that the aggregator should come now; that is
    /// asked eight times for each filling of the ring, because it reads what the aggregator writes.
    pub(crate) fn look(&mut self) -> bool {
        self.look_in = self.look_every;
        // Each line twice: the processor forgets what it is asked for too much at once.
        self.producer.ask_for(2 * self.look_every as usize);
        self.ask_in -= 1;
        if self.ask_in > 0 {
            return false;
        }
        self.ask_in = self.ask_every;
        self.producer.room() <= self.half
    }
}

/// What the aggregator, and everyone but the recorder on its usual way, has of a recorder.
pub(crate) struct Shard<R: Record> {
    ring: Mutex<Ring<R>>,
    spill: Mutex<Spill<R>>,
}

/// The aggregator's end of the ring. A recorder takes this lock only once the shim is closed.
struct Ring<R: Record> {
    consumer: Consumer<R>,
    /// How many were taken out.
    taken: u64,
    /// The last turn has been here.
    closed: bool,
}

/// What did not fit into the ring.
struct Spill<R: Record> {
    closed: bool,
    merged: Option<Merged<R::Agg>>,
    dropped: Option<Lost>,
    /// Without what is in the ring, or was taken out of it.
    counts: Counts,
}

impl<R: Record> Shard<R> {
    /// A ring and its two ends; `closed` where the last turn is over.
    pub(crate) fn new(room: usize, closed: bool) -> (Lane<R>, Arc<Self>) {
        let (producer, consumer) = ring::ring(room);
        // Of a small ring it is asked with each look.
        let every = (room / 8).max(1) as u32;
        let look_every = every.min(Lane::<R>::LOOK_EVERY);
        let ask_every = every / look_every;
        let half = room / 2;
        let lane = Lane { producer, look_in: look_every, look_every, ask_in: ask_every, ask_every, half };
        let ring = Mutex::new(Ring { consumer, taken: 0, closed });
        let spill = Mutex::new(Spill { closed, merged: None, dropped: None, counts: Counts::default() });
        (lane, Arc::new(Self { ring, spill }))
    }

    /// Takes out what is in the ring, in pieces of at most `most` records: as soon as a piece is done, the recorder has its room again.
    /// `each` is also told how many are left, with the piece.
    pub(crate) fn take(&self, most: usize, close: bool, mut each: impl FnMut(&[R], usize)) {
        let mut ring = lock(&self.ring);
        let ring = &mut *ring;
        // What comes after the last turn is refused, so no other turn may find it.
        if ring.closed {
            return;
        }
        ring.closed = close;
        let mut left = ring.consumer.len();
        while left > 0 {
            ring.consumer.take(left.min(most), |records| {
                each(records, left);
                left -= records.len();
                ring.taken += records.len() as u64;
            });
        }
    }

    /// Takes out what did not fit into the ring.
    pub(crate) fn take_spill(&self, close: bool) -> (Option<Merged<R::Agg>>, Option<Lost>) {
        let mut spill = lock(&self.spill);
        spill.closed |= close;
        (spill.merged.take(), spill.dropped.take())
    }

    /// What was counted, with what is in the ring.
    pub(crate) fn counts(&self) -> Counts {
        let in_ring = {
            let ring = lock(&self.ring);
            // What is in there after the last turn is about to be refused.
            ring.taken + if ring.closed { 0 } else { ring.consumer.len() as u64 }
        };
        let mut counts = lock(&self.spill).counts;
        counts.accepted += in_ring;
        counts
    }

    /// For a recorder that finds the shim closed after it has pushed: takes the record back and refuses it, unless a turn has found it or
    /// will.
    #[cold]
    pub(crate) fn refuse_after_last_turn(&self) -> bool {
        let late = {
            let mut ring = lock(&self.ring);
            let late = ring.closed && ring.consumer.len() > 0;
            if late {
                ring.consumer.take(1, |_| {});
            }
            late
        };
        lock(&self.spill).counts.dropped_closed += u64::from(late);
        late
    }

    /// What becomes of a record for which the ring has no room.
    #[cold]
    #[inline(never)]
    pub(crate) fn overflow(&self, record: &R, overload: Overload, now_ms: u64) -> Admission {
        let mut spill = lock(&self.spill);
        if spill.closed {
            spill.counts.dropped_closed += 1;
            return Admission::Dropped(Why::Closed);
        }
        if overload == Overload::DropNewest {
            spill.counts.dropped_full += 1;
            Lost::add(&mut spill.dropped, Lost { count: 1, from_ms: now_ms, to_ms: now_ms, why: "dropped" });
            return Admission::Dropped(Why::Full);
        }
        let merged = spill.merged.get_or_insert_with(|| Merged::new(now_ms));
        merged.totals.fold(record);
        merged.count += 1;
        merged.to_ms = merged.to_ms.max(now_ms);
        spill.counts.accepted += 1;
        spill.counts.coalesced += 1;
        Admission::Coalesced
    }
}
