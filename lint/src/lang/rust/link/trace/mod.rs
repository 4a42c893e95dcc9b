//! Follows values through the functions that hold a call that some rule watches: see [`Traced`].
//!
//! It reads the text of one function, after typing has told what calls mean. Whatever it cannot tell is [`Value::Unknown`] or
//! [`Fate::Used`], which no rule takes for a mistake.

mod value;
mod ways;

use super::{
    infer::{Instance, Output, Target as Meant},
    symbols::Ext,
    types::{Ty, TyData},
    world::*,
};
use crate::{base::source::Span, facts::*};
use rustc_hash::FxHashMap;

/// For every function: the watched type that its result holds, if it is one of the project's.
pub(super) fn makers(world: &World<'_>, watches: &dyn Fn(&str) -> bool) -> Vec<Option<Ext>> {
    let mut known = FxHashMap::default();
    let mut watches = |ext| *known.entry(ext).or_insert_with(|| watches(&world.externals.text(ext, &world.symbols)));
    let own = |info: &FnDef| if info.external.is_none() { holds(world, info.output, 0, &mut watches) } else { None };
    world.fns.iter().map(own).collect()
}

fn holds(world: &World<'_>, ty: Ty, depth: u32, watches: &mut dyn FnMut(Ext) -> bool) -> Option<Ext> {
    let data = world.store.data(ty);
    let own = super::index::external_of(world, data).filter(|ext| watches(*ext));
    own.or_else(|| match data {
        TyData::Adt(_, args) | TyData::Ext(_, args) | TyData::Tuple(args) if depth < 3 => {
            world.store.list(args).iter().find_map(|ty| holds(world, *ty, depth + 1, watches))
        }
        _ => None,
    })
}

/// Traces a function if one of its calls is watched. Ids are those of `output`; the function is node 0. Calls of the project's functions
/// are told what watched type they give. `facts` is all that its file says.
pub(super) fn trace(
    world: &World<'_>,
    facts: &FileFacts,
    of: Instance,
    output: &mut Output,
    makers: &[Option<Ext>],
    watches: &mut dyn FnMut(Ext) -> bool,
) -> Option<Traced> {
    let info = &world.fns[of.function.0 as usize];
    // Within an expansion several calls may stand at one place.
    let expanded = world.units[info.place.unit as usize].expanded.is_some();
    if info.external.is_some() || !of.is_written() || expanded {
        return None;
    }
    let mut watched = false;
    for (site, target, ..) in &output.edges {
        match target {
            Meant::Ext(ext) => watched |= watches(*ext),
            Meant::Fn(of) | Meant::Instance(Instance { function: of, .. }) => {
                output.sites[*site as usize].subjects.extend(makers[of.0 as usize]);
                watched |= makers[of.0 as usize].is_some();
                watched |= world.fns[of.0 as usize].external.is_some_and(&mut *watches);
            }
            _ => {}
        }
    }
    if !watched {
        return None;
    }
    let unit = &world.units[info.place.unit as usize];
    let sites = output.sites.iter().enumerate();
    let mut walk = Walk {
        world,
        unit,
        facts,
        info,
        sites: sites.rev().map(|(at, site)| ((site.span, site.focus), at as u32)).collect(),
        meant: meant(output),
        names: Vec::new(),
        inits: Vec::new(),
        levels: Vec::new(),
        level: 0,
        absent: 0,
        ran: 0,
        noted: 0,
        in_place: false,
        out: Traced {
            node: NodeId(0),
            on_drop: is_drop(world, info),
            gives: None,
            vars: Vec::new(),
            calls: Vec::new(),
        },
    };
    walk.function();
    Some(walk.out)
}

/// `Drop::drop`.
fn is_drop(world: &World<'_>, info: &FnDef) -> bool {
    let of_trait = matches!(info.owner, Owner::Impl(id) if world.impls[id.0 as usize].of.is_some());
    of_trait && world.symbols.text(info.name) == "drop"
}

