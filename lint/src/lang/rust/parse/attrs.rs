//! What attributes say.

use super::{
    cfg::{holds, never_ships, parts},
    cursor::Parser,
    failure::Parse,
};
use crate::{
    facts::{Attrs, Name},
    lang::rust::lex::{Kind, Tag},
};
use std::ops::Range;

/// Last segments of attributes that make a function a test or a benchmark.
const TESTS: &[&str] = &[
    "test",
    "bench",
    "rstest",
    "test_case",
    "test_log",
    "quickcheck",
    "proptest",
    "wasm_bindgen_test",
    "test_matrix",
    "parameterized",
    "traced_test",
    "gtest",
    "googletest",
    "test_with",
    "ktest",
    "should_panic",
];

/// Derives that make a wrapper stand for what it wraps: `derive_more`, `shrinkwraprs`, `bevy`.
const DEREFS: &[&str] = &["Deref", "Shrinkwrap"];

/// Attributes that were passed over.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attributes {
    /// Indices of their first token, and of the one behind them.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether one of them is a `cfg` that never ships.
    pub(super) unshipped: bool,
}

/// An attribute: a path and what follows it.
struct Meta<'t> {
    /// The last segment.
    word: &'t str,
    qualified: bool,
    /// What stands in its brackets, if there are any.
    list: Option<Range<usize>>,
    /// The token behind `=`.
    value: Option<usize>,
    /// How many `cfg_attr` are around it.
    depth: u32,
}

/// `cfg_attr` in `cfg_attr` is not followed farther.
const DEEPEST: u32 = 16;

impl<'t> Parser<'t> {
    /// Passes over `#[..]` attributes.
    pub(super) fn outer_attributes(&mut self) -> Parse<Attributes> {
        if self.at(b'#') { self.attributes(1) } else { Ok(Attributes { from: self.at, to: self.at, unshipped: false }) }
    }

    /// Passes over `#![..]` attributes.
    pub(super) fn inner_attributes(&mut self) -> Parse<Attributes> {
        if self.at(b'#') { self.attributes(2) } else { Ok(Attributes { from: self.at, to: self.at, unshipped: false }) }
    }

    /// Attributes whose sign takes so many tokens.
    fn attributes(&mut self, sign: usize) -> Parse<Attributes> {
        let from = self.at;
        let mut unshipped = false;
        while self.at(b'#') && self.nth(sign).byte == b'[' && (sign == 1 || self.nth(1).byte == b'!') {
            let open = self.at + sign;
            let close = self.close_of(open);
            if self.is_missing(close) {
                return self.unexpected();
            }
            unshipped |= self.word(open + 1) == "cfg"
                && self.meta(open + 1..close, 0).is_some_and(|meta| meta.is_unshipped(self));
            self.at = close + 1;
        }
        Ok(Attributes { from, to: self.at, unshipped })
    }

    /// Every attribute in a range of tokens.
    fn metas(&self, found: Attributes, each: &mut dyn FnMut(Meta<'t>)) {
        let mut at = found.from;
        while at < found.to {
            if self.token(at).kind == Kind::Open {
                if let Some(meta) = self.meta(at + 1..self.close_of(at), 0) {
                    each(meta);
                }
                at = self.close_of(at);
            }
            at += 1;
        }
    }

    fn meta(&self, tokens: Range<usize>, depth: u32) -> Option<Meta<'t>> {
        let mut at = tokens.start;
        if self.token(at).tag == Tag::PathSep {
            at += 2;
        }
        let mut qualified = false;
        while self.token(at).kind == Kind::Ident && self.token(at + 1).tag == Tag::PathSep && at + 2 < tokens.end {
            qualified = true;
            at += 3;
        }
        if at >= tokens.end || self.token(at).kind != Kind::Ident {
            return None;
        }
        let next = at + 1;
        let opens = next < tokens.end && self.token(next).kind == Kind::Open;
        let equals = next + 1 < tokens.end && self.token(next).byte == b'=';
        Some(Meta {
            word: self.word(at),
            qualified,
            list: opens.then(|| next + 1..self.close_of(next)),
            value: equals.then_some(next + 1),
            depth,
        })
    }

    /// Reads the attributes of an item.
    pub(super) fn attrs(&self, attributes: &[Attributes]) -> Attrs {
        let mut found = Attrs::default();
        for range in attributes {
            self.metas(*range, &mut |meta| self.attr(&meta, &mut found));
        }
        found
    }

