//! The rules of a `macro_rules!` definition.

use super::super::types::DOLLAR_CRATE;
use proc_macro2::{Delimiter, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

/// `(matcher) => { template }`.
pub(super) struct Rule {
    pub(super) matcher: Vec<Matcher>,
    pub(super) template: Vec<Template>,
}

/// A part of the left side.
pub(super) enum Matcher {
    /// This very token.
    Token(TokenTree),
    /// Tokens in these delimiters.
    Group(Delimiter, Vec<Matcher>),
    /// `$name:fragment`.
    Fragment(String, Fragment),
    /// `$(..) sep op`.
    Repeat(Repeat<Matcher>),
}

/// A part of the right side.
pub(super) enum Template {
    /// This very token.
    Token(TokenTree),
    /// Tokens in these delimiters.
    Group(Delimiter, Vec<Template>),
    /// `$name`.
    Variable(String),
    /// `$(..) sep op`.
    Repeat(Repeat<Template>),
}

/// A repetition.
pub(super) struct Repeat<T> {
    pub(super) inner: Vec<T>,
    pub(super) separator: Vec<Punct>,
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

/// Reads all rules; `None` when one of them cannot be understood.
pub(super) fn read(tokens: TokenStream) -> Option<Vec<Rule>> {
    let mut tokens = tokens.into_iter().peekable();
    let mut rules = Vec::new();
    while let Some(token) = tokens.next() {
        let TokenTree::Group(left) = token else { return None };
        for expected in ['=', '>'] {
            if !matches!(tokens.next()?, TokenTree::Punct(punct) if punct.as_char() == expected) {
                return None;
            }
        }
        let TokenTree::Group(right) = tokens.next()? else { return None };
        rules.push(Rule { matcher: matcher(left.stream())?, template: template(right.stream())? });
        tokens.next_if(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';'));
    }
    Some(rules)
}

/// What follows a `$`.
enum Dollar {
    Name(Ident),
    Repeat(TokenStream, Vec<Punct>, Op),
}

type Tokens = std::iter::Peekable<proc_macro2::token_stream::IntoIter>;

fn dollar(tokens: &mut Tokens) -> Option<Dollar> {
    match tokens.next()? {
        TokenTree::Ident(name) => Some(Dollar::Name(name)),
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            let mut separator = Vec::new();
            loop {
                let TokenTree::Punct(punct) = tokens.next()? else { return None };
                let op = match punct.as_char() {
                    '*' => Op::Any,
                    '+' => Op::Some,
                    '?' => Op::Once,
                    _ => {
                        separator.push(punct);
                        continue;
                    }
                };
                return Some(Dollar::Repeat(group.stream(), separator, op));
            }
        }
        // `$$` and `${count(x)}` are not stable.
        _ => None,
    }
}

fn matcher(tokens: TokenStream) -> Option<Vec<Matcher>> {
    let mut tokens = tokens.into_iter().peekable();
    let mut parts = Vec::new();
    while let Some(token) = tokens.next() {
        parts.push(match token {
            TokenTree::Punct(punct) if punct.as_char() == '$' => match dollar(&mut tokens)? {
                Dollar::Repeat(inner, separator, op) => {
                    Matcher::Repeat(Repeat { inner: matcher(inner)?, separator, op })
                }
                Dollar::Name(name) => {
                    if !matches!(tokens.next()?, TokenTree::Punct(punct) if punct.as_char() == ':') {
                        return None;
                    }
                    let TokenTree::Ident(fragment) = tokens.next()? else { return None };
                    Matcher::Fragment(name.to_string(), Fragment::of(&fragment.to_string())?)
                }
            },
            TokenTree::Group(group) => Matcher::Group(group.delimiter(), matcher(group.stream())?),
            token => Matcher::Token(token),
        });
    }
    Some(parts)
}

fn template(tokens: TokenStream) -> Option<Vec<Template>> {
    let mut tokens = tokens.into_iter().peekable();
    let mut parts = Vec::new();
    while let Some(token) = tokens.next() {
        parts.push(match token {
            TokenTree::Punct(punct) if punct.as_char() == '$' => match dollar(&mut tokens)? {
                Dollar::Repeat(inner, separator, op) => {
                    Template::Repeat(Repeat { inner: template(inner)?, separator, op })
                }
                Dollar::Name(name) if name == "crate" => {
                    Template::Token(TokenTree::Ident(Ident::new(DOLLAR_CRATE, Span::call_site())))
                }
                Dollar::Name(name) => Template::Variable(name.to_string()),
            },
            TokenTree::Group(group) => Template::Group(group.delimiter(), template(group.stream())?),
            token => Template::Token(token),
        });
    }
    Some(parts)
}

/// Whether a punctuation character is glued to the next one.
pub(super) fn joint(punct: &Punct) -> bool {
    punct.spacing() == Spacing::Joint
}
