//! `feeler graph`: chains of calls, drawn.

use super::{Outcome, args::Source, baseline, output::Output, progress};
use crate::{
    base::{exit, finding::Finding, picture::Picture, report::Report},
    config::raw::RawConfig,
    engine::{
        Scope,
        draw::{Question, draw},
        fix::write::write_beside,
        load::{Loaded, Request, load},
    },
    report::{
        self,
        picture::{dot, json, mermaid, svg, tree},
        summary,
    },
};
use anyhow::{Context, Result, anyhow, bail};
use clap::{ArgGroup, Args, ValueEnum};
use std::{path::PathBuf, sync::Mutex};

/// Boxes beyond this no longer make a picture.
const LIMIT: usize = 80;

const EXAMPLES: &str = "Examples:
  feeler graph                                     the chains of all findings, in one picture
  feeler graph --to std::fs::read_to_string        what reaches it from async and hot code
  feeler graph --to 'std::fs::*' --all             and from any code
  feeler graph --from Router::record               what it runs, as far as it waits
  feeler graph --finding src/main.rs:29 -o why.svg one finding, as a drawing

A name is whole (`app::Router::record`), the end of one (`Router::record`), or a pattern:
`*` within a segment, `**` across `::`. `crate::` stands for any crate.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, group = ArgGroup::new("question"))]
pub(super) struct Graph {
    /// A folder of the project, or files and folders whose findings are drawn
    #[arg(value_name = "PATHS", default_value = ".")]
    paths: Vec<PathBuf>,

    /// Draw every chain that reaches this primitive or function
    #[arg(long, value_name = "SYMBOL", group = "question", help_heading = "Question")]
    to: Option<String>,
    /// Draw what this function runs, as far as it reaches something that waits or costs
    #[arg(long, value_name = "SYMBOL", group = "question", help_heading = "Question")]
    from: Option<String>,
    /// Draw one finding: its fingerprint (or eight characters of it), or PATH:LINE
    #[arg(long, value_name = "FINDING", group = "question", help_heading = "Question")]
    finding: Option<String>,
    /// With --to: from any function. With --from: also what neither waits nor costs
    #[arg(long, conflicts_with = "finding", help_heading = "Question")]
    all: bool,
    /// Draw findings of these rules only: codes, prefixes, names or ALL
    #[arg(long, value_name = "RULES", value_delimiter = ',', conflicts_with_all = ["to", "from"], help_heading = "Question")]
    select: Vec<String>,
    /// Also count what is usually short: metadata look-ups, locks, stdio, computation
    #[arg(long, help_heading = "Question")]
    pedantic: bool,

    /// Format [default: tree, or what the name of the file says]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    output_format: Option<Format>,
    /// Write to a file in place of stdout
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output_file: Option<PathBuf>,
    /// Leave out what is more calls away than this: from where --from begins, from where other chains end
    #[arg(long, value_name = "N", help_heading = "Output")]
    depth: Option<usize>,
    /// Leave out whole chains beyond this number of boxes; 0 for no limit [default: 80]
    #[arg(long, value_name = "N", help_heading = "Output")]
    limit: Option<usize>,

    #[command(flatten)]
    source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A tree for terminals
    Tree,
    /// The language of Graphviz
    Dot,
    /// A diagram for Markdown, which GitHub and GitLab draw
    Mermaid,
    /// A drawing for browsers, complete in itself
    Svg,
    /// Boxes and arrows as data, version 1
    Json,
}

pub(super) fn run(args: &Graph, output: Output) -> Outcome {
    let format = format(args)?;
    let loaded = load(&args.request()).map_err(|error| anyhow!(error))?;
    let (mut picture, report) = args.draw(&loaded, output)?;
    for note in &report.notes {
        output.note(&format!("note: {note}"));
    }
    if let Some(depth) = args.depth {
        picture.cut_depth(depth, args.from.is_some());
    }
    match args.limit.unwrap_or(LIMIT) {
        0 => {}
        limit => picture.cut_size(limit),
    }
    let text = match format {
        Format::Tree => tree::render(&picture, style(args, output)),
        Format::Dot => dot::render(&picture),
        Format::Mermaid => mermaid::render(&picture),
        Format::Svg => svg::render(&picture),
        Format::Json => json::render(&picture),
    };
    match &args.output_file {
        Some(path) => write_beside(path, &text).map_err(|error| anyhow!(error))?,
        None => output.out(&text).context("write to stdout")?,
    }
    if format != Format::Tree || args.output_file.is_some() {
        picture.notes.iter().for_each(|note| output.note(&format!("note: {note}")));
    }
    if args.to.is_none() && args.from.is_none() {
        output.note(&summary::line(&report));
    }
    Ok(exit::CLEAN)
}

