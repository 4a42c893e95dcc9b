//! Look-up of methods and of associated functions.

use super::{
    super::{
        index::{external_of, head_of},
        symbols::Sym,
        types::{Ty, TyData},
        world::*,
    },
    Hit, Lookup, MAX_DEREF, Types,
};
use std::rc::Rc;

impl Types<'_, '_> {
    /// Methods that `receiver.name(..)` can mean.
    pub(in super::super) fn method(&mut self, receiver: Ty, name: Sym, args: usize) -> Lookup {
        let mut found = self.method_in_scope(receiver, name, args);
        if self.instance && !matches!(found, Lookup::Hits(_)) {
            self.all_visible = true;
            let wider = self.method_in_scope(receiver, name, args);
            self.all_visible = false;
            if matches!(wider, Lookup::Hits(_)) {
                found = wider;
            }
        }
        match found {
            // What ends in a type of the project may have been written by a derive on it.
            Lookup::Unknown | Lookup::External(_) => self.generated(receiver, name, args).unwrap_or(found),
            Lookup::Hits(_) | Lookup::Made(_) => found,
        }
    }

    fn method_in_scope(&mut self, receiver: Ty, name: Sym, args: usize) -> Lookup {
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
    pub(in super::super) fn method_at(&mut self, ty: Ty, name: Sym, args: Option<usize>) -> Vec<Hit> {
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
                    hits.push(Hit { function, env, dispatch: true, inherits: None });
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
            return vec![Hit { function, env, dispatch: false, inherits: None }];
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
                hits.push(Hit { function, env, dispatch: false, inherits: None });
            }
        }
    }

    /// Whether a function may be called as a method here: inherent, or of a trait in scope.
    fn is_visible(&mut self, function: FnIdx) -> bool {
        if self.all_visible {
            return true;
        }
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
            let inherits = concrete
                .as_ref()
                .map(|(found, _)| *found)
                .filter(|_| world.fns[function.0 as usize].external.is_none());
            let args: Vec<Ty> = match concrete {
                Some((found, args)) => {
                    // The blanket or generic impl may hold its own body.
                    if let Some(own) = world.impls[found.0 as usize].fns.get(&name) {
                        hits.push(Hit { function: *own, env, dispatch: false, inherits: None });
                        return;
                    }
                    args
                }
                None => Vec::new(),
            };
            let env = self.trait_env(id, ty, &args);
            hits.push(Hit { function, env, dispatch: false, inherits });
            return;
        }
    }
}
