//! Expressions: operators by precedence, prefixes, and lists.

use super::{cursor::Parser, failure::Parse};
use crate::{
    facts::{Expr, ExprId, ListId, Operator},
    lang::rust::lex::{Kind, Tag, Token},
};

/// How tightly an operator binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
    Any,
    Assign,
    Range,
    Or,
    And,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Cast,
}

/// What an operator makes of its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    /// With the operator of `op=`.
    Assign(Option<Operator>),
    Range,
    Between(Operator),
    Cast,
}

impl Parser<'_> {
    /// An expression.
    pub(super) fn expr(&mut self) -> Parse<ExprId> {
        self.expr_above(Precedence::Any)
    }

    /// An expression in whose place a block begins something else: conditions and their like.
    pub(super) fn condition(&mut self) -> Parse<ExprId> {
        self.with_struct(false, Self::expr)
    }

    /// An expression of operators that bind at least so tightly.
    pub(super) fn expr_above(&mut self, base: Precedence) -> Parse<ExprId> {
        // Nothing but its end can follow a range.
        let range = self.at_range();
        let first = self.unary()?;
        if range { Ok(first) } else { self.operators(first, base) }
    }

    /// The operators behind `left`, as far as they bind at least as tightly as `base`.
    pub(super) fn operators(&mut self, mut left: ExprId, base: Precedence) -> Parse<ExprId> {
        let mut compared = false;
        while let Some((operation, precedence)) = infix(self.peek()) {
            if precedence < base {
                break;
            }
            if compared && precedence == Precedence::Compare {
                return self.unexpected();
            }
            compared = precedence == Precedence::Compare;
            left = self.operator(left, operation, precedence)?;
            self.grow()?;
            if operation == Operation::Range {
                break;
            }
        }
        Ok(left)
    }

    fn operator(&mut self, left: ExprId, operation: Operation, precedence: Precedence) -> Parse<ExprId> {
        let token = self.peek();
        let width = if token.kind == Kind::Punct { token.tag.width() } else { 1 };
        self.at += width;
        let expr = match operation {
            Operation::Assign(op) => Expr::Assign(left, self.right(precedence)?, op),
            Operation::Between(op) => Expr::Binary { left, right: self.right(precedence)?, op },
            Operation::Range => Expr::Range(Some(left), self.range_end(token.tag)?),
            Operation::Cast => {
                let ty = self.ty_without_plus()?;
                // `a as B.c`, `a as B?` and their like have no meaning.
                let follows = self.peek();
                if follows.kind == Kind::Open && matches!(follows.byte, b'(' | b'[')
                    || follows.byte == b'?'
                    || self.at_alone(b'.')
                {
                    return self.unexpected();
                }
                Expr::Cast(left, ty)
            }
        };
        Ok(self.out.add(expr))
    }

    /// The right side of an operator.
    fn right(&mut self, precedence: Precedence) -> Parse<ExprId> {
        self.nest(|this| {
            if this.at_range() {
                return this.unary();
            }
            let mut right = this.unary()?;
            while let Some((_, next)) = infix(this.peek()) {
                if next < precedence || next == precedence && precedence != Precedence::Assign {
                    break;
                }
                let before = this.at;
                right = this.operators(right, next)?;
                if this.at == before || matches!(this.out.expr(right), Expr::Range(..)) {
                    break;
                }
            }
            Ok(right)
        })
    }

    /// Whether `..` or `..=` comes.
    pub(super) fn at_range(&self) -> bool {
        matches!(self.peek().tag, Tag::DotDot | Tag::DotDotEq)
    }

    /// What follows `..`, if anything.
    fn range_end(&mut self, operator: Tag) -> Parse<Option<ExprId>> {
        let open = operator == Tag::DotDot && self.range_ends();
        if open { Ok(None) } else { self.right(Precedence::Range).map(Some) }
    }

    fn range_ends(&self) -> bool {
        let token = self.peek();
        match token.kind {
            Kind::Close | Kind::End => true,
            Kind::Open => self.no_struct && token.byte == b'{',
            Kind::Ident => token.tag == Tag::As,
            Kind::Punct => match token.tag {
                Tag::SubAssign | Tag::MulAssign | Tag::AndAssign | Tag::OrAssign | Tag::ShlAssign | Tag::LessEq => true,
                Tag::DotDot | Tag::DotDotEq | Tag::DotDotDot => false,
                _ => {
                    matches!(token.byte, b',' | b';' | b'.' | b'?' | b'=' | b'+' | b'/' | b'%' | b'^' | b'>')
                        || token.tag == Tag::NotEq
                }
            },
            _ => false,
        }
    }

    /// An operand with what stands before and behind it.
    pub(super) fn unary(&mut self) -> Parse<ExprId> {
        self.nest(Self::prefixed)
    }

    fn prefixed(&mut self) -> Parse<ExprId> {
        if self.at(b'#') {
            return self.attributed();
        }
        let token = self.peek();
        if token.kind == Kind::Punct {
            match token.byte {
                b'&' => return self.reference(),
                b'*' => {
                    self.bump();
                    let operand = self.unary()?;
                    return Ok(self.out.add(Expr::Deref(operand)));
                }
                b'!' | b'-' => {
                    self.bump();
                    let operand = self.unary()?;
                    return Ok(self.out.add(Expr::Unary(operand)));
                }
                b'.' if self.at_range() => {
                    self.at += token.tag.width();
                    let end = self.range_end(token.tag)?;
                    return Ok(self.out.add(Expr::Range(None, end)));
                }
                _ => {}
            }
        }
        let first = self.atom()?;
        self.postfix(first, token.start)
    }

    /// `&e`, `&mut e`, `&raw const e`.
    fn reference(&mut self) -> Parse<ExprId> {
        self.bump();
        if self.at_tag(Tag::Raw) && matches!(self.nth(1).tag, Tag::Const | Tag::Mut) {
            self.at += 2;
        } else {
            self.eat_tag(Tag::Mut);
        }
        let operand = self.unary()?;
        Ok(self.out.add(Expr::Ref(operand)))
    }

    /// An operand with attributes: under a `cfg` that never ships it is as good as absent.
    fn attributed(&mut self) -> Parse<ExprId> {
        let unshipped = self.outer_attributes()?.unshipped;
        if self.at(b'#') {
            return self.unexpected();
        }
        if !unshipped {
            return self.prefixed();
        }
        self.discard(Self::prefixed)?;
        Ok(self.missing())
    }

    /// Expressions with commas between them up to the end of the group; those that never ship are left out.
    pub(super) fn exprs(&mut self) -> Parse<ListId> {
        let mark = self.out.open();
        while !self.at_end() {
            self.element()?;
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        Ok(self.out.close(mark))
    }

    /// Adds an expression to the list that is being built, unless it never ships.
    pub(super) fn element(&mut self) -> Parse<()> {
        if self.at(b'#') {
            let before = self.at;
            if self.outer_attributes()?.unshipped {
                return self.discard(Self::expr);
            }
            self.at = before;
        }
        let id = self.expr()?;
        self.out.push(id.0);
        Ok(())
    }

    /// An expression that says nothing.
    pub(super) fn missing(&mut self) -> ExprId {
        self.out.add(Expr::Missing)
    }
}

