//! A disk with a memory of what is safe: what programs see, what a power cut would leave, and the difference between them.
//!
//! It is as mean as POSIX allows. Bytes are safe after an fsync of their file, entries after an fsync of their folder, and of what
//! is not safe a power cut keeps anything: nothing, all, some writes in any order, half a write, or a length without its bytes. After a
//! failed fsync the bytes that it was about are never written, whatever a second fsync says.

use crate::rng::Rng;
use std::collections::BTreeMap;

/// Number of a file or folder.
pub(crate) type Ino = u64;

/// The folder that is always there.
pub(crate) const ROOT: Ino = 1;

/// Why an operation failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    NotFound,
    Exists,
    NotDir,
    IsDir,
    NotEmpty,
    NoSpace,
    Io,
}

/// What a power cut does to what is not safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// It is gone.
    Drop,
    /// Some writes happened and some did not, in any order; one or another half.
    Tear,
    /// Lengths are there, the bytes are zeros.
    Zero,
}

#[derive(Clone, Debug)]
enum Node {
    File { seen: Vec<u8>, safe: Vec<u8>, pending: Vec<Change> },
    Dir { seen: BTreeMap<String, Ino>, safe: BTreeMap<String, Ino>, pending: Vec<Entry> },
}

#[derive(Clone, Debug)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Length(usize),
}

#[derive(Clone, Debug)]
enum Entry {
    Add(String, Ino),
    Remove(String),
    Move(String, String, Ino),
}

/// The disk.
#[derive(Clone, Debug)]
pub(crate) struct Disk {
    nodes: BTreeMap<Ino, Node>,
    next: Ino,
}

impl Default for Disk {
    fn default() -> Self {
        Self { nodes: BTreeMap::from([(ROOT, Node::dir())]), next: ROOT + 1 }
    }
}

impl Node {
    fn dir() -> Self {
        Self::Dir { seen: BTreeMap::new(), safe: BTreeMap::new(), pending: Vec::new() }
    }
}

