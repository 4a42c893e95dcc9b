//! What the probe of a plain function records.
#![cfg(feature = "probes")]

mod support;

use std::cell::Cell;
use std::num::ParseIntError;
use std::time::{Duration, Instant};

use feeler_shim::hot::{FnKind, SERIES_BYTES};
use support::{function, panic_quietly, panics, spin};

#[feeler_shim::hot]
fn counted(x: u32) -> u32 {
    x + 1
}

#[test]
fn each_call_is_counted() {
    for x in 0..7 {
        assert_eq!(counted(x), x + 1);
    }
    let counted = function("counted");
    assert_eq!(counted.symbol, "hot_sync::counted");
    assert_eq!((counted.wall.count, counted.panicked, counted.cancelled), (7, 0, 0));
    assert_eq!(counted.kind, FnKind::Sync);
    assert_eq!(counted.poll, None);
    assert_eq!((counted.wall.budget_ns, counted.wall.over_budget, counted.wall.beyond_range), (None, 0, 0));
    // All calls were made by one thread, which writes to one part.
    assert_eq!(counted.memory_bytes, SERIES_BYTES);
}

#[feeler_shim::hot]
fn placed() {}
const PLACED: u32 = line!() - 1;

#[test]
fn the_place_is_that_of_the_name() {
    placed();
    let placed = function("placed");
    assert!(placed.file.replace('\\', "/").ends_with("tests/hot_sync.rs"), "{}", placed.file);
    assert_eq!((placed.line, placed.column), (PLACED, 4));
}

#[feeler_shim::hot]
fn slow() {
    spin(Duration::from_micros(300));
}

#[test]
fn the_time_is_that_of_the_call() {
    let start = Instant::now();
    slow();
    slow();
    let total = u64::try_from(start.elapsed().as_nanos()).expect("a test is short");
    let wall = function("slow").wall;
    assert!(wall.min_ns >= 297_000, "{wall:?}");
    assert!(wall.max_ns >= 300_000 && wall.max_ns <= total, "{wall:?} in {total}");
    assert!(wall.p50_ns >= wall.min_ns && wall.p50_ns <= wall.p99_ns && wall.p99_ns <= wall.max_ns, "{wall:?}");
    assert!(wall.mean_ns >= wall.min_ns as f64 && wall.mean_ns <= wall.max_ns as f64 * 1.01, "{wall:?}");
}

#[feeler_shim::hot(budget = "2us")]
fn over(micros: u64) {
    spin(Duration::from_micros(micros));
}

#[feeler_shim::hot(budget = "1000000s")]
fn within() {
    spin(Duration::from_micros(1));
}

#[test]
fn calls_over_the_budget_are_counted() {
    for _ in 0..5 {
        over(3);
        within();
    }
    let (over, within) = (function("over").wall, function("within").wall);
    assert_eq!((over.count, over.over_budget, over.budget_ns), (5, 5, Some(2_000)));
    assert_eq!((within.count, within.over_budget, within.budget_ns), (5, 0, Some(1_000_000_000_000_000)));
}

#[feeler_shim::hot]
fn early(x: u32) -> u32 {
    if x == 0 {
        return 10;
    }
    for y in 0..x {
        if y == 3 {
            return y;
        }
    }
    x
}

#[feeler_shim::hot]
fn tried(text: &str) -> Result<u32, ParseIntError> {
    let number: u32 = text.parse()?;
    Ok(number * 2)
}

#[test]
fn every_way_out_is_counted() {
    assert_eq!((early(0), early(2), early(9)), (10, 2, 3));
    assert_eq!(function("early").wall.count, 3);
    assert_eq!(tried("4"), Ok(8));
    assert!(tried("four").is_err());
    assert_eq!(function("tried").wall.count, 2);
}

#[feeler_shim::hot]
fn throws(x: u32) -> u32 {
    if x > 1 {
        panic_quietly();
    }
    x
}

#[test]
fn a_panic_is_counted_and_goes_on() {
    assert_eq!(throws(1), 1);
    assert!(panics(|| {
        throws(2);
    }));
    let throws = function("throws");
    assert_eq!((throws.wall.count, throws.panicked), (2, 1));
}

#[feeler_shim::hot]
fn cleans_up() {}

