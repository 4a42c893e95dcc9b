//! Every reason has a case that is refused for it and for nothing else. Those about files are in `files.rs`.

use std::collections::BTreeSet;

use feeler_shim::policy::{
    Class, Decision, Hint, KeyFormat, Mode, Reason, Revoked, Role, Seen, Timestamp, TrustDocument,
};
use serde_json::json;

use crate::scene::{NOW, Scene, ci, cosign, mini, policy, policy_with, ssh, stranger, text, trust};
use crate::signing::{Signer, armor, at, role, strings};

/// A signature of the policy, and what becomes of it.
fn changed(change: impl Fn(String) -> String) -> Scene {
    let signed = Scene::new();
    let signature = String::from_utf8(signed.signatures[0].clone()).unwrap();
    signed.signed_by(vec![change(signature).into_bytes()])
}

/// The policy, as a host sees it whose trust store differs.
fn trusting(change: impl Fn(&mut TrustDocument)) -> Scene {
    let mut trust = trust();
    change(&mut trust);
    Scene::new().trusting(&trust)
}

fn with_key(change: impl Fn(&mut feeler_shim::policy::TrustedKey)) -> Scene {
    trusting(|trust| change(trust.keys.get_mut(&ssh().id()).unwrap()))
}

fn seen(fields: &serde_json::Value, before: &[serde_json::Value]) -> Scene {
    let before: Vec<_> = before.iter().map(policy_with).collect();
    Scene::of(policy_with(fields)).having_seen(&before)
}

