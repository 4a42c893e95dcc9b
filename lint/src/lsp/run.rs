//! A run over all projects of an editor, on a thread of its own.

use super::Options;
use crate::{
    base::{phases::Progress, report::Report},
    config::Settings,
    engine::{
        self, Scope,
        baseline::Baseline,
        inputs::Buffer,
        load::{LoadError, Loaded, Request, load},
        walk::find_root,
    },
};
use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

/// What to look at.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) options: Options,
    /// Folders whose findings are shown. Of several in one project the project is analysed once.
    pub(super) folders: Vec<PathBuf>,
    /// Files that are open without any folder: their projects are analysed, and their findings shown.
    pub(super) files: Vec<PathBuf>,
    /// Texts of the editor.
    pub(super) texts: Vec<Buffer>,
    /// Versions of all open documents.
    pub(super) versions: BTreeMap<PathBuf, i64>,
    pub(super) progress: Arc<Progress>,
}

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// By root.
    pub(super) projects: BTreeMap<PathBuf, Result<Analysed, Failure>>,
    pub(super) versions: BTreeMap<PathBuf, i64>,
    pub(super) took: Duration,
}

#[derive(Debug)]
pub(super) struct Analysed {
    pub(super) settings: Settings,
    pub(super) report: Report,
}

/// A project that could not be analysed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// A sentence for people.
    pub(super) message: String,
    /// The fault in a configuration: its file relative to the root, line and column from 1, and what is wrong there.
    pub(super) place: Option<(String, u32, u32, String)>,
}

impl Job {
    /// Runs. A bug in the analysis must not take the editor's session away.
    pub(super) fn run(self) -> Outcome {
        let started = Instant::now();
        let mut by_root: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        let mut projects: BTreeMap<PathBuf, Result<Analysed, Failure>> = BTreeMap::new();
        for start in self.folders.iter().chain(&self.files) {
            match root_of(start) {
                Ok(root) => by_root.entry(root).or_default().push(start.clone()),
                Err(why) => {
                    let message = format!("failed to open `{}`: {why}", start.display());
                    projects.insert(start.clone(), Err(Failure { message, place: None }));
                }
            }
        }
        for (root, shown) in by_root {
            let run = catch_unwind(AssertUnwindSafe(|| self.project(&root, shown)));
            let crashed = |_| {
                let message = "failed to analyse: a bug in Feeler; its log has the place, please report it".to_string();
                Err(Failure { message, place: None })
            };
            projects.insert(root, run.unwrap_or_else(crashed));
        }
        Outcome { projects, versions: self.versions, took: started.elapsed() }
    }

    fn project(&self, root: &Path, shown: Vec<PathBuf>) -> Result<Analysed, Failure> {
        let request = Request {
            paths: vec![root.to_path_buf()],
            config: self.options.config.clone(),
            isolated: self.options.isolated,
            ..Request::default()
        };
        let Loaded { root, settings, baseline, .. } = load(&request).map_err(|error| Failure::of_load(&error))?;
        let baseline = baseline.map(|(path, asked_by)| Baseline::read(&root, &path, &asked_by)).transpose();
        let scope = Scope {
            // A file that is not saved yet is in no project's list. What is shown of single files is decided later.
            paths: if self.folders.is_empty() { Vec::new() } else { shown },
            force_exclude: true,
            baseline: baseline.map_err(|error| Failure::new(&error))?,
            texts: self.texts.clone(),
            cache: Some(root.join(engine::cache::FOLDER)),
            progress: Arc::clone(&self.progress),
            ..Scope::default()
        };
        let report = engine::check_scope(&settings, &root, &scope).map_err(|error| Failure::new(&error))?;
        Ok(Analysed { settings, report })
    }
}

/// As `feeler check` finds it; of a file that is not there yet, by its folder.
fn root_of(start: &Path) -> std::io::Result<PathBuf> {
    let found = find_root(start).or_else(|why| start.parent().map_or(Err(why), find_root));
    found.map(|(root, _)| root)
}

impl Failure {
    fn new(error: &dyn std::error::Error) -> Self {
        Self { message: format!("failed to {error}"), place: None }
    }

    fn of_load(error: &LoadError) -> Self {
        let place = match error {
            LoadError::Config(fault) => {
                place(&fault.place).map(|(file, line, column)| (file.to_string(), line, column, fault.message.clone()))
            }
            _ => None,
        };
        Self { place, ..Self::new(error) }
    }
}

/// `file:line:column`, `file:line` or a file alone. Arguments have no place in an editor.
fn place(text: &str) -> Option<(&str, u32, u32)> {
    let mut parts: Vec<&str> = text.rsplitn(3, ':').collect();
    parts.reverse();
    let number = |text: &str| text.parse::<u32>().ok();
    let found = match parts[..] {
        [file, line, column] => (file, number(line)?, number(column)?),
        [file, line] => (file, number(line)?, 1),
        _ => (text, 1, 1),
    };
    found.0.ends_with(".toml").then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_faults_are_read() {
        assert_eq!(place("../feeler.toml:3:7"), Some(("../feeler.toml", 3, 7)));
        assert_eq!(place("rules/a.toml:3"), Some(("rules/a.toml", 3, 1)));
        assert_eq!(place("feeler.toml"), Some(("feeler.toml", 1, 1)));
        assert_eq!(place("--config a=b"), None);
        assert_eq!(place("--config a.toml:x:1"), None);
    }
}
