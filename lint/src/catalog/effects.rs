//! Effect tables: which calls have an effect, which calls move it elsewhere, which bodies are a context. `FORMAT.md` is the format.

use super::{
    boundaries::Boundaries,
    error::CatalogError,
    paths::{self, PathTable},
    raw_effects::{self as raw, EffectFile},
    twins::Twins,
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How much a primitive weighs. Ordered: `Low < Medium < High`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Only reported under `--pedantic`.
    Low,
    /// A warning, whatever the rule's severity.
    Medium,
    /// The rule's severity.
    High,
}

/// A class of primitives: a bit of the effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Name, e.g. `fs`.
    pub name: String,
    /// What its primitives have in common.
    pub summary: String,
    /// Ways out, for every primitive of the class.
    pub help: Vec<String>,
}

/// A call that has the effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Primitive {
    /// Index into [`Effects::classes`].
    pub class: u16,
    /// How much it weighs.
    pub level: Level,
    /// Ways out that only this primitive has; they go before those of its class.
    pub help: Vec<String>,
}

/// Everything that tables say about one effect.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    name: String,
    does: Option<String>,
    classes: Vec<Class>,
    entries: Vec<Entry>,
    by_path: PathTable<u32>,
    by_name: FxHashMap<Box<str>, Vec<u32>>,
    boundaries: Arc<Boundaries>,
    twins: Twins,
}

/// A primitive with its conditions. `None` in place of the primitive takes a path out of a wider pattern (`level = "never"`).
#[derive(Clone, Debug)]
struct Entry {
    primitive: Option<Primitive>,
    args: Vec<u16>,
    subjects: Option<PathTable<()>>,
    unless: Option<PathTable<()>>,
}

impl Entry {
    fn holds(&self, args: u16, subjects: &[&str]) -> bool {
        let seen = |table: &PathTable<()>| subjects.iter().any(|it| table.contains(it));
        (self.args.is_empty() || self.args.contains(&args))
            && self.subjects.as_ref().is_none_or(seen)
            && !self.unless.as_ref().is_some_and(seen)
    }

    /// A stricter condition is asked first, so that an entry without any is what is left.
    fn strictness(&self) -> u8 {
        2 * u8::from(self.subjects.is_some()) + u8::from(!self.args.is_empty())
    }
}

impl Effects {
    /// The effect's name, e.g. `blocking`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its primitives do, for messages: `blocks the thread`. The effect's name when no table says it.
    pub fn does(&self) -> &str {
        self.does.as_deref().unwrap_or(&self.name)
    }

    /// The classes, in order of display.
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// Index of a class by name.
    pub fn class(&self, name: &str) -> Option<u16> {
        self.classes.iter().position(|it| it.name == name).map(|at| at as u16)
    }

    /// The primitive that a call of `path` with `args` arguments (receiver excluded) is, given the types seen in receiver and
    /// arguments. The most specific pattern decides; among equals the strictest condition, then the latest entry.
    pub fn primitive(&self, path: &str, args: u16, subjects: &[&str]) -> Option<&Primitive> {
        let mut best: Option<&Entry> = None;
        for entry in self.by_path.matches(path).map(|at| &self.entries[*at as usize]) {
            if entry.holds(args, subjects) && best.is_none_or(|it| entry.strictness() > it.strictness()) {
                best = Some(entry);
            }
        }
        best?.primitive.as_ref()
    }

    /// The primitive that a method of this name is although its receiver is unknown: the name can mean nothing else.
    pub fn named(&self, method: &str, args: u16) -> Option<&Primitive> {
        let entries = self.by_name.get(method)?.iter().rev().map(|at| &self.entries[*at as usize]);
        entries.filter(|it| it.holds(args, &[])).max_by_key(|it| it.strictness())?.primitive.as_ref()
    }

    /// Whether a table has an entry for `path`, whatever its conditions.
    pub fn is_primitive(&self, path: &str) -> bool {
        self.by_path.matches(path).next().is_some()
    }

    /// Whether a call of `path` can matter at all, whatever its arguments. Unknown receivers stand as `?::method`, undefined functions as
    /// `!::function`.
    pub fn mentions(&self, path: &str) -> bool {
        let last = path.rsplit("::").next().unwrap_or(path);
        self.is_primitive(path) || self.boundaries.mentions(path, last) || self.by_name.contains_key(last)
    }

    /// Crates that entries name.
    pub fn crates(&self) -> impl Iterator<Item = &str> {
        self.by_path.roots().chain(self.boundaries.crates())
    }

    /// Where code runs.
    pub fn boundaries(&self) -> &Boundaries {
        &self.boundaries
    }

