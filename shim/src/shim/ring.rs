//! A queue of one producer and one consumer, neither of which ever waits for the other: that of `rtrb`, whose push is two plain stores.
//! Under the model checker, which cannot see into it, a queue behind a lock of the checker's.

#[cfg(not(shuttle))]
mod real {
    pub(crate) struct Producer<T>(rtrb::Producer<T>);
    pub(crate) struct Consumer<T>(rtrb::Consumer<T>);

    pub(crate) fn ring<T>(room: usize) -> (Producer<T>, Consumer<T>) {
        let (producer, consumer) = rtrb::RingBuffer::new(room);
        (Producer(producer), Consumer(consumer))
    }

    impl<T: Copy> Producer<T> {
        /// False where it is full.
        #[inline]
        pub(crate) fn push(&mut self, value: T) -> bool {
            self.0.push(value).is_ok()
        }

        /// For how many there is room. It reads what the consumer writes, so not with each push.
        pub(crate) fn room(&self) -> usize {
            self.0.slots()
        }
    }

    impl<T: Copy> Consumer<T> {
        pub(crate) fn len(&self) -> usize {
            self.0.slots()
        }

        /// Takes the next `n`, or all where there are fewer, in one piece or two.
        pub(crate) fn take(&mut self, n: usize, mut each: impl FnMut(&[T])) {
            let Ok(chunk) = self.0.read_chunk(n.min(self.len())) else { return };
            let (first, second) = chunk.as_slices();
            [first, second].into_iter().filter(|it| !it.is_empty()).for_each(&mut each);
            chunk.commit_all();
        }
    }
}

#[cfg(shuttle)]
mod real {
    use std::collections::VecDeque;
    use std::sync::Arc;

    use crate::sync::{Mutex, lock};

    pub(crate) struct Producer<T>(Arc<Mutex<VecDeque<T>>>, usize);
    pub(crate) struct Consumer<T>(Arc<Mutex<VecDeque<T>>>);

    pub(crate) fn ring<T>(room: usize) -> (Producer<T>, Consumer<T>) {
        let queue = Arc::new(Mutex::new(VecDeque::new()));
        (Producer(Arc::clone(&queue), room), Consumer(queue))
    }

    impl<T: Copy> Producer<T> {
        pub(crate) fn push(&mut self, value: T) -> bool {
            let mut queue = lock(&self.0);
            let fits = queue.len() < self.1;
            if fits {
                queue.push_back(value);
            }
            fits
        }

        pub(crate) fn room(&self) -> usize {
            self.1 - lock(&self.0).len()
        }
    }

    impl<T: Copy> Consumer<T> {
        pub(crate) fn len(&self) -> usize {
            lock(&self.0).len()
        }

        pub(crate) fn take(&mut self, n: usize, mut each: impl FnMut(&[T])) {
            let taken: Vec<T> = {
                let mut queue = lock(&self.0);
                let n = n.min(queue.len());
                queue.drain(..n).collect()
            };
            each(&taken);
        }
    }
}

pub(crate) use real::{Consumer, Producer, ring};
