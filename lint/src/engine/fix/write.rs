//! Writing files that people care for.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// Why a file was not written. The text completes "failed to …".
#[derive(Debug, thiserror::Error)]
#[error("write `{path}`: {why}")]
pub struct WriteError {
    path: String,
    why: String,
}

/// A text to put in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewText {
    /// The file, relative to the project root.
    pub path: String,
    /// What it must still hold.
    pub old: String,
    /// What it shall hold.
    pub new: String,
}

/// Writes beside the file and renames, so that a crash leaves the old text or the new one. Permissions of an old file stay, and a
/// symbolic link stays one.
pub fn write_beside(path: &Path, text: &str) -> Result<(), WriteError> {
    let failed = |why: io::Error| WriteError { path: path.display().to_string(), why: why.to_string() };
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let mut beside = real.as_os_str().to_owned();
    beside.push(format!(".feeler-{}", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = write_new(&beside, &real, text).and_then(|()| fs::rename(&beside, &real));
    written.map_err(|why| {
        // What is left of the attempt is of no use to anybody.
        let _ = fs::remove_file(&beside);
        failed(why)
    })
}

fn write_new(beside: &Path, real: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(beside)?;
    if let Ok(old) = fs::metadata(real) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())
}

/// Writes all texts, or none when a file does not hold what it must: every file is looked at before the first is written.
pub fn replace(root: &Path, texts: &[NewText]) -> Result<(), WriteError> {
    let mut files: Vec<(PathBuf, &NewText)> = Vec::new();
    for text in texts {
        let real = unchanged(root, text).map_err(|why| WriteError { path: text.path.clone(), why })?;
        // Two names of one file, with one text for both.
        if !files.iter().any(|(it, other)| *it == real && other.new == text.new) {
            files.push((real, text));
        }
    }
    files.iter().try_for_each(|(real, text)| {
        write_beside(real, &text.new).map_err(|error| WriteError { path: text.path.clone(), ..error })
    })
}

/// Where the file is, should it still be there as it was read.
fn unchanged(root: &Path, text: &NewText) -> Result<PathBuf, String> {
    let real = root.join(&text.path).canonicalize().map_err(|why| why.to_string())?;
    if !root.canonicalize().is_ok_and(|root| real.starts_with(root)) {
        return Err("it is a link to a file outside of the project; edit that one by hand".to_string());
    }
    let bytes = fs::read(&real).map_err(|why| why.to_string())?;
    if bytes != text.old.as_bytes() {
        return Err("it changed since it was read, or is not UTF-8; run again".to_string());
    }
    Ok(real)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(path: &str, old: &str, new: &str) -> NewText {
        NewText { path: path.to_string(), old: old.to_string(), new: new.to_string() }
    }

    #[test]
    fn a_file_that_changed_keeps_all_others_as_they_are() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.rs"), "a").unwrap();
        fs::write(dir.path().join("b.rs"), "other").unwrap();
        let error = replace(dir.path(), &[text("a.rs", "a", "A"), text("b.rs", "b", "B")]).unwrap_err();
        assert_eq!(error.to_string(), "write `b.rs`: it changed since it was read, or is not UTF-8; run again");
        assert_eq!(fs::read_to_string(dir.path().join("a.rs")).unwrap(), "a");
        let gone = replace(dir.path(), &[text("c.rs", "", "C")]).unwrap_err();
        assert!(gone.to_string().starts_with("write `c.rs`: "), "{gone}");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (dir, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let path = |name: &str| dir.path().join(name);
        fs::write(path("a.rs"), "a").unwrap();
        fs::set_permissions(path("a.rs"), fs::Permissions::from_mode(0o751)).unwrap();
        symlink("a.rs", path("l.rs")).unwrap();
        replace(dir.path(), &[text("a.rs", "a", "A"), text("l.rs", "a", "A")]).unwrap();
        assert_eq!(fs::read_to_string(path("a.rs")).unwrap(), "A");
        assert_eq!(fs::metadata(path("a.rs")).unwrap().permissions().mode() & 0o777, 0o751);
        assert!(fs::symlink_metadata(path("l.rs")).unwrap().is_symlink());
        fs::write(outside.path().join("o.rs"), "o").unwrap();
        symlink(outside.path().join("o.rs"), path("o.rs")).unwrap();
        let error = replace(dir.path(), &[text("o.rs", "o", "O")]).unwrap_err().to_string();
        assert!(error.contains("a link to a file outside of the project"), "{error}");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3, "nothing is left behind");
    }
}
