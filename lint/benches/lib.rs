//! The phases of a run over Feeler's own sources, each with what has to be done before it and a floor to hold it against.
//!
//! `phases.rs` times them, `counts.rs` runs each once so that callgrind counts its instructions.

use feeler_lint::{
    base::{phases::Phases, report::Report, source::FileId},
    config::Settings,
    engine::{
        self,
        analyze::{Options, Project, analyze, link_project, matters, read_project, times, watches},
        load::{Request, load},
        sources::Texts,
        walk::{FileKind, Tree, WalkOptions, walk},
    },
    facts::{FileFacts, Outline, Program},
    lang::rust::{
        lex::Lexer,
        link::{LinkFile, Linked, RelinkInput, State, relink},
        parse::extract,
    },
    report::{
        concise,
        full::{Style, render},
    },
};
use std::{error::Error, hint::black_box, path::Path};

/// As the command has it: phases allocate much.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The file that is changed where one is: of middling size, called from everywhere.
const CHANGED: &str = "lint/src/engine/sources.rs";

/// One phase: its name, what its floor is, and both as work that can be done again and again. Work gives back what it does once
/// it is prepared, and the numbers that come of it are there to be kept from the optimiser.
pub struct Phase<'c> {
    /// What it is called in tables.
    pub name: &'static str,
    /// What its floor does.
    pub against: &'static str,
    /// The phase.
    pub run: Work<'c>,
    /// The floor.
    pub floor: Work<'c>,
}

/// Prepares, and gives what is to be measured.
pub type Work<'c> = Box<dyn Fn() -> Box<dyn FnOnce() -> usize + 'c> + 'c>;

/// Feeler's sources, and everything that phases begin with.
pub struct Corpus {
    texts: Texts,
    tree: Tree,
    settings: Settings,
    sources: Vec<String>,
    facts: Vec<FileFacts>,
    project: Project,
    program: Program,
    /// The program and its state as a cache keeps them.
    kept: (Vec<u8>, Vec<u8>),
    report: Report,
}

