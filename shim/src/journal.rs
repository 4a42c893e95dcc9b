//! The log that makes records durable: segments of checksummed frames, snapshots, and the recovery of both.
//!
//! ```
//! use feeler_shim::journal::{DecodeError, Entry, Fold, Journal, JournalConfig, Kind, Schema};
//!
//! /// Adds up what the records say; a record is one byte here.
//! #[derive(Default)]
//! struct Sum(u64);
//!
//! impl Fold for Sum {
//!     fn snapshot(&mut self, _version: u16, state: &[u8]) -> Result<(), DecodeError> {
//!         let bytes = state.try_into().map_err(|_| DecodeError::new("not eight bytes"))?;
//!         self.0 = u64::from_le_bytes(bytes);
//!         Ok(())
//!     }
//!     fn entry(&mut self, entry: &Entry<'_>) -> Result<(), DecodeError> {
//!         self.0 += entry.payload.iter().map(|byte| u64::from(*byte)).sum::<u64>();
//!         Ok(())
//!     }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let root = std::env::temp_dir().join(format!("feeler-journal-doc-{}", std::process::id()));
//! let config = JournalConfig::new(root.join("instance-1"), Schema { id: 7, version: 1 });
//! let mut sum = Sum::default();
//! let (mut journal, recovery) = Journal::open(config.clone(), &mut sum)?;
//! assert_eq!((recovery.records, sum.0), (0, 0));
//!
//! journal.push(Kind::Records, 3, &[1, 2, 3]);
//! assert_eq!(journal.commit()?, 3, "the three are on the disk now");
//! drop(journal);
//!
//! let (_journal, recovery) = Journal::open(config, &mut sum)?;
//! assert_eq!((recovery.records, sum.0), (3, 6));
//! # std::fs::remove_dir_all(root)?;
//! # Ok(())
//! # }
//! ```
//!
//! # What holds
//!
//! 1. [`commit`](Journal::commit) returns a sequence number only after `fdatasync` returned 0 for all below it, and for a new file the
//!    `fsync` of the folder, too. These records are *durable*. Bytes that are durable are never written again.
//! 2. A write that a power cut interrupted fails its checksum and is given up, with all behind it; none of it was durable. A frame that
//!    fails its checksum though it was durable is *damage*: it is reported with its place, and the rest is read. Two things tell them apart.
//!    A frame says whether all before it in its segment was durable when it was written, and a segment says up to which number all was
//!    durable when it was made.
//! 3. After an error nothing is written to that file any more, because its pages may be marked clean without being on the disk. What is not
//!    durable is written again, to a new segment. Recovery takes each sequence number once, from the first segment that has it.
//! 4. A snapshot says which numbers it covers. Recovery hands over the newest good one and every later record once, in order.
//! 5. Recovery may find records that never became durable, as after `kill -9`, when they are in the page cache. They are handed over, and
//!    the next commit writes them again, so that a later power cut does not undo what somebody has seen.
//! 6. A folder has one writer: the second one gets [`OpenError::Locked`].
//!
//! Damage to what was written last cannot be told from a write that was interrupted: it counts in [`Recovery::torn_bytes`].
//!
//! It relies on a disk that leaves alone what was not written to, even when the power is cut in the middle of a write beside it, as SQLite
//! does by default ("powersafe overwrite"), and that does not lie about `fdatasync`.
//!
//! # Memory and disk
//!
//! In memory: what was pushed and is not durable. On the disk: `disk_max`, and for the time of a snapshot one state more. When `disk_max` is
//! reached, [`commit`](Journal::commit) returns [`CommitError::Full`] and keeps everything; a [`snapshot`](Journal::snapshot) makes room,
//! and covers what could not be written if it is asked to. [`wants_snapshot`](Journal::wants_snapshot) says so long before that.

mod active;
mod backlog;
mod error;
mod format;
mod recover;
mod replay;
mod snapshot;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::fs::{Fs, RealFs};
use active::Active;
use backlog::Backlog;

pub use error::{CommitError, DecodeError, OpenError};
pub use recover::{CorruptPlace, Recovery};

/// Where a journal is, and how large it may become.
#[derive(Clone, Debug)]
pub struct JournalConfig {
    /// The folder, which no other journal uses. It is made where it is missing.
    pub dir: PathBuf,
    /// The size of a segment, at most a quarter of `disk_max` and at least 4 KiB; a single larger frame makes a larger segment.
    pub segment_bytes: u64,
    /// What all files of the journal may take, but for the snapshot that makes room.
    pub disk_max: u64,
    /// Of the records.
    pub schema: Schema,
    /// The file system.
    pub fs: Arc<dyn Fs>,
}

impl JournalConfig {
    /// With segments of 16 MiB, 1 GiB in all, on the operating system's file system.
    #[must_use]
    pub fn new(dir: impl Into<PathBuf>, schema: Schema) -> Self {
        Self { dir: dir.into(), segment_bytes: 16 << 20, disk_max: 1 << 30, schema, fs: Arc::new(RealFs) }
    }

    /// The size of a segment, within its bounds.
    fn segment(&self) -> u64 {
        self.segment_bytes.min(self.disk_max / 4).max(4096)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }
}

/// Which records, and how they are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Which kind of records. Files of another one are refused.
    pub id: u32,
    /// Grows when records are written differently. Older ones are handed over with their version, newer ones are refused.
    pub version: u16,
}

/// What a frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Records, each in full.
    Records = 1,
    /// What many records add up to.
    Delta = 2,
    /// Something about the records, as "the detail of these was lost".
    Note = 3,
}

