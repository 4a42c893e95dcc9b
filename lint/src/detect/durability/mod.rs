//! What makes data last and what loses it: rules over the values of single functions, and over what these come to call.

mod discarded;
mod lost_on_exit;
mod state_write;

use super::{allowance::Allowance, allowance::AllowanceSet, effect_reach::Found};
use crate::{
    base::finding::{Confidence, Finding, Hop, Location, Reach, Severity},
    base::source::Span,
    catalog::{Level, Rule},
    facts::*,
    graph::census::{Census, Kind},
};
use rustc_hash::FxHashSet;

/// What the detectors need beside the rule.
pub struct Durability<'a> {
    /// The program.
    pub program: &'a Program,
    /// What its calls are.
    pub census: &'a Census<'a>,
    /// Levels below are left out.
    pub level: Level,
    /// Allowances in the source.
    pub allowances: &'a [Allowance],
    /// What they cover.
    pub covered: &'a AllowanceSet,
    /// Files with this id or a higher one hold descriptions of external crates.
    pub described_from: u32,
}

/// A mistake before it is known whether anybody wants to hear of it.
struct Mistake<'a> {
    site: SiteId,
    kind: Kind<'a>,
    level: Level,
    message: String,
    /// Calls that belong to it, in the order in which they run, with what happens there. Empty when the place says it all.
    chain: Vec<(SiteId, String)>,
}

/// Calls that ask the disk to keep what was written.
const SYNCS: [&str; 2] = ["sync", "sync-blind"];

/// A call with what it is.
#[derive(Clone, Copy)]
struct Known<'a> {
    call: &'a Trace,
    kind: Kind<'a>,
}

impl<'a> Durability<'a> {
    /// Whether a detector of this name is one of these.
    pub fn has(detector: &str) -> bool {
        matches!(detector, "state-write" | "lost-on-exit" | "discarded-write")
    }

    /// Runs one rule.
    pub fn run(&self, rule: &Rule) -> Found {
        let mistakes = match rule.detector.as_str() {
            "state-write" => self.state_writes(rule),
            "lost-on-exit" => self.lost_on_exit(rule),
            "discarded-write" => self.discarded(rule),
            _ => Vec::new(),
        };
        self.settle(rule, mistakes)
    }

