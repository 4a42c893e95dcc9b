//! `--fix` and `--diff`.

use super::{Outcome, output::Output};
use crate::{
    base::{exit, report::Report},
    config::Settings,
    engine::{
        self, Scope,
        fix::{
            rounds::{self, Fixed},
            write::{NewText, replace},
        },
        inputs::Since,
    },
    report::text::tame,
};
use anyhow::{Context as _, Result, anyhow};
use similar::TextDiff;
use std::path::Path;

/// Lines around a change.
const CONTEXT: usize = 3;

/// Writes what the safe fixes come to and returns what is left.
pub(super) fn apply(settings: &Settings, root: &Path, scope: &Scope, output: Output) -> Result<Report> {
    let fixed = rounds::fix(settings, root, scope).map_err(|error| anyhow!(error))?;
    replace(root, &fixed.texts).map_err(|error| anyhow!(error))?;
    if fixed.findings > 0 {
        output.note(&format!("Fixed {}", extent(&fixed)));
    }
    // What changed is now another question.
    if fixed.findings > 0 && scope.since != Since::Ever {
        return engine::check_scope(settings, root, scope).map_err(|error| anyhow!(error));
    }
    Ok(fixed.report)
}

/// Prints what [`apply`] would write.
pub(super) fn diff(fixed: &Fixed, file: Option<&Path>, output: Output) -> Outcome {
    let text: String = fixed.texts.iter().map(unified).collect();
    match file {
        Some(path) => std::fs::write(path, &text).with_context(|| format!("write `{}`", path.display()))?,
        // Programs get the text as it is, a terminal nothing that it would obey.
        None if output.terminal => output.out(&shown(&text)).context("write to stdout")?,
        None => output.out(&text).context("write to stdout")?,
    }
    for note in &fixed.report.notes {
        output.note(&format!("note: {note}"));
    }
    if fixed.findings == 0 {
        output.note("Nothing to fix");
        return Ok(exit::CLEAN);
    }
    output.note(&format!("Would fix {}", extent(fixed)));
    Ok(exit::FINDINGS)
}

fn shown(text: &str) -> String {
    text.lines().map(|line| tame(line) + "\n").collect()
}

fn extent(fixed: &Fixed) -> String {
    let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    format!("{} in {}", plural(fixed.findings, "finding"), plural(fixed.texts.len(), "file"))
}

/// As `git diff` writes it, with paths from the project's root: `git apply` and `patch -p1` read it there.
fn unified(text: &NewText) -> String {
    let (old, new) = (format!("a/{}", text.path), format!("b/{}", text.path));
    let diff = TextDiff::from_lines(&text.old, &text.new);
    diff.unified_diff().context_radius(CONTEXT).header(&old, &new).to_string()
}
