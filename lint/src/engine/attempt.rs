//! Work on what somebody else may have written, which may fail in any way.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::{
        Once,
        atomic::{AtomicUsize, Ordering},
    },
};

/// How many attempts are under way.
static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);

/// Does `work`, and gives `None` where it panics. Nobody hears of it: what a panic says goes to the terminal before it can be
/// caught, so that workers are silent while an attempt is under way. Others are not.
pub(super) fn attempt<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    // Once and for good: hooks are of the whole process, and two runs that take turns in putting them back lose one.
    HOOK.call_once(|| {
        let earlier = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if UNDER_WAY.load(Ordering::SeqCst) == 0 || rayon::current_thread_index().is_none() {
                earlier(info);
            }
        }));
    });
    UNDER_WAY.fetch_add(1, Ordering::SeqCst);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
    done.ok()
}
