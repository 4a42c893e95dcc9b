//! Write-behind for state files: the file is written later, by a thread of its own, whole, and synced.
//!
//! The drop-in cure for a service that rewrites its state (`weights.json`, `plugins.json`, …) on a path that has no time
//! for it, or rewrites it so that a crash leaves half a file (`HOT001`, `DUR002`):
//!
//! ```
//! use std::time::Duration;
//! use feeler_shim::switch::Switches;
//! use feeler_shim::write_behind::{Admission, Config, StateFiles};
//!
//! # let folder = tempfile::tempdir()?;
//! let files = StateFiles::open(Config::new(folder.path(), &Switches::from_env()))?;
//!
//! // Where it said `std::fs::write(folder.join("weights.json"), json)`: no I/O, whatever the disk does.
//! let json = br#"{"small": 0.7}"#;
//! assert_eq!(files.set("weights.json", json), Admission::Buffered);
//! // The newest value wins: the older one is never written.
//! assert_eq!(files.set("weights.json", br#"{"small": 0.8}"#), Admission::Coalesced);
//!
//! // When the service ends.
//! let report = files.shutdown(Duration::from_secs(5));
//! assert!(report.is_complete(), "{:?}", report.unsaved);
//! assert_eq!(std::fs::read(folder.path().join("weights.json"))?, br#"{"small": 0.8}"#);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is promised
//!
//! * [`StateFiles::set`] does no I/O, waits for no lock that I/O can hold, and never takes more than
//!   [`Config::memory_max`] bytes. What is not taken is said ([`Admission::Dropped`]) and counted.
//! * A file is the old one or a newer one, whole, after a crash of the process or of the machine at any point: temporary file,
//!   `fdatasync`, rename, `fsync` of the folder.
//! * What [`StateFiles::set_acked`], [`StateFiles::flush`] or [`StateFiles::shutdown`] has confirmed survives a power cut. What
//!   they have not may be lost: up to [`Config::window`] and the write after it on a good disk, and all that waits on a bad one.
//! * A write that fails is tried again, for ever, and no older value is kept in its stead; after
//!   [`Retry::max_attempts`] the state is Degraded ([`StateFiles::degraded`]) and those who wait are told.
//!
//! # Which files
//!
//! * Those of one folder, by name. A name with a separator, `..`, or one that begins with `.feeler-` (ours) is refused.
//! * One owner per folder at a time: a second [`StateFiles::open`] fails with [`OpenError::Locked`], since two that each hold
//!   back their newest value would overwrite each other in no order.
//! * A new file has the permissions that `std::fs::write` gives, one that was there keeps its own, and its owner and group if
//!   the process may set them. Access control lists, extended attributes and hard links are not kept.
//! * A symbolic link is refused as a target, and the file stays pending: a rename would cut the link, and to follow it would
//!   write outside the folder. To have the files elsewhere, let the folder itself be the link.
//!
//! # Rolled back
//!
//! With `OPENCODE_SYNC_IO_FALLBACK=true` there is no thread: `set` writes through, in the caller's time, the same files in the
//! same way. Switching there and back loses nothing.

mod ack;
mod disk;
mod pending;
mod report;
mod retry;
#[cfg(feature = "json")]
mod typed;
mod writer;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub use crate::shim::Retry;
pub use ack::{Ack, AckError};
pub use report::{DroppedSnapshot, FlushError, Problem, Reason, ShutdownReport, StateFilesSnapshot, Unsaved, Why};
#[cfg(feature = "json")]
pub use typed::{JsonError, StateFile};
#[cfg(feature = "tracing")]
pub(crate) use {
    ack::remaining,
    disk::{is_name, make_folder},
    retry::{is_degraded, random},
};

use crate::fs::{Fs, RealFs};
use crate::switch::Switches;
use disk::Disk;
use pending::Job;
use writer::Shared;

