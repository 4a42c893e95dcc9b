//! Reads a document and its signatures once each, below a pinned folder, and follows no link there.
//!
//! A file is opened once, through the folders above it one by one, and everything is asked of what was opened: so nobody can put another
//! file in its place between a question and its answer. The bytes that are verified are the bytes that are parsed.

#[cfg_attr(unix, path = "read/unix.rs")]
#[cfg_attr(not(unix), path = "read/portable.rs")]
mod system;

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{LIMITS, Reason, Signature};

/// Why a file could not be read. The text completes "failed to …".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The code.
    pub reason: Reason,
    /// The path below the pinned folder.
    pub path: String,
    /// What is wrong, and what to do.
    pub detail: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "read `{}` ({}): {}", self.path.escape_debug(), self.reason, self.detail)
    }
}

impl std::error::Error for ReadError {}

/// A code and what to do about it.
type Problem = (Reason, String);

fn problem(reason: Reason, detail: impl Into<String>) -> Problem {
    (reason, detail.into())
}

/// Which permissions are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Permissions {
    /// Files and folders that others than their owner can write. On systems that are not Unix nothing is refused.
    #[default]
    OwnerOnly,
    /// None: for a work tree, whose permissions say nothing.
    Any,
}

/// A folder that policies are read from.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    root: system::Folder,
    permissions: Permissions,
}

/// A document and every signature that lies beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The bytes of the document.
    pub document: Vec<u8>,
    /// The names and bytes of the signatures, by name.
    pub signatures: Vec<(String, Vec<u8>)>,
}

impl Signed {
    /// The signatures as the verifier takes them.
    #[must_use]
    pub fn signatures(&self) -> Vec<Signature<'_>> {
        self.signatures.iter().map(|(name, bytes)| Signature { name, bytes }).collect()
    }
}

impl Source {
    /// Pins a folder. Links that lead to it are followed, and those below it never: so a folder that Kubernetes mounts, whose files
    /// are links, is pinned at the folder that the links lead to. What is pinned stays the same folder when another one takes its name.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(root: &Path, permissions: Permissions) -> Result<Self, ReadError> {
        let failed = |(reason, detail)| ReadError { reason, path: root.display().to_string(), detail };
        let folder = system::Folder::pin(root).map_err(|error| failed(system::refused(&error)))?;
        Ok(Self { path: root.to_owned(), root: folder, permissions })
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.path
    }

    /// Reads a file of at most [`Limits::document_bytes`](super::Limits). The path is relative, with `/`, of plain ASCII names.
    ///
    /// # Errors
    /// With the reason.
    pub fn read(&self, relative: &str) -> Result<Vec<u8>, ReadError> {
        let read = || {
            let (folder, name) = self.enter(relative)?;
            self.file(&folder, name, LIMITS.document_bytes)
        };
        read().map_err(|it| of(relative, it))
    }

    /// Reads a document and its signatures: `FILE.sig`, `FILE.NAME.sig`, `FILE.minisig`, `FILE.NAME.minisig`, `FILE.sigstore.json`.
    ///
    /// # Errors
    /// With the reason.
    pub fn read_signed(&self, relative: &str) -> Result<Signed, ReadError> {
        let (folder, name) = self.enter(relative).map_err(|it| of(relative, it))?;
        let document = self.file(&folder, name, LIMITS.document_bytes).map_err(|it| of(relative, it))?;
        let names = folder.names().map_err(|error| of(relative, system::refused(&error)))?;
        let mut names: Vec<String> = names.into_iter().filter(|it| is_signature_of(it, name)).collect();
        names.sort_unstable();
        if names.len() > LIMITS.signatures {
            let detail = format!("it has {} signatures, and {} are allowed", names.len(), LIMITS.signatures);
            return Err(of(relative, problem(Reason::TooLarge, detail)));
        }
        let beside = |file: &str| format!("{}{file}", &relative[..relative.len() - name.len()]);
        let read = |file: String| {
            let bytes = check_path(&file).and_then(|()| self.file(&folder, &file, LIMITS.signature_bytes));
            bytes.map_err(|it| of(&beside(&file), it)).map(|bytes| (file, bytes))
        };
        let signatures = names.into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(Signed { document, signatures })
    }

    /// The folder of a file, and its name.
    fn enter<'a>(&self, relative: &'a str) -> Result<(system::Folder, &'a str), Problem> {
        check_path(relative)?;
        let (folders, name) = relative.rsplit_once('/').unwrap_or(("", relative));
        let mut folder = self.root.again().map_err(|error| system::refused(&error))?;
        self.check_folder(&folder)?;
        for name in folders.split('/').filter(|it| !it.is_empty()) {
            folder = folder.folder(name).map_err(|error| system::refused(&error))?;
            self.check_folder(&folder)?;
        }
        Ok((folder, name))
    }

    fn check_folder(&self, folder: &system::Folder) -> Result<(), Problem> {
        let loose = self.permissions == Permissions::OwnerOnly
            && folder.others_replace().map_err(|error| system::refused(&error))?;
        let detail = "others than its owner can write a folder on the way to it; `chmod go-w` it";
        if loose { Err(problem(Reason::InsecurePermissions, detail)) } else { Ok(()) }
    }

    fn file(&self, folder: &system::Folder, name: &str, limit: usize) -> Result<Vec<u8>, Problem> {
        let file = folder.file(name).map_err(|error| system::refused(&error))?;
        let state = State::of(&file)?;
        if self.permissions == Permissions::OwnerOnly && state.others_write {
            return Err(problem(Reason::InsecurePermissions, "others than its owner can write it; `chmod go-w` it"));
        }
        whole(&file, &state, limit, || State::of(&file))
    }
}

