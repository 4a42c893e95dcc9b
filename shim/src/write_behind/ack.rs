//! The promise that a value, or a newer one of the same file, is on the disk.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::{Problem, Why};

/// Waits until a value, or a newer one of the same file, would survive a power cut: as a future on any executor, or with
/// [`wait`](Ack::wait). To drop it is to wait no longer; the value is written all the same.
#[derive(Debug)]
#[must_use = "the value is promised to be on the disk only once this says so"]
pub struct Ack(Arc<Slot>);

/// Why no promise is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AckError {
    /// The value was not taken.
    Dropped(Why),
    /// So many attempts failed that the state is Degraded. The value is kept, and the writer goes on trying.
    Degraded(Problem),
    /// The state files were shut down before the value was written; the report of the shutdown lists it.
    ShutDown,
    /// The time of [`Ack::wait`] was over first. The value is kept, and the writer goes on.
    TimedOut,
}

impl fmt::Display for AckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dropped(why) => write!(f, "the value was not taken: {why}"),
            Self::Degraded(problem) => write!(f, "{problem}; the value is kept, and it is tried again"),
            Self::ShutDown => f.write_str("the state files were shut down before the value was written"),
            Self::TimedOut => f.write_str("the value was not yet written when the time was over; it is kept"),
        }
    }
}

impl std::error::Error for AckError {}

/// What an [`Ack`] and the writer share.
#[derive(Debug, Default)]
pub(super) struct Slot {
    state: Mutex<State>,
    done: Condvar,
}

#[derive(Debug, Default)]
struct State {
    outcome: Option<Result<(), AckError>>,
    waker: Option<Waker>,
}

impl Slot {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says how it ended. The first outcome stays.
    pub(super) fn resolve(&self, outcome: Result<(), AckError>) {
        let waker = {
            let mut state = self.lock();
            state.outcome.get_or_insert(outcome);
            state.waker.take()
        };
        self.done.notify_all();
        // Outside the lock: a waker may run anything.
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl Ack {
    pub(super) fn pending() -> (Self, Arc<Slot>) {
        let slot = Arc::new(Slot::default());
        (Self(Arc::clone(&slot)), slot)
    }

    pub(super) fn ready(outcome: Result<(), AckError>) -> Self {
        let (ack, slot) = Self::pending();
        slot.resolve(outcome);
        ack
    }

    /// Blocks this thread until the value is on the disk, or for as long as given.
    ///
    /// # Errors
    /// When it was not written in that time, or cannot be.
    pub fn wait(&self, within: Duration) -> Result<(), AckError> {
        let until = Instant::now().checked_add(within);
        let mut state = self.0.lock();
        loop {
            if let Some(outcome) = &state.outcome {
                return outcome.clone();
            }
            let Some(left) = remaining(until) else { return Err(AckError::TimedOut) };
            state = self.0.done.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl Future for Ack {
    type Output = Result<(), AckError>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.0.lock();
        match &state.outcome {
            Some(outcome) => Poll::Ready(outcome.clone()),
            None => {
                state.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

/// What is left until a moment; `None` once it is over. A moment too far off to be told is an hour away, again and again.
pub(crate) fn remaining(until: Option<Instant>) -> Option<Duration> {
    let Some(until) = until else { return Some(Duration::from_secs(3600)) };
    until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
}
