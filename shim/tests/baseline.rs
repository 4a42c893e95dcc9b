//! What a metrics baseline says, and how it gets to the disk.

#![cfg(feature = "baseline")]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use feeler_shim::baseline::{
    self, Baseline, Commit, DECISION, Direction, FOLDER, Metric, Observed, SCHEMA, Threshold, Unit, write_into,
};
use feeler_shim::fs::{Fs, FsFile, RealFs};
use serde_json::{Value, json};

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

fn commit() -> Commit {
    Commit::new(COMMIT, Some(false))
}

fn function(symbol: &str, count: u64) -> Value {
    json!({
        "symbol": symbol, "file": "src/router.rs", "line": 7, "column": 8, "kind": "sync",
        "wall": {
            "count": count, "budget_ns": 5_000_000, "over_budget": 3, "min_ns": 90, "mean_ns": 410.5, "p50_ns": 400,
            "p90_ns": 700, "p95_ns": 900, "p99_ns": 2_100, "p999_ns": 8_000, "max_ns": 9_000, "beyond_range": 0
        },
        "poll": null, "panicked": 0, "cancelled": 10, "cancelled_over_budget": 7, "memory_bytes": 30_720
    })
}

fn telemetry(functions: &[Value]) -> Value {
    json!({ "hot": { "compiled": true, "enabled": true, "functions": functions }, "uptime_s": 12 })
}

fn observed(telemetry: &Value) -> Observed {
    Observed::from_json(&telemetry.to_string()).unwrap()
}

/// A document of one function that was called.
fn document() -> Baseline {
    Baseline::of(&observed(&telemetry(&[function("app::Router::advise", 990)])), DECISION, commit()).unwrap()
}

fn failure(telemetry: &Value) -> String {
    format!("failed to {}", Baseline::of(&observed(telemetry), DECISION, commit()).unwrap_err())
}

