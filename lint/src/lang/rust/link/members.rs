//! What a type has: methods, fields, associated types. All look-ups go by type and scope; an unknown type has nothing.

use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;
use super::{
    index::{external_of, head_of},
    symbols::{Ext, Sym},
    types::{Args, LocalStore, Terms, Ty, TyData, substitute},
    world::*,
};

/// Values for runs of parameters.
#[derive(Clone, Debug, Default)]
pub(super) struct Env(pub(super) Vec<(ParamBlock, Vec<Ty>)>);

impl Env {
    pub(super) fn get(&self, param: u32) -> Option<Ty> {
        let (block, values) = self.0.iter().find(|(block, _)| block.contains(param))?;
        values.get((param - block.first) as usize).copied()
    }
}

/// A method that a call can mean.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) function: FnIdx,
    pub(super) env: Env,
    /// Called without a known implementation: any implementation of the trait may run.
    pub(super) dispatch: bool,
}

/// Outcome of a method look-up.
#[derive(Clone, Debug)]
pub(super) enum Lookup {
    Hits(Vec<Hit>),
    /// A method of a type known by path only.
    External(Ext),
    Unknown,
}

const MAX_DEREF: usize = 8;
const MAX_DEPTH: u32 = 8;

/// Types of one body over the world.
pub(super) struct Types<'w, 'a> {
    pub(super) world: &'w World<'a>,
    pub(super) store: LocalStore<'w>,
    /// How deep look-ups of look-ups are: bounds may lead in circles, and give up past [`MAX_NEST`].
    nest: u32,
    /// What is left of the look-ups that one look-up may need; it bounds the work where bounds branch.
    fuel: u32,
    /// The scope that method calls are written in: only traits visible there lend their methods.
    pub(super) module: ModId,
    in_scope: FxHashMap<ModId, Rc<FxHashSet<TraitId>>>,
}

const MAX_NEST: u32 = 24;
const FUEL: u32 = 400;

impl<'w, 'a> Types<'w, 'a> {
    pub(super) fn new(world: &'w World<'a>) -> Self {
        Self { world, store: LocalStore::new(&world.store), nest: 0, fuel: FUEL, module: ModId(0), in_scope: FxHashMap::default() }
    }

    /// Runs a look-up unless too many are under way already.
    fn nested<R>(&mut self, give_up: R, look_up: impl FnOnce(&mut Self) -> R) -> R {
        if self.nest == 0 {
            self.fuel = FUEL;
        }
        if self.nest >= MAX_NEST || self.fuel == 0 {
            return give_up;
        }
        self.fuel -= 1;
        self.nest += 1;
        let result = look_up(self);
        self.nest -= 1;
        result
    }

    pub(super) fn subst(&mut self, ty: Ty, env: &Env) -> Ty {
        let ty = substitute(&mut self.store, ty, &|param| env.get(param), 0);
        self.norm(ty)
    }

    /// Follows variables and resolves associated types, also nested ones.
    pub(super) fn norm(&mut self, ty: Ty) -> Ty {
        self.norm_at(ty, 0)
    }

    fn norm_at(&mut self, ty: Ty, depth: u32) -> Ty {
        let ty = self.store.shallow(ty);
        if depth > MAX_DEPTH {
            return ty;
        }
        self.nested(ty, |types| types.norm_inner(ty, depth))
    }

    fn norm_inner(&mut self, ty: Ty, depth: u32) -> Ty {
        match self.store.data(ty) {
            TyData::Assoc(inner, key, name) => {
                let inner = self.norm_at(inner, depth + 1);
                match self.project(inner, key, name, depth + 1) {
                    Some(found) if found != ty => self.norm_at(found, depth + 1),
                    _ if self.is_rigid(inner) => self.store.make(TyData::Assoc(inner, key, name)),
                    _ => Ty::UNKNOWN,
                }
            }
            TyData::Adt(adt, args) => match self.norm_args(args, depth) {
                Some(args) => self.store.make(TyData::Adt(adt, args)),
                None => ty,
            },
            TyData::Tuple(args) => match self.norm_args(args, depth) {
                Some(args) => self.store.make(TyData::Tuple(args)),
                None => ty,
            },
            TyData::Bound(id, args) => match self.norm_args(args, depth) {
                Some(args) => self.store.make(TyData::Bound(id, args)),
                None => ty,
            },
            TyData::Slice(inner) => {
                let new = self.norm_at(inner, depth + 1);
                if new == inner { ty } else { self.store.make(TyData::Slice(new)) }
            }
            TyData::Future(inner, scope) => {
                let new = self.norm_at(inner, depth + 1);
                if new == inner { ty } else { self.store.make(TyData::Future(new, scope)) }
            }
            _ => ty,
        }
    }

