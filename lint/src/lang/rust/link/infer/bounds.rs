//! What bounds say: `F: FnOnce(A) -> B`, `Fut: Future<Output = T>`, `I: IntoIterator<Item = T>`, `B: FromIterator<T>`.

use super::{
    super::{index::head_of, types::substitute},
    expr::Expected,
    *,
};

/// Bounds of bounds are followed so far.
const MAX_BOUNDS: u32 = 4;
/// At most so many bounds wait for the type of their value.
const MAX_PENDING: usize = 64;

impl Body<'_, '_, '_> {
    /// What an argument will be called with, from the bounds of its parameter.
    pub(super) fn expected_callable(&mut self, declared: Option<Ty>, wanted: Option<Ty>, env: &Env) -> Expected {
        let declared = declared?;
        if let TyData::Param(param) = self.types.store.data(declared) {
            let bounds = self.world.params[param as usize].bounds.clone();
            for bound in bounds {
                if let Some((inputs, output)) = self.types.callable(bound) {
                    let inputs = inputs.into_iter().map(|ty| self.types.subst(ty, env)).collect();
                    let output = self.types.subst(output, env);
                    return Some((inputs, output));
                }
            }
        }
        wanted.and_then(|ty| self.types.callable(ty))
    }

    /// Uses what the bounds of a function's parameters say about the values found so far.
    pub(super) fn apply_bounds(&mut self, function: FnIdx, env: &Env) {
        let world = self.world;
        for block in &world.fns[function.0 as usize].scope {
            self.apply_block(*block, env, 0);
        }
    }

    fn apply_block(&mut self, block: ParamBlock, env: &Env, depth: u32) {
        let world = self.world;
        for param in block.first..block.first + block.len {
            let Some(value) = env.get(param) else { continue };
            for bound in &world.params[param as usize].bounds {
                let TyData::Bound(_, args) = self.types.store.data(*bound) else { continue };
                if args.len() == 0 {
                    continue;
                }
                match self.types.store.head(value) {
                    TyData::Unknown => {}
                    TyData::Var(_) => {
                        if self.pending.len() < MAX_PENDING {
                            let bound = self.types.subst(*bound, env);
                            self.pending.push((value, bound));
                        }
                    }
                    _ => {
                        let bound = self.types.subst(*bound, env);
                        self.apply_bound(bound, value, depth);
                    }
                }
            }
        }
    }

    /// Uses the bounds whose value has a type by now.
    pub(super) fn settle(&mut self) {
        for _ in 0..MAX_BOUNDS {
            let mut ready = Vec::new();
            let store = &self.types.store;
            self.pending.retain(|(value, bound)| {
                let open = matches!(store.head(*value), TyData::Var(_));
                if !open {
                    ready.push((*value, *bound));
                }
                open
            });
            if ready.is_empty() {
                return;
            }
            for (value, bound) in ready {
                self.apply_bound(bound, value, 0);
            }
        }
    }

    fn apply_bound(&mut self, bound: Ty, value: Ty, depth: u32) {
        let TyData::Bound(id, args) = self.types.store.data(bound) else { return };
        let shape = self.world.store_bound(id);
        if shape.key == TraitKey::Callable {
            if let (Some((inputs, output)), Some((given, result))) =
                (self.types.callable(bound), self.types.callable(value))
            {
                for (wanted, given) in inputs.into_iter().zip(given) {
                    self.types.store.unify(wanted, given);
                }
                self.types.store.unify(output, result);
            }
            return;
        }
        for name in shape.bindings {
            if let Some(wanted) = self.types.binding(bound, name)
                && let Some(found) = self.types.project(value, Some(shape.key), name, 0)
            {
                let found = self.types.norm(found);
                self.types.store.unify(wanted, found);
            }
        }
        let wanted: Vec<Ty> = self.types.store.list(args)[..shape.args as usize].to_vec();
        if !wanted.is_empty() && depth < MAX_BOUNDS {
            self.apply_arguments(value, shape.key, &wanted, depth);
        }
    }

    /// `B: FromIterator<T>`: where one impl alone can be meant, it ties the type's arguments to the trait's.
    fn apply_arguments(&mut self, value: Ty, key: TraitKey, wanted: &[Ty], depth: u32) {
        let world = self.world;
        if !self.is_complete(key) {
            return;
        }
        let Some(head) = head_of(world, self.types.store.head(value)) else { return };
        let ids = world.index.impls.get(&(head, key)).map_or(&[][..], Vec::as_slice);
        let mut fitting = ids.iter().copied().filter(|id| {
            let (self_ty, of) = (world.impls[id.0 as usize].self_ty, world.impls[id.0 as usize].of);
            let args = of.map_or(&[][..], |(_, args)| self.types.store.list(args));
            self.types.store.could_match(self_ty, value, 0)
                && args.iter().zip(wanted).all(|(arg, wanted)| self.types.store.could_match(*arg, *wanted, 0))
        });
        let (Some(id), None) = (fitting.next(), fitting.next()) else { return };
        let Some((_, args)) = world.impls[id.0 as usize].of else { return };
        let Some(env) = self.types.match_impl(id, value) else { return };
        for (at, wanted) in wanted.iter().enumerate() {
            let Some(arg) = self.types.store.list(args).get(at).copied() else { return };
            let arg = substitute(&mut self.types.store, arg, &|param| env.get(param), 0);
            self.types.store.unify(arg, *wanted);
        }
        self.apply_block(world.impls[id.0 as usize].params, &env, depth + 1);
    }

    /// Whether all impls of a trait are known well enough to conclude from there being one: those of the workspace, and collections.
    fn is_complete(&self, key: TraitKey) -> bool {
        let TraitKey::Known(id) = key else { return false };
        let lang = &self.world.lang;
        self.world.traits[id.0 as usize].external.is_none() || [lang.from_iterator, lang.extend].contains(&Some(id))
    }
}
