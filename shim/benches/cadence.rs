//! What planning costs, and what a run costs beside `tokio::time::interval`, in the same program. `benches/README.md` says how to run it.
#![allow(clippy::print_stdout, reason = "a benchmark reports there")]

use std::hint::black_box;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use criterion::Criterion;
use feeler_shim::cadence::{Cadence, Config, Driver, Job, Jobs, Planner, Run};
use feeler_shim::clock::ManualClock;
use feeler_shim::switch::Switches;
use tokio::time::{MissedTickBehavior, interval_at};

const JOBS: u64 = 10_000;

/// Jobs to plan: what kind, in how many classes, and the period of each.
type Kind = (&'static str, u64, u32, fn(u64) -> u64);

fn round(n: u64) -> u64 {
    [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600][n as usize % 14] * 1_000
}

const KINDS: [Kind; 4] = [
    ("14 round periods, 8 classes", 8, 0, round),
    ("14 round periods, one class", 1, 0, round),
    ("all periods different, 2 % tolerance, one class", 1, 2, |n| 1_003 + n * 7),
    ("all periods different, no tolerance, one class", 1, 0, |n| 1_003 + n * 7),
];

fn job((_, classes, tolerance, period): &Kind, n: u64) -> Job {
    Job::new(n.to_string(), Duration::from_millis(period(n)))
        .class((n % classes).to_string())
        .within_percent(*tolerance)
        .taking(Duration::from_micros(200 + n % 100))
}

fn ms(times: &mut [Duration]) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e3
}

fn planning() {
    println!(
        "\n| {JOBS} jobs | all anew, ms (median of 3) | one more, ms (median of 50) | the slowest of these | overlap |\n|---|---|---|---|---|"
    );
    for kind in &KINDS {
        let mut planner = Planner::new();
        planner.add_all((0..JOBS).map(|n| job(kind, n))).expect("good jobs");
        let mut timed = |times: usize, step: &mut dyn FnMut(&mut Planner, u64)| -> Vec<Duration> {
            let timed = |n| {
                let start = Instant::now();
                step(&mut planner, n);
                start.elapsed()
            };
            (0..times as u64).map(timed).collect()
        };
        let mut all = timed(3, &mut |planner, _| planner.replan());
        let mut one = timed(50, &mut |planner, n| drop(black_box(planner.add(job(kind, JOBS + n)))));
        let one_ms = ms(&mut one);
        let slowest = one[one.len() - 1].as_secs_f64() * 1e3;
        let plan = planner.plan();
        let overlap = plan.classes.iter().map(|it| it.overlap).sum::<f64>() / plan.classes.len() as f64;
        println!("| {} | {:.0} | {one_ms:.2} | {slowest:.2} | {:.2} % |", kind.0, ms(&mut all), overlap * 100.0);
    }
}

/// Jobs on a clock that stands: what it costs to hand out a run and to take it back, without any waiting.
fn standing(jobs: u64) -> (Cadence, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::default());
    let mut config = Config::new(&Switches::from_iter([("", ""); 0]));
    config.clock = Arc::<ManualClock>::clone(&clock);
    let cadence = Cadence::new(config);
    let job = |n: u64| Job::new(n.to_string(), Duration::from_millis(jobs)).taking(Duration::from_micros(1));
    cadence.add_all((0..jobs).map(job)).expect("good jobs");
    (cadence, clock)
}

/// Everything that is due in the next millisecond, which is one run a job in as many milliseconds as there are jobs.
fn step(cadence: &Cadence, clock: &ManualClock) -> u32 {
    clock.advance(Duration::from_millis(1));
    let mut runs = 0;
    while let Some(run) = cadence.take_due() {
        drop(black_box(run));
        runs += 1;
    }
    runs
}

fn dispatching() {
    const TICKS: u32 = 20_000;
    println!("\n| a run without waiting, median of 15 times {TICKS} | ns |\n|---|---|");
    let table = |name: &str, run: &mut dyn FnMut() -> u32| {
        let mut each: Vec<Duration> = (0..15)
            .map(|_| {
                let start = Instant::now();
                let runs = run();
                start.elapsed() / runs.max(1)
            })
            .collect();
        each.sort_unstable();
        println!("| {name} | {} |", each[7].as_nanos());
    };
    for jobs in [1, 64, 10_000] {
        let (cadence, clock) = standing(jobs);
        table(&format!("Cadence, {jobs} jobs"), &mut || (0..TICKS).map(|_| step(&cadence, &clock)).sum());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    table("tokio::time::interval, one that is behind", &mut || {
        runtime.block_on(async {
            let period = Duration::from_millis(1);
            let mut interval = interval_at((Instant::now() - period * (TICKS + 1)).into(), period);
            interval.set_missed_tick_behavior(MissedTickBehavior::Burst);
            for _ in 0..TICKS {
                black_box(tokio::task::unconstrained(interval.tick()).await);
            }
        });
        TICKS
    });
}

/// The time that all threads of this process were on a processor; zero where that cannot be read.
fn processor_time() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanos = tasks.filter_map(|it| std::fs::read_to_string(it.path().join("schedstat")).ok());
    nanos.filter_map(|it| it.split(' ').next().and_then(|it| it.parse().ok()).map(Duration::from_nanos)).sum()
}

