//! A small service with timers of many kinds. What `feeler timers` shows of it is in `docs/timers.md`.

mod jobs;

use std::time::Duration;

#[tokio::main]
async fn main() {
    tokio::spawn(jobs::flush());
    tokio::spawn(jobs::compact());
    tokio::spawn(jobs::every(Duration::from_secs(10), "report"));
    tokio::spawn(jobs::every(Duration::from_secs(15), "usage"));
    tokio::spawn(jobs::probe());
    if let Some(rate) = std::env::args().nth(1).and_then(|it| it.parse().ok()) {
        jobs::watch(rate).await;
    }
}
