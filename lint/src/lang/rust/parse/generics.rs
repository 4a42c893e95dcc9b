//! Generic parameters and where-clauses.

use super::{
    builder::PLAIN,
    cursor::Parser,
    failure::{Expected, Parse},
};
use crate::{
    facts::{Bound, Generics, GenericsId, Param, TypeId},
    lang::rust::lex::{Kind, Tag},
};

/// What a where-clause says.
pub(super) type Wheres = Vec<(TypeId, Vec<Bound>)>;

impl Parser<'_> {
    /// `<'a, T: A = B, const N: usize>`; none when there is no `<`.
    pub(super) fn generics(&mut self) -> Parse<Vec<Param>> {
        if self.at(b'<') { self.generic_params() } else { Ok(Vec::new()) }
    }

    pub(super) fn generic_params(&mut self) -> Parse<Vec<Param>> {
        self.expect(b'<')?;
        let mut params = Vec::new();
        while !self.at(b'>') {
            self.outer_attributes()?;
            self.generic_param(&mut params)?;
            if !self.at(b'>') {
                self.expect(b',')?;
            }
        }
        self.bump();
        Ok(params)
    }

    fn generic_param(&mut self, params: &mut Vec<Param>) -> Parse<()> {
        if self.peek().kind == Kind::Lifetime {
            self.bump();
            if self.eat_alone(b':') {
                self.bounds_until(b'>')?;
            }
            return Ok(());
        }
        if self.eat_tag(Tag::Const) {
            let (name, _) = self.name()?;
            self.expect_alone(b':')?;
            self.discard(Self::ty)?;
            if self.eat_alone(b'=') {
                self.const_argument()?;
            }
            params.push(Param { name, bounds: Vec::new(), default: None });
            return Ok(());
        }
        let (name, _) = if self.at_tag(Tag::Underscore) { self.any_name() } else { self.name()? };
        let bounds = if self.eat_alone(b':') { self.bounds_until(b'>')? } else { Vec::new() };
        let default = if self.eat_alone(b'=') { Some(self.ty()?) } else { None };
        params.push(Param { name, bounds, default });
        Ok(())
    }

    /// The default of a const parameter.
    fn const_argument(&mut self) -> Parse<()> {
        self.eat(b'-');
        match self.peek().kind {
            Kind::Open if self.at(b'{') => self.skip(),
            Kind::Str | Kind::Char | Kind::Number | Kind::Ident => self.bump(),
            _ => return self.unexpected(),
        }
        Ok(())
    }

    /// Whether `<` begins parameters and no qualified path: behind `impl` and `for` both may come.
    pub(super) fn generics_follow(&self, at: usize) -> bool {
        if self.token(at).byte != b'<' {
            return false;
        }
        let (first, second) = (self.token(at + 1), self.token(at + 2));
        let name = first.kind == Kind::Lifetime || first.kind == Kind::Ident && !first.tag.is_reserved();
        let sign = matches!(second.byte, b'>' | b',' | b'=') || second.byte == b':' && second.tag == Tag::None;
        matches!(first.byte, b'>' | b'#') || first.tag == Tag::Const || name && sign
    }

    /// `where A: B, C: D`; none when there is no `where`.
    pub(super) fn where_clause(&mut self) -> Parse<Wheres> {
        let mut wheres = Vec::new();
        if !self.eat_tag(Tag::Where) {
            return Ok(wheres);
        }
        while !self.predicates_end() {
            self.predicate(&mut wheres)?;
            if !self.eat(b',') {
                break;
            }
        }
        Ok(wheres)
    }

    /// Whether what follows a where-clause comes.
    fn predicates_end(&self) -> bool {
        self.at_end() || matches!(self.peek().byte, b'{' | b';' | b'=') || self.at_alone(b':')
    }

    fn predicate(&mut self, wheres: &mut Wheres) -> Parse<()> {
        self.outer_attributes()?;
        if self.peek().kind == Kind::Lifetime && self.nth(1).byte == b':' {
            self.at += 2;
            self.bounds_until(b'>')?;
            return Ok(());
        }
        self.binder()?;
        let ty = self.ty()?;
        if !self.eat_alone(b':') {
            return self.fail(Expected::Sign(b':'));
        }
        let bounds = self.bounds_until(b'{')?;
        wheres.push((ty, bounds));
        Ok(())
    }

    /// Stores parameters and predicates.
    pub(super) fn put_generics(&mut self, params: Vec<Param>, wheres: Wheres) -> GenericsId {
        if params.is_empty() && wheres.is_empty() {
            return PLAIN;
        }
        self.out.facts.generics.push(Generics { params, wheres });
        GenericsId(self.out.facts.generics.len() as u32 - 1)
    }
}
