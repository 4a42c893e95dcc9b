//! The hot path.

use std::cell::RefCell;
use std::sync::Arc;

use super::shards::{Admission, Lane, Pushed, Shard};
use super::{CLOSED, Shared, WRITE_THROUGH};
use crate::ack::{Ack, Why};
use crate::record::Record;
use crate::sync::{Ordering, lock};

/// A handle to record with: one for each thread, or for each task. A clone has a buffer of its own.
///
/// It can be sent to another thread, but not used by two at once: so no record pays for a lock. What is shared all the same goes into a
/// `Mutex`, or has a recorder in a `thread_local`, as the reference service does.
pub struct Recorder<R: Record> {
    /// Before the shard, which is done with when only the aggregator has it.
    lane: RefCell<Lane<R>>,
    shard: Arc<Shard<R>>,
    shared: Arc<Shared<R>>,
}

impl<R: Record> Recorder<R> {
    pub(super) fn new(shared: &Arc<Shared<R>>) -> Self {
        let mut aggregator = lock(&shared.aggregator);
        let (lane, shard) = Shard::new(shared.config.shard_cap, aggregator.closed);
        aggregator.shards.push(Arc::clone(&shard));
        drop(aggregator);
        Self { lane: RefCell::new(lane), shard, shared: Arc::clone(shared) }
    }

    /// Takes a record into memory. It does no I/O, waits for nobody, and costs a few nanoseconds.
    ///
    /// Only while records are written through (`ROUTER_BUFFERED_STATS=false`, the rollback) does it wait for the disk.
    #[inline]
    pub fn record(&self, record: R) -> Admission {
        let admission = self.push(record);
        // Asked after the push, see `Shared::close`.
        match self.shared.hot.mode.load(Ordering::SeqCst) {
            0 => admission,
            mode => self.settle(mode, admission).0,
        }
    }

    /// The same, and tells when the record is on the disk: after the `fdatasync` that covers it. Many such records share one.
    pub fn record_acked(&self, record: R) -> Ack {
        let admission = self.push(record);
        let (_, turn) = self.settle(self.shared.hot.mode.load(Ordering::SeqCst), admission);
        let ack = Ack::new(&self.shared.waiters, turn);
        if turn.is_ok() && !ack.is_durable() {
            self.shared.hurry();
        }
        ack
    }

    /// Milliseconds since 1970, as of the aggregator's last turn: a time stamp for one atomic load.
    #[must_use]
    #[inline]
    pub fn coarse_ms(&self) -> u64 {
        self.shared.hot.tick_ms.load(Ordering::Relaxed)
    }

    #[inline]
    fn push(&self, record: R) -> Admission {
        // Nothing that runs while it is borrowed comes back to here.
        let pushed = self.lane.try_borrow_mut().map_or(Pushed::Full, |mut lane| lane.push(record));
        if pushed == Pushed::Taken { Admission::Buffered } else { self.push_slowly(record, pushed) }
    }

    #[cold]
    #[inline(never)]
    fn push_slowly(&self, record: R, pushed: Pushed) -> Admission {
        if pushed == Pushed::Full {
            return self.shard.overflow(&record, self.shared.config.overload, self.coarse_ms());
        }
        if self.lane.try_borrow_mut().is_ok_and(|mut lane| lane.look()) {
            self.shared.wake_aggregator();
        }
        Admission::Buffered
    }

    /// What has become of a record after all, and the turn that finds it; while records are written through, or the shim is closed, that may
    /// be something else than it was.
    #[cold]
    #[inline(never)]
    fn settle(&self, mode: u64, admission: Admission) -> (Admission, Result<u64, Why>) {
        if let Admission::Dropped(why) = admission {
            return (admission, Err(why));
        }
        if mode & CLOSED != 0 && admission == Admission::Buffered && self.shard.refuse_after_last_turn() {
            return (Admission::Dropped(Why::Closed), Err(Why::Closed));
        }
        let turn = self.shared.next_turn();
        let written = mode & WRITE_THROUGH != 0 && self.shared.pump_until(turn);
        let durable = written && admission == Admission::Buffered;
        (if durable { Admission::Durable } else { admission }, Ok(turn))
    }
}

impl<R: Record> Clone for Recorder<R> {
    fn clone(&self) -> Self {
        Self::new(&self.shared)
    }
}

impl<R: Record> std::fmt::Debug for Recorder<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Recorder").field("instance", &self.shared.instance).finish_non_exhaustive()
    }
}
