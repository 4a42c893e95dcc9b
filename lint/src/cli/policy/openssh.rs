//! Private keys as OpenSSH keeps them (`openssh-key-v1`): read where they are not encrypted, and written.

use super::armor::{SSH_ED25519, armored, public_blob, put, strings};
use anyhow::{Context, Result, bail};
use base64ct::{Base64, Encoding};
use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

const MAGIC: &[u8] = b"openssh-key-v1\0";
pub(super) const LABEL: &str = "OPENSSH PRIVATE KEY";
/// What the private part is a multiple of when nothing encrypts it.
const BLOCK: usize = 8;

/// What a file of OpenSSH holds.
pub(super) enum Found {
    /// An Ed25519 key.
    Key(Box<SigningKey>),
    /// A key that only OpenSSH can open.
    Encrypted,
}

/// Strings of a blob, one behind the other.
struct Wire<'a>(&'a [u8]);

impl<'a> Wire<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_be_bytes)
    }

    fn string(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(usize::try_from(length).ok()?)
    }
}

/// The bytes between the lines of an armour.
pub(super) fn dearmor(text: &str, label: &str) -> Option<Zeroizing<Vec<u8>>> {
    let (_, rest) = text.split_once(&format!("-----BEGIN {label}-----"))?;
    let (body, _) = rest.split_once(&format!("-----END {label}-----"))?;
    let joined = Zeroizing::new(body.split_whitespace().collect::<String>());
    Base64::decode_vec(&joined).ok().map(Zeroizing::new)
}

/// Reads a private key; none where the text is no file of OpenSSH.
pub(super) fn read(text: &str) -> Option<Result<Found>> {
    text.contains(&format!("BEGIN {LABEL}")).then(|| {
        let blob = dearmor(text, LABEL).context("read the key: what is between its lines is no base64")?;
        let (cipher, key) = parts(&blob).context("read the key: it is cut off, or of a format that is not known")?;
        match (cipher, key) {
            (b"none", None) => bail!("read the key: it is no Ed25519 key; make one with `feeler policy keygen`"),
            (b"none", Some(key)) => Ok(Found::Key(Box::new(key))),
            _ => Ok(Found::Encrypted),
        }
    })
}

/// The cipher, and the key if there is none and it is of Ed25519.
fn parts(blob: &[u8]) -> Option<(&[u8], Option<SigningKey>)> {
    let mut wire = Wire(blob.strip_prefix(MAGIC)?);
    let (cipher, _, _) = (wire.string()?, wire.string()?, wire.string()?);
    let (_, _, private) = ((wire.number()? == 1).then_some(())?, wire.string()?, wire.string()?);
    if cipher != b"none" {
        return Some((cipher, None));
    }
    let mut inner = Wire(private);
    let (first, second) = (inner.number()?, inner.number()?);
    if first != second {
        return None;
    }
    if inner.string()? != SSH_ED25519 {
        return Some((cipher, None));
    }
    let (public, pair) = (inner.string()?, inner.string()?);
    let seed: Zeroizing<[u8; 32]> = Zeroizing::new(pair.get(..32)?.try_into().ok()?);
    let key = SigningKey::from_bytes(&seed);
    // What it says of its public half must be so, or somebody else's key would be named.
    (key.verifying_key().as_bytes() == public).then_some((cipher, Some(key)))
}

/// A private key as a file, not encrypted.
pub(super) fn write(key: &SigningKey, comment: &str) -> Zeroizing<String> {
    let public = key.verifying_key();
    let mut private = Zeroizing::new(Vec::with_capacity(512));
    // Two equal numbers, by which a reader that decrypts knows that it did so rightly. Nothing is encrypted here.
    private.extend_from_slice(&[0; 8]);
    put(&mut private, SSH_ED25519);
    put(&mut private, public.as_bytes());
    let pair = Zeroizing::new([key.to_bytes().as_slice(), public.as_bytes()].concat());
    put(&mut private, &pair);
    put(&mut private, comment.as_bytes());
    let mut padding = 1;
    while private.len() % BLOCK != 0 {
        private.push(padding);
        padding += 1;
    }
    let head =
        [MAGIC, &strings(&[b"none", b"none", b""]), &1_u32.to_be_bytes(), &strings(&[&public_blob(key), &private])];
    let blob = Zeroizing::new(head.concat());
    Zeroizing::new(armored(LABEL, &blob))
}

/// The public half, as in `id_ed25519.pub`.
pub(super) fn public_line(key: &SigningKey, comment: &str) -> String {
    format!("ssh-ed25519 {} {comment}\n", Base64::encode_string(&public_blob(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for comment in ["", "a", "release@example.com"] {
            let key = SigningKey::from_bytes(&[7; 32]);
            let text = write(&key, comment);
            let Some(Ok(Found::Key(read))) = read(&text) else { panic!("{comment}") };
            assert_eq!(read.to_bytes(), key.to_bytes());
        }
    }

    #[test]
    fn what_is_cut_off_or_changed_is_refused() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let blob = dearmor(&write(&key, "x"), LABEL).unwrap();
        for end in 0..blob.len() {
            let text = armored(LABEL, &blob[..end]);
            assert!(!matches!(read(&text), Some(Ok(Found::Key(_)))), "{end} of {}", blob.len());
        }
        let mut other = blob.to_vec();
        let last = other.len() - 90;
        other[last] ^= 1;
        assert!(!matches!(read(&armored(LABEL, &other)), Some(Ok(Found::Key(_)))));
        assert!(read("ssh-ed25519 AAAA").is_none());
    }
}
