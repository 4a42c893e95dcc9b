//! `feeler policy audit`.

use super::{
    super::{Outcome, output::Output},
    Format,
};
use crate::{base::exit, report::text::tame};
use anyhow::{Context, Result, bail};
use clap::Args;
use feeler_shim::{
    audit::{self, Checkpoint, MAX_NOTE, NoteKey, OpenError, Verified},
    fs::{Fs, RealFs},
};
use serde_json::json;
use std::path::{Path, PathBuf};

const AFTER: &str = "Examples:
  feeler policy audit log/audit.jsonl                       finds what was changed
  feeler policy audit --key NAME+ID+KEY log/audit.jsonl     and lines that are missing at its end
  feeler policy audit --key NAME+ID+KEY --checkpoint kept/audit.checkpoint log/audit.jsonl

A log goes on in audit.000002.jsonl, audit.000003.jsonl, and so on: all of them are read.

Exit codes: 0 it is whole, 1 it is not, 2 the job could not be done.";

#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(super) struct Audit {
    /// The first file of the log
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Key of somebody whose checkpoint is believed, as signed notes write it
    #[arg(long, value_name = "NAME+ID+KEY")]
    key: Vec<NoteKey>,
    /// The checkpoint [default: the one beside the log]. One from another machine shows more
    #[arg(long, value_name = "FILE", requires = "key")]
    checkpoint: Option<PathBuf>,
    /// Format on stdout
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Full)]
    output_format: Format,
}

pub(super) fn run(args: &Audit, output: Output) -> Outcome {
    let judged = match checkpoint(args)? {
        Ok(checkpoint) => audit::verify_files(&RealFs, &args.file, checkpoint.as_ref()),
        Err(error) => Err(error),
    };
    if let Err(error @ (OpenError::Io { .. } | OpenError::Locked { .. } | OpenError::Repair(_))) = judged {
        let text = error.to_string();
        bail!("{}", text.strip_prefix("failed to ").unwrap_or(&text));
    }
    let text = match args.output_format {
        Format::Json => format!("{}\n", data(&judged)),
        Format::Full => full(&args.file, &judged),
    };
    output.out(&text).context("write to stdout")?;
    if args.key.is_empty() && judged.is_ok() {
        output.note(
            "note: without `--key` no checkpoint is looked at, and nothing shows whether lines are missing at the end",
        );
    }
    Ok(if judged.is_ok() { exit::CLEAN } else { exit::FINDINGS })
}

/// The checkpoint, where there is a key to believe it by; or that it cannot be believed.
fn checkpoint(args: &Audit) -> Result<std::result::Result<Option<Checkpoint>, OpenError>> {
    if args.key.is_empty() {
        return Ok(Ok(None));
    }
    let path = args.checkpoint.clone().unwrap_or_else(|| args.file.with_extension("checkpoint"));
    let note = RealFs.read(&path, MAX_NOTE);
    let note = note.with_context(|| format!("read the checkpoint `{}`", path.display()))?;
    Ok(Checkpoint::verified(&note, &args.key).map(Some).map_err(OpenError::from))
}

fn full(file: &Path, judged: &std::result::Result<Verified, OpenError>) -> String {
    let shown = file.display();
    let lines = match judged {
        Ok(whole) => vec![
            format!("{shown}: whole"),
            format!("  lines    {}", whole.lines),
            format!("  covered  {} by the checkpoint", whole.covered),
            format!("  last     {}", whole.last.map(|it| it.to_string()).unwrap_or_default()),
            format!("  sha256   {}", whole.last_sha256),
        ],
        Err(error) => vec![format!("{shown}: not to be believed"), format!("  {error}")],
    };
    lines.iter().map(|line| format!("{}\n", tame(line.trim_end()))).collect()
}

fn data(judged: &std::result::Result<Verified, OpenError>) -> serde_json::Value {
    match judged {
        Ok(whole) => json!({
            "whole": true,
            "lines": whole.lines,
            "covered": whole.covered,
            "last": whole.last,
            "last_sha256": whole.last_sha256,
        }),
        Err(OpenError::Broken(broken)) => json!({
            "whole": false,
            "line": broken.line,
            "file": broken.file,
            "why": broken.why.code(),
            "message": format!("failed to {broken}"),
        }),
        Err(error) => json!({ "whole": false, "message": error.to_string() }),
    }
}
