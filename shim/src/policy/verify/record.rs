//! Learning records: a payload in an envelope, or one that nobody signed.

use serde_json::Value;

use super::super::dsse::Envelope;
use super::super::{Mode, Reason, Role, Sha256, Timestamp, TrustStore, Verdict};
use super::signatures::Anchors;
use super::statement::judge_envelope;
use super::{Judge, value};

/// Verifies a record: a DSSE envelope, or the record itself without a signature. Gives the exact bytes that were signed, or those that were given, exactly if the verdict accepts them. What they
/// say about themselves, such as that they are valid, is not looked at here, and nothing is signed.
#[must_use]
pub(crate) fn verify_record(
    bytes: &[u8],
    payload_type: &str,
    trust: Option<&TrustStore>,
    mode: Mode,
    now: Timestamp,
) -> (Verdict, Option<Vec<u8>>) {
    let floor = trust.map_or(Mode::Off, TrustStore::floor);
    let mut judge = Judge::new(mode.max(floor), Sha256::of(bytes));
    let payload = judged(bytes, payload_type, &Anchors::new(trust, Role::Ingest, now), &mut judge);
    let verdict = judge.verdict();
    (verdict.clone(), payload.filter(|_| verdict.is_accepted()))
}

fn judged(bytes: &[u8], payload_type: &str, anchors: &Anchors<'_>, judge: &mut Judge) -> Option<Vec<u8>> {
    let value = value(bytes, judge)?;
    if !is_envelope(&value) {
        judge.add(if judge.mode() == Mode::Off { Reason::SignatureNotChecked } else { Reason::Unsigned });
        return Some(bytes.to_vec());
    }
    let envelope = Envelope::of(&value).map_err(|reason| judge.add(reason)).ok()?;
    judge_envelope(&envelope, None, payload_type, anchors, judge);
    Some(envelope.payload)
}

/// Either of these makes it one: so that a field too few does not make it a record.
fn is_envelope(value: &Value) -> bool {
    ["payloadType", "payload", "signatures"].iter().any(|name| value.get(name).is_some())
}
