//! One run: walk, analyse, settle allowances, bring the texts that the report shows.

use super::{
    analyze::{Options, Project, analyze, link_project, read_project},
    sources::{ReadProblem, read_source},
    suppress::{self, Input},
    walk::{self, FileKind, PathError, PathFilter, Tree, WalkOptions},
};
use crate::{
    base::{
        finding::{Confidence, Finding, Location},
        phases::Phases,
        report::{Report, Summary},
        source::{FileId, SourceText},
    },
    catalog::Level,
    config::Settings,
    facts::{Allow, Program},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

/// Why there is no report. The text completes "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A path argument that cannot be honoured.
    #[error(transparent)]
    Path(#[from] PathError),
    /// Threads that the system does not give.
    #[error("start {threads} worker threads: {why}; give a smaller number")]
    Threads {
        /// How many.
        threads: usize,
        /// What the system said.
        why: String,
    },
}

/// Workers recurse over syntax trees: no input that the depth guard admits may overflow their stacks.
const STACK_BYTES: usize = 256 << 20;

/// Analyses the project at `root` and reports findings in files that `paths` cover (all, when there are none).
pub fn check(settings: &Settings, root: &Path, paths: &[PathBuf]) -> Result<Report, EngineError> {
    let started = Instant::now();
    let phases = Phases::default();
    let tree = tree(settings, root);
    let filter = filter(root, paths, &tree)?;
    phases.end("walk");
    // Parsing has threads of its own: what their allocator holds back for syntax trees goes back to the system when they end.
    let project = pool(settings)?.install(|| read_project(root, &tree));
    phases.end("read and parse");
    let mut report = pool(settings)?.install(|| run(settings, root, &tree, &filter, &project, &phases));
    phases.end("report");
    report.phases = phases.take();
    report.summary.elapsed = started.elapsed();
    Ok(report)
}

fn pool(settings: &Settings) -> Result<rayon::ThreadPool, EngineError> {
    let threads = settings.threads.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).build();
    pool.map_err(|why| EngineError::Threads { threads, why: why.to_string() })
}

/// The Rust files that [`check`] reports on, sorted.
pub fn files(settings: &Settings, root: &Path, paths: &[PathBuf]) -> Result<Vec<String>, EngineError> {
    let tree = tree(settings, root);
    let filter = filter(root, paths, &tree)?;
    Ok(rust_files(&tree).filter(|path| filter.covers(path)).map(ToString::to_string).collect())
}

fn tree(settings: &Settings, root: &Path) -> Tree {
    let options = WalkOptions { respect_gitignore: settings.respect_gitignore, threads: settings.threads.unwrap_or(0) };
    let mut tree = walk::walk(root, &options);
    tree.files.retain(|file| !settings.exclude.matches(&file.path));
    tree
}

fn rust_files(tree: &Tree) -> impl Iterator<Item = &str> {
    tree.files.iter().filter(|file| file.kind == FileKind::Rust).map(|file| file.path.as_str())
}

fn filter(root: &Path, paths: &[PathBuf], tree: &Tree) -> Result<PathFilter, PathError> {
    let files: Vec<&str> = rust_files(tree).collect();
    PathFilter::new(root, Path::new("."), paths, &files)
}

fn run(
    settings: &Settings,
    root: &Path,
    tree: &Tree,
    filter: &PathFilter,
    project: &Project,
    phases: &Phases,
) -> Report {
    let files: Vec<&str> = rust_files(tree).collect();
    let options = options(settings);
    let program = link_project(root, project, &options, phases);
    let analysis = analyze(project, &program, &options);
    phases.end("detect");
    let config_files: Vec<FileId> = (0..settings.files.len()).map(|at| FileId((files.len() + at) as u32)).collect();
    let path_of = |file: FileId| match files.get(file.0 as usize) {
        Some(path) => (*path).to_string(),
        None => settings.files.get(file.0 as usize - files.len()).map_or_else(String::new, |it| it.path.clone()),
    };
    let mut found = analysis.findings;
    found.extend(unreadable(project, &program, settings));
    let allows: Vec<(FileId, &str, &[Allow])> = project
        .files
        .iter()
        .enumerate()
        .filter(|(_, file)| !file.facts.allows.is_empty())
        .map(|(at, file)| (FileId(at as u32), file.path.as_str(), file.facts.allows.as_slice()))
        .collect();
    let input = Input { settings, files: &allows, used: &analysis.used, config_files: &config_files };
    let settled = suppress::settle(found, &path_of, &input);
    let mut findings = settled.findings;
    findings.retain(|it| it.primary.file.0 as usize >= files.len() || filter.covers(&path_of(it.primary.file)));
    let mut report = Report {
        sources: sources(root, settings, &path_of, &findings),
        findings,
        summary: Summary {
            files: files.len() as u32,
            suppressed: settled.suppressed + analysis.suppressed as u32,
            low_confidence: analysis.unsure as u32,
            ..Summary::default()
        },
        notes: notes(settings, tree, project, &files),
        phases: Vec::new(),
    };
    report.sort();
    report
}

