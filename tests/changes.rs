//! Runs about a change, against real repositories.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, check, failure, feeler, found, git, project, result};
use std::{fs, path::Path};

const BLOCKS: &str = "pub async fn f() {\n    let _ = std::fs::read(\"x\");\n}\n";
const CLEAN: &str = "pub async fn f() {}\n";

/// A repository with one commit of these files.
fn repository(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = project(files);
    git(folder.path(), &["init", "-q"]);
    commit(folder.path(), "first");
    folder
}

fn app(lib: &str, more: &[(&str, &str)]) -> tempfile::TempDir {
    repository(&[&[("Cargo.toml", MANIFEST), ("src/lib.rs", lib)], more].concat())
}

fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-qm", message]);
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn staged_reads_the_index_and_not_the_work_tree() {
    let folder = app(CLEAN, &[]);
    let path = folder.path();
    write(path, "src/lib.rs", BLOCKS);
    assert_eq!(check(path, &["--staged"]), found(&[]), "nothing is staged");
    git(path, &["add", "src/lib.rs"]);
    write(path, "src/lib.rs", CLEAN);
    assert_eq!(check(path, &["--staged"]), found(&["src/lib.rs:2"]), "the index blocks, the work tree does not");
    assert_eq!(check(path, &[]), found(&[]));
    git(path, &["add", "src/lib.rs"]);
    write(path, "src/lib.rs", BLOCKS);
    assert_eq!(check(path, &["--staged"]), found(&[]), "and the other way round");
}

#[test]
fn a_file_staged_in_part_shows_the_part() {
    let one = "pub async fn a() {\n    std::thread::park();\n}\n\n";
    let folder = app(one, &[]);
    let path = folder.path();
    write(path, "src/lib.rs", &format!("{one}{}", one.replace("a()", "b()")));
    git(path, &["add", "-A"]);
    write(path, "src/lib.rs", &format!("{}{one}{}", one.replace("a()", "c()"), one.replace("a()", "b()")));
    assert_eq!(
        check(path, &["--staged"]),
        found(&["src/lib.rs:6"]),
        "line of the index, and neither the old nor the unstaged one"
    );
}

/// The place is old, the way to it is new: a change far away is shown where it hurts.
#[test]
fn any_hop_of_the_chain_counts() {
    let files = |inner: &str| format!("pub fn g() {{\n    {inner}\n}}\n");
    let lib = "mod a;\npub async fn f() {\n    a::g();\n}\n";
    let folder = app(lib, &[("src/a.rs", &files("let _ = 1;"))]);
    let path = folder.path();
    write(path, "src/a.rs", &files("std::thread::park();"));
    git(path, &["add", "-A"]);
    assert_eq!(check(path, &["--staged"]), found(&["src/lib.rs:3"]));
    assert_eq!(check(path, &["--changed-since", "HEAD"]), found(&["src/lib.rs:3"]));
}

/// `fn` becomes `async fn`: no call changed, and the finding is new all the same. So with an attribute, a mark, an async block.
#[test]
fn the_head_of_a_function_counts_for_its_body() {
    let body = "    let x = 1;\n    std::thread::park();\n}\n";
    for (old, new) in [
        ("pub fn f() {\n", "pub async fn f() {\n"),
        ("#[inline]\npub fn f() {\n", "// feeler: hot\n#[inline]\npub fn f() {\n"),
        ("// feeler: allow(HOT001) start-up\npub async fn f() {\n", "pub async fn f() {\n"),
    ] {
        let folder = app(&format!("{old}{body}"), &[]);
        write(folder.path(), "src/lib.rs", &format!("{new}{body}"));
        let (code, places) = check(folder.path(), &["--changed-since", "HEAD"]);
        assert_eq!((code, places.len()), (1, 1), "{new}");
    }
    let old = format!("pub async fn f() {{\n{body}");
    let folder = app(&old, &[]);
    write(folder.path(), "src/lib.rs", &old.replace("x = 1", "x = 2"));
    assert_eq!(check(folder.path(), &["--changed-since", "HEAD"]), found(&[]), "another line of the body does not");
}

