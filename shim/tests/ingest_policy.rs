//! What the signed policy in force demands of learning records.

#![cfg(all(feature = "policy", feature = "sim"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "support/policies.rs"]
mod policies;
#[path = "support/records.rs"]
mod records;
#[allow(dead_code, reason = "each test file uses a part of it")]
#[path = "policy/signing.rs"]
mod signing;

use feeler_shim::ingest::{Config, Demands, Ingest, Purpose};
use feeler_shim::policy::{Document, Loader, Mode, Reason, Schema};
use serde_json::{Value, json};

use policies::{Folder, NAME, now, policy, text};
use records::{config, record, signed};

fn put(folder: &Folder, version: u64, spec: &Value) {
    let mut document = policy(version);
    document["spec"] = spec.clone();
    folder.put(NAME, &text(&document));
}

fn open(folder: &Folder) -> Loader<Demands> {
    let mut config = folder.config();
    config.members[0].schema = Some(Schema::new(&Demands::schema()).unwrap());
    Loader::open(config, |documents: &[Document]| Demands::of(&documents[0], 0), now()).unwrap()
}

fn bound(loader: &Loader<Demands>, config: Config) -> Ingest {
    Ingest::new(Config { demands: Demands::in_force(&loader.policies()), ..config })
}

/// What is said of a record of each fidelity, and of a live one without a trace.
fn judged(ingest: &Ingest) -> [&'static str; 4] {
    let said = |nth: usize, fidelity: &str, traced: bool| {
        let mut record = record(&format!("{nth}/{}", ingest.telemetry().accepted));
        record["fidelity"] = json!(fidelity);
        if !traced {
            record.as_object_mut().unwrap().remove("trace_id");
        }
        records::said(&ingest.one(&signed(&record), Purpose::ChangePolicy, now())).1
    };
    [said(0, "demo", true), said(1, "degraded", true), said(2, "live", true), said(3, "live", false)]
}

const LOW: &str = "fidelity_below_minimum";
const UNTRACED: &str = "schema_violation";

#[test]
fn it_may_demand_more_than_the_host_and_never_less() {
    let folder = Folder::new();
    put(&folder, 1, &json!({"min_fidelity": "live", "require_trace_ids": true}));
    let mut loader = open(&folder);
    let ingest = bound(&loader, config(Mode::RequireValidSignature));
    assert_eq!(judged(&ingest), [LOW, LOW, "", UNTRACED]);
    // With the next version, at once: no restart, and what was begun goes on.
    put(&folder, 2, &json!({"min_fidelity": "demo", "require_trace_ids": false}));
    loader.reload(now());
    assert_eq!(judged(&ingest), [LOW, "", "", ""], "the host still asks for `degraded`");
    put(&folder, 3, &json!({}));
    loader.reload(now());
    assert_eq!(judged(&ingest), [LOW, "", "", ""], "what it leaves out it does not demand");
    let traced = Config { require_trace_ids: true, ..config(Mode::RequireValidSignature) };
    assert_eq!(judged(&bound(&loader, traced)), [LOW, "", "", UNTRACED]);
}

#[test]
fn nothing_short_of_everything_will_do_before_there_is_one() {
    let folder = Folder::new();
    let mut loader = open(&folder);
    let ingest = bound(&loader, config(Mode::RequireValidSignature));
    assert_eq!(judged(&ingest), [LOW, LOW, "", UNTRACED]);
    put(&folder, 1, &json!({"min_fidelity": "degraded"}));
    loader.reload(now());
    assert_eq!(judged(&ingest), [LOW, "", "", ""]);
}

#[test]
fn one_that_cannot_be_understood_changes_nothing() {
    let folder = Folder::new();
    put(&folder, 1, &json!({"min_fidelity": "live"}));
    let mut loader = open(&folder);
    let ingest = bound(&loader, config(Mode::RequireValidSignature));
    for (spec, reason) in [
        (json!({"min_fidelity": "real"}), "schema_violation"),
        (json!({"require_trace_ids": 1}), "schema_violation"),
        (json!({"min_fidelty": "demo"}), "unknown_field"),
    ] {
        put(&folder, 2, &spec);
        assert_eq!(loader.reload(now()).reason.map(Reason::as_str), Some(reason));
        assert_eq!(judged(&ingest), [LOW, LOW, "", ""], "{spec}");
    }
}

#[test]
fn without_its_schema_a_value_is_refused_all_the_same() {
    let demands = |spec: Value| {
        let mut document = policy(1);
        document["spec"] = spec;
        Demands::of(&serde_json::from_value::<Document>(document).unwrap(), 3)
    };
    assert_eq!(demands(json!({"per_minute": 7})), Ok(Demands::NONE));
    assert_eq!(demands(json!({"min_fidelity": "live", "require_trace_ids": true})), Ok(Demands::ALL));
    for (field, value) in
        [("min_fidelity", json!("LIVE")), ("min_fidelity", json!(null)), ("require_trace_ids", json!("true"))]
    {
        let misfit = demands(json!({ field: value })).unwrap_err();
        assert!(format!("{misfit:?}").contains(&format!("member: 3, pointer: \"/spec/{field}\"")), "{misfit:?}");
    }
}
