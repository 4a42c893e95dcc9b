//! How a shim is set up.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::Overload;
use crate::clock::{Clock, SystemClock};
use crate::fs::{Fs, RealFs};
use crate::switch::Switches;

/// When a write is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// After how many failures in a row only single attempts are made, each [`cap`](Self::cap) apart. It is never given up.
    pub max_attempts: u32,
    /// The time before the second attempt; it doubles with each.
    pub base: Duration,
    /// The longest time between two attempts.
    pub cap: Duration,
    /// Whether each time is cut by up to a half at random, so that instances do not try in step.
    pub jitter: bool,
}

impl Default for Retry {
    fn default() -> Self {
        Self { max_attempts: 8, base: Duration::from_millis(5), cap: Duration::from_millis(500), jitter: true }
    }
}

impl Retry {
    /// The time to wait after so many failures in a row; `random` is any number.
    pub(crate) fn delay(&self, failures: u32, random: u64) -> Duration {
        let doublings = failures.saturating_sub(1).min(20);
        let open = failures >= self.max_attempts;
        let plain = if open { self.cap } else { self.base.saturating_mul(1 << doublings).min(self.cap) };
        if !self.jitter {
            return plain;
        }
        let half = plain / 2;
        half + half.mul_f64((random % 1024) as f64 / 1024.0)
    }
}

/// The configuration of a [`Shim`](super::Shim): what is not set has a default that suits a service.
///
/// ```
/// use std::time::Duration;
/// let config = feeler_shim::Config::new("/var/lib/router/stats").flush_interval(Duration::from_millis(100));
/// # let _ = config;
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    pub(crate) root: PathBuf,
    pub(crate) instance: Option<String>,
    pub(crate) shard_cap: usize,
    pub(crate) drain: Duration,
    pub(crate) flush: Duration,
    pub(crate) segment_bytes: u64,
    pub(crate) disk_max: u64,
    pub(crate) mem_max: usize,
    pub(crate) retry: Retry,
    pub(crate) overload: Overload,
    pub(crate) adopt_every: Duration,
    pub(crate) drop_within: Duration,
    pub(crate) write_through: bool,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) fs: Arc<dyn Fs>,
}

impl Config {
    /// Below this folder, each running instance has a folder of its own. All instances of a service on one machine can, and
    /// should, have the same one: so that what a dead instance has left is adopted by a living one.
    ///
    /// The rollback switches `ROUTER_BUFFERED_STATS` and `SYNC_IO_FALLBACK` are read from the environment here;
    /// [`switches`](Self::switches) takes others instead.
    #[must_use]
    pub fn new(root: impl AsRef<Path>) -> Self {
        let config = Self {
            root: root.as_ref().to_owned(),
            instance: None,
            shard_cap: 16_384,
            drain: Duration::from_millis(5),
            flush: Duration::from_millis(250),
            segment_bytes: 16 << 20,
            disk_max: 1 << 30,
            mem_max: 64 << 20,
            retry: Retry::default(),
            overload: Overload::default(),
            adopt_every: Duration::from_secs(10),
            drop_within: Duration::from_secs(1),
            write_through: false,
            clock: Arc::new(SystemClock::default()),
            fs: Arc::new(RealFs),
        };
        config.switches(&Switches::from_env())
    }

    /// Sets the rollback switches: with `ROUTER_BUFFERED_STATS=false` or `SYNC_IO_FALLBACK=true` every record is written through,
    /// and is on the disk when [`record`](super::Recorder::record) returns. The files are the same either way.
    #[must_use]
    pub fn switches(mut self, switches: &Switches) -> Self {
        self.write_through = !switches.router_buffered_stats() || switches.sync_io_fallback();
        self
    }

    /// The name of the instance's folder, for an instance that has a name which outlives it. By default there is a new name for
    /// each start, made of the process id and the time, and the folder of the one before is adopted.
    ///
    /// Letters, digits, `-` and `_`.
    #[must_use]
    pub fn instance(mut self, name: impl Into<String>) -> Self {
        self.instance = Some(name.into());
        self
    }

    /// How many records each recorder's ring holds until the aggregator comes, which is woken when it is half full. Default: 16,384.
    #[must_use]
    pub fn shard_cap(mut self, records: usize) -> Self {
        self.shard_cap = records;
        self
    }

    /// How often the aggregator comes: how old the published view can be. Default: 5 ms.
    #[must_use]
    pub fn drain_interval(mut self, every: Duration) -> Self {
        self.drain = every;
        self
    }

