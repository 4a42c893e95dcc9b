//! Timers over a span of time: when each runs, and which of these runs meet others.

use super::{
    collisions::Job,
    period::LONGEST,
    timers::{Every, Group, Timer, Timers},
};

const HOUR: u64 = 3_600_000_000_000;
const DAY: u64 = 24 * HOUR;
/// Nothing longer is drawn.
pub const LONGEST_SPAN: u64 = 366 * DAY;
/// So many runs are drawn one by one; of timers with more of them there is a bar.
const MOST_RUNS: u64 = 250_000;
/// So many timers are drawn.
const MOST_LANES: usize = 60;

/// How long a timeline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// Until everything repeats.
    Hyperperiod,
    /// So many nanoseconds.
    Known(u64),
    /// Until everything repeats, but a day at most.
    Fitting,
}

/// Timers over a span.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Nanoseconds from its beginning to its end.
    pub span: u64,
    /// Whether runs are where the planner puts them.
    pub planned: bool,
    /// What is drawn of each group that has anything to draw.
    pub strips: Vec<Strip>,
    /// What is left out.
    pub notes: Vec<String>,
}

/// A group: its index in [`Timers::groups`], and its lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Which group.
    pub group: usize,
    /// A lane for each timer of a known period.
    pub lanes: Vec<Lane>,
}

/// A timer.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Its index in [`Timers::timers`].
    pub timer: usize,
    /// Nanoseconds that a run takes.
    pub takes: u64,
    /// How many runs there are.
    pub count: u64,
    /// They, in order, unless they are too many.
    pub runs: Option<Vec<Run>>,
}

/// A run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// When it starts, in nanoseconds.
    pub at: u64,
    /// Whether another one of its group runs then.
    pub meets: bool,
}

/// Lays timers out, where their runs fall if all begin at once, or where the planner puts them.
pub fn timeline(timers: &Timers, length: Length, planned: bool) -> Timeline {
    let mut notes = Vec::new();
    let span = span(timers, length, &mut notes);
    let drawable = |at: &&usize| !matches!(timers.timers[**at].every, Every::Unknown { .. });
    let mut strips: Vec<Strip> = Vec::new();
    let mut room = MOST_LANES;
    let mut left_out = 0;
    // Groups in which something meets get their lanes first.
    let meets = |group: &Group| group.prediction.as_ref().is_some_and(|it| it.at_once > 0.0);
    let mut order: Vec<usize> = (0..timers.groups.len()).collect();
    order.sort_by_key(|at| !meets(&timers.groups[*at]));
    for at in order {
        let group = &timers.groups[at];
        let ways = Ways::of(timers, group, planned);
        let all: Vec<Lane> = group.timers.iter().filter(drawable).filter_map(|it| ways.lane(*it, span)).collect();
        left_out += all.len().saturating_sub(room);
        let lanes: Vec<Lane> = all.into_iter().take(room).collect();
        room -= lanes.len();
        if !lanes.is_empty() {
            strips.push(Strip { group: at, lanes });
        }
    }
    strips.sort_by_key(|strip| strip.group);
    if left_out > 0 {
        notes.push(format!("left out: {left_out} timers; {MOST_LANES} are drawn, those that meet others first"));
    }
    let unknown = timers.timers.iter().filter(|it| matches!(it.every, Every::Unknown { .. })).count();
    if unknown > 0 {
        notes.push(format!("not drawn, since their periods are not known: {unknown}"));
    }
    let mut timeline = Timeline { span, planned, strips, notes };
    timeline.run(timers);
    timeline
}

impl Timeline {
    /// Finds the runs of those lanes that have few enough, the emptiest first.
    fn run(&mut self, timers: &Timers) {
        let mut counts: Vec<(u64, usize, usize)> = Vec::new();
        for (strip, it) in self.strips.iter().enumerate() {
            counts.extend(it.lanes.iter().enumerate().map(|(lane, it)| (it.count, strip, lane)));
        }
        counts.sort_unstable();
        let (mut left, mut bars) = (MOST_RUNS, 0);
        for (count, strip, lane) in counts {
            if count > left {
                bars += 1;
                continue;
            }
            left -= count;
            let group = &timers.groups[self.strips[strip].group];
            let it = &mut self.strips[strip].lanes[lane];
            it.runs = Some(Ways::of(timers, group, self.planned).runs(it.timer, self.span));
        }
        let drifts = |lane: &&Lane| timers.timers[lane.timer].drifts && !self.planned;
        let drift = self.strips.iter().flat_map(|strip| &strip.lanes).filter(drifts).count();
        if drift > 0 {
            self.notes.push(format!("loops that sleep drift: of {drift} only the shares say how many runs meet others, as chance will have it"));
        }
        if bars > 0 {
            self.notes.push(format!("too many runs to draw each: {bars} timers have a bar in their place, and their shares say how many meet others"));
        }
    }
}

