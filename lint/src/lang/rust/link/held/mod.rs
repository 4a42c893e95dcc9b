//! Which calls of a body surely run while a guard of a lock lives.
//!
//! A second walk over the few bodies that take a lock, in the order in which they run: a guard lives from the call that gives it to the
//! end of the statement, or, once it is bound, to the end of its block, and no longer than until it is moved. Where paths meet, it
//! lives if it lives on all of them. What is not known for sure, a guard in a struct, in a macro's arguments, captured by a `move`
//! closure, counts as gone.

mod bind;
mod calls;
mod control;

use super::{
    guards::{GuardType, Keeps},
    infer::{LocalSite, Target},
    symbols::{Ext, Sym},
    world::*,
};
use crate::{
    base::{finding::Confidence, source::Span},
    facts::{CallId, Colour, Expr, ExprId, FileFacts, ListId, PathId, ScopeId, Stmt},
};
use rustc_hash::FxHashMap;

/// A call, or the loop over an iterator, in the file or expansion that it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct CallKey(u64);

impl CallKey {
    pub(super) fn of(unit: u32, call: CallId) -> Self {
        Self(u64::from(unit) << 33 | u64::from(call.0) << 1)
    }

    pub(super) fn unit(self) -> u32 {
        (self.0 >> 33) as u32
    }

    pub(super) fn of_loop(unit: u32, iter: ExprId) -> Self {
        Self(u64::from(unit) << 33 | u64::from(iter.0) << 1 | 1)
    }
}

/// A lock that a body takes.
pub(super) struct LocalGuard {
    pub(super) node: u32,
    pub(super) site: Option<u32>,
    pub(super) span: Span,
    pub(super) ty: Ext,
    pub(super) name: Option<Sym>,
    pub(super) section: bool,
    keeps: Keeps,
}

/// A site that runs while a guard lives. Sorted by guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LocalHold {
    pub(super) guard: u32,
    pub(super) site: u32,
    /// The call is one of what the guard protects.
    pub(super) own: bool,
}

/// What typing found out about a body.
pub(super) struct Input<'b, 'w, 'a> {
    pub(super) world: &'w World<'a>,
    pub(super) function: FnIdx,
    /// All that the file says.
    pub(super) facts: &'b FileFacts,
    /// The call of every site.
    pub(super) calls: &'b [Option<CallKey>],
    /// Calls whose value is a guard, or holds one.
    pub(super) guarded: &'b FxHashMap<CallKey, GuardType>,
    pub(super) sites: &'b [LocalSite],
    pub(super) edges: &'b [(u32, Target, Colour, Confidence)],
}

/// What a value is to this walk: nothing, or a guard.
type Value = Option<Held>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held {
    guard: u32,
    /// In an option, result or tuple.
    wrapped: bool,
    /// Still in the variable that the expression names.
    place: bool,
}

#[derive(Clone, Copy, Debug)]
struct Local {
    name: Sym,
    /// The guard in it, and whether that is wrapped.
    guard: Option<(u32, bool)>,
    /// The guard that protects what the variable refers to.
    of: Option<u32>,
    /// The call that made its value.
    made: Option<CallKey>,
}

/// What holds at one point of the body.
#[derive(Clone, Debug, Default)]
struct State {
    /// Guards that live, in the order in which they were taken.
    live: Vec<u32>,
    /// Guards without a name, with the number of temporary scopes around.
    temps: Vec<(u32, u32)>,
    locals: Vec<Local>,
    /// Control never comes here.
    ended: bool,
}

struct Walk<'b, 'w, 'a> {
    input: &'b Input<'b, 'w, 'a>,
    facts: &'b FileFacts,
    unit: u32,
    /// Sites by call.
    sites: FxHashMap<CallKey, Vec<u32>>,
    guards: Vec<LocalGuard>,
    /// Guards by the call that takes them.
    acquired: FxHashMap<CallKey, u32>,
    holds: Vec<LocalHold>,
    state: State,
    /// Temporary scopes around.
    depth: u32,
    /// States at the exits of the loops around, innermost last.
    loops: Vec<Vec<State>>,
    /// Locals below belong to a body around this one.
    floor: usize,
    /// Guards of bodies around that this one mentions, and those that it takes for itself.
    mentioned: Vec<u32>,
    gone: Vec<u32>,
}