    fn norm_args(&mut self, args: Args, depth: u32) -> Option<Args> {
        let mut made: Option<Vec<Ty>> = None;
        for at in 0..args.len() {
            let old = self.store.list(args)[at];
            // Only what can change is looked into: plain terms stay shared.
            let new = match self.store.data(old) {
                TyData::Assoc(..)
                | TyData::Adt(..)
                | TyData::Tuple(_)
                | TyData::Bound(..)
                | TyData::Slice(_)
                | TyData::Future(..) => self.norm_at(old, depth + 1),
                _ => old,
            };
            if new != old && made.is_none() {
                made = Some(self.store.list(args)[..at].to_vec());
            }
            if let Some(made) = &mut made {
                made.push(new);
            }
        }
        made.map(|made| self.store.make_list(&made))
    }

    fn is_rigid(&self, ty: Ty) -> bool {
        matches!(self.store.head(ty), TyData::Param(_) | TyData::Assoc(..))
    }

    /// Bounds of a term that stands for some type: a parameter's, or those of an associated type.
    fn bounds_of(&mut self, ty: Ty) -> Vec<Ty> {
        match self.store.head(ty) {
            TyData::Param(param) => self.world.params[param as usize].bounds.clone(),
            TyData::Bound(..) => vec![ty],
            TyData::Assoc(inner, _, name) => self.nested(Vec::new(), |types| types.assoc_bounds(inner, name)),
            _ => Vec::new(),
        }
    }

    fn assoc_bounds(&mut self, inner: Ty, name: Sym) -> Vec<Ty> {
        let mut found = Vec::new();
        for bound in self.bounds_of(inner) {
            self.each_trait(bound, 0, &mut |types, key, args| {
                let TraitKey::Known(id) = key else { return false };
                let info = &types.world.traits[id.0 as usize];
                let Some((bounds, _)) = info.assoc.get(&name) else { return false };
                let env = types.trait_env(id, inner, args);
                for bound in bounds {
                    let bound = types.subst(*bound, &env);
                    found.push(bound);
                }
                true
            });
        }
        found
    }

    /// Parameters of a trait: `Self`, then its arguments.
    fn trait_env(&mut self, id: TraitId, self_ty: Ty, args: &[Ty]) -> Env {
        let params = self.world.traits[id.0 as usize].params;
        let mut values = vec![self_ty];
        values.extend(args);
        values.resize(params.len as usize, Ty::UNKNOWN);
        Env(vec![(params, values)])
    }

    /// Visits a bound's trait and its supertraits, until `each` says that it has found what it wanted.
    fn each_trait(&mut self, bound: Ty, depth: u32, each: &mut dyn FnMut(&mut Self, TraitKey, &[Ty]) -> bool) -> bool {
        let TyData::Bound(id, args) = self.store.head(bound) else { return false };
        let shape = self.world.store_bound(id);
        let args: Vec<Ty> = self.store.list(args)[..shape.args as usize].to_vec();
        if each(self, shape.key, &args) {
            return true;
        }
        let TraitKey::Known(id) = shape.key else { return false };
        if depth > MAX_DEPTH {
            return false;
        }
        let world = self.world;
        let info = &world.traits[id.0 as usize];
        if info.supers.is_empty() {
            return false;
        }
        let self_param = self.store.make(TyData::Param(info.params.first));
        let env = self.trait_env(id, self_param, &args);
        info.supers.iter().any(|bound| {
            let bound = substitute(&mut self.store, *bound, &|param| env.get(param), 0);
            self.each_trait(bound, depth + 1, each)
        })
    }

