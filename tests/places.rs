//! Where Feeler runs besides a shell: as a Cargo command, in hooks, in CI; and what shells and `man` are given.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, feeler, git, project, repository, result, without_surroundings};
use std::{fs, path::Path, process::Command};

const BLOCKS: &str = "pub async fn f() {\n    let _ = std::fs::read(\"x\");\n}\n";

fn app() -> tempfile::TempDir {
    project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", BLOCKS)])
}

#[test]
fn cargo_calls_it_by_name() {
    let folder = app();
    for args in [&["feeler", "check"][..], &["check"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-feeler"));
        without_surroundings(&mut command);
        let (code, out, _) = result(command.args(args).current_dir(folder.path()));
        assert_eq!(code, 1);
        assert!(out.contains("HOT001"), "{out}");
    }
    let path = Path::new(env!("CARGO_BIN_EXE_cargo-feeler")).parent().unwrap();
    let paths = std::env::join_paths(
        std::iter::once(path.to_path_buf()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let mut command = Command::new(env!("CARGO"));
    without_surroundings(&mut command);
    let (code, out, err) = result(
        command
            .args(["feeler", "check", "--output-format", "concise"])
            .env("PATH", paths.unwrap())
            .current_dir(folder.path()),
    );
    assert_eq!((code, out.lines().count()), (1, 1), "{err}");
}

#[test]
fn every_shell_gets_its_script() {
    let folder = app();
    for (shell, sign) in [
        ("bash", "complete -F _feeler"),
        ("zsh", "#compdef feeler"),
        ("fish", "complete -c feeler"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion"),
    ] {
        let (code, out, err) = result(&mut feeler(folder.path(), &["completions", shell]));
        assert_eq!(code, 0, "{err}");
        assert!(out.contains(sign) && out.contains("changed-since"), "{shell}");
    }
    let (code, _, err) = result(&mut feeler(folder.path(), &["completions", "tcsh"]));
    assert_eq!(code, 2);
    assert!(err.contains("possible values: bash, elvish, fish, powershell, zsh"), "{err}");
}

#[test]
fn manual_pages_are_pages() {
    let folder = app();
    let page = |args: &[&str]| result(&mut feeler(folder.path(), &[&["man"], args].concat()));
    for (args, title) in
        [(&[][..], "feeler"), (&["check"], "feeler-check"), (&["baseline", "create"], "feeler-baseline-create")]
    {
        let (code, out, err) = page(args);
        assert_eq!(code, 0, "{err}");
        assert!(out.contains(&format!(".TH {title} 1 ")) && out.contains(".SH SYNOPSIS"), "{out}");
    }
    let (code, _, err) = page(&["chekc"]);
    assert_eq!(
        (code, err.as_str()),
        (2, "error: failed to write the manual page of `chekc`: there is no such command; see `feeler --help`\n")
    );
}

/// The twin of the hook that uses what is installed, run by the real pre-commit where there is one.
#[test]
fn the_hook_runs_under_pre_commit() {
    if !Command::new("pre-commit").arg("--version").output().is_ok_and(|it| it.status.success()) {
        return;
    }
    let hooks = project(&[(
        ".pre-commit-hooks.yaml",
        &fs::read_to_string(repository().join(".pre-commit-hooks.yaml")).unwrap(),
    )]);
    git(hooks.path(), &["init", "-q"]);
    git(hooks.path(), &["add", "-A"]);
    git(hooks.path(), &["commit", "-qm", "hooks"]);
    let folder = app();
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "-A"]);
    let bin = Path::new(env!("CARGO_BIN_EXE_feeler")).parent().unwrap();
    let path = std::env::join_paths(
        std::iter::once(bin.to_path_buf()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    let cache = tempfile::TempDir::new().unwrap();
    let run = || {
        let mut command = Command::new("pre-commit");
        without_surroundings(&mut command);
        command.args(["try-repo", &hooks.path().display().to_string(), "feeler-system", "--verbose"]);
        result(command.env("PATH", &path).env("PRE_COMMIT_HOME", cache.path()).current_dir(folder.path()))
    };
    let (code, out, err) = run();
    assert_eq!(code, 1, "{out}{err}");
    assert!(out.contains("src/lib.rs:2:13: HOT001"), "{out}");
    git(folder.path(), &["commit", "-qm", "known"]);
    fs::write(folder.path().join("src/other.rs"), "").unwrap();
    git(folder.path(), &["add", "-A"]);
    let (code, out, err) = run();
    assert_eq!(code, 0, "{out}{err}");
}

/// The step of action.yml that checks, as GitHub would run it.
#[cfg(unix)]
#[test]
fn the_action_gates_and_writes_everything_for_code_scanning() {
    let folder = app();
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "first"]);
    let (_, help, _) = result(&mut feeler(folder.path(), &["check", "--help"]));
    if !help.contains("sarif") {
        return;
    }
    let bin = Path::new(env!("CARGO_BIN_EXE_feeler")).parent().unwrap();
    let path = std::env::join_paths(
        std::iter::once(bin.to_path_buf()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    let step = |since: &str, args: &str| {
        let output = folder.path().join("output");
        let mut command = Command::new("bash");
        without_surroundings(&mut command);
        command.arg(repository().join("ci/github.sh")).arg("check").current_dir(folder.path()).env("PATH", &path);
        let inputs = [
            ("PATHS", "src\n."),
            ("ARGS", args),
            ("CHANGED_SINCE", since),
            ("UPLOAD", "true"),
            ("SARIF_FILE", "f.sarif"),
        ];
        command.envs(inputs.map(|(name, value)| (format!("INPUT_{name}"), value))).env("GITHUB_OUTPUT", &output);
        let (code, out, err) = result(&mut command);
        let said = fs::read_to_string(&output).unwrap_or_default();
        let _ = fs::remove_file(output);
        (code, out, said, err)
    };
    let sarif = || fs::read_to_string(folder.path().join("f.sarif")).unwrap();
    let (code, out, said, err) = step("", "");
    assert_eq!((code, said.as_str()), (0, "exit-code=1\n"), "{err}");
    assert!(out.contains("::error ") && sarif().contains("HOT001"), "{out}");
    let (code, out, said, err) = step("HEAD", "--fail-on error");
    assert_eq!((code, said.as_str(), out.contains("::error ")), (0, "exit-code=0\n", false), "{err}");
    assert!(sarif().contains("HOT001"), "what did not change is uploaded all the same");
    let (code, _, said, _) = step("nowhere", "");
    assert_eq!((code, said.as_str()), (2, "exit-code=2\n"));
}
