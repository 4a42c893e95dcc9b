//! What recording, reading and waiting for the disk cost, beside anchors in the same program. `benches/README.md` says how to run it.
#![allow(clippy::print_stdout, reason = "a benchmark reports there")]

use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
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

/// Made of a number that the compiler does not know. It must not hide the outcome itself: what is hidden goes through memory, and to read it
/// again in other pieces than it was written takes longer than all else here.
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
                (0..n).for_each(|at| usual.lock().expect("no benchmark panics").push(outcome(black_box(at))));
                usual.lock().expect("no benchmark panics").clear();
                n
            }),
        ),
        (
            "crossbeam-channel try_send",
            Box::new(move |n| (0..n).filter(|at| sender.try_send(outcome(black_box(*at))).is_ok()).count() as u32),
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
    recorder.record(outcome(black_box(at))) == Admission::Buffered
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

type Op = Box<dyn FnMut(u32) -> u32 + Send>;

/// The time of one operation in bursts, on each of these cores at the same time; `None` if the threads took turns.
///
/// With a pause behind each burst, so that the aggregator, which needs a core, too, comes to its turn: what a full buffer costs is another
/// question. A round counts only if all bursts were done in full, and most of each was beside the others.
fn bursts(make: &dyn Fn() -> Op, cores: &[core_affinity::CoreId]) -> Option<f64> {
    const ROUNDS: u64 = 1000;
    let arrived = AtomicU64::new(0);
    let spans: Vec<Vec<Option<(Instant, Instant)>>> = thread::scope(|scope| {
        let threads: Vec<_> = (cores.iter().map(|core| (*core, make())))
            .map(|(core, mut op)| {
                let (arrived, all) = (&arrived, cores.len() as u64);
                scope.spawn(move || {
                    core_affinity::set_for_current(core);
                    let round = |round: u64| {
                        arrived.fetch_add(1, Relaxed);
                        while arrived.load(Relaxed) < round * all {
                            std::hint::spin_loop();
                        }
                        let start = Instant::now();
                        let done = op(OPERATIONS);
                        let end = Instant::now();
                        while end.elapsed() < Duration::from_micros(700) {
                            std::hint::spin_loop();
                        }
                        (done == OPERATIONS).then_some((start, end))
                    };
                    (1..=ROUNDS).map(round).collect()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("no benchmark panics")).collect()
    });
    let together = |round: usize| -> Option<Vec<f64>> {
        let here: Vec<_> = spans.iter().map(|spans| spans[round]).collect::<Option<_>>()?;
        let both = here.iter().map(|it| it.1).min()? - here.iter().map(|it| it.0).max()?;
        here.iter().map(|(start, end)| (both * 2 > *end - *start).then(|| (*end - *start).as_secs_f64())).collect()
    };
    let mut times: Vec<f64> = (0..ROUNDS as usize).filter_map(together).flatten().collect();
    (times.len() >= 100).then(|| quantile(&mut times, 0.5) * 1e9 / f64::from(OPERATIONS))
}

/// What a second thread with a recorder of its own costs the first.
fn beside(shim: &Shim, cores: [core_affinity::CoreId; 2]) {
    let shared = Arc::new(AtomicU64::new(0));
    let one_counter = || -> Op {
        let shared = Arc::clone(&shared);
        Box::new(move |n| {
            (0..n).for_each(|_| {
                black_box(shared.fetch_add(1, Relaxed));
            });
            n
        })
    };
    let record = || -> Op {
        let recorder = shim.recorder();
        Box::new(move |n| (0..n).filter(|at| recorded(&recorder, *at)).count() as u32)
    };
    println!("\n| two threads, a core each, in bursts | ns alone | ns beside the other | both together / one |");
    println!("|---|---|---|---|");
    for (name, make) in
        [("atomic fetch_add, one counter for both", &one_counter as &dyn Fn() -> Op), ("record()", &record)]
    {
        match (bursts(make, &cores[..1]), bursts(make, &cores)) {
            (Some(alone), Some(both)) => println!("| {name} | {alone:.1} | {both:.1} | {:.2} |", 2.0 * alone / both),
            _ => println!("| {name} | NOT RUN: the threads took turns | | |"),
        }
    }
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
        [first, second, ..] => beside(shim, [first, second]),
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
