//! The time as the shim sees it, so that tests can make it pass at will.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::sync::thread;

/// A clock, and the only way in which the shim waits.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The time since some moment; it never goes back.
    fn now(&self) -> Duration;
    /// Milliseconds since 1970, for the stamps of records.
    fn unix_ms(&self) -> u64;
    /// Blocks this thread until it is unparked or [`now`](Self::now) has reached `at`; it may return earlier. A moment and not a length, so
    /// that the time between looking at the clock and waiting is not waited for again.
    fn park_until(&self, at: Duration);
}

/// The operating system's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    start: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn unix_ms(&self) -> u64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| u64::try_from(it.as_millis()).unwrap_or(u64::MAX))
    }

    #[cfg(not(shuttle))]
    fn park_until(&self, at: Duration) {
        let left = at.saturating_sub(self.now());
        if !left.is_zero() {
            thread::park_timeout(left);
        }
    }

    /// A model has no time: who waits must be woken.
    #[cfg(shuttle)]
    fn park_until(&self, _at: Duration) {
        thread::park();
    }
}

/// A clock that stands until it is told to go on: for tests without sleeps.
#[derive(Debug, Default)]
pub struct ManualClock {
    inner: Mutex<Manual>,
}

#[derive(Debug, Default)]
struct Manual {
    now: Duration,
    waiting: Vec<(Duration, thread::Thread)>,
}

impl ManualClock {
    /// Lets time pass and wakes whoever waits for it.
    pub fn advance(&self, by: Duration) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.now += by;
        let now = inner.now;
        let (due, waiting) = std::mem::take(&mut inner.waiting).into_iter().partition(|(at, _)| *at <= now);
        inner.waiting = waiting;
        due.into_iter().for_each(|(_, thread)| thread.unpark());
    }

    /// How many threads wait for a time to come.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).waiting.len()
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Duration {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).now
    }

    fn unix_ms(&self) -> u64 {
        u64::try_from(self.now().as_millis()).unwrap_or(u64::MAX)
    }

    fn park_until(&self, at: Duration) {
        let me = thread::current();
        let id = me.id();
        {
            let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
            if at <= inner.now {
                return;
            }
            inner.waiting.push((at, me));
        }
        // Time that passes between these two leaves a token, with which `park` returns at once.
        thread::park();
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).waiting.retain(|(_, thread)| thread.id() != id);
    }
}

#[cfg(all(test, not(shuttle)))]
mod tests {
    use super::*;

    /// Or a thread that was held up between the two would wait for a time that nobody lets pass any more.
    #[test]
    fn time_that_passed_before_the_wait_is_not_waited_for() {
        let clock = ManualClock::default();
        let at = clock.now() + Duration::from_millis(5);
        clock.advance(Duration::from_millis(5));
        clock.park_until(at);
        assert_eq!(clock.waiting(), 0);
    }
}
