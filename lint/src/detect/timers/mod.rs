//! Timers that contend, burst, collide, retry, leak, drift or look in vain: rules over the [inventory](crate::graph::timers).

mod burst;
mod collision;
mod drift;
mod finding;
mod immortal;
mod poll;
mod retry;
mod uncoordinated;

use super::{
    durability::words,
    effect_reach::Found,
    settle::{Ground, Mistake},
};
use crate::{
    base::{
        finding::{Confidence, Hop, Reach},
        period::show,
    },
    catalog::{Level, Rule},
    facts::*,
    graph::{
        timers::{Inventory, MissedTicks, OriginKind, Period, Run, StartKind, Timer, TimerKind},
        work::{Contention, Touch, Work},
    },
};

/// What the detectors need beside the rule.
pub struct Timers<'a> {
    /// The program, and what counts in it.
    pub ground: Ground<'a>,
    /// Its timers.
    pub inventory: &'a Inventory,
    /// What configuration says of each of them.
    pub told: &'a [Told],
    /// What calls come to.
    pub work: &'a Work<'a>,
    /// Whether a function coordinates timers, by its canonical path or symbol.
    pub coordinates: &'a (dyn Fn(&str) -> bool + Sync),
}

/// What configuration says of a timer. Nothing that it does not say is known.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Its period in nanoseconds.
    pub period: Option<u64>,
    /// How long a run takes, in nanoseconds.
    pub takes: Option<u64>,
    /// What its runs contend for.
    pub class: Option<String>,
    /// The process in which it runs.
    pub process: Option<String>,
    /// Whether something keeps its runs apart already.
    pub coordinated: bool,
}

/// What a timer's runs contend for, by name, and how they come to it.
#[derive(Clone, Debug)]
struct Use {
    class: String,
    touch: Option<Touch>,
}

const MILLISECOND: u64 = 1_000_000;

impl<'a> Timers<'a> {
    /// Whether a detector of this name is one of these.
    pub fn has(detector: &str) -> bool {
        matches!(
            detector,
            "uncoordinated-interval"
                | "burst-after-stall"
                | "predicted-collision"
                | "poll-without-backoff"
                | "immortal-timer"
                | "drift-by-sleep"
                | "poll-where-an-event-exists"
        )
    }

    /// Runs one rule.
    pub fn run(&self, rule: &Rule) -> Found {
        let mistakes = match rule.detector.as_str() {
            "uncoordinated-interval" => self.uncoordinated(rule),
            "burst-after-stall" => self.bursts(rule),
            "predicted-collision" => self.collisions(rule),
            "poll-without-backoff" => self.retries(rule),
            "immortal-timer" => self.immortals(rule),
            "drift-by-sleep" => self.drifts(rule),
            "poll-where-an-event-exists" => self.polls(rule),
            _ => Vec::new(),
        };
        self.ground.settle(rule, mistakes)
    }

    /// The timers that are somebody's to change, by number.
    fn timers(&self) -> impl Iterator<Item = (usize, &'a Timer)> + '_ {
        let own = |(_, timer): &(usize, &Timer)| self.ground.is_own(timer.at);
        self.inventory.timers.iter().enumerate().filter(own)
    }

    fn told(&self, at: usize) -> &Told {
        const NOTHING: &Told = &Told { period: None, takes: None, class: None, process: None, coordinated: false };
        self.told.get(at).unwrap_or(NOTHING)
    }

    /// How often it runs, in nanoseconds, where that is known.
    fn period(&self, at: usize) -> Option<u64> {
        let told = self.told(at).period;
        told.or(match self.inventory.timers[at].period {
            Period::Known(nanos) => Some(nanos),
            Period::Cron(_) | Period::Unknown => None,
        })
    }

    /// The period, where it is known and within the bounds of the rule.
    fn counted_period(&self, rule: &Rule, at: usize) -> Option<u64> {
        let bound = |ms: Option<u32>, without: u64| ms.map_or(without, |ms| u64::from(ms) * MILLISECOND);
        let (least, most) = (bound(rule.params.shortest, 0), bound(rule.params.longest, u64::MAX));
        self.period(at).filter(|period| (least..=most).contains(period))
    }

    /// What each run contends for, most telling first: what configuration says, else what the calls come to.
    fn uses(&self, at: usize) -> Vec<Use> {
        // What is only read comes from memory, and contends for nothing.
        let touches = self.touches(at, |_| true).into_iter().filter(|touch| touch.of != Contention::Reading);
        match &self.told(at).class {
            Some(class) => {
                let touch = self.touches(at, |_| true).into_iter().find(|touch| touch.of.name() == class);
                vec![Use { class: class.clone(), touch }]
            }
            None => {
                let known = |touch: Touch| Use { class: touch.of.name().to_string(), touch: Some(touch) };
                touches.map(known).collect()
            }
        }
    }

    /// What those calls of each run come to that are wanted and that may take long.
    fn stalls(&self, at: usize, wanted: impl Fn(&Run) -> bool) -> impl Iterator<Item = Touch> {
        let touches = self.touches(at, wanted).into_iter();
        touches.filter(|touch| !matches!(touch.of, Contention::Cpu | Contention::Reading))
    }

    /// What those calls of each run come to that are wanted.
    fn touches(&self, at: usize, wanted: impl Fn(&Run) -> bool) -> Vec<Touch> {
        let timer = &self.inventory.timers[at];
        self.work.of_runs(timer.node, timer.work.iter().filter(|run| wanted(run)))
    }

    /// Whether two timers run in one process, as far as is known: one binary starts both, or one library holds them.
    fn share_a_process(&self, left: usize, right: usize) -> bool {
        let (a, b) = (&self.inventory.timers[left], &self.inventory.timers[right]);
        match (&self.told(left).process, &self.told(right).process) {
            (Some(one), Some(other)) => one == other,
            (None, None) if a.processes.is_empty() || b.processes.is_empty() => a.krate == b.krate,
            _ => a.processes.iter().any(|process| b.processes.contains(process)),
        }
    }

    /// Whether its period is called a pause after a failure or the like.
    fn is_excepted(&self, rule: &Rule, timer: &Timer) -> bool {
        let names = timer.name.as_deref().into_iter().chain(timer.origin.iter().map(|origin| &*origin.name));
        names.into_iter().any(|name| has_word(name, &rule.params.except_names))
    }
}

/// Whether a name has one of some words.
fn has_word(name: &str, of: &[String]) -> bool {
    words(name).any(|word| of.contains(&word))
}
