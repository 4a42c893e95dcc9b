//! The counters under many threads: totals are exact, memory is bounded, and a reader stops no one.
#![cfg(feature = "probes")]

mod support;

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use feeler_shim::hot::{self, SERIES_BYTES, SHARDS};
use firsts::FIRSTS;
use support::{Pending, function, panic_quietly, panics, poll, run};

/// More than there are parts, so that some threads share one.
const THREADS: u64 = 3 * SHARDS as u64;
const CALLS: u64 = 2_000;

/// Runs the same on all threads at once, while another takes snapshots of the function and checks that its count only
/// grows.
fn on_all_threads(symbol: &str, f: impl Fn(u64) + Sync) {
    let (start, done) = (Barrier::new(usize::try_from(THREADS).expect("few") + 1), AtomicBool::new(false));
    thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    (0..CALLS).for_each(&f);
                })
            })
            .collect();
        let reader = scope.spawn(|| {
            let mut before = 0;
            while !done.load(Ordering::Relaxed) {
                let count = function(symbol).wall.count;
                assert!(count >= before, "{count} after {before}");
                before = count;
            }
        });
        start.wait();
        workers.into_iter().for_each(|worker| worker.join().expect("a worker does not panic"));
        done.store(true, Ordering::Relaxed);
        reader.join().expect("the count grows");
    });
}

#[feeler_shim::hot(budget = "1000s")]
fn plain(n: u64) -> u64 {
    if n % 500 == 499 {
        panic_quietly();
    }
    n
}

#[test]
fn no_call_is_lost_and_none_counts_twice() {
    // The reader needs it in the list.
    plain(0);
    on_all_threads("plain", |n| {
        if n % 500 == 499 {
            assert!(panics(|| {
                plain(n);
            }));
        } else {
            plain(n);
        }
    });
    let plain = function("plain");
    assert_eq!(plain.wall.count, THREADS * CALLS + 1);
    assert_eq!(plain.panicked, THREADS * CALLS / 500);
    assert_eq!(plain.wall.over_budget, 0);
    assert_eq!(plain.memory_bytes, SHARDS * SERIES_BYTES);
}

#[feeler_shim::hot(poll_budget = "1000s")]
async fn polled() {
    Pending(2).await;
}

#[test]
fn no_poll_is_lost_and_none_counts_twice() {
    run(polled());
    on_all_threads("polled", |n| {
        if n % 4 == 0 {
            let mut future = std::pin::pin!(polled());
            assert!(poll(future.as_mut()).is_pending());
        } else {
            run(polled());
        }
    });
    let polled = function("polled");
    let cancelled = THREADS * CALLS / 4;
    let completed = THREADS * CALLS - cancelled + 1;
    assert_eq!((polled.wall.count, polled.cancelled, polled.panicked), (completed, cancelled, 0));
    assert_eq!(polled.poll.expect("it is async").count, 3 * completed + cancelled);
    assert_eq!(polled.memory_bytes, 2 * SHARDS * SERIES_BYTES);
}

/// Functions that many threads call for the first time at once.
mod firsts {
    macro_rules! firsts {
        ($($name:ident)*) => {
            $(#[feeler_shim::hot] fn $name() {})*
            pub(crate) const FIRSTS: &[(&str, fn())] = &[$((stringify!($name), $name)),*];
        };
    }

    firsts!(a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9);
}

#[test]
fn the_first_calls_put_each_function_into_the_list_once() {
    let start = Barrier::new(usize::try_from(THREADS).expect("few"));
    thread::scope(|scope| {
        for offset in 0..usize::try_from(THREADS).expect("few") {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                for step in 0..FIRSTS.len() {
                    FIRSTS[(step + offset) % FIRSTS.len()].1();
                }
                // They are there from this thread's first calls on, whoever put them there.
                assert_eq!(counts().len(), FIRSTS.len());
            });
        }
    });
    let expected: Vec<_> = FIRSTS.iter().map(|(name, _)| ((*name).to_owned(), THREADS)).collect();
    assert_eq!(counts(), expected);
}

/// The name and the calls of each of those functions.
fn counts() -> Vec<(String, u64)> {
    let all = hot::snapshot().functions.into_iter();
    let own = all.filter_map(|f| Some((f.symbol.strip_prefix("hot_threads::firsts::")?.to_owned(), f.wall.count)));
    own.collect()
}

#[test]
fn a_future_may_move_between_threads() {
    #[feeler_shim::hot]
    async fn moved() {
        Pending(2).await;
    }

    let mut future = Box::pin(moved());
    for _ in 0..2 {
        future = thread::spawn(move || {
            assert!(poll(future.as_mut()).is_pending());
            future
        })
        .join()
        .expect("a poll does not panic");
    }
    assert!(poll(future.as_mut()).is_ready());
    let moved = function("moved");
    assert_eq!((moved.wall.count, moved.cancelled), (1, 0));
    assert_eq!(moved.poll.expect("it is async").count, 3);
}
