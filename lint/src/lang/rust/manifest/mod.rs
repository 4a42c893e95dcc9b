//! Crates and targets from `Cargo.toml` files, without running Cargo; and from `mod` declarations to files.
//!
//! Pure: text and the list of files go in, records come out. Nothing here touches the disk, so every path is relative to the
//! project root, with `/`. The project may hold no workspace, one, or many side by side or nested: each manifest with a
//! `[package]` gives a [`Package`], whether a workspace names it or not.

mod deps;
mod modules;
mod paths;
mod raw;
mod targets;
mod version;
mod workspace;

#[cfg(test)]
mod tests;

pub use modules::{ModuleDir, include_candidate};

use crate::base::source::Span;
use serde::{Deserialize, Serialize};

/// A `Cargo.toml`.
#[derive(Clone, Copy, Debug)]
pub struct ManifestFile<'a> {
    /// Path relative to the project root, with `/`.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// A language edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Edition {
    /// 2015, also what a manifest without `edition` means.
    #[default]
    E2015,
    /// 2018.
    E2018,
    /// 2021.
    E2021,
    /// 2024.
    E2024,
}

impl Edition {
    /// The newest edition known here; later ones are read as this.
    pub const NEWEST: Self = Self::E2024;

    /// The edition of a year as manifests write it.
    pub fn from_year(year: &str) -> Option<Self> {
        match year {
            "2015" => Some(Self::E2015),
            "2018" => Some(Self::E2018),
            "2021" => Some(Self::E2021),
            "2024" => Some(Self::E2024),
            _ => None,
        }
    }

    /// The year as manifests write it.
    pub const fn year(self) -> &'static str {
        match self {
            Self::E2015 => "2015",
            Self::E2018 => "2018",
            Self::E2021 => "2021",
            Self::E2024 => "2024",
        }
    }
}

/// A package: one manifest with a `[package]` table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// Its name as the manifest writes it.
    pub name: String,
    /// Its folder; empty for the project root.
    pub dir: String,
    /// The edition of its targets.
    pub edition: Edition,
    /// Path of its manifest; empty for a loose package.
    pub manifest: String,
    /// Manifest of the workspace root whose tables it inherits from, whether it is listed there or not.
    pub workspace: Option<String>,
    /// Its dependencies, sorted by kind and name, one entry for each of both.
    pub deps: Vec<Dependency>,
    /// Its targets, sorted by kind and name.
    pub targets: Vec<Target>,
}

/// A dependency as code sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependency {
    /// The name in code: the renamed one, else the library's own where it is at hand, else the package's, with `_`.
    pub local: String,
    /// The package's name.
    pub package: String,
    /// Index of the package in the same result, when the project supplies it.
    pub krate: Option<usize>,
    /// Which targets see it.
    pub kind: DepKind,
    /// Whether a feature turns it on.
    pub optional: bool,
    /// Features asked for, sorted.
    pub features: Vec<String>,
    /// Those of them that are on in every build, sorted; `None` when the dependency itself is not: optional, or only for some
    /// platforms.
    pub sure: Option<Vec<String>>,
    /// The version requirement, if written.
    pub version: Option<String>,
}

/// Which targets see a dependency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DepKind {
    /// All but the build script.
    #[default]
    Normal,
    /// Tests, examples and benches.
    Dev,
    /// The build script.
    Build,
}

/// A crate of a package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Target {
    /// Its kind.
    pub kind: TargetKind,
    /// The crate's name in code.
    pub name: String,
    /// Its root file, relative to the project root.
    pub root: String,
}

/// Kinds of targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TargetKind {
    /// A library.
    Lib,
    /// A library of procedural macros: runs in the compiler.
    ProcMacro,
    /// A binary.
    Bin,
    /// An example.
    Example,
    /// An integration test.
    Test,
    /// A benchmark.
    Bench,
    /// A build script.
    BuildScript,
}

/// Something in a manifest that could not be read or resolved. The rest of the project still counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestProblem {
    /// Path of the manifest.
    pub manifest: String,
    /// What is wrong, one sentence without a period.
    pub message: String,
    /// Where, in bytes of the manifest.
    pub span: Span,
}

/// All packages of the project, sorted by folder, and what was wrong with their manifests, sorted by place.
///
/// `exists` tells whether the project has a file of that path; `files_below` lists the `.rs` files directly in a folder and
/// the `main.rs` of its sub-folders, as paths of the project.
pub fn packages(
    manifests: &[ManifestFile<'_>],
    exists: &dyn Fn(&str) -> bool,
    files_below: &dyn Fn(&str) -> Vec<String>,
) -> (Vec<Package>, Vec<ManifestProblem>) {
    let mut problems = Vec::new();
    let project = workspace::Project::read(manifests, &mut problems);
    let disk = targets::Disk { exists, files_below };
    let mut found: Vec<Package> = Vec::new();
    for (at, entry) in project.packages() {
        let root = project.root_of(at);
        let shared = root.and_then(|root| project.workspace(root));
        let edition = entry.package.edition.or(shared.and_then(|shared| shared.edition.as_ref())).unwrap_or_default();
        let mut report = |span, message| {
            problems.push(ManifestProblem { manifest: entry.path.to_owned(), message, span });
        };
        found.push(Package {
            name: entry.package.name.clone(),
            dir: entry.dir.to_owned(),
            edition,
            manifest: entry.path.to_owned(),
            workspace: root.map(|root| project.path(root).to_owned()),
            deps: Vec::new(),
            targets: targets::targets(entry.package, entry.dir, edition, &disk, &mut report),
        });
    }
    deps::link(&project, &mut found, &mut problems);
    for problem in &mut problems {
        problem.message = printable(&problem.message);
    }
    problems.sort_by(|a, b| (&a.manifest, a.span, &a.message).cmp(&(&b.manifest, b.span, &b.message)));
    problems.dedup();
    (found, problems)
}

/// A message on one line of sensible length, whatever the manifest that it quotes holds: terminals obey control characters.
fn printable(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    for (at, letter) in message.chars().enumerate() {
        match letter {
            _ if at == MAX_MESSAGE => {
                text.push('…');
                break;
            }
            _ if letter.is_control() => text.extend(letter.escape_default()),
            _ => text.push(letter),
        }
    }
    text
}

/// Letters of the longest message.
const MAX_MESSAGE: usize = 300;

/// A crate of its own for a root file that no manifest stands above.
///
/// It is a library when its name says so, else a binary: scripts and samples have a `main`.
pub fn loose_package(root_file: &str) -> Package {
    let dir = paths::parent(root_file);
    let stem = paths::stem(root_file);
    let folder = paths::name(dir);
    let name = if matches!(stem, "main" | "lib" | "mod") && !folder.is_empty() { folder } else { stem };
    let kind = if matches!(stem, "lib" | "mod") { TargetKind::Lib } else { TargetKind::Bin };
    Package {
        name: name.to_owned(),
        dir: dir.to_owned(),
        edition: Edition::E2021,
        manifest: String::new(),
        workspace: None,
        deps: Vec::new(),
        targets: vec![Target { kind, name: paths::in_code(name), root: root_file.to_owned() }],
    }
}
