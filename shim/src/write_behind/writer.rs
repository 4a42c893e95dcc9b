//! What the callers and the writer's thread share, and the thread itself.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::ack::{AckError, Slot, remaining};
use super::disk::Disk;
use super::pending::{Job, Pending};
use super::report::{FlushError, Problem, Reason, ShutdownReport, StateFilesSnapshot, Why};
use super::{Admission, Config, retry};

/// The most files that are written before their folder is synced.
const BATCH: usize = 64;

/// What the callers and the writer share. No I/O happens under its lock.
#[derive(Debug)]
pub(super) struct Shared {
    state: Mutex<State>,
    /// Wakes the writer.
    wake: Condvar,
    /// Tells those who wait that something was written, or that it has ended.
    done: Condvar,
    file_max: usize,
}

#[derive(Debug)]
struct State {
    pending: Pending,
    phase: Phase,
    /// The writer sleeps: until something comes, or until a moment.
    sleeps: Option<Option<Instant>>,
    /// The writer has ended, and no longer has the folder.
    ended: bool,
}

/// How long the writer goes on.
#[derive(Clone, Copy, Debug)]
enum Phase {
    Open,
    /// Until everything is written, or until a moment.
    Draining(Option<Instant>),
    /// As soon as it comes back from the disk.
    Abandoned,
}

