//! The pipeline: read, parse, link, resolve effects, detect. In parallel where there are files; deterministic everywhere.

use super::{
    cache::{Cache, Contents, Earlier},
    inputs::Inputs,
    shapes::{Known, needed},
    sources::{ReadProblem, Texts},
    suppress, timers,
    walk::{FileKind, Tree},
};
use crate::{
    base::{
        date::Date,
        finding::{Confidence, Finding},
        phases::Phases,
        source::{FileId, LineIndex},
    },
    catalog::{BoundaryKind, Catalog, Effects, Level, PathTable, Rule},
    config::{Settings, TimerRow, settings::Hot},
    detect::{Allowance, AllowanceSet, Durability, EffectReach, Found, Ground, switches},
    facts::{Allow, FileFacts, NodeId, Outline, Problem, Program, TimeCall},
    graph::{Graph, census::Census, contexts::HotRoots},
    lang::rust::{
        expansions::Definitions,
        link::{LinkFile, LinkInput, Linked, Read, RelinkInput, link, relink},
        manifest::{ManifestFile, ManifestProblem, Package, packages},
        parse::extract,
    },
};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// What to look for.
pub struct Options<'a> {
    /// Rules, tables and shapes.
    pub catalog: &'a Catalog,
    /// The rules to run.
    pub rules: Vec<&'a Rule>,
    /// Primitives of a lower level are left out.
    pub level: Level,
    /// Findings less sure are counted only.
    pub min_confidence: Confidence,
    /// Roots of the hot context.
    pub hot: &'a Hot,
    /// What configuration says of timers.
    pub timers: &'a [TimerRow],
    /// Functions that keep the runs of timers apart.
    pub coordinators: &'a PathTable<()>,
    /// The day on which allowances are judged.
    pub today: Date,
}

impl<'a> Options<'a> {
    /// What settings ask for.
    pub fn of(settings: &'a Settings) -> Self {
        Self {
            catalog: &settings.catalog,
            // Where nothing is declared, nobody asks which switches code reads.
            rules: settings.rules().filter(|it| settings.rollout.is_some() || !switches::has(&it.detector)).collect(),
            level: if settings.pedantic { Level::Low } else { Level::Medium },
            min_confidence: settings.min_confidence,
            hot: &settings.hot,
            timers: &settings.timers,
            coordinators: &settings.coordinators,
            today: settings.today,
        }
    }

    /// Whether some rule asks which calls run while a guard of a lock lives.
    pub fn under_guard(&self) -> bool {
        self.rules.iter().any(|rule| rule.asks_for_guards())
    }

    /// The effects that some rule asks for.
    pub fn effects(&self, project: &Project) -> Vec<(&'a str, &'a Effects)> {
        let effects = self.catalog.effects.iter().map(|(effect, table)| (effect.as_str(), table));
        let by_value = |effect| self.rules.iter().any(|rule| rule.asks(effect) && !rule.reaches(effect));
        effects
            .filter(|(effect, table)| by_value(effect) || !self.reaching(effect, table, project).is_empty())
            .collect()
    }

    /// The rules about what reaches an effect. One about hot code has nothing to ask where nothing is hot.
    fn reaching(&self, effect: &str, table: &Effects, project: &Project) -> Vec<&'a Rule> {
        let has_hot = || {
            let any_hot = !self.hot.is_empty() || project.files.iter().any(|file| file.hot);
            any_hot || table.boundaries().has_context("hot")
        };
        let rules = self.rules.iter().copied().filter(|rule| rule.reaches(effect));
        rules.filter(|rule| rule.params.contexts.iter().any(|context| context != "hot") || has_hot()).collect()
    }
}

