//! The timetable with a clock and those who wait for it.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use super::job::{Job, JobError, JobId, us};
use super::plan::{Plan, Planner};
use super::snapshot::CadenceSnapshot;
use super::timetable::{Rules, Timetable};
use crate::clock::{Clock, SystemClock};
use crate::switch::Switches;
use crate::sync::{Mutex, lock};

/// How jobs are run.
#[derive(Clone, Debug)]
pub struct Config {
    /// Whether they are coordinated; else each runs on its own plain interval (`OPENCODE_CADENCE=false`).
    pub coordinated: bool,
    /// What plans them, with its grid and the classes that run together. It has no jobs yet.
    pub planner: Planner,
    /// How long a run waits for another one of its class at most, before it starts beside it. Nobody waits with none. 1 s by default.
    pub defer_max: Duration,
    /// Which of many instances of the service this is, so that not all run the same job at the same moment: its timetable as a whole is moved
    /// by this. None by default.
    pub instance: Option<Instance>,
    /// How many threads a [`Driver`](super::Driver) has at most, and so how many runs can be on their way at once: with more the next ones wait for
    /// one to end, of whatever class. 4 by default. Not where jobs are not coordinated.
    pub threads: usize,
    /// How long the drop of a [`Driver`](super::Driver) may take, when there was no shutdown. 2 s by default.
    pub drop_within: Duration,
    /// The clock. Phases count from 1970, so that they are the same after a restart, and on all machines.
    pub clock: Arc<dyn Clock>,
}

impl Config {
    /// The defaults. The switches decide whether jobs are coordinated.
    #[must_use]
    pub fn new(switches: &Switches) -> Self {
        Self {
            coordinated: switches.cadence(),
            planner: Planner::new(),
            defer_max: Duration::from_secs(1),
            instance: None,
            threads: 4,
            drop_within: Duration::from_secs(2),
            clock: Arc::new(SystemClock::default()),
        }
    }
}

/// One of many instances of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instance {
    /// By its number: the first ones are as far apart as any others.
    Number(u64),
    /// By its name, where there are no numbers.
    Name(String),
}

impl Instance {
    /// By how much its timetable is moved, at most a day.
    fn shift_us(&self) -> u64 {
        let number = match self {
            Self::Number(number) => *number,
            // FNV-1a: the same on every machine and in every version.
            Self::Name(name) => name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
            }),
        };
        super::plan::spread(number, 24 * 60 * 60 * 1_000_000)
    }
}

/// Says when jobs are due, to whoever runs them: a [`Driver`](super::Driver) has one, and an async runtime asks one. Clones are handles of
/// the same.
#[derive(Clone, Debug)]
pub struct Cadence {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    inner: Mutex<Inner>,
    clock: Arc<dyn Clock>,
}

#[derive(Debug)]
struct Inner {
    table: Timetable,
    waiting: Waiting,
}

/// Those who wait, and until when they believe that there is nothing to do.
#[derive(Debug, Default)]
struct Waiting {
    wakers: Vec<(u64, Waker)>,
    next: u64,
    until: Option<Duration>,
}

/// A run of a job, due now. It has ended when this is dropped; a panic that drops it is counted.
#[derive(Debug)]
#[must_use = "the run has ended when it is dropped"]
pub struct Run {
    cadence: Cadence,
    id: JobId,
    name: Arc<str>,
    due: Duration,
    panicked: bool,
}

impl Run {
    /// Which job it is of.
    #[must_use]
    pub fn id(&self) -> JobId {
        self.id
    }

    /// The job's name.
    #[must_use]
    pub fn job(&self) -> &str {
        &self.name
    }

    /// When it was due, by the clock of the [`Config`].
    #[must_use]
    pub fn due(&self) -> Duration {
        self.due
    }

    /// Whether there has been a shutdown meanwhile: a long run should come to its end.
    #[must_use]
    pub fn is_ending(&self) -> bool {
        self.cadence.is_closed()
    }

    pub(super) fn panicked(&mut self) {
        self.panicked = true;
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let panicked = self.panicked || std::thread::panicking();
        self.cadence.change(|table, now| table.finish(self.id, now, panicked));
    }
}

