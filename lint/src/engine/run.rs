//! One run: walk, analyse, settle allowances, bring the texts that the report shows.

use super::{
    analyze::{Options, Project, analyze, link_project, read_project, relink_project},
    artifacts::Artifacts,
    attempt::attempt,
    cache::{Cache, Contents, Days, Outcome},
    changes::{Changed, Changes},
    filter::PathError,
    fix,
    git::GitError,
    inputs::{Inputs, Scope},
    narrow::View,
    pages::SmallPages,
    policy,
    sources::Texts,
    suppress::{self, Input},
    switches,
    walk::Tree,
};
use crate::{
    base::{
        date::Date,
        finding::{Confidence, Finding, Location},
        phases::Phases,
        report::{Report, Summary},
        source::{FileId, SourceText},
    },
    catalog::Effects,
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
    /// A fix of ours that breaks a file. Nothing is written then.
    #[error(
        "fix `{0}`: it could not be read as Rust any more, so that no file was touched; please report this, and use `--diff`"
    )]
    BadFix(String),
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
    check_and_look(settings, root, scope, None)
}

/// What a run has in its hands when its findings are known.
pub(super) struct Seen<'a> {
    pub(super) settings: &'a Settings,
    pub(super) files: &'a Files<'a>,
    pub(super) project: &'a Project,
    pub(super) program: &'a Program,
    pub(super) effects: &'a [(&'a str, &'a Effects)],
    pub(super) report: &'a Report,
}

/// Somebody who wants to see it.
pub(super) struct Look<'l> {
    /// Whether calls count that no rule asks for.
    pub(super) all_effects: bool,
    pub(super) look: &'l mut (dyn FnMut(&Seen<'_>) + Send),
}

/// As [`check_scope`], and lets somebody look at the program that the findings are about.
pub(super) fn check_and_look(
    settings: &Settings,
    root: &Path,
    scope: &Scope,
    look: Option<Look<'_>>,
) -> Result<Report, EngineError> {
    let started = Instant::now();
    let phases = Phases::watched(scope.progress.clone());
    let inputs = Inputs::gather(settings, root, scope)?;
    phases.end("walk");
    let artifacts = Artifacts::read(settings, root, &inputs);
    let keyed = artifacts.key(settings);
    let settings = keyed.as_ref().unwrap_or(settings);
    let may_hold = |path: &str| {
        path.ends_with(".rs") || settings.files.iter().any(|file| file.path == path) || artifacts.concern(path)
    };
    if inputs
        .changes
        .as_ref()
        .is_some_and(|changes| changes.miss(may_hold) && !changes.moved(|path| artifacts.may_miss(path)))
    {
        let notes = vec!["nothing that is analysed has changed".to_string()];
        let summary = Summary { elapsed: started.elapsed(), ..Summary::default() };
        return Ok(Report { notes, summary, phases: phases.take(), ..Report::default() });
    }
    let all_effects = look.as_ref().is_some_and(|look| look.all_effects);
    let run = Run { settings, inputs: &inputs, artifacts: &artifacts, scope, phases: &phases, all_effects };
    let mut report = match look {
        Some(look) => run.looked_at(look)?,
        None => run.report()?,
    };
    phases.end("report");
    report.phases = phases.take();
    report.summary.elapsed = started.elapsed();
    Ok(report)
}

/// Links the project at `root` and lets somebody look at the calls that mean something to `effects`, and at what `beside` reads of
/// files that are no Rust. No rule runs. Beside what they saw come the notes about the run.
pub(super) fn program_of<T: Send>(
    settings: &Settings,
    root: &Path,
    scope: &Scope,
    effects: &[(&str, &Effects)],
    beside: impl FnOnce(&Settings, &Path, &Inputs) -> Artifacts + Send,
    see: impl FnOnce(&Project, &Program, &Files<'_>) -> T + Send,
) -> Result<(T, Vec<String>), EngineError> {
    let phases = Phases::watched(scope.progress.clone());
    let inputs = Inputs::gather(settings, root, scope)?;
    Ok(pool(settings)?.install(|| {
        let mut project = read_project(&inputs.texts, &inputs.tree, false, &phases);
        let options = Options::of(settings);
        let linked = link_project(&inputs.texts, &mut project, &options, effects, (false, &phases));
        let artifacts = beside(settings, root, &inputs);
        let files = Files::new(settings, &inputs, &artifacts);
        let notes = notes(settings, &inputs.tree, &project, &files.rust);
        (see(&project, &linked.program, &files), notes)
    }))
}

/// One run, once it is known what it looks at.
struct Run<'r> {
    settings: &'r Settings,
    inputs: &'r Inputs,
    artifacts: &'r Artifacts,
    scope: &'r Scope,
    phases: &'r Phases,
    /// Whether calls count that no rule asks for.
    all_effects: bool,
}

