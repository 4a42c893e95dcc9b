//! Whatever stands in an envelope, what comes out of it is what a trusted key signed, or nothing.

#![no_main]

use feeler_shim::ingest::{Config, Ingest, Purpose};
use feeler_shim::policy::{Expected, Mode, Role, TrustStore, verify_statement};
use feeler_shim_fuzz::{RECORD, STATEMENT, TRUST, now};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let expected = Expected { predicate_type: "urn:feeler:policy-simulation:v1", digest: None };
    let trust: &TrustStore = &TRUST;
    let (verdict, statement) =
        verify_statement(bytes, &expected, Some(trust), Role::Sim, Mode::RequireValidSignature, now());
    assert_eq!(verdict.is_accepted(), statement.is_some());
    if let Some(statement) = statement {
        assert_eq!(serde_json::to_value(statement).ok(), serde_json::from_str::<Value>(STATEMENT).ok());
    }
    let ingest = Ingest::new(Config { trust: Some(trust.clone()), remember: 4, ..Config::default() });
    if let Some(record) = ingest.one(bytes, Purpose::ChangePolicy, now()).record {
        assert_eq!(serde_json::to_value(record).ok(), serde_json::from_str::<Value>(RECORD).ok());
    }
});
