//! Associated types: what `<T as Trait>::Name` is, and terms in which all of them are resolved.

use super::{
    super::{
        index::head_of,
        symbols::Sym,
        types::{Args, Ty, TyData, substitute},
        world::*,
    },
    Env, MAX_DEPTH, Types,
};

impl Types<'_, '_> {
    /// Follows variables and resolves associated types, also nested ones.
    pub(in super::super) fn norm(&mut self, ty: Ty) -> Ty {
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
    pub(super) fn bounds_of(&mut self, ty: Ty) -> Vec<Ty> {
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
    pub(in super::super) fn trait_env(&mut self, id: TraitId, self_ty: Ty, args: &[Ty]) -> Env {
        let params = self.world.traits[id.0 as usize].params;
        let mut values = vec![self_ty];
        values.extend(args);
        values.resize(params.len as usize, Ty::UNKNOWN);
        Env(vec![(params, values)])
    }

    /// Visits a bound's trait and its supertraits, until `each` says that it has found what it wanted.
    pub(super) fn each_trait(
        &mut self,
        bound: Ty,
        depth: u32,
        each: &mut dyn FnMut(&mut Self, TraitKey, &[Ty]) -> bool,
    ) -> bool {
        let TyData::Bound(id, args) = self.store.head(bound) else { return false };
        let shape = self.world.store_bound(id);
        let args: Vec<Ty> = self.store.list(args)[..shape.args as usize].to_vec();
        if each(self, shape.key, &args) {
            return true;
        }
        let TraitKey::Known(id) = shape.key else { return false };
        if depth > MAX_DEPTH || !self.store.steps.take() {
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
    pub(in super::super) fn project(&mut self, inner: Ty, key: Option<TraitKey>, name: Sym, depth: u32) -> Option<Ty> {
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
    pub(in super::super) fn binding(&mut self, bound: Ty, name: Sym) -> Option<Ty> {
        let TyData::Bound(id, args) = self.store.head(bound) else { return None };
        let shape = self.world.store_bound(id);
        let at = shape.bindings.iter().position(|binding| *binding == name)?;
        self.store.list(args).get(shape.args as usize + at).copied()
    }
}
