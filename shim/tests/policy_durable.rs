//! The loader: what is on the disk before a policy takes effect, and what is there after a start.

#![cfg(all(feature = "policy", feature = "sim"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "support/policies.rs"]
mod policies;
#[allow(dead_code, reason = "each test file uses a part of it")]
#[path = "policy/signing.rs"]
mod signing;

use std::path::Path;
use std::sync::Arc;

use feeler_shim::audit::{self, AuditLog};
use feeler_shim::fs::Fs;
use feeler_shim::policy::loader::{Config, Loader, Member, OpenError, Outcome};
use feeler_shim::policy::{Role, Schema};
use feeler_shim::sim::Loss;
use serde_json::{Value, json};

use policies::{Folder, Limits, NAME, active, limits, newer, now, policy, rejected, signer, text, trust_in};
use signing::{Signer, at};

mod after_a_start {
    use super::*;

    #[test]
    fn what_was_accepted_last_is_there_also_without_the_files() {
        let folder = Folder::new();
        folder.version(7);
        drop(folder.open());
        folder.remove(NAME);
        let loader = folder.open();
        assert_eq!((rejected(&loader), active(&loader)), (Some("not_found"), Some(vec![7])));
        assert!(loader.policies().telemetry().restored);
    }

    #[test]
    fn an_older_version_is_refused_whatever_lies_there() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = folder.open();
        folder.version(8);
        loader.reload(now());
        drop(loader);
        folder.version(7);
        let loader = folder.open();
        assert_eq!((rejected(&loader), active(&loader)), (Some("rollback_version"), Some(vec![8])));
    }

    #[test]
    fn what_is_no_longer_good_does_not_come_back() {
        let later = at("2027-02-24T00:00:00Z");
        let nobody: fn(Config) -> Config =
            |it| Config { trust: Some(newer(&trust_in(&[Signer::new(signer().format, 2)], Role::Policy))), ..it };
        let misfit: fn(Config) -> Config = |it| {
            let schema = Schema::new(&json!({"required": ["per_hour"]})).unwrap();
            Config { members: vec![Member { schema: Some(schema), ..Member::new(NAME) }], ..it }
        };
        let same: fn(Config) -> Config = |it| it;
        let cases = [("expired", same, later), ("unknown_key", nobody, now()), ("schema_violation", misfit, now())];
        for (why, change, when) in cases {
            let folder = Folder::new();
            folder.version(7);
            drop(folder.open());
            folder.remove(NAME);
            let loader = Loader::open(change(folder.config()), limits, when).unwrap();
            assert_eq!(active(&loader), None, "{why}");
            let told = loader.policies().telemetry().restore_error.unwrap();
            assert!(told.ends_with(why), "{told}");
        }
    }

    #[test]
    fn a_changed_state_is_not_believed() {
        let folder = Folder::new();
        folder.version(7);
        drop(folder.open());
        folder.remove(NAME);
        let good = folder.state("good.json");
        for at in 0..good.len() {
            folder.disk.damage(Path::new("/state/good.json"), |bytes| bytes[at] ^= 1).unwrap();
            let loader = folder.open();
            // The name of a signature file is for people, and nothing depends on it.
            if let Some(limits) = active(&loader) {
                assert_eq!(limits, [7], "byte {at}");
            }
            drop(loader);
            folder.disk.damage(Path::new("/state/good.json"), |bytes| bytes[at] ^= 1).unwrap();
        }
        folder.disk.damage(Path::new("/state/seen.json"), |bytes| bytes.truncate(20)).unwrap();
        let error = Loader::open(folder.config(), limits, now()).unwrap_err();
        assert!(matches!(error, OpenError::Seen(_)), "{error}");
    }

    #[test]
    fn other_files_are_not_restored() {
        let folder = Folder::new();
        folder.version(7);
        drop(folder.open());
        let config = Config { members: vec![Member::new("other.json")], ..folder.config() };
        assert_eq!(active(&Loader::open(config, limits, now()).unwrap()), None);
    }
}

mod the_audit_log {
    use super::*;

    fn log(folder: &Folder) -> Arc<AuditLog> {
        let fs: Arc<dyn Fs> = Arc::new(folder.disk.for_this_process());
        let config = audit::Config { fs, ..audit::Config::new("/log/audit.jsonl", "host-1") };
        Arc::new(AuditLog::open(config, now()).unwrap().0)
    }

    fn open(folder: &Folder) -> Loader<Limits> {
        Loader::open(Config { audit: Some(log(folder)), ..folder.config() }, limits, now()).unwrap()
    }

    /// The lines of a log that verifies, with some of their fields.
    fn lines(folder: &Folder) -> Vec<Value> {
        let bytes = folder.disk.read(Path::new("/log/audit.jsonl"), u64::MAX).unwrap();
        audit::verify(&bytes, None).unwrap();
        bytes
            .split(|it| *it == b'\n')
            .filter(|it| !it.is_empty())
            .map(|it| serde_json::from_slice(it).unwrap())
            .collect()
    }

