//! The shim: records go into memory, and from there to the disk, while the hot path goes on.
//!
//! ```
//! use std::time::Duration;
//! use feeler_shim::record::{ModelId, Outcome, StrategyId};
//! use feeler_shim::{Config, Shim};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let root = std::env::temp_dir().join(format!("feeler-shim-doc-{}", std::process::id()));
//! let (shim, recovered) = Shim::<Outcome>::open(Config::new(&root))?;
//! assert_eq!(recovered.totals.n(), 0);
//!
//! // One for each thread; `record` takes a few nanoseconds and never waits for the disk.
//! let recorder = shim.recorder();
//! let outcome = Outcome { model: ModelId(7), strategy: StrategyId(1), failure: None, latency_us: 1_250, trace: 0 };
//! let _ = recorder.record(outcome);
//!
//! // What must not be lost, even if the power is cut right afterwards.
//! recorder.record_acked(outcome).wait(Duration::from_secs(5))?;
//!
//! // The hot path reads totals that are a few milliseconds old, with one atomic load.
//! let mut totals = shim.view();
//! assert!(totals.get().n() >= 1);
//!
//! let report = shim.shutdown(Duration::from_secs(5));
//! assert!(report.all_durable);
//! # std::fs::remove_dir_all(root)?;
//! # Ok(())
//! # }
//! ```
//!
//! # What can be lost, and when
//!
//! * What was acknowledged ([`Recorder::record_acked`], a flush, a shutdown that says so): nothing.
//! * What was only recorded, when the process is killed or the power cut: what came in the last [drain
//!   interval](Config::drain_interval) plus [flush interval](Config::flush_interval) plus the time of one commit, about a third of a
//!   second by default. Longer while the disk fails: [`Telemetry::oldest_unsynced_ms`] tells.
//! * Totals on a slow or failing disk: nothing, for as long as the process lives. Single records beyond
//!   [`mem_max`](Config::mem_max) are given up for their totals, and the journal says how many and from when to when.
//!
//! # Threads
//!
//! Two: the *aggregator* empties the recorders' buffers, folds what it finds and publishes the totals; it never touches the disk. The
//! *writer* owns the journal. So a disk that hangs delays nothing but durability.

mod config;
mod disk;
mod drain;
mod exit;
#[cfg(feature = "metrics")]
mod export;
#[cfg(all(test, shuttle))]
mod model;
mod open;
mod orphans;
mod recorder;
mod ring;
mod shards;
mod state;
mod telemetry;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::ack::{Ack, AckError, Waiters};
use crate::record::{Outcome, Record};
use crate::sync::{AtomicBool, AtomicU64, Mutex, Ordering, lock, thread};
use crate::view::{Published, View};

pub use config::{Config, ConfigError, Retry};
pub use exit::flush_on_panic;
#[cfg(feature = "signals")]
pub use exit::{TermGuard, flush_on_term};
pub use open::{OpenError, Recovered};
pub use recorder::Recorder;
pub use shards::{Admission, Overload};
pub use telemetry::{Dropped, Health, Latency, Reason, Telemetry};

use disk::{Disk, Stats};
use drain::{Aggregator, Inbox};

/// Bits of [`Hot::mode`]: every record is written through, and nothing more is taken.
const WRITE_THROUGH: u64 = 1;
const CLOSED: u64 = 2;

/// What recorders read, on lines that are hardly ever written to.
#[repr(align(128))]
pub(crate) struct Hot {
    /// What is not as usual: 0 for most of the time.
    mode: AtomicU64,
    /// Milliseconds since 1970 at the last turn of the aggregator.
    tick_ms: AtomicU64,
}

