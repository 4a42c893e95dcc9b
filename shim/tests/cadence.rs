//! How jobs run: when they are due, who waits for whom, and both sides of the switch.

#[allow(dead_code, reason = "this file uses a part of it")]
#[path = "support/job_sets.rs"]
mod job_sets;

use std::cell::RefCell;
use std::future::Future as _;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use feeler_shim::cadence::{Cadence, Config, Instance, Job, JobError, JobId, Mode, Planner, Run};
use feeler_shim::clock::{Clock as _, ManualClock};
use feeler_shim::switch::Switches;
use job_sets::simulate;

const SECOND: Duration = Duration::from_secs(1);

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn job(name: &str, period: u64, run: u64) -> Job {
    Job::new(name, ms(period)).class("disk").taking(ms(run))
}

/// A cadence on a clock that stands, at ten seconds, with the switches as given.
fn open_with(switches: &[(&str, &str)], change: impl FnOnce(&mut Config)) -> (Cadence, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::default());
    clock.advance(10 * SECOND);
    let mut config = Config::new(&Switches::from_iter(switches.iter().copied()));
    config.clock = Arc::<ManualClock>::clone(&clock);
    change(&mut config);
    (Cadence::new(config), clock)
}

fn open() -> (Cadence, Arc<ManualClock>) {
    open_with(&[], |_| ())
}

/// When runs were due and when they started, in milliseconds since the tenth second, by the name of their job.
fn history(
    (cadence, clock): &(Cadence, Arc<ManualClock>),
    time: Duration,
    took: impl Fn(&str) -> Duration,
) -> Vec<(String, u64, u64)> {
    let history = RefCell::new(Vec::new());
    let since = |at: Duration| u64::try_from(at.saturating_sub(10 * SECOND).as_millis()).expect("soon");
    simulate(cadence, clock, time, |run: &Run| {
        history.borrow_mut().push((run.job().to_owned(), since(run.due()), since(clock.now())));
        took(run.job())
    });
    history.into_inner()
}

fn dues(history: &[(String, u64, u64)], name: &str) -> Vec<u64> {
    history.iter().filter(|it| it.0 == name).map(|it| it.1).collect()
}

#[test]
fn deadlines_are_absolute_whatever_runs_take() {
    let opened = open();
    let id = opened.0.add(job("a", 100, 30)).expect("a good job");
    let history = history(&opened, ms(950), |_| ms(30));
    let first = dues(&history, "a")[0];
    assert!(first < 100);
    assert_eq!(dues(&history, "a"), (0..10).map(|n| first + n * 100).collect::<Vec<_>>());
    let snapshot = opened.0.snapshot();
    assert_eq!((snapshot.jobs[0].id, snapshot.jobs[0].runs, snapshot.jobs[0].missed), (id, 10, 0));
    assert_eq!((snapshot.jobs[0].run_mean_us, snapshot.jobs[0].run_max_us), (30_000, 30_000));
}

#[test]
fn a_job_never_runs_beside_itself_and_what_it_missed_is_not_made_up_for() {
    let opened = open();
    opened.0.add(job("a", 100, 10)).expect("a good job");
    let history = history(&opened, SECOND, |_| ms(250));
    let first = dues(&history, "a")[0];
    assert_eq!(dues(&history, "a"), [first, first + 300, first + 600, first + 900]);
    let snapshot = opened.0.snapshot();
    assert_eq!((snapshot.jobs[0].missed, snapshot.classes[0].most_at_once), (8, 1));
    assert_eq!(snapshot.classes[0].overlap(), Some(0.0), "it does not overlap with itself");
}

#[test]
fn nobody_looked_for_a_while() {
    let (cadence, clock) = open();
    cadence.add(job("a", 100, 10)).expect("a good job");
    let due = cadence.next_due().expect("due");
    clock.advance(due + ms(1_050) - clock.now());
    drop(cadence.take_due().expect("it is due"));
    assert!(cadence.take_due().is_none(), "once, not eleven times");
    assert_eq!(cadence.snapshot().jobs[0].missed, 10);
    assert!(cadence.next_due().is_some_and(|due| due > clock.now() && due <= clock.now() + ms(100)));
}

