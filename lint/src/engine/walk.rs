//! Finding the project and its files.

use super::filter::relative;
use ignore::{DirEntry, WalkBuilder, WalkState};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs::Metadata,
    io,
    path::{Path, PathBuf},
    sync::mpsc,
};

/// File of our own with patterns to leave out, in the format of `.gitignore`.
pub const IGNORE_FILE: &str = ".feelerignore";
/// Configuration file that marks a project root.
pub const CONFIG_FILE: &str = "feeler.toml";

/// Why a folder is the project root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootKind {
    /// It holds `feeler.toml`.
    Config,
    /// It is the root of a git work tree.
    Git,
    /// Neither is above: it is the path given.
    Argument,
}

/// The project root above `start`: the folder of the nearest `feeler.toml`, else the root of the git work tree, else `start`
/// itself (its folder, when it is a file). Never a Cargo root. The result is absolute and free of symbolic links.
pub fn find_root(start: &Path) -> io::Result<(PathBuf, RootKind)> {
    let start = start.canonicalize()?;
    let folder = if start.is_dir() { start.as_path() } else { start.parent().unwrap_or(&start) };
    let config = folder.ancestors().find(|dir| dir.join(CONFIG_FILE).is_file());
    let found = config.map(|dir| (dir, RootKind::Config)).or_else(|| git_root(folder).map(|dir| (dir, RootKind::Git)));
    let (root, kind) = found.unwrap_or((folder, RootKind::Argument));
    Ok((root.to_owned(), kind))
}

/// A path free of symbolic links, whether there is a file or not yet.
pub fn real(path: &Path) -> PathBuf {
    let beside = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(beside).unwrap_or_else(|| path.to_path_buf())
}

/// The nearest folder with a `.git`, which is a file in linked work trees and submodules.
pub(super) fn git_root(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|dir| dir.join(".git").exists())
}

/// Tells which files are artefacts.
pub type ArtifactOf<'w> = dyn Fn(&Path) -> Option<String> + Sync + 'w;

/// What to leave out, and what to take in beside Rust.
#[derive(Clone, Copy)]
pub struct WalkOptions<'w> {
    /// Whether `.gitignore` files count. `.feelerignore` always does.
    pub respect_gitignore: bool,
    /// Number of threads; 0 leaves it to the machine.
    pub threads: usize,
    /// Which other files are [artefacts](Tree::artifacts): a path below the root gives itself with `/`, if it is one.
    pub artifact: &'w ArtifactOf<'w>,
}

impl Default for WalkOptions<'_> {
    fn default() -> Self {
        Self { respect_gitignore: true, threads: 0, artifact: &|_| None }
    }
}

/// Kinds of files that the walk collects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FileKind {
    /// `*.rs`.
    Rust,
    /// `Cargo.toml`.
    Manifest,
    /// `Cargo.lock`.
    Lock,
}

impl FileKind {
    /// The kind of a file by its name or path.
    pub fn of(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(path);
        match name {
            "Cargo.toml" => Some(Self::Manifest),
            "Cargo.lock" => Some(Self::Lock),
            _ => name.ends_with(".rs").then_some(Self::Rust),
        }
    }
}

/// A file of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// Its kind.
    pub kind: FileKind,
    /// What tells one state of the file from another without reading it.
    pub stamp: Stamp,
}

/// Size and times of a file, in nanoseconds since 1970; what a system does not tell is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// Size in bytes.
    pub size: u64,
    /// Last change of the contents.
    pub modified: i64,
    /// Last change of the inode.
    pub changed: i64,
    /// Inode number.
    pub inode: u64,
}

impl Stamp {
    /// The stamp of a file.
    pub fn of(metadata: &Metadata) -> Self {
        let since = |time: std::time::SystemTime| time.duration_since(std::time::UNIX_EPOCH).ok();
        let modified = metadata.modified().ok().and_then(since).map_or(0, |since| since.as_nanos() as i64);
        #[cfg(unix)]
        let (changed, inode) = {
            use std::os::unix::fs::MetadataExt;
            (metadata.ctime().saturating_mul(1_000_000_000).saturating_add(metadata.ctime_nsec()), metadata.ino())
        };
        #[cfg(not(unix))]
        let (changed, inode) = (0, 0);
        Self { size: metadata.len(), modified, changed, inode }
    }
}