fn put(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if file.len() < at + bytes.len() {
        file.resize(at + bytes.len(), 0);
    }
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

impl Change {
    fn apply(&self, file: &mut Vec<u8>) {
        match self {
            Self::Write { at, bytes } => put(file, *at, bytes),
            Self::Length(len) => file.resize(*len, 0),
        }
    }

    /// As a power cut leaves it.
    fn survive(&self, file: &mut Vec<u8>, loss: Loss, rng: &mut Rng) {
        match (loss, self) {
            (Loss::Drop, _) => {}
            (Loss::Zero, Self::Write { at, bytes }) => file.resize(file.len().max(at + bytes.len()), 0),
            (Loss::Zero, Self::Length(_)) => self.apply(file),
            (Loss::Tear, Self::Length(_)) => {
                if rng.coin() {
                    self.apply(file);
                }
            }
            (Loss::Tear, Self::Write { at, bytes }) => match rng.below(4) {
                0 => {}
                1 => put(file, *at, bytes),
                // The first bytes only; the last only, which is what sectors written out of order look like.
                2 => put(file, *at, &bytes[..rng.between(0, bytes.len() as u64) as usize]),
                _ => {
                    let from = rng.between(0, bytes.len() as u64) as usize;
                    put(file, at + from, &bytes[from..]);
                }
            },
        }
    }
}

impl Entry {
    fn apply(&self, dir: &mut BTreeMap<String, Ino>) {
        match self {
            Self::Add(name, ino) => {
                dir.insert(name.clone(), *ino);
            }
            Self::Remove(name) => {
                dir.remove(name);
            }
            Self::Move(from, to, ino) => {
                dir.remove(from);
                dir.insert(to.clone(), *ino);
            }
        }
    }
}

impl Disk {
    fn dir(&self, ino: Ino) -> Result<&BTreeMap<String, Ino>, Failure> {
        match self.nodes.get(&ino) {
            Some(Node::Dir { seen, .. }) => Ok(seen),
            Some(Node::File { .. }) => Err(Failure::NotDir),
            None => Err(Failure::NotFound),
        }
    }

    fn change_dir(&mut self, ino: Ino, entry: Entry) -> Result<(), Failure> {
        let Some(Node::Dir { seen, pending, .. }) = self.nodes.get_mut(&ino) else { return Err(Failure::NotDir) };
        entry.apply(seen);
        pending.push(entry);
        Ok(())
    }

    fn change_file(&mut self, ino: Ino, change: Change) -> Result<(), Failure> {
        let Some(Node::File { seen, pending, .. }) = self.nodes.get_mut(&ino) else { return Err(Failure::IsDir) };
        change.apply(seen);
        pending.push(change);
        Ok(())
    }

    /// The length of a file, and whether it is a folder.
    pub(crate) fn stat(&self, ino: Ino) -> Result<(u64, bool), Failure> {
        match self.nodes.get(&ino).ok_or(Failure::NotFound)? {
            Node::File { seen, .. } => Ok((seen.len() as u64, false)),
            Node::Dir { .. } => Ok((0, true)),
        }
    }

    pub(crate) fn lookup(&self, parent: Ino, name: &str) -> Result<Ino, Failure> {
        self.dir(parent)?.get(name).copied().ok_or(Failure::NotFound)
    }

    /// Names and numbers of a folder's entries, and which of them are folders.
    pub(crate) fn list(&self, ino: Ino) -> Result<Vec<(String, Ino, bool)>, Failure> {
        let is_dir = |ino: &Ino| matches!(self.nodes.get(ino), Some(Node::Dir { .. }));
        Ok(self.dir(ino)?.iter().map(|(name, ino)| (name.clone(), *ino, is_dir(ino))).collect())
    }

    pub(crate) fn create(&mut self, parent: Ino, name: &str, dir: bool) -> Result<Ino, Failure> {
        if self.dir(parent)?.contains_key(name) {
            return Err(Failure::Exists);
        }
        let (ino, file) = (self.next, Node::File { seen: Vec::new(), safe: Vec::new(), pending: Vec::new() });
        self.next += 1;
        self.nodes.insert(ino, if dir { Node::dir() } else { file });
        self.change_dir(parent, Entry::Add(name.to_owned(), ino))?;
        Ok(ino)
    }

    pub(crate) fn remove(&mut self, parent: Ino, name: &str) -> Result<(), Failure> {
        let ino = self.lookup(parent, name)?;
        if self.dir(ino).is_ok_and(|it| !it.is_empty()) {
            return Err(Failure::NotEmpty);
        }
        self.change_dir(parent, Entry::Remove(name.to_owned()))
    }

    pub(crate) fn rename(&mut self, parent: Ino, from: &str, parent_to: Ino, to: &str) -> Result<(), Failure> {
        let ino = self.lookup(parent, from)?;
        if parent == parent_to {
            return self.change_dir(parent, Entry::Move(from.to_owned(), to.to_owned(), ino));
        }
        self.change_dir(parent_to, Entry::Add(to.to_owned(), ino))?;
        self.change_dir(parent, Entry::Remove(from.to_owned()))
    }

    pub(crate) fn read(&self, ino: Ino, at: usize, len: usize) -> Result<Vec<u8>, Failure> {
        let Some(Node::File { seen, .. }) = self.nodes.get(&ino) else { return Err(Failure::NotFound) };
        Ok(seen.get(at.min(seen.len())..seen.len().min(at + len)).unwrap_or_default().to_vec())
    }

    pub(crate) fn write(&mut self, ino: Ino, at: usize, bytes: &[u8]) -> Result<(), Failure> {
        self.change_file(ino, Change::Write { at, bytes: bytes.to_vec() })
    }

    pub(crate) fn set_len(&mut self, ino: Ino, len: usize) -> Result<(), Failure> {
        self.change_file(ino, Change::Length(len))
    }

    /// An fsync of a file or folder that works.
    pub(crate) fn sync(&mut self, ino: Ino) -> Result<(), Failure> {
        match self.nodes.get_mut(&ino).ok_or(Failure::NotFound)? {
            Node::File { safe, pending, .. } => pending.drain(..).for_each(|it| it.apply(safe)),
            Node::Dir { safe, pending, .. } => pending.drain(..).for_each(|it| it.apply(safe)),
        }
        Ok(())
    }

    /// An fsync that failed: what it should have written is marked clean, and will never be written.
    pub(crate) fn fail_sync(&mut self, ino: Ino) {
        match self.nodes.get_mut(&ino) {
            Some(Node::File { pending, .. }) => pending.clear(),
            Some(Node::Dir { pending, .. }) => pending.clear(),
            None => {}
        }
    }

    /// Bytes of files that are not safe.
    pub(crate) fn unsafe_bytes(&self) -> u64 {
        let files = self.nodes.values().map(|it| match it {
            Node::File { pending, .. } => pending.iter().map(Change::weight).sum(),
            Node::Dir { .. } => 0,
        });
        files.sum()
    }

    /// The disk as it is found after a power cut now.
    pub(crate) fn after_power_cut(&self, loss: Loss, rng: &mut Rng) -> Self {
        let mut cut = self.clone();
        for node in cut.nodes.values_mut() {
            match node {
                Node::File { seen, safe, pending } => {
                    for change in pending.drain(..) {
                        change.survive(safe, loss, rng);
                    }
                    seen.clone_from(safe);
                }
                Node::Dir { seen, safe, pending } => {
                    for entry in pending.drain(..) {
                        // Entries are not torn, but nothing orders them.
                        if loss != Loss::Drop && rng.coin() {
                            entry.apply(safe);
                        }
                    }
                    seen.clone_from(safe);
                }
            }
        }
        cut.forget_unreachable();
        cut
    }

    fn forget_unreachable(&mut self) {
        let (mut todo, mut reached) = (vec![ROOT], BTreeMap::new());
        while let Some(ino) = todo.pop() {
            if let Some(node) = self.nodes.remove(&ino) {
                if let Node::Dir { seen, .. } = &node {
                    todo.extend(seen.values());
                }
                reached.insert(ino, node);
            }
        }
        self.nodes = reached;
    }

    /// Empties the disk; numbers are not given out again.
    pub(crate) fn clear(&mut self) {
        *self = Self { next: self.next, ..Self::default() };
    }
}

impl Change {
    fn weight(&self) -> u64 {
        match self {
            Self::Write { bytes, .. } => bytes.len() as u64,
            Self::Length(_) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk_with_file() -> (Disk, Ino) {
        let mut disk = Disk::default();
        let ino = disk.create(ROOT, "a", false).unwrap();
        disk.sync(ROOT).unwrap();
        (disk, ino)
    }

    #[test]
    fn what_was_synced_survives_and_the_rest_does_not() {
        let (mut disk, ino) = disk_with_file();
        disk.write(ino, 0, b"safe").unwrap();
        disk.sync(ino).unwrap();
        disk.write(ino, 4, b"lost").unwrap();
        assert_eq!(disk.read(ino, 0, 100).unwrap(), b"safelost");
        assert_eq!(disk.unsafe_bytes(), 4);
        let after = disk.after_power_cut(Loss::Drop, &mut Rng::new(1));
        assert_eq!(after.read(ino, 0, 100).unwrap(), b"safe");
        let zeroed = disk.after_power_cut(Loss::Zero, &mut Rng::new(1));
        assert_eq!(zeroed.read(ino, 0, 100).unwrap(), b"safe\0\0\0\0");
    }

    #[test]
    fn a_tear_never_touches_what_is_safe_and_now_and_then_leaves_a_half() {
        let (mut disk, ino) = disk_with_file();
        disk.write(ino, 0, b"safe").unwrap();
        disk.sync(ino).unwrap();
        disk.write(ino, 4, b"12345678").unwrap();
        let torn: Vec<Vec<u8>> = (0..50)
            .map(|seed| disk.after_power_cut(Loss::Tear, &mut Rng::new(seed)).read(ino, 0, 100).unwrap())
            .collect();
        assert!(torn.iter().all(|it| it.starts_with(b"safe")));
        assert!(torn.iter().any(|it| it.len() > 4 && it.len() < 12));
        assert!(torn.iter().any(|it| it.len() == 12 && it[4] == 0), "the end without the beginning");
    }

    #[test]
    fn an_fsync_after_a_failed_one_saves_nothing() {
        let (mut disk, ino) = disk_with_file();
        disk.write(ino, 0, b"bytes").unwrap();
        disk.fail_sync(ino);
        disk.sync(ino).unwrap();
        assert_eq!(disk.read(ino, 0, 100).unwrap(), b"bytes", "programs still see it");
        assert_eq!(disk.after_power_cut(Loss::Drop, &mut Rng::new(1)).read(ino, 0, 100).unwrap(), b"");
    }

    #[test]
    fn a_synced_file_is_gone_when_its_folder_was_not_synced() {
        let mut disk = Disk::default();
        let ino = disk.create(ROOT, "a", false).unwrap();
        disk.write(ino, 0, b"bytes").unwrap();
        disk.sync(ino).unwrap();
        assert_eq!(disk.after_power_cut(Loss::Drop, &mut Rng::new(1)).lookup(ROOT, "a"), Err(Failure::NotFound));
    }

    #[test]
    fn a_removal_may_outlive_the_rename_before_it() {
        let (mut disk, _) = disk_with_file();
        disk.create(ROOT, "b.tmp", false).unwrap();
        disk.sync(ROOT).unwrap();
        disk.rename(ROOT, "b.tmp", ROOT, "b").unwrap();
        disk.remove(ROOT, "a").unwrap();
        let both_gone = (0..50).any(|seed| {
            let after = disk.after_power_cut(Loss::Tear, &mut Rng::new(seed));
            after.lookup(ROOT, "a").is_err() && after.lookup(ROOT, "b").is_err()
        });
        assert!(both_gone);
    }
}
