//! Links the facts of all files into resolved calls.
//!
//! Order: module trees, imports, signatures, indexes, then every body by itself and in parallel. Targets that only run in development
//! (tests, benches, examples, build scripts, procedural macros) and test-only items are left out: they are cold, and nothing hot calls them.

mod emit;
mod guards;
mod held;
mod index;
mod infer;
mod lower;
mod members;
mod resolve;
mod symbols;
mod targets;
mod tree;
mod types;
mod visit;
mod world;

use crate::{
    base::{phases::Phases, source::FileId},
    facts::{FileFacts, Program},
    lang::rust::{
        expansions::Expanded,
        manifest::{Dependency, Package},
    },
};
use infer::{Instance, Output};
use rayon::prelude::*;

/// At most so many bodies are typed once more for a call.
const MAX_INSTANCES: usize = 1 << 16;

/// A file of the project.
#[derive(Clone, Copy, Debug)]
pub struct LinkFile<'a> {
    /// Its id in findings.
    pub id: FileId,
    /// Its path relative to the project root.
    pub path: &'a str,
    /// What it says.
    pub facts: &'a FileFacts,
}

/// Everything that linking needs.
pub struct LinkInput<'a> {
    /// The files, sorted by path.
    pub files: Vec<LinkFile<'a>>,
    /// Crates and targets.
    pub packages: &'a [Package],
    /// Descriptions of external crates, by name.
    pub shapes: &'a [(String, FileFacts)],
    /// Expanded invocations of the project's macros; [`LinkFile`]s are numbered as in `files`.
    pub expansions: &'a [Expanded],
    /// Whether a call of an external path can matter to anybody. What does not is left out of the program: it is most calls.
    pub matters: &'a (dyn Fn(&str) -> bool + Sync),
    /// The crate that a dependency on something outside of the project is.
    pub canonical: &'a dyn Fn(&Dependency) -> String,
    /// Whether a value of a type keeps a lock while it lives.
    pub is_guard: &'a dyn Fn(&str) -> bool,
    /// Whether a package is known by its name as one for development only.
    pub cold_package: &'a dyn Fn(&str) -> bool,
    /// Whether a module is known by its name as one for development only.
    pub cold_module: &'a dyn Fn(&str) -> bool,
    /// Where the time goes.
    pub phases: &'a Phases,
}

/// Types every body: those of all functions as they are written, then as calls mean them.
fn bodies(world: &world::World<'_>, matters: &(dyn Fn(&str) -> bool + Sync)) -> Vec<(Instance, Output)> {
    let infer = |of: &[Instance]| -> Vec<(Instance, Output)> {
        let scratch = || (None, rustc_hash::FxHashMap::default());
        of.par_iter()
            .with_min_len(16)
            .map_init(scratch, |(types, known), of| {
                let own = types.take().unwrap_or_else(|| members::Types::new(world));
                let (mut output, own) = infer::infer(own, *of);
                output.prune(world, &mut |ext| {
                    *known.entry(ext).or_insert_with(|| matters(&world.externals.text(ext, &world.symbols)))
                });
                *types = Some(own);
                (*of, output)
            })
            .collect()
    };
    let own: Vec<Instance> = (0..world.fns.len() as u32).map(|at| Instance::of(world::FnIdx(at))).collect();
    let mut bodies = infer(&own);
    let (mut seen, mut from) = (rustc_hash::FxHashSet::default(), 0);
    while from < bodies.len() && seen.len() < MAX_INSTANCES {
        let wanted = bodies[from..].iter().flat_map(|(_, output)| output.instances());
        let new: Vec<Instance> = wanted.filter(|of| seen.insert(*of)).take(MAX_INSTANCES).collect();
        from = bodies.len();
        bodies.extend(infer(&new));
    }
    bodies
}

/// Links a project.
pub fn link(input: &LinkInput<'_>) -> Program {
    let mut symbols = symbols::Symbols::default();
    let syms = tree::intern(input, &mut symbols);
    let mut world = tree::Tree::new(input, symbols, &syms).build();
    world.lang = index::lang(&world);
    input.phases.end("module trees");
    world.resolve_imports();
    input.phases.end("imports");
    lower::signatures(&mut world);
    index::build(&mut world);
    world.guards = guards::kinds(&world, input.is_guard);
    input.phases.end("signatures");
    let world = &world;
    let bodies = bodies(world, input.matters);
    input.phases.end("bodies");
    let program = emit::emit(world, bodies);
    input.phases.end("emit");
    program
}