/// The function of the project that a call means, where it is one.
fn meant(output: &Output) -> FxHashMap<u32, FnIdx> {
    let mut meant = FxHashMap::default();
    for (site, target, ..) in &output.edges {
        if let Meant::Fn(function) | Meant::Dispatch(function) | Meant::Instance(Instance { function, .. }) = target {
            meant.entry(*site).or_insert(*function);
        }
    }
    meant
}

struct Walk<'w, 'a, 'f> {
    world: &'w World<'a>,
    unit: &'w Unit<'a>,
    facts: &'f FileFacts,
    info: &'w FnDef,
    sites: FxHashMap<(Span, Span), u32>,
    meant: FxHashMap<u32, FnIdx>,
    /// Names in scope with their variables, innermost last.
    names: Vec<(Name, u32)>,
    /// Per variable: the expression that it was bound to as a whole.
    inits: Vec<Option<ExprId>>,
    /// Per variable: in how many closures it was bound.
    levels: Vec<u32>,
    level: u32,
    /// Conditions around that ask whether something exists.
    absent: u32,
    /// See [`Trace::ran`], here.
    ran: u32,
    /// How much was found that may log.
    noted: u32,
    /// A closure that stands here runs here, if it does.
    in_place: bool,
    out: Traced,
}

/// Methods that give back what they are called on, or what it wraps.
const PASSES: [&str; 8] =
    ["unwrap", "expect", "map_err", "context", "with_context", "wrap_err", "unwrap_or_else", "or_else"];

/// Methods that by convention consume what they are called on, beside `into_…`.
const CONSUMES: [&str; 8] = ["finish", "close", "shutdown", "persist", "keep", "commit", "leak", "join"];

