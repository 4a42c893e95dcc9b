//! What recording, reading and waiting for the disk cost, beside anchors in the same program. `benches/README.md` says how to run it.
#![allow(clippy::print_stdout, reason = "a benchmark reports there")]

use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use criterion::Criterion;
use feeler_shim::fs::{Fs as _, RealFs};
use feeler_shim::record::{ModelId, Outcome, StrategyId};
use feeler_shim::switch::Switches;
use feeler_shim::view::Published;
use feeler_shim::{Admission, Config, Recorder, Shim};

/// Operations in a batch, and batches in the tables.
const OPERATIONS: u32 = 2_000;
const ROUNDS: usize = 1001;
const WITHIN: Duration = Duration::from_secs(60);

/// On the disk that the build is on, which is hardly ever in memory.
const ROOT: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/bench-record");

fn outcome(at: u32) -> Outcome {
    Outcome { model: ModelId(at % 32), strategy: StrategyId(1), failure: None, latency_us: at, trace: 7 }
}

fn open() -> Shim {
    let switches = Switches::from_iter([("", ""); 0]);
    Shim::open(Config::new(ROOT).switches(&switches)).expect("the folder of the build can be written to").0
}

/// One of those that are compared. It does so many operations, and tells how many did what they are for: a queue that is full refuses
/// quickly.
type Contender = (&'static str, Box<dyn FnMut(u32) -> u32>);

fn recording(recorder: Recorder<Outcome>, stop: &Arc<AtomicBool>) -> Vec<Contender> {
    let own = AtomicU64::new(0);
    let usual = Mutex::new(Vec::with_capacity(1 << 16));
    let (sender, receiver) = crossbeam_channel::bounded::<Outcome>(1 << 17);
    let stop = Arc::clone(stop);
    thread::spawn(move || {
        while !stop.load(Relaxed) {
            receiver.try_iter().for_each(|it| {
                black_box(it.latency_us);
            });
            thread::park_timeout(Duration::from_millis(1));
        }
    });
    // To nowhere: a file would only make it slower.
    let (mut appender, guard) = tracing_appender::non_blocking(std::io::sink());
    let (line, dropped) = ([b'x'; 64], appender.error_counter());
    vec![
        (
            "atomic fetch_add, own line",
            Box::new(move |n| {
                (0..n).for_each(|_| {
                    black_box(own.fetch_add(1, Relaxed));
                });
                n
            }),
        ),
        ("record()", Box::new(move |n| (0..n).filter(|at| recorded(&recorder, *at)).count() as u32)),
        (
            "Mutex<Vec>::push, one thread",
            Box::new(move |n| {
                (0..n).for_each(|at| usual.lock().expect("no benchmark panics").push(black_box(outcome(at))));
                usual.lock().expect("no benchmark panics").clear();
                n
            }),
        ),
        (
            "crossbeam-channel try_send",
            Box::new(move |n| (0..n).filter(|at| sender.try_send(black_box(outcome(*at))).is_ok()).count() as u32),
        ),
        (
            "tracing-appender, 64 bytes",
            Box::new(move |n| {
                let (_, before) = (&guard, dropped.dropped_lines());
                (0..n).for_each(|_| {
                    let _ = black_box(appender.write(black_box(&line)));
                });
                n.saturating_sub((dropped.dropped_lines() - before) as u32)
            }),
        ),
    ]
}

fn recorded(recorder: &Recorder<Outcome>, at: u32) -> bool {
    recorder.record(black_box(outcome(at))) == Admission::Buffered
}

/// Reads so often.
fn reads(mut read: impl FnMut() -> u64 + 'static) -> Box<dyn FnMut(u32) -> u32> {
    Box::new(move |n| {
        (0..n).for_each(|_| {
            black_box(read());
        });
        n
    })
}

fn reading(shim: &Shim) -> Vec<Contender> {
    let mut totals = shim.view();
    let mut view = Published::new([1_u64; 32]).view();
    let swap = Arc::new(arc_swap::ArcSwap::from_pointee([1_u64; 32]));
    let mut cache = arc_swap::Cache::new(Arc::clone(&swap));
    let lock = std::sync::RwLock::new(Arc::new([1_u64; 32]));
    // Each looks the value up anew: without this, a loop is turned into one look-up.
    vec![
        ("arc_swap::Cache::load", reads(move || black_box(&mut cache).load()[3])),
        ("View::get", reads(move || black_box(&mut view).get()[3])),
        ("View::get of the totals", reads(move || Arc::as_ptr(black_box(&mut totals).get()) as u64)),
        ("arc_swap load", reads(move || black_box(&swap).load()[3])),
        ("RwLock read", reads(move || black_box(&lock).read().expect("no benchmark panics")[3])),
    ]
}

/// The mean time of one operation, in nanoseconds, over one batch; none where not all were done.
fn batch(op: &mut dyn FnMut(u32) -> u32) -> Option<f64> {
    let start = Instant::now();
    let done = op(OPERATIONS);
    (done == OPERATIONS).then(|| start.elapsed().as_secs_f64() * 1e9 / f64::from(OPERATIONS))
}

fn quantile(values: &mut [f64], share: f64) -> f64 {
    assert!(!values.is_empty(), "a queue was full all the time");
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share) as usize]
}

