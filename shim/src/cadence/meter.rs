//! Counts, per class, how many runs start while another one runs: by when they were due and how long they took, and so before any of them
//! waited for another.

use std::collections::VecDeque;
use std::time::Duration;

/// Beyond this many runs that are not judged yet, those that surely overlap are judged early: a run that hangs holds up the others' judgement.
const UNJUDGED: usize = 64;

/// A run that was opened, to close it by.
pub(super) type Ticket = u64;

/// The runs of one class.
#[derive(Debug, Default)]
pub(super) struct Meter {
    next: Ticket,
    /// In the order in which they were due.
    open: VecDeque<Entry>,
    /// Until when runs that are no longer in `open` would have taken.
    busy_until: Duration,
    judged: u64,
    overlapped: u64,
}

#[derive(Debug)]
struct Entry {
    ticket: Ticket,
    due: Duration,
    /// When it would have ended, had it started when it was due.
    end: Option<Duration>,
    hit: bool,
    /// Whether it counts: a run that somebody triggered is nobody's plan.
    counts: bool,
}

impl Meter {
    /// A run is due. Runs are opened in that order.
    pub(super) fn open(&mut self, due: Duration, counts: bool) -> Ticket {
        self.judge(due);
        let mut hit = due < self.busy_until;
        for other in self.open.iter_mut().rev() {
            // Two that are due at once overlap, whatever they take.
            let together = other.due == due;
            other.hit |= together;
            hit |= together || other.end.is_some_and(|end| due < end);
        }
        self.next += 1;
        self.open.push_back(Entry { ticket: self.next, due, end: None, hit, counts });
        self.next
    }

    /// It has run, for this long.
    pub(super) fn close(&mut self, ticket: Ticket, took: Duration) {
        let Ok(at) = self.open.binary_search_by_key(&ticket, |it| it.ticket) else { return };
        let end = self.open[at].due + took;
        self.open[at].end = Some(end);
        for later in self.open.range_mut(at + 1..) {
            later.hit |= later.due < end;
        }
    }

    /// It will not run.
    pub(super) fn forget(&mut self, ticket: Ticket) {
        if let Ok(at) = self.open.binary_search_by_key(&ticket, |it| it.ticket) {
            self.open.remove(at);
        }
    }

    /// Judges those that nothing which is due from now on can change, nor anything that still runs.
    fn judge(&mut self, now: Duration) {
        while let Some(first) = self.open.front()
            && first.due < now
            && first.end.is_some()
        {
            self.judge_at(0);
        }
        if self.is_long() {
            for at in (0..self.open.len()).rev() {
                if self.open[at].end.is_some() && self.open[at].hit && self.open[at].due < now {
                    self.judge_at(at);
                }
            }
        }
    }

    fn judge_at(&mut self, at: usize) {
        if let Some(entry) = self.open.remove(at) {
            self.busy_until = self.busy_until.max(entry.end.unwrap_or_default());
            self.judged += u64::from(entry.counts);
            self.overlapped += u64::from(entry.counts && entry.hit);
        }
    }

    /// Something still runs that started this long after it was due: whatever was due since then, but for as long, overlaps with it.
    pub(super) fn still_running(&mut self, ticket: Ticket, late: Duration, now: Duration) {
        let Ok(at) = self.open.binary_search_by_key(&ticket, |it| it.ticket) else { return };
        for later in self.open.range_mut(at + 1..) {
            later.hit |= later.due + late < now;
        }
    }

    /// Runs that ended, and those of them that started while another ran; as far as is known by now.
    pub(super) fn counts(&self) -> (u64, u64) {
        let ended = || self.open.iter().filter(|it| it.counts && it.end.is_some());
        (self.judged + ended().count() as u64, self.overlapped + ended().filter(|it| it.hit).count() as u64)
    }

    /// Whether so many runs are not judged yet that it is worth finding out why.
    pub(super) fn is_long(&self) -> bool {
        self.open.len() > UNJUDGED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    /// Runs by when they are due and how long they take, closed as soon as they would have ended, or later.
    fn counted(runs: &[(u64, u64)], late: u64) -> (u64, u64) {
        let mut meter = Meter::default();
        let mut waiting: Vec<(u64, Ticket, u64)> = Vec::new();
        for (due, took) in runs {
            waiting.sort_unstable();
            while waiting.first().is_some_and(|it| it.0 <= *due) {
                let (_, ticket, took) = waiting.remove(0);
                meter.close(ticket, ms(took));
            }
            let ticket = meter.open(ms(*due), true);
            waiting.push((due + took + late, ticket, *took));
        }
        waiting.into_iter().for_each(|(_, ticket, took)| meter.close(ticket, ms(took)));
        meter.counts()
    }

    #[test]
    fn runs_overlap_by_when_they_were_due_however_late_they_end() {
        // Starts in another one; starts as another ends; both at once; long before, and still running.
        let runs = [(0, 10), (5, 1), (10, 5), (15, 1), (20, 1), (20, 1), (30, 30), (35, 1), (40, 1), (59, 1), (60, 1)];
        for late in [0, 3, 100] {
            assert_eq!(counted(&runs, late), (11, 6), "ended {late} ms late");
        }
    }

    #[test]
    fn what_was_triggered_is_not_judged_but_others_overlap_with_it() {
        let mut meter = Meter::default();
        let triggered = meter.open(ms(0), false);
        let planned = meter.open(ms(5), true);
        meter.close(planned, ms(1));
        meter.close(triggered, ms(10));
        assert_eq!(meter.counts(), (1, 1));
        let forgotten = meter.open(ms(20), true);
        meter.forget(forgotten);
        meter.open(ms(30), true);
        assert_eq!(meter.counts(), (1, 1));
    }

    #[test]
    fn a_run_that_hangs_does_not_fill_the_memory() {
        let mut meter = Meter::default();
        let hung = meter.open(ms(0), true);
        for n in 1..10_000 {
            meter.still_running(hung, ms(0), ms(n * 10));
            let other = meter.open(ms(n * 10), true);
            meter.close(other, ms(1));
        }
        assert!(meter.open.len() < 2 * UNJUDGED, "{}", meter.open.len());
        meter.close(hung, ms(100_000));
        assert_eq!(meter.counts(), (10_000, 9_999));
    }
}
