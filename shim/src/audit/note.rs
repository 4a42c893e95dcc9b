//! Checkpoints: how many lines a log has and what their Merkle root is, as a signed note (C2SP `signed-note` and `tlog-checkpoint`).
//!
//! ```text
//! feeler.example/audit/host-1
//! 4
//! noIekHe9rdJGYotShZPoWHTqNmHlJw733LRlaJuI2Y0=
//!
//! — feeler.example/audit/host-1 w4A+/KlG…
//! ```

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};

/// A larger note is not read.
pub const MAX_NOTE: u64 = 16 * 1024;

/// More signature lines are not read.
const MAX_SIGNATURES: usize = 16;

/// The type of key in a note's key id: Ed25519.
const ED25519: u8 = 1;

/// Who signs checkpoints. This crate has no code that signs: the caller brings it, with a key that is for this alone.
pub trait NoteSigner: Send + Sync + fmt::Debug {
    /// The key that verifies what [`sign`](Self::sign) gives.
    fn key(&self) -> NoteKey;
    /// An Ed25519 signature over exactly these bytes; the error completes "failed to …".
    ///
    /// # Errors
    /// When there is none, for instance because a key is on a device that does not answer.
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], Box<dyn Error + Send + Sync>>;
}

/// The name and the public key of somebody who signs notes, as C2SP writes it: `name+id+key`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteKey {
    name: String,
    key: VerifyingKey,
}

impl NoteKey {
    /// With a name that is not empty and has neither spaces nor `+`.
    ///
    /// # Errors
    /// For such a name, and for bytes that are no Ed25519 key or a weak one.
    pub fn new(name: &str, public: &[u8; 32]) -> Result<Self, NoteError> {
        if name.is_empty() || name.contains(|it: char| it.is_whitespace() || it.is_control() || it == '+') {
            return Err(NoteError::Key);
        }
        let key = VerifyingKey::from_bytes(public).map_err(|_| NoteError::Key)?;
        if key.is_weak() { Err(NoteError::Key) } else { Ok(Self { name: name.to_owned(), key }) }
    }

    /// The name that stands before the signature.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The four bytes before the signature: they tell which key it is, and nothing about who made it.
    fn id(&self) -> [u8; 4] {
        let digest =
            Sha256::new().chain_update(&self.name).chain_update([b'\n', ED25519]).chain_update(self.key.as_bytes());
        let digest: [u8; 32] = digest.finalize().into();
        [digest[0], digest[1], digest[2], digest[3]]
    }
}

impl fmt::Display for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut key = vec![ED25519];
        key.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{:08x}+{}", self.name, u32::from_be_bytes(self.id()), Base64::encode_string(&key))
    }
}

impl FromStr for NoteKey {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NoteError::Key);
        };
        let bytes = Base64::decode_vec(key).map_err(|_| NoteError::Key)?;
        let Some((&ED25519, public)) = bytes.split_first() else { return Err(NoteError::Key) };
        let key = Self::new(name, public.try_into().map_err(|_| NoteError::Key)?)?;
        if id == format!("{:08x}", u32::from_be_bytes(key.id())) { Ok(key) } else { Err(NoteError::Key) }
    }
}

/// What a note says about a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log.
    pub origin: String,
    /// How many lines it had.
    pub size: u64,
    /// The root of the Merkle tree of RFC 6962 whose leaves are the lines, without their ends.
    pub root: [u8; 32],
}

impl Checkpoint {
    /// Reads a note and verifies it: one of `keys` must have signed it, and no signature that says it is by one of them may be wrong.
    ///
    /// # Errors
    /// When it is not such a note, or not by any of the keys. Without keys nothing is believed.
    pub fn verified(note: &[u8], keys: &[NoteKey]) -> Result<Self, NoteError> {
        let (text, signatures) = split(note)?;
        let mut by_one = false;
        for line in signatures {
            let (name, signature) = parse_signature(line)?;
            let (id, signature) = signature.split_at(4);
            for key in keys.iter().filter(|key| key.name == name && key.id() == *id) {
                let signature = Signature::from_slice(signature).map_err(|_| NoteError::BadSignature)?;
                key.key.verify_strict(text.as_bytes(), &signature).map_err(|_| NoteError::BadSignature)?;
                by_one = true;
            }
        }
        if by_one { Self::parse(text) } else { Err(NoteError::UnknownKey) }
    }

