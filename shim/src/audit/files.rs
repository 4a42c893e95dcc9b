//! The files of a log, in their order: the one that it is named after, and those that begin where the one before is full.

use std::io;
use std::path::{Path, PathBuf};

use super::chain::{Chain, finish};
use super::{Broken, Checkpoint, Config, OpenError, Verified};
use crate::fs::Fs;

/// No file of a log is larger, whatever [`Config::max_bytes`] says: it is read as a whole.
pub(super) const MAX_FILE: u64 = 1 << 30;

/// A log that is written to is looked at so often before it counts as broken.
const TRIES: u32 = 8;

/// The path of a file: `audit.jsonl` is the first, `audit.000002.jsonl` the second.
pub(super) fn path_of(first: &Path, number: u32) -> PathBuf {
    if number <= 1 {
        return first.to_path_buf();
    }
    let (stem, end) = parts(first);
    first.with_file_name(format!("{stem}.{number:06}{end}"))
}

/// The name of the log, and the end of its files' names with its dot.
fn parts(first: &Path) -> (String, String) {
    let stem = first.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    (stem, first.extension().map_or_else(String::new, |it| format!(".{}", it.to_string_lossy())))
}

/// Numbers of the files that are there, in order.
pub(super) fn numbers(fs: &dyn Fs, first: &Path) -> Result<Vec<u32>, OpenError> {
    let folder = folder(first);
    let names = fs.list(folder).map_err(failed("list the folder", folder))?;
    let (stem, end) = parts(first);
    let number = |name: &str| {
        if first.file_name().is_some_and(|it| it.to_string_lossy() == name) {
            return Some(1);
        }
        let digits = name.strip_prefix(&stem)?.strip_prefix('.')?.strip_suffix(&end)?;
        let number: u32 = digits.parse().ok()?;
        (number > 1 && format!("{number:06}") == digits).then_some(number)
    };
    let mut numbers: Vec<u32> = names.iter().filter_map(|name| number(name)).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

pub(super) fn failed(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OpenError {
    let path = path.to_path_buf();
    move |source| OpenError::Io { what, path, source }
}

/// Makes a file that is not there, so that its name outlives a power cut before anything is in it.
pub(super) fn create(config: &Config, number: u32) -> Result<(), OpenError> {
    let path = path_of(&config.path, number);
    config.fs.create_new(&path).map(drop).map_err(failed("make", &path))?;
    config.fs.sync_dir(folder(&path)).map_err(failed("sync the folder of", &path))
}

pub(super) fn read(fs: &dyn Fs, path: &Path) -> Result<Vec<u8>, OpenError> {
    fs.read(path, MAX_FILE).map_err(failed("read", path))
}

/// Says in which file something is broken, where there are several.
pub(super) fn within(first: &Path, number: u32, last: u32) -> impl FnOnce(Broken) -> OpenError {
    let path = path_of(first, number);
    let name = path.file_name().filter(|_| last > 1).map(|it| it.to_string_lossy().into_owned());
    move |broken| OpenError::Broken(Broken { file: name, ..broken })
}

/// Verifies a log with all its files, from the first on; `path` is that of the first, as in [`Config::path`]. A file that is missing is found by the line that ought
/// to be in it, unless it is the last one: as with lines at the end, only a [`Checkpoint`] shows that. The log may be in use meanwhile.
///
/// # Errors
/// With the first line that does not belong where it is, or where a file cannot be read.
pub fn verify_files(fs: &dyn Fs, path: &Path, checkpoint: Option<&Checkpoint>) -> Result<Verified, OpenError> {
    let mut verified = verify_once(fs, path, checkpoint);
    for _ in 0..TRIES {
        let Err(error) = verified else { break };
        // What seems to be wrong may be a line, or the beginning of a file, that was being written.
        let again = verify_once(fs, path, checkpoint);
        if again.as_ref().is_err_and(|again| again.to_string() == error.to_string()) {
            return again;
        }
        verified = again;
    }
    verified
}

fn verify_once(fs: &dyn Fs, path: &Path, checkpoint: Option<&Checkpoint>) -> Result<Verified, OpenError> {
    let numbers = numbers(fs, path)?;
    let Some(last) = numbers.last().copied() else {
        return Err(failed("read", path)(io::ErrorKind::NotFound.into()));
    };
    let mut chain = Chain::default();
    for number in numbers {
        let bytes = read(fs, &path_of(path, number))?;
        chain.add_lines(&bytes, checkpoint).map_err(within(path, number, last))?;
    }
    finish(chain, checkpoint).map_err(within(path, last, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_names_that_sort_and_nothing_else_is_taken_for_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = folder.path().join("audit.jsonl");
        for number in [1, 2, 10, 1_000_000] {
            std::fs::write(path_of(&first, number), "").expect("written");
        }
        for other in [
            "audit.checkpoint",
            "audit.jsonl.lock",
            "audit.2.jsonl",
            "audit.000001.jsonl",
            "audit.+00003.jsonl",
            "x.000003.jsonl",
        ] {
            std::fs::write(folder.path().join(other), "").expect("written");
        }
        assert_eq!(numbers(&crate::fs::RealFs, &first).expect("listed"), [1, 2, 10, 1_000_000]);
        assert_eq!(path_of(&first, 2), folder.path().join("audit.000002.jsonl"));
        assert_eq!(path_of(Path::new("audit"), 3), Path::new("audit.000003"));
    }
}
