//! The lines that wait for the disk, and the thread that writes them.

use std::fmt::Write as _;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::files::{Files, NOTE};
use super::{LogConfig, LogFlushError, LogShutdown, LogsSnapshot};
use crate::write_behind::{Retry, is_degraded, random, remaining};

/// What those who log and the writer share. No I/O happens under its lock.
#[derive(Debug)]
pub(super) struct Shared {
    state: Mutex<State>,
    /// Wakes the writer.
    wake: Condvar,
    /// Tells those who wait that something was written, or that it has ended.
    done: Condvar,
    /// The most bytes of lines: half of the memory, since as many can be on their way to the disk.
    most: usize,
    line_max: usize,
    window: Duration,
    retry: Retry,
}

#[derive(Debug)]
struct State {
    lines: Vec<u8>,
    /// What is lost after these lines.
    lost: Option<Lost>,
    /// The bytes that are being written.
    flying: usize,
    /// The writer waits for the first line.
    idle: bool,
    /// The writer is not to wait for more lines.
    hurry: bool,
    phase: Phase,
    /// The writer has ended.
    ended: bool,
    /// Failed attempts, in a row.
    failed: u32,
    taken: u64,
    durable: u64,
    lost_lines: u64,
    cut: u64,
    write_errors: u64,
    last_problem: Option<String>,
}

/// How long the writer goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Open,
    Draining,
    Abandoned,
}

/// Lines that were lost in one place.
#[derive(Debug)]
struct Lost {
    lines: u64,
    from: SystemTime,
    to: SystemTime,
}