impl Cadence {
    /// Without jobs.
    #[must_use]
    pub fn new(config: Config) -> Self {
        let Config { coordinated, planner, defer_max, instance, clock, .. } = config;
        let shift_us = instance.map_or(0, |it| it.shift_us());
        let offset_us = (clock.unix_ms().saturating_mul(1_000) + shift_us).saturating_sub(us(clock.now()));
        let table = Timetable::new(Rules { coordinated, defer_max, offset_us }, planner);
        Self { shared: Arc::new(Shared { inner: Mutex::new(Inner { table, waiting: Waiting::default() }), clock }) }
    }

    /// Adds a job where it meets the fewest runs of others; these stay where they are.
    ///
    /// # Errors
    /// When there is one of that name, its period is out of range, or after [`close`](Self::close).
    pub fn add(&self, job: Job) -> Result<JobId, JobError> {
        self.add_all([job]).map(|ids| ids.first().copied().unwrap_or(JobId(u64::MAX)))
    }

    /// Adds jobs and, if they are several, plans all anew: better than one by one, so take this when a service starts.
    ///
    /// # Errors
    /// As [`add`](Self::add); then none of these is added.
    pub fn add_all(&self, jobs: impl IntoIterator<Item = Job>) -> Result<Vec<JobId>, JobError> {
        let jobs = jobs.into_iter().collect();
        self.change(|table, now| table.add(jobs, now))
    }

    /// Takes a job away; whether it was there. A run that is on its way ends, and is not counted.
    pub fn remove(&self, id: JobId) -> bool {
        self.change(|table, _| table.remove(id))
    }

    /// Lets a job not run until [`resume`](Self::resume). A run that is on its way ends as usual.
    pub fn pause(&self, id: JobId) {
        self.change(|table, _| table.pause(id));
    }

    /// Lets it run again, from its next moment by the plan on.
    pub fn resume(&self, id: JobId) {
        self.change(|table, now| table.resume(id, now));
    }

    /// Runs a job as soon as its class lets it: once more if it runs already, and also if it is paused.
    pub fn trigger(&self, id: JobId) {
        self.change(|table, now| table.trigger(id, now));
    }

    /// Plans everything anew. Not needed for single jobs that come, go or take longer: these are fitted in.
    pub fn replan(&self) {
        self.change(|table, now| table.replan(now));
    }

    /// What is planned, and what is to be expected of it. For a report, not for a hot path.
    #[must_use]
    pub fn plan(&self) -> Plan {
        lock(&self.shared.inner).table.plan()
    }

    /// What the jobs have done.
    #[must_use]
    pub fn snapshot(&self) -> CadenceSnapshot {
        lock(&self.shared.inner).table.snapshot()
    }

    /// Hands out nothing any more. Runs that are on their way end as usual.
    pub fn close(&self) {
        self.change(|table, _| table.close());
        let woken = lock(&self.shared.inner).waiting.all();
        woken.into_iter().for_each(|(_, waker)| waker.wake());
    }

    /// Whether there was a [`close`](Self::close).
    #[must_use]
    pub fn is_closed(&self) -> bool {
        lock(&self.shared.inner).table.is_closed()
    }

    /// The names of the jobs that run.
    #[must_use]
    pub fn running(&self) -> Vec<String> {
        lock(&self.shared.inner).table.running()
    }

    /// When [`take_due`](Self::take_due) will have something, by the clock of the [`Config`], if nothing changes until then. None while there is
    /// nothing to do.
    #[must_use]
    pub fn next_due(&self) -> Option<Duration> {
        lock(&self.shared.inner).table.next_due()
    }

    /// A run that is due and has its turn. Call it again until there is none: others may be due, too.
    #[must_use]
    pub fn take_due(&self) -> Option<Run> {
        let taken = lock(&self.shared.inner).table.take(self.shared.clock.now())?;
        Some(Run { cadence: self.clone(), id: taken.id, name: taken.name, due: taken.due, panicked: false })
    }

