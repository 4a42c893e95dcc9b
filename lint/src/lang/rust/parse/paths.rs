//! Paths and generic arguments.

use super::{
    builder::{EMPTY, PathHead},
    cursor::Parser,
    failure::{Expected, Parse},
};
use crate::{
    base::source::Span,
    facts::{GenericArgs, ListId, PathId, TypeId, TypeRef},
    lang::rust::lex::{Kind, Tag},
};

/// Where a path stands: in expressions, `<` behind a name compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Expr,
    Type,
}

/// What precedes `>::` in a qualified path.
pub(super) struct Qualified {
    pub(super) ty: TypeId,
    pub(super) of: Option<PathId>,
}

impl Parser<'_> {
    /// Whether a path begins here, `<T>::` aside.
    pub(super) fn at_path(&self) -> bool {
        let token = self.peek();
        match token.kind {
            Kind::Ident => is_segment(token.tag),
            _ => token.tag == Tag::PathSep,
        }
    }

    /// A path without a qualified type in front.
    pub(super) fn path(&mut self, style: Style) -> Parse<PathId> {
        let start = self.peek().start;
        let leading = self.eat_tag(Tag::PathSep);
        self.segments(style, leading, None, start)
    }

    /// `<T as Trait>::a`, or any other path.
    pub(super) fn any_path(&mut self, style: Style) -> Parse<PathId> {
        if !self.at(b'<') {
            return self.path(style);
        }
        let start = self.peek().start;
        let Qualified { ty, of } = self.qualified()?;
        self.segments(style, false, Some((ty, of)), start)
    }

    /// `<T as Trait>::`.
    pub(super) fn qualified(&mut self) -> Parse<Qualified> {
        self.expect(b'<')?;
        let ty = self.ty()?;
        let of = if self.eat_tag(Tag::As) {
            let leading = self.eat_tag(Tag::PathSep);
            let start = self.peek().start;
            Some(self.segments(Style::Type, leading, None, start)?)
        } else {
            None
        };
        self.expect(b'>')?;
        self.expect_tag(Tag::PathSep)?;
        Ok(Qualified { ty, of })
    }

    fn segments(
        &mut self,
        style: Style,
        leading: bool,
        qself: Option<(TypeId, Option<PathId>)>,
        start: u32,
    ) -> Parse<PathId> {
        let from = self.out.segments();
        let mut dollar_crate = false;
        loop {
            let token = self.peek();
            if token.kind != Kind::Ident || !is_segment(token.tag) {
                return self.fail(Expected::Name);
            }
            if token.tag == Tag::DollarCrate && self.out.segments() == from {
                dollar_crate = true;
                self.bump();
                self.expect_tag(Tag::PathSep)?;
                continue;
            }
            let (name, _) = self.any_name();
            let args = self.arguments(style)?;
            self.out.push_segment(name, args);
            if !self.at_tag(Tag::PathSep) || self.nth(2).kind != Kind::Ident {
                break;
            }
            self.at += 2;
        }
        let span = self.since(start);
        Ok(self.out.close_path(from, PathHead { leading, dollar_crate, qself }, span))
    }

    /// The arguments of a segment.
    fn arguments(&mut self, style: Style) -> Parse<Option<GenericArgs>> {
        let turbofish = self.at_tag(Tag::PathSep);
        match if turbofish { self.nth(2) } else { self.peek() }.byte {
            b'<' if turbofish
                || (style == Style::Type && !self.at_tag(Tag::LessEq) && !self.at_tag(Tag::ShlAssign)) =>
            {
                self.at += if turbofish { 2 } else { 0 };
                self.nest(Self::angle).map(Some)
            }
            b'(' if style == Style::Type => {
                self.at += if turbofish { 2 } else { 0 };
                self.nest(Self::sugar).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// `<A, B, Item = C, Item: D>`.
    pub(super) fn angle(&mut self) -> Parse<GenericArgs> {
        self.expect(b'<')?;
        let mut found = GenericArgs::default();
        while !self.at(b'>') {
            self.argument(&mut found)?;
            if !self.at(b'>') {
                self.expect(b',')?;
            }
        }
        self.bump();
        Ok(found)
    }

    fn argument(&mut self, found: &mut GenericArgs) -> Parse<()> {
        let token = self.peek();
        match token.kind {
            Kind::Lifetime if self.nth(1).byte != b'+' => self.bump(),
            Kind::Str | Kind::Char | Kind::Number => self.const_value(found, 1),
            Kind::Punct if token.byte == b'-' && self.nth(1).kind == Kind::Number => self.const_value(found, 2),
            Kind::Open if token.byte == b'{' => {
                self.skip();
                self.const_value(found, 0);
            }
            Kind::Ident if matches!(token.tag, Tag::True | Tag::False) => self.const_value(found, 1),
            Kind::Ident if self.named_argument_follows() => self.named_argument(found)?,
            _ => {
                let ty = self.type_argument(found)?;
                found.types.extend(ty);
            }
        }
        Ok(())
    }

    /// A const argument of so many tokens: its value does not matter.
    fn const_value(&mut self, found: &mut GenericArgs, tokens: usize) {
        self.at += tokens;
        found.types.push(self.out.add_type(TypeRef::Unknown));
    }

    /// Whether `name =` or `name :` comes.
    fn named_argument_follows(&self) -> bool {
        let sign = self.nth(1);
        sign.tag == Tag::None && matches!(sign.byte, b'=' | b':')
    }

    /// `Item = T`, `N = 3`, `Item: Bound`.
    fn named_argument(&mut self, found: &mut GenericArgs) -> Parse<()> {
        let (name, _) = self.any_name();
        self.named_value(name, found)
    }

    fn named_value(&mut self, name: crate::facts::Name, found: &mut GenericArgs) -> Parse<()> {
        if self.eat(b':') {
            let bounds = self.bounds_until(b'>')?;
            found.constraints.push((name, bounds));
            return Ok(());
        }
        self.expect_alone(b'=')?;
        match self.peek().kind {
            Kind::Str | Kind::Char | Kind::Number => self.bump(),
            Kind::Open if self.at(b'{') => self.skip(),
            Kind::Punct if self.at(b'-') => self.at += 2,
            _ => {
                let ty = self.ty()?;
                found.bindings.push((name, ty));
            }
        }
        Ok(())
    }

    /// A type, or a binding whose name has arguments of its own: `Item<'a> = T`.
    fn type_argument(&mut self, found: &mut GenericArgs) -> Parse<Option<TypeId>> {
        let name = (self.peek().kind == Kind::Ident && self.nth(1).byte == b'<').then_some(self.at);
        let before = name.map(|_| self.out.checkpoint());
        let ty = self.ty()?;
        match (name, before) {
            (Some(name), Some(before)) if self.at_alone(b'=') || self.at_alone(b':') => {
                self.out.rollback(before);
                let name = self.out.name(self.word(name));
                self.named_value(name, found)?;
                Ok(None)
            }
            _ => Ok(Some(ty)),
        }
    }

    /// `(A, B) -> C` behind `Fn`.
    fn sugar(&mut self) -> Parse<GenericArgs> {
        let mark = self.out.open();
        let group = self.enter(b'(')?;
        while !self.at_end() {
            let ty = self.ty()?;
            self.out.push(ty.0);
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        let inputs = TypeRef::Tuple(self.out.close(mark));
        let inputs = self.out.add_type(inputs);
        let output = match self.output(false)? {
            Some(ty) => ty,
            None => self.out.add_type(TypeRef::Tuple(EMPTY)),
        };
        Ok(GenericArgs {
            types: vec![inputs],
            bindings: vec![(self.out.name("Output"), output)],
            constraints: Vec::new(),
        })
    }

    /// Turbofish arguments of a method call, const arguments kept as unknown.
    pub(super) fn turbofish(&mut self) -> Parse<ListId> {
        if !self.eat_tag(Tag::PathSep) {
            return Ok(EMPTY);
        }
        let types = self.nest(Self::angle)?.types;
        let mark = self.out.open();
        types.iter().for_each(|ty| self.out.push(ty.0));
        Ok(self.out.close(mark))
    }

    /// Takes `a::b` as macros are named; the index of the exclamation mark behind it, if there is one.
    pub(super) fn bang_behind_path(&self) -> Option<usize> {
        let mut at = self.at;
        if self.token(at).tag == Tag::PathSep {
            at += 2;
        }
        loop {
            let token = self.token(at);
            if token.kind != Kind::Ident || !is_segment(token.tag) {
                return None;
            }
            let next = self.token(at + 1);
            match next.tag {
                Tag::PathSep => at += 3,
                Tag::None if next.byte == b'!' => return Some(at + 1),
                _ => return None,
            }
        }
    }

    /// The span of a path that was read.
    pub(super) fn path_span(&self, path: PathId) -> Span {
        self.out.facts.paths[path.0 as usize].span
    }

    /// The text of the last segment of a path that was read.
    pub(super) fn last_segment(&self, path: PathId) -> &str {
        self.out.facts.segments_of(path).last().map_or("", |segment| self.out.text(segment.name))
    }

    /// Whether a path that was read is nothing but this name.
    pub(super) fn is_lone(&self, path: PathId, name: &str) -> bool {
        let segments = self.out.facts.segments_of(path);
        let path = &self.out.facts.paths[path.0 as usize];
        let lone = !path.leading && !path.dollar_crate && path.qself == 0 && segments.len() == 1;
        lone && segments.iter().all(|segment| self.out.text(segment.name) == name)
    }
}

/// Whether a word may be a segment of a path.
fn is_segment(tag: Tag) -> bool {
    !tag.is_reserved()
        || matches!(tag, Tag::SelfValue | Tag::SelfType | Tag::Super | Tag::Crate | Tag::Try | Tag::DollarCrate)
}
