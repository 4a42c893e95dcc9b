//! What the tests of the state files share: a configuration that waits for nothing, and disks that block, fail or are watched.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use feeler_shim::fs::Fs;
use feeler_shim::switch::Switches;
use feeler_shim::write_behind::{Config, Retry, StateFiles};
use tempfile::TempDir;

use crate::faulty::Faulty;

/// Longer than any of these tests takes; none waits for it to pass.
pub(crate) const LONG: Duration = Duration::from_secs(60);
pub(crate) const NO_DELAY: Retry = Retry { max_attempts: 3, base: Duration::ZERO, cap: Duration::ZERO, jitter: false };
/// The disk is full.
pub(crate) const FULL: io::ErrorKind = io::ErrorKind::StorageFull;

/// The switch as it is by default, and thrown.
pub(crate) fn switches(fallback: bool) -> Switches {
    Switches::from_iter([("OPENCODE_SYNC_IO_FALLBACK", if fallback { "true" } else { "false" })])
}

/// Nothing is written before it is asked for, and what fails is tried again at once.
pub(crate) fn config(folder: &TempDir) -> Config {
    Config { window: LONG, retry: NO_DELAY, ..Config::new(folder.path(), &switches(false)) }
}

pub(crate) fn open(config: Config) -> StateFiles {
    StateFiles::open(config).expect("the folder is free")
}

pub(crate) fn folder() -> TempDir {
    TempDir::new().expect("a test can")
}

pub(crate) fn content(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).expect("a test can")
}

/// Everything in the folder but the lock.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder)
        .expect("a test can")
        .map(|entry| entry.expect("a test can").file_name().into_string().expect("a test can"));
    let mut names: Vec<String> = names.filter(|name| name != ".feeler-lock").collect();
    names.sort();
    names
}

/// What was done, by which thread.
pub(crate) type Log = Arc<Mutex<Vec<(String, Option<String>)>>>;

pub(crate) fn logged() -> (Log, Arc<dyn Fs>) {
    let log = Log::default();
    let writes = Arc::clone(&log);
    let fs = Faulty::hooked(move |what, file| {
        let thread = std::thread::current().name().map(str::to_owned);
        writes.lock().expect("a test can").push((format!("{what} {file}"), thread));
        Ok(())
    });
    (log, fs)
}

pub(crate) fn taken(log: &Log) -> Vec<(String, Option<String>)> {
    std::mem::take(&mut *log.lock().expect("a test can"))
}

/// Fails what it is told to while it is told to.
pub(crate) fn failing(what: &'static str, file: &'static str) -> (Arc<AtomicBool>, Arc<dyn Fs>) {
    let fails = Arc::new(AtomicBool::new(true));
    let asked = Arc::clone(&fails);
    let fs = Faulty::hooked(move |done, on| {
        if done == what && on.ends_with(file) && asked.load(SeqCst) { Err(FULL.into()) } else { Ok(()) }
    });
    (fails, fs)
}
