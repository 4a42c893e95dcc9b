//! Expressions that stand for themselves: literals, paths, brackets, closures, and all that begins with a keyword.

use super::{
    builder::NAMELESS,
    cursor::Parser,
    failure::{Expected, Parse},
    numbers,
    paths::Style,
};
use crate::{
    facts::{Expr, ExprId, Lit, Name, PathId, Scope, ScopeKind},
    lang::rust::lex::{Kind, Tag, Token},
};

impl Parser<'_> {
    /// An operand without prefixes and postfixes.
    pub(super) fn atom(&mut self) -> Parse<ExprId> {
        let token = self.peek();
        match token.kind {
            Kind::Ident => self.word_atom(token),
            Kind::Str | Kind::Char | Kind::Number => {
                self.bump();
                let lit = self.literal(token);
                Ok(self.out.add(Expr::Lit(lit)))
            }
            Kind::Open => match token.byte {
                b'(' => self.paren(),
                b'[' => self.array(),
                b'{' => self.block(),
                _ => self.grouped(),
            },
            Kind::Lifetime => self.labeled(),
            Kind::Punct => match token.byte {
                b'|' => self.closure(),
                b'<' | b':' => self.path_atom(),
                _ => self.unexpected(),
            },
            _ => self.unexpected(),
        }
    }

    /// What kind of literal a token is.
    pub(super) fn literal(&mut self, token: Token) -> Lit {
        match (token.kind, token.byte) {
            (Kind::Str, b'b') => Lit::Bytes,
            (Kind::Str, _) => Lit::Str(self.kept_text(token)),
            (Kind::Char, _) => Lit::Char,
            _ if is_float(self.text_of(token)) => Lit::Float(numbers::millionths(self.text_of(token))),
            _ => numbers::whole(self.text_of(token)),
        }
    }

    /// The text of a string, if it reads as a time or a schedule.
    fn kept_text(&mut self, token: Token) -> Name {
        let text = self.text_of(token);
        match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).filter(|text| numbers::is_timing(text)) {
            Some(text) => self.out.name(text),
            None => NAMELESS,
        }
    }

    fn word_atom(&mut self, token: Token) -> Parse<ExprId> {
        let next = self.nth(1);
        match token.tag {
            Tag::None if self.eat_builtin() => Ok(self.missing()),
            Tag::None => self.path_atom(),
            Tag::True | Tag::False => {
                self.bump();
                Ok(self.out.add(Expr::Lit(Lit::Bool)))
            }
            Tag::Async if next.byte == b'{' || next.tag == Tag::Move && self.nth(2).byte == b'{' => self.async_block(),
            Tag::Async if next.byte == b'|' || next.tag == Tag::Move => self.closure(),
            Tag::Move | Tag::Static => self.closure(),
            Tag::Const | Tag::Unsafe | Tag::Try if next.kind == Kind::Open && next.byte == b'{' => {
                self.bump();
                self.block()
            }
            Tag::Const => self.closure(),
            Tag::For if self.generics_follow(self.at + 1) => self.closure(),
            Tag::If => self.branch(),
            Tag::Match => self.matching(),
            Tag::Loop | Tag::While | Tag::For => self.cycle(),
            Tag::Let => self.let_condition(),
            Tag::Return | Tag::Break | Tag::Continue | Tag::Yield | Tag::Become => self.jump(token.tag),
            Tag::Underscore => {
                self.bump();
                Ok(self.missing())
            }
            Tag::Try if next.byte != b'!' && next.tag != Tag::PathSep => self.unexpected(),
            _ if self.at_path() => self.path_atom(),
            _ => self.unexpected(),
        }
    }

    /// Takes `builtin # name(..)`, as which the compiler's own macros are written.
    pub(super) fn eat_builtin(&mut self) -> bool {
        let found = self.nth(1).byte == b'#' && self.nth(3).byte == b'(' && self.word(self.at) == "builtin";
        if found {
            self.at = self.close_of(self.at + 3) + 1;
        }
        found
    }

    /// A path, struct literal or macro call.
    fn path_atom(&mut self) -> Parse<ExprId> {
        let start = self.peek().start;
        let plain = !self.at(b'<');
        let path = self.any_path(Style::Expr)?;
        if plain && self.at_alone(b'!') && self.nth(1).kind == Kind::Open {
            self.bump();
            return self.macro_expr(path, start);
        }
        if !self.no_struct && self.at_open(b'{') {
            return self.struct_literal(path);
        }
        Ok(self.out.add(Expr::Path(path)))
    }

    /// `Path { name: e, ..base }`.
    fn struct_literal(&mut self, path: PathId) -> Parse<ExprId> {
        let group = self.enter(b'{')?;
        let mark = self.out.open();
        let mut base = None;
        while !self.at_end() {
            let unshipped = self.outer_attributes()?.unshipped;
            if self.eat_tag(Tag::DotDot) {
                base = if self.at_end() { None } else { Some(self.expr()?) };
                break;
            }
            if unshipped {
                self.discard(Self::field_value)?;
            } else {
                let (name, value) = self.field_value()?;
                self.out.push(name.0);
                self.out.push(value.0);
            }
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        let fields = self.out.close(mark);
        Ok(self.out.add(Expr::Struct { path, fields, base }))
    }

    /// `name: e`, or `name` for both.
    fn field_value(&mut self) -> Parse<(crate::facts::Name, ExprId)> {
        let number = self.peek().kind == Kind::Number;
        let token = self.peek();
        let name = self.member()?;
        if number || self.at_alone(b':') {
            self.expect_alone(b':')?;
            return Ok((name, self.expr()?));
        }
        let path = self.out.add_name(name, self.since(token.start));
        Ok((name, self.out.add(Expr::Path(path))))
    }

    /// `(a)` or `(a, b)`.
    fn paren(&mut self) -> Parse<ExprId> {
        let group = self.enter(b'(')?;
        let mark = self.out.open();
        let mut first = None;
        while !self.at_end() {
            if first.is_none() {
                let id = self.expr()?;
                if self.at_end() {
                    self.leave(group)?;
                    return Ok(id);
                }
                first = Some(id);
                self.out.push(id.0);
            } else {
                self.element()?;
            }
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        let list = self.out.close(mark);
        Ok(self.out.add(Expr::Tuple(list)))
    }

    /// `[a, b]` or `[a; n]`.
    fn array(&mut self) -> Parse<ExprId> {
        let group = self.enter(b'[')?;
        let mark = self.out.open();
        while !self.at_end() {
            self.element()?;
            if !self.at_end() && !self.eat(b';') {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        let list = self.out.close(mark);
        Ok(self.out.add(Expr::Array(list)))
    }

    /// An expression that a macro passed on.
    fn grouped(&mut self) -> Parse<ExprId> {
        let group = self.enter(super::INVISIBLE)?;
        let id = self.expr()?;
        self.leave(group)?;
        match self.out.expr(id) {
            Expr::Path(path) if !self.no_struct && self.at_open(b'{') => self.struct_literal(path),
            _ => Ok(id),
        }
    }

    /// `async { .. }`.
    fn async_block(&mut self) -> Parse<ExprId> {
        let start = self.peek().start;
        self.bump();
        let moves = self.eat_tag(Tag::Move);
        let body = self.block()?;
        let span = self.since(start);
        let params = super::builder::EMPTY;
        Ok(self.out.add_scope(Scope { kind: ScopeKind::AsyncBlock, params, ret: None, body, moves, span }))
    }

    /// `for<'a> const static async move |a, b: T| -> U { .. }`.
    fn closure(&mut self) -> Parse<ExprId> {
        let start = self.peek().start;
        self.binder()?;
        self.eat_tag(Tag::Const);
        self.eat_tag(Tag::Static);
        let kind = if self.eat_tag(Tag::Async) { ScopeKind::AsyncClosure } else { ScopeKind::Closure };
        let moves = self.eat_tag(Tag::Move);
        self.expect(b'|')?;
        let mark = self.out.open();
        while !self.at(b'|') {
            self.outer_attributes()?;
            let pat = self.single_pat()?;
            let (pat, ty) = self.typed_pat(pat)?;
            self.out.push(pat.0);
            self.out.push(ty.map_or(0, |ty| ty.0 + 1));
            if !self.at(b'|') {
                self.expect(b',')?;
            }
        }
        self.bump();
        let params = self.out.close(mark);
        let ret = self.output(true)?;
        let body = if ret.is_some() { self.block()? } else { self.expr()? };
        let span = self.since(start);
        Ok(self.out.add_scope(Scope { kind, params, ret, body, moves, span }))
    }

    /// `return e`, `break 'a e`, `continue 'a`, `yield e`, `become e`.
    fn jump(&mut self, tag: Tag) -> Parse<ExprId> {
        self.bump();
        let named =
            matches!(tag, Tag::Break | Tag::Continue) && self.peek().kind == Kind::Lifetime && self.nth(1).byte != b':';
        if named {
            self.bump();
        }
        let braced = self.no_struct && tag == Tag::Break && self.at_open(b'{');
        let value = if tag != Tag::Continue && self.begins_expr() && !braced {
            // `return` and its like take struct literals even in a condition, where nobody writes them.
            Some(if tag == Tag::Break { self.expr()? } else { self.with_struct(true, Self::expr)? })
        } else {
            None
        };
        if value.is_none() && tag == Tag::Become {
            return self.unexpected();
        }
        Ok(self.jump_expr(tag, value, named))
    }

    fn jump_expr(&mut self, tag: Tag, value: Option<ExprId>, named: bool) -> ExprId {
        let expr = match tag {
            Tag::Return | Tag::Become => Expr::Return(value),
            Tag::Break => Expr::Break(value, named),
            Tag::Continue => Expr::Continue(named),
            _ => Expr::Sequence(value.map_or(super::builder::EMPTY, |value| self.out.single(value.0))),
        };
        self.out.add(expr)
    }

    /// Whether something comes that begins an expression.
    fn begins_expr(&self) -> bool {
        let token = self.peek();
        match token.kind {
            Kind::Ident => !matches!(token.tag, Tag::As | Tag::Else | Tag::In | Tag::Where),
            Kind::Open | Kind::Str | Kind::Char | Kind::Number | Kind::Lifetime => true,
            Kind::Punct => match token.tag {
                Tag::AndAnd | Tag::OrOr | Tag::Shl | Tag::DotDot | Tag::DotDotEq | Tag::PathSep => true,
                Tag::None => matches!(token.byte, b'!' | b'-' | b'*' | b'|' | b'&' | b'<' | b'#'),
                _ => false,
            },
            _ => false,
        }
    }

    /// `'a: loop { .. }`, `'a: { .. }`.
    fn labeled(&mut self) -> Parse<ExprId> {
        self.bump();
        if !self.eat_alone(b':') {
            return self.fail(Expected::Sign(b':'));
        }
        match self.peek().tag {
            Tag::Loop | Tag::While | Tag::For => self.cycle(),
            _ => self.block(),
        }
    }
}

/// Whether a number is a float, by its point, exponent or suffix.
fn is_float(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.first() == Some(&b'0') && matches!(bytes.get(1), Some(b'x' | b'o' | b'b')) {
        return false;
    }
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'_').count();
    matches!(bytes.get(digits), Some(b'.' | b'e' | b'E' | b'f'))
}
