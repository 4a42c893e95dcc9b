//! The commit that a work tree stands on.

use super::{GitError, Repo, text};
use std::path::{Path, PathBuf};

/// A work tree and its commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The root of the work tree.
    pub top: PathBuf,
    /// The whole hash.
    pub id: String,
    /// Whether a file that git tracks is not as in this commit.
    pub dirty: bool,
}

/// What the work tree around a folder stands on; nothing where there is no repository, or no commit yet.
pub fn head(folder: &Path) -> Result<Option<Head>, GitError> {
    let repo = match Repo::open(folder) {
        Err(GitError::NoRepository(_)) => return Ok(None),
        other => other?,
    };
    let output = repo.output(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?;
    if !output.status.success() {
        return Ok(None);
    }
    let id = text("rev-parse", output.stdout)?.trim().to_string();
    // What nobody tracks is no part of the code; a baseline that was written just now is not, for one.
    let dirty = !repo.run(&["status", "--porcelain", "--untracked-files=no"])?.is_empty();
    Ok(Some(Head { top: repo.top, id, dirty }))
}
