//! Patterns.

use super::{cursor::Parser, failure::Parse, paths::Style};
use crate::{
    facts::{ListId, Name, Pat, PatId, PathId, TypeId},
    lang::rust::lex::{Kind, Tag, Token},
};

impl Parser<'_> {
    /// A pattern with alternatives.
    pub(super) fn pat(&mut self) -> Parse<PatId> {
        let leading = self.eat_alone(b'|');
        let mark = self.out.open();
        let first = self.single_pat()?;
        if !leading && !self.at_alone(b'|') {
            return Ok(first);
        }
        self.push_pat(first, &mut Elements::default());
        while self.eat_alone(b'|') {
            let next = self.single_pat()?;
            self.push_pat(next, &mut Elements::default());
        }
        let pats = self.out.close(mark);
        Ok(self.out.add_pat(Pat::Or(pats)))
    }

    /// A pattern without alternatives at its top.
    pub(super) fn single_pat(&mut self) -> Parse<PatId> {
        self.nest(Self::bare_pat)
    }

    fn bare_pat(&mut self) -> Parse<PatId> {
        let token = self.peek();
        let pat = match token.kind {
            Kind::Ident => return self.word_pat(token),
            Kind::Str | Kind::Char | Kind::Number => return self.literal_pat(),
            Kind::Open => match token.byte {
                b'(' => return self.paren_pat(),
                b'[' => {
                    let group = self.enter(b'[')?;
                    let pats = self.elements()?.0;
                    self.leave(group)?;
                    Pat::Slice(pats)
                }
                super::INVISIBLE => return self.grouped_pat(),
                _ => return self.unexpected(),
            },
            Kind::Punct => match token.byte {
                b'&' => {
                    self.bump();
                    self.eat_tag(Tag::Mut);
                    Pat::Ref(self.single_pat()?)
                }
                b'-' => return self.literal_pat(),
                b'.' => return self.open_range_pat(),
                b':' | b'<' => return self.path_pat(),
                _ => return self.unexpected(),
            },
            _ => return self.unexpected(),
        };
        Ok(self.out.add_pat(pat))
    }

    /// A pattern that begins with a word.
    fn word_pat(&mut self, token: Token) -> Parse<PatId> {
        match token.tag {
            Tag::Underscore => {
                self.bump();
                Ok(self.out.add_pat(Pat::Wild))
            }
            Tag::True | Tag::False => self.literal_pat(),
            Tag::Const => {
                self.bump();
                self.skip_block()?;
                self.range_rest()?;
                Ok(self.out.add_pat(Pat::Wild))
            }
            Tag::Box if Self::begins_pat(self.nth(1)) => {
                self.bump();
                let inner = self.single_pat()?;
                Ok(self.out.add_pat(Pat::Ref(inner)))
            }
            Tag::Ref | Tag::Mut => self.binding(),
            Tag::SelfType | Tag::Super | Tag::Crate | Tag::DollarCrate => self.path_pat(),
            Tag::SelfValue if self.nth(1).tag == Tag::PathSep => self.path_pat(),
            Tag::SelfValue => self.binding(),
            _ if !Self::is_name(token) => self.unexpected(),
            _ => match self.nth(1) {
                Token { kind: Kind::Open, byte: b'(' | b'{', .. } => self.path_pat(),
                Token { tag: Tag::PathSep | Tag::DotDot | Tag::DotDotEq | Tag::DotDotDot, .. } => self.path_pat(),
                Token { byte: b'!', tag: Tag::None, .. } => self.path_pat(),
                _ => self.binding(),
            },
        }
    }

    fn begins_pat(token: Token) -> bool {
        matches!(token.kind, Kind::Ident | Kind::Str | Kind::Char | Kind::Number)
            || matches!(token.byte, b'(' | b'[' | b'&')
    }

    /// `ref mut name @ pattern`.
    fn binding(&mut self) -> Parse<PatId> {
        self.eat_tag(Tag::Ref);
        self.eat_tag(Tag::Mut);
        let (name, _) = if self.at_tag(Tag::SelfValue) { self.any_name() } else { self.name()? };
        let sub = if self.eat(b'@') { Some(self.single_pat()?) } else { None };
        Ok(self.out.add_pat(Pat::Bind(name, sub)))
    }

    /// A literal, or a range that begins with one.
    fn literal_pat(&mut self) -> Parse<PatId> {
        self.range_bound()?;
        self.range_rest()?;
        Ok(self.out.add_pat(Pat::Wild))
    }

    /// `..`, `..b`, `..=b`.
    fn open_range_pat(&mut self) -> Parse<PatId> {
        if !matches!(self.peek().tag, Tag::DotDot | Tag::DotDotEq) {
            return self.unexpected();
        }
        self.range_rest()?;
        Ok(self.out.add_pat(Pat::Wild))
    }

    /// What follows the start of a range; nothing when it is none.
    fn range_rest(&mut self) -> Parse<()> {
        let tag = self.peek().tag;
        if !matches!(tag, Tag::DotDot | Tag::DotDotEq | Tag::DotDotDot) {
            return Ok(());
        }
        self.at += tag.width();
        let next = self.peek();
        let ends = self.at_end() || next.tag == Tag::If || matches!(next.byte, b'|' | b'=' | b',' | b';');
        let ends = ends || next.byte == b':' && next.tag == Tag::None;
        if ends && tag == Tag::DotDot { Ok(()) } else { self.range_bound() }
    }

    fn range_bound(&mut self) -> Parse<()> {
        let negative = self.eat(b'-');
        let token = self.peek();
        match token.kind {
            Kind::Str | Kind::Char | Kind::Number => self.bump(),
            Kind::Open if token.byte == super::INVISIBLE => self.skip(),
            Kind::Ident if matches!(token.tag, Tag::True | Tag::False) => self.bump(),
            Kind::Ident if token.tag == Tag::Const => {
                self.bump();
                self.skip_block()?;
            }
            _ if negative => return self.unexpected(),
            _ => self.discard(|this| this.any_path(Style::Expr))?,
        }
        Ok(())
    }

    fn skip_block(&mut self) -> Parse<()> {
        if !self.at_open(b'{') {
            return self.unexpected();
        }
        self.skip();
        Ok(())
    }

    /// An expression that a macro passed on.
    fn grouped_pat(&mut self) -> Parse<PatId> {
        let group = self.enter(super::INVISIBLE)?;
        let pat = self.pat()?;
        self.leave(group)?;
        self.range_rest()?;
        Ok(pat)
    }

    /// A pattern that begins with a path.
    fn path_pat(&mut self) -> Parse<PatId> {
        let before = self.out.checkpoint();
        let path = self.any_path(Style::Expr)?;
        let next = self.peek();
        let pat = match (next.kind, next.byte) {
            (Kind::Open, b'(') => {
                let group = self.enter(b'(')?;
                let (pats, rest) = self.elements()?;
                self.leave(group)?;
                Pat::TupleStruct { path, pats, rest }
            }
            (Kind::Open, b'{') => self.struct_pat(path)?,
            (Kind::Punct, b'!') if next.tag == Tag::None && self.nth(1).kind == Kind::Open => {
                self.bump();
                self.skip();
                self.out.rollback(before);
                Pat::Wild
            }
            _ if matches!(next.tag, Tag::DotDot | Tag::DotDotEq | Tag::DotDotDot) => {
                self.range_rest()?;
                self.out.rollback(before);
                Pat::Wild
            }
            _ => Pat::Path(path),
        };
        Ok(self.out.add_pat(pat))
    }

    /// `{ name: pattern, ref name, .. }`.
    fn struct_pat(&mut self, path: PathId) -> Parse<Pat> {
        let group = self.enter(b'{')?;
        let mark = self.out.open();
        while !self.at_end() {
            let unshipped = self.outer_attributes()?.unshipped;
            if self.eat_tag(Tag::DotDot) {
                break;
            }
            if unshipped {
                self.discard(Self::field_pat)?;
            } else {
                let (name, pat) = self.field_pat()?;
                self.out.push(name.0);
                self.out.push(pat.0);
            }
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        Ok(Pat::Struct { path, fields: self.out.close(mark) })
    }

    fn field_pat(&mut self) -> Parse<(Name, PatId)> {
        let boxed = self.at_tag(Tag::Box) && self.nth(1).kind == Kind::Ident;
        if boxed {
            self.bump();
        }
        let plain = !boxed && !matches!(self.peek().tag, Tag::Ref | Tag::Mut);
        let colon = self.nth(1).byte == b':' && self.nth(1).tag == Tag::None;
        if plain && (colon || self.peek().kind == Kind::Number) {
            let name = self.member()?;
            self.expect_alone(b':')?;
            return Ok((name, self.pat()?));
        }
        self.eat_tag(Tag::Ref);
        self.eat_tag(Tag::Mut);
        let (name, _) = self.name()?;
        Ok((name, self.out.add_pat(Pat::Bind(name, None))))
    }

    /// `(p)` or `(a, .., b)`.
    fn paren_pat(&mut self) -> Parse<PatId> {
        let group = self.enter(b'(')?;
        let mark = self.out.open();
        let mut elements = Elements::default();
        let mut first = None;
        while !self.at_end() {
            let rest = self.at_rest();
            let pat = self.element_pat(&mut elements)?;
            if self.at_end() && first.is_none() && !rest {
                self.leave(group)?;
                self.out.abandon(mark);
                return Ok(pat);
            }
            first = Some(pat);
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        let pats = self.out.close(mark);
        Ok(self.out.add_pat(Pat::Tuple { pats, rest: elements.rest() }))
    }

    /// Patterns up to the end of the group: those without `..`, and the index at which it stands.
    fn elements(&mut self) -> Parse<(ListId, u32)> {
        let mark = self.out.open();
        let mut elements = Elements::default();
        while !self.at_end() {
            self.outer_attributes()?;
            self.element_pat(&mut elements)?;
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        Ok((self.out.close(mark), elements.rest()))
    }

    /// Whether `..` comes and no range.
    fn at_rest(&self) -> bool {
        let next = self.nth(2);
        self.at_tag(Tag::DotDot)
            && (matches!(next.kind, Kind::Close | Kind::End) || matches!(next.byte, b',' | b'|') || next.tag == Tag::If)
    }

    fn element_pat(&mut self, elements: &mut Elements) -> Parse<PatId> {
        let rest = self.at_rest();
        let pat = self.pat()?;
        if rest {
            elements.rest = elements.rest.or(Some(elements.count));
        } else {
            self.push_pat(pat, elements);
        }
        Ok(pat)
    }

    fn push_pat(&mut self, pat: PatId, elements: &mut Elements) {
        self.out.push(pat.0);
        elements.count += 1;
    }

    /// A pattern and the type written behind it.
    pub(super) fn typed_pat(&mut self, pat: PatId) -> Parse<(PatId, Option<TypeId>)> {
        let ty = if self.eat_alone(b':') { Some(self.ty()?) } else { None };
        Ok((pat, ty))
    }
}

/// How many patterns were read, and where `..` stands among them.
#[derive(Default)]
struct Elements {
    count: u32,
    rest: Option<u32>,
}

impl Elements {
    fn rest(&self) -> u32 {
        self.rest.unwrap_or(self.count)
    }
}
