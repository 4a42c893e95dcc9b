//! The timers of a project: those in code, as the graph knows them, and those that configuration declares.

mod declared;

use super::{
    analyze::Project,
    artifacts::Artifacts,
    inputs::Scope,
    run::{EngineError, Files, program_of},
};
use crate::{
    base::{
        cron::Cron,
        finding::Location,
        timers::{Ends, Every, MissedTicks, Place, Source, Timer, Timers},
    },
    catalog::Effects,
    config::{Settings, timers::said},
    facts::*,
    graph::{
        timers::{self as found, Inventory, OriginKind, StartKind, TimerKind},
        work::Work,
    },
};
use std::{collections::BTreeSet, path::Path};

/// The effect whose table says what makes a timer, and those whose tables say what a run contends for, the most telling first.
const TIMED: &str = "timer";
const WORK: [&str; 2] = ["work", "blocking"];
/// As much of an expression is shown.
const MOST_WRITTEN: usize = 120;

/// All timers of the project at `root`. A run takes `takes` nanoseconds where nobody says otherwise.
pub fn timers(settings: &Settings, root: &Path, scope: &Scope, takes: u64) -> Result<Timers, EngineError> {
    let table = |name: &'static str| settings.catalog.effects.get(name).map(|table| (name, table));
    let effects: Vec<(&str, &Effects)> = WORK.into_iter().chain([TIMED]).filter_map(table).collect();
    let see = |project: &Project, program: &Program, files: &Files<'_>| {
        let Some((_, table)) = table(TIMED) else { return (Vec::new(), project.files.len()) };
        let work = Work::new(program, effects.iter().map(|(_, table)| *table).collect());
        let reader = Reader { settings, program, files, work, own: project.files.len() };
        let inventory = Inventory::of(program, table);
        let timers = inventory.timers.iter().filter(|timer| timer.recurs()).filter_map(|timer| reader.timer(timer));
        (timers.collect::<Vec<_>>(), project.files.len())
    };
    let ((of_code, files), notes) = program_of(settings, root, scope, &effects, Artifacts::none, see)?;
    let mut timers = Timers { timers: of_code, files, takes, notes, ..Timers::default() };
    declared::add(settings, root, &mut timers);
    timers.settle();
    Ok(timers)
}

struct Reader<'r> {
    settings: &'r Settings,
    program: &'r Program,
    files: &'r Files<'r>,
    work: Work<'r>,
    /// Files of the project itself come before those of shapes.
    own: usize,
}

