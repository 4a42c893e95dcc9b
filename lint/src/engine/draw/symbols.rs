//! Which bodies and primitives a person means: by whole name, by its end, or by a pattern.

use crate::base::suggest::closest;

/// The forms of a name that people write: `<A as B>::f` is also `A::f` and `B::f`.
fn forms(symbol: &str) -> Vec<String> {
    let mut forms = vec![symbol.to_string()];
    if let Some((own, rest)) = symbol.strip_prefix('<').and_then(|rest| rest.split_once(" as "))
        && let Some((of, tail)) = rest.split_once(">::")
    {
        forms.extend([format!("{own}::{tail}"), format!("{of}::{tail}")]);
    }
    forms
}

/// How well a word names a symbol. Better ones are smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    End,
}

fn fit(word: &str, symbol: &str) -> Option<Fit> {
    let is_pattern = word.contains(['*', '?']);
    let whole = |form: &str| match word.strip_prefix("crate::") {
        Some(rest) => form.split_once("::").is_some_and(|(_, behind)| same(rest, behind, is_pattern)),
        None => same(word, form, is_pattern),
    };
    let forms = forms(symbol);
    if forms.iter().any(|form| whole(form)) {
        return Some(Fit::Whole);
    }
    let end = |form: &String| form.strip_suffix(word).is_some_and(|before| before.ends_with("::"));
    (!is_pattern && forms.iter().any(end)).then_some(Fit::End)
}

fn same(word: &str, text: &str, is_pattern: bool) -> bool {
    if is_pattern { glob(word, text) } else { word == text }
}

/// `?` is one character, `*` any number of them within a segment, `**` across `::` as well. One pass, whatever the pattern.
fn glob(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // Lengths of beginnings of the text that the pattern so far matches.
    let mut matched = vec![false; text.len() + 1];
    matched[0] = true;
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let (star, deep) = (first == '*', rest.starts_with("**"));
        rest = &rest[if deep { 2 } else { first.len_utf8() }..];
        let mut next = vec![false; text.len() + 1];
        for at in 0..=text.len() {
            next[at] = match star {
                true => matched[at] || (at > 0 && next[at - 1] && (deep || text[at - 1] != ':')),
                false => at > 0 && matched[at - 1] && (first == '?' || first == text[at - 1]),
            };
        }
        matched = next;
    }
    matched[text.len()]
}

/// Indices of the candidates that a word means. Whole names go before ends of names.
pub(super) fn matching<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let fits: Vec<(usize, Fit)> =
        candidates.into_iter().enumerate().filter_map(|(at, symbol)| Some((at, fit(word, symbol)?))).collect();
    let best = fits.iter().map(|(_, fit)| *fit).min();
    fits.into_iter().filter(|(_, fit)| Some(*fit) == best).map(|(at, _)| at).collect()
}

/// ``; did you mean `x`?``: the nearest end of a candidate with as many segments as the word.
pub(super) fn suggestion<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let segments = word.split("::").count();
    let mut ends: Vec<String> = Vec::new();
    for form in candidates.into_iter().flat_map(forms) {
        let parts: Vec<&str> = form.split("::").collect();
        ends.push(parts[parts.len().saturating_sub(segments)..].join("::"));
    }
    ends.sort();
    ends.dedup();
    closest(word, ends.iter().map(String::as_str)).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] =
        ["std::fs::read", "app::read", "<app::Disk as app::Store>::read", "app::Disk::spread", "app::f::{closure#0}"];

    fn found(word: &str) -> Vec<&'static str> {
        matching(word, NAMES).into_iter().map(|at| NAMES[at]).collect()
    }

    #[test]
    fn whole_names_go_before_ends_of_names() {
        assert_eq!(found("app::read"), ["app::read"]);
        assert_eq!(found("fs::read"), ["std::fs::read"]);
        assert_eq!(found("read"), ["std::fs::read", "app::read", "<app::Disk as app::Store>::read"]);
        assert_eq!(found("ead"), [""; 0], "ends begin at `::`");
        assert!(found("crate::read").contains(&"app::read"), "`crate` is any crate");
    }

    #[test]
    fn a_method_of_a_trait_goes_by_its_type_and_by_its_trait() {
        assert_eq!(found("Disk::read"), ["<app::Disk as app::Store>::read"]);
        assert_eq!(found("app::Store::read"), ["<app::Disk as app::Store>::read"]);
    }

    #[test]
    fn patterns_stay_within_a_segment_unless_told() {
        assert_eq!(found("std::*::read"), ["std::fs::read"]);
        assert_eq!(found("app::*"), ["app::read"]);
        assert_eq!(
            found("app::**"),
            ["app::read", "<app::Disk as app::Store>::read", "app::Disk::spread", "app::f::{closure#0}"]
        );
        assert_eq!(found("app::r?ad"), ["app::read"]);
        assert!(!glob(&"*a".repeat(60), &"a".repeat(50)), "and cost what their lengths say");
    }

    #[test]
    fn a_slip_gets_a_suggestion_of_its_own_length() {
        assert_eq!(suggestion("fs::raed", NAMES), "; did you mean `fs::read`?");
        assert_eq!(suggestion("spred", NAMES), "; did you mean `spread`?");
        assert_eq!(suggestion("something_else", NAMES), "");
    }
}
