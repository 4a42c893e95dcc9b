//! What the integration tests share.

#![allow(dead_code, reason = "every test binary uses its own part")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A manifest for one crate called `app`.
pub(crate) const MANIFEST: &str = "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";

/// `feeler` with arguments in a folder, with an environment that says nothing of git or colours.
pub(crate) fn feeler(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_feeler"));
    command.args(args).current_dir(folder);
    without_surroundings(&mut command);
    command
}

/// Takes away what a hook, a user's configuration or a terminal would bring in.
pub(crate) fn without_surroundings(command: &mut Command) {
    let git = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"];
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLUMNS"].into_iter().chain(git) {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
}

/// Exit code, stdout and stderr.
pub(crate) fn result(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().expect("ended by a signal"), text(stdout), text(stderr))
}

/// Exit code and places of a check: `path:line`.
#[track_caller]
pub(crate) fn check(folder: &Path, args: &[&str]) -> (i32, Vec<String>) {
    let (code, out, err) = result(&mut feeler(folder, &[&["check", "--output-format", "concise"], args].concat()));
    assert!(code < 2, "{err}");
    (code, out.lines().map(place).collect())
}

/// Path and line of a concise finding.
pub(crate) fn place(line: &str) -> String {
    line.split(':').take(2).collect::<Vec<_>>().join(":")
}

/// What a run that cannot do its job says.
#[track_caller]
pub(crate) fn failure(folder: &Path, args: &[&str]) -> String {
    let (code, out, err) = result(&mut feeler(folder, &[&["check"], args].concat()));
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    err
}

/// What [`check`] gives for findings at these places.
pub(crate) fn found(places: &[&str]) -> (i32, Vec<String>) {
    (i32::from(!places.is_empty()), places.iter().map(ToString::to_string).collect())
}

/// Runs git in a folder and gives what it prints.
#[track_caller]
pub(crate) fn git(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    without_surroundings(&mut command);
    let who = [
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@t",
        "-c",
        "protocol.file.allow=always",
        "-c",
        "init.defaultBranch=main",
    ];
    let (code, out, err) = result(command.args(who).args(args).current_dir(folder));
    assert_eq!(code, 0, "git {args:?}: {err}");
    out
}

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
