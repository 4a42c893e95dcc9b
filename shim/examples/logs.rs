//! Logs a little, or reads a log back: `cargo run -p feeler-shim --features tracing --example logs -- [FOLDER NAME]`.
#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::path::Path;
use std::time::Duration;

use feeler_shim::fs::RealFs;
use feeler_shim::logs::{self, LineKind, LogConfig, Logs};
use tracing_subscriber::layer::SubscriberExt as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [folder, name] = &arguments[..] {
        return show(Path::new(folder), name);
    }
    let folder = std::env::temp_dir().join("feeler-logs");
    let logs = Logs::open(LogConfig::new(&folder, "example"))?;
    let subscriber = tracing_subscriber::registry().with(logs.layer());
    tracing::subscriber::with_default(subscriber, || {
        let _span = tracing::info_span!("route", request = 7).entered();
        tracing::info!(model = "small", "chosen");
        tracing::warn!(took_ms = 230, "slow");
    });
    let report = logs.shutdown(Duration::from_secs(5));
    println!("{} lines are not on the disk; those that are, in {}:", report.unsaved_lines, folder.display());
    show(&folder, "example")
}

/// Prints every line, and says of each that is not a whole line of the service's what it is.
fn show(folder: &Path, name: &str) -> Result<(), Box<dyn std::error::Error>> {
    logs::read(&RealFs, folder, name, &mut |line| match line.kind {
        LineKind::Text => println!("{}", line.text),
        LineKind::Note => println!("-- {}", line.text),
        LineKind::Torn => println!("-- file {} ends in {} bytes that a crash left", line.file, line.text.len()),
    })?;
    Ok(())
}
