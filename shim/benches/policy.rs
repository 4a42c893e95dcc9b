//! What it costs to read the policy in force and to load a new one, beside anchors in the same program. `benches/README.md` says how to run it.
#![allow(clippy::print_stdout, reason = "a benchmark reports there")]
#![allow(clippy::unwrap_used, reason = "a benchmark that panics has failed")]

#[path = "../tests/support/policies.rs"]
mod policies;
#[allow(dead_code, reason = "shared with tests, which use more of it")]
#[path = "../tests/policy/signing.rs"]
mod signing;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::Criterion;
use feeler_shim::audit::{self, AuditLog};
use feeler_shim::fs::{Fs, RealFs};
use feeler_shim::policy::loader::{Config, Loader, Member, Outcome, Policies};
use feeler_shim::policy::{Mode, Request, Role, Schema, Seen, Signature, TrustStore, verify};
use serde_json::{Value, json};

use policies::{Folder, Limits, NAME, limits, now, policy, sign, text, trust};

/// Reads in a batch, and batches in the table of reads.
const READS: u32 = 2_000;
const BATCHES: usize = 1001;

/// Rounds in the table of reloads: each with a new version.
const ROUNDS: u64 = 300;

/// On the disk that the build is on, which is hardly ever in memory.
const ROOT: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/bench-policy");

/// A version of a policy of 5 KB, as a router has them.
fn document(version: u64) -> Vec<u8> {
    let model = |nth: u64| json!({"model": format!("model-{nth:03}"), "weight": nth, "tags": ["a", "b"]});
    let mut policy = policy(version);
    policy["spec"]["models"] = (0..38).map(model).collect();
    text(&policy)
}

fn schema() -> Schema {
    let model = json!({
        "type": "object",
        "required": ["model", "weight"],
        "additionalProperties": false,
        "properties": {
            "model": {"type": "string", "pattern": "^[a-z]+-[0-9]{3}$"},
            "weight": {"type": "integer", "minimum": 0},
            "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
        },
    });
    let schema = json!({
        "type": "object",
        "required": ["per_minute"],
        "additionalProperties": false,
        "properties": {"per_minute": {"type": "integer"}, "models": {"type": "array", "items": model}},
    });
    Schema::new(&schema).unwrap()
}

fn config(folder: &Folder) -> Config {
    let member = Member { schema: Some(schema()), policy_id: Some("router.limits".to_owned()), ..Member::new(NAME) };
    Config { members: vec![member], ..folder.config() }
}

fn log(fs: Arc<dyn Fs>, path: &Path) -> Option<Arc<AuditLog>> {
    let config = audit::Config { fs, ..audit::Config::new(path, "bench") };
    Some(Arc::new(AuditLog::open(config, now()).unwrap().0))
}

fn quantile(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times[((times.len() - 1) as f64 * share) as usize]
}

/// A contender: its name, and one read.
type Read<'a> = (&'static str, Box<dyn FnMut() -> u64 + 'a>);

fn readers(policies: &Policies<Limits>) -> Vec<Read<'static>> {
    let mut view = policies.view();
    let swap = Arc::new(arc_swap::ArcSwap::from_pointee(Some(Limits(vec![7]))));
    let mut cache = arc_swap::Cache::new(Arc::clone(&swap));
    let held = policies.clone();
    // Each looks the value up anew: without this, a loop is turned into one look-up.
    vec![
        (
            "arc_swap::Cache::load",
            Box::new(move || black_box(&mut cache).load().as_ref().as_ref().map_or(0, |it| it.0[0])),
        ),
        (
            "view().get() of the policy in force",
            Box::new(move || black_box(&mut view).get().as_ref().as_ref().map_or(0, |it| it.value.0[0])),
        ),
        ("Policies::load", Box::new(move || black_box(&held).load().as_ref().as_ref().map_or(0, |it| it.value.0[0]))),
    ]
}