#[test]
fn jobs_are_paused_resumed_and_triggered() {
    let opened = open();
    let (cadence, clock) = &opened;
    let id = cadence.add(job("a", 1_000, 10)).expect("a good job");
    cadence.pause(id);
    assert!(cadence.next_due().is_none() && cadence.snapshot().jobs[0].paused);
    // By hand it runs all the same, once.
    cadence.trigger(id);
    let run = cadence.take_due().expect("triggered");
    assert_eq!((run.job(), run.id(), run.due()), ("a", id, clock.now()));
    cadence.trigger(id);
    assert!(cadence.take_due().is_none(), "it runs already");
    drop(run);
    drop(cadence.take_due().expect("so once more, after that"));
    assert!(cadence.take_due().is_none() && cadence.next_due().is_none());

    cadence.resume(id);
    let due = dues(&history(&opened, ms(999), |_| ms(10)), "a");
    assert_eq!(due.len(), 1);
    let snapshot = cadence.snapshot();
    assert_eq!((snapshot.jobs[0].runs, snapshot.jobs[0].triggered), (3, 2));
    assert_eq!(snapshot.classes[0].judged, 1, "what somebody triggered is nobody's plan");

    // While it runs, a pause lets it end and come no more.
    cadence.trigger(id);
    let run = cadence.take_due().expect("triggered");
    cadence.pause(id);
    drop(run);
    assert!(cadence.next_due().is_none());
    assert!(cadence.remove(id) && !cadence.remove(id));
}

#[test]
fn a_run_waits_for_another_of_its_class_and_not_for_ever() {
    let opened = open_with(&[], |config| config.defer_max = ms(300));
    let ids = opened.0.add_all([job("a", 10_000, 10), job("b", 10_000, 10), job("other", 10_000, 10).class("cpu")]);
    ids.expect("good jobs").into_iter().for_each(|id| opened.0.trigger(id));
    let short = history(&opened, ms(100), |_| ms(40));
    let starts = |history: &[(String, u64, u64)]| history.iter().map(|it| (it.0.clone(), it.2)).collect::<Vec<_>>();
    let expected = |of: &[(&str, u64)]| of.iter().map(|(name, at)| ((*name).to_owned(), *at)).collect::<Vec<_>>();
    assert_eq!(starts(&short), expected(&[("a", 0), ("other", 0), ("b", 40)]));

    let opened = open_with(&[], |config| config.defer_max = ms(300));
    let ids = opened.0.add_all([job("a", 10_000, 10), job("b", 10_000, 10)]).expect("good jobs");
    ids.into_iter().for_each(|id| opened.0.trigger(id));
    let hangs = history(&opened, SECOND, |_| SECOND);
    assert_eq!(starts(&hangs)[..2], expected(&[("a", 0), ("b", 300)]));
    let snapshot = opened.0.snapshot();
    assert_eq!((snapshot.classes[0].deferred, snapshot.classes[0].most_at_once), (1, 2));
    assert!((298_000..=302_000).contains(&snapshot.classes[0].late_max_us), "{snapshot:?}");
}

#[test]
fn a_class_that_coalesces_runs_one_right_after_the_other() {
    let opened = open_with(&[], |config| config.planner = Planner::new().coalesce("disk"));
    opened.0.add_all([job("a", 1_000, 10), job("b", 1_000, 10), job("c", 2_000, 10)]).expect("good jobs");
    let history = history(&opened, ms(500), |_| ms(10));
    assert_eq!(history.iter().map(|it| (it.1, it.2)).collect::<Vec<_>>(), [(0, 0), (0, 10), (0, 20)]);
    assert_eq!(opened.0.snapshot().classes[0].mode, Mode::Coalesce);
}

