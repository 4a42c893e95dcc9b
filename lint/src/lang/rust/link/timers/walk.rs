//! The walk over a body: which loops it runs, what is called in them, and what can end them.

use super::{
    super::{
        infer::{Output, Target as Meant},
        world::*,
    },
    Instance, Timing,
    bind::Var,
};
use crate::{base::source::Span, facts::*};
use rustc_hash::FxHashMap;

/// What becomes of a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Goes {
    /// It is thrown away.
    Dropped,
    /// A variable holds it, or what it is a wrapper around.
    Var(u32),
    /// A field of a type of the project holds it.
    Field(u32, Box<str>),
    /// It is an argument, or what the function gives back.
    Away,
    /// It is asked for something, or awaited.
    Asked,
}

/// A wait as it was met; amounts are found out when the whole function is known.
pub(super) struct RawWait {
    pub(super) wait: Wait,
    pub(super) call: CallId,
    /// Loops around it, innermost last.
    pub(super) around: Vec<u32>,
}

/// A loop that is being walked.
pub(super) struct RawTurn {
    pub(super) turn: Turn,
    /// Variables and kinds of conditions that a way out hangs on.
    pub(super) hangs: Vec<Hangs>,
}

/// A condition that a way out of a loop hangs on.
pub(super) struct Hangs {
    /// Variables in it.
    pub(super) vars: Vec<u32>,
    /// Fields in it.
    pub(super) fields: Vec<(AdtId, Name)>,
    /// It compares points in time.
    pub(super) on_time: bool,
}

/// Where a walk is.
#[derive(Clone, Default)]
pub(super) struct At {
    /// The body.
    pub(super) node: u32,
    /// Loops of that body around here, innermost last.
    pub(super) turns: Vec<u32>,
    /// Only where something failed does it run.
    pub(super) on_error: bool,
    /// In a condition that a way out hangs on.
    pub(super) asked: bool,
    pub(super) arm: Option<u32>,
    /// What an arm waits for.
    pub(super) waited: bool,
    /// Something around it ends it after some time.
    pub(super) limited: bool,
    /// It runs in one turn only.
    pub(super) once: bool,
    /// So many of the loops are around an async block that is awaited in place: it does not leave them.
    pub(super) outside: usize,
}

pub(super) struct Walk<'w, 'a, 'f> {
    pub(super) world: &'w World<'a>,
    pub(super) unit: u32,
    pub(super) facts: &'f FileFacts,
    pub(super) info: &'w FnDef,
    pub(super) function: FnIdx,
    pub(super) timing: &'w Timing<'w>,
    /// What calls of sites mean to whoever asks for timers.
    pub(super) calls: FxHashMap<u32, TimeCall>,
    pub(super) sites: FxHashMap<(Span, Span), u32>,
    /// The functions of the project that sites mean.
    pub(super) meant: FxHashMap<u32, FnIdx>,
    /// Nodes by their places.
    pub(super) nodes: FxHashMap<Span, u32>,
    /// The types that hold fields, and that literals make.
    pub(super) noted: FxHashMap<ExprId, AdtId>,
    /// Scopes of blocks that declare items, innermost last.
    pub(super) modules: Vec<ModId>,
    pub(super) names: Vec<(Name, u32)>,
    pub(super) vars: Vec<Var>,
    /// The variables that paths name.
    pub(super) locals: FxHashMap<PathId, u32>,
    /// The constants.
    pub(super) constants: FxHashMap<PathId, ValueId>,
    pub(super) at: At,
    pub(super) arms: u32,
    pub(super) turns: Vec<RawTurn>,
    pub(super) waits: Vec<RawWait>,
    pub(super) passes: Vec<(u32, Vec<ExprId>)>,
    pub(super) fills: Vec<(AdtId, Name, ExprId)>,
    pub(super) starts: Vec<Start>,
    /// What is given back before the end.
    pub(super) returns: Vec<ExprId>,
    /// Fields that change in loops.
    pub(super) changed: Vec<(u32, AdtId, Name)>,
    /// What fields with intervals were told about missed ticks.
    pub(super) told: Vec<(u32, Box<str>, Missed)>,
    /// Calls of functions that a timeout around them ends.
    pub(super) limited: Vec<SiteId>,
    /// Variables with a future that a wait ends.
    pub(super) limited_vars: Vec<u32>,
    /// What closures are called with.
    pub(super) given: FxHashMap<ScopeId, ExprId>,
    /// The loop is left when the wait that comes next is over; and whether only the innermost is.
    pub(super) ends: Option<bool>,
}

