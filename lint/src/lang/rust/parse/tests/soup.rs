//! Random input: token soup and damaged sources. Whatever comes in, facts are well formed and always the same.

use super::super::{Position, expand, extract};
use crate::{base::source::Span, facts::*};
use proptest::prelude::*;

/// Sources of our own, with everything that people write.
pub(super) const SOURCES: &[&str] = &[
    include_str!("../exprs.rs"),
    include_str!("../items.rs"),
    include_str!("../types.rs"),
    include_str!("../macros/args.rs"),
    include_str!("../expand/matching.rs"),
    include_str!("../../lex.rs"),
    include_str!("hostile.rs"),
    "#![cfg(test)]\r\nasync fn é() { tokio::select! { a = b() => { c().await? } else => {} } }\r\n// feeler: allow(A) b\r\nmod a { fn b( }",
];

const WORDS: &[&str] = &[
    "fn",
    "impl",
    "mod",
    "struct",
    "enum",
    "trait",
    "use",
    "const",
    "static",
    "let",
    "if",
    "else",
    "match",
    "for",
    "in",
    "while",
    "loop",
    "async",
    "await",
    "move",
    "unsafe",
    "pub",
    "where",
    "as",
    "dyn",
    "return",
    "break",
    "yield",
    "self",
    "crate",
    "macro_rules",
    "a",
    "b",
    "é",
    "'a",
    "'x'",
    "\"s\"",
    "1",
    "1.0",
    "r#\"x\"#",
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
    "=",
    "=>",
    "->",
    "|",
    "||",
    "&",
    "&&",
    "!",
    "?",
    "*",
    "+",
    "-",
    "#",
    "$",
    "@",
    "_",
    "\n",
    "// x\n",
    "// feeler: hot\n",
    "// feeler: allow(A) r\n",
    "/*",
    "*/",
    "\"",
    "'",
    "m!",
    "vec![",
    "println!(",
    "select! {",
    "cfg_if! {",
    "cfg_select! {",
    "#[cfg(test)]",
    "#[test]",
    "\u{feff}",
];

/// Panics when an id leads nowhere or a span is no part of the text.
fn validate(text: &str, facts: &FileFacts) {
    let span = |span: Span| {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {} bytes", text.len())
    };
    let list = |list: ListId| facts.list(list).to_vec();
    let items = |id: ListId| list(id).iter().for_each(|id| _ = &facts.items[*id as usize]);
    facts.root.iter().for_each(|id| _ = &facts.items[id.0 as usize]);
    for item in &facts.items {
        span(item.span);
        span(item.name_span);
        facts.name(item.name);
        match &item.kind {
            ItemKind::Module { items: members, .. }
            | ItemKind::Trait { items: members, .. }
            | ItemKind::Impl { items: members, .. } => {
                items(*members);
            }
            ItemKind::MacroRules { body } | ItemKind::MacroCall { body, .. } => span(*body),
            _ => {}
        }
    }
    facts.fns.iter().for_each(|function| span(function.sig));
    facts.paths.iter().for_each(|path| span(path.span));
    facts.scopes.iter().for_each(|scope| span(scope.span));
    for problem in &facts.problems {
        span(problem.span);
        assert!(!problem.message.contains("internal error"));
    }
    for call in &facts.calls {
        span(call.span);
        span(call.at);
        list(call.args).iter().for_each(|id| _ = &facts.exprs[*id as usize]);
        if let Target::Macro { body, .. } = call.target {
            span(body);
        }
    }
    for expr in &facts.exprs {
        if let Expr::Block { stmts, items: members, .. } = expr {
            assert_eq!(list(*stmts).len() % Stmt::WIDTH, 0);
            items(*members);
        }
    }
    for allow in &facts.allows {
        span(allow.span);
        assert!(allow.target as usize <= text.len());
        allow.code_spans.iter().for_each(|place| span(*place));
    }
    // Everything that the root leads to can be rendered, so every id in between is right.
    super::dump(facts);
}

fn survive(text: &str) {
    let facts = extract(text);
    validate(text, &facts);
    facts.calls.iter().for_each(|call| assert!(call.span.covers(call.at), "{call:?}"));
    assert_eq!(facts, extract(text), "another result the second time");
}

