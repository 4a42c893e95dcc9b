//! The audit log: what was decided about policies, in lines that nobody changes unseen.
//!
//! ```
//! use feeler_shim::audit::{self, AuditLog, Config, Entry, Event};
//! use feeler_shim::policy::Timestamp;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! let path = folder.path().join("audit.jsonl");
//! let now: Timestamp = "2026-11-23T08:21:00Z".parse()?;
//! let (log, _) = AuditLog::open(Config::new(&path, "host-1"), now)?;
//! log.append(now, &Entry::new(Event::TrustUpdated))?;
//!
//! let mut bytes = std::fs::read(&path)?;
//! assert_eq!(audit::verify(&bytes, None)?.lines, 1);
//! let at = bytes.len() - 3;
//! bytes.truncate(at);
//! assert_eq!(audit::verify(&bytes, None).unwrap_err().line, 1);
//! # Ok(())
//! # }
//! ```
//!
//! # Format
//!
//! Lines, each a JSON object (`schemas/audit-line.schema.json`) of at most 64 KiB that ends with `\n`. `prev` is the SHA-256 of the bytes of the line before,
//! without its end; that of the first is 64 zeros. So a change anywhere breaks the chain at that line or the next. What the chain cannot show, that lines are
//! missing at the end or that everything was written anew, the *checkpoint* shows: a [signed note](Checkpoint) of the number of lines and their Merkle root, written
//! beside the log (`audit.checkpoint` for `audit.jsonl`) every [`checkpoint_every`](Config::checkpoint_every) lines and by [`AuditLog::close`]. Copy checkpoints to where the writer of the log
//! cannot write: whoever has the signer's key can make both anew.
//!
//! # Files
//!
//! A file that would have more than [`max_bytes`](Config::max_bytes) takes no more lines, and the next one begins: `audit.jsonl` is the first, then `audit.000002.jsonl`, and so on.
//! Numbers, chain, tree and checkpoint go on as if it were one: the first line of a file names the digest of the last line of the file before, so that no file can be left out unseen.
//! A checkpoint is written before the next file begins. No file is ever renamed or removed here; [`AuditLog::open`] and [`verify_files`] read them all.
//!
//! # Writing
//!
//! One writer, by a lock on a file beside the log. [`append`](AuditLog::append) returns when the line is on the disk. After a crash the log ends with whole lines, or with one that was not
//! acknowledged and that does not end or cannot be read: it is cut off when the log is opened, and a line `log.torn_tail_repaired` says so. A line that was not acknowledged may also be whole;
//! then it stays: it says what was about to happen. Anything else that does not verify is nobody's crash, and the log does not open.

mod chain;
mod entry;
mod error;
mod files;
pub mod merkle;
mod note;
mod repair;

use std::path::PathBuf;
use std::sync::Arc;

use crate::fs::{Fs, FsFile, RealFs, beside, create_dir_synced, replace};
use crate::policy::{Sha256, Timestamp};
use crate::sync::{Mutex, lock};
pub use chain::{Broken, MAX_LINE, Verified, Why, verify};
pub use entry::{Decided, Entry, Event, Flag, PolicyVersion, Replaced};
pub use error::{AppendError, OpenError};
pub use files::verify_files;
pub use note::{Checkpoint, MAX_NOTE, NoteError, NoteKey, NoteSigner};

use chain::Chain;
use files::failed;
use repair::{Found, Last};

/// How a log is written.
#[derive(Debug)]
pub struct Config {
    /// The first file. Its folder is made where it is not there.
    pub path: PathBuf,
    /// Who writes: the host or the job.
    pub actor: String,
    /// A file takes no line beyond this size, and the next one begins: 64 MiB, some hundred thousand lines. At most 1 GiB.
    pub max_bytes: u64,
    /// Who signs checkpoints; without one there are none.
    pub signer: Option<Box<dyn NoteSigner>>,
    /// After how many lines a checkpoint is written: 64.
    pub checkpoint_every: u64,
    /// Keys, besides the signer's, whose checkpoint is believed when the log is opened: those it had before.
    pub keys: Vec<NoteKey>,
    /// The disk.
    pub fs: Arc<dyn Fs>,
}

