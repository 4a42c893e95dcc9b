//! Reads a document and its signatures once each, below a pinned folder, and follows no link there.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{Reason, Signature};

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
        write!(f, "read `{}` ({}): {}", self.path, self.reason, self.detail)
    }
}

impl std::error::Error for ReadError {}

/// Which permissions are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Permissions {
    /// Files and folders that others than their owner can write.
    #[default]
    OwnerOnly,
    /// None: for a work tree, whose permissions say nothing.
    Any,
}

/// A folder that policies are read from.
#[derive(Debug)]
pub struct Source {
    root: PathBuf,
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
    /// Pins a folder. Links that lead to it are followed, and those below it never.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(root: &Path, permissions: Permissions) -> Result<Self, ReadError> {
        Ok(Self { root: root.to_owned(), permissions })
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads a file of at most [`Limits::document_bytes`](super::Limits).
    ///
    /// # Errors
    /// With the reason.
    pub fn read(&self, relative: &str) -> Result<Vec<u8>, ReadError> {
        let _ = self.permissions;
        let detail = "not built yet".to_owned();
        Err(ReadError { reason: Reason::IoError, path: relative.to_owned(), detail })
    }

    /// Reads a document and its signatures: `FILE.sig`, `FILE.NAME.sig`, `FILE.minisig`, `FILE.NAME.minisig`, `FILE.sigstore.json`.
    ///
    /// # Errors
    /// With the reason.
    pub fn read_signed(&self, relative: &str) -> Result<Signed, ReadError> {
        Ok(Signed { document: self.read(relative)?, signatures: Vec::new() })
    }
}
