//! What is in memory, what is on the disk, and how the one becomes the other.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Counts, Loss};

/// The unit in which a cache writes back.
const PAGE: usize = 4096;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Folder,
    File(u64),
}

/// Whether an operation is done, or interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Go,
    Cut,
}

/// A file's content, twice.
#[derive(Debug, Default)]
struct File {
    cache: Vec<u8>,
    disk: Vec<u8>,
    /// Pages that were written to and not synced, and the bytes of the file that were.
    dirty: BTreeMap<usize, Range<usize>>,
}

#[derive(Debug)]
pub(super) struct State {
    random: u64,
    files: BTreeMap<u64, File>,
    /// As they are seen.
    pub(super) names: BTreeMap<PathBuf, Node>,
    /// As they are on the disk.
    synced_names: BTreeMap<PathBuf, Node>,
    locks: BTreeMap<PathBuf, u64>,
    next_id: u64,
    /// Grows with every death.
    pub(super) process: u64,
    pub(super) on: bool,
    pub(super) hung: bool,
    pub(super) broken: bool,
    pub(super) cut_at: Option<u64>,
    pub(super) failing_syncs: BTreeSet<u64>,
    pub(super) failing_operations: BTreeSet<u64>,
    pub(super) unreadable: BTreeSet<PathBuf>,
    pub(super) quota: Option<u64>,
    pub(super) latency: Duration,
    pub(super) elapsed: Duration,
    pub(super) counts: Counts,
}

/// "Input/output error".
pub(super) fn eio() -> io::Error {
    io::Error::from_raw_os_error(5)
}

impl File {
    fn write(&mut self, bytes: &[u8], offset: usize) {
        let end = offset + bytes.len();
        if self.cache.len() < end {
            self.cache.resize(end, 0);
        }
        self.cache[offset..end].copy_from_slice(bytes);
        let mut at = offset;
        while at < end {
            let behind = ((at / PAGE + 1) * PAGE).min(end);
            let range = self.dirty.entry(at / PAGE).or_insert(at..behind);
            *range = range.start.min(at)..range.end.max(behind);
            at = behind;
        }
    }

    /// Brings bytes to the disk; `content` is `None` for zeros.
    fn store(&mut self, range: Range<usize>, zeros: bool) {
        if self.disk.len() < range.end {
            self.disk.resize(range.end, 0);
        }
        if zeros {
            self.disk[range].fill(0);
        } else {
            self.disk[range.clone()].copy_from_slice(&self.cache[range]);
        }
    }

    fn sync(&mut self) {
        for range in std::mem::take(&mut self.dirty).into_values() {
            self.store(range, false);
        }
    }
}

impl State {
    pub(super) fn new(seed: u64) -> Self {
        let root = BTreeMap::from([(PathBuf::from("/"), Node::Folder)]);
        Self {
            random: seed,
            files: BTreeMap::new(),
            names: root.clone(),
            synced_names: root,
            locks: BTreeMap::new(),
            next_id: 1,
            process: 0,
            on: true,
            hung: false,
            broken: false,
            cut_at: None,
            failing_syncs: BTreeSet::new(),
            failing_operations: BTreeSet::new(),
            unreadable: BTreeSet::new(),
            quota: None,
            latency: Duration::ZERO,
            elapsed: Duration::ZERO,
            counts: Counts::default(),
        }
    }

