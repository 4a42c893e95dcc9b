//! What a run looks at and what it shows: the work tree, the index or an editor's buffer; everything, or what changed.

use super::{
    artifacts::Wanted,
    baseline::Baseline,
    changes::Changes,
    filter::{self, PathError, PathFilter},
    git::{GitError, Repo},
    run::EngineError,
    sources::Texts,
    walk::{self, FileKind, Tree, WalkOptions},
};
use crate::{base::phases::Progress, config::Settings};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What to look at and what to show. The default is the work tree, and everything.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Files and folders whose findings are shown; all, when there are none.
    pub paths: Vec<PathBuf>,
    /// Whether files that are named one by one are left out like others.
    pub force_exclude: bool,
    /// Which findings are shown by what changed.
    pub since: Since,
    /// A text in place of a file, whose findings alone are shown.
    pub buffer: Option<Buffer>,
    /// Texts in place of files. Those of files that are left out are left out, too.
    pub texts: Vec<Buffer>,
    /// Findings that are known.
    pub baseline: Option<Baseline>,
    /// The folder of the cache; without one nothing is kept.
    pub cache: Option<PathBuf>,
    /// Where to say how far the run is.
    pub progress: Arc<Progress>,
}

/// What a run compares with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Since {
    /// Nothing: all findings are shown.
    #[default]
    Ever,
    /// HEAD; the texts are those of the index.
    Head,
    /// The common ancestor with a commit.
    Commit(String),
}

/// The text of an editor.
#[derive(Clone, Debug)]
pub struct Buffer {
    /// The file that it stands for. It need not exist.
    pub path: PathBuf,
    /// The text.
    pub bytes: Vec<u8>,
}

/// What a scope comes to.
pub(super) struct Inputs {
    /// When it was begun to look, as stamps count.
    pub(super) began: i64,
    pub(super) tree: Tree,
    pub(super) texts: Texts,
    pub(super) filter: PathFilter,
    pub(super) changes: Option<Changes>,
    /// Artefacts as they were in the commit that the run compares with.
    pub(super) before: BTreeMap<String, Vec<u8>>,
}

impl Inputs {
    pub(super) fn gather(settings: &Settings, root: &Path, scope: &Scope) -> Result<Self, EngineError> {
        let began = super::cache::now();
        let wanted = Wanted::of(settings);
        let options = WalkOptions {
            respect_gitignore: settings.respect_gitignore,
            threads: settings.threads.unwrap_or(0),
            artifact: &|path| wanted.file(path),
            hidden: false,
        };
        let mut tree = walk::walk(root, &options);
        wanted.add_hidden(&mut tree);
        let mut texts = Texts::of(root);
        let repo = match scope.since {
            Since::Ever => None,
            Since::Head | Since::Commit(_) => Some(Repo::open(root)?),
        };
        if let (Some(repo), Since::Head) = (&repo, &scope.since) {
            repo.stage(&mut tree, &mut texts, &|path| wanted.wants(path))?;
        }
        let changes = match (&repo, &scope.since) {
            (Some(repo), Since::Head) => Some(repo.staged()?),
            (Some(repo), Since::Commit(name)) => Some(repo.since(name)?),
            _ => None,
        };
        tree.files.retain(|file| !settings.exclude.matches(&file.path));
        tree.artifacts.retain(|path| !settings.exclude.matches(path));
        let before = match &repo {
            Some(repo) if !tree.artifacts.is_empty() => repo.before(&scope.since, &tree.artifacts)?,
            _ => BTreeMap::new(),
        };
        if !scope.force_exclude && scope.since != Since::Head {
            for path in filter::named_files(root, Path::new("."), &scope.paths, &tree) {
                tree.add(&path, FileKind::Rust);
            }
        }
        for text in &scope.texts {
            put_text(settings, root, text, &mut tree, &mut texts);
        }
        let filter = match &scope.buffer {
            Some(buffer) => take_buffer(settings, root, scope, buffer, &mut tree, &mut texts)?,
            None => paths(root, scope, &tree)?,
        };
        Ok(Self { began, tree, texts, filter, changes, before })
    }

    /// The Rust files, sorted. File ids are indices into them.
    pub(super) fn rust_files(&self) -> Vec<&str> {
        rust_files(&self.tree).collect()
    }
}

fn rust_files(tree: &Tree) -> impl Iterator<Item = &str> {
    tree.files.iter().filter(|file| file.kind == FileKind::Rust).map(|file| file.path.as_str())
}

fn paths(root: &Path, scope: &Scope, tree: &Tree) -> Result<PathFilter, PathError> {
    let mut files: Vec<&str> = rust_files(tree).chain(tree.artifacts.iter().map(String::as_str)).collect();
    files.sort_unstable();
    // A commit may hold no Rust at all, and that is no mistake of who runs the hook.
    let lenient = scope.force_exclude || scope.since == Since::Head && files.is_empty();
    PathFilter::new(root, Path::new("."), &scope.paths, &files, lenient)
}

fn put_text(settings: &Settings, root: &Path, text: &Buffer, tree: &mut Tree, texts: &mut Texts) {
    let listed = filter::relative(root, &text.path).filter(|rel| tree.exists(rel));
    let Some(rel) = listed.or_else(|| place_of(root, &text.path)) else { return };
    if tree.artifacts.binary_search(&rel).is_ok() {
        return texts.put(rel, text.bytes.clone());
    }
    let left_out = settings.exclude.matches(&rel) || root.join(&rel).exists() && !tree.exists(&rel);
    if FileKind::of(&rel) == Some(FileKind::Rust) && !left_out {
        tree.add(&rel, FileKind::Rust);
        texts.put(rel, text.bytes.clone());
    }
}

/// Puts the buffer in its place. Only its own findings are shown: the editor has no other text before it.
fn take_buffer(
    settings: &Settings,
    root: &Path,
    scope: &Scope,
    buffer: &Buffer,
    tree: &mut Tree,
    texts: &mut Texts,
) -> Result<PathFilter, EngineError> {
    let rel = place_of(root, &buffer.path)
        .ok_or_else(|| PathError::Outside(buffer.path.clone(), root.to_owned()))
        .map_err(EngineError::Path)?;
    if !settings.exclude.matches(&rel) && Wanted::of(settings).wants(&rel) {
        if let Err(at) = tree.artifacts.binary_search(&rel) {
            tree.artifacts.insert(at, rel.clone());
        }
        texts.put(rel.clone(), buffer.bytes.clone());
        return Ok(PathFilter::only(&rel));
    }
    let kind = FileKind::of(&rel).filter(|kind| *kind == FileKind::Rust);
    let kind = kind.ok_or_else(|| EngineError::NotRust(buffer.path.display().to_string()))?;
    let left_out = settings.exclude.matches(&rel) || root.join(&rel).exists() && !tree.exists(&rel);
    if !(scope.force_exclude && left_out) {
        tree.add(&rel, kind);
        texts.put(rel.clone(), buffer.bytes.clone());
    }
    Ok(PathFilter::only(&rel))
}

/// Where a file would lie below `root`, though it may not exist yet.
fn place_of(root: &Path, path: &Path) -> Option<String> {
    let real = match path.canonicalize() {
        Ok(real) => real,
        Err(_) => {
            let path = std::path::absolute(path).ok()?;
            path.parent()?.canonicalize().ok()?.join(path.file_name()?)
        }
    };
    filter::relative(root, &real)
}

impl From<GitError> for EngineError {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}
