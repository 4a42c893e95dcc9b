//! What recurs.

use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval, sleep};

const FLUSH: Duration = Duration::from_secs(5);

/// An interval that makes up for what it missed.
pub async fn flush() {
    let mut ticks = interval(FLUSH);
    loop {
        ticks.tick().await;
        let _ = tokio::fs::write("stats.json", "{}").await;
    }
}

/// A loop that sleeps, and so begins a little later each time.
pub async fn compact() {
    loop {
        let _ = tokio::fs::copy("stats.json", "stats.old").await;
        sleep(Duration::from_secs(60)).await;
    }
}

/// A timer for each of its callers.
pub async fn every(period: Duration, name: &'static str) {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        ticks.tick().await;
        let _ = tokio::fs::write(name, "").await;
    }
}

/// Of another class than the rest.
pub async fn probe() {
    let mut ticks = interval(Duration::from_secs(7));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if tokio::net::TcpStream::connect("127.0.0.1:1").await.is_err() {
            break;
        }
    }
}

/// Its period is known to nobody but who starts it.
pub async fn watch(rate: u64) {
    loop {
        sleep(Duration::from_secs(rate)).await;
        let _ = tokio::fs::metadata("stats.json").await;
    }
}
