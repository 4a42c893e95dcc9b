//! `feeler baseline`: findings that are known, so that only new ones fail.

use super::{Outcome, args::Source, output::Output, progress};
use crate::{
    base::exit,
    engine::{
        self, Scope,
        baseline::{BASELINE_FILE, Baseline, Settled, keys},
        fix::write::write_beside,
        load::Loaded,
        run,
    },
};
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

#[derive(Debug, Args)]
pub(super) struct BaselineArgs {
    #[command(subcommand)]
    command: BaselineCommand,
}

#[derive(Debug, Subcommand)]
enum BaselineCommand {
    /// Write down all findings of now
    Create(Create),
    /// Take out what no finding needs any more, and follow renamed files
    Prune(Target),
    /// Fail (1) when the baseline lists what is fixed
    Check(Target),
}

#[derive(Debug, Args)]
struct Create {
    /// Replace a baseline that is there: what is new since then is accepted, too
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    target: Target,
}

#[derive(Debug, Args)]
struct Target {
    /// A folder of the project
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// The file [default: `baseline` of feeler.toml, else feeler-baseline.json in the project's root]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    #[command(flatten)]
    source: Source,
}

pub(super) fn run(args: &BaselineArgs, output: Output) -> Outcome {
    match &args.command {
        BaselineCommand::Create(args) => create(args, output),
        BaselineCommand::Prune(args) => prune(args, output),
        BaselineCommand::Check(args) => check(args, output),
    }
}

/// Reads a baseline. `asked_by` says who wants it, for the error.
pub(super) fn read(root: &Path, path: &Path, asked_by: &str) -> Result<Baseline> {
    Baseline::read(root, path, asked_by).map_err(|error| anyhow!(error))
}

/// As seen from the root, so that no message depends on where the project is.
fn shown<'p>(root: &Path, path: &'p Path) -> std::path::Display<'p> {
    path.strip_prefix(root).unwrap_or(path).display()
}

fn create(args: &Create, output: Output) -> Outcome {
    let project = Project::load(&args.target)?;
    let shown = shown(&project.loaded.root, &project.file);
    if !args.force && project.file.exists() {
        bail!(
            "write `{shown}`: it exists already; `feeler baseline prune` takes out what is fixed, `--force` accepts what is new"
        );
    }
    let found = project.findings(output)?;
    let baseline = Baseline::of(found.keys);
    write_beside(&project.file, &baseline.render()).map_err(|error| anyhow!(error))?;
    output.note(&format!("Wrote {} known findings to {shown}", baseline.len()));
    if project.loaded.baseline.is_none() && args.target.baseline.is_none() {
        output.note(&format!("Next: put `baseline = \"{BASELINE_FILE}\"` at the top of feeler.toml"));
    }
    Ok(exit::CLEAN)
}

fn prune(args: &Target, output: Output) -> Outcome {
    let (project, settled) = settle(args, output)?;
    if settled.stale.is_empty() && settled.moved == 0 {
        output.note("Nothing to take out");
        return Ok(exit::CLEAN);
    }
    write_beside(&project.file, &settled.kept.render()).map_err(|error| anyhow!(error))?;
    let (gone, kept) = (settled.stale.len(), settled.kept.len());
    output.note(&format!("Took out {gone} findings that are fixed, kept {kept} ({} in renamed files)", settled.moved));
    Ok(exit::CLEAN)
}

fn check(args: &Target, output: Output) -> Outcome {
    let (_, settled) = settle(args, output)?;
    let mut text = String::new();
    for (key, count) in settled.stale.rows() {
        let times = if count > 1 { format!(" ({count} times)") } else { String::new() };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}: {} `{}` in `{}` is fixed{times}", key.path, key.rule, key.text, key.symbol);
    }
    if output.shows_findings() {
        output.out(&text).context("write to stdout")?;
    }
    if settled.moved > 0 {
        output.note(&format!(
            "note: {} rows are about renamed files; `feeler baseline prune` follows them",
            settled.moved
        ));
    }
    if settled.stale.is_empty() {
        output.note(&format!("The baseline holds {} findings, all of them there", settled.kept.len()));
        return Ok(exit::CLEAN);
    }
    output.note(&format!(
        "{} findings of the baseline are fixed; `feeler baseline prune` takes them out",
        settled.stale.len()
    ));
    Ok(exit::FINDINGS)
}

fn settle(args: &Target, output: Output) -> Result<(Project, Settled)> {
    let project = Project::load(args)?;
    let known = read(&project.loaded.root, &project.file, "")?;
    let found = project.findings(output)?;
    let exists = |path: &str| {
        let config = project.loaded.settings.files.iter().any(|file| file.path == path);
        config || found.files.binary_search_by(|file| file.as_str().cmp(path)).is_ok()
    };
    let settled = known.settle(&found.keys, &exists);
    Ok((project, settled))
}

struct Project {
    loaded: Loaded,
    file: PathBuf,
}

struct Found {
    keys: Vec<engine::baseline::Key>,
    files: Vec<String>,
}

impl Project {
    fn load(args: &Target) -> Result<Self> {
        let loaded = args.source.load(vec![args.path.clone()])?;
        let named = args.baseline.clone().or_else(|| loaded.baseline.as_ref().map(|(path, _)| path.clone()));
        let file = named.unwrap_or_else(|| loaded.root.join(BASELINE_FILE));
        Ok(Self { loaded, file })
    }

    /// Everything there is, whatever folder was named: a baseline is about a whole project.
    fn findings(&self, output: Output) -> Result<Found> {
        let Loaded { root, settings, .. } = &self.loaded;
        let scope = Scope::default();
        let shown = progress::show(output, &scope.progress);
        let report = engine::check_scope(settings, root, &scope).map_err(|error| anyhow!(error))?;
        drop(shown);
        report.notes.iter().for_each(|note| output.note(&format!("note: {note}")));
        let files = run::files(settings, root, &scope).map_err(|error| anyhow!(error))?;
        Ok(Found { keys: keys(&report), files })
    }
}
