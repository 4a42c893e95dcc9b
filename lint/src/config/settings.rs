//! What the analysis asks: selectors resolved, globs compiled, tables merged.

use super::{
    ConfigError, FailOn, Policy, Resolved, Rollout, Sourced,
    globs::Globs,
    raw::{RawOverride, Words},
    resolve::{Place, place, sourced},
};
use crate::{
    base::{
        date::Date,
        finding::{Confidence, Severity},
        source::Span,
    },
    catalog::{
        Catalog, PathTable, Rule, paths,
        raw_effects::{self, EffectFile},
        select::{self, Selector},
    },
};
use std::collections::BTreeMap;

/// The effect that inline rows of `feeler.toml` belong to.
const INLINE_EFFECT: &str = "blocking";
/// The effect that calls belong to which read switches.
const SWITCH_EFFECT: &str = "flags";

/// A configuration file, so that findings can point into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFile {
    /// Relative to the project root.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// `[[allow]]`.
#[derive(Clone, Debug)]
pub struct ConfigAllow {
    /// Code or name as written.
    pub code: String,
    /// Files it holds for.
    pub paths: Globs,
    /// Last day, as written.
    pub until: Option<String>,
    /// Why; empty when it does not say.
    pub reason: String,
    /// Index into [`Settings::files`].
    pub file: usize,
    /// The place of `code` in that file.
    pub span: Span,
}

/// `[[overrides]]`.
#[derive(Clone, Debug)]
pub struct Override {
    /// Files it holds for.
    pub paths: Globs,
    /// Where it stands, for the warning that it matches nothing.
    pub origin: String,
    select: Vec<Selector>,
    ignore: Vec<Selector>,
    severity: BTreeMap<String, Severity>,
}

/// `[hot]`, compiled.
#[derive(Clone, Debug, Default)]
pub struct Hot {
    paths: Globs,
    functions: PathTable<()>,
    traits: PathTable<()>,
    parameter_types: PathTable<()>,
}

impl Hot {
    /// Whether configuration makes nothing hot.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
            && [&self.functions, &self.traits, &self.parameter_types].iter().all(|table| table.is_empty())
    }

    /// Whether every function of a file is hot.
    pub fn is_path(&self, path: &str) -> bool {
        self.paths.matches(path)
    }

    /// Whether a function is hot by its symbol, e.g. `a::x::Loader::refresh`.
    pub fn is_function(&self, symbol: &str) -> bool {
        self.functions.contains(symbol)
    }

    /// Whether implementations of a trait method (`a::Trait::method`) are hot: by themselves or by their trait.
    pub fn is_trait_method(&self, path: &str) -> bool {
        self.traits.contains(path) || path.rsplit_once("::").is_some_and(|(of, _)| self.traits.contains(of))
    }

    /// Whether a parameter of this type makes its function hot.
    pub fn is_parameter(&self, path: &str) -> bool {
        self.parameter_types.contains(path)
    }
}

/// Settings of a run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Rules, tables and shapes: built in, of packs, of `feeler.toml`.
    pub catalog: Catalog,
    /// From which severity on a finding fails the run.
    pub fail_on: FailOn,
    /// The most warnings that a run may have.
    pub max_warnings: Option<u32>,
    /// The least confidence that is shown.
    pub min_confidence: Confidence,
    /// Whether primitives of low level are reported.
    pub pedantic: bool,
    /// Whether to skip what git ignores.
    pub respect_gitignore: bool,
    /// Files that are not analysed.
    pub exclude: Globs,
    /// What is hot.
    pub hot: Hot,
    /// Allowances for whole paths.
    pub allows: Vec<ConfigAllow>,
    /// Other rules for some paths, in order.
    pub overrides: Vec<Override>,
    /// Files that are policy, and how they are judged.
    pub policies: Vec<Policy>,
    /// Rollout manifests, where the project has any.
    pub rollout: Option<Rollout>,
    /// The configuration files.
    pub files: Vec<ConfigFile>,
    /// What the user should be told, e.g. that a code was renamed.
    pub notices: Vec<String>,
    /// The day on which allowances are judged.
    pub today: Date,
    /// A hash of all that decides what linking keeps: configuration files and packs.
    pub tables: blake3::Hash,
    /// A hash of all that the settings come from, the day left out.
    pub fingerprint: blake3::Hash,
    /// Worker threads; `None` leaves it to the machine.
    pub threads: Option<usize>,
    select: Vec<Selector>,
    ignore: Vec<Selector>,
    severity: BTreeMap<String, Severity>,
}

