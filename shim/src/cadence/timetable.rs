//! When each job is due, without a clock and without threads: it is told what time it is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use super::job::{Job, JobError, JobId, Mode, us};
use super::lane::Lane;
use super::meter::Ticket;
use super::plan::{Plan, Planner};
use super::snapshot::{CadenceSnapshot, JobSnapshot};

/// How many runs have to be seen before the plan hears how long they take.
const KNOWN_AFTER: u64 = 16;

/// How a timetable works, for as long as it does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub(super) coordinated: bool,
    /// How long a run waits for another of its class at most.
    pub(super) defer_max: Duration,
    /// What is added to the clock's time, so that phases count from the same moment everywhere.
    pub(super) offset_us: u64,
}

#[derive(Debug)]
pub(super) struct Timetable {
    rules: Rules,
    planner: Planner,
    jobs: BTreeMap<JobId, Entry>,
    lanes: BTreeMap<Arc<str>, Lane>,
    /// When something is to be done about which job: it is due, or has waited for too long.
    agenda: BTreeSet<(Duration, JobId)>,
    replanned: u64,
    closed: bool,
}

#[derive(Debug)]
struct Entry {
    name: Arc<str>,
    class: Arc<str>,
    state: State,
    paused: bool,
    /// It was triggered while it ran, and so runs once more.
    again: bool,
    period_us: u64,
    phase_us: u64,
    stats: Stats,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// Paused, or nothing is planned.
    Off,
    /// On the agenda.
    Due {
        at: Duration,
        planned: bool,
    },
    /// Due, and waiting for another of its class; on the agenda with the moment at which it stops waiting.
    Waiting {
        due: Duration,
        until: Duration,
        planned: bool,
        ticket: Ticket,
    },
    Running {
        due: Duration,
        started: Duration,
        planned: bool,
        ticket: Ticket,
    },
}

#[derive(Clone, Copy, Debug, Default)]
struct Stats {
    runs: u64,
    missed: u64,
    triggered: u64,
    panicked: u64,
    mean_us: f64,
    max: Duration,
}

/// A run that has been handed out.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    pub(super) id: JobId,
    pub(super) name: Arc<str>,
    pub(super) due: Duration,
}

impl Timetable {
    pub(super) fn new(rules: Rules, planner: Planner) -> Self {
        Self {
            rules,
            planner,
            jobs: BTreeMap::new(),
            lanes: BTreeMap::new(),
            agenda: BTreeSet::new(),
            replanned: 0,
            closed: false,
        }
    }

    pub(super) fn add(&mut self, jobs: Vec<Job>, now: Duration) -> Result<Vec<JobId>, JobError> {
        if self.closed {
            return Err(JobError::Closed);
        }
        let names: Vec<(Arc<str>, Arc<str>, u64)> =
            jobs.iter().map(|it| (it.name.as_str().into(), it.class.as_str().into(), us(it.period))).collect();
        let ids = match <[Job; 1]>::try_from(jobs) {
            // Plain intervals need no plan.
            Ok(job) if !self.rules.coordinated => self.planner.take_all(job)?,
            Err(jobs) if !self.rules.coordinated => self.planner.take_all(jobs)?,
            Ok([job]) => vec![self.planner.add(job)?],
            // Many at once are the start of a service, which is planned as a whole.
            Err(jobs) => self.planner.add_all(jobs)?,
        };
        for (id, (name, class, period_us)) in ids.iter().zip(names) {
            self.lanes.entry(Arc::clone(&class)).or_default();
            // A plain interval begins when it is made.
            let phase_us = (us(now) + self.rules.offset_us) % period_us;
            let (state, stats) = (State::Off, Stats::default());
            let entry = Entry { name, class, state, paused: false, again: false, period_us, phase_us, stats };
            self.jobs.insert(*id, entry);
            if !self.rules.coordinated {
                self.wait_for(*id, now, true);
            }
        }
        match ids[..] {
            // The others stay where they are.
            [id] if self.rules.coordinated => self.follow_plan_of(id, now),
            _ => self.follow_plan(now),
        }
        Ok(ids)
    }

    /// Plans everything anew.
    pub(super) fn replan(&mut self, now: Duration) {
        if self.rules.coordinated {
            self.planner.replan();
            self.follow_plan(now);
        }
    }

    pub(super) fn plan(&self) -> Plan {
        self.planner.plan()
    }

    /// Takes over from the plan what has changed there.
    fn follow_plan(&mut self, now: Duration) {
        if !self.rules.coordinated {
            return;
        }
        let ids: Vec<JobId> = self.jobs.keys().copied().collect();
        ids.into_iter().for_each(|id| self.follow_plan_of(id, now));
    }