/// A folder that goes away.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("feeler-baseline-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// All files below, the hidden ones too.
    fn names(&self) -> Vec<String> {
        RealFs.list(&self.0).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn decisions_have_quantiles_with_a_count_and_a_direction() {
    let metrics = document().metrics;
    let p99 = &metrics["router.decision.p99"];
    assert_eq!((p99.value, p99.unit, p99.count, p99.direction), (Some(2100.0), Unit::Ns, Some(990), Direction::Lower));
    assert_eq!(metrics["router.decision.p50"].value, Some(400.0));
    assert_eq!(metrics["router.decision.p95"].value, Some(900.0));
}

/// Quantiles are about calls that ended. Whoever gave up had waited longest.
#[test]
fn those_who_gave_up_count_where_the_budget_is_judged() {
    let metrics = document().metrics;
    assert_eq!(metrics["router.decision.over_budget_ratio"].value, Some(0.01), "3 and 7 of 990 and 10");
    assert_eq!(metrics["router.decision.cancelled_ratio"].value, Some(0.01));
}

#[test]
fn what_was_not_measured_is_null_with_a_reason_and_not_zero() {
    let document: Value = serde_json::from_str(&document().render()).unwrap();
    for name in ["policy.acceptance_ratio", "policy.rejection_ratio", "plugins.total"] {
        let metric = &document["metrics"][name];
        assert!(metric["value"].is_null(), "{name}");
        assert!(metric["absent"].as_str().is_some_and(|why| why.contains("reports to this telemetry")), "{name}");
    }
    assert_eq!(document["switches"], Value::Null);
}

#[test]
fn policies_have_ratios_with_counts_and_reasons() {
    let mut telemetry = telemetry(&[function("app::Router::advise", 990)]);
    telemetry["policy"] = json!({ "accepted": 6, "rejected": { "unsigned": 1, "expired": 1 } });
    telemetry["plugins"] = json!({ "active": 3, "failed": 1 });
    let metrics = Baseline::of(&observed(&telemetry), DECISION, commit()).unwrap().metrics;
    let value = |name: &str| (metrics[name].value.unwrap(), metrics[name].count);
    assert_eq!(value("policy.acceptance_ratio"), (0.75, Some(8)));
    assert_eq!(value("policy.rejection_ratio"), (0.25, Some(8)));
    assert_eq!(value("policy.rejected.unsigned"), (1.0, None));
    assert_eq!(value("plugins.state.active"), (3.0, None));
    assert_eq!(value("plugins.total"), (4.0, None));
    telemetry["policy"] = json!({ "accepted": 0 });
    let metrics = Baseline::of(&observed(&telemetry), DECISION, commit()).unwrap().metrics;
    assert_eq!(metrics["policy.acceptance_ratio"].absent.as_deref(), Some("no policy was judged yet"));
}

/// A snapshot of the shim's own says how its records fared.
#[test]
fn records_that_were_not_kept_whole_are_worse() {
    let mut telemetry = telemetry(&[function("app::Router::advise", 990)]);
    telemetry["accepted"] = json!(90);
    telemetry["coalesced"] = json!(5);
    telemetry["dropped"] = json!({ "full": 8, "closed": 2 });
    telemetry["commit_latency"] = json!({ "count": 12, "p50_us": 100, "p99_us": 900, "max_us": 1000 });
    telemetry["health"] = json!({ "state": "healthy" });
    let metrics = Baseline::of(&Observed::of(&telemetry).unwrap(), DECISION, commit()).unwrap().metrics;
    let said = |name: &str| (metrics[name].value, metrics[name].count, metrics[name].direction);
    assert_eq!(said("records.dropped_ratio"), (Some(0.1), Some(100), Direction::Lower));
    assert_eq!(said("records.coalesced_ratio"), (Some(0.05), Some(100), Direction::Lower));
    assert_eq!(said("records.commit_p99"), (Some(900_000.0), Some(12), Direction::Lower));
    assert!(!document().metrics.contains_key("records.dropped_ratio"), "where no shim keeps records");
}

#[test]
fn nothing_measured_is_an_error_that_says_why() {
    assert_eq!(
        failure(&json!({})),
        "failed to measure the decision `advise`: no call of it was recorded; the telemetry has no `hot`, which the latency probes fill"
    );
    assert!(failure(&telemetry(&[])).ends_with("no function marked `#[hot]` was called at all"));
    assert!(failure(&telemetry(&[function("app::advise", 0)])).ends_with("was called at all"), "zero calls are none");
    assert!(failure(&telemetry(&[function("app::unadvise", 5)])).ends_with("recorded were app::unadvise"));
    let off = json!({ "hot": { "compiled": true, "enabled": false, "functions": [] } });
    assert!(failure(&off).contains("OPENCODE_HOT_PROBES"));
    let two = telemetry(&[function("a::advise", 5), function("<b::B as b::C>::advise", 5)]);
    assert!(failure(&two).contains("a::advise (src/router.rs:7), <b::B as b::C>::advise"), "{}", failure(&two));
}

#[test]
fn a_service_declares_its_own_metrics_and_may_say_otherwise_than_we_do() {
    let mut observed = observed(&telemetry(&[function("app::Router::advise", 990)]));
    let threshold = Threshold::new(0.5, 10.0);
    observed.metric("queue.depth", Metric::measured(4.0, Unit::Count, Direction::Lower, threshold));
    observed.metric("plugins.total", Metric::measured(4.0, Unit::Count, Direction::Higher, threshold));
    let document = Baseline::of(&observed, DECISION, commit()).unwrap();
    assert_eq!(document.metrics["queue.depth"].threshold, threshold);
    assert_eq!(document.metrics["plugins.total"].direction, Direction::Higher);
    let refused = |name: &str, metric: Metric| {
        let mut observed = observed.clone();
        observed.metric(name, metric);
        Baseline::of(&observed, DECISION, commit()).unwrap_err().to_string()
    };
    let plain = Metric::measured(1.0, Unit::Count, Direction::Lower, threshold);
    assert!(refused("Queue Depth", plain.clone()).contains("joined by dots"));
    assert!(refused("depth", plain).contains("joined by dots"));
    let odd = Metric::measured(f64::NAN, Unit::Ratio, Direction::Lower, threshold);
    assert!(refused("a.b", odd).contains("not a finite number"));
    let odd = Metric::measured(1.0, Unit::Ratio, Direction::Lower, Threshold::new(-1.0, 0.0));
    assert!(refused("a.b", odd).contains("negative"));
    assert!(refused("a.b", Metric::absent(" ", Unit::Ratio, Direction::Lower, threshold)).contains("empty"));
}

#[test]
fn a_document_is_bound_to_a_whole_commit_and_to_the_host() {
    let telemetry = observed(&telemetry(&[function("app::advise", 1)]));
    let error = Baseline::of(&telemetry, DECISION, Commit::new("0123abc", None)).unwrap_err().to_string();
    assert_eq!(
        error,
        "bind to the commit `0123abc`: it is not a whole hash; give the 40 or 64 hexadecimal digits of it"
    );
    let document = Baseline::of(&telemetry, DECISION, Commit::new(&COMMIT.to_uppercase(), None)).unwrap();
    assert_eq!(document.commit.id, COMMIT);
    assert!(document.host.cpus >= 1 && document.versions.contains_key("feeler-shim"));
    if cfg!(target_os = "linux") {
        assert!(document.host.kernel.is_some());
    }
}

#[test]
fn telemetry_that_cannot_be_read_is_told_with_its_place() {
    let error = Observed::from_json("{\n  \"plugins\": {\"active\": -1}\n}").unwrap_err();
    assert_eq!((error.line, error.why.contains("u64")), (2, true), "{error}");
    assert_eq!(Observed::from_json("{").unwrap_err().to_string(), "1:1: EOF while parsing an object");
}

/// A document comes back from its text as it was, and whole numbers look like whole numbers.
#[test]
fn a_document_outlives_its_text() {
    let document = document();
    let text = document.render();
    assert!(text.contains("\"value\": 2100,") && text.contains("\"value\": 0.01,") && text.ends_with("}\n"), "{text}");
    assert_eq!(serde_json::from_str::<Baseline>(&text).unwrap(), document);
}

#[test]
fn the_schema_knows_every_kind_of_word() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let properties = &schema["$defs"]["metric"]["properties"];
    let words = |of: &str| -> Vec<String> { serde_json::from_value(properties[of]["enum"].clone()).unwrap() };
    let written = |it: &dyn Fn() -> Value| it().as_str().unwrap().to_owned();
    for unit in [Unit::Ns, Unit::Ratio, Unit::Count, Unit::Bytes, Unit::PerSecond] {
        assert!(words("unit").contains(&written(&|| serde_json::to_value(unit).unwrap())), "{unit:?}");
    }
    for way in [Direction::Lower, Direction::Higher, Direction::Neutral] {
        assert!(words("direction").contains(&written(&|| serde_json::to_value(way).unwrap())), "{way:?}");
    }
    assert_eq!(schema["properties"]["kind"]["const"], baseline::KIND);
}

