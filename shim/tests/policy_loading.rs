//! The loader: what takes effect, what does not, and what is told about it.

#![cfg(all(feature = "policy", feature = "sim"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "support/policies.rs"]
mod policies;
#[allow(dead_code, reason = "each test file uses a part of it")]
#[path = "policy/signing.rs"]
mod signing;

use std::sync::Arc;

use feeler_shim::policy::loader::{Config, Loader, Member, OpenError, Outcome, TrustRefused};
use feeler_shim::policy::{Mode, Reason, Role, Schema};
use serde_json::{Value, json};

use policies::{
    Folder, Limits, NAME, active, in_mode, limits, newer, now, policy, policy_of, rejected, sign, signer, text, trust,
    trust_in,
};
use signing::{Signer, at};

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
    fn another_trust_store_decides_from_the_next_attempt_on_and_an_older_one_never() {
        let folder = Folder::new();
        folder.version(7);
        let mut loader = folder.open();
        let other = || newer(&trust_in(&[Signer::new(signer().format, 2)], Role::Policy));
        loader.set_trust(other(), now()).unwrap();
        folder.version(8);
        loader.reload(now());
        assert_eq!((rejected(&loader), active(&loader)), (Some("unknown_key"), Some(vec![7])));
        let refused = loader.set_trust(trust(), now()).unwrap_err();
        assert!(matches!(refused, TrustRefused::Replaced(Reason::RollbackVersion)), "{refused}");

        drop(loader);
        let loader = folder.open();
        assert_eq!(active(&loader), None, "an old trust store is one after a start, too: {}", loader.last().render());
        let config = Config { trust: Some(other()), ..folder.config() };
        drop(loader);
        assert_eq!(rejected(&Loader::open(config, limits, now()).unwrap()), Some("unknown_key"));
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
    fn two_files_cannot_be_the_same_policy() {
        let folder = Folder::new();
        put(&folder, 1, 10);
        folder.put("sub/b.json", &text(&policy_of("a", 2)));
        let loader = Loader::open(two(&folder), limits, now()).unwrap();
        assert_eq!((rejected(&loader), active(&loader)), (Some("subject_mismatch"), None));
        assert_eq!(loader.last().decisive().unwrap().path, "sub/b.json");
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