    fn follow_plan_of(&mut self, id: JobId, now: Duration) {
        let (Some((period, phase)), Some(entry)) = (self.planner.slot(id), self.jobs.get_mut(&id)) else { return };
        let (period_us, phase_us) = (us(period), us(phase));
        let unchanged = (entry.period_us, entry.phase_us) == (period_us, phase_us);
        (entry.period_us, entry.phase_us) = (period_us, phase_us);
        match entry.state {
            State::Due { planned: true, .. } if unchanged => {}
            State::Off | State::Due { planned: true, .. } if !entry.paused => {
                self.wait_for(id, self.slot(id, now), true)
            }
            _ => {}
        }
    }

    /// The first moment from `from` on at which a job is due by the plan.
    fn slot(&self, id: JobId, from: Duration) -> Duration {
        let Some(entry) = self.jobs.get(&id) else { return Duration::MAX };
        let nanos = from.subsec_nanos() % 1_000;
        let from = us(from) + u64::from(nanos > 0) + self.rules.offset_us;
        let past = (from + entry.period_us - entry.phase_us % entry.period_us) % entry.period_us;
        let slot = from + if past == 0 { 0 } else { entry.period_us - past };
        Duration::from_micros(slot - self.rules.offset_us)
    }

    fn wait_for(&mut self, id: JobId, at: Duration, planned: bool) {
        self.leave(id);
        if let Some(entry) = self.jobs.get_mut(&id) {
            entry.state = State::Due { at, planned };
            self.agenda.insert((at, id));
        }
    }

    /// Takes a job that does not run off the agenda.
    fn leave(&mut self, id: JobId) {
        let Some(entry) = self.jobs.get_mut(&id) else { return };
        match entry.state {
            State::Due { at, .. } => drop(self.agenda.remove(&(at, id))),
            State::Waiting { due, until, ticket, .. } => {
                self.agenda.remove(&(until, id));
                if let Some(lane) = self.lanes.get_mut(&entry.class) {
                    lane.waiting.remove(&(due, id));
                    lane.meter.forget(ticket);
                }
            }
            State::Off | State::Running { .. } => return,
        }
        entry.state = State::Off;
    }

    pub(super) fn remove(&mut self, id: JobId) -> bool {
        self.leave(id);
        self.planner.remove(id);
        let Some(entry) = self.jobs.remove(&id) else { return false };
        if let (State::Running { started, ticket, .. }, Some(lane)) = (entry.state, self.lanes.get_mut(&entry.class)) {
            lane.running.remove(&(started, id));
            lane.meter.forget(ticket);
            self.let_next_in(&entry.class);
        }
        true
    }

    /// A run that is on its way ends as usual.
    pub(super) fn pause(&mut self, id: JobId) {
        self.leave(id);
        if let Some(entry) = self.jobs.get_mut(&id) {
            (entry.paused, entry.again) = (true, false);
        }
    }

    pub(super) fn resume(&mut self, id: JobId, now: Duration) {
        let Some(entry) = self.jobs.get_mut(&id) else { return };
        if std::mem::take(&mut entry.paused) && matches!(entry.state, State::Off) && !self.closed {
            self.wait_for(id, self.slot(id, now), true);
        }
    }

    /// Runs a job now, or once more if it runs already; also a paused one. One that is due already is not run twice.
    pub(super) fn trigger(&mut self, id: JobId, now: Duration) {
        let Some(entry) = self.jobs.get_mut(&id) else { return };
        match entry.state {
            _ if self.closed => {}
            State::Running { .. } => entry.again = true,
            State::Due { at, .. } if at > now => self.wait_for(id, now, false),
            State::Off => self.wait_for(id, now, false),
            State::Due { .. } | State::Waiting { .. } => {}
        }
    }

