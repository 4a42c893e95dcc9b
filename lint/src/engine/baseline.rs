//! A baseline: findings that are known, by what they are, not by where they stand. It can only shrink by itself.

use crate::{
    base::{finding::Finding, report::Report},
    lang::rust::lex::{Kind, Lexer},
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    num::NonZeroU32,
    path::Path,
};

/// The name of the file unless somebody gives another.
pub const BASELINE_FILE: &str = "feeler-baseline.json";

/// What makes two findings the same: no line, no message. Sorted by path first, so that a change of one file stays together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Relative to the project root, with `/`.
    pub path: String,
    /// Code of the rule.
    pub rule: String,
    /// The function that holds it.
    pub symbol: String,
    /// The call without white space and comments.
    pub text: String,
}

/// One row of the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    path: String,
    rule: String,
    symbol: String,
    text: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: NonZeroU32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    findings: Vec<Row>,
}

fn one() -> NonZeroU32 {
    NonZeroU32::MIN
}

fn is_one(count: &NonZeroU32) -> bool {
    *count == NonZeroU32::MIN
}

/// Known findings: how many of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    rows: BTreeMap<Key, u32>,
}

/// What comes of a baseline for the findings of a run.
#[derive(Debug, Default)]
pub struct Settled {
    /// Which findings it holds, in the order in which they were given.
    pub held: Vec<bool>,
    /// The baseline without what is gone, renamed files followed.
    pub kept: Baseline,
    /// What no finding needs.
    pub stale: Baseline,
    /// Rows that followed a file to another path.
    pub moved: usize,
}

/// A baseline that cannot be read. The text completes "failed to …".
#[derive(Debug, thiserror::Error)]
#[error("read the baseline `{path}`{asked_by}: {why}")]
pub struct BaselineError {
    path: String,
    asked_by: String,
    why: String,
}

impl Baseline {
    /// Reads the file `path` of the project at `root`. `asked_by` says who wants it, for the error.
    pub fn read(root: &Path, path: &Path, asked_by: &str) -> Result<Self, BaselineError> {
        // As seen from the root, so that no message depends on where the project is.
        let shown = path.strip_prefix(root).unwrap_or(path).display().to_string();
        let failed = |why: String| BaselineError { path: shown, asked_by: asked_by.to_string(), why };
        match fs::read_to_string(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(failed("it is not there; `feeler baseline create` writes it".to_string()))
            }
            Err(error) => Err(failed(error.to_string())),
            Ok(text) => Self::parse(&text).map_err(failed),
        }
    }

    /// Reads a file. An error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let document: Document = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if document.version != 1 {
            return Err(format!("its version is {}, and this Feeler knows 1; update Feeler", document.version));
        }
        let mut baseline = Self::default();
        for Row { path, rule, symbol, text, count } in document.findings {
            *baseline.rows.entry(Key { path, rule, symbol, text }).or_default() += count.get();
        }
        Ok(baseline)
    }

    /// The baseline that holds exactly these.
    pub fn of(keys: impl IntoIterator<Item = Key>) -> Self {
        let mut baseline = Self::default();
        keys.into_iter().for_each(|key| baseline.add(key, 1));
        baseline
    }

    fn add(&mut self, key: Key, count: u32) {
        if count > 0 {
            *self.rows.entry(key).or_default() += count;
        }
    }

    /// The file: sorted, one member a line, with a line break at its end.
    pub fn render(&self) -> String {
        let row = |(key, count): (&Key, &u32)| {
            let Key { path, rule, symbol, text } = key.clone();
            Some(Row { path, rule, symbol, text, count: NonZeroU32::new(*count)? })
        };
        let document = Document { version: 1, findings: self.rows.iter().filter_map(row).collect() };
        // Plain data with string keys always serialises.
        serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
    }

    /// Number of findings that it holds.
    pub fn len(&self) -> u32 {
        self.rows.values().sum()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows with their counts, sorted.
    pub fn rows(&self) -> impl Iterator<Item = (&Key, u32)> {
        self.rows.iter().map(|(key, count)| (key, *count))
    }

    /// Holds each finding at most as often as it is listed, the first ones first. What is left over may belong to a file that was
    /// renamed: if its path is gone, a finding takes its place that is the only one with the same symbol and text, or, as a new
    /// module path changes the symbol, with the same function and text.
    pub fn settle(&self, keys: &[Key], exists: &dyn Fn(&str) -> bool) -> Settled {
        let mut settled = Settled { held: vec![false; keys.len()], ..Settled::default() };
        let mut left = self.rows.clone();
        settled.hold(keys, &mut left, &|key| key.clone());
        for identity in [by_symbol as fn(&Key) -> Identity, by_function] {
            settled.follow(keys, &mut left, identity, exists);
        }
        settled.stale.rows = left.into_iter().filter(|(_, count)| *count > 0).collect();
        settled
    }
}