#[test]
fn a_removed_allowance_is_a_change_of_the_line_below() {
    let lib = "pub async fn f() {\n    // feeler: allow(HOT001) short\n    std::thread::park();\n}\n";
    let folder = app(lib, &[]);
    write(folder.path(), "src/lib.rs", &lib.replace("    // feeler: allow(HOT001) short\n", ""));
    git(folder.path(), &["add", "-A"]);
    assert_eq!(check(folder.path(), &["--staged"]), found(&["src/lib.rs:2"]));
}

#[test]
fn a_changed_allowance_is_a_change_of_the_line_below() {
    let lib = "pub async fn f() {\n    // feeler: allow(HOT001) short\n    std::thread::park();\n}\n";
    let folder = app(lib, &[]);
    write(folder.path(), "src/lib.rs", &lib.replace("allow(HOT001)", "allow(HOT001, until=2020-01-01)"));
    assert_eq!(check(folder.path(), &["--changed-since", "HEAD"]), found(&["src/lib.rs:2", "src/lib.rs:3"]));
}

#[test]
fn old_findings_are_counted_and_not_shown() {
    let folder = app(BLOCKS, &[]);
    write(folder.path(), "src/lib.rs", &format!("{BLOCKS}pub fn g() {{}}\n"));
    git(folder.path(), &["add", "-A"]);
    let (code, out, err) = result(&mut feeler(folder.path(), &["check", "--staged"]));
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(err.contains("1 in unchanged code"), "{err}");
}

#[test]
fn renames_are_no_change_and_deletions_take_the_file_away() {
    let folder =
        app("mod a;\npub async fn f() {\n    a::g();\n}\n", &[("src/a.rs", "pub fn g() { std::thread::park() }\n")]);
    let path = folder.path();
    git(path, &["mv", "src/a.rs", "src/b.rs"]);
    let lib = "mod b;\npub async fn f() {\n    b::g();\n}\n";
    write(path, "src/lib.rs", lib);
    git(path, &["add", "-A"]);
    assert_eq!(check(path, &["--staged"]), found(&["src/lib.rs:3"]), "the call changed");
    commit(path, "renamed");
    git(path, &["mv", "src/b.rs", "src/c.rs"]);
    assert_eq!(check(path, &["--staged"]), found(&[]), "a rename alone changes no line");
    git(path, &["rm", "-q", "--cached", "src/c.rs"]);
    write(path, "src/lib.rs", &format!("{lib}pub fn h() {{}}\n"));
    git(path, &["add", "src/lib.rs"]);
    assert_eq!(check(path, &["--staged"]), found(&[]), "what is not in the index is not there");
}

#[test]
fn files_deleted_on_disk_only_are_still_in_the_index() {
    let folder = app(CLEAN, &[]);
    let path = folder.path();
    write(path, "src/lib.rs", BLOCKS);
    git(path, &["add", "-A"]);
    fs::remove_file(path.join("src/lib.rs")).unwrap();
    assert_eq!(check(path, &["--staged"]), found(&["src/lib.rs:2"]));
}

#[test]
fn promised_and_untracked_files_are_not_staged() {
    let folder = app("mod a;\nmod b;\npub fn x() {}\n", &[]);
    let path = folder.path();
    write(path, "src/a.rs", BLOCKS);
    git(path, &["add", "--intent-to-add", "src/a.rs"]);
    write(path, "src/b.rs", BLOCKS);
    assert_eq!(check(path, &["--staged"]), found(&[]));
    assert_eq!(
        check(path, &["--changed-since", "HEAD"]),
        found(&["src/a.rs:2", "src/b.rs:2"]),
        "new files count as a whole"
    );
}