#[test]
fn files_sort_as_times_do_and_no_file_takes_the_place_of_another() {
    let folder = Folder::new("names");
    let mut document = document();
    document.taken_at = "2026-11-26T13:24:29.123Z".to_owned();
    let mut paths = Vec::new();
    for _ in 0..3 {
        paths.push(baseline::write(&folder.0, &document).unwrap());
    }
    document.taken_at = "2026-11-26T13:24:29.124Z".to_owned();
    paths.push(baseline::write(&folder.0, &document).unwrap());
    let name = |path: &PathBuf| path.strip_prefix(folder.0.join(FOLDER)).unwrap().display().to_string();
    let names: Vec<String> = paths.iter().map(name).collect();
    assert_eq!(
        names,
        [
            "baseline-20261126T132429.123Z.json",
            "baseline-20261126T132429.123Z_01.json",
            "baseline-20261126T132429.123Z_02.json",
            "baseline-20261126T132429.124Z.json"
        ]
    );
    assert!(names.is_sorted());
    assert_eq!(RealFs.list(&folder.0.join(FOLDER)).unwrap(), names, "and nothing else is left there");
}

#[test]
fn many_at_once_lose_nothing() {
    let folder = Folder::new("many");
    let document = document();
    let paths = Mutex::new(BTreeSet::new());
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let path = write_into(&RealFs, &folder.0, &document).unwrap();
                assert!(paths.lock().unwrap().insert(path));
            });
        }
    });
    assert_eq!(folder.names().len(), 16);
    for path in paths.into_inner().unwrap() {
        assert_eq!(fs::read_to_string(path).unwrap(), document.render());
    }
}

