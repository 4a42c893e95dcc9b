//! Allowances: what they silence, and what is wrong with them. Pure: the day and the findings are passed in.
//!
//! The graph cuts chains at allowances in the source and says which of them did anything. This module judges the allowances
//! themselves (SUP001–SUP004) and applies those of `feeler.toml`. Findings about allowances cannot be allowed.

use super::fix::allow::is_reason;
use crate::{
    base::{
        date::Date,
        finding::{Confidence, Finding, Location, Severity},
        source::FileId,
        suggest::did_you_mean,
    },
    catalog::{Catalog, Rule, retired, select::suggestion},
    config::{ConfigAllow, Settings},
    facts::Allow,
};
use rustc_hash::FxHashSet;

/// Allowances in the source that silenced something: file, index among the file's allowances, rule code.
pub type Used = FxHashSet<(FileId, u32, String)>;

/// What judging needs beside the findings.
pub struct Input<'a> {
    /// Settings of the run.
    pub settings: &'a Settings,
    /// Files with allowances: id, path, the allowances.
    pub files: &'a [(FileId, &'a str, &'a [Allow])],
    /// Which allowances did anything.
    pub used: &'a Used,
    /// Ids of [`Settings::files`], in that order.
    pub config_files: &'a [FileId],
}

/// What is left to report.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Findings that no allowance silences, and those about allowances; unsorted.
    pub findings: Vec<Finding>,
    /// How many findings allowances of `feeler.toml` silenced.
    pub suppressed: u32,
}

/// Canonical code of the rule that an allowance names: its code, its name, or a retired word with a successor.
pub fn code_of(word: &str, catalog: &Catalog) -> Option<String> {
    let successor = || retired::lookup(word).and_then(|it| it.successor).and_then(|it| catalog.rule(it));
    let rule = catalog.rule(word).or_else(successor)?;
    (!is_about_allowances(&rule.code)).then(|| rule.code.clone())
}

/// Whether an allowance of the source still silences anything on this day. One without a reason does: one mistake should not
/// show as two.
pub fn is_live(until: Option<&str>, today: Date) -> bool {
    until.is_none_or(|until| Date::parse(until).is_some_and(|last| today <= last))
}

/// Drops findings of rules that are off for their file, gives the others the severity of the configuration, applies allowances of
/// `feeler.toml`, and adds what is wrong with any allowance.
pub fn settle(findings: Vec<Finding>, path_of: &dyn Fn(FileId) -> String, input: &Input<'_>) -> Outcome {
    let settings = input.settings;
    let mut outcome = Outcome::default();
    let mut used = vec![false; settings.allows.len()];
    let about = source_allowances(input).into_iter().chain(config_allowances(input));
    for mut finding in findings.into_iter().chain(about) {
        let path = path_of(finding.primary.file);
        let Some(rule) = settings.catalog.rule(&finding.code) else { continue };
        if !settings.is_enabled(rule, &path) {
            continue;
        }
        match covering(settings, &finding.code, &path) {
            Some(at) => {
                used[at] = true;
                outcome.suppressed += 1;
            }
            None => {
                finding.severity = severity(rule, finding.severity, settings.severity(&rule.code, &path));
                outcome.findings.push(finding);
            }
        }
    }
    let unused = settings.allows.iter().zip(&used).filter(|(_, used)| !**used).map(|(allow, _)| allow);
    let ran: Vec<&Rule> = settings.rules().collect();
    for allow in unused.filter(|it| is_live(it.until.as_deref(), settings.today)) {
        let code = code_of(&allow.code, &settings.catalog);
        if ran.iter().any(|rule| Some(&rule.code) == code.as_ref()) {
            let message = format!("no finding of `{}` needs this allowance", allow.code);
            outcome.findings.extend(made(settings, "SUP002", place(input, allow), message, "remove it"));
        }
    }
    outcome
}

/// The severity after configuration. What a level has lowered is never raised above its level again.
fn severity(rule: &Rule, found: Severity, configured: Option<Severity>) -> Severity {
    match configured {
        Some(wanted) if found < rule.severity => wanted.min(found),
        Some(wanted) => wanted,
        None => found,
    }
}

/// Index of a live allowance of `feeler.toml` for a finding.
fn covering(settings: &Settings, code: &str, path: &str) -> Option<usize> {
    settings.allows.iter().position(|allow| {
        code_of(&allow.code, &settings.catalog).as_deref() == Some(code)
            && is_live(allow.until.as_deref(), settings.today)
            && allow.paths.matches(path)
    })
}

