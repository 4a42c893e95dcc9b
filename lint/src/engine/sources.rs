//! Reading source files, whatever they turn out to be.

use crate::base::source::Span;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fmt,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Files above this size are not read. Spans are 32 bits wide, and no person wrote such a file.
pub const MAX_BYTES: u64 = 16 << 20;

/// Why a file could not be read as it stands. Its text finishes the sentence "failed to …" and says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadProblem {
    /// The file, relative to the project root.
    pub path: String,
    /// What happened.
    pub kind: ReadProblemKind,
    /// The text with each bad byte replaced by `?`, so that every offset still holds; absent when nothing could be read.
    #[serde(skip)]
    pub salvage: Option<String>,
}

/// The ways in which reading fails.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadProblemKind {
    /// A byte that is not UTF-8.
    NotUtf8 {
        /// Offset of the first one.
        offset: u32,
        /// The byte.
        byte: u8,
        /// How many there are.
        count: u32,
    },
    /// A byte order mark of UTF-16.
    Utf16,
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// It was there when the tree was walked.
    Vanished,
    /// No right to read it.
    Denied,
    /// A folder, pipe, socket or device.
    NotAFile,
    /// Anything else, in the system's words.
    Other(String),
}

impl fmt::Display for ReadProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.kind {
            ReadProblemKind::NotUtf8 { offset, byte, count } => {
                write!(f, "read `{path}` as UTF-8: byte 0x{byte:02x} at offset {offset} is not valid")?;
                if *count > 1 {
                    write!(f, ", nor are {} more", count - 1)?;
                }
                write!(f, "; save the file as UTF-8")
            }
            ReadProblemKind::Utf16 => write!(f, "read `{path}`: it is UTF-16; save the file as UTF-8"),
            ReadProblemKind::TooLarge => write!(
                f,
                "read `{path}`: it is larger than {} MiB; list it in `.feelerignore` if it is not source code",
                MAX_BYTES >> 20
            ),
            ReadProblemKind::Vanished => write!(f, "read `{path}`: it vanished during the run; run again"),
            ReadProblemKind::Denied => {
                write!(f, "read `{path}`: permission denied; make it readable or list it in `.feelerignore`")
            }
            ReadProblemKind::NotAFile => {
                write!(f, "read `{path}`: it is not a regular file; remove it or list it in `.feelerignore`")
            }
            ReadProblemKind::Other(error) => write!(f, "read `{path}`: {error}; check the disk and run again"),
        }
    }
}

impl std::error::Error for ReadProblem {}

impl ReadProblem {
    /// The place in the file: the first bad byte, else its start.
    pub fn place(&self) -> Span {
        match self.kind {
            ReadProblemKind::NotUtf8 { offset, .. } => Span::new(offset, offset + 1),
            _ => Span::default(),
        }
    }
}

/// The texts of a project: those of the work tree, with others in place of some.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    root: PathBuf,
    instead: BTreeMap<String, Vec<u8>>,
}

impl Texts {
    /// The files below `root` as they are.
    pub fn of(root: &Path) -> Self {
        Self { root: root.to_owned(), instead: BTreeMap::new() }
    }

    /// Lets `bytes` stand for the file `rel`, whether there is one or not.
    pub fn put(&mut self, rel: impl Into<String>, bytes: Vec<u8>) {
        self.instead.insert(rel.into(), bytes);
    }

    /// What stands in place of the file `rel`, if anything does.
    pub fn instead_of(&self, rel: &str) -> Option<&[u8]> {
        self.instead.get(rel).map(Vec::as_slice)
    }

    /// The text of the file `rel`.
    pub fn read(&self, rel: &str) -> Result<String, ReadProblem> {
        self.read_hashed(rel).0
    }

