//! Every rule runs over every fixture: `tests/fixtures/<CODE>/<fires-…|quiet-…>/`.
//!
//! What a case is, and what its marks mean, stands in `engine::fixtures`, which also runs the fixtures of a team's own rules.
//! `UPDATE_EXPECT=1 cargo test` writes `expect.txt`, but never against the marks.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{blesses, repository};
use feeler_lint::{
    engine::fixtures::{Fixtures, folders},
    report::concise,
};
use std::path::PathBuf;

fn fixtures() -> PathBuf {
    repository().join("tests/fixtures")
}

/// Runs all cases of a rule.
fn cases(code: &str) {
    let (folder, render, bless) = (fixtures(), &concise::render, blesses());
    let all = Fixtures { folder, pack: None, select: Vec::new(), render, bless }.judge(code, true);
    let failures: Vec<String> = all
        .iter()
        .filter(|case| !case.problems.is_empty())
        .map(|case| format!("{}\n  {}\n", case.name, case.problems.join("\n  ")))
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {} cases of {code} fail:\n\n{}",
        failures.len(),
        all.len(),
        failures.join("\n")
    );
}

macro_rules! rules {
    ($($test:ident $code:literal),* $(,)?) => {
        const TESTED: &[&str] = &[$($code),*];
        $(#[test] fn $test() { cases($code); })*
    };
}

rules! {
    dur001 "DUR001",
    dur002 "DUR002",
    dur003 "DUR003",
    hot001 "HOT001",
    hot002 "HOT002",
    hot003 "HOT003",
    hot004 "HOT004",
    hot005 "HOT005",
    rbk001 "RBK001",
    rbk002 "RBK002",
    rbk003 "RBK003",
    rbk004 "RBK004",
    rbk005 "RBK005",
    rbk006 "RBK006",
    rbk007 "RBK007",
    rbk008 "RBK008",
    rbk009 "RBK009",
    rbk010 "RBK010",
    rbk011 "RBK011",
    rbk101 "RBK101",
    rbk102 "RBK102",
    rbk103 "RBK103",
    rbk104 "RBK104",
    rbk105 "RBK105",
    rbk106 "RBK106",
    rbk107 "RBK107",
    rbk108 "RBK108",
    rbk109 "RBK109",
    sig001 "SIG001",
    sig002 "SIG002",
    sig003 "SIG003",
    sig004 "SIG004",
    sig005 "SIG005",
    sig006 "SIG006",
    sig007 "SIG007",
    sig008 "SIG008",
    sig009 "SIG009",
    sig010 "SIG010",
    sup001 "SUP001",
    sup002 "SUP002",
    sup003 "SUP003",
    sup004 "SUP004",
    syn001 "SYN001",
}

#[test]
fn every_rule_has_fixtures_and_every_folder_a_rule() {
    let catalog = feeler_lint::catalog::Catalog::builtin().unwrap();
    let codes: Vec<&str> = catalog.rules.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, TESTED, "the list in tests/rules.rs");
    assert_eq!(folders(&fixtures()), TESTED, "tests/fixtures");
}