impl Config {
    /// The defaults, without checkpoints.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, actor: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            actor: actor.into(),
            max_bytes: 64 << 20,
            signer: None,
            checkpoint_every: 64,
            keys: Vec::new(),
            fs: Arc::new(RealFs),
        }
    }

    fn checkpoint_path(&self) -> PathBuf {
        self.path.with_extension("checkpoint")
    }

    /// The checkpoint beside the log, where there is one and there are keys to verify it with.
    fn checkpoint(&self) -> Result<Option<Checkpoint>, OpenError> {
        let keys: Vec<NoteKey> = self.signer.iter().map(|it| it.key()).chain(self.keys.iter().cloned()).collect();
        if keys.is_empty() {
            return Ok(None);
        }
        let path = self.checkpoint_path();
        match self.fs.read(&path, MAX_NOTE) {
            Ok(note) => Ok(Some(Checkpoint::verified(&note, &keys)?)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(OpenError::Io { what: "read the checkpoint", path, source }),
        }
    }
}

/// A log that is being written to. All calls wait for the disk.
#[derive(Debug)]
pub struct AuditLog {
    writer: Mutex<Writer>,
}

struct Writer {
    config: Config,
    _lock: Box<dyn Send + Sync>,
    /// The file, unless the last write failed: then nothing is known of its end.
    file: Option<Box<dyn FsFile>>,
    chain: Chain,
    last: Last,
    /// How many lines the last checkpoint counted.
    checkpointed: u64,
    checkpoint_error: Option<String>,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("config", &self.config).field("lines", &self.chain.seq()).finish_non_exhaustive()
    }
}

/// Where a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Its number, from 0.
    pub seq: u64,
    /// The digest of its bytes.
    pub sha256: Sha256,
}

/// What a log is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// How many lines are on the disk.
    pub lines: u64,
    /// How many bytes they take.
    pub bytes: u64,
    /// How many files they are in.
    pub files: u32,
    /// How many of them the last checkpoint counted.
    pub checkpointed: u64,
    /// Why the last checkpoint was not written, if it was not. The lines are there.
    pub checkpoint_error: Option<String>,
    /// The last write failed, and the next one begins with a repair.
    pub failing: bool,
}

impl AuditLog {
    /// Opens a log, or begins one: takes its lock, verifies all of it, every file, and repairs its end. Gives how many bytes were cut off.
    ///
    /// # Errors
    /// When somebody else has it, it does not verify, or the disk refuses.
    pub fn open(config: Config, now: Timestamp) -> Result<(Self, u64), OpenError> {
        let folder = files::folder(&config.path);
        create_dir_synced(&*config.fs, folder).map_err(failed("make the folder", folder))?;
        let path = beside(&config.path, ".lock");
        let held = config.fs.lock(&path).map_err(failed("lock", &path))?;
        let held = held.ok_or_else(|| OpenError::Locked { path: config.path.clone() })?;
        let (file, Found { chain, last, cut, checkpointed }) = repair::open(&config, None)?;
        let file = Some(file);
        let mut writer = Writer { config, _lock: held, file, chain, last, checkpointed, checkpoint_error: None };
        if cut > 0 {
            writer.note_repair(now, cut)?;
        }
        Ok((Self { writer: Mutex::new(writer) }, cut))
    }

    /// Writes a line and returns when it is on the disk. A clock that went back is held at the time of the last line.
    ///
    /// # Errors
    /// When it is not certain that the line is there. It is cut off at once, or where that fails by the next call.
    pub fn append(&self, now: Timestamp, entry: &Entry) -> Result<Receipt, AppendError> {
        let mut writer = lock(&self.writer);
        writer.recover(now)?;
        let receipt = match writer.write(now, entry) {
            Ok(receipt) => receipt,
            Err(error) => {
                // At once, so that no crash comes between: pages whose sync failed look as if they were on the disk.
                let _ = writer.recover(now);
                return Err(error);
            }
        };
        if writer.chain.seq() - writer.checkpointed >= writer.config.checkpoint_every.max(1) {
            writer.try_checkpoint();
        }
        Ok(receipt)
    }

    /// Writes a checkpoint now. Without a signer nothing is done.
    ///
    /// # Errors
    /// When it was not signed or not written. The one before it is still there.
    pub fn checkpoint(&self) -> Result<(), AppendError> {
        lock(&self.writer).checkpoint()
    }

    /// Writes the last checkpoint and gives the lock back. A log that is dropped instead is as whole, but lines that came after its last checkpoint are
    /// not covered.
    ///
    /// # Errors
    /// When the checkpoint was not signed or not written.
    pub fn close(self) -> Result<(), AppendError> {
        self.checkpoint()
    }

