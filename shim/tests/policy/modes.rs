//! The table of decisions: what each mode makes of each fact.

use feeler_shim::policy::{Decision, Mode, Reason, Revoked, Role, Seen};
use serde_json::{Value, json};

use crate::scene::{Scene, policy, policy_with, ssh, stranger, text, trust};
use crate::signing::{at, role};

use Decision::{Accept, Reject, Warn};

/// A policy that asks for nothing by itself, so that the host's mode decides.
fn lenient(fields: &Value) -> Scene {
    let mut all = json!({"mode": "off"});
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    Scene::of(policy_with(&all))
}

fn plain() -> Scene {
    lenient(&json!({}))
}

fn having_seen(mut scene: Scene, fields: &Value) -> Scene {
    let before = lenient(fields);
    scene.seen = plain().having_seen(&[before.document]).seen;
    scene
}

/// The decision in each mode, from the loosest to the strictest, and the reason where there is one.
fn in_each_mode(scene: &Scene) -> Vec<(Decision, Option<Reason>)> {
    let in_mode = |mode| {
        let verdict = scene.clone().in_mode(mode).verdict();
        assert_eq!(verdict.mode, mode);
        (verdict.decision, verdict.reason)
    };
    Mode::ALL.map(in_mode).to_vec()
}

fn assert_row(scene: &Scene, decisions: [Decision; 4], reason: Reason) {
    let expected = decisions.map(|it| (it, (it != Accept).then_some(reason)));
    assert_eq!(in_each_mode(scene), expected, "{reason}");
}

#[test]
fn the_table_of_decisions() {
    let signed_by = |signature: Vec<u8>| plain().signed_by(vec![signature]);
    let document = plain().document;
    assert_row(&plain(), [Accept; 4], Reason::Unsigned);
    assert_row(&plain().signed_by(Vec::new()), [Accept, Warn, Reject, Reject], Reason::Unsigned);
    let stripped = having_seen(plain().signed_by(Vec::new()), &json!({}));
    let stripped = Scene { policy_id: Some("router.learning-ingestion"), ..stripped };
    assert_row(&stripped, [Accept, Reject, Reject, Reject], Reason::SignatureStripped);
    assert_row(&signed_by(b"garbage".to_vec()), [Accept, Reject, Reject, Reject], Reason::SignatureFormatUnknown);
    let other = signed_by(ssh().sshsig("policy@feeler", b"other"));
    assert_row(&other, [Accept, Reject, Reject, Reject], Reason::BadSignature);
    let unknown = signed_by(stranger().sshsig("policy@feeler", &document));
    assert_row(&unknown, [Accept, Warn, Warn, Reject], Reason::UnknownKey);
}

#[test]
fn the_table_of_decisions_about_keys() {
    let with = |change: &dyn Fn(&mut feeler_shim::policy::TrustDocument)| {
        let mut trust = trust();
        change(&mut trust);
        plain().trusting(&trust)
    };
    let expired = with(&|it| it.keys.get_mut(&ssh().id()).unwrap().not_after = Some(at("2026-01-01T00:00:00Z")));
    assert_row(&expired, [Accept, Warn, Warn, Reject], Reason::KeyExpired);
    let revoked = Revoked { at: at("2026-01-01T00:00:00Z"), reason: "lost".to_owned() };
    let revoked = with(&|it| it.keys.get_mut(&ssh().id()).unwrap().revoked = Some(revoked.clone()));
    assert_row(&revoked, [Accept, Reject, Reject, Reject], Reason::KeyRevoked);
    let short = with(&|it| {
        it.roles.insert(Role::Policy, role(&[ssh().id(), crate::scene::mini().id()], 2));
    });
    assert_row(&short, [Accept, Warn, Warn, Reject], Reason::ThresholdNotMet);
    assert_row(&Scene { trust: None, ..plain() }, [Accept, Warn, Warn, Reject], Reason::NoTrustAnchor);
}

#[test]
fn the_table_of_decisions_about_versions_and_times() {
    let rollback = having_seen(lenient(&json!({"version": 6})), &json!({}));
    assert_row(&rollback, [Warn, Warn, Reject, Reject], Reason::RollbackVersion);
    let equivocation = having_seen(lenient(&json!({"spec": {}})), &json!({}));
    assert_row(&equivocation, [Warn, Warn, Reject, Reject], Reason::Equivocation);
    let other_past = having_seen(lenient(&json!({"version": 8, "prev_sha256": "0".repeat(64)})), &json!({}));
    assert_row(&other_past, [Warn, Warn, Reject, Reject], Reason::PrevMismatch);
    let expired = lenient(&json!({"expires": "2026-11-24T00:00:00Z"}));
    assert_row(&expired, [Warn, Warn, Warn, Reject], Reason::Expired);
    let early = lenient(&json!({"issued": "2027-01-01T00:00:00Z"}));
    assert_row(&early, [Warn, Warn, Warn, Reject], Reason::NotYetValid);
    let mut seen = Seen::default();
    seen.max_time_seen = at("2027-01-01T00:00:00Z");
    assert_row(&Scene { seen: Some(seen), ..plain() }, [Warn, Warn, Warn, Reject], Reason::ClockRollback);
}