/// What is known of a project when its program is linked.
struct Linked {
    project: Project,
    program: Program,
    contents: Option<Contents>,
}

impl Run<'_> {
    fn report(&self) -> Result<Report, EngineError> {
        let pool = pool(self.settings)?;
        let mut cache = self.scope.cache.as_deref().map(|folder| Cache::new(folder, self.settings));
        let mut contents = cache.as_mut().and_then(|cache| pool.install(|| cache.contents(self.inputs)));
        let kept = contents.as_mut().and_then(|contents| contents.outcome.take());
        let kept = kept.filter(|(days, _)| days.hold(self.settings.today));
        if cache.is_some() {
            self.phases.end("compare");
        }
        let kept = match (kept, &self.inputs.changes) {
            (Some((days, outcome)), None) => {
                if let (Some(cache), Some(contents)) = (&cache, contents.filter(|it| it.read)) {
                    // Next time stamps shall tell.
                    cache.keep_outcome(&contents, days, &outcome);
                }
                return Ok(self.shown(outcome, None, cache));
            }
            (kept, _) => kept.map(|(_, outcome)| outcome),
        };
        let earlier = match (&mut cache, contents) {
            (Some(cache), Some(contents)) => pool.install(|| self.relinked(cache, contents)),
            _ => None,
        };
        let Linked { project, program, contents } = match earlier {
            Some(linked) => linked,
            None => self.linked(&pool, cache.as_ref())?,
        };
        let outcome = match kept {
            Some(outcome) => outcome,
            None => {
                let outcome = pool.install(|| self.outcome(&project, &program));
                if let (Some(cache), Some(contents)) = (&cache, &contents) {
                    let allows: Vec<&Allow> = project.files.iter().flat_map(|file| &file.allows).collect();
                    cache.keep_outcome(contents, days(self.settings, &allows), &outcome);
                }
                outcome
            }
        };
        self.phases.end("detect");
        Ok(self.shown(outcome, Some((&project, &program)), cache))
    }

    /// The same without a cache: what is looked at is the program, not what was found in it.
    fn looked_at(&self, look: Look<'_>) -> Result<Report, EngineError> {
        let pool = pool(self.settings)?;
        let Linked { project, program, .. } = self.linked(&pool, None)?;
        Ok(pool.install(|| {
            let outcome = self.outcome(&project, &program);
            self.phases.end("detect");
            let report = self.shown(outcome, Some((&project, &program)), None);
            let options = Options::of(self.settings);
            let (settings, files) = (self.settings, &self.files());
            let (effects, project, program) = (&self.effects(&options, &project), &project, &program);
            (look.look)(&Seen { settings, files, project, program, effects, report: &report });
            report
        }))
    }

    /// The effects whose calls count.
    fn effects<'o>(&self, options: &Options<'o>, project: &Project) -> Vec<(&'o str, &'o Effects)> {
        match self.all_effects {
            true => options.catalog.effects.iter().map(|(name, table)| (name.as_str(), table)).collect(),
            false => options.effects(project),
        }
    }

    /// The program of an earlier run, with the bodies that changed since.
    fn relinked(&self, cache: &mut Cache, contents: Contents) -> Option<Linked> {
        // Whatever a pack holds, it must not cost the run.
        let relinked = attempt(|| relink_project(self.inputs, self.settings, cache, &contents));
        let (project, program) = match relinked {
            Some(None) => return None,
            Some(Some((project, program))) if program.is_sound() => (project, program),
            _ => {
                cache.harmed();
                return None;
            }
        };
        self.phases.end("relink");
        Some(Linked { project, program, contents: Some(contents) })
    }

    /// Everything afresh.
    fn linked(&self, pool: &rayon::ThreadPool, cache: Option<&Cache>) -> Result<Linked, EngineError> {
        let (inputs, phases) = (self.inputs, self.phases);
        let _small = SmallPages::new();
        let mut project = pool.install(|| read_project(&inputs.texts, &inputs.tree, cache.is_some(), phases));
        phases.end("read and parse");
        Ok(pool.install(|| {
            let options = Options::of(self.settings);
            let effects = self.effects(&options, &project);
            let linked = link_project(&inputs.texts, &mut project, &options, &effects, (cache.is_some(), phases));
            let contents = cache.map(|_| Contents::of_project(inputs, &project));
            if let (Some(cache), Some(contents)) = (cache, &contents) {
                let effects: Vec<String> = effects.iter().map(|(name, _)| name.to_string()).collect();
                cache.keep_program(inputs, contents, &mut project, (&effects, options.under_guard()), &linked);
                phases.end("keep");
            }
            Linked { project, program: linked.program, contents }
        }))
    }

    /// What the rules find, and what allowances leave of it.
    fn outcome(&self, project: &Project, program: &Program) -> Outcome {
        let settings = self.settings;
        let files = self.files();
        let options = Options::of(settings);
        let effects = self.effects(&options, project);
        let analysis = analyze(project, program, &options, &effects);
        let config_files = files.config_ids();
        let mut found = analysis.findings;
        found.extend(unreadable(project, program, settings));
        found.extend(self.artifacts.findings(settings));
        let in_code = policy::findings_in_code(settings, self.inputs, (project, program));
        found.extend(in_code.findings);
        let switched = switches::findings(settings, self.artifacts, (project, program), &files);
        found.extend(switched.findings);
        let used = analysis.used.into_iter().chain(in_code.used).chain(switched.used).collect();
        let allows: Vec<(FileId, &str, &[Allow])> = project
            .files
            .iter()
            .enumerate()
            .filter(|(_, file)| !file.allows.is_empty())
            .map(|(at, file)| (FileId(at as u32), file.path.as_str(), file.allows.as_slice()))
            .collect();
        let input = Input { settings, files: &allows, used: &used, config_files: &config_files };
        let mut settled = suppress::settle(found, &|file| files.path(file), &input);
        let origin = fix::Origin { project, program, effects: &effects, files: &files };
        fix::attach(&origin, &mut settled.findings);
        Outcome {
            findings: settled.findings,
            suppressed: settled.suppressed + (analysis.suppressed + in_code.suppressed + switched.suppressed) as u32,
            low_confidence: analysis.unsure as u32,
            pedantic: analysis.pedantic as u32,
            notes: notes(settings, &self.inputs.tree, project, &files.rust),
        }
    }

    fn files(&self) -> Files<'_> {
        Files::new(self.settings, self.inputs, self.artifacts)
    }

    /// The files beside Rust of which anything changed: a signature is about all of a file.
    fn changed_artifacts(&self, changes: &Changes, files: &Files<'_>) -> Vec<(FileId, String)> {
        let changed = self.artifacts.changed(changes).into_iter().map(|at| files.artifact_id(at));
        changed.map(|file| (file, files.text(file))).collect()
    }

    /// The part of an outcome that the scope asks for. What changed is judged by the program, where it matters.
    fn shown(&self, outcome: Outcome, linked: Option<(&Project, &Program)>, cache: Option<Cache>) -> Report {
        let (settings, inputs) = (self.settings, self.inputs);
        let files = self.files();
        let config_files = files.config_ids();
        let config: Vec<(FileId, &str, &str)> = config_files
            .iter()
            .zip(&settings.files)
            .map(|(id, file)| (*id, file.path.as_str(), file.text.as_str()))
            .collect();
        let changed = inputs.changes.as_ref().zip(linked);
        let changed = changed.map(|(changes, (project, program))| {
            let whole = self.changed_artifacts(changes, &files);
            Changed::new(changes, project, program, &inputs.texts, &config, &whole)
        });
        let view = View { scope: self.scope, files: &files, covers: &|path| inputs.filter.covers(path), changed };
        let shown = view.narrow(outcome.findings);
        let mut report = Report {
            sources: shown.findings.iter().flat_map(places).map(|it| (it.file, files.source(it.file))).collect(),
            findings: shown.findings,
            summary: Summary {
                files: (files.rust.len() + self.artifacts.judged()) as u32,
                suppressed: outcome.suppressed,
                low_confidence: outcome.low_confidence,
                pedantic: outcome.pedantic,
                baselined: shown.baselined,
                unchanged: shown.unchanged,
                ..Summary::default()
            },
            notes: outcome.notes,
            phases: Vec::new(),
        };
        report.notes.extend(cache.into_iter().flat_map(|cache| cache.notes));
        report.sort();
        report
    }
}

