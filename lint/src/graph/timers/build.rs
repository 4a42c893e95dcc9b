//! Makes timers of waits: what each turn of their loops runs, and what becomes of the rest.

use super::{
    periods::{Periods, Way},
    starts::Starts,
    *,
};
use crate::{
    base::source::Span,
    catalog::{Effects, paths::last},
};
use rustc_hash::FxHashMap;

/// What a wait is around that something else of the process does: only then it is more than the limit of an operation.
const LOCAL: [&str; 17] = [
    "&",
    "recv",
    "recv_async",
    "recv_many",
    "notified",
    "changed",
    "cancelled",
    "closed",
    "next",
    "wait",
    "wait_for",
    "acquire",
    "listen",
    "pop",
    "select_next_some",
    "try_next",
    "recv_ref",
];

const SECOND: u64 = 1_000_000_000;

pub(super) struct Build<'a> {
    pub(super) program: &'a Program,
    pub(super) table: &'a Effects,
    periods: Periods<'a>,
    pub(super) starts: Starts<'a>,
    processes: FxHashMap<NodeId, Vec<NodeId>>,
}

/// A wait with what is known of it by its class.
pub(super) struct Found<'a> {
    pub(super) timed: &'a Timed,
    pub(super) wait: &'a Wait,
    pub(super) class: &'a str,
    pub(super) primitive: ExternalId,
    /// The loop that runs it.
    pub(super) turn: Option<&'a Turn>,
    /// Where it is waited for, and the arm of `select!` that does it.
    pub(super) at: Span,
    pub(super) arm: Option<u32>,
    /// When the time is over, the loop is left.
    pub(super) ends: bool,
}

impl<'a> Build<'a> {
    pub(super) fn new(program: &'a Program, table: &'a Effects) -> Self {
        let starts = Starts::new(program);
        let processes = starts.processes();
        Self { program, table, periods: Periods::new(program), starts, processes }
    }

    pub(super) fn inventory(&self) -> Inventory {
        let mut timers: Vec<Timer> = Vec::new();
        for (at, timed) in self.program.timed.iter().enumerate() {
            for found in timed.waits.iter().filter_map(|wait| self.found(timed, wait)) {
                self.timers(at, &found, None, &mut timers);
            }
        }
        for helped in self.helped() {
            let wait = self.lent(&helped);
            if let Some(found) = self.found_helped(&helped, &wait) {
                self.timers(helped.function, &found, Some(helped.site), &mut timers);
            }
        }
        let ends =
            |timer: &Timer| timer.through.iter().map(|site| self.program.sites[site.0 as usize].at).collect::<Vec<_>>();
        timers.sort_by_cached_key(|timer| (timer.at, ends(timer), timer.site));
        // A file may belong to several crates.
        let mut kept: Vec<Timer> = Vec::with_capacity(timers.len());
        for timer in timers {
            match kept.last_mut() {
                Some(before)
                    if before.at == timer.at && ends(before) == ends(&timer) && before.period == timer.period =>
                {
                    before.processes.extend(&timer.processes);
                    before.processes.sort_unstable();
                    before.processes.dedup();
                }
                _ => kept.push(timer),
            }
        }
        Inventory { timers: kept }
    }