fn three() -> [Job; 3] {
    [job("a", 1_000, 100), job("b", 1_000, 100), job("c", 2_000, 100)]
}

#[test]
fn rolled_back_each_job_runs_on_its_own_plain_interval() {
    let off = ("OPENCODE_CADENCE", "false");
    for switches in [&[off][..], &[("OPENCODE_FRONTIER_M2", "false")], &[("OPENCODE_CADENCE", "0")]] {
        let opened = open_with(switches, |_| ());
        opened.0.add_all(three()).expect("good jobs");
        opened.0.replan();
        let history = history(&opened, ms(4_500), |_| ms(100));
        for (name, period) in [("a", 1_000), ("b", 1_000), ("c", 2_000)] {
            let expected: Vec<u64> = (0..=4_500).step_by(period).collect();
            assert_eq!(dues(&history, name), expected, "{switches:?}");
        }
        assert!(history.iter().all(|(_, due, started)| due == started), "nobody waits");
        let snapshot = opened.0.snapshot();
        assert!(!snapshot.coordinated);
        assert_eq!(snapshot.classes[0].overlap(), Some(1.0), "and it is told what that costs");
        assert!(opened.0.plan().classes.is_empty(), "nothing is planned");
    }
}

#[test]
fn by_default_and_switched_on_they_keep_apart() {
    for switches in [&[][..], &[("OPENCODE_CADENCE", "true")]] {
        let opened = open_with(switches, |_| ());
        opened.0.add_all(three()).expect("good jobs");
        let history = history(&opened, ms(4_500), |_| ms(100));
        assert!(history.len() >= 10);
        let snapshot = opened.0.snapshot();
        assert!(snapshot.coordinated);
        assert_eq!((snapshot.classes[0].overlap(), snapshot.classes[0].deferred), (Some(0.0), 0));
    }
}

#[test]
fn instances_do_not_run_the_same_job_at_once_and_each_keeps_its_own_plan() {
    let due = |instance: Option<Instance>| {
        let opened = open_with(&[], |config| config.instance = instance);
        opened.0.add_all(three()).expect("good jobs");
        let history = history(&opened, ms(1_999), |_| ms(100));
        assert_eq!(opened.0.snapshot().classes[0].overlap(), Some(0.0));
        (dues(&history, "a")[0], dues(&history, "b")[0])
    };
    let distances: Vec<u64> =
        (0..8).map(|n| due(Some(Instance::Number(n)))).map(|(a, b)| (1_000 + a - b) % 1_000).collect();
    assert!(distances.iter().all(|it| *it == distances[0]), "{distances:?}");
    let mut firsts: Vec<u64> = (0..8).map(|n| due(Some(Instance::Number(n))).0).collect();
    firsts.sort_unstable();
    firsts.dedup();
    assert_eq!(firsts.len(), 8);
    let named = |name: &str| due(Some(Instance::Name(name.to_owned())));
    assert_eq!(named("router-1"), named("router-1"), "the same after a restart");
    assert_ne!(named("router-1"), named("router-2"));
}

#[test]
fn a_restart_keeps_to_the_same_moments() {
    let (first, _) = open();
    first.add(job("a", 7_000, 10)).expect("a good job");
    let (later, clock) = open();
    clock.advance(ms(12_345));
    later.add(job("a", 7_000, 10)).expect("a good job");
    let (first, later) = (first.next_due().expect("due"), later.next_due().expect("due"));
    assert_eq!((later - first).as_millis() % 7_000, 0);
}

