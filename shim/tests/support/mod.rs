//! What the tests of the probes share.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use feeler_shim::hot::{self, FunctionSnapshot};

/// The snapshot of the one function whose symbol ends in `::` and this.
#[track_caller]
pub(crate) fn function(symbol: &str) -> FunctionSnapshot {
    let mut found = hot::snapshot().functions;
    let names: Vec<String> = found.iter().map(|f| f.symbol.clone()).collect();
    found.retain(|f| f.symbol.ends_with(&format!("::{symbol}")));
    assert_eq!(found.len(), 1, "{symbol} among {names:#?}");
    found.remove(0)
}

/// Runs a future to its end, polling it again and again.
pub(crate) fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = poll(future.as_mut()) {
            return output;
        }
    }
}

/// Polls once.
pub(crate) fn poll<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// A future that is pending a number of times.
pub(crate) struct Pending(pub(crate) u32);

impl Future for Pending {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        let Some(left) = self.0.checked_sub(1) else { return Poll::Ready(()) };
        self.0 = left;
        Poll::Pending
    }
}

/// Keeps the thread busy until the clock that the probes read has moved by at least this much.
pub(crate) fn spin(at_least: Duration) {
    let start = Instant::now();
    while start.elapsed() < at_least {
        std::hint::spin_loop();
    }
}

/// Calls something, and tells whether it panicked.
pub(crate) fn panics(f: impl FnOnce() + std::panic::UnwindSafe) -> bool {
    std::panic::catch_unwind(f).is_err()
}

/// Panics without a message on the standard error stream: no hook is run.
pub(crate) fn panic_quietly() -> ! {
    std::panic::resume_unwind(Box::new(()))
}
