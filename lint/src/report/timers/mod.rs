//! Timers for terminals and as JSON; their picture is [a timeline](super::picture::timeline).

pub mod json;
pub mod table;

use super::text::tame;
use crate::{
    base::{
        collisions::Prediction,
        period,
        timers::{Ends, Every, Group, MissedTicks, Timer, Timers},
    },
    report::{picture::short, text},
};

/// Of the places that a period comes from so many are told; JSON has all.
const MOST_SOURCES: usize = 2;

/// What runs have in common, for people: `service, disk`.
pub(super) fn title(group: &Group) -> String {
    let process = if group.process.is_empty() { "process not known" } else { &group.process };
    let class = group.class.as_deref().unwrap_or("class not known");
    format!("{process}, {class}")
}

/// How often, for people: `5 s`, `0 3 * * *`, `?`.
pub(super) fn every(timer: &Timer) -> String {
    match &timer.every {
        Every::Known(nanos) => period::show(*nanos),
        Every::Cron { written, .. } => text::wrap(written, usize::MAX).concat(),
        Every::Unknown { .. } => "?".to_string(),
    }
}

/// Where a person looks: the nearest caller, where the same code is a timer for each of its callers.
pub(super) fn place(timer: &Timer) -> String {
    let at = timer.through.first().unwrap_or(&timer.at);
    format!("{}:{}", at.path, at.line)
}

/// What a timer is called where it is one of many: the end of its name, and how often it runs, where another one has that name, too.
pub(super) fn label(timers: &Timers, at: usize) -> String {
    let timer = &timers.timers[at];
    let name = tame(&short(&timer.symbol));
    let twins = timers.timers.iter().filter(|it| it.symbol == timer.symbol).count();
    if twins > 1 { format!("{name} ({})", every(timer)) } else { name }
}

/// A phase, as exact as anybody reads it.
pub(super) fn phase(nanos: u64) -> String {
    const MILLI: u64 = 1_000_000;
    period::show(if nanos < 1_000 * MILLI { nanos } else { (nanos + MILLI / 2) / MILLI * MILLI })
}

/// A share as a percentage: three digits are enough for anybody.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        _ if percent <= 0.0 => "0 %".to_string(),
        _ if percent < 0.01 => "< 0.01 %".to_string(),
        _ if percent < 1.0 => format!("{percent:.2} %"),
        _ if percent < 99.95 => format!("{percent:.1} %"),
        _ => "100 %".to_string(),
    }
}

/// What happens to the runs of a group, in one sentence. Nothing in it is broken between a number and its unit.
pub(super) fn told(group: &Group, planned: &str) -> Option<String> {
    let it = group.prediction.as_ref()?;
    let percent = |share: f64| percent(share).replace(' ', "\u{a0}");
    let of = match group.predicted.len() == group.timers.len() {
        true => String::new(),
        false => format!(" of these {}", group.predicted.len()),
    };
    if it.at_once <= 0.0 {
        return Some(format!("no run{of} starts while another one runs"));
    }
    let about = if it.counted { "" } else { "about " };
    let mut said =
        format!("{about}{} of the runs{of} start while another one runs, if all begin at once", percent(it.at_once));
    if is_better(it) {
        said += &format!("; {} {planned}", percent(it.planned));
    }
    if it.lower_bound > 0.0 {
        said += &format!("; no phases get below {}", percent(it.lower_bound));
    }
    Some(said)
}

/// Whether planned phases are worth a word.
pub(super) fn is_better(it: &Prediction) -> bool {
    it.at_once - it.planned > 0.0005
}

/// What kind of timer it is, for people.
pub(super) fn kind(timer: &Timer) -> &'static str {
    match timer.kind {
        "sleep" => "a loop that sleeps",
        "timeout" => "a wait that ends by time",
        "scheduled" => "run by a scheduler",
        _ => "an interval",
    }
}

/// Everything else that is known of a timer: `an interval, bursts after a stall, never ends; runs write_all`.
pub(super) fn about(timer: &Timer) -> String {
    // Of a setting the place says that it is one.
    let mut said: Vec<String> = Vec::from_iter((timer.kind != "setting").then(|| kind(timer).to_string()));
    let mut add = |when: bool, words: &str| {
        if when {
            said.push(words.to_string());
        }
    };
    add(timer.coordinated, "coordinated");
    add(timer.drifts, "drifts");
    add(timer.jitter, "with jitter");
    add(timer.backoff, "backs off");
    match timer.missed {
        MissedTicks::Burst | MissedTicks::BurstByDefault => add(true, "bursts after a stall"),
        MissedTicks::Delay => add(true, "delays after a stall"),
        MissedTicks::Skip => add(true, "skips what it missed"),
        MissedTicks::None | MissedTicks::Unknown => {}
    }
    match timer.ends {
        Ends::Never => add(true, "never ends"),
        Ends::OnError => add(true, "ends on an error"),
        Ends::ByHandle => add(true, "ends by its handle"),
        Ends::Leaves => add(true, "has a way out"),
        Ends::Unknown => {}
    }
    let mut said = Vec::from_iter(Some(said.join(", ")).filter(|it| !it.is_empty()));
    said.extend(timer.takes.map(|takes| format!("a run takes {}", period::show(takes))));
    let sources: Vec<String> = timer
        .sources
        .iter()
        .filter(|it| it.kind != "setting")
        .map(|it| match it.kind {
            "argument" => format!("an argument in {}:{}", it.at.path, it.at.line),
            _ => format!("`{}` in {}:{}", it.name, it.at.path, it.at.line),
        })
        .collect();
    if !sources.is_empty() {
        let (shown, more) = sources.split_at(sources.len().min(MOST_SOURCES));
        let more = if more.is_empty() { String::new() } else { format!(" and {} more places", more.len()) };
        said.push(format!("its period is {}{more}", shown.join(", from ")));
    }
    if !timer.through.is_empty() {
        said.push(format!("by {}:{}", timer.at.path, timer.at.line));
    }
    if let Every::Unknown { written, why } = &timer.every {
        said.push(format!("`{}`: {why}", text::head(&tame(written), 40)));
    }
    if !timer.runs.is_empty() {
        said.push(format!("runs {}", timer.runs.join(", ")));
    }
    tame(&said.join("; "))
}

/// One sentence for people.
pub fn summary(timers: &Timers) -> String {
    let unknown = timers.timers.iter().filter(|it| matches!(it.every, Every::Unknown { .. })).count();
    let unknown =
        if unknown > 0 { format!(", {unknown} of them with a period that is not known") } else { String::new() };
    let settings = match timers.settings {
        0 => String::new(),
        count => format!(" and {count} of configuration"),
    };
    format!("Found {} timers in {} files{settings}{unknown}", timers.timers.len(), timers.files)
}