/// Something that the walk could not take in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WalkProblem {
    /// The place, relative to the root where possible; bytes that are not UTF-8 are replaced.
    pub path: String,
    /// Finishes the sentence "failed to …" and says what to do.
    pub message: String,
}

/// The files of a project, sorted by the bytes of their paths.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The root, as given.
    pub root: PathBuf,
    /// The files.
    pub files: Vec<Entry>,
    /// Other files that somebody asked for, sorted: what policy rules are about.
    pub artifacts: Vec<String>,
    /// Symbolic links to folders of the project: from link to target, both relative. They are not walked, since their files
    /// are listed already; [`Tree::find`] sees through them.
    pub links: BTreeMap<String, String>,
    /// What could not be taken in, sorted.
    pub problems: Vec<WalkProblem>,
}

impl Tree {
    /// The file of that path, links to folders resolved.
    pub fn find(&self, path: &str) -> Option<&Entry> {
        self.lookup(path).or_else(|| self.lookup(&self.resolve(path)?))
    }

    /// Whether there is a file of that path.
    pub fn exists(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// The `.rs` files directly in a folder and the `main.rs` of its sub-folders, as `manifest::packages` asks for them.
    pub fn rust_files_below(&self, folder: &str) -> Vec<String> {
        let within = |folder: &str| if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let prefix = within(&self.resolve(folder).unwrap_or_else(|| folder.to_owned()));
        let from = self.files.partition_point(|file| file.path.as_str() < prefix.as_str());
        let below = self.files[from..].iter().map_while(|file| Some((file.kind, file.path.strip_prefix(&prefix)?)));
        let wanted = below.filter(|(kind, rest)| {
            *kind == FileKind::Rust && rest.split_once('/').is_none_or(|(_, rest)| rest == "main.rs")
        });
        // The answer is in the terms of the question, whatever links lie between.
        wanted.map(|(_, rest)| within(folder) + rest).collect()
    }

    /// Adds a file that the walk left out or that is not there.
    pub fn add(&mut self, path: &str, kind: FileKind) {
        if let Err(at) = self.files.binary_search_by(|file| file.path.as_str().cmp(path)) {
            self.files.insert(at, Entry { path: path.to_owned(), kind, stamp: Stamp::default() });
        }
    }

    /// The file of exactly that path.
    pub fn lookup(&self, path: &str) -> Option<&Entry> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|at| &self.files[at])
    }

    /// `path` with links to folders replaced by their targets; `None` when there is none on the way. Targets are free of links,
    /// so that one pass settles a path and loops do no harm.
    fn resolve(&self, path: &str) -> Option<String> {
        if self.links.is_empty() {
            return None;
        }
        let mut seen = String::new();
        let mut changed = false;
        for part in path.split('/') {
            if !seen.is_empty() {
                seen.push('/');
            }
            seen.push_str(part);
            if let Some(target) = self.links.get(&seen) {
                seen.clone_from(target);
                changed = true;
            }
        }
        changed.then_some(seen)
    }
}

/// Collects the files below `root`, which should come from [`find_root`].
///
/// Hidden files, ignored files and Cargo's build output are left out. Symbolic links to files inside the project count as
/// files of their own; no link leads out of it.
pub fn walk(root: &Path, options: &WalkOptions<'_>) -> Tree {
    let (sender, receiver) = mpsc::channel();
    builder(root, options).build_parallel().run(|| {
        let sender = sender.clone();
        Box::new(move |entry| {
            if let Some(item) = classify(root, entry, options.artifact) {
                // The receiver outlives the walk, so that nothing is lost here.
                let _ = sender.send(item);
            }
            WalkState::Continue
        })
    });
    drop(sender);
    let mut tree = Tree { root: root.to_owned(), ..Tree::default() };
    for item in receiver {
        match item {
            Item::File(file) => tree.files.push(file),
            Item::Artifact(path) => tree.artifacts.push(path),
            Item::Link(path, target) => drop(tree.links.insert(path, target)),
            Item::Problem(problem) => tree.problems.push(problem),
        }
    }
    tree.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    tree.artifacts.sort_unstable();
    tree.problems.sort();
    tree
}

