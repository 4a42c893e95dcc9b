//! Whether a test sets a switch: its name stands in code that only tests run, and so does the value.

use crate::{
    base::source::FileId,
    engine::{analyze::Project, flags::tests_in, run::Files},
    lang::rust::lex::{Kind, Lexer, Token},
};
use std::collections::{BTreeMap, BTreeSet};

/// By name: the words that tests have beside it.
pub(in crate::engine) type Tests = BTreeMap<String, BTreeSet<String>>;

/// Looks through the tests of a project for names. Every word of a file that has a name in its tests counts, which errs towards
/// silence; so does a name that a constant stands for.
pub(in crate::engine) fn tested(project: &Project, files: &Files<'_>, names: &BTreeSet<String>) -> Tests {
    let mut tests = Tests::new();
    let texts: Vec<(bool, String)> = project
        .files
        .iter()
        .enumerate()
        .map(|(at, file)| (in_tests(&file.path), files.text(FileId(at as u32))))
        .collect();
    for (whole, text) in &texts {
        let found: Vec<&String> = names.iter().filter(|name| text.contains(name.as_str())).collect();
        if found.is_empty() {
            continue;
        }
        let spans = if *whole { Vec::new() } else { tests_in(text) };
        let inside = |token: &Token| *whole || spans.iter().any(|span| span.contains(token.start));
        let tokens: Vec<Token> = Lexer::new(text).filter(|it| !it.is_comment() && inside(it)).collect();
        let words: BTreeSet<String> = tokens.iter().filter_map(|it| word(text, it)).collect();
        if words.is_empty() {
            continue;
        }
        // A constant of the file may stand for the name in its tests.
        for name in found {
            let constant = constant_of(text, name);
            let named = words.iter().any(|it| it.contains(name.as_str()));
            let by_constant = constant.is_some_and(|constant| {
                tokens.iter().any(|it| text.get(it.start as usize..it.end as usize) == Some(constant))
            });
            if named || by_constant {
                tests.entry(name.clone()).or_default().extend(words.iter().flat_map(|it| parts(it)));
            }
        }
    }
    tests
}

/// Files that only tests have.
fn in_tests(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    parts.iter().any(|part| matches!(*part, "tests" | "test" | "testing"))
        || parts
            .last()
            .is_some_and(|name| name.ends_with("_test.rs") || name.ends_with("_tests.rs") || *name == "tests.rs")
}

/// A string's content, or a truth value or number.
fn word(text: &str, token: &Token) -> Option<String> {
    let written = text.get(token.start as usize..token.end as usize)?;
    match token.kind {
        Kind::Str => Some(written.trim_matches(['"', '#', 'r']).to_string()),
        Kind::Number => Some(written.to_string()),
        Kind::Ident if matches!(written, "true" | "false") => Some(written.to_string()),
        _ => None,
    }
}

/// The words in a string: `NAME=false` sets one, too.
fn parts(word: &str) -> Vec<String> {
    let is_end = |it: char| !it.is_ascii_alphanumeric() && !matches!(it, '_' | '-' | '.');
    std::iter::once(word).chain(word.split(is_end)).filter(|it| !it.is_empty()).map(str::to_string).collect()
}

/// The name of a constant whose value is the name of a switch.
fn constant_of<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let at = text.find(&format!("= \"{name}\""))?;
    let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let head = text[line..at].split(':').next()?.trim_end();
    let constant = head.rsplit(' ').next()?;
    (head.contains("const ") || head.contains("static ")).then_some(constant)
}