/// A parsed file.
pub struct ParsedFile {
    /// Path relative to the root.
    pub path: String,
    /// What others can see of it, until the project is linked; see [`FileFacts::surface`].
    pub surface: FileFacts,
    /// Its comments that allow something.
    pub allows: Vec<Allow>,
    /// What could not be parsed.
    pub syntax: Vec<Problem>,
    /// Whether something in it is marked hot.
    pub hot: bool,
    /// Of its contents.
    pub hash: blake3::Hash,
    /// Of all by which it can change what other files mean; only where a cache asks for it.
    pub outline: Outline,
    /// Why it could not be read, or not whole.
    pub problem: Option<ReadProblem>,
    /// Lines, for files with allowances.
    pub lines: Option<LineIndex>,
}

/// A project read and parsed. File ids are indices into `files`.
pub struct Project {
    /// The Rust files, sorted by path.
    pub files: Vec<ParsedFile>,
    /// Crates and targets.
    pub packages: Vec<Package>,
    /// Hashes of the manifests as they were read, in order.
    pub manifests: Vec<blake3::Hash>,
    /// Manifests that could not be read.
    pub manifest_problems: Vec<ManifestProblem>,
}

/// What the rules found.
#[derive(Default)]
pub struct Analysis {
    /// Findings of graph rules, unsorted; those in files that appear in several crates once.
    pub findings: Vec<Finding>,
    /// Findings left out because they are not sure enough.
    pub unsure: usize,
    /// Calls that only `--pedantic` reports.
    pub pedantic: usize,
    /// Calls that allowances silenced.
    pub suppressed: usize,
    /// Allowances that silenced something: file and index, with the code.
    pub used: FxHashSet<(FileId, u32, String)>,
}

impl Analysis {
    fn merge(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.unsure += other.unsure;
        self.suppressed += other.suppressed;
        self.pedantic += other.pedantic;
        self.used.extend(other.used);
    }

    pub(super) fn add(&mut self, rule: &Rule, found: Found, allowances: &[Allowance]) {
        self.findings.extend(found.findings);
        self.unsure += found.unsure;
        self.suppressed += found.suppressed;
        self.pedantic += found.minor.len();
        let used = found.used.iter().map(|at| &allowances[*at as usize]);
        self.used.extend(used.map(|allowance| (allowance.file, allowance.index, rule.code.clone())));
    }
}

/// The effect whose calls have their values followed.
const WATCHED: &str = "durability";

/// The effect whose calls are timers.
pub const TIMED: &str = "timer";

/// Reads and parses everything that `tree` lists.
///
/// `outlines` says whether somebody wants to know how files look to others.
pub fn read_project(texts: &Texts, tree: &Tree, outlines: bool, phases: &Phases) -> Project {
    let paths: Vec<&str> =
        tree.files.iter().filter(|file| file.kind == FileKind::Rust).map(|file| file.path.as_str()).collect();
    phases.expect_files(paths.len());
    let read = |path: &&str| {
        let file = read_file(texts, path, outlines);
        phases.file_done();
        file
    };
    let files = paths.par_iter().with_max_len(4).map(read).collect();
    let manifests = tree.files.iter().filter(|file| file.kind == FileKind::Manifest);
    let (read, hashes): (Vec<_>, Vec<blake3::Hash>) = manifests
        .map(|file| {
            let (read, hash) = texts.read_hashed(&file.path);
            ((file.path.as_str(), read.or_else(|problem| problem.salvage.ok_or(())).ok()), hash)
        })
        .unzip();
    let listed: Vec<ManifestFile<'_>> =
        read.iter().filter_map(|(path, text)| Some(ManifestFile { path, text: text.as_deref()? })).collect();
    let (packages, manifest_problems) =
        packages(&listed, &|path| tree.exists(path), &|folder| tree.rust_files_below(folder));
    Project { files, packages, manifests: hashes, manifest_problems }
}

impl ParsedFile {
    /// A file of which nothing is known yet.
    pub(super) fn empty(path: &str, hash: blake3::Hash) -> Self {
        Self {
            path: path.to_string(),
            surface: FileFacts::default(),
            allows: Vec::new(),
            syntax: Vec::new(),
            hot: false,
            hash,
            outline: Outline::default(),
            problem: None,
            lines: None,
        }
    }
}