impl Walk<'_, '_, '_> {
    fn function(&mut self) {
        let function = &self.facts.fns[self.info.id.0 as usize];
        for (at, (pat, _)) in function.params.iter().enumerate() {
            let fate = self.bind(*pat, None);
            if let Fate::Bound(var) = fate {
                self.out.vars[var as usize].param = Some(at as u16);
            }
        }
        self.out.gives = self.known(self.info.output).map(|adt| adt.0);
        if let Some(body) = function.body {
            self.expr(body, Fate::Used, Use::Moved);
        }
    }

    fn text(&self, name: Name) -> &str {
        self.facts.name(name)
    }

    fn local(&self, path: PathId) -> Option<u32> {
        let [segment] = self.facts.segments_of(path) else { return None };
        self.names.iter().rev().find(|(name, _)| *name == segment.name).map(|(_, var)| *var)
    }

    fn fresh(&mut self, init: Option<ExprId>) -> u32 {
        self.out.vars.push(Var::default());
        self.inits.push(init);
        self.levels.push(self.level);
        self.out.vars.len() as u32 - 1
    }

    /// Brings the names of a pattern into scope; says what becomes of the value that it is matched with.
    fn bind(&mut self, pat: PatId, init: Option<ExprId>) -> Fate {
        match &self.facts.pats[pat.0 as usize] {
            Pat::Wild => Fate::Dropped,
            Pat::Bind(name, sub) => {
                let var = self.fresh(init);
                self.names.push((*name, var));
                sub.map(|sub| self.bind(sub, None));
                Fate::Bound(var)
            }
            Pat::Ref(inner) => self.bind(*inner, init),
            Pat::Tuple { pats, .. } => {
                let fates = self.bind_all(*pats);
                let var = |fate| match fate {
                    Fate::Bound(var) => Some(Some(var)),
                    Fate::Dropped => Some(None),
                    _ => None,
                };
                let parts: Option<Vec<Option<u32>>> = fates.into_iter().map(var).collect();
                parts.map_or(Fate::Used, Fate::Split)
            }
            Pat::TupleStruct { path, pats, .. } => {
                let last = self.facts.segments_of(*path).last().map(|it| self.text(it.name).to_string());
                let mut fates = self.bind_all(*pats);
                match (last.as_deref(), fates.pop()) {
                    (Some("Ok" | "Some"), Some(fate @ (Fate::Bound(_) | Fate::Split(_)))) => fate,
                    _ => Fate::Used,
                }
            }
            Pat::Struct { fields, .. } => {
                for field in self.facts.list(*fields).chunks_exact(2) {
                    self.bind(PatId(field[1]), None);
                }
                Fate::Used
            }
            Pat::Slice(pats) | Pat::Or(pats) => {
                self.bind_all(*pats);
                Fate::Used
            }
            Pat::Path(_) => Fate::Used,
        }
    }

    fn bind_all(&mut self, pats: ListId) -> Vec<Fate> {
        self.facts.list(pats).iter().map(|pat| self.bind(PatId(*pat), None)).collect()
    }

    fn scoped(&mut self, with: impl FnOnce(&mut Self)) {
        let depth = self.names.len();
        with(self);
        self.names.truncate(depth);
    }

    fn expr(&mut self, id: ExprId, fate: Fate, how: Use) {
        match self.facts.exprs[id.0 as usize] {
            Expr::Path(path) => self.used(path, how),
            Expr::Block { stmts, tail, .. } => self.block(stmts, tail, fate),
            Expr::Scope(scope) => self.scope(scope),
            Expr::Call(call) => self.call(call, fate),
            Expr::Ref(inner) => self.expr(inner, fate, Use::Lent),
            Expr::Await(inner) => self.expr(inner, fate, how),
            Expr::Try(inner) => self.expr(inner, handled(fate), how),
            Expr::Assign(left, right, _) => self.assign(left, right),
            Expr::If { cond, then, other } => self.branch(cond, then, other, fate),
            Expr::Let(pat, value) => {
                let depth = self.names.len();
                let fate = self.bind(pat, Some(value));
                let bound = self.names.split_off(depth);
                self.expr(value, if fate == Fate::Dropped { Fate::Used } else { fate }, Use::Lent);
                self.names.extend(bound);
            }
            Expr::Match { scrutinee, arms } => self.matched(scrutinee, arms, fate),
            Expr::Loop(body) => self.at_any_time(|this| this.expr(body, Fate::Dropped, Use::Lent)),
            Expr::While(cond, body) => self.at_any_time(|this| {
                this.scoped(|this| {
                    this.expr(cond, Fate::Used, Use::Lent);
                    this.expr(body, Fate::Dropped, Use::Lent);
                });
            }),
            Expr::For { pat, iter, body } => {
                self.expr(iter, Fate::Used, Use::Moved);
                self.at_any_time(|this| {
                    this.scoped(|this| {
                        this.bind(pat, None);
                        this.expr(body, Fate::Dropped, Use::Lent);
                    });
                });
            }
            Expr::Return(_) | Expr::Break(..) | Expr::Struct { .. } | Expr::Tuple(_) | Expr::Array(_) => {
                self.children(id, Use::Moved)
            }
            _ => self.children(id, Use::Lent),
        }
    }

    fn children(&mut self, id: ExprId, how: Use) {
        let mut below = Vec::new();
        visit::children(self.facts, id, &mut |child| below.push(child));
        below.into_iter().for_each(|child| self.expr(child, Fate::Used, how));
    }

    fn used(&mut self, path: PathId, how: Use) {
        let Some(var) = self.local(path) else { return };
        // What a closure takes may be gone for good.
        let how = if self.levels[var as usize] < self.level { Use::Moved } else { how };
        let at = self.unit.place(self.facts.paths[path.0 as usize].span).start;
        self.out.vars[var as usize].uses.push((at, how));
    }

    fn block(&mut self, stmts: ListId, tail: Option<ExprId>, fate: Fate) {
        let absent = self.absent;
        self.scoped(|this| {
            for stmt in visit::statements(this.facts, stmts) {
                match stmt {
                    Stmt::Expr(expr) => {
                        this.expr(expr, Fate::Dropped, Use::Lent);
                        this.absent += u32::from(this.leaves_when_present(expr));
                    }
                    Stmt::Let { pat, init, other, .. } => {
                        let depth = this.names.len();
                        let fate = this.bind(pat, init);
                        let bound = this.names.split_off(depth);
                        if let Some(init) = init {
                            let how = if fate == Fate::Dropped { Use::Lent } else { Use::Moved };
                            this.expr(init, fate, how);
                        }
                        if let Some(other) = other {
                            // It leaves, so nothing of it runs before what follows.
                            let ran = this.ran;
                            this.expr(other, Fate::Used, Use::Lent);
                            this.ran = ran;
                        }
                        this.names.extend(bound);
                    }
                }
            }
            if let Some(tail) = tail {
                this.expr(tail, fate, Use::Moved);
            }
        });
        self.absent = absent;
    }

    fn scope(&mut self, id: ScopeId) {
        let scope = self.facts.scopes[id.0 as usize];
        self.level += 1;
        let in_place = std::mem::take(&mut self.in_place);
        let body = |this: &mut Self| {
            this.scoped(|this| {
                for param in this.facts.list(scope.params).chunks_exact(2) {
                    this.bind(PatId(param[0]), None);
                }
                this.expr(scope.body, Fate::Used, Use::Moved);
            });
        };
        if in_place {
            body(self)
        } else {
            self.at_any_time(body)
        }
        self.level -= 1;
    }

    fn assign(&mut self, left: ExprId, right: ExprId) {
        let fate = match self.facts.exprs[left.0 as usize] {
            Expr::Missing => Fate::Dropped,
            Expr::Path(path) => match self.facts.segments_of(path) {
                [only] if self.text(only.name) == "_" => Fate::Dropped,
                _ => self.local(path).map_or(Fate::Used, Fate::Bound),
            },
            _ => Fate::Used,
        };
        self.expr(left, Fate::Used, Use::Lent);
        self.expr(right, fate, Use::Moved);
    }

    fn branch(&mut self, cond: ExprId, then: ExprId, other: Option<ExprId>, fate: Fate) {
        let asks = u32::from(self.asks_presence(cond));
        let mut met = 0;
        self.scoped(|this| {
            this.expr(cond, Fate::Used, Use::Lent);
            met = this.ran;
            this.absent += asks;
            this.way(then, &mut met, |this| this.expr(then, fate.clone(), Use::Moved));
        });
        if let Some(other) = other {
            self.way(other, &mut met, |this| this.expr(other, fate, Use::Moved));
        }
        self.ran = met;
        self.absent -= asks;
    }

    fn matched(&mut self, scrutinee: ExprId, arms: ListId, fate: Fate) {
        let arms = self.facts.list(arms);
        // `match File::create(path) { Ok(file) => file, .. }`
        let gives = |arm: &[u32]| match (&self.facts.pats[arm[0] as usize], self.facts.exprs[arm[2] as usize]) {
            (Pat::TupleStruct { pats, .. }, Expr::Path(path)) => match self.facts.list(*pats) {
                [only] => match (&self.facts.pats[*only as usize], self.facts.segments_of(path)) {
                    (Pat::Bind(name, _), [segment]) => *name == segment.name,
                    _ => false,
                },
                _ => false,
            },
            _ => false,
        };
        let through = matches!(fate, Fate::Bound(_)) && arms.chunks_exact(3).any(gives);
        self.expr(scrutinee, if through { fate.clone() } else { Fate::Used }, Use::Lent);
        let mut met = self.ran;
        for arm in arms.chunks_exact(3) {
            let body = ExprId(arm[2]);
            let walk = |this: &mut Self| {
                this.bind(PatId(arm[0]), None);
                arm[1].checked_sub(1).into_iter().for_each(|guard| this.expr(ExprId(guard), Fate::Used, Use::Lent));
                this.expr(body, fate.clone(), Use::Moved);
            };
            self.way(body, &mut met, |this| this.scoped(walk));
        }
        self.ran = met;
    }

    fn call(&mut self, id: CallId, fate: Fate) {
        let call = self.facts.calls[id.0 as usize];
        let mut args = Use::Moved;
        let mut passed = Fate::Used;
        let mut in_place = false;
        match call.target {
            Target::Callee(callee) => {
                if let Expr::Path(path) = self.facts.exprs[callee.0 as usize] {
                    let last = self.facts.segments_of(path).last().map(|it| self.text(it.name));
                    passed = match (last, &fate) {
                        (Some("drop"), _) => Fate::Dropped,
                        (Some("Some" | "Ok"), Fate::Bound(_)) => fate.clone(),
                        _ => Fate::Used,
                    };
                }
                self.expr(callee, Fate::Used, Use::Lent);
            }
            Target::Method { receiver, name, .. } => {
                let (how, fate) = self.received(name, &fate);
                in_place = PASSES.contains(&self.text(name));
                self.expr(receiver, fate, how);
            }
            Target::Macro { path, .. } => {
                let last = self.facts.segments_of(path).last().map(|it| self.text(it.name));
                args = if matches!(last, Some("write" | "writeln")) { Use::Receiver } else { Use::Lent };
            }
        }
        for arg in self.facts.list(call.args) {
            self.in_place = in_place;
            self.expr(ExprId(*arg), passed.clone(), args);
        }
        self.in_place = false;
        self.note(&call);
        self.made(&call, fate);
    }

    /// What a method does with its receiver, and with the result that the receiver may be.
    fn received(&self, name: Name, fate: &Fate) -> (Use, Fate) {
        let name = self.text(name);
        let how = if name.starts_with("into_") || CONSUMES.contains(&name) { Use::Moved } else { Use::Receiver };
        let passed = match fate {
            Fate::Dropped if name == "ok" => Fate::Dropped,
            Fate::Bound(_) | Fate::Split(_) if PASSES.contains(&name) => fate.clone(),
            _ => Fate::Used,
        };
        (how, passed)
    }

    fn made(&mut self, call: &Call, fate: Fate) {
        let key = (self.unit.place(call.span), self.unit.place(call.at));
        let Some(site) = self.sites.get(&key).copied().map(SiteId) else { return };
        match &fate {
            Fate::Bound(var) => {
                self.out.vars[*var as usize].made_by.get_or_insert(site);
            }
            Fate::Split(parts) => {
                parts.iter().flatten().for_each(|var| self.out.vars[*var as usize].made_by = Some(site));
            }
            Fate::Used | Fate::Dropped => {}
        }
        let mut alive: Vec<u32> = self.names.iter().map(|(_, var)| *var).collect();
        alive.retain(|var| self.out.vars[*var as usize].made_by.is_some_and(|maker| maker != site));
        alive.dedup();
        let receiver = match call.target {
            Target::Method { receiver, .. } => Some(receiver),
            _ => None,
        };
        let args: Vec<ExprId> = self.facts.list(call.args).iter().map(|arg| ExprId(*arg)).collect();
        let all = receiver.into_iter().chain(args.iter().copied());
        let types = all.filter_map(|id| self.adt(id, 0)).map(|adt| adt.0).collect();
        let receiver = receiver.map_or(Value::Unknown, |receiver| self.value(receiver));
        let args = args.into_iter().map(|arg| self.value(arg)).collect();
        self.out.calls.push(Trace {
            site,
            fate,
            receiver,
            args,
            types,
            alive,
            when_absent: self.absent > 0,
            ran: self.ran,
        });
    }
}

/// What becomes of a result whose error goes to the caller.
fn handled(fate: Fate) -> Fate {
    if fate == Fate::Dropped { Fate::Used } else { fate }
}
