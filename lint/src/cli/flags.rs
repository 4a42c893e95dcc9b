//! `feeler flags`: rollback switches as they are declared and as code reads them.

use super::{Outcome, args::Source, output::Output, progress};
use crate::{
    base::{exit, flags::FlagState},
    engine::{Scope, flags::flags, load::Loaded},
    report::{flags as show, text::tame},
};
use anyhow::{Context, anyhow, bail};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const EXIT_CODES: &str =
    "Exit codes: 0 done, 1 with --check: code reads a switch that is not declared, 2 the job could not be done.";

#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct Flags {
    /// A folder of the project; the whole project is looked at
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// Fail (1) when code reads a switch that is not declared
    #[arg(long)]
    check: bool,
    /// Begin of the names of switches [default: OPENCODE_, and what code gives to `Switches::from_env_with`]
    #[arg(long, value_name = "PREFIX")]
    prefix: Option<String>,
    /// Format on stdout
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    output_format: Format,
    #[command(flatten)]
    source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Switches by what is known of them
    Text,
    /// One JSON document, version 1
    Json,
}

pub(super) fn run(args: &Flags, output: Output) -> Outcome {
    if args.prefix.as_ref().is_some_and(String::is_empty) {
        bail!("look for switches: the prefix is empty, and every variable would be one; give the begin of their names");
    }
    let Loaded { root, settings, .. } = args.source.load(vec![args.path.clone()])?;
    let scope = Scope::default();
    let shown = progress::show(output, &scope.progress);
    let found = flags(&settings, &root, &scope, args.prefix.as_deref()).map_err(|error| anyhow!(error))?;
    drop(shown);
    if found.files == 0 {
        bail!("look for switches: there is no Rust file in `{}`; name a folder of the project", args.path.display());
    }
    let text = match args.output_format {
        Format::Text => show::full(&found, show::Style { color: output.color, width: output.width }),
        Format::Json => show::json(&found),
    };
    if output.shows_findings() {
        output.out(&text).context("write to stdout")?;
    }
    found.notes.iter().for_each(|note| output.note(&format!("note: {}", tame(note))));
    if !found.unknown.is_empty() {
        let count = found.unknown.len();
        output.note(&format!("note: {count} reads have names that are made at run time; `-v` lists them"));
        found.unknown.iter().for_each(|it| output.detail(&format!("  {}", show::place(it, found.has_registry()))));
    }
    output.note(&show::summary(&found));
    let undeclared = found.count(FlagState::Undeclared);
    Ok(if args.check && undeclared > 0 { exit::FINDINGS } else { exit::CLEAN })
}
