//! Tests of the walk over trees built for the purpose.

use super::{
    filter::{PathError, PathFilter},
    walk::*,
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A tree of files; a path that ends with `/` is an empty folder.
fn tree(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().expect("temporary folder");
    for (path, text) in files {
        let full = dir.path().join(path);
        if path.ends_with('/') {
            fs::create_dir_all(full).expect("created");
            continue;
        }
        fs::create_dir_all(full.parent().expect("parent")).expect("created");
        fs::write(full, text).expect("written");
    }
    dir
}

fn walked(dir: &TempDir, options: &WalkOptions) -> Tree {
    walk(&dir.path().canonicalize().expect("real path"), options)
}

fn paths(tree: &Tree) -> Vec<&str> {
    tree.files.iter().map(|file| file.path.as_str()).collect()
}

fn found(files: &[(&str, &str)]) -> Vec<String> {
    let dir = tree(files);
    let tree = walked(&dir, &WalkOptions::default());
    assert_eq!(tree.problems, []);
    paths(&tree).into_iter().map(str::to_owned).collect()
}

#[test]
fn rust_files_manifests_and_locks_sorted_bytewise() {
    let files = ["a/b.rs", "a-b.rs", "a.rs", "Cargo.toml", "Cargo.lock", "x/Cargo.toml", "ä.rs"].map(|path| (path, ""));
    let others = [("README.md", ""), ("a.rs.orig", ""), ("cargo.toml", ""), ("d.rs/", ""), ("d.rs/e.rs", "")];
    let all = found(&[files.as_slice(), &others].concat());
    assert_eq!(all, ["Cargo.lock", "Cargo.toml", "a-b.rs", "a.rs", "a/b.rs", "d.rs/e.rs", "x/Cargo.toml", "ä.rs"]);
}

#[test]
fn sizes_and_times_are_stamped() {
    let dir = tree(&[("a.rs", "fn a() {}")]);
    let tree = walked(&dir, &WalkOptions::default());
    let stamp = tree.find("a.rs").expect("listed").stamp;
    assert_eq!(stamp.size, 9);
    assert!(stamp.modified > 0);
    assert_eq!(stamp, Stamp::of(&fs::metadata(dir.path().join("a.rs")).expect("metadata")));
}

#[test]
fn gitignore_counts_without_a_repository_and_can_be_switched_off() {
    let dir = tree(&[(".gitignore", "/gen\n*_gen.rs\n"), ("gen/a.rs", ""), ("b_gen.rs", ""), ("c.rs", "")]);
    assert_eq!(paths(&walked(&dir, &WalkOptions::default())), ["c.rs"]);
    let all = WalkOptions { respect_gitignore: false, ..WalkOptions::default() };
    assert_eq!(paths(&walked(&dir, &all)), ["b_gen.rs", "c.rs", "gen/a.rs"]);
}

#[test]
fn gitignore_above_counts_up_to_the_repository_only() {
    let dir = tree(&[(".gitignore", "x.rs"), ("repo/.git/", ""), ("repo/.gitignore", "y.rs"), ("repo/p/x.rs", "")]);
    fs::write(dir.path().join("repo/p/y.rs"), "").expect("written");
    let root = dir.path().canonicalize().expect("real path").join("repo/p");
    assert_eq!(paths(&walk(&root, &WalkOptions::default())), ["x.rs"]);
    fs::remove_dir(dir.path().join("repo/.git")).expect("removed");
    assert_eq!(paths(&walk(&root, &WalkOptions::default())), ["x.rs", "y.rs"]);
}

#[test]
fn feelerignore_counts_always_and_other_ignore_files_never() {
    let dir = tree(&[(".feelerignore", "a.rs\n!b.rs\n"), (".gitignore", "b.rs"), (".ignore", "c.rs")]);
    for name in ["a.rs", "b.rs", "c.rs", ".git/info/exclude"] {
        fs::create_dir_all(dir.path().join(".git/info")).expect("created");
        fs::write(dir.path().join(name), "c.rs").expect("written");
    }
    assert_eq!(paths(&walked(&dir, &WalkOptions::default())), ["b.rs", "c.rs"]);
    let all = WalkOptions { respect_gitignore: false, ..WalkOptions::default() };
    assert_eq!(paths(&walked(&dir, &all)), ["b.rs", "c.rs"]);
}

#[test]
fn bad_patterns_of_ours_are_reported() {
    let dir = tree(&[("p/.feelerignore", "ok\n[z-a]\n"), ("p/a.rs", ""), (".gitignore", "[z-a]\n")]);
    let tree = walked(&dir, &WalkOptions::default());
    assert_eq!(paths(&tree), ["p/a.rs"]);
    assert_eq!(tree.problems.len(), 1, "{:?}", tree.problems);
    assert_eq!(tree.problems[0].path, "p/.feelerignore");
    assert!(tree.problems[0].message.starts_with("read `p/.feelerignore:2`: "), "{:?}", tree.problems);
}

#[test]
fn hidden_files_are_left_out_even_below_a_hidden_root() {
    let dir = tree(&[(".h/p/a.rs", ""), (".h/p/.b.rs", ""), (".h/p/.c/d.rs", "")]);
    let root = dir.path().canonicalize().expect("real path").join(".h/p");
    assert_eq!(paths(&walk(&root, &WalkOptions::default())), ["a.rs"]);
}

#[test]
fn build_output_is_left_out_and_folders_called_target_are_not() {
    let all = found(&[
        ("target/CACHEDIR.TAG", ""),
        ("target/debug/build/x/out/a.rs", ""),
        ("a/out/.rustc_info.json", ""),
        ("a/out/a.rs", ""),
        ("src/target/mod.rs", ""),
        ("cached/CACHEDIR.TAG", ""),
        ("cached/a.rs", ""),
    ]);
    assert_eq!(all, ["cached/a.rs", "src/target/mod.rs"]);
}

#[test]
fn a_root_that_looks_like_build_output_is_walked() {
    let dir = tree(&[("target/CACHEDIR.TAG", ""), ("target/a.rs", "")]);
    let root = dir.path().canonicalize().expect("real path").join("target");
    assert_eq!(paths(&walk(&root, &WalkOptions::default())), ["a.rs"]);
}

#[test]
fn thread_counts_do_not_matter() {
    let files: Vec<(String, &str)> = (0..200).map(|at| (format!("d{}/f{at}.rs", at % 17), "")).collect();
    let dir = tree(&files.iter().map(|(path, text)| (path.as_str(), *text)).collect::<Vec<_>>());
    let one = walked(&dir, &WalkOptions { threads: 1, ..WalkOptions::default() });
    let many = walked(&dir, &WalkOptions { threads: 8, ..WalkOptions::default() });
    assert_eq!(one.files.len(), 200);
    assert_eq!(one.files, many.files);
}

#[test]
fn folder_queries_list_what_cargo_would_discover() {
    let files =
        ["tests/a.rs", "tests/b/main.rs", "tests/b/mod.rs", "tests/c/d/main.rs", "tests-x.rs", "tests/Cargo.toml"];
    let dir = tree(&files.map(|path| (path, "")));
    let tree = walked(&dir, &WalkOptions::default());
    assert_eq!(tree.rust_files_below("tests"), ["tests/a.rs", "tests/b/main.rs"]);
    assert_eq!(tree.rust_files_below(""), ["tests-x.rs"]);
    assert!(tree.rust_files_below("none").is_empty());
    assert!(tree.exists("tests/b/mod.rs") && !tree.exists("tests/b"));
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::{ffi::OsStrExt, fs::symlink};

    fn link(dir: &TempDir, target: impl AsRef<Path>, name: &str) {
        symlink(target, dir.path().join(name)).expect("linked");
    }

    #[test]
    fn files_are_taken_in_unless_they_lie_outside() {
        let outside = tree(&[("secret.rs", "")]);
        let dir = tree(&[("a/real.rs", "four"), ("b/", "")]);
        link(&dir, "../a/real.rs", "b/link.rs");
        link(&dir, outside.path().join("secret.rs"), "b/out.rs");
        link(&dir, "nowhere.rs", "b/broken.rs");
        link(&dir, "self.rs", "b/self.rs");
        link(&dir, "/dev/zero", "b/zero.rs");
        let tree = walked(&dir, &WalkOptions::default());
        assert_eq!(paths(&tree), ["a/real.rs", "b/link.rs"]);
        assert_eq!(tree.files[1].stamp.size, 4);
        assert_eq!(tree.problems, []);
    }

    #[test]
    fn folders_are_seen_through_but_not_walked() {
        let outside = tree(&[("x.rs", "")]);
        let dir = tree(&[("real/src/lib.rs", ""), ("real/tests/t/main.rs", ""), ("pkg/", ""), ("deep/real2/z.rs", "")]);
        link(&dir, "../real/src", "pkg/src");
        link(&dir, "../real/tests", "pkg/tests");
        link(&dir, "../../deep/real2", "real/src/more");
        link(&dir, outside.path(), "pkg/out");
        let tree = walked(&dir, &WalkOptions::default());
        assert_eq!(paths(&tree), ["deep/real2/z.rs", "real/src/lib.rs", "real/tests/t/main.rs"]);
        assert_eq!(tree.find("pkg/src/lib.rs").map(|file| file.path.as_str()), Some("real/src/lib.rs"));
        assert_eq!(tree.find("pkg/src/more/z.rs").map(|file| file.path.as_str()), Some("deep/real2/z.rs"));
        assert_eq!(tree.rust_files_below("pkg/tests"), ["pkg/tests/t/main.rs"]);
        assert!(!tree.exists("pkg/out/x.rs") && !tree.links.contains_key("pkg/out"));
    }

    #[test]
    fn loops_are_harmless() {
        let dir = tree(&[("a/b/x.rs", "")]);
        link(&dir, "..", "a/b/up");
        link(&dir, ".", "here");
        link(&dir, "b2", "a/b1");
        link(&dir, "b1", "a/b2");
        let tree = walked(&dir, &WalkOptions::default());
        assert_eq!(paths(&tree), ["a/b/x.rs"]);
        assert!(tree.exists("here/a/b/up/b/up/b/x.rs"));
        assert!(!tree.exists("a/b1/x.rs"));
    }

    #[test]
    fn pipes_are_not_files() {
        let dir = tree(&[("a.rs", "")]);
        let made = std::process::Command::new("mkfifo").arg(dir.path().join("p.rs")).status().expect("mkfifo runs");
        assert!(made.success());
        assert_eq!(paths(&walked(&dir, &WalkOptions::default())), ["a.rs"]);
    }

    #[test]
    fn names_that_are_not_utf8_are_reported() {
        let dir = tree(&[("a.rs", "")]);
        let bad = dir.path().join(std::ffi::OsStr::from_bytes(b"b\xff"));
        if fs::create_dir(&bad).is_err() {
            // Some file systems refuse such names, and then the question does not arise.
            return;
        }
        fs::write(bad.join("c.rs"), "").expect("written");
        fs::write(bad.join("c.txt"), "").expect("written");
        let tree = walked(&dir, &WalkOptions::default());
        assert_eq!(paths(&tree), ["a.rs"]);
        assert_eq!(tree.problems.len(), 1);
        assert_eq!(tree.problems[0].path, "b\u{fffd}/c.rs");
        assert_eq!(tree.problems[0].message, "take in `b\u{fffd}/c.rs`: its name is not UTF-8; rename it");
    }

    #[test]
    fn filters_follow_links_in_arguments() {
        let dir = tree(&[("real/a.rs", ""), ("b.rs", "")]);
        link(&dir, "real", "alias");
        link(&dir, "real/a.rs", "c.rs");
        let root = dir.path().canonicalize().expect("real path");
        let files = ["b.rs", "c.rs", "real/a.rs"];
        let filter =
            |path: &str| PathFilter::new(&root, dir.path(), &[PathBuf::from(path)], &files, false).expect("filter");
        assert!(filter("alias").covers("real/a.rs") && !filter("alias").covers("b.rs"));
        assert!(filter("c.rs").covers("c.rs") && filter("c.rs").covers("real/a.rs"));
    }
}

mod roots {
    use super::*;

    fn root(dir: &TempDir, start: &str) -> (PathBuf, RootKind) {
        let (root, kind) = find_root(&dir.path().join(start)).expect("root");
        let base = dir.path().canonicalize().expect("real path");
        (root.strip_prefix(base).expect("below").to_owned(), kind)
    }

    #[test]
    fn the_nearest_configuration_wins_over_git_and_cargo() {
        let dir = tree(&[("feeler.toml", ""), ("r/.git/", ""), ("r/c/Cargo.toml", ""), ("r/c/src/lib.rs", "")]);
        assert_eq!(root(&dir, "r/c/src/lib.rs"), (PathBuf::new(), RootKind::Config));
        fs::write(dir.path().join("r/c/feeler.toml"), "").expect("written");
        assert_eq!(root(&dir, "r/c/src"), (PathBuf::from("r/c"), RootKind::Config));
        assert_eq!(root(&dir, "r"), (PathBuf::new(), RootKind::Config));
    }

    #[test]
    fn then_git_whose_mark_may_be_a_file() {
        let dir = tree(&[("r/.git", "gitdir: x"), ("r/c/Cargo.toml", "[workspace]"), ("r/feeler.toml/", "")]);
        assert_eq!(root(&dir, "r/c"), (PathBuf::from("r"), RootKind::Git));
    }

    #[test]
    fn then_the_argument_or_its_folder() {
        let dir = tree(&[("c/Cargo.toml", ""), ("c/src/lib.rs", "")]);
        if find_root(dir.path()).expect("root").1 != RootKind::Argument {
            // The temporary folder lies in somebody's repository.
            return;
        }
        assert_eq!(root(&dir, "c/src"), (PathBuf::from("c/src"), RootKind::Argument));
        assert_eq!(root(&dir, "c/src/lib.rs"), (PathBuf::from("c/src"), RootKind::Argument));
        assert!(find_root(&dir.path().join("none")).is_err());
    }
}

mod filters {
    use super::*;

    const FILES: [&str; 5] = ["a-b/x.rs", "a/b.rs", "a/c/d.rs", "a.rs", "z/y.rs"];

    fn filter(base: &str, args: &[&str]) -> Result<PathFilter, PathError> {
        let mut files = FILES;
        files.sort_unstable();
        let dir = tree(&FILES.map(|path| (path, "")));
        fs::create_dir(dir.path().join("empty")).expect("created");
        let root = dir.path().canonicalize().expect("real path");
        let args: Vec<PathBuf> = args.iter().map(PathBuf::from).collect();
        PathFilter::new(&root, &dir.path().join(base), &args, &files, false)
    }

    fn covered(base: &str, args: &[&str]) -> Vec<&'static str> {
        let filter = filter(base, args).expect("filter");
        FILES.into_iter().filter(|file| filter.covers(file)).collect()
    }

    #[test]
    fn nothing_and_the_root_cover_everything() {
        assert_eq!(covered("", &[]), FILES);
        assert_eq!(covered("", &["."]), FILES);
        assert_eq!(covered("a", &["..", "b.rs"]), FILES);
        assert!(PathFilter::default().covers("anything"));
    }

    #[test]
    fn folders_cover_what_is_below_and_files_themselves() {
        assert_eq!(covered("", &["a"]), ["a/b.rs", "a/c/d.rs"]);
        assert_eq!(covered("", &["a/", "./a.rs"]), ["a/b.rs", "a/c/d.rs", "a.rs"]);
        assert_eq!(covered("a", &["c/../b.rs"]), ["a/b.rs"]);
        assert_eq!(covered("a/c", &["../../z"]), ["z/y.rs"]);
    }

    #[test]
    fn what_is_missing_outside_or_empty_is_an_error() {
        let error = |args: &[&str]| filter("", args).expect_err("error");
        assert!(matches!(error(&["a", "none"]), PathError::Missing(path, _) if path == Path::new("none")));
        assert!(matches!(error(&["/"]), PathError::Outside(..)));
        assert!(matches!(error(&[".."]), PathError::Outside(..)));
        assert_eq!(error(&["empty"]), PathError::Empty(PathBuf::from("empty")));
        for args in [["none"], ["/"], ["empty"]] {
            let message = error(&args).to_string();
            assert!(message.starts_with("check `") && message.contains("; "), "{message}");
        }
    }

    #[test]
    fn a_project_without_files_covers_no_path() {
        let dir = tree(&[]);
        let root = dir.path().canonicalize().expect("real path");
        assert!(matches!(PathFilter::new(&root, &root, &[PathBuf::from(".")], &[], false), Err(PathError::Empty(_))));
    }
}
