//! When the disk fails: a delay for every operation, errors, and the moment at which the power goes.

use super::disk::{Disk, Failure, Loss};
use crate::rng::Rng;
use std::fmt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a program asks of the disk, as far as faults tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    Look,
    Create,
    Write,
    Rename,
    Remove,
    Sync,
    SyncDir,
    Close,
}

/// When the power goes: at the `nth` operation of a kind, before or after it is done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    pub(crate) op: Op,
    pub(crate) nth: u64,
    pub(crate) after: bool,
    pub(crate) loss: Loss,
    pub(crate) seed: u64,
}

/// Faults that are armed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faults {
    /// Every operation takes this long.
    pub(crate) delay: Duration,
    /// Nothing can be created or written.
    pub(crate) full: bool,
    /// Every change fails with EIO: the disk is away.
    pub(crate) away: bool,
    /// This many fsyncs succeed, then one fails.
    pub(crate) syncs_until_error: Option<u64>,
    pub(crate) cut: Option<Cut>,
}

enum Power {
    On,
    /// Nothing is answered; this is how the disk will be found.
    Frozen(Box<Disk>),
    /// Everything is answered with an error, so that killed processes can end.
    Off(Box<Disk>),
}

struct State {
    disk: Disk,
    faults: Faults,
    power: Power,
    held: Vec<Box<dyn FnOnce() + Send>>,
    /// Bytes that were not safe when the power went.
    outstanding: u64,
    errors: u64,
}

/// The disk of a mounted file system and its faults; a handle.
#[derive(Clone)]
pub(crate) struct Faulty(Arc<(Mutex<State>, Condvar)>);

impl fmt::Debug for Faulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Faulty")
    }
}

impl Default for Faulty {
    fn default() -> Self {
        let (disk, faults) = (Disk::default(), Faults::default());
        let state = State { disk, faults, power: Power::On, held: Vec::new(), outstanding: 0, errors: 0 };
        Self(Arc::new((Mutex::new(state), Condvar::new())))
    }
}

/// Counts down to an event; true when this is it.
fn counts_down(left: &mut u64) -> bool {
    *left = left.saturating_sub(1);
    *left == 0
}

impl State {
    /// Cuts the power if this operation is the one.
    fn cut_now(&mut self, op: Op, after: bool) -> bool {
        let Some(cut) = &mut self.faults.cut else { return false };
        if cut.op != op || cut.after != after || !counts_down(&mut cut.nth) {
            return false;
        }
        let cut = *cut;
        self.freeze(cut.loss, cut.seed);
        true
    }

    fn freeze(&mut self, loss: Loss, seed: u64) {
        self.faults.cut = None;
        self.outstanding = self.disk.unsafe_bytes();
        self.power = Power::Frozen(Box::new(self.disk.after_power_cut(loss, &mut Rng::new(seed))));
    }

    /// The error that is due for this operation, if any.
    fn injected(&mut self, op: Op) -> Option<Failure> {
        let changes = !matches!(op, Op::Look | Op::Close);
        let error = match op {
            _ if self.faults.away && changes => Some(Failure::Io),
            Op::Create | Op::Write if self.faults.full => Some(Failure::NoSpace),
            Op::Sync => match &mut self.faults.syncs_until_error {
                Some(0) => {
                    self.faults.syncs_until_error = None;
                    Some(Failure::Io)
                }
                Some(left) => {
                    *left -= 1;
                    None
                }
                None => None,
            },
            _ => None,
        };
        self.errors += u64::from(error.is_some());
        error
    }
}

impl Faulty {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does an operation, or what the faults make of it, and answers: now, later, or when the power is off.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        op: Op,
        apply: impl FnOnce(&mut Disk) -> Result<T, Failure>,
        on_error: impl FnOnce(&mut Disk),
        answer: impl FnOnce(Result<T, Failure>) + Send + 'static,
    ) {
        let mut state = self.state();
        match state.power {
            Power::Off(_) => {
                drop(state);
                return answer(Err(Failure::Io));
            }
            Power::Frozen(_) => return state.held.push(Box::new(move || answer(Err(Failure::Io)))),
            Power::On => {}
        }
        if state.cut_now(op, false) {
            state.held.push(Box::new(move || answer(Err(Failure::Io))));
            self.0.1.notify_all();
            return;
        }
        let done = match state.injected(op) {
            Some(error) => {
                on_error(&mut state.disk);
                Err(error)
            }
            None => apply(&mut state.disk),
        };
        if state.cut_now(op, true) {
            state.held.push(Box::new(move || answer(Err(Failure::Io))));
            self.0.1.notify_all();
            return;
        }
        let delay = state.faults.delay;
        drop(state);
        if delay.is_zero() {
            return answer(done);
        }
        // A thread for each answer: one slow call does not make another slower.
        std::thread::spawn(move || {
            std::thread::sleep(delay);
            answer(done);
        });
    }

    /// Changes the faults.
    pub(crate) fn arm(&self, change: impl FnOnce(&mut Faults)) {
        change(&mut self.state().faults);
    }

    /// How many errors were injected so far.
    pub(crate) fn errors(&self) -> u64 {
        self.state().errors
    }

    /// Waits for the armed cut; false when it did not come in time.
    pub(crate) fn wait_for_cut(&self, within: Duration) -> bool {
        let (until, mut state) = (Instant::now() + within, self.state());
        while matches!(state.power, Power::On) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            state = self.0.1.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    /// Cuts the power now, if it is still on.
    pub(crate) fn cut(&self, loss: Loss, seed: u64) {
        let mut state = self.state();
        if matches!(state.power, Power::On) {
            state.freeze(loss, seed);
        }
    }

    /// Answers all that waits with an error. Processes that were killed can end now.
    pub(crate) fn let_go(&self) {
        let mut state = self.state();
        let power = std::mem::replace(&mut state.power, Power::On);
        state.power = match power {
            Power::Frozen(disk) => Power::Off(disk),
            other => other,
        };
        let held = std::mem::take(&mut state.held);
        drop(state);
        held.into_iter().for_each(|answer| answer());
    }

    /// Power again: the disk is what the cut left, without faults. The bytes that were not safe at the cut.
    pub(crate) fn reboot(&self) -> u64 {
        self.let_go();
        let mut state = self.state();
        if let Power::Off(disk) = std::mem::replace(&mut state.power, Power::On) {
            state.disk = *disk;
        }
        state.faults = Faults::default();
        std::mem::take(&mut state.outstanding)
    }

    /// An empty disk without faults.
    pub(crate) fn clear(&self) {
        self.reboot();
        self.state().disk.clear();
    }
}
