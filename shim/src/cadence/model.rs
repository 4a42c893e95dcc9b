//! The driver's threads under the model checker: thousands of orders of their steps. Who is not woken hangs there, as time does not pass.
//! `ci/shuttle.sh` runs it.

use std::sync::Arc;
use std::time::Duration;

use super::{Config, Driver, Job};
use crate::clock::ManualClock;
use crate::switch::Switches;
use crate::sync::{AtomicU64, Mutex, Ordering, explore, lock, thread};

fn start(threads: usize) -> Driver {
    let clock = Arc::new(ManualClock::default());
    // Past the moment at which the first job would be due.
    clock.advance(Duration::from_secs(1));
    let config = Config { threads, clock, ..Config::new(&Switches::from_iter([("", ""); 0])) };
    Driver::start(config).expect("a thread")
}

/// Long enough that it is never due in a model.
fn job(name: &str, class: &str) -> Job {
    Job::new(name, Duration::from_secs(300_000_000)).class(class)
}

/// Every trigger is a run, if the one before it has ended, and the shutdown leaves nobody behind.
#[test]
fn no_trigger_and_no_shutdown_is_slept_through() {
    let round = || {
        let driver = start(2);
        let runs = Arc::new(AtomicU64::new(0));
        let seen = Arc::clone(&runs);
        let me = thread::current();
        let id = driver.add(job("a", "disk"), move |_| {
            seen.fetch_add(1, Ordering::SeqCst);
            me.unpark();
        });
        let id = id.expect("a good job");
        for nth in 1..=2 {
            driver.cadence().trigger(id);
            while runs.load(Ordering::SeqCst) < nth {
                thread::park();
            }
        }
        let ended = driver.shutdown(Duration::from_secs(3_600));
        assert!(ended.still_running.is_empty());
    };
    explore(round);
}

/// Two of one class run one after the other, and one of another class beside them, whoever is triggered first.
#[test]
fn those_of_one_class_take_turns() {
    let round = || {
        let driver = start(3);
        let (inside, ran) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let me = thread::current();
        let work = |lane: bool| {
            let (inside, ran, me) = (Arc::clone(&inside), Arc::clone(&ran), me.clone());
            move |_: &super::Run| {
                if lane {
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "two of a class at once");
                    thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                }
                ran.fetch_add(1, Ordering::SeqCst);
                me.unpark();
            }
        };
        let add = |name, class, lane| driver.add(job(name, class), work(lane)).expect("a good job");
        for id in [add("a", "disk", true), add("b", "disk", true), add("c", "cpu", false)] {
            driver.cadence().trigger(id);
        }
        while ran.load(Ordering::SeqCst) < 3 {
            thread::park();
        }
        let snapshot = driver.cadence().clone();
        let ended = driver.shutdown(Duration::from_secs(3_600));
        assert!(ended.still_running.is_empty());
        assert!(snapshot.snapshot().jobs.iter().all(|it| (it.runs, it.panicked) == (1, 0)));
    };
    explore(round);
}

/// A run that goes on until one of another class has run: somebody must watch for that one meanwhile.
#[test]
fn whoever_runs_has_another_one_watch() {
    let round = || {
        let driver = start(3);
        let (began, ran, ended) =
            (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let holder = Arc::new(Mutex::new(None::<thread::Thread>));
        let me = thread::current();
        let hold = {
            let (me, began, ran, ended, holder) =
                (me.clone(), Arc::clone(&began), Arc::clone(&ran), Arc::clone(&ended), Arc::clone(&holder));
            move |_: &super::Run| {
                *lock(&holder) = Some(thread::current());
                let nth = began.fetch_add(1, Ordering::SeqCst) + 1;
                me.unpark();
                while ran.load(Ordering::SeqCst) < nth {
                    thread::park();
                }
                ended.fetch_add(1, Ordering::SeqCst);
                me.unpark();
            }
        };
        let short = {
            let (ran, holder) = (Arc::clone(&ran), Arc::clone(&holder));
            move |_: &super::Run| {
                ran.fetch_add(1, Ordering::SeqCst);
                lock(&holder).iter().for_each(thread::Thread::unpark);
            }
        };
        let hold = driver.add(job("hold", "disk"), hold).expect("a good job");
        let short = driver.add(job("short", "cpu"), short).expect("a good job");
        let reached = |count: &AtomicU64, nth| {
            while count.load(Ordering::SeqCst) < nth {
                thread::park();
            }
        };
        for nth in 1..=3 {
            driver.cadence().trigger(hold);
            reached(&began, nth);
            driver.cadence().trigger(short);
            reached(&ended, nth);
        }
        let ended = driver.shutdown(Duration::from_secs(3_600));
        assert!(ended.still_running.is_empty());
    };
    explore(round);
}
