//! Every rule runs over every fixture: `tests/fixtures/<CODE>/<fires-…|quiet-…>/`.
//!
//! A case is a small project. Its sources mark what must be found: `//~ HOT001` at the end of a line (`#~` in TOML), `//~^` for
//! the line above. `expect.txt` holds the findings as concise lines, behind a comment that says what the case is about;
//! `UPDATE_EXPECT=1 cargo test` writes it, but never against the marks. Cases that begin with `quiet-` have no finding of their
//! own rule, and fixtures of one rule are the tests against false alarms of all others.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{blesses, copy, files_below, repository};
use feeler_lint::{
    base::date::Date,
    engine::{
        self,
        load::{Request, load_at},
    },
    report::concise,
};
use rayon::prelude::*;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Fixtures are judged on this day.
const TODAY: &str = "2026-06-15";

/// A line that has, or should have, a finding: path, line, code.
type Mark = (String, usize, String);

fn fixtures() -> PathBuf {
    repository().join("tests/fixtures")
}

fn folders(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let folders = entries.map(|it| it.unwrap()).filter(|it| it.file_type().unwrap().is_dir());
    let mut names: Vec<String> = folders.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Runs all cases of a rule.
fn cases(code: &str) {
    let folder = fixtures().join(code);
    let names = folders(&folder);
    for kind in ["fires-", "quiet-"] {
        assert!(names.iter().any(|it| it.starts_with(kind)), "{code} has no `{kind}…` fixture");
    }
    let failures: Vec<String> =
        names.par_iter().filter_map(|name| case(code, name, &folder.join(name)).err()).collect();
    assert!(
        failures.is_empty(),
        "{} of {} cases of {code} fail:\n\n{}",
        failures.len(),
        names.len(),
        failures.join("\n")
    );
}

fn case(code: &str, name: &str, folder: &Path) -> Result<(), String> {
    let actual = check(folder)?;
    let found: BTreeSet<Mark> = actual.lines().map(mark_of_line).collect();
    let wanted = marks(folder);
    let mut problems = Vec::new();
    for (path, line, code) in wanted.difference(&found) {
        problems.push(format!("  {path}:{line}: {code} is marked, but not found"));
    }
    for (path, line, code) in found.difference(&wanted) {
        problems.push(format!("  {path}:{line}: {code} is found, but not marked"));
    }
    let own = found.iter().any(|it| it.2 == code);
    match name.split('-').next() {
        Some("fires") if !wanted.iter().any(|it| it.2 == code) => {
            problems.push(format!("  no line is marked with {code}"))
        }
        Some("quiet") if own => problems.push(format!("  a quiet case has a finding of {code}")),
        Some("fires" | "quiet") => {}
        _ => problems.push("  a case is called `fires-…` or `quiet-…`".to_string()),
    }
    problems.extend(expectation(folder, &actual, problems.is_empty()));
    if problems.is_empty() { Ok(()) } else { Err(format!("{code}/{name}\n{}\n", problems.join("\n"))) }
}

/// Compares `expect.txt`, or writes it when the marks agree and blessing is asked for.
fn expectation(folder: &Path, actual: &str, marks_agree: bool) -> Option<String> {
    let path = folder.join("expect.txt");
    let text = fs::read_to_string(&path).unwrap_or_default();
    let about: String = text.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
    if about.is_empty() {
        return Some("  `expect.txt` does not begin with a `#` comment that says what the case is about".to_string());
    }
    let wanted = about + actual;
    if text == wanted {
        return None;
    }
    if blesses() && marks_agree {
        fs::write(&path, wanted).unwrap();
        return None;
    }
    marks_agree.then(|| format!("  `expect.txt` is stale; found was:\n{actual}"))
}

/// The findings of a project as concise lines.
fn check(folder: &Path) -> Result<String, String> {
    let copied = tempfile::TempDir::new().unwrap();
    copy(folder, copied.path());
    let request = Request { paths: vec![copied.path().to_path_buf()], ..Request::default() };
    let mut loaded = load_at(&request, Date::parse(TODAY).unwrap()).map_err(|error| format!("failed to {error}"))?;
    loaded.settings.threads = Some(1);
    let report = engine::check(&loaded.settings, &loaded.root, &request.paths);
    Ok(concise::render(&report.map_err(|error| format!("failed to {error}"))?))
}

/// `path:line:column: CODE [severity] message`.
fn mark_of_line(line: &str) -> Mark {
    let (place, rest) = line.split_once(": ").unwrap();
    let mut parts = place.rsplitn(3, ':');
    let (_, number, path) = (parts.next(), parts.next().unwrap(), parts.next().unwrap());
    (path.to_string(), number.parse().unwrap(), rest.split(' ').next().unwrap().to_string())
}

/// What the sources of a case mark.
fn marks(folder: &Path) -> BTreeSet<Mark> {
    let mut marks = BTreeSet::new();
    for (extension, sign) in [("rs", "//~"), ("toml", "#~")] {
        for file in files_below(folder, extension) {
            let path = file.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            for (at, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
                let Some((_, mark)) = line.split_once(sign) else { continue };
                let codes = mark.trim_start_matches('^');
                let up = mark.len() - codes.len();
                marks.extend(codes.split_whitespace().map(|code| (path.clone(), at + 1 - up, code.to_string())));
            }
        }
    }
    marks
}

macro_rules! rules {
    ($($test:ident $code:literal),* $(,)?) => {
        const TESTED: &[&str] = &[$($code),*];
        $(#[test] fn $test() { cases($code); })*
    };
}

rules! {
    hot001 "HOT001",
    hot002 "HOT002",
    hot003 "HOT003",
    hot004 "HOT004",
    hot005 "HOT005",
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