#[test]
fn before_the_first_commit_everything_staged_is_new() {
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", BLOCKS)]);
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "-A"]);
    assert_eq!(check(folder.path(), &["--staged"]), found(&["src/lib.rs:2"]));
    let said = failure(folder.path(), &["--changed-since", "HEAD"]);
    assert!(said.contains("git knows no such commit"), "{said}");
}

#[test]
fn conflicts_are_told() {
    let folder = app(CLEAN, &[]);
    let path = folder.path();
    git(path, &["checkout", "-qb", "other"]);
    write(path, "src/lib.rs", "pub async fn f() { let _ = 1; }\n");
    commit(path, "other");
    git(path, &["checkout", "-q", "-"]);
    git(path, &["checkout", "-q", "main"]);
    write(path, "src/lib.rs", BLOCKS);
    commit(path, "main");
    let mut merge = std::process::Command::new("git");
    common::without_surroundings(&mut merge);
    assert!(
        !merge
            .args(["-c", "user.name=t", "-c", "user.email=t@t", "merge", "-q", "other"])
            .current_dir(path)
            .output()
            .unwrap()
            .status
            .success()
    );
    let said = failure(path, &["--staged"]);
    assert_eq!(said, "error: failed to read the index: `src/lib.rs` has conflicts; resolve them and `git add` it\n");
}

#[test]
fn hooks_of_every_kind_see_their_own_index() {
    let folder = app(CLEAN, &[]);
    let path = folder.path();
    git(path, &["worktree", "add", "-q", "../linked", "-b", "linked"]);
    let linked = path.parent().unwrap().join("linked");
    let hook = format!("#!/bin/sh\n\"{}\" check --staged --output-format concise src\n", env!("CARGO_BIN_EXE_feeler"));
    write(path, ".git/hooks/pre-commit", &hook);
    std::process::Command::new("chmod").args(["+x", ".git/hooks/pre-commit"]).current_dir(path).status().unwrap();
    for folder in [path, &linked] {
        write(folder, "src/lib.rs", BLOCKS);
        let mut command = std::process::Command::new("git");
        common::without_surroundings(&mut command);
        // `commit -a` works on an index of its own, and nothing is in the usual one.
        command.args(["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qam", "x"]).current_dir(folder);
        let (code, out, err) = result(&mut command);
        assert_eq!(code, 1, "{out}{err}");
        assert!((out + &err).contains("src/lib.rs:2:13: HOT001"), "{}", folder.display());
    }
    fs::remove_dir_all(linked).unwrap();
}

#[test]
fn variables_about_another_repository_do_not_mislead() {
    let (ours, other) = (app(CLEAN, &[("sub/x.txt", "")]), app(CLEAN, &[]));
    write(ours.path(), "src/lib.rs", BLOCKS);
    git(ours.path(), &["add", "-A"]);
    let base = ["check", "--staged", "--output-format", "concise"];
    for (name, value) in [
        ("GIT_DIR", other.path().join(".git").display().to_string()),
        ("GIT_DIR", ours.path().join(".git").display().to_string()),
        ("GIT_DIR", ".git".to_string()),
    ] {
        for (folder, args) in [("", &base[..]), ("sub", &[&base[..], &["../src"]].concat())] {
            let (code, out, err) = result(feeler(&ours.path().join(folder), args).env(name, &value));
            assert_eq!(code, 1, "{name}={value} in `{folder}`: {err}");
            assert!(out.starts_with("src/lib.rs:2:"), "{out}");
        }
    }
}

#[test]
fn a_repository_may_be_elsewhere() {
    let folder = project(&[("home/Cargo.toml", MANIFEST), ("home/src/lib.rs", BLOCKS), ("home/feeler.toml", "")]);
    let home = folder.path().join("home");
    git(folder.path(), &["init", "-q", "--bare", "dots"]);
    let at = ["--git-dir", "../dots", "--work-tree", "."];
    git(&home, &[&at[..], &["add", "-A"]].concat());
    let mut command = feeler(&home, &["check", "--staged", "--output-format", "concise"]);
    let (code, out, err) = result(command.env("GIT_DIR", "../dots").env("GIT_WORK_TREE", &home));
    assert_eq!((code, out.lines().count()), (1, 1), "{err}");
    let said = failure(&home, &["--staged"]);
    assert!(said.contains("find the git repository of"), "{said}");
}