/// The days on which a run gives what it gives today.
fn days(settings: &Settings, allows: &[&Allow]) -> Days {
    let source = allows.iter().filter_map(|allow| allow.until.as_deref());
    let config = settings.allows.iter().filter_map(|allow| allow.until.as_deref());
    Days::of(settings.today, source.chain(config).filter_map(Date::parse))
}

fn pool(settings: &Settings) -> Result<rayon::ThreadPool, EngineError> {
    let threads = settings.threads.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).build();
    pool.map_err(|why| EngineError::Threads { threads, why: why.to_string() })
}

/// The files that [`check_scope`] reports on, sorted: Rust, policy, and what belongs to rollouts.
pub fn files(settings: &Settings, root: &Path, scope: &Scope) -> Result<Vec<String>, EngineError> {
    let inputs = Inputs::gather(settings, root, scope)?;
    let artifacts = Artifacts::read(settings, root, &inputs);
    let mut files = inputs.rust_files();
    files.extend(artifacts.files());
    files.sort_unstable();
    files.dedup();
    Ok(files.into_iter().filter(|path| inputs.filter.covers(path)).map(ToString::to_string).collect())
}

/// The files that findings may be in: Rust files, those of the configuration, artefacts, by their ids.
pub(super) struct Files<'a> {
    rust: Vec<&'a str>,
    artifacts: &'a Artifacts,
    settings: &'a Settings,
    texts: &'a Texts,
    sources: RefCell<FxHashMap<FileId, Arc<SourceText>>>,
}

