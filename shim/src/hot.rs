//! Latency probes on the functions marked with [`#[hot]`](macro@crate::hot).
//!
//! ```
//! use feeler_shim::hot;
//!
//! #[hot(budget = "5ms")]
//! fn double(x: u64) -> u64 {
//!     x * 2
//! }
//!
//! assert_eq!(double(21), 42);
//! for function in hot::snapshot().functions {
//!     println!("{}: {} calls, p99 {} ns", function.symbol, function.wall.count, function.wall.p99_ns);
//! }
//! ```
//!
//! # What it costs
//!
//! A call reads the clock twice and adds one to an atomic counter. No lock is taken, nothing is allocated after a
//! thread's first call of a function, no I/O is done, and no thread is started. `benches/README.md` has figures.
//!
//! # Where the counts are
//!
//! Each function has one histogram, in up to [`SHARDS`] parts. A thread always adds to the same part, so that threads
//! share cache lines only when more than that many of them call hot functions. [`snapshot`] merges the parts into one
//! `hdrhistogram::Histogram` with bounds fixed from the start, and the counters are laid out as that histogram lays out
//! its own, so that the merge loses nothing: it holds what one histogram would hold that had recorded every call.
//!
//! Values are in nanoseconds with two significant digits (an error of at most 1 %), up to 68 s. Longer ones are counted
//! as 68 s and in [`Series::beyond_range`]; [`Series::max_ns`] is exact always.
//!
//! # Memory
//!
//! [`SERIES_BYTES`] (30 KiB) for each part that was written to; an async function has two series, its polls and its
//! calls. So at most 240 KiB for a function and 480 KiB for an async one, from eight threads on, however often it
//! is called.
//!
//! # Switching it off
//!
//! * At run time: [`OPENCODE_HOT_PROBES=false`](crate::switch::Switch::HotProbes), read at the first call of a hot
//!   function, or [`set_enabled`]. A call is then one atomic load.
//! * At compile time: the crate's feature `probes`, on by default. Without it `#[hot]` only marks.
//!
//! # What it cannot see
//!
//! * A function appears in the snapshot when it was called for the first time.
//! * A future that was never polled did not run, and is not counted.
//! * Time goes to the clock, not to the processor: a call that was preempted is as slow as its caller found it.
//! * A recursive call is a call, and its time is also in that of its caller.
//! * An argument that an `async fn` does not use is dropped after the probe has stopped.
//! * In editions before 2024, temporaries of a body's last expression are dropped after the probe has stopped.

#[cfg(feature = "probes")]
mod cells;
#[cfg(feature = "probes")]
mod probe;
mod snapshot;
#[cfg(feature = "probes")]
mod timed;

pub use snapshot::{FnKind, FunctionSnapshot, Series, Snapshot};

/// How many parts the histogram of a function has at most.
pub const SHARDS: usize = 8;

/// The memory of one part of one series, in bytes, without a few words of bookkeeping.
pub const SERIES_BYTES: usize = 3840 * size_of::<u64>();

/// What the probes have recorded since the process started, sorted by symbol.
///
/// Takes no lock and stops no one: a call that ends meanwhile is in it or not, and its parts (the count, `over_budget`)
/// may be in two different snapshots. Calls that had ended before, as seen by this thread, are all in it.
///
/// It computes quantiles, so call it off the hot path.
#[must_use]
pub fn snapshot() -> Snapshot {
    #[cfg(feature = "probes")]
    let functions = probe::snapshot();
    #[cfg(not(feature = "probes"))]
    let functions = Vec::new();
    Snapshot { compiled: cfg!(feature = "probes"), enabled: is_enabled(), functions }
}

/// Tells whether calls that begin now are recorded.
#[must_use]
pub fn is_enabled() -> bool {
    #[cfg(feature = "probes")]
    return probe::is_enabled();
    #[cfg(not(feature = "probes"))]
    return false;
}

/// Switches recording on or off for calls that begin from now on, whatever the environment says.
///
/// For a service that reads its [`Switches`](crate::switch::Switches) under a prefix of its own:
///
/// ```
/// let switches = feeler_shim::switch::Switches::from_env_with("ACME_");
/// feeler_shim::hot::set_enabled(switches.hot_probes());
/// ```
///
/// Without the feature `probes` there is nothing to switch, and [`is_enabled`] stays false.
pub fn set_enabled(on: bool) {
    #[cfg(feature = "probes")]
    probe::set_enabled(on);
    #[cfg(not(feature = "probes"))]
    let _ = on;
}

/// What expansions of `#[hot]` call. Not part of the interface: it may change in any release.
#[cfg(feature = "probes")]
#[doc(hidden)]
pub mod __private {
    pub use super::FnKind;
    pub use super::probe::Probe;
    pub use super::timed::Timed;

    /// Follows the future of an `async fn` that never returns.
    pub fn diverge<T>(_: T) -> ! {
        unreachable!("the body of an async function with the return type `!` has ended")
    }
}