    /// How often the writer makes durable what has come, unless somebody waits for it. From 1 ms to 10 s; default: 250 ms.
    #[must_use]
    pub fn flush_interval(mut self, every: Duration) -> Self {
        self.flush = every;
        self
    }

    /// The size of a file of the journal. Default: 16 MiB.
    #[must_use]
    pub fn segment_bytes(mut self, bytes: u64) -> Self {
        self.segment_bytes = bytes;
        self
    }

    /// How much the journal of the instance may take on the disk. Default: 1 GiB.
    #[must_use]
    pub fn disk_max(mut self, bytes: u64) -> Self {
        self.disk_max = bytes;
        self
    }

    /// How much may wait in memory for the disk before single records are given up for their totals. Default: 64 MiB.
    #[must_use]
    pub fn mem_max(mut self, bytes: usize) -> Self {
        self.mem_max = bytes;
        self
    }

    /// When a failed write is tried again. Default: after 5 ms, 10 ms, … up to 500 ms, with jitter.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// What happens where a recorder's buffer is full. Default: [`Overload::Coalesce`].
    #[must_use]
    pub fn overload(mut self, overload: Overload) -> Self {
        self.overload = overload;
        self
    }

    /// How often to look for what dead instances have left. Default: every 10 s, and once when it is opened.
    #[must_use]
    pub fn adopt_every(mut self, every: Duration) -> Self {
        self.adopt_every = every;
        self
    }

    /// How long dropping the [`Shim`](super::Shim) without [`shutdown`](super::Shim::shutdown) may take. Default: 1 s.
    #[must_use]
    pub fn drop_within(mut self, within: Duration) -> Self {
        self.drop_within = within;
        self
    }

    /// The clock, for tests.
    #[must_use]
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// The file system, for tests.
    #[must_use]
    pub fn fs(mut self, fs: Arc<dyn Fs>) -> Self {
        self.fs = fs;
        self
    }

    pub(crate) fn check(&self) -> Result<(), ConfigError> {
        let named = |it: &str| {
            !it.is_empty() && it.len() <= 128 && it.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        };
        let ms = Duration::from_millis;
        let wrong = if !self.instance.as_deref().is_none_or(named) {
            "instance must be 1 to 128 letters, digits, `-` and `_`"
        } else if self.shard_cap == 0 || self.shard_cap > 1 << 24 {
            "shard_cap must be from 1 to 16,777,216"
        } else if self.drain < Duration::from_micros(100) || self.drain > ms(10_000) {
            "drain_interval must be from 100 µs to 10 s"
        } else if self.flush < ms(1) || self.flush > ms(10_000) {
            "flush_interval must be from 1 ms to 10 s"
        } else if self.segment_bytes < 4096 || self.disk_max < 2 * self.segment_bytes {
            "segment_bytes must be at least 4096, and disk_max at least twice that"
        } else if self.retry.max_attempts == 0 || self.retry.base.is_zero() || self.retry.cap < self.retry.base {
            "retry must have at least one attempt, and a base above zero and not above the cap"
        } else {
            return Ok(());
        };
        Err(ConfigError(wrong))
    }
}

/// A value that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigError(&'static str);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed to use the configuration: {}", self.0)
    }
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_cap_and_jitter_only_shortens_them() {
        let plain = Retry { jitter: false, ..Retry::default() };
        let ms: Vec<_> = (1..=9).map(|failures| plain.delay(failures, 0).as_millis()).collect();
        assert_eq!(ms, [5, 10, 20, 40, 80, 160, 320, 500, 500]);
        for (failures, random) in (1..=9).flat_map(|failures| [0, 511, 1023].map(|random| (failures, random))) {
            let (delay, most) = (Retry::default().delay(failures, random), plain.delay(failures, 0));
            assert!(delay <= most && delay >= most / 2, "{delay:?} of {most:?}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let good = || Config::new("x");
        assert_eq!(good().check(), Ok(()));
        assert_eq!(good().instance("pod-3_a").check(), Ok(()));
        for bad in [
            good().instance("../x"),
            good().instance("a.by.b"),
            good().instance(""),
            good().shard_cap(0),
            good().drain_interval(Duration::ZERO),
            good().flush_interval(Duration::from_secs(11)),
            good().segment_bytes(10),
            good().disk_max(1 << 20),
            good().retry(Retry { max_attempts: 0, ..Retry::default() }),
        ] {
            assert!(bad.check().is_err(), "{bad:?}");
        }
    }
}
