//! Expansion of `macro_rules!`, without hygiene: one step, and on through calls of the macro itself, by which macros give arguments
//! their defaults. Calls of other macros stay.
//!
//! The linker calls this when an invocation resolves to a definition of the workspace. Definition and invocation come as
//! text, so that facts stay free of tokens; what comes out is facts of their own, with spans relative to the invocation.

mod matching;
mod own_calls;
mod places;
mod rules;
mod transcribe;

use super::{cursor::Parser, failure::Parse, items::Holder, macros, tokens::Tokens};
use crate::{
    facts::{Expr, ExprId, FileFacts, ItemId},
    lang::rust::lex::Tag,
};
use matching::Match;
use places::Places;
use rules::Rule;
use transcribe::{Output, transcribe};

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

/// More tokens than these do not come out of a macro: what grows so fast is no code that somebody wrote.
const MOST: u32 = 12_000;

/// Expands an invocation of the macro `name`. `definition` is the text between the outer delimiters of `macro_rules! name { .. }`,
/// `invocation` that between the delimiters of `name!(..)`. `None` when no rule matches or what comes out cannot be read.
pub fn expand(name: &str, definition: &str, invocation: &str, position: Position) -> Option<Expansion> {
    let (first, further) = outputs((name, definition), invocation, position)?;
    further.and_then(|output| read(output, position)).or_else(|| read(first, position))
}

/// Reads what was written out.
fn read(Output { text, tokens, origins }: Output, position: Position) -> Option<Expansion> {
    let places = Places::new(&tokens, origins);
    let tokens = Tokens::of_list(tokens, text.len())?;
    let mut parser = Parser::new(&text, &tokens, &[]);
    parser.strict = true;
    let value = match position {
        Position::Expr => value(&mut parser).map(Some),
        Position::Items => items(&mut parser).map(|()| None),
    };
    let mut facts = parser.out.finish();
    let value = value.ok()?;
    places.translate(&mut facts);
    Some(Expansion { facts, value })
}

/// What the first rule that matches makes of an invocation; and the same with the macro's calls of itself expanded, if there are any.
fn outputs((name, definition): (&str, &str), invocation: &str, position: Position) -> Option<(Output, Option<Output>)> {
    let (definition_tokens, invocation_tokens) = (Tokens::of_piece(definition)?, Tokens::of_piece(invocation)?);
    let definition = Parser::new(definition, &definition_tokens, &[]);
    let rules = rules::read(&definition)?;
    let first = step(&definition, &rules, invocation, &invocation_tokens)?;
    let further = own_calls::expanded(name, (&definition, &rules), &first, position);
    Some((first, further))
}

/// What the first rule that matches makes of the tokens between an invocation's delimiters.
fn step(definition: &Parser, rules: &[Rule], text: &str, tokens: &Tokens) -> Option<Output> {
    let mut invocation = Parser::new(text, tokens, &[]);
    invocation.strict = true;
    // Only the end of what is passed on matters, not what it holds.
    invocation.macros = macros::DEEPEST;
    let mut attempt = Match { definition, invocation };
    rules.iter().find_map(|rule| {
        let bindings = attempt.bindings(&rule.matcher)?;
        Some(transcribe(definition, &attempt.invocation, &rule.template, &bindings, MOST))
    })?
}

fn value(parser: &mut Parser) -> Parse<ExprId> {
    let expression = |this: &mut Parser| {
        let condition = this.at_tag(Tag::Let);
        let id = this.expr()?;
        let whole = this.at_end() && !(condition && matches!(this.out.expr(id), Expr::Let(..)));
        if whole { Ok(id) } else { this.unexpected() }
    };
    match parser.attempt(expression) {
        Ok(id) => Ok(id),
        Err(_) => {
            let id = parser.statements()?;
            if parser.at_end() { Ok(id) } else { parser.unexpected() }
        }
    }
}

fn items(parser: &mut Parser) -> Parse<()> {
    parser.inner_attributes()?;
    let mark = parser.out.open();
    parser.items(Holder::Module)?;
    parser.out.facts.root = parser.out.take(mark).into_iter().map(ItemId).collect();
    Ok(())
}