#[test]
fn a_sparse_checkout_is_analysed_whole() {
    let member = "[package]\nname = \"b\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
    let folder = repository(&[
        ("Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]\n"),
        ("a/Cargo.toml", &format!("{}[dependencies]\nb = {{ path = \"../b\" }}\n", member.replace("\"b\"", "\"a\""))),
        ("a/src/lib.rs", CLEAN),
        ("b/Cargo.toml", member),
        ("b/src/lib.rs", "pub fn g() {\n    std::thread::park();\n}\n"),
    ]);
    let path = folder.path();
    git(path, &["sparse-checkout", "set", "a"]);
    assert!(!path.join("b").exists());
    write(path, "a/src/lib.rs", "pub async fn f() {\n    b::g();\n}\n");
    git(path, &["add", "-A"]);
    assert_eq!(
        check(path, &["--staged"]),
        found(&["a/src/lib.rs:2"]),
        "the chain goes through what is not checked out"
    );
}

#[test]
fn a_submodule_counts_when_it_moves() {
    let inner = app("pub fn g() {}\n", &[]);
    let outer = repository(&[
        (
            "Cargo.toml",
            &format!("{MANIFEST}[dependencies]\ninner = {{ path = \"inner\", package = \"app\" }}\n")
                .replace("name = \"app\"", "name = \"outer\""),
        ),
        ("src/lib.rs", "pub async fn f() {\n    inner::g();\n}\n"),
    ]);
    let path = outer.path();
    git(path, &["submodule", "--quiet", "add", &inner.path().display().to_string(), "inner"]);
    commit(path, "with inner");
    assert_eq!(check(path, &["--staged"]), found(&[]));
    write(&path.join("inner"), "src/lib.rs", "pub fn g() {\n    std::thread::park();\n}\n");
    commit(&path.join("inner"), "blocks");
    git(path, &["add", "inner"]);
    assert_eq!(check(path, &["--staged"]), found(&["src/lib.rs:2"]));
    assert_eq!(check(path, &["--changed-since", "HEAD"]), found(&["src/lib.rs:2"]));
}

#[test]
fn odd_names_and_a_project_below_the_root_are_no_trouble() {
    let folder = repository(&[
        ("x y/Cargo.toml", MANIFEST),
        ("x y/feeler.toml", ""),
        ("x y/src/lib.rs", "#[path = \"ü \\\"q.rs\"]\nmod a;\n"),
        ("x y/src/ü \"q.rs", CLEAN),
    ]);
    let path = folder.path().join("x y");
    write(&path, "src/ü \"q.rs", BLOCKS);
    git(&path, &["add", "-A"]);
    assert_eq!(check(&path, &["--staged"]), found(&["src/ü \"q.rs:2"]));
    assert_eq!(check(&path, &["--changed-since", "HEAD"]), found(&["src/ü \"q.rs:2"]));
}

#[test]
fn a_users_git_settings_change_nothing() {
    let folder = app(CLEAN, &[]);
    let path = folder.path();
    for (key, value) in [
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.ui", "always"),
        ("diff.external", "false"),
        ("diff.context", "9"),
        ("diff.relative", "true"),
        ("core.quotePath", "true"),
        ("diff.renames", "false"),
    ] {
        git(path, &["config", key, value]);
    }
    write(path, "src/lib.rs", BLOCKS);
    git(path, &["add", "-A"]);
    assert_eq!(check(path, &["--staged"]), found(&["src/lib.rs:2"]));
}

