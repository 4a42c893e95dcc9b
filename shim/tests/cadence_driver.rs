//! The driver's threads, on a clock that stands until it is told to go on.

#[allow(dead_code, reason = "this file uses a part of it")]
#[path = "support/job_sets.rs"]
mod job_sets;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use feeler_shim::cadence::{Cadence, CadenceSnapshot, Config, Driver, Job, Jobs, Run};
use feeler_shim::clock::{Clock as _, ManualClock};
use feeler_shim::switch::Switches;
use job_sets::{JobSet, Noise, simulate};

/// A bound that is never reached unless something hangs.
const WITHIN: Duration = Duration::from_secs(60);

fn config(switch: &str) -> (Config, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::default());
    let mut config = Config::new(&Switches::from_iter([("OPENCODE_CADENCE", switch)]));
    config.clock = Arc::<ManualClock>::clone(&clock);
    (config, clock)
}

/// Past the moment at which its first job would be due: so nothing is, until it is triggered.
fn start() -> Driver {
    let (config, clock) = config("true");
    clock.advance(Duration::from_secs(1));
    Driver::start(config).expect("a thread")
}

fn job(name: &str) -> Job {
    Job::new(name, Duration::from_secs(3_600))
}

/// Work that says when it begins, and ends when it is told to.
fn held(began: &Sender<bool>) -> (impl Fn(&Run) + Send + Sync + use<>, Sender<()>) {
    let (end, ends) = channel::<()>();
    let (began, ends) = (began.clone(), Mutex::new(ends));
    let work = move |run: &Run| {
        let _ = began.send(run.is_ending());
        let _ = ends.lock().expect("not poisoned").recv_timeout(WITHIN);
        let _ = began.send(run.is_ending());
    };
    (work, end)
}

fn next<T>(receiver: &Receiver<T>) -> T {
    receiver.recv_timeout(WITHIN).expect("it hangs")
}

#[test]
fn runs_of_other_classes_do_not_wait_for_one_that_takes_its_time() {
    let driver = start();
    let (began, begins) = channel();
    let (slow, end) = held(&began);
    let slow = driver.add(job("slow").class("disk"), slow).expect("a good job");
    driver.cadence().trigger(slow);
    assert!(!next(&begins));
    let (ran, runs) = channel();
    let quick = driver.add(job("quick").class("cpu"), move |run| ran.send(run.job().to_owned()).expect("heard"));
    let quick = quick.expect("a good job");
    for _ in 0..3 {
        driver.cadence().trigger(quick);
        assert_eq!(next(&runs), "quick");
    }
    // By now there is a thread that sleeps, and one more run that takes its time must wake it to watch the clock.
    let (slower, end_slower) = held(&began);
    let slower = driver.add(job("slower").class("network"), slower).expect("a good job");
    driver.cadence().trigger(slower);
    assert!(!next(&begins));
    driver.cadence().trigger(quick);
    assert_eq!(next(&runs), "quick");
    for end in [end, end_slower] {
        end.send(()).expect("it waits");
        assert!(!next(&begins));
    }
    let ended = driver.shutdown(WITHIN);
    assert!(ended.still_running.is_empty(), "{ended:?}");
}

#[test]
fn jobs_run_when_they_are_due() {
    let (config, clock) = config("true");
    let driver = Driver::start(config).expect("a thread");
    let (ran, runs) = channel();
    driver
        .add(Job::new("a", Duration::from_secs(1)), move |run| ran.send(run.due()).expect("heard"))
        .expect("a good job");
    let mut due = driver.cadence().next_due().expect("due");
    for _ in 0..5 {
        clock.advance(due.saturating_sub(clock.now()));
        assert_eq!(next(&runs), due);
        due += Duration::from_secs(1);
        while driver.cadence().next_due() != Some(due) {
            std::thread::yield_now();
        }
    }
    let _ = driver.shutdown(WITHIN);
}

#[test]
fn a_panic_ends_its_run_and_nothing_else() {
    let driver = start();
    let (ran, runs) = channel();
    let (panics, ran_too) = (ran.clone(), ran);
    let bad = driver.add(job("bad"), move |_| {
        panics.send("bad").expect("heard");
        std::panic::resume_unwind(Box::new("on purpose"));
    });
    let good = driver.add(job("good"), move |_| ran_too.send("good").expect("heard")).expect("a good job");
    let bad = bad.expect("a good job");
    for _ in 0..2 {
        driver.cadence().trigger(bad);
        assert_eq!(next(&runs), "bad");
        while !driver.cadence().running().is_empty() {
            std::thread::yield_now();
        }
        driver.cadence().trigger(good);
        assert_eq!(next(&runs), "good");
    }
    let cadence = driver.cadence().clone();
    let _ = driver.shutdown(WITHIN);
    let snapshot = cadence.snapshot();
    assert_eq!(snapshot.job("bad").map(|it| (it.runs, it.panicked)), Some((2, 2)));
    assert_eq!(snapshot.job("good").map(|it| (it.runs, it.panicked)), Some((2, 0)));
}

