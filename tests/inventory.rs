//! What is found of timers in code: which loops recur, and how often.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{feeler, project, result};
use serde_json::Value;

const MANIFEST: &str = r#"
[package]
name = "app"
version = "0.0.0"
edition = "2024"

[dependencies]
tokio = "1"
tokio-util = "0.7"
serde = "1"
clap = "4"
"#;

/// `function kind period` of every timer of a library.
#[track_caller]
fn timers(files: &[(&str, &str)]) -> Vec<String> {
    let folder = project(&[&[("Cargo.toml", MANIFEST)], files].concat());
    let (code, out, err) = result(&mut feeler(folder.path(), &["timers", "--output-format", "json"]));
    assert_eq!(code, 0, "{err}");
    let document: Value = serde_json::from_str(&out).unwrap();
    let line = |it: &Value| {
        let symbol = it["symbol"].as_str().unwrap().trim_start_matches("app::");
        let period = match (it["period"]["ns"].as_u64(), it["period"]["cron"].as_str()) {
            (Some(nanos), _) => format!("{}ms", nanos as f64 / 1e6),
            (None, Some(cron)) => cron.to_string(),
            _ => "?".to_string(),
        };
        format!("{symbol} {} {period}", it["kind"].as_str().unwrap())
    };
    let mut timers: Vec<&Value> = document["timers"].as_array().unwrap().iter().collect();
    timers.sort_by_key(|it| (it["line"].as_u64(), it["column"].as_u64(), it["period"]["ns"].as_u64()));
    timers.into_iter().map(line).collect()
}

#[track_caller]
fn of(text: &str) -> Vec<String> {
    timers(&[("src/lib.rs", text)])
}

#[test]
fn periods_are_reckoned_from_what_is_written() {
    let found = timers(&[
        (
            "src/lib.rs",
            r#"
            use std::time::Duration;
            use tokio::time::{interval, sleep};
            pub mod limits;
            const MINUTE: u64 = 60;
            static HOUR: Duration = Duration::from_secs(60 * MINUTE);
            pub struct Job;
            impl Job { const EVERY: Duration = Duration::from_millis(1_500); pub async fn run(&self) { loop { sleep(Self::EVERY).await; work(); } } }
            pub fn work() {}
            pub async fn literal() { let mut ticks = interval(Duration::from_secs(5)); loop { ticks.tick().await; work(); } }
            pub async fn reckoned() { loop { sleep(HOUR / 4).await; work(); } }
            pub async fn elsewhere() { loop { sleep(limits::POLL * 2).await; work(); } }
            pub async fn bound() { let period = Duration::new(1, 500_000_000); loop { work(); sleep(period).await; } }
            pub async fn optional(given: Option<Duration>) { loop { sleep(given.unwrap_or(limits::POLL)).await; work(); } }
            pub async fn fraction() { loop { sleep(Duration::from_secs_f64(0.25)).await; work(); } }
            pub async fn made() { loop { sleep(limits::slow()).await; work(); } }
            pub async fn unknown(seconds: u64) { loop { sleep(Duration::from_secs(seconds)).await; work(); } }
            "#,
        ),
        (
            "src/limits.rs",
            "use std::time::Duration; pub const POLL: Duration = Duration::from_millis(250); pub fn slow() -> Duration { POLL * 8 }",
        ),
    ]);
    assert_eq!(
        found,
        [
            "Job::run sleep 1500ms",
            "literal interval 5000ms",
            "reckoned sleep 900000ms",
            "elsewhere sleep 500ms",
            "bound sleep 1500ms",
            "optional sleep 250ms",
            "fraction sleep 250ms",
            "made sleep 2000ms",
            "unknown sleep ?",
        ]
    );
}

