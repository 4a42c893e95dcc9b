//! Calls: what they run under, which guards they take and give.

use super::{
    super::{guards::guard_in, types::TyData},
    *,
};
use crate::facts::{self, Call};

/// Methods of options and results that leave them where they are.
const BORROWING: [&str; 8] = ["as_ref", "as_mut", "as_deref", "as_deref_mut", "is_some", "is_none", "is_ok", "is_err"];
/// Those that run what they are given while there is a guard.
const RUNNING: [&str; 8] = ["map", "and_then", "is_some_and", "is_ok_and", "is_none_or", "inspect", "map_or", "filter"];
/// Methods that lend what they are called on, or a part of it.
const LENDING: [&str; 14] = [
    "as_ref",
    "as_mut",
    "as_deref",
    "as_deref_mut",
    "unwrap",
    "expect",
    "get",
    "get_mut",
    "iter",
    "iter_mut",
    "values",
    "values_mut",
    "first",
    "last",
];
/// Macros that control does not come back from.
const ENDING: [&str; 5] = ["panic", "unreachable", "todo", "unimplemented", "bail"];

impl Walk<'_, '_, '_> {
    pub(super) fn call(&mut self, id: CallId) -> Value {
        let facts = self.facts;
        let call = facts.calls[id.0 as usize];
        match call.target {
            facts::Target::Macro { path, .. } => self.macro_call(id, &call, path),
            facts::Target::Method { receiver, name, .. } => {
                let value = self.value(receiver);
                let of = self.root(receiver, false).or(value.map(|held| held.guard));
                self.plain_call(id, &call, (value, of), facts.name(name))
            }
            facts::Target::Callee(callee) => {
                if !matches!(facts.exprs[callee.0 as usize], Expr::Path(_)) {
                    self.value(callee);
                }
                self.plain_call(id, &call, (None, None), "")
            }
        }
    }

    fn macro_call(&mut self, id: CallId, call: &Call, path: PathId) -> Value {
        let world = self.input.world;
        let key = CallKey::of(self.unit, id);
        let input = world.units[self.unit as usize].input;
        if let Some((unit, value)) = input.and_then(|input| world.expanded.get(&(input, id)).copied()) {
            let outer = (
                std::mem::replace(&mut self.unit, unit),
                std::mem::replace(&mut self.facts, world.units[unit as usize].facts),
            );
            let value = self.value(value);
            (self.unit, self.facts) = outer;
            return value;
        }
        // Whether a macro moves what it is given is not known.
        ids(self.facts.list(call.args)).for_each(|arg| self.moved(Some(arg)));
        self.record(key, None, |_| true);
        let last = self.facts.segments_of(path).last().map(|segment| self.facts.name(segment.name));
        self.state.ended |= last.is_some_and(|last| ENDING.contains(&last));
        None
    }

    fn plain_call(&mut self, id: CallId, call: &Call, (receiver, of): (Value, Option<u32>), method: &str) -> Value {
        let key = CallKey::of(self.unit, id);
        let (mut given, mut lent) = (Vec::new(), Vec::new());
        for arg in ids(self.facts.list(call.args)) {
            let value = self.value(arg);
            given.extend(self.take(value));
            lent.extend(self.lent(arg));
        }
        let passed: Vec<u32> = given.iter().map(|held| held.guard).collect();
        let unlocks = !lent.is_empty() && !self.keeps_locked(key);
        let idle = receiver.filter(|held| held.wrapped && !RUNNING.contains(&method)).map(|held| held.guard);
        self.record(key, of, |guard| {
            !passed.contains(&guard) && Some(guard) != idle && !(unlocks && lent.contains(&guard))
        });
        let result = self.input.guarded.get(&key).copied();
        let handed = receiver.filter(|held| held.wrapped || self.is_of_guard(key));
        let Some(result) = result else {
            passed.into_iter().for_each(|guard| self.kill(guard));
            if let Some(held) = receiver {
                let owned = self.guards[held.guard as usize].keeps == Keeps::Owned;
                let consumed = if held.wrapped { !BORROWING.contains(&method) } else { owned };
                if consumed {
                    self.kill(held.guard);
                }
            }
            return None;
        };
        if handed.is_some_and(|held| held.wrapped && BORROWING.contains(&method)) {
            return None;
        }
        let from = handed.or_else(|| given.first().copied());
        passed
            .into_iter()
            .filter(|guard| from.is_none_or(|from| from.guard != *guard))
            .for_each(|guard| self.kill(guard));
        match from {
            Some(held) => Some(self.hand_on(held, result)),
            None => self.acquire(key, call, result),
        }
    }

    /// The guard comes out of the call as another value: `.unwrap()`, `MutexGuard::map(guard, ..)`, `condvar.wait(guard)`.
    fn hand_on(&mut self, held: Held, result: GuardType) -> Held {
        self.take(Some(held));
        if !self.state.live.contains(&held.guard) {
            self.state.live.push(held.guard);
        }
        self.state.temps.retain(|(it, _)| *it != held.guard);
        self.state.temps.push((held.guard, self.depth));
        let guard = &mut self.guards[held.guard as usize];
        (guard.ty, guard.keeps) = (result.ty, result.keeps);
        Held { guard: held.guard, wrapped: result.wrapped, place: false }
    }

    /// A call that takes a lock, by what its signature says; others only pass on what they found.
    fn acquire(&mut self, key: CallKey, call: &Call, result: GuardType) -> Value {
        let world = self.input.world;
        let declared =
            |function: FnIdx| guard_in(world, &world.store, world.fns[function.0 as usize].output, 0).is_some();
        if !self.callees(key).any(declared) || self.is_private(key, call) {
            return None;
        }
        let site = self.sites.get(&key).and_then(|sites| sites.first().copied())?;
        let guard = self.guards.len() as u32;
        let unit = &world.units[self.unit as usize];
        self.guards.push(LocalGuard {
            node: self.input.sites[site as usize].node,
            site: Some(site),
            span: unit.place(call.at),
            ty: result.ty,
            name: None,
            section: result.section,
            keeps: result.keeps,
        });
        self.acquired.insert(key, guard);
        self.state.live.push(guard);
        self.state.temps.push((guard, self.depth));
        Some(Held { guard, wrapped: result.wrapped, place: false })
    }

    /// Whether the lock is one that the body made for itself, in a variable: nobody waits for it who could not see that it is taken.
    fn is_private(&self, key: CallKey, call: &Call) -> bool {
        let facts::Target::Method { receiver, .. } = call.target else { return false };
        let Expr::Path(path) = self.facts.exprs[receiver.0 as usize] else { return false };
        let Some(made) = self.local(path).and_then(|at| self.state.locals[at].made) else { return false };
        let locks: Vec<AdtId> = self.callees(key).filter_map(|function| self.owner(function)).collect();
        self.callees(made).any(|function| self.owner(function).is_some_and(|owner| locks.contains(&owner)))
    }

    /// The type that a function belongs to.
    fn owner(&self, function: FnIdx) -> Option<AdtId> {
        let world = self.input.world;
        let Owner::Impl(id) = world.fns[function.0 as usize].owner else { return None };
        match world.store.data(world.impls[id.0 as usize].self_ty) {
            TyData::Adt(adt, _) => Some(adt),
            _ => None,
        }
    }

    /// Writes down what the sites of a call run under; the guard `of` protects what is called.
    pub(super) fn record(&mut self, key: CallKey, of: Option<u32>, counts: impl Fn(u32) -> bool) {
        for site in self.sites.get(&key).into_iter().flatten() {
            let live = self.state.live.iter().filter(|guard| counts(**guard));
            self.holds.extend(live.map(|guard| LocalHold { guard: *guard, site: *site, own: of == Some(*guard) }));
        }
    }

    /// The guard that a chain of fields and methods begins at; of methods that lend what they have, if `lent`.
    pub(super) fn root(&self, id: ExprId, lent: bool) -> Option<u32> {
        let facts = self.facts;
        match facts.exprs[id.0 as usize] {
            Expr::Path(path) => {
                let local = self.state.locals[self.local(path)?];
                local.guard.map(|(guard, _)| guard).or(local.of)
            }
            Expr::Field(inner, _)
            | Expr::Ref(inner)
            | Expr::Deref(inner)
            | Expr::Index(inner, _)
            | Expr::Try(inner) => self.root(inner, lent),
            Expr::Call(call) => {
                let taken = self.acquired.get(&CallKey::of(self.unit, call)).copied();
                taken.or_else(|| match facts.calls[call.0 as usize].target {
                    facts::Target::Method { receiver, name, .. } if !lent || LENDING.contains(&facts.name(name)) => {
                        self.root(receiver, lent)
                    }
                    _ => None,
                })
            }
            _ => None,
        }
    }

    /// `&mut guard` and `&guard`, the guard itself.
    fn lent(&self, arg: ExprId) -> Option<u32> {
        let Expr::Ref(inner) = self.facts.exprs[arg.0 as usize] else { return None };
        let Expr::Path(path) = self.facts.exprs[inner.0 as usize] else { return None };
        let (guard, _) = self.state.locals[self.local(path)?].guard?;
        Some(guard)
    }

    fn callees(&self, key: CallKey) -> impl Iterator<Item = FnIdx> + '_ {
        let sites = self.sites.get(&key).map(Vec::as_slice).unwrap_or_default();
        let edges = self.input.edges.iter().filter(|(site, ..)| sites.contains(site));
        edges.filter_map(|(_, target, ..)| match target {
            Target::Fn(function) | Target::Dispatch(function) => Some(*function),
            Target::Instance(of) => Some(of.function),
            Target::Local(_) | Target::Ext(_) | Target::Param(_) => None,
        })
    }

    /// Whether what is called knows nothing of the guard that is lent to it, only of what the guard protects; one that knows may unlock it.
    fn keeps_locked(&self, key: CallKey) -> bool {
        let world = self.input.world;
        let knows = |function: FnIdx| {
            let info = &world.fns[function.0 as usize];
            let mut types = info.inputs.iter().chain(&info.self_ty);
            types.any(|ty| guard_in(world, &world.store, *ty, 0).is_some())
        };
        let mut any = false;
        self.callees(key).all(|function| {
            any = true;
            !knows(function)
        }) && any
    }

    /// Whether a method is one of the guard's own, not of what it protects.
    fn is_of_guard(&self, key: CallKey) -> bool {
        let world = self.input.world;
        let of_guard = |function: FnIdx| {
            let info = &world.fns[function.0 as usize];
            info.self_ty.is_some_and(|ty| guard_in(world, &world.store, ty, 0).is_some_and(|it| !it.wrapped))
        };
        self.callees(key).any(of_guard)
    }
}
