//! Which findings are shown by their place: what path arguments mean.

use super::walk::{CONFIG_FILE, FileKind, Tree};
use std::{
    collections::BTreeSet,
    fmt, io,
    path::{Component, Path, PathBuf},
};

/// Which findings are shown: those in files that the path arguments cover. The whole project is analysed all the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathFilter {
    /// Files and folders, relative to the root; `None` for no restriction.
    covered: Option<BTreeSet<String>>,
}

/// A path argument that cannot be honoured. Its text finishes the sentence "failed to …" and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathError {
    /// Nothing there, or not to be read: the system's words.
    Missing(PathBuf, String),
    /// Not below the project root.
    Outside(PathBuf, PathBuf),
    /// No file below it is analysed.
    Empty(PathBuf),
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path, why) => write!(f, "check `{}`: {why}; see whether it is spelt right", path.display()),
            Self::Outside(path, root) => write!(
                f,
                "check `{}`: it is outside of the project `{}`; run there or move `{CONFIG_FILE}` up",
                path.display(),
                root.display()
            ),
            Self::Empty(path) => write!(
                f,
                "check `{}`: no file there is analysed; name another, or see whether it is hidden or ignored",
                path.display()
            ),
        }
    }
}

impl std::error::Error for PathError {}

impl PathFilter {
    /// Maps path arguments, relative to the folder `base`, to places in the project at `root`; `files` are its analysed files in
    /// order. No argument, or the root itself, covers everything; but a path that covers no file at all is an error, unless
    /// `force_exclude` says that the caller names files without knowing what is left out.
    pub fn new(
        root: &Path,
        base: &Path,
        paths: &[PathBuf],
        files: &[&str],
        force_exclude: bool,
    ) -> Result<Self, PathError> {
        let mut covered = BTreeSet::new();
        for path in paths {
            let places = places(root, &base.join(path));
            let places = places.map_err(|error| PathError::Missing(path.clone(), error.to_string()))?;
            if places.is_empty() {
                return Err(PathError::Outside(path.clone(), root.to_owned()));
            }
            if !force_exclude && !places.iter().any(|place| holds_any(place, files)) {
                return Err(PathError::Empty(path.clone()));
            }
            covered.extend(places);
        }
        let everything = paths.is_empty() || covered.contains("");
        Ok(Self { covered: (!everything).then_some(covered) })
    }

    /// Only the file `rel`.
    pub fn only(rel: &str) -> Self {
        Self { covered: Some(BTreeSet::from([rel.to_owned()])) }
    }

    /// Whether findings in the file `rel` are shown.
    pub fn covers(&self, rel: &str) -> bool {
        let above = rel.match_indices('/').map(|(at, _)| &rel[..at]);
        self.covered.as_ref().is_none_or(|covered| above.chain([rel]).any(|place| covered.contains(place)))
    }
}

/// Files that are named one by one although the walk leaves them out: who names a file means it.
pub(super) fn named_files(root: &Path, base: &Path, paths: &[PathBuf], tree: &Tree) -> Vec<String> {
    let mut named = Vec::new();
    for path in paths.iter().map(|path| base.join(path)).filter(|path| path.is_file()) {
        let place = places(root, &path).ok().and_then(|places| places.into_iter().next());
        let rust = place.filter(|place| FileKind::of(place) == Some(FileKind::Rust));
        named.extend(rust.filter(|place| !tree.exists(place)));
    }
    named
}

/// Where `path` lies below `root`: by its own name, and by what it stands for when it is a symbolic link.
fn places(root: &Path, path: &Path) -> io::Result<Vec<String>> {
    let real = path.canonicalize()?;
    let named = match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => folder.canonicalize()?.join(name),
        _ => real.clone(),
    };
    let mut places: Vec<String> = [named, real].iter().filter_map(|path| relative(root, path)).collect();
    places.dedup();
    Ok(places)
}

/// Whether `place` is one of the sorted `files` or a folder above one.
fn holds_any(place: &str, files: &[&str]) -> bool {
    let folder = format!("{place}/");
    let below = files.partition_point(|file| *file < folder.as_str());
    match place {
        "" => !files.is_empty(),
        _ => files.binary_search(&place).is_ok() || files.get(below).is_some_and(|file| file.starts_with(&folder)),
    }
}

/// `path` below `root` with `/`; `None` when it is not UTF-8 or not below.
pub(super) fn relative(root: &Path, path: &Path) -> Option<String> {
    let mut text = String::new();
    for part in path.strip_prefix(root).ok()?.components() {
        let Component::Normal(part) = part else { return None };
        if !text.is_empty() {
            text.push('/');
        }
        text.push_str(part.to_str()?);
    }
    Some(text)
}