/// A disk whose calls fail from one of them on, as after a power cut.
#[derive(Clone, Debug)]
struct Failing {
    left: Arc<Mutex<u32>>,
}

impl Failing {
    fn call(&self) -> io::Result<()> {
        let mut left = self.left.lock().unwrap();
        *left = left.checked_sub(1).ok_or_else(|| io::Error::other("the disk is gone"))?;
        Ok(())
    }
}

#[derive(Debug)]
struct FailingFile(Failing, Box<dyn FsFile>);

impl FsFile for FailingFile {
    fn write_at(&mut self, bytes: &[u8], offset: u64) -> io::Result<()> {
        // Half of it is written before the disk goes.
        self.1.write_at(&bytes[..bytes.len() / 2], offset)?;
        self.0.call()?;
        self.1.write_at(bytes, offset)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.call()?;
        self.1.sync_data()
    }

    fn preallocate(&mut self, len: u64) -> io::Result<()> {
        self.1.preallocate(len)
    }
}

impl Fs for Failing {
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        RealFs.create_dir_all(path)
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn FsFile>> {
        self.call()?;
        Ok(Box::new(FailingFile(self.clone(), RealFs.create_new(path)?)))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        RealFs.read(path, limit)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        self.call()?;
        RealFs.list(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call()?;
        RealFs.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        RealFs.remove(path)
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        RealFs.sync_dir(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>> {
        RealFs.lock(path)
    }
}

/// Wherever the disk fails, what has the name of a document is a whole one.
#[test]
fn a_file_is_there_whole_or_not_at_all() {
    let document = document();
    let mut written = false;
    for calls in 0..20 {
        let folder = Folder::new(&format!("fail-{calls}"));
        let disk = Failing { left: Arc::new(Mutex::new(calls)) };
        let result = write_into(&disk, &folder.0, &document);
        for name in folder.names().iter().filter(|it| !it.ends_with(".partial")) {
            assert_eq!(fs::read_to_string(folder.0.join(name)).unwrap(), document.render(), "after {calls} calls");
        }
        match result {
            Ok(path) => {
                written = true;
                assert!(path.is_file());
            }
            Err(error) => {
                assert!(!written, "more calls cannot do less");
                assert!(error.to_string().starts_with("write `"), "{error}");
            }
        }
    }
    assert!(written, "twenty calls are enough");
}

/// What records and policies came to stands in a document under the key that their telemetry has.
#[cfg(feature = "policy")]
#[test]
fn the_telemetry_of_records_is_what_a_document_is_made_of() {
    use feeler_shim::ingest::{Config, Ingest, Purpose};
    use feeler_shim::policy::Timestamp;

    let ingest = Ingest::new(Config::default());
    ingest.one(b"{}", Purpose::Observe, Timestamp::now());
    let mut telemetry = telemetry(&[function("app::Router::advise", 990)]);
    telemetry["policy"] = serde_json::to_value(ingest.telemetry()).unwrap();
    let document = Baseline::of(&observed(&telemetry), DECISION, commit()).unwrap().render();
    let document: Value = serde_json::from_str(&document).unwrap();
    assert_eq!(document["metrics"]["policy.rejected.unsigned"]["value"], 1);
    assert_eq!(document["metrics"]["policy.rejection_ratio"]["value"], 1.0);
}