fn source_allowances(input: &Input<'_>) -> Vec<Finding> {
    let settings = input.settings;
    let mut findings = Vec::new();
    for (file, path, allows) in input.files {
        for (index, allow) in allows.iter().enumerate() {
            let whole = Location { file: *file, span: allow.span };
            if allow.codes.is_empty() {
                findings.extend(malformed(settings, whole, allow));
                continue;
            }
            if !is_reason(&allow.reason) {
                findings.extend(reasonless(settings, whole));
            }
            findings.extend(expired(settings, whole, allow.until.as_deref()));
            let live = is_live(allow.until.as_deref(), settings.today);
            for (at, code) in allow.codes.iter().enumerate() {
                let span = allow.code_spans.get(at).copied().unwrap_or(allow.span);
                let place = Location { file: *file, span };
                findings.extend(unknown(settings, place, code));
                if live && is_unused(input, *file, path, index as u32, code) {
                    let message = format!("no finding of `{code}` needs this allowance");
                    findings.extend(made(settings, "SUP002", place, message, "remove it"));
                }
            }
        }
    }
    findings
}

/// Only told for rules that ran on the file: of the others nobody knows.
fn is_unused(input: &Input<'_>, file: FileId, path: &str, index: u32, word: &str) -> bool {
    let catalog = &input.settings.catalog;
    let Some(code) = code_of(word, catalog) else { return false };
    let ran = catalog.rule(&code).is_some_and(|rule| input.settings.is_enabled(rule, path));
    ran && !input.used.contains(&(file, index, code))
}

fn config_allowances(input: &Input<'_>) -> Vec<Finding> {
    let settings = input.settings;
    let mut findings = Vec::new();
    for allow in &settings.allows {
        let place = place(input, allow);
        if !is_reason(&allow.reason) {
            findings.extend(reasonless(settings, place));
        }
        findings.extend(expired(settings, place, allow.until.as_deref()));
        findings.extend(unknown(settings, place, &allow.code));
    }
    findings
}

fn place(input: &Input<'_>, allow: &ConfigAllow) -> Location {
    let file = input.config_files.get(allow.file).copied().unwrap_or(FileId(u32::MAX));
    Location { file, span: allow.span }
}

fn reasonless(settings: &Settings, place: Location) -> Option<Finding> {
    made(
        settings,
        "SUP001",
        place,
        "this allowance does not say why".to_string(),
        "say in a few words why this is right here",
    )
}

fn expired(settings: &Settings, place: Location, until: Option<&str>) -> Option<Finding> {
    let until = until?;
    let message = match Date::parse(until) {
        Some(last) if settings.today <= last => return None,
        Some(last) => format!("this allowance ended on {last}"),
        None => format!("`until={until}` is no date"),
    };
    made(settings, "SUP004", place, message, "fix what it allows, or give a new date (YYYY-MM-DD) and say why")
}

fn unknown(settings: &Settings, place: Location, word: &str) -> Option<Finding> {
    let catalog = &settings.catalog;
    if code_of(word, catalog).is_some() {
        return None;
    }
    let message = match (catalog.rule(word), word.split_once('=')) {
        (Some(rule), _) => format!("`{}` is about allowances and cannot be allowed", rule.code),
        (None, Some((key, _))) => format!("unknown argument `{key}`{}", did_you_mean(key, ["until"])),
        (None, None) if catalog.rules.iter().any(|it| it.code.starts_with(word)) => {
            format!("`{word}` is a prefix; an allowance names single rules")
        }
        (None, None) => format!("no rule has the code or name `{word}`{}", suggestion(word, catalog)),
    };
    made(settings, "SUP003", place, message, "see `feeler rules` for all codes and names")
}

/// A `// feeler:` comment that says neither `hot` nor `allow(CODE)`; the parser keeps its words as the reason.
fn malformed(settings: &Settings, place: Location, allow: &Allow) -> Option<Finding> {
    let words = &allow.reason;
    let first = words.split(|it: char| !it.is_alphanumeric()).next().unwrap_or("");
    let message = match did_you_mean(first, ["allow", "hot"]) {
        near if near.is_empty() || matches!(first, "allow" | "hot" | "gated") => {
            "this comment cannot be read".to_string()
        }
        near => format!("`{first}` is no directive{near}"),
    };
    made(
        settings,
        "SUP003",
        place,
        message,
        "write `// feeler: allow(CODE) reason`, `// feeler: hot` or `// feeler: gated(FLAG)`",
    )
}

fn made(settings: &Settings, code: &str, place: Location, message: String, help: &str) -> Option<Finding> {
    let rule = settings.catalog.rule(code)?;
    Some(Finding {
        code: rule.code.clone(),
        name: rule.name.clone(),
        severity: rule.severity,
        confidence: Confidence::High,
        message,
        primary: place,
        symbol: String::new(),
        effect: None,
        chain: Vec::new(),
        reaches: Vec::new(),
        help: vec![help.to_string()],
        fixes: Vec::new(),
    })
}

fn is_about_allowances(code: &str) -> bool {
    code.starts_with("SUP")
}

#[cfg(test)]
#[path = "suppress_tests.rs"]
mod tests;