impl<'w, 'a, 'f> Walk<'w, 'a, 'f> {
    pub(super) fn new(
        world: &'w World<'a>,
        facts: &'f FileFacts,
        function: FnIdx,
        output: &Output,
        timing: &'w Timing<'w>,
        calls: FxHashMap<u32, TimeCall>,
    ) -> Self {
        let info = &world.fns[function.0 as usize];
        let sites = output.sites.iter().enumerate();
        let mut meant = FxHashMap::default();
        for (site, target, ..) in &output.edges {
            if let Meant::Fn(of) | Meant::Dispatch(of) | Meant::Instance(Instance { function: of, .. }) = target {
                meant.entry(*site).or_insert(*of);
            }
        }
        Self {
            world,
            unit: info.place.unit,
            facts,
            info,
            function,
            timing,
            calls,
            sites: sites.rev().map(|(at, site)| ((site.span, site.focus), at as u32)).collect(),
            meant,
            nodes: (0..).zip(&output.nodes).skip(1).map(|(at, node)| (node.span, at)).collect(),
            noted: output.noted.iter().copied().collect(),
            modules: vec![info.place.module],
            names: Vec::new(),
            vars: Vec::new(),
            locals: FxHashMap::default(),
            constants: FxHashMap::default(),
            at: At::default(),
            arms: 0,
            turns: Vec::new(),
            waits: Vec::new(),
            passes: Vec::new(),
            fills: Vec::new(),
            starts: Vec::new(),
            returns: Vec::new(),
            changed: Vec::new(),
            told: Vec::new(),
            limited: Vec::new(),
            limited_vars: Vec::new(),
            given: FxHashMap::default(),
            ends: None,
        }
    }

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
        }
        self.names.extend(bound);
    }

    /// A closure or block; `awaited` says that it is waited for where it stands.
    fn scope(&mut self, id: ScopeId, awaited: bool) {
        let scope = self.facts.scopes[id.0 as usize];
        let place = self.unit().place(scope.span);
        let node = self.nodes.get(&place).copied().unwrap_or(self.at.node);
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
                this.expr(scope.body, Goes::Away);
            });
        };
        let around = match awaited && block {
            true => At { node, outside: self.at.turns.len(), ..self.at.clone() },
            false => At { node, limited, ..At::default() },
        };
        self.with(|at| *at = around, walk);
    }

    fn branch(&mut self, cond: ExprId, then: ExprId, other: Option<ExprId>, goes: Goes) {
        let (then_fails, other_fails) = self.failing(cond);
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
                },
                |this| this.expr(then, goes.clone()),
            );
        });
        if let Some(other) = other {
            self.with(|at| at.on_error |= other_fails, |this| this.expr(other, goes));
        }
    }

    pub(super) fn matched(&mut self, scrutinee: ExprId, arms: ListId, goes: Goes) {
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
        for arm in arms.chunks_exact(3) {
            let wild = matches!(self.facts.pats[arm[0] as usize], Pat::Wild);
            let fails = self.is_failure(PatId(arm[0])) || wild && has_ok;
            self.scoped(|this| {
                this.bind(PatId(arm[0]), Some(scrutinee));
                arm[1].checked_sub(1).into_iter().for_each(|guard| this.expr(ExprId(guard), Goes::Asked));
                this.with(|at| at.on_error |= fails, |this| this.expr(ExprId(arm[2]), goes.clone()));
            });
        }
    }

    fn literal(&mut self, id: ExprId, fields: ListId, base: Option<ExprId>) {
        let adt = self.noted.get(&id).copied();
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
                if let Some(adt) = self.noted.get(&to).copied() {
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
        self.expr(right, goes);
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
