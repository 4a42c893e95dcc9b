//! The probe of one function, and the list of all.

use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::cells::{Cells, Merged};
use super::{FnKind, FunctionSnapshot, SERIES_BYTES, SHARDS};
use crate::switch::Switches;

/// Whether calls are recorded. The environment is read at the first call and not before: there is no earlier moment that
/// a library gets to see.
static STATE: AtomicU8 = AtomicU8::new(UNREAD);
const UNREAD: u8 = 0;
const OFF: u8 = 1;
const ON: u8 = 2;

#[inline]
pub(super) fn is_enabled() -> bool {
    match STATE.load(Ordering::Relaxed) {
        UNREAD => read_switch(),
        state => state == ON,
    }
}

pub(super) fn set_enabled(on: bool) {
    STATE.store(if on { ON } else { OFF }, Ordering::Relaxed);
}

#[cold]
fn read_switch() -> bool {
    let state = if Switches::from_env().hot_probes() { ON } else { OFF };
    // Somebody may have called `set_enabled` meanwhile, which counts for more.
    match STATE.compare_exchange(UNREAD, state, Ordering::Relaxed, Ordering::Relaxed) {
        Ok(_) => state == ON,
        Err(state) => state == ON,
    }
}

/// The first probe that was used. Each knows the next, so that the list of all needs neither a lock nor an allocation.
static FIRST: OnceLock<&'static Probe> = OnceLock::new();

