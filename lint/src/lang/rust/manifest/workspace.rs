//! All manifests of the project: which workspace each belongs to, by Cargo's rules (`cargo::core::workspace`).

use super::{
    ManifestFile, ManifestProblem, paths,
    raw::{Raw, RawPackage, RawWorkspace, read},
};
use globset::{GlobBuilder, GlobMatcher};
use std::collections::BTreeMap;

/// The manifests, sorted by folder.
pub(super) struct Project<'a> {
    manifests: Vec<Manifest<'a>>,
    by_dir: BTreeMap<&'a str, usize>,
    /// Workspace root of each manifest.
    roots: Vec<Option<usize>>,
    /// Whether its workspace names the manifest, directly or by a chain of path dependencies.
    members: Vec<bool>,
}

struct Manifest<'a> {
    path: &'a str,
    dir: &'a str,
    raw: Raw,
}

/// A manifest with a package.
#[derive(Clone, Copy)]
pub(super) struct Entry<'p> {
    pub(super) path: &'p str,
    pub(super) dir: &'p str,
    pub(super) package: &'p RawPackage,
}

impl<'a> Project<'a> {
    pub(super) fn read(files: &[ManifestFile<'a>], problems: &mut Vec<ManifestProblem>) -> Self {
        let mut files = files.to_vec();
        files.sort_by_key(|file| (paths::parent(file.path), file.path));
        files.dedup_by_key(|file| paths::parent(file.path));
        let manifests: Vec<Manifest<'a>> = files
            .iter()
            .map(|file| Manifest { path: file.path, dir: paths::parent(file.path), raw: read(file, problems) })
            .collect();
        let by_dir = manifests.iter().enumerate().map(|(at, manifest)| (manifest.dir, at)).collect();
        let mut project = Self { manifests, by_dir, roots: Vec::new(), members: Vec::new() };
        project.roots = (0..project.manifests.len()).map(|at| project.find_root(at)).collect();
        project.members = project.find_members(problems);
        project
    }

    /// The manifests with a package, with their indices.
    pub(super) fn packages(&self) -> impl Iterator<Item = (usize, Entry<'_>)> {
        self.manifests.iter().enumerate().filter_map(|(at, manifest)| {
            let package = manifest.raw.package.as_ref()?;
            Some((at, Entry { path: manifest.path, dir: manifest.dir, package }))
        })
    }

    pub(super) fn raw(&self, at: usize) -> &Raw {
        &self.manifests[at].raw
    }

    pub(super) fn path(&self, at: usize) -> &'a str {
        self.manifests[at].path
    }

    pub(super) fn dir(&self, at: usize) -> &'a str {
        self.manifests[at].dir
    }

    /// The manifest in the folder that `path` names from `dir`.
    pub(super) fn at_path(&self, dir: &str, path: &str) -> Option<usize> {
        self.by_dir.get(paths::join(dir, &path.replace('\\', "/"))?.as_str()).copied()
    }

    /// The manifest of the workspace root whose tables `at` inherits from.
    pub(super) fn root_of(&self, at: usize) -> Option<usize> {
        self.roots[at]
    }

    pub(super) fn workspace(&self, at: usize) -> Option<&RawWorkspace> {
        self.manifests[at].raw.workspace.as_ref()
    }

    /// Whether both belong to the same workspace as members.
    pub(super) fn fellow_members(&self, a: usize, b: usize) -> bool {
        self.roots[a].is_some() && self.roots[a] == self.roots[b] && self.members[a] && self.members[b]
    }

    /// A package points at its root, is one, or finds the nearest one above that does not exclude it.
    fn find_root(&self, at: usize) -> Option<usize> {
        let dir = self.manifests[at].dir;
        let chain = std::iter::once(dir).chain(paths::ancestors(dir));
        chain.filter_map(|above| self.by_dir.get(above)).find_map(|above| self.root_by(*above, dir))
    }

    /// The root that the manifest `above` gives to a package in `dir`.
    fn root_by(&self, above: usize, dir: &str) -> Option<usize> {
        let manifest = &self.manifests[above];
        if let Some(workspace) = &manifest.raw.workspace {
            return (!excludes(manifest.dir, workspace, dir)).then_some(above);
        }
        let pointer = manifest.raw.package.as_ref()?.workspace.as_deref()?;
        self.at_path(manifest.dir, pointer).filter(|root| self.manifests[*root].raw.workspace.is_some())
    }

    fn find_members(&self, problems: &mut Vec<ManifestProblem>) -> Vec<bool> {
        let mut members = vec![false; self.manifests.len()];
        let mut queue: Vec<usize> = Vec::new();
        for (root, manifest) in self.manifests.iter().enumerate() {
            let Some(workspace) = &manifest.raw.workspace else { continue };
            queue.push(root);
            for (member, span) in &workspace.members {
                let named = self.named(root, member).unwrap_or_else(|message| {
                    problems.push(ManifestProblem { manifest: manifest.path.to_owned(), message, span: *span });
                    Vec::new()
                });
                queue.extend(named);
            }
        }
        // Path dependencies of a member that look to the same root are members too.
        while let Some(at) = queue.pop() {
            if std::mem::replace(&mut members[at], true) {
                continue;
            }
            let Some(root) = self.roots[at] else { continue };
            let paths = self.manifests[at].raw.deps.iter().filter_map(|dep| dep.path.as_deref());
            let deps = paths.filter_map(|path| self.at_path(self.manifests[at].dir, path));
            queue.extend(deps.filter(|dep| self.roots[*dep] == Some(root)));
        }
        members
    }

    /// The manifests that an entry of `members` names.
    fn named(&self, root: usize, member: &str) -> Result<Vec<usize>, String> {
        let dir = self.manifests[root].dir;
        let Some(magic) = member.find(['*', '?', '[']) else {
            return Ok(self.at_path(dir, member).into_iter().collect());
        };
        // The folder above the first wildcard narrows the search; most patterns that match nothing are never compiled.
        let Some(above) = paths::join(dir, paths::parent(&member[..magic])) else { return Ok(Vec::new()) };
        let below: Vec<usize> = self
            .by_dir
            .range(above.as_str()..)
            .take_while(|(dir, _)| dir.starts_with(&above))
            .map(|(_, at)| *at)
            .filter(|at| self.roots[*at] == Some(root))
            .collect();
        if below.is_empty() {
            return Ok(below);
        }
        let glob = pattern(&above, &member[paths::parent(&member[..magic]).len()..])
            .map_err(|error| format!("member pattern `{member}` cannot be read: {}", error.kind()))?;
        Ok(below.into_iter().filter(|at| glob.is_match(self.manifests[*at].dir)).collect())
    }
}

/// `exclude` holds for a whole subtree, unless `members` names the place itself.
fn excludes(root: &str, workspace: &RawWorkspace, dir: &str) -> bool {
    let below = |path: &str| paths::join(root, path).is_some_and(|path| paths::within(dir, &path));
    dir != root
        && workspace.exclude.iter().any(|path| below(path))
        && !workspace.members.iter().any(|(path, _)| below(path))
}

/// Cargo's wildcards stop at slashes, but for `**`.
fn pattern(above: &str, rest: &str) -> Result<GlobMatcher, globset::Error> {
    let above = globset::escape(above);
    let path = [above.as_str(), rest.trim_matches('/')].join("/");
    GlobBuilder::new(path.trim_start_matches('/')).literal_separator(true).build().map(|glob| glob.compile_matcher())
}
