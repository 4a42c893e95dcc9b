//! Timers as data, version 1; `schemas/timers.schema.json` describes it. Times are whole nanoseconds, shares from 0 to 1.

use crate::{
    base::timers::{Every, Group, Place, Source, Timer, Timers},
    report::{
        json::{TOOL, Tool},
        run::visible_json,
    },
};
use serde::Serialize;

/// The kind and version of the document.
const KIND: &str = "feeler.timers/v1";

#[derive(Serialize)]
struct Document<'a> {
    kind: &'static str,
    tool: Tool,
    takes_ns: u64,
    timers: Vec<TimerOut<'a>>,
    groups: Vec<GroupOut<'a>>,
    problems: &'a [String],
    notes: &'a [String],
}

#[derive(Serialize)]
struct TimerOut<'a> {
    id: usize,
    path: &'a str,
    line: u32,
    column: u32,
    symbol: &'a str,
    kind: &'static str,
    primitive: Option<&'a str>,
    period: PeriodOut<'a>,
    sources: Vec<SourceOut<'a>>,
    through: Vec<PlaceOut<'a>>,
    jitter: bool,
    backoff: bool,
    drifts: bool,
    missed: &'static str,
    ends: &'static str,
    runs: &'a [String],
    classes: &'a [String],
    processes: &'a [String],
    coordinated: bool,
    takes_ns: Option<u64>,
    unpredicted: Option<&'static str>,
}

#[derive(Serialize)]
struct PeriodOut<'a> {
    ns: Option<u64>,
    cron: Option<&'a str>,
    unknown: Option<UnknownOut<'a>>,
}

#[derive(Serialize)]
struct UnknownOut<'a> {
    written: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    path: &'a str,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    kind: &'static str,
    name: &'a str,
    path: &'a str,
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct GroupOut<'a> {
    process: Option<&'a str>,
    class: Option<&'a str>,
    timers: &'a [usize],
    predicted: &'a [usize],
    prediction: Option<PredictionOut>,
}

#[derive(Serialize)]
struct PredictionOut {
    at_once: f64,
    counted: bool,
    planned: f64,
    lower_bound: f64,
    timers: Vec<ShareOut>,
    pairs: Vec<PairOut>,
    advice: Vec<AdviceOut>,
}

#[derive(Serialize)]
struct ShareOut {
    id: usize,
    at_once: f64,
    phase_ns: Option<u64>,
}

#[derive(Serialize)]
struct PairOut {
    timers: [usize; 2],
    share: f64,
    gcd_ns: u64,
    avoidable: bool,
}

#[derive(Serialize)]
struct AdviceOut {
    timer: usize,
    with: usize,
    from_ns: u64,
    to_ns: u64,
}

/// Renders timers.
pub fn render(timers: &Timers) -> String {
    let document = Document {
        kind: KIND,
        tool: TOOL,
        takes_ns: timers.takes,
        timers: timers.timers.iter().enumerate().map(timer_out).collect(),
        groups: timers.groups.iter().map(group_out).collect(),
        problems: &timers.problems,
        notes: &timers.notes,
    };
    // Plain data with string keys always serialises.
    visible_json(serde_json::to_string_pretty(&document).unwrap_or_default() + "\n")
}

fn timer_out((id, timer): (usize, &Timer)) -> TimerOut<'_> {
    let period = match &timer.every {
        Every::Known(nanos) => PeriodOut { ns: Some(*nanos), cron: None, unknown: None },
        Every::Cron { written, .. } => PeriodOut { ns: None, cron: Some(written), unknown: None },
        Every::Unknown { written, why } => {
            PeriodOut { ns: None, cron: None, unknown: Some(UnknownOut { written, why }) }
        }
    };
    TimerOut {
        id,
        path: &timer.at.path,
        line: timer.at.line,
        column: timer.at.column,
        symbol: &timer.symbol,
        kind: timer.kind,
        primitive: Some(timer.primitive.as_str()).filter(|it| !it.is_empty()),
        period,
        sources: timer.sources.iter().map(source_out).collect(),
        through: timer.through.iter().map(place_out).collect(),
        jitter: timer.jitter,
        backoff: timer.backoff,
        drifts: timer.drifts,
        missed: timer.missed.word(),
        ends: timer.ends.word(),
        runs: &timer.runs,
        classes: &timer.classes,
        processes: &timer.processes,
        coordinated: timer.coordinated,
        takes_ns: timer.takes,
        unpredicted: timer.unpredicted(),
    }
}

fn place_out(at: &Place) -> PlaceOut<'_> {
    PlaceOut { path: &at.path, line: at.line, column: at.column }
}

fn source_out(it: &Source) -> SourceOut<'_> {
    let PlaceOut { path, line, column } = place_out(&it.at);
    SourceOut { kind: it.kind, name: &it.name, path, line, column }
}

fn group_out(group: &Group) -> GroupOut<'_> {
    let prediction = group.prediction.as_ref().map(|it| PredictionOut {
        at_once: rounded(it.at_once),
        counted: it.counted,
        planned: rounded(it.planned),
        lower_bound: rounded(it.lower_bound),
        timers: it
            .of_owner
            .iter()
            .map(|(id, share)| ShareOut { id: *id, at_once: rounded(*share), phase_ns: phase(it.phases.get(id)) })
            .collect(),
        pairs: it
            .pairs
            .iter()
            .map(|pair| PairOut {
                timers: [pair.owners.0, pair.owners.1],
                share: rounded(pair.share),
                gcd_ns: pair.gcd,
                avoidable: pair.avoidable,
            })
            .collect(),
        advice: it
            .advice
            .iter()
            .map(|it| AdviceOut { timer: it.owner, with: it.with, from_ns: it.from, to_ns: it.to })
            .collect(),
    });
    GroupOut {
        process: Some(group.process.as_str()).filter(|it| !it.is_empty()),
        class: group.class.as_deref(),
        timers: &group.timers,
        predicted: &group.predicted,
        prediction,
    }
}

/// The phase of what has one.
fn phase(phases: Option<&Vec<u64>>) -> Option<u64> {
    phases.filter(|phases| phases.len() == 1).and_then(|phases| phases.first().copied())
}

/// Nobody needs more than six digits, and the last ones of a sum depend on its order.
fn rounded(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}