    /// The same with the [hash](Self::hash) of what was read.
    pub fn read_hashed(&self, rel: &str) -> (Result<String, ReadProblem>, blake3::Hash) {
        let problem = |kind, salvage| ReadProblem { path: rel.to_owned(), kind, salvage };
        match self.bytes(rel) {
            Ok(bytes) => {
                let hash = blake3::hash(&bytes);
                (decode(bytes).map_err(|(kind, salvage)| problem(kind, salvage)), hash)
            }
            Err(kind) => {
                let hash = blake3::hash(format!("{kind:?}").as_bytes());
                (Err(problem(kind, None)), hash)
            }
        }
    }

    /// A hash of what is in the file `rel`, or of why that cannot be told.
    pub fn hash(&self, rel: &str) -> blake3::Hash {
        match self.bytes(rel) {
            Ok(bytes) => blake3::hash(&bytes),
            Err(kind) => blake3::hash(format!("{kind:?}").as_bytes()),
        }
    }

    /// The bytes of the file `rel`, if it can be read and has no more than `most`.
    pub fn raw(&self, rel: &str, most: usize) -> Option<Vec<u8>> {
        self.bytes(rel).ok().filter(|bytes| bytes.len() <= most)
    }

    fn bytes(&self, rel: &str) -> Result<Vec<u8>, ReadProblemKind> {
        match self.instead_of(rel) {
            Some(bytes) if bytes.len() as u64 > MAX_BYTES => Err(ReadProblemKind::TooLarge),
            Some(bytes) => Ok(bytes.to_vec()),
            None => read_bytes(&self.root.join(rel)),
        }
    }

    /// The text of the file `rel` as far as it can be read.
    pub fn salvage(&self, rel: &str) -> Option<String> {
        self.read(rel).or_else(|problem| problem.salvage.ok_or(())).ok()
    }
}

/// The bytes of a file.
///
/// Only regular files are opened, since opening a pipe can block for ever, and never more than [`MAX_BYTES`] are read, since a
/// file can grow meanwhile.
fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadProblemKind> {
    check(&std::fs::metadata(path).map_err(failure)?)?;
    let file = File::open(path).map_err(failure)?;
    let size = check(&file.metadata().map_err(failure)?)?;
    let mut bytes = Vec::with_capacity(size as usize + 1);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failure)?;
    if bytes.len() as u64 > MAX_BYTES { Err(ReadProblemKind::TooLarge) } else { Ok(bytes) }
}

fn check(metadata: &std::fs::Metadata) -> Result<u64, ReadProblemKind> {
    match metadata.len() {
        _ if !metadata.is_file() => Err(ReadProblemKind::NotAFile),
        size if size > MAX_BYTES => Err(ReadProblemKind::TooLarge),
        size => Ok(size),
    }
}

fn failure(error: io::Error) -> ReadProblemKind {
    match error.kind() {
        io::ErrorKind::NotFound => ReadProblemKind::Vanished,
        io::ErrorKind::PermissionDenied => ReadProblemKind::Denied,
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => ReadProblemKind::NotAFile,
        _ => ReadProblemKind::Other(error.to_string()),
    }
}

fn decode(bytes: Vec<u8>) -> Result<String, (ReadProblemKind, Option<String>)> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err((ReadProblemKind::Utf16, None));
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.into_bytes();
        let byte = bytes[offset];
        let (text, count) = replace_bad_bytes(&bytes);
        (ReadProblemKind::NotUtf8 { offset: offset as u32, byte, count }, Some(text))
    })
}

