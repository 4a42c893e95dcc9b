//! How high the trees of facts are. What a node holds is written before it, so one pass over the arenas is enough.

use crate::facts::*;

/// The height of the highest expression or type.
pub(super) fn height(facts: &FileFacts) -> u32 {
    let mut types = Vec::new();
    for ty in &facts.types {
        let inner = type_children(facts, ty).into_iter().map(|id| types[id as usize]).max().unwrap_or(0);
        types.push(inner + 1);
    }
    let mut exprs: Vec<u32> = Vec::new();
    for expr in &facts.exprs {
        let inner = children(facts, expr).into_iter().map(|id| exprs[id as usize]).max().unwrap_or(0);
        exprs.push(inner + 1);
    }
    types.into_iter().chain(exprs).max().unwrap_or(0)
}

fn type_children(facts: &FileFacts, ty: &TypeRef) -> Vec<u32> {
    let of_path = |path: PathId| {
        let args = facts.segments_of(path).iter().filter_map(|segment| facts.args_of(segment));
        let mut found: Vec<u32> = args
            .flat_map(|args| args.types.iter().chain(args.bindings.iter().map(|(_, ty)| ty)))
            .map(|ty| ty.0)
            .collect();
        found.extend(facts.qself(path).map(|(ty, _)| ty.0));
        found
    };
    match ty {
        TypeRef::Path(path) => of_path(*path),
        TypeRef::Assoc { ty, .. } | TypeRef::Slice(ty) => vec![ty.0],
        TypeRef::Tuple(list) => facts.list(*list).to_vec(),
        TypeRef::Fn { params, ret } => facts.list(*params).iter().copied().chain(ret.iter().map(|ty| ty.0)).collect(),
        TypeRef::Dyn(bounds) | TypeRef::Impl(bounds) => bounds.iter().flat_map(|bound| of_path(bound.path)).collect(),
        TypeRef::Never | TypeRef::Infer | TypeRef::Unknown => Vec::new(),
    }
}

fn children(facts: &FileFacts, expr: &Expr) -> Vec<u32> {
    let list = |list: ListId| facts.list(list).to_vec();
    let some = |ids: &[Option<ExprId>]| ids.iter().flatten().map(|id| id.0).collect::<Vec<u32>>();
    match *expr {
        Expr::Missing | Expr::Lit(_) | Expr::Path(_) | Expr::Continue(_) => Vec::new(),
        Expr::Block { stmts, items, tail } => {
            let mut found = some(&[tail]);
            for words in facts.list(stmts).chunks(Stmt::WIDTH) {
                found.extend(match Stmt::decode([words[0], words[1], words[2], words[3]]) {
                    Stmt::Let { init, other, .. } => some(&[init, other]),
                    Stmt::Expr(id) => vec![id.0],
                });
            }
            for id in facts.list(items) {
                if let ItemKind::Fn(id) = facts.items[*id as usize].kind {
                    found.extend(some(&[facts.fns[id.0 as usize].body]));
                }
            }
            found
        }
        Expr::Scope(id) => vec![facts.scopes[id.0 as usize].body.0],
        Expr::Call(id) => {
            let call = &facts.calls[id.0 as usize];
            let mut found = list(call.args);
            match call.target {
                Target::Callee(id) | Target::Method { receiver: id, .. } => found.push(id.0),
                Target::Macro { .. } => {}
            }
            found
        }
        Expr::Field(id, _) | Expr::Ref(id) | Expr::Deref(id) | Expr::Unary(id) | Expr::Let(_, id) | Expr::Loop(id) => {
            vec![id.0]
        }
        Expr::Await(id) | Expr::Try(id) | Expr::Cast(id, _) => vec![id.0],
        Expr::Index(left, right) | Expr::Assign(left, right, _) | Expr::While(left, right) => vec![left.0, right.0],
        Expr::Binary { left, right, .. } => vec![left.0, right.0],
        Expr::If { cond, then, other } => some(&[Some(cond), Some(then), other]),
        Expr::Match { scrutinee, arms } => {
            let bodies = facts.list(arms).chunks(3).flat_map(|arm| [arm[1].checked_sub(1), Some(arm[2])]);
            bodies.flatten().chain([scrutinee.0]).collect()
        }
        Expr::For { iter, body, .. } => vec![iter.0, body.0],
        Expr::Return(id) | Expr::Break(id, _) => some(&[id]),
        Expr::Struct { fields, base, .. } => {
            facts.list(fields).chunks(2).map(|pair| pair[1]).chain(some(&[base])).collect()
        }
        Expr::Tuple(ids) | Expr::Array(ids) | Expr::Sequence(ids) => list(ids),
        Expr::Range(from, to) => some(&[from, to]),
    }
}
