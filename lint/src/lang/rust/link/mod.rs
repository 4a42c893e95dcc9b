//! Links the facts of all files into resolved calls.
//!
//! Order: module trees, imports, signatures, indexes, then every body by itself and in parallel. Targets that only run in development
//! (tests, benches, examples, build scripts, procedural macros) and test-only items are left out: they are cold, and nothing hot calls them.

mod emit;
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
    lang::rust::{expansions::Expanded, manifest::Package},
};
use rayon::prelude::*;

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
    /// Whether a package is known by its name as one for development only.
    pub cold_package: &'a dyn Fn(&str) -> bool,
    /// Where the time goes.
    pub phases: &'a Phases,
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
    input.phases.end("signatures");
    let world = &world;
    let outputs: Vec<infer::Output> = (0..world.fns.len())
        .into_par_iter()
        .with_min_len(16)
        .map_init(
            || (None, rustc_hash::FxHashMap::default()),
            |(types, known), at| {
                let own = types.take().unwrap_or_else(|| members::Types::new(world));
                let (mut output, own) = infer::infer(own, world::FnIdx(at as u32));
                output.prune(world, &mut |ext| {
                    *known.entry(ext).or_insert_with(|| (input.matters)(&world.externals.text(ext, &world.symbols)))
                });
                *types = Some(own);
                output
            },
        )
        .collect();
    input.phases.end("bodies");
    let program = emit::emit(world, outputs);
    input.phases.end("emit");
    program
}
