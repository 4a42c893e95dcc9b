//! Indexes impl blocks and traits, and finds the items that the language refers to.

use super::{
    symbols::{Ext, Sym},
    types::{Ty, TyData},
    world::*,
};

/// The head of a type by which impls are found; `None` for parameters and unknowns.
pub(super) fn head_of(world: &World<'_>, data: TyData) -> Option<Head> {
    Some(match data {
        TyData::Adt(adt, _) => Head::Adt(adt),
        TyData::Ext(ext, _) => Head::Ext(ext),
        TyData::Prim(name) => Head::Prim(name),
        TyData::Slice(_) => Head::Slice,
        TyData::Tuple(_) => Head::Tuple,
        TyData::FnPtr(_) | TyData::FnDef(..) | TyData::Closure(..) | TyData::ArgFn(..) => Head::Callable,
        TyData::Bound(id, _) => Head::Dyn(world.store_bound(id).key),
        TyData::Future(..) => Head::Dyn(TraitKey::Known(world.lang.future?)),
        TyData::Unknown | TyData::Var(_) | TyData::Param(_) | TyData::Assoc(..) => return None,
    })
}

/// Fills [`World::index`] and the canonical paths of methods of described crates.
pub(super) fn build(world: &mut World<'_>) {
    let mut index = MethodIndex::default();
    // Inherent functions come first, so that look-up prefers them.
    for inherent in [true, false] {
        for at in 0..world.impls.len() {
            let id = ImplId(at as u32);
            let item = &world.impls[at];
            if item.of.is_none() != inherent {
                continue;
            }
            if let Some((key, _)) = item.of {
                index.impls_by_trait.entry(key).or_default().push(id);
            }
            let Some(head) = head_of(world, world.store.data(item.self_ty)) else {
                if let Some((key, _)) = item.of
                    && matches!(world.store.data(item.self_ty), TyData::Param(_))
                {
                    index.blanket.entry(key).or_default().push(id);
                    each_name(&item.assoc, |name| index.blanket_assoc.entry(name).or_default().push(id));
                }
                continue;
            };
            if let Some((key, _)) = item.of {
                index.impls.entry((head, key)).or_default().push(id);
                each_name(&item.assoc, |name| index.assoc.entry((head, name)).or_default().push(id));
            }
            let mut fns: Vec<_> = item.fns.iter().map(|(name, function)| (*name, *function)).collect();
            fns.sort_unstable_by_key(|(_, function)| *function);
            for (name, function) in fns {
                index.by_head.entry((head, name)).or_default().push(function);
            }
        }
    }
    for at in 0..world.fns.len() {
        let function = &world.fns[at];
        let shape = world.crates[world.modules[function.place.module.0 as usize].krate as usize].shape;
        if let Owner::Trait(_) = function.owner {
            index.trait_fns.entry(function.name).or_default().push(FnIdx(at as u32));
        }
        if !shape && function.has_self {
            *index.named.entry(function.name).or_default() += 1;
        }
        if shape && let Owner::Impl(id) = function.owner {
            let parent = impl_path(world, id);
            let external = parent.map(|parent| world.externals.child(Some(parent), world.fns[at].name));
            world.fns[at].external = external;
        }
    }
    world.index = index;
}

/// The order of names does not matter: each goes to a list of its own.
fn each_name(assoc: &rustc_hash::FxHashMap<Sym, Ty>, mut each: impl FnMut(Sym)) {
    #[allow(clippy::iter_over_hash_type, reason = "each name goes to a list of its own")]
    for name in assoc.keys() {
        each(*name);
    }
}

fn impl_path(world: &World<'_>, id: ImplId) -> Option<Ext> {
    let item = &world.impls[id.0 as usize];
    if let Some((key, _)) = item.of {
        return match key {
            TraitKey::Known(id) => world.traits[id.0 as usize].external,
            TraitKey::Ext(ext) => Some(ext),
            TraitKey::Callable => None,
        };
    }
    match world.store.data(item.self_ty) {
        TyData::Adt(adt, _) => world.adts[adt.0 as usize].external,
        TyData::Ext(ext, _) => Some(ext),
        TyData::Prim(name) => Some(world.externals.child(None, name)),
        TyData::Slice(_) => Some(world.externals.child(None, world.known.str_)),
        _ => None,
    }
}

/// Finds the items of the described standard library that syntax refers to.
pub(super) fn lang(world: &World<'_>) -> Lang {
    let find = |path: &str, space: Space| -> Option<Def> {
        let symbols: Option<Vec<_>> = path.split("::").map(|name| world.symbols.get(name)).collect();
        let symbols = symbols?;
        let std = world.shapes.get(&world.known.std)?;
        let mut def = Def::Mod(world.crates[*std as usize].root);
        for name in &symbols {
            let Def::Mod(module) = def else { return None };
            def = world.in_module(module, space, *name)?;
        }
        Some(def)
    };
    let adt = |path: &str| match find(path, Space::Types) {
        Some(Def::Adt(adt)) => Some(adt),
        _ => None,
    };
    let a_trait = |path: &str| match find(path, Space::Types) {
        Some(Def::Trait(id)) => Some(id),
        _ => None,
    };
    let prelude = match find("prelude::v1", Space::Types) {
        Some(Def::Mod(module)) => Some(module),
        _ => None,
    };
    Lang {
        option: adt("option::Option"),
        result: adt("result::Result"),
        vec: adt("vec::Vec"),
        boxed: adt("boxed::Box"),
        string: adt("string::String"),
        range: adt("ops::Range"),
        future: a_trait("future::Future"),
        into_future: a_trait("future::IntoFuture"),
        iterator: a_trait("iter::Iterator"),
        slice_iter: adt("slice::Iter"),
        into_iterator: a_trait("iter::IntoIterator"),
        deref: a_trait("ops::Deref"),
        extend: a_trait("iter::Extend"),
        from_iterator: a_trait("iter::FromIterator"),
        index: a_trait("ops::Index"),
        prelude,
    }
}

/// Canonical path of a nominal type, when it has one outside of the workspace.
pub(super) fn external_of(world: &World<'_>, data: TyData) -> Option<Ext> {
    match data {
        TyData::Adt(adt, _) => world.adts[adt.0 as usize].external,
        TyData::Ext(ext, _) => Some(ext),
        _ => None,
    }
}

/// `Ty` of a trait key's canonical path, if it is outside of the workspace.
pub(super) fn trait_path(world: &World<'_>, key: TraitKey) -> Option<Ext> {
    match key {
        TraitKey::Known(id) => world.traits[id.0 as usize].external,
        TraitKey::Ext(ext) => Some(ext),
        TraitKey::Callable => None,
    }
}