fn options(settings: &Settings) -> Options<'_> {
    Options {
        catalog: &settings.catalog,
        rules: settings.rules().collect(),
        level: if settings.pedantic { Level::Low } else { Level::Medium },
        min_confidence: settings.min_confidence,
        hot: &settings.hot,
        today: settings.today,
    }
}

/// What could not be parsed, as findings of SYN001.
fn unreadable(project: &Project, program: &Program, settings: &Settings) -> Vec<Finding> {
    let Some(rule) = settings.rules().find(|rule| rule.detector == "syntax") else { return Vec::new() };
    let in_tree = |at: usize| project.packages.is_empty() || program.in_tree.contains(&FileId(at as u32));
    let problems = project.files.iter().enumerate().filter(|(at, _)| in_tree(*at)).flat_map(|(at, file)| {
        let parsed = file.facts.problems.iter().map(|it| (it.message.clone(), it.span));
        let read = file.problem.iter().map(|it| (format!("failed to {it}"), it.place()));
        read.chain(parsed).map(move |(message, span)| (Location { file: FileId(at as u32), span }, message))
    });
    let finding = |(primary, message): (Location, String)| Finding {
        code: rule.code.clone(),
        name: rule.name.clone(),
        severity: rule.severity,
        confidence: Confidence::High,
        message,
        primary,
        symbol: String::new(),
        effect: None,
        chain: Vec::new(),
        reaches: Vec::new(),
        help: Vec::new(),
        fixes: Vec::new(),
    };
    problems.map(finding).collect()
}

/// The texts of all files that findings mention.
fn sources(
    root: &Path,
    settings: &Settings,
    path_of: &dyn Fn(FileId) -> String,
    findings: &[Finding],
) -> BTreeMap<FileId, Arc<SourceText>> {
    let mut sources = BTreeMap::new();
    for place in findings.iter().flat_map(places) {
        sources.entry(place.file).or_insert_with(|| {
            let path = path_of(place.file);
            let of_config = settings.files.iter().find(|it| it.path == path).map(|it| it.text.clone());
            let text = of_config.unwrap_or_else(|| {
                read_source(root, &path).or_else(|it: ReadProblem| it.salvage.ok_or(())).unwrap_or_default()
            });
            Arc::new(SourceText::new(path, text))
        });
    }
    sources
}

/// Every place that a finding mentions.
fn places(finding: &Finding) -> impl Iterator<Item = Location> {
    let chain = finding.chain.iter().map(|it| it.at);
    let reaches = finding.reaches.iter().map(|it| it.at);
    std::iter::once(finding.primary).chain(chain).chain(reaches)
}

fn notes(settings: &Settings, tree: &Tree, project: &Project, files: &[&str]) -> Vec<String> {
    let problems = tree.problems.iter().map(|it| format!("failed to {}", it.message));
    let manifests =
        project.manifest_problems.iter().map(|it| format!("failed to read {}: {}", it.manifest, it.message));
    let problems = problems.chain(manifests);
    let unmatched = settings.overrides.iter().filter(|it| !files.iter().any(|path| it.paths.matches(path)));
    let unmatched = unmatched.map(|it| format!("{}: this override matches no file", it.origin));
    let nothing = (project.packages.is_empty() && !files.is_empty())
        .then(|| "no `Cargo.toml` with a package is below the project root, so no code belongs to a crate; check a folder above".to_string());
    settings.notices.iter().cloned().chain(problems).chain(unmatched).chain(nothing).collect()
}
