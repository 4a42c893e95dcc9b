//! The page of a rule: one source for `feeler explain` and for `docs/rules/`.

use super::{
    concise::word,
    text::{reflow, width},
};
use crate::catalog::{Catalog, Rule, Status};
use std::fmt::Write as _;

/// What a section says, and how.
enum Body {
    Prose(String),
    Code(&'static str, String),
    /// Name and meaning.
    Rows(Vec<(String, String)>),
}

/// The page for a terminal.
pub fn text(rule: &Rule, catalog: &Catalog, columns: usize) -> String {
    let mut out = format!("{} {}\n\n{}\n{}\n", rule.code, rule.name, rule.summary, facts(rule));
    for (title, body) in sections(rule, catalog) {
        let body = match body {
            Body::Prose(said) => reflow(&said, columns.saturating_sub(4)),
            Body::Code(_, code) => code.trim_matches('\n').to_string(),
            Body::Rows(rows) => aligned(&rows, columns.saturating_sub(4)),
        };
        // Writing to a string cannot fail.
        let _ = write!(out, "\n{title}\n\n{}\n", indented(&body, 4));
    }
    out
}

/// The page as Markdown.
pub fn markdown(rule: &Rule, catalog: &Catalog) -> String {
    let mut out = "<!-- Written by `feeler generate pages` from the rule's data file; edit that. -->\n\n".to_string();
    let _ = write!(out, "# {} {}\n\n{}\n\n{}\n", rule.code, rule.name, rule.summary, facts(rule));
    for (title, body) in sections(rule, catalog) {
        let body = match body {
            Body::Prose(said) => said.trim().to_string(),
            Body::Code(language, code) => format!("```{language}\n{}\n```", code.trim_matches('\n')),
            Body::Rows(rows) => {
                let rows: Vec<String> = rows.iter().map(|(name, said)| format!("* `{name}`: {said}")).collect();
                rows.join("\n")
            }
        };
        let _ = write!(out, "\n## {title}\n\n{body}\n");
    }
    out
}

/// The table of all rules; `folder` is where their pages are, seen from the table.
pub fn table(catalog: &Catalog, folder: Option<&str>) -> String {
    let mut out = "| code | name | severity | what it finds |\n| --- | --- | --- | --- |\n".to_string();
    for rule in &catalog.rules {
        let note = match (rule.status, rule.gates) {
            (Status::Preview, _) => " (preview)",
            (Status::Deprecated, _) => " (deprecated)",
            (Status::Stable, false) => " (never fails a run)",
            (Status::Stable, true) => "",
        };
        let (code, severity) = (&rule.code, word(rule.severity));
        let code = folder.map_or_else(|| code.clone(), |folder| format!("[{code}]({folder}{code}.md)"));
        let _ = writeln!(out, "| {code} | {} | {severity}{note} | {} |", rule.name, rule.summary);
    }
    out
}

fn facts(rule: &Rule) -> String {
    let status = match rule.status {
        Status::Preview => "preview",
        Status::Stable => "stable",
        Status::Deprecated => "deprecated",
    };
    let gate = if rule.gates { "" } else { ", never fails a run" };
    let gap = rule.gap.as_ref().map_or_else(String::new, |gap| format!(" Gap: {gap}."));
    format!("Severity: {}{gate}. Status: {status}, since {}.{gap}", word(rule.severity), rule.since)
}

fn sections(rule: &Rule, catalog: &Catalog) -> Vec<(&'static str, Body)> {
    let docs = &rule.docs;
    let rust = |code: &str| Body::Code("rust", code.to_string());
    let mut sections = vec![
        ("Why", Body::Prose(docs.why.clone())),
        ("Avoid", rust(&docs.avoid)),
        ("Prefer", rust(&docs.prefer)),
        ("Limits", Body::Prose(docs.limits.clone())),
    ];
    sections.extend(docs.shim.as_ref().map(|shim| ("Shim", Body::Prose(format!("`{shim}`")))));
    if !rule.code.starts_with("SUP") {
        sections.push(("Allow", rust(&format!("// feeler: allow({}) why it is right here", rule.code))));
    }
    let parameters = parameters(rule);
    if !parameters.is_empty() {
        sections.push(("Parameters", Body::Rows(parameters)));
    }
    let classes = classes(rule, catalog);
    if !classes.is_empty() {
        sections.push(("What counts", Body::Rows(classes)));
    }
    sections
}

fn parameters(rule: &Rule) -> Vec<(String, String)> {
    let params = &rule.params;
    let list = |words: &[String]| (!words.is_empty()).then(|| words.join(", "));
    let rows = [
        ("effect", params.effect.clone()),
        ("contexts", list(&params.contexts)),
        ("classes", list(&params.classes)),
        ("except-classes", list(&params.except_classes)),
        ("names", list(&params.names)),
        ("flags", list(&params.flags)),
        ("beside", list(&params.beside)),
        ("max-hops", params.max_hops.map(|hops| hops.to_string())),
    ];
    rows.into_iter().filter_map(|(name, said)| Some((name.to_string(), said?))).collect()
}

/// The classes of the effect that the rule is about.
fn classes(rule: &Rule, catalog: &Catalog) -> Vec<(String, String)> {
    let params = &rule.params;
    let Some(effects) = params.effect.as_ref().and_then(|name| catalog.effects.get(name)) else { return Vec::new() };
    let counts = |name: &String| {
        (params.classes.is_empty() || params.classes.contains(name)) && !params.except_classes.contains(name)
    };
    let classes = effects.classes().iter().filter(|class| counts(&class.name));
    classes.map(|class| (class.name.clone(), class.summary.clone())).collect()
}

/// Names in a column of their own.
fn aligned(rows: &[(String, String)], columns: usize) -> String {
    let widest = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let lines = rows.iter().map(|(name, said)| {
        let said = indented(&reflow(said, columns.saturating_sub(widest + 2).max(20)), widest + 2);
        format!("{name}{}{}", " ".repeat(widest + 2 - width(name)), said.trim_start())
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn indented(body: &str, by: usize) -> String {
    let indent = " ".repeat(by);
    let lines = body.lines().map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}
