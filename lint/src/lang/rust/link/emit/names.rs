//! What things are called: for people, and by the paths that tables and configuration use.

use super::super::{
    infer::Instance,
    symbols::{Ext, Sym},
    types::{Ty, TyData},
    world::*,
};

/// Names of modules, once for all that is in them.
pub(super) struct Names<'w, 'a> {
    world: &'w World<'a>,
    /// Qualified names by module.
    modules: Vec<String>,
    /// The same as paths.
    paths: Vec<Ext>,
}

impl<'w, 'a> Names<'w, 'a> {
    pub(super) fn new(world: &'w World<'a>) -> Self {
        let mut names = Self { world, modules: Vec::new(), paths: Vec::new() };
        // A module comes after the one that holds it.
        for info in &world.modules {
            let own = world.symbols.text(info.name);
            let parent = info.parent.map(|parent| parent.0 as usize);
            let name = match parent {
                Some(parent) if info.block => names.modules[parent].clone(),
                Some(parent) => format!("{}::{own}", names.modules[parent]),
                None => own.to_string(),
            };
            let path = match parent {
                Some(parent) if info.block => names.paths[parent],
                Some(parent) => world.externals.child(Some(names.paths[parent]), info.name),
                None => world.externals.child(None, info.name),
            };
            names.modules.push(name);
            names.paths.push(path);
        }
        names
    }

    fn in_module(&self, module: ModId, name: Sym) -> String {
        format!("{}::{}", self.modules[module.0 as usize], self.world.symbols.text(name))
    }

    fn of_adt(&self, adt: AdtId) -> String {
        let info = &self.world.adts[adt.0 as usize];
        self.in_module(info.place.module, info.name)
    }

    fn of_trait(&self, key: TraitKey) -> String {
        match key {
            TraitKey::Known(id) => {
                let info = &self.world.traits[id.0 as usize];
                self.in_module(info.place.module, info.name)
            }
            TraitKey::Ext(ext) => self.world.externals.text(ext, &self.world.symbols),
            TraitKey::Callable => "std::ops::Fn".into(),
        }
    }

    /// A type: its head, qualified.
    fn of_type(&self, ty: Ty) -> String {
        let world = self.world;
        match world.store.data(ty) {
            TyData::Adt(adt, _) => self.of_adt(adt),
            TyData::Ext(ext, _) => world.externals.text(ext, &world.symbols),
            TyData::Prim(name) => world.symbols.text(name).to_string(),
            TyData::Slice(inner) => format!("[{}]", self.of_type(inner)),
            TyData::Tuple(_) => "(..)".into(),
            TyData::Param(param) => {
                world.params[param as usize].name.map_or("_", |name| world.symbols.text(name)).to_string()
            }
            TyData::Bound(id, _) => format!("dyn {}", self.of_trait(world.store_bound(id).key)),
            _ => "_".into(),
        }
    }

    /// A function, as an impl takes it over if so.
    pub(super) fn of_body(&self, of: Instance) -> String {
        let info = &self.world.fns[of.function.0 as usize];
        let name = self.world.symbols.text(info.name);
        match (info.owner, of.inherits) {
            (Owner::Free, _) => self.in_module(info.place.module, info.name),
            (Owner::Trait(id), None) => format!("{}::{name}", self.of_trait(TraitKey::Known(id))),
            (Owner::Impl(id), _) | (Owner::Trait(_), Some(id)) => {
                let item = &self.world.impls[id.0 as usize];
                let own = self.of_type(item.self_ty);
                match item.of {
                    Some((key, _)) => format!("<{own} as {}>::{name}", self.of_trait(key)),
                    None => format!("{own}::{name}"),
                }
            }
        }
    }

    /// The trait method that a body implements, as contexts name it.
    pub(super) fn implemented(&self, of: Instance) -> Option<Ext> {
        let info = &self.world.fns[of.function.0 as usize];
        let by = match info.owner {
            Owner::Impl(id) => Some(id),
            _ => of.inherits,
        };
        let path = match self.world.impls[by?.0 as usize].of?.0 {
            TraitKey::Known(id) => {
                let info = &self.world.traits[id.0 as usize];
                self.world.externals.child(Some(self.paths[info.place.module.0 as usize]), info.name)
            }
            TraitKey::Ext(ext) => ext,
            TraitKey::Callable => return None,
        };
        Some(self.world.externals.child(Some(path), info.name))
    }

    /// Types of parameters, as contexts name them.
    pub(super) fn taken(&self, of: Instance) -> impl Iterator<Item = Ext> + '_ {
        let world = self.world;
        world.fns[of.function.0 as usize].inputs.iter().filter_map(|ty| match world.store.data(*ty) {
            TyData::Adt(adt, _) => {
                let info = &world.adts[adt.0 as usize];
                Some(world.externals.child(Some(self.paths[info.place.module.0 as usize]), info.name))
            }
            TyData::Ext(ext, _) => Some(ext),
            _ => None,
        })
    }
}