impl Shared {
    pub(super) fn new(config: &Config) -> Self {
        let state = State { pending: Pending::new(config), phase: Phase::Open, sleeps: None, ended: false };
        let (wake, done) = (Condvar::new(), Condvar::new());
        Self { state: Mutex::new(state), wake, done, file_max: config.file_max }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set(&self, name: &str, value: Vec<u8>, slot: Option<&Arc<Slot>>) -> Admission {
        let mut state = self.lock();
        let taken = state.pending.set(name, value, slot);
        // Only if it would oversleep: waking a thread costs more than all the rest.
        let oversleeps =
            taken.due.is_some_and(|due| state.sleeps.is_some_and(|until| until.is_none_or(|until| due < until)));
        if oversleeps {
            state.sleeps = None;
        }
        drop(state);
        if oversleeps {
            self.wake.notify_one();
        }
        // The old value is freed here, outside the lock.
        drop(taken.replaced);
        taken.admission
    }

    pub(super) fn get(&self, name: &str) -> Option<Arc<Vec<u8>>> {
        self.lock().pending.get(name)
    }

    /// Counts a value that was not taken.
    pub(super) fn dropped(&self, why: Why) -> Admission {
        self.lock().pending.counts.drop_one(why);
        Admission::Dropped(why)
    }

    /// Why a value cannot be written through.
    pub(super) fn why_not(&self, len: usize) -> Option<Why> {
        match self.lock().phase {
            Phase::Open if len > self.file_max => Some(Why::TooLarge),
            Phase::Open => None,
            Phase::Draining(_) | Phase::Abandoned => Some(Why::ShutDown),
        }
    }

    /// Counts a value that was written through, or was not.
    pub(super) fn written_through(&self, job: &Job, result: Result<(), Problem>) -> Admission {
        let mut state = self.lock();
        let counts = &mut state.pending.counts;
        counts.through_failed = result.is_err();
        match result {
            Ok(()) => {
                counts.accepted += 1;
                counts.written += 1;
                counts.written_bytes += job.value.len() as u64;
                Admission::Written
            }
            Err(problem) => {
                let why = Why::Write(problem.kind);
                counts.write_errors += 1;
                counts.drop_one(why);
                counts.last_problem = Some(problem);
                Admission::Dropped(why)
            }
        }
    }

    pub(super) fn close(&self) {
        let mut state = self.lock();
        state.phase = Phase::Abandoned;
        state.pending.close();
    }

    pub(super) fn flush(&self, until: Option<Instant>) -> Result<(), FlushError> {
        let mut state = self.lock();
        let target = state.pending.last();
        state.pending.hurry(Instant::now(), false);
        self.wake.notify_one();
        while !state.pending.is_written(target) {
            let left = remaining(until).filter(|_| !state.ended);
            let Some(left) = left else { return Err(FlushError { unsaved: state.pending.unsaved(Instant::now()) }) };
            state = self.wait(&self.done, state, left);
        }
        Ok(())
    }

    pub(super) fn shut_down(&self, start: Instant, within: Duration) -> ShutdownReport {
        let until = start.checked_add(within);
        let mut state = self.lock();
        state.pending.close();
        if matches!(state.phase, Phase::Open) {
            state.phase = Phase::Draining(until);
        }
        state.pending.hurry(start, true);
        self.wake.notify_one();
        while !state.ended {
            let Some(left) = remaining(until) else { break };
            state = self.wait(&self.done, state, left);
        }
        state.phase = Phase::Abandoned;
        let acks = state.pending.give_up();
        let now = Instant::now();
        let report = ShutdownReport { took: now - start, unsaved: state.pending.unsaved(now), hung: !state.ended };
        drop(state);
        resolve(acks);
        report
    }

    pub(super) fn snapshot(&self, write_through: bool) -> StateFilesSnapshot {
        let state = self.lock();
        let (now, counts) = (Instant::now(), state.pending.counts.clone());
        let (pending_files, pending_bytes, oldest) = state.pending.load(now);
        let mut degraded = state.pending.reasons(now);
        drop(state);
        let through = counts.last_problem.clone().filter(|_| counts.through_failed);
        degraded.extend(through.map(Reason::WriteThrough));
        StateFilesSnapshot {
            write_through,
            accepted: counts.accepted,
            coalesced: counts.coalesced,
            written: counts.written,
            written_bytes: counts.written_bytes,
            write_errors: counts.write_errors,
            dropped: counts.dropped,
            pending_files,
            pending_bytes,
            oldest_unsaved_ms: oldest.as_millis().try_into().unwrap_or(u64::MAX),
            degraded,
            last_problem: counts.last_problem,
        }
    }

    fn wait<'a>(&self, on: &Condvar, state: MutexGuard<'a, State>, left: Duration) -> MutexGuard<'a, State> {
        on.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0
    }

    /// The writer's thread.
    pub(super) fn run(&self, disk: Disk) {
        // Dropped after the disk, however this ends: then the folder is free again, and nobody waits for ever.
        let _end = End(self);
        let disk = disk;
        while let Some(jobs) = self.next_jobs() {
            let results = disk.write(&jobs, &|| !matches!(self.lock().phase, Phase::Abandoned));
            self.settle(&jobs, results);
        }
    }

    /// Sleeps until something is due; `None` when it is over.
    fn next_jobs(&self) -> Option<Vec<Job>> {
        let mut state = self.lock();
        loop {
            let now = Instant::now();
            let until = match state.phase {
                Phase::Abandoned => return None,
                Phase::Draining(_) if state.pending.is_empty() => return None,
                Phase::Draining(Some(until)) if until <= now => return None,
                Phase::Draining(until) => until,
                Phase::Open => None,
            };
            let jobs = state.pending.take_due(now, BATCH);
            if !jobs.is_empty() {
                return Some(jobs);
            }
            let until = [until, state.pending.next_due()].into_iter().flatten().min();
            state.sleeps = Some(until);
            state = match until {
                Some(until) => self.wait(&self.wake, state, until.saturating_duration_since(now)),
                None => self.wake.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
            state.sleeps = None;
        }
    }

    /// Books what was written and what was not, and tells those who wait.
    fn settle(&self, jobs: &[Job], results: Vec<Option<Result<(), Problem>>>) {
        let (mut acks, now) = (Vec::new(), Instant::now());
        let mut state = self.lock();
        for (job, result) in jobs.iter().zip(results) {
            let pending = &mut state.pending;
            match result {
                Some(Ok(())) => acks.extend(pending.done(job).into_iter().map(|slot| (slot, Ok(())))),
                Some(Err(problem)) => {
                    let degraded = AckError::Degraded(problem.clone());
                    pending.counts.last_problem = Some(problem.clone());
                    let told = pending.failed(job, problem, now, retry::random());
                    acks.extend(told.into_iter().map(|slot| (slot, Err(degraded.clone()))));
                }
                None => pending.skipped(job),
            }
        }
        drop(state);
        acks.into_iter().for_each(|(slot, outcome)| slot.resolve(outcome));
        self.done.notify_all();
    }
}

fn resolve(acks: Vec<(Arc<Slot>, AckError)>) {
    acks.into_iter().for_each(|(slot, error)| slot.resolve(Err(error)));
}

/// Says that the writer has ended.
struct End<'a>(&'a Shared);

impl Drop for End<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.ended = true;
        state.pending.close();
        let acks = state.pending.give_up();
        drop(state);
        resolve(acks);
        self.0.done.notify_all();
    }
}
