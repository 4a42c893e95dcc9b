//! The index in place of the work tree: what a commit would hold now.

use super::{GitError, Repo};
use crate::engine::{
    filter::relative,
    inputs::Since,
    sources::Texts,
    walk::{FileKind, IGNORE_FILE, Tree},
};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rustc_hash::{FxHashMap, FxHashSet};
use std::{collections::BTreeMap, path::Path};

/// An entry of the index.
#[derive(Debug, PartialEq, Eq)]
struct Entry<'a> {
    /// Whether the work tree is to be taken for equal, whatever it holds (`git update-index --assume-unchanged`).
    assumed: bool,
    mode: &'a str,
    object: &'a str,
    /// Not 0 in the middle of a merge.
    stage: &'a str,
    path: &'a str,
}

const LINK: &str = "120000";
const MODULE: &str = "160000";
/// Says what becomes of line ends. It is no artefact itself, but its text counts.
const ATTRIBUTES: &str = ".gitattributes";

impl Repo {
    /// Makes `tree` and `texts` what the index holds: tracked files as they are staged, no others. Files of submodules stay as
    /// they are; what the walk leaves out of the work tree stays out.
    ///
    /// A file that git takes for unchanged is read from disk like any other, so that only the rest costs a look into git.
    /// `is_artifact` says which files are wanted beside Rust.
    pub fn stage(
        &self,
        tree: &mut Tree,
        texts: &mut Texts,
        is_artifact: &dyn Fn(&str) -> bool,
    ) -> Result<(), GitError> {
        let listed = self.run(&["ls-files", "-v", "--stage", "-z"])?;
        let listed = String::from_utf8_lossy(&listed);
        let differing = self.run(&["diff-files", "--raw", "--no-renames", "--ignore-submodules", "-z"])?;
        let differing = String::from_utf8_lossy(&differing);
        let (differing, promised) = differing_files(&differing);
        let ignored = ignore_files(&tree.root);
        let mut tracked = FxHashSet::default();
        let mut modules = Vec::new();
        let mut artifacts = Vec::new();
        let mut wanted: Vec<(String, &str)> = Vec::new();
        for entry in entries(&listed) {
            let entry = entry.ok_or(GitError::Unreadable("ls-files"))?;
            let Some(path) = self.local(entry.path) else { continue };
            if entry.stage != "0" {
                return Err(GitError::Conflict(path.to_string()));
            }
            let kind = FileKind::of(path);
            match (entry.mode, kind) {
                (MODULE, _) => modules.push(format!("{path}/")),
                (_, None) if entry.mode == LINK || !is_staged_artifact(tree, path, is_artifact) => {}
                _ if promised.contains(entry.path) => {}
                (LINK, _) => drop(tracked.insert(path.to_string())),
                (_, None) => {
                    artifacts.push(path.to_string());
                    if entry.assumed || differing.contains(entry.path) || !on_disk(&tree.root, path) {
                        wanted.push((path.to_string(), entry.object));
                    }
                }
                (_, Some(kind)) => {
                    let walked = tree.lookup(path).is_some();
                    if !walked && (on_disk(&tree.root, path) || is_left_out(&ignored, path)) {
                        continue;
                    }
                    tree.add(path, kind);
                    tracked.insert(path.to_string());
                    if !walked || entry.assumed || differing.contains(entry.path) {
                        wanted.push((path.to_string(), entry.object));
                    }
                }
            }
        }
        tree.files.retain(|file| {
            tracked.contains(&file.path) || modules.iter().any(|module| file.path.starts_with(module.as_str()))
        });
        artifacts.retain(|path| name_of(path) != ATTRIBUTES);
        artifacts.sort_unstable();
        tree.artifacts = artifacts;
        self.fetch(wanted, texts)?;
        follow_links(tree, texts);
        Ok(())
    }

    /// What artefacts were in the commit that changes are counted from; those that were not there are left out.
    pub(in crate::engine) fn before(
        &self,
        since: &Since,
        paths: &[String],
    ) -> Result<BTreeMap<String, Vec<u8>>, GitError> {
        let base = match since {
            Since::Ever => return Ok(BTreeMap::new()),
            Since::Head => "HEAD".to_string(),
            Since::Commit(name) => self.merge_base(name)?,
        };
        let asked: String = paths.iter().map(|path| format!("{base}:{}{path}\n", self.prefix)).collect();
        let answer = self.feed(&["cat-file", "--batch"], asked.into_bytes())?;
        let (mut rest, mut found) = (answer.as_slice(), BTreeMap::new());
        for path in paths {
            match next_object(rest) {
                Some((bytes, behind)) => {
                    found.insert(path.clone(), bytes.to_vec());
                    rest = behind;
                }
                // `<name> missing`, a line of its own.
                None => rest = rest.iter().position(|byte| *byte == b'\n').map_or(&[][..], |end| &rest[end + 1..]),
            }
        }
        Ok(found)
    }

    /// The submodules of the project, as folders that end in `/`.
    pub(super) fn modules(&self) -> Result<Vec<String>, GitError> {
        let listed = self.run(&["ls-files", "-v", "--stage", "-z"])?;
        let listed = String::from_utf8_lossy(&listed);
        let modules = entries(&listed).flatten().filter(|entry| entry.mode == MODULE);
        Ok(modules.filter_map(|entry| Some(format!("{}/", self.local(entry.path)?))).collect())
    }