impl<'a> Files<'a> {
    fn new(settings: &'a Settings, inputs: &'a Inputs, artifacts: &'a Artifacts) -> Self {
        Self { rust: inputs.rust_files(), artifacts, settings, texts: &inputs.texts, sources: RefCell::default() }
    }

    pub(super) fn config_ids(&self) -> Vec<FileId> {
        (0..self.settings.files.len()).map(|at| FileId((self.rust.len() + at) as u32)).collect()
    }

    /// The rollout manifests of the project.
    pub(super) fn manifests(&self) -> &'a [crate::facts::rollout::Manifest] {
        self.artifacts.rollouts.manifests()
    }

    /// A file that is no Rust and names a switch.
    pub(super) fn mentioned(&self, name: &str) -> Option<String> {
        self.artifacts.mentions.named.get(name).cloned()
    }

    fn artifact_id(&self, at: usize) -> FileId {
        FileId((self.rust.len() + self.settings.files.len() + at) as u32)
    }

    pub(super) fn is_config(&self, file: FileId) -> bool {
        (self.rust.len()..self.rust.len() + self.settings.files.len()).contains(&(file.0 as usize))
    }

    pub(super) fn path(&self, file: FileId) -> String {
        let configs = self.settings.files.len();
        let config = || self.settings.files.get((file.0 as usize).checked_sub(self.rust.len())?);
        let artifact = || self.artifacts.path((file.0 as usize).checked_sub(self.rust.len() + configs)?);
        let rust = self.rust.get(file.0 as usize).map(ToString::to_string);
        rust.or_else(|| config().map(|it| it.path.clone())).or_else(|| artifact().cloned()).unwrap_or_default()
    }

    pub(super) fn exists(&self, path: &str) -> bool {
        self.rust.binary_search(&path).is_ok()
            || self.artifacts.paths().any(|it| it == path)
            || self.settings.files.iter().any(|it| it.path == path)
    }

    /// The text of a file, which is read anew.
    pub(super) fn text(&self, file: FileId) -> String {
        self.texts.salvage(&self.path(file)).unwrap_or_default()
    }

    /// The text of a file; it is read once.
    pub(super) fn source(&self, file: FileId) -> Arc<SourceText> {
        let read = || {
            let path = self.path(file);
            let of_config = self.settings.files.iter().find(|it| it.path == path).map(|it| it.text.clone());
            let text = of_config.or_else(|| self.texts.salvage(&path)).unwrap_or_default();
            let text = if self.artifacts.policies.secrets.contains(&path) { policy::masked(&text) } else { text };
            Arc::new(SourceText::new(path, text))
        };
        self.sources.borrow_mut().entry(file).or_insert_with(read).clone()
    }
}

/// What could not be parsed, as findings of SYN001.
fn unreadable(project: &Project, program: &Program, settings: &Settings) -> Vec<Finding> {
    let Some(rule) = settings.rules().find(|rule| rule.detector == "syntax") else { return Vec::new() };
    let in_tree = |at: usize| project.packages.is_empty() || program.in_tree.contains(&FileId(at as u32));
    let problems = project.files.iter().enumerate().filter(|(at, _)| in_tree(*at)).flat_map(|(at, file)| {
        let parsed = file.syntax.iter().map(|it| (it.message.clone(), it.span));
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
