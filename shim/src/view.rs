//! Values that one thread publishes and hot paths read: a read is one atomic load.
//!
//! ```
//! use feeler_shim::view::Published;
//!
//! let prices = Published::new(vec![3, 5]);
//! let mut view = prices.view(); // one for each thread
//! assert_eq!(view.get()[1], 5);
//! prices.publish(vec![4, 6]);
//! assert_eq!(view.get()[1], 6);
//! ```

use std::sync::Arc;

use crate::sync::{AtomicU64, Mutex, Ordering, lock};

/// A value that is replaced as a whole.
#[derive(Debug)]
pub struct Published<T> {
    shared: Arc<Shared<T>>,
}

/// On lines of its own, so that a neighbour's writes do not slow readers down.
#[derive(Debug)]
#[repr(align(128))]
struct Shared<T> {
    generation: AtomicU64,
    current: Mutex<Arc<T>>,
}

impl<T> Published<T> {
    /// Publishes a first value.
    pub fn new(value: T) -> Self {
        Self::from(Arc::new(value))
    }

    /// Replaces the value. Readers see it at their next [`View::get`]; what they still hold stays as it is.
    pub fn publish(&self, value: impl Into<Arc<T>>) {
        let value = value.into();
        let old = {
            let mut current = lock(&self.shared.current);
            let old = std::mem::replace(&mut *current, value);
            self.shared.generation.fetch_add(1, Ordering::Release);
            old
        };
        // Not under the lock: it may be the last one, and dropping it may take long.
        drop(old);
    }

    /// The value at this moment.
    #[must_use]
    pub fn load(&self) -> Arc<T> {
        Arc::clone(&lock(&self.shared.current))
    }

    /// How often a value was published after the first.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.shared.generation.load(Ordering::Acquire)
    }

    /// A reader's handle: one for each thread.
    #[must_use]
    pub fn view(&self) -> View<T> {
        let current = lock(&self.shared.current);
        // Published under the same lock, so that the two belong together.
        let seen = self.shared.generation.load(Ordering::Acquire);
        View { shared: Arc::clone(&self.shared), seen, cached: Arc::clone(&current) }
    }
}

impl<T> From<Arc<T>> for Published<T> {
    fn from(value: Arc<T>) -> Self {
        Self { shared: Arc::new(Shared { generation: AtomicU64::new(0), current: Mutex::new(value) }) }
    }
}

impl<T> Clone for Published<T> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

/// A reader of a [`Published`] value, with its own copy of the pointer to it.
#[derive(Debug)]
pub struct View<T> {
    shared: Arc<Shared<T>>,
    seen: u64,
    cached: Arc<T>,
}

impl<T> View<T> {
    /// The newest value. One atomic load, unless there is a new one: then also a lock that is only ever held for the
    /// exchange of a pointer.
    #[inline]
    pub fn get(&mut self) -> &Arc<T> {
        if self.shared.generation.load(Ordering::Acquire) != self.seen {
            self.renew();
        }
        &self.cached
    }

    #[cold]
    fn renew(&mut self) {
        let current = lock(&self.shared.current);
        self.seen = self.shared.generation.load(Ordering::Acquire);
        self.cached = Arc::clone(&current);
    }
}

impl<T> Clone for View<T> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), seen: self.seen, cached: Arc::clone(&self.cached) }
    }
}
