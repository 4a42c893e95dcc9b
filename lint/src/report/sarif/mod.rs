//! SARIF 2.1.0, within what GitHub's code scanning takes: it drops a whole file that has too much of anything.
//!
//! Silenced findings are left out: GitHub knows no suppressions and would show them as alerts.

mod model;
mod rules;

pub use rules::markdown as rule_markdown;

use super::{
    line_hash::LineHashes,
    run::{self, Run, Step, kept, worst_first},
    text,
};
use crate::base::{
    finding::{Finding, Fix, Hop, Location},
    source::{FileId, SourceText},
};
use model::{
    Artifact, Base, BaseIds, Change, CodeFlow, Driver, Entry, EntryProperties, FlowStep, Id, Invocation, Log, Logical,
    Notification, Physical, Place, Prints, Region, Repair, Replacement, RuleReference, RunLog, Text, ThreadFlow, Tool,
};
use rustc_hash::FxHashMap;
use std::{collections::BTreeMap, io};

/// What GitHub takes, and of chains what it shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Results a run. Of these GitHub shows five thousand, by severity.
    pub(super) results: usize,
    /// Rules a run.
    pub(super) rules: usize,
    /// Steps of a flow; it takes ten times as many.
    pub(super) steps: usize,
    /// Related places of a result; it takes ten times as many.
    pub(super) related: usize,
    /// Notifications. This one is ours: nobody reads more.
    pub(super) notifications: usize,
    /// Bytes of all results. GitHub takes 10 MB of gzip, and reports of ours pack to less than a tenth.
    pub(super) bytes: usize,
}

const LIMITS: Limits =
    Limits { results: 25_000, rules: 25_000, steps: 1_000, related: 100, notifications: 100, bytes: 64 * 1024 * 1024 };

/// Renders all findings on one line, with a line break at its end.
pub fn render(run: &Run<'_>) -> String {
    render_within(run, &LIMITS)
}

/// As [`render`], within given limits.
pub(super) fn render_within(run: &Run<'_>, limits: &Limits) -> String {
    let mut writer = Writer { run, limits, rules: rules(run, limits), hashes: FxHashMap::default(), shortened: 0 };
    let results = writer.results();
    let invocation = writer.invocation(results.len());
    let driver = Driver {
        name: "feeler",
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: Some(env!("CARGO_PKG_HOMEPAGE")).filter(|it| !it.is_empty()),
        rules: run.rules.iter().filter(|it| writer.index(&it.code).is_some()).map(|it| rules::descriptor(it)).collect(),
    };
    let root = Base { description: Text { text: "The root of the repository.".to_string() } };
    let run_log = RunLog {
        tool: Tool { driver },
        // What stands before the last slash is GitHub's category: runs over several projects do not replace each other.
        automation_details: Id { id: format!("feeler/{}", run.folder) },
        original_uri_base_ids: BaseIds { root },
        column_kind: "utf16CodeUnits",
        invocations: [invocation],
        results,
    };
    let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run_log] };
    // Plain data with string keys always serialises.
    run::visible_json(serde_json::to_string(&log).unwrap_or_default() + "\n")
}

/// Codes of the rules that are listed, in order; those with findings, should there be too many.
fn rules<'a>(run: &Run<'a>, limits: &Limits) -> Vec<&'a str> {
    let mut codes: Vec<&str> = run.rules.iter().map(|it| it.code.as_str()).collect();
    if codes.len() > limits.rules {
        codes.retain(|code| run.report.findings.iter().any(|it| it.code == *code));
        codes.truncate(limits.rules);
    }
    codes
}

struct Writer<'a, 'b> {
    run: &'b Run<'a>,
    limits: &'b Limits,
    rules: Vec<&'a str>,
    hashes: FxHashMap<FileId, LineHashes>,
    shortened: usize,
}

