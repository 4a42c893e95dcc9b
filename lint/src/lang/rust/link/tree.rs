// tidy: long, because the tree is built in one pass whose parts share the place that they are at
//! Builds module trees: crates from targets, modules from files, definitions from items. Types are lowered later.

use super::{
    LinkInput, View,
    amounts::ValueDef,
    symbols::{Ext, Sym, Symbols},
    types::{Ty, TyStore},
    world::*,
};
use crate::{
    base::source::FileId,
    facts::*,
    lang::rust::expansions::{Expanded, Invocation},
    lang::rust::manifest::{ModuleDir, TargetKind, include_candidate},
};
use rustc_hash::FxHashMap;

/// Modules nest no deeper than this; a `#[path]` cycle ends here at the latest.
pub(super) const MAX_MODULE_DEPTH: usize = 64;

pub(super) struct Tree<'a, 'i> {
    pub(super) world: World<'a>,
    pub(super) input: &'i LinkInput<'a>,
    /// What was read.
    pub(super) read: View<'a>,
    pub(super) by_path: FxHashMap<&'a str, u32>,
    syms: &'a [Vec<Sym>],
    /// Expanded macros among items, by file and item.
    expanded_items: FxHashMap<(u32, ItemId), usize>,
}

/// Where items are being added.
#[derive(Clone)]
struct At {
    unit: u32,
    module: ModId,
    krate: u32,
    /// Where the files of child modules are.
    dir: ModuleDir,
    depth: usize,
    /// Canonical path, inside described crates.
    external: Option<Ext>,
    /// Files on the way from the crate root.
    trail: Vec<u32>,
}

impl At {
    fn place(&self) -> Place {
        Place { unit: self.unit, module: self.module }
    }
}

/// Interns the names of every file. Kept apart because the tables borrow the result.
pub(super) fn intern(read: View<'_>, symbols: &mut Symbols) -> Vec<Vec<Sym>> {
    let files = read.surfaces.iter().chain(read.shapes.iter().map(|shape| &shape.1));
    let files = files.chain(read.expansions.iter().map(|expansion| &expansion.facts));
    files
        .map(|facts| facts.names.iter().map(|name| symbols.intern(name.strip_prefix("r#").unwrap_or(name))).collect())
        .collect()
}

impl<'a, 'i> Tree<'a, 'i> {
    pub(super) fn new(input: &'i LinkInput<'a>, read: View<'a>, mut symbols: Symbols, syms: &'a [Vec<Sym>]) -> Self {
        let known = KnownSyms::new(&mut symbols);
        // Paths that the linker makes up itself must not depend on whether some file happens to have the name.
        for name in ["?", "io", "Write", "write_fmt"] {
            symbols.intern(name);
        }
        let world = World {
            symbols,
            externals: Default::default(),
            units: Vec::new(),
            in_tree: Default::default(),
            expanded: FxHashMap::default(),
            crates: Vec::new(),
            shapes: FxHashMap::default(),
            modules: Vec::new(),
            imports: Vec::new(),
            blocks: FxHashMap::default(),
            numbered: Vec::new(),
            params: Vec::new(),
            adts: Vec::new(),
            guards: Vec::new(),
            traits: Vec::new(),
            aliases: Vec::new(),
            values: Vec::new(),
            amounts: Default::default(),
            impls: Vec::new(),
            fns: Vec::new(),
            store: TyStore::default(),
            bounds: Default::default(),
            givens: Default::default(),
            lang: Lang::default(),
            known,
            index: MethodIndex::default(),
        };
        let by_path = input.files.iter().enumerate().map(|(at, file)| (file.path, at as u32)).collect();
        Self { world, input, read, by_path, syms, expanded_items: FxHashMap::default() }
    }

