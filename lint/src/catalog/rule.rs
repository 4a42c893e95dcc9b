//! A rule is data: what it is called, how bad it is, which detector it selects with which parameters, and its documentation.

use super::error::CatalogError;
use crate::base::finding::Severity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far along a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Runs only when it is selected by its own code or name.
    Preview,
    /// Runs by default.
    Stable,
    /// Still runs when selected by its own code or name; will go.
    Deprecated,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Stable code, e.g. `HOT001`.
    pub code: String,
    /// Kebab-case name of what is wrong, e.g. `blocking-call-in-async`.
    pub name: String,
    /// The gap of the register that the rule belongs to.
    pub gap: Option<String>,
    /// One sentence.
    pub summary: String,
    /// Severity before levels and overrides.
    pub severity: Severity,
    /// How far along it is.
    pub status: Status,
    /// First version that has it.
    pub since: String,
    /// The detector that runs it.
    pub detector: String,
    /// Whether its findings can fail a run.
    pub gates: bool,
    /// What the detector is told.
    pub params: RuleParams,
    /// Documentation.
    pub docs: RuleDocs,
}

/// Parameters of a detector. A detector ignores those that mean nothing to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct RuleParams {
    /// Effect table that names the primitives, e.g. `blocking`.
    pub effect: Option<String>,
    /// Contexts from which the effect must not be reachable, e.g. `async`, `hot`.
    pub contexts: Vec<String>,
    /// Effect classes that count; empty means all.
    pub classes: Vec<String>,
    /// Effect classes that do not count, after `classes`.
    pub except_classes: Vec<String>,
    /// Effect table that says what parses and serialises whole documents.
    pub codec: Option<String>,
    /// Effect tables that say what the work of a timer uses.
    pub work: Vec<String>,
    /// Milliseconds for which a run is taken to use what it contends for, by class, where nobody says it.
    pub takes: BTreeMap<String, u32>,
    /// Percent of runs from which on it counts.
    pub share: Option<u32>,
    /// Milliseconds: shorter periods do not count.
    pub shortest: Option<u32>,
    /// Milliseconds: longer periods do not count.
    pub longest: Option<u32>,
    /// Types of which there are many, one after the other: connections, requests.
    pub types: Vec<String>,
    /// Words of names that take what they name out of the rule.
    pub except_names: Vec<String>,
    /// Names that mean one thing, whatever stands around them: lower case, `_` between words.
    pub names: Vec<String>,
    /// Names of truth values that count.
    pub flags: Vec<String>,
    /// Names beside or above which such a truth value counts.
    pub beside: Vec<String>,
    /// Longest chain that is followed.
    pub max_hops: Option<u32>,
}

/// Documentation of a rule: one source for `explain`, the README and machine formats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleDocs {
    /// Why it matters.
    pub why: String,
    /// Code to avoid.
    pub avoid: String,
    /// Code to prefer.
    pub prefer: String,
    /// What the rule cannot see.
    pub limits: String,
    /// The part of the shim that replaces what the rule finds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shim: Option<String>,
}

/// The file as written; [`Rule`] after checks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    code: toml::Spanned<String>,
    name: toml::Spanned<String>,
    gap: Option<String>,
    summary: toml::Spanned<String>,
    severity: Severity,
    status: Status,
    since: String,
    detector: String,
    #[serde(default = "yes")]
    gates: bool,
    #[serde(default)]
    params: RuleParams,
    docs: RuleDocs,
}

fn yes() -> bool {
    true
}

impl Rule {
    /// Whether it asks what code reaches of an effect.
    pub fn reaches(&self, effect: &str) -> bool {
        matches!(self.detector.as_str(), "effect-reach" | "effect-under-guard")
            && self.params.effect.as_deref() == Some(effect)
    }

    /// Whether it asks which calls run while a guard of a lock lives.
    pub fn asks_for_guards(&self) -> bool {
        self.detector == "effect-under-guard"
    }

    /// Whether it needs an effect's table at all.
    pub fn asks(&self, effect: &str) -> bool {
        let params = &self.params;
        let named = [&params.effect, &params.codec].into_iter().flatten();
        named.chain(&params.work).any(|it| it == effect)
    }

    /// Reads a rule file. `name` is only used in errors.
    pub fn parse(name: &str, text: &str) -> Result<Self, CatalogError> {
        let file: RuleFile = toml::from_str(text).map_err(|error| CatalogError::toml(name, text, &error))?;
        let fault = |span, message: String| Err(CatalogError::at(name, text, span, message));
        if !is_code(file.code.get_ref()) {
            let code = file.code.get_ref();
            return fault(
                file.code.span(),
                format!("`{code}` is no rule code: two or more capitals, then three digits"),
            );
        }
        if !is_name(file.name.get_ref()) {
            let bad = file.name.get_ref();
            return fault(file.name.span(), format!("`{bad}` is no rule name: lower-case words joined by `-`"));
        }
        if file.summary.get_ref().trim().is_empty() {
            return fault(file.summary.span(), "a rule needs a summary".to_string());
        }
        let docs = &file.docs;
        for (part, said) in
            [("why", &docs.why), ("avoid", &docs.avoid), ("prefer", &docs.prefer), ("limits", &docs.limits)]
        {
            if said.trim().is_empty() {
                return Err(CatalogError::new(name, format!("`docs.{part}` says nothing")));
            }
        }
        Ok(Self {
            code: file.code.into_inner(),
            name: file.name.into_inner(),
            gap: file.gap,
            summary: file.summary.into_inner(),
            severity: file.severity,
            status: file.status,
            since: file.since,
            detector: file.detector,
            gates: file.gates,
            params: file.params,
            docs: file.docs,
        })
    }

    /// Letters in front of the digits, e.g. `HOT`.
    pub fn family(&self) -> &str {
        self.code.trim_end_matches(|it: char| it.is_ascii_digit())
    }
}

/// Two or more capitals followed by three digits.
pub fn is_code(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    letters >= 2 && text.len() == letters + 3 && text.bytes().skip(letters).all(|it| it.is_ascii_digit())
}

/// Lower-case words of letters and digits joined by single hyphens.
pub fn is_name(text: &str) -> bool {
    let word = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    text.split('-').all(word) && text.contains('-')
}
