//! The future of an async function, with its polls timed.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use super::probe::{Probe, is_enabled};

pin_project_lite::pin_project! {
    /// A future whose polls and whose whole run are recorded by a probe.
    #[must_use = "futures do nothing unless polled"]
    pub struct Timed<F> {
        // Dropped before `run`, so that a cancelled future has ended when it is counted.
        #[pin]
        future: F,
        run: Run,
    }
}

impl<F> Timed<F> {
    /// Wraps a future. Nothing is recorded before its first poll.
    #[inline]
    pub const fn new(probe: &'static Probe, future: F) -> Self {
        Self { future, run: Run { probe, state: State::New } }
    }
}

impl<F: Future> Future for Timed<F> {
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let Some(mut turn) = this.run.poll() else { return this.future.poll(context) };
        let output = this.future.poll(context);
        turn.ended = if output.is_ready() { Ended::Ready } else { Ended::Pending };
        output
    }
}

/// One run of the future, from its first poll to its completion.
struct Run {
    probe: &'static Probe,
    state: State,
}

enum State {
    New,
    /// Since its first poll.
    Running(Instant),
    /// Completed, unwound, or started while the probes were off.
    Over,
}

impl Run {
    /// Starts to time a poll, if the run is recorded.
    #[inline]
    fn poll(&mut self) -> Option<Turn<'_>> {
        let now = match self.state {
            State::New if is_enabled() => {
                let now = Instant::now();
                self.state = State::Running(now);
                now
            }
            State::New => {
                self.state = State::Over;
                return None;
            }
            State::Running(_) => Instant::now(),
            State::Over => return None,
        };
        // Until the future has answered, the one way out is a panic.
        Some(Turn { run: self, started: now, ended: Ended::Panicked })
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if let State::Running(first) = self.state {
            self.probe.record_cancelled(first.elapsed());
        }
    }
}

/// One poll. It is recorded on drop, which is also where a panic comes by.
struct Turn<'a> {
    run: &'a mut Run,
    started: Instant,
    ended: Ended,
}

enum Ended {
    Pending,
    Ready,
    Panicked,
}

impl Drop for Turn<'_> {
    #[inline]
    fn drop(&mut self) {
        let now = Instant::now();
        self.run.probe.record_poll(now - self.started);
        let panicked = match self.ended {
            Ended::Pending => return,
            Ended::Ready => false,
            Ended::Panicked => true,
        };
        if let State::Running(first) = self.run.state {
            self.run.state = State::Over;
            self.run.probe.record_wall(now - first, panicked);
        }
    }
}
