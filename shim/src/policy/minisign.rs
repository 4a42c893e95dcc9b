//! Signatures of `minisign -S`, in exactly the form in which it writes them.
//!
//! ```text
//! untrusted comment: signature from minisign secret key
//! base64("ED" id(8) signature(64))
//! trusted comment: …
//! base64(signature(64) of the signature above and the trusted comment)
//! ```
//!
//! Nothing vouches for the first line, so it must be one of those that the tools write by themselves: then nothing in the file can
//! be changed. What `minisign` accepts behind the fourth line, and other ends of lines, are refused.

use blake2::Digest as _;

use super::Reason;
use super::encoding::base64;

/// The first lines that are accepted, besides that of `aead.dev/minisign`, which has the id of the key.
pub(super) const COMMENTS: [&str; 2] = ["signature from minisign secret key", "signature from rsign secret key"];

/// A signature and what it says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Minisig {
    pub(super) key_id: [u8; 8],
    pub(super) signature: [u8; 64],
    comment: String,
    pub(super) global: [u8; 64],
}

impl Minisig {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Reason> {
        let malformed = Reason::SignatureMalformed;
        let text = std::str::from_utf8(bytes).map_err(|_| malformed)?;
        let mut lines = text.splitn(5, '\n');
        let untrusted = lines.next().and_then(|it| it.strip_prefix("untrusted comment: ")).ok_or(malformed)?;
        let signature = lines.next().and_then(base64).ok_or(malformed)?;
        // An old signature without a hash of its own, and those of signify, which have two lines.
        if !signature.starts_with(b"ED") {
            return Err(if signature.len() == 74 { Reason::AlgorithmNotAllowed } else { malformed });
        }
        let comment = lines.next().and_then(|it| it.strip_prefix("trusted comment: ")).ok_or(malformed)?.to_owned();
        let global = lines.next().and_then(base64).and_then(|it| it.try_into().ok()).ok_or(malformed)?;
        let rest = lines.next().ok_or(malformed)?;
        let key_id = signature.get(2..10).and_then(|it| it.try_into().ok()).ok_or(malformed)?;
        let signature = signature.get(10..).and_then(|it| it.try_into().ok()).ok_or(malformed)?;
        if !is_known(untrusted, key_id) || comment.chars().any(|it| it.is_control() && it != '\t') {
            return Err(malformed);
        }
        if rest.is_empty() {
            Ok(Self { key_id, signature, comment, global })
        } else {
            Err(Reason::SignatureTrailingData)
        }
    }

    /// What is signed for a document.
    pub(super) fn message(document: &[u8]) -> [u8; 64] {
        blake2::Blake2b512::digest(document).into()
    }

    /// What the second signature is of.
    pub(super) fn global_message(&self) -> Vec<u8> {
        [&self.signature[..], self.comment.as_bytes()].concat()
    }
}

fn is_known(comment: &str, key_id: [u8; 8]) -> bool {
    let of_key = || format!("signature from private key: {:X}", u64::from_le_bytes(key_id));
    COMMENTS.contains(&comment) || comment == of_key()
}
