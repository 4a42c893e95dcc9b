//! Descriptors of the rules: what GitHub shows beside an alert comes from the rule's own documentation.

use super::{
    super::{run, text},
    model::{Configuration, Descriptor, Help, RuleProperties, Text},
};
use crate::{base::finding::Severity, catalog::Rule};
use std::fmt::Write as _;

/// The most characters that GitHub takes for a description.
const MAX_DESCRIPTION: usize = 1_024;
/// The most tags that GitHub shows.
const MAX_TAGS: usize = 10;

pub(super) fn descriptor(rule: &Rule) -> Descriptor<'_> {
    let full = prose(&format!("{}\n\n{}", rule.summary, rule.docs.why)).replace("\n\n", " ");
    Descriptor {
        id: &rule.code,
        name: &rule.name,
        short_description: Text { text: cut(&prose(&rule.summary)) },
        full_description: Text { text: cut(&full) },
        help: Help { text: plain(rule), markdown: markdown(rule) },
        default_configuration: Configuration { level: run::level(rule.severity) },
        properties: RuleProperties {
            tags: tags(rule),
            precision: precision(rule),
            problem_severity: match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "recommendation",
            },
        },
    }
}

/// What reads syntax alone cannot be wrong about it; what follows calls says itself how sure it is, and hides what is not.
fn precision(rule: &Rule) -> &'static str {
    if rule.params.effect.is_some() { "high" } else { "very-high" }
}

/// Words to filter by: the family, and what the detector looks for.
fn tags(rule: &Rule) -> Vec<&str> {
    let mut tags = vec![rule.family()];
    let words = rule.params.effect.iter().chain(&rule.params.contexts).chain(&rule.gap).map(String::as_str);
    for tag in words {
        if !tags.contains(&tag) && tags.len() < MAX_TAGS {
            tags.push(tag);
        }
    }
    tags
}

fn plain(rule: &Rule) -> String {
    let docs = &rule.docs;
    let parts = [
        prose(&docs.why),
        format!("Avoid:\n\n{}", docs.avoid.trim_matches('\n')),
        format!("Prefer:\n\n{}", docs.prefer.trim_matches('\n')),
        format!("Limits: {}", prose(&docs.limits)),
        format!("Allow: {}", allowance(rule)),
    ];
    parts.join("\n\n")
}

/// A rule's documentation.
pub fn markdown(rule: &Rule) -> String {
    let docs = &rule.docs;
    let mut out = format!("{}\n", prose(&docs.why));
    let mut section = |title: &str, body: &str| {
        // Writing to a string cannot fail.
        let _ = write!(out, "\n## {title}\n\n{body}\n");
    };
    section("Avoid", &fenced(&docs.avoid));
    section("Prefer", &fenced(&docs.prefer));
    section("Limits", &prose(&docs.limits));
    section("Allow", &fenced(&allowance(rule)));
    out
}

fn allowance(rule: &Rule) -> String {
    format!("// feeler: allow({}) why it is right here", rule.code)
}

fn fenced(code: &str) -> String {
    let longest = code.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}rust\n{}\n{fence}", code.trim_matches('\n'))
}

/// Paragraphs on one line each.
fn prose(said: &str) -> String {
    text::reflow(said, usize::MAX)
}

fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= MAX_DESCRIPTION {
        return text.to_string();
    }
    // Half of the units are characters for sure, whatever they are.
    let short: String =
        text.chars().take(if text.is_ascii() { MAX_DESCRIPTION - 1 } else { MAX_DESCRIPTION / 2 - 1 }).collect();
    short + "…"
}