/// Reads and parses a file.
pub(super) fn read_file(texts: &Texts, path: &str, outline: bool) -> ParsedFile {
    let (read, hash) = texts.read_hashed(path);
    let (text, problem) = match read {
        Ok(text) => (text, None),
        Err(problem) => (problem.salvage.clone().unwrap_or_default(), Some(problem)),
    };
    let facts = extract(&text);
    let mut surface = facts.surface();
    let allows = std::mem::take(&mut surface.allows);
    let lines = (!allows.is_empty()).then(|| LineIndex::new(&text));
    ParsedFile {
        allows,
        syntax: std::mem::take(&mut surface.problems),
        hot: surface.items.iter().any(|item| item.attrs.hot),
        outline: if outline { facts.outline(&text) } else { Outline::default() },
        surface,
        problem,
        lines,
        ..ParsedFile::empty(path, hash)
    }
}

/// All that a file says, if its contents are still those of `hash`.
pub(super) fn whole(texts: &Texts, path: &str, hash: &blake3::Hash) -> Option<FileFacts> {
    let (read, of) = texts.read_hashed(path);
    let text = read.or_else(|problem| problem.salvage.ok_or(())).ok();
    text.filter(|_| of == *hash).map(|text| extract(&text))
}

/// Whether a call of a path can matter to somebody. Boundaries are the same for every effect.
pub fn matters(effects: &[(&str, &Effects)], path: &str) -> bool {
    match effects {
        [(_, first), rest @ ..] => first.mentions(path) || rest.iter().any(|(_, effects)| effects.names(path)),
        [] => false,
    }
}

/// Whether functions that call a path are to be traced.
pub fn watches(effects: &[(&str, &Effects)], path: &str) -> bool {
    effects.iter().any(|(effect, effects)| *effect == WATCHED && effects.is_primitive(path))
}

/// What a call of a path means to whoever asks for timers.
pub fn times(effects: &[(&str, &Effects)], path: &str) -> Option<TimeCall> {
    let table = timers(effects)?;
    if table.is_primitive(path) {
        return Some(TimeCall::Waits);
    }
    let boundary = || table.boundaries().boundary(path);
    let starts = table.boundaries().is_spawn(path)
        || matches!(boundary(), Some(BoundaryKind::Spawn | BoundaryKind::Thread | BoundaryKind::Offload));
    starts.then_some(TimeCall::Starts)
}

/// The table of timers, if somebody asks for them.
fn timers<'a>(effects: &[(&str, &'a Effects)]) -> Option<&'a Effects> {
    effects.iter().find(|(effect, _)| *effect == TIMED).map(|(_, table)| *table)
}

/// Links a project: every call resolved as far as it goes. Files lose their surfaces. `mentions` says whether somebody wants to know
/// who mentions what.
pub fn link_project(
    texts: &Texts,
    project: &mut Project,
    options: &Options<'_>,
    effects: &[(&str, &Effects)],
    (mentions, phases): (bool, &Phases),
) -> Linked {
    let (catalog, under_guard) = (options.catalog, options.under_guard());
    let surfaces: Vec<FileFacts> = project.files.iter_mut().map(|file| std::mem::take(&mut file.surface)).collect();
    let paths: Vec<&str> = project.files.iter().map(|file| file.path.as_str()).collect();
    let numbered: Vec<(u32, &FileFacts)> = (0..).zip(&surfaces).collect();
    let text = |at: usize| texts.salvage(&project.files[at].path);
    let definitions = Definitions::of(surfaces.iter());
    let expansions = definitions.expand(&numbered, &paths, &text);
    let known = Known::new(catalog);
    let needed = needed(&known, &project.packages);
    let shapes: Vec<(String, FileFacts)> = needed.into_par_iter().map(|(name, text)| (name, extract(text))).collect();
    phases.end("expand");
    let files = project.files.iter().enumerate().map(|(at, file)| LinkFile { id: FileId(at as u32), path: &file.path });
    let whole = |at: u32| {
        let file = &project.files[at as usize];
        whole(texts, &file.path, &file.hash)
    };
    let is_guard = |ty: &str| under_guard && catalog.is_guard(ty);
    let means = |path: &str| times(effects, path);
    let input = LinkInput {
        files: files.collect(),
        whole: &whole,
        packages: &project.packages,
        definitions: &definitions,
        matters: &|path| matters(effects, path) || options.coordinators.contains(path),
        watches: &|path| watches(effects, path),
        times: timers(effects).is_some().then_some(&means),
        canonical: &|dep| known.canonical(dep),
        is_guard: &is_guard,
        cold_package: &|name| catalog.is_cold_package(name),
        cold_module: &|name| catalog.is_cold_module(name),
        mentions,
        phases,
    };
    link(&input, Read { surfaces, shapes, expansions })
}

