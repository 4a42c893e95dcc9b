//! What can be called: closures, functions, and whatever is bound by `Fn`.

use super::{
    super::{
        lower::future_of,
        types::{Args, Ty, TyData},
        world::*,
    },
    Env, Types,
};

impl Types<'_, '_> {
    /// Inputs and output of something callable, if its type says so.
    pub(in super::super) fn callable(&mut self, ty: Ty) -> Option<(Vec<Ty>, Ty)> {
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
                let output = if info.is_async { future_of(&mut self.store, output) } else { output };
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
}