impl Settings {
    /// Compiles a merged configuration. `catalog` holds the built-in rules and those of packs.
    pub fn new(resolved: &Resolved, catalog: Catalog, today: Date) -> Result<Self, ConfigError> {
        let mut settings = Self {
            catalog,
            fail_on: resolved.fail_on.value,
            max_warnings: resolved.max_warnings.value,
            min_confidence: resolved.min_confidence.value,
            pedantic: resolved.pedantic.value,
            respect_gitignore: resolved.respect_gitignore.value,
            exclude: Globs::default(),
            hot: Hot::default(),
            allows: Vec::new(),
            overrides: Vec::new(),
            policies: Vec::new(),
            rollout: None,
            files: Vec::new(),
            notices: Vec::new(),
            today,
            tables: blake3::Hash::from_bytes([0; 32]),
            fingerprint: blake3::Hash::from_bytes([0; 32]),
            threads: None,
            select: Vec::new(),
            ignore: Vec::new(),
            severity: BTreeMap::new(),
        };
        settings.add_inline_rows(resolved)?;
        settings.select = settings.selectors(resolved, &resolved.select)?;
        settings.ignore = settings.selectors(resolved, &resolved.ignore)?;
        settings.severity = settings.severities(resolved, resolved.severity.iter().cloned())?;
        for (index, layer) in resolved.layers.iter().enumerate() {
            if let Some(exclude) = &layer.raw.exclude {
                add_globs(&mut settings.exclude, resolved, index, exclude.get_ref())?;
            }
            settings.add_hot(resolved, index)?;
            for row in &layer.raw.policy {
                let policy = Policy::compile(resolved, index, row, settings.files.len())?;
                settings.policies.push(policy);
            }
            Rollout::add(&mut settings.rollout, resolved, index, settings.files.len())?;
            settings.add_allows(resolved, index)?;
            for row in &layer.raw.overrides {
                let compiled = settings.compile_override(resolved, index, row)?;
                settings.overrides.push(compiled);
            }
        }
        settings.rollout.iter_mut().for_each(Rollout::complete);
        Ok(settings)
    }

    /// What a run without any configuration uses.
    pub fn defaults(today: Date) -> Result<Self, ConfigError> {
        Self::new(&Resolved::new(Vec::new())?, Catalog::builtin()?, today)
    }

