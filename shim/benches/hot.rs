//! What a probe costs, beside anchors that are compiled into the same program. `benches/README.md` says how to run it.
#![allow(clippy::print_stdout, reason = "a benchmark reports there")]

use std::future::Future;
use std::hint::black_box;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Barrier, LazyLock, Mutex};
use std::task::{Context, Waker};
use std::thread;
use std::time::{Duration, Instant};

use criterion::Criterion;
use feeler_shim::hot;
use hdrhistogram::Histogram;

/// The anchor for a write: an addition that no other thread makes.
static OWN: AtomicU64 = AtomicU64::new(0);

/// The usual way: one histogram behind one lock.
static LOCKED: LazyLock<Mutex<Histogram<u64>>> =
    LazyLock::new(|| Mutex::new(Histogram::new_with_bounds(1, 60_000_000_000, 2).expect("valid bounds")));

fn fetch_add() {
    black_box(OWN.fetch_add(black_box(1), Relaxed));
}

fn clock_twice() {
    let start = Instant::now();
    black_box(black_box(start).elapsed());
}

#[inline(never)]
fn plain(x: u64) -> u64 {
    black_box(x)
}

#[hot(budget = "1s")]
#[inline(never)]
fn probed(x: u64) -> u64 {
    black_box(x)
}

#[inline(never)]
fn locked(x: u64) -> u64 {
    let start = Instant::now();
    let x = black_box(x);
    let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    LOCKED.lock().expect("no benchmark panics").saturating_record(took);
    x
}

async fn plain_async(x: u64) -> u64 {
    black_box(x)
}

#[hot(budget = "1s", poll_budget = "1s")]
async fn probed_async(x: u64) -> u64 {
    black_box(x)
}

/// Polls once; these futures are ready then.
fn poll(future: impl Future<Output = u64>) {
    black_box(pin!(future).poll(&mut Context::from_waker(Waker::noop())).is_ready());
}

fn call(f: fn(u64) -> u64) {
    black_box(f(black_box(7)));
}

/// What is measured: a name, whether the probes are on, and one operation.
const CONTENDERS: &[(&str, bool, fn())] = &[
    ("atomic fetch_add", true, fetch_add),
    ("Instant::now twice", true, clock_twice),
    ("plain call", true, || call(plain)),
    ("#[hot] call", true, || call(probed)),
    ("#[hot] call, switched off", false, || call(probed)),
    ("clock and locked histogram", true, || call(locked)),
    ("plain async call", true, || poll(plain_async(black_box(7)))),
    ("#[hot] async call", true, || poll(probed_async(black_box(7)))),
    ("#[hot] async call, switched off", false, || poll(probed_async(black_box(7)))),
];

/// The mean time of one operation, in nanoseconds, over one batch.
fn batch(op: fn()) -> f64 {
    const OPERATIONS: u32 = 2_000;
    let start = Instant::now();
    (0..OPERATIONS).for_each(|_| op());
    start.elapsed().as_secs_f64() * 1e9 / f64::from(OPERATIONS)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// All contenders in turn, again and again, so that whatever slows the machine slows them alike: the ratios are what
/// can be trusted.
fn table() {
    const ROUNDS: usize = 1001;
    let mut times = vec![Vec::with_capacity(ROUNDS); CONTENDERS.len()];
    for _ in 0..ROUNDS {
        for ((_, on, op), times) in CONTENDERS.iter().zip(&mut times) {
            hot::set_enabled(*on);
            times.push(batch(*op));
        }
    }
    let times: Vec<f64> = times.into_iter().map(median).collect();
    let [add, clock] = [times[0], times[1]];
    println!("\n| one thread, interleaved, median of {ROUNDS} | ns | / fetch_add | / clock twice |");
    println!("|---|---|---|---|");
    for ((name, ..), ns) in CONTENDERS.iter().zip(&times) {
        println!("| {name} | {ns:.1} | {:.1} | {:.2} |", ns / add, ns / clock);
    }
}

/// The time of one operation while another thread on another core does the same; `None` if they never ran together.
///
/// On a busy machine two threads take turns more than they run together. So each counts its batches, and a batch is
/// kept only if the other thread has meanwhile ended as many, more or less: none if that one was stopped, and a great
/// many if this one was.
fn together(op: fn(), cores: [core_affinity::CoreId; 2]) -> Option<f64> {
    let (start, ended) = (Barrier::new(2), [AtomicU64::new(0), AtomicU64::new(0)]);
    let times: Vec<f64> = thread::scope(|scope| {
        let threads = [0, 1].map(|own| {
            let (start, mine, other) = (&start, &ended[own], &ended[1 - own]);
            scope.spawn(move || {
                core_affinity::set_for_current(cores[own]);
                op();
                start.wait();
                let (begin, mut times) = (Instant::now(), Vec::new());
                while begin.elapsed() < Duration::from_millis(500) {
                    let before = other.load(Relaxed);
                    let time = batch(op);
                    mine.fetch_add(1, Relaxed);
                    if (1..=3).contains(&(other.load(Relaxed) - before)) {
                        times.push(time);
                    }
                }
                times
            })
        });
        threads.into_iter().flat_map(|thread| thread.join().expect("no benchmark panics")).collect()
    });
    (times.len() >= 20).then(|| median(times))
}

/// What a second thread in the same function costs the first.
fn contention() {
    let cores = core_affinity::get_core_ids().unwrap_or_default();
    let [first, second, ..] = cores[..] else {
        println!("\nNOT RUN: two threads need two cores");
        return;
    };
    hot::set_enabled(true);
    println!("\n| two threads, a core each | ns alone | ns beside the other | ratio |");
    println!("|---|---|---|---|");
    for (name, op) in [
        ("atomic fetch_add, one counter for both", fetch_add as fn()),
        ("Instant::now twice", clock_twice),
        ("#[hot] call", || call(probed)),
        ("clock and locked histogram", || call(locked)),
    ] {
        let alone = median((0..1001).map(|_| batch(op)).collect());
        match together(op, [first, second]) {
            Some(both) => println!("| {name} | {alone:.1} | {both:.1} | {:.2} |", both / alone),
            None => println!("| {name} | {alone:.1} | NOT RUN: the threads took turns | |"),
        }
    }
}

/// What reading costs, off the hot path, with all these functions in the list.
fn reading(criterion: &mut Criterion) {
    criterion.bench_function("hot::snapshot", |bencher| bencher.iter(hot::snapshot));
}

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    for (name, on, op) in CONTENDERS {
        hot::set_enabled(*on);
        criterion.bench_function(name, |bencher| bencher.iter(op));
    }
    hot::set_enabled(true);
    reading(&mut criterion);
    criterion.final_summary();
    // `cargo test` runs benchmarks too, once each and without this argument.
    if std::env::args().any(|argument| argument == "--bench") {
        table();
        contention();
    }
}
