//! Opening a shim.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::config::{Config, ConfigError};
use super::disk::{Disk, Stats};
use super::drain::{Aggregator, Inbox};
use super::state::{Names, Replay};
use super::{Hot, Shared, Shim, WRITE_THROUGH, orphans};
use crate::ack::Waiters;
use crate::journal::{self, Journal, Recovery};
use crate::record::Record;
use crate::sync::{AtomicBool, AtomicU64, Mutex, lock, thread};
use crate::view::Published;

/// What was found when a shim was opened.
#[derive(Clone)]
#[non_exhaustive]
pub struct Recovered<R: Record> {
    /// The totals, with those of dead instances that were adopted.
    pub totals: Arc<R::Agg>,
    /// What was read from the instance's own folder, and what could not be read.
    pub recovery: Recovery,
    /// Records whose detail was given up, or which were dropped, since the last snapshot, as the journal says.
    pub detail_lost: u64,
    /// How many dead instances were adopted.
    pub adopted: u64,
}

/// Without the totals, which need not be printable.
impl<R: Record> fmt::Debug for Recovered<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recovered")
            .field("recovery", &self.recovery)
            .field("detail_lost", &self.detail_lost)
            .field("adopted", &self.adopted)
            .finish_non_exhaustive()
    }
}

/// Why a shim was not opened.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// The configuration has a value that cannot be.
    Config(ConfigError),
    /// The journal was not opened: another process has the folder, or it cannot be read.
    Journal(journal::OpenError),
    /// A thread was not started.
    Thread(std::io::Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => error.fmt(f),
            Self::Journal(error) => error.fmt(f),
            Self::Thread(error) => write!(f, "failed to start a thread: {error}"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Config(error) => Some(error),
            Self::Journal(error) => Some(error),
            Self::Thread(error) => Some(error),
        }
    }
}

impl<R: Record> Shim<R> {
    /// Locks the instance's folder, reads what earlier lives and dead instances have left, and starts the threads.
    pub fn open(config: Config) -> Result<(Self, Recovered<R>), OpenError> {
        let (shared, recovered) = Shared::open(config)?;
        let mut shim = Self { shared: Arc::new(shared), threads: Vec::new() };
        let aggregator = shim.spawn("feeler-aggregate", Shared::aggregate_on)?;
        let writer = shim.spawn("feeler-write", Shared::write_on)?;
        let _ = shim.shared.threads.set([aggregator, writer]);
        // What was recovered may not be durable yet, and neither what was recorded before the threads were known.
        shim.shared.hurry();
        Ok((shim, recovered))
    }

    fn spawn(&mut self, name: &str, run: fn(&Shared<R>)) -> Result<thread::Thread, OpenError> {
        let shared = Arc::clone(&self.shared);
        let body = move || {
            run(&shared);
            shared.end();
        };
        let handle = thread::Builder::new().name(name.to_owned()).spawn(body).map_err(OpenError::Thread)?;
        let thread = handle.thread().clone();
        self.threads.push(handle);
        Ok(thread)
    }
}

impl<R: Record> Shared<R> {
    /// All but the threads.
    pub(super) fn open(config: Config) -> Result<(Self, Recovered<R>), OpenError> {
        config.check().map_err(OpenError::Config)?;
        let seed = config.clock.unix_ms() ^ (u64::from(std::process::id()) << 32) ^ u64::from(serial());
        let instance = config.instance.clone().unwrap_or_else(|| new_name(&config));
        let mut replay = Replay::<R>::default();
        let (journal, recovery) =
            Journal::open(orphans::journal_config::<R>(&config, &instance), &mut replay).map_err(OpenError::Journal)?;

        let detail_lost = replay.lost;
        let shared = Self::new(config, instance, journal, replay, recovery.corrupt.len() as u64, seed);
        shared.adopt_orphans();
        let totals = shared.published.load();
        let adopted = lock(&shared.stats).adopted;
        Ok((shared, Recovered { totals, recovery, detail_lost, adopted }))
    }

    fn new(
        config: Config,
        instance: String,
        journal: Journal,
        replay: Replay<R>,
        corrupt_places: u64,
        seed: u64,
    ) -> Self {
        let totals = Arc::new(replay.totals.clone());
        let names: Names = replay.names;
        Self {
            hot: Hot {
                mode: AtomicU64::new(if config.write_through { WRITE_THROUGH } else { 0 }),
                tick_ms: AtomicU64::new(config.clock.unix_ms()),
            },
            instance,
            corrupt_places,
            disk: Mutex::new(Disk::new(journal, seed)),
            aggregator: Mutex::new(Aggregator::new(replay.totals, names.clone())),
            inbox: Mutex::new(Inbox::new(Arc::clone(&totals), names)),
            stats: Mutex::new(Stats::default()),
            published: Published::from(totals),
            waiters: Arc::new(Waiters::new(Arc::clone(&config.clock))),
            turn: AtomicU64::new(1),
            urgent: AtomicBool::new(false),
            stop: AtomicBool::new(false),
            threads: OnceLock::new(),
            ended: Mutex::new((0, None)),
            config,
        }
    }
}

/// A name that no other start has: the process, the time, and which shim of the process it is.
fn new_name(config: &Config) -> String {
    format!("{}-{}-{}", std::process::id(), config.clock.unix_ms(), serial())
}

/// Counts up for each shim of the process.
fn serial() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