/// Links a project of which only bodies changed since an earlier run, and plain functions came or went. `None` when more did, or when it cannot be told.
pub(super) fn relink_project(
    inputs: &Inputs,
    settings: &Settings,
    cache: &mut Cache,
    contents: &Contents,
) -> Option<(Project, Program)> {
    let mut earlier = cache.earlier(inputs, contents)?;
    let hashes: Vec<blake3::Hash> = inputs
        .tree
        .files
        .iter()
        .zip(&contents.hashes)
        .filter(|(entry, _)| entry.kind == FileKind::Rust)
        .map(|(_, hash)| *hash)
        .collect();
    let mut changed = Vec::new();
    for at in earlier.changed.clone() {
        let file = &mut earlier.project.files[at as usize];
        let now = read_file(&inputs.texts, &file.path, true);
        // It changed again meanwhile.
        if now.hash != hashes[at as usize] {
            return None;
        }
        changed.push((at, now.outline.since(&file.outline)?));
        *file = ParsedFile { surface: FileFacts::default(), ..now };
    }
    let options = Options::of(settings);
    let effects = options.effects(&earlier.project);
    if !effects.iter().map(|(name, _)| *name).eq(earlier.effects.iter().map(String::as_str)) {
        return None;
    }
    if options.under_guard() != earlier.under_guard {
        return None;
    }
    if changed.is_empty() {
        let program = earlier.only_program()?;
        return Some((earlier.project, program));
    }
    let (program, state) = earlier.program()?;
    let Earlier { project, rest, .. } = earlier;
    let files = project.files.iter().enumerate();
    let means = |path: &str| times(&effects, path);
    let input = RelinkInput {
        files: files.map(|(at, file)| LinkFile { id: FileId(at as u32), path: &file.path }).collect(),
        changed,
        mentions: &|| rest.mentions(),
        whole: &|at| whole(&inputs.texts, &project.files[at as usize].path, &hashes[at as usize]),
        text: &|at| inputs.texts.salvage(&project.files[at].path),
        matters: &|path| matters(&effects, path) || options.coordinators.contains(path),
        watches: &|path| watches(&effects, path),
        times: timers(&effects).is_some().then_some(&means),
    };
    let program = relink(&input, state, program)?;
    Some((project, program))
}

/// Runs the rules over a linked project.
pub fn analyze(project: &Project, program: &Program, options: &Options<'_>, effects: &[(&str, &Effects)]) -> Analysis {
    let files = project.files.iter().map(|file| file.allows.as_slice());
    let allowances = suppress::allowances(files, options.catalog, options.today);
    let lines: FxHashMap<FileId, LineIndex> = project
        .files
        .iter()
        .enumerate()
        .filter_map(|(at, file)| Some((FileId(at as u32), file.lines.clone()?)))
        .collect();
    let covered = AllowanceSet::new(program, &allowances, &lines);
    let ground = Ground {
        program,
        level: options.level,
        allowances: &allowances,
        covered: &covered,
        described_from: project.files.len() as u32,
    };
    let asked = Asked { project, options, effects, ground };
    let by_timers = || timers::by_timers(project, ground, options, effects);
    let (mut analysis, (by_values, by_timers)) =
        rayon::join(|| asked.by_reach(), || rayon::join(|| asked.by_values(), by_timers));
    analysis.merge(by_values);
    analysis.merge(by_timers);
    analysis
}

