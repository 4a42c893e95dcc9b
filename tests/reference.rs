//! The linter on the reference service: nothing to find in the router and the shim below it, and everything in the router as it was.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{copy, feeler, repository, result};
use std::fs;

const WORKSPACE: &str = "[workspace]\nmembers = [\"shim\", \"shim/macros\", \"tests/router\", \"tests/router/legacy\"]\nresolver = \"3\"\n\
    [workspace.package]\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\nlicense = \"MIT\"\n";

/// The findings, a line each, of the services and of what they are made of.
fn findings() -> Vec<String> {
    let folder = tempfile::TempDir::new().unwrap();
    fs::write(folder.path().join("Cargo.toml"), WORKSPACE).unwrap();
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join(".git/HEAD"), "").unwrap();
    for part in ["shim", "tests/router"] {
        copy(&repository().join(part), &folder.path().join(part));
    }
    let arguments = ["check", "--output-format", "concise", "--min-confidence", "low"];
    let (code, out, err) = result(&mut feeler(folder.path(), &arguments));
    assert!(code < 2, "{err}");
    out.lines().map(str::to_owned).collect()
}

#[test]
fn the_router_on_the_shim_is_clean_and_the_one_as_it_was_is_not() {
    let (legacy, ours): (Vec<String>, Vec<String>) =
        findings().into_iter().partition(|it| it.starts_with("tests/router/legacy/"));
    assert_eq!(ours, [""; 0], "findings in the reference service");
    for family in [" HOT", " DUR"] {
        assert!(legacy.iter().any(|it| it.contains(family)), "no{family} in {legacy:?}");
    }
}