#[test]
fn who_takes_much_longer_than_planned_moves_out_of_the_way() {
    let opened = open();
    let jobs = (0..8).map(|n| job(&n.to_string(), 1_000, 20));
    opened.0.add_all(jobs).expect("good jobs");
    let before = opened.0.plan().jobs;
    // Much less than the gaps there are, and far more than was reserved.
    history(&opened, 60 * SECOND, |name| ms(if name == "3" { 200 } else { 20 }));
    let (plan, snapshot) = (opened.0.plan(), opened.0.snapshot());
    assert!(snapshot.replanned <= 1);
    assert_eq!(plan.jobs[3].run, ms(200));
    for (index, (before, after)) in before.iter().zip(&plan.jobs).enumerate().filter(|(index, _)| *index != 3) {
        assert_eq!(before, after, "job {index}");
    }
    let seen = snapshot.classes[0].overlap().expect("they ran");
    assert!(plan.classes[0].overlap <= 0.13 && seen <= 0.13, "{plan} {seen}");
}

#[test]
fn a_job_that_hangs_takes_neither_the_others_nor_the_memory() {
    let (cadence, clock) = open_with(&[], |config| config.defer_max = ms(10));
    let ids = cadence.add_all([job("hangs", 1_000, 10), job("other", 1_000, 10)]).expect("good jobs");
    cadence.trigger(ids[0]);
    let hung = cadence.take_due().expect("triggered");
    simulate(&cadence, &clock, 600 * SECOND, |_| ms(10));
    let snapshot = cadence.snapshot();
    assert_eq!(snapshot.job("other").map(|it| it.runs), Some(600));
    drop(hung);
    assert_eq!(cadence.snapshot().classes[0].overlapped, 600);
}

#[derive(Default)]
struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn any_runtime_can_wait_for_the_next_run() {
    let (cadence, clock) = open();
    clock.advance(ms(1));
    let id = cadence.add(job("a", 1_000, 10)).expect("a good job");
    let slept = RefCell::new(Vec::new());
    // A sleep that ends when it is asked again.
    let sleep = |time: Duration| {
        slept.borrow_mut().push(time);
        let mut asked = false;
        std::future::poll_fn(move |_| if std::mem::replace(&mut asked, true) { Poll::Ready(()) } else { Poll::Pending })
    };
    let count = Arc::new(Count::default());
    let waker = Waker::from(Arc::clone(&count));
    let mut context = Context::from_waker(&waker);
    {
        let mut next = pin!(cadence.next(sleep));
        assert!(next.as_mut().poll(&mut context).is_pending());
        let due = cadence.next_due().expect("due");
        assert_eq!(*slept.borrow(), [due - clock.now()]);
        clock.advance(due - clock.now());
        let Poll::Ready(Some(run)) = next.as_mut().poll(&mut context) else { panic!("it is due") };
        assert_eq!((run.id(), run.due()), (id, due));
    }
    // Who sleeps is woken when there is something to do earlier.
    let mut next = pin!(cadence.next(|_| std::future::pending::<()>()));
    assert!(next.as_mut().poll(&mut context).is_pending());
    assert_eq!(count.0.load(Ordering::Relaxed), 0);
    cadence.trigger(id);
    assert_eq!(count.0.load(Ordering::Relaxed), 1);
    let Poll::Ready(Some(run)) = next.as_mut().poll(&mut context) else { panic!("triggered") };
    drop(run);

    let mut next = pin!(cadence.next(|_| std::future::pending::<()>()));
    assert!(next.as_mut().poll(&mut context).is_pending());
    cadence.close();
    assert_eq!(count.0.load(Ordering::Relaxed), 2);
    assert!(matches!(next.as_mut().poll(&mut context), Poll::Ready(None)));
}

#[test]
fn after_a_close_nothing_begins() {
    let (cadence, clock) = open();
    let id: JobId = cadence.add(job("a", 100, 10)).expect("a good job");
    clock.advance(SECOND);
    let run = cadence.take_due().expect("due");
    assert!(!run.is_ending());
    cadence.close();
    assert!(run.is_ending());
    drop(run);
    cadence.trigger(id);
    cadence.resume(id);
    assert!(cadence.take_due().is_none() && cadence.next_due().is_none());
    assert_eq!(cadence.add(job("b", 100, 10)), Err(JobError::Closed));
    assert_eq!(cadence.snapshot().jobs[0].runs, 1);
}
