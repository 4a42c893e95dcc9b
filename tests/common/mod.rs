//! What the integration tests share.

#![allow(dead_code, reason = "every test binary uses its own part")]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The root of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether expectations are to be written, not compared.
pub(crate) fn blesses() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some_and(|it| it == "1")
}

/// Files below a folder with an extension, sorted; hidden and build folders are left out.
pub(crate) fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !name.starts_with('.') && name != "target" {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|it| it == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Copies a folder, so that nothing above it (configuration, git, ignore files) is seen.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A folder with files, gone when dropped.
pub(crate) fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Compares a file of the repository with what it should hold, or writes it when blessing.
#[track_caller]
pub(crate) fn assert_fresh(path: &Path, expected: &str) {
    let actual = fs::read_to_string(path).unwrap_or_default();
    if actual != expected && blesses() {
        fs::write(path, expected).unwrap();
    } else if actual != expected {
        let shown = path.strip_prefix(repository()).unwrap_or(path).display();
        panic!("{shown} is stale; UPDATE_EXPECT=1 cargo test writes it. It should be:\n{expected}");
    }
}
