//! A disk in memory that does what disks do at the worst moment, for tests.
//!
//! ```
//! use std::path::Path;
//! use feeler_shim::{fs::Fs, sim::{Loss, SimDisk}};
//!
//! # fn main() -> std::io::Result<()> {
//! let disk = SimDisk::new(1);
//! disk.create_dir_all(Path::new("/data"))?;
//! let mut file = disk.create_new(Path::new("/data/log"))?;
//! file.write_at(b"synced", 0)?;
//! file.sync_data()?;
//! disk.sync_dir(Path::new("/data"))?;
//! disk.sync_dir(Path::new("/"))?;
//! file.write_at(b"not synced", 6)?;
//!
//! disk.cut_power();
//! assert!(file.sync_data().is_err(), "the power is off");
//! disk.power_on(Loss::Everything);
//! assert_eq!(disk.read(Path::new("/data/log"), 100)?, b"synced");
//! # Ok(())
//! # }
//! ```
//!
//! # What it does
//!
//! * **Power cuts**, now or at the nth operation, which is then half done. Of what was not synced, each page is kept, dropped, torn or
//!   zeroed on its own, and each name in a folder is as it was or as it became ([`Loss`]). Bytes that were not written to stay.
//! * **Deaths of the process**, which lose nothing that was written: the page cache survives.
//! * **Errors**: `EIO` at the nth operation or the nth sync, or whenever a file is read, a quota that is exceeded. A sync that fails marks its pages clean without having
//!   written them all, as Linux does.
//! * **Slow operations**, whose time is counted and not waited for, and a **hung disk**, on which every operation waits until it is
//!   [resumed](SimDisk::resume).
//!
//! The same seed and the same calls give the same disk. Calls that only read are no operations in this sense.

mod mutant;
mod state;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::fs::{Fs, FsFile};
use state::{Node, State, Verdict};

pub use mutant::{Mutant, MutantFs};

/// What becomes of that which was not synced when the power was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// All is lost.
    Everything,
    /// Nothing is lost, but for what the operation that was interrupted had not done.
    Nothing,
    /// The disk's seed decides for each page and each name.
    Random,
    /// Pages are zeroed, names are kept.
    Zeroed,
}

/// How many operations there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In all, those that failed included.
    pub operations: u64,
    /// `sync_data`.
    pub syncs: u64,
    /// `sync_dir`.
    pub folder_syncs: u64,
    /// Bytes that were written, zeros included.
    pub written: u64,
    /// Operations that failed.
    pub errors: u64,
}

/// A disk in memory; clones are the same disk.
#[derive(Clone)]
pub struct SimDisk {
    shared: Arc<Shared>,
    /// The process that it can be used by; any, if none is named.
    process: Option<u64>,
}

struct Shared {
    state: Mutex<State>,
    resumed: Condvar,
}

impl fmt::Debug for SimDisk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SimDisk").field("counts", &self.counts()).finish_non_exhaustive()
    }
}