/// The guards that a body takes, and the sites that run while they live.
pub(super) fn find(input: &Input<'_, '_, '_>) -> (Vec<LocalGuard>, Vec<LocalHold>) {
    let info = &input.world.fns[input.function.0 as usize];
    let facts = input.facts;
    let mut sites: FxHashMap<CallKey, Vec<u32>> = FxHashMap::default();
    for (site, call) in input.calls.iter().enumerate() {
        sites.entry(call.unwrap_or(CallKey(u64::MAX))).or_default().push(site as u32);
    }
    let mut walk = Walk {
        input,
        facts,
        unit: info.place.unit,
        sites,
        guards: Vec::new(),
        acquired: FxHashMap::default(),
        holds: Vec::new(),
        state: State::default(),
        depth: 0,
        loops: Vec::new(),
        floor: 0,
        mentioned: Vec::new(),
        gone: Vec::new(),
    };
    let function = &facts.fns[info.id.0 as usize];
    function.params.iter().for_each(|(pat, _)| walk.bind(*pat, None));
    if let Some(body) = function.body {
        walk.value(body);
    }
    walk.holds.sort_unstable();
    walk.holds.dedup();
    (walk.guards, walk.holds)
}

fn ids(list: &[u32]) -> impl Iterator<Item = ExprId> + '_ {
    list.iter().map(|id| ExprId(*id))
}

