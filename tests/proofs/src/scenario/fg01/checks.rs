//! What needs no random crash: a hundred rapid records, the second process, and damage in the middle.

use crate::process::{Seen, Subject, subject_command};
use crate::report::Report;
use feeler_shim::journal::{DecodeError, Entry, Fold, Journal, JournalConfig, Kind, Schema};
use std::path::Path;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

/// What was found in an empty folder's later life, or what was wrong.
type Check = fn(&Path) -> Result<String, String>;

/// All of them.
pub(super) fn prove(report: &mut Report) {
    let checks: [(&str, Check); 4] = [
        ("100 of 100 rapid records are there after a restart", rapid),
        ("100 of 100 acknowledged records are there after kill -9", acknowledged),
        ("a second process on the same folder is refused by name", second_process),
        ("a corrupt segment is reported and the rest is read", corrupt_segment),
    ];
    for (name, check) in checks {
        let folder = tempfile::TempDir::new().map_err(|error| format!("failed to make a folder: {error}"));
        match folder.and_then(|folder| check(folder.path())) {
            Ok(detail) => report.check(name, true, detail),
            Err(detail) => report.check(name, false, detail),
        }
    }
}

fn start(dir: &Path, mode: &str) -> Result<Subject, String> {
    Subject::start(subject_command(None, &[mode], dir))
}

/// How many records of the first key a subject finds.
fn found(dir: &Path) -> Result<u64, String> {
    let (_, seen) = start(dir, "recover")?.end()?;
    let total = seen.recovered.as_ref().and_then(|(totals, ..)| totals.get(&0).copied());
    match total {
        Some(total) if total.is_exact() => Ok(total.n),
        other => Err(format!("found {other:?}, refused: {:?}", seen.refused)),
    }
}

fn rapid(dir: &Path) -> Result<String, String> {
    for restart in 1..=5 {
        let (_, seen) = start(dir, "rapid")?.end()?;
        let n = found(dir)?;
        if n != restart * 100 {
            return Err(format!("{n} after {restart} times 100: {:?}", seen.done));
        }
    }
    Ok("5 restarts, 500 of 500".to_owned())
}

fn acknowledged(dir: &Path) -> Result<String, String> {
    let mut subject = start(dir, "record")?;
    let below = |seen: &Seen| seen.acked.get(&0).copied().unwrap_or(0);
    subject.wait_until(PATIENCE, |seen| below(seen) >= 100);
    subject.kill();
    let (_, seen) = subject.end()?;
    let (n, acknowledged) = (found(dir)?, below(&seen));
    let detail = format!("{acknowledged} acknowledged, {n} found");
    if acknowledged >= 100 && n >= acknowledged { Ok(detail) } else { Err(detail) }
}

fn second_process(dir: &Path) -> Result<String, String> {
    let first = start(dir, "record")?;
    first.wait_until(PATIENCE, |seen| seen.acks > 0);
    let (_, second) = start(dir, "record")?.end()?;
    let why = second.refused.ok_or("it was not refused")?;
    let named = why.contains(&first.id().to_string()) && why.contains("proof");
    let still = first.wait_until(PATIENCE, {
        let acks = first.seen().acks;
        move |seen| seen.acks > acks
    });
    match named && still {
        true => Ok(why),
        false => Err(format!("the process or the folder is not named, or the first one stopped: {why}")),
    }
}

/// Counts records, and remembers the bytes of each.
#[derive(Default)]
struct Found(Vec<u8>);

impl Fold for Found {
    fn snapshot(&mut self, _: u16, _: &[u8]) -> Result<(), DecodeError> {
        Ok(())
    }

    fn entry(&mut self, entry: &Entry<'_>) -> Result<(), DecodeError> {
        self.0.extend(entry.payload.first());
        Ok(())
    }
}

/// Three segments, a byte of the middle one changed.
fn corrupt_segment(dir: &Path) -> Result<String, String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let config = JournalConfig { segment_bytes: 4096, ..JournalConfig::new(dir, Schema { id: 1, version: 1 }) };
    let (mut journal, _) = Journal::open(config.clone(), &mut Found::default()).map_err(|it| text(&it))?;
    for number in 0..60_u8 {
        journal.push(Kind::Records, 1, &[number; 200]);
        journal.commit().map_err(|it| text(&it))?;
    }
    drop(journal);
    let mut segments: Vec<_> = std::fs::read_dir(dir)
        .map_err(|it| text(&it))?
        .filter_map(|it| Some(it.ok()?.path()))
        .filter(|it| it.extension().is_some_and(|it| it == "log"))
        .collect();
    segments.sort();
    let middle = segments.get(1).filter(|_| segments.len() >= 3).ok_or("there are too few segments")?;
    let mut bytes = std::fs::read(middle).map_err(|it| text(&it))?;
    let at = bytes.len() / 2;
    bytes[at] ^= 0x40;
    std::fs::write(middle, bytes).map_err(|it| text(&it))?;

    let mut found = Found::default();
    let (_journal, recovery) = Journal::open(config, &mut found).map_err(|it| text(&it))?;
    let reported = recovery.corrupt.iter().any(|place| place.file == *middle);
    let detail = format!("{} of 60 read; {:?}", found.0.len(), recovery.corrupt);
    let rest = found.0.len() == 59 && found.0.is_sorted();
    if reported && rest { Ok(detail) } else { Err(detail) }
}