impl SimDisk {
    /// An empty disk with the folder `/`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            shared: Arc::new(Shared { state: Mutex::new(State::new(seed)), resumed: Condvar::new() }),
            process: None,
        }
    }

    /// A test that panicked while it held the lock has failed anyway.
    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state, as soon as the disk does not hang.
    fn running(&self) -> io::Result<MutexGuard<'_, State>> {
        let waits = self.shared.resumed.wait_while(self.state(), |state| state.hung);
        let state = waits.unwrap_or_else(PoisonError::into_inner);
        match self.process {
            Some(process) if process != state.process => Err(io::Error::other("the process is dead")),
            _ => Ok(state),
        }
    }

    /// The same disk for the process that runs now. When that dies, or the power is cut, its threads may still be there, and do nothing
    /// to the disk any more.
    #[must_use]
    pub fn for_this_process(&self) -> Self {
        Self { process: Some(self.state().process), ..self.clone() }
    }

    /// Cuts the power now. Every call fails until it is on again.
    pub fn cut_power(&self) {
        self.state().cut();
    }

    /// Cuts the power in the middle of the nth operation from now; 0 is the next one.
    pub fn cut_power_at(&self, nth: u64) {
        let mut state = self.state();
        state.cut_at = Some(state.counts.operations + nth);
    }

    /// Whether the power is on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.state().on
    }

    /// Switches it on again, after the loss. Files that were open and locks that were held are those of a process that is gone. Faults that were
    /// set and did not happen are forgotten, but for the quota.
    pub fn power_on(&self, loss: Loss) {
        self.state().lose(loss);
        self.shared.resumed.notify_all();
    }

    /// The process dies: files that were open fail from now on, and locks are free. What was written is there.
    pub fn kill(&self) {
        self.state().new_process();
    }

    /// The nth `sync_data` from now fails with `EIO`; 0 is the next one. Its pages are clean afterwards, and only some of them are on the disk.
    pub fn fail_sync(&self, nth: u64) {
        let mut state = self.state();
        let at = state.counts.syncs + nth;
        state.failing_syncs.insert(at);
    }

    /// The nth operation from now fails with `EIO`, without effect; 0 is the next one. A sync fails as with [`fail_sync`](Self::fail_sync).
    pub fn fail_operation(&self, nth: u64) {
        let mut state = self.state();
        let at = state.counts.operations + nth;
        state.failing_operations.insert(at);
    }

    /// From now on reading that file fails with `EIO`, as from a bad sector.
    pub fn fail_reads_of(&self, path: &Path) {
        self.state().unreadable.insert(path.to_path_buf());
    }

    /// While it is broken, every operation fails with `EIO`.
    pub fn set_broken(&self, broken: bool) {
        self.state().broken = broken;
    }

    /// All files together hold at most this many bytes; `None` is no bound.
    pub fn set_quota(&self, bytes: Option<u64>) {
        self.state().quota = bytes;
    }

    /// Each operation takes this long by the disk's own clock. Nobody waits.
    pub fn set_latency(&self, each: Duration) {
        self.state().latency = each;
    }

    /// How long the operations took by the disk's own clock.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.state().elapsed
    }

    /// From now on every call waits, as on a disk that does not answer.
    pub fn hang(&self) {
        self.state().hung = true;
    }

    /// The disk answers again.
    pub fn resume(&self) {
        self.state().hung = false;
        self.shared.resumed.notify_all();
    }

    /// How many calls there were.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.state().counts
    }

    /// Bytes in all files.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.state().bytes()
    }

    /// All files, in order.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        self.state().files()
    }

    /// Changes bytes of a file behind everybody's back, on the disk and in memory, as a bad sector does.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn damage(&self, path: &Path, change: impl FnOnce(&mut Vec<u8>)) -> io::Result<()> {
        self.state().damage(path, change)
    }
}

