//! Random input: whatever a file says, its bodies are read, followed and evaluated to an end, and always with the same result.

use super::{
    attributes,
    code::{self, Kind, MOST_HIGH, Tree, children},
    meaning::{Read, meaning},
    sense::Source,
    statics,
    words::{self, Wanted},
};
use crate::{
    base::source::{FileId, SourceText, Span},
    lang::rust::{
        lex::{Kind as T, Lexer, Tag, Token},
        parse::tests::soup::damage_by,
    },
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Sources of our own, some of which read variables.
const SOURCES: &[&str] = &[
    include_str!("code/parse.rs"),
    include_str!("code/stmts.rs"),
    include_str!("value/methods.rs"),
    include_str!("words.rs"),
    include_str!("soup.rs"),
    READS,
];

const READS: &str = r#"
static A: LazyLock<bool> = LazyLock::new(|| std::env::var("APP_A").is_ok_and(|it| it == "1"));
#[derive(Parser)]
struct Args { #[arg(long, env = "APP_B", default_value_t = true)] pub(crate) b: bool }
fn mode() -> Option<Mode> {
    let word = std::env::var("APP_C").ok()?.trim().to_lowercase();
    let Ok(word) = word.parse::<u32>() else { return None };
    match word.as_str() { "on" | "1" if word.len() > 1 => Some(Mode::On), "off" => None, other => panic!("{other}") }
}
fn run() { if let Ok(it) = env::var("APP_D") && !matches!(it.as_str(), "0" | "no") { new() } else { old() } }
"#;

const WORDS: &[&str] = &[
    "env::var(\"APP_A\")",
    "var(",
    "fn f(",
    "fn",
    "-> bool {",
    "let",
    "let a =",
    "a",
    "b",
    "Some(",
    "Ok(",
    "Err(",
    "None",
    "if",
    "else",
    "else if",
    "match",
    "match a {",
    "=>",
    "while",
    "for",
    "in",
    "loop",
    "return",
    "break",
    "async",
    "move",
    "unsafe",
    "const",
    "static",
    "'a:",
    "'a",
    "'x'",
    "true",
    "false",
    "1",
    "\"s\"",
    "\"{a}\"",
    "\"",
    "r#a",
    "a::b",
    "A::B",
    "::<",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "::",
    ":",
    ";",
    ",",
    ".",
    "..",
    "..=",
    "=",
    "==",
    "!=",
    "+=",
    "->",
    "|",
    "||",
    "&",
    "&&",
    "!",
    "?",
    "*",
    "-",
    "as",
    "#",
    "#[",
    "#[arg(env = \"APP_A\"",
    "@",
    "_",
    "mut",
    "ref",
    "matches!(",
    "m!(",
    "panic!(",
    "use",
    "impl",
    ".is_ok()",
    ".unwrap_or(",
    ".map(|a|",
    ".await",
    ".trim()",
    ".parse::<bool>()",
    "// x\n",
    "/*",
    "*/",
    "\n",
    "é",
];

/// Bodies of all functions, and all initialisers.
fn trees(text: &str, tokens: &[Token]) -> Vec<Tree> {
    let end = text.len() as u32;
    let bodies =
        tokens.iter().filter(|it| it.tag == Tag::Fn).filter_map(|it| code::body(text, Span::new(it.start, end)));
    let initialisers = statics::calls(text).into_iter().filter_map(|it| code::initialiser(text, it.whole));
    bodies.chain(initialisers).collect()
}

/// Parts come before what they are parts of, and no tree is too high.
fn validate(text: &str, tree: &Tree) {
    let mut heights: Vec<u32> = Vec::new();
    for id in tree.all() {
        let span = tree.span(id);
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {} bytes", text.len());
        let parts = children(tree.kind(id));
        parts.iter().for_each(|part| assert_eq!(tree.parent(*part), Some(id), "a part of two"));
        heights.push(1 + parts.iter().map(|part| heights[part.0 as usize]).max().unwrap_or(0));
    }
    assert!(heights.iter().max().is_none_or(|it| *it <= MOST_HIGH));
    assert!(tree.parent(tree.root).is_none());
}

/// What comes of each call, as if it read a variable.
fn follow(text: &SourceText, tree: &Tree, most: usize) {
    let words = ["true", "false", "warn"].map(str::to_string);
    let calls = tree.all().filter(|id| matches!(tree.kind(*id), Kind::Call(..) | Kind::Method(..)));
    for at in calls.take(most) {
        let read = Read { tree, at, source: &Source::Variable, file: FileId(0), text, item: None };
        assert_eq!(meaning(&read, &words), meaning(&read, &words), "another result the second time");
    }
}

fn survive(text: &str) {
    let tokens: Vec<Token> = Lexer::new(text).collect();
    let wanted = Wanted { prefixes: BTreeSet::from(["APP_".to_string()]), names: BTreeSet::from(["s".to_string()]) };
    let said = words::said(text, &wanted);
    for (_, start) in said.attributes.iter().chain(&said.attribute_names) {
        attributes::meaning(text, *start, &["true".to_string()]);
        attributes::field(text, *start);
    }
    for token in tokens.iter().filter(|it| it.kind == T::Close || it.kind == T::Ident) {
        let upto = &text[..token.end as usize];
        let from = upto.char_indices().rev().nth(80).map_or(0, |it| it.0);
        words::call(&upto[from..]);
        words::parameters(&upto[from..]);
        words::closure_names(&upto[from..]);
    }
    let source = SourceText::new("a.rs", text);
    for tree in trees(text, &tokens) {
        validate(text, &tree);
        follow(&source, &tree, 20);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn token_soup(words in prop::collection::vec(0..WORDS.len(), 0..120), glue in any::<bool>()) {
        let words: Vec<&str> = words.into_iter().map(|word| WORDS[word]).collect();
        survive(&format!("fn f() {{ {} }}", words.join(if glue { "" } else { " " })));
    }

    #[test]
    fn item_soup(words in prop::collection::vec(0..WORDS.len(), 0..60)) {
        let words: Vec<&str> = words.into_iter().map(|word| WORDS[word]).collect();
        survive(&words.join(" "));
    }

    #[test]
    fn bytes(text in any::<String>()) {
        survive(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_reads(wounds in prop::collection::vec(any::<(usize, usize, usize)>(), 1..6)) {
        survive(&damage_by(READS, &wounds, WORDS));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_sources(source in 0..SOURCES.len(), wounds in prop::collection::vec(any::<(usize, usize, usize)>(), 1..6)) {
        let text = damage_by(SOURCES[source], &wounds, WORDS);
        let tokens: Vec<Token> = Lexer::new(&text).collect();
        let source = SourceText::new("a.rs", text.as_str());
        for tree in trees(&text, &tokens) {
            validate(&text, &tree);
            follow(&source, &tree, 4);
        }
    }
}

/// What is written again and again: begin, what repeats, what is inside, what repeats behind it, and the end.
const SHAPES: &[[&str; 5]] = &[
    ["let ", "(", "a", ")", " = v();"],
    ["let ", "&&", "a", "", " = v();"],
    ["let ", "mut ", "a", "", " = v();"],
    ["let ", "Some(", "a", ")", " = v();"],
    ["let ", "a @ ", "b", "", " = v();"],
    ["", "(", "v()", ")", ""],
    ["", "(", "v()", "", ""],
    ["", "{", "v()", "}", ""],
    ["", "async ", "v()", "", ""],
    ["", "'a: ", "v()", "", ""],
    ["", "if a { b } else ", "{ v() }", "", ""],
    ["", "if ", "v()", "", ""],
    ["", "a; if ", "v()", "", ""],
    ["", "if v() { a } ", "", "", ""],
    ["", "|", "v()", "", ""],
    ["", "|a| ", "v()", "", ""],
    ["", "v() || ", "v()", "", ""],
    ["", "!", "v()", "", ""],
    ["v()", ".a()", "", "", ""],
    ["v()", "?", "", "", ""],
    ["v()", " as u8", "", "", ""],
    ["v()", "()", "", "", ""],
    ["a", " = b", "", "", " = v()"],
    ["match v() {", "\"a\" => 1,", "", "", "}"],
    ["", "match v() { _ => ", "1", "}", ""],
    ["let a = v();", " let a = a.ok();", "", "", " a"],
    ["let a = v();", " let b = (a, a); let a = b.trim();", "", "", " if a { b }"],
    ["let a = v();", " let b = a;", "", " let a = b;", " if a { b }"],
    ["let a = v();", " if a { return b; }", "", "", ""],
    ["let a = v();", " if let Ok(a) = a {", "a", "} else { b }", ""],
    ["", "(a + ) + ", "v()", "", ""],
    ["", "f(a.) (a::<) > ", "v()", "", ""],
    ["let ", "(a | ) | ", "b", "", " = v();"],
    ["", "if v() { a } else { if v() { ", "", "}}", ""],
];

/// Neither nesting nor repetition brings anything to its knees: depths and steps are counted.
#[test]
fn hostile_shapes_come_to_an_end() {
    let work = || {
        for [before, open, inside, close, after] in SHAPES {
            for times in [30, 300, 20_000] {
                let text = format!(
                    "fn f() -> bool {{ {before}{}{inside}{}{after} }}",
                    open.repeat(times),
                    close.repeat(times)
                );
                let tree = code::body(&text, Span::new(0, text.len() as u32));
                let source = SourceText::new("a.rs", text.as_str());
                tree.iter().for_each(|tree| validate(&text, tree));
                tree.iter().for_each(|tree| follow(&source, tree, 2));
            }
        }
    };
    // As much as a worker has.
    std::thread::Builder::new().stack_size(256 << 20).spawn(work).unwrap().join().unwrap();
}