    /// What it is like at this moment.
    #[must_use]
    pub fn status(&self) -> Status {
        let writer = lock(&self.writer);
        Status {
            lines: writer.chain.seq(),
            bytes: writer.last.bytes_before + writer.last.len,
            files: writer.last.number,
            checkpointed: writer.checkpointed,
            checkpoint_error: writer.checkpoint_error.clone(),
            failing: writer.file.is_none(),
        }
    }
}

impl Writer {
    fn write(&mut self, now: Timestamp, entry: &Entry) -> Result<Receipt, AppendError> {
        let ts = self.chain.last.map_or(now, |last| last.max(now));
        let seq = self.chain.seq();
        let actor = entry.actor.as_deref().unwrap_or(&self.config.actor);
        if actor.is_empty() {
            return Err(AppendError::Line("nobody is named as the one who writes it".to_owned()));
        }
        let line = entry.line(seq, self.chain.prev, ts, actor);
        let mut line = line.map_err(|error| AppendError::Line(error.to_string()))?;
        if line.len() > MAX_LINE {
            return Err(AppendError::TooLong { bytes: line.len() });
        }
        line.push(b'\n');
        let max_bytes = self.config.max_bytes.min(files::MAX_FILE);
        if line.len() as u64 > max_bytes {
            return Err(AppendError::Full { max_bytes });
        }
        if self.last.len + line.len() as u64 > max_bytes {
            self.begin_file()?;
        }
        let Some(mut file) = self.file.take() else { return Err(AppendError::Closed) };
        let written = file.write_at(&line, self.last.len).and_then(|()| file.sync_data());
        // Without the file from here on, unless all went well: a sync that failed is not to be believed the next time.
        let path = files::path_of(&self.config.path, self.last.number);
        written.map_err(|source| AppendError::Io { what: "write to", path, source })?;
        self.file = Some(file);
        self.last.len += line.len() as u64;
        line.pop();
        self.chain.add(&line, ts);
        Ok(Receipt { seq, sha256: Sha256::from_bytes(self.chain.prev) })
    }

    /// Begins the next file. The one before is whole and stays as it is; wherever this ends, recovery goes on with what is there.
    fn begin_file(&mut self) -> Result<(), AppendError> {
        if self.checkpointed < self.chain.seq() {
            self.try_checkpoint();
        }
        self.file = None;
        let number = self.last.number.saturating_add(1);
        files::create(&self.config, number)?;
        let path = files::path_of(&self.config.path, number);
        self.file = Some(self.config.fs.open_append(&path).map_err(failed("open", &path))?);
        let bytes_before = self.last.bytes_before + self.last.len;
        self.last = Last { number, before: self.chain.clone(), bytes_before, len: 0 };
        Ok(())
    }

    /// After a write that failed: cuts off what it may have left, and says so.
    fn recover(&mut self, now: Timestamp) -> Result<(), AppendError> {
        if self.file.is_some() {
            return Ok(());
        }
        let (file, found) = repair::open(&self.config, Some((&self.chain, &self.last)))?;
        self.file = Some(file);
        // It is another one where the failure came while it was begun.
        self.last = found.last;
        match found.cut {
            0 => Ok(()),
            cut => self.note_repair(now, cut),
        }
    }

    fn note_repair(&mut self, now: Timestamp, cut: u64) -> Result<(), AppendError> {
        self.write(now, &Entry { cut_bytes: Some(cut), ..Entry::new(Event::TornTailRepaired) }).map(|_| ())
    }

    fn try_checkpoint(&mut self) {
        // The line is on the disk, whatever becomes of the checkpoint; it is tried again with the next line.
        self.checkpoint_error = self.checkpoint().err().map(|error| error.to_string());
    }

    fn checkpoint(&mut self) -> Result<(), AppendError> {
        let Some(signer) = &self.config.signer else { return Ok(()) };
        let origin = signer.key().name().to_owned();
        let checkpoint = Checkpoint { origin, size: self.chain.seq(), root: self.chain.tree.root() };
        let note = checkpoint.signed(signer.as_ref())?;
        let path = self.config.checkpoint_path();
        replace(&*self.config.fs, &path, note.as_bytes()).map_err(|source| AppendError::Io {
            what: "write the checkpoint",
            path,
            source,
        })?;
        self.checkpointed = checkpoint.size;
        Ok(())
    }
}