/// What the threads and all handles share. Locks are taken in the order of the fields.
pub(crate) struct Shared<R: Record> {
    hot: Hot,
    config: Config,
    instance: String,
    corrupt_places: u64,
    /// Held during I/O; never taken by a recorder, but to write through.
    disk: Mutex<Disk<R>>,
    aggregator: Mutex<Aggregator<R>>,
    inbox: Mutex<Inbox<R>>,
    stats: Mutex<Stats>,
    published: Published<R::Agg>,
    waiters: Arc<Waiters>,
    /// The number of the aggregator's next turn.
    turn: AtomicU64,
    /// Somebody waits for the disk.
    urgent: AtomicBool,
    stop: AtomicBool,
    threads: OnceLock<[thread::Thread; 2]>,
    /// How many of the threads have ended, and who waits for that.
    ended: Mutex<(usize, Option<thread::Thread>)>,
}

impl<R: Record> Shared<R> {
    fn wake_aggregator(&self) {
        if let Some([aggregator, _]) = self.threads.get() {
            aggregator.unpark();
        }
    }

    fn wake_writer(&self) {
        if let Some([_, writer]) = self.threads.get() {
            writer.unpark();
        }
    }

    /// Lets the writer begin at once.
    fn hurry(&self) {
        self.urgent.store(true, Ordering::Release);
        self.wake_writer();
    }

    /// The turn that will find all that this thread, and what happened before it, has recorded. A read that writes: it takes its place in
    /// the order of the turns, and whichever turn is behind it sees what was there. A plain read might be overtaken.
    fn next_turn(&self) -> u64 {
        self.turn.fetch_add(0, Ordering::AcqRel)
    }

    /// Acknowledges what was recorded before.
    fn flush(&self) -> Ack {
        let ack = Ack::new(&self.waiters, Ok(self.next_turn()));
        self.hurry();
        ack
    }

    fn set_mode(&self, bit: u64, on: bool) {
        if on {
            self.hot.mode.fetch_or(bit, Ordering::SeqCst);
        } else {
            self.hot.mode.fetch_and(!bit, Ordering::SeqCst);
        }
    }

    fn is_write_through(&self) -> bool {
        self.hot.mode.load(Ordering::Relaxed) & WRITE_THROUGH != 0
    }

    /// Takes nothing more: afterwards every record is either found by the last turn or refused.
    ///
    /// A recorder pushes first and then asks whether this is closed. If it sees that, it finds out under a lock what became of its record. If
    /// it does not, its push was there before the flag in every order but one: a processor lets a thread read a little before what it has
    /// written can be seen by others. A fence in each `record` would rule that out and be most of its cost. So closing waits instead, a
    /// thousand times as long as any store is on its way.
    fn close(&self) {
        self.set_mode(CLOSED, true);
        #[cfg(not(shuttle))]
        thread::sleep(Duration::from_millis(1));
        self.drain(true);
    }

    /// The aggregator's thread.
    fn aggregate_on(&self) {
        while !self.stop.load(Ordering::Acquire) {
            self.guarded(|| self.drain(false));
            let clock = &self.config.clock;
            clock.park_until(clock.now() + self.config.drain);
        }
    }

    fn end(&self) {
        let mut ended = lock(&self.ended);
        ended.0 += 1;
        if let Some(waiting) = &ended.1 {
            waiting.unpark();
        }
    }
}

/// A journal of records, its two threads, and the totals. See the [module](self).
///
/// Call [`shutdown`](Self::shutdown) in the end. Dropping it does the same within [`Config::drop_within`], but tells nobody how that went.
#[must_use = "dropping it ends it"]
pub struct Shim<R: Record = Outcome> {
    shared: Arc<Shared<R>>,
    threads: Vec<thread::JoinHandle<()>>,
}

/// How a shutdown went.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use = "records may not be on the disk"]
#[non_exhaustive]
pub struct ShutdownReport {
    /// Whether all that was ever taken is on the disk.
    pub all_durable: bool,
    /// Records on the disk.
    pub durable: u64,
    /// Records that are lost with the process.
    pub lost: u64,
    /// How long it took.
    pub took: Duration,
    /// Threads that had not ended in time, because the file system had not returned.
    pub threads_left: usize,
    /// What the last attempt to write said, where not all is durable.
    pub error: Option<String>,
}

impl<R: Record> Shim<R> {
    /// A handle for one thread to record with.
    pub fn recorder(&self) -> Recorder<R> {
        Recorder::new(&self.shared)
    }

