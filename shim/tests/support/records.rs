//! Learning records, who sends them, and what is said of them.
#![allow(dead_code, reason = "each test file uses a part of it")]

use feeler_shim::ingest::{Config, Ingest, Judged, PAYLOAD_TYPE, Purpose};
use feeler_shim::policy::{Decision, KeyFormat, Mode, Reason, Role, TrustStore};
use serde_json::{Value, json};

use crate::policies::{now, trust_in};
use crate::signing::{Signer, dsse};

pub(crate) fn sender() -> Signer {
    Signer::new(KeyFormat::Ed25519, 5)
}

pub(crate) fn trust() -> TrustStore {
    trust_in(&[sender()], Role::Ingest)
}

pub(crate) fn config(mode: Mode) -> Config {
    Config { trust: Some(trust()), mode: Box::new(move |_| mode), ..Config::default() }
}

pub(crate) fn strict() -> Ingest {
    Ingest::new(config(Mode::RequireValidSignature))
}

pub(crate) fn record(id: &str) -> Value {
    json!({
        "kind": "feeler.record/v1",
        "id": id,
        "issued": "2026-11-26T11:59:00Z",
        "fidelity": "live",
        "trace_id": "4bf92f3577b34da6",
        "body": {"model": "m", "ok": true},
    })
}

pub(crate) fn with(field: &str, value: Value) -> Value {
    let mut record = record("1");
    record[field] = value;
    record
}

pub(crate) fn bare(record: &Value) -> Vec<u8> {
    serde_json::to_vec(record).unwrap()
}

pub(crate) fn signed(record: &Value) -> Vec<u8> {
    dsse(&[&sender()], PAYLOAD_TYPE, &bare(record)).into_bytes()
}

pub(crate) fn one(ingest: &Ingest, record: &[u8]) -> Judged {
    let judged = ingest.one(record, Purpose::Observe, now());
    assert_eq!(judged.record.is_some(), judged.verdict.is_accepted());
    assert_eq!(judged.verdict.reason.is_none(), judged.verdict.decision == Decision::Accept);
    judged
}

/// The decision and the code.
pub(crate) fn said(judged: &Judged) -> (Decision, &'static str) {
    (judged.verdict.decision, judged.verdict.reason.map_or("", Reason::as_str))
}

pub(crate) fn refused(record: &[u8]) -> &'static str {
    let (decision, reason) = said(&one(&strict(), record));
    assert_eq!(decision, Decision::Reject);
    reason
}
