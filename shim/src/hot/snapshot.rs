//! What a snapshot is made of.

/// What the probes of this process have recorded.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Snapshot {
    /// False where the feature `probes` is off: then nothing was timed, which is not the same as no calls.
    pub compiled: bool,
    /// Whether calls that begin now are recorded.
    pub enabled: bool,
    /// The functions that were called at least once, sorted by symbol, then by place.
    pub functions: Vec<FunctionSnapshot>,
}

/// One function, with all its generic instances.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FunctionSnapshot {
    /// The path, such as `a::b::Type::f` or `<a::Type as b::Trait>::f`. It is for people: two functions can have the
    /// same, and a compiler may write it differently.
    pub symbol: String,
    /// The source file, as the compiler was given it.
    pub file: String,
    /// The line of the function's name, from 1.
    pub line: u32,
    /// The column of the function's name, from 1.
    pub column: u32,
    /// Whether it is timed as a call or as a future.
    pub kind: FnKind,
    /// Calls from start to end, those that panicked included and those that were cancelled not. For a future, from the
    /// first poll to completion.
    pub wall: Series,
    /// The single polls of a future: how long each held its thread.
    pub poll: Option<Series>,
    /// Calls that ended in a panic.
    pub panicked: u64,
    /// Futures that were polled, and dropped before they completed. They are not in `wall`.
    pub cancelled: u64,
    /// How many of these had spent the budget by then. Where callers give up on slow calls, the slowest are here, and
    /// quantiles of `wall` alone look too good.
    pub cancelled_over_budget: u64,
    /// The memory of its counters, in bytes.
    pub memory_bytes: usize,
}

/// How a function is timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum FnKind {
    /// From its call to its return.
    Sync,
    /// Poll by poll, and from its first poll to its completion.
    Async,
}

/// Durations of one sort, in nanoseconds. All are zero where `count` is.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Series {
    /// How many there were.
    pub count: u64,
    /// The budget from the attribute.
    pub budget_ns: Option<u64>,
    /// How many were longer than the budget.
    pub over_budget: u64,
    /// The shortest, at most 1 % too low.
    pub min_ns: u64,
    /// The mean, within 1 %.
    pub mean_ns: f64,
    /// The median. Like all quantiles here at most 1 % too high, and never above `max_ns`.
    pub p50_ns: u64,
    /// 90 % were no longer than this.
    pub p90_ns: u64,
    /// 95 % were no longer than this.
    pub p95_ns: u64,
    /// 99 % were no longer than this.
    pub p99_ns: u64,
    /// 99.9 % were no longer than this.
    pub p999_ns: u64,
    /// The longest, exactly.
    pub max_ns: u64,
    /// How many were beyond the histogram's range of 68 s: mean and quantiles take them for 68 s.
    pub beyond_range: u64,
}
