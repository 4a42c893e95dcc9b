//! Matching an invocation against the left side of a rule.
//!
//! rustc never backtracks into a fragment; this matcher tries and gives up instead of failing, which accepts all that
//! rustc accepts, as far as repetitions can be told apart by looking at what comes next.

use super::{
    super::{cursor::Parser, failure::Parse, items::Holder, paths::Style},
    rules::{Fragment, Matcher, Op, Repeat},
};
use crate::lang::rust::lex::{Kind, Tag};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What a variable is bound to.
#[derive(Clone, Debug)]
pub(super) enum Bound {
    /// The tokens of a fragment, as indices into those of the invocation.
    Tokens(Range<usize>, Fragment),
    /// One binding for each turn of a repetition.
    Each(Vec<Bound>),
}

/// Variables by name.
pub(super) type Bindings<'t> = FxHashMap<&'t str, Bound>;

/// An invocation that is matched; its parser only tells where fragments end.
pub(super) struct Match<'m, 't> {
    pub(super) definition: &'m Parser<'t>,
    pub(super) invocation: Parser<'t>,
}

impl<'t> Match<'_, 't> {
    /// The bindings with which all of the invocation matches.
    pub(super) fn bindings(&mut self, matcher: &[Matcher<'t>]) -> Option<Bindings<'t>> {
        self.invocation.at = 0;
        let mut bindings = Bindings::default();
        self.sequence(matcher, &mut bindings)?;
        self.invocation.at_end().then_some(bindings)
    }

    fn sequence(&mut self, matcher: &[Matcher<'t>], bindings: &mut Bindings<'t>) -> Option<()> {
        let mut parts = matcher.iter();
        while let Some(part) = parts.next() {
            match part {
                Matcher::Token(expected) => {
                    let width = self.token(*expected)?;
                    // The rest of an operator was compared with it.
                    (1..width).for_each(|_| _ = parts.next());
                }
                Matcher::Group(byte, inner) => {
                    let group = self.invocation.enter(*byte).ok()?;
                    self.sequence(inner, bindings)?;
                    self.invocation.leave(group).ok()?;
                }
                Matcher::Fragment(name, kind) => {
                    let start = self.invocation.at;
                    self.fragment(*kind)?;
                    bindings.insert(name, Bound::Tokens(start..self.invocation.at, *kind));
                }
                Matcher::Repeat(it) => self.repeat(it, bindings)?,
            }
        }
        Some(())
    }

    /// Matches a token of the definition, an operator as a whole, since `=` must not match the head of `==`; how many tokens.
    fn token(&mut self, expected: usize) -> Option<usize> {
        let (expected, found) = (self.definition.token(expected), self.invocation.peek());
        if expected.kind != found.kind || expected.tag != found.tag {
            return None;
        }
        let width = if expected.kind == Kind::Punct { expected.tag.width() } else { 1 };
        let same = match expected.kind {
            Kind::Punct => expected.byte == found.byte,
            _ => self.definition.text_of(expected) == self.invocation.text_of(found),
        };
        self.invocation.at += width;
        same.then_some(width)
    }

    fn repeat(&mut self, it: &Repeat<Matcher<'t>>, bindings: &mut Bindings<'t>) -> Option<()> {
        let mut turns: Vec<Bindings> = Vec::new();
        while !self.invocation.at_end() {
            let before = self.invocation.at;
            let mut turn = Bindings::default();
            let separated = turns.is_empty() || self.separator(it.separator.clone()).is_some();
            let start = self.invocation.at;
            if !separated || self.sequence(&it.inner, &mut turn).is_none() || self.invocation.at == start {
                self.invocation.at = before;
                break;
            }
            turns.push(turn);
            if it.op == Op::Once {
                break;
            }
        }
        if it.op == Op::Some && turns.is_empty() {
            return None;
        }
        let mut names = Vec::new();
        variables(&it.inner, &mut names);
        for name in names {
            let each = turns.iter_mut().filter_map(|turn| turn.remove(name)).collect();
            bindings.insert(name, Bound::Each(each));
        }
        Some(())
    }

    fn separator(&mut self, mut tokens: Range<usize>) -> Option<()> {
        while let Some(expected) = tokens.next() {
            let width = self.token(expected)?;
            (1..width).for_each(|_| _ = tokens.next());
        }
        Some(())
    }

    /// Takes a fragment off the invocation.
    fn fragment(&mut self, kind: Fragment) -> Option<()> {
        let parser = &mut self.invocation;
        let token = parser.peek();
        let word = token.kind == Kind::Ident;
        match kind {
            Fragment::Ident if word && token.tag != Tag::Underscore => parser.bump(),
            Fragment::Lifetime if token.kind == Kind::Lifetime => parser.bump(),
            Fragment::Ident | Fragment::Lifetime => return None,
            Fragment::Literal => literal(parser)?,
            Fragment::Visibility => _ = parser.visibility(),
            Fragment::Tree => tree(parser)?,
            _ => parser.discard(|this| parse(this, kind)).ok()?,
        }
        Some(())
    }
}

fn parse(parser: &mut Parser, kind: Fragment) -> Parse<()> {
    match kind {
        Fragment::Block => parser.block().map(drop),
        Fragment::Expr => parser.expr().map(drop),
        Fragment::Item => parser.item(Holder::Module),
        Fragment::Meta => meta(parser),
        Fragment::Pat => parser.pat().map(drop),
        Fragment::PatParam => parser.single_pat().map(drop),
        Fragment::Path => parser.any_path(Style::Type).map(drop),
        Fragment::Stmt => statement(parser),
        _ => parser.ty().map(drop),
    }
}

fn literal(parser: &mut Parser) -> Option<()> {
    parser.eat(b'-');
    let token = parser.peek();
    let literal = matches!(token.kind, Kind::Str | Kind::Char | Kind::Number);
    let boolean = matches!(token.tag, Tag::True | Tag::False);
    parser.skip();
    (literal || boolean).then_some(())
}

/// `path`, `path = e`, `path(..)`.
fn meta(parser: &mut Parser) -> Parse<()> {
    if parser.at_tag(Tag::Unsafe) {
        parser.bump();
    } else {
        parser.path(Style::Expr)?;
    }
    if parser.eat_alone(b'=') {
        parser.expr()?;
    } else if parser.peek().kind == Kind::Open {
        parser.skip();
    }
    Ok(())
}

/// A statement without its semicolon.
fn statement(parser: &mut Parser) -> Parse<()> {
    if parser.at_tag(Tag::Let) {
        while !parser.at_end() && !parser.at(b';') {
            parser.skip();
        }
        return Ok(());
    }
    if parser.attempt(|this| this.item(Holder::Module)).is_ok() {
        return Ok(());
    }
    parser.expr().map(drop)
}

/// One token tree as rustc sees it: an operator of several characters is one.
fn tree(parser: &mut Parser) -> Option<()> {
    let token = parser.peek();
    match token.kind {
        Kind::Close | Kind::End => return None,
        Kind::Punct => parser.at += token.tag.width(),
        _ => parser.skip(),
    }
    Some(())
}

/// The variables that a matcher binds.
fn variables<'t>(matcher: &[Matcher<'t>], names: &mut Vec<&'t str>) {
    for part in matcher {
        match part {
            Matcher::Fragment(name, _) => names.push(name),
            Matcher::Group(_, inner) => variables(inner, names),
            Matcher::Repeat(it) => variables(&it.inner, names),
            Matcher::Token(_) => {}
        }
    }
}
