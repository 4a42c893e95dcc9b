//! What the program prints satisfies its schema, and its exit code says the same.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use serde_json::Value;
use std::path::Path;
use std::process::Command;

fn run(arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_feeler-proofs")).args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// Runs a scenario at smoke size; its report, which must be valid and must not say that the promise is broken.
fn proved(scenario: &str) -> Value {
    let (code, out) = run(&[scenario, "--smoke"]);
    let report: Value = serde_json::from_str(&out).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/proof.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&report).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");
    // Where there is no FUSE or no strace the report says so, and the program does not end with 0.
    let expected = match report["result"].as_str().unwrap() {
        "pass" => 0,
        "not_run" => 2,
        _ => 1,
    };
    assert_eq!(code, expected);
    assert_ne!(code, 1, "{}", report["reasons"]);
    report
}

#[test]
fn a_smoke_run_of_fg01_loses_nothing() {
    let report = proved("fg01");
    // These need neither FUSE nor strace.
    let ran: Vec<&str> = report["rounds"].as_array().unwrap().iter().map(|it| it["fault"].as_str().unwrap()).collect();
    assert!(ran.contains(&"kill -9 at a random moment"), "{ran:?}");
    assert_eq!(report["checks"].as_array().unwrap().len(), 4);
}

#[test]
fn a_smoke_run_of_fg04_accepts_nothing() {
    let report = proved("fg04");
    let tried: Vec<f64> =
        report["measures"].as_array().unwrap().iter().map(|it| it["value"].as_f64().unwrap()).collect();
    assert!(tried.len() == 5 && tried.iter().all(|it| *it > 500.0), "{tried:?}");
}

#[test]
fn a_smoke_run_of_fg08_keeps_jobs_apart() {
    let report = proved("fg08");
    let measures = report["measures"].as_array().unwrap();
    assert_eq!(
        measures.len(),
        21,
        "predicted, bound, counted, plain, on threads, and how long they took: {measures:?}"
    );
    // What needs no time is always tried.
    let overlaps = report["checks"].as_array().unwrap().iter().filter(|it| it["name"] == "less than 5 % overlap");
    assert_eq!(overlaps.filter(|it| it["passed"] == true).count(), 3);
}

#[test]
fn m01_measures_the_router() {
    let report = proved("m01");
    assert!(!report["measures"].as_array().unwrap().is_empty());
}

#[test]
fn rb01_throws_each_switch() {
    let report = proved("rb01");
    assert_eq!(report["result"], "pass", "it needs no tool");
    let names: Vec<&str> = report["checks"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"CADENCE") && names.contains(&"FRONTIER_M1") && names.len() >= 7, "{names:?}");
}

#[test]
fn scenarios_are_listed_and_unknown_ones_refused() {
    let (code, out) = run(&["list"]);
    assert_eq!(code, 0);
    let names: Vec<&str> = out.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(names, ["fg01", "fg02", "fg04", "fg08", "m01", "rb01"]);
    assert_eq!(run(&["fg99"]), (2, String::new()));
    assert_eq!(run(&["fg01", "--fast"]), (2, String::new()));
    assert_eq!(run(&[]), (2, String::new()));
}
