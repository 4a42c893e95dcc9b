//! `--add-allow`: a comment above the line of every finding.

use crate::{
    base::report::Report,
    config::Settings,
    engine::fix::{
        allow::comments,
        edits::apply,
        write::{NewText, replace},
    },
};
use anyhow::{Result, anyhow, bail};
use std::path::Path;

/// Adds the comments and returns how many. Findings that cannot be allowed where they are are left alone.
pub(super) fn add(root: &Path, settings: &Settings, report: &Report, reason: &str) -> Result<usize> {
    let reason = reason.trim();
    if reason.is_empty() || reason.contains(['\n', '\r']) {
        bail!("add allowances: the reason must be some words on one line");
    }
    let comments = comments(&settings.catalog, report, reason);
    let texts = comments.iter().map(|(file, edits)| {
        let source = &report.sources[file];
        NewText { path: source.path.clone(), old: source.text.clone(), new: apply(&source.text, edits) }
    });
    replace(root, &texts.collect::<Vec<_>>()).map_err(|error| anyhow!(error))?;
    Ok(comments.values().map(Vec::len).sum())
}
