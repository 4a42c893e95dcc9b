//! Keys and signatures as minisign keeps them.

use anyhow::{Context, Result, bail};
use base64ct::{Base64, Encoding};
use blake2::{Blake2b256, Blake2b512, Digest};
use ed25519_dalek::{Signer, SigningKey};
use zeroize::Zeroizing;

/// A key with the id that minisign gives it.
pub(super) struct Key {
    pub(super) key: SigningKey,
    pub(super) id: [u8; 8],
}

/// What a file of minisign holds.
pub(super) enum Found {
    Key(Box<Key>),
    /// A key that only minisign can open.
    Encrypted,
}

const COMMENT: &str = "untrusted comment: ";
/// Algorithm, key derivation, checksum, salt and limits come before the key.
const HEAD: usize = 2 + 2 + 2 + 32 + 8 + 8;
const LENGTH: usize = HEAD + 8 + 64 + 32;

/// Reads a secret key; none where the text is no file of minisign.
pub(super) fn read(text: &str) -> Option<Result<Found>> {
    let rest = text.strip_prefix(COMMENT)?;
    let line = rest.lines().nth(1).unwrap_or("").trim();
    let bytes = Base64::decode_vec(line).ok().map(Zeroizing::new)?;
    (bytes.starts_with(b"Ed") && bytes.len() == LENGTH).then(|| match &bytes[2..4] {
        b"\0\0" => key(&bytes).map(|key| Found::Key(Box::new(key))),
        _ => Ok(Found::Encrypted),
    })
}

fn key(bytes: &[u8]) -> Result<Key> {
    let (id, pair) = (&bytes[HEAD..HEAD + 8], &bytes[HEAD + 8..HEAD + 72]);
    let seed: Zeroizing<[u8; 32]> = Zeroizing::new(pair[..32].try_into().context("read the key: it is cut off")?);
    let key = SigningKey::from_bytes(&seed);
    if checksum(id, pair)[..] != bytes[HEAD + 72..] || key.verifying_key().as_bytes()[..] != pair[32..] {
        bail!("read the key: its checksum is not right, so it was damaged");
    }
    Ok(Key { key, id: id.try_into().context("read the key: it is cut off")? })
}

fn checksum(id: &[u8], pair: &[u8]) -> [u8; 32] {
    Blake2b256::new().chain_update(b"Ed").chain_update(id).chain_update(pair).finalize().into()
}

impl Key {
    /// The secret key as a file, not encrypted.
    pub(super) fn secret_file(&self) -> Zeroizing<String> {
        let pair = Zeroizing::new([self.key.to_bytes().as_slice(), self.key.verifying_key().as_bytes()].concat());
        let mut bytes = Zeroizing::new(Vec::with_capacity(LENGTH));
        bytes.extend_from_slice(b"Ed\0\0B2");
        bytes.extend_from_slice(&[0; 48]);
        bytes.extend_from_slice(&self.id);
        bytes.extend_from_slice(&pair);
        bytes.extend_from_slice(&checksum(&self.id, &pair));
        let line = Zeroizing::new(Base64::encode_string(&bytes));
        Zeroizing::new(format!("{COMMENT}minisign secret key\n{}\n", *line))
    }

    /// The public half, as in `minisign.pub`.
    pub(super) fn public_file(&self) -> String {
        let number = u64::from_le_bytes(self.id);
        let bytes = [b"Ed", &self.id[..], self.key.verifying_key().as_bytes()].concat();
        format!("{COMMENT}minisign public key {number:016X}\n{}\n", Base64::encode_string(&bytes))
    }

    /// As `minisign -S -t COMMENT`.
    pub(super) fn sign(&self, document: &[u8], comment: &str) -> String {
        let signature = self.key.sign(&Blake2b512::digest(document)).to_bytes();
        let global = self.key.sign(&[&signature[..], comment.as_bytes()].concat()).to_bytes();
        let line = Base64::encode_string(&[b"ED", &self.id[..], &signature].concat());
        let global = Base64::encode_string(&global);
        format!("{COMMENT}signature from minisign secret key\n{line}\ntrusted comment: {comment}\n{global}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_was_damaged_is_not() {
        let key = Key { key: SigningKey::from_bytes(&[9; 32]), id: *b"\x01\x02\x03\x04\x05\x06\x07\x08" };
        let text = key.secret_file();
        let Some(Ok(Found::Key(read_back))) = read(&text) else { panic!("it is read") };
        assert_eq!((read_back.key.to_bytes(), read_back.id), (key.key.to_bytes(), key.id));
        let mut bytes = Base64::decode_vec(text.lines().nth(1).unwrap()).unwrap();
        bytes[HEAD + 20] ^= 1;
        assert!(matches!(read(&format!("{COMMENT}x\n{}\n", Base64::encode_string(&bytes))), Some(Err(_))));
        assert!(read(&key.public_file()).is_none());
    }
}
