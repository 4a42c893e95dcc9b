//! What it costs to make records durable, and to recover them, beside anchors that are compiled into the same program. `benches/README.md` says
//! how to run it.
#![allow(clippy::print_stdout, reason = "a benchmark reports there")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion};
use feeler_shim::fs::{Fs as _, FsFile, RealFs};
use feeler_shim::journal::{DecodeError, Entry, Fold, Journal, JournalConfig, Kind, Schema};

const RECORD: usize = 64;
const BATCHES: [usize; 3] = [1, 64, 1000];
const RECORDS: u64 = 1_000_000;
const SEGMENT: usize = 16 << 20;

/// The smallest fold: it looks at one number of each record.
#[derive(Default)]
struct Sum(u64);

impl Sum {
    fn add(&mut self, payload: &[u8]) {
        for record in payload.chunks_exact(RECORD) {
            let first = record.first_chunk().map_or(0, |first| u64::from_le_bytes(*first));
            self.0 = self.0.wrapping_add(first);
        }
    }
}

impl Fold for Sum {
    fn snapshot(&mut self, _version: u16, _state: &[u8]) -> Result<(), DecodeError> {
        Ok(())
    }

    fn entry(&mut self, entry: &Entry<'_>) -> Result<(), DecodeError> {
        self.add(entry.payload);
        Ok(())
    }
}

fn config(dir: &Path) -> JournalConfig {
    JournalConfig {
        segment_bytes: SEGMENT as u64,
        disk_max: 4 << 30,
        ..JournalConfig::new(dir, Schema { id: 1, version: 1 })
    }
}

/// Something that makes a batch durable.
trait Durable {
    fn write(&mut self, payload: &[u8]);
}

/// A file, with nothing around the bytes. Where it was zeroed before, it starts again at its end.
struct Raw {
    file: Box<dyn FsFile>,
    at: u64,
    preallocated: bool,
    /// A length and a checksum before each batch.
    framed: bool,
    buffer: Vec<u8>,
}

impl Raw {
    fn new(path: &Path, preallocated: bool, framed: bool) -> Self {
        let mut file = RealFs.create_new(path).expect("a file");
        if preallocated {
            file.preallocate(SEGMENT as u64).expect("room");
            file.sync_data().expect("a sync");
        }
        Self { file, at: 0, preallocated, framed, buffer: Vec::new() }
    }
}

impl Durable for Raw {
    fn write(&mut self, payload: &[u8]) {
        self.buffer.clear();
        if self.framed {
            self.buffer.extend_from_slice(&(payload.len() as u32).to_le_bytes());
            self.buffer.extend_from_slice(&crc32c::crc32c(payload).to_le_bytes());
        }
        self.buffer.extend_from_slice(payload);
        if self.preallocated && self.at as usize + self.buffer.len() > SEGMENT {
            self.at = 0;
        }
        self.file.write_at(&self.buffer, self.at).expect("a write");
        self.file.sync_data().expect("a sync");
        self.at += self.buffer.len() as u64;
    }
}

