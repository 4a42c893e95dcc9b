//! What a run leaves to the next one: the tables of the whole program and what was made of its bodies. When only bodies change,
//! only these are typed again.

use super::{
    LinkFile, Means, amounts,
    bodies::{Bodies, Calls},
    emit,
    grow::Grow,
    infer::{Instance, Output},
    mentions::Mentions,
    sound::is_sound,
    symbols::{Ext, Sym},
    timers::Timing,
    trace,
    world::{FnIdx, Unit, World},
};
use crate::{
    base::source::{FileId, Span},
    facts::{Edit, FileFacts, ItemId, Program},
    lang::rust::expansions::{Definitions, Expanded, Invocation, MOST},
};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// The tables of a linked project, and how its [`Program`] divides into bodies.
#[derive(Serialize, Deserialize)]
pub struct State {
    pub(super) world: World<'static>,
    pub(super) units: Vec<UnitSeed>,
    pub(super) parts: Parts,
    /// Where the project's macros are.
    pub(super) definitions: Definitions,
    /// How many macro calls were expanded.
    pub(super) expanded: u32,
}

/// A unit without its facts.
#[derive(Serialize, Deserialize)]
pub(super) struct UnitSeed {
    file: FileId,
    source: u32,
    input: Option<u32>,
    expanded: Option<(u32, Span)>,
    impl_types: bool,
}

/// How a program divides.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Parts {
    pub(super) bodies: Vec<BodyPart>,
    /// Bodies that bodies call otherwise than they are written, in their order.
    pub(super) wants: Vec<Instance>,
    /// Trait functions with a node that stands for all implementations; these nodes come last.
    pub(super) dispatch: Vec<FnIdx>,
}

/// The part of a body.
#[derive(Serialize, Deserialize)]
pub(super) struct BodyPart {
    pub(super) of: Instance,
    pub(super) nodes: u32,
    pub(super) sites: u32,
    /// Where its own end in [`Parts::wants`].
    pub(super) wants: u32,
}

impl Parts {
    /// Bodies that a body calls otherwise than they are written.
    fn wants(&self, body: u32) -> &[Instance] {
        let end = |at: usize| self.bodies[at].wants as usize;
        let at = body as usize;
        &self.wants[at.checked_sub(1).map_or(0, end)..end(at)]
    }
}

impl State {
    pub(super) fn new(mut world: World<'_>, parts: Parts, definitions: Definitions, expanded: usize) -> Self {
        let seed = |unit: &Unit<'_>| UnitSeed {
            file: unit.file,
            source: unit.source,
            input: unit.input,
            expanded: unit.expanded,
            impl_types: unit.impl_types,
        };
        let units = world.units.iter().map(seed).collect();
        world.units.clear();
        Self { world: world.with_units(Vec::new()), units, parts, definitions, expanded: expanded as u32 }
    }
}

/// Where more than one in so many files is to be typed again, linking afresh is as quick.
const MOST_STALE: usize = 16;

/// Everything that linking anew needs.
pub struct RelinkInput<'a> {
    /// The files, as they were numbered before.
    pub files: Vec<LinkFile<'a>>,
    /// Those that changed, and how: what others see of them did not, but for these functions.
    pub changed: Vec<(u32, Edit)>,
    /// Who mentions what. Asked for when functions came or went.
    pub mentions: &'a (dyn Fn() -> Option<Mentions> + Sync),
    /// All that a file says now.
    pub whole: &'a (dyn Fn(u32) -> Option<FileFacts> + Sync),
    /// The text of a file.
    pub text: &'a (dyn Fn(usize) -> Option<String> + Sync),
    /// As in [`LinkInput`](super::LinkInput).
    pub matters: &'a (dyn Fn(&str) -> bool + Sync),
    /// As in [`LinkInput`](super::LinkInput).
    pub watches: &'a (dyn Fn(&str) -> bool + Sync),
    /// As in [`LinkInput`](super::LinkInput).
    pub times: Option<&'a Means<'a>>,
}

