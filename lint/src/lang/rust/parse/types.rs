//! Types and bounds.

use super::{
    cursor::Parser,
    failure::Parse,
    paths::{Qualified, Style},
};
use crate::{
    facts::{Bound, TypeId, TypeRef},
    lang::rust::lex::{Kind, Tag, Token},
};

impl Parser<'_> {
    /// A type with references, pointers and parentheses taken off.
    pub(super) fn ty(&mut self) -> Parse<TypeId> {
        self.nest(|this| this.any_type(true))
    }

    /// A type behind which `+` means something else.
    pub(super) fn ty_without_plus(&mut self) -> Parse<TypeId> {
        self.nest(|this| this.any_type(false))
    }

    fn any_type(&mut self, plus: bool) -> Parse<TypeId> {
        let token = self.peek();
        let term = match token.kind {
            Kind::Ident => return self.word_type(token, plus),
            Kind::Open if token.byte == b'(' => return self.paren_type(plus),
            Kind::Open if token.byte == b'[' => self.slice_type()?,
            Kind::Open if token.byte == super::INVISIBLE => return self.grouped_type(plus),
            Kind::Lifetime => TypeRef::Dyn(self.bounds(plus)?),
            Kind::Punct => match token.byte {
                b'&' => return self.reference_type(),
                b'*' => return self.pointer_type(),
                b'<' => self.projection()?,
                b':' => return self.path_type(plus),
                b'!' => {
                    self.bump();
                    TypeRef::Never
                }
                b'?' => TypeRef::Dyn(self.bounds(plus)?),
                _ => return self.unexpected(),
            },
            _ => return self.unexpected(),
        };
        Ok(self.out.add_type(term))
    }

    /// A type that begins with a word.
    fn word_type(&mut self, token: Token, plus: bool) -> Parse<TypeId> {
        let term = match token.tag {
            Tag::None if self.eat_builtin() => TypeRef::Unknown,
            Tag::None => return self.path_type(plus),
            Tag::Dyn if self.dyn_follows() => {
                self.bump();
                let star = self.eat(b'*');
                let bounds = self.bounds(plus)?;
                if star { TypeRef::Unknown } else { TypeRef::Dyn(bounds) }
            }
            Tag::Impl => {
                self.bump();
                TypeRef::Impl(self.bounds(plus)?)
            }
            Tag::Fn | Tag::Unsafe | Tag::Extern => self.fn_type()?,
            Tag::For => return self.bound_type(plus),
            Tag::Underscore => {
                self.bump();
                TypeRef::Infer
            }
            Tag::Dyn => {
                let (name, span) = self.any_name();
                TypeRef::Path(self.out.add_name(name, span))
            }
            _ => return self.path_type(plus),
        };
        Ok(self.out.add_type(term))
    }

    /// Whether `dyn` begins a trait object: before 2018 it may be a name.
    fn dyn_follows(&self) -> bool {
        let next = self.nth(1);
        match next.kind {
            Kind::Ident => next.tag != Tag::As && next.tag != Tag::Where,
            Kind::Lifetime => true,
            Kind::Open => next.byte == b'(',
            Kind::Punct => matches!(next.byte, b'?' | b'*' | b'~') || next.tag == Tag::PathSep,
            _ => false,
        }
    }

    /// `for<'a> fn(&'a A)`, `for<'a> Fn(&'a A)`.
    fn bound_type(&mut self, plus: bool) -> Parse<TypeId> {
        let before = self.at;
        self.binder()?;
        let term = if matches!(self.peek().tag, Tag::Fn | Tag::Unsafe | Tag::Extern) {
            self.fn_type()?
        } else {
            self.at = before;
            TypeRef::Dyn(self.bounds(plus)?)
        };
        Ok(self.out.add_type(term))
    }

    /// A path, a macro, or bounds without `dyn`.
    fn path_type(&mut self, plus: bool) -> Parse<TypeId> {
        let path = self.path(Style::Type)?;
        if self.at_alone(b'!') && self.nth(1).kind == Kind::Open {
            self.bump();
            self.skip();
            return Ok(self.out.add_type(TypeRef::Unknown));
        }
        if plus && self.at_alone(b'+') {
            let mut bounds = vec![Bound { path }];
            self.bump();
            if self.at_bound() {
                self.bounds_into(true, &mut bounds)?;
            }
            return Ok(self.out.add_type(TypeRef::Dyn(bounds)));
        }
        Ok(self.out.add_type(TypeRef::Path(path)))
    }

    /// An expression's or type's tokens that a macro passed on: a type when they are read as one.
    fn grouped_type(&mut self, plus: bool) -> Parse<TypeId> {
        let group = self.enter(super::INVISIBLE)?;
        let ty = self.nest(|this| this.any_type(plus))?;
        self.leave(group)?;
        Ok(ty)
    }

    /// `(A)`, `(A, B)`, `(dyn A) + B`.
    fn paren_type(&mut self, plus: bool) -> Parse<TypeId> {
        let mark = self.out.open();
        let group = self.enter(b'(')?;
        let (mut first, mut comma) = (None, false);
        while !self.at_end() {
            let ty = self.ty()?;
            self.out.push(ty.0);
            first = first.or(Some(ty));
            if !self.at_end() {
                self.expect(b',')?;
                comma = true;
            }
        }
        self.leave(group)?;
        let Some(ty) = first.filter(|_| !comma) else {
            let list = self.out.close(mark);
            return Ok(self.out.add_type(TypeRef::Tuple(list)));
        };
        self.out.abandon(mark);
        if !(plus && self.at_alone(b'+')) {
            return Ok(ty);
        }
        let mut bounds = match &self.out.facts.types[ty.0 as usize] {
            TypeRef::Path(path) => vec![Bound { path: *path }],
            TypeRef::Dyn(bounds) => bounds.clone(),
            _ => return Ok(ty),
        };
        self.bump();
        self.bounds_into(true, &mut bounds)?;
        Ok(self.out.add_type(TypeRef::Dyn(bounds)))
    }

    /// `[T]` and `[T; n]`.
    fn slice_type(&mut self) -> Parse<TypeRef> {
        let group = self.enter(b'[')?;
        let ty = self.ty()?;
        if self.eat(b';') {
            self.discard(Self::expr)?;
        }
        self.leave(group)?;
        Ok(TypeRef::Slice(ty))
    }

    fn reference_type(&mut self) -> Parse<TypeId> {
        self.bump();
        if self.peek().kind == Kind::Lifetime {
            self.bump();
        }
        self.eat_tag(Tag::Mut);
        self.ty_without_plus()
    }

    fn pointer_type(&mut self) -> Parse<TypeId> {
        self.bump();
        if !self.eat_tag(Tag::Const) {
            self.expect_tag(Tag::Mut)?;
        }
        self.ty_without_plus()
    }

    /// `<T as Trait>::A::B`: each further segment projects from what stands before it.
    fn projection(&mut self) -> Parse<TypeRef> {
        let Qualified { mut ty, mut of } = self.qualified()?;
        let before = self.out.checkpoint();
        let path = self.path(Style::Type)?;
        let segments = self.out.facts.segments_of(path).iter();
        let names: Vec<_> = segments.map(|segment| segment.name).collect();
        self.out.rollback(before);
        let mut names = names.into_iter().peekable();
        while let Some(name) = names.next() {
            let term = TypeRef::Assoc { ty, of: of.take(), name };
            if names.peek().is_none() {
                return Ok(term);
            }
            self.grow()?;
            ty = self.out.add_type(term);
        }
        Ok(TypeRef::Unknown)
    }

    /// `unsafe extern "C" fn(a: A, ...) -> B`.
    fn fn_type(&mut self) -> Parse<TypeRef> {
        self.eat_tag(Tag::Unsafe);
        self.abi();
        self.expect_tag(Tag::Fn)?;
        let mark = self.out.open();
        let group = self.enter(b'(')?;
        while !self.at_end() {
            self.outer_attributes()?;
            let named = self.peek().kind == Kind::Ident && self.nth(1).tag == Tag::None && self.nth(1).byte == b':';
            self.at += if named { 2 } else { 0 };
            if self.eat_tag(Tag::DotDotDot) {
                self.eat(b',');
                break;
            }
            let ty = self.ty()?;
            self.out.push(ty.0);
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        let params = self.out.close(mark);
        Ok(TypeRef::Fn { params, ret: self.output(false)? })
    }

    /// `extern "C"`.
    pub(super) fn abi(&mut self) {
        if self.eat_tag(Tag::Extern) && self.peek().kind == Kind::Str {
            self.bump();
        }
    }

    /// A return type, absent for unit.
    pub(super) fn output(&mut self, plus: bool) -> Parse<Option<TypeId>> {
        if !self.eat_tag(Tag::Arrow) {
            return Ok(None);
        }
        if plus { self.ty() } else { self.ty_without_plus() }.map(Some)
    }

    /// Skips `for<'a, 'b>`.
    pub(super) fn binder(&mut self) -> Parse<()> {
        if self.eat_tag(Tag::For) {
            self.discard(Self::generic_params)?;
        }
        Ok(())
    }

    /// Trait bounds, at least one; lifetimes and `?Sized` are dropped.
    pub(super) fn bounds(&mut self, plus: bool) -> Parse<Vec<Bound>> {
        let mut found = Vec::new();
        self.bounds_into(plus, &mut found)?;
        Ok(found)
    }

    fn bounds_into(&mut self, plus: bool, found: &mut Vec<Bound>) -> Parse<()> {
        loop {
            self.bound(found)?;
            if !(plus && self.eat_alone(b'+') && self.at_bound()) {
                return Ok(());
            }
        }
    }

    /// Bounds that may be none, as behind `T:`; `close` is what may end the list around.
    pub(super) fn bounds_until(&mut self, close: u8) -> Parse<Vec<Bound>> {
        let mut found = Vec::new();
        while self.at_bound() && !self.at(close) {
            self.bound(&mut found)?;
            if !self.eat_alone(b'+') {
                break;
            }
        }
        Ok(found)
    }

    /// Whether something comes that begins a bound.
    fn at_bound(&self) -> bool {
        let token = self.peek();
        match token.kind {
            Kind::Ident => token.tag != Tag::Where,
            Kind::Lifetime => true,
            Kind::Open => matches!(token.byte, b'(' | b'['),
            Kind::Punct => matches!(token.byte, b'?' | b'~' | b'<' | b'!') || token.tag == Tag::PathSep,
            _ => false,
        }
    }

    fn bound(&mut self, found: &mut Vec<Bound>) -> Parse<()> {
        if self.peek().kind == Kind::Lifetime {
            self.bump();
            return Ok(());
        }
        if self.eat_tag(Tag::Use) {
            return self.discard(Self::angle);
        }
        if !self.at_open(b'(') {
            return self.trait_bound(found);
        }
        let group = self.enter(b'(')?;
        self.nest(|this| this.bound(found))?;
        self.leave(group)
    }

    /// `for<'a> ~const ?Trait<A>`.
    fn trait_bound(&mut self, found: &mut Vec<Bound>) -> Parse<()> {
        self.binder()?;
        if self.at_open(b'[') {
            self.skip();
        }
        self.eat(b'~');
        self.eat_tag(Tag::Const);
        self.eat_tag(Tag::Async);
        let dropped = self.eat(b'?') || self.eat_alone(b'!');
        self.binder()?;
        if dropped {
            return self.discard(|this| this.path(Style::Type));
        }
        let path = self.path(Style::Type)?;
        found.push(Bound { path });
        Ok(())
    }
}