impl Durable for Journal {
    fn write(&mut self, payload: &[u8]) {
        self.push(Kind::Records, (payload.len() / RECORD) as u64, payload);
        self.commit().expect("a commit");
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn contenders(root: &Path) -> Vec<(&'static str, Box<dyn Durable>)> {
    let (journal, _) = Journal::open(config(&root.join("journal")), &mut Sum::default()).expect("a journal");
    vec![
        ("raw fdatasync, preallocated", Box::new(Raw::new(&root.join("raw"), true, false))),
        ("raw crc log, preallocated", Box::new(Raw::new(&root.join("crc"), true, true))),
        ("raw crc log, appended", Box::new(Raw::new(&root.join("appended"), false, true))),
        ("journal", Box::new(journal)),
    ]
}

/// All in turn, again and again; the mean has the new segments in it, the median has not.
fn writing(root: &Path) {
    println!("\n| batch | | commit µs, median | records/s, mean | / crc log, preallocated | / appended |");
    println!("|---|---|---|---|---|---|");
    for batch in BATCHES {
        let folder = root.join(format!("batch-{batch}"));
        std::fs::create_dir_all(&folder).expect("a folder");
        let payload = vec![7; batch * RECORD];
        // So many that the journal makes new segments where that is dear.
        let rounds = if batch == 1000 { 800 } else { 600 };
        let mut contenders = contenders(&folder);
        let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
        for round in 0..rounds + 20 {
            for ((_, contender), times) in contenders.iter_mut().zip(&mut times) {
                let start = Instant::now();
                contender.write(&payload);
                if round >= 20 {
                    times.push(start.elapsed().as_secs_f64());
                }
            }
        }
        let means: Vec<f64> =
            times.iter().map(|times| batch as f64 * times.len() as f64 / times.iter().sum::<f64>()).collect();
        for (((name, _), times), mean) in contenders.iter().zip(times).zip(&means) {
            let (crc, appended) = (mean / means[1], mean / means[2]);
            println!("| {batch} | {name} | {:.0} | {mean:.0} | {crc:.2} | {appended:.2} |", median(times) * 1e6);
        }
    }
}

/// A journal of a million records, as a process leaves it that did not take a snapshot.
fn million(dir: &Path, batch: usize) {
    let (mut journal, _) = Journal::open(config(dir), &mut Sum::default()).expect("a journal");
    let mut payload = vec![0; batch * RECORD];
    for n in 0..RECORDS / batch as u64 {
        payload[..8].copy_from_slice(&n.to_le_bytes());
        journal.push(Kind::Records, batch as u64, &payload);
        if journal.backlog_bytes() > 1 << 20 {
            journal.commit().expect("a commit");
        }
    }
    journal.commit().expect("a commit");
}

/// Reads the same files, checks a checksum per frame and adds up: what is needed at least.
fn scan(dir: &Path) -> u64 {
    let mut sum = Sum::default();
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir).expect("a folder").map(|it| it.expect("it").path()).collect();
    files.sort();
    for file in files.into_iter().filter(|path| path.extension().is_some_and(|it| it == "log")) {
        let bytes = std::fs::read(file).expect("a file");
        let mut at = 64;
        while at + 32 <= bytes.len() {
            let len = u64::from_le_bytes(*bytes[at + 8..].first_chunk().expect("eight bytes")) as usize;
            if len == 0 {
                break;
            }
            // That of the journal has a few bytes more before it.
            black_box(crc32c::crc32c(&bytes[at + 4..at + len]));
            sum.add(&bytes[at + 32..at + len]);
            at += len.next_multiple_of(8);
        }
    }
    sum.0
}

fn recover(dir: &Path) -> u64 {
    let mut sum = Sum::default();
    let (_journal, recovery) = Journal::open(config(dir), &mut sum).expect("a journal");
    assert_eq!(recovery.records, RECORDS);
    sum.0
}

fn reading(root: &Path) {
    println!("\n| 1,000,000 records of 64 bytes | raw scan ms | recovery ms | ratio |");
    println!("|---|---|---|---|");
    for batch in [1000, 64, 1] {
        let dir = root.join(format!("million-{batch}"));
        million(&dir, batch);
        assert_eq!(scan(&dir), recover(&dir), "both have read the same");
        let (mut raw, mut ours) = (Vec::new(), Vec::new());
        for _ in 0..21 {
            for (times, read) in [(&mut raw, scan as fn(&Path) -> u64), (&mut ours, recover)] {
                let start = Instant::now();
                black_box(read(&dir));
                times.push(start.elapsed().as_secs_f64() * 1e3);
            }
        }
        let (raw, ours) = (median(raw), median(ours));
        println!("| {batch} in a frame | {raw:.1} | {ours:.1} | {:.2} |", ours / raw);
        std::fs::remove_dir_all(&dir).expect("ours");
    }
}

fn main() {
    // On the disk of the build, because the temporary folder may be in memory.
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("journal-bench-{}", std::process::id()));
    std::fs::create_dir_all(&root).expect("a folder");
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let (mut journal, _) = Journal::open(config(&root.join("push")), &mut Sum::default()).expect("a journal");
    let payload = [7; RECORD];
    criterion.bench_function("Journal::push, 64 bytes", |bencher| {
        let fill = |journal: &mut Journal| (0..1000).for_each(|_| _ = journal.push(Kind::Records, 1, &payload));
        bencher.iter_batched(
            || (),
            |()| {
                fill(&mut journal);
                journal.replace_backlog(Kind::Note, &[])
            },
            BatchSize::SmallInput,
        );
    });
    criterion.bench_function("Journal::commit, 64 records of 64 bytes", |bencher| {
        bencher.iter(|| journal.write(&[7; 64 * RECORD]));
    });
    criterion.final_summary();
    // `cargo test` runs benchmarks too, once each and without this argument.
    let given: Vec<String> = std::env::args().collect();
    let has = |word: &str| given.iter().any(|argument| argument == word);
    if has("--bench") {
        if !has("recovery") {
            writing(&root);
        }
        if !has("writing") {
            reading(&root);
        }
    }
    drop(journal);
    std::fs::remove_dir_all(&root).expect("ours");
}
