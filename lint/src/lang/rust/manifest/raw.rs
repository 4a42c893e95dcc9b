//! One manifest as written: what Cargo reads, nothing resolved. Every field of the wrong type is a problem of its own and
//! counts as absent, so that a slip in one key never hides a crate.

use super::{DepKind, Edition, ManifestFile, ManifestProblem};
use crate::base::source::Span;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Manifests above this size are not read: Cargo's own are a thousand times smaller.
const MAX_BYTES: usize = 4 << 20;

/// A manifest.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub(super) package: Option<RawPackage>,
    pub(super) workspace: Option<RawWorkspace>,
    pub(super) deps: Vec<RawDep>,
    /// Entries of `[patch.*]` and `[replace]`.
    pub(super) patches: Vec<RawDep>,
}

/// A value that `key.workspace = true` may leave to the workspace.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Inherit<T> {
    #[default]
    Absent,
    Workspace,
    Own(T),
}

impl<T: Clone> Inherit<T> {
    pub(super) fn or(&self, workspace: Option<&T>) -> Option<T> {
        match self {
            Self::Absent => None,
            Self::Workspace => workspace.cloned(),
            Self::Own(value) => Some(value.clone()),
        }
    }
}

/// `[package]` and the target tables.
#[derive(Debug, Default)]
pub(super) struct RawPackage {
    pub(super) name: String,
    pub(super) version: Inherit<String>,
    pub(super) edition: Inherit<Edition>,
    /// `package.workspace`: folder of the workspace root.
    pub(super) workspace: Option<String>,
    pub(super) build: RawBuild,
    pub(super) lib: Option<RawTarget>,
    pub(super) autolib: Option<bool>,
    pub(super) bin: RawTargets,
    pub(super) example: RawTargets,
    pub(super) test: RawTargets,
    pub(super) bench: RawTargets,
}

/// `package.build`.
#[derive(Debug, Default, PartialEq)]
pub(super) enum RawBuild {
    #[default]
    Default,
    Off,
    Scripts(Vec<(String, Span)>),
}

/// The explicit targets of a kind and whether others are discovered.
#[derive(Debug, Default)]
pub(super) struct RawTargets {
    pub(super) listed: Option<Vec<RawTarget>>,
    pub(super) auto: Option<bool>,
}

/// `[lib]` or one of `[[bin]]` and its kin.
#[derive(Clone, Debug, Default)]
pub(super) struct RawTarget {
    pub(super) name: Option<String>,
    pub(super) path: Option<String>,
    pub(super) proc_macro: bool,
    pub(super) span: Span,
}

/// `[workspace]`.
#[derive(Debug, Default)]
pub(super) struct RawWorkspace {
    pub(super) members: Vec<(String, Span)>,
    pub(super) exclude: Vec<String>,
    pub(super) version: Option<String>,
    pub(super) edition: Option<Edition>,
    pub(super) deps: Vec<RawDep>,
}

/// One entry of a dependency table.
#[derive(Clone, Debug, Default)]
pub(super) struct RawDep {
    pub(super) key: String,
    pub(super) kind: DepKind,
    pub(super) workspace: bool,
    pub(super) package: Option<String>,
    pub(super) path: Option<String>,
    pub(super) version: Option<String>,
    pub(super) optional: bool,
    /// From a `[target.*]` table: only for some platforms.
    pub(super) conditional: bool,
    pub(super) features: Vec<String>,
    pub(super) span: Span,
}

/// Reads a manifest. Text that is not TOML is one problem; what could be made out around it still counts.
pub(super) fn read(file: &ManifestFile<'_>, problems: &mut Vec<ManifestProblem>) -> Raw {
    let mut reader = Reader { manifest: file.path, problems };
    if file.text.len() > MAX_BYTES {
        reader.problem(Span::default(), format!("manifest of more than {} MiB is not read", MAX_BYTES >> 20));
        return Raw::default();
    }
    let (table, errors) = DeTable::parse_recoverable(file.text);
    if let Some(error) = errors.first() {
        reader.problem(error.span().map_or_else(Span::default, span), error.message().to_owned());
    }
    reader.manifest(table.get_ref())
}

fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

type Value<'t> = Spanned<DeValue<'t>>;

struct Reader<'r> {
    manifest: &'r str,
    problems: &'r mut Vec<ManifestProblem>,
}

