//! The schemas say what the readers do.

use std::fs;
use std::path::{Path, PathBuf};

use feeler_shim::policy::{Reason, TrustStore, Verdict, document, json, trust, verdict};
use jsonschema::Validator;
use serde_json::Value;

use crate::modes::every_verdict;
use crate::scene::{Scene, text};

fn validator(schema: &str) -> Validator {
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
}

/// The examples of a schema, and whether they are to pass.
fn examples(kind: &str) -> Vec<(PathBuf, Vec<u8>, bool)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/examples").join(kind);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    let example = |path: PathBuf| {
        let passes = path.file_name().unwrap().to_string_lossy().starts_with("pass-");
        (path.clone(), fs::read(&path).unwrap(), passes)
    };
    paths.into_iter().map(example).collect()
}

fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn the_verifier_and_the_schema_of_policies_agree() {
    let validator = validator(document::SCHEMA);
    let shape = [
        Reason::PayloadTypeMismatch,
        Reason::SchemaViolation,
        Reason::UnknownField,
        Reason::ModeUnknown,
        Reason::JsonNumberRange,
    ];
    for (path, bytes, passes) in examples("policy") {
        let verdict = Scene::of(bytes.clone()).verdict();
        let refused = verdict.reason.is_some_and(|it| shape.contains(&it));
        assert_eq!(refused, !passes, "{}: {verdict:?}", path.display());
        assert_eq!(validator.is_valid(&value(&bytes)), passes, "{}", path.display());
    }
    assert!(validator.is_valid(&value(&text(&crate::scene::policy()))));
}

#[test]
fn the_reader_and_the_schema_of_trust_stores_agree() {
    let validator = validator(trust::SCHEMA);
    for (path, bytes, passes) in examples("trust") {
        let read = TrustStore::parse(&bytes);
        assert_eq!(read.is_ok(), passes, "{}: {read:?}", path.display());
        assert_eq!(validator.is_valid(&value(&bytes)), passes, "{}", path.display());
    }
    assert!(validator.is_valid(&serde_json::to_value(crate::scene::trust()).unwrap()));
}

#[test]
fn every_verdict_is_as_the_schema_says() {
    let validator = validator(verdict::SCHEMA);
    let verdicts = every_verdict();
    assert!(verdicts.len() > 100, "{}", verdicts.len());
    for verdict in verdicts {
        let text = verdict.render();
        assert!(validator.is_valid(&value(text.as_bytes())), "{text}");
        assert_eq!(serde_json::from_str::<Verdict>(&text).unwrap(), verdict);
        assert!(json::parse(text.as_bytes()).is_ok(), "{text}");
    }
    for (path, bytes, passes) in examples("verdict") {
        assert_eq!(validator.is_valid(&value(&bytes)), passes, "{}", path.display());
    }
}

#[test]
fn the_schema_of_verdicts_has_every_code_in_order() {
    let schema = value(verdict::SCHEMA.as_bytes());
    let codes: Vec<&str> =
        schema["$defs"]["reason"]["enum"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    assert_eq!(codes, Reason::ALL.iter().map(|it| it.as_str()).collect::<Vec<_>>());
}

/// `docs/policy.md` explains every code, in the order of precedence.
#[test]
fn the_page_explains_every_code() {
    let page = include_str!("../../docs/policy.md");
    let (_, table) = page.split_once("| code | class | what it means |").unwrap();
    let rows = table.lines().skip(2).take_while(|it| it.starts_with('|'));
    let cells = rows.map(|it| it.split('|').map(str::trim).collect::<Vec<_>>());
    let documented: Vec<(String, String)> =
        cells.map(|it| (it[1].trim_matches('`').to_owned(), it[2].to_owned())).collect();
    let expected = Reason::ALL.iter().map(|it| (it.as_str().to_owned(), format!("{:?}", it.class()).to_lowercase()));
    assert_eq!(documented, expected.collect::<Vec<_>>());
}
