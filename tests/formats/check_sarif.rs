//! Holds SARIF files against the public schema and the rules of GitHub: `cargo run --profile test --example check_sarif -- FILE ..`.
//!
//! `tests/formats.rs` does so with what Feeler says of small projects; this is for reports on large ones.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a check of ours, which says what it saw and panics where it fails"
)]

mod sarif;

use serde_json::Value;
use std::{env, fs};

fn main() {
    let files: Vec<String> = env::args().skip(1).collect();
    assert!(!files.is_empty(), "failed to check anything: name files that `--output-format sarif` wrote");
    let schema = sarif::schema();
    for file in files {
        let text = fs::read(&file).unwrap_or_else(|error| panic!("failed to read `{file}`: {error}"));
        let document: Value =
            serde_json::from_slice(&text).unwrap_or_else(|error| panic!("failed to parse `{file}`: {error}"));
        sarif::assert_valid(&schema, &document, &file);
        sarif::assert_github_takes(&document);
        let runs = document["runs"].as_array().unwrap();
        let results: Vec<&Value> = runs.iter().flat_map(|run| run["results"].as_array().unwrap()).collect();
        let flows = results.iter().filter(|result| result.get("codeFlows").is_some()).count();
        println!("{file}: valid, {} results, {flows} of them with code flows, {} bytes", results.len(), text.len());
    }
}
