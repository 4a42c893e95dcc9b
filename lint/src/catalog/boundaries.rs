//! Where code runs, whatever the effect: what calls do with callables, which bodies are a context, which packages never ship.

use super::{
    effects::{Fault, expand_all},
    error::CatalogError,
    paths::PathTable,
    raw_effects::EffectFile,
};
use globset::GlobMatcher;
use rustc_hash::FxHashMap;

/// Where a boundary runs the callables that it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoundaryKind {
    /// On a pool made for blocking work: the effect stops here.
    Offload,
    /// On another thread: the effect stops here, but that thread may itself drive a runtime.
    Thread,
    /// In place, as if called directly.
    Inline,
    /// Later on the executor: the callable is in the async context.
    Spawn,
}

/// What tables say about where code runs. All effects share it.
#[derive(Clone, Debug, Default)]
pub struct Boundaries {
    paths: PathTable<BoundaryKind>,
    prefixes: Vec<(String, BoundaryKind)>,
    suffixes: Vec<(String, BoundaryKind)>,
    methods: FxHashMap<Box<str>, BoundaryKind>,
    spawns: PathTable<()>,
    guards: PathTable<()>,
    contexts: PathTable<String>,
    cold_packages: Vec<GlobMatcher>,
    cold_modules: Vec<GlobMatcher>,
    aliases: FxHashMap<Box<str>, Box<str>>,
}

impl Boundaries {
    /// What a call of `path` does with the callables it is given.
    pub fn boundary(&self, path: &str) -> Option<BoundaryKind> {
        self.paths.matches(path).next().copied()
    }

    /// What an unknown callee does with callables, judged by its last segment. The longest affix decides.
    pub fn boundary_by_name(&self, last_segment: &str) -> Option<BoundaryKind> {
        let prefix = self.prefixes.iter().filter(|(it, _)| last_segment.starts_with(it.as_str()));
        let suffix = self.suffixes.iter().filter(|(it, _)| last_segment.ends_with(it.as_str()));
        prefix.chain(suffix).max_by_key(|(it, _)| it.len()).map(|(_, kind)| *kind)
    }

    /// Whether a call of `path` ends the start-up of an async `main`.
    pub fn is_spawn(&self, path: &str) -> bool {
        self.spawns.contains(path)
    }

    /// Whether a value of this type keeps a lock, for which threads wait, while it lives.
    pub fn is_guard(&self, ty: &str) -> bool {
        self.guards.contains(ty)
    }

    /// Whether a package is for development only, judged by its name.
    pub fn is_cold_package(&self, name: &str) -> bool {
        self.cold_packages.iter().any(|glob| glob.is_match(name))
    }

    /// Whether a module is for development only, judged by its name.
    pub fn is_cold_module(&self, name: &str) -> bool {
        self.cold_modules.iter().any(|glob| glob.is_match(name))
    }

    /// The context that implementations of a trait method are in. The latest table wins; see [`Boundaries::contexts`].
    pub fn context(&self, trait_method_path: &str) -> Option<&str> {
        self.contexts.matches(trait_method_path).next().map(String::as_str)
    }

    /// All contexts that implementations of a trait method are in.
    pub fn contexts<'a>(&'a self, trait_method_path: &str) -> impl Iterator<Item = &'a str> {
        self.contexts.matches(trait_method_path).map(String::as_str)
    }

    /// What a method of a type that nobody described does with callables.
    pub fn boundary_of_method(&self, name: &str) -> Option<BoundaryKind> {
        self.methods.get(name).copied()
    }

    /// The crate that a package is another name of.
    pub fn alias(&self, package: &str) -> Option<&str> {
        self.aliases.get(package).map(AsRef::as_ref)
    }

    /// Whether some trait method puts its implementations into a context.
    pub fn has_context(&self, context: &str) -> bool {
        self.contexts.values().any(|name| name == context)
    }

    /// Whether a call of `path`, whose last segment is `last`, can matter here.
    pub(super) fn mentions(&self, path: &str, last: &str) -> bool {
        self.boundary(path).is_some()
            || self.boundary_by_name(last).is_some()
            || self.methods.contains_key(last)
            || self.is_spawn(path)
    }

    /// Crates that boundaries name.
    pub(super) fn crates(&self) -> impl Iterator<Item = &str> {
        self.paths.roots()
    }

    pub(super) fn add(&mut self, name: &str, text: &str, file: &EffectFile) -> Result<(), CatalogError> {
        self.add_rows(file).map_err(|fault| fault.within(name, text))
    }

    fn add_rows(&mut self, file: &EffectFile) -> Result<(), Fault> {
        for row in &file.boundary {
            for path in expand_all(&row.paths)? {
                self.paths.insert(&path, row.kind.into());
            }
            self.prefixes.extend(row.prefixes.iter().map(|it| (it.clone(), row.kind.into())));
            self.methods.extend(row.methods.iter().map(|it| (it.as_str().into(), row.kind.into())));
            self.suffixes.extend(row.suffixes.iter().map(|it| (it.clone(), row.kind.into())));
        }
        for row in &file.alias {
            let names = row.packages.iter().map(|it| it.replace('-', "_"));
            self.aliases.extend(names.map(|it| (it.into(), row.of.as_str().into())));
        }
        for row in &file.cold {
            self.cold_packages.extend(globs(&row.packages)?);
            self.cold_modules.extend(globs(&row.modules)?);
        }
        for row in &file.context {
            for path in expand_all(&row.traits)? {
                self.contexts.insert(&path, row.name.clone());
            }
        }
        for path in file.spawn.iter().map(|row| expand_all(&row.paths)).collect::<Result<Vec<_>, _>>()?.concat() {
            self.spawns.insert(&path, ());
        }
        for path in file.lock_guard.iter().map(|row| expand_all(&row.types)).collect::<Result<Vec<_>, _>>()?.concat() {
            self.guards.insert(&path, ());
        }
        Ok(())
    }
}

fn globs(patterns: &[toml::Spanned<String>]) -> Result<Vec<GlobMatcher>, Fault> {
    let compile = |pattern: &toml::Spanned<String>| match globset::Glob::new(pattern.get_ref()) {
        Ok(glob) => Ok(glob.compile_matcher()),
        Err(error) => Err(Fault { span: Some(pattern.span()), message: error.to_string() }),
    };
    patterns.iter().map(compile).collect()
}