/// Where the files are, and how much may wait for how long.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder. It is created if it is missing.
    pub dir: PathBuf,
    /// The largest file, in bytes. 16 MiB by default.
    pub file_max: usize,
    /// The most memory that all values together may take which are not on the disk yet, in bytes. 64 MiB by default.
    pub memory_max: usize,
    /// How long a value waits for a newer one before it is written, and so how often a file is written at most. 250 ms by
    /// default.
    pub window: Duration,
    /// How a write that failed is tried again.
    pub retry: Retry,
    /// How long the drop of the [`StateFiles`] may take, when there was no [`StateFiles::shutdown`]. 2 s by default.
    pub drop_within: Duration,
    /// Values are written by whoever sets them (`SYNC_IO_FALLBACK`).
    pub write_through: bool,
    /// The file system.
    pub fs: Arc<dyn Fs>,
}

impl Config {
    /// The defaults, on the real file system. The switches decide whether values are written behind or through.
    #[must_use]
    pub fn new(dir: impl Into<PathBuf>, switches: &Switches) -> Self {
        Self {
            dir: dir.into(),
            file_max: 16 << 20,
            memory_max: 64 << 20,
            window: Duration::from_millis(250),
            retry: Retry::default(),
            drop_within: Duration::from_secs(2),
            write_through: switches.sync_io_fallback(),
            fs: Arc::new(RealFs),
        }
    }
}

/// What became of a value that was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a value may have been dropped"]
pub enum Admission {
    /// It will be written.
    Buffered,
    /// It will be written, in place of an older one that was still waiting.
    Coalesced,
    /// It is on the disk: `SYNC_IO_FALLBACK` is on.
    Written,
    /// It was not taken.
    Dropped(Why),
}

impl Admission {
    /// Whether the value will be written, or has been.
    #[must_use]
    pub fn is_taken(self) -> bool {
        !matches!(self, Self::Dropped(_))
    }
}

/// Why the state files could not be opened.
#[derive(Debug)]
pub enum OpenError {
    /// Another owner, in this process or in another one, has the folder.
    Locked {
        /// The folder.
        dir: PathBuf,
    },
    /// The folder could not be created, read or locked.
    Folder {
        /// The folder.
        dir: PathBuf,
        /// What the file system said.
        error: io::Error,
    },
    /// The writer's thread could not be started.
    Thread(io::Error),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked { dir } => write!(
                f,
                "failed to open the state files in {}: another process or owner has them open; end it, or take another folder",
                dir.display()
            ),
            Self::Folder { dir, error } => write!(f, "failed to open the state files in {}: {error}", dir.display()),
            Self::Thread(error) => write!(f, "failed to start the thread that writes state files: {error}"),
        }
    }
}

impl std::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Locked { .. } => None,
            Self::Folder { error, .. } | Self::Thread(error) => Some(error),
        }
    }
}

/// The state files of one folder. Share it by reference or in an [`Arc`].
#[derive(Debug)]
pub struct StateFiles {
    config: Config,
    shared: Arc<Shared>,
    writing: Writing,
}

/// Who writes.
#[derive(Debug)]
enum Writing {
    Behind(Mutex<Option<JoinHandle<()>>>),
    Through(Mutex<Disk>),
}

impl StateFiles {
    /// Takes the folder, and starts the writer's thread. This does I/O.
    ///
    /// # Errors
    /// When another owner has the folder, or it cannot be used.
    pub fn open(config: Config) -> Result<Self, OpenError> {
        let dir = || config.dir.clone();
        let disk = Disk::open(&config.fs, &config.dir)
            .map_err(|error| OpenError::Folder { dir: dir(), error })?
            .ok_or_else(|| OpenError::Locked { dir: dir() })?;
        let shared = Arc::new(Shared::new(&config));
        let writing = if config.write_through {
            Writing::Through(Mutex::new(disk))
        } else {
            let writer = Arc::clone(&shared);
            let thread = std::thread::Builder::new().name("state-files".to_owned());
            let thread = thread.spawn(move || writer.run(disk)).map_err(OpenError::Thread)?;
            Writing::Behind(Mutex::new(Some(thread)))
        };
        Ok(Self { config, shared, writing })
    }

    /// Sets the content of a file, by its name in the folder. It is written later; a newer value that comes before that
    /// takes its place.
    ///
    /// This does no I/O, unless `SYNC_IO_FALLBACK` is on.
    pub fn set(&self, name: &str, value: impl Into<Vec<u8>>) -> Admission {
        self.put(name, value.into(), None)
    }

