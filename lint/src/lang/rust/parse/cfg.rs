//! Predicates of `cfg`: what they are in a build that ships.

use super::cursor::Parser;
use crate::lang::rust::lex::Kind;
use std::ops::Range;

/// Options of `cfg` that never hold in a build that ships.
const UNSHIPPED: &[&str] =
    &["test", "doctest", "doc", "miri", "loom", "kani", "fuzzing", "bench", "debug_assertions", "wasm", "madsim"];

/// Features that a package has for its tests.
const TEST_FEATURES: &[&str] = &[
    "testing",
    "test",
    "tests",
    "test-util",
    "test-utils",
    "test_util",
    "test_utils",
    "test-support",
    "test_support",
    "testutils",
    "mock",
    "mocks",
    "failpoints",
    "fuzzing",
    "loom",
    "madsim",
];

/// Targets without threads: nothing there can be offloaded, so their variants say nothing about the others.
const THREADLESS: &[(&str, &[&str])] =
    &[("target_family", &["wasm"]), ("target_arch", &["wasm32", "wasm64"]), ("target_os", &["wasi", "emscripten"])];

/// Predicates that nest deeper are not decided.
const DEEPEST: u32 = 100;

/// Whether a `cfg` predicate is false in every build that ships.
pub(super) fn never_ships(parser: &Parser, predicate: Range<usize>) -> bool {
    ships(parser, predicate) == Some(false)
}

/// What a `cfg` predicate is in a build that ships, when that can be told.
pub(super) fn ships(parser: &Parser, predicate: Range<usize>) -> Option<bool> {
    holds(parser, parts(parser, predicate).next()?)
}

/// The same for a predicate without commas at its top.
pub(super) fn holds(parser: &Parser, part: Range<usize>) -> Option<bool> {
    decide(parser, part, DEEPEST)
}

fn decide(parser: &Parser, part: Range<usize>, depth: u32) -> Option<bool> {
    let depth = depth.checked_sub(1)?;
    let first = parser.token(part.start);
    if first.kind != Kind::Ident {
        return None;
    }
    let name = parser.word(part.start);
    let second = parser.token(part.start + 1);
    match part.len() {
        1 => UNSHIPPED.contains(&name).then_some(false),
        3 if second.kind == Kind::Punct => option(name, parser.word(part.start + 2)),
        _ if second.byte == b'(' && parser.behind(part.start + 1) == part.end => {
            let values = parts(parser, part.start + 2..part.end - 1).map(|part| decide(parser, part, depth));
            combine(name, values)
        }
        _ => None,
    }
}

/// `key = "value"`.
fn option(key: &str, value: &str) -> Option<bool> {
    let value = value.trim_matches('"');
    let known = match key {
        "feature" => TEST_FEATURES.contains(&value),
        _ => THREADLESS.iter().any(|(name, values)| *name == key && values.contains(&value)),
    };
    known.then_some(false)
}

fn combine(operator: &str, mut values: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    match operator {
        "not" => values.next().flatten().map(|value| !value),
        "all" | "any" => {
            let decisive = operator == "any";
            let mut known = true;
            for value in values {
                match value {
                    Some(value) if value == decisive => return Some(decisive),
                    Some(_) => {}
                    None => known = false,
                }
            }
            known.then_some(!decisive)
        }
        _ => None,
    }
}

/// The parts of a list between its commas; no empty ones.
pub(super) fn parts(parser: &Parser, list: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = list.start;
    let next = move || {
        if at >= list.end {
            return None;
        }
        let start = at;
        while at < list.end && parser.token(at).byte != b',' {
            at = parser.behind(at);
        }
        let part = start..at;
        at += 1;
        Some(part)
    };
    std::iter::from_fn(next).filter(|part| !part.is_empty())
}