    /// `<inner as key>::name`.
    pub(super) fn project(&mut self, inner: Ty, key: Option<TraitKey>, name: Sym, depth: u32) -> Option<Ty> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.nested(None, |types| types.project_inner(inner, key, name, depth))
    }

    fn project_inner(&mut self, inner: Ty, key: Option<TraitKey>, name: Sym, depth: u32) -> Option<Ty> {
        match self.store.head(inner) {
            TyData::Future(output, _) if name == self.world.known.output => return Some(output),
            TyData::Closure(_, args) | TyData::FnPtr(args) if name == self.world.known.output => {
                return self.store.list(args).last().copied();
            }
            TyData::Param(_) | TyData::Bound(..) | TyData::Assoc(..) => {
                for bound in self.bounds_of(inner) {
                    if let Some(found) = self.binding(bound, name) {
                        return Some(found);
                    }
                }
            }
            _ => {}
        }
        let world = self.world;
        let head = head_of(world, self.store.head(inner));
        for id in head.and_then(|head| world.index.assoc.get(&(head, name))).into_iter().flatten() {
            let item = &world.impls[id.0 as usize];
            let Some(assoc) = item.assoc.get(&name).copied() else { continue };
            if key.is_some_and(|key| item.of.is_none_or(|(of, _)| of != key)) {
                continue;
            }
            if let Some(env) = self.match_impl(*id, inner) {
                return Some(self.subst(assoc, &env));
            }
        }
        if matches!(self.store.head(inner), TyData::Unknown | TyData::Var(_)) {
            return None;
        }
        for id in world.index.blanket_assoc.get(&name).into_iter().flatten() {
            let item = &world.impls[id.0 as usize];
            let Some(assoc) = item.assoc.get(&name).copied() else { continue };
            if key.is_some_and(|key| item.of.is_none_or(|(of, _)| of != key)) {
                continue;
            }
            if let Some(env) = self.match_blanket(*id, inner, depth + 1) {
                return Some(self.subst(assoc, &env));
            }
        }
        None
    }

    /// The type that a bound binds to a name, e.g. `Item` of `Iterator<Item = T>`.
    pub(super) fn binding(&mut self, bound: Ty, name: Sym) -> Option<Ty> {
        let TyData::Bound(id, args) = self.store.head(bound) else { return None };
        let shape = self.world.store_bound(id);
        let at = shape.bindings.iter().position(|binding| *binding == name)?;
        self.store.list(args).get(shape.args as usize + at).copied()
    }

    /// Inputs and output of something callable, if its type says so.
    pub(super) fn callable(&mut self, ty: Ty) -> Option<(Vec<Ty>, Ty)> {
        self.nested(None, |types| types.callable_inner(ty))
    }

    fn callable_inner(&mut self, ty: Ty) -> Option<(Vec<Ty>, Ty)> {
        match self.store.head(ty) {
            TyData::Closure(_, args) | TyData::FnPtr(args) => {
                let (output, inputs) = self.store.list(args).split_last()?;
                Some((inputs.to_vec(), *output))
            }
            TyData::ArgFn(_, inner) => self.callable(inner),
            TyData::FnDef(function, args) => {
                let world = self.world;
                let info = &world.fns[function.0 as usize];
                let env = self.item_env(info, args);
                let inputs = info.self_ty.iter().chain(&info.inputs).map(|ty| self.subst(*ty, &env)).collect();
                let output = self.subst(info.output, &env);
                let output = if info.is_async { super::lower::future_of(&mut self.store, output) } else { output };
                Some((inputs, output))
            }
            TyData::Param(_) | TyData::Bound(..) | TyData::Assoc(..) => {
                let bounds = self.bounds_of(ty);
                bounds.into_iter().find_map(|bound| self.callable_bound(bound))
            }
            TyData::Adt(..) => {
                let inner = self.deref(ty)?;
                self.callable(inner)
            }
            _ => None,
        }
    }

    /// Parameters of a function item: its arguments are those of all blocks in scope, outer ones first.
    fn item_env(&self, info: &FnDef, args: Args) -> Env {
        let values = self.store.list(args);
        let mut env = Env::default();
        let mut at = 0;
        for block in &info.scope {
            let end = (at + block.len as usize).min(values.len());
            env.0.push((*block, values[at.min(end)..end].to_vec()));
            at = end;
        }
        env
    }

    fn callable_bound(&mut self, bound: Ty) -> Option<(Vec<Ty>, Ty)> {
        let TyData::Bound(id, args) = self.store.head(bound) else { return None };
        let shape = self.world.store_bound(id);
        if shape.key != TraitKey::Callable {
            return None;
        }
        let output = self.binding(bound, self.world.known.output).unwrap_or(Ty::UNIT);
        let inputs = match self.store.list(args).first().map(|tuple| self.store.head(*tuple)) {
            Some(TyData::Tuple(items)) => self.store.list(items).to_vec(),
            _ => Vec::new(),
        };
        Some((inputs, output))
    }

    /// Matches an impl's self type, giving its parameters.
    pub(super) fn match_impl(&mut self, id: ImplId, ty: Ty) -> Option<Env> {
        let world = self.world;
        let item = &world.impls[id.0 as usize];
        if !self.store.could_match(item.self_ty, ty, 0) {
            return None;
        }
        let values: Vec<Ty> = (0..item.params.len).map(|_| self.store.var()).collect();
        let env = Env(vec![(item.params, values)]);
        let self_ty = substitute(&mut self.store, item.self_ty, &|param| env.get(param), 0);
        self.store.unify(self_ty, ty);
        Some(env)
    }

    /// Whether what is known of an impl's parameters meets their bounds.
    fn bounds_hold(&mut self, env: &Env, depth: u32) -> bool {
        let world = self.world;
        for (block, values) in &env.0 {
            for (param, value) in (block.first..).zip(values) {
                if matches!(self.store.head(*value), TyData::Unknown | TyData::Var(_)) {
                    continue;
                }
                for bound in &world.params[param as usize].bounds {
                    let TyData::Bound(shape, _) = self.store.data(*bound) else { continue };
                    let key = world.store_bound(shape).key;
                    if self.judges(key) && !self.implements(*value, key, depth + 1) {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Whether this program shows who implements a trait: one of the workspace, or a described one that says what runs.
    fn judges(&self, key: TraitKey) -> bool {
        match key {
            TraitKey::Known(id) => {
                let lang = &self.world.lang;
                let info = &self.world.traits[id.0 as usize];
                info.external.is_none() || [lang.future, lang.iterator].contains(&Some(id)) || info.assoc.contains_key(&self.world.known.item)
            }
            TraitKey::Ext(_) | TraitKey::Callable => false,
        }
    }

    /// Matches `impl<T: Bound> Trait for T`: the bounds must hold.
    fn match_blanket(&mut self, id: ImplId, ty: Ty, depth: u32) -> Option<Env> {
        let world = self.world;
        let item = &world.impls[id.0 as usize];
        let TyData::Param(param) = self.store.data(item.self_ty) else { return None };
        for bound in &world.params[param as usize].bounds {
            let TyData::Bound(shape, _) = self.store.data(*bound) else { continue };
            if !self.implements(ty, world.store_bound(shape).key, depth + 1) {
                return None;
            }
        }
        let mut values: Vec<Ty> = (0..item.params.len).map(|_| self.store.var()).collect();
        values[(param - item.params.first) as usize] = ty;
        Some(Env(vec![(item.params, values)]))
    }

    /// Whether a type surely implements a trait, as far as this program shows.
    pub(super) fn implements(&mut self, ty: Ty, key: TraitKey, depth: u32) -> bool {
        if depth > MAX_DEPTH {
            return false;
        }
        self.nested(false, |types| types.implements_inner(ty, key, depth))
    }

    fn implements_inner(&mut self, ty: Ty, key: TraitKey, depth: u32) -> bool {
        let world = self.world;
        match self.store.head(ty) {
            TyData::Unknown | TyData::Var(_) => return false,
            TyData::Future(..) if world.lang.future.map(TraitKey::Known) == Some(key) => return true,
            TyData::Closure(..) | TyData::FnPtr(_) | TyData::FnDef(..) | TyData::ArgFn(..)
                if key == TraitKey::Callable =>
            {
                return true;
            }
            TyData::Param(_) | TyData::Bound(..) | TyData::Assoc(..) => {
                for bound in self.bounds_of(ty) {
                    if self.each_trait(bound, 0, &mut |_, found, _| found == key) {
                        return true;
                    }
                }
            }
            _ => {}
        }
        let head = head_of(world, self.store.head(ty));
        for id in head.and_then(|head| world.index.impls.get(&(head, key))).into_iter().flatten() {
            if let Some(env) = self.match_impl(*id, ty)
                && self.bounds_hold(&env, depth + 1)
            {
                return true;
            }
        }
        let blanket = world.index.blanket.get(&key);
        blanket.into_iter().flatten().any(|id| self.match_blanket(*id, ty, depth + 1).is_some())
    }

    /// `*ty` where it is a smart pointer.
    pub(super) fn deref(&mut self, ty: Ty) -> Option<Ty> {
        match self.store.head(ty) {
            // A wrapper that nobody described, e.g. `web::Data<App>`: what it lacks is looked for in what it holds.
            TyData::Ext(_, args) if args.len() == 1 => {
                let inner = self.store.list(args)[0];
                let own = |adt: AdtId| self.world.adts[adt.0 as usize].external.is_none();
                matches!(self.store.head(inner), TyData::Adt(adt, _) if own(adt)).then_some(inner)
            }
            TyData::Adt(..) | TyData::Param(_) | TyData::Ext(..) => {
                let key = TraitKey::Known(self.world.lang.deref?);
                let target = self.project(ty, Some(key), self.world.known.target, 0)?;
                Some(self.norm(target))
            }
            _ => None,
        }
    }

    /// A field's type, through smart pointers.
    pub(super) fn field(&mut self, ty: Ty, name: Sym) -> Ty {
        let mut at = self.norm(ty);
        for _ in 0..MAX_DEREF {
            match self.store.head(at) {
                TyData::Adt(adt, args) => {
                    if let Some(found) = self.adt_field(adt, args, name) {
                        return found;
                    }
                }
                TyData::Tuple(args) => {
                    let index: Option<usize> = self.world.symbols.text(name).parse().ok();
                    return index.and_then(|at| self.store.list(args).get(at).copied()).unwrap_or(Ty::UNKNOWN);
                }
                _ => {}
            }
            match self.deref(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        Ty::UNKNOWN
    }

    fn adt_field(&mut self, adt: AdtId, args: Args, name: Sym) -> Option<Ty> {
        let world = self.world;
        let info = &world.adts[adt.0 as usize];
        let field = |info: &Adt| {
            let variant = info.variants.first().filter(|_| !info.is_enum)?;
            variant.fields.iter().find(|(field, _)| *field == name).map(|(_, ty)| *ty)
        };
        if let Some(ty) = field(info) {
            let env = Env(vec![(info.params, self.store.list(args).to_vec())]);
            return Some(self.subst(ty, &env));
        }
        info.twins.iter().find_map(|twin| {
            let twin = &world.adts[twin.0 as usize];
            field(twin).filter(|_| twin.params.len == 0)
        })
    }

    /// Methods that `receiver.name(..)` can mean.
    pub(super) fn method(&mut self, receiver: Ty, name: Sym, args: usize) -> Lookup {
        let mut at = self.norm(receiver);
        let mut external = None;
        for step in 0..MAX_DEREF {
            let data = self.store.head(at);
            if matches!(data, TyData::Unknown | TyData::Var(_)) {
                break;
            }
            let hits = self.method_at(at, name, Some(args));
            if !hits.is_empty() {
                return Lookup::Hits(hits);
            }
            if let Some(ext) = external_of(self.world, data) {
                external = Some(ext);
            } else if step == 0 && !matches!(data, TyData::Adt(..)) {
                external = None;
            }
            match self.deref(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        match self.store.head(at) {
            // The chain ended in something known: a method of that type which nobody described.
            TyData::Adt(..) | TyData::Ext(..) => match external_of(self.world, self.store.head(at)).or(external) {
                Some(ext) => Lookup::External(self.world.externals.child(Some(ext), name)),
                None => Lookup::Unknown,
            },
            _ => Lookup::Unknown,
        }
    }

    /// Functions called `name` of exactly this type. `args`: number of arguments behind `self` for method syntax, `None` for path syntax.
    pub(super) fn method_at(&mut self, ty: Ty, name: Sym, args: Option<usize>) -> Vec<Hit> {
        self.nested(Vec::new(), |types| types.method_inner(ty, name, args))
    }

    fn method_inner(&mut self, ty: Ty, name: Sym, args: Option<usize>) -> Vec<Hit> {
        let world = self.world;
        let data = self.store.head(ty);
        let fits = |function: FnIdx| {
            let info = &world.fns[function.0 as usize];
            args.is_none_or(|args| info.has_self && (info.inputs.len() == args || info.external.is_some()))
        };
        let mut hits = Vec::new();
        if let Some(head) = head_of(world, data) {
            self.head_methods(head, ty, name, &fits, &mut hits);
            if args.is_some() {
                self.retain_visible(&mut hits);
            }
            if let TyData::Adt(adt, args) = data
                && hits.is_empty()
            {
                for twin in &world.adts[adt.0 as usize].twins {
                    let ty = self.store.make(TyData::Adt(*twin, args));
                    self.head_methods(Head::Adt(*twin), ty, name, &fits, &mut hits);
                }
            }
        }
        if !hits.is_empty() {
            return hits;
        }
        if matches!(data, TyData::Param(_) | TyData::Bound(..) | TyData::Assoc(..)) {
            for bound in self.bounds_of(ty) {
                self.each_trait(bound, 0, &mut |types, key, args| {
                    let TraitKey::Known(id) = key else { return false };
                    let Some(function) =
                        types.world.traits[id.0 as usize].fns.get(&name).copied().filter(|function| fits(*function))
                    else {
                        return false;
                    };
                    let env = types.trait_env(id, ty, args);
                    hits.push(Hit { function, env, dispatch: true });
                    true
                });
                if !hits.is_empty() {
                    return hits;
                }
            }
        }
        if let TyData::Future(..) = data
            && let Some(future) = world.lang.future
            && let Some(function) =
                world.traits[future.0 as usize].fns.get(&name).copied().filter(|function| fits(*function))
        {
            let env = self.trait_env(future, ty, &[]);
            return vec![Hit { function, env, dispatch: false }];
        }
        self.provided(ty, name, args.is_some(), &fits, &mut hits);
        hits
    }

    fn head_methods(&mut self, head: Head, ty: Ty, name: Sym, fits: &dyn Fn(FnIdx) -> bool, hits: &mut Vec<Hit>) {
        let world = self.world;
        let candidates = world.index.by_head.get(&(head, name)).into_iter().flatten();
        for function in candidates.copied().filter(|function| fits(*function)) {
            let Owner::Impl(id) = world.fns[function.0 as usize].owner else { continue };
            let inherent = world.impls[id.0 as usize].of.is_none();
            // An inherent function hides those of traits.
            if !inherent && hits.iter().any(|hit| self.is_inherent(hit)) {
                break;
            }
            if let Some(env) = self.match_impl(id, ty)
                && (inherent || self.bounds_hold(&env, 0))
            {
                hits.push(Hit { function, env, dispatch: false });
            }
        }
    }

    /// Whether a function may be called as a method here: inherent, or of a trait in scope.
    fn is_visible(&mut self, function: FnIdx) -> bool {
        let id = match self.world.fns[function.0 as usize].owner {
            Owner::Trait(id) => id,
            Owner::Impl(id) => match self.world.impls[id.0 as usize].of {
                Some((TraitKey::Known(id), _)) => id,
                _ => return true,
            },
            Owner::Free => return true,
        };
        let (world, module) = (self.world, self.module);
        let traits = self.in_scope.entry(module).or_insert_with(|| Rc::new(world.traits_in_scope(module)));
        traits.contains(&id)
    }

    /// Method syntax reaches only traits in scope.
    fn retain_visible(&mut self, hits: &mut Vec<Hit>) {
        let visible: Vec<bool> = hits.iter().map(|hit| self.is_visible(hit.function)).collect();
        let mut at = visible.iter();
        hits.retain(|_| at.next().copied().unwrap_or(true));
    }

    fn is_inherent(&self, hit: &Hit) -> bool {
        match self.world.fns[hit.function.0 as usize].owner {
            Owner::Impl(id) => self.world.impls[id.0 as usize].of.is_none(),
            _ => false,
        }
    }

    /// Functions that a trait provides and the type's impl does not override.
    fn provided(&mut self, ty: Ty, name: Sym, visible: bool, fits: &dyn Fn(FnIdx) -> bool, hits: &mut Vec<Hit>) {
        let world = self.world;
        let Some(functions) = world.index.trait_fns.get(&name) else { return };
        let mut functions: Vec<FnIdx> = functions.iter().copied().filter(|function| fits(*function)).collect();
        if visible {
            functions.retain(|function| self.is_visible(*function));
        }
        for function in functions {
            let Owner::Trait(id) = world.fns[function.0 as usize].owner else { continue };
            let key = TraitKey::Known(id);
            let Some((env, concrete)) = self.impl_of(ty, key) else { continue };
            let args: Vec<Ty> = match concrete {
                Some((found, args)) => {
                    // The blanket or generic impl may hold its own body.
                    if let Some(own) = world.impls[found.0 as usize].fns.get(&name) {
                        hits.push(Hit { function: *own, env, dispatch: false });
                        return;
                    }
                    args
                }
                None => Vec::new(),
            };
            let env = self.trait_env(id, ty, &args);
            hits.push(Hit { function, env, dispatch: false });
            return;
        }
    }

    /// The impl of a trait for a type, with the trait's arguments.
    #[allow(clippy::type_complexity, reason = "used once, next to its definition")]
    fn impl_of(&mut self, ty: Ty, key: TraitKey) -> Option<(Env, Option<(ImplId, Vec<Ty>)>)> {
        let world = self.world;
        let head = head_of(world, self.store.head(ty));
        for id in head.and_then(|head| world.index.impls.get(&(head, key))).into_iter().flatten() {
            if let Some((_, args)) = world.impls[id.0 as usize].of
                && let Some(env) = self.match_impl(*id, ty)
                && self.bounds_hold(&env, 0)
            {
                let args = self.subst_list(args, &env);
                return Some((env, Some((*id, args))));
            }
        }
        for id in world.index.blanket.get(&key).into_iter().flatten() {
            if let Some((_, args)) = world.impls[id.0 as usize].of
                && let Some(env) = self.match_blanket(*id, ty, 0)
            {
                let args = self.subst_list(args, &env);
                return Some((env, Some((*id, args))));
            }
        }
        None
    }

    fn subst_list(&mut self, args: Args, env: &Env) -> Vec<Ty> {
        let args = self.store.list(args).to_vec();
        args.into_iter().map(|ty| self.subst(ty, env)).collect()
    }

    /// What awaiting a value gives.
    pub(super) fn awaited(&mut self, ty: Ty) -> Ty {
        let mut at = self.norm(ty);
        for _ in 0..MAX_DEREF {
            match self.store.head(at) {
                TyData::Future(output, _) => return output,
                TyData::Unknown | TyData::Var(_) => return Ty::UNKNOWN,
                _ => {}
            }
            for key in [self.world.lang.future, self.world.lang.into_future].into_iter().flatten() {
                if let Some(output) = self.project(at, Some(TraitKey::Known(key)), self.world.known.output, 0) {
                    return self.norm(output);
                }
            }
            match self.deref(at) {
                Some(next) => at = next,
                None => return Ty::UNKNOWN,
            }
        }
        Ty::UNKNOWN
    }

    /// What a `for` loop over a value binds.
    pub(super) fn item(&mut self, ty: Ty) -> Ty {
        let at = self.norm(ty);
        if let TyData::Slice(inner) = self.store.head(at) {
            return inner;
        }
        for key in [self.world.lang.iterator, self.world.lang.into_iterator].into_iter().flatten() {
            if let Some(item) = self.project(at, Some(TraitKey::Known(key)), self.world.known.item, 0) {
                return self.norm(item);
            }
        }
        match self.deref(at) {
            Some(next) if next != at => self.nested(Ty::UNKNOWN, |types| types.item(next)),
            _ => Ty::UNKNOWN,
        }
    }
}
