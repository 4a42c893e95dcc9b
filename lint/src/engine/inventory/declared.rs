//! Timers that configuration declares: the keys that `[[timer]]` names, of the files that it names. Nothing else is read.

use crate::{
    base::{
        cron::Cron,
        period::{self, LONGEST, Unit},
        source::SourceText,
        timers::{Ends, Every, MissedTicks, Place, Source, Timer, Timers},
    },
    config::{Settings, TimerRow},
    engine::{
        filter::relative,
        sources::Texts,
        walk::{WalkOptions, walk},
    },
    facts::{Document, Field, Scalar, document::child},
    lang::data,
};
use std::path::Path;

/// So many timers of configuration are taken in.
const MOST: usize = 10_000;
/// So many files that cannot be read are told one by one.
const MOST_PROBLEMS: usize = 20;
/// As much of a value is shown.
const MOST_WRITTEN: usize = 120;

/// Adds the timers that files below `root` declare.
pub(super) fn add(settings: &Settings, root: &Path, timers: &mut Timers) {
    let rows: Vec<&TimerRow> = settings.timers.iter().filter(|row| !row.keys.is_empty()).collect();
    if rows.is_empty() {
        return;
    }
    let wanted = |path: &Path| {
        let path = relative(Path::new(""), path)?;
        rows.iter().any(|row| row.files.matches(&path)).then_some(path).filter(|path| !settings.exclude.matches(path))
    };
    let options = WalkOptions {
        respect_gitignore: settings.respect_gitignore,
        threads: settings.threads.unwrap_or(0),
        artifact: &wanted,
        hidden: true,
    };
    let (texts, mut left_out) = (Texts::of(root), 0);
    // Which rows are about a file, and which keys of them about a value.
    let mut used: Vec<Vec<bool>> = rows.iter().map(|row| vec![false; row.keys.len()]).collect();
    let (paths, others): (Vec<String>, Vec<String>) =
        walk(root, &options).artifacts.into_iter().partition(|path| data::is_known(path));
    if let Some(first) = others.first() {
        let more = if others.len() > 1 { format!(" and {} more", others.len() - 1) } else { String::new() };
        timers.notes.push(format!("`{first}`{more} is not looked at: timers are read from JSON, TOML and .env"));
    }
    for path in paths {
        match read(&texts, &path) {
            Ok((source, document)) => {
                timers.settings += 1;
                let file = File { source: &source, document: &document };
                for field in document.fields().iter().filter(|field| !field.pointer.is_empty()) {
                    if let Some(timer) = file.timer(&rows, field, &mut used) {
                        match timers.timers.len() < MOST {
                            true => timers.timers.push(timer),
                            false => left_out += 1,
                        }
                    }
                }
            }
            Err(problem) => timers.problems.push(problem),
        }
    }
    if timers.problems.len() > MOST_PROBLEMS {
        let more = timers.problems.len() - MOST_PROBLEMS;
        timers.problems.truncate(MOST_PROBLEMS);
        timers.problems.push(format!("read {more} more files of configuration; correct these first"));
    }
    if left_out > 0 {
        timers
            .notes
            .push(format!("{left_out} timers of configuration are left out: {MOST} is more than anybody looks at"));
    }
    for (row, used) in rows.iter().zip(used) {
        let place = place_of(settings, row);
        let unused = row.keys.iter().zip(used).filter(|(_, used)| !used);
        timers.notes.extend(unused.map(|(key, _)| format!("{place}: no file has a key that is `{}`", key.written)));
    }
}

/// `feeler.toml:12`.
fn place_of(settings: &Settings, row: &TimerRow) -> String {
    let Some(file) = settings.files.get(row.file) else { return String::new() };
    let source = SourceText::new(file.path.clone(), file.text.clone());
    format!("{}:{}", file.path, source.position(row.span.start).line)
}

fn read(texts: &Texts, path: &str) -> Result<(SourceText, Document), String> {
    let text = texts.read(path).map_err(|problem| problem.to_string())?;
    let why = || match text.len() > data::MOST_BYTES {
        true => format!("it is larger than {} MiB", data::MOST_BYTES >> 20),
        false => "it is not written as its name says, or nested too deeply".to_string(),
    };
    let document = data::document(path, &text)
        .ok_or_else(|| format!("read the timers of `{path}`: {}; correct it, or `files` of `[[timer]]`", why()))?;
    Ok((SourceText::new(path, text), document))
}

struct File<'f> {
    source: &'f SourceText,
    document: &'f Document,
}

