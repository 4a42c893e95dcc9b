//! The formats in which signatures are written: exactly as the tools write them that people have.

use base64ct::{Base64, Encoding};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha512};

/// How the key of an Ed25519 signature is called by SSH.
pub(super) const SSH_ED25519: &[u8] = b"ssh-ed25519";

/// Appends a string as SSH writes it: its length, and its bytes.
pub(super) fn put(wire: &mut Vec<u8>, bytes: &[u8]) {
    // No string here is anywhere near 4 GiB: files are bounded.
    wire.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
    wire.extend_from_slice(bytes);
}

pub(super) fn strings(parts: &[&[u8]]) -> Vec<u8> {
    let mut wire = Vec::new();
    parts.iter().for_each(|part| put(&mut wire, part));
    wire
}

/// A public key as SSH writes it.
pub(super) fn public_blob(key: &SigningKey) -> Vec<u8> {
    strings(&[SSH_ED25519, key.verifying_key().as_bytes()])
}

/// Text between two lines that say what it is.
pub(super) fn armored(label: &str, bytes: &[u8]) -> String {
    let body = Base64::encode_string(bytes);
    let mut text = format!("-----BEGIN {label}-----\n");
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (line, behind) = rest.split_at(rest.len().min(70));
        text.push_str(line);
        text.push('\n');
        rest = behind;
    }
    text + &format!("-----END {label}-----\n")
}

/// As `ssh-keygen -Y sign -n NAMESPACE`.
pub(super) fn sshsig(key: &SigningKey, namespace: &str, document: &[u8]) -> String {
    let namespace = namespace.as_bytes();
    let hashed = strings(&[namespace, b"", b"sha512", &Sha512::digest(document)]);
    let signature = key.sign(&[b"SSHSIG", hashed.as_slice()].concat());
    let signature = strings(&[SSH_ED25519, &signature.to_bytes()]);
    let fields = strings(&[&public_blob(key), namespace, b"", b"sha512", &signature]);
    armored("SSH SIGNATURE", &[b"SSHSIG", &1_u32.to_be_bytes()[..], &fields].concat())
}

/// What a signature of an envelope is of (DSSE, version 1).
fn pre_authentication(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

/// A signature of an envelope, with a hint at whose it is that nobody relies on.
pub(super) fn dsse_signature(key: &SigningKey, payload_type: &str, payload: &[u8]) -> serde_json::Value {
    let id = feeler_shim::policy::KeyId::of(key.verifying_key().as_bytes());
    let signature = key.sign(&pre_authentication(payload_type, payload));
    serde_json::json!({ "keyid": id.to_string(), "sig": Base64::encode_string(&signature.to_bytes()) })
}