/// A file that bodies are read from.
struct Loaded {
    facts: FileFacts,
    syms: Vec<Sym>,
    /// Its expanded macro calls, with the symbols of their names.
    expansions: Vec<(Expanded, Vec<Sym>)>,
}

/// Links a project of which some bodies changed and some functions came or went, and gives what linking it afresh would. `None` when that takes more than the
/// state holds.
pub fn relink(input: &RelinkInput<'_>, state: State, program: Program) -> Option<Program> {
    let State { world, units, parts, mut definitions, expanded } = state;
    if expanded as usize >= MOST || !is_sound(&world, &parts, &program) {
        return None;
    }
    let loaded: Vec<OnceLock<Loaded>> = input.files.iter().map(|_| OnceLock::new()).collect();
    let nothing = FileFacts::default();
    let unit = |seed: UnitSeed| Unit {
        file: seed.file,
        source: seed.source,
        input: seed.input,
        expanded: seed.expanded,
        impl_types: seed.impl_types,
        facts: &nothing,
        syms: &[],
    };
    let world = world.with_units(units.into_iter().map(unit).collect());
    let mut written: Vec<Instance> = parts.bodies.get(..world.fns.len())?.iter().map(|part| part.of).collect();
    let (definitions, inside) = (&mut definitions, FxHashSet::default());
    let stale = input.changed.iter().map(|(file, _)| *file).collect();
    let mut relink = Relink { input, world, makers: Vec::new(), loaded: &loaded, definitions, inside, stale };
    relink.inside = relink.items_of_macros();
    relink.changed(&mut written)?;
    relink.makers = trace::makers(&relink.world, input.watches);
    let kept = Known::of(&parts);
    let bodies = relink.bodies(written, &parts, &kept)?;
    Some(emit::patch(&relink.world, bodies, &parts, program))
}

/// Where the bodies of the old program are.
struct Known {
    /// So many functions as they are written, in order.
    written: u32,
    instances: FxHashMap<Instance, u32>,
}

impl Known {
    fn of(parts: &Parts) -> Self {
        let bodies = (0..).zip(&parts.bodies).map(|(at, part)| (part.of, at));
        let instances: FxHashMap<Instance, u32> = bodies.filter(|(of, _)| !of.is_written()).collect();
        Self { written: (parts.bodies.len() - instances.len()) as u32, instances }
    }

    fn at(&self, of: Instance) -> Option<u32> {
        match of.is_written() {
            true => Some(of.function.0).filter(|at| *at < self.written),
            false => self.instances.get(&of).copied(),
        }
    }
}

struct Relink<'b, 'i, 'd> {
    input: &'i RelinkInput<'i>,
    world: World<'b>,
    /// Of all functions.
    makers: Vec<Option<Ext>>,
    loaded: &'b [OnceLock<Loaded>],
    definitions: &'d mut Definitions,
    /// Files with items that macros made: their bodies are in no file.
    inside: FxHashSet<FileId>,
    /// Files whose bodies are to be typed again.
    stale: FxHashSet<u32>,
}

impl<'b> Relink<'b, '_, '_> {
    /// Reads what changed, takes in and out what came and went, and moves what only moved. `written` are all functions.
    fn changed(&mut self, written: &mut Vec<Instance>) -> Option<()> {
        let changed = &self.input.changed;
        for (file, _) in changed {
            if self.inside.contains(&self.input.files[*file as usize].id) {
                return None;
            }
            // Definitions first: the file's own macros are looked for where they are now.
            let facts = (self.input.whole)(*file)?;
            self.definitions.move_in(*file, &facts);
            self.load(*file, facts)?;
        }
        let names = Grow::all(&mut self.world, written, changed)?;
        changed.iter().try_for_each(|(file, _)| self.moved(*file))?;
        if names.is_empty() {
            return Some(());
        }
        self.stale.extend((self.input.mentions)()?.files(&names)?);
        (self.stale.len() <= self.input.files.len() / MOST_STALE + changed.len() + 3).then_some(())
    }