impl Walk<'_, '_, '_> {
    /// Runs an expression; gives the guard that its value is.
    fn value(&mut self, id: ExprId) -> Value {
        if self.state.ended {
            return None;
        }
        let facts = self.facts;
        match facts.exprs[id.0 as usize] {
            Expr::Missing | Expr::Lit(_) => None,
            Expr::Path(path) => self.path(path),
            Expr::Block { stmts, tail, .. } => self.block(stmts, tail),
            Expr::Scope(scope) => self.scope(scope),
            Expr::Call(call) => self.call(call),
            Expr::Field(base, _) => {
                // What has fields and holds a guard is a tuple.
                let base = self.value(base)?;
                base.wrapped.then_some(Held { wrapped: false, ..base })
            }
            Expr::Ref(inner) | Expr::Deref(inner) | Expr::Unary(inner) | Expr::Await(inner) | Expr::Cast(inner, _) => {
                self.value(inner);
                None
            }
            Expr::Index(left, right) => self.all(&[left, right]),
            Expr::Binary { left, right, op } => {
                if op.is_boolean() {
                    [left, right].into_iter().for_each(|side| self.alone(side));
                    return None;
                }
                self.all(&[left, right])
            }
            Expr::Assign(left, right, _) => self.assign(left, right),
            Expr::If { cond, then, other } => self.branch(cond, then, other),
            Expr::Let(..) => {
                self.cond(id);
                None
            }
            Expr::Match { scrutinee, arms } => self.matched(scrutinee, arms),
            Expr::Loop(body) => {
                self.looped(true, |this| {
                    this.value(body);
                });
                None
            }
            Expr::While(cond, body) => {
                self.looped(false, |this| {
                    this.cond(cond);
                    this.value(body);
                });
                None
            }
            Expr::For { pat, iter, body } => self.for_loop(pat, iter, body),
            Expr::Return(value) => {
                self.moved(value);
                self.state.ended = true;
                None
            }
            Expr::Break(..) | Expr::Continue(_) => {
                if let Expr::Break(value, _) = facts.exprs[id.0 as usize] {
                    self.moved(value);
                }
                let state = self.state.clone();
                if let Some(exits) = self.loops.last_mut() {
                    exits.push(state);
                }
                self.state.ended = true;
                None
            }
            Expr::Try(inner) => {
                let value = self.value(inner);
                self.take(value).map(|held| Held { wrapped: false, ..held })
            }
            Expr::Struct { fields, base, .. } => {
                for field in facts.list(fields).chunks_exact(2) {
                    self.moved(Some(ExprId(field[1])));
                }
                self.moved(base);
                None
            }
            Expr::Tuple(items) | Expr::Array(items) | Expr::Sequence(items) => {
                ids(facts.list(items)).for_each(|item| self.moved(Some(item)));
                None
            }
            Expr::Range(from, to) => {
                self.moved(from);
                self.moved(to);
                None
            }
        }
    }

    fn all(&mut self, exprs: &[ExprId]) -> Value {
        for expr in exprs {
            self.value(*expr);
        }
        None
    }

    /// An operand or condition whose temporaries end with it.
    fn alone(&mut self, id: ExprId) {
        self.depth += 1;
        self.value(id);
        self.leave(None);
    }

    /// An expression whose value goes where it is not seen any more.
    fn moved(&mut self, id: Option<ExprId>) {
        let value = id.and_then(|id| self.value(id));
        if let Some(held) = value {
            self.kill(held.guard);
        }
    }

    fn sym(&self, name: crate::facts::Name) -> Sym {
        self.input.world.units[self.unit as usize].syms[name.0 as usize]
    }

    fn local(&self, path: PathId) -> Option<usize> {
        let written = &self.facts.paths[path.0 as usize];
        let [segment] = self.facts.segments_of(path) else { return None };
        if written.leading || written.dollar_crate || written.qself != 0 {
            return None;
        }
        let name = self.sym(segment.name);
        self.state.locals.iter().rposition(|local| local.name == name)
    }

    fn path(&mut self, path: PathId) -> Value {
        let at = self.local(path)?;
        let (guard, wrapped) = self.state.locals[at].guard?;
        if at < self.floor {
            self.mentioned.push(guard);
        }
        Some(Held { guard, wrapped, place: true })
    }

    /// A closure or async block: runs by itself, under none of the guards around.
    fn scope(&mut self, id: ScopeId) -> Value {
        let scope = self.facts.scopes[id.0 as usize];
        let outer = self.state.clone();
        let floor = std::mem::replace(&mut self.floor, outer.locals.len());
        let loops = std::mem::take(&mut self.loops);
        let known = (self.mentioned.len(), self.gone.len());
        (self.state.live, self.state.temps) = (Vec::new(), Vec::new());
        self.depth += 1;
        for param in self.facts.list(scope.params).chunks_exact(2) {
            self.bind(crate::facts::PatId(param[0]), None);
        }
        self.moved(Some(scope.body));
        self.leave(None);
        (self.state, self.floor, self.loops) = (outer, floor, loops);
        let mut taken = self.gone[known.1..].to_vec();
        if scope.moves {
            taken.extend(&self.mentioned[known.0..]);
        }
        taken.into_iter().for_each(|guard| self.kill(guard));
        None
    }

    fn block(&mut self, stmts: ListId, tail: Option<ExprId>) -> Value {
        let facts = self.facts;
        let locals = self.state.locals.len();
        for stmt in crate::facts::visit::statements(facts, stmts) {
            if self.state.ended {
                break;
            }
            match stmt {
                Stmt::Expr(expr) => {
                    self.depth += 1;
                    let value = self.value(expr);
                    if let Some(held) = value.filter(|held| held.place) {
                        self.kill(held.guard);
                    }
                    self.leave(None);
                }
                Stmt::Let { pat, init, other, .. } => self.declare(pat, init, other),
            }
        }
        self.depth += 1;
        let value = tail.and_then(|tail| self.value(tail));
        let value = self.take(value);
        self.pop(locals, value);
        self.leave(value);
        value
    }
}