    /// Hands out nothing any more.
    pub(super) fn close(&mut self) {
        self.closed = true;
        let ids: Vec<JobId> = self.jobs.keys().copied().collect();
        ids.into_iter().for_each(|id| self.leave(id));
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// When to look again.
    pub(super) fn next_due(&self) -> Option<Duration> {
        self.agenda.first().map(|(at, _)| *at)
    }

    /// The next run that is due and has its turn.
    pub(super) fn take(&mut self, now: Duration) -> Option<Taken> {
        while let Some((at, id)) = self.agenda.first().copied()
            && at <= now
        {
            self.agenda.pop_first();
            self.note_hung(id, now);
            let Some(entry) = self.jobs.get_mut(&id) else { continue };
            let Some(lane) = self.lanes.get_mut(&entry.class) else { continue };
            let (due, planned, ticket, waited) = match entry.state {
                State::Due { at, planned } => (at, planned, lane.meter.open(at, planned), false),
                State::Waiting { due, planned, ticket, .. } => (due, planned, ticket, true),
                State::Off | State::Running { .. } => continue,
            };
            let until = due.saturating_add(self.rules.defer_max);
            if self.rules.coordinated && !lane.running.is_empty() && now < until {
                if !waited {
                    lane.defer(due, id);
                }
                entry.state = State::Waiting { due, until, planned, ticket };
                self.agenda.insert((until, id));
                continue;
            }
            lane.waiting.remove(&(due, id));
            lane.start(id, now);
            entry.state = State::Running { due, started: now, planned, ticket };
            entry.stats.triggered += u64::from(!planned);
            return Some(Taken { id, name: Arc::clone(&entry.name), due });
        }
        None
    }

    /// Whatever was due while a run hangs overlaps with it; where so many were that memory matters, its end is not waited for to say so.
    fn note_hung(&mut self, due: JobId, now: Duration) {
        let Some(lane) = self.jobs.get(&due).and_then(|it| self.lanes.get_mut(&it.class)) else { return };
        if lane.meter.is_long()
            && let Some((_, oldest)) = lane.running.first()
            && let Some(State::Running { due, started, ticket, .. }) = self.jobs.get(oldest).map(|it| it.state)
        {
            lane.meter.still_running(ticket, started.saturating_sub(due), now);
        }
    }

    /// Nobody of a class runs any more: who has waited longest is next.
    fn let_next_in(&mut self, class: &str) {
        let Some(lane) = self.lanes.get_mut(class) else { return };
        if !lane.running.is_empty() {
            return;
        }
        if let Some((due, id)) = lane.waiting.pop_first()
            && let Some(entry) = self.jobs.get_mut(&id)
            && let State::Waiting { until, planned, ticket, .. } = entry.state
        {
            self.agenda.remove(&(until, id));
            entry.state = State::Waiting { due, until: due, planned, ticket };
            self.agenda.insert((due, id));
        }
    }

    /// A run has ended.
    pub(super) fn finish(&mut self, id: JobId, now: Duration, panicked: bool) {
        let Some(entry) = self.jobs.get_mut(&id) else { return };
        let State::Running { due, started, ticket, planned } = entry.state else { return };
        let took = now.saturating_sub(started);
        entry.state = State::Off;
        entry.stats.end(took, panicked);
        let class = Arc::clone(&entry.class);
        let (again, paused) = (std::mem::take(&mut entry.again), entry.paused);
        if let Some(lane) = self.lanes.get_mut(&class) {
            lane.meter.close(ticket, took);
            lane.end(id, due, started, now);
        }
        self.let_next_in(&class);
        if self.closed {
            return;
        }
        if self.rules.coordinated {
            self.learn(id, now);
        }
        if again {
            self.wait_for(id, now, false);
        } else if !paused {
            let next = self.slot(id, now.max(due + Duration::from_micros(1)));
            self.count_missed(id, planned, due, next);
            self.wait_for(id, next, true);
        }
    }

    fn count_missed(&mut self, id: JobId, planned: bool, due: Duration, next: Duration) {
        if let Some(entry) = self.jobs.get_mut(&id).filter(|_| planned) {
            entry.stats.missed += (us(next.saturating_sub(due)) / entry.period_us).saturating_sub(1);
        }
    }

    /// Tells the plan how long the runs of a job take, once that is known.
    fn learn(&mut self, id: JobId, now: Duration) {
        let Some(entry) = self.jobs.get(&id) else { return };
        if entry.stats.runs >= KNOWN_AFTER
            && self.planner.set_run(id, Duration::from_micros(entry.stats.mean_us as u64))
        {
            self.replanned += 1;
            self.follow_plan_of(id, now);
        }
    }

    /// The names of those that run.
    pub(super) fn running(&self) -> Vec<String> {
        let running = self.jobs.values().filter(|it| matches!(it.state, State::Running { .. }));
        running.map(|it| it.name.to_string()).collect()
    }

    pub(super) fn snapshot(&self) -> CadenceSnapshot {
        let job = |(id, entry): (&JobId, &Entry)| JobSnapshot {
            id: *id,
            name: entry.name.to_string(),
            class: entry.class.to_string(),
            period_us: entry.period_us,
            phase_us: entry.phase_us,
            paused: entry.paused,
            running: matches!(entry.state, State::Running { .. }),
            runs: entry.stats.runs,
            missed: entry.stats.missed,
            triggered: entry.stats.triggered,
            panicked: entry.stats.panicked,
            run_mean_us: entry.stats.mean_us as u64,
            run_max_us: us(entry.stats.max),
        };
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        self.jobs.values().for_each(|it| *sizes.entry(&it.class).or_default() += 1);
        let mode = |class: &str| if self.rules.coordinated { self.planner.mode(class) } else { Mode::Spread };
        let classes = self.lanes.iter();
        CadenceSnapshot {
            coordinated: self.rules.coordinated,
            replanned: self.replanned,
            next_due_us: self.next_due().map(us),
            classes: classes
                .map(|(class, lane)| lane.snapshot(class, mode(class), sizes.get(&**class).copied().unwrap_or(0)))
                .collect(),
            jobs: self.jobs.iter().map(job).collect(),
        }
    }
}

impl Stats {
    fn end(&mut self, took: Duration, panicked: bool) {
        self.runs += 1;
        self.panicked += u64::from(panicked);
        self.max = self.max.max(took);
        // The average of the first runs, and then one that forgets.
        let weight = self.runs.min(KNOWN_AFTER) as f64;
        self.mean_us += (took.as_secs_f64() * 1e6 - self.mean_us) / weight;
    }
}
