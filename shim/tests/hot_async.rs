//! What the probe of an async function records.
#![cfg(feature = "probes")]

mod support;

use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use feeler_shim::hot::{FnKind, SERIES_BYTES};
use support::{Pending, function, panic_quietly, panics, poll, run, spin};

#[feeler_shim::hot]
async fn thrice(x: u32) -> u32 {
    Pending(2).await;
    x + 1
}

#[test]
fn polls_and_calls_are_counted_apart() {
    assert_eq!(run(thrice(1)), 2);
    assert_eq!(run(thrice(2)), 3);
    let thrice = function("thrice");
    assert_eq!(thrice.symbol, "hot_async::thrice");
    assert_eq!(thrice.kind, FnKind::Async);
    assert_eq!((thrice.wall.count, thrice.panicked, thrice.cancelled), (2, 0, 0));
    assert_eq!(thrice.poll.expect("it is async").count, 6);
    assert_eq!(thrice.memory_bytes, 2 * SERIES_BYTES);
}

#[feeler_shim::hot(budget = "200us", poll_budget = "200us")]
async fn waits() {
    Pending(1).await;
}

#[test]
fn time_between_polls_is_wall_time_only() {
    let mut future = pin!(waits());
    assert!(poll(future.as_mut()).is_pending());
    spin(Duration::from_micros(300));
    assert!(poll(future.as_mut()).is_ready());

    let waits = function("waits");
    let polls = waits.poll.expect("it is async");
    assert!(waits.wall.max_ns >= 300_000, "{:?}", waits.wall);
    assert_eq!((waits.wall.over_budget, waits.wall.budget_ns), (1, Some(200_000)));
    assert_eq!((polls.count, polls.budget_ns), (2, Some(200_000)));
    // The time of the whole is that of its polls and of what was between them.
    assert!(polls.max_ns + 300_000 <= waits.wall.max_ns, "{polls:?} in {:?}", waits.wall);
}

#[feeler_shim::hot(budget = "1000s", poll_budget = "2us")]
async fn hogs() {
    spin(Duration::from_micros(3));
    Pending(1).await;
    spin(Duration::from_micros(3));
}

#[test]
fn polls_over_their_budget_are_counted() {
    run(hogs());
    let hogs = function("hogs");
    assert_eq!(hogs.poll.expect("it is async").over_budget, 2);
    assert_eq!(hogs.wall.over_budget, 0);
}

#[feeler_shim::hot]
async fn dropped() {
    Pending(1).await;
}

#[test]
fn a_future_dropped_half_way_is_cancelled() {
    // Never polled: it did not run.
    drop(dropped());
    {
        let mut future = pin!(dropped());
        assert!(poll(future.as_mut()).is_pending());
    }
    let half = function("dropped");
    assert_eq!((half.wall.count, half.cancelled), (0, 1));
    assert_eq!(half.poll.expect("it is async").count, 1);

    run(dropped());
    let whole = function("dropped");
    assert_eq!((whole.wall.count, whole.cancelled), (1, 1));
}

#[feeler_shim::hot(budget = "50us")]
async fn given_up() {
    spin(Duration::from_micros(60));
    Pending(u32::MAX).await;
}

#[feeler_shim::hot(budget = "1000s")]
async fn given_up_early() {
    Pending(u32::MAX).await;
}

#[test]
fn a_caller_who_gave_up_after_the_budget_is_counted_apart() {
    for _ in 0..3 {
        assert!(poll(pin!(given_up()).as_mut()).is_pending());
    }
    assert!(poll(pin!(given_up_early()).as_mut()).is_pending());
    let (late, early) = (function("given_up"), function("given_up_early"));
    assert_eq!((late.cancelled, late.cancelled_over_budget, late.wall.over_budget), (3, 3, 0));
    assert_eq!((early.cancelled, early.cancelled_over_budget), (1, 0));
}

#[feeler_shim::hot]
async fn throws() {
    Pending(1).await;
    panic_quietly();
}

#[test]
fn a_panic_in_a_poll_is_counted_once() {
    assert!(panics(|| run(throws())));
    let throws = function("throws");
    // It ended, in a panic, and so was not cancelled by the drop that followed.
    assert_eq!((throws.wall.count, throws.panicked, throws.cancelled), (1, 1, 0));
    assert_eq!(throws.poll.expect("it is async").count, 2);
}

#[feeler_shim::hot]
async fn once() {}

#[test]
fn a_poll_after_completion_is_the_callers_mistake_as_before() {
    let mut future = Box::pin(once());
    assert!(poll(future.as_mut()).is_ready());
    assert!(panics(std::panic::AssertUnwindSafe(|| {
        let _ = poll(future.as_mut());
    })));
    assert_eq!(function("once").wall.count, 1);
}

#[feeler_shim::hot]
async fn fallible(texts: &[&str]) -> Result<Box<dyn std::fmt::Debug>, Box<dyn std::error::Error + Send + Sync>> {
    let mut sum = 0;
    for text in texts {
        if text.is_empty() {
            return Ok(Box::new("empty"));
        }
        Pending(1).await;
        sum += text.parse::<u32>()?;
    }
    Ok(Box::new(sum))
}

