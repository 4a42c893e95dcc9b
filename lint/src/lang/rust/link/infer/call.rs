//! Calls: what they can run, what they are given, what they return.

use super::{
    super::{
        index::{external_of, trait_path},
        lower::future_of,
        members::{Hit, Lookup},
    },
    path::Value,
    *,
};
use crate::facts::{self, Call, CallId, Expr, PathId};

/// External path under which methods of unknown receivers are looked up.
pub(in super::super) const UNKNOWN_RECEIVER: &str = "?";
/// External path under which functions that nothing defines are looked up.
pub(in super::super) const UNKNOWN_FUNCTION: &str = "!";

impl Body<'_, '_, '_> {
    pub(super) fn call_typed(&mut self, id: CallId) -> Ty {
        let facts = self.facts;
        let call = facts.calls[id.0 as usize];
        match call.target {
            facts::Target::Callee(callee) => match facts.exprs[callee.0 as usize] {
                Expr::Path(path) => self.path_call(&call, path),
                _ => {
                    let ty = self.expr(callee, None);
                    self.value_call(&call, ty)
                }
            },
            facts::Target::Method { receiver, name, generic } => {
                let receiver = self.expr(receiver, None);
                self.settle();
                let turbofish: Vec<Ty> = facts.list(generic).iter().map(|ty| self.written(TypeId(*ty))).collect();
                let name = self.sym(name);
                self.method_call(&call, receiver, name, &turbofish)
            }
            facts::Target::Macro { path, .. } => match self.expansion(id) {
                Some(ty) => ty,
                None => self.macro_call(&call, path),
            },
        }
    }

    /// The value of an expanded macro call: its expansion is walked in place.
    fn expansion(&mut self, call: CallId) -> Option<Ty> {
        let world = self.world;
        let input = world.units[self.unit as usize].input?;
        let (unit, value) = world.expanded.get(&(input, call)).copied()?;
        let outer = (
            std::mem::replace(&mut self.unit, unit),
            std::mem::replace(&mut self.facts, world.units[unit as usize].facts),
        );
        let ty = self.expr(value, None);
        (self.unit, self.facts) = outer;
        Some(ty)
    }

    pub(super) fn site(&mut self, call: &Call, args: usize) -> u32 {
        let unit = &self.world.units[self.unit as usize];
        let (span, focus) = (unit.place(call.span), unit.place(call.at));
        self.calls.push(self.calling);
        self.out.sites.push(LocalSite {
            node: self.node,
            span,
            focus,
            args: args as u16,
            subjects: Vec::new(),
            awaited: call.awaited || self.waits_for_nothing(call),
            chain_awaited: call.chain_awaited,
            in_loop: self.loops > 0,
        });
        self.out.sites.len() as u32 - 1
    }

    /// `consumer.poll(Duration::ZERO)`, `receiver.recv_timeout(Duration::ZERO)`: asks, and does not wait.
    fn waits_for_nothing(&self, call: &Call) -> bool {
        let known = &self.world.known;
        let method = matches!(call.target, facts::Target::Method { .. });
        method
            && expr_ids(self.facts.list(call.args)).any(|arg| match self.facts.exprs[arg.0 as usize] {
                Expr::Path(path) => match self.facts.segments_of(path) {
                    [.., of, last] => self.sym(of.name) == known.duration && self.sym(last.name) == known.zero,
                    _ => false,
                },
                _ => false,
            })
    }

    pub(super) fn edge(&mut self, site: u32, target: Target, confidence: Confidence) {
        let colour = match target {
            Target::Fn(function) | Target::Dispatch(function) | Target::Instance(Instance { function, .. })
                if self.world.fns[function.0 as usize].is_async =>
            {
                Colour::Creates
            }
            Target::Local(node) if self.out.nodes[node as usize].kind == NodeKind::Async => Colour::Creates,
            _ => Colour::Inline,
        };
        self.out.edges.push((site, target, colour, confidence));
    }

    fn args(&self, call: &Call) -> Vec<ExprId> {
        expr_ids(self.facts.list(call.args)).collect()
    }

    pub(super) fn is_scope(&self, id: ExprId) -> bool {
        match self.facts.exprs[id.0 as usize] {
            Expr::Scope(scope) => self.facts.scopes[scope.0 as usize].kind != facts::ScopeKind::AsyncBlock,
            Expr::Ref(inner) => self.is_scope(inner),
            // A closure in a box is as good as a closure.
            Expr::Call(call) => {
                let call = self.facts.calls[call.0 as usize];
                self.facts.list(call.args).len() == 1 && self.is_scope(ExprId(self.facts.list(call.args)[0]))
            }
            _ => false,
        }
    }

    /// Arguments without any knowledge of the callee.
    pub(super) fn loose_args(&mut self, call: &Call, inputs: &[Ty]) -> Vec<Ty> {
        let mut types = Vec::new();
        for (at, arg) in self.args(call).into_iter().enumerate() {
            let wanted = inputs.get(at).copied();
            let expected = wanted.and_then(|ty| self.types.callable(ty));
            let ty = self.expr(arg, expected);
            if let Some(wanted) = wanted {
                self.types.store.unify(wanted, ty);
            }
            types.push(ty);
        }
        types
    }

    fn path_call(&mut self, call: &Call, path: PathId) -> Ty {
        let count = self.args(call).len();
        match self.value(path) {
            Value::Typed(ty) => self.value_call(call, ty),
            Value::Fns(hits) => self.hits_call(call, None, hits, &[]),
            Value::OfTrait(id, function, env) => self.trait_call(call, id, function, env),
            Value::Constructor(adt, variant, whole, env) => {
                let fields: Vec<Ty> = self.world.adts[adt.0 as usize].variants[variant as usize]
                    .fields
                    .iter()
                    .map(|(_, ty)| *ty)
                    .collect();
                let inputs: Vec<Ty> = fields.into_iter().map(|ty| self.types.subst(ty, &env)).collect();
                self.loose_args(call, &inputs);
                whole
            }
            Value::External(ext, ty) => {
                let args = self.loose_args(call, &[]);
                let site = self.site(call, count);
                self.edge(site, Target::Ext(ext), Confidence::High);
                self.subjects(site, &args);
                self.flows(site, &args, 0);
                self.external_result(ext, ty)
            }
            Value::Unknown(name) => {
                let args = self.loose_args(call, &[]);
                let site = self.site(call, count);
                let ext = self.nameless(UNKNOWN_FUNCTION, name);
                self.edge(site, Target::Ext(ext), Confidence::Low);
                self.flows(site, &args, 0);
                Ty::UNKNOWN
            }
        }
    }

    fn nameless(&self, root: &str, name: Sym) -> Ext {
        let root = self.world.symbols.get(root).unwrap_or(self.world.known.empty);
        self.world.externals.child(Some(self.world.externals.child(None, root)), name)
    }

    /// Calls a value: a closure, a callable parameter, a function pointer.
    fn value_call(&mut self, call: &Call, ty: Ty) -> Ty {
        let ty = self.types.norm(ty);
        let count = self.args(call).len();
        let (inputs, output) = self.types.callable(ty).unwrap_or((Vec::new(), Ty::UNKNOWN));
        let args = self.loose_args(call, &inputs);
        let target = self.callable_target(ty);
        if let Some(target) = target {
            let site = self.site(call, count);
            self.edge(site, target, Confidence::High);
            self.flows(site, &args, 0);
        }
        self.types.norm(output)
    }

    /// The body that a callable value runs, if it is known.
    fn callable_target(&mut self, ty: Ty) -> Option<Target> {
        let mut at = self.types.norm(ty);
        for _ in 0..4 {
            match self.types.store.head(at) {
                TyData::Closure(node, _) => return Some(Target::Local(node)),
                TyData::ArgFn(param, _) => return Some(Target::Param(param)),
                TyData::FnDef(function, _) => return Some(Target::Fn(function)),
                TyData::Future(_, node) if node != super::super::types::NO_SCOPE => return Some(Target::Local(node)),
                TyData::Adt(adt, args) if self.world.adts[adt.0 as usize].external.is_some() => {
                    at = self.types.store.list(args).first().copied()?;
                    at = self.types.norm(at);
                }
                _ => return None,
            }
        }
        None
    }

    /// Callable values among the arguments; parameters count from `first`.
    pub(super) fn flows(&mut self, site: u32, args: &[Ty], first: u16) {
        for (at, ty) in args.iter().enumerate() {
            if let Some(target) = self.callable_target(*ty) {
                self.out.flows.push((site, first + at as u16, target));
            }
        }
    }

    /// Canonical paths of the types at hand, for tables that ask what a call works on.
    pub(super) fn subjects(&mut self, site: u32, types: &[Ty]) {
        let mut found = Vec::new();
        for ty in types {
            self.type_paths(*ty, 0, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        self.out.sites[site as usize].subjects = found;
    }

    fn type_paths(&mut self, ty: Ty, depth: u32, found: &mut Vec<Ext>) {
        if depth > 4 || !self.types.store.steps.take() {
            return;
        }
        let data = self.types.store.head(ty);
        found.extend(external_of(self.world, data));
        match data {
            TyData::Adt(_, args) | TyData::Ext(_, args) | TyData::Tuple(args) => {
                for arg in self.types.store.list(args).to_vec() {
                    self.type_paths(arg, depth + 1, found);
                }
            }
            TyData::Slice(inner) => self.type_paths(inner, depth + 1, found),
            TyData::Bound(id, args) => {
                found.extend(trait_path(self.world, self.world.store_bound(id).key));
                for arg in self.types.store.list(args).to_vec() {
                    self.type_paths(arg, depth + 1, found);
                }
            }
            _ => {}
        }
    }

    /// `Trait::function(x, ..)`: the first argument decides the implementation.
    fn trait_call(&mut self, call: &Call, id: TraitId, function: FnIdx, env: Env) -> Ty {
        let info = &self.world.fns[function.0 as usize];
        let args = self.args(call);
        let (true, Some(first)) = (info.has_self, args.first()) else {
            return self.hits_call(call, None, vec![Hit { function, env, dispatch: true, inherits: None }], &[]);
        };
        let receiver = self.expr(*first, None);
        if let (Some((_, values)), true) = (env.0.first(), true) {
            let self_ty = values[0];
            self.types.store.unify(self_ty, receiver);
        }
        let name = info.name;
        let hits = match self.types.method(receiver, name, args.len() - 1) {
            Lookup::Hits(hits) => hits.into_iter().filter(|hit| self.belongs(hit.function, id)).collect(),
            _ => Vec::new(),
        };
        let hits = if hits.is_empty() { vec![Hit { function, env, dispatch: true, inherits: None }] } else { hits };
        let rest = Call { args: call.args, ..*call };
        self.hits_call(&rest, Some((receiver, true)), hits, &[])
    }

    fn belongs(&self, function: FnIdx, id: TraitId) -> bool {
        match self.world.fns[function.0 as usize].owner {
            Owner::Impl(item) => {
                self.world.impls[item.0 as usize].of.is_some_and(|(key, _)| key == TraitKey::Known(id))
            }
            Owner::Trait(found) => found == id,
            Owner::Free => false,
        }
    }

    fn method_call(&mut self, call: &Call, receiver: Ty, name: Sym, turbofish: &[Ty]) -> Ty {
        let count = self.args(call).len();
        // `if handle.is_finished() { handle.join() }` does not wait.
        let finished = self.finished > 0 && self.world.symbols.text(name) == "join";
        let call = &Call { awaited: call.awaited || finished, ..*call };
        match self.types.method(receiver, name, count) {
            Lookup::Hits(hits) => self.hits_call(call, Some((receiver, false)), hits, turbofish),
            Lookup::External(ext) => {
                let mut args = vec![receiver];
                args.extend(self.loose_args(call, &[]));
                let site = self.site(call, count);
                self.edge(site, Target::Ext(ext), Confidence::High);
                self.subjects(site, &args);
                self.flows(site, &args, 0);
                match self.transparent(receiver, name) {
                    Ty::UNKNOWN if count == 0 => self.types.accessor(receiver, name).unwrap_or(Ty::UNKNOWN),
                    ty => ty,
                }
            }
            Lookup::Made(ty) => {
                self.loose_args(call, &[]);
                ty
            }
            Lookup::Unknown => {
                self.note_open(receiver);
                if let Some(target) = self.callable_target(receiver)
                    && self.world.symbols.text(name).starts_with("call")
                {
                    let site = self.site(call, count);
                    self.edge(site, target, Confidence::High);
                }
                let args = self.loose_args(call, &[]);
                let known = self.types.norm(receiver);
                let unknown = matches!(self.types.store.head(known), TyData::Unknown | TyData::Var(_));
                let site = self.site(call, count);
                let ext = self.nameless(UNKNOWN_RECEIVER, name);
                let unique = unknown && !self.world.index.named.contains_key(&name);
                self.edge(site, Target::Ext(ext), if unique { Confidence::Medium } else { Confidence::Low });
                self.subjects(site, &args);
                self.flows(site, &args, 1);
                self.by_convention(name, turbofish)
            }
        }
    }

    /// Calls resolved functions. `receiver`: its type, and whether it is also the first argument.
    fn hits_call(&mut self, call: &Call, receiver: Option<(Ty, bool)>, hits: Vec<Hit>, turbofish: &[Ty]) -> Ty {
        let world = self.world;
        let hits: Vec<Hit> =
            hits.into_iter().filter(|hit| !call.awaited || self.may_be_awaited(hit.function)).collect();
        let Some(first) = hits.first() else {
            self.loose_args(call, &[]);
            return Ty::UNKNOWN;
        };
        let mut env = self.complete(first.function, first.env.clone());
        let info = &world.fns[first.function.0 as usize];
        self.apply_turbofish(info.params, turbofish, &mut env);
        let mut inputs: Vec<Ty> = info.inputs.clone();
        let method = matches!(receiver, Some((_, false)));
        if info.has_self && !method {
            inputs.insert(0, info.self_ty.unwrap_or(Ty::UNKNOWN));
        }
        if let (Some((receiver, false)), Some(self_ty)) = (receiver, info.self_ty) {
            let self_ty = self.types.subst(self_ty, &env);
            self.types.store.unify(self_ty, receiver);
        }
        let skip = usize::from(matches!(receiver, Some((_, true))));
        let mut args = self.bound_args(call, &inputs, first.function, &env, skip);
        if let (Some((receiver, true)), Some(slot)) = (receiver, args.first_mut()) {
            *slot = receiver;
        }
        let count = args.len() - usize::from(info.has_self && !method && !args.is_empty());
        let site = self.site(call, count);
        let several = hits.len() > 1;
        let given = if several { Given::NOTHING } else { self.given(first.function, &env) };
        let mut described = info.external.is_some();
        for hit in &hits {
            let fits = world.fns[hit.function.0 as usize].inputs.len() == info.inputs.len();
            if !fits {
                continue;
            }
            self.hit_edges(site, hit, several, given);
            described |= world.fns[hit.function.0 as usize].external.is_some();
        }
        let first_arg = u16::from(method);
        self.flows(site, &args, first_arg);
        if described {
            let mut seen = args.clone();
            seen.extend(receiver.map(|(ty, _)| ty));
            self.subjects(site, &seen);
        }
        let output = self.types.subst(info.output, &env);
        if info.is_async { future_of(&mut self.types.store, output) } else { output }
    }

    /// A call that is awaited cannot mean a function whose result is surely no future.
    fn may_be_awaited(&self, function: FnIdx) -> bool {
        let info = &self.world.fns[function.0 as usize];
        let lang = &self.world.lang;
        info.is_async
            || match self.types.store.data(info.output) {
                TyData::Adt(adt, _) => {
                    Some(adt) != lang.result
                        && Some(adt) != lang.option
                        && Some(adt) != lang.vec
                        && Some(adt) != lang.string
                }
                TyData::Tuple(_) | TyData::Prim(_) | TyData::Slice(_) => false,
                _ => true,
            }
    }

    pub(super) fn hit_edges(&mut self, site: u32, hit: &Hit, several: bool, given: Given) {
        // What never returns is the end of a thread or process: how long it takes does not matter to anybody. What a table says
        // of `std::process::exit` may.
        let info = &self.world.fns[hit.function.0 as usize];
        let never = self.world.known.never;
        if info.external.is_none() && matches!(self.types.store.data(info.output), TyData::Prim(name) if name == never)
        {
            return;
        }
        if self.is_replaced(hit.function) {
            return;
        }
        let confidence = if several { Confidence::Medium } else { Confidence::High };
        let described = self.world.fns[hit.function.0 as usize].external.is_some();
        let of = Instance { function: hit.function, inherits: hit.inherits, given };
        let target = match hit.dispatch && !described {
            true => Target::Dispatch(hit.function),
            false if of.is_written() => Target::Fn(hit.function),
            false => Target::Instance(of),
        };
        self.edge(site, target, confidence);
        for twin in self.world.fns[hit.function.0 as usize].twins.clone() {
            self.edge(site, Target::Fn(twin), confidence);
        }
    }

    /// Whether an attribute macro leaves a description in place of the function.
    fn is_replaced(&self, function: FnIdx) -> bool {
        self.world.fns[function.0 as usize].attrs.replaced
    }

    fn apply_turbofish(&mut self, params: ParamBlock, turbofish: &[Ty], env: &mut Env) {
        if turbofish.is_empty() {
            return;
        }
        if let Some((_, values)) = env.0.iter().find(|(block, _)| *block == params).cloned() {
            for (value, ty) in values.iter().zip(turbofish) {
                self.types.store.unify(*value, *ty);
            }
        }
    }

    /// Types arguments against a signature: plain ones first, then closures, which by then know what they are called with.
    fn bound_args(&mut self, call: &Call, inputs: &[Ty], function: FnIdx, env: &Env, skip: usize) -> Vec<Ty> {
        let args = self.args(call);
        let wrapped = self.wrapped.take().filter(|_| args.len() == 1);
        let mut types = vec![Ty::UNKNOWN; args.len()];
        for late in [false, true] {
            let mut any = false;
            for (at, arg) in args.iter().enumerate() {
                if at < skip || self.is_scope(*arg) != late {
                    continue;
                }
                any = true;
                let declared = inputs.get(at).copied();
                let wanted = declared.map(|ty| self.types.subst(ty, env));
                let expected = self.expected_callable(declared, wanted, env).or_else(|| wrapped.clone());
                let ty = self.expr(*arg, expected);
                if let Some(wanted) = wanted {
                    self.types.store.unify(wanted, ty);
                }
                types[at] = ty;
            }
            if any || !late {
                self.apply_bounds(function, env);
            }
        }
        types
    }
}
