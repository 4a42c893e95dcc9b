//! The walk over a body: which loops it runs, what is called in them, and what can end them.

use super::{
    super::world::*,
    state::{At, Goes, Walk},
};
use crate::facts::*;

impl<'w, 'a, 'f> Walk<'w, 'a, 'f> {
    pub(super) fn unit(&self) -> &'w Unit<'a> {
        &self.world.units[self.unit as usize]
    }

    pub(super) fn text(&self, name: Name) -> &'f str {
        self.facts.name(name)
    }

    pub(super) fn function(&mut self) {
        let function = &self.facts.fns[self.info.id.0 as usize];
        for (at, (pat, _)) in function.params.iter().enumerate() {
            self.bind(*pat, None);
            if let Pat::Bind(..) = self.facts.pats[pat.0 as usize]
                && let Some((_, var)) = self.names.last().copied()
            {
                self.vars[var as usize].param = Some(at as u16);
            }
        }
        if let Some(body) = function.body {
            self.expr(body, Goes::Away);
        }
    }

    /// Walks with something else around, and comes back.
    pub(super) fn with(&mut self, change: impl FnOnce(&mut At), walk: impl FnOnce(&mut Self)) {
        let before = self.at.clone();
        change(&mut self.at);
        walk(self);
        self.at = before;
    }

    pub(super) fn scoped(&mut self, walk: impl FnOnce(&mut Self)) {
        let depth = self.names.len();
        walk(self);
        self.names.truncate(depth);
    }

    pub(super) fn expr(&mut self, id: ExprId, goes: Goes) {
        match self.facts.exprs[id.0 as usize] {
            Expr::Path(path) => self.path(path, goes),
            Expr::Block { stmts, tail, .. } => self.block(id, stmts, tail, goes),
            Expr::Scope(scope) => self.scope(scope, matches!(goes, Goes::Var(_))),
            Expr::Call(call) => self.call(call, goes),
            Expr::Ref(inner) => self.expr(inner, Goes::Asked),
            Expr::Await(inner) => {
                self.awaited(inner);
                match self.facts.exprs[inner.0 as usize] {
                    Expr::Scope(scope) => self.scope(scope, true),
                    _ => self.expr(inner, awaited(goes)),
                }
            }
            Expr::Try(inner) => {
                self.ends = Some(false);
                self.expr(inner, goes);
                self.ends = None;
                self.leave(ExitKind::Try, true);
            }
            Expr::Assign(left, right, op) => self.assign(left, right, op),
            Expr::If { cond, then, other } => self.branch(cond, then, other, goes),
            Expr::Let(pat, value) => {
                self.expr(value, Goes::Asked);
                self.bind(pat, Some(value));
            }
            Expr::Match { scrutinee, arms } => self.matched(scrutinee, arms, goes),
            Expr::Loop(body) => self.looped(TurnKind::Forever, None, body),
            Expr::While(cond, body) => {
                let kind = match self.facts.exprs[cond.0 as usize] {
                    Expr::Lit(Lit::Bool) => TurnKind::Forever,
                    Expr::Let(..) => TurnKind::Each,
                    _ => TurnKind::While,
                };
                self.looped(kind, Some(cond), body);
            }
            Expr::For { pat, iter, body } => self.for_loop(pat, iter, body),
            Expr::Return(value) => {
                self.returns.extend(value);
                value.into_iter().for_each(|value| self.expr(value, Goes::Away));
                self.leave(ExitKind::Return, true);
            }
            Expr::Break(value, named) => {
                value.into_iter().for_each(|value| self.expr(value, Goes::Away));
                self.leave(ExitKind::Break, named);
            }
            Expr::Struct { fields, base, .. } => self.literal(id, fields, base),
            Expr::Tuple(_) | Expr::Array(_) => self.children(id, Goes::Away),
            _ => self.children(id, Goes::Asked),
        }
    }

    pub(super) fn children(&mut self, id: ExprId, goes: Goes) {
        let mut below = Vec::new();
        visit::children(self.facts, id, &mut |child| below.push(child));
        below.into_iter().for_each(|child| self.expr(child, goes.clone()));
    }

    fn block(&mut self, id: ExprId, stmts: ListId, tail: Option<ExprId>, goes: Goes) {
        let scope = self.world.blocks.get(&(self.unit, id)).copied();
        self.modules.extend(scope);
        // A condition of a way out reaches as far as the condition.
        self.scoped(|this| {
            for stmt in visit::statements(this.facts, stmts) {
                match stmt {
                    Stmt::Expr(expr) => this.expr(expr, Goes::Dropped),
                    Stmt::Let { pat, init, other, .. } => this.declare(pat, init, other),
                }
            }
            if let Some(tail) = tail {
                this.expr(tail, goes);
            }
        });
        if scope.is_some() {
            self.modules.pop();
        }
    }

    fn declare(&mut self, pat: PatId, init: Option<ExprId>, other: Option<ExprId>) {
        let depth = self.names.len();
        self.bind(pat, init);
        let bound = self.names.split_off(depth);
        self.ends = other.filter(|_| self.is_failure_else(pat)).and_then(|other| self.ending(&[other]));
        if let Some(init) = init {
            let goes = match (&self.facts.pats[pat.0 as usize], &bound[..]) {
                (Pat::Wild, _) => Goes::Dropped,
                (Pat::Bind(..), [(_, var)]) => Goes::Var(*var),
                _ => Goes::Asked,
            };
            self.expr(init, goes);
        }
        self.ends = None;
        if let Some(other) = other {
            let fails = self.is_failure_else(pat);
            self.with(|at| at.on_error |= fails, |this| this.expr(other, Goes::Asked));
            if let Some(init) = init.filter(|_| !self.is_pending(pat)) {
                let over = self.polled(init);
                self.at.find_over(&over);
            }
        }
        self.names.extend(bound);
    }

    /// A closure or block; `awaited` says that it is waited for where it stands.
    fn scope(&mut self, id: ScopeId, awaited: bool) {
        let scope = self.facts.scopes[id.0 as usize];
        let place = self.unit().place(scope.span);
        let node = self.typed.nodes.get(&place).copied().unwrap_or(self.at.node);
        // A block that is written where a limit is, runs under it.
        let block = scope.kind == ScopeKind::AsyncBlock;
        let limited = self.at.limited && block;
        let init = self.given.get(&id).copied();
        self.ends = None;
        let walk = |this: &mut Self| {
            this.scoped(|this| {
                for param in this.facts.list(scope.params).chunks_exact(2) {
                    this.bind(PatId(param[0]), init);
                }
                match this.again.remove(&id) {
                    true => this.each_time(scope.body),
                    false => this.expr(scope.body, Goes::Away),
                }
            });
        };
        let around = match awaited && block {
            true => At { node, outside: self.at.turns.len(), ..self.at.clone() },
            false => At { node, limited, ..At::default() },
        };
        self.with(|at| *at = around, walk);
    }

    /// The body of a closure that is called again and again: what it does, or what the block does that it gives.
    fn each_time(&mut self, body: ExprId) {
        if let Expr::Scope(inner) = self.facts.exprs[body.0 as usize] {
            self.again.insert(inner);
            self.expr(body, Goes::Away);
        } else {
            self.looped(TurnKind::Forever, None, body);
        }
    }

    fn branch(&mut self, cond: ExprId, then: ExprId, other: Option<ExprId>, goes: Goes) {
        let (then_fails, other_fails) = self.failing(cond);
        let over = self.over(cond);
        let leaves = self.has_exit(then) || other.is_some_and(|other| self.has_exit(other));
        self.scoped(|this| {
            if leaves && let Some(turn) = this.at.turns.last().copied() {
                let hangs = this.hangs(cond);
                this.turns[turn as usize].hangs.push(hangs);
            }
            this.ends = match (then_fails, other) {
                (true, _) => this.ending(&[then]),
                (false, Some(other)) if other_fails => this.ending(&[other]),
                _ => None,
            };
            this.with(|at| at.asked |= leaves, |this| this.expr(cond, Goes::Asked));
            this.ends = None;
            let once = this.is_flag(cond, then);
            this.with(
                |at| {
                    at.on_error |= then_fails;
                    at.once |= once;
                    at.sometimes = true;
                    at.find_over(&over.then);
                },
                |this| this.expr(then, goes.clone()),
            );
        });
        // What runs behind a way that leaves runs as if the condition did not hold.
        if self.has_exit(then) {
            self.at.sometimes = true;
            self.at.find_over(&over.other);
            // `if deadline <= now { return .. }`: the rest waits for what is left of the same time.
            if self.asks_the_time(cond) {
                self.at.over.clear();
            }
        }
        if let Some(other) = other {
            let change = |at: &mut At| {
                at.on_error |= other_fails;
                at.sometimes = true;
                at.find_over(&over.other);
            };
            self.with(change, |this| this.expr(other, goes));
        }
    }

    fn matched(&mut self, scrutinee: ExprId, arms: ListId, goes: Goes) {
        let arms = self.facts.list(arms);
        let leaves = arms.chunks_exact(3).any(|arm| self.has_exit(ExprId(arm[2])));
        if leaves && let Some(turn) = self.at.turns.last().copied() {
            for guard in arms.chunks_exact(3).filter_map(|arm| arm[1].checked_sub(1)) {
                let hangs = self.hangs(ExprId(guard));
                self.turns[turn as usize].hangs.push(hangs);
            }
        }
        self.ends = self.elapsed_leaves(arms);
        self.with(|at| at.asked |= leaves, |this| this.expr(scrutinee, Goes::Asked));
        self.ends = None;
        let has_ok = arms.chunks_exact(3).any(|arm| self.is_failure_else(PatId(arm[0])));
        self.arms(scrutinee, arms, has_ok, &goes);
        let mut pending = arms.chunks_exact(3).filter(|arm| self.is_pending(PatId(arm[0]))).peekable();
        if pending.peek().is_some() && pending.all(|arm| self.has_exit(ExprId(arm[2]))) {
            let over = self.polled(scrutinee);
            self.at.find_over(&over);
        }
    }

    /// The arms of a match; `wild_fails` says that what no other arm takes has failed.
    pub(super) fn arms(&mut self, scrutinee: ExprId, arms: &[u32], wild_fails: bool, goes: &Goes) {
        let polled = self.polled(scrutinee);
        for arm in arms.chunks_exact(3) {
            let over = if self.is_pending(PatId(arm[0])) { &[][..] } else { &polled };
            let wild = matches!(self.facts.pats[arm[0] as usize], Pat::Wild);
            let fails = self.is_failure(PatId(arm[0])) || wild && wild_fails;
            self.scoped(|this| {
                this.bind(PatId(arm[0]), Some(scrutinee));
                arm[1].checked_sub(1).into_iter().for_each(|guard| this.expr(ExprId(guard), Goes::Asked));
                let change = |at: &mut At| {
                    at.on_error |= fails;
                    at.sometimes = true;
                    at.find_over(over);
                };
                this.with(change, |this| this.expr(ExprId(arm[2]), goes.clone()));
            });
        }
    }

    fn literal(&mut self, id: ExprId, fields: ListId, base: Option<ExprId>) {
        let adt = self.noted(id);
        for field in self.facts.list(fields).chunks_exact(2) {
            let (name, value) = (Name(field[0]), ExprId(field[1]));
            let goes = adt.map_or(Goes::Away, |adt| Goes::Field(adt.0, self.text(name).into()));
            self.fills.extend(adt.map(|adt| (adt, name, value)));
            self.expr(value, goes);
        }
        base.into_iter().for_each(|base| self.expr(base, Goes::Asked));
    }

    fn assign(&mut self, left: ExprId, right: ExprId, op: Option<Operator>) {
        let mut goes = Goes::Asked;
        let mut to = left;
        while let Expr::Deref(inner) = self.facts.exprs[to.0 as usize] {
            to = inner;
        }
        match self.facts.exprs[to.0 as usize] {
            Expr::Path(path) => {
                if let Some(var) = self.local(path) {
                    let turn = self.at.turns.last().copied();
                    self.vars[var as usize].assigned.push((turn, right, op));
                    goes = Goes::Var(var);
                }
            }
            Expr::Field(base, name) => {
                if let Some(adt) = self.noted(to) {
                    match self.at.turns.last() {
                        Some(turn) => self.changed.push((*turn, adt, name)),
                        None if op.is_none() => self.fills.push((adt, name, right)),
                        None => {}
                    }
                    goes = Goes::Field(adt.0, self.text(name).into());
                }
                self.expr(base, Goes::Asked);
            }
            Expr::Missing => goes = Goes::Dropped,
            _ => self.expr(to, Goes::Asked),
        }
        let into = match goes {
            Goes::Var(var) => Some(var),
            _ => None,
        };
        let renews = op.is_none() && self.is_over(to);
        self.with(|at| at.renews = renews, |this| this.expr(right, goes));
        // A variable that is there already is there for others, too.
        if let Some(start) = into.and_then(|var| self.vars[var as usize].start) {
            let known = &mut self.starts[start].handle;
            *known = (*known).max(Handle::Kept);
        }
    }
}

/// What becomes of a value that another is asked for.
fn awaited(goes: Goes) -> Goes {
    match goes {
        Goes::Var(_) | Goes::Field(..) | Goes::Away => goes,
        Goes::Dropped | Goes::Asked => Goes::Asked,
    }
}
