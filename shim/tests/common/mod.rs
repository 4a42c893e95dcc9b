//! What the tests of the shim share.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]
#![allow(dead_code, reason = "each test program uses a part of this")]

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::Duration;

use feeler_shim::journal::{DecodeError, Entry, Fold, Kind};
use feeler_shim::record::{ModelId, Outcome, StrategyId};
use feeler_shim::switch::Switches;
use feeler_shim::{Config, Shim};

/// A bound that is never reached unless something hangs.
pub(crate) const WITHIN: Duration = Duration::from_secs(60);

pub(crate) fn outcome(model: u32, latency_us: u32) -> Outcome {
    Outcome { model: ModelId(model), strategy: StrategyId(1), failure: None, latency_us, trace: 0 }
}

/// A folder of its own, removed in the end.
pub(crate) struct Root(pub(crate) PathBuf);

impl Root {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("feeler-shim-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        Self(std::env::temp_dir().join(name))
    }

    /// With the switches at their defaults, whatever the environment says.
    pub(crate) fn config(&self) -> Config {
        Config::new(&self.0).switches(&Switches::from_iter([("", ""); 0])).segment_bytes(1 << 20)
    }

    /// How many records another process would find now, if the machine went down: of a copy, as the folder is locked.
    pub(crate) fn durable_records<R: feeler_shim::record::Record>(&self, shim: &Shim<R>) -> u64 {
        let (from, copy) = (self.0.join(shim.instance()), self.0.join("copy"));
        let _ = std::fs::remove_dir_all(&copy);
        std::fs::create_dir_all(&copy).unwrap();
        for name in self.names(&from) {
            std::fs::copy(from.join(&name), copy.join(&name)).unwrap();
        }
        let count = records_in(&copy, R::SCHEMA);
        std::fs::remove_dir_all(&copy).unwrap();
        count
    }

    pub(crate) fn folders(&self) -> Vec<String> {
        self.names(&self.0)
    }

    pub(crate) fn names(&self, folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Counts the records of a journal.
pub(crate) fn records_in(folder: &Path, schema: feeler_shim::journal::Schema) -> u64 {
    #[derive(Default)]
    struct Count(u64);
    impl Fold for Count {
        fn snapshot(&mut self, _: u16, _: &[u8]) -> Result<(), DecodeError> {
            Ok(())
        }
        fn entry(&mut self, entry: &Entry<'_>) -> Result<(), DecodeError> {
            self.0 += if entry.kind == Kind::Note { 0 } else { entry.count };
            Ok(())
        }
    }
    let mut count = Count::default();
    let config = feeler_shim::journal::JournalConfig::new(folder, schema);
    feeler_shim::journal::Journal::open(config, &mut count).unwrap();
    count.0
}

/// The smallest executor.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return value;
        }
        std::thread::park();
    }
}

/// Waits for another thread, without a sleep; what never comes about fails after a minute.
pub(crate) fn until(mut condition: impl FnMut() -> bool) {
    let start = std::time::Instant::now();
    while !condition() {
        assert!(start.elapsed() < WITHIN, "it has not come about");
        std::thread::yield_now();
    }
}

/// A simulated disk, and time that passes only when it is told to.
#[cfg(feature = "sim")]
pub(crate) struct Virtual {
    pub(crate) disk: feeler_shim::sim::SimDisk,
    pub(crate) clock: Arc<feeler_shim::clock::ManualClock>,
    /// What the shims were given.
    given: std::sync::Mutex<Vec<std::sync::Weak<feeler_shim::sim::SimDisk>>>,
}

#[cfg(feature = "sim")]
impl Virtual {
    pub(crate) fn new() -> Self {
        Self { disk: feeler_shim::sim::SimDisk::new(1), clock: Arc::default(), given: Default::default() }
    }

    /// An instance with a name, and switches at their defaults.
    pub(crate) fn config(&self) -> Config {
        let switches = Switches::from_iter([("", ""); 0]);
        let clock: Arc<dyn feeler_shim::clock::Clock> = self.clock.clone();
        let fs = Arc::new(self.disk.clone());
        self.given.lock().unwrap().push(Arc::downgrade(&fs));
        let config = Config::new("/stats").instance("one").switches(&switches).clock(clock);
        config.fs(fs).segment_bytes(1 << 16).drop_within(Duration::ZERO)
    }

    pub(crate) fn open(&self) -> Shim {
        self.open_with(self.config())
    }

    pub(crate) fn open_with(&self, config: Config) -> Shim {
        Shim::open(config).unwrap().0
    }

    /// Cuts the power, and ends what was running without any time passing.
    pub(crate) fn end(&self, shim: Shim) {
        self.disk.cut_power();
        drop(shim);
        // The journals are gone, and with them the threads that could still write; recorders may have the rest.
        until(|| self.given.lock().unwrap().iter().all(|it| it.strong_count() <= 1));
    }

    /// Starts again with what was synced.
    pub(crate) fn restart(&self) -> (Shim, feeler_shim::Recovered<Outcome>) {
        self.disk.power_on(feeler_shim::sim::Loss::Everything);
        Shim::open(self.config()).unwrap()
    }

    pub(crate) fn total_after_power_cut(&self, shim: Shim) -> u64 {
        self.end(shim);
        let (shim, recovered) = self.restart();
        self.end(shim);
        self.disk.power_on(feeler_shim::sim::Loss::Everything);
        recovered.totals.n()
    }
}
