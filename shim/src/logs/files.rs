//! The files of a log: numbered, each written by one process for as long as nothing fails.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::LogConfig;
use crate::fs::{Fs, FsFile};
use crate::write_behind::{is_name, make_folder};

/// What our own lines begin with.
pub(super) const NOTE: &str = "feeler-logs: ";
const ENDING: &str = ".log";
/// No file is larger than this, whatever the configuration was.
const READ_MAX: u64 = 1 << 32;

/// The file that is being written, and how the next ones are named.
#[derive(Debug)]
pub(super) struct Files {
    fs: Arc<dyn Fs>,
    dir: PathBuf,
    name: String,
    file_bytes: u64,
    keep: usize,
    /// The number of the newest file.
    number: u64,
    file: Option<Box<dyn FsFile>>,
    /// The length of the file.
    at: u64,
    /// What was written last may be in the file before in part.
    again: bool,
}

impl Files {
    pub(super) fn open(config: &LogConfig) -> io::Result<Self> {
        if !is_name(&config.name) {
            let error = format!("failed to open a log: {:?} cannot be the name of a file", config.name);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, error));
        }
        make_folder(&*config.fs, &config.dir)?;
        let number = numbers(&*config.fs, &config.dir, &config.name)?.last().copied().unwrap_or(0);
        Ok(Self {
            fs: Arc::clone(&config.fs),
            dir: config.dir.clone(),
            name: config.name.clone(),
            file_bytes: config.file_bytes,
            keep: config.files.max(1),
            number,
            file: None,
            at: 0,
            again: false,
        })
    }

    /// Writes and syncs lines. After an error they are to be given again, and go to a new file.
    pub(super) fn append(&mut self, lines: &[u8]) -> Result<(), String> {
        if self.at > 0 && self.at.saturating_add(lines.len() as u64) > self.file_bytes {
            self.file = None;
        }
        let result = self.try_append(lines);
        if result.is_err() {
            self.file = None;
            if self.at == 0 {
                // It holds nothing that will not be written again; or else a bad hour would leave a heap of files, for which
                // the good ones are removed. There may be none.
                let _ = self.fs.remove(&self.path());
            } else {
                self.again = true;
            }
        }
        result
    }

    fn try_append(&mut self, lines: &[u8]) -> Result<(), String> {
        let failed = |what, path: &Path| {
            let path = path.display().to_string();
            move |error: io::Error| format!("failed to {what} {path}: {error}")
        };
        if self.file.is_none() {
            self.at = 0;
            self.file = Some(self.begin().map_err(failed("begin a log file in", &self.dir))?);
        }
        let path = self.path();
        let Some(file) = &mut self.file else { return Ok(()) };
        let mut at = self.at;
        if at == 0 && self.again {
            let note =
                format!("{NOTE}the last lines of the file before this one may be there in part: they are here again\n");
            file.write_at(note.as_bytes(), at).map_err(failed("write", &path))?;
            at += note.len() as u64;
        }
        file.write_at(lines, at).map_err(failed("write", &path))?;
        file.sync_data().map_err(failed("sync", &path))?;
        self.at = at + lines.len() as u64;
        self.again = false;
        Ok(())
    }

    /// Creates the next file, and removes the oldest.
    fn begin(&mut self) -> io::Result<Box<dyn FsFile>> {
        let file = loop {
            self.number += 1;
            match self.fs.create_new(&self.path()) {
                // Another process was first.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                created => break created?,
            }
        };
        self.fs.sync_dir(&self.dir)?;
        let numbers = numbers(&*self.fs, &self.dir, &self.name)?;
        for old in &numbers[..numbers.len().saturating_sub(self.keep)] {
            // What cannot be removed now is tried again with the next file.
            let _ = self.fs.remove(&path(&self.dir, &self.name, *old));
        }
        Ok(file)
    }

    fn path(&self) -> PathBuf {
        path(&self.dir, &self.name, self.number)
    }
}

fn path(dir: &Path, name: &str, number: u64) -> PathBuf {
    dir.join(format!("{name}-{number:010}{ENDING}"))
}

/// The numbers of the files of a log, in order.
fn numbers(fs: &dyn Fs, dir: &Path, name: &str) -> io::Result<Vec<u64>> {
    let number = |file: &String| -> Option<u64> {
        let digits = file.strip_prefix(name)?.strip_prefix('-')?.strip_suffix(ENDING)?;
        let are_digits = digits.len() >= 10 && digits.bytes().all(|digit| digit.is_ascii_digit());
        are_digits.then(|| digits.parse().ok())?
    };
    let mut numbers: Vec<u64> = fs.list(dir)?.iter().filter_map(number).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// A line of a log, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The number of its file.
    pub file: u64,
    /// What it is.
    pub kind: LineKind,
    /// The text without the line's end; what is not Unicode is replaced.
    pub text: Cow<'a, str>,
}

/// What a line of a log is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A line that was logged, or a part of an event of several lines.
    Text,
    /// The log's own word: lines are lost, or are there twice.
    Note,
    /// The end of a file that a crash hit: half a line, or zeros.
    Torn,
}

/// Reads a log back, all files in order. Files that another process removes meanwhile are left out.
///
/// # Errors
/// When the folder or one of the files cannot be read.
pub fn read(fs: &dyn Fs, dir: &Path, name: &str, each: &mut dyn FnMut(Line<'_>)) -> io::Result<()> {
    for file in numbers(fs, dir, name)? {
        let bytes = match fs.read(&path(dir, name, file), READ_MAX) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            read => read?,
        };
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let text = line.strip_suffix(b"\n");
            let kind = match text {
                Some(text) if text.starts_with(NOTE.as_bytes()) => LineKind::Note,
                Some(text) if !text.contains(&0) => LineKind::Text,
                _ => LineKind::Torn,
            };
            each(Line { file, kind, text: String::from_utf8_lossy(text.unwrap_or(line)) });
        }
    }
    Ok(())
}
