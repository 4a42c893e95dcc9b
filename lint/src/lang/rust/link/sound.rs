//! Whether tables that were kept lead somewhere in the end.
//!
//! Whoever can write a pack can write any tables. What they hold that leads nowhere is found out when it is looked up, and costs no
//! more than the look-up; but what leads back to itself would be followed forever, and a number that says how many there are of
//! something would be taken at its word. So each thing stands behind those that it is made of, as linking makes them.

use super::{
    state,
    types::{Args, Ty, TyData, TyStore},
    world::{Module, ParamBlock, World},
};
use crate::facts::Program;

/// Whether walks over these tables end, and what they ask memory for is there.
pub(super) fn is_sound(world: &World<'_>, parts: &state::Parts, program: &Program) -> bool {
    world.externals.is_tree()
        && (0..).zip(&world.modules).all(is_behind_its_parent)
        && is_finite(&world.store)
        && has_params(world)
        && divides(parts, program)
}

fn is_behind_its_parent((at, module): (u32, &Module)) -> bool {
    module.parent.is_none_or(|parent| parent.0 < at)
}

/// Whether every type stands behind those that it is made of. How many parts it has does not matter: walks count their steps.
fn is_finite(store: &TyStore) -> bool {
    let (types, lists) = store.all();
    // Hardly two types share a list.
    let mut listed = 4 * (types.len() + lists.len());
    (0..).zip(types).all(|(at, data)| match parts(*data) {
        Parts::None => true,
        Parts::One(ty) => ty.0 < at,
        Parts::Many(args) => {
            listed = listed.saturating_sub(args.len());
            listed > 0 && args.of(lists).is_some_and(|list| list.iter().all(|ty| ty.0 < at))
        }
    })
}

/// What a type is made of.
enum Parts {
    None,
    One(Ty),
    Many(Args),
}

fn parts(data: TyData) -> Parts {
    match data {
        TyData::Unknown | TyData::Var(_) | TyData::Param(_) | TyData::Prim(_) => Parts::None,
        TyData::Adt(_, args)
        | TyData::Ext(_, args)
        | TyData::Tuple(args)
        | TyData::FnPtr(args)
        | TyData::FnDef(_, args)
        | TyData::Closure(_, args)
        | TyData::Bound(_, args) => Parts::Many(args),
        TyData::Slice(ty) | TyData::ArgFn(_, ty) | TyData::Future(ty, _) | TyData::Assoc(ty, ..) => Parts::One(ty),
    }
}

/// Whether every run of parameters is one of those that there are.
fn has_params(world: &World<'_>) -> bool {
    let own =
        |block: ParamBlock| block.first.checked_add(block.len).is_some_and(|end| end as usize <= world.params.len());
    world.adts.iter().all(|it| own(it.params))
        && world.traits.iter().all(|it| own(it.params) && it.params.len > 0)
        && world.aliases.iter().all(|it| own(it.params))
        && world.impls.iter().all(|it| own(it.params))
        && world.fns.iter().all(|it| own(it.params) && it.scope.iter().copied().all(own))
}

