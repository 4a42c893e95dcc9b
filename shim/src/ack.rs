//! Waiting for the disk: one mechanism for threads that block and for futures on any executor.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use crate::clock::Clock;
use crate::sync::{AtomicU64, Mutex, Ordering, lock, thread};

/// Why a record was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Why {
    /// The buffer was full, and the configuration says to drop then.
    Full,
    /// The shim was shut down.
    Closed,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "the buffer was full",
            Self::Closed => "the shim was shut down",
        })
    }
}

/// Why there is no acknowledgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AckError {
    /// It was not taken in the first place.
    Refused(Why),
    /// Not within the time given. It is still in memory, and still tried.
    Timeout,
    /// The shim was shut down before the disk took it. It may be on the disk or not.
    Closed,
}

impl fmt::Display for AckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) => write!(f, "failed to record: {why}"),
            Self::Timeout => f.write_str("failed to make it durable in time: it stays in memory and is tried again"),
            Self::Closed => f.write_str("failed to make it durable before the shim was shut down"),
        }
    }
}

impl std::error::Error for AckError {}

/// Who waits for what. A *turn* is one visit of the aggregator to all shards; it is durable when everything that it or an earlier
/// one found is.
#[derive(Debug)]
pub(crate) struct Waiters {
    durable: AtomicU64,
    inner: Mutex<Inner>,
    pub(crate) clock: Arc<dyn Clock>,
}

#[derive(Debug, Default)]
struct Inner {
    /// By the turn that each waits for.
    wakers: BTreeMap<(u64, u64), Waker>,
    next: u64,
    closed: bool,
}

impl Waiters {
    pub(crate) fn new(clock: Arc<dyn Clock>) -> Self {
        Self { durable: AtomicU64::new(0), inner: Mutex::default(), clock }
    }

    /// The last durable turn.
    pub(crate) fn durable(&self) -> u64 {
        self.durable.load(Ordering::Acquire)
    }

    /// A turn is durable. Wakes all who waited for it.
    pub(crate) fn complete(&self, turn: u64) {
        let woken = {
            let mut inner = lock(&self.inner);
            self.durable.fetch_max(turn, Ordering::AcqRel);
            let later = inner.wakers.split_off(&(turn + 1, 0));
            std::mem::replace(&mut inner.wakers, later)
        };
        woken.into_values().for_each(Waker::wake);
    }

    /// Nothing will become durable any more.
    pub(crate) fn close(&self) {
        let woken = {
            let mut inner = lock(&self.inner);
            inner.closed = true;
            std::mem::take(&mut inner.wakers)
        };
        woken.into_values().for_each(Waker::wake);
    }
}

/// Resolves when a record, or everything recorded before a [`flush_async`](crate::Flusher::flush_async), is on the disk: after
/// the `fdatasync` that covers it has returned without an error, and not before.
///
/// A future for any executor, or [`wait`](Self::wait) for a thread.
#[derive(Debug)]
#[must_use = "without waiting nobody knows whether the record is on the disk"]
pub struct Ack {
    waiters: Arc<Waiters>,
    turn: Result<u64, Why>,
    /// Under which number its waker is kept, once there is one.
    id: Option<u64>,
}

impl Ack {
    pub(crate) fn new(waiters: &Arc<Waiters>, turn: Result<u64, Why>) -> Self {
        Self { waiters: Arc::clone(waiters), turn, id: None }
    }

    /// Whether it is on the disk already.
    #[must_use]
    pub fn is_durable(&self) -> bool {
        self.turn.is_ok_and(|turn| self.waiters.durable() >= turn)
    }

    /// Blocks until it is on the disk, at most for a time.
    pub fn wait(mut self, at_most: Duration) -> Result<(), AckError> {
        let clock = Arc::clone(&self.waiters.clock);
        let until = clock.now().saturating_add(at_most);
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        loop {
            if let Poll::Ready(result) = self.check(&waker) {
                return result;
            }
            if clock.now() >= until {
                return Err(AckError::Timeout);
            }
            clock.park_until(until);
        }
    }

    fn check(&mut self, waker: &Waker) -> Poll<Result<(), AckError>> {
        let turn = match self.turn {
            Ok(turn) => turn,
            Err(why) => return Poll::Ready(Err(AckError::Refused(why))),
        };
        if self.waiters.durable() >= turn {
            return Poll::Ready(Ok(()));
        }
        let mut inner = lock(&self.waiters.inner);
        // Again, under the lock with which it changes: or the wake-up could be missed.
        if self.waiters.durable() >= turn {
            return Poll::Ready(Ok(()));
        }
        if inner.closed {
            return Poll::Ready(Err(AckError::Closed));
        }
        let id = *self.id.get_or_insert_with(|| {
            inner.next += 1;
            inner.next
        });
        let old = inner.wakers.insert((turn, id), waker.clone());
        drop(inner);
        // Foreign code, so not under the lock.
        drop(old);
        Poll::Pending
    }
}

impl Future for Ack {
    type Output = Result<(), AckError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.check(context.waker())
    }
}

impl Drop for Ack {
    fn drop(&mut self) {
        if let (Ok(turn), Some(id)) = (self.turn, self.id) {
            let waker = lock(&self.waiters.inner).wakers.remove(&(turn, id));
            drop(waker);
        }
    }
}

/// Wakes a thread that is parked.
struct Unpark(thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
