//! Signatures of `ssh-keygen -Y sign`, in exactly the form in which it writes them.
//!
//! ```text
//! -----BEGIN SSH SIGNATURE-----
//! base64 in lines of 70
//! -----END SSH SIGNATURE-----
//!
//! blob   = "SSHSIG" u32(1) str(key) str(namespace) str("") str("sha512") str(str("ssh-ed25519") str(64 bytes))
//! signed = "SSHSIG" str(namespace) str("") str("sha512") str(SHA-512(document))
//! ```
//!
//! `ssh-keygen` itself accepts text behind the end, and other readers text before the beginning or other ends of lines. What is
//! accepted here is accepted by all of them.

use sha2::Digest as _;

use super::Reason;
use super::encoding::{SSH_ED25519, Wire, base64, put};

pub(super) const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "-----END SSH SIGNATURE-----\n";
const LINE: usize = 70;
const MAGIC: &[u8] = b"SSHSIG";
const HASH: &[u8] = b"sha512";

/// A signature and what it says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sshsig {
    pub(super) key: [u8; 32],
    pub(super) namespace: Vec<u8>,
    pub(super) signature: [u8; 64],
}

impl Sshsig {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Reason> {
        let blob = dearmor(bytes)?;
        let parts = Parts::parse(&blob).ok_or(Reason::SignatureMalformed)?;
        let [key_type, signature_type] = [&parts.key, &parts.signature].map(|it| Wire(it).string());
        if parts.hash != HASH || key_type != Some(SSH_ED25519) || signature_type != Some(SSH_ED25519) {
            return Err(Reason::AlgorithmNotAllowed);
        }
        let typed = |wire| typed(wire).ok_or(Reason::SignatureMalformed);
        let key = typed(parts.key)?.try_into().map_err(|_| Reason::SignatureMalformed)?;
        let signature = typed(parts.signature)?.try_into().map_err(|_| Reason::SignatureMalformed)?;
        Ok(Self { key, namespace: parts.namespace.to_vec(), signature })
    }

    /// What is signed for a document.
    pub(super) fn message(&self, document: &[u8]) -> Vec<u8> {
        let mut message = MAGIC.to_vec();
        put(&mut message, &self.namespace);
        put(&mut message, b"");
        put(&mut message, HASH);
        put(&mut message, &sha2::Sha512::digest(document));
        message
    }
}

/// The strings of the blob.
struct Parts<'a> {
    key: &'a [u8],
    namespace: &'a [u8],
    hash: &'a [u8],
    signature: &'a [u8],
}

impl<'a> Parts<'a> {
    fn parse(blob: &'a [u8]) -> Option<Self> {
        let mut wire = Wire(blob);
        let known = wire.take(MAGIC.len())? == MAGIC && wire.number()? == 1;
        let (key, namespace, reserved) = (wire.string()?, wire.string()?, wire.string()?);
        let (hash, signature) = (wire.string()?, wire.string()?);
        let sound = known && reserved.is_empty() && !namespace.is_empty() && wire.is_done();
        sound.then_some(Self { key, namespace, hash, signature })
    }
}

/// The second of two strings, with nothing behind it.
fn typed(wire: &[u8]) -> Option<&[u8]> {
    let mut wire = Wire(wire);
    let (_, value) = (wire.string()?, wire.string()?);
    wire.is_done().then_some(value)
}

fn dearmor(bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    let text = std::str::from_utf8(bytes).map_err(|_| Reason::SignatureMalformed)?;
    let inner = text.strip_prefix(BEGIN).ok_or(Reason::SignatureMalformed)?;
    let (body, rest) = inner.split_once(END).ok_or(Reason::SignatureMalformed)?;
    let mut lines = body.strip_suffix('\n').ok_or(Reason::SignatureMalformed)?.split('\n').peekable();
    let mut joined = String::with_capacity(body.len());
    while let Some(line) = lines.next() {
        let last = lines.peek().is_none();
        if line.is_empty() || line.len() > LINE || (line.len() < LINE && !last) {
            return Err(Reason::SignatureMalformed);
        }
        joined.push_str(line);
    }
    let blob = base64(&joined).ok_or(Reason::SignatureMalformed)?;
    if rest.is_empty() { Ok(blob) } else { Err(Reason::SignatureTrailingData) }
}