impl Fs for SimDisk {
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut state = self.running()?;
        let missing: Vec<PathBuf> =
            path.ancestors().filter(|it| !state.names.contains_key(*it)).map(Path::to_path_buf).collect();
        if missing.is_empty() {
            return state.check_on();
        }
        let done = state.begin()?;
        if state.happens(done) {
            state.names.extend(missing.into_iter().map(|path| (path, Node::Folder)));
        }
        state.end(done)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let mut state = self.running()?;
        let done = state.begin()?;
        state.check_parent(path)?;
        if state.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let file = state.new_file();
        if state.happens(done) {
            state.names.insert(path.to_path_buf(), Node::File(file));
        }
        state.end(done)?;
        Ok(Box::new(SimFile { disk: self.clone(), file, process: state.process }))
    }

    fn open_append(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        let state = self.running()?;
        state.check_on()?;
        let file = state.file_at(path)?;
        Ok(Box::new(SimFile { disk: self.clone(), file, process: state.process }))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let state = self.running()?;
        state.check_on()?;
        if state.unreadable.contains(path) {
            return Err(state::eio());
        }
        let bytes = state.content(path)?;
        if bytes.len() as u64 > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes.to_vec())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        let state = self.running()?;
        state.check_on()?;
        state.list(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.running()?;
        let done = state.begin()?;
        let node = *state.names.get(from).ok_or(io::ErrorKind::NotFound)?;
        state.check_parent(to)?;
        if state.happens(done) {
            match node {
                Node::File(_) => {
                    state.names.remove(from);
                    state.names.insert(to.to_path_buf(), node);
                }
                Node::Folder => state.move_folder(from, to)?,
            }
        }
        state.end(done)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        let mut state = self.running()?;
        let done = state.begin()?;
        if !state.list(path)?.is_empty() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        if state.happens(done) {
            state.names.remove(path);
        }
        state.end(done)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.running()?;
        let done = state.begin()?;
        match state.names.get(path) {
            Some(Node::File(_)) => {}
            Some(Node::Folder) => return Err(io::ErrorKind::IsADirectory.into()),
            None => return Err(io::ErrorKind::NotFound.into()),
        }
        if state.happens(done) {
            state.names.remove(path);
        }
        state.end(done)
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        let mut state = self.running()?;
        state.counts.folder_syncs += 1;
        let done = state.begin()?;
        if done == Verdict::Go {
            state.sync_folder(path);
        }
        state.end(done)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>> {
        let mut state = self.running()?;
        let done = state.begin()?;
        state.check_parent(path)?;
        state.end(done)?;
        let Some(token) = state.lock(path) else { return Ok(None) };
        Ok(Some(Box::new(SimLock { disk: self.clone(), token })))
    }
}

/// A file of a [`SimDisk`].
struct SimFile {
    disk: SimDisk,
    file: u64,
    /// The process that opened it.
    process: u64,
}

impl fmt::Debug for SimFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SimFile").field("file", &self.file).finish_non_exhaustive()
    }
}

impl SimFile {
    fn begin(&self) -> io::Result<(MutexGuard<'_, State>, Verdict)> {
        let mut state = self.disk.running()?;
        let done = state.begin()?;
        if state.process != self.process {
            return Err(io::Error::other("the process that opened the file is gone"));
        }
        Ok((state, done))
    }
}

impl FsFile for SimFile {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        let (mut state, done) = self.begin()?;
        let some = match done {
            Verdict::Go => bytes.len(),
            Verdict::Cut => state.below(bytes.len() as u64 + 1) as usize,
        };
        state.write(self.file, &bytes[..some], offset as usize)?;
        state.end(done)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let (mut state, done) = {
            let mut state = self.disk.running()?;
            let fails = state.sync_fails();
            let done = match state.begin() {
                Err(error) => {
                    if state.on {
                        state.sync_badly(self.file);
                    }
                    return Err(error);
                }
                Ok(done) => done,
            };
            if state.process != self.process {
                return Err(io::Error::other("the process that opened the file is gone"));
            }
            if fails && done == Verdict::Go {
                state.counts.errors += 1;
                state.sync_badly(self.file);
                return Err(state::eio());
            }
            (state, done)
        };
        match done {
            Verdict::Go => state.sync(self.file),
            Verdict::Cut => state.sync_partly(self.file),
        }
        state.end(done)
    }

    fn preallocate(&mut self, len: u64) -> io::Result<()> {
        let (mut state, done) = self.begin()?;
        let start = state.len(self.file);
        let wanted = (len as usize).saturating_sub(start);
        let some = match done {
            Verdict::Go => wanted,
            Verdict::Cut => state.below(wanted as u64 + 1) as usize,
        };
        state.write(self.file, &vec![0; some], start)?;
        state.end(done)
    }
}

/// Frees the lock when it is dropped, unless the process is gone and another one has it.
struct SimLock {
    disk: SimDisk,
    token: u64,
}

impl Drop for SimLock {
    fn drop(&mut self) {
        self.disk.state().unlock(self.token);
    }
}
