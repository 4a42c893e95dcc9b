//! The programs under test: this program started anew with a hidden command, so that it can be killed at any moment.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// What the aggregate of a key says. The records of a key are the numbers 0, 1, 2, … in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Total {
    pub(crate) n: u64,
    pub(crate) sum: u64,
    pub(crate) squares: u64,
}

impl Total {
    /// Folds in a record.
    pub(crate) fn add(&mut self, record: u64) {
        self.n += 1;
        self.sum = self.sum.wrapping_add(record);
        self.squares = self.squares.wrapping_add(record.wrapping_mul(record));
    }

    /// Whether it is the total of the first `n` records, each once: not of others, and of none twice.
    pub(crate) fn is_exact(&self) -> bool {
        let n = u128::from(self.n);
        let (sum, squares) = (n * n.saturating_sub(1) / 2, n * n.saturating_sub(1) * (2 * n).saturating_sub(1) / 6);
        self.sum == sum as u64 && self.squares == squares as u64
    }
}

/// Totals by key.
pub(crate) type Totals = BTreeMap<u32, Total>;

/// What a subject prints, one JSON value a line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Line {
    /// First of all: what was there.
    Recovered { totals: Totals, torn_bytes: u64, corrupt: Vec<String> },
    /// The records of a key below this number are durable.
    Ack { key: u32, below: u64 },
    /// A version of a policy is in force.
    Applied { version: u64 },
    /// The folder could not be opened.
    Refused { why: String },
    /// The end, with what the scenario wants to know.
    Done(serde_json::Value),
}

/// What was read from a subject.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) recovered: Option<(Totals, u64, Vec<String>)>,
    pub(crate) acked: BTreeMap<u32, u64>,
    pub(crate) acks: u64,
    /// Versions of a policy, as they came into force.
    pub(crate) applied: Vec<u64>,
    pub(crate) refused: Option<String>,
    pub(crate) done: Option<serde_json::Value>,
    pub(crate) stray: Vec<String>,
    ended: bool,
}

impl Seen {
    fn take(&mut self, line: &str) {
        match serde_json::from_str(line) {
            Ok(Line::Recovered { totals, torn_bytes, corrupt }) => self.recovered = Some((totals, torn_bytes, corrupt)),
            Ok(Line::Ack { key, below }) => {
                self.acks += 1;
                self.acked.insert(key, below);
            }
            Ok(Line::Applied { version }) => self.applied.push(version),
            Ok(Line::Refused { why }) => self.refused = Some(why),
            Ok(Line::Done(value)) => self.done = Some(value),
            // Half a line is what a killed process leaves.
            Err(_) => self.stray.push(line.to_owned()),
        }
    }
}

/// A running subject.
#[derive(Debug)]
pub(crate) struct Subject {
    child: Child,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    reader: Option<JoinHandle<()>>,
}

/// This program.
pub(crate) fn this_program() -> PathBuf {
    std::env::current_exe().unwrap_or_else(|_| PathBuf::from("feeler-proofs"))
}

/// A command that starts this program, to which a tool may have been put in front.
pub(crate) fn subject_command(tool: Option<Command>, arguments: &[&str], dir: &Path) -> Command {
    let mut command = tool.unwrap_or_else(|| Command::new(this_program()));
    command.arg("subject").args(arguments).arg("--dir").arg(dir);
    command
}

impl Subject {
    /// Starts a command and reads what it prints.
    pub(crate) fn start(mut command: Command) -> Result<Self, String> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("failed to start {}: {error}", command.get_program().display()))?;
        let seen = Arc::new((Mutex::new(Seen::default()), Condvar::new()));
        let (stdout, shared) = (child.stdout.take(), Arc::clone(&seen));
        let reader = std::thread::spawn(move || {
            for line in stdout.map(BufReader::new).into_iter().flat_map(BufRead::lines).map_while(Result::ok) {
                shared.0.lock().unwrap_or_else(PoisonError::into_inner).take(&line);
                shared.1.notify_all();
            }
            shared.0.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
            shared.1.notify_all();
        });
        Ok(Self { child, seen, reader: Some(reader) })
    }

    /// Waits until what was read satisfies a condition; false when it ended or the time is over before.
    pub(crate) fn wait_until(&self, within: Duration, holds: impl Fn(&Seen) -> bool) -> bool {
        let until = Instant::now() + within;
        let mut seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match (holds(&seen), seen.ended || left.is_zero()) {
                (true, _) => return true,
                (false, true) => return false,
                (false, false) => {
                    seen = self.seen.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
                }
            }
        }
    }

    /// What was read so far.
    pub(crate) fn seen(&self) -> Seen {
        self.seen.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Its process number.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// `kill -9`. What it printed before can still be read.
    pub(crate) fn kill(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
    }

    /// Waits for its end and for the last of its lines.
    pub(crate) fn end(mut self) -> Result<(ExitStatus, Seen), String> {
        let status = self.child.wait().map_err(|error| format!("failed to wait for a subject: {error}"))?;
        if let Some(reader) = self.reader.take() {
            reader.join().map_err(|_| "failed to read what a subject printed".to_owned())?;
        }
        let seen = self.seen.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok((status, seen))
    }
}

impl Drop for Subject {
    fn drop(&mut self) {
        self.kill();
        drop(self.child.wait());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_each_record_once_is_exact() {
        let total = |records: &[u64]| records.iter().fold(Total::default(), |mut total, it| (total.add(*it), total).1);
        assert!(total(&[]).is_exact());
        assert!(total(&[0, 1, 2, 3]).is_exact());
        assert!(!total(&[0, 1, 3]).is_exact(), "a gap");
        assert!(!total(&[0, 1, 1]).is_exact(), "one twice");
        assert!(!total(&[0, 1, 2, 0, 1, 2]).is_exact(), "all twice");
        assert!(!total(&[0, 3, 1, 0]).is_exact());
    }
}
