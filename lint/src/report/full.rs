//! For people: excerpts of the source along the whole chain, drawn by miette.

use super::{
    concise, text,
    windows::{Document, Mark},
};
use crate::base::{
    finding::{Confidence, Finding, Severity},
    report::Report,
};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use std::fmt;

/// How to draw.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether to use colours.
    pub color: bool,
    /// Columns that there are. No line is wider.
    pub width: usize,
}

/// Renders all findings, an empty line behind each.
pub fn render(report: &Report, style: Style) -> String {
    let theme = if style.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(style.width).with_links(false);
    let handler = handler.with_context_lines(super::windows::CONTEXT as usize);
    report.findings.iter().map(|finding| one(report, finding, style, &handler) + "\n").collect()
}

fn one(report: &Report, finding: &Finding, style: Style, handler: &GraphicalReportHandler) -> String {
    let view = View {
        finding,
        message: text::tame(&finding.message),
        document: Document::new(&marks(report, finding), style.width),
        width: style.width,
    };
    let mut out = String::new();
    let drawn = handler.render_report(&mut out, &view).is_ok();
    let fits = |line: &str| text::width(&text::without_colors(line)) <= style.width;
    if drawn && out.lines().all(fits) { out } else { plain(report, finding, style.width) }
}

/// Chains longer than this lose their middle; JSON has all of it.
const MAX_HOPS: usize = 5;
/// Hops that are kept at the beginning and at the end.
const KEPT: (usize, usize) = (3, 2);

fn marks(report: &Report, finding: &Finding) -> Vec<Mark> {
    let mark = |at: crate::base::finding::Location, label: String, primary| Mark {
        source: super::source(report, at.file),
        span: at.span,
        label,
        primary,
    };
    let chain = &finding.chain;
    let mut marks = Vec::new();
    if chain.first().is_none_or(|hop| hop.at != finding.primary) {
        marks.push(mark(finding.primary, String::new(), true));
    }
    let elided = if chain.len() > MAX_HOPS { KEPT.0..chain.len() - KEPT.1 } else { 0..0 };
    for (index, hop) in chain.iter().enumerate().filter(|(index, _)| !elided.contains(index)) {
        let number = if chain.len() > 1 { format!("{}. ", index + 1) } else { String::new() };
        let gap =
            if index + 1 == elided.start { format!(" … and {} more calls", elided.len()) } else { String::new() };
        marks.push(mark(hop.at, format!("{number}{}{gap}", hop.note), index == 0 && hop.at == finding.primary));
    }
    marks
}

/// Without a picture: for a terminal too narrow for one.
fn plain(report: &Report, finding: &Finding, width: usize) -> String {
    let mut lines = text::wrap(&text::tame(&concise::line(report, finding)), width);
    for hop in &finding.chain {
        let source = super::source(report, hop.at.file);
        let at = source.position(hop.at.span.start);
        let line = format!("{}:{}:{}: {}", source.path, at.line, at.column, hop.note);
        lines.extend(text::wrap(&text::tame(&line), width.saturating_sub(4)).into_iter().map(|it| format!("    {it}")));
    }
    for help in &finding.help {
        let line = format!("help: {help}");
        lines.extend(text::wrap(&text::tame(&line), width.saturating_sub(4)).into_iter().map(|it| format!("    {it}")));
    }
    lines.join("\n") + "\n"
}

/// A finding as miette sees it.
#[derive(Debug)]
struct View<'a> {
    finding: &'a Finding,
    message: String,
    document: Document,
    width: usize,
}

/// What miette puts in front of help, and keeps free at the right.
const HELP_INDENT: usize = 10;

impl fmt::Display for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for View<'_> {}

impl Diagnostic for View<'_> {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        let sure = match self.finding.confidence {
            Confidence::High => "",
            Confidence::Medium => " (medium confidence)",
            Confidence::Low => " (low confidence)",
        };
        Some(Box::new(format!("{} {}{sure}", self.finding.code, self.finding.name)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        match self.finding.help.as_slice() {
            [] => None,
            [one] => Some(Box::new(text::tame(one))),
            several => {
                // Wrapped here already, so that what follows a bullet stands below its text.
                let columns = self.width.saturating_sub(HELP_INDENT + "- ".len()).max(20);
                let item = |it: &String| format!("- {}", text::wrap(&text::tame(it), columns).join("\n  "));
                Some(Box::new(several.iter().map(item).collect::<Vec<_>>().join("\n")))
            }
        }
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.document)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.document.labels()))
    }
}