/// Global and per-clone git settings do not count: results must not depend on the machine.
fn builder(root: &Path, options: &WalkOptions<'_>) -> WalkBuilder {
    let in_git = git_root(root).is_some();
    let mut builder = WalkBuilder::new(root);
    builder
        .follow_links(false)
        .ignore(false)
        .git_global(false)
        .git_exclude(false)
        .git_ignore(options.respect_gitignore)
        // In a repository its root is where `.gitignore` files above the project end; elsewhere only those inside it count.
        .require_git(in_git)
        .parents(in_git)
        .add_custom_ignore_filename(IGNORE_FILE)
        .threads(options.threads)
        .filter_entry(|entry| !is_build_output(entry));
    builder
}

/// Cargo writes `.rustc_info.json` to the top of a target folder; the tag alone counts only under the usual name, since
/// people put it elsewhere to keep backups small.
pub(super) fn is_build_output(entry: &DirEntry) -> bool {
    if entry.depth() == 0 || !entry.file_type().is_some_and(|kind| kind.is_dir()) {
        return false;
    }
    let has = |name: &str| entry.path().join(name).is_file();
    entry.file_name() == "target" && has("CACHEDIR.TAG") || has(".rustc_info.json")
}

enum Item {
    File(Entry),
    Artifact(String),
    Link(String, String),
    Problem(WalkProblem),
}

fn classify(root: &Path, entry: Result<DirEntry, ignore::Error>, artifact: &ArtifactOf<'_>) -> Option<Item> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => return Some(Item::Problem(failure(root, &error))),
    };
    let kind = entry.file_type()?;
    if kind.is_dir() {
        return entry.error().and_then(|error| bad_pattern(root, error)).map(Item::Problem);
    }
    let path = entry.path();
    let known = FileKind::of(&entry.file_name().to_string_lossy());
    if known.is_none() && !kind.is_symlink() {
        return kind.is_file().then(|| artifact(path.strip_prefix(root).ok()?)).flatten().map(Item::Artifact);
    }
    let metadata = if kind.is_symlink() {
        let target = path.canonicalize().ok().filter(|target| target.starts_with(root))?;
        if target.is_dir() {
            return Some(Item::Link(relative(root, path)?, relative(root, &target)?));
        }
        std::fs::metadata(&target).ok()?
    } else {
        match entry.metadata() {
            Ok(metadata) => metadata,
            Err(error) => return Some(Item::Problem(failure(root, &error))),
        }
    };
    let Some(file) = known else {
        return metadata.is_file().then(|| artifact(path.strip_prefix(root).ok()?)).flatten().map(Item::Artifact);
    };
    if !metadata.is_file() {
        return None;
    }
    match relative(root, path) {
        Some(path) => Some(Item::File(Entry { path, kind: file, stamp: Stamp::of(&metadata) })),
        None => Some(Item::Problem(WalkProblem {
            path: lossy(root, path),
            message: format!("take in `{}`: its name is not UTF-8; rename it", lossy(root, path)),
        })),
    }
}

fn lossy(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned()
}

fn failure(root: &Path, error: &ignore::Error) -> WalkProblem {
    let path = error_path(error).map(|path| lossy(root, path)).unwrap_or_default();
    let cause = error.io_error().map_or_else(|| error.to_string(), io::Error::to_string);
    let place = if path.is_empty() { "." } else { &path };
    let message = format!("walk `{place}`: {cause}; make it readable or list it in `{IGNORE_FILE}`");
    WalkProblem { path, message }
}

/// A pattern of our own ignore file that cannot be read. Those of `.gitignore` are git's to judge.
fn bad_pattern(root: &Path, error: &ignore::Error) -> Option<WalkProblem> {
    let path = error_path(error).filter(|path| path.ends_with(IGNORE_FILE))?;
    let path = lossy(root, path);
    let (line, cause) = innermost(error, None);
    let place = line.map_or_else(String::new, |line| format!(":{line}"));
    Some(WalkProblem { message: format!("read `{path}{place}`: {cause}; correct the pattern"), path })
}

fn innermost(error: &ignore::Error, line: Option<u64>) -> (Option<u64>, String) {
    match error {
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => innermost(err, line),
        ignore::Error::WithLineNumber { line, err } => innermost(err, Some(*line)),
        ignore::Error::Partial(errors) if !errors.is_empty() => innermost(&errors[0], line),
        _ => (line, error.to_string()),
    }
}

fn error_path(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error_path(err),
        ignore::Error::Partial(errors) => errors.iter().find_map(error_path),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}