impl File<'_> {
    /// The timer that a field is by the last row that means it.
    fn timer(&self, rows: &[&TimerRow], field: &Field, used: &mut [Vec<bool>]) -> Option<Timer> {
        let names: Vec<String> = field.pointer.split('/').skip(1).map(unescaped).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut by = None;
        for (row, used) in rows.iter().zip(used).filter(|(row, _)| row.files.matches(&self.source.path)) {
            for (key, used) in row.keys.iter().zip(used) {
                if key.matches(&names) {
                    (*used, by) = (true, Some(*row));
                }
            }
        }
        let row = by?;
        let start = self.source.position(field.key.start);
        let at = Place { path: self.source.path.clone(), line: start.line, column: start.column };
        let symbol = names.join(".");
        Some(Timer {
            sources: vec![Source { kind: "setting", name: symbol.clone(), at: at.clone() }],
            at,
            symbol,
            kind: "setting",
            primitive: String::new(),
            every: self.every(field, row.unit),
            through: Vec::new(),
            jitter: false,
            backoff: false,
            drifts: false,
            missed: MissedTicks::Unknown,
            ends: Ends::Unknown,
            runs: Vec::new(),
            classes: row.said.class.clone().into_iter().collect(),
            processes: row.said.process.clone().into_iter().collect(),
            coordinated: row.said.coordinated.unwrap_or(false),
            takes: row.said.takes,
        })
    }

    fn every(&self, field: &Field, unit: Option<Unit>) -> Every {
        let written = self.source.slice(field.value);
        match self.understood(field, written, unit) {
            Ok(every) => every,
            Err(why) => {
                let words: Vec<&str> = written.split_whitespace().collect();
                Every::Unknown { written: words.join(" ").chars().take(MOST_WRITTEN).collect(), why }
            }
        }
    }

    fn understood(&self, field: &Field, written: &str, unit: Option<Unit>) -> Result<Every, String> {
        match &field.scalar {
            Scalar::Number(_) => known(number(written, &field.name, unit)?),
            Scalar::Text(text) if text.trim().bytes().any(|it| it.is_ascii_digit()) && is_number(text) => {
                known(number(text, &field.name, unit)?)
            }
            Scalar::Text(text) => schedule(text),
            Scalar::Object => known(self.duration(field).ok_or("it is a table")?),
            Scalar::Bool(_) => Err("it is a truth value".to_string()),
            Scalar::Array => Err("it is a list".to_string()),
            Scalar::Other => Err("it is neither a number nor a text".to_string()),
        }
    }

    /// `{ secs = 5, nanos = 0 }`, as serde writes durations.
    fn duration(&self, field: &Field) -> Option<u64> {
        let member = |name: &str, unit: Unit| {
            let member = self.document.get(&child(&field.pointer, name))?;
            matches!(member.scalar, Scalar::Number(_))
                .then(|| period::number(self.source.slice(member.value), unit))
                .flatten()
        };
        let sum = member("secs", Unit::Seconds)?.checked_add(member("nanos", Unit::Nanos)?);
        sum.filter(|_| self.document.members(&field.pointer).len() == 2)
    }
}

fn unescaped(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

/// Whether a text is a number and nothing else: in lists of variables everything is a text.
fn is_number(text: &str) -> bool {
    text.trim().bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b'_' | b'-' | b'+' | b'e' | b'E'))
}

/// A number by the unit of its row and of its name, which must not say different things.
fn number(written: &str, name: &str, unit: Option<Unit>) -> Result<u64, String> {
    if period::number(written, Unit::Nanos) == Some(0) && period::number(written, Unit::Weeks) == Some(0) {
        return Ok(0);
    }
    let unit = match (unit, Unit::of_name(name)) {
        (Some(unit), Some(named)) if unit != named => {
            return Err("its name says another unit than `unit` of its row".to_string());
        }
        (Some(unit), _) | (None, Some(unit)) => unit,
        (None, None) => return Err("nothing says what it counts; say `unit`".to_string()),
    };
    period::number(written, unit).ok_or_else(|| "it is no number that a timer can have".to_string())
}

fn schedule(text: &str) -> Result<Every, String> {
    let text = text.trim();
    if let Some(nanos) = period::text(text.strip_prefix("@every ").unwrap_or(text)) {
        return known(nanos);
    }
    match Cron::parse(text) {
        Ok(cron) => Ok(Every::Cron { written: text.to_string(), cron }),
        Err(why) if text.split_whitespace().count() >= 5 => Err(why),
        Err(_) => Err("it is neither a time such as `30s` nor a schedule of cron".to_string()),
    }
}

fn known(nanos: u64) -> Result<Every, String> {
    match nanos {
        0 => Err("it is no time at all, which often means never".to_string()),
        1..=LONGEST => Ok(Every::Known(nanos)),
        _ => Err("it is longer than ten years".to_string()),
    }
}
