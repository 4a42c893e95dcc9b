//! The downgrade of the host's mode: told, written down, and ending by itself.

#![cfg(all(feature = "policy", feature = "sim"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use feeler_shim::audit::{self, AuditLog};
use feeler_shim::fs::Fs;
use feeler_shim::ingest::{Config, Ingest, Purpose};
use feeler_shim::policy::downgrade::{ModeGate, Warning};
use feeler_shim::policy::{Decision, Mode, Reason, Timestamp};
use feeler_shim::sim::SimDisk;
use feeler_shim::switch::{DOWNGRADE_LASTS, Switches};
use serde_json::json;

fn now() -> Timestamp {
    "2026-11-26T12:00:00Z".parse().unwrap()
}

const STATE: &str = "/state/mode.json";

struct Host {
    disk: SimDisk,
    /// Whether the switch asks for `require-signed`.
    looser: Arc<AtomicBool>,
    warnings: Arc<Mutex<Vec<Warning>>>,
}

impl Host {
    fn new() -> Self {
        let disk = SimDisk::new(1);
        disk.create_dir_all(Path::new("/state")).unwrap();
        Self { disk, looser: Arc::new(AtomicBool::new(true)), warnings: Arc::default() }
    }

    fn gate_with(&self, audit: Option<Arc<AuditLog>>) -> ModeGate {
        let (looser, warnings) = (Arc::clone(&self.looser), Arc::clone(&self.warnings));
        let asked = move || if looser.load(Relaxed) { Mode::RequireSigned } else { Mode::RequireValidSignature };
        let told = move |it: &Warning| warnings.lock().unwrap().push(it.clone());
        ModeGate::of(asked, STATE, audit, Arc::new(self.disk.clone()), told).unwrap()
    }

    fn gate(&self) -> ModeGate {
        self.gate_with(None)
    }

    fn told(&self) -> Vec<Warning> {
        std::mem::take(&mut *self.warnings.lock().unwrap())
    }
}

fn lasts() -> u64 {
    DOWNGRADE_LASTS.as_secs()
}

#[test]
fn a_downgrade_is_told_once_and_ends_by_itself() {
    let host = Host::new();
    let gate = host.gate();
    let ends = now().plus(lasts());
    assert_eq!(gate.mode(now()), Mode::RequireSigned);
    assert_eq!(gate.mode(now().plus(lasts() - 1)), Mode::RequireSigned);
    assert_eq!(host.told(), [Warning::Downgraded { to: Mode::RequireSigned, ends }]);
    assert_eq!(gate.mode(ends), Mode::RequireValidSignature);
    assert_eq!(gate.mode(ends.plus(99)), Mode::RequireValidSignature);
    assert_eq!(host.told(), [Warning::Ended { ended: ends }]);
}

#[test]
fn a_restart_does_not_renew_it_and_setting_the_switch_back_does() {
    let host = Host::new();
    assert_eq!(host.gate().mode(now()), Mode::RequireSigned);
    let later = now().plus(lasts());
    assert_eq!(host.gate().mode(later), Mode::RequireValidSignature, "after a restart, too");
    host.looser.store(false, Relaxed);
    assert_eq!(host.gate().mode(later), Mode::RequireValidSignature);
    host.looser.store(true, Relaxed);
    assert_eq!(host.gate().mode(later), Mode::RequireSigned);
}

#[test]
fn what_cannot_be_written_down_is_not_granted() {
    let host = Host::new();
    host.disk.set_broken(true);
    let gate = host.gate();
    assert_eq!(gate.mode(now()), Mode::RequireValidSignature);
    let told = host.told();
    assert!(matches!(&told[..], [Warning::Refused { reason: Reason::StateUnavailable, .. }]), "{told:?}");
    host.disk.set_broken(false);
    assert_eq!(gate.mode(now()), Mode::RequireSigned);

    let host = Host::new();
    let config = audit::Config { fs: Arc::new(host.disk.clone()), ..audit::Config::new("/state/audit.jsonl", "h") };
    let (log, _) = AuditLog::open(config, now()).unwrap();
    let log = Arc::new(log);
    let gate = host.gate_with(Some(Arc::clone(&log)));
    host.disk.fail_operation(0);
    assert_eq!(gate.mode(now()), Mode::RequireValidSignature);
    assert!(matches!(&host.told()[..], [Warning::Refused { reason: Reason::AuditUnavailable, .. }]));
    assert_eq!(gate.mode(now()), Mode::RequireSigned);
    let text = String::from_utf8(host.disk.read(Path::new("/state/audit.jsonl"), 1 << 20).unwrap()).unwrap();
    assert!(text.contains(r#""event":"policy.downgraded""#) && text.contains(r#""mode":"require-signed""#), "{text}");
    assert!(text.contains(r#""expires":"2026-11-27T12:00:00Z""#), "{text}");
}

#[test]
fn a_state_that_cannot_be_read_grants_nothing_anew() {
    let host = Host::new();
    host.gate().mode(now());
    host.disk.damage(Path::new(STATE), |bytes| bytes.truncate(9)).unwrap();
    assert!(ModeGate::of(|| Mode::Off, STATE, None, Arc::new(host.disk.clone()), |_| ()).is_err());
}

/// An unsigned record that is as old as can be accepted at that moment.
fn unsigned(when: Timestamp) -> Vec<u8> {
    let record = json!({"kind": "feeler.record/v1", "id": when, "issued": when, "fidelity": "live", "body": {}});
    serde_json::to_vec(&record).unwrap()
}

#[test]
fn the_switch_decides_what_records_are_judged_by() {
    let folder = tempfile::tempdir().unwrap();
    let words = [
        ("off", Decision::Accept),
        ("allow-unsigned", Decision::Warn),
        ("require-signed", Decision::Reject),
        ("require-valid-signature", Decision::Reject),
        ("Off", Decision::Reject),
    ];
    for (nth, (word, decision)) in words.into_iter().enumerate() {
        let switches = Switches::from_iter([("OPENCODE_EVENT_SIGNING_MODE", word)]);
        let gate = ModeGate::open(switches, folder.path().join(nth.to_string()), None, |_| ()).unwrap();
        let ingest = Ingest::new(Config { mode: Box::new(move |now| gate.mode(now)), ..Config::default() });
        let judge = |when| ingest.one(&unsigned(when), Purpose::Observe, when).verdict;
        assert_eq!(judge(now()).decision, decision, "{word}");
        let after = judge(now().plus(lasts()));
        assert_eq!((after.decision, after.mode), (Decision::Reject, Mode::RequireValidSignature), "{word}, at its end");
    }
}