const LIVE_JOBS: u64 = 64;
const LIVE_PERIOD: Duration = Duration::from_millis(64);
const LIVE: Duration = Duration::from_secs(4);

/// What runs of many jobs cost that are waited for, and how late they are. `start` starts jobs that tell when they were due, and returns what
/// keeps them going.
fn live<T>(name: &str, start: impl FnOnce(Arc<Mutex<Vec<Duration>>>) -> T) {
    let late = Arc::new(Mutex::new(Vec::new()));
    let running = start(Arc::clone(&late));
    std::thread::sleep(LIVE_PERIOD * 2);
    late.lock().expect("not poisoned").clear();
    let before = processor_time();
    std::thread::sleep(LIVE);
    let took = processor_time() - before;
    let mut late = std::mem::take(&mut *late.lock().expect("not poisoned"));
    drop(running);
    late.sort_unstable();
    let at = |share: usize| late[(late.len() * share / 100).min(late.len() - 1)].as_secs_f64() * 1e6;
    let each = took.as_secs_f64() * 1e6 / late.len() as f64;
    println!("| {name} | {} | {each:.1} | {:.0} | {:.0} |", late.len(), at(50), at(99));
}

fn driving() {
    println!(
        "\n| {LIVE_JOBS} jobs, each every {LIVE_PERIOD:?}, for {LIVE:?} | runs | µs of processor time a run | late, p50 µs | p99 µs |\n|---|---|---|---|---|"
    );
    let mut phases = Vec::new();
    live("Driver", |late| {
        let config = Config::new(&Switches::from_iter([("", ""); 0]));
        let clock = Arc::clone(&config.clock);
        let driver = Driver::start(config).expect("a thread");
        let jobs = (0..LIVE_JOBS).map(|n| {
            let (late, clock) = (Arc::clone(&late), Arc::clone(&clock));
            let work = move |run: &Run| late.lock().expect("not poisoned").push(clock.now().saturating_sub(run.due()));
            let job = Job::new(n.to_string(), LIVE_PERIOD).taking(Duration::from_micros(10));
            (job, work)
        });
        driver.add_all(jobs.fold(Jobs::new(), |all, (job, work)| all.add(job, work))).expect("good jobs");
        phases = driver.cadence().plan().jobs.iter().map(|it| it.phase).collect();
        driver
    });
    let all_at_once = vec![Duration::ZERO; LIVE_JOBS as usize];
    for (name, phases) in
        [("tokio::time::interval, at the same phases", phases), ("tokio::time::interval, all at once", all_at_once)]
    {
        live(name, |late| on_tokio(phases, late));
    }
}

/// A runtime on a thread of its own, which ends when this is dropped.
fn on_tokio(phases: Vec<Duration>, late: Arc<Mutex<Vec<Duration>>>) -> tokio::sync::oneshot::Sender<()> {
    let (end, ends) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        runtime.block_on(async move {
            let start = tokio::time::Instant::now();
            for phase in phases {
                let late = Arc::clone(&late);
                let mut interval = interval_at(start + phase, LIVE_PERIOD);
                tokio::spawn(async move {
                    loop {
                        let due = interval.tick().await;
                        late.lock().expect("not poisoned").push(due.elapsed());
                    }
                });
            }
            let _ = ends.await;
        });
    });
    end
}

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    let (cadence, clock) = standing(64);
    criterion.bench_function("a run of one of 64 jobs", |bencher| bencher.iter(|| step(&cadence, &clock)));
    let mut planner = Planner::new();
    planner.add_all((0..1_000).map(|n| job(&KINDS[0], n))).expect("good jobs");
    criterion.bench_function("one job more than 1000, and away with it", |bencher| {
        bencher.iter(|| planner.add(job(&KINDS[0], 1_000)).map(|id| planner.remove(id)));
    });
    criterion.final_summary();
    // `cargo test` runs benchmarks too, once each and without this argument.
    if std::env::args().any(|argument| argument == "--bench") {
        planning();
        dispatching();
        driving();
    }
}
