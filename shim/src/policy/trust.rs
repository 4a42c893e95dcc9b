//! Whom to trust with what: `trust.json`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Hint, KeyId, Mode, Reason, Sha256, Signature, Timestamp, Verdict};

/// The kind of a trust store.
pub const KIND: &str = "feeler.trust/v1";

/// What a key may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Role {
    /// Policy documents.
    Policy,
    /// Simulations of a policy.
    Sim,
    /// Evaluations.
    Eval,
    /// Promotions.
    Promotion,
    /// The governance suite.
    Governance,
    /// Evidence for an item of the register.
    Evidence,
    /// Learning records.
    Ingest,
    /// Checkpoints of the audit log.
    Audit,
    /// Trust stores.
    Trust,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::Policy,
        Self::Sim,
        Self::Eval,
        Self::Promotion,
        Self::Governance,
        Self::Evidence,
        Self::Ingest,
        Self::Audit,
        Self::Trust,
    ];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Sim => "sim",
            Self::Eval => "eval",
            Self::Promotion => "promotion",
            Self::Governance => "governance",
            Self::Evidence => "evidence",
            Self::Ingest => "ingest",
            Self::Audit => "audit",
            Self::Trust => "trust",
        }
    }

    /// The namespace of SSH signatures for it, unless the trust store names another.
    #[must_use]
    pub const fn namespace(self) -> &'static str {
        match self {
            Self::Policy => "policy@feeler",
            Self::Sim => "sim@feeler",
            Self::Eval => "eval@feeler",
            Self::Promotion => "promotion@feeler",
            Self::Governance => "governance@feeler",
            Self::Evidence => "evidence@feeler",
            Self::Ingest => "ingest@feeler",
            Self::Audit => "audit@feeler",
            Self::Trust => "trust@feeler",
        }
    }
}

/// What a key is used with. It decides the algorithm; a signature never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum KeyFormat {
    /// `ssh-ed25519`: SSH signatures and DSSE; `public` is the middle word of a line of `id_ed25519.pub`.
    SshEd25519,
    /// `minisign`: minisign signatures; `public` is the second line of `minisign.pub`.
    Minisign,
    /// `ed25519`: DSSE; `public` is the raw key of 32 bytes in base64.
    Ed25519,
    /// `ecdsa-p256`: Sigstore bundles; `public` is the `SubjectPublicKeyInfo` in base64, the PEM without its first and last line.
    EcdsaP256,
}

/// A trust store as a document. [`TrustStore::parse`] reads one; whoever makes one fills this in and calls [`render`](Self::render).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustDocument {
    /// [`KIND`].
    pub kind: String,
    /// Grows by one with every version.
    pub version: u64,
    /// From when on nothing in it is trusted.
    pub expires: Timestamp,
    /// The loosest mode that a host or a policy may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_mode: Option<Mode>,
    /// The keys, each under the digest of its raw bytes.
    pub keys: BTreeMap<KeyId, TrustedKey>,
    /// Which of them may sign what.
    pub roles: BTreeMap<Role, RoleKeys>,
}

/// A key of a trust store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrustedKey {
    /// What it is used with.
    pub format: KeyFormat,
    /// The public key, as the tool that made it writes it.
    pub public: String,
    /// Whose it is, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// From when on it is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Timestamp>,
    /// From when on it is no longer valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_after: Option<Timestamp>,
    /// That it is void: every signature by it, whenever it was made, because no signature here says reliably when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Revoked>,
}

/// That a key is void.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revoked {
    /// When that was decided, for people: it holds whatever the time.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// Which keys may sign for a role, and how many must.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleKeys {
    /// The keys.
    pub keys: Vec<KeyId>,
    /// How many different ones must sign.
    pub threshold: u32,
    /// The namespace of SSH signatures, where it is not [`Role::namespace`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Which policies they may sign: ids, in which `*` stands for anything; all where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policy_ids: Vec<String>,
}

/// Why a trust store cannot be used. The text completes "failed to …".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustError {
    /// The code.
    pub reason: Reason,
    /// Where, if there is a place.
    pub hint: Option<Hint>,
    /// What is wrong, and what to do.
    pub detail: String,
}

impl fmt::Display for TrustError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "use the trust store ({}): {}", self.reason, self.detail)
    }
}

impl std::error::Error for TrustError {}

/// A trust store that was read and is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustStore {
    document: TrustDocument,
    sha256: Sha256,
}

impl TrustStore {
    /// Reads a trust store that the host vouches for.
    ///
    /// # Errors
    /// When it is not a sound one.
    pub fn parse(bytes: &[u8]) -> Result<Self, TrustError> {
        let _ = bytes;
        Err(TrustError { reason: Reason::SchemaViolation, hint: None, detail: "not built yet".to_owned() })
    }

    /// Reads a trust store whose digest the host knows.
    ///
    /// # Errors
    /// When it is another one, or not a sound one.
    pub fn pinned(bytes: &[u8], sha256: &Sha256) -> Result<Self, TrustError> {
        let _ = sha256;
        Self::parse(bytes)
    }

    /// The next version: signed by as many keys of the role `trust` as this one asks for, and as the next one does itself.
    ///
    /// # Errors
    /// The verdict that refuses it.
    pub fn update(&self, next: &[u8], signatures: &[Signature<'_>], now: Timestamp) -> Result<Self, Box<Verdict>> {
        let _ = (next, signatures, now);
        Err(Box::new(Verdict::rejected(Reason::NoTrustAnchor, Mode::RequireValidSignature)))
    }

    /// What it says.
    #[must_use]
    pub const fn document(&self) -> &TrustDocument {
        &self.document
    }

    /// The digest of its bytes.
    #[must_use]
    pub const fn sha256(&self) -> &Sha256 {
        &self.sha256
    }
}

impl TrustDocument {
    /// The text of the file: two spaces for each level, a line break at its end.
    #[must_use]
    pub fn render(&self) -> String {
        // Plain data with string keys always serialises.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
