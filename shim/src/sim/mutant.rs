//! Writers that are wrong, made of right ones: a test or a proof that does not catch them proves nothing.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use crate::fs::{Fs, FsFile};

/// A mistake that a writer of journals can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mutant {
    /// Never syncs a file.
    NoSync,
    /// Acknowledges before the sync, which happens with the next one.
    EarlyAck,
    /// After a failed sync, syncs the same file again, and believes it.
    SyncAgain,
    /// Does not sync the folder after a snapshot was renamed.
    NoFolderSync,
    /// Replays records that the snapshot covers.
    DoubleCount,
}

impl Mutant {
    /// Each of them.
    pub const ALL: [Self; 5] = [Self::NoSync, Self::EarlyAck, Self::SyncAgain, Self::NoFolderSync, Self::DoubleCount];
}

/// A file system on which a correct writer makes the mistake.
#[derive(Debug)]
pub struct MutantFs {
    inner: Arc<dyn Fs>,
    mutant: Mutant,
    /// The last operation was a rename.
    renamed: AtomicBool,
    /// The name of the snapshot that is passed off as one that covers nothing.
    disguised: Mutex<Option<String>>,
}

/// A snapshot that covers nothing.
const COVERS_NOTHING: &str = "snap-0";

impl MutantFs {
    /// Makes `mutant` of what writes to `inner`.
    #[must_use]
    pub fn new(inner: Arc<dyn Fs>, mutant: Mutant) -> Self {
        Self { inner, mutant, renamed: AtomicBool::new(false), disguised: Mutex::new(None) }
    }

    /// The file that is meant by a path.
    fn meant(&self, path: &Path) -> PathBuf {
        let disguised = self.disguised.lock().unwrap_or_else(PoisonError::into_inner);
        match &*disguised {
            Some(name) if path.ends_with(COVERS_NOTHING) => path.with_file_name(name),
            _ => path.to_path_buf(),
        }
    }

    /// Shows the newest snapshot under a name that says that it covers nothing.
    fn disguise(&self, names: Vec<String>) -> Vec<String> {
        let number = |name: &String| name.strip_prefix("snap-").and_then(|number| number.parse::<u64>().ok());
        let newest = names.iter().filter(|name| number(name).is_some()).max_by_key(|name| number(name)).cloned();
        let mut others: Vec<String> = names.into_iter().filter(|name| number(name).is_none()).collect();
        others.extend(newest.as_ref().map(|_| COVERS_NOTHING.to_string()));
        others.sort_unstable();
        *self.disguised.lock().unwrap_or_else(PoisonError::into_inner) = newest;
        others
    }
}

impl Fs for MutantFs {
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.inner.create_dir_all(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let inner = self.inner.create_new(path)?;
        Ok(Box::new(MutantFile { inner, mutant: self.mutant }))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let inner = self.inner.open_append(path)?;
        Ok(Box::new(MutantFile { inner, mutant: self.mutant }))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = self.inner.read(&self.meant(path), limit)?;
        if self.mutant == Mutant::DoubleCount && path.ends_with(COVERS_NOTHING) && bytes.len() >= 64 {
            bytes[32..40].fill(0);
            let crc = crc32c::crc32c(&bytes[..60]);
            bytes[60..64].copy_from_slice(&crc.to_le_bytes());
        }
        Ok(bytes)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let names = self.inner.list(path)?;
        Ok(if self.mutant == Mutant::DoubleCount { self.disguise(names) } else { names })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.renamed.store(true, Relaxed);
        self.inner.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.inner.remove(&self.meant(path))
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        if self.renamed.swap(false, Relaxed) && self.mutant == Mutant::NoFolderSync {
            return Ok(());
        }
        self.inner.sync_dir(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>> {
        self.inner.lock(path)
    }
}

struct MutantFile {
    inner: Box<dyn FsFile>,
    mutant: Mutant,
}

impl fmt::Debug for MutantFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} of {:?}", self.mutant, self.inner)
    }
}

impl FsFile for MutantFile {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        if self.mutant == Mutant::EarlyAck {
            // The sync that was owed from the time before.
            self.inner.sync_data()?;
        }
        self.inner.write_at(bytes, offset)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        match self.mutant {
            Mutant::NoSync | Mutant::EarlyAck => Ok(()),
            Mutant::SyncAgain => self.inner.sync_data().or_else(|_| self.inner.sync_data()),
            Mutant::NoFolderSync | Mutant::DoubleCount => self.inner.sync_data(),
        }
    }

    fn preallocate(&mut self, len: u64) -> io::Result<()> {
        self.inner.preallocate(len)
    }
}
