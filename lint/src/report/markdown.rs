//! Markdown for comments and step summaries: counts, then the findings by rule, each with its chain folded away.

use super::{
    concise,
    run::{Run, Step, steps, uri, worst_first},
    summary, text,
};
use crate::base::finding::{Finding, Location, Severity};
use std::fmt::Write as _;

/// What a comment on GitHub holds, in characters; counted here in bytes, which are never fewer. A step summary holds 1 MiB.
const MAX_BYTES: usize = 65_536;
/// How the folded part of an entry begins.
const DETAILS: &str = "  <details>";
/// Kept free for the lines that say what was left out.
const RESERVE: usize = 512;

/// Renders the report, within what a comment on GitHub holds.
pub fn render(run: &Run<'_>) -> String {
    render_within(run, MAX_BYTES)
}

/// As [`render`], within a given number of bytes.
pub(super) fn render_within(run: &Run<'_>, most: usize) -> String {
    let mut out = format!("## Feeler: {}\n", summary::counts(run.report));
    let groups = groups(run);
    if groups.is_empty() {
        return out;
    }
    out.push_str("\n| rule | | errors | warnings | notes |\n| --- | --- | --: | --: | --: |\n");
    for group in &groups {
        let row = row(group);
        // Packs may bring any number of rules, and the table must not eat the room of the findings.
        if out.len() + row.len() <= most / 4 {
            out.push_str(&row);
        }
    }
    let sections: Vec<Section> = groups.iter().map(|group| section(run, group)).collect();
    let mut left_out = 0;
    for (section, room) in sections.iter().zip(shares(&sections, most.saturating_sub(out.len() + RESERVE))) {
        left_out += section.push(room, &mut out);
    }
    let total = run.report.findings.len();
    let folded = out.matches(DETAILS).count();
    let why = format!("a comment on GitHub holds {MAX_BYTES} characters. The other formats have everything.");
    if left_out > 0 {
        out.push_str(&format!("\n{left_out} of {total} findings are left out: {why}\n"));
    } else if folded < sections.iter().flat_map(|it| &it.entries).filter(|it| it.contains(DETAILS)).count() {
        out.push_str(&format!("\nOnly {folded} of {total} findings show their way: {why}\n"));
    }
    out
}

/// The findings of one rule.
struct Group<'a> {
    code: &'a str,
    name: &'a str,
    about: &'a str,
    findings: Vec<&'a Finding>,
}

/// Findings by rule; the worst first, of rules as of findings.
fn groups<'a>(run: &Run<'a>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for at in worst_first(run.report) {
        let finding = &run.report.findings[at];
        match groups.iter_mut().find(|it| it.code == finding.code) {
            Some(group) => group.findings.push(finding),
            None => groups.push(Group {
                code: &finding.code,
                name: &finding.name,
                about: run.rule(&finding.code).map_or("", |rule| &rule.summary),
                findings: vec![finding],
            }),
        }
    }
    groups.sort_by_key(|it| (std::cmp::Reverse(it.findings[0].severity), it.code));
    groups
}

fn row(group: &Group<'_>) -> String {
    let count = |severity| match group.findings.iter().filter(|it| it.severity == severity).count() {
        0 => String::new(),
        count => count.to_string(),
    };
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Info].map(count);
    format!("| {} | {} | {errors} | {warnings} | {notes} |\n", escape(group.code), escape(group.name))
}

/// The findings of one rule as text.
struct Section {
    head: String,
    entries: Vec<String>,
}

fn section(run: &Run<'_>, group: &Group<'_>) -> Section {
    let head = format!("\n### {} {}\n\n{}\n\n", escape(group.code), escape(group.name), escape(group.about));
    Section { head, entries: group.findings.iter().map(|it| entry(run, it)).collect() }
}

impl Section {
    fn len(&self) -> usize {
        self.head.len() + self.entries.iter().map(String::len).sum::<usize>()
    }

