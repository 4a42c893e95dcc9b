//! Where expressions begin and end: down their left or right edge, in a loop.

use super::{lower::Lower, place::NOWHERE};
use syn::{Expr, Member};

impl Lower<'_> {
    /// Offset of the first token of an expression, attributes left out.
    pub(super) fn expr_start(&self, expr: &Expr) -> u32 {
        let mut expr = expr;
        let token = loop {
            expr = match expr {
                Expr::Assign(it) => &it.left,
                Expr::Await(it) => &it.base,
                Expr::Binary(it) => &it.left,
                Expr::Call(it) => &it.func,
                Expr::Cast(it) => &it.expr,
                Expr::Field(it) => &it.base,
                Expr::Group(it) => &it.expr,
                Expr::Index(it) => &it.expr,
                Expr::MethodCall(it) => &it.receiver,
                Expr::Try(it) => &it.expr,
                Expr::Range(it) => match (&it.start, &it.limits) {
                    (Some(start), _) => start,
                    (None, syn::RangeLimits::HalfOpen(dots)) => break dots.spans[0],
                    (None, syn::RangeLimits::Closed(dots)) => break dots.spans[0],
                },
                Expr::Path(it) => return self.path_start(it.qself.as_ref(), &it.path),
                Expr::Struct(it) => return self.path_start(it.qself.as_ref(), &it.path),
                Expr::Macro(it) => return self.path_start(None, &it.mac.path),
                Expr::Closure(it) => return self.closure_start(it),
                Expr::Array(it) => break it.bracket_token.span.open(),
                Expr::Repeat(it) => break it.bracket_token.span.open(),
                Expr::Paren(it) => break it.paren_token.span.open(),
                Expr::Tuple(it) => break it.paren_token.span.open(),
                Expr::Async(it) => break it.async_token.span,
                Expr::Block(it) => match &it.label {
                    Some(label) => break label.name.apostrophe,
                    None => break it.block.brace_token.span.open(),
                },
                Expr::Break(it) => break it.break_token.span,
                Expr::Const(it) => break it.const_token.span,
                Expr::Continue(it) => break it.continue_token.span,
                Expr::ForLoop(it) => break it.label.as_ref().map_or(it.for_token.span, |label| label.name.apostrophe),
                Expr::If(it) => break it.if_token.span,
                Expr::Infer(it) => break it.underscore_token.spans[0],
                Expr::Let(it) => break it.let_token.span,
                Expr::Lit(it) => break it.lit.span(),
                Expr::Loop(it) => break it.label.as_ref().map_or(it.loop_token.span, |label| label.name.apostrophe),
                Expr::Match(it) => break it.match_token.span,
                Expr::RawAddr(it) => break it.and_token.spans[0],
                Expr::Reference(it) => break it.and_token.spans[0],
                Expr::Return(it) => break it.return_token.span,
                Expr::TryBlock(it) => break it.try_token.span,
                Expr::Unary(it) => break unary_token(&it.op),
                Expr::Unsafe(it) => break it.unsafe_token.span,
                Expr::While(it) => break it.label.as_ref().map_or(it.while_token.span, |label| label.name.apostrophe),
                Expr::Yield(it) => break it.yield_token.span,
                Expr::Verbatim(tokens) => {
                    return tokens.clone().into_iter().next().map_or(NOWHERE, |token| self.places.start(token.span()));
                }
                _ => return NOWHERE,
            };
        };
        self.places.start(token)
    }

    pub(super) fn closure_start(&self, closure: &syn::ExprClosure) -> u32 {
        let token = match closure {
            syn::ExprClosure { lifetimes: Some(it), .. } => it.for_token.span,
            syn::ExprClosure { constness: Some(it), .. } => it.span,
            syn::ExprClosure { movability: Some(it), .. } => it.span,
            syn::ExprClosure { asyncness: Some(it), .. } => it.span,
            syn::ExprClosure { capture: Some(it), .. } => it.span,
            _ => closure.or1_token.spans[0],
        };
        self.places.start(token)
    }

    /// Offset just past an expression.
    pub(super) fn expr_end(&self, expr: &Expr) -> u32 {
        let mut expr = expr;
        let token = loop {
            expr = match expr {
                Expr::Assign(it) => &it.right,
                Expr::Binary(it) => &it.right,
                Expr::Closure(it) => &it.body,
                Expr::Group(it) => &it.expr,
                Expr::Let(it) => &it.expr,
                Expr::RawAddr(it) => &it.expr,
                Expr::Reference(it) => &it.expr,
                Expr::Unary(it) => &it.expr,
                Expr::Break(it) => match (&it.expr, &it.label) {
                    (Some(value), _) => value,
                    (None, Some(label)) => break label.ident.span(),
                    (None, None) => break it.break_token.span,
                },
                Expr::Return(it) => match &it.expr {
                    Some(value) => value,
                    None => break it.return_token.span,
                },
                Expr::Yield(it) => match &it.expr {
                    Some(value) => value,
                    None => break it.yield_token.span,
                },
                Expr::Range(it) => match (&it.end, &it.limits) {
                    (Some(end), _) => end,
                    (None, syn::RangeLimits::HalfOpen(dots)) => break dots.spans[1],
                    (None, syn::RangeLimits::Closed(dots)) => break dots.spans[2],
                },
                Expr::If(it) => match &it.else_branch {
                    Some((_, other)) => other,
                    None => break it.then_branch.brace_token.span.close(),
                },
                Expr::Cast(it) => return self.type_end(&it.ty),
                Expr::Path(it) => return self.path_end(&it.path),
                Expr::Array(it) => break it.bracket_token.span.close(),
                Expr::Async(it) => break it.block.brace_token.span.close(),
                Expr::Await(it) => break it.await_token.span,
                Expr::Block(it) => break it.block.brace_token.span.close(),
                Expr::Call(it) => break it.paren_token.span.close(),
                Expr::Const(it) => break it.block.brace_token.span.close(),
                Expr::Continue(it) => {
                    break it.label.as_ref().map_or(it.continue_token.span, |label| label.ident.span());
                }
                Expr::Field(it) => match &it.member {
                    Member::Named(name) => break name.span(),
                    Member::Unnamed(index) => break index.span,
                },
                Expr::ForLoop(it) => break it.body.brace_token.span.close(),
                Expr::Index(it) => break it.bracket_token.span.close(),
                Expr::Infer(it) => break it.underscore_token.spans[0],
                Expr::Lit(it) => break it.lit.span(),
                Expr::Loop(it) => break it.body.brace_token.span.close(),
                Expr::Macro(it) => break it.mac.delimiter.span().close(),
                Expr::Match(it) => break it.brace_token.span.close(),
                Expr::MethodCall(it) => break it.paren_token.span.close(),
                Expr::Paren(it) => break it.paren_token.span.close(),
                Expr::Repeat(it) => break it.bracket_token.span.close(),
                Expr::Struct(it) => break it.brace_token.span.close(),
                Expr::Try(it) => break it.question_token.spans[0],
                Expr::TryBlock(it) => break it.block.brace_token.span.close(),
                Expr::Tuple(it) => break it.paren_token.span.close(),
                Expr::Unsafe(it) => break it.block.brace_token.span.close(),
                Expr::While(it) => break it.body.brace_token.span.close(),
                Expr::Verbatim(tokens) => return self.last_token(tokens),
                _ => return NOWHERE,
            };
        };
        self.places.end(token)
    }
}

fn unary_token(op: &syn::UnOp) -> proc_macro2::Span {
    match op {
        syn::UnOp::Deref(it) => it.spans[0],
        syn::UnOp::Not(it) => it.spans[0],
        syn::UnOp::Neg(it) => it.spans[0],
        _ => proc_macro2::Span::call_site(),
    }
}

/// The attributes of an expression.
pub(super) fn expr_attrs(expr: &Expr) -> &[syn::Attribute] {
    macro_rules! of {
        ($($variant:ident)*) => {
            match expr {
                $(Expr::$variant(it) => &it.attrs,)*
                _ => &[],
            }
        };
    }
    of!(Array Assign Async Await Binary Block Break Call Cast Closure Const Continue Field ForLoop Group If Index Infer Let Lit Loop Macro
        Match MethodCall Paren Path Range RawAddr Reference Repeat Return Struct Try TryBlock Tuple Unary Unsafe While Yield)
}