/// What only the rules of a macro hold.
const RULES: &[&str] = &[
    "$a",
    "$b",
    "$c",
    "$a:expr",
    "$b:tt",
    "$c:ident",
    "$a:ty",
    "$b:stmt",
    "$c:pat",
    "$a:item",
    "$b:vis",
    "$c:path",
    "$a:block",
    "$b:meta",
    "$c:literal",
    "$a:lifetime",
    "$(",
    ")*",
    "),*",
    ")?",
    ");+",
    "$crate",
    "$crate::a",
    "=> {",
    "};",
    "$$",
    "${count(a)}",
    "=>",
];

fn soup(words: &[usize], lexicon: &[&[&'static str]]) -> String {
    let lexicon = lexicon.concat();
    words.iter().map(|word| lexicon[word % lexicon.len()]).collect::<Vec<_>>().join(" ")
}

fn survive_expansion(definition: &str, invocation: &str) {
    for position in [Position::Expr, Position::Items] {
        let expansion = expand("m", definition, invocation, position);
        if let Some(expansion) = &expansion {
            validate(invocation, &expansion.facts);
            expansion.value.iter().for_each(|id| _ = &expansion.facts.exprs[id.0 as usize]);
        }
        assert_eq!(expansion, expand("m", definition, invocation, position), "another result the second time");
    }
}

/// Replaces, removes and adds pieces of a text.
pub(super) fn damage(source: &str, wounds: &[(usize, usize, usize)]) -> String {
    damage_by(source, wounds, WORDS)
}

/// The same with other words: at which character, how many, and by which word.
pub(crate) fn damage_by(source: &str, wounds: &[(usize, usize, usize)], words: &[&str]) -> String {
    let mut chars: Vec<char> = source.chars().collect();
    for (at, len, word) in wounds {
        let start = at % (chars.len() + 1);
        let end = (start + len % 12).min(chars.len());
        chars.splice(start..end, words[word % words.len()].chars().take(if word % 3 == 0 { 0 } else { 99 }));
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn token_soup(words in prop::collection::vec(0..WORDS.len(), 0..120), glue in any::<bool>()) {
        let words: Vec<&str> = words.into_iter().map(|word| WORDS[word]).collect();
        survive(&words.join(if glue { "" } else { " " }));
    }

    #[test]
    fn macro_soup(rules in prop::collection::vec(any::<usize>(), 0..60), words in prop::collection::vec(any::<usize>(), 0..60)) {
        survive_expansion(&soup(&rules, &[WORDS, RULES, RULES]), &soup(&words, &[WORDS]));
    }

    #[test]
    fn template_soup(template in prop::collection::vec(any::<usize>(), 0..24), words in prop::collection::vec(any::<usize>(), 0..16)) {
        let invocation = format!("a + b, [u8], {}", soup(&words, &[WORDS]));
        let template = soup(&template, &[&["$a", "$b", "$($c)*", "$($c),*", "$a.b()", "$b::c", "let a =", ";", "$a;"], RULES, WORDS]);
        survive_expansion(&format!("($a:expr, $b:ty, $($c:tt)*) => {{ {template} }}"), &invocation);
        survive_expansion(&format!("($($c:tt)*) => {{ fn f() {{ {template} }} }}"), &invocation);
    }

    #[test]
    fn bytes(text in any::<String>()) {
        survive(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_sources(source in 0..SOURCES.len(), wounds in prop::collection::vec(any::<(usize, usize, usize)>(), 1..6)) {
        survive(&damage(SOURCES[source], &wounds));
    }

    #[test]
    fn cut_off_sources(source in 0..SOURCES.len(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let chars: Vec<char> = SOURCES[source].chars().collect();
        let (from, to) = (from.index(chars.len()), to.index(chars.len()));
        survive(&chars[from.min(to)..from.max(to)].iter().collect::<String>());
    }
}

#[test]
fn undamaged_sources_have_no_problems() {
    for source in &SOURCES[..SOURCES.len() - 1] {
        survive(source);
        assert_eq!(extract(source).problems, []);
    }
}
