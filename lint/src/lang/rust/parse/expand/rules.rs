//! The rules of a `macro_rules!` definition. Tokens are indices into those of the definition.

use super::super::{cursor::Parser, tokens::closing};
use crate::lang::rust::lex::{Kind, Tag};
use std::ops::Range;

/// `(matcher) => { template }`.
pub(super) struct Rule<'t> {
    pub(super) matcher: Vec<Matcher<'t>>,
    pub(super) template: Vec<Template<'t>>,
}

/// A part of the left side.
pub(super) enum Matcher<'t> {
    /// This very token.
    Token(usize),
    /// Tokens in brackets, of which the opening one is told.
    Group(u8, Vec<Matcher<'t>>),
    /// `$name:fragment`.
    Fragment(&'t str, Fragment),
    /// `$(..) sep op`.
    Repeat(Repeat<Matcher<'t>>),
}

/// A part of the right side.
pub(super) enum Template<'t> {
    /// This very token.
    Token(usize),
    /// Tokens between an opening bracket and a closing one.
    Group(usize, usize, Vec<Template<'t>>),
    /// `$crate`.
    Crate,
    /// `$name`.
    Variable(&'t str),
    /// `$(..) sep op`.
    Repeat(Repeat<Template<'t>>),
}

/// A repetition.
pub(super) struct Repeat<T> {
    pub(super) inner: Vec<T>,
    pub(super) separator: Range<usize>,
    pub(super) op: Op,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// `*`
    Any,
    /// `+`
    Some,
    /// `?`
    Once,
}

/// What a variable matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fragment {
    Block,
    Expr,
    Ident,
    Item,
    Lifetime,
    Literal,
    Meta,
    Pat,
    PatParam,
    Path,
    Stmt,
    Tree,
    Type,
    Visibility,
}

impl Fragment {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "block" => Self::Block,
            "expr" | "expr_2021" => Self::Expr,
            "ident" => Self::Ident,
            "item" => Self::Item,
            "lifetime" => Self::Lifetime,
            "literal" => Self::Literal,
            "meta" => Self::Meta,
            "pat" => Self::Pat,
            "pat_param" => Self::PatParam,
            "path" => Self::Path,
            "stmt" => Self::Stmt,
            "tt" => Self::Tree,
            "ty" => Self::Type,
            "vis" => Self::Visibility,
            _ => return None,
        })
    }
}

/// Definitions that nest deeper are not read.
const DEEPEST: u32 = 128;

/// Reads all rules; `None` when one of them cannot be understood.
pub(super) fn read<'t>(tokens: &Parser<'t>) -> Option<Vec<Rule<'t>>> {
    let mut rules = Vec::new();
    let mut at = 0;
    while tokens.token(at).kind != Kind::End {
        let left = group(tokens, at)?;
        at = left.end + 1;
        if tokens.token(at).tag != Tag::FatArrow {
            return None;
        }
        let right = group(tokens, at + 2)?;
        at = right.end + 1;
        at += usize::from(tokens.token(at).byte == b';');
        let rule = Rule { matcher: matcher(tokens, left, 0)?, template: template(tokens, right, 0)? };
        rules.push(rule);
    }
    Some(rules)
}

/// The range of the tokens in the group that opens at `at`.
fn group(tokens: &Parser, at: usize) -> Option<Range<usize>> {
    (tokens.token(at).kind == Kind::Open).then(|| at + 1..tokens.close_of(at))
}

/// What follows a `$`.
enum Dollar {
    /// A name, at this index.
    Name(usize),
    /// The contents, the separator, and how often; the index behind all of it.
    Repeat(Range<usize>, Range<usize>, Op, usize),
}

fn dollar(tokens: &Parser, at: usize, end: usize) -> Option<Dollar> {
    let token = tokens.token(at);
    if at >= end {
        return None;
    }
    if token.kind == Kind::Ident {
        return Some(Dollar::Name(at));
    }
    // `$$` and `${count(x)}` are not stable.
    let contents = group(tokens, at).filter(|_| token.byte == b'(')?;
    let separator = contents.end + 1;
    for index in separator..end {
        let token = tokens.token(index);
        let op = match (token.kind, token.byte) {
            (Kind::Punct, b'*') => Op::Any,
            (Kind::Punct, b'+') => Op::Some,
            (Kind::Punct, b'?') => Op::Once,
            (Kind::Open, _) => return None,
            _ => continue,
        };
        return Some(Dollar::Repeat(contents, separator..index, op, index + 1));
    }
    None
}

fn matcher<'t>(tokens: &Parser<'t>, range: Range<usize>, depth: u32) -> Option<Vec<Matcher<'t>>> {
    if depth > DEEPEST {
        return None;
    }
    let mut parts = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let token = tokens.token(at);
        if token.kind == Kind::Punct && token.byte == b'$' {
            at = match dollar(tokens, at + 1, range.end)? {
                Dollar::Repeat(inner, separator, op, behind) => {
                    parts.push(Matcher::Repeat(Repeat { inner: matcher(tokens, inner, depth + 1)?, separator, op }));
                    behind
                }
                Dollar::Name(name) => {
                    let (colon, fragment) = (tokens.token(name + 1), name + 2);
                    if colon.byte != b':' || fragment >= range.end || tokens.token(fragment).kind != Kind::Ident {
                        return None;
                    }
                    parts.push(Matcher::Fragment(tokens.word(name), Fragment::of(tokens.word(fragment))?));
                    fragment + 1
                }
            };
            continue;
        }
        parts.push(match group(tokens, at) {
            Some(inner) => Matcher::Group(token.byte, matcher(tokens, inner, depth + 1)?),
            None => Matcher::Token(at),
        });
        at = tokens.behind(at);
    }
    Some(parts)
}

fn template<'t>(tokens: &Parser<'t>, range: Range<usize>, depth: u32) -> Option<Vec<Template<'t>>> {
    if depth > DEEPEST {
        return None;
    }
    let mut parts = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let token = tokens.token(at);
        if token.kind == Kind::Punct && token.byte == b'$' {
            at = match dollar(tokens, at + 1, range.end)? {
                Dollar::Repeat(inner, separator, op, behind) => {
                    parts.push(Template::Repeat(Repeat { inner: template(tokens, inner, depth + 1)?, separator, op }));
                    behind
                }
                Dollar::Name(name) => {
                    let is_crate = tokens.token(name).tag == Tag::Crate;
                    parts.push(if is_crate { Template::Crate } else { Template::Variable(tokens.word(name)) });
                    name + 1
                }
            };
            continue;
        }
        parts.push(match group(tokens, at) {
            Some(inner) => {
                debug_assert_eq!(tokens.token(inner.end).byte, closing(token.byte));
                Template::Group(at, inner.end, template(tokens, inner, depth + 1)?)
            }
            None => Template::Token(at),
        });
        at = tokens.behind(at);
    }
    Some(parts)
}
