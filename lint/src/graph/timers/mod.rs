//! The timers of a program: what recurs, how often, what it runs, and what ends it.
//!
//! The linker says what is written ([`Timed`]); here it is put together across functions: periods are followed to
//! constants, defaults and callers, loops to the tasks that run them, and tasks to the binaries that start them. What cannot be known
//! is [`Period::Unknown`], never a guess.

mod build;
mod helpers;
mod periods;
mod starts;

use crate::{base::finding::Location, facts::*};

/// All timers of a program, in the order of their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// The timers, and the waits that are none (see [`Timer::recurs`]).
    pub timers: Vec<Timer>,
}

/// Something that recurs, or a wait in a loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    /// The call of the primitive: it waits, or makes the interval.
    pub site: SiteId,
    /// Where that call is.
    pub at: Location,
    /// Where a person looks: the callee's part of it.
    pub focus: Location,
    /// The body in which it recurs.
    pub node: NodeId,
    /// The function that this body is part of.
    pub function: NodeId,
    /// The loop that runs it, where it is known.
    pub turn: Option<Location>,
    /// How that loop goes on.
    pub goes: Option<TurnKind>,
    /// What kind of timer it is.
    pub kind: TimerKind,
    /// The primitive, by its canonical path.
    pub primitive: ExternalId,
    /// How often.
    pub period: Period,
    /// Where the period is written in the call.
    pub written: Location,
    /// What the period is called: the last word of a constant, field, parameter or variable.
    pub name: Option<Box<str>>,
    /// Where the period comes from, nearest first: constants, defaults, arguments.
    pub origin: Vec<Origin>,
    /// Calls whose arguments make the period, nearest first: the same place is a timer for each of its callers.
    pub through: Vec<SiteId>,
    /// Chance is in the period.
    pub jittered: bool,
    /// What it does about ticks that it missed.
    pub missed: MissedTicks,
    /// The period changes from turn to turn, or differs between ways through the loop.
    pub backoff: bool,
    /// It counts from when it was due, and not from when the work was done: an interval, a deadline that moves on.
    pub steady: bool,
    /// The wait runs only where something failed.
    pub on_error: bool,
    /// It waits for something, and does not recur.
    pub limit: Option<Limit>,
    /// Ways out of the loop.
    pub exits: Vec<Exit>,
    /// How the body is started.
    pub start: Started,
    /// What each turn calls, in order of the text; the wait itself left out.
    pub work: Vec<Run>,
    /// What else the loop waits for, beside the timer: other arms of its `select!`.
    pub beside: Vec<Run>,
    /// It is registered with `feeler_shim::cadence`, or another coordinator that tables name.
    pub coordinated: bool,
    /// Index of the crate in [`Program::crates`].
    pub krate: u32,
    /// `main` functions of the binaries that run it, sorted; none where only a library holds it.
    pub processes: Vec<NodeId>,
}

/// Kinds of timers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimerKind {
    /// `interval`, `tick`, and what else is made once and ticks.
    Interval,
    /// A loop that sleeps.
    Sleep,
    /// A loop that waits for something, and for so long at most: `recv_timeout`, `timeout(..)`, an arm of `select!` that sleeps.
    Timeout,
    /// A scheduler runs it: `run_interval`, a job of cron, `cadence`.
    Scheduled,
}

/// How often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Period {
    /// Every so many nanoseconds.
    Known(u64),
    /// At the times that an expression of cron says.
    Cron(Box<str>),
    /// It cannot be told.
    Unknown,
}

/// Something that a period comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Where.
    pub at: Location,
    /// What it is.
    pub kind: OriginKind,
    /// What it is called.
    pub name: Box<str>,
}

/// What a period can come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OriginKind {
    /// A `const` or `static`.
    Constant,
    /// The default of a field: it can be configured.
    Default,
    /// A value that every literal of its type puts into a field.
    Field,
    /// What a caller passes.
    Argument,
    /// What a function gives.
    Function,
}

/// What is done about ticks that were missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MissedTicks {
    /// The question does not arise.
    NotApplicable,
    /// As nobody said anything: all at once.
    Default,
    /// As it was set.
    Set(Missed),
    /// It is given away, and may be set elsewhere.
    Unknown,
}

/// How the body of a timer is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Started {
    /// By what, and what becomes of the handle.
    pub kind: StartKind,
    /// The call that starts it.
    pub site: Option<SiteId>,
    /// The function that holds this call.
    pub function: Option<NodeId>,
    /// That function makes a value of its own type: `new`, `start`, `-> Self`.
    pub in_constructor: bool,
    /// What is started takes a strong pointer to the starter's `self` with it.
    pub takes_self: bool,
}

/// What becomes of the handle of what is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StartKind {
    /// Nothing that we see starts it: a function that is called and waited for.
    Plain,
    /// Its handle is thrown away.
    Discarded,
    /// Its handle is bound to a variable, awaited, or passed on.
    Kept,
    /// Its handle is put into a field or collection, or returned.
    Stored,
    /// A set of tasks, a scope or a tracker owns it.
    Grouped,
}

/// A call that a turn makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The last word of what is called.
    pub name: Box<str>,
    /// The whole call.
    pub at: Location,
    /// The call, if it is among the program's sites.
    pub site: Option<SiteId>,
    /// It stands before the wait.
    pub before: bool,
    /// Whether it is awaited.
    pub awaited: bool,
    /// It runs only where something failed.
    pub on_error: bool,
    /// It stands in the condition of the loop, or in one that a way out hangs on.
    pub asked: bool,
}

impl Timer {
    /// Whether it is a timer, and not a wait that attempts, a deadline or success end.
    pub fn recurs(&self) -> bool {
        self.limit.is_none()
    }

    /// Whether something runs in each turn before the wait.
    pub fn works_first(&self) -> bool {
        self.work.iter().any(|run| run.before)
    }
}

impl Inventory {
    /// The timers of a program, from what the linker wrote down of its functions; nothing where nobody asked it to. `table` is that
    /// of the effect `timer`.
    pub fn of(program: &Program, table: &crate::catalog::Effects) -> Self {
        if program.timed.is_empty() {
            return Self::default();
        }
        build::Build::new(program, table).inventory()
    }
}
