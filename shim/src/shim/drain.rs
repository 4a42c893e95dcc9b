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
    /// Emptied buffers, for the next exchange.
    spare: Vec<Vec<R>>,
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
            spare: Vec::new(),
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

/// What one turn found in all shards.
struct Turn<R: Record> {
    buffers: Vec<Vec<R>>,
    merged: Option<Merged<R::Agg>>,
    dropped: Option<Lost>,
}

impl<R: Record> Turn<R> {
    fn records(&self) -> usize {
        self.buffers.iter().map(Vec::len).sum()
    }

    fn is_empty(&self) -> bool {
        self.merged.is_none() && self.dropped.is_none() && self.records() == 0
    }

    /// Gives up the single records for their totals.
    fn coalesce(&mut self, now_ms: u64) -> u64 {
        let mut merged: Merged<R::Agg> = Merged::new(now_ms);
        for record in self.buffers.iter().flatten() {
            merged.totals.fold(record);
            merged.count += 1;
        }
        let count = merged.count;
        Merged::add::<R>(&mut self.merged, merged);
        count
    }

    fn frames(&self, now_ms: u64) -> Vec<Frame> {
        let mut frames: Vec<Frame> = Vec::new();
        for records in self.buffers.iter().flat_map(|buffer| buffer.chunks(FRAME_BYTES / R::WIRE.max(1) + 1)) {
            match frames.last_mut() {
                Some(last) if last.payload.len() < FRAME_BYTES / 2 => {
                    records.iter().for_each(|it| it.put(&mut last.payload));
                    last.count += records.len() as u64;
                }
                _ => frames.push(state::records(now_ms, records)),
            }
        }
        frames
    }
}

impl<R: Record> Shared<R> {
    /// Takes one turn.
    pub(crate) fn drain(&self, close: bool) {
        let mut aggregator = lock(&self.aggregator);
        let aggregator = &mut *aggregator;
        if std::mem::replace(&mut aggregator.folding, true) {
            return;
        }
        let now_ms = self.config.clock.unix_ms();
        self.hot.tick_ms.store(now_ms, Ordering::Relaxed);
        aggregator.closed |= close;
        // Before the first shard is visited: whoever reads the old number is found by this turn.
        let turn = self.turn.fetch_add(1, Ordering::AcqRel);
        let mut found = aggregator.visit(turn + 1);
        if found.is_empty() {
            lock(&self.inbox).turn = turn;
        } else {
            aggregator.fold(&found);
            self.hand_over(aggregator, &mut found, turn, now_ms);
            self.published.publish(Arc::clone(&lock(&self.inbox).totals));
        }
        for mut buffer in found.buffers {
            buffer.clear();
            aggregator.spare.push(buffer);
        }
        aggregator.folding = false;
    }

    fn hand_over(&self, aggregator: &mut Aggregator<R>, found: &mut Turn<R>, turn: u64, now_ms: u64) {
        // Frames are large, so that there is hardly more than one.
        let more = if found.records() == 0 { 0 } else { found.records() * R::WIRE + 2 * state::FRAME_OVERHEAD };
        let (waiting, taken) = {
            let inbox = lock(&self.inbox);
            (inbox.bytes, inbox.taken.bytes)
        };
        let over = more > 0 && waiting + taken + more > self.config.mem_max;
        let frames = if over { Vec::new() } else { found.frames(now_ms) };
        if over {
            aggregator.counts.coalesced += found.coalesce(now_ms);
        }
        let totals = Arc::new(aggregator.totals.clone());

        let mut inbox = lock(&self.inbox);
        inbox.since.get_or_insert_with(|| self.config.clock.now());
        frames.into_iter().for_each(|it| inbox.put(it));
        if let Some(dropped) = found.dropped {
            Lost::add(&mut inbox.dropped, dropped);
        }
        if let Some(merged) = found.merged.take() {
            Merged::add::<R>(&mut inbox.merged, merged);
        }
        (inbox.turn, inbox.totals, inbox.names, inbox.over) = (turn, totals, Arc::clone(&aggregator.names), over);
        let bulk = inbox.bytes >= BULK_BYTES;
        drop(inbox);
        if bulk {
            self.wake_writer();
        }
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
    fn visit(&mut self, next_turn: u64) -> Turn<R> {
        let mut turn = Turn { buffers: Vec::new(), merged: None, dropped: None };
        let (spare, counts, closed) = (&mut self.spare, &mut self.counts, self.closed);
        self.shards.retain_mut(|shard| {
            // Asked before it is emptied: nobody can push into it afterwards.
            let gone = Arc::get_mut(shard).is_some();
            let found = shard.take(next_turn, spare.pop().unwrap_or_default(), closed);
            turn.buffers.push(found.records);
            if let Some(dropped) = found.dropped {
                Lost::add(&mut turn.dropped, dropped);
            }
            if let Some(merged) = found.merged {
                Merged::add::<R>(&mut turn.merged, merged);
            }
            if gone {
                counts.add(shard.counts());
            }
            !gone
        });
        turn
    }

    fn fold(&mut self, found: &Turn<R>) {
        found.buffers.iter().flatten().for_each(|record| self.totals.fold(record));
        if let Some(merged) = &found.merged {
            self.totals.merge(&merged.totals);
        }
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
