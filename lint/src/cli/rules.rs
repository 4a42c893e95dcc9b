//! `feeler rules` and `feeler explain`.

use super::{
    Outcome,
    args::{Explain, Rules, RulesFormat, Source},
    output::Output,
};
use crate::{
    base::exit,
    catalog::{Catalog, Rule, Status, retired, select::suggestion},
    engine::load::{Request, load},
    report::{concise::word, text::reflow},
};
use anyhow::{Context, Result, anyhow, bail};
use std::fmt::Write as _;

pub(super) fn list(args: &Rules, output: Output) -> Outcome {
    let catalog = catalog(&args.source)?;
    let text = match args.output_format {
        RulesFormat::Text => text(&catalog),
        RulesFormat::Json => serde_json::to_string_pretty(&catalog.rules).context("write the rules as JSON")? + "\n",
        RulesFormat::Markdown => markdown(&catalog),
    };
    output.out(&text).context("write to stdout").map(|()| exit::CLEAN)
}

pub(super) fn explain(args: &Explain, output: Output) -> Outcome {
    let catalog = catalog(&args.source)?;
    let Some(rule) = catalog.rule(&args.rule) else {
        if let Some(successor) = retired::lookup(&args.rule).and_then(|it| it.successor) {
            bail!("explain `{}`: it is now `{successor}`", args.rule);
        }
        let near = suggestion(&args.rule, &catalog);
        bail!(
            "explain `{}`: there is no such rule{near}{}",
            args.rule,
            if near.is_empty() { "; see `feeler rules`" } else { "" }
        );
    };
    output.out(&page(rule, output.width)).context("write to stdout").map(|()| exit::CLEAN)
}

fn catalog(source: &Source) -> Result<Catalog> {
    let request = Request { config: source.config.clone(), isolated: source.isolated, ..Request::default() };
    Ok(load(&request).map_err(|error| anyhow!(error))?.settings.catalog)
}

fn text(catalog: &Catalog) -> String {
    let width = catalog.rules.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in &catalog.rules {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}  {:<width$}  {:<7}  {}", rule.code, rule.name, word(rule.severity), rule.summary);
    }
    out
}

/// The table of the README.
pub(super) fn markdown(catalog: &Catalog) -> String {
    let mut out = "| code | name | severity | what it finds |\n| --- | --- | --- | --- |\n".to_string();
    for rule in &catalog.rules {
        let note = match (rule.status, rule.gates) {
            (Status::Preview, _) => " (preview)",
            (Status::Deprecated, _) => " (deprecated)",
            (Status::Stable, false) => " (never fails a run)",
            (Status::Stable, true) => "",
        };
        let severity = word(rule.severity);
        let _ = writeln!(out, "| {} | {} | {severity}{note} | {} |", rule.code, rule.name, rule.summary);
    }
    out
}

fn page(rule: &Rule, width: usize) -> String {
    let docs = &rule.docs;
    let status = match rule.status {
        Status::Preview => "preview",
        Status::Stable => "stable",
        Status::Deprecated => "deprecated",
    };
    let gate = if rule.gates { "" } else { ", never fails a run" };
    let mut out = format!("{} {}\n\n{}\n", rule.code, rule.name, rule.summary);
    let _ = writeln!(out, "Severity: {}{gate}. Status: {status}, since {}.", word(rule.severity), rule.since);
    let mut section = |title: &str, body: &str| {
        let _ = write!(out, "\n{title}\n\n{}\n", indented(body));
    };
    let prose = |said: &str| reflow(said, width.saturating_sub(4));
    section("Why", &prose(&docs.why));
    section("Avoid", &docs.avoid);
    section("Prefer", &docs.prefer);
    section("Limits", &prose(&docs.limits));
    if let Some(shim) = &docs.shim {
        section("Shim", shim);
    }
    section("Allow", &format!("// feeler: allow({}) why it is right here", rule.code));
    out
}

fn indented(body: &str) -> String {
    let lines = body.trim_matches('\n').lines();
    let lines: Vec<String> =
        lines.map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect();
    lines.join("\n")
}
