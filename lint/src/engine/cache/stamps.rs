//! By what files are known again without reading them.

use super::super::{
    inputs::Inputs,
    walk::{Entry, FileKind, Stamp},
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Coarsest clock of a file system that is in use (FAT), in nanoseconds: two changes within it can leave the same times.
const GRAIN: i64 = 2_000_000_000;

/// The files of a run, with the stamps that they had.
#[derive(Serialize, Deserialize)]
pub(super) struct Stamps {
    /// When the run began, in nanoseconds since 1970, before it looked at any file.
    began: i64,
    shape: [u8; 32],
    files: Vec<Known>,
}

#[derive(Serialize, Deserialize)]
struct Known {
    path: String,
    stamp: Stamp,
    hash: [u8; 32],
}

impl Stamps {
    pub(super) fn of(inputs: &Inputs, hashes: &[blake3::Hash], shape: &blake3::Hash) -> Self {
        let files = inputs.tree.files.iter().zip(hashes).map(|(entry, hash)| {
            let replaced = inputs.texts.instead_of(&entry.path).is_some();
            let stamp = if replaced { Stamp::default() } else { entry.stamp };
            Known { path: entry.path.clone(), stamp, hash: *hash.as_bytes() }
        });
        Self { began: inputs.began, shape: *shape.as_bytes(), files: files.collect() }
    }

    /// Whether these are the files of a run, with the same contents.
    pub(super) fn same(&self, hashes: &[blake3::Hash], shape: &blake3::Hash, inputs: &Inputs) -> bool {
        let files = &inputs.tree.files;
        self.shape == *shape.as_bytes()
            && self.files.len() == files.len()
            && self
                .files
                .iter()
                .zip(files)
                .zip(hashes)
                .all(|((known, entry), hash)| known.path == entry.path && known.hash == *hash.as_bytes())
    }

    /// The hash of a file that cannot have changed.
    fn trusted(&self, entry: &Entry) -> Option<blake3::Hash> {
        let at = self.files.binary_search_by(|known| known.path.as_str().cmp(&entry.path)).ok()?;
        let known = &self.files[at];
        let settled = known.stamp.modified.max(known.stamp.changed).saturating_add(GRAIN) < self.began;
        (settled && known.stamp == entry.stamp && known.stamp != Stamp::default())
            .then(|| blake3::Hash::from_bytes(known.hash))
    }
}

/// Stands for contents that nobody reads.
pub(super) const UNREAD: blake3::Hash = blake3::Hash::from_bytes([0; 32]);

/// Hashes of the contents of all files, and whether stamps were not enough to tell them.
pub(super) fn look(inputs: &Inputs, known: Option<&Stamps>) -> (Vec<blake3::Hash>, bool) {
    let hash = |entry: &Entry| {
        if entry.kind == FileKind::Lock {
            return (UNREAD, false);
        }
        let replaced = inputs.texts.instead_of(&entry.path).is_some();
        match known.filter(|_| !replaced).and_then(|known| known.trusted(entry)) {
            Some(hash) => (hash, false),
            None => (inputs.texts.hash(&entry.path), true),
        }
    };
    let looked: Vec<(blake3::Hash, bool)> = inputs.tree.files.par_iter().with_min_len(64).map(hash).collect();
    let read = looked.iter().any(|(_, read)| *read);
    (looked.into_iter().map(|(hash, _)| hash).collect(), read)
}

/// A hash of what the walk tells beside contents: which files there are, links, and what could not be taken in.
pub(super) fn shape(inputs: &Inputs) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    inputs.tree.files.iter().for_each(|entry| add(&entry.path));
    add("links");
    inputs.tree.links.iter().for_each(|(link, target)| [link, target].into_iter().for_each(|it| add(it)));
    add("problems");
    inputs.tree.problems.iter().for_each(|it| [&it.path, &it.message].into_iter().for_each(|it| add(it)));
    hasher.finalize()
}

/// Now, as stamps count.
pub(in super::super) fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_nanos() as i64
}

/// What tells this build from others of the same version: size and time of its file.
pub(super) fn of_this_program() -> Vec<u8> {
    let metadata = std::env::current_exe().and_then(std::fs::metadata);
    metadata
        .map(|it| format!("{:?}", Stamp { changed: 0, inode: 0, ..Stamp::of(&it) }).into_bytes())
        .unwrap_or_default()
}