/// What the rules ask about.
struct Asked<'a> {
    project: &'a Project,
    options: &'a Options<'a>,
    effects: &'a [(&'a str, &'a Effects)],
    ground: Ground<'a>,
}

impl Asked<'_> {
    /// Rules about what code in some context reaches.
    fn by_reach(&self) -> Analysis {
        let hot = hot_nodes(self.project, self.ground.program, self.options.hot);
        let found: Vec<Analysis> =
            self.effects.par_iter().map(|(effect, table)| self.of_effect(effect, table, &hot)).collect();
        let mut analysis = Analysis::default();
        found.into_iter().for_each(|found| analysis.merge(found));
        analysis
    }

    /// The same for one effect.
    fn of_effect(&self, effect: &str, table: &Effects, hot: &[NodeId]) -> Analysis {
        let Self { project, options, ground, .. } = *self;
        let Ground { program, level, allowances, covered, described_from } = ground;
        let mut analysis = Analysis::default();
        let rules = options.reaching(effect, table, project);
        if rules.is_empty() {
            return analysis;
        }
        let hot = HotRoots {
            nodes: hot,
            is_trait_method: &|path| options.hot.is_trait_method(path),
            is_parameter_type: &|path| options.hot.is_parameter(path),
        };
        let graph = Graph::new(program, table);
        let detector = EffectReach {
            graph: &graph,
            level,
            min_confidence: options.min_confidence,
            hot: &hot,
            allowances,
            covered,
            described_from,
            contexts: Default::default(),
        };
        let mut seen = FxHashSet::default();
        let mut minor = FxHashSet::default();
        for rule in rules {
            let mut found = match rule.asks_for_guards() {
                true => detector.run_under_guards(rule),
                false => detector.run(rule, &mut seen),
            };
            minor.extend(std::mem::take(&mut found.minor));
            analysis.add(rule, found, allowances);
        }
        // Another rule may have more to say about the same call.
        analysis.pedantic += minor.difference(&seen).count();
        analysis
    }

    /// Rules about what becomes of values.
    fn by_values(&self) -> Analysis {
        let Self { options, ground, .. } = *self;
        let mut analysis = Analysis::default();
        let rules: Vec<&Rule> = options.rules.iter().copied().filter(|rule| Durability::has(&rule.detector)).collect();
        if rules.is_empty() {
            return analysis;
        }
        // The effect that is watched comes first: it knows best what a call is.
        let mut tables: Vec<_> = self.effects.iter().collect();
        tables.retain(|(effect, _)| rules.iter().any(|rule| rule.asks(effect)));
        tables.sort_by_key(|(effect, _)| *effect != WATCHED);
        let census = Census::new(ground.program, tables.into_iter().map(|(_, table)| *table).collect());
        let detector = Durability { ground, census: &census };
        for rule in rules {
            analysis.add(rule, detector.run(rule), ground.allowances);
        }
        analysis
    }
}

/// Functions that configuration makes hot by their files or symbols.
pub(super) fn hot_nodes(project: &Project, program: &Program, hot: &Hot) -> Vec<NodeId> {
    let selected = program.nodes.iter().enumerate().filter(|(_, node)| {
        let file = project.files.get(node.at.file.0 as usize);
        node.parent.is_none() && file.is_some_and(|file| hot.is_path(&file.path) || hot.is_function(&node.symbol))
    });
    selected.map(|(at, _)| NodeId(at as u32)).collect()
}
