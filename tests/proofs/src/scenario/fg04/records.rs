//! Forgeries of learning records, against the ingestion in its strictest mode.

use super::forge::Tally;
use super::stage::{now, trust_of};
use crate::report::Size;
use crate::signing::{Signer, dsse};
use feeler_shim::ingest::{Config, Ingest, PAYLOAD_TYPE, Purpose};
use feeler_shim::policy::{KeyFormat, Reason, Role, TrustStore};
use serde_json::{Value, json};

fn sender() -> Signer {
    Signer::new(KeyFormat::Ed25519, 5)
}

fn ingest(trust: Option<TrustStore>) -> Ingest {
    Ingest::new(Config { trust, remember: 64, ..Config::default() })
}

fn record(fields: &Value) -> Vec<u8> {
    let mut record = json!({
        "kind": "feeler.record/v1",
        "id": "run-7/3",
        "issued": "2026-11-26T11:59:00Z",
        "fidelity": "live",
        "trace_id": "4bf92f3577b34da6",
        "body": {"model": "large", "ok": true, "tokens": {"in": 512, "out": 128}, "latency_ms": 840, "note": "as long as records are"},
    });
    if let (Some(record), Some(fields)) = (record.as_object_mut(), fields.as_object()) {
        record.extend(fields.clone());
    }
    record.to_string().into_bytes()
}

fn signed(record: &[u8]) -> Vec<u8> {
    dsse(&[&sender()], PAYLOAD_TYPE, record).into_bytes()
}

struct Forger {
    trust: TrustStore,
    tally: Tally,
}

/// All forgeries. At smoke size one bit of a byte is flipped, else each.
pub(crate) fn all(size: Size) -> Tally {
    let trust = trust_of(&[(sender().id(), sender().trusted())], Role::Ingest, 1);
    let genuine = ingest(Some(trust.clone())).one(&signed(&record(&json!({}))), Purpose::ChangePolicy, now());
    let tally = Tally { genuine: genuine.verdict.is_accepted(), ..Tally::default() };
    let mut forger = Forger { trust, tally };
    forger.bytes(if size == Size::Full { &[0, 1, 2, 3, 4, 5, 6, 7] } else { &[5] });
    forger.claims();
    forger.again();
    forger.tally
}

impl Forger {
    fn one(&mut self, name: &str, bytes: &[u8], expected: &[Reason]) {
        self.with(Some(self.trust.clone()), name, bytes, expected);
    }

    fn with(&mut self, trust: Option<TrustStore>, name: &str, bytes: &[u8], expected: &[Reason]) {
        let [first, again] = [(); 2].map(|()| ingest(trust.clone()).one(bytes, Purpose::ChangePolicy, now()).verdict);
        let refused = (!first.is_accepted()).then(|| first.reason.unwrap_or(Reason::IoError));
        self.tally.add(name, refused, first.render() == again.render(), expected);
    }

    fn bytes(&mut self, bits: &[u8]) {
        let bytes = signed(&record(&json!({})));
        for at in 0..bytes.len() {
            for bit in bits {
                let mut forged = bytes.clone();
                forged[at] ^= 1 << bit;
                self.one(&format!("bit {bit} of byte {at}"), &forged, &[]);
            }
            self.one(&format!("cut after {at}"), &bytes[..at], &[]);
        }
    }

    /// What a record says about itself, and who signs it.
    fn claims(&mut self) {
        let bare = record(&json!({}));
        self.one("unsigned", &bare, &[Reason::Unsigned]);
        let claims = [
            json!({"provenance": {"signature_valid": true}}),
            json!({"signature_valid": true}),
            json!({"passed": true, "pass": true}),
            json!({"signature": "garbage"}),
        ];
        for claim in &claims {
            self.one(&format!("unsigned, and says {claim}"), &record(claim), &[Reason::Unsigned]);
            self.one(&format!("signed, and says {claim}"), &signed(&record(claim)), &[Reason::UnknownField]);
        }
        let stranger = Signer::new(KeyFormat::Ed25519, 9);
        let forged = dsse(&[&stranger], PAYLOAD_TYPE, &bare).into_bytes();
        self.one("a stranger's", &forged, &[Reason::UnknownKey]);
        let other = dsse(&[&sender()], "application/vnd.in-toto+json", &bare).into_bytes();
        self.one("another payload type", &other, &[Reason::PayloadTypeMismatch]);
        self.with(None, "no keys at all", &signed(&bare), &[Reason::NoTrustAnchor]);
        self.with(None, "no keys at all, unsigned", &bare, &[Reason::Unsigned, Reason::NoTrustAnchor]);
        let old = signed(&record(&json!({"issued": "2026-11-26T08:00:00Z"})));
        self.one("hours old", &old, &[Reason::Expired, Reason::RecordReplayed]);
        let early = signed(&record(&json!({"issued": "2026-11-26T18:00:00Z"})));
        self.one("of the future", &early, &[Reason::NotYetValid]);
        let demo = signed(&record(&json!({"fidelity": "demo"})));
        self.one("made up", &demo, &[Reason::FidelityBelowMinimum]);
    }

    /// Each record a second time.
    fn again(&mut self) {
        let ingest = ingest(Some(self.trust.clone()));
        let sent = signed(&record(&json!({})));
        let other = signed(&record(&json!({"body": {"model": "large", "ok": false}})));
        drop(ingest.one(&sent, Purpose::ChangePolicy, now()));
        for (name, bytes) in [("sent again", &sent), ("the same id, another record", &other)] {
            let [first, again] = [(); 2].map(|()| ingest.one(bytes, Purpose::ChangePolicy, now()).verdict);
            let refused = (!first.is_accepted()).then(|| first.reason.unwrap_or(Reason::IoError));
            self.tally.add(name, refused, first.render() == again.render(), &[]);
        }
    }
}
