//! File systems that break a rule which the shim's promises rest on. A proof that does not notice proves nothing.

use feeler_shim::fs::{Fs, FsFile, RealFs};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Which rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Nothing is ever synced.
    Fsync,
    /// An fsync returns before it has happened, so that its records are acknowledged too early.
    Ack,
    /// A failed fsync is tried again on the same file, until it says that it succeeded.
    FailedFsync,
    /// The folder is not synced after a snapshot was moved in place.
    FolderFsync,
}

/// The operating system's file system, with a rule broken.
#[derive(Debug)]
pub(crate) struct Mutant {
    pub(crate) rule: Rule,
    /// A rename happened whose folder was not synced yet.
    renamed: AtomicBool,
}

#[derive(Debug)]
struct MutantFile {
    rule: Rule,
    path: PathBuf,
    file: Box<dyn FsFile>,
}

/// The file system for a mutant's name.
pub(crate) fn file_system(name: &str) -> Arc<dyn Fs> {
    let rule = match name {
        "no-fsync" => Rule::Fsync,
        "ack-before-fsync" => Rule::Ack,
        "fsync-again-after-error" => Rule::FailedFsync,
        "snapshot-without-folder-fsync" => Rule::FolderFsync,
        _ => return Arc::new(RealFs),
    };
    Arc::new(Mutant { rule, renamed: AtomicBool::new(false) })
}

impl Fs for Mutant {
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        RealFs.create_dir_all(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let file = RealFs.create_new(path)?;
        Ok(Box::new(MutantFile { rule: self.rule, path: path.to_owned(), file }))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        RealFs.read(path, limit)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        RealFs.list(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.renamed.store(true, Ordering::SeqCst);
        RealFs.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealFs.remove(path)
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        let after_rename = self.renamed.swap(false, Ordering::SeqCst);
        match self.rule {
            Rule::Fsync => Ok(()),
            Rule::FolderFsync if after_rename => Ok(()),
            _ => RealFs.sync_dir(path),
        }
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>> {
        RealFs.lock(path)
    }
}

impl FsFile for MutantFile {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.file.write_at(bytes, offset)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        match self.rule {
            Rule::Fsync => Ok(()),
            Rule::Ack => {
                let path = self.path.clone();
                std::thread::spawn(move || {
                    std::thread::sleep(Duration::from_millis(2));
                    std::fs::File::open(path)?.sync_data()
                });
                Ok(())
            }
            Rule::FailedFsync => loop {
                if self.file.sync_data().is_ok() {
                    return Ok(());
                }
            },
            Rule::FolderFsync => self.file.sync_data(),
        }
    }

    fn preallocate(&mut self, len: u64) -> io::Result<()> {
        self.file.preallocate(len)
    }
}
