//! Targets of a package: explicit tables merged with discovery, by Cargo's rules (`cargo::util::toml::targets`).

use super::{
    Edition, Target, TargetKind, paths,
    raw::{RawBuild, RawPackage, RawTarget, RawTargets},
};
use crate::base::source::Span;

/// What can be asked about the tree.
pub(super) struct Disk<'a> {
    pub(super) exists: &'a dyn Fn(&str) -> bool,
    pub(super) files_below: &'a dyn Fn(&str) -> Vec<String>,
}

/// All targets of `package`, libraries first. `report` gets what is listed but cannot be found.
pub(super) fn targets(
    package: &RawPackage,
    dir: &str,
    edition: Edition,
    disk: &Disk<'_>,
    report: &mut dyn FnMut(Span, String),
) -> Vec<Target> {
    let mut finder = Finder { package, dir, edition, disk, report, found: Vec::new() };
    finder.library();
    let has_lib = !finder.found.is_empty();
    for (kind, raw) in [
        (TargetKind::Bin, &package.bin),
        (TargetKind::Example, &package.example),
        (TargetKind::Test, &package.test),
        (TargetKind::Bench, &package.bench),
    ] {
        finder.group(kind, raw, has_lib);
    }
    finder.build_script();
    let mut found = finder.found;
    found.sort();
    found.dedup();
    found
}

struct Finder<'f> {
    package: &'f RawPackage,
    dir: &'f str,
    edition: Edition,
    disk: &'f Disk<'f>,
    report: &'f mut dyn FnMut(Span, String),
    found: Vec<Target>,
}

impl Finder<'_> {
    /// `rel` of the package as a path of the project, if there is such a file.
    fn file(&self, rel: &str) -> Option<String> {
        paths::join(self.dir, &rel.replace('\\', "/")).filter(|path| (self.disk.exists)(path))
    }

    fn add(&mut self, kind: TargetKind, name: &str, root: String) {
        self.found.push(Target { kind, name: paths::in_code(name), root });
    }

    fn missing(&mut self, place: Span, path: &str) {
        let message = format!("target file `{path}` is not in the project: it is missing, ignored or outside of it");
        (self.report)(place, message);
    }

    fn library(&mut self) {
        let package = self.package;
        let inferred = self.file("src/lib.rs");
        let Some(lib) = &package.lib else {
            if let Some(root) = inferred.filter(|_| package.autolib != Some(false)) {
                self.add(TargetKind::Lib, &package.name, root);
            }
            return;
        };
        let kind = if lib.proc_macro { TargetKind::ProcMacro } else { TargetKind::Lib };
        let name = lib.name.as_deref().unwrap_or(&package.name);
        let root = match &lib.path {
            Some(path) => self.file(path),
            None => inferred.or_else(|| self.legacy(&format!("src/{}.rs", paths::in_code(name)))),
        };
        match root {
            Some(root) => self.add(kind, name, root),
            None => self.missing(lib.span, lib.path.as_deref().unwrap_or("src/lib.rs")),
        }
    }

    fn build_script(&mut self) {
        match &self.package.build {
            RawBuild::Off => {}
            RawBuild::Default => {
                if let Some(root) = self.file("build.rs") {
                    self.add(TargetKind::BuildScript, "build_script_build", root);
                }
            }
            RawBuild::Scripts(scripts) => {
                for (path, place) in scripts {
                    match self.file(path) {
                        Some(root) => {
                            let name = format!("build_script_{}", paths::stem(&root));
                            self.add(TargetKind::BuildScript, &name, root);
                        }
                        None => self.missing(*place, path),
                    }
                }
            }
        }
    }

    /// Explicit targets first; then, unless switched off, the discovered ones that share neither name nor file with them.
    fn group(&mut self, kind: TargetKind, raw: &RawTargets, has_lib: bool) {
        let inferred = self.inferred(kind);
        let listed = raw.listed.as_deref().unwrap_or_default();
        let mut names: Vec<String> = Vec::new();
        let mut roots: Vec<String> = Vec::new();
        for target in listed {
            let Some((name, root)) = self.explicit(kind, target, &inferred, has_lib) else {
                names.extend(target.name.clone());
                continue;
            };
            self.add(kind, &name, root.clone());
            names.push(name);
            roots.push(root);
        }
        // In the first edition an explicit target of a kind switched discovery off for that kind.
        let default = raw.listed.is_none() || self.edition != Edition::E2015;
        if !raw.auto.unwrap_or(default) {
            return;
        }
        for (name, root) in inferred {
            if !names.contains(&name) && !roots.contains(&root) {
                self.add(kind, &name, root);
            }
        }
    }

    fn explicit(
        &mut self,
        kind: TargetKind,
        target: &RawTarget,
        inferred: &[(String, String)],
        has_lib: bool,
    ) -> Option<(String, String)> {
        if let Some(path) = &target.path {
            let Some(root) = self.file(path) else {
                self.missing(target.span, path);
                return None;
            };
            let name = target.name.clone().unwrap_or_else(|| paths::stem(&root).to_owned());
            return Some((name, root));
        }
        let Some(name) = target.name.clone() else {
            (self.report)(target.span, "target has neither a name nor a path".to_owned());
            return None;
        };
        let found = inferred.iter().find(|(inferred, _)| *inferred == name).map(|(_, root)| root.clone());
        match found.or_else(|| self.legacy_root(kind, &name, has_lib)) {
            Some(root) => Some((name, root)),
            None => {
                let folder = folder(kind);
                (self.report)(target.span, format!("no file for target `{name}`: expected `{folder}/{name}.rs`"));
                None
            }
        }
    }

    /// Names and roots that Cargo discovers for a kind.
    fn inferred(&self, kind: TargetKind) -> Vec<(String, String)> {
        let mut found = Vec::new();
        if kind == TargetKind::Bin
            && let Some(root) = self.file("src/main.rs")
        {
            found.push((self.package.name.clone(), root));
        }
        let Some(folder) = paths::join(self.dir, folder(kind)) else { return found };
        let mut files = (self.disk.files_below)(&folder);
        files.sort_unstable();
        for file in files {
            let Some(rest) = file.strip_prefix(&folder).and_then(|rest| rest.strip_prefix('/')) else { continue };
            let name = match rest.split_once('/') {
                None => rest.strip_suffix(".rs"),
                Some((name, "main.rs")) => Some(name),
                Some(_) => None,
            };
            // Cargo skips names that begin with a dot, and a second file for a name is an error that we need not repeat.
            if let Some(name) = name.filter(|name| !name.starts_with('.') && !name.is_empty())
                && !found.iter().any(|(other, _)| other == name)
            {
                found.push((name.to_owned(), file));
            }
        }
        found
    }

    /// Files that only the first edition accepts for a target without a path.
    fn legacy_root(&self, kind: TargetKind, name: &str, has_lib: bool) -> Option<String> {
        match kind {
            TargetKind::Bin => (!has_lib)
                .then(|| self.legacy(&format!("src/{name}.rs")))
                .flatten()
                .or_else(|| self.legacy("src/main.rs"))
                .or_else(|| self.legacy("src/bin/main.rs")),
            TargetKind::Bench if name == "bench" => self.legacy("src/bench.rs"),
            _ => None,
        }
    }

    fn legacy(&self, rel: &str) -> Option<String> {
        (self.edition == Edition::E2015).then(|| self.file(rel)).flatten()
    }
}

fn folder(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Example => "examples",
        TargetKind::Test => "tests",
        TargetKind::Bench => "benches",
        _ => "src/bin",
    }
}
