//! Tests over projects in memory.

mod dependencies;
mod robustness;
mod target_rules;
mod workspaces;

use super::*;
use std::collections::BTreeSet;

/// Packages of a project given as (path, text); every manifest is read, every other path merely exists.
fn all(files: &[(&str, &str)]) -> (Vec<Package>, Vec<ManifestProblem>) {
    let paths: BTreeSet<&str> = files.iter().map(|(path, _)| *path).collect();
    let manifests: Vec<ManifestFile<'_>> = files
        .iter()
        .filter(|(path, _)| paths::name(path) == "Cargo.toml")
        .map(|(path, text)| ManifestFile { path, text })
        .collect();
    let below = |folder: &str| {
        let within = |path: &&&str| path.ends_with(".rs") && (paths::within(path, folder));
        paths.iter().filter(within).map(|path| (*path).to_owned()).collect()
    };
    packages(&manifests, &|path| paths.contains(path), &below)
}

fn good(files: &[(&str, &str)]) -> Vec<Package> {
    let (packages, problems) = all(files);
    assert_eq!(problems, []);
    packages
}

/// `kind name root` of each target of the only package.
fn targets(manifest: &str, files: &[&str]) -> Vec<String> {
    let mut project = vec![("Cargo.toml", manifest)];
    project.extend(files.iter().map(|file| (*file, "")));
    shown(&good(&project)[0])
}

fn shown(package: &Package) -> Vec<String> {
    package.targets.iter().map(|target| format!("{:?} {} {}", target.kind, target.name, target.root)).collect()
}

/// `kind local package → folder of the supplier` of each dependency of the package in `dir`.
fn deps(packages: &[Package], dir: &str) -> Vec<String> {
    let package = packages.iter().find(|package| package.dir == dir).expect("package");
    let supplier = |dep: &Dependency| dep.krate.map_or("-", |at| packages[at].dir.as_str()).to_owned();
    package.deps.iter().map(|dep| format!("{:?} {} {} → {}", dep.kind, dep.local, dep.package, supplier(dep))).collect()
}

fn messages(files: &[(&str, &str)]) -> Vec<String> {
    all(files).1.into_iter().map(|problem| format!("{}: {}", problem.manifest, problem.message)).collect()
}

const NEW: &str = "[package]\nname = 'my-app'\nedition = '2021'\n";

#[test]
fn loose_files_are_crates_of_their_own() {
    let shown = |root: &str| {
        let package = loose_package(root);
        assert_eq!(package.targets[0].root, root);
        format!("{} {} {:?} {}", package.dir, package.name, package.targets[0].kind, package.targets[0].name)
    };
    assert_eq!(shown("scripts/my-tool.rs"), "scripts my-tool Bin my_tool");
    assert_eq!(shown("a/my-lib/lib.rs"), "a/my-lib my-lib Lib my_lib");
    assert_eq!(shown("a/b/main.rs"), "a/b b Bin b");
    assert_eq!(shown("a/c/mod.rs"), "a/c c Lib c");
    assert_eq!(shown("main.rs"), " main Bin main");
}

#[test]
fn the_order_of_the_input_does_not_matter() {
    let mut files = vec![
        ("Cargo.toml", "[workspace]\nmembers=['*']"),
        ("a-b/Cargo.toml", "[package]\nname='x'\n[dependencies]\ny={path='../a'}"),
        ("a/Cargo.toml", "[package]\nname='y'"),
        ("a/b/Cargo.toml", "[package]\nname='z'\n[dependencies]\nx='*'"),
    ];
    let wanted = all(&files);
    files.reverse();
    assert_eq!(all(&files), wanted);
    assert_eq!(wanted.0.iter().map(|package| package.dir.as_str()).collect::<Vec<_>>(), ["a", "a-b", "a/b"]);
}
