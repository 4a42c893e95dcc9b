//! How far types are followed.

use std::cell::Cell;

/// A body, or a signature, is worth so many steps. Types share their parts: in a few lines, `(T, T)` of `(T, T)` of … has more parts
/// than anybody can visit. What people write takes a small part of it.
const MOST: u32 = 1 << 20;

/// The steps that are left.
pub(super) struct Steps(Cell<u32>);

impl Default for Steps {
    fn default() -> Self {
        Self(Cell::new(MOST))
    }
}

impl Steps {
    /// Takes a step, to another type. Once there is none left, ways end in what is not known.
    pub(super) fn take(&self) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(1));
        left > 0
    }

    /// Begins with something else: what was before it costs it nothing.
    pub(super) fn refresh(&self) {
        self.0.set(MOST);
    }
}