impl<'a> Writer<'a, '_> {
    /// As many results as fit, chosen by what is worst and written in the order of the report.
    fn results(&mut self) -> Vec<Entry<'a>> {
        let report = self.run.report;
        let prints = super::fingerprints(report);
        let mut chosen = Vec::new();
        let mut bytes = 0;
        for at in worst_first(report).into_iter().take(self.limits.results) {
            let entry = self.entry(&report.findings[at], prints[at].clone());
            bytes += length(&entry);
            if bytes > self.limits.bytes {
                break;
            }
            chosen.push((at, entry));
        }
        chosen.sort_by_key(|(at, _)| *at);
        chosen.into_iter().map(|(_, entry)| entry).collect()
    }

    fn entry(&mut self, finding: &'a Finding, own: String) -> Entry<'a> {
        let source = super::source(self.run.report, finding.primary.file);
        let line = source.position(finding.primary.span.start).line;
        let hashes = self.hashes.entry(finding.primary.file).or_insert_with(|| LineHashes::new(&source.text));
        let prints = Prints { line: hashes.of_line(line), own };
        let chain = if finding.chain.len() > 1 { finding.chain.as_slice() } else { &[] };
        self.shortened += usize::from(chain.len() > self.limits.related.min(self.limits.steps));
        Entry {
            rule_id: &finding.code,
            rule_index: self.index(&finding.code),
            level: run::level(finding.severity),
            message: Text { text: self.message(finding, chain) },
            locations: [self.place(finding.primary, &finding.symbol)],
            code_flows: self.flows(chain),
            related_locations: self.hops(chain, self.limits.related),
            partial_fingerprints: prints,
            fixes: finding.fixes.iter().map(|fix| self.repair(fix)).collect(),
            properties: EntryProperties {
                confidence: finding.confidence,
                effect: finding.effect.as_ref().map(|(class, _)| class.as_str()),
                primitive: finding.effect.as_ref().map(|(_, primitive)| primitive.as_str()),
            },
        }
    }

    /// The message as a sentence, which is all that is shown where there is little room, and the chain as links to the related
    /// places.
    fn message(&self, finding: &Finding, chain: &[Hop]) -> String {
        // Only links of ours may be links.
        let mut message = text::tame(&finding.message).replace("](", "] (") + ".";
        let steps: Vec<String> = kept(chain.len(), self.limits.related)
            .into_iter()
            .map(|step| match step {
                Step::Hop(index) => format!("[{}]({})", link_text(&chain[index].note), index + 1),
                Step::Gap(count) => format!("{count} more calls"),
            })
            .collect();
        if !steps.is_empty() {
            message.push_str(&format!(" The way: {}.", steps.join(" → ")));
        }
        message
    }

    fn flows(&self, chain: &[Hop]) -> Vec<CodeFlow> {
        let steps = self.hops(chain, self.limits.steps).into_iter();
        let locations: Vec<FlowStep> = steps
            .map(|place| {
                let nesting_level = place.id.map_or(0, |id| id - 1);
                FlowStep { location: Place { id: None, ..place }, nesting_level }
            })
            .collect();
        if locations.is_empty() { Vec::new() } else { vec![CodeFlow { thread_flows: [ThreadFlow { locations }] }] }
    }

    /// The hops of a chain, numbered from 1; at most so many, from both ends.
    fn hops(&self, chain: &[Hop], most: usize) -> Vec<Place> {
        let hop = |step| match step {
            Step::Hop(index) => {
                let hop: &Hop = &chain[index];
                let note = Text { text: text::tame(&hop.note) };
                Some(Place { id: Some(index + 1), message: Some(note), ..self.place(hop.at, &hop.symbol) })
            }
            Step::Gap(_) => None,
        };
        kept(chain.len(), most).into_iter().filter_map(hop).collect()
    }

    fn place(&self, at: Location, symbol: &str) -> Place {
        let source = super::source(self.run.report, at.file);
        let logical = Logical { fully_qualified_name: text::tame(symbol), kind: "function" };
        Place {
            id: None,
            physical_location: Physical {
                artifact_location: Artifact { uri: run::uri(&self.run.path(&source)), uri_base_id: "SRCROOT" },
                region: region(&source, at),
            },
            logical_locations: if symbol.is_empty() { Vec::new() } else { vec![logical] },
            message: None,
        }
    }

    /// A fix, with one change a file.
    fn repair(&self, fix: &Fix) -> Repair {
        let mut changes: BTreeMap<FileId, Change> = BTreeMap::new();
        for (at, new) in &fix.edits {
            let source = super::source(self.run.report, at.file);
            let artifact = || Artifact { uri: run::uri(&self.run.path(&source)), uri_base_id: "SRCROOT" };
            let change = changes
                .entry(at.file)
                .or_insert_with(|| Change { artifact_location: artifact(), replacements: Vec::new() });
            let inserted_content = Text { text: new.clone() };
            change.replacements.push(Replacement { deleted_region: region(&source, *at), inserted_content });
        }
        let description = Text { text: text::tame(&fix.title) };
        Repair { description, artifact_changes: changes.into_values().collect() }
    }

    fn index(&self, code: &str) -> Option<usize> {
        self.rules.iter().position(|it| *it == code)
    }

    /// How the run went: notes, files that could not be read, and what was cut.
    fn invocation(&self, shown: usize) -> Invocation {
        let limits = self.limits;
        let total = self.run.report.findings.len();
        let mut list: Vec<Notification> = Vec::new();
        if shown < total {
            let cut = total - shown;
            list.push(note(format!(
                "{cut} of {total} findings are left out, the least severe ones: GitHub takes {} results and 10 MB of gzip",
                limits.results
            )));
        }
        if self.rules.len() < self.run.rules.len() {
            let cut = self.run.rules.len() - self.rules.len();
            list.push(note(format!("{cut} rules are left out: GitHub takes {}", limits.rules)));
        }
        if self.shortened > 0 {
            list.push(note(format!(
                "{} chains lost their middle: GitHub shows {} related places and {} steps of a flow",
                self.shortened, limits.related, limits.steps
            )));
        }
        let before = list.len();
        let findings = &self.run.report.findings;
        let unread = findings.iter().filter(|it| self.run.rule(&it.code).is_some_and(|rule| rule.detector == "syntax"));
        let told = self.run.report.notes.iter().map(|it| note(text::tame(it))).chain(unread.map(|it| self.unread(it)));
        list.extend(told);
        let most = before + limits.notifications;
        if list.len() > most {
            let cut = list.len() - most;
            list.truncate(most);
            list.push(note(format!("{cut} more notifications are left out")));
        }
        // Findings are no failure; a run that failed writes no report.
        Invocation { execution_successful: true, exit_code: self.run.exit_code, tool_execution_notifications: list }
    }

    fn unread(&self, finding: &Finding) -> Notification {
        Notification {
            locations: vec![self.place(finding.primary, "")],
            associated_rule: Some(RuleReference { id: finding.code.clone(), index: self.index(&finding.code) }),
            ..note(text::tame(&finding.message))
        }
    }
}

