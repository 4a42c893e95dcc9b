//! Rules, effect tables and shapes as data: those that are built in and those of the user, in the same formats.
//!
//! Nothing here reads a file: the caller brings names and texts.

pub mod boundaries;
mod builtin;
pub mod effects;
pub mod error;
pub mod paths;
pub mod raw_effects;
pub mod retired;
pub mod rule;
pub mod select;
pub mod twins;

pub use boundaries::{Boundaries, BoundaryKind};
pub use effects::{Class, Effects, Level, Primitive};
pub use error::CatalogError;
pub use paths::PathTable;
pub use rule::{Rule, RuleDocs, RuleParams, Status};
pub use twins::{Twin, Twins};

use raw_effects::EffectFile;
use std::{collections::BTreeMap, sync::Arc};

/// Everything that rules are made of.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The rules, sorted by code.
    pub rules: Vec<Rule>,
    /// Effects by name.
    pub effects: BTreeMap<String, Effects>,
    boundaries: Arc<Boundaries>,
    /// Shapes: name and Rust text. Those of the user come last.
    pub shapes: Vec<(String, String)>,
}

impl Catalog {
    /// A catalog without anything.
    pub fn empty() -> Self {
        Self::default()
    }

    /// What the program ships.
    pub fn builtin() -> Result<Self, CatalogError> {
        let mut catalog = Self::empty();
        let files: Vec<_> = [builtin::EFFECTS, builtin::RULES, builtin::SHAPES].concat();
        catalog.extend_all(&files)?;
        Ok(catalog)
    }

    /// Adds one file: a `.toml` rule or effect table, or a `.rs` shape.
    pub fn extend(&mut self, name: &str, text: &str) -> Result<(), CatalogError> {
        self.extend_all(&[(name, text)])
    }

    /// Adds several files, which may build on each other in any order.
    pub fn extend_all(&mut self, files: &[(&str, &str)]) -> Result<(), CatalogError> {
        let mut tables = Vec::new();
        let mut rules = Vec::new();
        for (name, text) in files {
            if name.ends_with(".rs") {
                self.shapes.push(((*name).to_string(), (*text).to_string()));
                continue;
            }
            match kind_of(name, text)? {
                Kind::Rule => rules.push((*name, *text, Rule::parse(name, text)?)),
                Kind::Effects => {
                    let file: EffectFile =
                        toml::from_str(text).map_err(|error| CatalogError::toml(name, text, &error))?;
                    tables.push((*name, *text, file));
                }
            }
        }
        self.add_effects(&tables)?;
        for (name, text, rule) in rules {
            self.add_rule(name, text, rule)?;
        }
        self.rules.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(())
    }

    /// Adds effect tables that were read already: name, text (for the places of errors) and rows.
    pub fn add_effects(&mut self, tables: &[(&str, &str, EffectFile)]) -> Result<(), CatalogError> {
        let mut by_effect: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (name, text, file) in tables {
            by_effect.entry(file.effect.as_str()).or_default().push((*name, *text, file));
        }
        for (effect, files) in by_effect {
            self.effects.entry(effect.to_string()).or_default().add(&files)?;
        }
        let boundaries = Arc::make_mut(&mut self.boundaries);
        for (name, text, file) in tables {
            boundaries.add(name, text, file)?;
        }
        self.effects.values_mut().for_each(|effects| effects.set_boundaries(&self.boundaries));
        Ok(())
    }

    /// Whether a table says that a package of this name is for development only.
    pub fn is_cold_package(&self, name: &str) -> bool {
        self.boundaries.is_cold_package(name)
    }

    /// Whether a table says that a module of this name is for development only.
    pub fn is_cold_module(&self, name: &str) -> bool {
        self.boundaries.is_cold_module(name)
    }

    /// Whether a table says that a value of this type keeps a lock.
    pub fn is_guard(&self, ty: &str) -> bool {
        self.boundaries.is_guard(ty)
    }

    /// The crate that a package is another name of.
    pub fn alias(&self, package: &str) -> Option<&str> {
        self.boundaries.alias(package)
    }

    /// The rule of a code or name.
    pub fn rule(&self, code_or_name: &str) -> Option<&Rule> {
        self.rules.iter().find(|it| it.code == code_or_name || it.name == code_or_name)
    }

    fn add_rule(&mut self, name: &str, text: &str, rule: Rule) -> Result<(), CatalogError> {
        let place = |word: &str| text.find(&format!("\"{word}\"")).unwrap_or(0)..0;
        if self.rules.iter().any(|it| it.code == rule.code) || retired::lookup(&rule.code).is_some() {
            let message = format!("code `{}` is taken: codes are never reused", rule.code);
            return Err(CatalogError::at(name, text, place(&rule.code), message));
        }
        if self.rules.iter().any(|it| it.name == rule.name) || retired::lookup(&rule.name).is_some() {
            let message = format!("name `{}` is taken", rule.name);
            return Err(CatalogError::at(name, text, place(&rule.name), message));
        }
        self.check_effect(&rule).map_err(|(word, message)| CatalogError::at(name, text, place(&word), message))?;
        self.rules.push(rule);
        Ok(())
    }

