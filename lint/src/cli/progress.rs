//! A line on the terminal that says how far a long run is.

use super::output::Output;
use crate::base::phases::Progress;
use std::{
    io::{self, IsTerminal, Write as _},
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::JoinHandle,
    time::Duration,
};

/// Runs that end sooner show nothing: a line that only flashes is noise.
const PATIENCE: Duration = Duration::from_millis(400);
/// Time between two looks.
const BEAT: Duration = Duration::from_millis(80);
/// To the first column, and clear the line. No colour, so that `NO_COLOR` has nothing to forbid.
const CLEAR: &str = "\r\u{1b}[2K";

/// A line that is being shown. It is gone when this is dropped.
pub(super) struct Shown {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

/// Shows `progress` on stderr from now on, where that is a terminal that can take back a line and nobody asked for quiet.
pub(super) fn show(output: Output, progress: &Arc<Progress>) -> Shown {
    let dumb = std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    if dumb || !output.shows_findings() || !io::stderr().is_terminal() {
        return Shown { running: None };
    }
    let (stop, stopped) = mpsc::channel();
    let progress = progress.clone();
    let thread = std::thread::Builder::new().name("progress".to_string()).spawn(move || {
        let mut wait = PATIENCE;
        let mut last = String::new();
        while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(wait) {
            wait = BEAT;
            let line = cut(&progress.describe(), columns());
            if line != last {
                write(&format!("{CLEAR}{line}"));
                last = line;
            }
        }
        if !last.is_empty() {
            write(CLEAR);
        }
    });
    // Without a thread there is no line, and the run goes on.
    Shown { running: thread.ok().map(|thread| (stop, thread)) }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            drop(stop);
            drop(thread.join());
        }
    }
}

fn write(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

fn columns() -> usize {
    terminal_size::terminal_size_of(io::stderr()).map_or(80, |(width, _)| usize::from(width.0))
}

/// A line that wraps cannot be taken back, and one that fills the last column wraps on some terminals.
fn cut(line: &str, columns: usize) -> String {
    line.chars().take(columns.saturating_sub(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_do_not_wrap() {
        assert_eq!(cut("Expanding", 5), "Expa");
        assert_eq!(cut("Expanding", 0), "");
    }
}