    /// Builds everything. Targets that only run in development are left out: they are cold, and nothing hot can call them.
    pub(super) fn build(mut self) -> World<'a> {
        for at in 0..self.read.shapes.len() {
            self.shape_file(at);
        }
        for (at, expansion) in self.read.expansions.iter().enumerate() {
            match (expansion.at, expansion.value) {
                (Invocation::Item(item), _) => {
                    self.expanded_items.insert((expansion.file, item), at);
                }
                (Invocation::Call(call), Some(value)) => {
                    let unit = self.expansion_unit(at);
                    self.world.expanded.insert((expansion.file, call), (unit, value));
                }
                (Invocation::Call(_), None) => {}
            }
        }
        let mut libs: FxHashMap<usize, u32> = FxHashMap::default();
        let cold = super::targets::cold_packages(self.input);
        let mut crates: Vec<(usize, u32)> = Vec::new();
        for (package_at, package) in self.input.packages.iter().enumerate() {
            for target in &package.targets {
                let live = matches!(target.kind, TargetKind::Lib | TargetKind::Bin) && !cold[package_at];
                let Some(&file) = self.by_path.get(target.root.as_str()) else { continue };
                let dir = ModuleDir::of_file(&target.root, true);
                self.reached(file, dir.clone(), 0);
                if !live {
                    continue;
                }
                if self.read.surfaces[file as usize].test_only {
                    continue;
                }
                let name = self.world.symbols.intern(target.name.as_str());
                let krate = self.new_crate(name, false, target.kind == TargetKind::Bin);
                let at = self.file_at(file, krate, dir);
                self.items(&at, &at_items(self.world.units[at.unit as usize].facts, None));
                if target.kind == TargetKind::Lib {
                    libs.insert(package_at, krate);
                }
                crates.push((package_at, krate));
            }
        }
        for (package_at, krate) in crates {
            self.dependencies(package_at, krate, &libs);
        }
        self.world
    }

    fn dependencies(&mut self, package_at: usize, krate: u32, libs: &FxHashMap<usize, u32>) {
        let package = &self.input.packages[package_at];
        let mut deps = FxHashMap::default();
        for dep in &package.deps {
            let local = self.world.symbols.intern(dep.local.as_str());
            let canonical = self.world.symbols.intern(&(self.input.canonical)(dep));
            let target = match dep.krate.and_then(|at| libs.get(&at)) {
                Some(lib) => CrateRef::Known(*lib),
                None => match self.world.shapes.get(&canonical) {
                    Some(shape) => CrateRef::Known(*shape),
                    None => CrateRef::Unknown(self.world.externals.child(None, canonical)),
                },
            };
            deps.entry(local).or_insert(target);
        }
        if let Some(lib) = libs.get(&package_at)
            && *lib != krate
        {
            deps.insert(self.world.crates[*lib as usize].name, CrateRef::Known(*lib));
        }
        self.world.crates[krate as usize].deps = deps;
    }

    fn new_crate(&mut self, name: Sym, shape: bool, binary: bool) -> u32 {
        let krate = self.world.crates.len() as u32;
        let root = self.new_module(krate, None, name, false);
        self.world.crates.push(Crate {
            name,
            root,
            deps: FxHashMap::default(),
            renamed: FxHashMap::default(),
            shape,
            binary,
        });
        krate
    }

    fn new_module(&mut self, krate: u32, parent: Option<ModId>, name: Sym, block: bool) -> ModId {
        let id = ModId(self.world.modules.len() as u32);
        self.world.modules.push(Module {
            krate,
            parent,
            name,
            block,
            items: FxHashMap::default(),
            imports: FxHashMap::default(),
            globs: Vec::new(),
            twin: None,
        });
        id
    }

    fn new_unit(&mut self, input: u32) -> u32 {
        let at = input as usize;
        let (file, facts) = match self.input.files.get(at) {
            Some(file) => (file.id, &self.read.surfaces[at]),
            None => {
                let shape: &'a (String, FileFacts) = &self.read.shapes[at - self.input.files.len()];
                (FileId(u32::MAX - input), &shape.1)
            }
        };
        let of_file = self.input.files.get(at).map(|_| input);
        self.world.units.push(Unit { input: of_file, ..Unit::new(file, facts, self.syms, input) });
        self.world.units.len() as u32 - 1
    }

    /// A unit for an expansion: its facts, at the invocation's place.
    fn expansion_unit(&mut self, at: usize) -> u32 {
        let expansion: &'a Expanded = &self.read.expansions[at];
        let file = self.input.files[expansion.file as usize].id;
        let source = (self.input.files.len() + self.read.shapes.len() + at) as u32;
        let expanded = Some((expansion.body.start, expansion.span));
        self.world.units.push(Unit { expanded, ..Unit::new(file, &expansion.facts, self.syms, source) });
        self.world.units.len() as u32 - 1
    }

    /// Items that a macro among items expands to.
    fn expanded_items(&mut self, at: &At, item: ItemId) {
        let Some(input) = self.world.units[at.unit as usize].input else { return };
        let Some(expansion) = self.expanded_items.get(&(input, item)).copied() else { return };
        let unit = self.expansion_unit(expansion);
        let inner = At { unit, depth: at.depth + 1, ..at.clone() };
        self.items(&inner, &at_items(self.world.units[unit as usize].facts, None));
    }

    fn file_at(&mut self, input: u32, krate: u32, dir: ModuleDir) -> At {
        let unit = self.new_unit(input);
        let module = self.world.crates[krate as usize].root;
        At { unit, module, krate, dir, depth: 0, external: None, trail: vec![input] }
    }

    /// Every top-level module of a shape file is a crate of its own.
    fn shape_file(&mut self, shape: usize) {
        let unit = self.new_unit((self.input.files.len() + shape) as u32);
        let facts = self.world.units[unit as usize].facts;
        for item in &facts.root {
            let item = &facts.items[item.0 as usize];
            let ItemKind::Module { items, .. } = &item.kind else { continue };
            let name = self.sym(unit, item.name);
            let krate = match self.world.shapes.get(&name) {
                Some(krate) => *krate,
                None => self.new_crate(name, true, false),
            };
            self.world.shapes.insert(name, krate);
            let external = Some(self.world.externals.child(None, name));
            let module = self.world.crates[krate as usize].root;
            let at =
                At { unit, module, krate, dir: ModuleDir::of_file("", true), depth: 0, external, trail: Vec::new() };
            self.items(&at, &at_items(facts, Some(*items)));
        }
    }

    fn sym(&self, unit: u32, name: Name) -> Sym {
        self.world.units[unit as usize].syms[name.0 as usize]
    }

    fn items(&mut self, at: &At, items: &[ItemId]) {
        let facts = self.world.units[at.unit as usize].facts;
        for id in items {
            let item = &facts.items[id.0 as usize];
            if !item.attrs.test && !self.is_cold_module(at, item) {
                self.item(at, *id, item);
            }
        }
    }

    /// A module that is named as one for tests. What describes crates has no such modules.
    fn is_cold_module(&self, at: &At, item: &Item) -> bool {
        let module = matches!(item.kind, ItemKind::Module { .. } | ItemKind::ModuleFile { .. });
        module
            && at.external.is_none()
            && (self.input.cold_module)(self.world.units[at.unit as usize].facts.name(item.name))
    }

    fn item(&mut self, at: &At, id: ItemId, item: &'a Item) {
        let name = self.sym(at.unit, item.name);
        let place = at.place();
        let external = at.external.map(|parent| self.world.externals.child(Some(parent), name));
        match &item.kind {
            ItemKind::Module { items, path } => {
                let module = self.module(at, name);
                let facts = self.world.units[at.unit as usize].facts;
                let dir = at.dir.inline(facts.name(item.name), path.map(|path| facts.name(path)));
                let inner = At { module, dir, depth: at.depth + 1, external, ..at.clone() };
                if inner.depth < MAX_MODULE_DEPTH {
                    self.items(&inner, &at_items(self.world.units[at.unit as usize].facts, Some(*items)));
                }
            }
            ItemKind::ModuleFile { path } => self.module_file(at, item.name, *path),
            ItemKind::Include(path) => self.include(at, *path),
            ItemKind::Use { path, leading, binds } => self.import(at, path, *leading, *binds),
            ItemKind::ExternCrate { krate, .. } => {
                let krate = self.sym(at.unit, *krate);
                if krate != name && self.world.crates[at.krate as usize].root == at.module {
                    self.world.crates[at.krate as usize].renamed.insert(name, krate);
                }
                let import = self.new_import(at.module, Box::new([krate]), krate != self.world.known.self_);
                self.world.modules[at.module.0 as usize].imports.entry(name).or_default().push(import);
            }
            ItemKind::Fn(function) => {
                self.function(at, id, *function, name, Owner::Free, external);
            }
            ItemKind::Struct { fields, .. } => {
                let variants = vec![Variant { name, fields: self.field_names(at.unit, fields) }];
                self.adt(place, id, name, variants, false, external);
            }
            ItemKind::Enum { variants, .. } => {
                let variants = variants.iter().map(|(name, fields)| Variant {
                    name: self.sym(at.unit, *name),
                    fields: self.field_names(at.unit, fields),
                });
                let variants = variants.collect();
                self.adt(place, id, name, variants, true, external);
            }
            ItemKind::Alias { .. } => {
                let alias = AliasId(self.world.aliases.len() as u32);
                self.world.aliases.push(Alias { place, item: id, params: ParamBlock::default(), ty: None });
                self.define(at.module, Space::Types, name, Def::Alias(alias));
            }
            ItemKind::Trait { items, .. } => self.a_trait(at, place, id, name, external, *items),
            ItemKind::Impl { items, .. } => self.an_impl(at, place, id, *items),
            ItemKind::Value { .. } => {
                let value = ValueId(self.world.values.len() as u32);
                self.value(place, id, name, None);
                self.define(at.module, Space::Values, name, Def::Value(value));
            }
            ItemKind::MacroCall { .. } => self.expanded_items(at, id),
            ItemKind::MacroRules { .. } => {}
        }
    }

    fn field_names(&self, unit: u32, fields: &[(Name, TypeId)]) -> Vec<(Sym, Ty)> {
        fields.iter().map(|(name, _)| (self.sym(unit, *name), Ty::UNKNOWN)).collect()
    }

    /// The first definition keeps the name; a second one is its `cfg` twin.
    fn define(&mut self, module: ModId, space: Space, name: Sym, def: Def) {
        let known = *self.world.modules[module.0 as usize].items.entry((space, name)).or_insert(def);
        match (known, def) {
            (Def::Fn(first), Def::Fn(second)) if first != second => self.world.fns[first.0 as usize].twins.push(second),
            (Def::Adt(first), Def::Adt(second)) if first != second && space == Space::Types => {
                self.world.adts[first.0 as usize].twins.push(second)
            }
            _ => {}
        }
    }

    fn module(&mut self, at: &At, name: Sym) -> ModId {
        // Described crates may be spread over several files: their modules merge. Elsewhere a second module is a twin.
        let known = self.world.modules[at.module.0 as usize].items.get(&(Space::Types, name)).copied();
        if let (Some(Def::Mod(module)), Some(_)) = (known, at.external) {
            return module;
        }
        let module = self.new_module(at.krate, Some(at.module), name, false);
        if let Some(Def::Mod(mut first)) = known {
            while let Some(next) = self.world.modules[first.0 as usize].twin {
                first = next;
            }
            self.world.modules[first.0 as usize].twin = Some(module);
        } else {
            self.world.modules[at.module.0 as usize].items.insert((Space::Types, name), Def::Mod(module));
        }
        module
    }

    /// The file that `mod name;` means, and where the files of its own child modules are.
    pub(super) fn module_of(&self, dir: &ModuleDir, name: &str, path: Option<&str>) -> Option<(u32, ModuleDir)> {
        let candidates = dir.candidates(name, path);
        candidates.iter().enumerate().find_map(|(at, candidate)| {
            let input = self.by_path.get(candidate.as_str())?;
            Some((*input, ModuleDir::of_file(candidate, path.is_some() || at > 0)))
        })
    }

    /// The file that an `include!` in another means, and where the files of its child modules are.
    pub(super) fn included_by(&self, input: u32, literal: &str) -> Option<(u32, ModuleDir)> {
        let path = include_candidate(self.input.files[input as usize].path, literal)?;
        Some((*self.by_path.get(path.as_str())?, ModuleDir::of_file(&path, true)))
    }

    fn module_file(&mut self, at: &At, name: Name, path: Option<Name>) {
        let facts = self.world.units[at.unit as usize].facts;
        let found = self.module_of(&at.dir, facts.name(name), path.map(|path| facts.name(path)));
        let Some((input, dir)) = found else { return };
        if at.trail.contains(&input) || at.depth >= MAX_MODULE_DEPTH || self.read.surfaces[input as usize].test_only {
            return;
        }
        let module = self.module(at, self.sym(at.unit, name));
        let unit = self.new_unit(input);
        let mut trail = at.trail.clone();
        trail.push(input);
        let inner = At { unit, module, krate: at.krate, dir, depth: at.depth + 1, external: None, trail };
        self.items(&inner, &at_items(&self.read.surfaces[input as usize], None));
    }

    fn include(&mut self, at: &At, path: Name) {
        let unit = &self.world.units[at.unit as usize];
        let found = unit.input.and_then(|input| self.included_by(input, unit.facts.name(path)));
        let Some((input, dir)) = found else { return };
        if at.trail.contains(&input) || at.depth >= MAX_MODULE_DEPTH {
            return;
        }
        let mut inner = At { unit: self.new_unit(input), dir, depth: at.depth + 1, ..at.clone() };
        inner.trail.push(input);
        self.items(&inner, &at_items(&self.read.surfaces[input as usize], None));
    }

    fn new_import(&mut self, module: ModId, path: Box<[Sym]>, leading: bool) -> u32 {
        self.world.imports.push(Import { module, path, leading, found: Default::default(), busy: Default::default() });
        self.world.imports.len() as u32 - 1
    }

    fn import(&mut self, at: &At, path: &[Name], leading: bool, binds: Option<Name>) {
        let path = path.iter().map(|name| self.sym(at.unit, *name)).collect();
        let import = self.new_import(at.module, path, leading);
        match binds {
            Some(name) => {
                let name = self.sym(at.unit, name);
                self.world.modules[at.module.0 as usize].imports.entry(name).or_default().push(import);
            }
            None => self.world.modules[at.module.0 as usize].globs.push(import),
        }
    }

    fn adt(
        &mut self,
        place: Place,
        item: ItemId,
        name: Sym,
        variants: Vec<Variant>,
        is_enum: bool,
        external: Option<Ext>,
    ) {
        let id = AdtId(self.world.adts.len() as u32);
        self.world.adts.push(Adt {
            place,
            name,
            params: ParamBlock::default(),
            item,
            variants,
            is_enum,
            derefs: self.world.units[place.unit as usize].facts.items[item.0 as usize].attrs.deref,
            external,
            twins: Vec::new(),
        });
        self.define(place.module, Space::Types, name, Def::Adt(id));
        if !is_enum {
            self.define(place.module, Space::Values, name, Def::Adt(id));
        }
    }

    fn a_trait(&mut self, at: &At, place: Place, item: ItemId, name: Sym, external: Option<Ext>, items: ListId) {
        let id = TraitId(self.world.traits.len() as u32);
        self.world.traits.push(Trait {
            place,
            name,
            item,
            params: ParamBlock::default(),
            supers: Vec::new(),
            fns: FxHashMap::default(),
            assoc: FxHashMap::default(),
            external,
        });
        self.define(at.module, Space::Types, name, Def::Trait(id));
        for (member, function, name) in self.member_fns(at.unit, items) {
            let external = external.map(|parent| self.world.externals.child(Some(parent), name));
            let function = self.function(at, member, function, name, Owner::Trait(id), external);
            self.world.traits[id.0 as usize].fns.entry(name).or_insert(function);
        }
    }

    fn an_impl(&mut self, at: &At, place: Place, item: ItemId, items: ListId) {
        let id = ImplId(self.world.impls.len() as u32);
        self.world.impls.push(Impl {
            place,
            item,
            params: ParamBlock::default(),
            self_ty: Ty::UNKNOWN,
            of: None,
            fns: FxHashMap::default(),
            assoc: FxHashMap::default(),
        });
        self.member_values(place, id, items);
        for (member, function, name) in self.member_fns(at.unit, items) {
            let function = self.function(at, member, function, name, Owner::Impl(id), None);
            match self.world.impls[id.0 as usize].fns.get(&name).copied() {
                Some(first) => self.world.fns[first.0 as usize].twins.push(function),
                None => {
                    self.world.impls[id.0 as usize].fns.insert(name, function);
                }
            }
        }
    }

    fn value(&mut self, place: Place, item: ItemId, name: Sym, owner: Option<ImplId>) {
        let unit = &self.world.units[place.unit as usize];
        let at = unit.place(unit.facts.items[item.0 as usize].name_span);
        self.world.values.push(ValueDef { place, item, ty: Ty::UNKNOWN, name, at, owner, amount: Amount::Unknown });
    }

    /// Constants of an impl, as far as they are amounts.
    fn member_values(&mut self, place: Place, owner: ImplId, items: ListId) {
        let facts = self.world.units[place.unit as usize].facts;
        if facts.amounts.is_empty() {
            return;
        }
        for id in facts.list(items).iter().map(|id| ItemId(*id)) {
            if facts.amounts.binary_search_by_key(&id, |(of, _)| *of).is_ok() {
                let name = self.sym(place.unit, facts.items[id.0 as usize].name);
                self.value(place, id, name, Some(owner));
            }
        }
    }

    fn member_fns(&self, unit: u32, items: ListId) -> Vec<(ItemId, FnId, Sym)> {
        let facts = self.world.units[unit as usize].facts;
        let members = facts.list(items).iter().filter_map(|id| {
            let item = &facts.items[*id as usize];
            match item.kind {
                ItemKind::Fn(function) if !item.attrs.test => Some((ItemId(*id), function, self.sym(unit, item.name))),
                _ => None,
            }
        });
        members.collect()
    }

    fn function(&mut self, at: &At, item: ItemId, id: FnId, name: Sym, owner: Owner, external: Option<Ext>) -> FnIdx {
        let place = at.place();
        let unit = &self.world.units[at.unit as usize];
        let index = FnIdx(self.world.fns.len() as u32);
        self.world.fns.push(FnDef { external, ..FnDef::new(unit, place, (item, id), name, owner) });
        if owner == Owner::Free {
            self.define(place.module, Space::Values, name, Def::Fn(index));
        }
        self.block_items(at, id);
        index
    }

    /// Items declared inside a body get a scope of their own.
    fn block_items(&mut self, at: &At, function: FnId) {
        let facts = self.world.units[at.unit as usize].facts;
        for (number, ItemBlock { block, outer, items, .. }) in facts.blocks_of(function).copied().enumerate() {
            let parent = outer.and_then(|outer| self.world.blocks.get(&(at.unit, outer)).copied()).unwrap_or(at.module);
            let module = self.new_module(at.krate, Some(parent), self.world.known.empty, true);
            self.world.blocks.insert((at.unit, block), module);
            self.world.numbered.push(Numbered { unit: at.unit, function, number: number as u32, scope: module });
            let inner = At { module, dir: at.dir.block(), external: None, ..at.clone() };
            self.items(&inner, &at_items(facts, Some(items)));
        }
    }
}

/// The item ids of a list, or of the file's root.
pub(super) fn at_items(facts: &FileFacts, list: Option<ListId>) -> Vec<ItemId> {
    match list {
        Some(list) => facts.list(list).iter().map(|id| ItemId(*id)).collect(),
        None => facts.root.clone(),
    }
}