/// All contenders in turn, again and again, so that whatever slows the machine slows them alike.
fn table(title: &str, contenders: &mut [Contender]) {
    let mut times = vec![Vec::with_capacity(ROUNDS); contenders.len()];
    for _ in 0..ROUNDS {
        for ((_, op), times) in contenders.iter_mut().zip(&mut times) {
            times.extend(batch(op));
        }
        // The threads behind the queues come to theirs.
        thread::sleep(Duration::from_millis(2));
    }
    println!("\n| {title}, interleaved, median of {ROUNDS} batches | ns | p99 of the batches | / first | complete |");
    println!("|---|---|---|---|---|");
    let base = quantile(&mut times[0], 0.5);
    for ((name, _), times) in contenders.iter().zip(&mut times) {
        let (ns, complete) = (quantile(times, 0.5), times.len() * 100 / ROUNDS);
        println!("| {name} | {ns:.1} | {:.1} | {:.2} | {complete} % |", quantile(times, 0.99), ns / base);
    }
}

/// Without a pause, so that the thread behind the queue works at the same time, on the same memory.
fn sustained(contenders: &mut [Contender]) {
    println!("\n| recording without a pause for 300 ms, median of 5 | ns for one done in full | done in full |");
    println!("|---|---|---|");
    let mut results = vec![(Vec::new(), 0_u64, 0_u64); contenders.len()];
    for _ in 0..5 {
        for ((_, op), (times, all, taken)) in contenders.iter_mut().zip(&mut results) {
            let (begin, mut here) = (Instant::now(), 0_u64);
            while begin.elapsed() < Duration::from_millis(300) {
                here += u64::from(op(OPERATIONS));
                *all += u64::from(OPERATIONS);
            }
            times.push(begin.elapsed().as_secs_f64() * 1e9 / here.max(1) as f64);
            *taken += here;
            thread::sleep(Duration::from_millis(20));
        }
    }
    for ((name, _), (mut times, all, taken)) in contenders.iter().zip(results) {
        println!("| {name} | {:.1} | {} % |", quantile(&mut times, 0.5), taken * 100 / all);
    }
}

/// The time of a `record()` while a thread on another core does the same with a recorder of its own; `None` if they took turns.
fn beside(shim: &Shim, cores: [core_affinity::CoreId; 2]) -> Option<f64> {
    let (start, ended) = (Barrier::new(2), [AtomicU64::new(0), AtomicU64::new(0)]);
    let mut times: Vec<f64> = thread::scope(|scope| {
        let threads = [0, 1].map(|own| {
            let (start, mine, other, recorder) = (&start, &ended[own], &ended[1 - own], shim.recorder());
            scope.spawn(move || {
                core_affinity::set_for_current(cores[own]);
                let mut op = |n: u32| (0..n).filter(|at| recorded(&recorder, *at)).count() as u32;
                start.wait();
                let (begin, mut times) = (Instant::now(), Vec::new());
                while begin.elapsed() < Duration::from_millis(500) {
                    let before = other.load(Relaxed);
                    let time = batch(&mut op);
                    mine.fetch_add(1, Relaxed);
                    if (1..=3).contains(&(other.load(Relaxed) - before)) {
                        times.extend(time);
                    }
                    // Not faster than the aggregator comes: what a full buffer costs is another question.
                    let until = Instant::now() + Duration::from_micros(700);
                    while Instant::now() < until {
                        std::hint::spin_loop();
                    }
                }
                times
            })
        });
        threads.into_iter().flat_map(|thread| thread.join().expect("no benchmark panics")).collect()
    });
    (times.len() >= 20).then(|| quantile(&mut times, 0.5))
}

