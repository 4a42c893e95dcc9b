//! Selectors: a code, a prefix of codes, a name, or `ALL`. The most specific one decides; a tie goes to `ignore`.

use super::{Catalog, Rule, Status, retired, rule};

/// What selects rules.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Selector {
    /// Every rule.
    All,
    /// Rules whose code begins so, e.g. `HOT`, `HOT0`.
    Prefix(String),
    /// One rule, by its code.
    Code(String),
}

/// A selector that was understood, and what the user should be told about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The selector.
    pub selector: Selector,
    /// The successor's code, when the word is retired.
    pub redirected: Option<String>,
}

impl Selector {
    /// Reads a selector. An error is one sentence with a did-you-mean.
    pub fn parse(text: &str, catalog: &Catalog) -> Result<Parsed, String> {
        let plain = |selector| Ok(Parsed { selector, redirected: None });
        if text == "ALL" {
            return plain(Self::All);
        }
        if let Some(rule) = catalog.rule(text) {
            return plain(Self::Code(rule.code.clone()));
        }
        if let Some(dead) = retired::lookup(text) {
            return match dead.successor.and_then(|it| catalog.rule(it)) {
                Some(rule) => {
                    Ok(Parsed { selector: Self::Code(rule.code.clone()), redirected: Some(rule.code.clone()) })
                }
                None => Err(format!("rule `{text}` is retired")),
            };
        }
        let prefix = text.len() >= 2 && text.starts_with(|it: char| it.is_ascii_uppercase()) && !rule::is_code(text);
        if prefix && catalog.rules.iter().any(|it| it.code.starts_with(text)) {
            return plain(Self::Prefix(text.to_string()));
        }
        Err(format!("unknown rule or prefix `{text}`{}", suggestion(text, catalog)))
    }

    /// Whether it selects a rule at all, and how specifically.
    fn specificity(&self, rule: &Rule) -> Option<usize> {
        match self {
            Self::All => Some(0),
            Self::Prefix(prefix) => rule.code.starts_with(prefix.as_str()).then_some(prefix.len()),
            Self::Code(code) => (rule.code == *code).then_some(usize::MAX),
        }
    }
}

/// ``; did you mean `HOT001`?`` for a word that is near a code or a name.
pub fn suggestion(word: &str, catalog: &Catalog) -> String {
    let codes = catalog.rules.iter().map(|it| it.code.as_str());
    let names = catalog.rules.iter().map(|it| it.name.as_str());
    let families = catalog.rules.iter().map(Rule::family);
    crate::base::suggest::did_you_mean(word, codes.chain(names).chain(families).chain(["ALL"]))
}

/// Whether a rule runs under these selectors. Preview and deprecated rules run only when named by themselves.
pub fn is_selected<'a>(
    rule: &Rule,
    select: impl IntoIterator<Item = &'a Selector>,
    ignore: impl IntoIterator<Item = &'a Selector>,
) -> bool {
    let chosen = select.into_iter().filter_map(|it| it.specificity(rule)).max();
    let ignored = ignore.into_iter().filter_map(|it| it.specificity(rule)).max();
    let Some(chosen) = chosen else { return false };
    (rule.status == Status::Stable || chosen == usize::MAX) && ignored.is_none_or(|it| it < chosen)
}

/// Whether any of these selectors speaks of the rule.
pub fn is_mentioned<'a>(rule: &Rule, selectors: impl IntoIterator<Item = &'a Selector>) -> bool {
    selectors.into_iter().any(|it| it.specificity(rule).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selected(code: &str, select: &[&str], ignore: &[&str]) -> bool {
        let catalog = Catalog::builtin().unwrap();
        let parse = |words: &[&str]| -> Vec<Selector> {
            words.iter().map(|it| Selector::parse(it, &catalog).unwrap().selector).collect()
        };
        is_selected(catalog.rule(code).unwrap(), &parse(select), &parse(ignore))
    }

    #[test]
    fn the_most_specific_selector_decides() {
        assert!(selected("HOT001", &["ALL"], &[]));
        assert!(!selected("HOT001", &["ALL"], &["HOT"]));
        assert!(selected("HOT001", &["HOT0"], &["HOT"]));
        assert!(selected("HOT001", &["blocking-call-in-async"], &["HOT00"]));
        assert!(!selected("HOT001", &["HOT001"], &["blocking-call-in-async"]), "a tie goes to ignore");
        assert!(!selected("HOT001", &["SUP"], &[]));
    }

    #[test]
    fn an_unknown_word_gets_a_suggestion() {
        let catalog = Catalog::builtin().unwrap();
        let error = |word| Selector::parse(word, &catalog).unwrap_err();
        assert_eq!(error("HOT01"), "unknown rule or prefix `HOT01`; did you mean `HOT001`?");
        assert_eq!(
            error("blocking-call-in-asinc"),
            "unknown rule or prefix `blocking-call-in-asinc`; did you mean `blocking-call-in-async`?"
        );
        assert_eq!(error("all"), "unknown rule or prefix `all`; did you mean `ALL`?");
        assert_eq!(error("H"), "unknown rule or prefix `H`");
    }
}
