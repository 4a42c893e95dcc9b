//! Attestations in envelopes.

use feeler_shim::policy::{Decision, Expected, Mode, Reason, Role, Statement, Verdict, verify_statement};
use serde_json::{Value, json};

use crate::scene::{NOW, ci, ssh, store, stranger, trust};
use crate::signing::{Signer, at, base64, dsse, role};

pub(crate) const PREDICATE: &str = "urn:feeler:policy-simulation:v1";

pub(crate) fn statement() -> Value {
    json!({
        "_type": Statement::TYPE,
        "subject": [{"name": "router.learning-ingestion@7", "digest": {"sha256": "a".repeat(64)}}],
        "predicateType": PREDICATE,
        "predicate": {"outcome": "pass", "foreign": 1},
    })
}

fn with(name: &str, value: Value) -> Vec<u8> {
    let mut statement = statement();
    statement[name] = value;
    statement.to_string().into_bytes()
}

pub(crate) fn signed(payload: &[u8]) -> String {
    dsse(&[&ci()], Statement::PAYLOAD_TYPE, payload)
}

/// What a host in a mode says; the statement is there exactly if it is accepted.
pub(crate) fn verdict_in(mode: Mode, envelope: &[u8]) -> Verdict {
    let digest = "a".repeat(64);
    let expected = Expected { predicate_type: PREDICATE, digest: Some(("sha256", &digest)) };
    let store = store(&trust());
    let verify = || verify_statement(envelope, &expected, Some(&store), Role::Sim, mode, at(NOW));
    let (verdict, statement) = verify();
    assert_eq!(verify().0.render(), verdict.render());
    assert_eq!(statement.is_some(), verdict.is_accepted());
    verdict
}

pub(crate) fn verdict(envelope: impl AsRef<[u8]>) -> Verdict {
    verdict_in(Mode::RequireValidSignature, envelope.as_ref())
}

fn refused(envelope: impl AsRef<[u8]>) -> Reason {
    let verdict = verdict(envelope);
    assert_eq!((verdict.decision, &verdict.also[..]), (Decision::Reject, &[][..]), "{verdict:?}");
    verdict.reason.unwrap()
}

/// The envelope around other content.
fn with_payload(envelope: &str, payload: &[u8]) -> String {
    let mut envelope: Value = serde_json::from_str(envelope).unwrap();
    envelope["payload"] = json!(base64(payload));
    envelope.to_string()
}

#[test]
fn each_is_refused_for_one_reason() {
    let good = signed(statement().to_string().as_bytes());
    assert_eq!(verdict(&good).decision, Decision::Accept);
    let of = |name, value| signed(&with(name, value));
    let by = |signer: &Signer| dsse(&[signer], Statement::PAYLOAD_TYPE, statement().to_string().as_bytes());
    for (reason, envelope) in [
        (Reason::TooLarge, " ".repeat((1 << 20) + 1)),
        (Reason::Unsigned, dsse(&[], Statement::PAYLOAD_TYPE, b"{}")),
        (Reason::SignatureMalformed, good.replace("\"keyid\"", "\"keyId\"")),
        (Reason::SignatureMalformed, good[..good.len() - 1].to_owned()),
        (Reason::SignatureMalformed, good.replace("\"payloadType\"", "\"payloadType\":\"x\",\"payloadType\"")),
        (Reason::SignatureTrailingData, good.clone() + "{}"),
        (Reason::SignatureFormatUnknown, String::from_utf8(ssh().sshsig("sim@feeler", b"{}")).unwrap()),
        (Reason::PayloadTypeMismatch, dsse(&[&ci()], "text/plain", statement().to_string().as_bytes())),
        (Reason::PayloadTypeMismatch, of("_type", json!("https://in-toto.io/Statement/v0.1"))),
        (Reason::PayloadTypeMismatch, of("predicateType", json!("urn:feeler:other:v1"))),
        (Reason::UnknownKey, by(&stranger())),
        (Reason::NamespaceMismatch, by(&ssh())),
        (Reason::BadSignature, with_payload(&good, b"other")),
        (Reason::JsonSyntax, signed(b"x")),
        (Reason::JsonDuplicateKey, signed(br#"{"_type":"a","_type":"b"}"#)),
        (Reason::SchemaViolation, of("subject", json!([]))),
        (Reason::SchemaViolation, of("subject", json!([{"name": "x", "digest": {}}]))),
        (Reason::UnknownField, of("extra", json!(1))),
        (Reason::SubjectMismatch, of("subject", json!([{"name": "x", "digest": {"sha256": "b".repeat(64)}}]))),
    ] {
        assert_eq!(refused(&envelope), reason, "{envelope:.200}");
    }
}

#[test]
fn keys_without_a_name_are_those_of_the_role() {
    let unnamed = |signer: &Signer| {
        let envelope = dsse(&[signer], Statement::PAYLOAD_TYPE, statement().to_string().as_bytes());
        let mut envelope: Value = serde_json::from_str(&envelope).unwrap();
        envelope["signatures"][0]["keyid"] = json!("");
        envelope.to_string()
    };
    assert_eq!(verdict(unnamed(&ci())).decision, Decision::Accept);
    assert_eq!(refused(unnamed(&ssh())), Reason::BadSignature);
}

#[test]
fn two_of_two_must_be_different() {
    let mut trust = trust();
    trust.roles.insert(Role::Sim, role(&[ci().id(), ssh().id()], 2));
    // A key may be in two roles; its signatures are told apart by the namespace.
    let store = store(&trust);
    let payload = statement().to_string();
    let verdict = |signers: &[&Signer]| {
        let envelope = dsse(signers, Statement::PAYLOAD_TYPE, payload.as_bytes());
        let expected = Expected { predicate_type: PREDICATE, digest: None };
        let mode = Mode::RequireValidSignature;
        verify_statement(envelope.as_bytes(), &expected, Some(&store), Role::Sim, mode, at(NOW)).0
    };
    assert_eq!(verdict(&[&ci(), &ssh()]).decision, Decision::Accept);
    assert_eq!(verdict(&[&ci(), &ci()]).reason, Some(Reason::ThresholdNotMet));
}

#[test]
fn modes_judge_attestations_as_they_judge_policies() {
    let payload = statement().to_string();
    let decisions = |envelope: &str| Mode::ALL.map(|mode| verdict_in(mode, envelope.as_bytes()).decision);
    let unsigned = dsse(&[], Statement::PAYLOAD_TYPE, payload.as_bytes());
    use Decision::{Accept, Reject, Warn};
    assert_eq!(decisions(&unsigned), [Accept, Warn, Reject, Reject]);
    let unknown = dsse(&[&stranger()], Statement::PAYLOAD_TYPE, payload.as_bytes());
    assert_eq!(decisions(&unknown), [Accept, Warn, Warn, Reject]);
}
