//! Blocks and statements.

use super::{attrs::unshipped, edges::expr_attrs, lower::Lower};
use crate::facts::{Expr, ExprId, Stmt};
use syn::{Block, Stmt as Tree};

/// A block under construction. Statements and items wait in vectors of their own because they come interleaved.
#[derive(Default)]
pub(super) struct Parts {
    stmts: Vec<u32>,
    items: Vec<u32>,
    tail: Option<ExprId>,
}

impl Parts {
    pub(super) fn stmt(&mut self, stmt: Stmt) {
        self.stmts.extend(stmt.encode());
    }

    pub(super) fn items(&mut self, ids: Vec<u32>) {
        self.items.extend(ids);
    }
}

impl Lower<'_> {
    /// `{ .. }`.
    pub(super) fn block(&mut self, block: &Block) -> ExprId {
        self.statements(&block.stmts)
    }

    /// The statements of a block.
    pub(super) fn statements(&mut self, stmts: &[Tree]) -> ExprId {
        let mut parts = Parts { stmts: Vec::with_capacity(stmts.len() * Stmt::WIDTH), ..Parts::default() };
        for (at, stmt) in stmts.iter().enumerate() {
            self.statement(stmt, at + 1 == stmts.len(), &mut parts);
            if leaves(stmt) {
                break;
            }
        }
        self.finish_block(parts)
    }

    pub(super) fn finish_block(&mut self, parts: Parts) -> ExprId {
        let stmts = self.list(&parts.stmts);
        let items = self.list(&parts.items);
        self.add(Expr::Block { stmts, items, tail: parts.tail })
    }

    fn statement(&mut self, stmt: &Tree, last: bool, parts: &mut Parts) {
        match stmt {
            Tree::Local(local) if unshipped(&local.attrs) => {}
            Tree::Local(local) => {
                let stmt = self.local(local);
                parts.stmt(stmt);
            }
            Tree::Item(item) => {
                let mark = self.open();
                self.item(item);
                let ids = self.take(mark);
                parts.items(ids);
            }
            Tree::Expr(expr, _) if unshipped(expr_attrs(expr)) => {}
            // A stray semicolon.
            Tree::Expr(syn::Expr::Verbatim(tokens), Some(_)) if tokens.is_empty() => {}
            Tree::Expr(expr, semi) => {
                let id = self.expr(expr);
                if last && semi.is_none() {
                    parts.tail = Some(id);
                } else {
                    parts.stmt(Stmt::Expr(id));
                }
            }
            Tree::Macro(it) if unshipped(&it.attrs) => {}
            Tree::Macro(it) => {
                if let Some(id) = self.macro_stmt(&it.mac, parts) {
                    if last && it.semi_token.is_none() {
                        parts.tail = Some(id);
                    } else {
                        parts.stmt(Stmt::Expr(id));
                    }
                }
            }
        }
    }

    /// Lowers statements into a block that is being built: what a macro like `cfg_if!` leaves in its place.
    pub(super) fn splice(&mut self, stmts: &[Tree], parts: &mut Parts) {
        for stmt in stmts {
            self.statement(stmt, false, parts);
        }
    }

    fn local(&mut self, local: &syn::Local) -> Stmt {
        // The initialiser comes first: that is the order of evaluation, and the pattern's names are not yet in scope.
        let (init, other) = match &local.init {
            Some(init) => {
                let value = self.expr(&init.expr);
                (Some(value), init.diverge.as_ref().map(|(_, other)| self.expr(other)))
            }
            None => (None, None),
        };
        let (pat, ty) = self.typed_pat(&local.pat);
        Stmt::Let { pat, ty, init, other }
    }
}

/// `if !cfg!(debug_assertions) { return; }`: what follows never runs in a build that ships.
fn leaves(stmt: &Tree) -> bool {
    let Tree::Expr(syn::Expr::If(it), _) = stmt else { return false };
    let ends = || matches!(it.then_branch.stmts.last(), Some(Tree::Expr(syn::Expr::Return(_), _)));
    super::exprs::constant(&it.cond) == Some(true) && ends()
}