    /// The functions that are somebody's to change.
    fn functions(&self) -> impl Iterator<Item = &'a Traced> {
        let own = |traced: &&Traced| self.node(traced.node).at.file.0 < self.described_from;
        self.program.traced.iter().filter(own)
    }

    fn node(&self, node: NodeId) -> &'a Node {
        &self.program.nodes[node.0 as usize]
    }

    fn site(&self, site: SiteId) -> &'a Site {
        &self.program.sites[site.0 as usize]
    }

    /// The calls of a function that tables know.
    fn known(&self, traced: &'a Traced) -> Vec<Known<'a>> {
        let calls = traced.calls.iter();
        calls.filter_map(|call| Some(Known { call, kind: self.census.kind(call.site)? })).collect()
    }

    /// Whether a name that says what the data is has one of the words that take it out of the rule.
    fn is_excepted(&self, rule: &Rule, traced: &Traced, values: &[&Value]) -> bool {
        let named = |value: &&Value| match value {
            Value::Named(key) => self.is_named(rule, key.rsplit(' ').next().unwrap_or(key)),
            _ => false,
        };
        self.is_named(rule, &self.node(traced.node).symbol) || values.iter().any(named)
    }

    fn is_named(&self, rule: &Rule, name: &str) -> bool {
        words(name).any(|word| rule.params.except_names.contains(&word))
    }

    /// Whether a value is a number that means something only while a process runs.
    fn is_number(&self, value: &Value) -> bool {
        matches!(value, Value::Made(site) if self.census.kind(*site).is_some_and(|kind| kind.class == "process"))
    }

    /// Whether a buffer is flushed before a place, by its function or by one that it is lent to.
    fn is_flushed(&self, traced: &Traced, var: u32, end: u32) -> bool {
        let value = Value::Var(var);
        traced.calls.iter().any(|call| {
            self.site(call.site).at.span.start < end
                && (call.receiver == value && self.census.kind(call.site).is_some_and(|kind| kind.class == "flush")
                    || call.args.contains(&value) && self.census.comes_to(call.site, &["flush"]))
        })
    }

    /// Whether a call stands in a closure that runs when the program panics.
    fn is_in_hook(&self, site: SiteId) -> bool {
        let closure = Callee::Node(self.site(site).node);
        let passed = self.program.flows.iter().filter(|flow| flow.value == closure);
        passed.map(|flow| self.census.kind(flow.site)).any(|kind| kind.is_some_and(|kind| kind.class == "hook"))
    }

    /// What is left of the mistakes after levels and allowances.
    fn settle(&self, rule: &Rule, mistakes: Vec<Mistake<'_>>) -> Found {
        let (sites, nodes) = self.covered.masks(self.program, self.allowances, &rule.code);
        let mut found = Found::default();
        let mut reported: FxHashSet<Location> = FxHashSet::default();
        for mistake in mistakes {
            let site = self.site(mistake.site);
            if !reported.insert(site.at) {
                continue;
            }
            if sites[mistake.site.0 as usize] || nodes[site.node.0 as usize] {
                self.account(rule, mistake.site, &mut found);
            } else if mistake.level < self.level {
                found.minor.insert((site.at, 0));
            } else {
                found.findings.push(self.finding(rule, mistake));
            }
        }
        found
    }

    fn account(&self, rule: &Rule, site: SiteId, found: &mut Found) {
        let node = self.site(site).node;
        let by_site = self.covered.sites().iter().filter(|(of, _)| *of == site).map(|(_, at)| *at);
        let by_node = self.covered.nodes().iter().filter(|(of, _)| *of == node).map(|(_, at)| *at);
        let concerns = |at: &u32| self.allowances[*at as usize].codes.contains(&rule.code);
        found.used.extend(by_site.chain(by_node).filter(concerns));
        found.suppressed += 1;
    }

    /// The place that a person would change: from the callee's name to the end of the call.
    fn place(&self, site: SiteId) -> Location {
        let site = self.site(site);
        Location { file: site.at.file, span: Span::new(site.focus.start, site.at.span.end.max(site.focus.end)) }
    }

    fn finding(&self, rule: &Rule, mistake: Mistake<'_>) -> Finding {
        let symbol = |site: SiteId| self.node(self.site(site).node).symbol.to_string();
        let (class, primitive) = (mistake.kind.class.to_string(), self.name(&mistake.kind));
        let hop = |(site, note): (SiteId, String)| Hop { at: self.place(site), symbol: symbol(site), note };
        let mut help = mistake.kind.help.to_vec();
        help.extend(self.census.help(mistake.kind.class));
        Finding {
            code: rule.code.clone(),
            name: rule.name.clone(),
            severity: match mistake.level {
                Level::High => rule.severity,
                Level::Medium => rule.severity.min(Severity::Warning),
                Level::Low => rule.severity.min(Severity::Info),
            },
            confidence: Confidence::High,
            message: mistake.message,
            primary: self.place(mistake.site),
            symbol: symbol(mistake.site),
            effect: Some((class.clone(), primitive.clone())),
            chain: mistake.chain.into_iter().map(hop).collect(),
            reaches: vec![Reach { class, primitive, at: self.place(mistake.site) }],
            help,
            fixes: Vec::new(),
        }
    }

    /// A primitive's path as people write it.
    fn name(&self, kind: &Kind<'_>) -> String {
        self.census.text(kind.path).trim_start_matches("?::").to_string()
    }
}

/// The words of a name or path, lower case: `CodeCache::file_path` has `code`, `cache`, `file`, `path`.
pub(super) fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    let parts = name.split(|it: char| !it.is_alphanumeric());
    parts.flat_map(|part| {
        let mut words: Vec<String> = Vec::new();
        let mut upper = true;
        for it in part.chars() {
            if it.is_uppercase() && !upper || words.is_empty() {
                words.push(String::new());
            }
            upper = it.is_uppercase();
            if let Some(word) = words.last_mut() {
                word.extend(it.to_lowercase());
            }
        }
        words
    })
}
