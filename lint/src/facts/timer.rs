//! What recurs: calls that wait for a time to pass, the loops around them, and the amounts that are written, kept and passed on.
//!
//! Only functions are told of that wait, that start something, or that give, keep or pass on an amount of time. Everything is said as
//! it is written: what a parameter, a field or the result of a function is, is for the graph to find out.
//! Places are ranges of the function's own file; order is that of the text.

use super::{NodeId, SiteId};
use crate::base::{finding::Location, source::Span};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use std::cell::Cell;

/// A number or a time, as far as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Amount {
    /// Anything.
    #[default]
    Unknown,
    /// A whole number.
    Number(u64),
    /// A fraction, in millionths.
    Millionths(u64),
    /// A time in nanoseconds.
    Time(u64),
    /// A text that reads as a time (`"10s"`) or as a schedule of cron.
    Text(Box<str>),
    /// A path as it is written in its file; only in [`FileFacts::amounts`](super::FileFacts::amounts).
    Path(super::PathId),
    /// A constant or static, by its number in [`Program::constants`](super::Program::constants).
    Constant(u32),
    /// A parameter of the function; `self` is not counted.
    Param(u16),
    /// A field of a type of the project: the type's number and the field's name.
    Field(u32, Box<str>),
    /// What a function of the project gives.
    Given(SiteId),
    /// Something made of others.
    Of(Operation, #[serde(deserialize_with = "inside")] Box<[Amount]>),
}

/// What is made of others is told to this depth; what is deeper is not known.
pub const MAX_DEPTH: u32 = 12;

/// Reads what is inside of another, as deep as it is ever written: what a file holds must not fill the stack.
fn inside<'de, D: Deserializer<'de>>(from: D) -> Result<Box<[Amount]>, D::Error> {
    thread_local! { static DEPTH: Cell<u32> = const { Cell::new(0) }; }
    let depth = DEPTH.get();
    if depth > MAX_DEPTH {
        return Err(D::Error::custom("amounts are nested too deeply"));
    }
    DEPTH.set(depth + 1);
    let read = Deserialize::deserialize(from);
    DEPTH.set(depth);
    read
}

/// What amounts are made of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Operation {
    /// The sum.
    Add,
    /// The difference.
    Subtract,
    /// The product.
    Multiply,
    /// The quotient.
    Divide,
    /// A time of so many nanoseconds: the number, then how many of them it counts.
    Time,
    /// How often the second, a time, goes into the first: `as_secs()`, `as_millis()`.
    Count,
    /// The smaller.
    Min,
    /// The larger.
    Max,
    /// The first if it is there, else the second: `unwrap_or`.
    Or,
    /// One of several, by some condition.
    Either,
    /// The first, with chance in it.
    Jitter,
}

/// A constant or static with an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constant {
    /// Its number; see [`Amount::Constant`].
    pub id: u32,
    /// Its name.
    pub name: Box<str>,
    /// Where it is declared.
    pub at: Location,
    /// What it is; neither parameters nor results are in it.
    pub amount: Amount,
}

/// What an attribute says that a field is where nothing else is said: `#[serde(default = "..")]`, `#[arg(default_value = "10s")]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldDefault {
    /// The type's number.
    pub of: u32,
    /// The field.
    pub name: Box<str>,
    /// Where its default is written.
    pub at: Location,
    /// What it is.
    pub amount: Amount,
    /// The function that gives it, where one does.
    pub by: Option<NodeId>,
}

/// A function with something that recurs, or with amounts that others need; closures and async blocks are part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timed {
    /// The function.
    pub node: NodeId,
    /// What it gives back, where that is an amount.
    pub gives: Amount,
    /// Calls that wait for a time, or make something that does.
    pub waits: Vec<Wait>,
    /// Loops around them, outer ones first.
    pub turns: Vec<Turn>,
    /// Amounts that it passes to functions of the project.
    pub passes: Vec<Pass>,
    /// Amounts that it puts into fields of the project's types.
    pub fills: Vec<Fill>,
    /// Tasks and threads that it starts.
    pub starts: Vec<Start>,
    /// Calls of functions of the project that a wait around them ends: `timeout(limit, run())`.
    pub limited: Vec<SiteId>,
    /// What fields of the project's types that hold an interval were told about ticks that they miss.
    pub told: Vec<(u32, Box<str>, Missed)>,
    /// The function belongs to the type that it makes: `new`, `start`, `-> Self`.
    pub constructs: bool,
}

