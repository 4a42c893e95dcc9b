//! The aggregator: visits the shards, folds what it finds, publishes the totals, and puts frames into the writer's inbox. It never
//! touches the disk, and never waits for a lock that is held during I/O.

use std::sync::Arc;
use std::time::Duration;

use super::Shared;
use super::shards::{Counts, Merged, Shard};
use super::state::{self, Frame, Lost, Names};
use crate::journal::Kind;
use crate::record::{Aggregate as _, Record};
use crate::sync::{Ordering, lock};

/// Frames of single records are closed at this size.
const FRAME_BYTES: usize = 256 << 10;
/// With so much in the inbox the writer does not wait for its interval.
pub(super) const BULK_BYTES: usize = 1 << 20;

/// What the aggregator has.
pub(crate) struct Aggregator<R: Record> {
    pub(super) shards: Vec<Arc<Shard<R>>>,
    totals: R::Agg,
    names: Arc<Names>,
    /// What recorders that are gone have counted, and what was coalesced here.
    pub(super) counts: Counts,
    pub(super) closed: bool,
    /// Set during a turn: where it is found set, the turn before has panicked, and nothing is right any more.
    folding: bool,
}

/// What waits for the writer.
pub(crate) struct Inbox<R: Record> {
    pub(super) frames: Vec<Frame>,
    pub(super) bytes: usize,
    pub(super) merged: Option<Merged<R::Agg>>,
    pub(super) dropped: Option<Lost>,
    /// When the first of this came.
    pub(super) since: Option<Duration>,
    /// The last turn that is in here.
    pub(super) turn: u64,
    /// The totals after that turn.
    pub(super) totals: Arc<R::Agg>,
    pub(super) names: Arc<Names>,
    /// Whether single records were given up in the last turn, for want of memory.
    pub(super) over: bool,
    /// What the writer has taken and not made durable yet.
    pub(super) taken: Taken,
}

/// What the writer has in hand.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Taken {
    pub(super) bytes: usize,
    pub(super) records: u64,
    pub(super) since: Option<Duration>,
}

impl<R: Record> Aggregator<R> {
    pub(super) fn new(totals: R::Agg, names: Names) -> Self {
        Self {
            shards: Vec::new(),
            totals,
            names: Arc::new(names),
            counts: Counts::default(),
            closed: false,
            folding: false,
        }
    }

    pub(super) fn has_panicked(&self) -> bool {
        self.folding
    }

    pub(super) fn names(&self) -> &Names {
        &self.names
    }
}

impl<R: Record> Inbox<R> {
    pub(super) fn new(totals: Arc<R::Agg>, names: Names) -> Self {
        Self {
            frames: Vec::new(),
            bytes: 0,
            merged: None,
            dropped: None,
            since: None,
            turn: 0,
            totals,
            names: Arc::new(names),
            over: false,
            taken: Taken::default(),
        }
    }

    fn put(&mut self, frame: Frame) {
        self.bytes += frame.bytes();
        self.frames.push(frame);
    }
}

/// What one turn has found in all shards.
struct Found<R: Record> {
    now_ms: u64,
    frames: Vec<Frame>,
    merged: Option<Merged<R::Agg>>,
    dropped: Option<Lost>,
    /// Of `merged`, what came as single records and was given up for want of memory.
    coalesced: u64,
    /// How many bytes of frames there is memory for.
    room: usize,
}

impl<R: Record> Found<R> {
    /// So many records at once: room for those to come is made soon, and what is done for all of a key is done once for many.
    const PIECE: usize = if R::WIRE > 256 { 64 } else { 1024 };

    fn is_empty(&self) -> bool {
        self.frames.is_empty() && self.merged.is_none() && self.dropped.is_none()
    }

    /// Takes in some records, unless memory is full; so many are left, with these.
    fn add(&mut self, records: &[R], left: usize) -> bool {
        let bytes = records.len() * R::WIRE;
        let last = self.frames.last_mut().filter(|last| last.payload.len() < FRAME_BYTES);
        let needed = if last.is_some() { bytes } else { bytes + 2 * state::FRAME_OVERHEAD };
        if needed > self.room {
            return false;
        }
        self.room -= needed;
        match last {
            Some(last) => {
                records.iter().for_each(|it| it.put(&mut last.payload));
                last.count += records.len() as u64;
            }
            None => self.frames.push(state::records(
                self.now_ms,
                records,
                left.min(FRAME_BYTES / R::WIRE.max(1) + Self::PIECE),
            )),
        }
        true
    }

    /// Gives up single records for their totals.
    fn coalesce(&mut self, records: &[R]) {
        let merged = self.merged.get_or_insert_with(|| Merged::new(self.now_ms));
        merged.totals.fold_all(records);
        merged.count += records.len() as u64;
        merged.to_ms = merged.to_ms.max(self.now_ms);
        self.coalesced += records.len() as u64;
    }
}

