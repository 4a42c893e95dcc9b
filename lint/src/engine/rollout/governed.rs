//! Changed keys of data files that rollouts govern, and whether a feature covers them.

use crate::{
    base::{
        finding::Location,
        source::{FileId, Span},
    },
    config::{Rollout, globs::Globs},
    detect::rollout::Uncovered,
    facts::{
        Document, Field, Scalar,
        rollout::{Cover, FlagSource, Manifest, Status, shown},
    },
    lang::data,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// More changed keys of a file than these help nobody.
const MOST: usize = 100;

/// What features cover, compiled.
struct Covers {
    covers: Vec<(Globs, Option<Globs>)>,
    /// Keys that are flags themselves.
    flags: Vec<(String, String)>,
}

impl Covers {
    fn of(manifests: &[Manifest]) -> Self {
        let mut covers = Self { covers: Vec::new(), flags: Vec::new() };
        let features = manifests.iter().flat_map(|it| &it.features).filter(|it| it.status != Status::Retired);
        for feature in features {
            if let Some(FlagSource::Config { path, pointer }) = feature.flag.as_ref().and_then(|it| it.source.as_ref())
            {
                covers.flags.push((path.clone(), pointer.clone()));
            }
            covers.covers.extend(feature.covers.iter().filter_map(|it| compiled(&it.value)));
        }
        covers
    }

    fn cover(&self, path: &str, pointer: &str) -> bool {
        let key = pointer.trim_start_matches('/');
        self.flags.iter().any(|(of, at)| of == path && at == pointer)
            || self
                .covers
                .iter()
                .any(|(paths, keys)| paths.matches(path) && keys.as_ref().is_none_or(|it| it.matches(key)))
    }
}

/// What is no glob covers nothing.
fn compiled(cover: &Cover) -> Option<(Globs, Option<Globs>)> {
    let globs = |pattern: &str| {
        let mut globs = Globs::default();
        globs.add("", [pattern]).ok().map(|()| globs)
    };
    let keys = match &cover.keys {
        // A slash in front keeps a lone name from meaning one at any depth.
        Some(keys) => Some(globs(&format!("/{keys}"))?),
        None => None,
    };
    Some((globs(&cover.paths)?, keys))
}

/// Risky keys that changed and that nothing covers. Without a revision to compare with nothing has changed.
pub(super) fn uncovered(
    manifests: &[Manifest],
    rollout: &Rollout,
    files: &[(FileId, String, Changed)],
) -> Vec<Uncovered> {
    let covers = Covers::of(manifests);
    let mut found = Vec::new();
    for (file, path, Changed { before, now }) in files {
        let changed = changed(before, now).into_iter().filter(|(pointer, ..)| rollout.risky_keys.matches(pointer));
        let uncovered = changed.filter(|(pointer, ..)| !covers.cover(path, pointer));
        found.extend(uncovered.take(MOST).map(|(pointer, span, before, now)| Uncovered {
            at: Location { file: *file, span },
            path: path.clone(),
            pointer,
            before,
            now,
        }));
    }
    found
}

/// A file as it was and as it is. A new file has no old behaviour to go back to.
pub(super) struct Changed {
    before: Document,
    now: Document,
}

impl Changed {
    /// None where nothing changed, or where it cannot be read what.
    pub(super) fn of(path: &str, before: &[u8], now: &[u8]) -> Option<Self> {
        if before == now {
            return None;
        }
        let document = |bytes| data::document(path, std::str::from_utf8(bytes).ok()?);
        Some(Self { before: document(before)?, now: document(now)? })
    }
}

/// A key, its place, what it was and what it is.
type Change = (String, Span, Option<String>, Option<String>);

/// Values that differ. Of a list of values the list is told, once.
fn changed(before: &Document, now: &Document) -> Vec<Change> {
    let (mut found, mut told) = (Vec::new(), BTreeSet::new());
    let mut add = |change: Change| {
        if told.insert(change.0.clone()) {
            found.push(change);
        }
    };
    let (lists_before, lists) = (lists(before), lists(now));
    for field in leaves(now) {
        let was = before.get(&field.pointer);
        if was.is_some_and(|it| it.scalar == field.scalar) {
            continue;
        }
        match lists.get(field.pointer.as_str()) {
            Some(list) => add((list.pointer.clone(), list.key, None, None)),
            None => {
                let was = was.filter(|it| !is_nested(it)).map(|it| shown(&it.scalar));
                add((field.pointer.clone(), field.key, was, Some(shown(&field.scalar))));
            }
        }
    }
    for field in leaves(before).filter(|it| now.get(&it.pointer).is_none()) {
        let list = lists_before.get(field.pointer.as_str()).and_then(|it| now.get(&it.pointer));
        match list {
            Some(list) => add((list.pointer.clone(), list.key, None, None)),
            None => add((field.pointer.clone(), above(now, &field.pointer), Some(shown(&field.scalar)), None)),
        }
    }
    found
}

fn leaves(document: &Document) -> impl Iterator<Item = &Field> {
    document.fields().iter().filter(|field| !is_nested(field))
}

fn is_nested(field: &Field) -> bool {
    matches!(field.scalar, Scalar::Object | Scalar::Array)
}

/// By pointer: the outermost list that a value is an element of by lists alone. Once for each value, however deep lists are nested.
fn lists(document: &Document) -> FxHashMap<&str, &Field> {
    let mut lists: FxHashMap<&str, &Field> = FxHashMap::default();
    for field in document.fields() {
        let parent = field.pointer.rsplit_once('/').and_then(|(parent, _)| document.get(parent));
        if let Some(parent) = parent.filter(|it| it.scalar == Scalar::Array) {
            let outermost = lists.get(parent.pointer.as_str()).copied().unwrap_or(parent);
            lists.insert(&field.pointer, outermost);
        }
    }
    lists
}

/// The place of what a key that is gone was in.
fn above(document: &Document, pointer: &str) -> Span {
    let mut rest = pointer;
    while let Some((above, _)) = rest.rsplit_once('/') {
        match document.get(above) {
            Some(field) if !above.is_empty() => return field.key,
            _ => rest = above,
        }
    }
    Span::new(0, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        data::document("a.json", text).unwrap()
    }

    fn keys(before: &str, now: &str) -> Vec<String> {
        let told = |(pointer, _, before, now): Change| {
            format!("{pointer} {}>{}", before.unwrap_or_default(), now.unwrap_or_default())
        };
        changed(&document(before), &document(now)).into_iter().map(told).collect()
    }

    #[test]
    fn changes_are_those_of_values() {
        let before = r#"{"a": {"mode": "off", "n": 1}, "list": [1, 2, [3]], "gone": true, "same": null}"#;
        let now = r#"{"same": null, "list": [0, 2, [4, 5]], "a": {"n": 1, "mode": "on", "new": false}}"#;
        assert_eq!(keys(before, now), ["/list >", "/a/mode off>on", "/a/new >false", "/gone true>"]);
        assert!(keys(before, before).is_empty());
    }

    #[test]
    fn covers_are_globs_over_files_and_keys() {
        let text = r#"{"features": [{"id": "a", "covers": ["config/*.toml#/stats/**", "x.json#/mode", "all/**"],
            "flag": {"config": "b.toml#/a/b"}}, {"id": "b", "status": "retired", "covers": ["old"]}]}"#;
        let covers = Covers::of(&[Manifest::read(FileId(0), "rollout.json", &document(text))]);
        for (path, pointer) in [
            ("config/a.toml", "/stats/a/b"),
            ("x.json", "/mode"),
            ("x.json", "/mode/below"),
            ("all/a.json", "/any"),
            ("b.toml", "/a/b"),
        ] {
            assert!(covers.cover(path, pointer), "{path} {pointer}");
        }
        for (path, pointer) in [("config/a.toml", "/other"), ("x.json", "/a/mode"), ("b.toml", "/a/c"), ("old", "/a")] {
            assert!(!covers.cover(path, pointer), "{path} {pointer}");
        }
    }
}
