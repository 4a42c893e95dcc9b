//! Where the time of a run goes.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The phases of a run with their wall times, in order. `feeler check -v` prints them.
#[derive(Debug)]
pub struct Phases {
    inner: Mutex<(Instant, Vec<(&'static str, Duration)>)>,
}

impl Default for Phases {
    fn default() -> Self {
        Self { inner: Mutex::new((Instant::now(), Vec::new())) }
    }
}

impl Phases {
    /// Ends the phase that began with the last call (or with the run) and names it.
    pub fn end(&self, name: &'static str) {
        let now = Instant::now();
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let took = now - inner.0;
        inner.1.push((name, took));
        inner.0 = now;
    }

    /// The phases so far.
    pub fn take(&self) -> Vec<(&'static str, Duration)> {
        std::mem::take(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner).1)
    }
}