impl<R: Record> Shared<R> {
    /// Takes one turn; the last one if it is to `close`.
    pub(crate) fn drain(&self, close: bool) {
        let mut aggregator = lock(&self.aggregator);
        let aggregator = &mut *aggregator;
        if std::mem::replace(&mut aggregator.folding, true) {
            return;
        }
        let now_ms = self.config.clock.unix_ms();
        self.hot.tick_ms.store(now_ms, Ordering::Relaxed);
        aggregator.closed |= close;
        // Before the first shard is visited: whoever has read the old number is found by this turn.
        let turn = self.turn.fetch_add(1, Ordering::AcqRel);
        let waiting = {
            let inbox = lock(&self.inbox);
            inbox.bytes + inbox.taken.bytes
        };
        let found = aggregator.visit(now_ms, self.config.mem_max.saturating_sub(waiting));
        if found.is_empty() {
            lock(&self.inbox).turn = turn;
        } else {
            let totals = self.hand_over(aggregator, found, turn);
            self.published.publish(totals);
        }
        aggregator.folding = false;
    }

    /// Puts what was found into the inbox; the totals after it.
    fn hand_over(&self, aggregator: &mut Aggregator<R>, found: Found<R>, turn: u64) -> Arc<R::Agg> {
        aggregator.counts.coalesced += found.coalesced;
        let totals = Arc::new(aggregator.totals.clone());

        let mut inbox = lock(&self.inbox);
        inbox.since.get_or_insert_with(|| self.config.clock.now());
        found.frames.into_iter().for_each(|it| inbox.put(it));
        if let Some(dropped) = found.dropped {
            Lost::add(&mut inbox.dropped, dropped);
        }
        if let Some(merged) = found.merged {
            Merged::add::<R>(&mut inbox.merged, merged);
        }
        (inbox.turn, inbox.totals, inbox.names) = (turn, Arc::clone(&totals), Arc::clone(&aggregator.names));
        inbox.over = found.coalesced > 0;
        let bulk = inbox.bytes >= BULK_BYTES;
        drop(inbox);
        if bulk {
            self.wake_writer();
        }
        totals
    }

    /// Adds the totals of a dead instance: as if they had been recorded now, once.
    pub(crate) fn adopt(&self, totals: R::Agg, names: &Names) {
        let mut aggregator = lock(&self.aggregator);
        let now_ms = self.config.clock.unix_ms();
        let merged = Merged { totals, count: 0, from_ms: now_ms, to_ms: now_ms };
        aggregator.totals.merge(&merged.totals);
        Arc::make_mut(&mut aggregator.names).extend(names.iter().cloned());
        let totals = Arc::new(aggregator.totals.clone());

        let mut inbox = lock(&self.inbox);
        inbox.since.get_or_insert_with(|| self.config.clock.now());
        inbox.put(state::delta::<R>(&merged, names));
        (inbox.totals, inbox.names) = (Arc::clone(&totals), Arc::clone(&aggregator.names));
        drop(inbox);
        self.published.publish(totals);
    }

    /// Forgets instances whose folders are gone for good.
    pub(crate) fn forget(&self, names: &Names) {
        let mut aggregator = lock(&self.aggregator);
        Arc::make_mut(&mut aggregator.names).retain(|it| !names.contains(it));
        lock(&self.inbox).names = Arc::clone(&aggregator.names);
    }
}

impl<R: Record> Aggregator<R> {
    /// Goes to all shards, and adds what is there to the totals; there is memory for so many bytes.
    fn visit(&mut self, now_ms: u64, room: usize) -> Found<R> {
        let mut found = Found { now_ms, frames: Vec::new(), merged: None, dropped: None, coalesced: 0, room };
        let (totals, counts, closed) = (&mut self.totals, &mut self.counts, self.closed);
        self.shards.retain_mut(|shard| {
            // Asked before it is emptied: nobody can push into it afterwards.
            let gone = Arc::get_mut(shard).is_some();
            shard.take(Found::<R>::PIECE, closed, |records, left| {
                if found.add(records, left) {
                    totals.fold_all(records);
                } else {
                    found.coalesce(records);
                }
            });
            let (merged, dropped) = shard.take_spill(closed);
            if let Some(dropped) = dropped {
                Lost::add(&mut found.dropped, dropped);
            }
            if let Some(merged) = merged {
                Merged::add::<R>(&mut found.merged, merged);
            }
            if gone {
                counts.add(shard.counts());
            }
            !gone
        });
        if let Some(merged) = &found.merged {
            totals.merge(&merged.totals);
        }
        found
    }
}

impl<R: Record> Inbox<R> {
    /// Takes everything out, as frames.
    pub(super) fn take(&mut self) -> Vec<Frame> {
        (self.bytes, self.over) = (0, false);
        let mut frames = std::mem::take(&mut self.frames);
        if let Some(merged) = self.merged.take() {
            let (count, from_ms, to_ms) = (merged.count, merged.from_ms, merged.to_ms);
            frames.push(state::delta::<R>(&merged, &Names::new()));
            frames.push(state::note(Lost { count, from_ms, to_ms, why: "coalesced" }));
        }
        frames.extend(self.dropped.take().map(state::note));
        frames
    }
}

/// How many records a frame stands for.
pub(super) fn records_in(frame: &Frame) -> u64 {
    if matches!(frame.kind, Kind::Note) { 0 } else { frame.count }
}
