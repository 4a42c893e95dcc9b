//! Logs that never wait for the disk: a layer and a writer for [`tracing_subscriber`], with files of their own.
//!
//! ```
//! use std::time::Duration;
//! use feeler_shim::logs::{LogConfig, Logs};
//! use tracing_subscriber::layer::SubscriberExt as _;
//!
//! # let folder = tempfile::tempdir()?;
//! let logs = Logs::open(LogConfig::new(folder.path(), "router"))?;
//! let subscriber = tracing_subscriber::registry().with(logs.layer());
//! tracing::subscriber::with_default(subscriber, || tracing::info!(model = "small", "chosen"));
//!
//! // When the service ends: `Logs` is the guard, so keep it until then.
//! let report = logs.shutdown(Duration::from_secs(5));
//! assert_eq!(report.unsaved_lines, 0);
//! assert!(std::fs::read_to_string(folder.path().join("router-0000000001.log"))?.contains("chosen model=\"small\""));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! For another format, give [`Logs::writer`] to `tracing_subscriber::fmt`'s `with_writer`.
//!
//! # What is promised
//!
//! * Whoever logs does no I/O, waits for no lock that I/O can hold, and gets no error. All lines together take at most
//!   [`LogConfig::memory_max`] bytes.
//! * When the disk is slower than that, or fails for longer, lines are lost, the newest first. They are counted, and in their
//!   place the file says `feeler-logs: 12 lines lost from .. to .. because ..`.
//! * What [`Logs::flush`] or [`Logs::shutdown`] has confirmed survives a power cut. What they have not may be lost: up to
//!   [`LogConfig::window`] and the write after it on a good disk, and all that waits on a bad one.
//! * After an error a file is never written to again. The batch that failed is written again to a new file, which says so in
//!   its first line: some of its lines may then be in both.
//!
//! # The files
//!
//! Plain text, `<name>-<number>.log`, for `tail -F` and `grep`. A start or a full file begins a new one, and the oldest are
//! removed. They are not the journal's: there a record is framed and checksummed, and old ones are folded into a snapshot, while
//! of a log one wants the text, and the newest of it. So the end of a file that a power cut hit can hold half a line, or zeros:
//! [`read`] tells these apart, and so does a reader's eye.
//!
//! Several processes may use one folder: each has files of its own, and they remove the oldest of all.

mod buffer;
mod files;

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tracing_subscriber::fmt::MakeWriter;

pub use files::{Line, LineKind, read};

use crate::fs::{Fs, RealFs};
use crate::write_behind::Retry;
use buffer::Shared;
use files::Files;

/// Where the logs go, and how much may wait for how long.
#[derive(Clone, Debug)]
pub struct LogConfig {
    /// The folder. It is created if it is missing.
    pub dir: PathBuf,
    /// What the names of the files begin with.
    pub name: String,
    /// The most memory that lines may take which are not on the disk yet, in bytes. 8 MiB by default.
    pub memory_max: usize,
    /// The longest line, in bytes; a longer one is cut. 64 KiB by default.
    pub line_max: usize,
    /// How long a line waits for others to be written with it. 250 ms by default.
    pub window: Duration,
    /// The size at which a new file is begun, in bytes. 16 MiB by default.
    pub file_bytes: u64,
    /// How many files are kept. 16 by default, so that all together take about 256 MiB.
    pub files: usize,
    /// How a write that failed is tried again.
    pub retry: Retry,
    /// How long the drop of the [`Logs`] may take, when there was no [`Logs::shutdown`]. 2 s by default.
    pub drop_within: Duration,
    /// The file system.
    pub fs: Arc<dyn Fs>,
}

impl LogConfig {
    /// The defaults, on the real file system.
    #[must_use]
    pub fn new(dir: impl Into<PathBuf>, name: impl Into<String>) -> Self {
        Self {
            dir: dir.into(),
            name: name.into(),
            memory_max: 8 << 20,
            line_max: 64 << 10,
            window: Duration::from_millis(250),
            file_bytes: 16 << 20,
            files: 16,
            retry: Retry::default(),
            drop_within: Duration::from_secs(2),
            fs: Arc::new(RealFs),
        }
    }
}

/// The logs of one service, and the guard that writes them to the end: keep it for as long as there is something to log.
#[derive(Debug)]
pub struct Logs {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
    drop_within: Duration,
}

/// How a shutdown ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use = "it says whether lines were lost"]
pub struct LogShutdown {
    /// How long it took.
    pub took: Duration,
    /// Lines that were not on the disk when the time was over.
    pub unsaved_lines: u64,
    /// The writer had not come back from the disk: it ends on its own.
    pub hung: bool,
}

/// Lines were not written when the time of a flush was over. They are still tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogFlushError {
    /// How many.
    pub unsaved_lines: u64,
    /// What failed last, if something did.
    pub problem: Option<String>,
}

