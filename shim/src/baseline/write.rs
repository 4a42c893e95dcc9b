//! Writing a document so that it is there whole or not at all, and never in the place of another.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::Baseline;
use crate::fs::{Fs, RealFs};

/// Where a project keeps them, relative to its root.
pub const FOLDER: &str = ".opencode/metrics";

/// How many of one millisecond there may be.
const TRIES: u32 = 100;

/// Why a document was not written. The text completes "failed to …".
#[derive(Debug)]
pub struct WriteError {
    path: PathBuf,
    why: io::Error,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "write `{}`: {}", self.path.display(), self.why)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.why)
    }
}

/// Writes a document to [`FOLDER`] of a project and gives its path. It waits for the disk.
pub fn write(root: &Path, baseline: &Baseline) -> Result<PathBuf, WriteError> {
    write_into(&RealFs, &root.join(FOLDER), baseline)
}

/// Writes a document to a folder, which is made where it is not there, and gives its path.
///
/// When this returns, the file is on the disk with its name. After an error or a crash there is no file of this document's
/// name; a hidden `.partial` one may be left.
pub fn write_into(fs: &dyn Fs, folder: &Path, baseline: &Baseline) -> Result<PathBuf, WriteError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |why| WriteError { path, why }
    };
    fs.create_dir_all(folder).map_err(failed(folder))?;
    let name = baseline.file_name();
    let stem = name.strip_suffix(".json").unwrap_or(&name);
    for attempt in 0..TRIES {
        // `.` sorts before `_` and the letters, so that the first of a millisecond stays the first.
        let name = if attempt == 0 { name.clone() } else { format!("{stem}_{attempt:02}.json") };
        let path = folder.join(&name);
        if let Some(path) = write_as(fs, folder, &name, baseline).map_err(failed(&path))? {
            sync_parents(fs, folder);
            return Ok(path);
        }
    }
    let why = io::Error::new(io::ErrorKind::AlreadyExists, "there are a hundred of this millisecond already");
    Err(WriteError { path: folder.join(name), why })
}

/// Writes one file, unless there is one or somebody else is at it.
fn write_as(fs: &dyn Fs, folder: &Path, name: &str, baseline: &Baseline) -> io::Result<Option<PathBuf>> {
    // Whoever creates this file owns the name: only its owner looks whether the name is free, and takes it.
    let partial = folder.join(format!(".{name}.partial"));
    let mut file = match fs.create_new(&partial) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        Err(error) => return Err(error),
    };
    let path = folder.join(name);
    let written = (|| {
        if fs.list(folder)?.iter().any(|it| it == name) {
            return Ok(None);
        }
        file.write_at(baseline.render().as_bytes(), 0)?;
        file.sync_data()?;
        drop(file);
        fs.rename(&partial, &path)?;
        fs.sync_dir(folder)?;
        Ok(Some(path))
    })();
    if !matches!(written, Ok(Some(_))) {
        // What is left of the attempt is of no use to anybody.
        let _ = fs.remove(&partial);
    }
    written
}

/// The folder itself may be new, and so may the one that it is in.
fn sync_parents(fs: &dyn Fs, folder: &Path) {
    // Some folders above may be written by nobody here, and then they are not new either.
    for parent in folder.ancestors().skip(1).take(2).filter(|it| !it.as_os_str().is_empty()) {
        let _ = fs.sync_dir(parent);
    }
}