#[test]
fn every_way_out_is_counted() {
    // Its body needs the return type: for `?` to convert, and for the boxes to become trait objects.
    assert_eq!(format!("{:?}", run(fallible(&["1", "2"])).expect("numbers")), "3");
    assert_eq!(format!("{:?}", run(fallible(&["1", ""])).expect("a number")), "\"empty\"");
    assert!(run(fallible(&["1", "x"])).is_err());
    assert_eq!(function("fallible").wall.count, 3);
}

#[feeler_shim::hot]
async fn depth(n: u32) -> u32 {
    if n == 0 { 0 } else { 1 + Box::pin(depth(n - 1)).await }
}

#[test]
fn a_recursive_call_is_a_call() {
    assert_eq!(run(depth(5)), 5);
    assert_eq!(function("depth").wall.count, 6);
}

#[async_trait::async_trait]
trait Advise: Sync {
    async fn advise(&self, x: u32) -> Result<u32, std::num::ParseIntError>;

    #[feeler_shim::hot]
    async fn provided(&self) -> u32 {
        Pending(3).await;
        7
    }
}

struct Adviser;

#[async_trait::async_trait]
impl Advise for Adviser {
    #[feeler_shim::hot(poll_budget = "1s")]
    async fn advise(&self, x: u32) -> Result<u32, std::num::ParseIntError> {
        Pending(1).await;
        let y: u32 = "5".parse()?;
        Ok(x + y)
    }
}

#[test]
fn an_async_trait_method_is_timed_by_its_polls() {
    let adviser: &dyn Advise = &Adviser;
    assert_eq!(run(adviser.advise(1)), Ok(6));
    assert_eq!(run(adviser.provided()), 7);
    let advise = function("advise");
    assert_eq!(advise.symbol, "<hot_async::Adviser as hot_async::Advise>::advise");
    assert_eq!((advise.kind, advise.wall.count), (FnKind::Async, 1));
    let polls = advise.poll.expect("it is async");
    assert_eq!((polls.count, polls.budget_ns), (2, Some(1_000_000_000)));
    assert_eq!(function("provided").poll.expect("it is async").count, 4);
}

#[feeler_shim::hot]
fn returned(x: u32) -> impl Future<Output = u32> + Send + use<> {
    let y = x + 1;
    async move {
        Pending(1).await;
        y
    }
}

#[feeler_shim::hot]
fn boxed(x: &u32) -> Pin<Box<dyn Future<Output = u32> + Send + '_>> {
    Box::pin(async {
        Pending(1).await;
        *x
    })
}

#[feeler_shim::hot]
fn elsewhere() -> impl Future<Output = u32> {
    returned(1)
}

#[test]
fn a_returned_async_block_is_timed_and_another_future_is_not() {
    assert_eq!(run(returned(1)), 2);
    assert_eq!(run(boxed(&4)), 4);
    assert_eq!(function("returned").poll.expect("it is async").count, 2);
    assert_eq!(function("boxed").poll.expect("it is async").count, 2);
    drop(elsewhere());
    let elsewhere = function("elsewhere");
    assert_eq!((elsewhere.kind, elsewhere.wall.count), (FnKind::Sync, 1));
}

/// Its method is `true` for a type that is `Send`, and the trait's `false` for any other.
struct Is<'a, T>(#[allow(dead_code, reason = "only its type is looked at")] &'a T);

impl<T: Send> Is<'_, T> {
    fn send(&self) -> bool {
        true
    }
}

trait OrNot {
    fn send(&self) -> bool {
        false
    }
}

impl<T> OrNot for Is<'_, T> {}

#[feeler_shim::hot]
async fn sends<T: Clone + Send + Sync>(value: &T) -> T {
    Pending(1).await;
    value.clone()
}

#[feeler_shim::hot]
async fn stays(value: Rc<u32>) -> u32 {
    Pending(1).await;
    *value
}

#[test]
fn a_future_is_send_exactly_if_its_body_is() {
    let text = String::from("a");
    assert!(Is(&sends(&text)).send());
    assert!(!Is(&stays(Rc::new(4))).send());
    assert_eq!(run(sends(&text)), "a");
    assert_eq!(run(stays(Rc::new(4))), 4);
}

#[test]
fn a_future_grows_by_a_bounded_amount() {
    async fn plain(data: [u8; 256]) -> usize {
        Pending(1).await;
        data.len()
    }
    #[feeler_shim::hot]
    async fn marked(data: [u8; 256]) -> usize {
        Pending(1).await;
        data.len()
    }
    let (plain, marked) = (size_of_val(&plain([0; 256])), size_of_val(&marked([0; 256])));
    // The arguments are moved once more, from the function to the block, and the compiler keeps both places.
    assert!(marked <= plain + 256 + 64, "{marked} bytes, not {plain}");
}

#[feeler_shim::hot]
async fn answers() -> u32 {
    Pending(2).await;
    5
}

#[test]
fn the_output_of_a_poll_is_that_of_the_body() {
    let mut future = pin!(answers());
    assert_eq!(poll(future.as_mut()), Poll::Pending);
    assert_eq!(poll(future.as_mut()), Poll::Pending);
    assert_eq!(poll(future.as_mut()), Poll::Ready(5));
}