#[test]
fn periods_are_followed_to_defaults_and_callers() {
    let found = of(r#"
        use std::time::Duration;
        use tokio::time::{interval, sleep};
        pub fn work() {}
        pub struct Config { pub flush: Duration, pub scan_secs: u64 }
        impl Default for Config { fn default() -> Self { Self { flush: Duration::from_millis(50), scan_secs: 30 } } }
        pub async fn flush(config: Config) { loop { sleep(config.flush).await; work(); } }
        pub async fn scan(config: &Config) { let mut ticks = interval(Duration::from_secs(config.scan_secs)); loop { ticks.tick().await; work(); } }
        #[derive(serde::Deserialize)]
        pub struct Read { #[serde(default = "tenth")] every: Duration }
        fn tenth() -> Duration { Duration::from_millis(100) }
        pub async fn read(of: Read) { loop { sleep(of.every).await; work(); } }
        #[derive(clap::Parser)]
        pub struct Args { #[arg(long, default_value = "10s")] poll: Duration, #[arg(default_value_t = 7)] seconds: u64 }
        pub async fn args(args: Args) { loop { sleep(args.poll).await; work(); } }
        pub async fn number(args: Args) { loop { sleep(Duration::from_secs(args.seconds)).await; work(); } }
        pub struct Worker { period: Duration }
        impl Worker {
            pub fn new(period: Duration) -> Self { Self { period } }
            pub async fn run(&self) { loop { sleep(self.period).await; work(); } }
        }
        pub fn workers() -> (Worker, Worker) { (Worker::new(Duration::from_secs(3)), Worker::new(Duration::from_secs(3))) }
        pub struct Two { period: Duration }
        pub fn first() -> Two { Two { period: Duration::from_secs(1) } }
        pub fn second() -> Two { Two { period: Duration::from_secs(2) } }
        impl Two { pub async fn run(&self) { loop { sleep(self.period).await; work(); } } }
        async fn every(period: Duration) { loop { sleep(period).await; work(); } }
        pub async fn fast() { every(Duration::from_millis(10)).await }
        pub async fn slow() { seconds(20).await }
        async fn seconds(seconds: u64) { every(Duration::from_secs(seconds)).await }
    "#);
    assert_eq!(
        found,
        [
            "flush sleep 50ms",
            "scan interval 30000ms",
            "read sleep 100ms",
            "args sleep 10000ms",
            "number sleep 7000ms",
            "Worker::run sleep 3000ms",
            "Two::run sleep ?",
            "every sleep 10ms",
            "every sleep 20000ms",
        ]
    );
}

#[test]
fn loops_decide_whether_a_sleep_is_a_timer() {
    let found = of(r#"
        use std::{sync::mpsc::Receiver, time::{Duration, Instant}};
        use tokio::time::{sleep, timeout};
        const SECOND: Duration = Duration::from_secs(1);
        pub fn work() {}
        pub async fn call() -> Result<u32, ()> { Ok(1) }
        pub async fn once() { sleep(SECOND).await; work(); }
        pub async fn counted() { for _ in 0..3 { sleep(SECOND).await; work(); } }
        pub async fn attempts() { let mut tries = 0; loop { if tries > 5 { break; } tries += 1; sleep(SECOND).await; work(); } }
        pub async fn deadline() { let begin = Instant::now(); while begin.elapsed() < SECOND * 9 { sleep(SECOND).await; work(); } }
        pub async fn until_it_works() -> u32 { loop { match call().await { Ok(it) => return it, Err(()) => sleep(SECOND).await } } }
        pub async fn until_ready(ready: impl Fn() -> bool) { while !ready() { sleep(SECOND).await; } }
        pub async fn in_time() { let _ = timeout(SECOND * 9, async { loop { sleep(SECOND).await; work(); } }).await; }
        pub fn messages(from: Receiver<u32>) { while let Ok(_) = from.recv_timeout(SECOND) { work(); } }
        pub async fn io_limits() { loop { let _ = timeout(SECOND, call()).await; } }
        pub async fn until_late(mut from: tokio::sync::mpsc::Receiver<u32>) {
            let late = sleep(SECOND * 9);
            tokio::pin!(late);
            loop { tokio::select! { _ = from.recv() => work(), _ = sleep(SECOND) => work(), _ = &mut late => return } }
        }

        pub async fn plain() { loop { sleep(SECOND).await; work(); } }
        pub async fn retried() { let mut failures = 0; loop { if call().await.is_ok() { failures = 0; } else { failures += 1; if failures > 3 { return; } } sleep(SECOND).await; work(); } }
        pub fn thread(from: Receiver<u32>) { loop { match from.recv_timeout(SECOND) { Ok(_) => work(), Err(_) => work() } } }
        pub async fn chosen(mut from: tokio::sync::mpsc::Receiver<u32>) {
            loop { tokio::select! { _ = from.recv() => work(), _ = sleep(SECOND) => work() } }
        }
        pub async fn idle(mut from: tokio::sync::mpsc::Receiver<u32>) {
            let mut idle = std::pin::pin!(sleep(SECOND * 9));
            loop {
                tokio::select! {
                    _ = from.recv() => idle.as_mut().reset(tokio::time::Instant::now() + SECOND * 9),
                    _ = sleep(SECOND) => work(),
                    _ = &mut idle => return,
                }
            }
        }
        pub async fn stopped(token: tokio_util::sync::CancellationToken) {
            loop { tokio::select! { _ = token.cancelled() => return, _ = sleep(SECOND) => {} } work(); }
        }
        pub async fn outer(mut from: tokio::sync::mpsc::Receiver<u32>) {
            loop { loop { tokio::select! { _ = from.recv() => work(), _ = sleep(SECOND) => break } } work(); }
        }
        pub async fn in_place(mut from: tokio::sync::watch::Receiver<u32>) {
            loop { tokio::select! { _ = async { sleep(SECOND).await; let _ = from.changed().await; } => work() } }
        }
        pub async fn moves_on() { let mut next = tokio::time::Instant::now(); loop { next += SECOND; tokio::time::sleep_until(next).await; work(); } }
        async fn pause(of: Duration) { sleep(of).await }
        pub async fn helped() { loop { work(); pause(SECOND * 2).await; } }
    "#);
    assert_eq!(
        found,
        [
            "plain sleep 1000ms",
            "retried sleep 1000ms",
            "thread timeout 1000ms",
            "chosen timeout 1000ms",
            "idle timeout 1000ms",
            "stopped sleep 1000ms",
            "outer sleep 1000ms",
            "in_place sleep 1000ms",
            "moves_on sleep 1000ms",
            "helped sleep 2000ms",
        ]
    );
}

#[test]
fn loops_are_timers_by_what_the_functions_wait_for_that_they_call() {
    let found = of(r#"
        use std::time::Duration;
        use tokio::time::sleep;
        const SECOND: Duration = Duration::from_secs(1);
        pub fn work() {}
        pub struct Net;
        impl Net { pub async fn wait_for_stats(&self) -> u32 { sleep(SECOND * 4).await; 1 } }
        pub trait Worker { async fn wait_for_work(&mut self); }
        pub struct Gc;
        pub trait Source { async fn poll(&self) -> u32; }
        pub struct Random(Duration);
        impl Source for Random { async fn poll(&self) -> u32 { sleep(SECOND * 8).await; 4 } }
        pub async fn sourced<S: Source>(source: S, mut stop: tokio::sync::watch::Receiver<()>) {
            loop { tokio::select! { _ = stop.changed() => break, it = source.poll() => work() } }
        }
        impl Worker for Gc { async fn wait_for_work(&mut self) { sleep(SECOND * 3).await } }

        impl Net {
            pub async fn stats(&self) -> u32 { sleep(SECOND * 5).await; 1 }
            pub async fn cached(&self) -> u32 { if self.is_new() { return 1; } sleep(SECOND * 5).await; 1 }
            pub fn upgrade(&self) -> Upgrade { Upgrade { late: Some(Box::new(sleep(SECOND))) } }
            pub fn next(&self, left: Duration) -> Option<u32> { self.from.recv_timeout(left).ok() }
            pub async fn answer(&self) -> u32 { tokio::select! { it = self.ask() => it, _ = sleep(SECOND) => 0 } }
        }
        pub trait Clock { fn sleep(&self, of: Duration) -> impl Future<Output = ()>; }
        pub struct Real;
        impl Clock for Real { fn sleep(&self, of: Duration) -> impl Future<Output = ()> { tokio::time::sleep(of) } }
        pub struct Shared<C>(C);
        impl<C: Clock> Clock for Shared<C> { fn sleep(&self, of: Duration) -> impl Future<Output = ()> { self.0.sleep(of) } }

        pub async fn measured(net: Net) { loop { let of = net.stats().await; work(); } }
        pub async fn now_and_then(net: Net) { loop { let of = net.cached().await; work(); } }
        pub async fn asked(net: Net) { loop { let of = net.answer().await; work(); } }
        pub async fn by_a_shared_clock(clock: Shared<Real>) { loop { clock.sleep(SECOND * 7).await; work(); } }
        pub async fn upgraded(net: Net) { let mut all = Vec::new(); loop { all.push(net.upgrade()); work(); } }
        pub fn in_time(net: Net, late: std::time::Instant) {
            while let Some(left) = late.checked_duration_since(std::time::Instant::now()) { if net.next(left).is_none() { break; } }
        }
        pub async fn by_a_clock<C: Clock>(clock: C, mut from: tokio::sync::mpsc::Receiver<u32>) {
            loop {
                let nap = clock.sleep(SECOND * 6);
                tokio::select! { _ = from.recv() => work(), _ = nap => work() }
            }
        }
        pub async fn by_itself(net: Net) { loop { net.wait_for_stats().await; work(); } }
        async fn step(net: &Net) { if net.wait_for_stats().await > 0 { work(); } }
        pub async fn not_by_two_functions(net: Net) { loop { step(&net).await; } }
        pub async fn any(mut worker: Box<dyn Worker>) { loop { worker.wait_for_work().await; work(); } }
        pub async fn generic<W: Worker>(mut worker: W) { loop { worker.wait_for_work().await; work(); } }
        pub async fn both(mut gc: Gc) { loop { gc.wait_for_work().await; work(); } }
        pub async fn once(net: Net) { step(&net).await; }
        pub async fn made_only(net: Net) { let mut kept = Vec::new(); loop { kept.push(net.wait_for_stats()); work(); } }
        pub async fn waits_for_two(net: Net) { for _ in 0..2 { net.wait_for_stats().await; } }
    "#);
    assert_eq!(
        found,
        [
            "sourced sleep 8000ms",
            "measured sleep 5000ms",
            "by_a_shared_clock sleep 7000ms",
            "by_a_clock timeout 6000ms",
            "by_itself sleep 4000ms",
            "any sleep 3000ms",
            "generic sleep 3000ms",
            "both sleep 3000ms"
        ]
    );
}

#[test]
fn what_is_polled_and_begun_anew_recurs() {
    let found = of(r#"
        use std::{future::Future, pin::Pin, task::{ready, Context, Poll}, time::Duration};
        use futures_timer::Delay;
        const SECOND: Duration = Duration::from_secs(1);
        fn work() {}
        pub struct Config { pub probe: Duration }
        impl Default for Config { fn default() -> Self { Self { probe: SECOND * 5 } } }
        pub struct Peer { beat: Delay, probe: Delay, late: Delay, idle: Delay, renew: Option<Delay>, config: Config }
        impl Peer {
            pub fn poll_beat(&mut self, cx: &mut Context<'_>) -> Poll<()> {
                if self.beat.poll_unpin(cx).is_ready() { work(); self.beat.reset(SECOND); }
                Poll::Pending
            }
            pub fn poll_probe(&mut self, cx: &mut Context<'_>) -> Poll<()> {
                match self.probe.poll_unpin(cx) {
                    Poll::Ready(()) => { self.probe.reset(self.config.probe); Poll::Ready(()) }
                    Poll::Pending => Poll::Pending,
                }
            }
            pub fn poll_late(&mut self, cx: &mut Context<'_>) -> Poll<()> {
                ready!(Pin::new(&mut self.late).poll(cx));
                self.late.reset(SECOND * 2);
                Poll::Ready(())
            }
            pub fn poll_idle(&mut self, cx: &mut Context<'_>, busy: bool) -> Poll<()> {
                if busy { self.idle.reset(SECOND * 3); }
                if let Poll::Ready(()) = self.idle.poll_unpin(cx) { return Poll::Ready(()); }
                Poll::Pending
            }
            pub fn poll_late_idle(&mut self, cx: &mut Context<'_>, due: std::time::Instant) -> Poll<()> {
                if self.idle.poll_unpin(cx).is_pending() { return Poll::Pending; }
                let now = std::time::Instant::now();
                if due <= now { return Poll::Ready(()); }
                self.idle.reset(due - now);
                Poll::Pending
            }
            pub fn poll_renew(&mut self, cx: &mut Context<'_>) -> Poll<()> {
                let Some(renew) = self.renew.as_mut() else { return Poll::Pending };
                if renew.poll_unpin(cx).is_pending() { return Poll::Pending; }
                *renew = Delay::new(SECOND * 4);
                Poll::Ready(())
            }
        }
    "#);
    assert_eq!(
        found,
        [
            "Peer::poll_beat sleep 1000ms",
            "Peer::poll_probe sleep 5000ms",
            "Peer::poll_late sleep 2000ms",
            "Peer::poll_renew sleep 4000ms",
        ]
    );
}

#[test]
fn macros_and_streams_that_wait_are_timers_where_they_stand() {
    let found = of(r#"
        use std::time::Duration;
        const SECOND: Duration = Duration::from_secs(1);
        macro_rules! every {
            ($period:expr, $job:block) => { every!($period, $job, at_once: false) };
            ($period:expr, $job:block, at_once: $now:expr) => {{
                tokio::spawn(async move {
                    if !$now { every!(@wait $period); }
                    loop { $job every!(@wait $period); }
                })
            }};
            (@wait $period:expr) => { tokio::time::sleep($period).await; };
        }
        macro_rules! pause { ($of:expr) => { std::thread::sleep($of) }; }
        pub fn work() {}
        pub fn start() { every!(SECOND * 7, { work(); }); }
        pub fn paused() { loop { work(); pause!(SECOND); } }
        pub fn once() { pause!(SECOND); }
        pub fn ticks() -> impl futures::Stream<Item = ()> {
            futures::stream::unfold((), |()| async move { tokio::time::sleep(SECOND * 3).await; Some(((), ())) })
        }
        pub fn repeats() -> impl futures::Stream<Item = ()> {
            futures::stream::repeat(()).then(|()| async move { tokio::time::sleep(SECOND * 4).await; work(); })
        }
        pub async fn twice() { futures::stream::repeat(()).take(2).then(|()| async { tokio::time::sleep(SECOND).await; work(); }).next().await; }
    "#);
    assert_eq!(found, ["start sleep 7000ms", "paused sleep 1000ms", "ticks sleep 3000ms", "repeats sleep 4000ms"]);
}
