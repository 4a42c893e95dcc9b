//! What the snapshots look like as JSON: names in it are an interface.
#![cfg(feature = "serde")]

use feeler_shim::switch::Switches;
use serde_json::{Value, json};

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

#[cfg(feature = "probes")]
#[test]
fn a_snapshot_of_the_probes() {
    #[feeler_shim::hot(budget = "1000s")]
    async fn marked() {}

    let mut future = std::pin::pin!(marked());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(future.as_mut().poll(&mut context).is_ready());
    let json = serde_json::to_value(feeler_shim::hot::snapshot()).expect("it is plain data");
    assert_eq!(keys(&json), ["compiled", "enabled", "functions"]);
    let function = &json["functions"][0];
    assert_eq!(
        keys(function),
        [
            "cancelled",
            "cancelled_over_budget",
            "column",
            "file",
            "kind",
            "line",
            "memory_bytes",
            "panicked",
            "poll",
            "symbol",
            "wall"
        ]
    );
    assert_eq!(function["symbol"], "serialised::a_snapshot_of_the_probes::marked");
    assert_eq!(function["kind"], "async");
    assert_eq!(
        keys(&function["wall"]),
        [
            "beyond_range",
            "budget_ns",
            "count",
            "max_ns",
            "mean_ns",
            "min_ns",
            "over_budget",
            "p50_ns",
            "p90_ns",
            "p95_ns",
            "p999_ns",
            "p99_ns"
        ]
    );
    assert_eq!(function["wall"]["count"], 1);
    assert_eq!(function["wall"]["budget_ns"], 1_000_000_000_000_u64);
    assert_eq!(function["poll"]["budget_ns"], Value::Null);
}

#[test]
fn a_snapshot_of_the_switches() {
    let switches = Switches::from_iter([("OPENCODE_CADENCE", "no"), ("OPENCODE_EVENT_SIGNING_MODE", "off")]);
    let json = serde_json::to_value(switches.snapshot_after(std::time::Duration::from_secs(100))).expect("plain data");
    assert_eq!(keys(&json), ["notices", "switches"]);
    assert_eq!(
        json["switches"][3],
        json!({
            "name": "OPENCODE_EVENT_SIGNING_MODE",
            "gap": "FG-04",
            "value": "off",
            "source": "environment",
            "default": "require-valid-signature",
            "rollback": "require-signed",
            "rolled_back": false,
            "built": true,
            "expires_in_s": 86_300,
        })
    );
    assert_eq!(json["switches"][7]["source"], "invalid");
    assert_eq!(json["notices"][0], "OPENCODE_CADENCE is \"no\", which is none of false, true: using false");
}

#[test]
fn a_plan_and_a_snapshot_of_jobs() {
    use feeler_shim::cadence::{Cadence, Config, Job};
    let cadence = Cadence::new(Config::new(&Switches::from_iter([("", ""); 0])));
    let second = std::time::Duration::from_secs(1);
    let job = |name: &str| Job::new(name, second).class("disk").taking(second * 2 / 3);
    cadence.add_all([job("a"), job("b")]).expect("good jobs");
    let json = serde_json::to_value(cadence.snapshot()).expect("plain data");
    assert_eq!(keys(&json), ["classes", "coordinated", "jobs", "next_due_us", "replanned"]);
    assert_eq!(
        keys(&json["classes"][0]),
        [
            "class",
            "deferred",
            "jobs",
            "judged",
            "late_max_us",
            "late_p50_us",
            "late_p99_us",
            "mode",
            "most_at_once",
            "overlapped",
            "run_p50_us",
            "run_p99_us",
            "run_total_us",
            "running",
            "runs",
        ]
    );
    assert_eq!(
        keys(&json["jobs"][0]),
        [
            "class",
            "id",
            "missed",
            "name",
            "panicked",
            "paused",
            "period_us",
            "phase_us",
            "run_max_us",
            "run_mean_us",
            "running",
            "runs",
            "triggered"
        ]
    );
    assert_eq!((&json["classes"][0]["mode"], &json["jobs"][0]["id"]), (&json!("spread"), &json!(0)));

    let json = serde_json::to_value(cadence.plan()).expect("plain data");
    assert_eq!(keys(&json), ["classes", "jobs"]);
    assert_eq!(
        keys(&json["classes"][0]),
        [
            "advice",
            "busy",
            "class",
            "collisions",
            "jobs",
            "lower_bound",
            "mode",
            "overlap",
            "overlap_counted",
            "wakeups_per_run"
        ]
    );
    assert_eq!(keys(&json["jobs"][0]), ["class", "declared", "id", "name", "period", "phase", "run"]);
    assert_eq!(keys(&json["classes"][0]["collisions"][0]), ["avoidable", "gcd", "jobs", "share"]);
}

#[test]
fn telemetry_of_a_shim() {
    let root = std::env::temp_dir().join(format!("feeler-serialised-{}", std::process::id()));
    let switches = Switches::from_iter([("", ""); 0]);
    let config = feeler_shim::Config::new(&root).instance("a").switches(&switches);
    let (shim, _) = feeler_shim::Shim::<feeler_shim::record::Outcome>::open(config).expect("a folder of its own");
    let json = serde_json::to_value(shim.telemetry()).expect("it is plain data");
    assert_eq!(
        keys(&json),
        [
            "accepted",
            "adopted",
            "backlog_bytes",
            "coalesced",
            "commit_latency",
            "commits",
            "corrupt_places",
            "disk_bytes",
            "dropped",
            "durable",
            "health",
            "hot",
            "instance",
            "oldest_unsynced_ms",
            "pending",
            "retries",
            "snapshots",
            "write_errors",
            "write_through",
        ]
    );
    assert_eq!(json["health"], json!({ "state": "healthy" }));
    assert_eq!(json["dropped"], json!({ "full": 0, "closed": 0 }));
    assert_eq!(keys(&json["commit_latency"]), ["count", "max_us", "p50_us", "p99_us"]);
    drop(shim);
    std::fs::remove_dir_all(root).expect("it was made above");

    let reason = feeler_shim::shim::Reason::Corrupt { places: 2 };
    let degraded = feeler_shim::Health::Degraded { reasons: vec![reason.clone()] };
    assert_eq!(
        serde_json::to_value(degraded).expect("it is plain data"),
        json!({ "state": "degraded", "reasons": [{ "code": reason.code(), "places": 2 }] })
    );
}
