//! Layers of configuration merged into one, with the place that each value comes from.
//!
//! Scalars: the last layer wins. Lists add up. `select` starts afresh: what earlier layers selected or ignored no longer counts.

use super::{
    ConfigError,
    raw::{FailOn, RawConfig, Words},
};
use crate::base::{
    finding::{Confidence, Severity},
    source::{LineIndex, Span},
};
use std::ops::Range;
use toml::Spanned;

/// One source of configuration.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// The file relative to the project root, or the argument it stands for, e.g. `--select`.
    pub name: String,
    /// Its text; empty for arguments that are no TOML.
    pub text: String,
    /// What it says.
    pub raw: RawConfig,
    /// The project root as seen from the file's folder: empty, or ending in `/`.
    pub prefix: String,
    /// Whether it may hold gate keys: the file that was found may, a file that it extends may not.
    pub gates: bool,
    /// Whether it is a file, so that findings can point into it.
    pub is_file: bool,
}

/// A place in a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index into [`Resolved::layers`].
    pub layer: usize,
    /// Byte range in its text.
    pub span: Span,
}

/// Who said so, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody: it is the default.
    Default,
    /// A line of a file.
    File(String, u32),
    /// An argument.
    Argument(String),
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(name, line) => write!(f, "{name}:{line}"),
            Self::Argument(name) => f.write_str(name),
        }
    }
}

/// A value and the place it comes from; none for a default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub place: Option<Place>,
}

impl<T> Sourced<T> {
    fn default(value: T) -> Self {
        Self { value, place: None }
    }
}

/// The merged configuration.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The layers, the weakest first.
    pub layers: Vec<Layer>,
    /// Rules that run.
    pub select: Vec<Sourced<String>>,
    /// Rules that do not.
    pub ignore: Vec<Sourced<String>>,
    /// From which severity on a finding fails the run.
    pub fail_on: Sourced<FailOn>,
    /// The most warnings that a run may have.
    pub max_warnings: Sourced<Option<u32>>,
    /// The file of findings that are known, as written.
    pub baseline: Option<Sourced<String>>,
    /// The least confidence that is shown.
    pub min_confidence: Sourced<Confidence>,
    /// Whether primitives of low level are shown.
    pub pedantic: Sourced<bool>,
    /// Whether to skip what git ignores.
    pub respect_gitignore: Sourced<bool>,
    /// Files that are not analysed.
    pub exclude: Vec<Sourced<String>>,
    /// Severities by code.
    pub severity: Vec<(Sourced<String>, Severity)>,
    /// Rule packs.
    pub include: Vec<Sourced<String>>,
}

impl Resolved {
    /// Merges layers, the weakest first.
    pub fn new(layers: Vec<Layer>) -> Result<Self, ConfigError> {
        let mut merged = Self {
            layers: Vec::new(),
            select: vec![Sourced::default("ALL".to_string())],
            ignore: Vec::new(),
            fail_on: Sourced::default(FailOn::Warning),
            max_warnings: Sourced::default(None),
            baseline: None,
            min_confidence: Sourced::default(Confidence::Medium),
            pedantic: Sourced::default(false),
            respect_gitignore: Sourced::default(true),
            exclude: Vec::new(),
            severity: Vec::new(),
            include: Vec::new(),
        };
        for (index, layer) in layers.iter().enumerate() {
            check_gates(layer)?;
            merged.merge(index, &layer.raw);
        }
        merged.layers = layers;
        Ok(merged)
    }

    fn merge(&mut self, layer: usize, raw: &RawConfig) {
        if let Some(select) = &raw.select {
            self.select.clear();
            self.ignore.clear();
            add_words(&mut self.select, layer, select.get_ref());
        }
        add_words(&mut self.select, layer, &raw.extend_select);
        if let Some(ignore) = &raw.ignore {
            add_words(&mut self.ignore, layer, ignore.get_ref());
        }
        if let Some(exclude) = &raw.exclude {
            add_words(&mut self.exclude, layer, exclude.get_ref());
        }
        add_words(&mut self.include, layer, &raw.rules.include);
        set(&mut self.fail_on, layer, raw.fail_on.as_ref(), |it| it);
        set(&mut self.max_warnings, layer, raw.max_warnings.as_ref(), Some);
        if let Some(baseline) = &raw.baseline {
            self.baseline = Some(sourced(layer, baseline));
        }
        set(&mut self.min_confidence, layer, raw.min_confidence.as_ref(), |it| it);
        set(&mut self.pedantic, layer, raw.pedantic.as_ref(), |it| it);
        set(&mut self.respect_gitignore, layer, raw.respect_gitignore.as_ref(), |it| it);
        for (code, severity) in &raw.severity {
            self.severity.push((sourced(layer, code), *severity.get_ref()));
        }
    }