    fn attr(&self, meta: &Meta, found: &mut Attrs) {
        match (meta.word, &meta.list) {
            ("doc" | "inline" | "allow" | "must_use", _) => {}
            ("derive", Some(list)) => found.deref |= self.derives(list.clone(), DEREFS),
            ("cfg" | "cfg_or_panic", Some(list)) => found.test |= never_ships(self, list.clone()),
            ("cfg_attr", Some(list)) => self.conditional(list.clone(), meta.depth, found),
            ("hot", _) => found.hot = true,
            ("macro_export", _) => found.exported = true,
            ("proc_macro" | "proc_macro_derive" | "proc_macro_attribute", _) => found.proc_macro = true,
            ("main", _) => found.runtime_main |= meta.qualified,
            ("launch", _) => found.runtime_main = true,
            ("op" | "op2", _) => found.replaced = true,
            (word, _) => found.test |= TESTS.contains(&word),
        }
    }

    /// Whether a list of derives has one of these names, whatever crate it is from.
    fn derives(&self, list: Range<usize>, names: &[&str]) -> bool {
        parts(self, list).filter_map(|part| self.meta(part, 0)).any(|meta| names.contains(&meta.word))
    }

    /// Attributes that `cfg_attr(predicate, ..)` adds; those under a predicate that never ships count as absent.
    fn conditional(&self, list: Range<usize>, depth: u32, found: &mut Attrs) {
        let mut parts = parts(self, list);
        let absent = parts.next().is_none_or(|predicate| holds(self, predicate) == Some(false));
        if absent || depth >= DEEPEST {
            return;
        }
        for meta in parts.filter_map(|part| self.meta(part, depth + 1)) {
            self.attr(&meta, found);
        }
    }

    /// Whether one of the attributes is nothing but this word.
    pub(super) fn has_attribute(&self, attributes: Attributes, word: &str) -> bool {
        let mut found = false;
        self.metas(attributes, &mut |meta| found |= !meta.qualified && meta.word == word);
        found
    }

    /// `#[path = ".."]`, also inside `cfg_attr`.
    pub(super) fn path_attribute(&mut self, attributes: &[Attributes]) -> Option<Name> {
        let mut found = None;
        for range in attributes {
            self.metas(*range, &mut |meta| {
                found = found.take().or_else(|| self.path_of(&meta));
            });
        }
        found.map(|text| self.out.name(&text))
    }

    fn path_of(&self, meta: &Meta) -> Option<String> {
        match (meta.word, &meta.list, meta.value) {
            ("path", _, Some(value)) if !meta.qualified => self.string(value),
            ("cfg_attr", Some(list), _) if !meta.qualified && meta.depth < DEEPEST => {
                parts(self, list.clone()).skip(1).find_map(|part| self.path_of(&self.meta(part, meta.depth + 1)?))
            }
            _ => None,
        }
    }

    /// The value of a string literal.
    pub(super) fn string(&self, index: usize) -> Option<String> {
        let token = self.token(index);
        if token.kind != Kind::Str || !matches!(token.byte, b'"' | b'r') {
            return None;
        }
        let text = self.text_of(token).trim_start_matches('r').trim_start_matches('#');
        let text = text.strip_prefix('"')?;
        let text = &text[..text.rfind('"')?];
        Some(if token.byte == b'r' { text.to_owned() } else { unescape(text) })
    }
}

impl Meta<'_> {
    fn is_unshipped(&self, parser: &Parser) -> bool {
        let list = self.list.clone().filter(|_| !self.qualified && self.word == "cfg");
        list.is_some_and(|list| never_ships(parser, list))
    }
}

/// A string without its escapes, as far as names of files need them.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match (char, if char == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('r')) => out.push('\r'),
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some('0')) => out.push('\0'),
            ('\\', Some('x')) => out.extend(code(&chars.by_ref().take(2).collect::<String>())),
            ('\\', Some('u')) => {
                let digits: String = chars.by_ref().take_while(|char| *char != '}').collect();
                out.extend(code(&digits.replace(['{', '_'], "")));
            }
            ('\\', Some('\n')) => {
                let rest = chars.as_str().trim_start();
                chars = rest.chars();
            }
            ('\\', Some(other)) => out.push(other),
            (char, _) => out.push(char),
        }
    }
    out
}

fn code(digits: &str) -> Option<char> {
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}