/// When the jobs of a group run.
struct Ways<'g> {
    timers: &'g Timers,
    group: &'g Group,
    planned: bool,
    /// The jobs that are held against each other, where they are put.
    predicted: Vec<Job>,
}

impl<'g> Ways<'g> {
    fn of(timers: &'g Timers, group: &'g Group, planned: bool) -> Self {
        let mut ways = Self { timers, group, planned, predicted: Vec::new() };
        if group.prediction.is_some() {
            ways.predicted = group.predicted.iter().flat_map(|at| ways.jobs(*at)).collect();
        }
        ways
    }

    /// The jobs of a timer as they run: what drifts has its run in its period, unless it is planned.
    fn jobs(&self, at: usize) -> Vec<Job> {
        let phases = self.group.prediction.as_ref().filter(|_| self.planned).and_then(|it| it.phases.get(&at));
        let mut jobs = self.timers.timers[at].jobs(at, self.timers.takes);
        for (nth, job) in jobs.iter_mut().enumerate() {
            match phases.and_then(|phases| phases.get(nth)) {
                // With a plan nothing drifts.
                Some(phase) => (job.phase, job.drifts) = (*phase, false),
                None if job.drifts => job.period = job.period.saturating_add(job.takes),
                None => {}
            }
        }
        jobs
    }

    /// A lane without its runs; none for a timer that cannot be drawn.
    fn lane(&self, timer: usize, span: u64) -> Option<Lane> {
        let jobs = self.jobs(timer);
        let count = |job: &Job| if job.phase < span { (span - 1 - job.phase) / job.period.max(1) + 1 } else { 0 };
        let takes = jobs.first()?.takes;
        Some(Lane { timer, takes, count: jobs.iter().map(count).fold(0, u64::saturating_add), runs: None })
    }

    fn runs(&self, timer: usize, span: u64) -> Vec<Run> {
        let counts = self.group.predicted.contains(&timer);
        let mut runs: Vec<Run> = Vec::new();
        for job in self.jobs(timer) {
            let counts = counts && !job.drifts;
            let mut at = job.phase;
            while at < span {
                runs.push(Run { at, meets: counts && self.meets(at, timer) });
                at = at.saturating_add(job.period.max(1));
            }
        }
        runs.sort_unstable();
        runs
    }

    /// Whether something of another timer runs at a moment. When a loop that sleeps does, nobody knows.
    fn meets(&self, at: u64, timer: usize) -> bool {
        let runs = |job: &Job| at.checked_sub(job.phase).is_some_and(|since| since % job.period.max(1) < job.takes);
        self.predicted.iter().any(|job| job.owner != timer && !job.drifts && runs(job))
    }
}

/// How long the timeline is, and what to say of that.
fn span(timers: &Timers, length: Length, notes: &mut Vec<String>) -> u64 {
    let repeats = hyperperiod(timers.timers.iter().flat_map(|timer| periods(timer, timers.takes)));
    match (length, repeats) {
        (Length::Day, _) => DAY,
        (Length::Hour, _) => HOUR,
        (Length::Known(nanos), _) => nanos.clamp(1, LONGEST_SPAN),
        (Length::Hyperperiod, Some(span)) if span <= LONGEST_SPAN => span,
        (Length::Hyperperiod, _) => {
            notes.push("everything repeats only after more than a year: a day is drawn".to_string());
            DAY
        }
        (Length::Fitting, span) => span.map_or(DAY, |span| span.min(DAY)),
    }
}

fn periods(timer: &Timer, takes: u64) -> impl Iterator<Item = u64> {
    timer.jobs(0, takes).into_iter().map(|job| job.period).filter(|period| *period <= LONGEST)
}

