//! What can go wrong, in words that say what to do.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// A payload or a state that the fold cannot read, though its checksum is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Cow<'static, str>);

impl DecodeError {
    /// With the reason, in words that continue "it cannot be decoded: …".
    pub fn new(why: impl Into<Cow<'static, str>>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it cannot be decoded: {}", self.0)
    }
}

impl Error for DecodeError {}

/// Why a journal was not opened. Nothing on the disk was changed.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// Another journal, here or in another process, has the folder. Each instance needs its own.
    Locked {
        /// The folder.
        dir: PathBuf,
        /// The process that has it, where the lock file tells.
        by: Option<u32>,
    },
    /// A file was written by a newer version of this crate, or of the schema. Reading on would lose what this version does not know.
    Newer {
        /// The file.
        file: PathBuf,
        /// What is newer, and how.
        what: String,
    },
    /// The folder holds records of another schema.
    OtherSchema {
        /// The file.
        file: PathBuf,
        /// The id that it has.
        found: u32,
        /// The id that was asked for.
        wanted: u32,
    },
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

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked { dir, by: Some(pid) } => {
                write!(
                    f,
                    "failed to open the journal in {}: process {pid} has it; give each instance its own folder",
                    dir.display()
                )
            }
            Self::Locked { dir, by: None } => write!(
                f,
                "failed to open the journal in {}: another process has it; give each instance its own folder",
                dir.display()
            ),
            Self::Newer { file, what } => {
                write!(
                    f,
                    "failed to read {}: {what}; start the version that wrote it, or one that is newer",
                    file.display()
                )
            }
            Self::OtherSchema { file, found, wanted } => write!(
                f,
                "failed to read {}: its records have schema {found}, not {wanted}; give each schema its own folder",
                file.display()
            ),
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

/// Why something is not durable yet. Nothing is lost: it is kept in memory, and the next call tries again.
#[derive(Debug)]
#[non_exhaustive]
pub enum CommitError {
    /// The journal has reached its `disk_max`. A [`snapshot`](super::Journal::snapshot) makes room, and is never refused for this reason.
    Full {
        /// What its files take.
        disk_bytes: u64,
        /// What they may take.
        disk_max: u64,
    },
    /// A snapshot was to cover a sequence number that no frame ends at, one behind the last record, or one below the last snapshot.
    Uncoverable {
        /// The number.
        covers: u64,
    },
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

impl CommitError {
    /// Whether it is the disk, not the journal's own limit, that is full.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded];
        matches!(self, Self::Io { source, .. } if full.contains(&source.kind()))
    }
}

impl fmt::Display for CommitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full { disk_bytes, disk_max } => write!(
                f,
                "failed to append to the journal: it takes {disk_bytes} bytes of at most {disk_max}; take a snapshot to make room"
            ),
            Self::Uncoverable { covers } => write!(
                f,
                "failed to take a snapshot of what is below {covers}: no frame ends there, so it could not be told what is in it"
            ),
            Self::Io { what, path, source } => write!(f, "failed to {what} {}: {source}", path.display()),
        }
    }
}

impl Error for CommitError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