    /// Async calls that do what primitives do.
    pub fn twins(&self) -> &Twins {
        &self.twins
    }

    pub(super) fn set_boundaries(&mut self, boundaries: &Arc<Boundaries>) {
        self.boundaries = Arc::clone(boundaries);
    }

    /// Adds several files at once: classes first, so that the files may come in any order.
    pub(super) fn add(&mut self, files: &[(&str, &str, &EffectFile)]) -> Result<(), CatalogError> {
        for (name, text, file) in files {
            self.name.clone_from(&file.effect);
            self.does = file.does.clone().or(self.does.take());
            for (class, said) in file.classes() {
                self.add_class(class, said).map_err(|fault| fault.within(name, text))?;
            }
        }
        for (name, text, file) in files {
            self.add_rows(file).map_err(|fault| fault.within(name, text))?;
            self.twins.add(file).map_err(|fault| fault.within(name, text))?;
        }
        Ok(())
    }

    /// A class that exists already gets the further help.
    fn add_class(&mut self, name: &str, said: &raw::Class) -> Result<(), Fault> {
        if let Some(at) = self.class(name) {
            let class = &mut self.classes[usize::from(at)];
            class.help.extend(said.help.iter().filter(|it| !class.help.contains(it)).cloned().collect::<Vec<_>>());
            return Ok(());
        }
        let summary = said.summary.clone().ok_or_else(|| Fault::whole(format!("class `{name}` needs a summary")))?;
        if self.classes.len() == MAX_CLASSES {
            return Err(Fault::whole(format!("an effect has at most {MAX_CLASSES} classes")));
        }
        self.classes.push(Class { name: name.to_string(), summary, help: said.help.clone() });
        Ok(())
    }

    fn add_rows(&mut self, file: &EffectFile) -> Result<(), Fault> {
        for row in &file.primitive {
            let entry =
                self.entry(&row.class, row.level, &row.help, row.args.as_ref(), &row.subjects, &row.unless_subjects)?;
            for path in expand_all(&row.paths)? {
                self.by_path.insert(&path, entry);
            }
        }
        for row in &file.name {
            let entry = self.entry(&row.class, row.level, &row.help, row.args.as_ref(), &None, &None)?;
            for name in &row.names {
                self.by_name.entry(name.as_str().into()).or_default().push(entry);
            }
        }
        Ok(())
    }

    fn entry(
        &mut self,
        class: &toml::Spanned<String>,
        level: raw::Level,
        help: &[String],
        args: Option<&raw::Arity>,
        subjects: &Option<Vec<toml::Spanned<String>>>,
        unless: &Option<Vec<toml::Spanned<String>>>,
    ) -> Result<u32, Fault> {
        let name = class.get_ref();
        let index = self.class(name).ok_or_else(|| {
            let near = crate::base::suggest::did_you_mean(name, self.classes.iter().map(|it| it.name.as_str()));
            Fault { span: Some(class.span()), message: format!("unknown class `{name}`{near}") }
        })?;
        let table = |patterns: &Option<Vec<toml::Spanned<String>>>| -> Result<Option<PathTable<()>>, Fault> {
            let Some(patterns) = patterns else { return Ok(None) };
            let mut table = PathTable::default();
            expand_all(patterns)?.iter().for_each(|path| table.insert(path, ()));
            Ok(Some(table))
        };
        let primitive = level.known().map(|level| Primitive { class: index, level, help: help.to_vec() });
        let args = args.map_or_else(Vec::new, |it| it.0.clone());
        self.entries.push(Entry { primitive, args, subjects: table(subjects)?, unless: table(unless)? });
        Ok(self.entries.len() as u32 - 1)
    }
}

/// Effect sets are bit sets of 64.
const MAX_CLASSES: usize = 64;

/// A fault before it is known which file it is in.
pub(super) struct Fault {
    pub(super) span: Option<std::ops::Range<usize>>,
    pub(super) message: String,
}

impl Fault {
    fn whole(message: String) -> Self {
        Self { span: None, message }
    }

    pub(super) fn within(self, name: &str, text: &str) -> CatalogError {
        match self.span {
            Some(span) => CatalogError::at(name, text, span, self.message),
            None => CatalogError::new(name, self.message),
        }
    }
}

pub(super) fn expand_all(patterns: &[toml::Spanned<String>]) -> Result<Vec<String>, Fault> {
    let mut out = Vec::new();
    for pattern in patterns {
        let expanded = paths::expand(pattern.get_ref());
        out.extend(expanded.map_err(|message| Fault { span: Some(pattern.span()), message })?);
    }
    Ok(out)
}

#[cfg(test)]
#[path = "effects_tests.rs"]
mod tests;
