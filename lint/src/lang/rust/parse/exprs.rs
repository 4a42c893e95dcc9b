//! Expressions.

use super::{
    attrs::{ships, unshipped},
    edges::expr_attrs,
    lower::{EMPTY, Lower},
    place::between,
};
use crate::facts::{Call, Expr, ExprId, Lit, Scope, ScopeKind, Target};
use syn::{BinOp, Expr as Tree, Member};

/// What an expression knows of the postfix chain in which it is the receiver.
#[derive(Clone, Copy, Default)]
pub(super) struct Chain {
    /// An `.await` follows further along.
    awaited: bool,
    /// Where the chain begins, once somebody looked.
    start: Option<u32>,
}

impl Lower<'_> {
    /// An expression.
    pub(super) fn expr(&mut self, tree: &Tree) -> ExprId {
        self.chain(tree, Chain::default())
    }

    pub(super) fn optional(&mut self, tree: Option<&Tree>) -> Option<ExprId> {
        tree.map(|tree| self.expr(tree))
    }

    /// A list of expressions, those that never ship left out.
    pub(super) fn exprs<'t>(&mut self, trees: impl IntoIterator<Item = &'t Tree>) -> crate::facts::ListId {
        let mark = self.open();
        for tree in trees {
            if !unshipped(expr_attrs(tree)) {
                let id = self.expr(tree);
                self.push(id.0);
            }
        }
        self.close(mark)
    }

    fn chain(&mut self, tree: &Tree, chain: Chain) -> ExprId {
        match tree {
            Tree::Paren(it) => self.chain(&it.expr, Chain { start: None, ..chain }),
            Tree::Group(it) => self.chain(&it.expr, chain),
            Tree::Call(it) => self.call(it, chain),
            Tree::MethodCall(it) => self.method_call(it, chain),
            Tree::Await(it) => {
                let base = self.chain(&it.base, Chain { awaited: true, ..chain });
                self.awaited(base)
            }
            Tree::Try(it) => {
                let base = self.chain(&it.expr, chain);
                self.add(Expr::Try(base))
            }
            Tree::Field(it) => {
                let base = self.chain(&it.base, chain);
                let name = self.member(&it.member);
                self.add(Expr::Field(base, name))
            }
            Tree::Index(it) => {
                let base = self.chain(&it.expr, chain);
                let index = self.expr(&it.index);
                self.add(Expr::Index(base, index))
            }
            Tree::Reference(it) => {
                let base = self.chain(&it.expr, Chain { start: None, ..chain });
                self.add(Expr::Ref(base))
            }
            Tree::Macro(it) => {
                let call = self.macro_expr(&it.mac);
                self.mark_chain(call, chain);
                call
            }
            Tree::Path(it) if it.attrs.is_empty() => {
                let start = chain.start.unwrap_or_else(|| self.path_start(it.qself.as_ref(), &it.path));
                let path = self.path_from(it.qself.as_ref(), &it.path, start);
                self.add(Expr::Path(path))
            }
            _ => self.plain(tree),
        }
    }

    /// A future that a macro awaits.
    pub(super) fn future(&mut self, tree: &Tree) -> ExprId {
        let base = self.chain(tree, Chain { awaited: true, start: None });
        self.awaited(base)
    }

    /// `e.await`; a call that is `e` itself, or `&mut` of it, is marked as awaited.
    fn awaited(&mut self, base: ExprId) -> ExprId {
        let mut operand = base;
        while let Expr::Ref(inner) = self.facts.exprs[operand.0 as usize] {
            operand = inner;
        }
        if let Expr::Call(call) = self.facts.exprs[operand.0 as usize] {
            let call = &mut self.facts.calls[call.0 as usize];
            call.awaited = true;
            call.chain_awaited = true;
        }
        self.add(Expr::Await(base))
    }

    fn mark_chain(&mut self, expr: ExprId, chain: Chain) {
        if let Expr::Call(call) = self.facts.exprs[expr.0 as usize] {
            self.facts.calls[call.0 as usize].chain_awaited |= chain.awaited;
        }
    }

    fn call(&mut self, it: &syn::ExprCall, chain: Chain) -> ExprId {
        let start = chain.start.unwrap_or_else(|| self.expr_start(&it.func));
        let callee = self.chain(&it.func, Chain { start: Some(start), ..chain });
        let at = match self.facts.exprs[callee.0 as usize] {
            Expr::Path(path) => self.facts.paths[path.0 as usize].span,
            _ => between(start, self.expr_end(&it.func)),
        };
        let args = self.exprs(&it.args);
        let span = between(start, self.closes(&it.paren_token.span));
        self.add_call(Call {
            target: Target::Callee(callee),
            args,
            span,
            at,
            awaited: false,
            chain_awaited: chain.awaited,
        })
    }

    fn method_call(&mut self, it: &syn::ExprMethodCall, chain: Chain) -> ExprId {
        let start = chain.start.unwrap_or_else(|| self.expr_start(&it.receiver));
        let receiver = self.chain(&it.receiver, Chain { start: Some(start), ..chain });
        let name = self.ident(&it.method);
        let generic = self.turbofish(it.turbofish.as_ref());
        let args = self.exprs(&it.args);
        let end = self.closes(&it.paren_token.span);
        self.add_call(Call {
            target: Target::Method { receiver, name, generic },
            args,
            span: between(start, end),
            at: between(self.places.start(it.method.span()), end),
            awaited: false,
            chain_awaited: chain.awaited,
        })
    }

    /// Expressions that are no receivers with a chain of their own.
    fn plain(&mut self, tree: &Tree) -> ExprId {
        if unshipped(expr_attrs(tree)) {
            return self.add(Expr::Missing);
        }
        let expr = match tree {
            Tree::Path(it) => Expr::Path(self.path(it.qself.as_ref(), &it.path)),
            Tree::Lit(it) => literal(&it.lit),
            Tree::Block(it) => return self.block(&it.block),
            Tree::Unsafe(it) => return self.block(&it.block),
            Tree::Const(it) => return self.block(&it.block),
            Tree::TryBlock(it) => return self.block(&it.block),
            Tree::Async(it) => return self.async_block(it),
            Tree::Closure(it) => return self.closure(it),
            Tree::If(it) => return self.branch(it),
            Tree::Match(it) => self.matching(it),
            Tree::Loop(it) => Expr::Loop(self.block(&it.body)),
            Tree::While(it) => Expr::While(self.expr(&it.cond), self.block(&it.body)),
            Tree::ForLoop(it) => {
                let iter = self.expr(&it.expr);
                Expr::For { pat: self.pat(&it.pat), iter, body: self.block(&it.body) }
            }
            Tree::Let(it) => {
                let value = self.expr(&it.expr);
                Expr::Let(self.pat(&it.pat), value)
            }
            Tree::Binary(it) => self.binary(it),
            Tree::Assign(it) => Expr::Assign(self.expr(&it.left), self.expr(&it.right)),
            Tree::Unary(it) => {
                let operand = self.expr(&it.expr);
                if matches!(it.op, syn::UnOp::Deref(_)) { Expr::Deref(operand) } else { Expr::Unary(operand) }
            }
            Tree::RawAddr(it) => Expr::Ref(self.expr(&it.expr)),
            Tree::Cast(it) => Expr::Cast(self.expr(&it.expr), self.ty(&it.ty)),
            Tree::Range(it) => Expr::Range(self.optional(it.start.as_deref()), self.optional(it.end.as_deref())),
            Tree::Return(it) => Expr::Return(self.optional(it.expr.as_deref())),
            Tree::Break(it) => Expr::Break(self.optional(it.expr.as_deref())),
            Tree::Continue(_) => Expr::Break(None),
            Tree::Yield(it) => Expr::Sequence(self.exprs(it.expr.as_deref())),
            Tree::Tuple(it) => Expr::Tuple(self.exprs(&it.elems)),
            Tree::Array(it) => Expr::Array(self.exprs(&it.elems)),
            Tree::Repeat(it) => Expr::Array(self.exprs([&*it.expr, &*it.len])),
            Tree::Struct(it) => self.literal_struct(it),
            _ => Expr::Missing,
        };
        self.add(expr)
    }

    pub(super) fn member(&mut self, member: &Member) -> crate::facts::Name {
        match member {
            Member::Named(name) => self.ident(name),
            Member::Unnamed(index) => self.index(index.index as usize),
        }
    }

    /// The name of a tuple field.
    pub(super) fn index(&mut self, index: usize) -> crate::facts::Name {
        const FIRST: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        match FIRST.get(index) {
            Some(text) => self.name(text),
            None => self.name(&index.to_string()),
        }
    }

    fn binary(&mut self, it: &syn::ExprBinary) -> Expr {
        let left = self.expr(&it.left);
        let right = self.expr(&it.right);
        match it.op {
            BinOp::And(_)
            | BinOp::Or(_)
            | BinOp::Eq(_)
            | BinOp::Ne(_)
            | BinOp::Lt(_)
            | BinOp::Le(_)
            | BinOp::Gt(_)
            | BinOp::Ge(_) => Expr::Binary { left, right, boolean: true },
            BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitXor(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::Shl(_)
            | BinOp::Shr(_) => Expr::Binary { left, right, boolean: false },
            _ => Expr::Assign(left, right),
        }
    }

    fn literal_struct(&mut self, it: &syn::ExprStruct) -> Expr {
        let path = self.path(it.qself.as_ref(), &it.path);
        let mark = self.open();
        for field in it.fields.iter().filter(|field| !unshipped(&field.attrs)) {
            let name = self.member(&field.member);
            let value = self.expr(&field.expr);
            self.push(name.0);
            self.push(value.0);
        }
        let fields = self.close(mark);
        Expr::Struct { path, fields, base: self.optional(it.rest.as_deref()) }
    }

    fn async_block(&mut self, it: &syn::ExprAsync) -> ExprId {
        let body = self.block(&it.block);
        let span = between(self.places.start(it.async_token.span), self.closes(&it.block.brace_token.span));
        self.add_scope(Scope { kind: ScopeKind::AsyncBlock, params: EMPTY, ret: None, body, span })
    }

    fn closure(&mut self, it: &syn::ExprClosure) -> ExprId {
        let mark = self.open();
        for input in &it.inputs {
            let (pat, ty) = self.typed_pat(input);
            self.push(pat.0);
            self.push(ty.map_or(0, |ty| ty.0 + 1));
        }
        let params = self.close(mark);
        let ret = self.output(&it.output);
        let body = self.expr(&it.body);
        let tree = &it.body;
        let span = between(self.closure_start(it), self.expr_end(tree));
        let kind = if it.asyncness.is_some() { ScopeKind::AsyncClosure } else { ScopeKind::Closure };
        self.add_scope(Scope { kind, params, ret, body, span })
    }

    /// `if`: a branch that a build that ships never takes is left out.
    fn branch(&mut self, it: &syn::ExprIf) -> ExprId {
        match constant(&it.cond) {
            Some(true) => self.block(&it.then_branch),
            Some(false) => match &it.else_branch {
                Some((_, other)) => self.expr(other),
                None => self.add(Expr::Tuple(EMPTY)),
            },
            None => {
                let cond = self.expr(&it.cond);
                let then = self.block(&it.then_branch);
                let other = it.else_branch.as_ref().map(|(_, other)| self.expr(other));
                self.add(Expr::If { cond, then, other })
            }
        }
    }

    fn matching(&mut self, it: &syn::ExprMatch) -> Expr {
        let scrutinee = self.expr(&it.expr);
        let mark = self.open();
        for arm in it.arms.iter().filter(|arm| !unshipped(&arm.attrs)) {
            let pat = self.pat(&arm.pat);
            let guard = arm.guard.as_ref().map(|(_, guard)| self.expr(guard));
            let body = self.expr(&arm.body);
            self.arm(pat, guard, body);
        }
        Expr::Match { scrutinee, arms: self.close(mark) }
    }

    /// Adds a triple to the list of arms that is being built.
    pub(super) fn arm(&mut self, pat: crate::facts::PatId, guard: Option<ExprId>, body: ExprId) {
        self.push(pat.0);
        self.push(guard.map_or(0, |guard| guard.0 + 1));
        self.push(body.0);
    }
}

