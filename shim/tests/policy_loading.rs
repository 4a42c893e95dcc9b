//! The loader: what takes effect, what does not, and what is there after a start.

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
use feeler_shim::policy::{Class, Mode, Reason, Role, Schema};
use feeler_shim::sim::Loss;
use serde_json::{Value, json};

use policies::{
    Folder, Limits, NAME, active, in_mode, limits, now, policy, policy_of, sign, signer, text, trust, trust_in,
};
use signing::{Signer, at};

fn rejected(loader: &Loader<Limits>) -> Option<&'static str> {
    let last = loader.last();
    (last.outcome == Outcome::Rejected).then(|| last.reason.unwrap().as_str())
}

mod one_file {
    use super::*;

    #[test]
    fn a_good_policy_takes_effect() {
        let folder = Folder::new();
        let sha256 = folder.version(7);
        let loader = folder.open();
        assert_eq!(loader.last().outcome, Outcome::Activated);
        let policies = loader.policies();
        let mut view = policies.view();
        let active = view.get().as_ref().as_ref().unwrap();
        assert_eq!(active.value, Limits(vec![7]));
        assert_eq!((active.documents[0].version, active.digests[0]), (7, sha256));
        assert_eq!(active.verdicts[0].signers, [signer().id()]);
        let telemetry = policies.telemetry();
        assert_eq!((telemetry.accepted, telemetry.acceptance_ratio, telemetry.degraded), (1, Some(1.0), None));
        assert_eq!(telemetry.active[0].version, 7);
    }

    #[test]
    fn a_newer_version_takes_its_place_and_the_same_one_changes_nothing() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = folder.open();
        let held = loader.policies().load();
        assert_eq!(loader.reload(now()).outcome, Outcome::Unchanged);
        assert!(Arc::ptr_eq(&held, &loader.policies().load()), "readers have nothing to do");
        folder.version(8);
        assert_eq!(loader.reload(now()).outcome, Outcome::Activated);
        assert_eq!(active(&loader), Some(vec![8]));
        assert_eq!(held.as_ref().as_ref().unwrap().value, Limits(vec![7]), "who still has the old one keeps it");
    }

    #[test]
    fn bad_updates_change_nothing_and_are_counted_by_their_one_reason() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = folder.open();
        let good = text(&policy(8));
        let cases = [
            (&good[..], None, "signature_stripped"),
            (&good, Some(sign(b"something else")), "bad_signature"),
            (&good, Some(Signer::new(signer().format, 2).sshsig("policy@feeler", &good)), "unknown_key"),
            (&good, Some(signer().sshsig("trust@feeler", &good)), "namespace_mismatch"),
            (&good[..9], Some(sign(&good[..9])), "json_syntax"),
            (&text(&policy(6)), Some(sign(&text(&policy(6)))), "rollback_version"),
        ];
        for (document, signature, reason) in cases {
            folder.put_with(NAME, document, signature.as_deref());
            loader.reload(now());
            assert_eq!(rejected(&loader), Some(reason));
            assert_eq!(active(&loader), Some(vec![7]), "{reason}");
            let telemetry = loader.policies().telemetry();
            assert_eq!(telemetry.rejected[reason], 1);
            assert_eq!(telemetry.degraded.map(Reason::as_str), Some(reason));
        }
        folder.put_with(NAME, &good, Some(&sign(&good)));
        loader.reload(now());
        let telemetry = loader.policies().telemetry();
        assert_eq!((telemetry.accepted, telemetry.degraded), (2, None));
        assert_eq!((telemetry.acceptance_ratio, telemetry.rejection_ratio), (Some(0.25), Some(0.75)));
    }

    #[test]
    fn a_bad_file_that_lies_there_is_counted_once() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = folder.open();
        folder.remove(NAME);
        assert!(!loader.reload(now()).repeated);
        assert_eq!(rejected(&loader), Some("not_found"));
        let first = loader.last().render();
        assert!(loader.reload(now().plus(9)).repeated);
        assert_eq!(loader.last().render(), first, "the same files give the same attempt, whatever the time");
        let telemetry = loader.policies().telemetry();
        assert_eq!((telemetry.rejected["not_found"], telemetry.repeated), (1, 1));
    }

    #[test]
    fn without_keys_nothing_is_accepted_in_the_strictest_mode() {
        let folder = Folder::new();
        folder.version(7);
        let config = Config { trust: None, ..folder.config() };
        let loader = Loader::open(config, limits, now()).unwrap();
        assert_eq!((rejected(&loader), active(&loader)), (Some("no_trust_anchor"), None));
    }

    #[test]
    fn what_is_told_in_a_looser_mode_is_told() {
        let folder = Folder::new();
        let mut policy = policy(7);
        policy["mode"] = "allow-unsigned".into();
        folder.put_with(NAME, &text(&policy), None);
        let loader = Loader::open(in_mode(folder.config(), Mode::AllowUnsigned), limits, now()).unwrap();
        assert_eq!((loader.last().outcome, loader.last().reason), (Outcome::Activated, Some(Reason::Unsigned)));
        assert_eq!(loader.policies().telemetry().warned["unsigned"], 1);
    }

    #[test]
    fn one_that_expires_stays_in_force_and_it_is_told() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = folder.open();
        loader.reload(at("2027-02-24T00:00:00Z"));
        assert_eq!((rejected(&loader), active(&loader)), (Some("expired"), Some(vec![7])));
        assert_eq!(loader.policies().telemetry().degraded, Some(Reason::Expired));
    }

    #[test]
    fn another_trust_store_decides_from_the_next_attempt_on() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = folder.open();
        let other = Signer::new(signer().format, 2);
        loader.set_trust(trust_in(&[other], Role::Policy), now()).unwrap();
        folder.version(8);
        loader.reload(now());
        assert_eq!((rejected(&loader), active(&loader)), (Some("unknown_key"), Some(vec![7])));
    }

    #[test]
    fn there_is_one_loader_for_a_state() {
        let folder = Folder::new();
        folder.version(7);
        let first = folder.open();
        let second = Loader::open(folder.config(), limits, now());
        assert!(matches!(second, Err(OpenError::Locked { .. })), "{second:?}");
        drop(first);
        folder.open();
    }
}