/// What an acknowledgement costs beside the same write and `fdatasync` alone.
fn waiting(shim: &Shim) {
    const TIMES: u64 = 400;
    let path = Path::new(ROOT).join("raw.tmp");
    let _ = RealFs.remove(&path);
    let mut file = RealFs.create_new(&path).expect("the folder of the build can be written to");
    file.preallocate(TIMES * 128).expect("there is room");
    file.sync_data().expect("the disk works");
    let (recorder, mut raw, mut acked) = (shim.recorder(), Vec::new(), Vec::new());
    for at in 0..TIMES {
        let start = Instant::now();
        file.write_at(&[1; 64], at * 128).and_then(|()| file.sync_data()).expect("the disk works");
        raw.push(start.elapsed().as_secs_f64() * 1e6);
        let start = Instant::now();
        recorder.record_acked(outcome(at as u32)).wait(WITHIN).expect("the disk works");
        acked.push(start.elapsed().as_secs_f64() * 1e6);
    }
    println!("\n| waiting for the disk, interleaved, {TIMES} times | p50 µs | p99 µs | / raw p50 |");
    println!("|---|---|---|---|");
    let base = quantile(&mut raw, 0.5);
    for (name, times) in [("write and fdatasync, preallocated", &mut raw), ("record_acked and wait", &mut acked)] {
        let p50 = quantile(times, 0.5);
        println!("| {name} | {p50:.0} | {:.0} | {:.2} |", quantile(times, 0.99), p50 / base);
    }
    let before = shim.telemetry();
    thread::scope(|scope| {
        for _ in 0..32 {
            let recorder = shim.recorder();
            scope.spawn(move || {
                (0..50).for_each(|at| recorder.record_acked(outcome(at)).wait(WITHIN).expect("the disk works"));
            });
        }
    });
    let after = shim.telemetry();
    let shared = (after.durable - before.durable) as f64 / (after.commits - before.commits) as f64;
    println!("\n32 threads that wait: {shared:.1} records for one fdatasync.");
}

fn tables(shim: &Shim, contenders: &mut [Contender], readers: &mut [Contender], cores: &[core_affinity::CoreId]) {
    table("recording", contenders);
    sustained(contenders);
    table("reading", readers);
    match *cores {
        [first, second, ..] => match beside(shim, [first, second]) {
            Some(ns) => println!("\nrecord() beside a thread on another core that does the same: {ns:.1} ns"),
            None => println!("\nNOT RUN: two threads at once took turns"),
        },
        _ => println!("\nNOT RUN: two threads need two cores"),
    }
    waiting(shim);
}

fn main() {
    let _ = std::fs::remove_dir_all(ROOT);
    let cores = core_affinity::get_core_ids().unwrap_or_default();
    // Its threads are started before this one is pinned, so that they may run elsewhere.
    let shim = open();
    let stop = Arc::new(AtomicBool::new(false));
    let mut contenders = recording(shim.recorder(), &stop);
    let mut readers = reading(&shim);
    if let Some(core) = cores.first() {
        core_affinity::set_for_current(*core);
    }
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    for (name, op) in contenders.iter_mut().chain(&mut readers) {
        criterion.bench_function(name, |bencher| bencher.iter(|| op(1)));
    }
    criterion.final_summary();
    // `cargo test` runs benchmarks too, once each and without this argument.
    if std::env::args().any(|argument| argument == "--bench") {
        tables(&shim, &mut contenders, &mut readers, &cores);
    }
    stop.store(true, Relaxed);
    let telemetry = shim.telemetry();
    println!("\n{} records, {} of them coalesced", telemetry.accepted, telemetry.coalesced);
    assert!(shim.shutdown(WITHIN).all_durable);
    let _ = std::fs::remove_dir_all(ROOT);
}
