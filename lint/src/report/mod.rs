//! Renderers: one file a format. They read a [`Report`] and write text; none knows how the findings came about.

pub mod comparison;
pub mod concise;
pub mod flags;
pub mod full;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod jsonl;
pub mod junit;
mod line_hash;
pub mod markdown;
pub mod picture;
pub mod rule_page;
mod run;
pub mod sarif;
pub mod summary;
pub mod text;
pub mod timers;
mod windows;

pub use run::{Run, uri};

use crate::base::{
    finding::Finding,
    fingerprint::fingerprint,
    report::Report,
    source::{FileId, SourceText},
};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The text of a file, empty when the report does not have it: a renderer never fails over a missing line.
fn source(report: &Report, file: FileId) -> Arc<SourceText> {
    report.sources.get(&file).cloned().unwrap_or_else(|| Arc::new(SourceText::new("", "")))
}

/// Fingerprints of all findings, in order. Equal ones are told apart by their order of appearance.
pub fn fingerprints(report: &Report) -> Vec<String> {
    let mut twins: FxHashMap<String, u32> = FxHashMap::default();
    let mut print = |finding: &Finding| {
        let source = source(report, finding.primary.file);
        let text = source.slice(finding.primary.span);
        let of = |twin| fingerprint(&finding.code, &source.path, &finding.symbol, text, twin);
        let twin = twins.entry(of(0)).or_insert(0);
        *twin += 1;
        of(*twin - 1)
    };
    report.findings.iter().map(&mut print).collect()
}

#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod tests;
