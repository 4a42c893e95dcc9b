//! `[[timer]]`, compiled: which keys of which files declare timers, and what is known of timers in code.

use super::{
    ConfigError, Resolved,
    globs::Globs,
    raw::{RawTimer, RawUnit},
    resolve::place,
    settings::{add_globs, add_paths},
};
use crate::{
    base::{
        period::{self, LONGEST, Unit},
        source::Span,
    },
    catalog::PathTable,
};
use toml::Spanned;

/// A row of `[[timer]]`: about configuration, where it has `files` and `keys`, or about code, where it has `functions` or `paths`.
#[derive(Clone, Debug)]
pub struct TimerRow {
    /// Files of configuration that declare timers.
    pub files: Globs,
    /// The keys that do so.
    pub keys: Vec<KeyPattern>,
    /// What plain numbers count there.
    pub unit: Option<Unit>,
    /// What holds for the timers that the row is about.
    pub said: Said,
    /// Index into [`Settings::files`](super::Settings::files).
    pub file: usize,
    /// The place of the row's first pattern in that file.
    pub span: Span,
    /// Functions of code that hold timers, and files of it.
    functions: PathTable<()>,
    paths: Globs,
}

/// What configuration says of a timer. Nothing that it does not say is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its period in nanoseconds.
    pub period: Option<u64>,
    /// How long a run takes, in nanoseconds.
    pub takes: Option<u64>,
    /// What its runs contend for.
    pub class: Option<String>,
    /// The process in which it runs.
    pub process: Option<String>,
    /// Whether something keeps its runs apart already.
    pub coordinated: Option<bool>,
}

/// What rows say of a timer in code: a file relative to the root, and the symbol of the function that holds it. Of rows that say different
/// things the last one counts.
pub fn said(rows: &[TimerRow], path: &str, symbol: &str) -> Said {
    let about = rows.iter().filter(|row| row.is_about(path, symbol));
    about.fold(Said::default(), |said, row| Said {
        period: row.said.period.or(said.period),
        takes: row.said.takes.or(said.takes),
        class: row.said.class.clone().or(said.class),
        process: row.said.process.clone().or(said.process),
        coordinated: row.said.coordinated.or(said.coordinated),
    })
}

impl TimerRow {
    /// Compiles a row of a layer, whose file will have the number `file`.
    pub(super) fn compile(
        resolved: &Resolved,
        layer: usize,
        row: &Spanned<RawTimer>,
        file: usize,
    ) -> Result<Self, ConfigError> {
        let (raw, from) = (row.get_ref(), &resolved.layers[layer]);
        if !from.is_file {
            return Err(ConfigError::new(&from.name, "`timer` must stand in a file"));
        }
        let fault = |message: &str| resolved.error(place(layer, &row.span()), message);
        let of_code = !raw.functions.is_empty() || !raw.paths.is_empty();
        let of_files = !raw.files.is_empty() || !raw.keys.is_empty() || raw.unit.is_some();
        match (of_code, of_files) {
            (true, true) => {
                return Err(fault("`timer` is about `files` with `keys`, or about `functions` and `paths`: write two"));
            }
            (false, _) if raw.files.is_empty() || raw.keys.is_empty() => {
                return Err(fault("`timer` needs `files` and `keys`, or `functions` or `paths`"));
            }
            (false, true) if raw.period.is_some() => return Err(fault("`period` is for code: here the keys have it")),
            _ => {}
        }
        let (mut files, mut paths, mut functions) = (Globs::default(), Globs::default(), PathTable::default());
        add_globs(&mut files, resolved, layer, &raw.files)?;
        add_globs(&mut paths, resolved, layer, &raw.paths)?;
        add_paths(&mut functions, resolved, layer, &raw.functions)?;
        let keys = raw.keys.iter().map(|word| {
            let wrong = |message| resolved.error(place(layer, &word.span()), message);
            KeyPattern::parse(word.get_ref()).map_err(wrong)
        });
        let first = [&raw.files, &raw.functions, &raw.paths].into_iter().flatten().next().map(Spanned::span);
        Ok(Self {
            files,
            keys: keys.collect::<Result<_, _>>()?,
            unit: raw.unit.as_ref().map(|unit| unit_of(*unit.get_ref())),
            said: Said {
                period: duration(resolved, layer, raw.period.as_ref())?,
                takes: duration(resolved, layer, raw.takes.as_ref())?,
                class: word(resolved, layer, raw.class.as_ref())?,
                process: word(resolved, layer, raw.process.as_ref())?,
                coordinated: raw.coordinated.as_ref().map(|it| *it.get_ref()),
            },
            file,
            span: place(layer, &first.unwrap_or(row.span())).span,
            functions,
            paths,
        })
    }

