//! JSON lines: the findings of [`super::json`], one a line, and the summary in the last one.
//! `schemas/report-line.schema.json` describes them.

use super::{json, run};
use crate::base::report::Report;
use serde::Serialize;

/// Renders all findings and the summary.
pub fn render(report: &Report) -> String {
    let mut out = String::new();
    for finding in json::findings(report) {
        push(&mut out, &finding);
    }
    push(&mut out, &Last { version: json::VERSION, tool: json::TOOL, summary: json::summary(report) });
    run::visible_json(out)
}

fn push(out: &mut String, line: &impl Serialize) {
    // Plain data with string keys always serialises, and never with a line break.
    out.push_str(&serde_json::to_string(line).unwrap_or_default());
    out.push('\n');
}

#[derive(Serialize)]
struct Last {
    version: u8,
    tool: json::Tool,
    summary: json::SummaryOut,
}
