//! Canonical paths as tables write them: brace groups, `::*` for one segment below, `::**` for everything below.

use rustc_hash::FxHashMap;

/// Expands brace groups anywhere: `a::{b, c::{d, *}}` is `a::b`, `a::c::d`, `a::c::*`; `{A, B}::f` is `A::f`, `B::f`; a closing
/// `{self, b}` keeps the path in front of it.
pub fn expand(pattern: &str) -> Result<Vec<String>, String> {
    let mut open = vec![pattern.trim().to_string()];
    let mut done = Vec::new();
    while let Some(pattern) = open.pop() {
        match pattern.find('{') {
            Some(at) => {
                let (group, tail) = group_at(&pattern[at + 1..])?;
                let parts = split_group(group)?;
                open.extend(parts.into_iter().rev().map(|part| join(&pattern[..at], part, tail)));
            }
            None => {
                check(&pattern)?;
                done.push(pattern);
            }
        }
        if open.len() + done.len() > MAX_PATHS {
            return Err(format!("a pattern may stand for at most {MAX_PATHS} paths"));
        }
    }
    Ok(done)
}

/// More than this is a slip, not a table.
const MAX_PATHS: usize = 4096;

fn join(head: &str, part: &str, tail: &str) -> String {
    if part == "self" && tail.is_empty() {
        return head.trim_end_matches("::").to_string();
    }
    format!("{head}{part}{tail}")
}

/// Splits behind the group's closing brace: what is in the group, what follows.
fn group_at(text: &str) -> Result<(&str, &str), String> {
    let mut depth = 1_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok((&text[..at], &text[at + 1..]));
        }
    }
    Err("`{` without `}`".to_string())
}

/// Splits at commas that are outside of inner groups. A trailing comma is fine.
fn split_group(inner: &str) -> Result<Vec<&str>, String> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1).ok_or("`}` without `{`")?,
            b',' if depth == 0 => {
                parts.push(inner[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    if depth != 0 {
        return Err("`{` without `}`".to_string());
    }
    parts.push(inner[start..].trim());
    if parts.len() > 1 && parts.last().is_some_and(|it| it.is_empty()) {
        parts.pop();
    }
    Ok(parts)
}

/// A path is identifiers joined by `::`; only its last segment may be `*` or `**`.
fn check(path: &str) -> Result<(), String> {
    let segments: Vec<&str> = path.split("::").collect();
    let last = segments.len() - 1;
    for (at, segment) in segments.iter().enumerate() {
        let plain = !segment.is_empty() && segment.chars().all(|it| it.is_alphanumeric() || it == '_');
        let star = at == last && at > 0 && matches!(*segment, "*" | "**");
        if !plain && !star {
            return Err(format!("`{path}` is no canonical path (`a::B::c`, `a::*`, `a::**`)"));
        }
    }
    Ok(())
}

/// The path in front of the last segment.
fn parent(path: &str) -> Option<&str> {
    last_colon(path).map(|at| path[..at].trim_end_matches(':'))
}

/// The last segment of a path.
pub fn last(path: &str) -> &str {
    last_colon(path).map_or(path, |at| &path[at + 1..])
}

/// A single colon is found much faster than two, and stands nowhere else in a path; it is near the end, so that any search that has
/// to be set up takes longer than looking byte by byte.
fn last_colon(path: &str) -> Option<usize> {
    path.bytes().rposition(|byte| byte == b':')
}

/// Values by path pattern. A look-up costs one hash for an exact hit, one more per segment for wildcards.
#[derive(Clone, Debug)]
pub struct PathTable<T> {
    exact: FxHashMap<Box<str>, Vec<T>>,
    below: FxHashMap<Box<str>, Vec<T>>,
    deep: FxHashMap<Box<str>, Vec<T>>,
}

impl<T> Default for PathTable<T> {
    fn default() -> Self {
        Self { exact: FxHashMap::default(), below: FxHashMap::default(), deep: FxHashMap::default() }
    }
}

impl<T> PathTable<T> {
    /// Adds a value under an expanded pattern.
    pub fn insert(&mut self, pattern: &str, value: T) {
        let (map, key) = match pattern.strip_suffix("::**") {
            Some(parent) => (&mut self.deep, parent),
            None => match pattern.strip_suffix("::*") {
                Some(parent) => (&mut self.below, parent),
                None => (&mut self.exact, pattern),
            },
        };
        map.entry(key.into()).or_default().push(value);
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        let lists = self.exact.values().chain(self.below.values()).chain(self.deep.values());
        lists.flatten()
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty() && self.below.is_empty() && self.deep.is_empty()
    }

    /// The first segments of all patterns.
    pub fn roots(&self) -> impl Iterator<Item = &str> {
        let keys = self.exact.keys().chain(self.below.keys()).chain(self.deep.keys());
        keys.map(|key| key.split("::").next().unwrap_or(key))
    }

    /// All values whose pattern matches: exact ones, then `*`, then `**` from the longest prefix on; later entries first.
    pub fn matches<'a>(&'a self, path: &str) -> impl Iterator<Item = &'a T> {
        let exact = self.exact.get(path);
        let parent_if = |wanted: bool| if wanted { parent(path) } else { None };
        let below = parent_if(!self.below.is_empty()).and_then(|parent| self.below.get(parent));
        let first = parent_if(!self.deep.is_empty());
        let deep = std::iter::successors(first, |path| parent(path)).filter_map(|path| self.deep.get(path));
        exact.into_iter().chain(below).chain(deep).flat_map(|values| values.iter().rev())
    }

    /// Whether any pattern matches.
    pub fn contains(&self, path: &str) -> bool {
        self.matches(path).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_expand() {
        assert_eq!(expand("std::fs::{read, write,}").unwrap(), ["std::fs::read", "std::fs::write"]);
        assert_eq!(expand("a::{self, b::{c, *}, **}").unwrap(), ["a", "a::b::c", "a::b::*", "a::**"]);
        assert_eq!(expand("a").unwrap(), ["a"]);
        assert_eq!(expand("{A, B::{C}}::{f, g}").unwrap(), ["A::f", "A::g", "B::C::f", "B::C::g"]);
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for bad in ["", "a::", "a b", "a::{b", "a::b}", "{a}}", "*", "a::*::b", "a::{b, *}::c", "a::<T>::b", "std:fs"] {
            assert!(expand(bad).is_err(), "{bad}");
        }
        assert!(expand(&"a::{".repeat(4000)).is_err());
        assert!(expand(&"{a, b}::".repeat(40)).is_err());
    }

    #[test]
    fn the_most_specific_pattern_comes_first() {
        let mut table = PathTable::default();
        for pattern in ["a::**", "a::b::**", "a::b::*", "a::b::c"] {
            table.insert(pattern, pattern);
        }
        let hits = |path| table.matches(path).copied().collect::<Vec<_>>();
        assert_eq!(hits("a::b::c"), ["a::b::c", "a::b::*", "a::b::**", "a::**"]);
        assert_eq!(hits("a::b::c::d"), ["a::b::**", "a::**"]);
        assert_eq!(hits("a"), [""; 0]);
        assert_eq!(hits("ab::c"), [""; 0]);
    }
}
