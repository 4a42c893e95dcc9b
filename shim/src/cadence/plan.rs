//! Which phase and which period each job gets. Pure: no clock, no threads, and the same for the same jobs.

mod bound;
mod exact;
mod fold;
mod periods;
mod report;
mod ring;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

pub use report::{Advice, ClassPlan, Collision, Plan, PlannedJob};

use super::job::{Job, JobError, JobId, Mode, us};
use exact::Item;
pub(super) use fold::spread;
use ring::Ring;

/// With this much overlap the periods stay as they are: moving them further would gain less than it changes.
const GOOD: f64 = 0.01;
/// Up to how many jobs everything is tried: other phases for those that meet, and phases at random beside those that were looked for.
const TRIED: usize = 512;
const DRAWS: u64 = 8;

/// Plans jobs: adds one without moving the others, or all anew.
///
/// ```
/// use std::time::Duration;
/// use feeler_shim::cadence::{Job, Planner};
///
/// let every = |name: &str, seconds| Job::new(name, Duration::from_secs(seconds)).class("disk").taking(Duration::from_millis(200));
/// let mut planner = Planner::new();
/// let ids = planner.add_all([every("flush", 5), every("compact", 60), every("report", 10)])?;
/// let plan = planner.plan();
/// assert_eq!(plan.class("disk").map(|it| it.overlap), Some(0.0));
///
/// // One more moves none of them.
/// let before = plan.jobs;
/// planner.add(every("scrub", 30))?;
/// let after = planner.plan().jobs;
/// assert!(before.iter().all(|job| after.contains(job)));
/// # assert_eq!(ids.len(), 3);
/// # Ok::<(), feeler_shim::cadence::JobError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Planner {
    grid: u64,
    coalesced: BTreeSet<String>,
    jobs: BTreeMap<JobId, Job>,
    names: BTreeSet<String>,
    rings: BTreeMap<String, Ring>,
    next: u64,
}

impl Default for Planner {
    fn default() -> Self {
        Self::new()
    }
}

impl Planner {
    /// Without jobs.
    #[must_use]
    pub fn new() -> Self {
        Self {
            grid: 250_000,
            coalesced: BTreeSet::new(),
            jobs: BTreeMap::new(),
            names: BTreeSet::new(),
            rings: BTreeMap::new(),
            next: 0,
        }
    }

    /// The step of which periods become multiples, where their tolerance lets them; also of its doubles and halves. 250 ms unless it is said.
    #[must_use]
    pub fn grid(self, step: Duration) -> Self {
        Self { grid: us(step).max(1), ..self }
    }

    /// The jobs of this class run together instead of apart.
    #[must_use]
    pub fn coalesce(mut self, class: impl Into<String>) -> Self {
        self.coalesced.insert(class.into());
        self
    }

    /// How the jobs of a class run.
    #[must_use]
    pub fn mode(&self, class: &str) -> Mode {
        if self.coalesced.contains(class) { Mode::Coalesce } else { Mode::Spread }
    }

    /// Adds a job where it meets the fewest runs of others; these stay where they are.
    ///
    /// # Errors
    /// When there is one of that name, or its period is out of range.
    pub fn add(&mut self, job: Job) -> Result<JobId, JobError> {
        let id = self.take(job)?;
        self.place(id);
        Ok(id)
    }

    /// Adds jobs, and plans all anew.
    ///
    /// # Errors
    /// As [`add`](Self::add); then none of these is added.
    pub fn add_all(&mut self, jobs: impl IntoIterator<Item = Job>) -> Result<Vec<JobId>, JobError> {
        let ids = self.take_all(jobs)?;
        self.replan();
        Ok(ids)
    }

    /// Takes all of these or none, without planning them.
    pub(super) fn take_all(&mut self, jobs: impl IntoIterator<Item = Job>) -> Result<Vec<JobId>, JobError> {
        let mut ids = Vec::new();
        for job in jobs {
            match self.take(job) {
                Ok(id) => ids.push(id),
                Err(error) => {
                    ids.into_iter().for_each(|id| drop(self.remove(id)));
                    return Err(error);
                }
            }
        }
        Ok(ids)
    }

    fn take(&mut self, job: Job) -> Result<JobId, JobError> {
        const LONGEST: Duration = Duration::from_secs(10 * 366 * 24 * 60 * 60);
        if !(Duration::from_millis(1)..=LONGEST).contains(&job.period) {
            return Err(JobError::Period { name: job.name, period: job.period });
        }
        if !self.names.insert(job.name.clone()) {
            return Err(JobError::Taken(job.name));
        }
        let id = JobId(self.next);
        self.next += 1;
        self.jobs.insert(id, job);
        Ok(id)
    }

    /// Takes a job away; the others stay where they are.
    pub fn remove(&mut self, id: JobId) -> Option<Job> {
        let job = self.jobs.remove(&id)?;
        self.names.remove(&job.name);
        if let Some(ring) = self.rings.get_mut(&job.class) {
            ring.remove(id);
        }
        Some(job)
    }

    /// A job's runs take this long by now. By half more or less than planned, the plan takes notice: if the job then meets others, it gets another
    /// phase, and they stay. Whether it did.
    pub fn set_run(&mut self, id: JobId, run: Duration) -> bool {
        let Some(job) = self.jobs.get_mut(&id) else { return false };
        let (was, is) = (run_of(job), us(run).max(1));
        if is.abs_diff(was) * 2 <= was {
            return false;
        }
        job.run = run;
        let (run, coalesced) = (run_of(job), self.coalesced.contains(&job.class));
        let Some(ring) = self.rings.get_mut(&job.class) else { return false };
        let Some(item) = ring.remove(id) else { return false };
        ring.insert(id, Item { run, ..item });
        if coalesced || ring.cost(id) == 0.0 {
            return false;
        }
        ring.move_one(id, id.0 + 1)
    }