    /// A rule may only name effects and classes that exist: otherwise a typo would silence it.
    fn check_effect(&self, rule: &Rule) -> Result<(), (String, String)> {
        use crate::base::suggest::did_you_mean;
        let mut beside = rule.params.codec.iter().chain(&rule.params.work);
        if let Some(named) = beside.find(|it| !self.effects.contains_key(*it)) {
            let near = did_you_mean(named, self.effects.keys().map(String::as_str));
            return Err((named.clone(), format!("no table describes the effect `{named}`{near}")));
        }
        let Some(effect) = &rule.params.effect else { return Ok(()) };
        let Some(known) = self.effects.get(effect) else {
            let near = did_you_mean(effect, self.effects.keys().map(String::as_str));
            return Err((effect.clone(), format!("no table describes the effect `{effect}`{near}")));
        };
        // What timers contend for is told by the tables of their work.
        let tables = rule.params.work.iter().filter_map(|it| self.effects.get(it)).chain([known]);
        let classes: Vec<&str> = tables.flat_map(|table| table.classes()).map(|it| it.name.as_str()).collect();
        let taken = rule.params.takes.keys();
        for class in rule.params.classes.iter().chain(&rule.params.except_classes).chain(taken) {
            if !classes.contains(&class.as_str()) {
                let near = did_you_mean(class, classes.iter().copied());
                return Err((class.clone(), format!("effect `{effect}` has no class `{class}`{near}")));
            }
        }
        Ok(())
    }
}

enum Kind {
    Rule,
    Effects,
}

/// A file is what its first key says: `code` for a rule, `effect` for a table.
fn kind_of(name: &str, text: &str) -> Result<Kind, CatalogError> {
    if !name.ends_with(".toml") {
        return Err(CatalogError::new(name, "rules and tables end in `.toml`, shapes in `.rs`"));
    }
    let table: toml::Table = toml::from_str(text).map_err(|error| CatalogError::toml(name, text, &error))?;
    match (table.contains_key("code"), table.contains_key("effect")) {
        (true, false) => Ok(Kind::Rule),
        (false, true) => Ok(Kind::Effects),
        _ => Err(CatalogError::new(
            name,
            "a rule has a `code`, an effect table an `effect`; this file has neither or both",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = "code = \"XXX001\"\nname = \"x-y\"\nsummary = \"s\"\nseverity = \"error\"\nstatus = \"stable\"\nsince = \"0.1.0\"\ndetector = \"effect-reach\"\n";
    const DOCS: &str = "[docs]\nwhy = \"w\"\navoid = \"a\"\nprefer = \"p\"\nlimits = \"l\"\n";

    #[test]
    fn the_built_in_catalog_loads() {
        let catalog = Catalog::builtin().unwrap();
        assert!(catalog.rules.is_sorted_by_key(|it| &it.code));
        assert!(catalog.rule("HOT001").is_some() && catalog.rule("blocking-call-in-async").is_some());
        assert!(!catalog.rule("SYN001").unwrap().gates);
    }

    #[test]
    fn a_rule_may_come_before_the_table_it_needs() {
        let rule = format!("{RULE}[params]\neffect = \"e\"\nclasses = [\"c\"]\n{DOCS}");
        let table = "effect = \"e\"\n[class.c]\nsummary = \"s\"\n";
        let mut catalog = Catalog::empty();
        catalog.extend_all(&[("r.toml", &rule), ("t.toml", table), ("s.rs", "pub mod a {}")]).unwrap();
        assert_eq!((catalog.rules.len(), catalog.effects.len(), catalog.shapes.len()), (1, 1, 1));
    }

    #[test]
    fn what_cannot_be_right_is_refused_with_its_place() {
        let load = |text: &str| Catalog::empty().extend("r.toml", text).unwrap_err().to_string();
        let good = format!("{RULE}{DOCS}");
        assert_eq!(
            load("x = 1"),
            "r.toml: a rule has a `code`, an effect table an `effect`; this file has neither or both"
        );
        assert!(load(&good.replace("XXX001", "X1")).starts_with("r.toml:1: `X1` is no rule code"));
        assert!(load(&good.replace("x-y", "X y")).starts_with("r.toml:2: `X y` is no rule name"));
        assert_eq!(load(&good.replace("since", "sinse")), "r.toml:6: unknown key `sinse`; did you mean `since`?");
        assert_eq!(load(&good.replace("\"w\"", "\" \"")), "r.toml: `docs.why` says nothing");
        let lost = format!("{RULE}[params]\neffect = \"e\"\n{DOCS}");
        assert_eq!(load(&lost), "r.toml:9: no table describes the effect `e`");
        let mut twice = Catalog::empty();
        twice.extend("a.toml", &good).unwrap();
        assert_eq!(
            twice.extend("b.toml", &good).unwrap_err().to_string(),
            "b.toml:1: code `XXX001` is taken: codes are never reused"
        );
    }
}