impl Shared {
    pub(super) fn new(config: &LogConfig) -> Self {
        let state = State {
            lines: Vec::new(),
            lost: None,
            flying: 0,
            idle: false,
            hurry: false,
            phase: Phase::Open,
            ended: false,
            failed: 0,
            taken: 0,
            durable: 0,
            lost_lines: 0,
            cut: 0,
            write_errors: 0,
            last_problem: None,
        };
        Self {
            state: Mutex::new(state),
            wake: Condvar::new(),
            done: Condvar::new(),
            most: config.memory_max / 2,
            line_max: config.line_max,
            window: config.window,
            retry: config.retry,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a line, or counts it as lost.
    pub(super) fn push(&self, line: &[u8]) {
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let kept = cut(text, self.line_max);
        let mut state = self.lock();
        // Once a line is lost, those after it are, too, so that the place where they are missing is the right one.
        let fits = state.lines.len() + kept.len() < self.most && state.lost.is_none();
        if !fits || state.phase != Phase::Open {
            state.lose();
            return;
        }
        state.cut += u64::from(kept.len() < text.len());
        state.taken += 1;
        state.append(kept, self.most);
        let wakes = state.idle || (state.lines.len() >= self.most / 2 && !state.hurry);
        state.hurry |= state.lines.len() >= self.most / 2;
        state.idle = false;
        drop(state);
        if wakes {
            self.wake.notify_one();
        }
    }

    pub(super) fn flush(&self, until: Option<Instant>) -> Result<(), LogFlushError> {
        let mut state = self.lock();
        let target = state.taken;
        state.hurry = true;
        self.wake.notify_one();
        while state.durable < target {
            let left = remaining(until).filter(|_| !state.ended);
            let Some(left) = left else {
                let problem = state.last_problem.clone().filter(|_| state.failed > 0);
                return Err(LogFlushError { unsaved_lines: target - state.durable, problem });
            };
            state = self.done.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        Ok(())
    }

    pub(super) fn shut_down(&self, within: Duration) -> LogShutdown {
        let start = Instant::now();
        let until = start.checked_add(within);
        let mut state = self.lock();
        if state.phase == Phase::Open {
            state.phase = Phase::Draining;
        }
        self.wake.notify_one();
        while !state.ended {
            let Some(left) = remaining(until) else { break };
            state = self.done.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.phase = Phase::Abandoned;
        self.wake.notify_one();
        LogShutdown { took: start.elapsed(), unsaved_lines: state.taken - state.durable, hung: !state.ended }
    }

    pub(super) fn snapshot(&self) -> LogsSnapshot {
        let state = self.lock();
        LogsSnapshot {
            taken: state.taken,
            durable: state.durable,
            lost: state.lost_lines,
            cut: state.cut,
            pending_bytes: state.lines.len() + state.flying,
            write_errors: state.write_errors,
            degraded: state.last_problem.clone().filter(|_| is_degraded(&self.retry, state.failed)),
            last_problem: state.last_problem.clone(),
        }
    }

    /// The writer's thread.
    pub(super) fn run(&self, mut files: Files) {
        let _end = End(self);
        let mut spare = Vec::new();
        while let Some((mut lines, upto)) = self.next(std::mem::take(&mut spare)) {
            while let Err(problem) = files.append(&lines) {
                if !self.again_after(problem) {
                    return;
                }
            }
            let mut state = self.lock();
            (state.durable, state.flying, state.failed) = (upto, 0, 0);
            drop(state);
            self.done.notify_all();
            lines.clear();
            spare = lines;
        }
    }

    /// Sleeps until there are lines and, unless somebody is in a hurry, the window is over; `None` when it is over.
    fn next(&self, spare: Vec<u8>) -> Option<(Vec<u8>, u64)> {
        let mut state = self.lock();
        while state.lines.is_empty() && state.lost.is_none() && state.phase == Phase::Open {
            state.idle = true;
            state = self.wake.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.idle = false;
        let until = Instant::now().checked_add(self.window);
        while !state.hurry && state.phase == Phase::Open {
            let Some(left) = remaining(until) else { break };
            state = self.wake.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        let nothing = state.lines.is_empty() && state.lost.is_none();
        if nothing || state.phase == Phase::Abandoned {
            return None;
        }
        state.hurry = false;
        let mut lines = std::mem::replace(&mut state.lines, spare);
        if let Some(lost) = state.lost.take() {
            let note = lost.note(self.most, state.last_problem.as_deref());
            lines.reserve_exact(note.len());
            lines.extend_from_slice(note.as_bytes());
        }
        state.flying = lines.len();
        Some((lines, state.taken))
    }

    /// Sleeps after a failed attempt; whether to try again.
    fn again_after(&self, problem: String) -> bool {
        let mut state = self.lock();
        state.write_errors += 1;
        state.failed = state.failed.saturating_add(1);
        state.last_problem = Some(problem);
        let until = Instant::now().checked_add(self.retry.delay(state.failed, random()));
        while state.phase != Phase::Abandoned {
            let Some(left) = remaining(until) else { return true };
            state = self.wake.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        false
    }
}

impl State {
    fn append(&mut self, line: &[u8], most: usize) {
        let needed = self.lines.len() + line.len() + 1;
        if needed > self.lines.capacity() {
            // As a vector grows by itself, but never beyond what lines may take.
            let capacity = (self.lines.capacity() * 2).max(4096).min(most).max(needed);
            self.lines.reserve_exact(capacity - self.lines.len());
        }
        self.lines.extend_from_slice(line);
        self.lines.push(b'\n');
    }

    fn lose(&mut self) {
        self.lost_lines += 1;
        if self.phase != Phase::Open {
            return;
        }
        let now = SystemTime::now();
        let lost = self.lost.get_or_insert(Lost { lines: 0, from: now, to: now });
        lost.lines += 1;
        lost.to = now;
    }
}

impl Lost {
    fn note(&self, most: usize, problem: Option<&str>) -> String {
        let (from, to) = (utc(self.from), utc(self.to));
        let mut note = format!(
            "{NOTE}{} lines lost from {from} to {to} because {most} bytes were waiting for the disk",
            self.lines
        );
        if let Some(problem) = problem {
            let _ = write!(note, "; the last error was: {}", problem.replace('\n', " "));
        }
        note + "\n"
    }
}

/// As much of a line as may be kept, without half a character at its end.
fn cut(line: &[u8], most: usize) -> &[u8] {
    let is_inside = |at: usize| line.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    let mut end = line.len().min(most);
    while end > 0 && is_inside(end) {
        end -= 1;
    }
    &line[..end]
}

/// A moment as `2026-11-24T13:05:07.123Z`.
fn utc(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (mut days, seconds) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let is_leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let lengths = [31, 28 + u64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let (month, day, milli) = (month + 1, days + 1, since.subsec_millis());
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// Says that the writer has ended, however it did.
struct End<'a>(&'a Shared);

impl Drop for End<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.ended = true;
        state.phase = Phase::Abandoned;
        drop(state);
        self.0.done.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_people_do() {
        let at = |seconds, millis| utc(UNIX_EPOCH + Duration::from_secs(seconds) + Duration::from_millis(millis));
        assert_eq!(at(0, 0), "1970-01-01T00:00:00.000Z");
        assert_eq!(at(951_782_399, 999), "2000-02-28T23:59:59.999Z");
        assert_eq!(at(951_782_400, 0), "2000-02-29T00:00:00.000Z");
        assert_eq!(at(1_735_689_599, 5), "2024-12-31T23:59:59.005Z");
        assert_eq!(at(1_795_698_307, 120), "2026-11-26T13:05:07.120Z");
        assert_eq!(at(4_107_542_400, 0), "2100-03-01T00:00:00.000Z");
    }

    #[test]
    fn a_line_is_cut_between_characters() {
        assert_eq!(cut("aé".as_bytes(), 3), "aé".as_bytes());
        assert_eq!(cut("aé".as_bytes(), 2), b"a");
        assert_eq!(cut("aé".as_bytes(), 0), b"");
        assert_eq!(cut(b"\xff\x80\x80", 2), b"\xff\x80\x80".split_at(0).0);
    }
}