mod contents {
    use super::*;

    fn schema() -> Schema {
        let schema = json!({
            "type": "object",
            "required": ["per_minute"],
            "additionalProperties": false,
            "properties": {
                "per_minute": {"type": "integer", "minimum": 1},
                "models": {"type": "array", "items": {"type": "string", "pattern": "^(a+)+$"}},
                "day": {"format": "date"},
            },
        });
        Schema::new(&schema).unwrap()
    }

    /// Reason, pointer, line and column.
    type Found = (&'static str, String, Option<(u32, u32)>);

    /// What is found about a spec.
    fn found(spec: &Value) -> Vec<Found> {
        let folder = Folder::new();
        let mut policy = policy(7);
        policy["spec"] = spec.clone();
        folder.put(NAME, &text(&policy));
        let member = Member { schema: Some(schema()), ..Member::new(NAME) };
        let loader = Loader::open(Config { members: vec![member], ..folder.config() }, limits, now()).unwrap();
        let violations = loader.last().files[0].violations.iter();
        violations.map(|it| (it.reason.as_str(), it.pointer.clone(), it.at.map(|at| (at.line, at.column)))).collect()
    }

    #[test]
    fn what_does_not_fit_the_schema_is_shown_in_its_place() {
        assert_eq!(found(&json!({"per_minute": 3, "models": ["a"]})), []);
        assert_eq!(
            found(&json!({"models": ["aa", "b"], "per_minute": 0, "a/~é": 1})),
            [
                ("unknown_field", "/spec/a~1~0é".to_owned(), Some((8, 13))),
                ("schema_violation", "/spec/models/1".to_owned(), Some((11, 7))),
                ("schema_violation", "/spec/per_minute".to_owned(), Some((13, 19))),
            ]
        );
        assert_eq!(found(&json!({})), [("schema_violation", "/spec".to_owned(), Some((7, 11)))]);
        assert_eq!(found(&json!({"per_minute": 1, "day": "soon"}))[0].1, "/spec/day", "formats are asserted");
    }

    #[test]
    fn a_pattern_that_backtracks_elsewhere_takes_linear_time_here() {
        let hostile = "a".repeat(100_000) + "!";
        assert_eq!(found(&json!({"per_minute": 1, "models": [hostile]})).len(), 1);
    }

    #[test]
    fn a_schema_that_would_fetch_something_is_none() {
        let remote = json!({"$ref": "https://schemas.invalid/other.json"});
        let error = Schema::new(&remote).unwrap_err().to_string();
        assert!(error.starts_with("compile the schema: ") && error.ends_with("are not followed"), "{error}");
        assert!(Schema::new(&json!({"type": "objekt"})).is_err());
    }

    #[test]
    fn what_the_program_cannot_use_is_refused_in_its_place() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = folder.open();
        folder.version(9_000_000);
        loader.reload(now());
        assert_eq!((rejected(&loader), active(&loader)), (Some("semantic_violation"), Some(vec![7])));
        let hint = loader.last().files[0].verdict.hint.clone().unwrap();
        assert_eq!(hint.pointer.as_deref(), Some("/spec/per_minute"));
        assert_eq!(hint.at.map(|at| (at.line, at.column)), Some((8, 19)));
        folder.version(8);
        assert_eq!(loader.reload(now()).outcome, Outcome::Activated, "the refused version was not remembered");
    }