/// A call that waits for a time, or makes an interval or a stream that does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// The call.
    pub site: SiteId,
    /// The arguments behind the receiver, with where they are written.
    pub args: Vec<(Amount, Span)>,
    /// The name that the time goes by: the last word of a constant, field, parameter or variable.
    pub name: Option<Box<str>>,
    /// The innermost loop around it in the same body: index in [`Timed::turns`].
    pub turn: Option<u32>,
    /// For what is made once and waited for again and again (`interval`): where its ticks are awaited.
    pub ticks: Vec<Tick>,
    /// What becomes of what it makes.
    pub kept: Kept,
    /// What `set_missed_tick_behavior` was told, where it was.
    pub missed: Option<Missed>,
    /// A variable in its time changes inside of the loop.
    pub changes: bool,
    /// Chance is in its time.
    pub jitter: bool,
    /// What ran meanwhile is taken off its time, or it waits for a point in time that moves on by a period.
    pub compensated: bool,
    /// A wait around it ends it: `timeout(..)`.
    pub limited: bool,
    /// It runs only where something failed.
    pub on_error: bool,
    /// The arm of `select!` that it stands in; arms are numbered over the function.
    pub arm: Option<u32>,
    /// Whether that arm waits for it, rather than running it.
    pub waited: bool,
    /// When the time is over, the loop around it is left.
    pub ends: bool,
    /// But only that one, and not those around it.
    pub breaks: bool,
    /// What it gives so much time: the last word of the call that it is around, or `&` for what lives on behind a reference.
    pub around: Option<Box<str>>,
    /// It runs only under some condition.
    pub sometimes: bool,
    /// It begins a wait anew that was polled and is over: it recurs though no loop is around it.
    pub polled: bool,
}

/// Words that the name of a function has which waits for its caller.
pub const WAITS: [&str; 5] = ["sleep", "wait", "delay", "pause", "throttle"];

/// Where something that was made before is waited for once more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The waiting call.
    pub at: Span,
    /// The innermost loop around it: index in [`Timed::turns`].
    pub turn: Option<u32>,
    /// As in [`Wait::arm`].
    pub arm: Option<u32>,
}

/// Where a made interval is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// Nowhere: it is waited for in place.
    Here,
    /// In a variable that nothing else gets.
    Variable,
    /// In a field of a type of the project.
    Field(u32, Box<str>),
    /// It is returned, or given away.
    Away,
}

/// What a late interval does about the ticks that it missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Missed {
    /// All of them at once: the default of tokio.
    Burst,
    /// Goes on a whole period after the late one.
    Delay,
    /// Leaves them out.
    Skip,
}

/// A loop, seen as what each of its turns does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The body that runs it.
    pub node: NodeId,
    /// From the first call in it to the last.
    pub at: Span,
    /// The loop around it in the same body.
    pub outer: Option<u32>,
    /// How it goes on.
    pub kind: TurnKind,
    /// How it can end, other than by an error that nothing catches.
    pub exits: Vec<Exit>,
    /// What keeps it from running for long.
    pub limit: Option<Limit>,
    /// What each turn calls, macros that only log left out.
    pub calls: Vec<Called>,
}

/// How a loop goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TurnKind {
    /// `loop`, `while true`.
    Forever,
    /// `while` a condition holds.
    While,
    /// `while let Some(..)`, `for x in receiver`: as long as something comes.
    Each,
    /// `for` over a range or a collection: so many times.
    Counted,
}

/// What keeps a loop from running for long: it waits for something, and does not recur.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Limit {
    /// A number of attempts.
    Attempts,
    /// A point in time, or a time since it began.
    Deadline,
    /// A wait around the loop that ends it.
    Timeout,
    /// It does nothing but ask, until the answer is what it waits for.
    Success,
    /// It waits only after something failed, to try it again.
    Failure,
}

/// A way out of a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exit {
    /// How.
    pub kind: ExitKind,
    /// The call before it.
    pub at: Span,
    /// Only where something failed: in an arm for an error.
    pub on_error: bool,
    /// The arm of `select!` that it stands in, by its number.
    pub arm: Option<u32>,
}

/// Ways out of a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ExitKind {
    /// The condition of `while`, or the end of what comes.
    Condition,
    /// `break`.
    Break,
    /// `return`, or something that ends the process.
    Return,
    /// `?`.
    Try,
}

/// A call in a loop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    /// The last word of what is called.
    pub name: Box<str>,
    /// The whole call.
    pub at: Span,
    /// The call, if it is among the sites.
    pub site: Option<SiteId>,
    /// Whether it is awaited.
    pub awaited: bool,
    /// Whether it runs only where something failed.
    pub on_error: bool,
    /// Whether it stands in the condition of the loop, or in one that a way out hangs on.
    pub asked: bool,
    /// The arm of `select!` that it stands in, by its number.
    pub arm: Option<u32>,
    /// Whether the arm waits for it, rather than running it.
    pub waited: bool,
    /// When it is over, or has failed, the loop is left.
    pub ends: bool,
}

