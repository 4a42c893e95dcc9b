//! Locks, atomics and threads: those of `std`, or under `--cfg shuttle` those of the model checker.

#[cfg(not(shuttle))]
pub(crate) use std::{
    sync::{
        Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
};

#[cfg(shuttle)]
pub(crate) use shuttle::{
    sync::{
        Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
};

/// Runs a model in thousands of orders of its threads' steps: at random, and with few changes at the places where few suffice.
#[cfg(all(test, shuttle))]
pub(crate) fn explore(round: impl Fn() + Copy + Send + Sync + 'static) {
    const ROUNDS: usize = 2_000;
    shuttle::check_random(round, ROUNDS);
    shuttle::check_pct(round, ROUNDS, 3);
}

/// Takes a lock, also one whose holder panicked: what these locks guard is whole at every point where foreign code runs.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
