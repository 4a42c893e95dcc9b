//! Effect tables as they are written: the shape of `FORMAT.md`, for serde. Inline rows of `feeler.toml` have the same shape.

use super::{boundaries::BoundaryKind, effects};
use serde::{Deserialize, de};
use std::collections::BTreeMap;
use toml::Spanned;

/// A whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectFile {
    /// Name of the effect that the rows belong to.
    pub effect: String,
    /// What its primitives do, for messages: `blocks the thread`.
    pub does: Option<String>,
    /// Classes by name; their spans tell their order.
    #[serde(default)]
    pub class: BTreeMap<Spanned<String>, Class>,
    /// Calls that have the effect.
    #[serde(default)]
    pub primitive: Vec<Primitive>,
    /// Method names that can mean nothing else.
    #[serde(default)]
    pub name: Vec<Named>,
    /// Calls that move their callables elsewhere.
    #[serde(default)]
    pub boundary: Vec<Boundary>,
    /// What only runs in development.
    #[serde(default)]
    pub cold: Vec<Cold>,
    /// `[[alias]]`.
    #[serde(default)]
    pub alias: Vec<Alias>,
    /// Bodies that are a context.
    #[serde(default)]
    pub context: Vec<Context>,
    /// Calls that end the start-up of an async `main`.
    #[serde(default)]
    pub spawn: Vec<Spawn>,
    /// Async calls that do what primitives do.
    #[serde(default)]
    pub twin: Vec<Twin>,
    /// Methods whose value should not live across an `.await`.
    #[serde(default)]
    pub guard: Vec<Guard>,
    /// Values that keep a lock.
    #[serde(default)]
    pub lock_guard: Vec<LockGuard>,
}

impl EffectFile {
    /// An effect without rows yet.
    pub fn empty(effect: &str) -> Self {
        Self {
            effect: effect.to_string(),
            does: None,
            class: BTreeMap::new(),
            primitive: Vec::new(),
            name: Vec::new(),
            boundary: Vec::new(),
            cold: Vec::new(),
            alias: Vec::new(),
            context: Vec::new(),
            spawn: Vec::new(),
            twin: Vec::new(),
            guard: Vec::new(),
            lock_guard: Vec::new(),
        }
    }

    /// Classes in the order of the file.
    pub(super) fn classes(&self) -> Vec<(&str, &Class)> {
        let mut classes: Vec<_> = self.class.iter().collect();
        classes.sort_by_key(|(name, _)| name.span().start);
        classes.into_iter().map(|(name, class)| (name.get_ref().as_str(), class)).collect()
    }
}

/// `[class.NAME]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Absent when the class is another table's and only gets more help.
    pub summary: Option<String>,
    /// The menu of ways out.
    #[serde(default)]
    pub help: Vec<String>,
}

/// `[[primitive]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Primitive {
    /// Name of its class.
    pub class: Spanned<String>,
    /// Its weight.
    pub level: Level,
    /// Paths, with groups and wildcards.
    pub paths: Vec<Spanned<String>>,
    /// Ways out of its own.
    #[serde(default)]
    pub help: Vec<String>,
    /// Arities that count.
    pub args: Option<Arity>,
    /// Types of which one must be seen.
    pub subjects: Option<Vec<Spanned<String>>>,
    /// Types of which none may be seen.
    pub unless_subjects: Option<Vec<Spanned<String>>>,
}

impl Primitive {
    /// Functions of a project by which it reads switches.
    pub fn accessors(paths: &[Spanned<String>]) -> Self {
        let class = Spanned::new(0..0, "accessor".to_string());
        let (help, args, subjects, unless_subjects) = (Vec::new(), None, None, None);
        Self { class, level: Level::Never, paths: paths.to_vec(), help, args, subjects, unless_subjects }
    }
}

/// `[[name]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Name of its class.
    pub class: Spanned<String>,
    /// Its weight.
    pub level: Level,
    /// Method names.
    pub names: Vec<String>,
    /// Ways out of its own.
    #[serde(default)]
    pub help: Vec<String>,
    /// Arities that count.
    pub args: Option<Arity>,
}