impl Reader<'_> {
    fn problem(&mut self, span: Span, message: String) {
        self.problems.push(ManifestProblem { manifest: self.manifest.to_owned(), message, span });
    }

    fn mistyped(&mut self, key: &str, value: &Value<'_>, wanted: &str) {
        self.problem(span(value.span()), format!("`{key}` should be {wanted}"));
    }

    fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        let found = value.get_ref().as_str().map(str::to_owned);
        if found.is_none() {
            self.mistyped(key, value, "a string");
        }
        found
    }

    fn flag(&mut self, table: &DeTable<'_>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.mistyped(key, value, "true or false");
        }
        found
    }

    fn strings(&mut self, table: &DeTable<'_>, key: &str) -> Vec<(String, Span)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let mut found = Vec::new();
        match value.get_ref().as_array() {
            Some(array) => {
                for value in array.iter() {
                    match value.get_ref().as_str() {
                        Some(text) => found.push((text.to_owned(), span(value.span()))),
                        None => self.mistyped(key, value, "an array of strings"),
                    }
                }
            }
            None => self.mistyped(key, value, "an array of strings"),
        }
        found
    }

    fn table<'t, 'i>(&mut self, table: &'t DeTable<'i>, key: &str) -> Option<&'t DeTable<'i>> {
        let value = table.get(key)?;
        let found = value.get_ref().as_table();
        if found.is_none() {
            self.mistyped(key, value, "a table");
        }
        found
    }

    fn manifest(&mut self, table: &DeTable<'_>) -> Raw {
        let mut raw = Raw { workspace: self.workspace(table), ..Raw::default() };
        let key = if table.contains_key("package") { "package" } else { "project" };
        if let Some(package) = self.table(table, key) {
            raw.package = self.package(package, table, key);
        }
        self.dep_tables(table, &mut raw.deps);
        if let Some(targets) = self.table(table, "target") {
            for value in targets.values() {
                if let Some(table) = value.get_ref().as_table() {
                    let before = raw.deps.len();
                    self.dep_tables(table, &mut raw.deps);
                    raw.deps[before..].iter_mut().for_each(|dep| dep.conditional = true);
                }
            }
        }
        self.deps(table, "replace", DepKind::Normal, &mut raw.patches);
        if let Some(sources) = self.table(table, "patch") {
            for (source, _) in sources.iter() {
                self.deps(sources, source.get_ref(), DepKind::Normal, &mut raw.patches);
            }
        }
        raw
    }

    fn workspace(&mut self, table: &DeTable<'_>) -> Option<RawWorkspace> {
        let table = self.table(table, "workspace")?;
        let mut workspace = RawWorkspace {
            members: self.strings(table, "members"),
            exclude: self.strings(table, "exclude").into_iter().map(|(path, _)| path).collect(),
            ..RawWorkspace::default()
        };
        if let Some(package) = self.table(table, "package") {
            workspace.version = self.string(package, "version");
            workspace.edition = self.edition(package);
        }
        self.deps(table, "dependencies", DepKind::Normal, &mut workspace.deps);
        Some(workspace)
    }

    fn package(&mut self, package: &DeTable<'_>, all: &DeTable<'_>, key: &str) -> Option<RawPackage> {
        let Some(name) = self.string(package, "name").filter(|name| !name.is_empty()) else {
            let place = all.get(key).map_or_else(Span::default, |value| span(value.span()));
            self.problem(place, format!("`[{key}]` has no name"));
            return None;
        };
        Some(RawPackage {
            name,
            version: self.inherited(package, "version", Self::string),
            edition: self.inherited(package, "edition", |reader, table, _| reader.edition(table)),
            workspace: self.string(package, "workspace"),
            build: self.build(package),
            lib: self.table(all, "lib").map(|lib| self.target(lib, all.get("lib"))),
            autolib: self.flag(package, "autolib"),
            bin: self.targets(all, package, "bin", "autobins"),
            example: self.targets(all, package, "example", "autoexamples"),
            test: self.targets(all, package, "test", "autotests"),
            bench: self.targets(all, package, "bench", "autobenches"),
        })
    }

    fn inherited<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        read: impl Fn(&mut Self, &DeTable<'_>, &str) -> Option<T>,
    ) -> Inherit<T> {
        match table.get(key).map(|value| value.get_ref()) {
            None => Inherit::Absent,
            Some(DeValue::Table(inner)) if self.flag(inner, "workspace") == Some(true) => Inherit::Workspace,
            Some(_) => read(self, table, key).map_or(Inherit::Absent, Inherit::Own),
        }
    }

    fn edition(&mut self, table: &DeTable<'_>) -> Option<Edition> {
        let year = self.string(table, "edition")?;
        let edition = Edition::from_year(&year);
        if edition.is_none() {
            let place = table.get("edition").map_or_else(Span::default, |value| span(value.span()));
            self.problem(place, format!("edition `{year}` is not known; reading it as {}", Edition::NEWEST.year()));
        }
        Some(edition.unwrap_or(Edition::NEWEST))
    }

    fn build(&mut self, package: &DeTable<'_>) -> RawBuild {
        let Some(value) = package.get("build") else { return RawBuild::Default };
        match value.get_ref() {
            DeValue::Boolean(true) => RawBuild::Scripts(vec![("build.rs".to_owned(), span(value.span()))]),
            DeValue::Boolean(false) => RawBuild::Off,
            DeValue::String(path) => RawBuild::Scripts(vec![(path.to_string(), span(value.span()))]),
            DeValue::Array(_) => RawBuild::Scripts(self.strings(package, "build")),
            _ => {
                self.mistyped("build", value, "a path or true or false");
                RawBuild::Default
            }
        }
    }

    fn targets(&mut self, all: &DeTable<'_>, package: &DeTable<'_>, key: &str, auto: &str) -> RawTargets {
        let auto = self.flag(package, auto);
        let Some(value) = all.get(key) else { return RawTargets { listed: None, auto } };
        let Some(array) = value.get_ref().as_array() else {
            self.mistyped(key, value, &format!("an array of tables, `[[{key}]]`"));
            return RawTargets { listed: None, auto };
        };
        let mut listed = Vec::new();
        for value in array.iter() {
            match value.get_ref().as_table() {
                Some(table) => listed.push(self.target(table, Some(value))),
                None => self.mistyped(key, value, "an array of tables"),
            }
        }
        RawTargets { listed: Some(listed), auto }
    }

    fn target(&mut self, table: &DeTable<'_>, whole: Option<&Value<'_>>) -> RawTarget {
        let place = table.get("path").or(whole).map_or_else(Span::default, |value| span(value.span()));
        let types_key = if table.contains_key("crate-type") { "crate-type" } else { "crate_type" };
        let types = self.strings(table, types_key);
        let flagged = self.flag(table, "proc-macro").or_else(|| self.flag(table, "proc_macro"));
        RawTarget {
            name: self.string(table, "name").filter(|name| !name.is_empty()),
            path: self.string(table, "path"),
            proc_macro: flagged == Some(true) || types.iter().any(|(kind, _)| kind == "proc-macro"),
            span: place,
        }
    }

    fn dep_tables(&mut self, table: &DeTable<'_>, into: &mut Vec<RawDep>) {
        for (kind, keys) in [
            (DepKind::Normal, ["dependencies", "dependencies"]),
            (DepKind::Dev, ["dev-dependencies", "dev_dependencies"]),
            (DepKind::Build, ["build-dependencies", "build_dependencies"]),
        ] {
            let key = if table.contains_key(keys[0]) { keys[0] } else { keys[1] };
            self.deps(table, key, kind, into);
        }
    }

    fn deps(&mut self, table: &DeTable<'_>, key: &str, kind: DepKind, into: &mut Vec<RawDep>) {
        let Some(entries) = self.table(table, key) else { return };
        for (name, value) in entries.iter() {
            let base = RawDep { key: name.get_ref().to_string(), kind, span: span(name.span()), ..RawDep::default() };
            match value.get_ref() {
                DeValue::String(version) => into.push(RawDep { version: Some(version.to_string()), ..base }),
                DeValue::Table(entry) => into.push(RawDep {
                    workspace: self.flag(entry, "workspace") == Some(true),
                    package: self.string(entry, "package"),
                    path: self.string(entry, "path"),
                    version: self.string(entry, "version"),
                    optional: self.flag(entry, "optional") == Some(true),
                    features: self.strings(entry, "features").into_iter().map(|(feature, _)| feature).collect(),
                    ..base
                }),
                _ => self.mistyped(name.get_ref(), value, "a version or a table"),
            }
        }
    }
}