/// The probe of one function: a static that the expansion of `#[hot]` declares.
pub struct Probe {
    kind: FnKind,
    /// Gives the type name of a closure inside the static, from which [`symbol`] is cut.
    inside: fn() -> &'static str,
    place: (&'static str, u32, u32),
    budget: Option<u64>,
    poll_budget: Option<u64>,
    shards: [OnceLock<Box<Shard>>; SHARDS],
    /// Set once the list of all holds this probe.
    listed: OnceLock<()>,
    next: OnceLock<&'static Probe>,
}

/// What the threads with one slot have recorded.
struct Shard {
    wall: Cells,
    /// Only for async functions.
    poll: Option<Cells>,
    panicked: AtomicU64,
    cancelled: AtomicU64,
    cancelled_over_budget: AtomicU64,
}

impl Probe {
    /// A probe without counters: they come with the first call.
    #[must_use]
    pub const fn new(
        kind: FnKind,
        inside: fn() -> &'static str,
        place: (&'static str, u32, u32),
        budget: Option<u64>,
        poll_budget: Option<u64>,
    ) -> Self {
        let shards = [const { OnceLock::new() }; SHARDS];
        Self { kind, inside, place, budget, poll_budget, shards, listed: OnceLock::new(), next: OnceLock::new() }
    }

    /// Starts to time a call, which ends when the result is dropped.
    #[inline]
    #[must_use]
    pub fn enter(&'static self) -> Call {
        let started =
            is_enabled().then(|| Started { probe: self, unwinding: std::thread::panicking(), at: Instant::now() });
        Call { started }
    }

    /// Counts a call that ended.
    pub(super) fn record_wall(&'static self, took: Duration, panicked: bool) {
        let shard = self.shard();
        shard.wall.record(nanoseconds(took), self.budget.unwrap_or(u64::MAX));
        if panicked {
            shard.panicked.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Counts one poll.
    pub(super) fn record_poll(&'static self, took: Duration) {
        if let Some(cells) = &self.shard().poll {
            cells.record(nanoseconds(took), self.poll_budget.unwrap_or(u64::MAX));
        }
    }

    /// Counts a future that was dropped before it completed, this long after its first poll.
    pub(super) fn record_cancelled(&'static self, took: Duration) {
        let shard = self.shard();
        shard.cancelled.fetch_add(1, Ordering::Relaxed);
        if self.budget.is_some_and(|budget| nanoseconds(took) > budget) {
            shard.cancelled_over_budget.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The part of this thread.
    #[inline]
    fn shard(&'static self) -> &'static Shard {
        let slot = &self.shards[thread_slot()];
        match slot.get() {
            Some(shard) => shard,
            None => self.new_shard(slot),
        }
    }

    #[cold]
    fn new_shard(&'static self, slot: &'static OnceLock<Box<Shard>>) -> &'static Shard {
        let shard = Box::new(Shard {
            wall: Cells::new(),
            poll: (self.kind == FnKind::Async).then(Cells::new),
            panicked: AtomicU64::new(0),
            cancelled: AtomicU64::new(0),
            cancelled_over_budget: AtomicU64::new(0),
        });
        // Before anyone can have the shard, so that no call which has ended is missing from a snapshot.
        self.listed.get_or_init(|| self.append());
        // Allocated before, so that a thread with the same slot waits for the move of a pointer and never for the
        // allocator. The shard of the one that comes second is dropped.
        slot.get_or_init(|| shard)
    }

    /// Puts this probe at the end of the list.
    fn append(&'static self) {
        let mut end = &FIRST;
        while end.set(self).is_err() {
            match end.get() {
                Some(probe) => end = &probe.next,
                // Unreachable: it could not be set because it is set.
                None => break,
            }
        }
    }

    fn snapshot(&self) -> FunctionSnapshot {
        let (mut wall, mut poll) = (Merged::new(), Merged::new());
        let (mut panicked, mut cancelled, mut cancelled_over_budget, mut memory_bytes) = (0, 0, 0, 0);
        for shard in self.shards.iter().filter_map(OnceLock::get) {
            wall.add(&shard.wall);
            memory_bytes += SERIES_BYTES;
            if let Some(cells) = &shard.poll {
                poll.add(cells);
                memory_bytes += SERIES_BYTES;
            }
            panicked += shard.panicked.load(Ordering::Relaxed);
            cancelled += shard.cancelled.load(Ordering::Relaxed);
            cancelled_over_budget += shard.cancelled_over_budget.load(Ordering::Relaxed);
        }
        let (file, line, column) = self.place;
        FunctionSnapshot {
            symbol: symbol((self.inside)()),
            file: file.to_owned(),
            line,
            column,
            kind: self.kind,
            wall: wall.series(self.budget),
            poll: (self.kind == FnKind::Async).then(|| poll.series(self.poll_budget)),
            panicked,
            cancelled,
            cancelled_over_budget,
            memory_bytes,
        }
    }
}

/// All functions that were called.
pub(super) fn snapshot() -> Vec<FunctionSnapshot> {
    let probes = std::iter::successors(FIRST.get(), |probe| probe.next.get());
    let mut functions: Vec<_> = probes.map(|probe| probe.snapshot()).collect();
    functions.sort_by(|a, b| (&a.symbol, &a.file, a.line, a.column).cmp(&(&b.symbol, &b.file, b.line, b.column)));
    functions
}

/// A call being timed. It ends on drop, which is on every way out of a function.
pub struct Call {
    started: Option<Started>,
}

struct Started {
    probe: &'static Probe,
    /// Whether the thread was unwinding already: a destructor may call hot functions, and has not panicked for that.
    unwinding: bool,
    at: Instant,
}

impl Drop for Call {
    #[inline]
    fn drop(&mut self) {
        if let Some(started) = &self.started {
            let took = started.at.elapsed();
            started.probe.record_wall(took, std::thread::panicking() && !started.unwinding);
        }
    }
}

/// The slot of this thread: the same for as long as it lives, and given out in turn.
#[inline]
fn thread_slot() -> usize {
    static TURN: AtomicUsize = AtomicUsize::new(0);
    thread_local! {
        static SLOT: Cell<usize> = const { Cell::new(usize::MAX) };
    }
    SLOT.with(|slot| {
        if slot.get() == usize::MAX {
            slot.set(TURN.fetch_add(1, Ordering::Relaxed) % SHARDS);
        }
        slot.get()
    })
}

/// The nanoseconds of a duration, without the 128-bit arithmetic of `as_nanos`.
#[inline]
fn nanoseconds(duration: Duration) -> u64 {
    duration.as_secs().saturating_mul(1_000_000_000).saturating_add(u64::from(duration.subsec_nanos()))
}

/// The path of the function around a static, from the type name of something inside that static.
fn symbol(inside: &str) -> String {
    let mut path = inside.find("::__FEELER_PROBE").map_or(inside, |end| &inside[..end]);
    // The body of an `async fn` is a closure to the compiler.
    while let Some(shorter) = path.strip_suffix("::{{closure}}") {
        path = shorter;
    }
    // A generic `impl` has arguments without a name, as in `Type<_>::f`: the linter's symbol for it is `Type::f`.
    let mut symbol = String::with_capacity(path.len());
    while let Some((before, arguments)) = path.split_once('<') {
        symbol.push_str(before);
        match arguments.split_once('>') {
            Some((names, after)) if names.chars().all(|c| matches!(c, '_' | ',' | ' ' | '\'')) => path = after,
            _ => {
                symbol.push('<');
                path = arguments;
            }
        }
    }
    symbol + path
}

#[cfg(test)]
mod tests {
    use super::{nanoseconds, symbol};
    use std::time::Duration;

    #[test]
    fn a_symbol_is_cut_from_a_type_name() {
        assert_eq!(symbol("a::f::__FEELER_PROBE::{{closure}}::{{closure}}"), "a::f");
        assert_eq!(symbol("a::f::{{closure}}::__FEELER_PROBE::{{closure}}"), "a::f");
        assert_eq!(symbol("<a::T as b::U>::f::{{closure}}::{{closure}}::__FEELER_PROBE"), "<a::T as b::U>::f");
        assert_eq!(symbol("a::T<_>::f::__FEELER_PROBE"), "a::T::f");
        assert_eq!(symbol("<a::T<'_, _> as b::U<u8>>::f::__FEELER_PROBE"), "<a::T as b::U<u8>>::f");
        assert_eq!(symbol("<a::T<a::V<_>, u8> as b::U>::f::__FEELER_PROBE"), "<a::T<a::V, u8> as b::U>::f");
        assert_eq!(symbol("written in some other way"), "written in some other way");
    }

    #[test]
    fn nanoseconds_saturate() {
        assert_eq!(nanoseconds(Duration::new(3, 7)), 3_000_000_007);
        assert_eq!(nanoseconds(Duration::MAX), u64::MAX);
    }
}