    /// Adds the section as far as there is room, and returns how many findings were left out. What has no room for its whole
    /// entry keeps the first line.
    fn push(&self, room: usize, out: &mut String) -> usize {
        let brief: Vec<&str> = self.entries.iter().map(|it| first_line(it)).collect();
        let mut used = self.head.len() + brief.iter().copied().map(str::len).sum::<usize>();
        let whole = self.entries.iter().zip(&brief).take_while(|(entry, brief)| {
            used += entry.len() - brief.len();
            used <= room
        });
        let whole = whole.count();
        let mut used = self.head.len();
        let entries = self.entries[..whole].iter().map(String::as_str).chain(brief[whole..].iter().copied());
        let shown: Vec<&str> = entries
            .take_while(|it| {
                used += it.len();
                used <= room
            })
            .collect();
        if !shown.is_empty() {
            out.push_str(&self.head);
            out.push_str(&shown.concat());
        }
        self.entries.len() - shown.len()
    }
}

/// The first line of an entry, with its line break.
fn first_line(entry: &str) -> &str {
    entry.split_inclusive('\n').next().unwrap_or(entry)
}

/// The room of each section. Small ones get what they need and large ones share the rest, so that a noisy rule hides no other.
fn shares(sections: &[Section], mut room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sections.len()).collect();
    order.sort_by_key(|at| sections[*at].len());
    let mut shares = vec![0; sections.len()];
    for (done, at) in order.into_iter().enumerate() {
        shares[at] = sections[at].len().min(room / (sections.len() - done));
        room -= shares[at];
    }
    shares
}

fn entry(run: &Run<'_>, finding: &Finding) -> String {
    let severity = concise::word(finding.severity);
    let mut out = format!("- **{severity}** {}: {}\n", link(run, finding.primary), prose(&finding.message));
    let steps = steps(finding);
    if steps.is_empty() && finding.help.is_empty() {
        return out;
    }
    let title =
        if steps.is_empty() { "What to do".to_string() } else { format!("The way, {} steps", finding.chain.len()) };
    // Writing to a string cannot fail.
    let _ = write!(out, "{DETAILS}<summary>{title}</summary>\n\n");
    for step in &steps {
        let _ = match step {
            Step::Hop(index) => {
                let hop = &finding.chain[*index];
                writeln!(out, "  {}. {} {}", index + 1, link(run, hop.at), prose(&hop.note))
            }
            Step::Gap(count) => writeln!(out, "\n  … and {count} more calls\n"),
        };
    }
    if !steps.is_empty() && !finding.help.is_empty() {
        out.push('\n');
    }
    finding.help.iter().for_each(|help| {
        let _ = writeln!(out, "  - {}", prose(help));
    });
    out.push_str("\n  </details>\n");
    out
}

/// A link to a line, relative to the root of the repository.
fn link(run: &Run<'_>, at: Location) -> String {
    let source = super::source(run.report, at.file);
    let path = run.path(&source);
    let line = source.position(at.span.start).line;
    format!("[{}]({}#L{line})", code(&text::tame(&format!("{path}:{line}"))), uri(&path))
}

/// A message: what it has between backticks stays code, and nothing else means anything.
fn prose(said: &str) -> String {
    let tamed = text::tame(said);
    let parts: Vec<&str> = tamed.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(&tamed);
    }
    let part = |(at, part): (usize, &&str)| match at % 2 {
        0 => escape(part),
        _ if part.trim().is_empty() => escape(&format!("`{part}`")),
        _ => code(part),
    };
    parts.iter().enumerate().map(part).collect()
}

/// A code span: fenced with more backticks than its text has in a row.
fn code(text: &str) -> String {
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Text in which no character of Markdown or HTML means anything, mentions of people and issues included.
pub(super) fn escape(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    for it in text::tame(said).chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(it);
            }
            it => out.push(it),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_backticks_of_ours_mean_something() {
        assert_eq!(
            prose("`Vec<T>::f` blocks *here* <b> @all #1"),
            "`Vec<T>::f` blocks \\*here\\* &lt;b&gt; &#64;all &#35;1"
        );
        assert_eq!(prose("an odd ` stays"), "an odd \\` stays");
        assert_eq!(prose("`` x"), "\\`\\` x");
        assert_eq!((code("a`b"), code("`")), ("``a`b``".into(), "`` ` ``".into()));
    }
}
