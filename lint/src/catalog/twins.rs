//! Async calls that do what blocking ones do, with the same arguments and the same result: what a fix may put in their place.

use super::{
    effects::{Fault, expand_all},
    paths::PathTable,
    raw_effects::{self as raw, EffectFile, Guard},
};
use std::sync::Arc;

/// Where the twins of a row are, and what a crate must have so that they can be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// The module, e.g. `tokio::fs`. Its call has the name of the blocking one.
    pub module: String,
    /// The package that has the module.
    pub package: String,
    /// Its major version, e.g. `1`.
    pub version: String,
    /// Features of which one must be on; none is needed when there are none.
    pub features: Vec<String>,
    /// Packages beside which it is not sure that this one drives an async body.
    pub rivals: Vec<String>,
}

/// The twins of an effect.
#[derive(Clone, Debug, Default)]
pub struct Twins {
    by_path: PathTable<Arc<Twin>>,
    guards: Vec<Guard>,
}

impl Twins {
    /// What may be awaited in place of a call of `path`, the latest row first.
    pub fn of(&self, path: &str) -> impl Iterator<Item = &Twin> {
        self.by_path.matches(path).map(AsRef::as_ref)
    }

    /// Whether the value of a method of this name and number of arguments should not live across an `.await`, in a crate that
    /// depends on some packages.
    pub fn is_guard(&self, method: &str, args: usize, depends_on: impl Fn(&str) -> bool) -> bool {
        self.guards.iter().any(|row| {
            row.methods.iter().any(|it| it == method)
                && row.args.as_ref().is_none_or(|counts| counts.0.iter().any(|it| usize::from(*it) == args))
                && (row.packages.is_empty() || row.packages.iter().any(|it| depends_on(it)))
        })
    }

    pub(super) fn add(&mut self, file: &EffectFile) -> Result<(), Fault> {
        for row in &file.twin {
            let twin = Arc::new(Twin::from(row));
            for path in expand_all(&row.paths)? {
                self.by_path.insert(&path, Arc::clone(&twin));
            }
        }
        self.guards.extend(file.guard.iter().cloned());
        Ok(())
    }
}

impl From<&raw::Twin> for Twin {
    fn from(row: &raw::Twin) -> Self {
        Self {
            module: row.module.clone(),
            package: row.package.clone(),
            version: row.version.clone(),
            features: row.features.clone(),
            rivals: row.rivals.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::{Catalog, builtin, effects::expand_all, raw_effects::EffectFile};

    #[test]
    fn twins_and_guards_are_data() {
        let catalog = Catalog::builtin().unwrap();
        let twins = catalog.effects["blocking"].twins();
        let module = |path: &str| twins.of(path).map(|it| it.module.as_str()).next();
        assert_eq!(module("std::fs::read_to_string"), Some("tokio::fs"));
        assert_eq!(module("std::thread::sleep"), Some("tokio::time"));
        assert_eq!(module("std::fs::File::open"), None, "its result has another type");
        let is_guard = |name, args, package: &str| twins.is_guard(name, args, |it| it == package);
        assert!(is_guard("lock", 0, "x") && is_guard("write", 0, "x") && !is_guard("write", 1, "x"));
        assert!(is_guard("get", 1, "dashmap") && !is_guard("get", 1, "x") && !is_guard("push", 0, "dashmap"));
    }

    #[test]
    fn every_twin_is_of_a_primitive() {
        let catalog = Catalog::builtin().unwrap();
        for (_, text) in builtin::EFFECTS {
            let file: EffectFile = toml::from_str(text).unwrap();
            for path in file.twin.iter().flat_map(|row| expand_all(&row.paths).ok().unwrap()) {
                assert!(catalog.effects[&file.effect].is_primitive(&path), "`{path}` has a twin and is no primitive");
            }
        }
    }
}
