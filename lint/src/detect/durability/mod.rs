//! What makes data last and what loses it: rules over the values of single functions, and over what these come to call.

mod discarded;
mod lost_on_exit;
mod state_write;

use super::{
    effect_reach::Found,
    settle::{self, Ground},
};
use crate::{
    base::finding::Reach,
    catalog::{Level, Rule},
    facts::*,
    graph::census::{Census, Kind},
};

/// What the detectors need beside the rule.
pub struct Durability<'a> {
    /// The program, and what counts in it.
    pub ground: Ground<'a>,
    /// What its calls are.
    pub census: &'a Census<'a>,
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
        self.ground.settle(rule, mistakes.into_iter().map(|mistake| self.told(mistake)))
    }

    /// The functions that are somebody's to change.
    fn functions(&self) -> impl Iterator<Item = &'a Traced> {
        let own = |traced: &&Traced| self.ground.is_own(self.ground.node(traced.node).at);
        self.ground.program.traced.iter().filter(own)
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
        self.is_named(rule, &self.ground.node(traced.node).symbol) || values.iter().any(named)
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
            self.ground.site(call.site).at.span.start < end
                && (call.receiver == value && self.census.kind(call.site).is_some_and(|kind| kind.class == "flush")
                    || call.args.contains(&value) && self.census.comes_to(call.site, &["flush"]))
        })
    }

    /// Whether a call stands in a closure that runs when the program panics.
    fn is_in_hook(&self, site: SiteId) -> bool {
        let closure = Callee::Node(self.ground.site(site).node);
        let passed = self.ground.program.flows.iter().filter(|flow| flow.value == closure);
        passed.map(|flow| self.census.kind(flow.site)).any(|kind| kind.is_some_and(|kind| kind.class == "hook"))
    }

    /// The mistake with all that the tables know of it.
    fn told(&self, mistake: Mistake<'_>) -> settle::Mistake {
        let Mistake { site, kind, level, message, chain } = mistake;
        let (class, primitive) = (kind.class.to_string(), self.name(&kind));
        let mut help = kind.help.to_vec();
        help.extend(self.census.help(kind.class));
        settle::Mistake {
            site,
            level,
            message,
            chain: chain.into_iter().map(|(site, note)| self.ground.hop(site, note)).collect(),
            effect: Some((class.clone(), primitive.clone())),
            reaches: vec![Reach { class, primitive, at: self.ground.place(site) }],
            help,
        }
    }

    /// A primitive's path as people write it.
    fn name(&self, kind: &Kind<'_>) -> String {
        self.ground.path(kind.path).to_string()
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