impl fmt::Display for LogFlushError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = self.problem.as_deref().unwrap_or("the disk has not answered");
        write!(f, "failed to write {} lines of the log in time; they are still tried: {why}", self.unsaved_lines)
    }
}

impl std::error::Error for LogFlushError {}

/// Everything worth knowing at one moment, for `/api/health` and metrics.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LogsSnapshot {
    /// Lines taken.
    pub taken: u64,
    /// Lines that would survive a power cut.
    pub durable: u64,
    /// Lines that were lost: the memory was full, or the logs were shut down.
    pub lost: u64,
    /// Lines that were cut to [`LogConfig::line_max`].
    pub cut: u64,
    /// The memory that lines take which are not on the disk yet.
    pub pending_bytes: usize,
    /// Attempts to write that failed.
    pub write_errors: u64,
    /// What has failed so often that the state is Degraded; none when it is not.
    pub degraded: Option<String>,
    /// The last error, whether it is over or not.
    pub last_problem: Option<String>,
}

impl Logs {
    /// Makes the folder, and starts the writer's thread. This does I/O.
    ///
    /// # Errors
    /// When the folder cannot be made or read, the name cannot begin that of a file, or the thread cannot be started.
    pub fn open(config: LogConfig) -> io::Result<Self> {
        let files = Files::open(&config)?;
        let (shared, drop_within) = (Arc::new(Shared::new(&config)), config.drop_within);
        let writer = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("logs".to_owned()).spawn(move || writer.run(files))?;
        Ok(Self { shared, thread: Mutex::new(Some(thread)), drop_within })
    }

    /// A layer that writes each event as a line of text, with its time, level, target, spans and fields.
    #[must_use]
    pub fn layer<S>(&self) -> TextLayer<S> {
        tracing_subscriber::fmt::layer().with_ansi(false).with_writer(self.writer())
    }

    /// A writer for `tracing_subscriber::fmt`, or for anything else that writes lines.
    #[must_use]
    pub fn writer(&self) -> LogWriter {
        LogWriter(Arc::clone(&self.shared))
    }

    /// Writes all lines so far, and waits until they would survive a power cut, or for as long as given.
    ///
    /// # Errors
    /// When the time was over first. The lines are still tried.
    pub fn flush(&self, within: Duration) -> Result<(), LogFlushError> {
        self.shared.flush(Instant::now().checked_add(within))
    }

    /// Takes no more lines, writes those that wait, and ends the thread; all within the time given. A second call reports again.
    pub fn shutdown(&self, within: Duration) -> LogShutdown {
        let report = self.shared.shut_down(within);
        if !report.hung
            && let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take()
        {
            // It has said that it ends. Had it panicked, what it left is in the report.
            let _ = thread.join();
        }
        report
    }

    /// Everything worth knowing at this moment.
    #[must_use]
    pub fn snapshot(&self) -> LogsSnapshot {
        self.shared.snapshot()
    }
}

impl Drop for Logs {
    /// Writes what waits, for at most [`LogConfig::drop_within`].
    fn drop(&mut self) {
        let _ = self.shutdown(self.drop_within);
    }
}

/// What [`Logs::layer`] gives.
pub type TextLayer<S> = tracing_subscriber::fmt::Layer<
    S,
    tracing_subscriber::fmt::format::DefaultFields,
    tracing_subscriber::fmt::format::Format,
    LogWriter,
>;

/// Takes lines, for as long as the [`Logs`] that it is of.
#[derive(Clone, Debug)]
pub struct LogWriter(Arc<Shared>);

impl<'a> MakeWriter<'a> for LogWriter {
    type Writer = LogLine<'a>;

    fn make_writer(&'a self) -> LogLine<'a> {
        LogLine { shared: &self.0, partial: Vec::new() }
    }
}

/// One line that is being written. What has no line end when this is dropped gets one.
#[derive(Debug)]
pub struct LogLine<'a> {
    shared: &'a Shared,
    partial: Vec<u8>,
}

impl io::Write for LogLine<'_> {
    /// Takes the text; never fails.
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        if self.partial.is_empty() && text.ends_with(b"\n") {
            // The usual case: the whole event at once.
            self.shared.push(text);
        } else {
            self.partial.extend_from_slice(text);
            if text.ends_with(b"\n") {
                self.end();
            }
        }
        Ok(text.len())
    }

    /// Does nothing: whoever logs does not wait. [`Logs::flush`] does.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl LogLine<'_> {
    fn end(&mut self) {
        self.shared.push(&self.partial);
        self.partial.clear();
    }
}

impl Drop for LogLine<'_> {
    fn drop(&mut self) {
        if !self.partial.is_empty() {
            self.end();
        }
    }
}