#[test]
fn a_shutdown_tells_those_that_run_and_waits_for_them() {
    let driver = start();
    let (began, begins) = channel();
    let id = driver.add(job("patient"), move |run| {
        began.send(false).expect("heard");
        while !run.is_ending() {
            std::thread::yield_now();
        }
        began.send(true).expect("heard");
    });
    driver.cadence().trigger(id.expect("a good job"));
    assert!(!next(&begins));
    let ended = driver.shutdown(WITHIN);
    assert!(ended.still_running.is_empty() && next(&begins));
}

#[test]
fn a_shutdown_is_bounded_and_says_who_still_runs() {
    let driver = start();
    let (began, begins) = channel();
    let (work, end) = held(&began);
    let id = driver.add(job("hangs"), work).expect("a good job");
    driver.cadence().trigger(id);
    assert!(!next(&begins));
    // No time passes on this clock, and none is given.
    let ended = driver.shutdown(Duration::ZERO);
    assert_eq!(ended.still_running, ["hangs"]);
    end.send(()).expect("it still waits");
    assert!(next(&begins), "and it can end by itself");
}

#[test]
fn a_job_that_was_taken_away_runs_no_more() {
    let driver = start();
    let (ran, runs) = channel();
    let id = driver.add(job("a"), move |_| ran.send(()).expect("heard")).expect("a good job");
    assert!(driver.remove(id) && !driver.remove(id));
    driver.cadence().trigger(id);
    // What it held is gone with it.
    assert!(runs.recv().is_err());
    drop(driver);
}

const TEN_MINUTES: Duration = Duration::from_secs(600);

/// What a set of jobs does in ten minutes, its runs taking as long as they do, one at a time.
fn on_threads(set: &JobSet, seed: u64) -> CadenceSnapshot {
    let (mut config, clock) = config("true");
    config.defer_max = Duration::MAX;
    let driver = Driver::start(config).expect("a thread");
    let (noise, set_runs) = (Arc::new(Mutex::new(Noise::new(seed))), set.jobs());
    let jobs = set_runs.into_iter().map(|job| {
        let (noise, clock, average) = (Arc::clone(&noise), Arc::clone(&clock), job.run);
        let work = move |run: &Run| {
            let took = noise.lock().expect("not poisoned").of(run.job(), average);
            clock.advance(took);
        };
        (job, work)
    });
    driver.add_all(jobs.fold(Jobs::new(), |all, (job, work)| all.add(job, work))).expect("good jobs");
    let cadence = driver.cadence().clone();
    loop {
        // Only while nothing runs and nothing is due it is for this thread to let time pass; both as of one moment.
        let seen = cadence.snapshot();
        let due = Duration::from_micros(seen.next_due_us.expect("there is always a next run"));
        if seen.classes[0].running > 0 || due <= clock.now() {
            std::thread::yield_now();
        } else if due > TEN_MINUTES {
            break;
        } else {
            clock.advance(due - clock.now());
        }
    }
    let ended = driver.shutdown(WITHIN);
    assert!(ended.still_running.is_empty());
    cadence.snapshot()
}

/// The same without threads.
fn in_a_loop(set: &JobSet, seed: u64) -> CadenceSnapshot {
    let (mut config, clock) = config("true");
    config.defer_max = Duration::MAX;
    let cadence = Cadence::new(config);
    cadence.add_all(set.jobs()).expect("good jobs");
    let mut noise = Noise::new(seed);
    simulate(&cadence, &clock, TEN_MINUTES, |run| noise.of(run.job(), set.run(run.job())));
    cadence.snapshot()
}

#[test]
fn threads_and_a_loop_agree_on_every_set() {
    for set in job_sets::all() {
        let (threads, alone) = (on_threads(&set, 7), in_a_loop(&set, 7));
        let told = |it: &CadenceSnapshot| (it.classes[0].judged, it.classes[0].overlapped, it.classes[0].run_total_us);
        assert_eq!(told(&threads), told(&alone), "{}", set.name);
        assert!(threads.classes[0].judged > 200);
        assert!(threads.classes[0].overlap().is_some_and(|it| it < 0.05), "{}: {threads:?}", set.name);
    }
}
