//! `feeler.toml` as it is written. Every value keeps its place. No `flatten`, no untagged enums: they lose the place of an error.

use super::ConfigError;
use crate::{
    base::finding::{Confidence, Severity},
    catalog::raw_effects,
};
use feeler_shim::policy::{Mode, Role};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// From which severity on a finding fails the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Only errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// Everything.
    Info,
    /// Nothing.
    Never,
}

/// A list of words with their places.
pub type Words = Vec<Spanned<String>>;

/// A whole file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct RawConfig {
    /// Another file to build on.
    pub extend: Option<Spanned<String>>,
    /// Rules that run.
    pub select: Option<Spanned<Vec<Spanned<String>>>>,
    /// Rules that run, too.
    pub extend_select: Words,
    /// Rules that do not run.
    pub ignore: Option<Spanned<Vec<Spanned<String>>>>,
    /// Gate key.
    pub fail_on: Option<Spanned<FailOn>>,
    /// Gate key: more warnings than this fail the run whatever `fail-on` says.
    pub max_warnings: Option<Spanned<u32>>,
    /// Gate key: a file of findings that are known.
    pub baseline: Option<Spanned<String>>,
    /// Findings less sure than this are hidden.
    pub min_confidence: Option<Spanned<Confidence>>,
    /// Also report primitives of low level.
    pub pedantic: Option<Spanned<bool>>,
    /// Files that are not analysed.
    pub exclude: Option<Spanned<Vec<Spanned<String>>>>,
    /// Skip what git ignores.
    pub respect_gitignore: Option<Spanned<bool>>,
    /// Severity by rule code.
    pub severity: BTreeMap<Spanned<String>, Spanned<Severity>>,
    /// Rule packs.
    pub rules: RawRules,
    /// What is hot.
    pub hot: RawHot,
    /// Calls with the effect `blocking`, as in effect tables.
    pub primitive: Vec<raw_effects::Primitive>,
    /// Calls that move their callables elsewhere.
    pub boundary: Vec<raw_effects::Boundary>,
    /// Bodies that are a context.
    pub context: Vec<raw_effects::Context>,
    /// Files that are policy.
    pub policy: Vec<Spanned<RawPolicy>>,
    /// Rollout manifests, and what they must cover.
    pub rollout: Option<Spanned<RawRollout>>,
    /// Allowances for whole paths.
    pub allow: Vec<Spanned<RawAllow>>,
    /// Other rules for some paths.
    pub overrides: Vec<Spanned<RawOverride>>,
}

/// `[rules]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawRules {
    /// Files and folders with rules, effect tables and shapes.
    pub include: Words,
}

/// `[hot]`: functions on which HOT002 has its eyes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct RawHot {
    /// Every function of these files.
    pub paths: Words,
    /// Functions by symbol.
    pub functions: Words,
    /// Implementations of these traits or trait methods.
    pub traits: Words,
    /// Functions that take one of these types.
    pub parameter_types: Words,
}

/// `[[policy]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RawPolicy {
    /// Files that are policy.
    pub paths: Words,
    /// The trust store: whose signatures count.
    pub trust: Option<Spanned<String>>,
    /// The role in the trust store whose keys sign these files.
    pub role: Option<Spanned<Role>>,
    /// The least that a configuration of production may ask of a signature.
    pub min_mode: Option<Spanned<Mode>>,
    /// Configuration of production, where that mode is set.
    #[serde(default)]
    pub production: Words,
    /// So many days before a key or document ends it is told.
    pub expiring_days: Option<Spanned<u32>>,
}

/// `[rollout]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct RawRollout {
    /// Files that are rollout manifests.
    pub manifests: Words,
    /// Begins of the names of the project's own environment variables.
    pub prefix: Words,
    /// Who may own a feature.
    pub owners: Words,
    /// Data files of which changed keys are looked at.
    pub governed: Words,
    /// Keys whose change needs a way back.
    pub risky_keys: Words,
    /// Files that name every flag to those who operate the project.
    pub docs: Words,
    /// Functions of the project that read the flag which they are told.
    pub accessors: Words,
    /// Lists of variables that the project reads.
    pub env_examples: Words,
    /// For so many days it counts that a rollback was tried.
    pub max_age_days: Option<Spanned<u32>>,
}

/// `[[allow]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAllow {
    /// Rule code or name.
    pub code: Spanned<String>,
    /// Files it holds for.
    pub paths: Words,
    /// Last day on which it holds.
    pub until: Option<Spanned<String>>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// `[[overrides]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawOverride {
    /// Files it holds for.
    pub paths: Words,
    /// Rules that run there.
    #[serde(default)]
    pub select: Words,
    /// Rules that do not run there.
    #[serde(default)]
    pub ignore: Words,
    /// Severity there, by rule code.
    #[serde(default)]
    pub severity: BTreeMap<Spanned<String>, Spanned<Severity>>,
    /// Why. An override weakens rules for a place: it must say why.
    pub reason: Spanned<String>,
}

impl RawConfig {
    /// Reads a file. `name` is only used in errors.
    pub fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| ConfigError::toml(name, text, &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_has_a_place_and_a_suggestion() {
        let error = |text: &str| RawConfig::parse("feeler.toml", text).unwrap_err().to_string();
        assert_eq!(
            error("a = 1\n"),
            "feeler.toml:1:1: unknown key `a`; known are extend, select, extend-select, ignore, fail-on, max-warnings, baseline, min-confidence, pedantic, exclude, respect-gitignore, severity, rules, hot, primitive, boundary, context, policy, rollout, allow, overrides"
        );
        assert_eq!(error("\nslect = []\n"), "feeler.toml:2:1: unknown key `slect`; did you mean `select`?");
        assert_eq!(
            error("[hot]\nparameter-type = []\n"),
            "feeler.toml:2:1: unknown key `parameter-type`; did you mean `parameter-types`?"
        );
        assert_eq!(error("fail-on = \"errors\"\n"), "feeler.toml:1:11: unknown value `errors`; did you mean `error`?");
        assert_eq!(
            error("[[allow]]\ncode = \"A\"\npath = []\n"),
            "feeler.toml:3:1: unknown key `path`; did you mean `paths`?"
        );
        assert_eq!(
            error("[severity]\nHOT001 = \"warn\"\n"),
            "feeler.toml:2:10: unknown value `warn`; known are info, warning, error"
        );
        assert_eq!(error("pedantic = 1\n"), "feeler.toml:1:12: invalid type: integer `1`, expected a boolean");
        assert!(error("select = [\n").starts_with("feeler.toml:"));
        assert_eq!(error("[[overrides]]\npaths = []\n"), "feeler.toml:1:1: missing field `reason`");
    }
}
