//! What can go wrong, in words that say what to do.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use super::{Broken, MAX_LINE, NoteError};
use crate::policy::Reason;

/// Why a log was not opened.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// Another writer, here or in another process, has it.
    Locked {
        /// The log.
        path: PathBuf,
    },
    /// It does not verify, and not because of a crash.
    Broken(Broken),
    /// The checkpoint beside it cannot be believed.
    Checkpoint(NoteError),
    /// The repair of its end could not be noted.
    Repair(Box<AppendError>),
    /// The file system refused.
    Io {
        /// What was attempted, after "failed to".
        what: &'static str,
        /// On what.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl OpenError {
    /// The reason for which nothing is activated.
    #[must_use]
    pub fn reason(&self) -> Reason {
        match self {
            Self::Broken(_) | Self::Checkpoint(_) => Reason::AuditChainBroken,
            Self::Locked { .. } | Self::Repair(_) | Self::Io { .. } => Reason::AuditUnavailable,
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked { path } => {
                write!(f, "failed to open {}: another writer has it; give each process its own log", path.display())
            }
            Self::Broken(broken) => write!(f, "failed to {broken}"),
            Self::Checkpoint(error) => write!(f, "failed to {error}"),
            Self::Repair(error) => error.fmt(f),
            Self::Io { what, path, source } => write!(f, "failed to {what} {}: {source}", path.display()),
        }
    }
}

impl Error for OpenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<Broken> for OpenError {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<NoteError> for OpenError {
    fn from(error: NoteError) -> Self {
        Self::Checkpoint(error)
    }
}

impl From<AppendError> for OpenError {
    fn from(error: AppendError) -> Self {
        Self::Repair(Box::new(error))
    }
}

/// Why a line, or a checkpoint, is not certain to be on the disk.
#[derive(Debug)]
#[non_exhaustive]
pub enum AppendError {
    /// The entry makes no line.
    Line(String),
    /// The line would have more than [`MAX_LINE`] bytes.
    TooLong {
        /// How many it has.
        bytes: usize,
    },
    /// The line is larger than a file may be.
    Full {
        /// What a file may have.
        max_bytes: u64,
    },
    /// A write failed before, and the file was not opened again.
    Closed,
    /// A write failed before, and the log cannot be repaired.
    Repair(Box<OpenError>),
    /// The checkpoint was not signed.
    Checkpoint(NoteError),
    /// The file system refused.
    Io {
        /// What was attempted, after "failed to".
        what: &'static str,
        /// On what.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl AppendError {
    /// The reason for which nothing is activated.
    #[must_use]
    pub fn reason(&self) -> Reason {
        match self {
            Self::Repair(error) => error.reason(),
            _ => Reason::AuditUnavailable,
        }
    }
}

impl fmt::Display for AppendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(why) => write!(f, "failed to write a line of the audit log: {why}"),
            Self::TooLong { bytes } => {
                write!(f, "failed to write a line of the audit log: it has {bytes} bytes of at most {MAX_LINE}")
            }
            Self::Full { max_bytes } => write!(
                f,
                "failed to write a line of the audit log: the line has more than the {max_bytes} bytes of a file; raise `max_bytes`"
            ),
            Self::Closed => f.write_str("failed to write a line of the audit log: its file is not open"),
            Self::Repair(error) => error.fmt(f),
            Self::Checkpoint(error) => write!(f, "failed to {error}"),
            Self::Io { what, path, source } => write!(f, "failed to {what} {}: {source}", path.display()),
        }
    }
}

impl Error for AppendError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<OpenError> for AppendError {
    fn from(error: OpenError) -> Self {
        Self::Repair(Box::new(error))
    }
}

impl From<NoteError> for AppendError {
    fn from(error: NoteError) -> Self {
        Self::Checkpoint(error)
    }
}