    /// Who said so.
    pub fn origin(&self, place: Option<Place>) -> Origin {
        let Some(place) = place else { return Origin::Default };
        let layer = &self.layers[place.layer];
        if layer.is_file {
            Origin::File(layer.name.clone(), LineIndex::new(&layer.text).line_of(place.span.start) + 1)
        } else {
            Origin::Argument(layer.name.clone())
        }
    }

    /// A fault at a place of a layer.
    pub fn error(&self, place: Place, message: impl Into<String>) -> ConfigError {
        let layer = &self.layers[place.layer];
        if layer.is_file {
            ConfigError::at(&layer.name, &layer.text, &range(place.span), message)
        } else {
            ConfigError::new(layer.name.clone(), message)
        }
    }
}

/// A value of a layer with its place.
pub(super) fn sourced<T: Clone>(layer: usize, word: &Spanned<T>) -> Sourced<T> {
    Sourced { value: word.get_ref().clone(), place: Some(place(layer, &word.span())) }
}

/// A range of a layer.
pub(super) fn place(layer: usize, span: &Range<usize>) -> Place {
    Place { layer, span: Span::new(span.start as u32, span.end as u32) }
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

fn add_words(list: &mut Vec<Sourced<String>>, layer: usize, words: &Words) {
    list.extend(words.iter().map(|word| sourced(layer, word)));
}

fn set<T: Copy, U>(slot: &mut Sourced<U>, layer: usize, value: Option<&Spanned<T>>, wrap: impl Fn(T) -> U) {
    if let Some(value) = value {
        *slot = Sourced { value: wrap(*value.get_ref()), place: Some(place(layer, &value.span())) };
    }
}

/// A file that others extend must not decide what fails their run.
fn check_gates(layer: &Layer) -> Result<(), ConfigError> {
    let keys = [
        ("fail-on", layer.raw.fail_on.as_ref().map(Spanned::span)),
        ("max-warnings", layer.raw.max_warnings.as_ref().map(Spanned::span)),
        ("baseline", layer.raw.baseline.as_ref().map(Spanned::span)),
    ];
    match keys.into_iter().find_map(|(key, span)| Some((key, span?))) {
        Some((key, span)) if !layer.gates => {
            let message = format!(
                "`{key}` decides what fails a run, so it belongs in the root file, not in one that is extended"
            );
            Err(ConfigError::at(&layer.name, &layer.text, &span, message))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str, gates: bool) -> Layer {
        let raw = RawConfig::parse(name, text).unwrap();
        Layer { name: name.into(), text: text.into(), raw, gates, is_file: true, ..Layer::default() }
    }

    fn words(list: &[Sourced<String>]) -> Vec<&str> {
        list.iter().map(|it| it.value.as_str()).collect()
    }

    #[test]
    fn scalars_are_replaced_lists_add_up_and_select_starts_afresh() {
        let base = file("base.toml", "ignore = [\"SUP\"]\npedantic = true\nexclude = [\"a\"]\n", false);
        let root = file("feeler.toml", "exclude = [\"b\"]\npedantic = false\nignore = [\"HOT002\"]\n", true);
        let merged = Resolved::new(vec![base.clone(), root.clone()]).unwrap();
        assert_eq!(words(&merged.ignore), ["SUP", "HOT002"]);
        assert_eq!(words(&merged.exclude), ["a", "b"]);
        assert!(!merged.pedantic.value);
        assert_eq!(merged.origin(merged.pedantic.place).to_string(), "feeler.toml:2");
        assert_eq!(merged.origin(merged.fail_on.place).to_string(), "default");
        let only = file("feeler.toml", "select = [\"HOT\"]\n", true);
        let merged = Resolved::new(vec![base, root, only]).unwrap();
        assert_eq!((words(&merged.select), words(&merged.ignore)), (vec!["HOT"], vec![]));
    }

    #[test]
    fn gate_keys_belong_in_the_root_file() {
        let error = Resolved::new(vec![file("base.toml", "\nfail-on = \"never\"\n", false)]).unwrap_err();
        assert!(error.to_string().starts_with("base.toml:2:11: `fail-on` decides what fails a run"), "{error}");
    }
}
