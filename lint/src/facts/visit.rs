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
        Expr::Missing
        | Expr::Lit(_)
        | Expr::Path(_)
        | Expr::Break(None, _)
        | Expr::Continue(_)
        | Expr::Return(None) => {}
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
        | Expr::Break(Some(inner), _)
        | Expr::Await(inner)
        | Expr::Try(inner)
        | Expr::Cast(inner, _) => each(inner),
        Expr::Index(left, right)
        | Expr::Binary { left, right, .. }
        | Expr::Assign(left, right, _)
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

/// Methods that add a name to a path.
const APPENDS: [&str; 4] = ["join", "push", "with_file_name", "set_file_name"];

/// The functions that add a name of their own to the folder that they are given: see [`Function::names_file`].
pub(crate) fn naming_fns(file: &FileFacts) -> Vec<FnId> {
    let texts = file.names.iter().enumerate().filter(|(_, text)| APPENDS.contains(text));
    let appends: Vec<Name> = texts.map(|(at, _)| Name(at as u32)).collect();
    if appends.is_empty() {
        return Vec::new();
    }
    let own = |call: &&Call| appended(file, call, &appends).any(|own| own);
    let mut places: Vec<u32> = file.calls.iter().filter(own).map(|call| call.span.start).collect();
    places.sort_unstable();
    // What comes out of a macro has no place of its own.
    let anywhere = places.first() == Some(&0);
    let holds = |span: Span| places.get(places.partition_point(|at| *at < span.start)).is_some_and(|at| *at < span.end);
    let fns = file.items.iter().filter_map(|item| match item.kind {
        ItemKind::Fn(id) if anywhere || holds(item.span) => Some(id),
        _ => None,
    });
    fns.filter(|id| names_its_file(file, *id, &appends)).collect()
}

fn names_its_file(file: &FileFacts, function: FnId, appends: &[Name]) -> bool {
    let mut named = false;
    let mut open: Vec<ExprId> = file.fns[function.0 as usize].body.into_iter().collect();
    while let Some(id) = open.pop() {
        children(file, id, &mut |child| open.push(child));
        let Expr::Call(call) = file.exprs[id.0 as usize] else { continue };
        for own in appended(file, &file.calls[call.0 as usize], appends) {
            if !own {
                return false;
            }
            named = true;
        }
    }
    named
}

/// For every name that a call adds to a path: whether it is a text, a constant or made by a macro.
fn appended<'f>(file: &'f FileFacts, call: &Call, appends: &[Name]) -> impl Iterator<Item = bool> + use<'f> {
    let appends = matches!(call.target, Target::Method { name, .. } if appends.contains(&name));
    let args = if appends { file.list(call.args) } else { &[] };
    args.iter().map(|arg| match file.exprs[*arg as usize] {
        Expr::Lit(_) => true,
        Expr::Path(path) => {
            let last = file.segments_of(path).last();
            last.is_some_and(|it| !file.name(it.name).contains(char::is_lowercase))
        }
        Expr::Call(inner) => matches!(file.calls[inner.0 as usize].target, Target::Macro { .. }),
        _ => false,
    })
}