    /// The text that is signed: three lines, and lines of extensions, which are not read.
    fn parse(text: &str) -> Result<Self, NoteError> {
        let mut lines = text.split_terminator('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(NoteError::Malformed);
        };
        let root = Base64::decode_vec(root).ok().and_then(|it| it.try_into().ok()).ok_or(NoteError::Malformed)?;
        let number: u64 = size.parse().map_err(|_| NoteError::Malformed)?;
        if origin.is_empty() || number.to_string() != size {
            return Err(NoteError::Malformed);
        }
        Ok(Self { origin: origin.to_owned(), size: number, root })
    }

    fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, Base64::encode_string(&self.root))
    }

    /// The note, with a signature that the caller's signer made. What it made is verified before it is written.
    ///
    /// # Errors
    /// When the signer fails, or does not sign with the key that it names.
    pub fn signed(&self, signer: &dyn NoteSigner) -> Result<String, NoteError> {
        let (text, key) = (self.text(), signer.key());
        let signature = signer.sign(text.as_bytes()).map_err(|why| NoteError::Signer(why.to_string()))?;
        let line = [key.id().as_slice(), &signature].concat();
        let note = format!("{text}\n— {} {}\n", key.name, Base64::encode_string(&line));
        match Self::verified(note.as_bytes(), &[key])? == *self {
            true => Ok(note),
            false => Err(NoteError::Malformed),
        }
    }
}

/// The text with its last line's end, and the signature lines.
fn split(note: &[u8]) -> Result<(&str, impl Iterator<Item = &str>), NoteError> {
    let note = std::str::from_utf8(note).map_err(|_| NoteError::Malformed)?;
    let control = |it: char| it.is_ascii_control() && it != '\n';
    if note.len() as u64 > MAX_NOTE || !note.ends_with('\n') || note.contains(control) {
        return Err(NoteError::Malformed);
    }
    let at = note.rfind("\n\n").ok_or(NoteError::Malformed)?;
    let (text, signatures) = (&note[..=at], &note[at + 2..]);
    match signatures.lines().count() {
        1..=MAX_SIGNATURES => Ok((text, signatures.split_terminator('\n'))),
        _ => Err(NoteError::Malformed),
    }
}

/// `— name base64`, with at least the id and one byte more.
fn parse_signature(line: &str) -> Result<(&str, Vec<u8>), NoteError> {
    let rest = line.strip_prefix("— ").ok_or(NoteError::Malformed)?;
    let (name, signature) = rest.split_once(' ').ok_or(NoteError::Malformed)?;
    let signature = Base64::decode_vec(signature).map_err(|_| NoteError::Malformed)?;
    if name.is_empty() || signature.len() < 5 { Err(NoteError::Malformed) } else { Ok((name, signature)) }
}

/// Why a checkpoint is not believed, or was not made. The text completes "failed to …".
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoteError {
    /// It is not a name, an id and an Ed25519 key that belong together.
    Key,
    /// It is no note of a checkpoint.
    Malformed,
    /// None of the keys that are believed has signed it.
    UnknownKey,
    /// A signature that says it is by one of the keys is not.
    BadSignature,
    /// The caller's signer failed.
    Signer(String),
}

impl fmt::Display for NoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key => {
                f.write_str("read the key of a checkpoint: write it as name+id+key, with a strong Ed25519 key")
            }
            Self::Malformed => f.write_str("read the checkpoint: it is no signed note with origin, size and root"),
            Self::UnknownKey => f.write_str("verify the checkpoint: none of the given keys has signed it"),
            Self::BadSignature => f.write_str("verify the checkpoint: the signature is wrong"),
            Self::Signer(why) => write!(f, "sign the checkpoint: failed to {why}"),
        }
    }
}

impl Error for NoteError {}
