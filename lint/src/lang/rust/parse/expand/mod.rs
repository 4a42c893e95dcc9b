//! Expansion of `macro_rules!`: one step, without hygiene.
//!
//! The linker calls this when an invocation resolves to a definition of the workspace. Definition and invocation come as
//! text, so that facts stay free of tokens; what comes out is facts of their own, with spans relative to the invocation.

mod matching;
mod rules;
mod transcribe;

use super::{
    guard::{Guard, LIMIT},
    lower::Lower,
    place::Places,
    types::DOLLAR_CRATE,
};
use crate::{
    facts::{ExprId, FileFacts, ItemId},
    lang::rust::lex::Lexer,
};
use proc_macro2::{Group, Span, TokenStream, TokenTree};
use syn::parse::{Parser, discouraged::Speculative};

/// Where an invocation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// As an expression or statement.
    Expr,
    /// Among items.
    Items,
}

/// What an invocation expands to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// Facts of the expansion alone. Spans are offsets into the invocation's text; what the definition put there has the
    /// span `0..0`. In position [`Position::Items`] the items are in [`FileFacts::root`]. `$crate` marks a path with
    /// [`Path::dollar_crate`](crate::facts::Path::dollar_crate) and stands as the name `$crate` at the head of an import.
    pub facts: FileFacts,
    /// In position [`Position::Expr`], what the invocation evaluates to: an expression, or a block of statements.
    pub value: Option<ExprId>,
}

/// Expands an invocation. `definition` is the text between the outer delimiters of `macro_rules! name { .. }`, `invocation`
/// that between the delimiters of `name!(..)`. `None` when no rule matches or what comes out cannot be read.
pub fn expand(definition: &str, invocation: &str, position: Position) -> Option<Expansion> {
    if !sound(definition) || !sound(invocation) {
        return None;
    }
    proc_macro2::extra::invalidate_current_thread_spans();
    let rules = rules::read(placeless(definition.parse().ok()?))?;
    // The invocation begins on the second line, so that its tokens differ from those without a place, which are on the first.
    let invocation_tokens: TokenStream = format!("\n{invocation}").parse().ok()?;
    let output = rules.iter().find_map(|rule| {
        let bindings = matching::matches(&rule.matcher, invocation_tokens.clone())?;
        Some(transcribe::transcribe(&rule.template, &bindings, LIMIT))
    })??;
    let lower = Lower::new(Places::expansion(invocation), &[], Vec::new());
    match position {
        Position::Expr => value(lower, output),
        Position::Items => items(lower, output),
    }
}

/// Whether syn may see a text.
fn sound(text: &str) -> bool {
    let mut guard = Guard::new(text);
    Lexer::range(text, 0, text.len()).filter(|token| !token.is_comment()).for_each(|token| guard.token(token));
    let verdict = guard.finish();
    verdict.sound() && verdict.opaque.is_empty()
}

/// The tokens of a definition, stripped of their places.
fn placeless(tokens: TokenStream) -> TokenStream {
    let strip = |mut token: TokenTree| {
        if let TokenTree::Group(group) = token {
            token = TokenTree::Group(Group::new(group.delimiter(), placeless(group.stream())));
        }
        token.set_span(Span::call_site());
        token
    };
    tokens.into_iter().map(strip).collect()
}

fn value(mut lower: Lower, tokens: TokenStream) -> Option<Expansion> {
    let parser = |input: syn::parse::ParseStream| {
        let ahead = input.fork();
        match ahead.parse::<syn::Expr>() {
            Ok(expr) if ahead.is_empty() && !matches!(expr, syn::Expr::Let(_)) => {
                input.advance_to(&ahead);
                Ok(vec![syn::Stmt::Expr(expr, None)])
            }
            _ => input.call(syn::Block::parse_within),
        }
    };
    let stmts = parser.parse2(tokens).ok()?;
    let value = match &stmts[..] {
        [syn::Stmt::Expr(expr, None)] => lower.expr(expr),
        stmts => lower.statements(stmts),
    };
    Some(Expansion { facts: finish(lower), value: Some(value) })
}

fn items(mut lower: Lower, tokens: TokenStream) -> Option<Expansion> {
    let file: syn::File = syn::parse2(tokens).ok()?;
    let mark = lower.open();
    for item in &file.items {
        lower.item(item);
    }
    let ids = lower.take(mark);
    lower.facts.root = ids.into_iter().map(ItemId).collect();
    Some(Expansion { facts: finish(lower), value: None })
}

fn finish(lower: Lower) -> FileFacts {
    let mut facts = lower.finish();
    for name in &mut facts.names {
        if **name == *DOLLAR_CRATE {
            *name = "$crate".into();
        }
    }
    facts
}