    /// The period and the phase of a job: it runs at all whole multiples of the period, plus the phase.
    #[must_use]
    pub fn slot(&self, id: JobId) -> Option<(Duration, Duration)> {
        let item = self.rings.get(&self.jobs.get(&id)?.class)?.items().get(&id)?;
        Some((Duration::from_micros(item.period), Duration::from_micros(item.phase)))
    }

    /// Plans all jobs anew, whatever was planned before. The same jobs, added in the same order, get the same plan.
    pub fn replan(&mut self) {
        let mut classes: BTreeMap<&str, Vec<(JobId, &Job)>> = BTreeMap::new();
        for (id, job) in &self.jobs {
            classes.entry(&job.class).or_default().push((*id, job));
        }
        let rings = classes.into_iter().map(|(class, jobs)| {
            let ring = match self.mode(class) {
                Mode::Spread => spread_out(&jobs, self.grid),
                Mode::Coalesce => together(&jobs, self.grid),
            };
            (class.to_owned(), ring)
        });
        self.rings = rings.collect();
    }

    /// Where one more job goes, the others staying.
    fn place(&mut self, id: JobId) {
        let Some(job) = self.jobs.get(&id) else { return };
        let (ring, grid) = (self.rings.entry(job.class.clone()).or_default(), self.grid);
        let run = run_of(job);
        let mut best: Option<(f64, Item)> = None;
        let mut periods = periods(job, grid);
        if self.coalesced.contains(&job.class) {
            let item = Item { period: periods[2], phase: 0, run };
            return ring.insert(id, item);
        }
        periods.sort_by_key(|period| period.abs_diff(us(job.period)));
        let jobs = ring.items().len() + 1;
        for period in periods {
            let (phase, cost) = ring.place(period, run, jobs, id.0);
            if best.is_none_or(|(least, _)| cost < least * (1.0 - 1e-9)) {
                best = Some((cost, Item { period, phase, run }));
            }
        }
        if let Some((_, item)) = best {
            ring.insert(id, item);
        }
    }

    /// What is planned, and what is to be expected of it.
    #[must_use]
    pub fn plan(&self) -> Plan {
        report::plan(self)
    }
}

/// As it is planned: a run of no time would meet nothing, and one longer than its period skips the next ones.
fn run_of(job: &Job) -> u64 {
    us(job.run).clamp(1, us(job.period))
}

/// As declared, on the grid if it is near, and as round as can be.
fn periods(job: &Job, grid: u64) -> [u64; 3] {
    let (period, tolerance) = (us(job.period), us(job.tolerance));
    let round = periods::roundest(period, tolerance, grid);
    [period, periods::nearest(period, tolerance, grid).unwrap_or(round), round]
}

fn together(jobs: &[(JobId, &Job)], grid: u64) -> Ring {
    let mut ring = Ring::default();
    for (id, job) in jobs {
        ring.insert(*id, Item { period: periods(job, grid)[2], phase: 0, run: run_of(job) });
    }
    ring
}

/// As far apart as can be: with the periods as declared if that is good enough, else with those that make it best.
fn spread_out(jobs: &[(JobId, &Job)], grid: u64) -> Ring {
    let mut variants: Vec<Vec<Item>> = Vec::new();
    for choice in 0..3 {
        let item = |(_, job): &(JobId, &Job)| Item { period: periods(job, grid)[choice], phase: 0, run: run_of(job) };
        let items: Vec<Item> = jobs.iter().map(item).collect();
        if !variants.contains(&items) {
            variants.push(items);
        }
    }
    let mut best: Option<(f64, Ring)> = None;
    for items in variants {
        let (overlap, ring) = arrange(jobs, &items);
        if best.as_ref().is_none_or(|(least, _)| overlap < *least) {
            best = Some((overlap, ring));
        }
        if best.as_ref().is_some_and(|(least, _)| *least <= GOOD) {
            break;
        }
    }
    best.map(|(_, ring)| ring).unwrap_or_default()
}

/// Phases for given periods, and the share of runs that overlap.
fn arrange(jobs: &[(JobId, &Job)], items: &[Item]) -> (f64, Ring) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    // What recurs most often leaves the fewest gaps, and the longest runs need the largest.
    order.sort_by_key(|index| (items[*index].period, std::cmp::Reverse(items[*index].run), jobs[*index].0));
    let mut ring = Ring::default();
    for index in order {
        let item = items[index];
        let (phase, _) = ring.place(item.period, item.run, items.len(), jobs[index].0.0);
        ring.insert(jobs[index].0, Item { phase, ..item });
    }
    if items.len() > TRIED {
        return (ring.overlap().0, ring);
    }
    ring.improve(4);
    let mut best = (ring.overlap().0, ring);
    let mut attempt = |phases: &dyn Fn(usize) -> u64| {
        let mut ring = Ring::default();
        items.iter().enumerate().for_each(|(at, it)| ring.insert(jobs[at].0, Item { phase: phases(at), ..*it }));
        let overlap = ring.overlap().0;
        if overlap < best.0 {
            best = (overlap, ring);
        }
        best.0
    };
    for draw in 0..DRAWS {
        if attempt(&|at| spread((draw << 32) + (at as u64 * 40_503) + 1, items[at].period)) == 0.0 {
            break;
        }
    }
    let least = attempt(&|at| spread(at as u64, items[at].period));
    let bound = bound::lower_bound(items);
    if least > bound + 1e-9
        && let Some((_, phases)) = bound::search(items, bound)
    {
        attempt(&|at| phases[at]);
    }
    best
}