fn of(path: &str, (reason, detail): Problem) -> ReadError {
    ReadError { reason, path: path.to_owned(), detail }
}

/// What a file was like at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    len: u64,
    others_write: bool,
    /// What changes with every write.
    stamp: system::Stamp,
}

impl State {
    /// Refuses what is not a plain file.
    fn of(file: &std::fs::File) -> Result<Self, Problem> {
        let metadata = file.metadata().map_err(|error| system::refused(&error))?;
        if !metadata.is_file() {
            return Err(problem(Reason::NotRegularFile, "it is not a plain file"));
        }
        let (others_write, stamp) = system::stamp(&metadata);
        Ok(Self { len: metadata.len(), others_write, stamp })
    }
}

/// Reads all of a file, unless it is too large or changes meanwhile.
fn whole(
    file: impl Read,
    before: &State,
    limit: usize,
    after: impl FnOnce() -> Result<State, Problem>,
) -> Result<Vec<u8>, Problem> {
    let too_large = || problem(Reason::TooLarge, format!("it is larger than {limit} bytes"));
    if before.len > limit as u64 {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(before.len).unwrap_or(0) + 1);
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| system::refused(&error))?;
    if bytes.len() > limit {
        return Err(too_large());
    }
    if after()? != *before || bytes.len() as u64 != before.len {
        let detail = "it changed while it was read; write a new file beside it, and rename that in its place";
        return Err(problem(Reason::ChangedDuringRead, detail));
    }
    Ok(bytes)
}

/// Whether a file of this name is a signature of a document.
fn is_signature_of(file: &str, document: &str) -> bool {
    let Some(rest) = file.strip_prefix(document).and_then(|it| it.strip_prefix('.')) else { return false };
    let by_name = |kind: &str| rest.strip_suffix(kind).and_then(|it| it.strip_suffix('.'));
    rest == "sigstore.json"
        || ["sig", "minisig"].iter().any(|kind| rest == *kind || by_name(kind).is_some_and(|it| !it.contains('.')))
}

/// Whether a path is a relative one of names that cannot be mistaken.
///
/// # Errors
/// With the reason, and what is wrong.
pub fn check_path(path: &str) -> Result<(), (Reason, String)> {
    let drive = path.as_bytes().get(1) == Some(&b':');
    if path.contains(['\\', '\0']) || drive || path.split('/').any(|it| matches!(it, "" | "." | "..")) {
        return Err(problem(Reason::PathTraversal, "it is not a relative path of names with `/` between them"));
    }
    if !path.bytes().all(|it| it.is_ascii_graphic() || it == b' ') {
        return Err(problem(Reason::PathConfusable, "it is not of plain ASCII, so it may look like another one"));
    }
    Ok(())
}

/// Whether the paths of a bundle are as [`check_path`] wants them, and different for those who do not see the case of letters.
///
/// # Errors
/// With the reason, and what is wrong.
pub fn check_paths<'a>(paths: impl IntoIterator<Item = &'a str>) -> Result<(), (Reason, String)> {
    let mut folded = std::collections::BTreeSet::new();
    for path in paths {
        check_path(path)?;
        if !folded.insert(path.to_ascii_lowercase()) {
            let detail = format!("`{path}` is there twice where the case of letters does not count");
            return Err(problem(Reason::PathConfusable, detail));
        }
    }
    Ok(())
}

/// Why the operating system did not open or read something.
fn by_kind(error: &io::Error) -> Problem {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => Reason::NotFound,
        _ => Reason::IoError,
    };
    problem(reason, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(len: u64) -> State {
        let (_, stamp) = system::stamp(&std::fs::metadata(".").unwrap());
        State { len, others_write: false, stamp }
    }

    fn reason(read: Result<Vec<u8>, Problem>) -> Reason {
        read.unwrap_err().0
    }

    #[test]
    fn a_file_that_changes_while_it_is_read_is_refused() {
        assert_eq!(whole(&b"policy"[..], &state(6), 6, || Ok(state(6))).unwrap(), b"policy");
        // Written to behind the reader's back, with the same length or another.
        let mut touched = state(6);
        touched.others_write = true;
        assert_eq!(reason(whole(&b"policy"[..], &state(6), 9, || Ok(touched))), Reason::ChangedDuringRead);
        assert_eq!(reason(whole(&b"policy"[..], &state(6), 9, || Ok(state(7)))), Reason::ChangedDuringRead);
        assert_eq!(reason(whole(&b"polic"[..], &state(6), 9, || Ok(state(6)))), Reason::ChangedDuringRead);
        // It grew beyond the limit.
        assert_eq!(reason(whole(&b"policy!"[..], &state(6), 6, || Ok(state(6)))), Reason::TooLarge);
    }

    #[test]
    fn a_disk_that_fails_says_so() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("the disk is gone"))
            }
        }
        assert_eq!(reason(whole(Failing, &state(6), 9, || Ok(state(6)))), Reason::IoError);
    }

    #[cfg(unix)]
    #[test]
    fn a_write_changes_the_stamp() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "policy").unwrap();
        let file = std::fs::File::open(&path).unwrap();
        let before = State::of(&file).unwrap();
        assert_eq!(before, State::of(&file).unwrap());
        let changed = whole(&file, &before, 9, || {
            // Until the clock of the file system has gone on.
            while State::of(&file)? == before {
                std::fs::write(&path, "POLICY").unwrap();
            }
            State::of(&file)
        });
        assert_eq!(reason(changed), Reason::ChangedDuringRead);
    }
}