    /// Files with units of macros among items.
    fn items_of_macros(&self) -> FxHashSet<FileId> {
        let of_calls: FxHashSet<u32> = self.world.expanded.values().map(|(unit, _)| *unit).collect();
        let units = self.world.units.iter().enumerate();
        units
            .filter(|(at, unit)| unit.expanded.is_some() && !of_calls.contains(&(*at as u32)))
            .map(|(_, it)| it.file)
            .collect()
    }

    /// Makes the facts of a file known to its units, with those of its expanded macro calls.
    fn load(&mut self, file: u32, facts: FileFacts) -> Option<()> {
        let paths: Vec<&str> = self.input.files.iter().map(|file| file.path).collect();
        let surface = FileFacts { macros: facts.macro_uses(), names: facts.names.clone(), ..FileFacts::default() };
        let expansions = self.definitions.expand(&[(file, &surface)], &paths, self.input.text);
        if expansions.iter().any(|it| !it.facts.items.is_empty()) {
            return None;
        }
        let syms = self.intern(&facts);
        let expansions = expansions
            .into_iter()
            .map(|it| {
                let syms = self.intern(&it.facts);
                (it, syms)
            })
            .collect();
        let loaded: &'b Loaded = self.loaded[file as usize].get_or_init(|| Loaded { facts, syms, expansions });
        for unit in self.world.units.iter_mut().filter(|unit| unit.input == Some(file)) {
            (unit.facts, unit.syms) = (&loaded.facts, &loaded.syms);
        }
        self.world.expanded.retain(|(of, _), _| *of != file);
        for (expansion, syms) in &loaded.expansions {
            let (Invocation::Call(call), Some(value)) = (expansion.at, expansion.value) else { continue };
            self.world.expanded.insert((file, call), (self.world.units.len() as u32, value));
            self.world.units.push(Unit {
                file: self.input.files[file as usize].id,
                facts: &expansion.facts,
                syms,
                source: u32::MAX,
                input: None,
                expanded: Some((expansion.body.start, expansion.span)),
                impl_types: false,
            });
        }
        Some(())
    }

    fn intern(&mut self, facts: &FileFacts) -> Vec<Sym> {
        facts.names.iter().map(|name| self.world.symbols.intern(name.strip_prefix("r#").unwrap_or(name))).collect()
    }

    /// Puts functions and block scopes of a file where they are now.
    fn moved(&mut self, file: u32) -> Option<()> {
        let World { units, fns, .. } = &mut self.world;
        let of_file = |unit: u32| units[unit as usize].input == Some(file);
        for function in fns.iter_mut().filter(|function| of_file(function.place.unit) && function.item != ItemId::NONE)
        {
            let unit = &units[function.place.unit as usize];
            function.sig = unit.place(unit.facts.fns.get(function.id.0 as usize)?.sig);
        }
        amounts::moved(&mut self.world, file);
        let World { units, blocks, numbered, .. } = &mut self.world;
        let of_file = |unit: u32| units[unit as usize].input == Some(file);
        blocks.retain(|(unit, _), _| !of_file(*unit));
        for block in numbered.iter().filter(|block| of_file(block.unit)) {
            let facts = units[block.unit as usize].facts;
            let body = facts.fns.get(block.function.0 as usize)?.body?;
            let place = facts.blocks.iter().filter(|it| it.body == body).nth(block.number as usize)?;
            blocks.insert((block.unit, place.block), block.scope);
        }
        Some(())
    }

    /// All bodies in the order in which linking afresh meets them: first those of functions as they are written.
    fn bodies(&mut self, written: Vec<Instance>, parts: &Parts, kept: &Known) -> Option<Vec<(Instance, Body)>> {
        let mut bodies = self.level(written, kept)?;
        let (mut seen, mut from) = (FxHashSet::default(), 0);
        while from < bodies.len() {
            let mut new = Vec::new();
            for (_, body) in &bodies[from..] {
                let mut want = |of: Instance| {
                    if seen.insert(of) {
                        new.push(of)
                    }
                };
                match body {
                    Body::Fresh(output) => output.instances().for_each(want),
                    Body::Kept(at) => parts.wants(*at).iter().for_each(|of| want(*of)),
                }
            }
            from = bodies.len();
            bodies.extend(self.level(new, kept)?);
        }
        (seen.len() < super::bodies::MAX_INSTANCES).then_some(bodies)
    }