/// A file gets neither colours nor the width of the terminal.
fn style(args: &Graph, output: Output) -> tree::Style {
    match args.output_file {
        Some(_) => tree::Style { color: false, width: 100, unicode: true },
        None => tree::Style { color: output.color, width: output.width, unicode: output.unicode },
    }
}

/// The format that was asked for, by word or by the name of the file.
fn format(args: &Graph) -> Result<Format> {
    let extension = args.output_file.as_ref().and_then(|path| path.extension()).map(|it| it.to_string_lossy());
    Ok(match (args.output_format, extension.as_deref()) {
        (Some(format), _) => format,
        (None, Some("svg")) => Format::Svg,
        (None, Some("dot" | "gv")) => Format::Dot,
        (None, Some("mmd" | "mermaid")) => Format::Mermaid,
        (None, Some("json")) => Format::Json,
        (None, None | Some("txt")) => Format::Tree,
        (None, Some(other)) => {
            bail!("draw: no format is known by `.{other}`; name one with `--output-format`")
        }
    })
}

impl Graph {
    fn request(&self) -> Request {
        let word = |value: &String| toml::Spanned::new(0..0, value.clone());
        let select = Some(toml::Spanned::new(0..0, self.select.iter().map(word).collect()));
        let pedantic = Some(toml::Spanned::new(0..0, true));
        let flags = [
            (!self.select.is_empty(), "--select", RawConfig { select, ..RawConfig::default() }),
            (self.pedantic, "--pedantic", RawConfig { pedantic, ..RawConfig::default() }),
        ];
        Request {
            paths: self.paths.clone(),
            config: self.source.config.clone(),
            isolated: self.source.isolated,
            flags: flags.into_iter().filter(|it| it.0).map(|(_, name, raw)| (name.to_string(), raw)).collect(),
        }
    }

    fn draw(&self, loaded: &Loaded, output: Output) -> Result<(Picture, Report)> {
        let Loaded { root, settings, .. } = loaded;
        // A question about a name is about the whole project, whatever folder was named.
        let about_all = self.to.is_some() || self.from.is_some() || self.finding.is_some();
        let baseline = match &loaded.baseline {
            Some((path, asked_by)) if !about_all => Some(baseline::read(root, path, asked_by)?),
            _ => None,
        };
        let paths = if about_all { Vec::new() } else { self.paths.clone() };
        let scope = Scope { paths, baseline, ..Scope::default() };
        let shown = progress::show(output, &scope.progress);
        let missing = Mutex::new(None);
        let which = |report: &Report| match &self.finding {
            None => (0..report.findings.len()).collect(),
            Some(word) => find(word, report).unwrap_or_else(|why| {
                *missing.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(why);
                Vec::new()
            }),
        };
        let question = match (&self.to, &self.from) {
            (Some(word), _) => Question::To { word: word.clone(), all: self.all },
            (_, Some(word)) => Question::From { word: word.clone(), all: self.all },
            _ => Question::Findings(&which),
        };
        let drawn = draw(settings, root, &scope, &question).map_err(|error| anyhow!(error))?;
        drop(shown);
        match missing.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner) {
            Some(why) => Err(anyhow!(why)),
            None => Ok(drawn),
        }
    }
}

/// The findings that a fingerprint or a place means.
fn find(word: &str, report: &Report) -> Result<Vec<usize>, String> {
    let line = |finding: &Finding| {
        let source = report.sources.get(&finding.primary.file)?;
        Some((source.path.clone(), source.position(finding.primary.span.start).line))
    };
    let place = word.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse::<u32>().ok()?)));
    let found: Vec<usize> = match place {
        Some((path, at)) => {
            let path = path.trim_start_matches("./");
            let hit = |(it, number): (String, u32)| number == at && (it == path || it.ends_with(&format!("/{path}")));
            (0..report.findings.len()).filter(|at| line(&report.findings[*at]).is_some_and(hit)).collect()
        }
        None if word.len() < 8 => {
            return Err(format!("draw `{word}`: a fingerprint takes eight characters or more; or give PATH:LINE"));
        }
        None => {
            let prints = report::fingerprints(report);
            (0..prints.len()).filter(|at| prints[*at].starts_with(word)).collect()
        }
    };
    if found.is_empty() {
        let hint = "`feeler check --output-format concise` lists places, `json` fingerprints";
        return Err(format!("draw `{word}`: no finding is there; {hint}"));
    }
    Ok(found)
}
