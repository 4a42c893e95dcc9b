//! The pipeline: read, parse, link, resolve effects, detect. In parallel where there are files; deterministic everywhere.

use super::{
    shapes::{Known, needed},
    sources::{ReadProblem, Texts},
    suppress,
    walk::{FileKind, Tree},
};
use crate::{
    base::{
        date::Date,
        finding::{Confidence, Finding},
        phases::Phases,
        source::{FileId, LineIndex},
    },
    catalog::{Catalog, Effects, Level, Rule},
    config::settings::Hot,
    detect::{Allowance, AllowanceSet, EffectReach},
    facts::{FileFacts, NodeId, Program},
    graph::{Graph, contexts::HotRoots},
    lang::rust::{
        expansions::expansions,
        link::{LinkFile, LinkInput, link},
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
    /// The day on which allowances are judged.
    pub today: Date,
}

impl<'a> Options<'a> {
    /// The effects that some rule asks for. A rule about hot code has nothing to ask where nothing is hot.
    pub fn effects(&self, project: &Project) -> Vec<(&'a str, &'a Effects)> {
        let is_hot = |file: &ParsedFile| file.facts.items.iter().any(|item| item.attrs.hot);
        let by_table = |effects: &Effects| effects.boundaries().has_context("hot");
        let any_hot = !self.hot.is_empty() || project.files.iter().any(is_hot);
        let wanted = |effect: &str, table: &Effects, rule: &Rule| {
            rule.reaches(effect)
                && (any_hot || by_table(table) || rule.params.contexts.iter().any(|context| context != "hot"))
        };
        let effects = self.catalog.effects.iter().map(|(effect, table)| (effect.as_str(), table));
        effects.filter(|(effect, table)| self.rules.iter().any(|rule| wanted(effect, table, rule))).collect()
    }
}

/// A parsed file.
pub struct ParsedFile {
    /// Path relative to the root.
    pub path: String,
    /// What it says; empty when it could not be read.
    pub facts: FileFacts,
    /// Why it could not be read, or not whole.
    pub problem: Option<ReadProblem>,
    /// Lines, for files with allowances.
    pub lines: Option<LineIndex>,
}

/// A project read and parsed. File ids are indices into `files`.
pub struct Project {
    /// The Rust files, sorted by path.
    pub files: Vec<ParsedFile>,
    /// The manifests: path and text.
    pub manifests: Vec<(String, String)>,
    /// Crates and targets.
    pub packages: Vec<Package>,
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

/// Reads and parses everything that `tree` lists.
pub fn read_project(texts: &Texts, tree: &Tree, phases: &Phases) -> Project {
    let paths: Vec<&str> =
        tree.files.iter().filter(|file| file.kind == FileKind::Rust).map(|file| file.path.as_str()).collect();
    phases.expect_files(paths.len());
    let read = |path: &&str| {
        let file = read_file(texts, path);
        phases.file_done();
        file
    };
    let files = paths.par_iter().with_max_len(4).map(read).collect();
    let manifests: Vec<(String, String)> = tree
        .files
        .iter()
        .filter(|file| file.kind == FileKind::Manifest)
        .filter_map(|file| Some((file.path.clone(), texts.salvage(&file.path)?)))
        .collect();
    let listed: Vec<ManifestFile<'_>> = manifests.iter().map(|(path, text)| ManifestFile { path, text }).collect();
    let (packages, manifest_problems) =
        packages(&listed, &|path| tree.exists(path), &|folder| tree.rust_files_below(folder));
    Project { files, manifests, packages, manifest_problems }
}

fn read_file(texts: &Texts, path: &str) -> ParsedFile {
    let (text, problem) = match texts.read(path) {
        Ok(text) => (text, None),
        Err(problem) => (problem.salvage.clone().unwrap_or_default(), Some(problem)),
    };
    let facts = extract(&text);
    let lines = (!facts.allows.is_empty()).then(|| LineIndex::new(&text));
    ParsedFile { path: path.to_string(), facts, problem, lines }
}

/// Links a project: every call resolved as far as it goes. `under_guard` asks also which calls run while a guard of a lock lives.
pub fn link_project(
    texts: &Texts,
    project: &Project,
    catalog: &Catalog,
    effects: &[(&str, &Effects)],
    under_guard: bool,
    phases: &Phases,
) -> Program {
    let listed: Vec<(&str, &FileFacts)> = project.files.iter().map(|file| (file.path.as_str(), &file.facts)).collect();
    let text = |at: usize| texts.salvage(&project.files[at].path);
    let expansions = expansions(&listed, &text);
    let known = Known::new(catalog);
    let needed = needed(&known, &project.packages);
    let shapes: Vec<(String, FileFacts)> = needed.into_par_iter().map(|(name, text)| (name, extract(text))).collect();
    phases.end("expand");
    let files = project.files.iter().enumerate().map(|(at, file)| LinkFile {
        id: FileId(at as u32),
        path: &file.path,
        facts: &file.facts,
    });
    let is_guard = |ty: &str| under_guard && catalog.is_guard(ty);
    let matters = |path: &str| effects.iter().any(|(_, effects)| effects.mentions(path));
    link(&LinkInput {
        files: files.collect(),
        packages: &project.packages,
        shapes: &shapes,
        expansions: &expansions,
        matters: &matters,
        canonical: &|dep| known.canonical(dep),
        is_guard: &is_guard,
        cold_package: &|name| catalog.is_cold_package(name),
        cold_module: &|name| catalog.is_cold_module(name),
        phases,
    })
}

/// Runs the rules over a linked project.
pub fn analyze(project: &Project, program: &Program, options: &Options<'_>, effects: &[(&str, &Effects)]) -> Analysis {
    let mut analysis = Analysis::default();
    let allowances = allowances(project, options);
    let lines: FxHashMap<FileId, LineIndex> = project
        .files
        .iter()
        .enumerate()
        .filter_map(|(at, file)| Some((FileId(at as u32), file.lines.clone()?)))
        .collect();
    let covered = AllowanceSet::new(program, &allowances, &lines);
    let hot = HotRoots {
        nodes: hot_nodes(project, program, options.hot),
        is_trait_method: &|path| options.hot.is_trait_method(path),
        is_parameter_type: &|path| options.hot.is_parameter(path),
    };
    for (effect, table) in effects {
        let rules = options.rules.iter().filter(|rule| rule.reaches(effect));
        let graph = Graph::new(program, table);
        let detector = EffectReach {
            graph: &graph,
            level: options.level,
            min_confidence: options.min_confidence,
            hot: &hot,
            allowances: &allowances,
            covered: &covered,
            described_from: project.files.len() as u32,
            contexts: Default::default(),
        };
        let mut seen = FxHashSet::default();
        let mut minor = FxHashSet::default();
        for rule in rules {
            let found = match rule.asks_for_guards() {
                true => detector.run_under_guards(rule),
                false => detector.run(rule, &mut seen),
            };
            analysis.findings.extend(found.findings);
            analysis.unsure += found.unsure;
            analysis.suppressed += found.suppressed;
            minor.extend(found.minor);
            let used = found.used.iter().map(|at| &allowances[*at as usize]);
            analysis.used.extend(used.map(|allowance| (allowance.file, allowance.index, rule.code.clone())));
        }
        // Another rule may have more to say about the same call.
        analysis.pedantic += minor.difference(&seen).count();
    }
    analysis
}

fn allowances(project: &Project, options: &Options<'_>) -> Vec<Allowance> {
    let mut list = Vec::new();
    for (at, file) in project.files.iter().enumerate() {
        for (index, allow) in file
            .facts
            .allows
            .iter()
            .enumerate()
            .filter(|(_, allow)| suppress::is_live(allow.until.as_deref(), options.today))
        {
            let codes: Vec<String> =
                allow.codes.iter().filter_map(|code| suppress::code_of(code, options.catalog)).collect();
            // Without a reason it is a finding of its own, and still an allowance: one mistake should not show as two.
            list.push(Allowance {
                file: FileId(at as u32),
                index: index as u32,
                codes,
                target: allow.target,
                own_line: allow.own_line,
            });
        }
    }
    list
}

fn hot_nodes(project: &Project, program: &Program, hot: &Hot) -> Vec<NodeId> {
    let selected = program.nodes.iter().enumerate().filter(|(_, node)| {
        let file = project.files.get(node.at.file.0 as usize);
        node.parent.is_none() && file.is_some_and(|file| hot.is_path(&file.path) || hot.is_function(&node.symbol))
    });
    selected.map(|(at, _)| NodeId(at as u32)).collect()
}