/// Whether the bodies are the program.
fn divides(parts: &state::Parts, program: &Program) -> bool {
    let bodies = || parts.bodies.iter();
    let nodes = bodies().map(|it| u64::from(it.nodes)).sum::<u64>() + parts.dispatch.len() as u64;
    let sites = bodies().map(|it| u64::from(it.sites)).sum::<u64>();
    nodes == program.nodes.len() as u64 && sites <= program.sites.len() as u64
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that panics has failed")]
mod tests {
    use super::{
        super::{state::State, symbols::Sym, world::ModId},
        *,
    };
    use serde::{Serialize, de::DeserializeOwned};

    /// Something that is kept, from what it is written as.
    fn kept<T: DeserializeOwned>(written: &impl Serialize) -> T {
        postcard::from_bytes(&postcard::to_stdvec(written).unwrap()).unwrap()
    }

    /// The tables of no project, and changes to them.
    fn sound(change: impl Fn(&mut State, &mut Program)) -> bool {
        let (mut state, mut program): (State, _) = (postcard::from_bytes(&[0; 512]).unwrap(), Program::default());
        change(&mut state, &mut program);
        is_sound(&state.world, &state.parts, &program)
    }

    #[test]
    fn nothing_is_sound() {
        assert!(sound(|_, _| {}));
    }

    #[test]
    fn paths_go_on_from_paths() {
        let paths = |parents: &'static [Option<u32>]| {
            let written: Vec<(Option<u32>, u32)> = parents.iter().map(|parent| (*parent, 0)).collect();
            sound(move |state, _| state.world.externals = kept(&written))
        };
        assert!(paths(&[None, Some(0), Some(1), None]));
        assert!(!paths(&[Some(0)]), "of itself");
        assert!(!paths(&[None, Some(2), Some(1)]), "of each other");
    }

    #[test]
    fn modules_are_in_modules() {
        let module = |parent: Option<u32>| Module {
            krate: 0,
            parent: parent.map(ModId),
            name: Sym(0),
            block: true,
            items: Default::default(),
            imports: Default::default(),
            globs: Vec::new(),
            twin: None,
        };
        let modules = |parents: &[Option<u32>]| {
            sound(|state, _| state.world.modules = parents.iter().map(|parent| module(*parent)).collect())
        };
        assert!(modules(&[None, Some(0), Some(1)]));
        assert!(!modules(&[Some(0)]), "in itself");
        assert!(!modules(&[None, Some(2), Some(1)]), "in each other");
    }

    fn args(start: u32, len: u32) -> Args {
        kept(&(start, len))
    }

    fn types(data: &[TyData], lists: &[Ty]) -> bool {
        sound(|state, _| state.world.store = kept(&(data, lists)))
    }

    #[test]
    fn types_are_made_of_types() {
        let inner = TyData::Prim(Sym(0));
        assert!(types(&[inner, TyData::Tuple(args(0, 2)), TyData::Slice(Ty(1))], &[Ty(0), Ty(0)]));
        assert!(!types(&[inner, TyData::Slice(Ty(1))], &[]), "of itself");
        assert!(!types(&[TyData::Slice(Ty(1)), TyData::Slice(Ty(0))], &[]), "of each other");
        assert!(!types(&[inner, TyData::Tuple(args(0, 1))], &[Ty(1)]), "of a list of itself");
        assert!(!types(&[inner, TyData::Tuple(args(0, 2))], &[Ty(0)]), "of more than there is");
        assert!(!types(&[inner, TyData::Tuple(args(u32::MAX, u32::MAX))], &[Ty(0)]), "of what is nowhere");
    }

    #[test]
    fn types_may_have_more_parts_than_anybody_visits() {
        let pairs = (0..64).map(|at| TyData::Tuple(args(2 * at, 2)));
        let data: Vec<TyData> = [TyData::Unknown].into_iter().chain(pairs).collect();
        let lists: Vec<Ty> = (0..64).flat_map(|at| [Ty(at), Ty(at)]).collect();
        assert!(types(&data, &lists), "a few lines of source make them");
    }

    #[test]
    fn lists_are_not_of_every_type() {
        let shared: Vec<TyData> = (0..4_000).map(|_| TyData::Tuple(args(0, 1_000))).collect();
        let data = [&[TyData::Unknown][..], &shared].concat();
        assert!(!types(&data, &vec![Ty(0); 1_000]), "looking at them would take as long as somebody wants");
    }

    #[test]
    fn parameters_are_there() {
        let params = |first: u32, len: u32| {
            sound(|state, _| {
                state.world.params = vec![Default::default(); 3];
                state.world.aliases = kept(&[((0, 0), 0, (first, len), None::<u32>)].as_slice());
            })
        };
        assert!(params(1, 2));
        assert!(!params(2, 2));
        assert!(!params(2, u32::MAX));
    }

    #[test]
    fn bodies_are_of_the_program() {
        let bodies = |nodes: u32, sites: u32| {
            sound(|state, _| state.parts.bodies = kept(&[((0, None::<u32>, 0), nodes, sites, 0)].as_slice()))
        };
        assert!(bodies(0, 0));
        assert!(!bodies(u32::MAX, 0));
        assert!(!bodies(0, u32::MAX));
    }
}