impl Reader<'_> {
    fn timer(&self, timer: &found::Timer) -> Option<Timer> {
        if timer.at.file.0 as usize >= self.own {
            return None;
        }
        let at = self.place(timer.focus);
        let symbol = self.node(timer.function).symbol.to_string();
        let said = said(&self.settings.timers, &at.path, &symbol);
        let coordinated = said.coordinated.unwrap_or_else(|| self.is_coordinated(timer));
        Some(Timer {
            kind: kind(timer.kind),
            primitive: self.program.externals.get(timer.primitive.0 as usize).cloned().unwrap_or_default(),
            every: self.every(timer, said.period),
            sources: timer.origin.iter().map(|origin| self.source(origin)).collect(),
            through: timer.through.iter().map(|site| self.place(self.focus(*site))).collect(),
            jitter: timer.jittered,
            backoff: timer.backoff,
            drifts: !timer.steady && timer.kind != TimerKind::Scheduled,
            missed: missed(timer.missed),
            ends: ends(timer),
            runs: runs(timer),
            classes: said.class.map_or_else(|| self.classes(timer), |class| vec![class]),
            processes: said.process.map_or_else(|| self.processes(timer), |process| vec![process]),
            takes: said.takes,
            coordinated,
            at,
            symbol,
        })
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.program.nodes[id.0 as usize]
    }

    /// What its runs contend for, the most telling first.
    fn classes(&self, timer: &found::Timer) -> Vec<String> {
        let touches = self.work.of_runs(timer.node, timer.work.iter());
        let mut seen = BTreeSet::new();
        touches.iter().map(|touch| touch.of.name()).filter(|name| seen.insert(*name)).map(str::to_string).collect()
    }

    /// Whether a coordinator runs it, or it is part of one.
    fn is_coordinated(&self, timer: &found::Timer) -> bool {
        let named = |symbol: &str| self.settings.coordinators.contains(symbol);
        let is_one = |edge: &Edge| match edge.callee {
            Callee::Node(node) => named(&self.node(node).symbol),
            Callee::External(path) => named(&self.program.externals[path.0 as usize]),
            Callee::Param(..) => false,
        };
        let calls_one =
            |run: &found::Run| run.site.is_some_and(|site| self.work.census().edges_of(site).iter().any(is_one));
        timer.coordinated || named(&self.node(timer.function).symbol) || timer.work.iter().any(calls_one)
    }

    fn focus(&self, site: SiteId) -> Location {
        let site = &self.program.sites[site.0 as usize];
        Location { file: site.at.file, span: site.focus }
    }

    fn place(&self, at: Location) -> Place {
        let source = self.files.source(at.file);
        let position = source.position(at.span.start);
        Place { path: source.path.clone(), line: position.line, column: position.column }
    }

    fn source(&self, origin: &found::Origin) -> Source {
        let kind = match origin.kind {
            OriginKind::Constant => "constant",
            OriginKind::Default => "default",
            OriginKind::Field => "field",
            OriginKind::Argument => "argument",
            OriginKind::Function => "function",
        };
        Source { kind, name: origin.name.to_string(), at: self.place(origin.at) }
    }

    /// What code says, and where it does not, what configuration says.
    fn every(&self, timer: &found::Timer, said: Option<u64>) -> Every {
        let unknown = |why: String| match said {
            Some(nanos) => Every::Known(nanos),
            None => Every::Unknown { written: self.written(timer.written), why },
        };
        match &timer.period {
            found::Period::Known(0) => unknown("it is no time at all".to_string()),
            found::Period::Known(nanos) => Every::Known(*nanos),
            found::Period::Cron(text) => match Cron::parse(text) {
                Ok(cron) => Every::Cron { written: text.to_string(), cron },
                Err(why) => Every::Unknown { written: text.to_string(), why },
            },
            found::Period::Unknown => unknown("it cannot be told from the code".to_string()),
        }
    }

    /// An expression on one line.
    fn written(&self, at: Location) -> String {
        let source = self.files.source(at.file);
        let text: Vec<&str> = source.slice(at.span).split_whitespace().collect();
        text.join(" ").chars().take(MOST_WRITTEN).collect()
    }

    /// Binaries by their crates; a library that none of them runs stands for itself.
    fn processes(&self, timer: &found::Timer) -> Vec<String> {
        let name = |main: &NodeId| {
            let symbol = &*self.node(*main).symbol;
            symbol.strip_suffix("::main").unwrap_or(symbol).to_string()
        };
        let names: BTreeSet<String> = timer.processes.iter().map(name).collect();
        match (names.is_empty(), self.program.crates.get(timer.krate as usize)) {
            (true, Some(krate)) => vec![format!("{krate} (library)")],
            _ => names.into_iter().collect(),
        }
    }
}

const fn kind(kind: TimerKind) -> &'static str {
    match kind {
        TimerKind::Interval => "interval",
        TimerKind::Sleep => "sleep",
        TimerKind::Timeout => "timeout",
        TimerKind::Scheduled => "scheduled",
    }
}

const fn missed(missed: found::MissedTicks) -> MissedTicks {
    match missed {
        found::MissedTicks::NotApplicable => MissedTicks::None,
        found::MissedTicks::Default => MissedTicks::BurstByDefault,
        found::MissedTicks::Set(Missed::Burst) => MissedTicks::Burst,
        found::MissedTicks::Set(Missed::Delay) => MissedTicks::Delay,
        found::MissedTicks::Set(Missed::Skip) => MissedTicks::Skip,
        found::MissedTicks::Unknown => MissedTicks::Unknown,
    }
}

/// What is seen to end it: its loop first, then who keeps what runs it.
fn ends(timer: &found::Timer) -> Ends {
    let by_itself = timer.exits.iter().any(|exit| !exit.on_error);
    match (timer.turn, timer.start.kind) {
        (None, _) => Ends::Unknown,
        _ if by_itself => Ends::Leaves,
        _ if !timer.exits.is_empty() => Ends::OnError,
        (_, StartKind::Kept | StartKind::Stored | StartKind::Grouped) => Ends::ByHandle,
        (_, StartKind::Discarded) => Ends::Never,
        (_, StartKind::Plain) => Ends::Unknown,
    }
}

/// What a run waits for or what is known of what it calls, once each; what runs only where something failed is left out.
fn runs(timer: &found::Timer) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let tells = |run: &&found::Run| !run.on_error && (run.awaited || run.site.is_some());
    let names = timer.work.iter().filter(tells).map(|run| run.name.to_string());
    names.filter(|name| seen.insert(name.clone())).collect()
}
