//! The telemetry in the `metrics` crate.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]
#![cfg(feature = "metrics")]

mod common;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use common::{Root, WITHIN, outcome};
use feeler_shim::Shim;
use feeler_shim::record::Outcome;
use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, SharedString, Unit};

/// Keeps the last value of each metric, as `name{label=value}`.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<String, Arc<AtomicU64>>>);

impl Kept {
    fn place(&self, key: &Key) -> Arc<AtomicU64> {
        let labels: Vec<_> = key.labels().map(|it| format!("{}={}", it.key(), it.value())).collect();
        let name = format!("{}{{{}}}", key.name(), labels.join(","));
        Arc::clone(self.0.lock().unwrap().entry(name).or_default())
    }

    fn counter(&self, name: &str) -> u64 {
        self.0.lock().unwrap()[name].load(Ordering::Relaxed)
    }

    fn gauge(&self, name: &str) -> f64 {
        f64::from_bits(self.counter(name))
    }
}

impl metrics::Recorder for Kept {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}
    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        Counter::from_arc(self.place(key))
    }
    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::from_arc(self.place(key))
    }
    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

#[test]
fn a_snapshot_sets_the_metrics() {
    let root = Root::new();
    let (shim, _) = Shim::<Outcome>::open(root.config()).unwrap();
    let recorder = shim.recorder();
    for at in 0..3 {
        recorder.record_acked(outcome(1, at)).wait(WITHIN).unwrap();
    }
    let kept = Kept::default();
    metrics::with_local_recorder(&kept, || shim.telemetry().export());
    assert_eq!(kept.counter("feeler_shim_accepted_total{}"), 3);
    assert_eq!(kept.counter("feeler_shim_durable_total{}"), 3);
    assert_eq!(kept.counter("feeler_shim_dropped_total{why=full}"), 0);
    assert!(kept.counter("feeler_shim_commits_total{}") >= 3);
    assert!(kept.gauge("feeler_shim_commit_seconds{quantile=0.5}") > 0.0);
    assert_eq!(kept.gauge("feeler_shim_degraded{}").to_bits(), 0.0_f64.to_bits());
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[cfg(feature = "policy")]
#[test]
fn records_and_policies_are_counted_by_reason() {
    use feeler_shim::ingest::{Config, Ingest, Purpose};
    use feeler_shim::policy::loader;
    use feeler_shim::policy::{Permissions, Source, Timestamp};

    let ingest = Ingest::new(Config::default());
    ingest.one(b"{}", Purpose::Observe, Timestamp::now());
    ingest.one(b"{", Purpose::Observe, Timestamp::now());
    let folder = tempfile::tempdir().unwrap();
    let source = Source::open(folder.path(), Permissions::Any).unwrap();
    let config = loader::Config::new(source, vec![loader::Member::new("none.json")], folder.path().join("state"));
    let loader = loader::Loader::open(config, |_| Ok(()), Timestamp::now()).unwrap();

    let kept = Kept::default();
    metrics::with_local_recorder(&kept, || {
        ingest.telemetry().export();
        loader.policies().telemetry().export();
    });
    assert_eq!(kept.counter("feeler_shim_ingest_rejected_total{reason=unsigned}"), 1);
    assert_eq!(kept.counter("feeler_shim_ingest_rejected_total{reason=json_syntax}"), 1);
    assert_eq!(kept.gauge("feeler_shim_ingest_rejection_ratio{}").to_bits(), 1.0_f64.to_bits());
    assert_eq!(kept.counter("feeler_shim_policy_rejected_total{reason=not_found}"), 1);
    assert_eq!(kept.gauge("feeler_shim_policy_degraded{}").to_bits(), 1.0_f64.to_bits());
}