#[test]
fn no_mode_accepts_what_is_no_policy() {
    for (document, reason) in [
        (b"\xff".to_vec(), Reason::NotUtf8),
        (b"{\"a\":1,\"a\":2}".to_vec(), Reason::JsonDuplicateKey),
        (lenient(&json!({"extra": 1})).document, Reason::UnknownField),
        (lenient(&json!({"kind": "x"})).document, Reason::PayloadTypeMismatch),
        (lenient(&json!({"mode": "warn"})).document, Reason::ModeUnknown),
    ] {
        assert_row(&Scene::of(document), [Reject; 4], reason);
    }
}

#[test]
fn off_says_that_nobody_looked() {
    let verdict = plain().in_mode(Mode::Off).accepted();
    assert_eq!((verdict.also, verdict.verified), (vec![Reason::SignatureNotChecked], false));
}

#[test]
fn the_trust_store_sets_a_floor() {
    let mut trust = trust();
    trust.min_mode = Some(Mode::RequireSigned);
    let strict = Scene::of(text(&policy())).trusting(&trust);
    let unsigned = strict.clone().signed_by(Vec::new()).in_mode(Mode::Off);
    assert_eq!(unsigned.refused(), Reason::Unsigned);
    assert_eq!(unsigned.verdict().mode, Mode::RequireSigned);
    strict.in_mode(Mode::Off).accepted();
}

#[test]
fn a_document_may_only_tighten() {
    // It asks for a signature, so without one it is refused even where the host would take it.
    let unsigned = Scene::new().signed_by(Vec::new());
    assert_eq!(unsigned.clone().in_mode(Mode::AllowUnsigned).refused(), Reason::Unsigned);
    assert_eq!(unsigned.in_mode(Mode::AllowUnsigned).verdict().mode, Mode::RequireValidSignature);
    // It asks for nothing, and the host does.
    assert_eq!(plain().signed_by(Vec::new()).refused(), Reason::Unsigned);
}

#[test]
fn looser_is_only_for_a_while() {
    let strict = || text(&policy());
    let looser =
        |downgrade: Value| policy_with(&json!({"version": 8, "mode": "require-signed", "downgrade": downgrade}));
    let until = |time: &str| looser(json!({"expires": time, "reason": "key ceremony"}));
    let scene = Scene::of(looser(Value::Null)).having_seen(&[strict()]);
    assert_eq!(scene.refused(), Reason::ModeBelowFloor);
    assert_eq!(scene.verdict().hint.unwrap().what, "downgrade_missing");

    let bounded = until("2026-11-27T00:00:00Z");
    assert_eq!(Scene::of(bounded.clone()).having_seen(&[strict()]).warned(), [Reason::ModeDowngraded]);
    // Then it is as strict as can be.
    let ended = Scene { now: at("2026-11-27T00:00:00Z"), ..Scene::of(bounded.clone()).having_seen(&[strict()]) };
    let (verdict, document) = ended.verify();
    assert_eq!((verdict.decision, verdict.reason), (Accept, None));
    assert_eq!(document.unwrap().mode_at(ended.now), Mode::RequireValidSignature);
    // And the one after it is not looser for ever.
    let next = policy_with(&json!({"version": 9, "mode": "require-signed"}));
    assert_eq!(Scene::of(next).having_seen(&[strict(), bounded]).refused(), Reason::ModeBelowFloor);
    assert_eq!(Scene::of(until("2028-01-01T00:00:00Z")).refused(), Reason::SchemaViolation, "longer than the document");
}

#[test]
fn a_mode_that_is_none_is_the_strictest() {
    for mode in Mode::ALL {
        assert_eq!(Mode::parse_or_strictest(mode.as_str()), (mode, true));
    }
    for word in ["", "Off", "off ", "none", "require_signed"] {
        assert_eq!(Mode::parse_or_strictest(word), (Mode::RequireValidSignature, false));
    }
}

/// Each case of the other page in each mode.
pub(crate) fn every_verdict() -> Vec<feeler_shim::policy::Verdict> {
    let scenes = crate::reasons::refused().into_iter().map(|(_, scene)| scene).chain([plain(), Scene::new()]);
    scenes.flat_map(|scene| Mode::ALL.map(|mode| scene.clone().in_mode(mode).verdict())).collect()
}

/// What a mode accepts, a looser one accepts as well.
#[test]
fn a_stricter_mode_accepts_no_more() {
    let verdicts = every_verdict();
    for modes in verdicts.chunks(Mode::ALL.len()) {
        assert!(modes.is_sorted_by_key(|it| it.decision == Reject), "{modes:?}");
    }
}
