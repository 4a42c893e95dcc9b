//! The hot path.

use std::sync::Arc;

use super::Shared;
use super::shards::{Admission, Pushed, Shard};
use crate::ack::Ack;
use crate::record::Record;
use crate::sync::{Ordering, lock};

/// A handle to record with: one for each thread. A clone has a buffer of its own.
///
/// It can be used from several threads at once, which then wait for each other some nanoseconds.
pub struct Recorder<R: Record> {
    shard: Arc<Shard<R>>,
    shared: Arc<Shared<R>>,
}

impl<R: Record> Recorder<R> {
    pub(super) fn new(shared: &Arc<Shared<R>>) -> Self {
        // The turn stands still while this lock is held.
        let mut aggregator = lock(&shared.aggregator);
        let turn = shared.turn.load(Ordering::Acquire);
        let shard = Shard::new(shared.config.shard_cap, turn, aggregator.closed);
        aggregator.shards.push(Arc::clone(&shard));
        drop(aggregator);
        Self { shard, shared: Arc::clone(shared) }
    }

    /// Takes a record into memory. It does no I/O, waits for nothing but another push or the exchange of two pointers, and costs some
    /// ten nanoseconds.
    ///
    /// Only while records are written through (`ROUTER_BUFFERED_STATS=false`, the rollback) does it wait for the disk.
    #[inline]
    pub fn record(&self, record: R) -> Admission {
        let pushed = self.push(record);
        if self.shared.hot.write_through.load(Ordering::Relaxed) {
            return self.write_through(pushed);
        }
        pushed.admission
    }

    /// The same, and tells when the record is on the disk: after the `fdatasync` that covers it. Many such records share one.
    pub fn record_acked(&self, record: R) -> Ack {
        let pushed = self.push(record);
        let turn = match pushed.admission {
            Admission::Dropped(why) => Err(why),
            _ => Ok(pushed.turn),
        };
        if self.shared.hot.write_through.load(Ordering::Relaxed) {
            let _ = self.write_through(pushed);
        }
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
    fn push(&self, record: R) -> Pushed {
        let pushed = self.shard.push(record, self.shared.config.overload, || self.coarse_ms());
        if pushed.wake {
            self.half_full();
        }
        pushed
    }

    #[cold]
    #[inline(never)]
    fn half_full(&self) {
        self.shared.wake_aggregator();
    }

    #[cold]
    #[inline(never)]
    fn write_through(&self, pushed: Pushed) -> Admission {
        match pushed.admission {
            Admission::Dropped(_) => pushed.admission,
            admission if !self.shared.pump_until(pushed.turn) => admission,
            Admission::Buffered => Admission::Durable,
            admission => admission,
        }
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
