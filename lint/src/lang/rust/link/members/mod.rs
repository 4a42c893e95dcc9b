//! What a type has: methods, fields, associated types. All look-ups go by type and scope; an unknown type has nothing.

mod callable;
mod fields;
mod generated;
mod impls;
mod methods;
mod project;

use super::{
    symbols::Ext,
    types::{LocalStore, Ty, substitute},
    world::*,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

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
    /// The impl that takes the function over from its trait as it stands there.
    pub(super) inherits: Option<ImplId>,
}

/// Outcome of a method look-up.
#[derive(Clone, Debug)]
pub(super) enum Lookup {
    Hits(Vec<Hit>),
    /// A method of a type known by path only.
    External(Ext),
    /// A method whose result is known, and that runs nothing.
    Made(Ty),
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
    /// The body stands for certain types in place of its parameters: bounds of these lend their methods, whatever is imported.
    pub(super) instance: bool,
    /// Every trait lends its methods.
    all_visible: bool,
}

const MAX_NEST: u32 = 24;
const FUEL: u32 = 400;

impl<'w, 'a> Types<'w, 'a> {
    pub(super) fn new(world: &'w World<'a>) -> Self {
        Self {
            world,
            store: LocalStore::new(&world.store),
            nest: 0,
            fuel: FUEL,
            module: ModId(0),
            in_scope: FxHashMap::default(),
            instance: false,
            all_visible: false,
        }
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
}
