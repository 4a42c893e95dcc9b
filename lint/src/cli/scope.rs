//! Switches that say what a check looks at and what it shows.

use super::{baseline, output::Output};
use crate::engine::{
    Scope, cache,
    inputs::{Buffer, Since},
    load::Loaded,
};
use anyhow::{Context, Result};
use clap::Args;
use std::{
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

#[derive(Debug, Args)]
pub(super) struct ScopeArgs {
    /// Show what the next commit would bring: the texts of git's index, and findings whose call, chain or function
    /// head is staged
    #[arg(long, conflicts_with_all = ["changed_since", "stdin_filename", "add_allow"], help_heading = "Scope")]
    pub(super) staged: bool,
    /// Show findings whose call, chain or function head changed since this work tree and REF went separate ways
    #[arg(long, value_name = "REF", conflicts_with = "stdin_filename", help_heading = "Scope")]
    pub(super) changed_since: Option<String>,
    /// Read the text of this file from stdin, e.g. from an editor, and show its findings
    #[arg(long, value_name = "PATH", conflicts_with = "add_allow", help_heading = "Scope")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// Leave out what is excluded or ignored even where PATHS names it, and do not fail when nothing is left
    #[arg(long, help_heading = "Scope")]
    pub(super) force_exclude: bool,
    /// Hide the findings that this file lists, see `feeler baseline` [default: `baseline` of feeler.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline", help_heading = "Scope")]
    pub(super) baseline: Option<PathBuf>,
    /// Show also what the baseline of feeler.toml lists
    #[arg(long, help_heading = "Scope")]
    pub(super) no_baseline: bool,
    /// Where to keep what the next run can use [default: .feeler_cache in the project root]
    #[arg(long, value_name = "DIR", env = "FEELER_CACHE_DIR", help_heading = "Cache")]
    pub(super) cache_dir: Option<PathBuf>,
    /// Neither use nor keep anything
    #[arg(long, help_heading = "Cache")]
    pub(super) no_cache: bool,
}

impl ScopeArgs {
    /// A conflict that clap does not see, since `-` is a path to it: `--stdin-filename` and other paths.
    pub(super) fn conflict(&self, paths: &[PathBuf]) -> Option<&'static str> {
        let other = paths.iter().any(|path| path != Path::new("-"));
        (self.stdin_filename.is_some() && other)
            .then_some("the argument '--stdin-filename <PATH>' cannot be used with '[PATHS]...' other than '-'")
    }

    /// Paths as the engine wants them: the current folder when none is named, or the one of the buffer.
    pub(super) fn paths(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        let folder = |path: &Path| match path.parent() {
            Some(folder) if folder != Path::new("") => folder.to_path_buf(),
            _ => PathBuf::from("."),
        };
        match (&self.stdin_filename, paths) {
            (Some(buffer), _) => vec![folder(buffer)],
            (None, []) => vec![PathBuf::from(".")],
            (None, paths) => paths.to_vec(),
        }
    }

    pub(super) fn scope(&self, paths: Vec<PathBuf>, loaded: &Loaded, output: Output) -> Result<Scope> {
        let since = match &self.changed_since {
            _ if self.staged => Since::Head,
            Some(name) => Since::Commit(name.clone()),
            None => Since::Ever,
        };
        let baseline = match (&self.baseline, &loaded.baseline) {
            _ if self.no_baseline => None,
            (Some(path), _) => Some(baseline::read(&loaded.root, path, " (`--baseline`)")?),
            (None, Some((path, asked_by))) => Some(baseline::read(&loaded.root, path, asked_by)?),
            (None, None) => None,
        };
        if let Some(baseline) = &baseline {
            output.detail(&format!("baseline: {} findings", baseline.len()));
        }
        Ok(Scope {
            paths,
            force_exclude: self.force_exclude,
            since,
            buffer: self.buffer()?,
            texts: Vec::new(),
            baseline,
            cache: self.cache(&loaded.root),
            progress: Arc::default(),
        })
    }

    fn cache(&self, root: &Path) -> Option<PathBuf> {
        let folder = match &self.cache_dir {
            // Projects may share a folder that is named, and each has a part of its own.
            Some(folder) => folder.join(&blake3::hash(root.as_os_str().as_encoded_bytes()).to_hex()[..16]),
            None => root.join(cache::FOLDER),
        };
        (!self.no_cache).then_some(folder)
    }

    fn buffer(&self) -> Result<Option<Buffer>> {
        let Some(path) = &self.stdin_filename else { return Ok(None) };
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("read stdin")?;
        Ok(Some(Buffer { path: path.clone(), bytes }))
    }
}