/// What a finding is apart from its path.
type Identity = (String, String, String);

fn by_symbol(key: &Key) -> Identity {
    (key.rule.clone(), key.symbol.clone(), key.text.clone())
}

fn by_function(key: &Key) -> Identity {
    (key.rule.clone(), function(&key.symbol).to_string(), key.text.clone())
}

/// The symbol without its modules: from the function's own name on, closures included.
fn function(symbol: &str) -> &str {
    let end = symbol.find("::{").unwrap_or(symbol.len());
    symbol[..end].rfind("::").map_or(symbol, |at| &symbol[at + 2..])
}

impl Settled {
    /// Lets the rows `left` hold findings that are not held yet. `row` says which row a finding needs.
    fn hold(&mut self, keys: &[Key], left: &mut BTreeMap<Key, u32>, row: &dyn Fn(&Key) -> Key) {
        for (key, held) in keys.iter().zip(&mut self.held).filter(|(_, held)| !**held) {
            if let Some(count) = left.get_mut(&row(key)).filter(|count| **count > 0) {
                *count -= 1;
                *held = true;
                self.kept.add(key.clone(), 1);
            }
        }
    }

    fn follow(
        &mut self,
        keys: &[Key],
        left: &mut BTreeMap<Key, u32>,
        identity: fn(&Key) -> Identity,
        exists: &dyn Fn(&str) -> bool,
    ) {
        let lost = left.iter().filter(|(key, count)| **count > 0 && !exists(&key.path)).map(|(key, _)| key);
        let lost = unique(lost, identity);
        let open = keys.iter().zip(&self.held).filter(|(_, held)| !**held).map(|(key, _)| key);
        let open: BTreeSet<&Key> = open.collect();
        let open = unique(open.into_iter(), identity);
        let mut rows: FxHashMap<Key, Key> = FxHashMap::default();
        for (id, key) in open {
            if let (Some(key), Some(Some(row))) = (key, lost.get(&id)) {
                rows.insert(key.clone(), (*row).clone());
            }
        }
        self.moved += rows.len();
        self.hold(keys, left, &|key| rows.get(key).unwrap_or(key).clone());
    }
}

/// Keys by identity; none where several share one.
fn unique<'k>(
    keys: impl Iterator<Item = &'k Key>,
    identity: fn(&Key) -> Identity,
) -> BTreeMap<Identity, Option<&'k Key>> {
    let mut map = BTreeMap::new();
    for key in keys {
        map.entry(identity(key)).and_modify(|slot| *slot = None).or_insert(Some(key));
    }
    map
}

/// The key of a finding whose primary place reads `text`.
pub fn key(finding: &Finding, path: &str, text: &str) -> Key {
    Key {
        path: path.to_string(),
        rule: finding.code.clone(),
        symbol: finding.symbol.clone(),
        text: shortened(normalise(text)),
    }
}

/// The keys of all findings of a report, in order.
pub fn keys(report: &Report) -> Vec<Key> {
    let of = |finding: &Finding| {
        let source = report.sources.get(&finding.primary.file);
        let text = source.map_or("", |source| source.slice(finding.primary.span));
        key(finding, source.map_or("", |source| source.path.as_str()), text)
    };
    report.findings.iter().map(of).collect()
}

/// The tokens of a text: neither a comment, nor a line break, nor what rustfmt does with trailing commas makes a difference.
fn normalise(text: &str) -> String {
    let mut out = String::new();
    let mut after_word = false;
    for token in Lexer::range(text, 0, text.len()).filter(|token| !token.is_comment()) {
        let said = text.get(token.start as usize..token.end as usize).unwrap_or("");
        let word = !matches!(token.kind, Kind::Open | Kind::Close | Kind::Punct);
        if token.kind == Kind::Close && out.ends_with(',') {
            out.pop();
        }
        if word && after_word {
            out.push(' ');
        }
        out.push_str(said);
        after_word = word;
    }
    out
}

/// Calls with long arguments keep their beginning, for people, and a hash, for the rest.
fn shortened(text: String) -> String {
    const MOST: usize = 120;
    const BEGINNING: usize = 80;
    if text.chars().count() <= MOST {
        return text;
    }
    let beginning: String = text.chars().take(BEGINNING).collect();
    format!("{beginning}… {}", &blake3::hash(text.as_bytes()).to_hex()[..16])
}

#[cfg(test)]
#[path = "baseline_tests.rs"]
mod tests;