    /// Whether it is about a timer of code.
    pub fn is_about(&self, path: &str, symbol: &str) -> bool {
        self.functions.contains(symbol) || self.paths.matches(path)
    }
}

const fn unit_of(unit: RawUnit) -> Unit {
    match unit {
        RawUnit::Ms => Unit::Millis,
        RawUnit::S => Unit::Seconds,
        RawUnit::Min => Unit::Minutes,
        RawUnit::H => Unit::Hours,
    }
}

fn duration(resolved: &Resolved, layer: usize, word: Option<&Spanned<String>>) -> Result<Option<u64>, ConfigError> {
    let Some(word) = word else { return Ok(None) };
    match period::text(word.get_ref()).filter(|nanos| (1..=LONGEST).contains(nanos)) {
        Some(nanos) => Ok(Some(nanos)),
        None => {
            let message =
                format!("`{}` is no time between a nanosecond and ten years; write `30s` or `1h30m`", word.get_ref());
            Err(resolved.error(place(layer, &word.span()), message))
        }
    }
}

fn word(resolved: &Resolved, layer: usize, word: Option<&Spanned<String>>) -> Result<Option<String>, ConfigError> {
    match word {
        Some(word) if word.get_ref().trim().is_empty() => {
            Err(resolved.error(place(layer, &word.span()), "a name is empty"))
        }
        word => Ok(word.map(|word| word.get_ref().trim().to_string())),
    }
}

/// Which keys of a document are meant: names joined by dots, in which `*` stands for any part of a name, and `**` for any number of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPattern {
    /// As it is written.
    pub written: String,
    names: Vec<String>,
}

impl KeyPattern {
    /// Reads a pattern. An error says what is wrong with it.
    pub fn parse(written: &str) -> Result<Self, String> {
        let names: Vec<String> = written.split('.').map(str::to_string).collect();
        let wrong = |name: &String| name.is_empty() || name.len() > 2 && name.contains("**");
        match names.iter().any(wrong) || names.last().is_some_and(|last| last == "**") {
            true => Err(format!(
                "`{written}` names no keys; write names joined by dots, such as `jobs.*.interval` or `**.interval_secs`"
            )),
            false => Ok(Self { written: written.to_string(), names }),
        }
    }

    /// Whether it means the key that these names lead to. Takes the product of both lengths at most.
    pub fn matches(&self, names: &[&str]) -> bool {
        // Which beginnings of the pattern stand for the names so far.
        let mut so_far = vec![false; self.names.len() + 1];
        so_far[0] = true;
        self.skip_any(&mut so_far);
        for name in names {
            let mut next = vec![false; so_far.len()];
            for (at, pattern) in self.names.iter().enumerate().filter(|(at, _)| so_far[*at]) {
                match pattern == "**" {
                    true => next[at] = true,
                    false => next[at + 1] |= matches_name(pattern, name),
                }
            }
            so_far = next;
            self.skip_any(&mut so_far);
        }
        so_far.last().copied().unwrap_or(false)
    }

    /// `**` stands for no name, too.
    fn skip_any(&self, so_far: &mut [bool]) {
        for (at, _) in self.names.iter().enumerate().filter(|(_, name)| *name == "**") {
            so_far[at + 1] |= so_far[at];
        }
    }
}

