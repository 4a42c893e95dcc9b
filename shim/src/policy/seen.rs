//! What a host remembers, so that nobody can show it an old version as the newest.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Document, LIMITS, Mode, Reason, Sha256, Timestamp, TrustStore, Verdict, json};
use crate::fs::{self, Fs};

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
    /// The newest trust store: an older one would trust keys again that were revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<SeenTrust>,
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

/// What a host has seen of its trust stores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenTrust {
    /// The highest version that was used.
    pub version: u64,
    /// Its digest.
    pub sha256: Sha256,
}

impl Default for Seen {
    fn default() -> Self {
        Self { kind: KIND.to_owned(), policies: BTreeMap::new(), trust: None, max_time_seen: Timestamp(0) }
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
        let bytes = match fs.read(path, LIMITS.document_bytes as u64) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(SeenError::Io("read what was seen of the policies", error)),
        };
        let invalid = |why: String| SeenError::Invalid(format!("`{}` is {why}", path.display()));
        let value = json::parse(&bytes).map_err(|error| invalid(format!("no sound JSON ({})", error.reason)))?;
        let seen: Self = serde_json::from_value(value).map_err(|error| invalid(format!("of another form: {error}")))?;
        if seen.kind == KIND { Ok(seen) } else { Err(invalid(format!("not a `{KIND}`"))) }
    }

    /// Writes the state, whole and synced. Do so before the document is used.
    ///
    /// # Errors
    /// When it is not surely on the disk.
    pub fn save(&self, fs: &dyn Fs, path: &Path) -> Result<(), SeenError> {
        let failed = |what| move |error| SeenError::Io(what, error);
        // Plain data with string keys always serialises.
        let text = serde_json::to_string_pretty(self).unwrap_or_default() + "\n";
        let temporary = fs::beside(path, ".tmp");
        match fs.remove(&temporary) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(failed("remove what a crash has left of the state of the policies")(error));
            }
            _ => {}
        }
        let mut file = fs.create_replacement(&temporary, path).map_err(failed("create the state of the policies"))?;
        file.write_at(text.as_bytes(), 0).map_err(failed("write the state of the policies"))?;
        file.sync_data().map_err(failed("sync the state of the policies"))?;
        fs.rename(&temporary, path).map_err(failed("replace the state of the policies"))?;
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs.sync_dir(folder).map_err(failed("sync the folder of the state of the policies"))
    }

    /// Remembers a document that is to be used. One that was not verified changes nothing but the time: else anybody could make the
    /// host refuse what is to come. Returns whether there is anything to save.
    pub fn record(&mut self, document: &Document, verdict: &Verdict, now: Timestamp) -> bool {
        let before = self.clone();
        self.max_time_seen = self.max_time_seen.max(now);
        if let (true, true, Some(sha256)) = (verdict.verified, verdict.is_accepted(), verdict.sha256) {
            let new = SeenPolicy {
                version: document.version,
                sha256,
                first_seen: now,
                last_mode: document.mode,
                was_signed: true,
            };
            let old = self.policies.remove(&document.policy_id);
            self.policies.insert(document.policy_id.clone(), old.map_or(new.clone(), |old| old.followed_by(new)));
        }
        *self != before
    }

    /// Remembers a trust store that is to be used. Returns whether there is anything to save. One that [`against`](Self::against) says
    /// something of changes nothing.
    pub fn record_trust(&mut self, store: &TrustStore) -> bool {
        let new = SeenTrust { version: store.document().version, sha256: *store.sha256() };
        let is_new = self.against(store).is_none() && self.trust.as_ref() != Some(&new);
        if is_new {
            self.trust = Some(new);
        }
        is_new
    }

    /// What speaks against a trust store: that a later one, or another one of the same version, was used before.
    #[must_use]
    pub fn against(&self, store: &TrustStore) -> Option<Reason> {
        let seen = self.trust.as_ref()?;
        let (version, sha256) = (store.document().version, store.sha256());
        if version < seen.version {
            Some(Reason::RollbackVersion)
        } else {
            (version == seen.version && *sha256 != seen.sha256).then_some(Reason::Equivocation)
        }
    }
}

impl SeenPolicy {
    /// What is remembered once another version was verified.
    fn followed_by(self, next: Self) -> Self {
        let last_mode = self.last_mode.max(next.last_mode);
        let newest = if next.version > self.version { next } else { self };
        Self { last_mode, ..newest }
    }
}
