//! Signed policy (FG-04): documents, trust stores and attestations, verified. The page `docs/policy.md` of this crate has the formats, the
//! modes and every reason code; the crate's page has an example.
//!
//! * [`Source`] reads a document and its signatures, once, from below a pinned folder.
//! * [`verify()`] and [`verify_statement`] are pure: bytes, a [`TrustStore`], what the host has [`Seen`], its [`Mode`] and the time in, a [`Verdict`] out.
//! * [`TrustStore::update`] goes from one trust store to the next.
//!
//! What holds:
//!
//! * Nothing here signs, and nothing that a document says of itself is believed.
//! * Signatures are judged before the document is parsed, over the bytes that are parsed.
//! * The algorithm is the trusted key's and the mode the host's; a signature or a document can choose neither.
//! * Without a key to trust, the strictest mode refuses everything.
//! * What is accepted, `ssh-keygen` and `minisign` accept as well; no byte of a detached signature of theirs means nothing.

#[cfg(feature = "sigstore")]
mod bundle;
pub mod document;
pub mod downgrade;
mod dsse;
mod encoding;
mod fields;
pub mod json;
mod keys;
pub mod loader;
mod minisign;
pub mod mode;
pub mod read;
pub mod reason;
pub mod schema;
pub mod seen;
mod sshsig;
pub mod trust;
mod values;
pub mod verdict;
pub mod verify;
#[cfg(feature = "watch")]
pub mod watch;

pub use document::{Document, Downgrade, Rollback};
pub use loader::Loader;
pub use mode::Mode;
pub use read::{Permissions, ReadError, Signed, Source};
pub use reason::{Class, Reason};
pub use schema::{Schema, SchemaError, Violation};
pub use seen::{Seen, SeenError, SeenPolicy, SeenTrust};
pub use trust::{KeyFormat, Revoked, Role, RoleKeys, TrustDocument, TrustError, TrustStore, TrustedKey};
pub use values::{KeyId, ParseValueError, Sha256, Timestamp};
pub use verdict::{Decision, Hint, Place, PolicyRef, Verdict};
pub use verify::{Expected, Request, Signature, Statement, Subject, verify, verify_statement};

/// What is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of a document, or of an envelope with its payload.
    pub document_bytes: usize,
    /// Bytes of a detached signature.
    pub signature_bytes: usize,
    /// Signatures of a document.
    pub signatures: usize,
    /// Levels of JSON.
    pub depth: usize,
}

/// The limits that hold everywhere.
pub const LIMITS: Limits = Limits { document_bytes: 1 << 20, signature_bytes: 16 << 10, signatures: 16, depth: 64 };

/// The format of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// As `ssh-keygen -Y sign` writes it.
    Sshsig,
    /// As `minisign -S` writes it.
    Minisign,
    /// An envelope around what is signed.
    Dsse,
    /// As cosign and sigstore-js write it.
    Sigstore,
}

/// The format of a signature by how it begins; whether it is a sound one is found when it is verified.
#[must_use]
pub fn detect(bytes: &[u8]) -> Option<Format> {
    let has = |needle: &[u8]| bytes.windows(needle.len()).any(|it| it == needle);
    if bytes.starts_with(b"-----BEGIN SSH SIGNATURE-----") {
        Some(Format::Sshsig)
    } else if bytes.starts_with(b"untrusted comment:") {
        Some(Format::Minisign)
    } else if bytes.starts_with(b"{") && has(b"\"mediaType\"") {
        Some(Format::Sigstore)
    } else if bytes.starts_with(b"{") && has(b"\"payloadType\"") {
        Some(Format::Dsse)
    } else {
        None
    }
}