/// Whether a name has the form of a pattern with `*`.
fn matches_name(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or("");
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::date::Date,
        catalog::Catalog,
        config::{Layer, Settings, raw::RawConfig},
    };

    fn load(text: &str) -> Result<Settings, String> {
        let raw = RawConfig::parse("feeler.toml", text).map_err(|error| error.to_string())?;
        let (name, text) = ("feeler.toml".to_string(), text.to_string());
        let layer = Layer { name, text, raw, gates: true, is_file: true, ..Layer::default() };
        let resolved = Resolved::new(vec![layer]).map_err(|error| error.to_string())?;
        let today = Date::parse("2026-06-15").unwrap();
        Settings::new(&resolved, Catalog::empty(), today).map_err(|error| error.to_string())
    }

    #[test]
    fn keys_are_meant_by_their_names() {
        let matches = |pattern: &str, key: &str| {
            let names: Vec<&str> = key.split('.').collect();
            KeyPattern::parse(pattern).unwrap().matches(&names)
        };
        assert!(matches("interval", "interval") && !matches("interval", "a.interval"));
        assert!(matches("**.interval", "interval") && matches("**.interval", "a.b.interval"));
        assert!(matches("jobs.*.every", "jobs.0.every") && !matches("jobs.*.every", "jobs.a.b.every"));
        assert!(matches("**.*_secs", "a.poll_secs") && !matches("**.*_secs", "a.poll_secs.b"));
        assert!(matches("a.**.b.**.c", "a.b.c") && matches("a.**.b.**.c", "a.x.b.b.y.c"));
        assert!(matches("*a*b*", "xaxxb") && !matches("*a*b*", "ba") && matches("a*a", "aa") && !matches("a*a", "a"));
        for bad in ["", ".", "a.", "a.***", "a**", "**", "a.**"] {
            assert!(KeyPattern::parse(bad).is_err(), "{bad}");
        }
        let many = format!("{}a", "**.".repeat(500));
        assert!(!KeyPattern::parse(&many).unwrap().matches(&vec!["b"; 500]));
    }

    #[test]
    fn the_last_row_that_says_something_counts() {
        let settings = load(
            r#"
            [[timer]]
            paths = ["src/jobs"]
            class = "disk"
            takes = "20ms"
            [[timer]]
            functions = ["app::jobs::{flush, scrub}"]
            period = "1m"
            takes = "1s"
            coordinated = true
            "#,
        );
        let settings = settings.unwrap();
        let of = |path: &str, symbol: &str| said(&settings.timers, path, symbol);
        let flush = of("src/jobs/a.rs", "app::jobs::flush");
        assert_eq!((flush.takes, flush.class.as_deref()), (Some(1_000_000_000), Some("disk")));
        assert_eq!((flush.period, flush.coordinated), (Some(60_000_000_000), Some(true)));
        assert_eq!(of("src/jobs/a.rs", "app::jobs::other").takes, Some(20_000_000));
        assert_eq!(of("src/main.rs", "app::main"), Said::default());
    }

    #[test]
    fn faults_have_a_place_and_a_way_out() {
        let error = |row: &str| load(&format!("[[timer]]\n{row}\n")).unwrap_err();
        assert_eq!(error(""), "feeler.toml:1:1: `timer` needs `files` and `keys`, or `functions` or `paths`");
        assert!(error("files = [\"a.toml\"]").contains("needs `files` and `keys`"));
        assert!(error("files = [\"a.toml\"]\nkeys = [\"a\"]\npaths = [\"src\"]").contains("write two"));
        assert!(error("files = [\"a.toml\"]\nkeys = [\"a\"]\nperiod = \"1s\"").contains("`period` is for code"));
        assert_eq!(
            error("paths = [\"a.rs\"]\ntakes = \"soon\""),
            "feeler.toml:3:9: `soon` is no time between a nanosecond and ten years; write `30s` or `1h30m`"
        );
        assert!(
            error("paths = [\"a.rs\"]\ntakes = \"0s\"").contains("no time")
                && error("paths = [\"a\"]\nclass = \" \"").contains("empty")
        );
        assert!(error("files = [\"a.toml\"]\nkeys = [\"a..b\"]").starts_with("feeler.toml:3:9: `a..b` names no keys"));
        assert!(error("files = [\"a.toml\"]\nkeys = [\"a\"]\nunit = \"ns\"").contains("unknown value `ns`"));
        assert!(error("functions = [\"a b\"]").contains("is no canonical path"));
    }
}