#[test]
fn ignored_and_excluded_files_stay_out_of_the_index_too() {
    let folder = app(
        "mod gen;\nmod ours;\n",
        &[("feeler.toml", "exclude = [\"src/gen.rs\"]\n"), (".feelerignore", "ours.rs\n")],
    );
    write(folder.path(), "src/gen.rs", BLOCKS);
    write(folder.path(), "src/ours.rs", BLOCKS);
    git(folder.path(), &["add", "-A"]);
    assert_eq!(check(folder.path(), &["--staged"]), found(&[]));
    fs::remove_file(folder.path().join("src/ours.rs")).unwrap();
    assert_eq!(check(folder.path(), &["--staged"]), found(&[]));
}

#[test]
fn nothing_that_is_analysed_has_changed() {
    let folder = app(BLOCKS, &[]);
    write(folder.path(), "README.md", "x");
    git(folder.path(), &["add", "-A"]);
    let (code, out, err) = result(&mut feeler(folder.path(), &["check", "--staged", "--output-format", "json"]));
    assert_eq!(code, 0);
    assert!(
        out.contains("\"findings\": []") && err.contains("note: nothing that is analysed has changed"),
        "{out}{err}"
    );
}

#[test]
fn changed_since_means_since_the_ways_parted() {
    let folder = app(CLEAN, &[("src/old.rs", "")]);
    let path = folder.path();
    git(path, &["checkout", "-qb", "topic"]);
    write(path, "src/lib.rs", &format!("mod old;\n{BLOCKS}"));
    commit(path, "topic");
    git(path, &["checkout", "-q", "main"]);
    write(path, "src/old.rs", "pub async fn o() {\n    std::thread::park();\n}\n");
    commit(path, "main goes on");
    git(path, &["checkout", "-q", "topic"]);
    assert_eq!(check(path, &["--changed-since", "main"]), found(&["src/lib.rs:3"]));
    write(path, "src/old.rs", "pub async fn o() {\n    std::thread::park();\n}\n");
    assert_eq!(
        check(path, &["--changed-since", "main"]),
        found(&["src/lib.rs:3", "src/old.rs:2"]),
        "and what is not committed"
    );
    assert_eq!(check(path, &["--changed-since", "main", "src/old.rs"]), found(&["src/old.rs:2"]), "paths narrow it");
}

#[test]
fn what_is_unknown_or_cut_off_says_how_to_fetch_it() {
    let folder = app(CLEAN, &[]);
    let path = folder.path();
    let said = failure(path, &["--changed-since", "origin/main"]);
    assert!(
        said.starts_with("error: failed to find what changed since `origin/main`: git knows no such commit; "),
        "{said}"
    );
    assert!(said.contains("git fetch origin main") && said.contains("fetch-depth: 0"), "{said}");
    failure(path, &["--changed-since", "--all"]);
    assert!(failure(path, &["--changed-since=--all"]).contains("git knows no such commit"));
    git(path, &["checkout", "-q", "--orphan", "alone"]);
    commit(path, "alone");
    assert!(failure(path, &["--changed-since", "main"]).contains("no common ancestor with HEAD; name a commit"));
    git(path, &["checkout", "-q", "main"]);
    git(path, &["checkout", "-qb", "topic"]);
    for n in ["1", "2"] {
        write(path, "n.txt", n);
        commit(path, n);
    }
    git(path, &["checkout", "-q", "main"]);
    write(path, "m.txt", "");
    commit(path, "m");
    let from = format!("file://{}", path.display());
    let shallow = tempfile::TempDir::new().unwrap();
    git(shallow.path(), &["clone", "-q", "--depth", "1", "--branch", "topic", &from, "c"]);
    let clone = shallow.path().join("c");
    git(&clone, &["fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main"]);
    let said = failure(&clone, &["--changed-since", "origin/main"]);
    assert!(said.contains("this clone is shallow") && said.contains("fetch-depth: 0"), "{said}");
    git(&clone, &["fetch", "-q", "--unshallow"]);
    assert_eq!(check(&clone, &["--changed-since", "origin/main"]).0, 0);
}
