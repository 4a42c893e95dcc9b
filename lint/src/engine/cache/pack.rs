//! Files of the cache: a head that says whose they are, sections, and a checksum at the end.
//!
//! A pack is written under another name and then put in its place, so that nobody ever reads half of one. Whatever is wrong
//! with a pack that is read, it is as good as none.

use serde::{Serialize, de::DeserializeOwned};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Read, Write},
    ops::Range,
    path::Path,
};

/// The first bytes of every pack.
const MAGIC: &[u8; 16] = b"feeler cache 1\r\n";
/// Larger packs are not read.
const LARGEST: u64 = 1 << 30;
const HASH: usize = blake3::OUT_LEN;

/// Why a pack is of no use. The text completes "ignored the cache: …".
#[derive(Debug, thiserror::Error)]
pub(super) enum Useless {
    /// There is none, or it is of another version or for other settings: nothing that anybody need know.
    #[error("it is not there")]
    Absent,
    /// It cannot be read.
    #[error("failed to read it: {0}")]
    Unreadable(io::Error),
    /// It is not what was written.
    #[error("it is damaged; it will be written anew")]
    Damaged,
}

/// A pack that is being read.
pub(super) struct Pack {
    bytes: Vec<u8>,
    at: usize,
}

impl Pack {
    /// Opens the pack at `path`, if it was written for `key`.
    pub(super) fn open(path: &Path, key: &blake3::Hash) -> Result<Self, Useless> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Useless::Absent),
            Err(error) => return Err(Useless::Unreadable(error)),
        };
        let size = file.metadata().map_err(Useless::Unreadable)?.len();
        if size > LARGEST {
            return Err(Useless::Damaged);
        }
        let mut bytes = Vec::with_capacity(size as usize + 1);
        file.take(LARGEST).read_to_end(&mut bytes).map_err(Useless::Unreadable)?;
        Self::of(bytes, key)
    }

    /// The pack that `bytes` are, if it was written for `key`.
    pub(super) fn of(mut bytes: Vec<u8>, key: &blake3::Hash) -> Result<Self, Useless> {
        let head = MAGIC.len() + HASH;
        match (bytes.get(..MAGIC.len()), bytes.get(MAGIC.len()..head)) {
            // An older version, or other settings.
            (Some(magic), Some(of)) if magic == MAGIC && of != key.as_bytes() => return Err(Useless::Absent),
            (Some(magic), Some(_)) if magic == MAGIC => {}
            _ => return Err(Useless::Damaged),
        }
        let end = bytes.len().checked_sub(HASH).filter(|end| *end >= head).ok_or(Useless::Damaged)?;
        if blake3::hash(&bytes[..end]).as_bytes()[..] != bytes[end..] {
            return Err(Useless::Damaged);
        }
        bytes.truncate(end);
        Ok(Self { bytes, at: head })
    }

    /// The pack that `bytes` are, whoever they were written for.
    pub(super) fn of_anybody(bytes: Vec<u8>) -> Option<Self> {
        let key = blake3::Hash::from_bytes(Self::key_of(&bytes));
        Self::of(bytes, &key).ok()
    }

    /// Whom `bytes` were written for, if they are a pack.
    pub(super) fn key_of(bytes: &[u8]) -> [u8; HASH] {
        bytes.get(MAGIC.len()..MAGIC.len() + HASH).and_then(|it| it.try_into().ok()).unwrap_or_default()
    }

    /// The bytes of the next section.
    pub(super) fn section(&mut self) -> Result<&[u8], Useless> {
        let section = self.next()?;
        self.at = section.end;
        Ok(&self.bytes[section])
    }

    /// The next section as a value, without going on to the one behind it.
    pub(super) fn peek<T: DeserializeOwned>(&self) -> Result<T, Useless> {
        decode(&self.bytes[self.next()?])
    }

    /// Where the next section is.
    fn next(&self) -> Result<Range<usize>, Useless> {
        let length = self.bytes.get(self.at..self.at + 8).and_then(|it| it.try_into().ok()).map(u64::from_le_bytes);
        let from = self.at + 8;
        let to = length.and_then(|length| from.checked_add(usize::try_from(length).ok()?)).ok_or(Useless::Damaged)?;
        if to > self.bytes.len() {
            return Err(Useless::Damaged);
        }
        Ok(from..to)
    }

    /// The next section as a value.
    pub(super) fn read<T: DeserializeOwned>(&mut self) -> Result<T, Useless> {
        decode(self.section()?)
    }
}

/// The value that a section holds.
pub(super) fn decode<T: DeserializeOwned>(section: &[u8]) -> Result<T, Useless> {
    postcard::from_bytes(section).map_err(|_| Useless::Damaged)
}

/// The pack for `key` that holds these bytes, as they are, as its sections.
pub(super) fn pack_of(key: &[u8; HASH], sections: &[u8]) -> Vec<u8> {
    let mut pack = [MAGIC, &key[..], sections].concat();
    pack.extend_from_slice(blake3::hash(&pack).as_bytes());
    pack
}

/// A pack that is being written. Nothing is held in memory: what is kept is large when memory is scarce.
pub(super) struct Writer<'p> {
    path: &'p Path,
    sink: BufWriter<Sink>,
}

/// Where a pack goes, and its checksum so far.
struct Sink {
    file: tempfile::NamedTempFile,
    hasher: blake3::Hasher,
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Counts what would be written.
struct Count(u64);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'p> Writer<'p> {
    /// Begins a pack that shall be at `path`.
    pub(super) fn new(path: &'p Path, key: &blake3::Hash) -> io::Result<Self> {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let file = tempfile::Builder::new().prefix(".pack").tempfile_in(folder)?;
        let mut sink = BufWriter::with_capacity(1 << 16, Sink { file, hasher: blake3::Hasher::new() });
        sink.write_all(MAGIC)?;
        sink.write_all(key.as_bytes())?;
        Ok(Self { path, sink })
    }

    /// Adds a section: its length, then what it holds.
    pub(super) fn write(&mut self, value: &impl Serialize) -> io::Result<()> {
        let length = postcard::to_io(value, Count(0)).map_err(io::Error::other)?.0;
        self.sink.write_all(&length.to_le_bytes())?;
        postcard::to_io(value, &mut self.sink).map_err(io::Error::other).map(drop)
    }

    /// Puts the pack in its place.
    pub(super) fn finish(self) -> io::Result<()> {
        let Sink { mut file, hasher } = self.sink.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.write_all(hasher.finalize().as_bytes())?;
        file.persist(self.path).map_err(|error| error.error).map(drop)
    }
}