    /// As [`set`](Self::set), without waiting for newer values, and with an [`Ack`] that says when the value, or a newer one,
    /// would survive a power cut.
    pub fn set_acked(&self, name: &str, value: impl Into<Vec<u8>>) -> Ack {
        let (ack, slot) = Ack::pending();
        match self.put(name, value.into(), Some(&slot)) {
            Admission::Buffered | Admission::Coalesced => ack,
            Admission::Written => Ack::ready(Ok(())),
            Admission::Dropped(why) => Ack::ready(Err(AckError::Dropped(why))),
        }
    }

    fn put(&self, name: &str, value: Vec<u8>, slot: Option<&Arc<ack::Slot>>) -> Admission {
        if !disk::is_name(name) {
            return self.shared.dropped(Why::Name);
        }
        match &self.writing {
            Writing::Behind(_) => self.shared.set(name, value, slot),
            Writing::Through(disk) => self.write_through(disk, name, value),
        }
    }

    fn write_through(&self, disk: &Mutex<Disk>, name: &str, value: Vec<u8>) -> Admission {
        let disk = disk.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(why) = self.shared.why_not(value.len()) {
            return self.shared.dropped(why);
        }
        let job = Job { key: name.into(), value: Arc::new(value), seq: 0 };
        let result = disk.write(std::slice::from_ref(&job), &|| true).into_iter().flatten().next();
        self.shared.written_through(&job, result.unwrap_or(Ok(())))
    }

    /// The newest value of a file: the one that waits for the disk, or else the file's own; `None` if there is none.
    ///
    /// This reads the file, so it is for the start of a service, not for a hot path.
    ///
    /// # Errors
    /// When the file cannot be read, is larger than [`Config::file_max`], or the name cannot be one.
    pub fn get(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        if !disk::is_name(name) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, Why::Name.to_string()));
        }
        if let Some(value) = self.pending(name) {
            return Ok(Some(value.to_vec()));
        }
        match self.config.fs.read(&self.config.dir.join(name), self.config.file_max as u64) {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The newest value of a file if it is not on the disk yet. This does no I/O.
    #[must_use]
    pub fn pending(&self, name: &str) -> Option<Arc<Vec<u8>>> {
        self.shared.get(name)
    }

    /// Writes everything that has been set so far, and waits until it would survive a power cut, or for as long as given.
    ///
    /// # Errors
    /// When the time was over first. The error lists what was not written; it is still tried.
    pub fn flush(&self, within: Duration) -> Result<(), FlushError> {
        self.shared.flush(Instant::now().checked_add(within))
    }

    /// Takes no more values, writes those that wait, and ends the thread; all within the time given. What was not written by
    /// then is in the report. A second call reports again.
    pub fn shutdown(&self, within: Duration) -> ShutdownReport {
        let report = match &self.writing {
            Writing::Behind(_) => self.shared.shut_down(Instant::now(), within),
            Writing::Through(disk) => {
                self.shared.close();
                // Waits for a write that another thread is making.
                drop(disk.lock().unwrap_or_else(PoisonError::into_inner));
                ShutdownReport { took: Duration::ZERO, unsaved: Vec::new(), hung: false }
            }
        };
        if let Writing::Behind(thread) = &self.writing
            && !report.hung
            && let Some(thread) = thread.lock().unwrap_or_else(PoisonError::into_inner).take()
        {
            // It has said that it ends. Had it panicked, what it left is in the report.
            let _ = thread.join();
        }
        report
    }

    /// Why the state is Degraded; empty when all is well.
    #[must_use]
    pub fn degraded(&self) -> Vec<Reason> {
        self.snapshot().degraded
    }

    /// Everything worth knowing at this moment.
    #[must_use]
    pub fn snapshot(&self) -> StateFilesSnapshot {
        self.shared.snapshot(self.config.write_through)
    }
}

impl Drop for StateFiles {
    /// Writes what waits, for at most [`Config::drop_within`]. What is lost then, nobody hears of: call
    /// [`StateFiles::shutdown`] and read its report.
    fn drop(&mut self) {
        if matches!(self.writing, Writing::Behind(_)) {
            let _ = self.shutdown(self.config.drop_within);
        }
    }
}