    #[test]
    fn knows_what_took_effect_and_what_did_not() {
        let folder = Folder::new();
        let seven = folder.version(7);
        let mut loader = open(&folder);
        let eight = folder.version(8);
        loader.reload(now());
        folder.version(7);
        loader.reload(now());
        loader.reload(now());
        let lines = lines(&folder);
        let events: Vec<&str> = lines.iter().map(|it| it["event"].as_str().unwrap()).collect();
        assert_eq!(events, ["policy.applied", "policy.applied", "policy.rejected"], "the same refusal once");
        assert_eq!(lines[1]["policy"], json!({"id": "router.limits", "version": 8, "sha256": eight}));
        let from = json!({"version": 7, "sha256": seven, "mode": "require-valid-signature"});
        assert_eq!((&lines[1]["from"], &lines[1]["decision"]), (&from, &json!("allow")));
        assert_eq!(lines[1]["signers"], json!([signer().id()]));
        assert_eq!((&lines[2]["decision"], &lines[2]["reason"]), (&json!("reject"), &json!("rollback_version")));
    }

    #[test]
    fn that_cannot_be_written_keeps_a_policy_from_taking_effect() {
        // The write of the line, and its sync.
        for nth in [0, 1] {
            let folder = Folder::new();
            folder.version(7);
            let mut loader = open(&folder);
            folder.version(8);
            folder.disk.fail_operation(nth);
            loader.reload(now());
            assert_eq!((rejected(&loader), active(&loader)), (Some("audit_unavailable"), Some(vec![7])));
            loader.reload(now());
            assert_eq!(active(&loader), Some(vec![8]), "as soon as it can be written");
        }
    }

    #[test]
    fn a_state_that_cannot_be_written_does_so_too() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = open(&folder);
        for nth in 2..30 {
            folder.version(6 + nth);
            folder.disk.fail_operation(nth);
            loader.reload(now());
            let Some(reason) = rejected(&loader) else { break };
            assert_eq!(reason, "state_unavailable", "operation {nth}");
            assert_eq!(active(&loader), Some(vec![7]));
        }
        assert_eq!(loader.last().outcome, Outcome::Activated, "all operations of the state have failed once");
    }

    #[test]
    fn a_downgrade_is_told_with_its_end() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = open(&folder);
        let mut looser = policy(8);
        looser["mode"] = "require-signed".into();
        looser["downgrade"] = json!({"expires": "2026-11-27T00:00:00Z", "reason": "the key server is down"});
        folder.put(NAME, &text(&looser));
        loader.reload(now());
        assert_eq!(active(&loader), Some(vec![8]), "{:?}", loader.last());
        let lines = lines(&folder);
        assert_eq!((&lines[1]["event"], &lines[2]["event"]), (&json!("policy.downgraded"), &json!("policy.applied")));
        assert_eq!(
            (&lines[1]["mode"], &lines[1]["expires"]),
            (&json!("require-signed"), &json!("2026-11-27T00:00:00Z"))
        );
    }

    #[test]
    fn cannot_be_filled_by_who_can_write_the_files() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = open(&folder);
        for nth in 0..500 {
            folder.put_with(NAME, format!("{nth}").as_bytes(), Some(b"no signature"));
            loader.reload(now());
        }
        assert_eq!(loader.policies().telemetry().rejected["signature_format_unknown"], 500);
        assert_eq!(lines(&folder).len(), 1 + 32 + 3, "the first 32, and the 64th, 128th and 256th");
    }
}

/// Whatever was in force when the power was cut: after the start there is a policy, and none older than one that readers saw.
#[test]
fn power_cuts_at_every_operation_of_an_update_lose_no_policy_and_allow_no_older_one() {
    for loss in [Loss::Everything, Loss::Nothing, Loss::Random] {
        let mut nth = 0;
        loop {
            let folder = Folder::new();
            folder.version(7);
            let mut loader = folder.open();
            folder.version(8);
            folder.disk.cut_power_at(nth);
            loader.reload(now());
            let seen = active(&loader).unwrap()[0];
            let done = folder.disk.is_on();
            assert_eq!(done, seen == 8, "nothing is published before all is on the disk");
            drop(loader);
            folder.disk.cut_power();
            folder.disk.power_on(loss);
            // Somebody puts the old version back, with its good signature.
            folder.version(7);
            let after = active(&folder.open()).unwrap_or_else(|| panic!("{loss:?} {nth}: no policy"));
            assert!(after[0] >= seen, "{loss:?} {nth}: {after:?} after {seen}");
            if done {
                break;
            }
            nth += 1;
        }
        assert!(nth > 8, "there were {nth} operations");
    }
}
