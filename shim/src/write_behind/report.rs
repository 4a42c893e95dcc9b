//! What the state files say about themselves.

use std::fmt;
use std::io;
use std::time::Duration;

/// Why a value was not taken. Each is counted in [`DroppedSnapshot`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Why {
    /// The name cannot be that of a file in the folder.
    Name,
    /// It is larger than [`Config::file_max`](super::Config::file_max).
    TooLarge,
    /// With it, more than [`Config::memory_max`](super::Config::memory_max) bytes would wait for the disk. An older value of the
    /// same file that waits already is still written.
    Memory,
    /// The state files have been shut down.
    ShutDown,
    /// It was to be written through (`SYNC_IO_FALLBACK`), and that failed; [`StateFilesSnapshot::last_problem`] has more.
    Write(#[cfg_attr(feature = "serde", serde(skip))] io::ErrorKind),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str("the name cannot be that of a file in the folder"),
            Self::TooLarge => f.write_str("it is larger than a file may be"),
            Self::Memory => f.write_str("too many bytes wait for the disk already"),
            Self::ShutDown => f.write_str("the state files have been shut down"),
            Self::Write(kind) => write!(f, "it could not be written through: {kind}"),
        }
    }
}

/// What failed when a file was written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Problem {
    /// The name of the file.
    pub file: String,
    /// What was attempted: it finishes the words "failed to".
    pub attempted: &'static str,
    /// What the file system said.
    pub error: String,
    /// What kind of error that is.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub kind: io::ErrorKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed to {} {}: {}", self.attempted, self.file, self.error)
    }
}

/// A file whose newest value is not on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Unsaved {
    /// The name of the file.
    pub file: String,
    /// The size of the newest value.
    pub bytes: usize,
    /// Since when the file has been behind.
    pub for_ms: u64,
    /// Attempts that failed, in a row.
    pub failed_attempts: u32,
    /// What failed the last time.
    pub problem: Option<Problem>,
}

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {} ms behind", self.file, self.for_ms)?;
        match &self.problem {
            Some(problem) => write!(f, ": {problem} ({} times)", self.failed_attempts),
            None => Ok(()),
        }
    }
}

/// Why the state is Degraded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Reason {
    /// A file could not be written in as many attempts as [`Retry::max_attempts`](super::Retry::max_attempts). It is still tried.
    Failing(Unsaved),
    /// Values were dropped for want of memory, and less than half of it has become free since.
    Full {
        /// [`Config::memory_max`](super::Config::memory_max).
        memory_max: usize,
    },
    /// The last value that was to be written through was not.
    WriteThrough(Problem),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failing(unsaved) => unsaved.fmt(f),
            Self::Full { memory_max } => {
                write!(f, "values are dropped: {memory_max} bytes of memory were full of what waits for the disk")
            }
            Self::WriteThrough(problem) => problem.fmt(f),
        }
    }
}

/// Everything worth knowing at one moment, for `/api/health` and metrics.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StateFilesSnapshot {
    /// `SYNC_IO_FALLBACK` is on: values are written by whoever sets them.
    pub write_through: bool,
    /// Values taken, those that replaced another one included.
    pub accepted: u64,
    /// Values that replaced one that was not written yet, and so saved a write.
    pub coalesced: u64,
    /// Files written and synced.
    pub written: u64,
    /// The bytes of those.
    pub written_bytes: u64,
    /// Attempts to write that failed.
    pub write_errors: u64,
    /// Values that were not taken.
    pub dropped: DroppedSnapshot,
    /// Files whose newest value is not on the disk yet.
    pub pending_files: usize,
    /// The memory that they take, about.
    pub pending_bytes: usize,
    /// How long the oldest value that is not on the disk has waited.
    pub oldest_unsaved_ms: u64,
    /// Why the state is Degraded; empty when it is not.
    pub degraded: Vec<Reason>,
    /// The last error, whether it is over or not.
    pub last_problem: Option<Problem>,
}

/// Values that were not taken, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DroppedSnapshot {
    /// [`Why::Name`].
    pub name: u64,
    /// [`Why::TooLarge`].
    pub too_large: u64,
    /// [`Why::Memory`].
    pub memory: u64,
    /// [`Why::ShutDown`].
    pub shut_down: u64,
    /// [`Why::Write`].
    pub write: u64,
}

/// How a shutdown ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use = "it says which values were lost"]
pub struct ShutdownReport {
    /// How long it took.
    pub took: Duration,
    /// The files whose newest value was not on the disk when the time was over: they hold an older one, or the newest one
    /// if a write that hung still ends well.
    pub unsaved: Vec<Unsaved>,
    /// The writer had not come back from the disk: it ends on its own, and holds the lock on the folder until then.
    pub hung: bool,
}

impl ShutdownReport {
    /// Whether everything is on the disk.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.unsaved.is_empty()
    }
}

/// Files that were not written when the time of a flush was over. They are still tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlushError {
    /// Which, and why.
    pub unsaved: Vec<Unsaved>,
}

impl fmt::Display for FlushError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files: Vec<String> = self.unsaved.iter().map(ToString::to_string).collect();
        write!(f, "failed to write all state files in time; they are still tried: {}", files.join("; "))
    }
}

impl std::error::Error for FlushError {}

/// What is counted under the lock.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) accepted: u64,
    pub(super) coalesced: u64,
    pub(super) written: u64,
    pub(super) written_bytes: u64,
    pub(super) write_errors: u64,
    pub(super) dropped: DroppedSnapshot,
    pub(super) last_problem: Option<Problem>,
    /// The last value that was to be written through was not.
    pub(super) through_failed: bool,
}

impl Counts {
    pub(super) fn drop_one(&mut self, why: Why) {
        let dropped = &mut self.dropped;
        *match why {
            Why::Name => &mut dropped.name,
            Why::TooLarge => &mut dropped.too_large,
            Why::Memory => &mut dropped.memory,
            Why::ShutDown => &mut dropped.shut_down,
            Why::Write(_) => &mut dropped.write,
        } += 1;
    }
}
