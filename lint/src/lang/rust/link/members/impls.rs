//! Which impls hold for a type, as far as this program shows.

use super::{
    super::{
        index::head_of,
        types::{Args, Ty, TyData, substitute},
        world::*,
    },
    Env, MAX_DEPTH, Types,
};

impl Types<'_, '_> {
    /// Matches an impl's self type, giving its parameters.
    pub(in super::super) fn match_impl(&mut self, id: ImplId, ty: Ty) -> Option<Env> {
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
    pub(super) fn bounds_hold(&mut self, env: &Env, depth: u32) -> bool {
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
                info.external.is_none()
                    || [lang.future, lang.iterator].contains(&Some(id))
                    || info.assoc.contains_key(&self.world.known.item)
            }
            TraitKey::Ext(_) | TraitKey::Callable => false,
        }
    }

    /// Matches `impl<T: Bound> Trait for T`: the bounds must hold.
    pub(super) fn match_blanket(&mut self, id: ImplId, ty: Ty, depth: u32) -> Option<Env> {
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
    pub(in super::super) fn implements(&mut self, ty: Ty, key: TraitKey, depth: u32) -> bool {
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

    /// The impl of a trait for a type, with the trait's arguments.
    #[allow(clippy::type_complexity, reason = "used once, next to its definition")]
    pub(super) fn impl_of(&mut self, ty: Ty, key: TraitKey) -> Option<(Env, Option<(ImplId, Vec<Ty>)>)> {
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
}
