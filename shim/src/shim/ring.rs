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

        /// Asks the processor for the memory of the next `n`, and waits for nothing.
        ///
        /// The consumer has read it last, on another core mostly: each first store into a line of the cache would wait until that core has
        /// given it up, one line after the other, which takes several times as long as all else that a push does.
        pub(crate) fn ask_for(&mut self, n: usize) {
            if let Ok(mut chunk) = self.0.write_chunk_uninit(n) {
                let (first, second) = chunk.as_mut_slices();
                super::prefetch::for_writing(first);
                super::prefetch::for_writing(second);
            }
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

/// The one instruction that has no safe name.
#[cfg(not(shuttle))]
mod prefetch {
    /// Bytes that caches take as one.
    #[cfg(target_arch = "x86_64")]
    const LINE: usize = 64;

    /// Asks for all lines of a slice, to write to them.
    #[cfg(target_arch = "x86_64")]
    #[inline]
    #[allow(unsafe_code, reason = "record() takes a third of the time; benches/README.md has the figures")]
    pub(super) fn for_writing<T>(slice: &[T]) {
        let bytes = std::mem::size_of_val(slice);
        let start: *const u8 = slice.as_ptr().cast();
        for at in (0..bytes).step_by(LINE) {
            // SAFETY: `prefetchw` changes neither memory nor registers nor flags, and an address that is none is no error to it; this one is
            // within the slice. Processors that do not know it take it for a `nop`: the code has been reserved for it in all with 64 bits.
            unsafe {
                std::arch::asm!("prefetchw [{}]", in(reg) start.wrapping_add(at), options(nostack, preserves_flags));
            }
        }
    }

    /// Other processors have no such instruction that can be given by stable Rust in a way that has been measured.
    #[cfg(not(target_arch = "x86_64"))]
    pub(super) fn for_writing<T>(_: &[T]) {}
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

        pub(crate) fn ask_for(&mut self, _: usize) {}

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
