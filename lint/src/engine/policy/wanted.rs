//! Which files policy rules want to see: those that `[[policy]]` names, and those that look as if they were policy by themselves.
//! The walk asks this of every file that is no Rust, so it is a look at a name where nothing is configured.

use crate::{
    config::{Policy, Settings},
    engine::{filter::relative, walk::Tree},
};
use ignore::WalkBuilder;
use std::path::Path;

/// Ends of the names of detached signatures.
pub(super) const SIGNATURES: [&str; 3] = [".sig", ".minisig", ".sigstore.json"];
/// Ends of the names of documents that say themselves what they are. Only these are read unasked.
const DOCUMENTS: [&str; 2] = [".policy.json", ".trust.json"];
/// A trust store that has no other name.
const TRUST: &str = "trust.json";
/// What stands in folders of policy and is none.
const OTHERS: [&str; 5] = [".md", ".pub", "allowed_signers", ".gitkeep", ".gitattributes"];

/// What to look for.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Wanted<'s> {
    settings: &'s Settings,
    /// Whether any rule asks.
    asked: bool,
}

impl<'s> Wanted<'s> {
    pub(in crate::engine) fn of(settings: &'s Settings) -> Self {
        Self { settings, asked: super::rules(settings).next().is_some() }
    }

    /// A path below the root, with `/`, if it is wanted.
    pub(in crate::engine) fn file(&self, path: &Path) -> Option<String> {
        let name = path.file_name()?.to_str()?;
        if !self.asked || self.settings.policies.is_empty() && !is_named_so(name) {
            return None;
        }
        let path = relative(Path::new(""), path)?;
        (is_named_so(name) || self.is_configured(&path)).then_some(path)
    }

    fn wants(&self, path: &str) -> bool {
        self.file(Path::new(path)).is_some()
    }

    fn is_configured(&self, path: &str) -> bool {
        self.settings.policies.iter().any(|row| {
            row.paths.matches(path)
                || row.production.matches(path)
                || row.trust.as_deref() == Some(path)
                || in_roots(row, path)
        })
    }

    /// Adds what patterns name outright although the walk leaves it out: hidden files, and those in hidden folders.
    pub(in crate::engine) fn add_hidden(&self, tree: &mut Tree) {
        if !self.asked {
            return;
        }
        for row in &self.settings.policies {
            let trust = row.trust.iter();
            for pattern in row.patterns.iter().chain(&row.production_patterns).chain(trust) {
                let start = literal(pattern);
                if start.split('/').any(|part| part.starts_with('.')) {
                    self.add_below(tree, &start);
                }
            }
        }
        tree.artifacts.sort_unstable();
        tree.artifacts.dedup();
    }

    /// A file with the signatures beside it, or what is in a folder.
    fn add_below(&self, tree: &mut Tree, start: &str) {
        let path = tree.root.join(start);
        let top = if path.is_dir() { path.clone() } else { path.parent().map(Path::to_path_buf).unwrap_or_default() };
        let depth = if path.is_dir() { None } else { Some(1) };
        let walk = WalkBuilder::new(&top).standard_filters(false).max_depth(depth).build();
        let files = walk.flatten().filter(|it| it.file_type().is_some_and(|kind| kind.is_file()));
        let found = files.filter_map(|it| relative(&tree.root, it.path()));
        let beside = |it: &String| it == start || it.starts_with(&format!("{start}.")) && is_signature(it);
        let wanted = found.filter(|it| if depth.is_some() { beside(it) } else { self.wants(it) });
        tree.artifacts.extend(wanted.collect::<Vec<_>>());
    }
}

/// Whether a name alone makes a file worth a look.
pub(super) fn is_named_so(name: &str) -> bool {
    name == TRUST || is_signature(name) || DOCUMENTS.iter().any(|end| name.ends_with(end))
}

/// Whether a file is a detached signature by its name.
pub(in crate::engine) fn is_signature(path: &str) -> bool {
    SIGNATURES.iter().any(|end| path.ends_with(end))
}

/// Whether a file in a folder of policy can be policy at all.
pub(super) fn can_be_policy(path: &str) -> bool {
    !is_signature(path) && !OTHERS.iter().any(|end| path.ends_with(end)) && !path.ends_with(".rs")
}

/// Whether a file is in a folder that a row names: below one that its pattern is about as a whole, or directly beside a file that it
/// names, or beside the trust store.
pub(super) fn in_roots(row: &Policy, path: &str) -> bool {
    let folder_of = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_string());
    let folder = folder_of(path);
    let of_pattern = |pattern: &String| {
        let (start, pattern) = (literal(pattern), pattern.trim_matches('/'));
        let rest = pattern.strip_prefix(start.as_str()).unwrap_or("").trim_start_matches('/');
        match rest {
            "" => folder_of(&start) == folder,
            _ if start.is_empty() => false,
            "**" => format!("{folder}/").starts_with(&format!("{start}/")),
            rest if rest.contains('/') => false,
            _ => start == folder,
        }
    };
    row.trust.as_deref().is_some_and(|trust| folder_of(trust) == folder) || row.patterns.iter().any(of_pattern)
}

/// The part of a pattern in front of its first wildcard, whole segments only. A pattern without a slash has none: it holds at any
/// depth.
pub(in crate::engine) fn literal(pattern: &str) -> String {
    let rooted = pattern.strip_prefix('/').unwrap_or(pattern).trim_end_matches('/');
    if !pattern.trim_end_matches('/').contains('/') {
        return String::new();
    }
    let is_plain = |part: &&str| !part.contains(['*', '?', '[', '{', '\\']);
    rooted.split('/').take_while(is_plain).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_literal_part_of_a_pattern_is_a_path() {
        for (pattern, start) in [
            ("config/policies/**", "config/policies"),
            ("/config/a.json", "config/a.json"),
            (".github/policy/*.json", ".github/policy"),
            ("*.policy.json", ""),
            ("a/b?/c", "a"),
            ("policies/", ""),
            ("config/policies/", "config/policies"),
        ] {
            assert_eq!(literal(pattern), start, "{pattern}");
        }
    }

    #[test]
    fn names_that_are_no_policy_are_known() {
        assert!(is_named_so("router.policy.json") && is_named_so("trust.json") && is_named_so("a.json.rel1.sig"));
        assert!(!is_named_so("package.json") && !is_named_so("policy.json"));
        assert!(can_be_policy("policies/a.json") && can_be_policy("SHA256SUMS"));
        assert!(!can_be_policy("policies/README.md") && !can_be_policy("policies/a.json.minisig"));
    }
}