/// Amounts that a call passes to a function of the project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// The call.
    pub site: SiteId,
    /// The arguments behind `self`.
    pub args: Vec<(Amount, Span)>,
}

/// An amount that a field gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fill {
    /// The type's number.
    pub of: u32,
    /// The field.
    pub field: Box<str>,
    /// What it gets.
    pub amount: Amount,
    /// Where that is written.
    pub at: Span,
    /// It is what a value is unless something else is said: `impl Default`.
    pub default: bool,
}

/// A task or thread that is started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// The call that starts it.
    pub site: SiteId,
    /// Calls whose future it is given: `spawn(run())`.
    pub runs: Vec<SiteId>,
    /// What becomes of the handle.
    pub handle: Handle,
    /// What is started takes a strong pointer to the function's own `self` with it.
    pub takes_self: bool,
}

/// What becomes of the handle of a task or thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Handle {
    /// It is thrown away, or a variable holds it that nobody uses.
    Dropped,
    /// It is awaited, joined, or asked for something.
    Kept,
    /// It is put into a field or a collection, returned, or passed on.
    Stored,
}

/// What a call of an external path means to whoever asks for timers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeCall {
    /// It starts a task or thread.
    Starts,
    /// It waits for a time, or makes what does.
    Waits,
}

impl Timed {
    /// Whether every number leads somewhere; see [`Program::is_sound`](super::Program::is_sound).
    pub fn is_sound(&self, nodes: usize, site: &impl Fn(SiteId) -> bool) -> bool {
        let turn = |at: Option<u32>| at.is_none_or(|at| (at as usize) < self.turns.len());
        let amounts = |args: &[(Amount, Span)]| args.iter().all(|(amount, _)| amount.is_sound(site));
        let wait = |wait: &Wait| {
            site(wait.site) && turn(wait.turn) && amounts(&wait.args) && wait.ticks.iter().all(|it| turn(it.turn))
        };
        let called = |turn: &Turn| turn.calls.iter().all(|call| call.site.is_none_or(site));
        self.gives.is_sound(site)
            && self.waits.iter().all(wait)
            && (0..).zip(&self.turns).all(|(at, it)| it.outer.is_none_or(|outer| outer < at))
            && self.turns.iter().all(|it| (it.node.0 as usize) < nodes && called(it))
            && self.passes.iter().all(|it| site(it.site) && amounts(&it.args))
            && self.fills.iter().all(|it| it.amount.is_sound(site))
            && self.limited.iter().copied().all(site)
            && self.starts.iter().all(|it| site(it.site) && it.runs.iter().copied().all(site))
    }

    /// The same with other numbers.
    pub fn renumbered(self, node: impl Fn(NodeId) -> NodeId, site: impl Fn(SiteId) -> SiteId) -> Self {
        let mut timed = Self { node: node(self.node), ..self };
        timed.gives.renumber(&site);
        for wait in &mut timed.waits {
            wait.site = site(wait.site);
            wait.args.iter_mut().for_each(|(amount, _)| amount.renumber(&site));
        }
        for turn in &mut timed.turns {
            turn.node = node(turn.node);
            turn.calls.iter_mut().for_each(|call| call.site = call.site.map(&site));
        }
        for pass in &mut timed.passes {
            pass.site = site(pass.site);
            pass.args.iter_mut().for_each(|(amount, _)| amount.renumber(&site));
        }
        timed.fills.iter_mut().for_each(|fill| fill.amount.renumber(&site));
        for start in &mut timed.starts {
            start.site = site(start.site);
            start.runs.iter_mut().for_each(|it| *it = site(*it));
        }
        timed.limited.iter_mut().for_each(|it| *it = site(*it));
        timed
    }
}

impl Amount {
    fn is_sound(&self, site: &impl Fn(SiteId) -> bool) -> bool {
        match self {
            Self::Given(of) => site(*of),
            Self::Of(_, parts) => parts.iter().all(|part| part.is_sound(site)),
            _ => true,
        }
    }

    fn renumber(&mut self, site: &impl Fn(SiteId) -> SiteId) {
        match self {
            Self::Given(of) => *of = site(*of),
            Self::Of(_, parts) => parts.iter_mut().for_each(|part| part.renumber(site)),
            _ => {}
        }
    }
}