    /// Waits for the next run that is due, on any runtime: `sleep` is the runtime's. None after [`close`](Self::close).
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use feeler_shim::cadence::Cadence;
    /// # async fn poll() {}
    /// # mod tokio { pub mod time { pub async fn sleep(_: std::time::Duration) {} } pub fn spawn<T>(_: T) {} }
    /// # async fn example(cadence: Cadence) {
    /// while let Some(run) = cadence.next(tokio::time::sleep).await {
    ///     tokio::spawn(async move {
    ///         match run.job() {
    ///             "poll-providers" => poll().await,
    ///             other => unreachable!("{other} was not added"),
    ///         }
    ///         drop(run); // or it ends here, or with the task
    ///     });
    /// }
    /// # }
    /// ```
    pub async fn next<S: Future>(&self, sleep: impl Fn(Duration) -> S) -> Option<Run> {
        loop {
            if let Some(run) = self.take_due() {
                return Some(run);
            }
            if self.is_closed() {
                return None;
            }
            let until = self.next_due();
            let changed = Changed { cadence: self, until, id: None };
            match until.map(|at| at.saturating_sub(self.shared.clock.now())) {
                Some(left) => Either(pin!(sleep(left)), pin!(changed)).await,
                None => changed.await,
            }
        }
    }

    /// Changes the timetable, and wakes those who wait if there is something to do earlier than they believe.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Timetable, Duration) -> T) -> T {
        let mut inner = lock(&self.shared.inner);
        let result = change(&mut inner.table, self.shared.clock.now());
        let earlier = match (inner.table.next_due(), inner.waiting.until) {
            (Some(next), Some(until)) => next < until,
            _ => false,
        };
        let woken = if earlier { inner.waiting.all() } else { Vec::new() };
        drop(inner);
        // Foreign code, so not under the lock.
        woken.into_iter().for_each(|(_, waker)| waker.wake());
        result
    }

    /// Wakes this one when there is something to do before `until`; at once if there is already.
    pub(super) fn wake_before(&self, until: Option<Duration>, id: &mut Option<u64>, waker: &Waker) -> Poll<()> {
        let mut inner = lock(&self.shared.inner);
        let until = until.unwrap_or(Duration::MAX);
        if inner.table.is_closed() || inner.table.next_due().is_some_and(|next| next < until) {
            return Poll::Ready(());
        }
        let old = inner.waiting.add(until, id, waker);
        drop(inner);
        // Foreign code, too.
        drop(old);
        Poll::Pending
    }

    fn forget(&self, id: u64) {
        let mut inner = lock(&self.shared.inner);
        let at = inner.waiting.wakers.iter().position(|it| it.0 == id);
        let waker = at.map(|at| inner.waiting.wakers.swap_remove(at));
        drop(inner);
        drop(waker);
    }
}

impl Waiting {
    fn all(&mut self) -> Vec<(u64, Waker)> {
        self.until = None;
        std::mem::take(&mut self.wakers)
    }

    fn add(&mut self, until: Duration, id: &mut Option<u64>, waker: &Waker) -> Option<(u64, Waker)> {
        let id = *id.get_or_insert_with(|| {
            self.next += 1;
            self.next
        });
        let old = self.wakers.iter().position(|it| it.0 == id).map(|at| self.wakers.swap_remove(at));
        // The latest, since who believes in an earlier moment wakes by itself.
        self.until = Some(self.until.filter(|_| !self.wakers.is_empty()).map_or(until, |it| it.max(until)));
        self.wakers.push((id, waker.clone()));
        old
    }
}

/// Resolves when there is something to do earlier than was believed.
struct Changed<'a> {
    cadence: &'a Cadence,
    until: Option<Duration>,
    id: Option<u64>,
}

impl Future for Changed<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let (until, mut id) = (self.until, self.id);
        let result = self.cadence.wake_before(until, &mut id, context.waker());
        self.id = id;
        result
    }
}

impl Drop for Changed<'_> {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            self.cadence.forget(id);
        }
    }
}

/// Whichever of two futures ends first.
struct Either<'a, A, B>(Pin<&'a mut A>, Pin<&'a mut B>);

impl<A: Future, B: Future<Output = ()>> Future for Either<'_, A, B> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        self.1.as_mut().poll(context)
    }
}