/// What a host in the strictest mode refuses, signed where it can be.
pub(crate) fn refused() -> Vec<(Reason, Scene)> {
    let raw = |document: &[u8]| Scene::of(document.to_vec());
    let with = |fields| Scene::of(policy_with(&fields));
    let unsigned = || Scene::new().signed_by(Vec::new());
    let six = json!({"version": 6});
    vec![
        (Reason::TooLarge, raw(&[b' '; (1 << 20) + 1]).signed_by(Vec::new())),
        (Reason::TooLarge, Scene::new().signed_by(vec![Scene::new().signatures[0].clone(); 17])),
        (Reason::TooLarge, changed(|it| it + &"\n".repeat(16 << 10))),
        (Reason::Unsigned, unsigned()),
        (Reason::SignatureStripped, {
            let scene = unsigned().having_seen(&[text(&policy())]);
            Scene { policy_id: Some("router.learning-ingestion"), ..scene }
        }),
        (Reason::SignatureMalformed, changed(|it| it.replace('\n', "\r\n"))),
        (Reason::SignatureMalformed, changed(|it| it[..it.len() - 1].to_owned())),
        (Reason::SignatureTrailingData, changed(|it| it + "\n")),
        (Reason::SignatureFormatUnknown, changed(|it| format!("\n{it}"))),
        (Reason::SignatureFormatUnknown, Scene::new().signed_by(vec![b"garbage".to_vec()])),
        (
            Reason::AlgorithmNotAllowed,
            with_key(|it| {
                (it.format, it.public) = (KeyFormat::Ed25519, Signer::new(KeyFormat::Ed25519, 1).public());
            }),
        ),
        (
            Reason::NamespaceMismatch,
            changed(|_| String::from_utf8(ssh().sshsig("trust@feeler", &text(&policy()))).unwrap()),
        ),
        (
            Reason::NamespaceMismatch,
            trusting(|it| {
                it.roles.get_mut(&Role::Policy).unwrap().keys = vec![mini().id()];
            }),
        ),
        (Reason::PayloadTypeMismatch, with(json!({"kind": "feeler.trust/v1"}))),
        (Reason::NoTrustAnchor, {
            let trust = trust();
            Scene { now: trust.expires, ..Scene::of(policy_with(&json!({"expires": "2028-01-01T00:00:00Z"}))) }
        }),
        (Reason::UnknownKey, Scene::new().signed_by(vec![stranger().sshsig("policy@feeler", &text(&policy()))])),
        (
            Reason::KeyRevoked,
            with_key(|it| {
                it.revoked = Some(Revoked { at: at("2030-01-01T00:00:00Z"), reason: "lost".to_owned() });
            }),
        ),
        (Reason::KeyNotYetValid, with_key(|it| it.not_before = Some(at("2026-11-26T12:00:01Z")))),
        (Reason::KeyExpired, with_key(|it| it.not_after = Some(at(NOW)))),
        (Reason::BadSignature, Scene { document: policy_with(&json!({"version": 8})), ..Scene::new() }),
        (
            Reason::ThresholdNotMet,
            trusting(|it| {
                it.roles.insert(Role::Policy, role(&[ssh().id(), mini().id()], 2));
            }),
        ),
        (Reason::NotUtf8, raw(b"{\"kind\": \"\xff\"}")),
        (Reason::BomPresent, raw(&[b"\xef\xbb\xbf", &text(&policy())[..]].concat())),
        (Reason::JsonSyntax, raw(b"{kind: 1}")),
        (Reason::JsonTrailingData, raw(&[&text(&policy())[..], b"{}"].concat())),
        (Reason::JsonTooDeep, raw("[".repeat(1000).as_bytes())),
        (Reason::JsonDuplicateKey, raw(br#"{"mode":"off","\u006dode":"require-signed"}"#)),
        (Reason::JsonNumberRange, raw(br#"{"version":9007199254740993}"#)),
        (Reason::SchemaViolation, with(json!({"spec": null}))),
        (Reason::UnknownField, with(json!({"Mode": "off"}))),
        (Reason::SubjectMismatch, Scene { policy_id: Some("router.other"), ..Scene::new() }),
        (Reason::SubjectMismatch, Scene { audience: Some("test"), ..with(json!({"audience": ["prod"]})) }),
        (
            Reason::SubjectMismatch,
            trusting(|it| {
                it.roles.get_mut(&Role::Policy).unwrap().policy_ids = vec!["cadence.*".to_owned()];
            }),
        ),
        (Reason::RollbackVersion, seen(&six, &[json!({})])),
        (Reason::Equivocation, seen(&json!({"spec": {}}), &[json!({})])),
        (Reason::PrevMismatch, seen(&json!({"prev_sha256": "0".repeat(64)}), &[six])),
        (Reason::NotYetValid, with(json!({"issued": "2026-11-26T12:05:01Z"}))),
        (Reason::Expired, with(json!({"expires": NOW}))),
        (Reason::ClockRollback, {
            let mut seen = Seen::default();
            seen.max_time_seen = at("2026-11-26T12:05:01Z");
            Scene { seen: Some(seen), ..Scene::new() }
        }),
        (Reason::ModeBelowFloor, {
            let mut trust = trust();
            trust.min_mode = Some(Mode::RequireSigned);
            with(json!({"mode": "allow-unsigned"})).trusting(&trust)
        }),
        (Reason::ModeBelowFloor, seen(&json!({"version": 8, "mode": "require-signed"}), &[json!({})])),
        (Reason::ModeUnknown, with(json!({"mode": "Require-Signed"}))),
    ]
}

#[test]
fn each_is_refused_for_one_reason() {
    for (index, (reason, scene)) in refused().into_iter().enumerate() {
        assert_eq!(scene.refused(), reason, "case {index}");
    }
}

#[test]
fn every_reason_of_the_verifier_has_a_case() {
    // These are the loader's and those of records: `policy_loading.rs` and `ingest.rs` have their cases.
    let later =
        [Reason::SemanticViolation, Reason::FidelityBelowMinimum, Reason::DuplicateRecord, Reason::RecordReplayed];
    let ours = |it: &&Reason| !matches!(it.class(), Class::Path | Class::Gate | Class::Note) && !later.contains(it);
    let tried: BTreeSet<Reason> = refused().into_iter().map(|(reason, _)| reason).collect();
    assert_eq!(Reason::ALL.iter().filter(ours).copied().collect::<BTreeSet<_>>(), tried);
}

#[test]
fn codes_are_stable_words_that_lead_back() {
    assert!(Reason::ALL.is_sorted(), "the order is the precedence");
    let codes: BTreeSet<&str> = Reason::ALL.iter().map(|it| it.as_str()).collect();
    assert_eq!(codes.len(), Reason::ALL.len());
    for reason in Reason::ALL {
        assert_eq!(Reason::parse(reason.as_str()), Some(*reason));
        assert_eq!(serde_json::to_value(reason).unwrap(), reason.as_str());
    }
    assert_eq!(Reason::import("unsigned_event"), Some(Reason::Unsigned));
    assert_eq!(Reason::parse("unsigned_event"), None);
}

#[test]
fn the_policy_is_accepted_by_each_kind_of_signature() {
    let document = text(&policy());
    let signatures = [ssh().sshsig("policy@feeler", &document), mini().minisig(&document), cosign().bundle(&document)];
    for (signature, signer) in signatures.into_iter().zip([ssh().id(), mini().id(), cosign().id()]) {
        let verdict = Scene::new().signed_by(vec![signature]).accepted();
        assert_eq!((verdict.verified, verdict.signers), (true, vec![signer]));
    }
}

/// Found out by the first in the fixed order; the others are told besides.
#[test]
fn the_first_reason_is_the_primary_one() {
    let mut scene = with_key(|it| it.not_after = Some(at("2026-01-01T00:00:00Z")));
    scene.document.push(b'\n');
    assert_eq!(scene.refused_also(), (Reason::KeyExpired, vec![Reason::BadSignature]));

    let scene = Scene::new().signed_by(vec![b"garbage".to_vec(), stranger().sshsig("x@feeler", &text(&policy()))]);
    let also = vec![Reason::NamespaceMismatch, Reason::UnknownKey];
    assert_eq!(scene.refused_also(), (Reason::SignatureFormatUnknown, also));

    let before = json!({"mode": "require-valid-signature"});
    let scene = seen(&json!({"version": 6, "expires": "2026-11-24T00:00:00Z", "mode": "off"}), &[before]);
    let also = vec![Reason::Expired, Reason::ModeBelowFloor];
    assert_eq!(scene.refused_also(), (Reason::RollbackVersion, also));
}

#[test]
fn nothing_is_parsed_before_the_signature_is_good() {
    let scene = Scene { document: b"{not json".to_vec(), ..Scene::new() };
    assert_eq!(scene.refused(), Reason::BadSignature);
}

#[test]
fn without_anybody_to_trust_a_strict_host_refuses_everything() {
    let nobody = |scene: Scene| Scene { trust: None, ..scene };
    assert_eq!(nobody(Scene::new()).refused(), Reason::NoTrustAnchor);
    assert_eq!(nobody(Scene::new().signed_by(Vec::new())).refused(), Reason::Unsigned);
    // The reference implementation accepted any text at all where no key was configured.
    let garbage = nobody(Scene::new().signed_by(vec![b"garbage".to_vec()]));
    assert_eq!(garbage.refused_also(), (Reason::SignatureFormatUnknown, vec![Reason::NoTrustAnchor]));

    let mut trust = trust();
    trust.roles.remove(&Role::Policy);
    assert_eq!(Scene::new().trusting(&trust).refused(), Reason::NoTrustAnchor);
}

/// What the document says of itself proves nothing.
#[test]
fn a_document_that_calls_itself_signed_is_not() {
    let claims = json!({"provenance": {"signature_valid": true}});
    assert_eq!(Scene::of(policy_with(&claims)).refused(), Reason::UnknownField);
    let in_spec = Scene::of(policy_with(&json!({"spec": {"signature_valid": true}}))).signed_by(Vec::new());
    assert_eq!(in_spec.refused(), Reason::Unsigned);
}

#[test]
fn signatures_of_the_same_key_count_once() {
    let mut trust = trust();
    trust.roles.insert(Role::Policy, role(&[ssh().id(), mini().id()], 2));
    let document = text(&policy());
    let (one, other) = (ssh().sshsig("policy@feeler", &document), mini().minisig(&document));
    let with = |signatures| Scene::new().trusting(&trust).signed_by(signatures);
    assert_eq!(with(vec![one.clone(), one.clone()]).refused(), Reason::ThresholdNotMet);
    let mut signers = vec![ssh().id(), mini().id()];
    signers.sort();
    assert_eq!(with(vec![one, other]).accepted().signers, signers);
}

/// A signer who is not trusted yet, or no longer, takes nothing away from those who are; one that is no signature does.
#[test]
fn who_is_not_needed_may_be_unknown() {
    let document = text(&policy());
    let good = ssh().sshsig("policy@feeler", &document);
    let with = |other: Vec<u8>| Scene::new().signed_by(vec![good.clone(), other]);
    assert_eq!(with(stranger().sshsig("policy@feeler", &document)).warned(), [Reason::UnknownKey]);
    let (primary, also) = with(stranger().sshsig("policy@feeler", b"other")).refused_also();
    assert_eq!((primary, also), (Reason::BadSignature, vec![Reason::UnknownKey]));
    assert_eq!(with(b"garbage".to_vec()).refused(), Reason::SignatureFormatUnknown);
}

/// Two keys of minisign go by the same eight bytes: each is tried.
#[test]
fn keys_with_the_same_short_id_are_told_apart() {
    let (mine, mut other) = (mini(), Signer::new(KeyFormat::Minisign, 77));
    other.key_id = mine.key_id;
    let mut trust = trust();
    trust.keys.insert(other.id(), other.trusted());
    let document = text(&policy());
    let with = |signer: &Signer| Scene::new().trusting(&trust).signed_by(vec![signer.minisig(&document)]);
    assert_eq!(with(&mine).accepted().signers, [mine.id()]);
    // The other one is known, and has no role.
    assert_eq!(with(&other).refused(), Reason::NamespaceMismatch);
    let mut third = Signer::new(KeyFormat::Minisign, 78);
    third.key_id = mine.key_id;
    assert_eq!(with(&third).refused(), Reason::BadSignature);
}

#[test]
fn a_key_of_another_algorithm_or_role_signs_no_policy() {
    let document = text(&policy());
    // The raw key of the one who attests simulations, in an SSH signature.
    let as_ssh = Signer::new(KeyFormat::SshEd25519, 4);
    assert_eq!(as_ssh.id(), ci().id());
    let scene = Scene::new().signed_by(vec![as_ssh.sshsig("policy@feeler", &document)]);
    assert_eq!(scene.refused(), Reason::AlgorithmNotAllowed);
    // A key and a hash that the wire calls something else.
    let blob = |kind: &[u8], hash: &[u8]| {
        let (key, signature) = (strings(&[kind, &ssh().raw()]), strings(&[kind, &[7; 64]]));
        let fields = strings(&[&key, b"policy@feeler", b"", hash, &signature]);
        Scene::new().signed_by(vec![armor(&[b"SSHSIG", &1_u32.to_be_bytes()[..], &fields].concat())])
    };
    assert_eq!(blob(b"ssh-ed25519", b"sha512").refused(), Reason::BadSignature);
    assert_eq!(blob(b"ssh-ed25519", b"sha256").refused(), Reason::AlgorithmNotAllowed);
    assert_eq!(blob(b"ssh-rsa", b"sha512").refused(), Reason::AlgorithmNotAllowed);
    // A point of small order, for which signatures of everything are easily made.
    let key = strings(&[b"ssh-ed25519", &[0; 32]]);
    let fields = strings(&[&key, b"policy@feeler", b"", b"sha512", &strings(&[b"ssh-ed25519", &[0; 64]])]);
    let weak = Scene::new().signed_by(vec![armor(&[b"SSHSIG", &1_u32.to_be_bytes()[..], &fields].concat())]);
    assert_eq!(weak.refused(), Reason::AlgorithmNotAllowed);
}

#[test]
fn converted_ends_of_lines_are_found_and_refused() {
    let converted = |it: &[u8]| String::from_utf8(it.to_vec()).unwrap().replace('\n', "\r\n").into_bytes();
    let document = text(&policy());
    for signature in [ssh().sshsig("policy@feeler", &document), mini().minisig(&document), cosign().bundle(&document)] {
        let scene = Scene { document: converted(&document), ..Scene::new().signed_by(vec![signature]) };
        assert_eq!(scene.refused(), Reason::BadSignature);
        assert_eq!(scene.verdict().hint, Some(Hint::new(Hint::EOL_CONVERTED)));
    }
    let back = Scene { document, ..Scene::of(converted(&text(&policy()))) };
    assert_eq!(back.verdict().hint, Some(Hint::new(Hint::EOL_CONVERTED)));
}

#[test]
fn a_hint_says_where() {
    let hint = |document: &[u8]| {
        let hint = Scene::of(document.to_vec()).verdict().hint.unwrap();
        (hint.at.map(|it| (it.line, it.column)), hint.pointer)
    };
    assert_eq!(hint(b"{\n  \"a\": 1,\n  \"a\": 2}"), (Some((3, 3)), None));
    assert_eq!(hint(&policy_with(&json!({"version": 0}))), (Some((11, 14)), Some("/version".to_owned())));
    assert_eq!(hint(&policy_with(&json!({"downgrade": {"expires": 1}}))).1.as_deref(), Some("/downgrade/expires"));
}

#[test]
fn what_follows_is_accepted() {
    let before = policy_with(&json!({"version": 6}));
    let digest = feeler_shim::policy::Sha256::of(&before).to_string();
    Scene::of(policy_with(&json!({"prev_sha256": digest}))).having_seen(&[before]).accepted();
    // The same once more, and one whose predecessor this host has missed.
    Scene::new().having_seen(&[text(&policy())]).accepted();
    seen(&json!({"prev_sha256": "0".repeat(64)}), &[json!({"version": 5})]).accepted();
    // Clocks may differ by a little.
    Scene::of(policy_with(&json!({"issued": "2026-11-26T12:05:00Z"}))).accepted();
    let mut seen = Seen::default();
    seen.max_time_seen = Timestamp(at(NOW).0 + 300);
    Scene { seen: Some(seen), ..Scene::new() }.accepted();
}

#[test]
fn times_and_audiences_of_its_own() {
    let with = |fields| Scene::of(policy_with(&fields)).verdict().decision;
    assert_eq!(with(json!({"audience": ["prod"]})), Decision::Accept, "who does not say who it is, is everybody");
    let prod = Scene { audience: Some("prod"), ..Scene::of(policy_with(&json!({"audience": ["test", "prod"]}))) };
    prod.accepted();
    assert_eq!(with(json!({"audience": []})), Decision::Reject);
    assert_eq!(with(json!({"issued": "2027-02-23T00:00:00Z"})), Decision::Reject, "it ends before it begins");
    assert_eq!(with(json!({"expires": "2027-02-23"})), Decision::Reject);
    assert_eq!(with(json!({"rollback": {"flag": "X"}})), Decision::Reject);
    assert_eq!(with(json!({"policy_id": "a..b"})), Decision::Reject);
    assert_eq!(with(json!({"spec": []})), Decision::Reject);
}