    /// Types those of some bodies that are not known, or not any more.
    fn level(&mut self, of: Vec<Instance>, kept: &Known) -> Option<Vec<(Instance, Body)>> {
        let again = std::mem::take(&mut self.stale);
        let input =
            |world: &World<'_>, of: &Instance| world.units[world.fns[of.function.0 as usize].place.unit as usize].input;
        let known =
            |of: &Instance| kept.at(*of).filter(|_| !input(&self.world, of).is_some_and(|file| again.contains(&file)));
        let places: Vec<Option<u32>> = of.iter().map(known).collect();
        let fresh: Vec<Instance> = of.iter().zip(&places).filter(|(_, at)| at.is_none()).map(|(of, _)| *of).collect();
        for of in &fresh {
            // Bodies that macros or descriptions hold are not at hand.
            let file = input(&self.world, of)?;
            if self.loaded[file as usize].get().is_none() {
                let facts = (self.input.whole)(file)?;
                self.load(file, facts)?;
            }
        }
        let of_file = |file: u32| self.loaded[file as usize].get().map(|loaded| &loaded.facts);
        let RelinkInput { matters, watches, .. } = *self.input;
        let timing = self.input.times.map(|means| Timing::new(&self.world, means));
        let calls = Calls { matters, watches, makers: &self.makers, timing: timing.as_ref() };
        let bodies = Bodies { world: &self.world, calls };
        let mut outputs = bodies.each(fresh, &of_file).into_iter();
        let body = |(of, at): (Instance, Option<u32>)| match at {
            Some(at) => Some((of, Body::Kept(at))),
            None => Some((of, Body::Fresh(outputs.next()?.1))),
        };
        let bodies = of.into_iter().zip(places).map(body).collect();
        self.stale = again;
        bodies
    }
}

impl World<'_> {
    /// The same without what files declare: all is known of it. Described crates and expansions keep their facts, which hold
    /// their bodies, too. Without symbols, names are for those who come later.
    pub(super) fn settle<'b>(
        mut self,
        nothing: &'b FileFacts,
        of: impl Fn(&Unit<'_>) -> Option<&'b FileFacts>,
        syms: &'b [Vec<Sym>],
    ) -> World<'b> {
        let unit = |unit: Unit<'_>| Unit {
            facts: of(&unit).unwrap_or(nothing),
            syms: syms.get(unit.source as usize).map_or(&[], |syms| syms),
            file: unit.file,
            source: unit.source,
            input: unit.input,
            expanded: unit.expanded,
            impl_types: unit.impl_types,
        };
        let units = std::mem::take(&mut self.units).into_iter().map(unit).collect();
        self.with_units(units)
    }

    /// The same tables over other units.
    pub(super) fn with_units<'b>(self, units: Vec<Unit<'b>>) -> World<'b> {
        World {
            units,
            symbols: self.symbols,
            externals: self.externals,
            in_tree: self.in_tree,
            crates: self.crates,
            shapes: self.shapes,
            modules: self.modules,
            imports: self.imports,
            expanded: self.expanded,
            blocks: self.blocks,
            numbered: self.numbered,
            params: self.params,
            adts: self.adts,
            guards: self.guards,
            traits: self.traits,
            aliases: self.aliases,
            values: self.values,
            amounts: self.amounts,
            impls: self.impls,
            fns: self.fns,
            store: self.store,
            bounds: self.bounds,
            givens: self.givens,
            lang: self.lang,
            known: self.known,
            index: self.index,
        }
    }
}

/// A body of the program to be.
pub(super) enum Body {
    Fresh(Box<Output>),
    /// As part of the old program, by its number there.
    Kept(u32),
}
