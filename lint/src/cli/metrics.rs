//! `feeler metrics`: what a service measured, as files, and what became of it.

use super::{Outcome, output::Output};
use crate::{
    base::{
        comparison::{Comparison, Verdict},
        exit,
    },
    engine::{document, git, sources::MAX_BYTES},
    report::{comparison, text::tame},
};
use anyhow::{Context, Result, anyhow, bail};
use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use feeler_shim::{
    baseline::{self, Baseline, Commit, DECISION, FOLDER, KIND, Observed, SCHEMA},
    fs::RealFs,
};
use serde_json::Value;
use std::{
    ffi::OsString,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

#[derive(Debug, Args)]
pub(super) struct Metrics {
    #[command(subcommand)]
    command: MetricsCommand,
}

#[derive(Debug, Subcommand)]
enum MetricsCommand {
    /// Write down what a service measured, bound to this commit and this host
    Capture(Capture),
    /// Say of every metric whether it became better or worse, by what it declares itself
    Diff(Diff),
}

const CAPTURE_EXAMPLES: &str = "Examples:
  feeler metrics capture --from telemetry.json           what a service wrote down
  feeler metrics capture -- curl -sf localhost:8787/telemetry   what a program prints

Prints the path of the new file. What was not measured is null in it, with the reason;
where no decision was measured, nothing is written.

Exit codes: 0 written, 2 not.";

#[derive(Debug, Args)]
#[command(after_help = CAPTURE_EXAMPLES, group = ArgGroup::new("telemetry").required(true))]
struct Capture {
    /// A telemetry snapshot, as JSON; - for stdin
    #[arg(long, value_name = "FILE", group = "telemetry")]
    from: Option<PathBuf>,
    /// A program that prints a telemetry snapshot, as JSON
    #[arg(value_name = "COMMAND", last = true, group = "telemetry")]
    run: Vec<OsString>,
    /// Function that decides: its symbol, or the end of it
    #[arg(long, value_name = "SYMBOL", default_value = DECISION)]
    decision: String,
    /// Commit that was measured, as its whole hash [default: the one of the work tree around this folder]
    #[arg(long, value_name = "HASH")]
    commit: Option<String>,
    /// Folder to write to [default: .opencode/metrics in the root of the work tree]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const DIFF_EXIT_CODES: &str = "Exit codes: 0 no regression, 1 regressions, 2 the job could not be done.";

#[derive(Debug, Args)]
#[command(after_help = DIFF_EXIT_CODES)]
struct Diff {
    /// The baseline from before
    #[arg(value_name = "A")]
    before: PathBuf,
    /// The one to hold against it
    #[arg(value_name = "B")]
    after: PathBuf,
    /// Format on stdout
    #[arg(long, visible_alias = "format", value_enum, value_name = "FORMAT", default_value_t = Format::Full)]
    output_format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line a metric
    Full,
    /// One JSON document, version 1
    Json,
    /// A table for comments and step summaries
    Markdown,
}

pub(super) fn run(args: &Metrics, output: Output) -> Outcome {
    match &args.command {
        MetricsCommand::Capture(args) => capture(args, output),
        MetricsCommand::Diff(args) => diff(args, output),
    }
}

fn capture(args: &Capture, output: Output) -> Outcome {
    let (name, text) = match (&args.from, args.run.split_first()) {
        (Some(path), _) => (path.display().to_string(), telemetry(path)?),
        (None, Some((program, rest))) => (program.to_string_lossy().into_owned(), printed(program, rest)?),
        (None, None) => bail!("capture metrics: name a file or a command"),
    };
    let observed = Observed::from_json(&text).map_err(|error| anyhow!("read the telemetry of `{name}`: {error}"))?;
    let here = std::path::absolute(".").context("find the current folder")?;
    let head = git::head(&here).map_err(|error| error.to_string());
    let commit = match (&args.commit, &head) {
        (Some(id), _) => Commit::new(id, None),
        (None, Ok(Some(head))) => Commit::new(&head.id, Some(head.dirty)),
        (None, Ok(None)) => bail!("bind metrics to a commit: there is none around this folder; give `--commit HASH`"),
        (None, Err(why)) => bail!("bind metrics to a commit: cannot {why}; or give `--commit HASH`"),
    };
    let mut document = Baseline::of(&observed, &args.decision, commit).map_err(|error| anyhow!(error))?;
    document.versions.insert("feeler".to_string(), env!("CARGO_PKG_VERSION").to_string());
    let folder = match (&args.out, head) {
        (Some(folder), _) => folder.clone(),
        (None, Ok(Some(head))) => head.top.join(FOLDER),
        (None, _) => here.join(FOLDER),
    };
    let path = baseline::write_into(&RealFs, &folder, &document).map_err(|error| anyhow!(error))?;
    let shown = path.strip_prefix(&here).unwrap_or(&path);
    output.out(&format!("{}\n", shown.display())).context("write to stdout")?;
    tell(&document, output);
    Ok(exit::CLEAN)
}

/// What is in a document that was written, and what is not.
fn tell(document: &Baseline, output: Output) {
    let measured = document.metrics.values().filter(|metric| metric.value.is_some()).count();
    output.note(&format!("Wrote {measured} metrics of {}", &document.commit.id[..12]));
    if document.commit.dirty == Some(true) {
        output.note("note: files that git tracks are not as in this commit");
    }
    for (name, metric) in &document.metrics {
        if let Some(why) = &metric.absent {
            output.note(&format!("note: not measured: {name}: {}", tame(why)));
        }
    }
    let few = [("router.decision.p95", 20), ("router.decision.p99", 100)];
    for (name, least) in few {
        if let Some(count) = document.metrics.get(name).and_then(|it| it.count).filter(|count| *count < least) {
            output
                .note(&format!("note: {name} is out of {count} decisions; with fewer than {least} it is the slowest"));
        }
    }
}

/// The text of a file, or of stdin.
fn telemetry(path: &Path) -> Result<String> {
    let shown = path.display();
    if path == Path::new("-") {
        return limited(io::stdin().lock()).context("read stdin");
    }
    let file = File::open(path).with_context(|| format!("read `{shown}`"))?;
    limited(file).with_context(|| format!("read `{shown}`"))
}

/// Text up to a limit.
fn limited(from: impl Read) -> io::Result<String> {
    let mut text = String::new();
    from.take(MAX_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MAX_BYTES {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it is larger than {} MiB", MAX_BYTES >> 20)));
    }
    Ok(text)
}

/// What a program prints, when it ends well.
fn printed(program: &OsString, args: &[OsString]) -> Result<String> {
    let shown = program.to_string_lossy();
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("run `{shown}`"))?;
    let text = match child.stdout.take() {
        Some(pipe) => limited(pipe),
        None => Ok(String::new()),
    };
    if text.is_err() {
        // It may be printing still, and nobody reads that.
        let _ = child.kill();
    }
    let status = child.wait().with_context(|| format!("run `{shown}`"))?;
    let text = text.with_context(|| format!("read what `{shown}` prints"))?;
    if !status.success() {
        bail!("measure with `{shown}`: it ended with {status}, so that what it printed says nothing");
    }
    Ok(text)
}

fn diff(args: &Diff, output: Output) -> Outcome {
    let (a, b) = (read(&args.before)?, read(&args.after)?);
    let name = |path: &Path| path.display().to_string();
    let compared = Comparison::of((&name(&args.before), &a), (&name(&args.after), &b));
    let style = comparison::Style { color: output.color, width: output.width, unicode: output.unicode };
    let text = match args.output_format {
        Format::Full => comparison::full(&compared, style),
        Format::Json => comparison::json(&compared),
        Format::Markdown => comparison::markdown(&compared),
    };
    if output.shows_findings() {
        output.out(&text).context("write to stdout")?;
    }
    compared.notes.iter().for_each(|note| output.note(&format!("note: {}", tame(note))));
    output.note(&comparison::summary(&compared));
    Ok(match compared.regressions() {
        _ if compared.count(Verdict::Incomparable) > 0 => exit::FAILED,
        0 => exit::CLEAN,
        _ => exit::FINDINGS,
    })
}

/// A document that its schema accepts.
fn read(path: &Path) -> Result<Baseline> {
    let shown = path.display();
    let file = File::open(path).with_context(|| format!("read `{shown}`"))?;
    let text = limited(file).with_context(|| format!("read `{shown}`"))?;
    let failed = |lines: Vec<String>| {
        let lines: Vec<String> = lines.iter().map(|line| format!("\n  {shown}:{}", tame(line))).collect();
        anyhow!("read `{shown}` as a baseline of metrics:{}", lines.concat())
    };
    let value = document::parse(&text).map_err(|problem| failed(vec![problem.to_string()]))?;
    if let Some(other) = other_kind(&value) {
        bail!("read `{shown}` as a baseline of metrics: {other}");
    }
    let schema: Value = serde_json::from_str(SCHEMA).context("use the schema")?;
    let problems = document::problems(&text, &value, &schema).map_err(|error| anyhow!(error))?;
    if !problems.is_empty() {
        return Err(failed(problems.iter().map(ToString::to_string).collect()));
    }
    serde_json::from_value(value).with_context(|| format!("read `{shown}` as a baseline of metrics"))
}

/// What a document is in place of what it should be, and what to do.
fn other_kind(value: &Value) -> Option<String> {
    let kind = value.get("kind").and_then(Value::as_str);
    let family = |kind: &str| kind.rsplit_once("/v").map(|(family, version)| (family.to_string(), version.to_string()));
    match kind {
        Some(KIND) => None,
        Some(other) if family(other).map(|it| it.0) == family(KIND).map(|it| it.0) => {
            Some(format!("its kind is `{}`, and this Feeler knows `{KIND}`; update Feeler", tame(other)))
        }
        Some(other) => Some(format!("its kind is `{}`; give a file of `feeler metrics capture`", tame(other))),
        None if value.get("findings").is_some() => {
            Some("it is about findings of `feeler check`; give a file of `feeler metrics capture`".to_string())
        }
        None if value.get("hot").is_some() => {
            Some("it is a telemetry snapshot; `feeler metrics capture --from` makes a baseline of it".to_string())
        }
        None => Some("it has no `kind`; give a file of `feeler metrics capture`".to_string()),
    }
}
