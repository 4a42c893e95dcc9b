//! One run: walk, analyse, settle allowances, bring the texts that the report shows.

use super::{
    sources::{ReadProblem, read_source},
    suppress::{self, Input, Used},
    walk::{self, FileKind, PathError, PathFilter, Tree, WalkOptions},
};
use crate::{
    base::{
        finding::{Finding, Location},
        report::{Report, Summary},
        source::{FileId, SourceText},
    },
    config::Settings,
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
    let threads = settings.threads.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).build();
    let pool = pool.map_err(|why| EngineError::Threads { threads, why: why.to_string() })?;
    let mut report = pool.install(|| run(settings, root, paths))?;
    report.summary.elapsed = started.elapsed();
    Ok(report)
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

fn run(settings: &Settings, root: &Path, paths: &[PathBuf]) -> Result<Report, EngineError> {
    let tree = tree(settings, root);
    let filter = filter(root, paths, &tree)?;
    let files: Vec<&str> = rust_files(&tree).collect();
    // STAND-IN: the lead's `analyze` goes here. It yields findings, used allowances and counts.
    let (found, used): (Vec<Finding>, Used) = (Vec::new(), Used::default());
    let config_files: Vec<FileId> = (0..settings.files.len()).map(|at| FileId((files.len() + at) as u32)).collect();
    let path_of = |file: FileId| match files.get(file.0 as usize) {
        Some(path) => (*path).to_string(),
        None => settings.files.get(file.0 as usize - files.len()).map_or_else(String::new, |it| it.path.clone()),
    };
    let input = Input { settings, files: &[], used: &used, config_files: &config_files };
    let settled = suppress::settle(found, &path_of, &input);
    let mut findings = settled.findings;
    findings.retain(|it| it.primary.file.0 as usize >= files.len() || filter.covers(&path_of(it.primary.file)));
    let mut report = Report {
        sources: sources(root, settings, &path_of, &findings),
        findings,
        summary: Summary { files: files.len() as u32, suppressed: settled.suppressed, ..Summary::default() },
        notes: notes(settings, &tree, &files),
    };
    report.sort();
    Ok(report)
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

fn notes(settings: &Settings, tree: &Tree, files: &[&str]) -> Vec<String> {
    let problems = tree.problems.iter().map(|it| format!("failed to {}", it.message));
    let unmatched = settings.overrides.iter().filter(|it| !files.iter().any(|path| it.paths.matches(path)));
    let unmatched = unmatched.map(|it| format!("{}: this override matches no file", it.origin));
    settings.notices.iter().cloned().chain(problems).chain(unmatched).collect()
}
