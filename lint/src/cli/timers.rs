//! `feeler timers`: what recurs in a workspace, how often, and what falls together.

use super::{Outcome, args::Source, output::Output, progress};
use crate::{
    base::{
        exit, period,
        timeline::{LONGEST_SPAN, Length, timeline},
        timers::Timers as Found,
    },
    engine::{Scope, fix::write::write_beside, inventory::timers, load::Loaded},
    report::{
        picture::timeline as picture,
        text::tame,
        timers::{json, summary, table},
    },
};
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const AFTER_HELP: &str = "Examples:
  feeler timers                                  a table by process and by what runs contend for
  feeler timers -o timers.svg                    a picture, until everything repeats
  feeler timers -o timers.svg --span hour        a picture of an hour
  feeler timers -o planned.svg --planned         the same timers as Cadence would run them

Timers of configuration are those that `[[timer]]` of feeler.toml names.

Exit codes: 0 done, 2 the job could not be done, be it for one file of configuration.";

#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Timers {
    /// A folder of the project; the whole project is looked at
    #[arg(value_name = "PATH", default_value = ".")]
    path: PathBuf,
    /// How long a run takes where nobody says it, e.g. 50ms or 2s
    #[arg(long, value_name = "TIME", default_value = "50ms", value_parser = takes)]
    takes: u64,
    /// Format [default: text, or what the name of the file says]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    output_format: Option<Format>,
    /// Write to a file in place of stdout
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output_file: Option<PathBuf>,
    /// How much the picture shows: day, hour, hyperperiod (until everything repeats), or a time such as 10m
    /// [default: hyperperiod, and a day at most]
    #[arg(long, value_name = "SPAN", value_parser = span, help_heading = "Picture")]
    span: Option<Length>,
    /// Draw runs where the planner puts them, and not as they are
    #[arg(long, help_heading = "Picture")]
    planned: bool,
    #[command(flatten)]
    source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table
    Text,
    /// One JSON document, version 1
    Json,
    /// A timeline, for browsers, complete in itself
    Svg,
}

pub(super) fn run(args: &Timers, output: Output) -> Outcome {
    let format = format(args)?;
    if format != Format::Svg && (args.span.is_some() || args.planned) {
        bail!(
            "draw timers: `--span` and `--planned` are about the picture; add `-o timers.svg` or `--output-format svg`"
        );
    }
    let Loaded { root, settings, .. } = args.source.load(vec![args.path.clone()])?;
    let scope = Scope::default();
    let shown = progress::show(output, &scope.progress);
    let found = timers(&settings, &root, &scope, args.takes).map_err(|error| anyhow!(error))?;
    drop(shown);
    if found.files == 0 && found.settings == 0 && found.problems.is_empty() {
        bail!(
            "look for timers: there is no Rust file in `{}`, and no file that `[[timer]]` names; name a folder of the project",
            args.path.display()
        );
    }
    let text = match format {
        Format::Text => table::render(&found, style(args, output)),
        Format::Json => json::render(&found),
        Format::Svg => draw(args, &found, output),
    };
    match &args.output_file {
        Some(path) => write_beside(path, &text).map_err(|error| anyhow!(error))?,
        None if output.shows_findings() => output.out(&text).context("write to stdout")?,
        None => {}
    }
    found.notes.iter().for_each(|note| output.note(&format!("note: {}", tame(note))));
    output.note(&summary(&found));
    found.problems.iter().for_each(|problem| output.error(&format!("error: failed to {}", tame(problem))));
    Ok(if found.problems.is_empty() { exit::CLEAN } else { exit::FAILED })
}

fn draw(args: &Timers, found: &Found, output: Output) -> String {
    let drawn = timeline(found, args.span.unwrap_or(Length::Fitting), args.planned);
    drawn.notes.iter().for_each(|note| output.note(&format!("note: {}", tame(note))));
    picture::render(&drawn, found)
}

/// A file gets neither colours nor the width of the terminal.
fn style(args: &Timers, output: Output) -> table::Style {
    match args.output_file {
        Some(_) => table::Style { color: false, width: 100 },
        None => table::Style { color: output.color, width: output.width },
    }
}

/// The format that was asked for, by word or by the name of the file.
fn format(args: &Timers) -> Result<Format> {
    let extension = args.output_file.as_ref().and_then(|path| path.extension()).map(|it| it.to_string_lossy());
    Ok(match (args.output_format, extension.as_deref()) {
        (Some(format), _) => format,
        (None, Some("svg")) => Format::Svg,
        (None, Some("json")) => Format::Json,
        (None, None | Some("txt")) => Format::Text,
        (None, Some(other)) => bail!("show timers: no format is known by `.{other}`; name one with `--output-format`"),
    })
}

fn takes(word: &str) -> Result<u64, String> {
    let nanos = period::text(word).filter(|nanos| (1..=period::LONGEST).contains(nanos));
    nanos.ok_or_else(|| "a time that is more than none, such as 50ms or 2s".to_string())
}

fn span(word: &str) -> Result<Length, String> {
    match word {
        "day" => Ok(Length::Day),
        "hour" => Ok(Length::Hour),
        "hyperperiod" => Ok(Length::Hyperperiod),
        word => match period::text(word) {
            Some(nanos) if (1_000_000..=LONGEST_SPAN).contains(&nanos) => Ok(Length::Known(nanos)),
            Some(_) => Err("a picture shows between a millisecond and a year".to_string()),
            None => Err("day, hour, hyperperiod, or a time such as 10m".to_string()),
        },
    }
}
