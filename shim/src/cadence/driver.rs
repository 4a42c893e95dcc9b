//! Runs jobs on threads of its own.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::{Wake, Waker};
use std::time::Duration;

use super::handle::{Cadence, Config, Run};
use super::job::{Job, JobError, JobId};
use crate::clock::Clock;
use crate::sync::{Mutex, lock, thread};

/// What a job does. It is told of its run, and whether that should come to its end.
type Work = Arc<dyn Fn(&Run) + Send + Sync>;

/// How long a thread without anything to do waits before it looks again. Whoever has something for it wakes it.
const IDLE: Duration = Duration::from_secs(60 * 60);

/// Timers that nobody coordinates have a thread or task each, and do not wait for each other.
const UNCOORDINATED: usize = 1_024;

/// Runs jobs on threads of its own: one to begin with, and more as runs take their time, up to [`Config::threads`].
///
/// ```
/// use std::time::Duration;
/// use feeler_shim::cadence::{Config, Driver, Job, Jobs};
/// use feeler_shim::switch::Switches;
///
/// let driver = Driver::start(Config::new(&Switches::from_env()))?;
/// // All that the service starts with, so that they are planned together.
/// let jobs = Jobs::new()
///     .add(Job::new("flush", Duration::from_secs(5)).class("disk"), |_| flush())
///     .add(Job::new("compact", Duration::from_secs(60)).class("disk"), |_| compact());
/// driver.add_all(jobs)?;
/// // What comes later moves none of these.
/// let report = driver.add(Job::new("report", Duration::from_secs(10)).class("disk"), |_| report())?;
/// driver.cadence().trigger(report);
/// println!("{}", driver.cadence().plan());
///
/// let ended = driver.shutdown(Duration::from_secs(5));
/// assert!(ended.still_running.is_empty(), "{ended:?}");
/// # fn flush() {}
/// # fn compact() {}
/// # fn report() {}
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Driver {
    pool: Arc<Pool>,
    drop_within: Duration,
}

struct Pool {
    cadence: Cadence,
    clock: Arc<dyn Clock>,
    threads_max: usize,
    /// Locked before `inner` or alone, never after it.
    works: Mutex<BTreeMap<JobId, Work>>,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// The thread that watches the clock; there is at most one.
    watcher: Option<thread::Thread>,
    /// Those that have nothing to do.
    idle: Vec<thread::Thread>,
    handles: Vec<thread::JoinHandle<()>>,
    ended: usize,
    ending: bool,
    /// Who waits for the threads to end.
    waiter: Option<thread::Thread>,
}

/// Jobs with what they do, to be added together.
#[derive(Default)]
#[must_use = "they are not added yet"]
pub struct Jobs(Vec<(Job, Work)>);

impl Jobs {
    /// None.
    pub fn new() -> Self {
        Self::default()
    }

    /// These and one more.
    pub fn add(mut self, job: Job, work: impl Fn(&Run) + Send + Sync + 'static) -> Self {
        self.0.push((job, Arc::new(work)));
        self
    }
}

impl fmt::Debug for Jobs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(job, _)| job)).finish()
    }
}

/// How a shutdown went.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[must_use = "jobs may still run"]
#[non_exhaustive]
pub struct ShutdownReport {
    /// How long it took.
    pub took: Duration,
    /// The jobs whose run had not ended when the time was over. Their threads end with them.
    pub still_running: Vec<String>,
}

impl Driver {
    /// Starts the first thread, without jobs.
    ///
    /// # Errors
    /// When there can be no thread.
    pub fn start(config: Config) -> io::Result<Self> {
        let (clock, drop_within) = (Arc::clone(&config.clock), config.drop_within);
        let threads_max = if config.coordinated { config.threads.max(1) } else { UNCOORDINATED };
        let cadence = Cadence::new(config);
        let pool = Arc::new(Pool { cadence, clock, threads_max, works: Mutex::default(), inner: Mutex::default() });
        pool.spawn(&mut lock(&pool.inner))?;
        Ok(Self { pool, drop_within })
    }

    /// Adds a job where it meets the fewest runs of others; these stay where they are.
    ///
    /// # Errors
    /// As [`Cadence::add`].
    pub fn add(&self, job: Job, work: impl Fn(&Run) + Send + Sync + 'static) -> Result<JobId, JobError> {
        let ids = self.add_all(Jobs::new().add(job, work))?;
        Ok(ids.first().copied().unwrap_or(JobId(u64::MAX)))
    }

    /// Adds jobs and, if they are several, plans all anew: better than one by one, so take this when a service starts.
    ///
    /// # Errors
    /// As [`Cadence::add_all`].
    pub fn add_all(&self, jobs: Jobs) -> Result<Vec<JobId>, JobError> {
        let (jobs, works): (Vec<Job>, Vec<Work>) = jobs.0.into_iter().unzip();
        // Under the lock, so that no job is due before its work is known.
        let mut known = lock(&self.pool.works);
        let ids = self.pool.cadence.change(|table, now| table.add(jobs, now))?;
        known.extend(ids.iter().copied().zip(works));
        Ok(ids)
    }

