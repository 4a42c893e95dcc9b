//! Which targets and files count: what only runs in development is cold, and files outside of every target are not reported.

use super::{
    LinkInput,
    tree::{MAX_MODULE_DEPTH, Tree, at_items},
};
use crate::{
    facts::*,
    lang::rust::manifest::{DepKind, ModuleDir, TargetKind},
};

impl Tree<'_, '_> {
    /// Notes the files of a target's module tree, whatever they are for.
    pub(super) fn reached(&mut self, file: u32, dir: ModuleDir, depth: usize) {
        let input = &self.input.files[file as usize];
        if !self.world.in_tree.insert(input.id) || depth > MAX_MODULE_DEPTH {
            return;
        }
        let facts = &self.read.surfaces[file as usize];
        let mut open: Vec<(Vec<ItemId>, ModuleDir)> = vec![(facts.root.clone(), dir)];
        while let Some((items, dir)) = open.pop() {
            for item in items.iter().map(|id| &facts.items[id.0 as usize]) {
                let name = facts.name(item.name);
                match &item.kind {
                    ItemKind::Module { items, path } => {
                        let inner = dir.inline(name, path.map(|path| facts.name(path)));
                        open.push((at_items(facts, Some(*items)), inner));
                    }
                    ItemKind::ModuleFile { path } => {
                        let path = path.map(|path| facts.name(path));
                        if let Some((found, dir)) = self.module_of(&dir, name, path) {
                            self.reached(found, dir, depth + 1);
                        }
                    }
                    ItemKind::Include(path) => {
                        if let Some((found, dir)) = self.included_by(file, facts.name(*path)) {
                            self.reached(found, dir, depth + 1);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Packages that only run in development: libraries that nothing but tests depends on, and what is named as a test or build tool.
pub(super) fn cold_packages(input: &LinkInput<'_>) -> Vec<bool> {
    let (mut normal, mut dev) = (vec![false; input.packages.len()], vec![false; input.packages.len()]);
    let named: Vec<bool> = input.packages.iter().map(|package| (input.cold_package)(&package.name)).collect();
    for (at, (package, named)) in input.packages.iter().zip(&named).enumerate() {
        for dep in &package.deps {
            // A package may depend on itself to test itself with other features.
            let Some(target) = dep.krate.filter(|target| *target != at) else { continue };
            match dep.kind {
                DepKind::Dev | DepKind::Build => dev[target] = true,
                DepKind::Normal => normal[target] |= !named,
            }
        }
    }
    let only_lib = |package: &crate::lang::rust::manifest::Package| {
        package.targets.iter().all(|target| target.kind != TargetKind::Bin)
    };
    let helper = |at: usize| dev[at] && !normal[at] && only_lib(&input.packages[at]);
    (0..input.packages.len()).map(|at| named[at] || helper(at)).collect()
}