impl Kind {
    fn from_byte(byte: u8) -> Option<Self> {
        [Self::Records, Self::Delta, Self::Note].into_iter().find(|kind| *kind as u8 == byte)
    }
}

/// A frame, as recovery hands it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The opening of the journal that wrote it.
    pub epoch: u64,
    /// The sequence number of its first record.
    pub first_seq: u64,
    /// How many sequence numbers it takes.
    pub count: u64,
    /// What it holds.
    pub kind: Kind,
    /// The version of the schema that it was written with.
    pub version: u16,
    /// As it was pushed.
    pub payload: &'a [u8],
}

/// What takes in what was recovered.
pub trait Fold {
    /// Takes the state in place of all that it had.
    ///
    /// # Errors
    /// When it cannot read the state. That is reported as damage, and an older snapshot is tried.
    fn snapshot(&mut self, version: u16, state: &[u8]) -> Result<(), DecodeError>;

    /// Adds an entry.
    ///
    /// # Errors
    /// When it cannot read the payload. That is reported as damage, and the next entry follows.
    fn entry(&mut self, entry: &Entry<'_>) -> Result<(), DecodeError>;
}

/// A file that nothing is appended to any more.
#[derive(Debug)]
struct Closed {
    name: String,
    bytes: u64,
    /// Behind its last record; a snapshot that covers it makes it superfluous.
    end: u64,
    /// Then it is renamed, not removed, so that somebody can look.
    damaged: bool,
}

/// The journal of one instance. It is used by one thread at a time, which waits for the disk. Dropping it writes nothing.
pub struct Journal {
    config: JournalConfig,
    epoch: u64,
    /// Of the segment that was made last, in this epoch.
    number: u64,
    next: u64,
    durable: u64,
    covered: Option<u64>,
    backlog: Backlog,
    active: Option<Active>,
    closed: Vec<Closed>,
    snapshots: Vec<Closed>,
    /// The folder is ours until this is dropped.
    _lock: Box<dyn Send + Sync>,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal")
            .field("dir", &self.config.dir)
            .field("epoch", &self.epoch)
            .field("next", &self.next)
            .field("durable", &self.durable)
            .finish_non_exhaustive()
    }
}

impl Journal {
    /// Locks the folder and recovers: `fold` gets the state of the newest good snapshot, then every later entry once, in order.
    ///
    /// # Errors
    /// When another journal has the folder, when a newer version has written there, and when the file system refuses. Then what `fold` has got
    /// is to be thrown away. Damage is no error: the rest is recovered, and [`Recovery::corrupt`] says what is missing.
    pub fn open(config: JournalConfig, fold: &mut dyn Fold) -> Result<(Self, Recovery), OpenError> {
        recover::open(config, fold)
    }

    /// Takes a frame of `count` records into memory and returns the sequence number behind it. A frame takes at least one number, so that
    /// it can be told from any other. No I/O.
    pub fn push(&mut self, kind: Kind, count: u64, payload: &[u8]) -> u64 {
        let count = count.clamp(1, u64::MAX - self.next);
        self.backlog.push(kind, self.config.schema.version, self.next, count, payload);
        self.next += count;
        self.next
    }

    /// Puts one frame in place of all that is not durable. It takes the same sequence numbers. No I/O; nothing happens where all is durable.
    ///
    /// The payload stands for every record from [`durable`](Self::durable) to [`next_seq`](Self::next_seq), with those that the opening has
    /// found and that were not known to be durable.
    ///
    /// For a disk that fails for long: what many records add up to needs less memory than the records.
    pub fn replace_backlog(&mut self, kind: Kind, payload: &[u8]) {
        if self.next > self.durable {
            self.backlog.clear();
            self.backlog.push(kind, self.config.schema.version, self.durable, self.next - self.durable, payload);
        }
    }

    /// Writes and `fdatasync`s all that was pushed, and returns the sequence number below which all is durable.
    ///
    /// # Errors
    /// When the file system refuses, or `disk_max` is reached. Nothing is lost then: the segment is given up, what is not durable stays in
    /// memory, and the next call writes it to a new segment.
    pub fn commit(&mut self) -> Result<u64, CommitError> {
        while let Some(first) = self.backlog.first_len() {
            self.make_room(first)?;
            self.write_some()?;
        }
        Ok(self.durable)
    }

    /// Bytes that were pushed and are not durable, as they are in memory.
    #[must_use]
    pub fn backlog_bytes(&self) -> usize {
        self.backlog.bytes()
    }

    /// All records below this sequence number outlive a power cut.
    #[must_use]
    pub fn durable(&self) -> u64 {
        self.durable
    }

    /// The sequence number behind all that was pushed.
    #[must_use]
    pub fn next_seq(&self) -> u64 {
        self.next
    }

    /// What the last snapshot covers.
    #[must_use]
    pub fn covered(&self) -> Option<u64> {
        self.covered
    }

    /// The number of this opening of the journal: one more than that of the one before.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// The folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.config.dir
    }

    /// What the files of the journal take, without what was set aside as damaged.
    #[must_use]
    pub fn disk_bytes(&self) -> u64 {
        let closed: u64 = self.closed.iter().chain(&self.snapshots).map(|file| file.bytes).sum();
        closed + self.active.as_ref().map_or(0, Active::bytes)
    }

    /// Whether the files take more than half of `disk_max`, and a snapshot would make them smaller.
    #[must_use]
    pub fn wants_snapshot(&self) -> bool {
        self.disk_bytes() > self.config.disk_max / 2 && self.covered.is_none_or(|covered| covered < self.next)
    }
}
