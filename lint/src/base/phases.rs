//! Where the time of a run goes, and how far it is.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// How far a run is, for somebody who watches from another thread.
#[derive(Debug, Default)]
pub struct Progress {
    ended: Mutex<Option<&'static str>>,
    files: AtomicUsize,
    done: AtomicUsize,
}

impl Progress {
    /// The phase that ended last.
    pub fn ended(&self) -> Option<&'static str> {
        *self.ended.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Files read, and files to read; 0 before that is known.
    pub fn files(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.files.load(Ordering::Relaxed))
    }

    /// What runs now, in a few words: that is what follows the phase that ended last.
    pub fn describe(&self) -> String {
        let doing = match self.ended() {
            None => return "Looking for files".to_string(),
            Some("walk") => {
                let (done, files) = self.files();
                return format!("Reading {done} of {files} files");
            }
            Some("read and parse") => "Expanding macros",
            Some("expand") => "Building module trees",
            Some("module trees") => "Resolving imports",
            Some("imports" | "signatures") => "Resolving types and calls",
            Some("bodies" | "emit") => "Following calls",
            Some(_) => "Writing down findings",
        };
        let (_, files) = self.files();
        format!("{doing} in {files} files")
    }
}

/// The phases of a run with their wall times, in order. `feeler check -v` prints them.
#[derive(Debug)]
pub struct Phases {
    inner: Mutex<(Instant, Vec<(&'static str, Duration)>)>,
    progress: Arc<Progress>,
}

impl Default for Phases {
    fn default() -> Self {
        Self::watched(Arc::default())
    }
}

impl Phases {
    /// Phases that say to `progress` how far they are.
    pub fn watched(progress: Arc<Progress>) -> Self {
        Self { inner: Mutex::new((Instant::now(), Vec::new())), progress }
    }

    /// Ends the phase that began with the last call (or with the run) and names it.
    pub fn end(&self, name: &'static str) {
        let now = Instant::now();
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let took = now - inner.0;
        inner.1.push((name, took));
        inner.0 = now;
        *self.progress.ended.lock().unwrap_or_else(PoisonError::into_inner) = Some(name);
    }

    /// Says how many files will be read.
    pub fn expect_files(&self, count: usize) {
        self.progress.files.store(count, Ordering::Relaxed);
    }

    /// Says that one more file is read.
    pub fn file_done(&self) {
        self.progress.done.fetch_add(1, Ordering::Relaxed);
    }

    /// The phases so far.
    pub fn take(&self) -> Vec<(&'static str, Duration)> {
        std::mem::take(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner).1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_says_what_runs_now() {
        let progress = Arc::new(Progress::default());
        let phases = Phases::watched(progress.clone());
        assert_eq!(progress.describe(), "Looking for files");
        phases.end("walk");
        phases.expect_files(3);
        phases.file_done();
        assert_eq!(progress.describe(), "Reading 1 of 3 files");
        phases.end("read and parse");
        assert_eq!(progress.describe(), "Expanding macros in 3 files");
    }
}