/// All in turn, again and again, so that whatever slows the machine slows them alike.
fn table_of_reads(readers: &mut [Read<'_>]) {
    let mut times = vec![Vec::with_capacity(BATCHES); readers.len()];
    for _ in 0..BATCHES {
        for ((_, read), times) in readers.iter_mut().zip(&mut times) {
            let start = Instant::now();
            (0..READS).for_each(|_| {
                black_box(read());
            });
            times.push(start.elapsed().as_secs_f64() * 1e9 / f64::from(READS));
        }
    }
    println!(
        "\n| reading, interleaved, median of {BATCHES} batches | ns | p99 of the batches | / first |\n|---|---|---|---|"
    );
    let base = quantile(&mut times[0], 0.5);
    for ((name, _), times) in readers.iter().zip(&mut times) {
        let ns = quantile(times, 0.5);
        println!("| {name} | {ns:.2} | {:.2} | {:.2} |", quantile(times, 0.99), ns / base);
    }
}

/// Times a call, in microseconds.
fn timed<T>(times: &mut Vec<f64>, call: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = black_box(call());
    times.push(start.elapsed().as_secs_f64() * 1e6);
    value
}

/// What has to be done in any case: to verify and parse, and to validate.
fn verified(trust: &TrustStore, document: &[u8], signature: &[u8]) -> Value {
    let (verdict, read) = verify(&Request {
        document: black_box(document),
        signatures: &[Signature { name: NAME, bytes: signature }],
        trust: Some(trust),
        role: Role::Policy,
        mode: Mode::RequireValidSignature,
        seen: Some(&Seen::default()),
        policy_id: None,
        audience: None,
        now: now(),
    });
    assert!(verdict.is_accepted());
    read.unwrap().spec
}

fn table_of_reloads() {
    let _ = std::fs::remove_dir_all(ROOT);
    std::fs::create_dir_all(ROOT).unwrap();
    let (folder, disk): (Folder, Arc<dyn Fs>) = (Folder::new(), Arc::new(RealFs));
    folder.put(NAME, &document(1));
    let memory: Arc<dyn Fs> = Arc::new(folder.disk.clone());
    let audit = log(Arc::clone(&memory), Path::new("/log/audit.jsonl"));
    let mut loader = Loader::open(Config { audit, ..config(&folder) }, limits, now()).unwrap();
    let audit = log(Arc::clone(&disk), &Path::new(ROOT).join("audit.jsonl"));
    let state = Path::new(ROOT).join("state");
    let mut durable = Loader::open(Config { audit, state, fs: disk, ..config(&folder) }, limits, now()).unwrap();

    let (trust, schema) = (trust(), schema());
    let mut times: [Vec<f64>; 6] = Default::default();
    let mut sums = Vec::new();
    for version in 2..ROUNDS + 2 {
        let document = document(version);
        let signature = sign(&document);
        folder.put_with(NAME, &document, Some(&signature));
        let [verify, validate, read, new, same, synced] = &mut times;
        // Once before: what the disk did in the round before has cooled the caches, and the first to come would pay.
        verified(&trust, &document, &signature);
        let spec = timed(verify, || verified(&trust, &document, &signature));
        assert!(timed(validate, || schema.check(&spec, &document, "/spec")).is_empty());
        sums.push(verify[verify.len() - 1] + validate[validate.len() - 1]);
        timed(read, || loader.source().read_signed(NAME).unwrap());
        assert_eq!(timed(new, || loader.reload(now()).outcome), Outcome::Activated);
        assert_eq!(timed(same, || loader.reload(now()).outcome), Outcome::Unchanged);
        assert_eq!(timed(synced, || durable.reload(now()).outcome), Outcome::Activated);
    }
    let base = quantile(&mut sums, 0.5);
    println!(
        "\n| a policy of {} bytes, interleaved, {ROUNDS} versions | p50 µs | p99 µs | / both |\n|---|---|---|---|",
        document(2).len()
    );
    let [verify, validate, read, new, same, synced] = times;
    for (name, mut times) in [
        ("verify and parse, apart", verify),
        ("validate, apart", validate),
        ("both", sums),
        ("read the file and its signature", read),
        ("reload(), a new version, state in memory", new),
        ("reload(), the same version", same),
        ("reload(), a new version, state and audit log synced to the disk", synced),
    ] {
        let p50 = quantile(&mut times, 0.5);
        println!("| {name} | {p50:.1} | {:.1} | {:.2} |", quantile(&mut times, 0.99), p50 / base);
    }
    let _ = std::fs::remove_dir_all(ROOT);
}

fn main() {
    let folder = Folder::new();
    folder.version(7);
    let loader = folder.open();
    let mut readers = readers(&loader.policies());
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    for (name, read) in &mut readers {
        criterion.bench_function(name, |bencher| bencher.iter(&mut **read));
    }
    criterion.final_summary();
    // `cargo test` runs benchmarks too, once each and without this argument.
    if std::env::args().any(|argument| argument == "--bench") {
        table_of_reads(&mut readers);
        table_of_reloads();
    }
}