impl Corpus {
    /// Reads the repository that this program was built in.
    pub fn read() -> Result<Self, Box<dyn Error>> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
        let settings = load(&Request { isolated: true, ..Request::default() })?.settings;
        let mut tree = walk(&root, &WalkOptions { respect_gitignore: true, threads: 1, ..WalkOptions::default() });
        tree.files.retain(|file| ["lint/src/", "shim/", "Cargo."].iter().any(|it| file.path.starts_with(it)));
        let texts = Texts::of(&root);
        let rust = tree.files.iter().filter(|file| file.kind == FileKind::Rust);
        let sources: Vec<String> = rust.filter_map(|file| texts.read(&file.path).ok()).collect();
        let facts = sources.iter().map(|text| extract(text)).collect();
        let mut project = read_project(&texts, &tree, true, &Phases::default());
        let options = Options::of(&settings);
        let effects = options.effects(&project);
        let phases = Phases::default();
        let Linked { program, state, .. } = link_project(&texts, &mut project, &options, &effects, (false, &phases));
        let kept = (postcard::to_stdvec(&program)?, postcard::to_stdvec(&state)?);
        let report = engine::check(&settings, &root.join("tests/fixtures"), &[])?;
        Ok(Self { texts, tree, settings, sources, facts, project, program, kept, report })
    }

    /// Bytes of all sources.
    pub fn bytes(&self) -> usize {
        self.sources.iter().map(String::len).sum()
    }

    /// All phases, in the order of a run.
    pub fn phases(&self) -> Vec<Phase<'_>> {
        vec![
            phase("extract", "lexing the same texts", || self.extract(), || self.lex()),
            phase("surface", "cloning the facts", || self.map(FileFacts::surface), || self.map(FileFacts::clone)),
            phase("outline", "cloning the facts", || self.outline(), || self.map(FileFacts::clone)),
            Phase {
                name: "link",
                against: "reading all bodies, which it does anyway",
                run: Box::new(|| self.link()),
                floor: again(|| self.extract()),
            },
            phase("detect", "one pass over all edges", || self.detect(), || self.edges()),
            phase(
                "decode",
                "blake3 of the same bytes",
                || self.decode().map_or(0, |it| it.0.nodes.len()),
                || self.hash(),
            ),
            Phase {
                name: "relink",
                against: "reading the one file that changed",
                run: Box::new(|| self.relink()),
                floor: again(|| extract(&self.texts.salvage(CHANGED).unwrap_or_default()).exprs.len()),
            },
            phase("render", "one line a finding", || self.render(), || concise::render(&self.report).len()),
        ]
    }

    fn extract(&self) -> usize {
        self.sources.iter().map(|text| black_box(extract(text)).exprs.len()).sum()
    }

    fn lex(&self) -> usize {
        self.sources.iter().map(|text| Lexer::new(text).map(black_box).count()).sum()
    }

    fn map(&self, each: impl Fn(&FileFacts) -> FileFacts) -> usize {
        self.facts.iter().map(|facts| black_box(each(facts)).items.len()).sum()
    }

    fn outline(&self) -> usize {
        let files = self.facts.iter().zip(&self.sources);
        files.filter(|(facts, text)| black_box(facts.outline(text)) != Outline::default()).count()
    }

    fn link(&self) -> Box<dyn FnOnce() -> usize + '_> {
        let mut project = read_project(&self.texts, &self.tree, false, &Phases::default());
        Box::new(move || {
            let options = Options::of(&self.settings);
            let effects = options.effects(&project);
            let phases = Phases::default();
            black_box(link_project(&self.texts, &mut project, &options, &effects, (false, &phases))).program.edges.len()
        })
    }

    fn detect(&self) -> usize {
        let options = Options::of(&self.settings);
        let effects = options.effects(&self.project);
        let found = black_box(analyze(&self.project, &self.program, &options, &effects));
        found.findings.len() + found.pedantic
    }

    fn edges(&self) -> usize {
        let sites = self.program.edges.iter().map(|edge| &self.program.sites[edge.site.0 as usize]);
        sites.filter(|site| black_box(site).in_loop).count()
    }

    fn decode(&self) -> Option<(Program, State)> {
        Some((postcard::from_bytes(&self.kept.0).ok()?, postcard::from_bytes(&self.kept.1).ok()?))
    }

    fn hash(&self) -> usize {
        let hash = |bytes: &[u8]| blake3::hash(bytes).as_bytes()[0] as usize;
        hash(&self.kept.0) + hash(&self.kept.1)
    }

    fn relink(&self) -> Box<dyn FnOnce() -> usize + '_> {
        let decoded = self.decode();
        Box::new(move || {
            let Some((program, state)) = decoded else { return 0 };
            let files = &self.project.files;
            let changed = files.iter().position(|file| file.path == CHANGED).unwrap_or_default();
            let outline = &files[changed].outline;
            let Some(edit) = outline.since(outline) else { return 0 };
            let effects = Options::of(&self.settings).effects(&self.project);
            let text = |at: usize| self.texts.salvage(&files[at].path);
            let input = RelinkInput {
                files: (0..).zip(files).map(|(at, file)| LinkFile { id: FileId(at), path: &file.path }).collect(),
                changed: vec![(changed as u32, edit)],
                mentions: &|| None,
                whole: &|at| text(at as usize).map(|text| extract(&text)),
                text: &text,
                matters: &|path| matters(&effects, path),
                watches: &|path| watches(&effects, path),
                times: Some(&|path| times(&effects, path)),
            };
            let relinked = relink(&input, state, program);
            assert!(relinked.is_some(), "bodies of {CHANGED} can be linked anew");
            black_box(relinked).map_or(0, |program| program.edges.len())
        })
    }

    fn render(&self) -> usize {
        render(&self.report, Style { color: false, width: 100 }).len()
    }
}

fn phase<'c>(
    name: &'static str,
    against: &'static str,
    run: impl Fn() -> usize + Copy + 'c,
    floor: impl Fn() -> usize + Copy + 'c,
) -> Phase<'c> {
    Phase { name, against, run: again(run), floor: again(floor) }
}

/// Work without preparations.
fn again<'c>(work: impl Fn() -> usize + Copy + 'c) -> Work<'c> {
    Box::new(move || Box::new(work))
}

/// Runs something on a stack like those of the engine's workers, and everything parallel in it on the same thread: callgrind
/// counts by thread, and times of one thread are steadier.
pub fn alone(run: impl FnOnce() -> Result<(), Box<dyn Error>> + Send) -> Result<(), Box<dyn Error>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(256 << 20).build()?;
    pool.install(|| run().map_err(|error| error.to_string()))?;
    Ok(())
}