fn note(text: String) -> Notification {
    Notification { level: "warning", message: Text { text }, locations: Vec::new(), associated_rule: None }
}

/// Lines and columns from 1, columns in UTF-16 units, the end excluded.
fn region(source: &SourceText, at: Location) -> Region {
    let (start_line, start_column) = utf16(source, at.span.start);
    let (end_line, end_column) = utf16(source, at.span.end);
    Region { start_line, start_column, end_line, end_column }
}

fn utf16(source: &SourceText, offset: u32) -> (u32, u32) {
    let end = (offset as usize).min(source.text.len());
    let line = source.lines.line_of(end as u32);
    let start = source.lines.line_start(line).unwrap_or(0) as usize;
    let column = source.text.get(start..end).map_or(end.saturating_sub(start), |it| it.encode_utf16().count());
    (line + 1, column as u32 + 1)
}

/// Text between the brackets of a link.
fn link_text(note: &str) -> String {
    let mut out = String::with_capacity(note.len());
    for it in text::tame(note).chars() {
        if matches!(it, '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(it);
    }
    out
}

/// Bytes that an entry takes.
fn length(entry: &Entry<'_>) -> usize {
    struct Count(usize);
    impl io::Write for Count {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut count = Count(0);
    // Counting cannot fail, and plain data always serialises.
    let _ = serde_json::to_writer(&mut count, entry);
    count.0
}