/// The operator that a token begins, if any.
fn infix(token: Token) -> Option<(Operation, Precedence)> {
    use Operation::{Assign, Between, Cast, Range};
    use Operator::{Add, Bits, Compare, Divide, Logic, Multiply, Subtract};
    Some(match token.tag {
        Tag::None if token.kind == Kind::Punct => match token.byte {
            b'=' => (Assign(None), Precedence::Assign),
            b'+' => (Between(Add), Precedence::Sum),
            b'-' => (Between(Subtract), Precedence::Sum),
            b'*' => (Between(Multiply), Precedence::Product),
            b'/' => (Between(Divide), Precedence::Product),
            b'%' => (Between(Bits), Precedence::Product),
            b'<' | b'>' => (Between(Compare), Precedence::Compare),
            b'&' => (Between(Bits), Precedence::BitAnd),
            b'|' => (Between(Bits), Precedence::BitOr),
            b'^' => (Between(Bits), Precedence::BitXor),
            _ => return None,
        },
        Tag::AndAnd => (Between(Logic), Precedence::And),
        Tag::OrOr => (Between(Logic), Precedence::Or),
        Tag::EqEq | Tag::NotEq | Tag::LessEq | Tag::GreaterEq => (Between(Compare), Precedence::Compare),
        Tag::Shl | Tag::Shr => (Between(Bits), Precedence::Shift),
        Tag::AddAssign => (Assign(Some(Add)), Precedence::Assign),
        Tag::SubAssign => (Assign(Some(Subtract)), Precedence::Assign),
        Tag::MulAssign => (Assign(Some(Multiply)), Precedence::Assign),
        Tag::DivAssign => (Assign(Some(Divide)), Precedence::Assign),
        Tag::RemAssign | Tag::XorAssign | Tag::AndAssign | Tag::OrAssign | Tag::ShlAssign | Tag::ShrAssign => {
            (Assign(Some(Bits)), Precedence::Assign)
        }
        Tag::DotDot | Tag::DotDotEq => (Range, Precedence::Range),
        Tag::As => (Cast, Precedence::Cast),
        _ => return None,
    })
}