fn literal(lit: &syn::Lit) -> Expr {
    Expr::Lit(match lit {
        syn::Lit::Str(_) | syn::Lit::CStr(_) => Lit::Str,
        syn::Lit::ByteStr(_) => Lit::Bytes,
        syn::Lit::Byte(_) | syn::Lit::Char(_) => Lit::Char,
        syn::Lit::Int(_) => Lit::Int,
        syn::Lit::Float(_) => Lit::Float,
        syn::Lit::Bool(_) => Lit::Bool,
        _ => return Expr::Missing,
    })
}

/// What a condition is in a build that ships, as far as `cfg!(test)` and its like decide it.
pub(super) fn constant(cond: &Tree) -> Option<bool> {
    match cond {
        Tree::Paren(it) => constant(&it.expr),
        Tree::Group(it) => constant(&it.expr),
        Tree::Macro(it) if it.mac.path.is_ident("cfg") => ships(&it.mac.tokens),
        Tree::Unary(it) if matches!(it.op, syn::UnOp::Not(_)) => constant(&it.expr).map(|value| !value),
        Tree::Binary(it) => match (&it.op, constant(&it.left), constant(&it.right)) {
            (BinOp::And(_), Some(false), _) | (BinOp::And(_), _, Some(false)) => Some(false),
            (BinOp::And(_), Some(true), Some(true)) => Some(true),
            (BinOp::Or(_), Some(true), _) | (BinOp::Or(_), _, Some(true)) => Some(true),
            (BinOp::Or(_), Some(false), Some(false)) => Some(false),
            _ => None,
        },
        _ => None,
    }
}