    /// Rules that run somewhere, in order of their codes.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.catalog.rules.iter().filter(|rule| {
            select::is_selected(rule, &self.select, &self.ignore)
                || self.overrides.iter().any(|it| select::is_selected(rule, &it.select, &it.ignore))
        })
    }

    /// Whether a rule runs on a file. The last override that has anything to say about the rule decides.
    pub fn is_enabled(&self, rule: &Rule, path: &str) -> bool {
        let mut enabled = select::is_selected(rule, &self.select, &self.ignore);
        for it in self.overrides.iter().filter(|it| it.paths.matches(path)) {
            if select::is_selected(rule, &it.select, &it.ignore) {
                enabled = true;
            } else if select::is_mentioned(rule, &it.ignore) {
                enabled = false;
            }
        }
        enabled
    }

    /// The severity that the configuration gives a rule on a file, if it says anything.
    pub fn severity(&self, code: &str, path: &str) -> Option<Severity> {
        let by_path = self.overrides.iter().rev().filter(|it| it.severity.contains_key(code));
        let mut by_path = by_path.filter(|it| it.paths.matches(path));
        by_path.next().map(|it| &it.severity).unwrap_or(&self.severity).get(code).copied()
    }

    fn add_inline_rows(&mut self, resolved: &Resolved) -> Result<(), ConfigError> {
        for layer in &resolved.layers {
            let mut rows = EffectFile::empty(INLINE_EFFECT);
            rows.primitive.clone_from(&layer.raw.primitive);
            rows.boundary.clone_from(&layer.raw.boundary);
            rows.context.clone_from(&layer.raw.context);
            self.catalog.add_effects(&[(&layer.name, &layer.text, rows)])?;
            let accessors = layer.raw.rollout.as_ref().map(|it| &it.get_ref().accessors);
            if let Some(paths) = accessors.filter(|paths| !paths.is_empty()) {
                let mut rows = EffectFile::empty(SWITCH_EFFECT);
                rows.primitive.push(raw_effects::Primitive::accessors(paths));
                self.catalog.add_effects(&[(&layer.name, &layer.text, rows)])?;
            }
        }
        Ok(())
    }

    fn selectors(&mut self, resolved: &Resolved, words: &[Sourced<String>]) -> Result<Vec<Selector>, ConfigError> {
        let mut selectors = Vec::new();
        for word in words {
            let parsed = Selector::parse(&word.value, &self.catalog).map_err(|error| fault(resolved, word, error))?;
            if let Some(successor) = parsed.redirected {
                let origin = resolved.origin(word.place);
                self.notices.push(format!("{origin}: rule `{}` is now `{successor}`", word.value));
            }
            selectors.push(parsed.selector);
        }
        Ok(selectors)
    }

    fn severities(
        &self,
        resolved: &Resolved,
        words: impl Iterator<Item = (Sourced<String>, Severity)>,
    ) -> Result<BTreeMap<String, Severity>, ConfigError> {
        let mut severities = BTreeMap::new();
        for (word, severity) in words {
            let Some(rule) = self.catalog.rule(&word.value) else {
                let near = select::suggestion(&word.value, &self.catalog);
                return Err(fault(resolved, &word, format!("unknown rule `{}`{near}", word.value)));
            };
            severities.insert(rule.code.clone(), severity);
        }
        Ok(severities)
    }

    fn add_hot(&mut self, resolved: &Resolved, layer: usize) -> Result<(), ConfigError> {
        let raw = &resolved.layers[layer].raw.hot;
        add_globs(&mut self.hot.paths, resolved, layer, &raw.paths)?;
        add_paths(&mut self.hot.functions, resolved, layer, &raw.functions)?;
        add_paths(&mut self.hot.traits, resolved, layer, &raw.traits)?;
        add_paths(&mut self.hot.parameter_types, resolved, layer, &raw.parameter_types)
    }

    fn add_allows(&mut self, resolved: &Resolved, layer: usize) -> Result<(), ConfigError> {
        let from = &resolved.layers[layer];
        if !from.is_file {
            return match from.raw.allow.first() {
                Some(_) => Err(ConfigError::new(&from.name, "an allowance must stand in a file")),
                None => Ok(()),
            };
        }
        for row in from.raw.allow.iter().map(toml::Spanned::get_ref) {
            let mut paths = Globs::default();
            add_globs(&mut paths, resolved, layer, &row.paths)?;
            if paths.is_empty() {
                return Err(resolved.error(place(layer, &row.code.span()), "an allowance needs `paths`"));
            }
            self.allows.push(ConfigAllow {
                code: row.code.get_ref().clone(),
                paths,
                until: row.until.as_ref().map(|it| it.get_ref().clone()),
                reason: row.reason.trim().to_string(),
                file: self.files.len(),
                span: place(layer, &row.code.span()).span,
            });
        }
        self.files.push(ConfigFile { path: from.name.clone(), text: from.text.clone() });
        Ok(())
    }

    fn compile_override(
        &mut self,
        resolved: &Resolved,
        layer: usize,
        row: &toml::Spanned<RawOverride>,
    ) -> Result<Override, ConfigError> {
        let raw = row.get_ref();
        if raw.reason.get_ref().trim().is_empty() {
            return Err(resolved.error(place(layer, &raw.reason.span()), "an override must say its reason"));
        }
        let mut paths = Globs::default();
        add_globs(&mut paths, resolved, layer, &raw.paths)?;
        let words = |list: &Words| list.iter().map(|it| sourced(layer, it)).collect::<Vec<_>>();
        Ok(Override {
            paths,
            origin: resolved.origin(Some(place(layer, &row.span()))).to_string(),
            select: self.selectors(resolved, &words(&raw.select))?,
            ignore: self.selectors(resolved, &words(&raw.ignore))?,
            severity: self.severities(
                resolved,
                raw.severity.iter().map(|(code, severity)| (sourced(layer, code), *severity.get_ref())),
            )?,
        })
    }
}

fn fault(resolved: &Resolved, word: &Sourced<String>, message: String) -> ConfigError {
    match word.place {
        Some(place) => resolved.error(place, message),
        None => ConfigError::new("defaults", message),
    }
}

pub(super) fn add_globs(
    globs: &mut Globs,
    resolved: &Resolved,
    layer: usize,
    words: &Words,
) -> Result<(), ConfigError> {
    let prefix = &resolved.layers[layer].prefix;
    globs.add(prefix, words.iter().map(|it| it.get_ref().as_str())).map_err(|(index, message)| {
        let at: Place = place(layer, &words[index].span());
        resolved.error(at, format!("`{}` is no glob: {message}", words[index].get_ref()))
    })
}

fn add_paths(table: &mut PathTable<()>, resolved: &Resolved, layer: usize, words: &Words) -> Result<(), ConfigError> {
    for word in words {
        let expanded = paths::expand(word.get_ref());
        let expanded = expanded.map_err(|message| resolved.error(place(layer, &word.span()), message))?;
        expanded.iter().for_each(|path| table.insert(path, ()));
    }
    Ok(())
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
