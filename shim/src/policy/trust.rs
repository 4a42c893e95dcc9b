//! Whom to trust with what: `trust.json`.

mod parse;
mod signers;
mod update;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::keys::Key;
use super::{Hint, KeyId, Mode, Reason, Sha256, Timestamp};

pub use signers::{ImportedKey, import_allowed_signers};

/// The kind of a trust store.
pub const KIND: &str = "feeler.trust/v1";

/// The schema of a trust store, JSON Schema 2020-12.
pub const SCHEMA: &str = include_str!("../../schemas/trust.schema.json");

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

    /// The role of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
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

impl KeyFormat {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::SshEd25519, Self::Minisign, Self::Ed25519, Self::EcdsaP256];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SshEd25519 => "ssh-ed25519",
            Self::Minisign => "minisign",
            Self::Ed25519 => "ed25519",
            Self::EcdsaP256 => "ecdsa-p256",
        }
    }

    /// The format of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }

    /// The id of a public key in this format.
    ///
    /// # Errors
    /// When it is none, or one that must not be used because every message has a signature by it.
    pub fn key_id(self, public: &str) -> Result<KeyId, TrustError> {
        let refused = |why| TrustError::new(Reason::AlgorithmNotAllowed, format!("the public key is refused: {why}"));
        Key::parse(self, public).map(|key| key.id).map_err(refused)
    }
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

impl TrustError {
    fn new(reason: Reason, detail: String) -> Self {
        Self { reason, hint: None, detail }
    }
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
    /// Those of the document, ready to be used.
    keys: BTreeMap<KeyId, Key>,
}

impl TrustStore {
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

    /// The loosest mode that a host or a policy may have.
    #[must_use]
    pub fn floor(&self) -> Mode {
        self.document.min_mode.unwrap_or(Mode::Off)
    }

    pub(super) fn keys(&self) -> &BTreeMap<KeyId, Key> {
        &self.keys
    }

    pub(super) fn role(&self, role: Role) -> Option<&RoleKeys> {
        self.document.roles.get(&role)
    }

    /// What speaks against a key that is in the store, whatever it signs.
    pub(super) fn against(&self, id: &KeyId, now: Timestamp) -> Option<Reason> {
        let key = self.document.keys.get(id)?;
        if key.revoked.is_some() {
            Some(Reason::KeyRevoked)
        } else if key.not_before.is_some_and(|it| now < it) {
            Some(Reason::KeyNotYetValid)
        } else if key.not_after.is_some_and(|it| now >= it) {
            Some(Reason::KeyExpired)
        } else {
            None
        }
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

impl RoleKeys {
    /// Whether a policy is one of those that the role may sign.
    #[must_use]
    pub fn covers(&self, policy_id: &str) -> bool {
        self.policy_ids.is_empty() || self.policy_ids.iter().any(|glob| is_match(glob, policy_id))
    }
}

/// Whether a text is one of a pattern, in which `*` stands for anything.
fn is_match(glob: &str, text: &str) -> bool {
    let mut parts = glob.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_anything() {
        for (glob, text, expected) in [
            ("router.a", "router.a", true),
            ("router.a", "router.ab", false),
            ("router.*", "router.a", true),
            ("router.*", "route.a", false),
            ("*", "", true),
            ("*.a", "b.a", true),
            ("*.a", "a", false),
            ("a*b*c", "abc", true),
            ("a*b*c", "acb", false),
            ("a*a", "a", false),
            ("", "a", false),
        ] {
            assert_eq!(is_match(glob, text), expected, "{glob} {text}");
        }
    }

    #[test]
    fn words_are_those_of_the_documents() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
            assert_eq!(Role::parse(role.as_str()), Some(role));
            assert_eq!(role.namespace(), format!("{}@feeler", role.as_str()));
        }
        for format in KeyFormat::ALL {
            assert_eq!(serde_json::to_value(format).unwrap(), format.as_str());
            assert_eq!(KeyFormat::parse(format.as_str()), Some(format));
        }
    }
}
