//! What the formats for other programs share: the run around a report, places as hosts want them, and what goes first when not
//! everything fits.

use super::text;
use crate::{
    base::{
        finding::{Finding, Location, Severity},
        report::Report,
        source::SourceText,
    },
    catalog::Rule,
};
use std::fmt::Write as _;

/// A report with what a host wants to know about the run that wrote it.
#[derive(Clone)]
pub struct Run<'a> {
    /// What was found.
    pub report: &'a Report,
    /// The rules that ran, in order of their codes.
    pub rules: Vec<&'a Rule>,
    /// The code with which the process will exit.
    pub exit_code: u8,
    /// Whether a finding fails the run.
    pub fails: &'a dyn Fn(&Finding) -> bool,
    /// The project's folder in its repository, empty or with `/` at its end: hosts count paths from the repository's root.
    pub folder: String,
}

/// Chains longer than this lose their middle where they are text; JSON has all of it.
const MAX_STEPS: usize = 20;

impl<'a> Run<'a> {
    /// The path of a file in the repository.
    pub(super) fn path(&self, source: &SourceText) -> String {
        format!("{}{}", self.folder, source.path)
    }

    /// The rule of a finding, unless it is none of those that ran.
    pub(super) fn rule(&self, code: &str) -> Option<&'a Rule> {
        self.rules.iter().copied().find(|it| it.code == code)
    }

    /// `path:line:column`.
    pub(super) fn place(&self, at: Location) -> String {
        let source = super::source(self.report, at.file);
        let position = source.position(at.span.start);
        format!("{}:{}:{}", self.path(&source), position.line, position.column)
    }

    /// A finding as lines of plain text behind its message: the chain, then what can be done.
    pub(super) fn details(&self, finding: &Finding) -> Vec<String> {
        let mut lines = Vec::new();
        for step in steps(finding) {
            lines.push(match step {
                Step::Hop(index) => {
                    let hop = &finding.chain[index];
                    text::tame(&format!("{}. {}: {}", index + 1, self.place(hop.at), hop.note))
                }
                Step::Gap(count) => format!("… and {count} more calls"),
            });
        }
        lines.extend(finding.help.iter().map(|it| text::tame(&format!("help: {it}"))));
        lines
    }
}

/// A line of a chain that is written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Index of a hop.
    Hop(usize),
    /// So many hops are left out here.
    Gap(usize),
}

/// The chain as far as it is written as text. One hop says no more than the message.
pub(super) fn steps(finding: &Finding) -> Vec<Step> {
    match finding.chain.len() {
        0 | 1 => Vec::new(),
        count => kept(count, MAX_STEPS),
    }
}

/// All of `count` steps, or the first and the last ones when there are more than `most`.
pub(super) fn kept(count: usize, most: usize) -> Vec<Step> {
    if count <= most {
        return (0..count).map(Step::Hop).collect();
    }
    let (first, last) = (most.div_ceil(2), most / 2);
    let gap = [Step::Gap(count - first - last)];
    (0..first).map(Step::Hop).chain(gap).chain((count - last..count).map(Step::Hop)).collect()
}

/// Indices of all findings: severe ones first, then sure ones, then in the order of the report.
pub(super) fn worst_first(report: &Report) -> Vec<usize> {
    let mut order: Vec<usize> = (0..report.findings.len()).collect();
    let key = |at: &usize| std::cmp::Reverse((report.findings[*at].severity, report.findings[*at].confidence));
    order.sort_by_key(key);
    order
}

/// A path as a relative URI: everything but `/` and unreserved characters is percent-encoded.
pub fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// JSON text in which no character is hidden: what moves cursors, turns directions or ends lines stands as `\uXXXX`.
///
/// Outside of strings JSON has no such characters but line breaks and spaces, so that the values stay the same.
pub(super) fn visible_json(json: String) -> String {
    let is_hidden = |it: char| it != '\n' && text::is_hidden(it);
    if !json.contains(is_hidden) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for it in json.chars() {
        if is_hidden(it) {
            for unit in it.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(it);
        }
    }
    out
}

/// A level as SARIF writes it, and GitHub's workflow commands nearly do.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("a/b c/ü%#?:.rs"), "a/b%20c/%C3%BC%25%23%3F%3A.rs");
    }

    #[test]
    fn long_chains_keep_their_ends() {
        use Step::{Gap, Hop};
        assert_eq!(kept(3, 3), [Hop(0), Hop(1), Hop(2)]);
        assert_eq!(kept(9, 3), [Hop(0), Hop(1), Gap(6), Hop(8)]);
    }

    #[test]
    fn json_keeps_its_values_and_hides_nothing() {
        let value = serde_json::json!({"a\u{202e}": "b\u{9b}\u{2028}\n\u{e}c🦀"});
        let text = visible_json(serde_json::to_string_pretty(&value).unwrap());
        assert!(text.is_ascii() || !text.contains(['\u{202e}', '\u{9b}', '\u{2028}']), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
