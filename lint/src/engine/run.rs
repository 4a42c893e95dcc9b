//! One run: walk, analyse, settle allowances, bring the texts that the report shows.

use super::{
    analyze::{Options, Project, analyze, link_project, read_project},
    changes::Changed,
    filter::PathError,
    git::GitError,
    inputs::{Inputs, Scope},
    narrow::View,
    sources::Texts,
    suppress::{self, Input},
    walk::Tree,
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
use rustc_hash::FxHashMap;
use std::{
    cell::RefCell,
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
    /// What git could not tell.
    #[error(transparent)]
    Git(GitError),
    /// A buffer that stands for something else than Rust.
    #[error("check `{0}`: its name does not end in `.rs`; give the name of the file that the text belongs to")]
    NotRust(String),
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
    check_scope(settings, root, &Scope { paths: paths.to_vec(), ..Scope::default() })
}

/// As [`check`], with other texts and fewer findings as `scope` says. The whole project is analysed all the same, unless nothing
/// that is analysed has changed.
pub fn check_scope(settings: &Settings, root: &Path, scope: &Scope) -> Result<Report, EngineError> {
    let started = Instant::now();
    let phases = Phases::watched(scope.progress.clone());
    let inputs = Inputs::gather(settings, root, scope)?;
    phases.end("walk");
    let may_hold = |path: &str| path.ends_with(".rs") || settings.files.iter().any(|file| file.path == path);
    if inputs.changes.as_ref().is_some_and(|changes| changes.miss(may_hold)) {
        let notes = vec!["nothing that is analysed has changed".to_string()];
        let summary = Summary { elapsed: started.elapsed(), ..Summary::default() };
        return Ok(Report { notes, summary, phases: phases.take(), ..Report::default() });
    }
    // Parsing has threads of its own: what their allocator holds back for syntax trees goes back to the system when they end.
    let project = pool(settings)?.install(|| read_project(&inputs.texts, &inputs.tree, &phases));
    phases.end("read and parse");
    let mut report = pool(settings)?.install(|| run(settings, &inputs, scope, &project, &phases));
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

/// The Rust files that [`check_scope`] reports on, sorted.
pub fn files(settings: &Settings, root: &Path, scope: &Scope) -> Result<Vec<String>, EngineError> {
    let inputs = Inputs::gather(settings, root, scope)?;
    let files = inputs.rust_files();
    Ok(files.into_iter().filter(|path| inputs.filter.covers(path)).map(ToString::to_string).collect())
}

/// The files that findings may be in: Rust files, then those of the configuration, by their ids.
pub(super) struct Files<'a> {
    rust: Vec<&'a str>,
    settings: &'a Settings,
    texts: &'a Texts,
    sources: RefCell<FxHashMap<FileId, Arc<SourceText>>>,
}

impl<'a> Files<'a> {
    fn new(settings: &'a Settings, inputs: &'a Inputs) -> Self {
        Self { rust: inputs.rust_files(), settings, texts: &inputs.texts, sources: RefCell::default() }
    }

    fn config_ids(&self) -> Vec<FileId> {
        (0..self.settings.files.len()).map(|at| FileId((self.rust.len() + at) as u32)).collect()
    }

    pub(super) fn is_config(&self, file: FileId) -> bool {
        file.0 as usize >= self.rust.len()
    }

    pub(super) fn path(&self, file: FileId) -> String {
        let config = || self.settings.files.get((file.0 as usize).checked_sub(self.rust.len())?);
        let rust = self.rust.get(file.0 as usize).map(ToString::to_string);
        rust.or_else(|| config().map(|it| it.path.clone())).unwrap_or_default()
    }

    pub(super) fn exists(&self, path: &str) -> bool {
        self.rust.binary_search(&path).is_ok() || self.settings.files.iter().any(|it| it.path == path)
    }

    /// The text of a file; it is read once.
    pub(super) fn source(&self, file: FileId) -> Arc<SourceText> {
        let read = || {
            let path = self.path(file);
            let of_config = self.settings.files.iter().find(|it| it.path == path).map(|it| it.text.clone());
            let text = of_config.or_else(|| self.texts.salvage(&path)).unwrap_or_default();
            Arc::new(SourceText::new(path, text))
        };
        self.sources.borrow_mut().entry(file).or_insert_with(read).clone()
    }
}

fn run(settings: &Settings, inputs: &Inputs, scope: &Scope, project: &Project, phases: &Phases) -> Report {
    let files = Files::new(settings, inputs);
    let options = options(settings);
    let effects = options.effects(project);
    let under_guard = options.rules.iter().any(|rule| rule.asks_for_guards());
    let program = link_project(&inputs.texts, project, options.catalog, &effects, under_guard, phases);
    let analysis = analyze(project, &program, &options, &effects);
    phases.end("detect");
    let config_files = files.config_ids();
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
    let settled = suppress::settle(found, &|file| files.path(file), &input);
    let config: Vec<(FileId, &str, &str)> = config_files
        .iter()
        .zip(&settings.files)
        .map(|(id, file)| (*id, file.path.as_str(), file.text.as_str()))
        .collect();
    let changes = inputs.changes.as_ref();
    let changed = changes.map(|changes| Changed::new(changes, project, &program, &inputs.texts, &config));
    let view = View { scope, files: &files, covers: &|path| inputs.filter.covers(path), changed };
    let shown = view.narrow(settled.findings);
    let mut report = Report {
        sources: shown.findings.iter().flat_map(places).map(|it| (it.file, files.source(it.file))).collect(),
        findings: shown.findings,
        summary: Summary {
            files: files.rust.len() as u32,
            suppressed: settled.suppressed + analysis.suppressed as u32,
            low_confidence: analysis.unsure as u32,
            pedantic: analysis.pedantic as u32,
            baselined: shown.baselined,
            unchanged: shown.unchanged,
            ..Summary::default()
        },
        notes: notes(settings, &inputs.tree, project, &files.rust),
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
