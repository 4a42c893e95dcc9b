//! Which described crates a project needs: those that its manifests name, the standard library, and what these mention.

use crate::{
    catalog::{Catalog, Effects},
    lang::rust::manifest::{Dependency, Package},
};
use rustc_hash::{FxHashMap, FxHashSet};

/// One described crate, or a text that does not divide into crates.
struct Section<'a> {
    /// The crate's name; absent for a text that is taken whole.
    krate: Option<&'a str>,
    text: &'a str,
}

/// The crates that tables and descriptions know.
pub(super) struct Known<'a> {
    catalog: &'a Catalog,
    sections: Vec<Section<'a>>,
    crates: FxHashSet<&'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        let sections: Vec<Section<'a>> = catalog.shapes.iter().flat_map(|(_, text)| sections(text)).collect();
        let described = sections.iter().filter_map(|section| section.krate);
        let crates = catalog.effects.values().flat_map(Effects::crates).chain(described).collect();
        Self { catalog, sections, crates }
    }

    /// The crate that a dependency is. A fork under another name that the project calls by the name of the original
    /// (`rocksdb = { package = "our-rocksdb" }`) is taken for the original.
    pub(super) fn canonical(&self, dep: &Dependency) -> String {
        let package = dep.package.replace('-', "_");
        if let Some(original) = self.catalog.alias(&package) {
            return original.to_string();
        }
        let fork = !self.crates.contains(package.as_str()) && self.crates.contains(dep.local.as_str());
        if fork { dep.local.clone() } else { package }
    }
}

/// Texts to read, with a name for each. A project without manifests gets everything.
pub(super) fn needed<'a>(known: &Known<'a>, packages: &[Package]) -> Vec<(String, &'a str)> {
    let sections = &known.sections;
    let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, section) in sections.iter().enumerate() {
        by_name.entry(section.krate.unwrap_or_default()).or_default().push(at);
    }
    let deps = packages.iter().flat_map(|package| &package.deps).map(|dep| known.canonical(dep));
    let mut open: Vec<String> = deps.chain(["std".to_string(), String::new()]).collect();
    if packages.is_empty() {
        open.extend(by_name.keys().map(|name| (*name).to_string()));
    }
    let mut wanted: FxHashSet<usize> = FxHashSet::default();
    while let Some(name) = open.pop() {
        for at in by_name.get(name.as_str()).into_iter().flatten() {
            if wanted.insert(*at) {
                open.extend(
                    mentioned(sections[*at].text).filter(|name| by_name.contains_key(name)).map(str::to_string),
                );
            }
        }
    }
    let mut wanted: Vec<usize> = wanted.into_iter().collect();
    wanted.sort_unstable();
    wanted.into_iter().map(|at| (sections[at].krate.unwrap_or("shape").to_string(), sections[at].text)).collect()
}

/// Divides a text at its top-level modules, which stand at the first column as `rustfmt` leaves them.
fn sections(text: &str) -> Vec<Section<'_>> {
    let mut found = Vec::new();
    let mut start: Option<(usize, &str)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_end();
        if let Some(name) = trimmed.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix('{')) {
            start = Some((at, name.trim()));
        } else if trimmed == "}"
            && let Some((from, name)) = start.take()
        {
            found.push(Section { krate: Some(name), text: &text[from..at + line.len()] });
        } else if start.is_none() && !(trimmed.is_empty() || trimmed.starts_with("//") || trimmed.starts_with("#!")) {
            return vec![Section { krate: None, text }];
        }
        at += line.len();
    }
    if start.is_some() { vec![Section { krate: None, text }] } else { found }
}

/// Names in front of `::`.
fn mentioned(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("::").filter_map(|(at, _)| {
        let before = &text[..at];
        let start = before.rfind(|it: char| !(it.is_alphanumeric() || it == '_')).map_or(0, |at| at + 1);
        (start < at).then(|| &before[start..])
    })
}