    /// Takes a job away; whether it was there. A run that is on its way ends, and is not counted.
    pub fn remove(&self, id: JobId) -> bool {
        let there = self.pool.cadence.remove(id);
        let work = lock(&self.pool.works).remove(&id);
        drop(work);
        there
    }

    /// To pause, resume and trigger jobs, and for reports.
    #[must_use]
    pub fn cadence(&self) -> &Cadence {
        &self.pool.cadence
    }

    /// Starts no run any more, and waits for those that are on their way; at most for a time. They are told ([`Run::is_ending`]).
    pub fn shutdown(self, within: Duration) -> ShutdownReport {
        self.end(within)
    }

    fn end(&self, within: Duration) -> ShutdownReport {
        let (pool, clock) = (&self.pool, &self.pool.clock);
        let start = clock.now();
        let until = start.saturating_add(within);
        pool.cadence.close();
        {
            let mut inner = lock(&pool.inner);
            inner.ending = true;
            inner.waiter = Some(thread::current());
            inner.idle.drain(..).for_each(|it| it.unpark());
            inner.watcher.iter().for_each(|it| it.unpark());
        }
        let is_over = || {
            let inner = lock(&pool.inner);
            inner.ended == inner.handles.len()
        };
        while !is_over() && clock.now() < until {
            clock.park_until(until);
        }
        let over = is_over();
        let handles = std::mem::take(&mut lock(&pool.inner).handles);
        if over {
            handles.into_iter().for_each(|it| drop(it.join()));
        }
        ShutdownReport { took: clock.now().saturating_sub(start), still_running: pool.cadence.running() }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let is_ending = lock(&self.pool.inner).ending;
        if !is_ending {
            let _ = self.end(self.drop_within);
        }
    }
}

impl fmt::Debug for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Driver").field("cadence", &self.pool.cadence).finish_non_exhaustive()
    }
}

impl Pool {
    fn spawn(self: &Arc<Self>, inner: &mut Inner) -> io::Result<()> {
        let pool = Arc::clone(self);
        let handle = thread::Builder::new().name("cadence".to_owned()).spawn(move || pool.work())?;
        inner.handles.push(handle);
        Ok(())
    }

    fn work(self: Arc<Self>) {
        let waker = Waker::from(Arc::new(Watcher(Arc::clone(&self))));
        while let Some(mut run) = self.next(&waker) {
            let work = lock(&self.works).get(&run.id()).map(Arc::clone);
            // Without work it was taken away this moment.
            if work.is_some_and(|work| catch_unwind(AssertUnwindSafe(|| work(&run))).is_err()) {
                run.panicked();
            }
        }
        let mut inner = lock(&self.inner);
        inner.ended += 1;
        let waiter = inner.waiter.clone();
        drop(inner);
        waiter.into_iter().for_each(|it| it.unpark());
    }

    /// The next run; none when it is over. One thread watches the clock for all, and before it runs anything another one takes over.
    fn next(self: &Arc<Self>, waker: &Waker) -> Option<Run> {
        let me = thread::current();
        loop {
            let mut inner = lock(&self.inner);
            inner.idle.retain(|it| it.id() != me.id());
            if inner.ending {
                return None;
            }
            let another_watches = inner.watcher.as_ref().is_some_and(|it| it.id() != me.id());
            if let Some(run) = self.cadence.take_due() {
                if !another_watches {
                    inner.watcher = None;
                    self.let_another_watch(&mut inner);
                }
                return Some(run);
            }
            if another_watches {
                inner.idle.push(me.clone());
                drop(inner);
                self.clock.park_until(self.clock.now().saturating_add(IDLE));
            } else {
                inner.watcher = Some(me.clone());
                drop(inner);
                self.watch(waker);
            }
        }
    }

    /// Sleeps until something is due, or changes.
    fn watch(&self, waker: &Waker) {
        let next = self.cadence.next_due();
        // After a close nothing is due any more, and whoever ends this driver wakes its threads.
        if self.cadence.is_closed() || self.cadence.wake_before(next, &mut Some(0), waker).is_pending() {
            let idle = self.clock.now().saturating_add(IDLE);
            self.clock.park_until(next.map_or(idle, |it| it.min(idle)));
        }
    }

    fn let_another_watch(self: &Arc<Self>, inner: &mut Inner) {
        match inner.idle.pop() {
            Some(thread) => thread.unpark(),
            None if inner.handles.len() < self.threads_max => {
                // Without another one the others wait for this run; and the next run tries again.
                drop(self.spawn(inner));
            }
            None => {}
        }
    }

    fn wake_watcher(&self) {
        lock(&self.inner).watcher.iter().for_each(|it| it.unpark());
    }
}

/// Wakes the thread that watches the clock.
struct Watcher(Arc<Pool>);

impl Wake for Watcher {
    fn wake(self: Arc<Self>) {
        self.0.wake_watcher();
    }
}
