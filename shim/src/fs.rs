//! The few things that the shim asks of a file system, so that tests can put a failing one in its place.
//!
//! [`RealFs`] is the operating system's. What writes state down goes through [`Fs`] and nothing else, and calls it from the
//! writer's thread only: no caller of the hot path ever waits for it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A file system. All paths are absolute or relative to the process, as everywhere in `std`.
///
/// Errors are those of the operating system, unchanged: whoever asked knows what was attempted and says so.
pub trait Fs: Send + Sync + fmt::Debug {
    /// Makes a folder and those above it; one that is there is fine.
    fn create_dir_all(&self, path: &Path) -> io::Result<()>;
    /// Creates a file for writing; fails with [`AlreadyExists`](io::ErrorKind::AlreadyExists) where there is one.
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>>;
    /// Creates the file that [`rename`](Fs::rename) is to move in place of `target`, as [`create_new`](Fs::create_new) does. Where
    /// the file system knows of such things, the new file has the permissions of an existing target from its first byte on, and
    /// a target that is a link or not a plain file is refused with [`InvalidInput`](io::ErrorKind::InvalidInput).
    fn create_replacement(&self, path: &Path, target: &Path) -> io::Result<Box<dyn FsFile>> {
        let _ = target;
        self.create_new(path)
    }
    /// Opens a file that is there, to add to its end. What is written has to begin where it ends. A link, or what is no plain file, is refused
    /// with [`InvalidInput`](io::ErrorKind::InvalidInput).
    fn open_append(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let _ = path;
        Err(io::ErrorKind::Unsupported.into())
    }
    /// Reads a whole file of at most `limit` bytes; a larger one fails with [`FileTooLarge`](io::ErrorKind::FileTooLarge).
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;
    /// As [`read`](Self::read), in place of what is in `buffer`, whose memory is used again where that is faster.
    fn read_into(&self, path: &Path, limit: u64, buffer: &mut Vec<u8>) -> io::Result<()> {
        *buffer = self.read(path, limit)?;
        Ok(())
    }
    /// The first `len` bytes of a file, or all where there are fewer.
    fn read_start(&self, path: &Path, len: usize) -> io::Result<Vec<u8>> {
        let mut bytes = self.read(path, u64::MAX)?;
        bytes.truncate(len);
        Ok(bytes)
    }
    /// Names of the entries of a folder, sorted.
    fn list(&self, path: &Path) -> io::Result<Vec<String>>;
    /// Moves a file in place of another.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder that is empty. Where a file system has no folders of its own, there is nothing to do.
    fn remove_dir(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
    /// Makes what happened to the entries of a folder outlive a power cut.
    fn sync_dir(&self, path: &Path) -> io::Result<()>;
    /// Takes a lock on a file of its own, which it creates; `None` when another process, or another owner in this one, has it. It
    /// is held until the returned value is dropped, or the process ends. The file says the id of the process that has it.
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>>;
}

/// A file that is being written.
pub trait FsFile: Send + fmt::Debug {
    /// Writes all of `bytes` at `offset`.
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()>;
    /// Makes what was written outlive a power cut (`fdatasync`). After an error nothing that was written since the last success
    /// can be relied upon, whatever a second call says: the pages may have been marked clean.
    fn sync_data(&mut self) -> io::Result<()>;
    /// Writes zeros up to `len`, so that later writes below it change no metadata.
    fn preallocate(&mut self, len: u64) -> io::Result<()>;
}

/// The operating system's file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

/// A file of [`RealFs`].
#[derive(Debug)]
struct RealFile(std::fs::File);

impl Fs for RealFs {
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        std::fs::create_dir_all(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
        Ok(Box::new(RealFile(file)))
    }

    fn create_replacement(&self, path: &Path, target: &Path) -> io::Result<Box<dyn FsFile>> {
        let old = match std::fs::symlink_metadata(target) {
            Ok(old) => old,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return self.create_new(path),
            Err(error) => return Err(error),
        };
        plain(&old)?;
        let file = create_private(path)?;
        keep_owner(&file, &old);
        file.set_permissions(old.permissions())?;
        Ok(Box::new(RealFile(file)))
    }

    /// With `O_APPEND`: whatever else happens to the file, nothing of what is in it is overwritten.
    fn open_append(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        plain(&std::fs::symlink_metadata(path)?)?;
        Ok(Box::new(RealFile(std::fs::OpenOptions::new().append(true).open(path)?)))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.read_into(path, limit, &mut bytes)?;
        Ok(bytes)
    }