    /// A number below `n`, by splitmix64.
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n.max(1)
    }

    pub(super) fn check_on(&self) -> io::Result<()> {
        if self.on { Ok(()) } else { Err(io::Error::other("the power is off")) }
    }

    /// Counts an operation and says what becomes of it.
    pub(super) fn begin(&mut self) -> io::Result<Verdict> {
        self.check_on()?;
        let nth = self.counts.operations;
        self.counts.operations += 1;
        self.elapsed += self.latency;
        if self.cut_at == Some(nth) {
            self.cut();
            return Ok(Verdict::Cut);
        }
        if self.failing_operations.remove(&nth) || self.broken {
            self.counts.errors += 1;
            return Err(eio());
        }
        Ok(Verdict::Go)
    }

    /// Whether it comes about: one that is interrupted may or may not.
    pub(super) fn happens(&mut self, verdict: Verdict) -> bool {
        verdict == Verdict::Go || self.below(2) == 0
    }

    /// What the caller of an operation is told, if it lives.
    pub(super) fn end(&self, verdict: Verdict) -> io::Result<()> {
        match verdict {
            Verdict::Go => Ok(()),
            Verdict::Cut => Err(io::Error::other("the power was cut")),
        }
    }

    pub(super) fn cut(&mut self) {
        self.on = false;
        self.hung = false;
    }

    pub(super) fn new_process(&mut self) {
        self.process += 1;
        self.locks.clear();
    }

    /// Applies the loss, and switches on.
    pub(super) fn lose(&mut self, loss: Loss) {
        let mut ids: Vec<u64> = self.files.keys().copied().collect();
        ids.sort_unstable();
        for id in ids {
            self.lose_pages(id, loss);
        }
        self.lose_names(loss);
        self.new_process();
        self.on = true;
        self.broken = false;
        self.cut_at = None;
        self.failing_syncs.clear();
        self.failing_operations.clear();
    }

    fn lose_pages(&mut self, id: u64, loss: Loss) {
        let Some(mut file) = self.files.remove(&id) else { return };
        for range in std::mem::take(&mut file.dirty).into_values() {
            let fate = match loss {
                Loss::Everything => 0,
                Loss::Nothing => 1,
                Loss::Zeroed => 2,
                Loss::Random => self.below(4),
            };
            match fate {
                0 => {}
                1 => file.store(range, false),
                2 => file.store(range, true),
                _ => {
                    let torn = range.start + self.below((range.end - range.start) as u64) as usize;
                    file.store(range.start..torn, false);
                }
            }
        }
        file.cache.clone_from(&file.disk);
        self.files.insert(id, file);
    }

    fn lose_names(&mut self, loss: Loss) {
        let all: BTreeSet<PathBuf> = self.names.keys().chain(self.synced_names.keys()).cloned().collect();
        for path in all {
            let (new, old) = (self.names.get(&path).copied(), self.synced_names.get(&path).copied());
            let kept = match loss {
                Loss::Everything => false,
                Loss::Nothing | Loss::Zeroed => true,
                Loss::Random => new == old || self.below(2) == 0,
            };
            match if kept { new } else { old } {
                Some(node) => self.synced_names.insert(path, node),
                None => self.synced_names.remove(&path),
            };
        }
        // A folder that is gone takes with it what is in it.
        let mut names = std::mem::take(&mut self.synced_names);
        let folders: BTreeSet<PathBuf> =
            names.iter().filter(|(_, node)| **node == Node::Folder).map(|(path, _)| path.clone()).collect();
        names.retain(|path, _| path.ancestors().skip(1).all(|above| folders.contains(above)));
        self.names.clone_from(&names);
        self.synced_names = names;
    }

    pub(super) fn check_parent(&self, path: &Path) -> io::Result<()> {
        let parent = path.parent().and_then(|parent| self.names.get(parent));
        if parent == Some(&Node::Folder) { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    pub(super) fn new_file(&mut self) -> u64 {
        self.next_id += 1;
        self.files.insert(self.next_id, File::default());
        self.next_id
    }

    pub(super) fn file_at(&self, path: &Path) -> io::Result<u64> {
        match self.names.get(path) {
            Some(Node::File(file)) => Ok(*file),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    pub(super) fn content(&self, path: &Path) -> io::Result<&[u8]> {
        let file = self.file_at(path)?;
        Ok(self.files.get(&file).map_or(&[], |file| &file.cache))
    }

    pub(super) fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        if self.names.get(path) != Some(&Node::Folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = self.names.keys().filter(|it| it.parent() == Some(path));
        Ok(inside.filter_map(|it| Some(it.file_name()?.to_string_lossy().into_owned())).collect())
    }

    pub(super) fn sync_folder(&mut self, path: &Path) {
        let inside = |it: &Path| it.parent() == Some(path);
        self.synced_names.retain(|name, _| !inside(name));
        self.synced_names
            .extend(self.names.iter().filter(|(name, _)| inside(name)).map(|(n, node)| (n.clone(), *node)));
    }

    /// Moves a folder with all that is in it. It outlives a power cut at once: that it may not is the same as a cut before it.
    pub(super) fn move_folder(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        if self.names.contains_key(to) {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        move_names(&mut self.names, from, to);
        move_names(&mut self.synced_names, from, to);
        move_names(&mut self.locks, from, to);
        Ok(())
    }

    pub(super) fn len(&self, file: u64) -> usize {
        self.files.get(&file).map_or(0, |file| file.cache.len())
    }

    /// Writes as much as the quota allows.
    pub(super) fn write(&mut self, file: u64, bytes: &[u8], offset: usize) -> io::Result<()> {
        let grows = (offset + bytes.len()).saturating_sub(self.len(file)) as u64;
        let free = self.quota.map_or(u64::MAX, |quota| quota.saturating_sub(self.bytes()));
        let fits = bytes.len() - grows.saturating_sub(free).min(bytes.len() as u64) as usize;
        if let Some(file) = self.files.get_mut(&file) {
            file.write(&bytes[..fits], offset);
        }
        self.counts.written += fits as u64;
        if fits < bytes.len() {
            self.counts.errors += 1;
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    /// Whether this call of `sync_data` is one that is to fail.
    pub(super) fn sync_fails(&mut self) -> bool {
        let nth = self.counts.syncs;
        self.counts.syncs += 1;
        self.failing_syncs.remove(&nth)
    }

    pub(super) fn sync(&mut self, file: u64) {
        if let Some(file) = self.files.get_mut(&file) {
            file.sync();
        }
    }

    /// Some pages reach the disk, the others are as dirty as before.
    pub(super) fn sync_partly(&mut self, file: u64) {
        let Some(mut it) = self.files.remove(&file) else { return };
        let dirty = std::mem::take(&mut it.dirty);
        for (page, range) in dirty {
            if self.below(2) == 0 {
                it.store(range, false);
            } else {
                it.dirty.insert(page, range);
            }
        }
        self.files.insert(file, it);
    }

    /// Some pages reach the disk, and all are clean afterwards: nobody will write the others again.
    pub(super) fn sync_badly(&mut self, file: u64) {
        self.sync_partly(file);
        if let Some(file) = self.files.get_mut(&file) {
            file.dirty.clear();
        }
    }

    /// Takes the lock, and says by which token it is given back.
    pub(super) fn lock(&mut self, path: &Path) -> Option<u64> {
        if self.locks.contains_key(path) {
            return None;
        }
        let file = match self.names.get(path) {
            Some(Node::File(file)) => *file,
            _ => {
                let file = self.new_file();
                self.names.insert(path.to_path_buf(), Node::File(file));
                file
            }
        };
        if let Some(file) = self.files.get_mut(&file) {
            file.cache.clear();
            file.write(std::process::id().to_string().as_bytes(), 0);
        }
        self.next_id += 1;
        self.locks.insert(path.to_path_buf(), self.next_id);
        Some(self.next_id)
    }

    /// By the token alone: the file may have another name by now.
    pub(super) fn unlock(&mut self, token: u64) {
        self.locks.retain(|_, it| *it != token);
    }

    /// Files that have a name.
    fn named(&self) -> impl Iterator<Item = (&PathBuf, &File)> {
        self.names.iter().filter_map(|(path, node)| match node {
            Node::File(file) => Some((path, self.files.get(file)?)),
            Node::Folder => None,
        })
    }

    pub(super) fn bytes(&self) -> u64 {
        self.named().map(|(_, file)| file.cache.len() as u64).sum()
    }

    pub(super) fn files(&self) -> Vec<PathBuf> {
        self.named().map(|(path, _)| path.clone()).collect()
    }

    pub(super) fn damage(&mut self, path: &Path, change: impl FnOnce(&mut Vec<u8>)) -> io::Result<()> {
        let file = self.file_at(path)?;
        if let Some(file) = self.files.get_mut(&file) {
            change(&mut file.cache);
            file.disk.clone_from(&file.cache);
            file.dirty.clear();
        }
        Ok(())
    }
}

/// Gives a folder and all below it another name.
fn move_names<T>(names: &mut BTreeMap<PathBuf, T>, from: &Path, to: &Path) {
    let all = std::mem::take(names).into_iter();
    names.extend(all.map(|(path, it)| match path.strip_prefix(from) {
        Ok(rest) if rest.as_os_str().is_empty() => (to.to_path_buf(), it),
        Ok(rest) => (to.join(rest), it),
        Err(_) => (path, it),
    }));
}