    /// A handle that can flush, for hooks and for tasks that do not own the shim.
    #[must_use]
    pub fn flusher(&self) -> Flusher {
        let shared = Arc::clone(&self.shared);
        Flusher { flush: Arc::new(move || shared.flush()) }
    }

    /// The published totals, one view for each thread that reads them. They are those of this instance, its earlier lives, and
    /// the dead instances that it has adopted; at most about one [drain interval](Config::drain_interval) old.
    #[must_use]
    pub fn view(&self) -> View<R::Agg> {
        self.shared.published.view()
    }

    /// The published totals, to make views of.
    #[must_use]
    pub fn published(&self) -> Published<R::Agg> {
        self.shared.published.clone()
    }

    /// Blocks until all that was recorded before is on the disk, at most for a time.
    pub fn flush(&self, within: Duration) -> Result<(), AckError> {
        self.shared.flush().wait(within)
    }

    /// The same as a future, for any executor.
    pub fn flush_async(&self) -> Ack {
        self.shared.flush()
    }

    /// What it has done, and how it is. For a health check, not for a hot path.
    #[must_use]
    pub fn telemetry(&self) -> Telemetry {
        self.shared.telemetry()
    }

    /// The name of the instance's folder.
    #[must_use]
    pub fn instance(&self) -> &str {
        &self.shared.instance
    }

    /// Switches writing through on or off for what is recorded from now on: the rollback of FG-01 at run time. Nothing is lost
    /// either way, and the files are the same.
    pub fn set_write_through(&self, on: bool) {
        self.shared.set_mode(WRITE_THROUGH, on);
    }

    /// Takes nothing more, makes all durable, and ends; at most for a time. The folder is free afterwards, unless a thread is left.
    pub fn shutdown(mut self, within: Duration) -> ShutdownReport {
        self.end(within)
    }

    fn end(&mut self, within: Duration) -> ShutdownReport {
        let shared = &self.shared;
        let clock = &shared.config.clock;
        let start = clock.now();
        let until = start.saturating_add(within);
        // From here on every recorder is refused.
        shared.guarded(|| shared.close());
        let result = shared.flush().wait(within);
        shared.stop.store(true, Ordering::Release);
        lock(&shared.ended).1 = Some(thread::current());
        shared.wake_aggregator();
        shared.wake_writer();
        while lock(&shared.ended).0 < self.threads.len() && clock.now() < until {
            clock.park_until(until);
        }
        let left = self.threads.len() - lock(&shared.ended).0;
        if left == 0 {
            self.threads.drain(..).for_each(|it| drop(it.join()));
        }
        shared.waiters.close();
        let error = lock(&shared.stats).last_error.clone();
        let telemetry = shared.telemetry();
        ShutdownReport {
            all_durable: result.is_ok(),
            durable: telemetry.durable,
            lost: telemetry.pending,
            took: clock.now().saturating_sub(start),
            threads_left: left,
            error: result.is_err().then_some(error).filter(|it| !it.is_empty()),
        }
    }
}

impl<R: Record> Drop for Shim<R> {
    fn drop(&mut self) {
        if !self.threads.is_empty() && !self.shared.stop.load(Ordering::Acquire) {
            let within = self.shared.config.drop_within;
            let _ = self.end(within);
        }
    }
}

impl<R: Record> std::fmt::Debug for Shim<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shim").field("instance", &self.shared.instance).finish_non_exhaustive()
    }
}

/// Can make durable what was recorded with a [`Shim`], without owning it.
#[derive(Clone)]
pub struct Flusher {
    flush: Arc<dyn Fn() -> Ack + Send + Sync>,
}

impl Flusher {
    /// Blocks until all that was recorded before is on the disk, at most for a time.
    pub fn flush(&self, within: Duration) -> Result<(), AckError> {
        (self.flush)().wait(within)
    }

    /// The same as a future, for any executor.
    pub fn flush_async(&self) -> Ack {
        (self.flush)()
    }
}

impl std::fmt::Debug for Flusher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Flusher").finish_non_exhaustive()
    }
}
