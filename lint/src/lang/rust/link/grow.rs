//! Takes functions out of a linked world and puts others in: plain ones, which mean something only to those who name them.
//!
//! What linking afresh would give is given, or nothing: in all that is not plain, the answer is `None`, and the project is linked
//! afresh.

use super::{index::head_of, infer::Instance, lower, symbols::Sym, world::*};
use crate::facts::{Edit, FileFacts, ItemId, ItemKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// What growing works on.
pub(super) struct Grow<'g, 'b> {
    world: &'g mut World<'b>,
    /// All functions as they are written, in the order in which linking afresh meets them.
    written: &'g mut Vec<Instance>,
    /// Names that mean something else now.
    names: FxHashSet<Sym>,
    /// Those of them that stand in modules.
    free: FxHashSet<Sym>,
}

/// What is where in a unit: by its item.
#[derive(Default)]
struct InUnit {
    fns: FxHashMap<ItemId, FnIdx>,
    modules: FxHashMap<ItemId, ModId>,
    impls: FxHashMap<ItemId, ImplId>,
}

impl<'g, 'b> Grow<'g, 'b> {
    /// Gives names that mean something else afterwards. The files are loaded, and `edits` are theirs.
    pub(super) fn all(
        world: &'g mut World<'b>,
        written: &'g mut Vec<Instance>,
        edits: &[(u32, Edit)],
    ) -> Option<FxHashSet<Sym>> {
        let mut grow = Self { world, written, names: FxHashSet::default(), free: FxHashSet::default() };
        let first = grow.world.fns.len();
        for (file, edit) in edits {
            let all = grow.world.units.iter().enumerate();
            let units: Vec<u32> =
                all.filter(|(_, unit)| unit.input == Some(*file)).map(|(unit, _)| unit as u32).collect();
            for unit in units {
                grow.unit(unit, edit)?;
            }
        }
        grow.imports()?;
        lower::added(grow.world, first)?;
        Some(grow.names)
    }

    fn unit(&mut self, unit: u32, edit: &Edit) -> Option<()> {
        let facts = self.world.units[unit as usize].facts;
        let gone: FxHashSet<ItemId> = edit.gone.iter().copied().collect();
        let of_unit = |function: &FnDef| function.place.unit == unit;
        for at in 0..self.world.fns.len() {
            if of_unit(&self.world.fns[at]) && gone.contains(&self.world.fns[at].item) {
                self.take_out(FnIdx(at as u32))?;
            }
        }
        // What a function kept from having its name has it now.
        let heirs = facts.items.iter().filter(|it| matches!(it.kind, ItemKind::Value { .. } | ItemKind::Struct { .. }));
        let syms = self.world.units[unit as usize].syms;
        if heirs.map(|it| syms[it.name.0 as usize]).any(|name| self.free.contains(&name)) {
            return None;
        }
        let known = self.renumber(unit, edit)?;
        self.put_in(unit, edit, known)
    }

    /// Takes a function out.
    fn take_out(&mut self, function: FnIdx) -> Option<()> {
        let world = &mut *self.world;
        let info = &mut world.fns[function.0 as usize];
        let name = info.name;
        // Twins stand for each other, and for a name that others have, too.
        if !info.twins.is_empty() || KnownSyms::TEXTS.contains(&world.symbols.text(name)) {
            return None;
        }
        info.item = ItemId::NONE;
        match info.owner {
            Owner::Free => {
                let items = &mut world.modules[info.place.module.0 as usize].items;
                (items.remove(&(Space::Values, name)) == Some(Def::Fn(function))).then_some(())?;
                self.free.insert(name);
            }
            Owner::Impl(id) => {
                let item = &mut world.impls[id.0 as usize];
                (item.of.is_none() && item.fns.remove(&name) == Some(function)).then_some(())?;
                if let Some(head) = head_of(world, world.store.data(world.impls[id.0 as usize].self_ty)) {
                    let methods = world.index.by_head.get_mut(&(head, name))?;
                    methods.retain(|method| *method != function);
                    if methods.is_empty() {
                        world.index.by_head.remove(&(head, name));
                    }
                }
            }
            Owner::Trait(_) => return None,
        }
        if world.fns[function.0 as usize].has_self {
            let count = world.index.named.get_mut(&name)?;
            *count -= 1;
            if *count == 0 {
                world.index.named.remove(&name);
            }
        }
        let at = self.written.iter().position(|of| *of == Instance::of(function))?;
        self.written.remove(at);
        self.names.insert(name);
        Some(())
    }

    /// Gives everything in a unit the ids that it has now.
    fn renumber(&mut self, unit: u32, edit: &Edit) -> Option<InUnit> {
        let world = &mut *self.world;
        let now: FxHashMap<ItemId, ItemId> = edit.kept.iter().copied().collect();
        let facts = world.units[unit as usize].facts;
        let mut known = InUnit::default();
        let mut bodies = FxHashMap::default();
        for (at, function) in
            (0..).zip(&mut world.fns).filter(|(_, it)| it.place.unit == unit && it.item != ItemId::NONE)
        {
            function.item = *now.get(&function.item)?;
            let ItemKind::Fn(id) = facts.items.get(function.item.0 as usize)?.kind else { return None };
            bodies.insert(function.id, id);
            function.id = id;
            known.fns.insert(function.item, FnIdx(at));
            if function.owner == Owner::Free {
                known.modules.insert(function.item, function.place.module);
            }
        }
        for block in world.numbered.iter_mut().filter(|block| block.unit == unit) {
            block.function = *bodies.get(&block.function)?;
        }
        let mut there = |place: Place, item: &mut ItemId| -> Option<()> {
            if place.unit == unit {
                *item = *now.get(item)?;
                known.modules.insert(*item, place.module);
            }
            Some(())
        };
        world.adts.iter_mut().try_for_each(|it| there(it.place, &mut it.item))?;
        world.traits.iter_mut().try_for_each(|it| there(it.place, &mut it.item))?;
        world.aliases.iter_mut().try_for_each(|it| there(it.place, &mut it.item))?;
        world.values.iter_mut().try_for_each(|it| there(it.place, &mut it.item))?;
        world.impls.iter_mut().try_for_each(|it| there(it.place, &mut it.item))?;
        let impls = (0..).zip(&world.impls).filter(|(_, it)| it.place.unit == unit);
        known.impls = impls.map(|(at, it)| (it.item, ImplId(at))).collect();
        Some(known)
    }

    /// Puts new functions in.
    fn put_in(&mut self, unit: u32, edit: &Edit, mut known: InUnit) -> Option<()> {
        let facts = self.world.units[unit as usize].facts;
        for item in &edit.new {
            let (owner, module) = around(facts, *item, &known)?;
            let at = self.position(facts, *item, &edit.order, &known)?;
            let function = self.function(unit, *item, owner, module)?;
            known.fns.insert(*item, function);
            self.written.insert(at, Instance::of(function));
        }
        Some(())
    }

    /// Where a new function stands among all others: behind the one before it, unless the items of other files come between them.
    fn position(&self, facts: &FileFacts, item: ItemId, order: &[ItemId], known: &InUnit) -> Option<usize> {
        let opens = |item: &ItemId| {
            let kind = &facts.items[item.0 as usize].kind;
            matches!(kind, ItemKind::ModuleFile { .. } | ItemKind::Include(_) | ItemKind::MacroCall { .. })
        };
        let written = |function: FnIdx| self.written.iter().position(|of| *of == Instance::of(function));
        let own = order.iter().position(|it| *it == item)?;
        for before in order[..own].iter().rev().take_while(|it| !opens(it)) {
            if let Some(function) = known.fns.get(before) {
                return Some(written(*function)? + 1);
            }
        }
        let behind = order[own + 1..].iter().take_while(|it| !opens(it));
        behind.filter_map(|it| known.fns.get(it)).next().and_then(|function| written(*function))
    }

    fn function(&mut self, unit: u32, item: ItemId, owner: Owner, module: ModId) -> Option<FnIdx> {
        let world = &mut *self.world;
        let (facts, syms) = (world.units[unit as usize].facts, world.units[unit as usize].syms);
        let name = syms[facts.items[item.0 as usize].name.0 as usize];
        let ItemKind::Fn(id) = facts.items[item.0 as usize].kind else { return None };
        let index = FnIdx(world.fns.len() as u32);
        if KnownSyms::TEXTS.contains(&world.symbols.text(name)) {
            return None;
        }
        match owner {
            Owner::Free => {
                let table = &mut world.modules[module.0 as usize];
                table.items.insert((Space::Values, name), Def::Fn(index)).is_none().then_some(())?;
                self.free.insert(name);
            }
            Owner::Impl(id) => {
                world.impls[id.0 as usize].fns.insert(name, index).is_none().then_some(())?;
                if let Some(head) = head_of(world, world.store.data(world.impls[id.0 as usize].self_ty)) {
                    // In the order of the index: inherent functions first, impl by impl.
                    let (fns, impls) = (&world.fns, &world.impls);
                    let methods = world.index.by_head.entry((head, name)).or_default();
                    let before = |method: &FnIdx| match fns[method.0 as usize].owner {
                        Owner::Impl(other) => impls[other.0 as usize].of.is_none() && other < id,
                        _ => false,
                    };
                    let at = methods.partition_point(before);
                    methods.insert(at, index);
                }
            }
            Owner::Trait(_) => return None,
        }
        let place = Place { unit, module };
        let function = FnDef::new(&world.units[unit as usize], place, (item, id), name, owner);
        if function.has_self {
            *world.index.named.entry(name).or_default() += 1;
        }
        world.fns.push(function);
        self.names.insert(name);
        Some(index)
    }

    /// Imports of functions that came or went name something else.
    fn imports(&mut self) -> Option<()> {
        let world = &mut *self.world;
        let mut renewed: FxHashSet<u32> = FxHashSet::default();
        for (at, import) in (0..).zip(&mut world.imports) {
            if import.path.last().is_some_and(|name| self.free.contains(name)) {
                import.found = Default::default();
                renewed.insert(at);
            }
        }
        // Under another name it is known to files that do not mention this one.
        #[allow(clippy::iter_over_hash_type, reason = "it is asked whether there is any")]
        for module in world.modules.iter().filter(|_| !renewed.is_empty()) {
            for (name, imports) in &module.imports {
                if !self.free.contains(name) && imports.iter().any(|import| renewed.contains(import)) {
                    return None;
                }
            }
        }
        world.resolve_imports();
        Some(())
    }
}

/// What a function belongs to, and the module that it is in. Only where nothing else there has its name.
fn around(facts: &FileFacts, item: ItemId, known: &InUnit) -> Option<(Owner, ModId)> {
    let holds = |list: &[u32]| list.contains(&item.0);
    let inside = (0..).map(ItemId).zip(&facts.items).find_map(|(at, outer)| match &outer.kind {
        ItemKind::Module { items, .. } if holds(facts.list(*items)) => Some((None, facts.list(*items))),
        ItemKind::Impl { items, .. } if holds(facts.list(*items)) => Some((Some(at), facts.list(*items))),
        _ => None,
    });
    let root: Vec<u32> = facts.root.iter().map(|item| item.0).collect();
    let (of, beside) = match inside {
        Some(inside) => inside,
        None if holds(&root) => (None, &root[..]),
        None => return None,
    };
    let name = facts.items[item.0 as usize].name;
    let namesake = |other: &u32| *other != item.0 && facts.items[*other as usize].name == name;
    if beside.iter().any(namesake) {
        return None;
    }
    match of {
        Some(at) => Some((Owner::Impl(*known.impls.get(&at)?), *known.modules.get(&at)?)),
        None => beside.iter().find_map(|it| known.modules.get(&ItemId(*it))).map(|module| (Owner::Free, *module)),
    }
}