/// `[[boundary]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boundary {
    /// Where callables run.
    pub kind: Kind,
    /// Paths, with groups and wildcards.
    #[serde(default)]
    pub paths: Vec<Spanned<String>>,
    /// Beginnings of last segments of unknown callees.
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// Ends of last segments of unknown callees.
    #[serde(default)]
    pub suffixes: Vec<String>,
    /// Methods that do the same on whatever type nobody described: `map`, `and_then`.
    #[serde(default)]
    pub methods: Vec<String>,
}

/// `[[alias]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// Packages that are forks or other names of one crate.
    pub packages: Vec<String>,
    /// The crate whose paths stand in tables and shapes.
    pub of: String,
}

/// `[[cold]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cold {
    /// Names of packages, with `*` for any characters.
    #[serde(default)]
    pub packages: Vec<Spanned<String>>,
    /// Names of modules, with `*` for any characters.
    #[serde(default)]
    pub modules: Vec<Spanned<String>>,
}

/// `[[context]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Context {
    /// The context, e.g. `async`.
    pub name: String,
    /// Trait methods whose implementations are in it.
    pub traits: Vec<Spanned<String>>,
}

/// `[[spawn]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spawn {
    /// Paths, with groups and wildcards.
    pub paths: Vec<Spanned<String>>,
}

/// `[[twin]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Twin {
    /// Blocking calls, with groups.
    pub paths: Vec<Spanned<String>>,
    /// Where calls of the same names are that take and give the same and are awaited.
    pub module: String,
    /// The package that has the module.
    pub package: String,
    /// Its major version, e.g. `1`.
    pub version: String,
    /// Features of which one must be on.
    #[serde(default)]
    pub features: Vec<String>,
    /// Packages beside which it is not sure that this one drives an async body.
    #[serde(default)]
    pub rivals: Vec<String>,
}

/// `[[guard]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// Names of methods.
    pub methods: Vec<String>,
    /// Arities that count.
    pub args: Option<Arity>,
    /// Packages of which a crate must have one, so that the names mean this.
    #[serde(default)]
    pub packages: Vec<String>,
}

/// `[[lock_guard]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockGuard {
    /// Types, with groups and wildcards.
    pub types: Vec<Spanned<String>>,
}

/// A weight as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// As [`effects::Level::High`].
    High,
    /// As [`effects::Level::Medium`].
    Medium,
    /// As [`effects::Level::Low`].
    Low,
    /// No primitive, although a wider pattern says so.
    Never,
}

impl Level {
    pub(super) fn known(self) -> Option<effects::Level> {
        match self {
            Self::High => Some(effects::Level::High),
            Self::Medium => Some(effects::Level::Medium),
            Self::Low => Some(effects::Level::Low),
            Self::Never => None,
        }
    }
}

/// A boundary's kind as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// As [`BoundaryKind::Offload`].
    Offload,
    /// As [`BoundaryKind::Thread`].
    Thread,
    /// As [`BoundaryKind::Inline`].
    Inline,
    /// As [`BoundaryKind::Spawn`].
    Spawn,
}

impl From<Kind> for BoundaryKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Offload => Self::Offload,
            Kind::Thread => Self::Thread,
            Kind::Inline => Self::Inline,
            Kind::Spawn => Self::Spawn,
        }
    }
}

/// A number of arguments or a list of numbers. Read by hand: serde's untagged enums lose the place of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arity(pub Vec<u16>);

impl<'de> Deserialize<'de> for Arity {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Arity;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number of arguments or a list of numbers")
            }

            fn visit_i64<E: de::Error>(self, count: i64) -> Result<Arity, E> {
                u16::try_from(count).map(|it| Arity(vec![it])).map_err(|_| E::custom("a count must lie in 0..=65535"))
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Arity, A::Error> {
                let mut counts = Vec::new();
                while let Some(count) = seq.next_element()? {
                    counts.push(count);
                }
                Ok(Arity(counts))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
