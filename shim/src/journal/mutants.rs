//! A defect for the proofs, which must notice it. It is off until a process asks for it.

use std::sync::atomic::{AtomicBool, Ordering};

static REPLAY_COUNTS_TWICE: AtomicBool = AtomicBool::new(false);

/// From now on recovery hands over what the snapshot covers once more, where segments with it are still there.
pub fn make_replay_count_twice() {
    REPLAY_COUNTS_TWICE.store(true, Ordering::SeqCst);
}

pub(super) fn replay_counts_twice() -> bool {
    REPLAY_COUNTS_TWICE.load(Ordering::SeqCst)
}
