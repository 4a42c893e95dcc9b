//! Which files rollout rules want to see: manifests, and the data files that these must cover. None, where `[rollout]` is missing.

use crate::{
    config::{Rollout, Settings},
    engine::{filter::relative, policy::wanted::literal, walk::Tree},
    lang::data,
};
use ignore::WalkBuilder;
use std::path::Path;

/// What to look for.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Wanted<'s> {
    rollout: Option<&'s Rollout>,
}

impl<'s> Wanted<'s> {
    pub(in crate::engine) fn of(settings: &'s Settings) -> Self {
        Self { rollout: settings.rollout.as_ref() }
    }

    /// A path below the root, with `/`, if it is wanted.
    pub(in crate::engine) fn file(&self, path: &Path) -> Option<String> {
        let rollout = self.rollout?;
        let path = relative(Path::new(""), path)?;
        let wanted = data::is_known(&path) && (rollout.manifests.matches(&path) || rollout.governed.matches(&path));
        wanted.then_some(path)
    }

    /// Adds what patterns name outright although the walk leaves it out: hidden files, and those in hidden folders.
    pub(in crate::engine) fn add_hidden(&self, tree: &mut Tree) {
        let Some(rollout) = self.rollout else { return };
        for pattern in rollout.manifest_patterns.iter().chain(&rollout.governed_patterns) {
            let start = literal(pattern);
            let rooted = tree.root.join(&start);
            if !start.split('/').any(|part| part.starts_with('.')) {
                continue;
            }
            let files = WalkBuilder::new(&rooted).standard_filters(false).build().flatten();
            let files = files.filter(|it| it.file_type().is_some_and(|kind| kind.is_file()));
            let found: Vec<String> =
                files.filter_map(|it| self.file(it.path().strip_prefix(&tree.root).ok()?)).collect();
            tree.artifacts.extend(found);
        }
        tree.artifacts.sort_unstable();
        tree.artifacts.dedup();
    }
}
