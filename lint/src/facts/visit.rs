//! Walks over expression trees without typing them.

use super::*;

/// Calls `each` for every direct child expression of `expr`, in source order.
pub fn children(file: &FileFacts, expr: ExprId, each: &mut dyn FnMut(ExprId)) {
    let list = |list: ListId, each: &mut dyn FnMut(ExprId)| {
        for id in file.list(list) {
            each(ExprId(*id));
        }
    };
    match file.exprs[expr.0 as usize] {
        Expr::Missing | Expr::Lit(_) | Expr::Path(_) | Expr::Break(None) | Expr::Return(None) => {}
        Expr::Block { stmts, tail, .. } => {
            for stmt in statements(file, stmts) {
                match stmt {
                    Stmt::Let { init, other, .. } => init.into_iter().chain(other).for_each(&mut *each),
                    Stmt::Expr(expr) => each(expr),
                }
            }
            tail.into_iter().for_each(each);
        }
        Expr::Scope(scope) => each(file.scopes[scope.0 as usize].body),
        Expr::Call(call) => {
            let call = file.calls[call.0 as usize];
            match call.target {
                Target::Callee(callee) => each(callee),
                Target::Method { receiver, .. } => each(receiver),
                Target::Macro { .. } => {}
            }
            list(call.args, each);
        }
        Expr::Field(inner, _)
        | Expr::Ref(inner)
        | Expr::Deref(inner)
        | Expr::Unary(inner)
        | Expr::Let(_, inner)
        | Expr::Loop(inner)
        | Expr::Return(Some(inner))
        | Expr::Break(Some(inner))
        | Expr::Await(inner)
        | Expr::Try(inner)
        | Expr::Cast(inner, _) => each(inner),
        Expr::Index(left, right)
        | Expr::Binary { left, right, .. }
        | Expr::Assign(left, right)
        | Expr::While(left, right) => {
            each(left);
            each(right);
        }
        Expr::If { cond, then, other } => {
            each(cond);
            each(then);
            other.into_iter().for_each(each);
        }
        Expr::Match { scrutinee, arms } => {
            each(scrutinee);
            for arm in file.list(arms).chunks_exact(3) {
                if let Some(guard) = arm[1].checked_sub(1) {
                    each(ExprId(guard));
                }
                each(ExprId(arm[2]));
            }
        }
        Expr::For { iter, body, .. } => {
            each(iter);
            each(body);
        }
        Expr::Struct { fields, base, .. } => {
            for field in file.list(fields).chunks_exact(2) {
                each(ExprId(field[1]));
            }
            base.into_iter().for_each(each);
        }
        Expr::Tuple(items) | Expr::Array(items) | Expr::Sequence(items) => list(items, each),
        Expr::Range(from, to) => from.into_iter().chain(to).for_each(each),
    }
}

/// The statements of a block.
pub fn statements(file: &FileFacts, stmts: ListId) -> impl Iterator<Item = Stmt> + '_ {
    file.list(stmts).chunks_exact(Stmt::WIDTH).map(|words| Stmt::decode([words[0], words[1], words[2], words[3]]))
}

/// The blocks of a file's bodies that declare items.
pub(crate) fn item_blocks(file: &FileFacts) -> Vec<ItemBlock> {
    let mut found = Vec::new();
    for body in file.fns.iter().filter_map(|function| function.body) {
        blocks_with_items(file, body, None, &mut |block, outer, items| {
            found.push(ItemBlock { body, block, outer, items });
        });
    }
    found
}

/// Calls `each` for every block below `expr` that declares items, outer ones first, with the nearest such block around it.
fn blocks_with_items(
    file: &FileFacts,
    expr: ExprId,
    outer: Option<ExprId>,
    each: &mut dyn FnMut(ExprId, Option<ExprId>, ListId),
) {
    let mut inside = outer;
    if let Expr::Block { items, .. } = file.exprs[expr.0 as usize]
        && !file.list(items).is_empty()
    {
        each(expr, outer, items);
        inside = Some(expr);
    }
    let mut below = Vec::new();
    children(file, expr, &mut |child| below.push(child));
    for child in below {
        blocks_with_items(file, child, inside, each);
    }
}
