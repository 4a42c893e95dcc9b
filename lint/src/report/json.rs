//! JSON, version 1; `schemas/report.schema.json` describes it. The same from run to run: no time, no absolute path.

use crate::base::{
    finding::{Applicability, Confidence, Finding, Fix, Hop, Location, Reach, Severity},
    report::Report,
    source::LineColumn,
};
use serde::Serialize;

/// Version of the format. Another one may come with other keys; new keys alone keep it.
pub(super) const VERSION: u8 = 1;
/// Who wrote the report.
pub(super) const TOOL: Tool = Tool { name: "feeler", version: env!("CARGO_PKG_VERSION") };

/// Renders the whole report, with a line break at its end.
pub fn render(report: &Report) -> String {
    let findings = findings(report).collect();
    let document = Document { version: VERSION, tool: TOOL, findings, summary: summary(report) };
    // Plain data with string keys always serialises.
    super::run::visible_json(serde_json::to_string_pretty(&document).unwrap_or_default() + "\n")
}

/// The findings as they stand in the document, in order.
pub(super) fn findings(report: &Report) -> impl Iterator<Item = FindingOut<'_>> {
    let prints = super::fingerprints(report);
    report.findings.iter().zip(prints).map(|(finding, print)| finding_out(report, finding, print))
}

/// The totals as they stand in the document.
pub(super) fn summary(report: &Report) -> SummaryOut {
    SummaryOut {
        files: report.summary.files,
        findings: report.findings.len(),
        suppressed: report.summary.suppressed,
        baselined: report.summary.baselined,
    }
}

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    tool: Tool,
    findings: Vec<FindingOut<'a>>,
    summary: SummaryOut,
}

#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
pub(super) struct SummaryOut {
    files: u32,
    findings: usize,
    suppressed: u32,
    baselined: u32,
}

#[derive(Serialize)]
pub(super) struct FindingOut<'a> {
    code: &'a str,
    name: &'a str,
    severity: Severity,
    confidence: Confidence,
    message: &'a str,
    path: String,
    range: Range,
    symbol: &'a str,
    effect: Option<Effect<'a>>,
    chain: Vec<HopOut<'a>>,
    reaches: Vec<ReachOut<'a>>,
    help: &'a [String],
    fixes: Vec<FixOut<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Effect<'a> {
    class: &'a str,
    primitive: &'a str,
}

#[derive(Serialize)]
struct HopOut<'a> {
    path: String,
    line: u32,
    column: u32,
    symbol: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
struct ReachOut<'a> {
    class: &'a str,
    primitive: &'a str,
    path: String,
    line: u32,
}

#[derive(Serialize)]
struct FixOut<'a> {
    title: &'a str,
    applicability: Applicability,
    edits: Vec<EditOut<'a>>,
}

#[derive(Serialize)]
struct EditOut<'a> {
    path: String,
    range: Range,
    text: &'a str,
}

fn finding_out<'a>(report: &Report, finding: &'a Finding, fingerprint: String) -> FindingOut<'a> {
    let (path, range) = range(report, finding.primary);
    FindingOut {
        code: &finding.code,
        name: &finding.name,
        severity: finding.severity,
        confidence: finding.confidence,
        message: &finding.message,
        path,
        range,
        symbol: &finding.symbol,
        effect: finding.effect.as_ref().map(|(class, primitive)| Effect { class, primitive }),
        chain: finding.chain.iter().map(|hop| hop_out(report, hop)).collect(),
        reaches: finding.reaches.iter().map(|reach| reach_out(report, reach)).collect(),
        help: &finding.help,
        fixes: finding.fixes.iter().map(|fix| fix_out(report, fix)).collect(),
        fingerprint,
    }
}

fn hop_out<'a>(report: &Report, hop: &'a Hop) -> HopOut<'a> {
    let (path, range) = range(report, hop.at);
    HopOut { path, line: range.start.line, column: range.start.column, symbol: &hop.symbol, note: &hop.note }
}

fn reach_out<'a>(report: &Report, reach: &'a Reach) -> ReachOut<'a> {
    let (path, range) = range(report, reach.at);
    ReachOut { class: &reach.class, primitive: &reach.primitive, path, line: range.start.line }
}

fn fix_out<'a>(report: &Report, fix: &'a Fix) -> FixOut<'a> {
    let edits = fix.edits.iter().map(|(at, text)| {
        let (path, range) = range(report, *at);
        EditOut { path, range, text }
    });
    FixOut { title: &fix.title, applicability: fix.applicability, edits: edits.collect() }
}

fn range(report: &Report, at: Location) -> (String, Range) {
    let source = super::source(report, at.file);
    let position = |LineColumn { line, column }| Position { line, column };
    let range = Range { start: position(source.position(at.span.start)), end: position(source.position(at.span.end)) };
    (source.path.clone(), range)
}