/// The least common multiple of periods; an hour, if there are none, and `None` where it cannot be counted.
fn hyperperiod(periods: impl Iterator<Item = u64>) -> Option<u64> {
    let mut whole = None;
    for period in periods.filter(|period| *period > 0) {
        let so_far = whole.unwrap_or(1);
        let (mut a, mut b) = (so_far, period);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        whole = Some(period.checked_mul(so_far / a)?);
    }
    Some(whole.unwrap_or(HOUR))
}

#[cfg(test)]
mod tests {
    use super::super::timers::tests::every;
    use super::*;

    fn settled(list: Vec<Timer>) -> Timers {
        let mut timers = Timers { timers: list, takes: 50_000_000, ..Timers::default() };
        timers.settle();
        timers
    }

    #[test]
    fn runs_that_meet_are_those_that_start_while_another_runs() {
        let timers = settled(vec![every(5_000, "a", Some("disk")), every(15_000, "b", Some("disk"))]);
        let drawn = timeline(&timers, Length::Fitting, false);
        assert_eq!((drawn.span, drawn.strips.len()), (15_000_000_000, 1));
        let meets = |lane: usize| -> Vec<bool> {
            drawn.strips[0].lanes[lane].runs.as_ref().unwrap().iter().map(|run| run.meets).collect()
        };
        assert_eq!((meets(0), meets(1)), (vec![true, false, false], vec![true]));
        let planned = timeline(&timers, Length::Fitting, true);
        assert!(planned.strips[0].lanes.iter().flat_map(|it| it.runs.iter().flatten()).all(|run| !run.meets));
    }

    /// They begin a little later each time: where they are after a while, nobody knows.
    #[test]
    fn loops_that_sleep_are_not_said_to_meet_unless_they_are_planned() {
        let sleeps = Timer { drifts: true, ..every(5_000, "a", Some("disk")) };
        let timers = settled(vec![sleeps, every(5_000, "b", Some("disk"))]);
        let drawn = timeline(&timers, Length::Known(20_000_000_000), false);
        assert!(drawn.strips[0].lanes.iter().flat_map(|it| it.runs.iter().flatten()).all(|run| !run.meets));
        assert!(drawn.notes.iter().any(|it| it.starts_with("loops that sleep drift: of 1")), "{:?}", drawn.notes);
        let planned = timeline(&timers, Length::Known(20_000_000_000), true);
        let starts: Vec<u64> =
            planned.strips[0].lanes[0].runs.iter().flatten().map(|run| run.at % 5_000_000_000).collect();
        assert!(starts.windows(2).all(|pair| pair[0] == pair[1]), "{starts:?}");
    }

    #[test]
    fn a_million_runs_are_a_bar_and_many_timers_are_counted() {
        let mut list: Vec<Timer> = (0..100).map(|at| every(60_000, &format!("t{at}"), None)).collect();
        list.push(every(1, "fast", Some("disk")));
        list.push(every(60_000, "slow", Some("disk")));
        let drawn = timeline(&settled(list), Length::Day, false);
        let lanes: Vec<&Lane> = drawn.strips.iter().flat_map(|strip| &strip.lanes).collect();
        assert_eq!(lanes.len(), MOST_LANES);
        let fast = lanes.iter().find(|lane| lane.count == 86_400_000).unwrap();
        assert!(fast.runs.is_none());
        assert!(drawn.notes.iter().any(|it| it.starts_with("left out: 42 timers")), "{:?}", drawn.notes);
        assert!(drawn.notes.iter().any(|it| it.contains(": 1 timers have a bar")), "{:?}", drawn.notes);
    }

    #[test]
    fn spans_are_bounded() {
        let odd = settled(vec![every(86_399_999, "a", Some("x")), every(86_400_001, "b", Some("x"))]);
        let drawn = timeline(&odd, Length::Hyperperiod, false);
        assert_eq!((drawn.span, drawn.notes.len()), (DAY, 1));
        assert_eq!(timeline(&odd, Length::Known(u64::MAX), false).span, LONGEST_SPAN);
        assert_eq!(timeline(&settled(Vec::new()), Length::Fitting, false).span, HOUR);
    }
}