#[test]
fn a_call_while_unwinding_has_not_panicked() {
    struct Guard;
    impl Drop for Guard {
        fn drop(&mut self) {
            cleans_up();
        }
    }
    assert!(panics(|| {
        let _guard = Guard;
        panic_quietly();
    }));
    let cleans_up = function("cleans_up");
    assert_eq!((cleans_up.wall.count, cleans_up.panicked), (1, 0));
}

#[feeler_shim::hot]
fn factorial(n: u64) -> u64 {
    if n < 2 { 1 } else { n * factorial(n - 1) }
}

#[test]
fn a_recursive_call_is_a_call() {
    assert_eq!(factorial(10), 3_628_800);
    assert_eq!(function("factorial").wall.count, 10);
}

#[feeler_shim::hot]
fn generic<T: Into<u64>>(x: T) -> u64 {
    x.into()
}

#[test]
fn all_instances_of_a_generic_function_are_one() {
    assert_eq!(generic(1_u8) + generic(2_u16) + generic(3_u32), 6);
    assert_eq!(function("generic").wall.count, 3);
}

struct Left;
struct Right;

trait Side {
    fn side(&self) -> &'static str;

    #[feeler_shim::hot]
    fn provided(&self) -> usize {
        self.side().len()
    }
}

impl Side for Left {
    #[feeler_shim::hot]
    fn side(&self) -> &'static str {
        "left"
    }
}

impl Side for Right {
    #[feeler_shim::hot]
    fn side(&self) -> &'static str {
        "right"
    }
}

impl Left {
    #[feeler_shim::hot]
    fn inherent(&self) {}
}

#[test]
fn a_method_of_a_generic_type_has_its_plain_name() {
    struct Holder<T>(T);
    impl<T> Holder<T> {
        #[feeler_shim::hot]
        fn held(&self) -> &T {
            &self.0
        }
    }

    assert_eq!((*Holder(1).held(), *Holder("a").held()), (1, "a"));
    let held = function("held");
    assert!(held.symbol.ends_with("::Holder::held"), "{}", held.symbol);
    assert_eq!(held.wall.count, 2);
}

#[test]
fn methods_with_the_same_name_are_told_apart() {
    Left.inherent();
    assert_eq!((Left.side(), Right.side(), Right.side()), ("left", "right", "right"));
    assert_eq!(Left.provided() + Right.provided(), 9);
    assert_eq!(function("Left::inherent").symbol, "hot_sync::Left::inherent");
    // Each `provided` calls `side` once more.
    let sides: Vec<(String, u64)> = feeler_shim::hot::snapshot()
        .functions
        .into_iter()
        .filter(|f| f.symbol.ends_with("::side"))
        .map(|f| (f.symbol, f.wall.count))
        .collect();
    let expected = [("<hot_sync::Left as hot_sync::Side>::side", 2), ("<hot_sync::Right as hot_sync::Side>::side", 3)];
    assert_eq!(sides, expected.map(|(symbol, count)| (symbol.to_owned(), count)));
    assert_eq!(function("Side::provided").wall.count, 2);
}

#[test]
fn locals_are_dropped_within_the_call_and_arguments_as_before() {
    struct Loud<'a>(&'a Cell<u32>, u32);
    impl Drop for Loud<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() * 10 + self.1);
        }
    }

    #[feeler_shim::hot]
    fn marked(_first: Loud<'_>, second: Loud<'_>, log: &Cell<u32>) {
        let _local = Loud(log, 3);
        let _moved = second;
    }
    fn plain(_first: Loud<'_>, second: Loud<'_>, log: &Cell<u32>) {
        let _local = Loud(log, 3);
        let _moved = second;
    }

    let (a, b) = (Cell::new(0), Cell::new(0));
    marked(Loud(&a, 1), Loud(&a, 2), &a);
    plain(Loud(&b, 1), Loud(&b, 2), &b);
    assert_eq!(a.get(), b.get());
    assert_eq!(a.get(), 231);
}

#[test]
fn the_snapshot_is_sorted() {
    #[feeler_shim::hot]
    fn second() {}
    #[feeler_shim::hot]
    fn first() {}

    second();
    first();
    let symbols: Vec<String> = feeler_shim::hot::snapshot().functions.into_iter().map(|f| f.symbol).collect();
    assert!(symbols.is_sorted(), "{symbols:?}");
}
