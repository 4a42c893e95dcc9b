//! Which targets and files count: what only runs in development is cold, and files outside of every target are not reported.

use super::{
    LinkInput,
    tree::{MAX_MODULE_DEPTH, Tree, at_items},
};
use crate::{
    facts::*,
    lang::rust::manifest::{DepKind, TargetKind, module_candidates},
};

impl Tree<'_, '_> {
    /// Notes the files of a target's module tree, whatever they are for.
    pub(super) fn reached(&mut self, file: u32, root_like: bool, depth: usize) {
        let input = &self.input.files[file as usize];
        if !self.world.in_tree.insert(input.id) || depth > MAX_MODULE_DEPTH {
            return;
        }
        let mut open: Vec<(Vec<ItemId>, Vec<String>)> = vec![(input.facts.root.clone(), Vec::new())];
        while let Some((items, inline)) = open.pop() {
            for item in items.iter().map(|id| &input.facts.items[id.0 as usize]) {
                let name = input.facts.name(item.name).to_string();
                match &item.kind {
                    ItemKind::Module { items, path } => {
                        let mut inner = inline.clone();
                        inner.push(path.map_or(name, |path| input.facts.name(path).to_string()));
                        open.push((at_items(input.facts, Some(*items)), inner));
                    }
                    ItemKind::ModuleFile { path } => {
                        let path = path.map(|path| input.facts.name(path));
                        let inline: Vec<&str> = inline.iter().map(String::as_str).collect();
                        let candidates = module_candidates(input.path, root_like, &inline, &name, path);
                        let found = candidates.iter().find_map(|path| self.by_path.get(path.as_str()).copied());
                        if let Some(found) = found {
                            let own = path.is_some() || self.input.files[found as usize].path.ends_with("mod.rs");
                            self.reached(found, own, depth + 1);
                        }
                    }
                    ItemKind::Include(path) => {
                        let candidates = module_candidates(input.path, true, &[], "", Some(input.facts.name(*path)));
                        let found = candidates.iter().find_map(|path| self.by_path.get(path.as_str()).copied());
                        if let Some(found) = found {
                            self.reached(found, true, depth + 1);
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
    for (package, named) in input.packages.iter().zip(&named) {
        for dep in &package.deps {
            let Some(target) = dep.krate else { continue };
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
