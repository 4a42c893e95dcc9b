//! Dependencies: inheritance, renames, and which package of the project supplies them.

use super::{
    Dependency, ManifestProblem, Package, TargetKind, paths, raw::RawDep, version::may_match, workspace::Project,
};
use std::collections::BTreeMap;

/// Fills `deps` of all packages; `found` are the packages of `project` in order.
pub(super) fn link(project: &Project<'_>, found: &mut [Package], problems: &mut Vec<ManifestProblem>) {
    let linker = Linker::new(project, found);
    let mut all = Vec::with_capacity(found.len());
    for (at, entry) in project.packages() {
        let mut merged: Vec<Dependency> = Vec::new();
        for raw in &project.raw(at).deps {
            let (dep, base) = linker.inherit(at, raw).unwrap_or_else(|message| {
                problems.push(ManifestProblem { manifest: entry.path.to_owned(), message, span: raw.span });
                (raw.clone(), entry.dir)
            });
            merged.push(linker.dependency(at, &dep, base, found));
        }
        all.push(merge(merged));
    }
    for (package, deps) in found.iter_mut().zip(all) {
        package.deps = deps;
    }
}

/// One entry for each kind and name: several tables may name the same dependency for different targets.
fn merge(mut deps: Vec<Dependency>) -> Vec<Dependency> {
    deps.sort_by(|a, b| {
        (a.kind, &a.local, &a.package, a.krate.is_none()).cmp(&(b.kind, &b.local, &b.package, b.krate.is_none()))
    });
    deps.dedup_by(|next, kept| {
        let same = next.kind == kept.kind && next.local == kept.local && next.package == kept.package;
        if same {
            kept.features.append(&mut next.features);
            if let Some(sure) = next.sure.take() {
                kept.sure.get_or_insert_default().extend(sure);
            }
            kept.optional &= next.optional;
            kept.krate = kept.krate.or(next.krate);
            kept.version = kept.version.take().or(next.version.take());
        }
        same
    });
    for dep in &mut deps {
        for features in [Some(&mut dep.features), dep.sure.as_mut()].into_iter().flatten() {
            features.sort_unstable();
            features.dedup();
        }
    }
    deps
}

struct Linker<'l, 'a> {
    project: &'l Project<'a>,
    /// From manifest to package.
    index: BTreeMap<usize, usize>,
    /// Manifests by package name.
    by_name: BTreeMap<String, Vec<usize>>,
    /// Dependencies by key, for each workspace root.
    shared: BTreeMap<usize, BTreeMap<&'l str, &'l RawDep>>,
    versions: BTreeMap<usize, String>,
}

impl<'l, 'a> Linker<'l, 'a> {
    fn new(project: &'l Project<'a>, found: &[Package]) -> Self {
        let mut linker = Self {
            project,
            index: BTreeMap::new(),
            by_name: BTreeMap::new(),
            shared: BTreeMap::new(),
            versions: BTreeMap::new(),
        };
        for (index, (at, entry)) in project.packages().enumerate() {
            linker.index.insert(at, index);
            linker.by_name.entry(found[index].name.clone()).or_default().push(at);
            let root = project.root_of(at);
            let workspace = root.and_then(|root| project.workspace(root));
            if let Some(version) = entry.package.version.or(workspace.and_then(|shared| shared.version.as_ref())) {
                linker.versions.insert(at, version);
            }
            if let (Some(root), Some(workspace)) = (root, workspace) {
                let table = || workspace.deps.iter().map(|dep| (dep.key.as_str(), dep)).collect();
                linker.shared.entry(root).or_insert_with(table);
            }
        }
        linker
    }

    /// The dependency with what `workspace = true` leaves to the root, and the folder that its path starts from.
    fn inherit(&self, at: usize, raw: &RawDep) -> Result<(RawDep, &'a str), String> {
        if !raw.workspace {
            return Ok((raw.clone(), self.project.dir(at)));
        }
        let key = &raw.key;
        let root =
            self.project.root_of(at).ok_or_else(|| format!("`{key}` is inherited, but no workspace is above"))?;
        let shared = self.shared.get(&root).and_then(|table| table.get(key.as_str())).ok_or_else(|| {
            format!("`{key}` is inherited, but `[workspace.dependencies]` of `{}` lacks it", self.project.path(root))
        })?;
        let mut features = shared.features.clone();
        features.extend(raw.features.iter().cloned());
        let dep = RawDep {
            kind: raw.kind,
            optional: raw.optional,
            conditional: raw.conditional,
            features,
            span: raw.span,
            ..(*shared).clone()
        };
        Ok((dep, self.project.dir(root)))
    }

    fn dependency(&self, at: usize, dep: &RawDep, base: &str, found: &[Package]) -> Dependency {
        let package = dep.package.as_ref().unwrap_or(&dep.key);
        let krate = self.supplier(at, dep, package, base).and_then(|manifest| self.index.get(&manifest)).copied();
        // Only an explicit `package` makes the key the name in code; else the library's own name counts.
        let library = krate.filter(|_| dep.package.is_none()).and_then(|krate| {
            found[krate].targets.iter().find(|target| matches!(target.kind, TargetKind::Lib | TargetKind::ProcMacro))
        });
        Dependency {
            local: library.map_or_else(|| paths::in_code(&dep.key), |library| library.name.clone()),
            package: package.clone(),
            krate,
            kind: dep.kind,
            optional: dep.optional,
            features: dep.features.clone(),
            sure: (!dep.optional && !dep.conditional).then(|| dep.features.clone()),
            version: dep.version.clone(),
        }
    }

    /// The manifest that supplies a dependency: by path, by a patch of the root, or by name.
    fn supplier(&self, at: usize, dep: &RawDep, package: &str, base: &str) -> Option<usize> {
        if let Some(path) = &dep.path {
            return self.project.at_path(base, path);
        }
        self.patched(at, dep, package).or_else(|| self.named(at, dep, package))
    }

    fn patched(&self, at: usize, dep: &RawDep, package: &str) -> Option<usize> {
        let root = self.project.root_of(at).unwrap_or(at);
        self.project.raw(root).patches.iter().find_map(|patch| {
            let name = patch.package.as_deref().or_else(|| patch.key.split(':').next())?;
            let target = self.project.at_path(self.project.dir(root), patch.path.as_deref()?)?;
            (name == package && self.accepts(dep, target)).then_some(target)
        })
    }

    /// A fellow member of that name, if the version allows it; else, for a dependency without a version (git), the only
    /// package of that name in the project.
    fn named(&self, at: usize, dep: &RawDep, package: &str) -> Option<usize> {
        let same_name = self.by_name.get(package)?;
        let fellow = |other: &&usize| self.project.fellow_members(at, **other);
        let mut others = same_name.iter().filter(|other| **other != at && self.accepts(dep, **other));
        if let Some(member) = others.clone().find(fellow) {
            return Some(*member);
        }
        let only = others.next().filter(|_| dep.version.is_none())?;
        others.next().is_none().then_some(*only)
    }

    fn accepts(&self, dep: &RawDep, supplier: usize) -> bool {
        match (&dep.version, self.versions.get(&supplier)) {
            (Some(requirement), Some(version)) => may_match(requirement, version),
            _ => true,
        }
    }
}
