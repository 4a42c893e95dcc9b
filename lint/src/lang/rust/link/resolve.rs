//! Names to definitions, by scope. Imports are resolved when first needed; cycles end in nothing.

use super::{
    symbols::{Ext, Sym},
    world::*,
};
use rustc_hash::FxHashSet;
use std::sync::atomic::Ordering;

/// A path's definition and how many of its last segments are not part of it (associated items of a type).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) def: Def,
    pub(super) rest: usize,
}

impl World<'_> {
    /// Resolves every import, so that later look-ups only read.
    pub(super) fn resolve_imports(&self) {
        for at in 0..self.imports.len() {
            self.import(at as u32);
        }
    }

    fn import(&self, at: u32) -> Found {
        let import = &self.imports[at as usize];
        if let Some(found) = import.found.get() {
            return *found;
        }
        if import.busy.swap(true, Ordering::Relaxed) {
            return Found::default();
        }
        let of = |space| {
            let resolved = self.resolve(import.module, import.leading, &import.path, space, Some(at))?;
            (resolved.rest == 0).then_some(resolved.def)
        };
        let mut found = Found { types: of(Space::Types), values: of(Space::Values) };
        if found.is_empty() {
            found = self.opaque(import.module, &import.path);
        }
        import.busy.store(false, Ordering::Relaxed);
        let _ = import.found.set(found);
        found
    }

    /// An import that names nothing known still binds its name, so that the name is not taken for something else.
    fn opaque(&self, module: ModId, path: &[Sym]) -> Found {
        let krate = self.crates[self.modules[module.0 as usize].krate as usize].name;
        let mut ext: Option<Ext> = None;
        for name in path {
            let name = if *name == self.known.krate { krate } else { *name };
            ext = Some(self.externals.child(ext, name));
        }
        Found { types: ext.map(Def::Ext), values: ext.map(Def::Ext) }
    }

    /// Looks a name up in a module: items, imports, globs.
    pub(super) fn in_module(&self, module: ModId, space: Space, name: Sym) -> Option<Def> {
        self.in_module_at(module, space, name, None)
    }

    fn in_module_at(&self, module: ModId, space: Space, name: Sym, skip: Option<u32>) -> Option<Def> {
        self.in_module_new(module, space, name, skip, &mut Vec::new())
    }

    /// `seen` holds the modules that globs led through: they form cycles, and many ways lead to the same prelude.
    fn in_module_new(
        &self,
        module: ModId,
        space: Space,
        name: Sym,
        skip: Option<u32>,
        seen: &mut Vec<ModId>,
    ) -> Option<Def> {
        let table = &self.modules[module.0 as usize];
        if let Some(def) = table.items.get(&(space, name)) {
            return Some(*def);
        }
        for import in table.imports.get(&name).into_iter().flatten() {
            if Some(*import) != skip
                && let Some(def) = self.import(*import).get(space)
            {
                return Some(def);
            }
        }
        if table.globs.is_empty() && table.twin.is_none() {
            return None;
        }
        seen.push(module);
        for import in &table.globs {
            let def = match self.import(*import).types {
                Some(Def::Mod(target)) if !seen.contains(&target) => {
                    self.in_module_new(target, space, name, skip, seen)
                }
                Some(Def::Adt(adt)) => self.variant(adt, name),
                Some(Def::Alias(_) | Def::Ext(_)) | Some(_) | None => None,
            };
            if def.is_some() {
                return def;
            }
        }
        table
            .twin
            .filter(|twin| !seen.contains(twin))
            .and_then(|twin| self.in_module_new(twin, space, name, skip, seen))
    }

    /// Traits whose methods can be called in a module: declared there, imported, or of the prelude.
    pub(super) fn traits_in_scope(&self, module: ModId) -> FxHashSet<TraitId> {
        let (mut found, mut seen) = (FxHashSet::default(), Vec::new());
        let mut scope = Some(module);
        while let Some(module) = scope {
            self.add_traits(module, &mut found, &mut seen);
            let table = &self.modules[module.0 as usize];
            scope = table.parent.filter(|_| table.block);
        }
        if let Some(prelude) = self.lang.prelude {
            self.add_traits(prelude, &mut found, &mut seen);
        }
        found
    }

    #[allow(clippy::iter_over_hash_type, reason = "the result is a set")]
    fn add_traits(&self, module: ModId, found: &mut FxHashSet<TraitId>, seen: &mut Vec<ModId>) {
        if seen.contains(&module) {
            return;
        }
        seen.push(module);
        let table = &self.modules[module.0 as usize];
        let named = table.imports.values().flatten().filter_map(|import| self.import(*import).types);
        for def in table.items.values().copied().chain(named) {
            if let Def::Trait(id) = def {
                found.insert(id);
            }
        }
        for import in &table.globs {
            if let Some(Def::Mod(target)) = self.import(*import).types {
                self.add_traits(target, found, seen);
            }
        }
    }

    pub(super) fn variant(&self, adt: AdtId, name: Sym) -> Option<Def> {
        let info = &self.adts[adt.0 as usize];
        let at = info.variants.iter().position(|variant| variant.name == name).filter(|_| info.is_enum)?;
        Some(Def::Variant(adt, at as u32))
    }

    /// Looks up the first segment of a path.
    fn lexical(&self, module: ModId, space: Space, name: Sym, skip: Option<u32>) -> Option<Def> {
        let mut scope = module;
        loop {
            if let Some(def) = self.in_module_at(scope, space, name, skip) {
                return Some(def);
            }
            let table = &self.modules[scope.0 as usize];
            match table.parent.filter(|_| table.block) {
                Some(parent) => scope = parent,
                None => break,
            }
        }
        let krate = self.modules[module.0 as usize].krate;
        if space == Space::Types
            && let Some(def) = self.crate_named(krate, name)
        {
            return Some(def);
        }
        if let Some(prelude) = self.lang.prelude
            && let Some(def) = self.in_module_at(prelude, space, name, None)
        {
            return Some(def);
        }
        if space != Space::Types {
            return None;
        }
        if is_primitive(self.symbols.text(name)) {
            return Some(Def::Prim(name));
        }
        self.of_unknown_glob(module, name, skip)
    }

    /// A type that nothing defines, where one glob import alone leads out of the program: it must come from there.
    fn of_unknown_glob(&self, module: ModId, name: Sym, skip: Option<u32>) -> Option<Def> {
        let mut found = Vec::new();
        self.unknown_globs(self.real_module(module), skip, &mut found, &mut Vec::new());
        match found[..] {
            [only] if self.symbols.text(name).starts_with(char::is_uppercase) => {
                Some(Def::Ext(self.externals.child(Some(only), name)))
            }
            _ => None,
        }
    }

    fn unknown_globs(&self, module: ModId, skip: Option<u32>, found: &mut Vec<Ext>, seen: &mut Vec<ModId>) {
        if seen.contains(&module) {
            return;
        }
        seen.push(module);
        for import in self.modules[module.0 as usize].globs.iter().filter(|import| Some(**import) != skip) {
            match self.import(*import).types {
                Some(Def::Ext(ext)) if !found.contains(&ext) => found.push(ext),
                Some(Def::Mod(target)) => self.unknown_globs(target, skip, found, seen),
                _ => {}
            }
        }
    }

    fn crate_named(&self, krate: u32, name: Sym) -> Option<Def> {
        let name = self.crates[krate as usize].renamed.get(&name).copied().unwrap_or(name);
        if let Some(target) = self.crates[krate as usize].deps.get(&name) {
            return Some(match target {
                CrateRef::Known(krate) => Def::Mod(self.crates[*krate as usize].root),
                CrateRef::Unknown(ext) => Def::Ext(*ext),
            });
        }
        let name = if name == self.known.core || name == self.known.alloc { self.known.std } else { name };
        // Described crates may name each other; a workspace crate sees what its manifest lists, and the standard library.
        let visible =
            name == self.known.std || self.crates[krate as usize].shape || self.crates[krate as usize].deps.is_empty();
        self.shapes.get(&name).filter(|_| visible).map(|shape| Def::Mod(self.crates[*shape as usize].root))
    }

    /// The module that a block scope stands in.
    fn real_module(&self, mut module: ModId) -> ModId {
        while self.modules[module.0 as usize].block
            && let Some(parent) = self.modules[module.0 as usize].parent
        {
            module = parent;
        }
        module
    }

    fn first(&self, module: ModId, leading: bool, name: Sym, space: Space, skip: Option<u32>) -> Option<Def> {
        let krate = self.modules[module.0 as usize].krate;
        let known = &self.known;
        if leading {
            return self.crate_named(krate, name).or_else(|| Some(Def::Ext(self.externals.child(None, name))));
        }
        if name == known.krate {
            return Some(Def::Mod(self.crates[krate as usize].root));
        }
        if name == known.self_ {
            return Some(Def::Mod(self.real_module(module)));
        }
        if name == known.super_ {
            return self.modules[self.real_module(module).0 as usize]
                .parent
                .map(|parent| Def::Mod(self.real_module(parent)));
        }
        self.lexical(module, space, name, skip)
    }

    /// `use miette::{miette, Result}`: what is called like its crate and nobody described is a macro, and no scope.
    fn is_namesake(&self, def: Def) -> bool {
        let Def::Ext(ext) = def else { return false };
        let (parent, name) = self.externals.parts(ext);
        parent.is_some_and(|parent| self.externals.parts(parent) == (None, name))
    }

    /// Resolves a path seen from `module`. `skip` is the import being resolved, which cannot serve itself.
    pub(super) fn resolve(
        &self,
        module: ModId,
        leading: bool,
        path: &[Sym],
        space: Space,
        skip: Option<u32>,
    ) -> Option<Resolved> {
        let (first, others) = path.split_first()?;
        let space_at = |at: usize| if at == path.len() - 1 { space } else { Space::Types };
        let mut def = match self.first(module, leading, *first, space_at(0), skip) {
            Some(def) if !others.is_empty() && self.is_namesake(def) => {
                let krate = self.modules[module.0 as usize].krate;
                self.crate_named(krate, *first).unwrap_or(def)
            }
            Some(def) => def,
            // Edition 2015: paths of imports begin at the crate root.
            None if skip.is_some() => {
                let root = self.crates[self.modules[module.0 as usize].krate as usize].root;
                self.in_module_at(root, space_at(0), *first, skip)?
            }
            None => return None,
        };
        for (at, name) in others.iter().enumerate() {
            let at = at + 1;
            def = match def {
                Def::Mod(target) if *name == self.known.super_ => Def::Mod(self.modules[target.0 as usize].parent?),
                Def::Mod(target) if *name == self.known.self_ => Def::Mod(target),
                Def::Mod(target) => match self.in_module_at(target, space_at(at), *name, skip) {
                    Some(def) => def,
                    None => Def::Ext(self.externals.child(Some(self.module_path(target)?), *name)),
                },
                Def::Ext(ext) => Def::Ext(self.externals.child(Some(ext), *name)),
                Def::Adt(adt) => match self.variant(adt, *name) {
                    Some(def) => def,
                    None => return Some(Resolved { def, rest: path.len() - at }),
                },
                Def::Trait(_) | Def::Alias(_) | Def::Prim(_) => return Some(Resolved { def, rest: path.len() - at }),
                Def::Fn(_) | Def::Value(_) | Def::Variant(..) => return None,
            };
        }
        Some(Resolved { def, rest: 0 })
    }

    /// Canonical path of a module in a described crate. What a workspace module lacks stays unresolved.
    fn module_path(&self, module: ModId) -> Option<Ext> {
        let table = &self.modules[module.0 as usize];
        if !self.crates[table.krate as usize].shape {
            return None;
        }
        match table.parent {
            Some(parent) => Some(self.externals.child(Some(self.module_path(parent)?), table.name)),
            None => Some(self.externals.child(None, table.name)),
        }
    }
}

fn is_primitive(name: &str) -> bool {
    matches!(
        name,
        "str"
            | "bool"
            | "char"
            | "u8"
            | "u16"
            | "u32"
            | "u64"
            | "u128"
            | "usize"
            | "i8"
            | "i16"
            | "i32"
            | "i64"
            | "i128"
            | "isize"
            | "f32"
            | "f64"
    )
}