    /// Puts the texts of objects in place of files.
    fn fetch(&self, wanted: Vec<(String, &str)>, texts: &mut Texts) -> Result<(), GitError> {
        if wanted.is_empty() {
            return Ok(());
        }
        let asked: String = wanted.iter().map(|(_, object)| format!("{object}\n")).collect();
        let answer = self.feed(&["cat-file", "--batch"], asked.into_bytes())?;
        let mut rest = answer.as_slice();
        for (path, _) in wanted {
            let (bytes, behind) = next_object(rest).ok_or(GitError::Unreadable("cat-file"))?;
            texts.put(path, bytes.to_vec());
            rest = behind;
        }
        Ok(())
    }
}

/// `H 100644 <object> 0\t<path>`, ended by zero bytes; `None` for one that cannot be read.
fn entries(listed: &str) -> impl Iterator<Item = Option<Entry<'_>>> {
    listed.split('\0').filter(|it| !it.is_empty()).map(|line| {
        let (head, path) = line.split_once('\t')?;
        let mut words = head.split(' ');
        let tag = words.next()?;
        let entry = Entry {
            assumed: tag.starts_with(|it: char| it.is_lowercase()),
            mode: words.next()?,
            object: words.next()?,
            stage: words.next()?,
            path,
        };
        Some(entry)
    })
}

/// Paths whose text on disk is not that of the index, and those that are only promised (`git add --intent-to-add`): no commit
/// would hold them. `:<modes> <objects> <status>`, then the path, each ended by a zero byte.
fn differing_files(raw: &str) -> (FxHashSet<&str>, FxHashSet<&str>) {
    let (mut differing, mut promised) = (FxHashSet::default(), FxHashSet::default());
    let mut words = raw.split('\0');
    while let (Some(head), Some(path)) = (words.next(), words.next()) {
        if head.ends_with(" A") {
            promised.insert(path)
        } else {
            differing.insert(path)
        };
    }
    (differing, promised)
}

/// The next answer of `git cat-file --batch`: `<object> <type> <size>`, a line break, the bytes, a line break.
fn next_object(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = answer.iter().position(|byte| *byte == b'\n')?;
    let size: usize = std::str::from_utf8(&answer[..end]).ok()?.rsplit(' ').next()?.parse().ok()?;
    let body = answer.get(end + 1..end + 1 + size)?;
    Some((body, answer.get(end + 2 + size..)?))
}

/// Whether a file of the index is wanted beside Rust: what the walk leaves out of the work tree stays out.
fn is_staged_artifact(tree: &Tree, path: &str, is_artifact: &dyn Fn(&str) -> bool) -> bool {
    let walked = || tree.artifacts.binary_search_by(|it| it.as_str().cmp(path)).is_ok();
    let of_line_ends = || name_of(path) == ATTRIBUTES && !tree.artifacts.is_empty();
    is_artifact(path) && (walked() || !on_disk(&tree.root, path)) || of_line_ends()
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether there is anything at that path, links not followed.
fn on_disk(root: &Path, path: &str) -> bool {
    root.join(path).symlink_metadata().is_ok()
}

/// The ignore files of the root, for what is not on disk (a sparse checkout, a deletion that is not staged): the walk has not
/// judged it.
fn ignore_files(root: &Path) -> Gitignore {
    let mut builder = GitignoreBuilder::new(root);
    for name in [".gitignore", IGNORE_FILE] {
        // Patterns that cannot be read are told by the walk.
        drop(builder.add(root.join(name)));
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

fn is_left_out(ignored: &Gitignore, path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.')) || ignored.matched_path_or_any_parents(path, false).is_ignore()
}

/// A link to a file of the project stands for the text of that file, staged or not.
fn follow_links(tree: &Tree, texts: &mut Texts) {
    let mut aliases: FxHashMap<&str, Vec<u8>> = FxHashMap::default();
    for file in tree.files.iter().filter(|file| texts.instead_of(&file.path).is_none()) {
        let path = tree.root.join(&file.path);
        if path.is_symlink() {
            let target = path.canonicalize().ok().and_then(|target| relative(&tree.root, &target));
            if let Some(bytes) = target.and_then(|target| texts.instead_of(&target).map(<[u8]>::to_vec)) {
                aliases.insert(&file.path, bytes);
            }
        }
    }
    aliases.into_iter().for_each(|(path, bytes)| texts.put(path, bytes));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formats_of_git_are_read() {
        let listed = "H 100644 abc 0\ta b.rs\0h 100755 def 0\tx\ty.rs\0H 160000 123 0\tsub\0broken\0";
        let read: Vec<_> = entries(listed).collect();
        let first = Entry { assumed: false, mode: "100644", object: "abc", stage: "0", path: "a b.rs" };
        assert_eq!(read[0], Some(first));
        assert!(read[1].as_ref().is_some_and(|it| it.assumed && it.path == "x\ty.rs"));
        assert!(read[2].as_ref().is_some_and(|it| it.mode == MODULE));
        assert_eq!(read[3], None);
        let (differing, promised) = differing_files(":1 1 a b M\0x.rs\0:0 1 0 0 A\0new.rs\0:1 0 a 0 D\0gone.rs\0");
        assert!(differing.contains("x.rs") && differing.contains("gone.rs") && differing.len() == 2);
        assert!(promised.contains("new.rs") && promised.len() == 1);
    }

    #[test]
    fn objects_follow_each_other() {
        let (first, rest) = next_object(b"abc blob 3\nx\ny\ndef blob 0\n\n").unwrap();
        assert_eq!(first, b"x\ny");
        assert_eq!(next_object(rest), Some((&b""[..], &b""[..])));
        assert_eq!(next_object(b"abc missing\n"), None);
        assert_eq!(next_object(b"abc blob 9\nx\n"), None);
    }
}
