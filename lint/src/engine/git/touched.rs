//! Which commits changed which files of late.

use super::{GitError, Repo, text};

/// A commit on the way to HEAD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::engine) struct Touched {
    /// Its hash, short.
    pub(in crate::engine) commit: String,
    /// When it was written, in seconds since 1970. A rebase does not change that.
    pub(in crate::engine) at: u64,
    /// What it changed, as seen from the project root.
    pub(in crate::engine) paths: Vec<String>,
}

impl Repo {
    /// The commits since a day, the newest first; none where history is cut off, since what is there would say the wrong thing.
    pub(in crate::engine) fn touched(&self, since: &str) -> Result<Vec<Touched>, GitError> {
        if self.is_shallow()? {
            return Ok(Vec::new());
        }
        let since = format!("--since={since}");
        let format = "--format=%x01%h%x00%at";
        let log = ["log", "--no-merges", "--no-renames", "--name-only", "-z", format, &since, "HEAD", "--"];
        let log = text("log", self.run(&log)?)?;
        Ok(log.split('\u{1}').filter_map(|commit| self.commit(commit)).collect())
    }

    /// A hash, a time, and paths, with zeros between them; a line break is in front of the first path.
    fn commit(&self, said: &str) -> Option<Touched> {
        let mut parts = said.split('\0');
        let (commit, at) = (parts.next().filter(|it| !it.is_empty())?, parts.next()?.parse().ok()?);
        let paths = parts.map(|path| path.trim_start_matches('\n')).filter(|path| !path.is_empty());
        let paths = paths.filter_map(|path| self.local(path).map(str::to_string)).collect();
        Some(Touched { commit: commit.to_string(), at, paths })
    }
}
