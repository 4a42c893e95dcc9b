//! What it costs to set a state file and to log a line, beside what services do instead, in the same program.
//! `benches/README.md` says how to run it.
#![allow(clippy::print_stdout, reason = "a benchmark reports there")]

use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::Criterion;
use feeler_shim::switch::Switches;
use feeler_shim::write_behind::{Config, StateFiles};

/// A contender: its name, how often it is called in a round, and one call.
type Contender<'a> = (&'static str, u32, Box<dyn FnMut() + 'a>);

fn open(folder: &Path, fallback: &str) -> StateFiles {
    let switches = Switches::from_iter([("OPENCODE_SYNC_IO_FALLBACK", fallback)]);
    StateFiles::open(Config::new(folder, &switches)).expect("the folder is new")
}

/// A state file of the usual size: 6 KB of JSON.
fn state() -> Vec<u8> {
    let models: Vec<String> = (0..60).map(|n| format!(r#"{{"model":"model-{n:03}","weight":0.{n:03},"wins":{n},"losses":{n},"state":"healthy","since":"2026-11-26"}}"#)).collect();
    format!("[{}]", models.join(",")).into_bytes()
}

/// What services do: no reader sees half a file, and a power cut can leave an empty one.
fn write_and_rename(folder: &Path, value: &[u8]) {
    let temporary = folder.join("incumbent.tmp");
    std::fs::write(&temporary, value).expect("written");
    std::fs::rename(temporary, folder.join("incumbent")).expect("renamed");
}

/// The contenders on state files. Those of one round are called in turn.
fn contenders<'a>(
    folder: &'a Path,
    behind: &'a StateFiles,
    through: &'a StateFiles,
    value: &'a [u8],
) -> Vec<Contender<'a>> {
    let mut appended = File::create(folder.join("appended")).expect("created");
    vec![
        ("copy of the value alone", 40, Box::new(move || drop(black_box(black_box(value).to_vec())))),
        ("set", 40, Box::new(move || assert!(behind.set("state.json", black_box(value)).is_taken()))),
        ("set, 64 bytes", 40, Box::new(move || assert!(behind.set("small.json", &black_box(value)[..64]).is_taken()))),
        ("fs::write and rename, not synced", 1, Box::new(move || write_and_rename(folder, black_box(value)))),
        (
            "set, written through (SYNC_IO_FALLBACK)",
            1,
            Box::new(move || assert!(through.set("state.json", black_box(value)).is_taken())),
        ),
        (
            "set_acked and wait",
            1,
            Box::new(move || {
                behind.set_acked("acked.json", black_box(value)).wait(Duration::from_secs(60)).expect("written")
            }),
        ),
        (
            "write(2) of a line of 120 bytes",
            40,
            Box::new(move || appended.write_all(black_box(&value[..120])).expect("written")),
        ),
    ]
}

#[cfg(feature = "tracing")]
fn log_contender(logs: &feeler_shim::logs::Logs, value: &[u8]) -> Contender<'static> {
    use tracing_subscriber::fmt::MakeWriter as _;
    let (writer, mut line) = (logs.writer(), value[..119].to_vec());
    line.push(b'\n');
    (
        "a line of 120 bytes to the log",
        40,
        Box::new(move || writer.make_writer().write_all(black_box(&line)).expect("never fails")),
    )
}

/// All contenders in turn, again and again, each call timed by itself: what is told includes two readings of the clock.
fn table(contenders: &mut [Contender<'_>]) {
    const ROUNDS: usize = 400;
    let mut times = vec![Vec::new(); contenders.len()];
    for _ in 0..ROUNDS {
        for ((_, calls, call), times) in contenders.iter_mut().zip(&mut times) {
            for _ in 0..*calls {
                let start = Instant::now();
                call();
                times.push(start.elapsed());
            }
        }
    }
    println!("\n| {ROUNDS} rounds, interleaved | calls | p50 µs | p99 µs | p99.9 µs |\n|---|---|---|---|---|");
    for ((name, ..), times) in contenders.iter().zip(&mut times) {
        times.sort_unstable();
        let at = |permille: usize| times[(times.len() * permille / 1000).min(times.len() - 1)].as_secs_f64() * 1e6;
        println!("| {name} | {} | {:.2} | {:.2} | {:.2} |", times.len(), at(500), at(990), at(999));
    }
}

fn main() {
    let (behind, through) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (files, rolled_back, value) = (open(behind.path(), "false"), open(through.path(), "true"), state());
    let mut contenders = contenders(behind.path(), &files, &rolled_back, &value);
    #[cfg(feature = "tracing")]
    let logs =
        feeler_shim::logs::Logs::open(feeler_shim::logs::LogConfig::new(behind.path(), "bench")).expect("a folder");
    #[cfg(feature = "tracing")]
    contenders.push(log_contender(&logs, &value));
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    for (name, _, call) in &mut contenders {
        criterion.bench_function(name, |bencher| bencher.iter(&mut *call));
    }
    criterion.final_summary();
    // `cargo test` runs benchmarks too, once each and without this argument.
    if std::env::args().any(|argument| argument == "--bench") {
        println!("\n{} bytes of JSON; on {}", value.len(), behind.path().display());
        #[cfg(feature = "tracing")]
        let lost = logs.snapshot().lost;
        table(&mut contenders);
        let snapshot = files.snapshot();
        println!(
            "\n{} values set, {} files written, {} dropped",
            snapshot.accepted, snapshot.written, snapshot.dropped.memory
        );
        #[cfg(feature = "tracing")]
        println!("{} lines of the log were lost in these rounds", logs.snapshot().lost - lost);
    }
    drop(contenders);
    assert!(files.shutdown(Duration::from_secs(60)).is_complete());
}