    fn read_into(&self, path: &Path, limit: u64, buffer: &mut Vec<u8>) -> io::Result<()> {
        use std::io::Read as _;
        let file = std::fs::File::open(path)?;
        let too_large = || io::Error::new(io::ErrorKind::FileTooLarge, format!("it is larger than {limit} bytes"));
        let len = file.metadata()?.len();
        if len > limit {
            return Err(too_large());
        }
        buffer.clear();
        buffer.reserve(usize::try_from(len).unwrap_or(0));
        file.take(limit.saturating_add(1)).read_to_end(buffer)?;
        if buffer.len() as u64 > limit { Err(too_large()) } else { Ok(()) }
    }

    fn read_start(&self, path: &Path, len: usize) -> io::Result<Vec<u8>> {
        use std::io::Read as _;
        let mut bytes = Vec::with_capacity(len);
        std::fs::File::open(path)?.take(len as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let entries = std::fs::read_dir(path)?;
        let mut names: Vec<String> =
            entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<io::Result<_>>()?;
        names.sort_unstable();
        Ok(names)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_dir(path)
    }

    #[cfg(unix)]
    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        std::fs::File::open(path)?.sync_all()
    }

    /// Elsewhere folders cannot be opened; a rename is in the file system's own journal.
    #[cfg(not(unix))]
    fn sync_dir(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>> {
        use std::io::Write as _;
        let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => {
                // Cut to its length afterwards: a file that is emptied first is written to the disk by some file systems when it is closed.
                let owner = std::process::id().to_string();
                file.write_all(owner.as_bytes())?;
                file.set_len(owner.len() as u64)?;
                Ok(Some(Box::new(file)))
            }
            Err(std::fs::TryLockError::WouldBlock) => Ok(None),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Refuses what is no plain file.
fn plain(it: &std::fs::Metadata) -> io::Result<()> {
    if it.is_file() {
        return Ok(());
    }
    let what = if it.is_symlink() { "a symbolic link, which nothing here writes through" } else { "not a plain file" };
    Err(io::Error::new(io::ErrorKind::InvalidInput, format!("it is {what}")))
}

/// Creates a file that only its owner can open, so that nobody reads in it what the permissions to come would forbid.
fn create_private(path: &Path) -> io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.write(true).create_new(true).open(path)
}

/// Gives a file the owner and the group of another one. Only a privileged process may do so; for any other one the file is its
/// own, as every file that it creates.
fn keep_owner(file: &std::fs::File, of: &std::fs::Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let _ = std::os::unix::fs::fchown(file, Some(of.uid()), Some(of.gid()));
    }
    #[cfg(not(unix))]
    let _ = (file, of);
}

impl FsFile for RealFile {
    #[cfg(unix)]
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        std::os::unix::fs::FileExt::write_all_at(&self.0, bytes, offset)
    }

    #[cfg(not(unix))]
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        use std::io::{Seek as _, SeekFrom, Write as _};
        self.0.seek(SeekFrom::Start(offset))?;
        self.0.write_all(bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn preallocate(&mut self, len: u64) -> io::Result<()> {
        use std::io::{IoSlice, Seek as _, SeekFrom, Write as _};
        static ZEROS: [u8; 1 << 16] = [0; 1 << 16];
        // The same zeros many times over in one call: they stay in the cache, and the file system gets large pieces.
        let many = [IoSlice::new(&ZEROS); 16];
        let mut at = self.0.seek(SeekFrom::End(0))?;
        while len.saturating_sub(at) >= ZEROS.len() as u64 {
            let pieces = ((len - at) / ZEROS.len() as u64).min(many.len() as u64);
            match self.0.write_vectored(&many[..pieces as usize]) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => at += written as u64,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.write_at(&ZEROS[..len.saturating_sub(at) as usize], at)
    }
}

/// Puts a file with these bytes in place of another, or where there is none: whatever happens, the old one is there or the new one, whole.
/// Nobody else may do the same to the same path meanwhile.
#[cfg(feature = "policy")]
pub(crate) fn replace(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = beside(path, ".new");
    match fs.remove(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        // It may be what a crash has left.
        _ => {}
    }
    let mut file = fs.create_replacement(&new, path)?;
    file.write_at(bytes, 0)?;
    file.sync_data()?;
    drop(file);
    fs.rename(&new, path)?;
    fs.sync_dir(path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

/// Makes a folder, and sees to it that its name outlives a power cut.
#[cfg(feature = "policy")]
pub(crate) fn create_dir_synced(fs: &dyn Fs, path: &Path) -> io::Result<()> {
    fs.create_dir_all(path)?;
    for above in path.ancestors().skip(1).take(2).filter(|it| !it.as_os_str().is_empty()) {
        // Some of them nobody here may open, and then they are not new.
        let _ = fs.sync_dir(above);
    }
    Ok(())
}

/// The path of a file beside another, by what is added to its name.
#[must_use]
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(suffix);
    path.with_file_name(name)
}
