//! Links the facts of all files into resolved calls.
//!
//! Order: module trees, imports, signatures, indexes, then every body by itself and in parallel. Targets that only run in development
//! (tests, benches, examples, build scripts, procedural macros) and test-only items are left out: they are cold, and nothing hot calls them.

mod amounts;
mod bodies;
mod emit;
mod grow;
mod guards;
mod held;
mod index;
mod infer;
mod lower;
mod members;
mod mentions;
mod resolve;
mod sound;
mod state;
mod steps;
mod symbols;
mod targets;
mod timers;
mod trace;
mod tree;
mod types;
mod world;

pub use mentions::Mentions;
pub use state::{RelinkInput, State, relink};

use crate::{
    base::{phases::Phases, source::FileId},
    facts::{FileFacts, Program, TimeCall},
    lang::rust::{
        expansions::{Definitions, Expanded},
        manifest::{Dependency, Package},
    },
};
/// A file of the project.
#[derive(Clone, Copy, Debug)]
pub struct LinkFile<'a> {
    /// Its id in findings.
    pub id: FileId,
    /// Its path relative to the project root.
    pub path: &'a str,
}

/// What a call of an external path means to whoever asks for timers.
pub type Means<'a> = dyn Fn(&str) -> Option<TimeCall> + Sync + 'a;

/// Everything that linking needs.
pub struct LinkInput<'a> {
    /// The files, sorted by path.
    pub files: Vec<LinkFile<'a>>,
    /// All that a file says, bodies included; absent when its text is not the one of the [surface](FileFacts::surface) any more.
    pub whole: &'a (dyn Fn(u32) -> Option<FileFacts> + Sync),
    /// Crates and targets.
    pub packages: &'a [Package],
    /// Where the project's macros are defined.
    pub definitions: &'a Definitions,
    /// Whether a call of an external path can matter to anybody. What does not is left out of the program: it is most calls.
    pub matters: &'a (dyn Fn(&str) -> bool + Sync),
    /// Whether a function that calls an external path, or returns such a type, is to be traced.
    pub watches: &'a (dyn Fn(&str) -> bool + Sync),
    /// What a call of an external path means to whoever asks for timers, if somebody does.
    pub times: Option<&'a Means<'a>>,
    /// The crate that a dependency on something outside of the project is.
    pub canonical: &'a (dyn Fn(&Dependency) -> String + Sync),
    /// Whether a value of a type keeps a lock while it lives.
    pub is_guard: &'a dyn Fn(&str) -> bool,
    /// Whether a package is known by its name as one for development only.
    pub cold_package: &'a (dyn Fn(&str) -> bool + Sync),
    /// Whether a module is known by its name as one for development only.
    pub cold_module: &'a (dyn Fn(&str) -> bool + Sync),
    /// Whether somebody wants to know who mentions what.
    pub mentions: bool,
    /// Where the time goes.
    pub phases: &'a Phases,
}

/// What was read of a project. It is given up piece by piece as linking goes on: it is much of the memory.
pub struct Read {
    /// The [surfaces](FileFacts::surface) of the files, until signatures are known.
    pub surfaces: Vec<FileFacts>,
    /// Descriptions of external crates, by name; until bodies are typed.
    pub shapes: Vec<(String, FileFacts)>,
    /// Expanded invocations of the project's macros, by the numbers of their files; until bodies are typed.
    pub expansions: Vec<Expanded>,
}

/// A look at what was read.
#[derive(Clone, Copy)]
struct View<'a> {
    surfaces: &'a [FileFacts],
    shapes: &'a [(String, FileFacts)],
    expansions: &'a [Expanded],
}

/// A linked project, and what linking leaves to a later run.
pub struct Linked {
    /// Its bodies and what they call.
    pub program: Program,
    /// The tables behind them.
    pub state: State,
    /// Who mentions what; empty unless asked for.
    pub mentions: Mentions,
}

/// Links a project.
pub fn link(input: &LinkInput<'_>, read: Read) -> Linked {
    let Read { surfaces, shapes, expansions } = read;
    let files = surfaces.len();
    let view = View { surfaces: &surfaces, shapes: &shapes, expansions: &expansions };
    let mut symbols = symbols::Symbols::default();
    let syms = tree::intern(view, &mut symbols);
    let mentions = if input.mentions { Mentions::of(view, &syms) } else { Mentions::default() };
    let mut world = tree::Tree::new(input, view, symbols, &syms).build();
    world.lang = index::lang(&world);
    input.phases.end("module trees");
    world.resolve_imports();
    input.phases.end("imports");
    lower::signatures(&mut world);
    index::build(&mut world);
    if input.times.is_some() {
        amounts::lower(&mut world);
    }
    world.guards = guards::kinds(&world, input.is_guard);
    let kept = |unit: &world::Unit<'_>| {
        let behind = (unit.source as usize).checked_sub(files)?;
        match behind.checked_sub(shapes.len()) {
            None => Some(&shapes[behind].1),
            Some(expansion) => Some(&expansions[expansion].facts),
        }
    };
    let nothing = FileFacts::default();
    let world = world.settle(&nothing, kept, &syms);
    drop(surfaces);
    input.phases.end("signatures");
    let makers = trace::makers(&world, input.watches);
    let timing = input.times.map(|means| timers::Timing::new(&world, means));
    let calls =
        bodies::Calls { matters: input.matters, watches: input.watches, makers: &makers, timing: timing.as_ref() };
    let bodies = bodies::Bodies { world: &world, calls }.all(input.whole);
    input.phases.end("bodies");
    let world = world.settle(&nothing, |_| None, &[]);
    let expanded = expansions.len();
    drop((shapes, expansions, syms, makers));
    let (program, parts) = emit::emit(&world, bodies);
    input.phases.end("emit");
    Linked { program, state: State::new(world, parts, input.definitions.clone(), expanded), mentions }
}