    /// A wait that recurs, or may.
    fn found(&self, timed: &'a Timed, wait: &'a Wait) -> Option<Found<'a>> {
        let (class, primitive) = self.starts.class(self.table, wait.site)?;
        let place = self.program.sites[wait.site.0 as usize].focus;
        if wait.polled {
            return Some(Found { timed, wait, class, primitive, turn: None, at: place, arm: None, ends: false });
        }
        let tick = wait.ticks.iter().find(|tick| tick.turn.is_some());
        let made = matches!(class, "interval" | "schedule" | "coordinated");
        let (turn, at, arm) = match tick {
            Some(tick) if made => (tick.turn, tick.at, tick.arm),
            _ if made => (None, place, None),
            _ => (wait.turn, place, wait.arm.filter(|_| wait.waited)),
        };
        let once = made && wait.kept == Kept::Variable && !wait.ticks.is_empty() && tick.is_none();
        let limit = class == "limit" && !wait.around.as_deref().is_some_and(|name| LOCAL.contains(&name));
        if once || limit || !made && turn.is_none() {
            return None;
        }
        let turn = turn.and_then(|turn| timed.turns.get(turn as usize));
        // `loop { loop { select! { _ = sleep(period) => break, .. } } work() }` recurs with the outer loop.
        let outer = turn.and_then(|turn| timed.turns.get(turn.outer? as usize)).filter(|_| wait.ends && wait.breaks);
        if let Some(outer) = outer.filter(|_| !made) {
            return Some(Found { timed, wait, class, primitive, turn: Some(outer), at, arm: None, ends: false });
        }
        // Where something is polled, a loop goes from state to state and waits for nothing.
        if !made && self.program.nodes[timed.node.0 as usize].flags.poll {
            return None;
        }
        Some(Found { timed, wait, class, primitive, turn, at, arm, ends: wait.ends })
    }

    pub(super) fn path(&self, primitive: ExternalId) -> &'a str {
        &self.program.externals[primitive.0 as usize]
    }

    /// The timers of a wait that a function writes, one for each of the callers that make its period; of a helper only for one call.
    fn timers(&self, function: usize, found: &Found<'_>, of: Option<SiteId>, timers: &mut Vec<Timer>) {
        let site = &self.program.sites[found.wait.site.0 as usize];
        let index = self.index(found);
        let nothing = (Amount::Unknown, site.focus);
        let (amount, written) = found.wait.args.get(index).unwrap_or(&nothing);
        let unit = match last(self.path(found.primitive)) {
            name if name.contains("seconds") => Some(SECOND),
            name if name.contains("minutes") => Some(60 * SECOND),
            _ if found.class == "sleep-ms" => Some(1_000_000),
            "wait_timeout_ms" => Some(1_000_000),
            "timeout_add" | "timeout_add_local" => Some(1_000_000),
            _ => None,
        };
        let written = if of.is_some() { site.focus } else { *written };
        let model = self.timer(found, written);
        let own = |way: &Way| of.is_none_or(|of| way.through.is_empty() || way.through.contains(&of));
        let mut ways: Vec<Way> = self.periods.ways(function, amount).into_iter().filter(own).collect();
        if ways.is_empty() {
            ways.push(Way::default());
        }
        for Way { mut through, worth } in ways {
            // A helper's timer stands where the loop calls it: what leads there from the sleep is no caller of it.
            let behind = of.and_then(|of| through.iter().position(|site| *site == of)).map_or(0, |at| at + 1);
            through.drain(..behind);
            let mut period = worth.period(unit);
            if period == Period::Known(0) {
                // Yielding is no timer; a default of zero says that something else is to be said.
                if worth.origin.is_empty() && model.kind != TimerKind::Interval {
                    continue;
                }
                period = Period::Unknown;
            }
            timers.push(Timer {
                period,
                backoff: model.backoff || worth.differs,
                jittered: model.jittered || worth.jitter,
                origin: worth.origin,
                through,
                ..model.clone()
            });
        }
    }

    /// Which argument is the time.
    fn index(&self, found: &Found<'_>) -> usize {
        let name = last(self.path(found.primitive));
        let second = match found.class {
            "interval" => name.ends_with("_at"),
            "coordinated" => true,
            "timeout" => name.starts_with("wait"),
            "schedule" => name.starts_with("execute_"),
            _ => false,
        };
        let args = found.wait.args.len();
        if second { 1.min(args.saturating_sub(1)) } else { 0 }
    }

    /// All but the period.
    fn timer(&self, found: &Found<'_>, written: Span) -> Timer {
        let Found { timed, wait, class, primitive, turn, .. } = *found;
        let site = &self.program.sites[wait.site.0 as usize];
        let place = |span| Location { file: site.at.file, span };
        let node = turn.map_or(site.node, |turn| turn.node);
        let (work, beside) = self.runs(found);
        let alone = !beside.iter().any(|run| !run.asked);
        let kind = match class {
            "interval" => TimerKind::Interval,
            "schedule" | "coordinated" => TimerKind::Scheduled,
            "timeout" | "limit" => TimerKind::Timeout,
            _ if found.arm.is_some() && !alone => TimerKind::Timeout,
            _ => TimerKind::Sleep,
        };
        let limit = self.limit(found, kind, &work, &beside);
        let mut processes = self.processes.get(&self.starts.first(node)).cloned().unwrap_or_default();
        processes.sort_unstable();
        Timer {
            site: wait.site,
            at: site.at,
            focus: place(site.focus),
            node,
            function: timed.node,
            turn: turn.map(|turn| place(turn.at)),
            goes: turn.map(|turn| turn.kind),
            kind,
            primitive,
            period: Period::Unknown,
            written: place(written),
            name: wait.name.clone(),
            origin: Vec::new(),
            through: Vec::new(),
            jittered: wait.jitter,
            missed: self.missed(found),
            backoff: wait.changes,
            steady: kind == TimerKind::Interval || kind == TimerKind::Scheduled || wait.compensated,
            on_error: wait.on_error,
            limit,
            exits: turn.map_or_else(Vec::new, |turn| turn.exits.clone()),
            start: self.starts.of(node),
            work,
            beside,
            coordinated: class == "coordinated",
            krate: self.program.nodes[node.0 as usize].krate,
            processes,
        }
    }

    /// What a turn runs, and what it waits for beside.
    fn runs(&self, found: &Found<'_>) -> (Vec<Run>, Vec<Run>) {
        let Some(turn) = found.turn else { return (Vec::new(), Vec::new()) };
        let own = self.program.sites[found.wait.site.0 as usize].at.span;
        let inside = |outer: Span, inner: Span| outer.start <= inner.start && inner.end <= outer.end;
        let waits = |call: &&Called| {
            let ticks = found
                .wait
                .ticks
                .iter()
                .any(|tick| inside(call.at, tick.at) && (call.waited || TICKS.contains(&&*call.name)));
            !inside(own, call.at) && call.site != Some(found.wait.site) && !ticks
        };
        let ended = |arm: Option<u32>| turn.exits.iter().any(|exit| exit.arm == arm && exit.kind != ExitKind::Try);
        let run = |call: &Called, asked: bool| Run {
            name: call.name.clone(),
            at: Location { file: self.program.nodes[found.timed.node.0 as usize].at.file, span: call.at },
            site: call.site,
            before: call.at.start < found.at.start,
            awaited: call.awaited,
            on_error: call.on_error,
            asked,
        };
        let beside = turn.calls.iter().filter(waits).filter(|call| call.waited && call.arm != found.arm);
        let beside: Vec<Run> = match found.arm {
            // Of an arm that leaves the loop, `asked` says so.
            Some(_) => beside.map(|call| run(call, ended(call.arm))).collect(),
            None => Vec::new(),
        };
        let alone = beside.iter().all(|run| run.asked);
        let own_work = |call: &&Called| match (found.arm, call.arm) {
            (None, _) => true,
            (own, arm) if own == arm => !call.waited,
            (Some(_), None) => alone,
            _ => false,
        };
        let work = turn.calls.iter().filter(waits).filter(own_work).map(|call| run(call, call.asked)).collect();
        (work, beside)
    }

    fn limit(&self, found: &Found<'_>, kind: TimerKind, work: &[Run], beside: &[Run]) -> Option<Limit> {
        let Found { timed, wait, turn, .. } = *found;
        if wait.polled {
            // What steps back is asked for by whoever tries again.
            return wait.changes.then_some(Limit::Failure);
        }
        let turn = turn?;
        if found.ends && kind != TimerKind::Interval || wait.limited || self.starts.is_limited(timed.node) {
            return Some(Limit::Timeout);
        }
        let limit = turn.limit.filter(|limit| kind != TimerKind::Interval || *limit == Limit::Timeout);
        if limit.is_some() || kind == TimerKind::Interval {
            return limit;
        }
        if wait.on_error {
            return Some(Limit::Failure);
        }
        let leaves = turn.exits.iter().any(|exit| exit.kind != ExitKind::Try);
        let asks = !work.is_empty() && work.iter().all(|run| run.asked || run.on_error);
        (leaves && asks && beside.is_empty() && kind == TimerKind::Sleep).then_some(Limit::Success)
    }

    fn missed(&self, found: &Found<'_>) -> MissedTicks {
        let path = self.path(found.primitive);
        if found.class != "interval" || !path.contains("::time::interval") {
            return MissedTicks::NotApplicable;
        }
        match (&found.wait.missed, &found.wait.kept) {
            (Some(missed), _) => MissedTicks::Set(*missed),
            (None, Kept::Away) => MissedTicks::Unknown,
            (None, Kept::Field(of, name)) => {
                let told = self.program.timed.iter().flat_map(|timed| &timed.told);
                let own =
                    told.filter(|(other, field, _)| other == of && field == name).map(|(.., missed)| *missed).next();
                own.map_or(MissedTicks::Default, MissedTicks::Set)
            }
            (None, _) => MissedTicks::Default,
        }
    }
}

/// Calls that wait for what was made before.
const TICKS: [&str; 6] = ["tick", "next", "recv", "poll_tick", "select_next_some", "poll_next"];