/// One `?` for each byte that is not part of a valid sequence, and how many there were.
fn replace_bad_bytes(bytes: &[u8]) -> (String, u32) {
    let mut text = String::with_capacity(bytes.len());
    let mut count = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            text.push('?');
            count += 1;
        }
    }
    (text, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn read(bytes: &[u8]) -> Result<String, ReadProblem> {
        let dir = tempfile::tempdir().expect("temporary folder");
        fs::write(dir.path().join("a.rs"), bytes).expect("written");
        Texts::of(dir.path()).read("a.rs")
    }

    fn kind(bytes: &[u8]) -> ReadProblemKind {
        read(bytes).expect_err("problem").kind
    }

    #[test]
    fn plain_text_is_kept_as_it_is() {
        for text in ["", "fn main() {}\r\n", "\u{feff}mod a;", "fn ü() {}\0"] {
            assert_eq!(read(text.as_bytes()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn bad_bytes_are_replaced_one_by_one() {
        let problem = read(b"a\xff\xfeb\xe2\x82c\xf0").expect_err("problem");
        assert_eq!(problem.kind, ReadProblemKind::NotUtf8 { offset: 1, byte: 0xff, count: 5 });
        assert_eq!(problem.salvage.as_deref(), Some("a??b??c?"));
        let message = problem.to_string();
        assert_eq!(
            message,
            "read `a.rs` as UTF-8: byte 0xff at offset 1 is not valid, nor are 4 more; save the file as UTF-8"
        );
    }

    #[test]
    fn utf16_is_named() {
        assert_eq!(kind(b"\xff\xfef\0n\0"), ReadProblemKind::Utf16);
        assert_eq!(kind(b"\xfe\xff\0f\0n"), ReadProblemKind::Utf16);
    }

    #[test]
    fn large_files_are_not_read() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let file = File::create(dir.path().join("a.rs")).expect("created");
        file.set_len(MAX_BYTES + 1).expect("sized");
        assert_eq!(Texts::of(dir.path()).read("a.rs").expect_err("problem").kind, ReadProblemKind::TooLarge);
        file.set_len(MAX_BYTES).expect("sized");
        assert_eq!(Texts::of(dir.path()).read("a.rs").map(|text| text.len() as u64), Ok(MAX_BYTES));
    }

    #[test]
    fn what_is_no_file_is_named() {
        let dir = tempfile::tempdir().expect("temporary folder");
        fs::create_dir(dir.path().join("d.rs")).expect("created");
        fs::write(dir.path().join("f.rs"), "").expect("written");
        assert_eq!(Texts::of(dir.path()).read("d.rs").expect_err("problem").kind, ReadProblemKind::NotAFile);
        assert_eq!(Texts::of(dir.path()).read("f.rs/x.rs").expect_err("problem").kind, ReadProblemKind::NotAFile);
        assert_eq!(Texts::of(dir.path()).read("none.rs").expect_err("problem").kind, ReadProblemKind::Vanished);
        assert!(matches!(Texts::of(dir.path()).read("a\0b.rs").expect_err("problem").kind, ReadProblemKind::Other(_)));
    }

    #[cfg(unix)]
    #[test]
    fn pipes_sockets_and_devices_do_not_block() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let pipe = dir.path().join("p.rs");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
        assert!(made.success());
        let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("s.rs")).expect("bound");
        std::os::unix::fs::symlink("/dev/zero", dir.path().join("z.rs")).expect("linked");
        for name in ["p.rs", "s.rs", "z.rs"] {
            assert_eq!(
                Texts::of(dir.path()).read(name).expect_err("problem").kind,
                ReadProblemKind::NotAFile,
                "{name}"
            );
        }
    }

    #[test]
    fn every_message_says_what_to_do() {
        for kind in [
            ReadProblemKind::NotUtf8 { offset: 3, byte: 0xe4, count: 1 },
            ReadProblemKind::Utf16,
            ReadProblemKind::TooLarge,
            ReadProblemKind::Vanished,
            ReadProblemKind::Denied,
            ReadProblemKind::NotAFile,
            ReadProblemKind::Other("input/output error".to_owned()),
        ] {
            let message = ReadProblem { path: "a.rs".to_owned(), kind, salvage: None }.to_string();
            assert!(message.starts_with("read `a.rs`") && message.contains("; "), "{message}");
        }
    }

    #[test]
    fn denied_and_other_failures_are_told_apart() {
        // Root may read anything, so that a test by file mode would prove nothing there.
        assert_eq!(failure(io::ErrorKind::PermissionDenied.into()), ReadProblemKind::Denied);
        assert!(matches!(failure(io::ErrorKind::TimedOut.into()), ReadProblemKind::Other(_)));
    }
}
