//! How a file is replaced: whole or not at all.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::pending::Job;
use super::report::Problem;
use crate::fs::Fs;

/// The beginning of the names that are ours in the folder.
const RESERVED: &str = ".feeler-";
const LOCK: &str = ".feeler-lock";
const TEMPORARY: &str = ".feeler-tmp-";
/// The longest name: with what a temporary file's adds, no more than file systems take.
const NAME_MAX: usize = 240;

/// The folder, and the right to write to it.
#[derive(Debug)]
pub(super) struct Disk {
    fs: Arc<dyn Fs>,
    dir: PathBuf,
    _lock: Lock,
}

/// Holds the lock on the folder.
struct Lock(#[allow(dead_code, reason = "it is there to be dropped")] Box<dyn Send + Sync>);

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock")
    }
}

/// Whether a key can be the name of a file in the folder, and of no other place.
pub(crate) fn is_name(key: &str) -> bool {
    let forbidden = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':');
    !key.is_empty()
        && key.len() <= NAME_MAX
        && !matches!(key, "." | "..")
        && !key.starts_with(RESERVED)
        && !key.contains(forbidden)
}

/// Makes a folder that outlives a power cut, with all those above it that are missing.
pub(crate) fn make_folder(fs: &dyn Fs, dir: &Path) -> io::Result<()> {
    let is_missing = |dir: &&Path| {
        !dir.as_os_str().is_empty() && fs.list(dir).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    };
    let missing: Vec<&Path> = dir.ancestors().take_while(is_missing).collect();
    fs.create_dir_all(dir)?;
    let above = missing.iter().filter_map(|dir| dir.parent());
    above.map(|dir| if dir.as_os_str().is_empty() { Path::new(".") } else { dir }).try_for_each(|dir| fs.sync_dir(dir))
}

impl Disk {
    /// Takes the folder; `None` when another one has it. What a crash left of temporary files is removed.
    pub(super) fn open(fs: &Arc<dyn Fs>, dir: &Path) -> io::Result<Option<Self>> {
        make_folder(&**fs, dir)?;
        let Some(lock) = fs.lock(&dir.join(LOCK))? else { return Ok(None) };
        for name in fs.list(dir)?.iter().filter(|name| name.starts_with(TEMPORARY)) {
            fs.remove(&dir.join(name))?;
        }
        Ok(Some(Self { fs: Arc::clone(fs), dir: dir.to_owned(), _lock: Lock(lock) }))
    }

    /// Writes files; each is then the old one or the new one, whatever happens, and the new one for good where this says so.
    pub(super) fn write(&self, jobs: &[Job], go_on: &dyn Fn() -> bool) -> Vec<Option<Result<(), Problem>>> {
        let mut results: Vec<Option<Result<(), Problem>>> =
            jobs.iter().map(|job| go_on().then(|| self.replace(job))).collect();
        // One for all of them: only then do the new names outlive a power cut.
        if results.iter().flatten().any(Result::is_ok)
            && let Err(error) = self.fs.sync_dir(&self.dir)
        {
            for (job, result) in jobs.iter().zip(&mut results).filter(|(_, result)| matches!(result, Some(Ok(())))) {
                *result = Some(Err(problem(job, "sync the folder of", &error)));
            }
        }
        results
    }

    /// Puts a new file in place of the old one. A temporary file that failed is never used again: after a failed sync
    /// the system may take for written what is not.
    fn replace(&self, job: &Job) -> Result<(), Problem> {
        let temporary = self.dir.join(format!("{TEMPORARY}{}", job.key));
        let result = self.write_temporary(job, &temporary).and_then(|()| {
            let moved = self.fs.rename(&temporary, &self.dir.join(&*job.key));
            moved.map_err(|error| problem(job, "put a new file in place of", &error))
        });
        if result.is_err() {
            // If this fails, too, the next attempt or the next start removes it.
            let _ = self.fs.remove(&temporary);
        }
        result
    }

    fn write_temporary(&self, job: &Job, temporary: &Path) -> Result<(), Problem> {
        let target = self.dir.join(&*job.key);
        let mut created = self.fs.create_replacement(temporary, &target);
        if created.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists) {
            // The folder is ours by its lock: it is what an earlier attempt could not remove.
            created = self.fs.remove(temporary).and_then(|()| self.fs.create_replacement(temporary, &target));
        }
        let mut file = created.map_err(|error| problem(job, "create the file that is to replace", &error))?;
        file.write_at(&job.value, 0).map_err(|error| problem(job, "write the file that is to replace", &error))?;
        file.sync_data().map_err(|error| problem(job, "sync the file that is to replace", &error))
    }
}

fn problem(job: &Job, attempted: &'static str, error: &io::Error) -> Problem {
    Problem { file: job.key.to_string(), attempted, error: error.to_string(), kind: error.kind() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_the_folder() {
        for good in ["weights.json", ".hidden", "a b", "ünïcode", "...", "x..y", &"n".repeat(240)] {
            assert!(is_name(good), "{good}");
        }
        for bad in [
            "",
            ".",
            "..",
            "a/b",
            "/etc/passwd",
            "..\\x",
            "C:x",
            "a\0b",
            "line\nbreak",
            ".feeler-lock",
            ".feeler-tmp-x",
            &"n".repeat(241),
        ] {
            assert!(!is_name(bad), "{bad:?}");
        }
    }
}