    #[test]
    fn a_program_that_panics_refuses() {
        let folder = Folder::new();
        folder.version(7);
        let loader = Loader::open(folder.config(), |_| -> Result<Limits, _> { panic!("on purpose") }, now()).unwrap();
        assert_eq!((rejected(&loader), active(&loader)), (Some("semantic_violation"), None));
    }
}

mod bundles {
    use super::*;

    fn two(folder: &Folder) -> Config {
        let members = ["a.json", "sub/b.json"].map(Member::new).into();
        Config { members, ..folder.config() }
    }

    fn put(folder: &Folder, a: u64, b: u64) {
        std::fs::create_dir_all(folder.file("sub")).unwrap();
        folder.put("a.json", &text(&policy_of("a", a)));
        folder.put("sub/b.json", &text(&policy_of("b", b)));
    }

    #[test]
    fn all_take_effect_or_none() {
        let folder = Folder::new();
        put(&folder, 1, 10);
        let mut loader = Loader::open(two(&folder), limits, now()).unwrap();
        assert_eq!(active(&loader), Some(vec![1, 10]));

        put(&folder, 2, 9);
        loader.reload(now());
        assert_eq!((rejected(&loader), active(&loader)), (Some("rollback_version"), Some(vec![1, 10])));
        assert_eq!(loader.last().decisive().unwrap().path, "sub/b.json");
        assert!(loader.last().files[0].verdict.is_accepted(), "that it is not this file is told, too");

        put(&folder, 1, 10);
        assert_eq!(loader.reload(now()).outcome, Outcome::Unchanged, "what was refused as a whole was not remembered");
        put(&folder, 2, 10);
        assert_eq!(loader.reload(now()).outcome, Outcome::Activated);
        assert_eq!(active(&loader), Some(vec![2, 10]));
    }

    #[test]
    fn of_several_reasons_the_first_in_order_is_the_primary_one() {
        let folder = Folder::new();
        put(&folder, 1, 10);
        let mut loader = Loader::open(two(&folder), limits, now()).unwrap();
        folder.put("a.json", b"{");
        folder.put_with("sub/b.json", b"{", Some(b"no signature"));
        loader.reload(now());
        assert_eq!(rejected(&loader), Some("signature_format_unknown"));
        folder.remove("a.json");
        loader.reload(now());
        assert_eq!(rejected(&loader), Some("not_found"));
    }
}

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
            |it| Config { trust: Some(trust_in(&[Signer::new(signer().format, 2)], Role::Policy)), ..it };
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

#[test]
fn every_reason_has_a_class_that_says_whose_business_it_is() {
    for (reason, class) in [
        (Reason::SemanticViolation, Class::Schema),
        (Reason::StateUnavailable, Class::Gate),
        (Reason::RecordReplayed, Class::Freshness),
        (Reason::FidelityBelowMinimum, Class::Binding),
    ] {
        assert_eq!(reason.class(), class);
    }
    let _ = trust();
}
