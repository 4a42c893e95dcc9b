//! The real file system, with a hook before everything that is done to it: to fail, to block, or to write it down.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};

use feeler_shim::fs::{Fs, FsFile, RealFs};

/// Called with what is to be done and to which file; an error is what comes of it.
pub(crate) type Hook = Arc<dyn Fn(&'static str, &str) -> io::Result<()> + Send + Sync>;

#[derive(Clone)]
pub(crate) struct Faulty(Hook);

impl Faulty {
    pub(crate) fn hooked(hook: impl Fn(&'static str, &str) -> io::Result<()> + Send + Sync + 'static) -> Arc<dyn Fs> {
        Arc::new(Self(Arc::new(hook)))
    }

    fn before(&self, what: &'static str, path: &Path) -> io::Result<()> {
        (self.0)(what, &path.file_name().unwrap_or_default().to_string_lossy())
    }

    fn open(&self, path: &Path, file: io::Result<Box<dyn FsFile>>) -> io::Result<Box<dyn FsFile>> {
        Ok(Box::new(FaultyFile { fs: self.clone(), path: path.to_owned(), file: file? }))
    }
}

impl fmt::Debug for Faulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Faulty")
    }
}

#[derive(Debug)]
struct FaultyFile {
    fs: Faulty,
    path: PathBuf,
    file: Box<dyn FsFile>,
}

impl Fs for Faulty {
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.before("create_dir", path)?;
        RealFs.create_dir_all(path)
    }
    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        self.before("create", path)?;
        self.open(path, RealFs.create_new(path))
    }
    fn create_replacement(&self, path: &Path, target: &Path) -> io::Result<Box<dyn FsFile>> {
        self.before("create", path)?;
        self.open(path, RealFs.create_replacement(path, target))
    }
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.before("read", path)?;
        RealFs.read(path, limit)
    }
    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        self.before("list", path)?;
        RealFs.list(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.before("rename", to)?;
        RealFs.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.before("remove", path)?;
        RealFs.remove(path)
    }
    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.before("sync_dir", path)?;
        RealFs.sync_dir(path)
    }
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>> {
        self.before("lock", path)?;
        RealFs.lock(path)
    }
}

impl FsFile for FaultyFile {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.fs.before("write", &self.path)?;
        self.file.write_at(bytes, offset)
    }
    fn sync_data(&mut self) -> io::Result<()> {
        self.fs.before("sync", &self.path)?;
        self.file.sync_data()
    }
    fn preallocate(&mut self, len: u64) -> io::Result<()> {
        self.fs.before("preallocate", &self.path)?;
        self.file.preallocate(len)
    }
}

/// A gate: who passes waits while it is shut.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gate(Arc<(Mutex<State>, Condvar)>);

#[derive(Debug, Default)]
struct State {
    shut: bool,
    waiting: usize,
}

impl Gate {
    pub(crate) fn shut(&self) {
        self.0.0.lock().expect("nothing panics in here").shut = true;
    }

    pub(crate) fn open(&self) {
        self.0.0.lock().expect("nothing panics in here").shut = false;
        self.0.1.notify_all();
    }

    pub(crate) fn pass(&self) {
        let (state, changed) = &*self.0;
        let mut state = state.lock().expect("nothing panics in here");
        state.waiting += 1;
        changed.notify_all();
        let mut state = changed.wait_while(state, |state| state.shut).expect("nothing panics in here");
        state.waiting -= 1;
    }

    /// Waits until somebody stands before the gate.
    pub(crate) fn until_somebody_waits(&self) {
        let (state, changed) = &*self.0;
        drop(
            changed
                .wait_while(state.lock().expect("nothing panics in here"), |state| state.waiting == 0)
                .expect("nothing panics in here"),
        );
    }
}

/// Blocks the writer before it writes, while the gate is shut.
pub(crate) fn gated() -> (Gate, Arc<dyn Fs>) {
    let gate = Gate::default();
    let before = gate.clone();
    let fs = Faulty::hooked(move |what, _| {
        if what == "write" {
            before.pass();
        }
        Ok(())
    });
    (gate, fs)
}
