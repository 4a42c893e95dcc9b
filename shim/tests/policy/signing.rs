//! Signs as the tools do. Only tests can: the library has no code for it.

use base64ct::{Base64, Base64Unpadded, Encoding as _};
use blake2::Blake2b512;
use ed25519_dalek::{Signer as _, SigningKey};
use feeler_shim::policy::{KeyFormat, KeyId, RoleKeys, Timestamp, TrustedKey};
use sha2::{Digest as _, Sha256, Sha512};

/// A signer of Ed25519 in one of its formats.
pub(crate) struct Signer {
    secret: SigningKey,
    pub(crate) format: KeyFormat,
    /// For minisign.
    pub(crate) key_id: [u8; 8],
}

fn put(wire: &mut Vec<u8>, string: &[u8]) {
    wire.extend_from_slice(&u32::try_from(string.len()).unwrap().to_be_bytes());
    wire.extend_from_slice(string);
}

pub(crate) fn strings(strings: &[&[u8]]) -> Vec<u8> {
    let mut wire = Vec::new();
    strings.iter().for_each(|it| put(&mut wire, it));
    wire
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// A blob between the lines of SSH.
pub(crate) fn armor(blob: &[u8]) -> Vec<u8> {
    let body = base64(blob);
    let lines: Vec<&str> = body.as_bytes().chunks(70).map(|it| std::str::from_utf8(it).unwrap()).collect();
    format!("-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n", lines.join("\n")).into_bytes()
}

impl Signer {
    /// Each seed is another key.
    pub(crate) fn new(format: KeyFormat, seed: u8) -> Self {
        Self { secret: SigningKey::from_bytes(&[seed; 32]), format, key_id: [seed; 8] }
    }

    pub(crate) fn raw(&self) -> [u8; 32] {
        self.secret.verifying_key().to_bytes()
    }

    pub(crate) fn id(&self) -> KeyId {
        KeyId::of(&self.raw())
    }

    pub(crate) fn public(&self) -> String {
        base64(&match self.format {
            KeyFormat::SshEd25519 => strings(&[b"ssh-ed25519", &self.raw()]),
            KeyFormat::Minisign => [b"Ed", &self.key_id[..], &self.raw()].concat(),
            _ => self.raw().to_vec(),
        })
    }

    pub(crate) fn trusted(&self) -> TrustedKey {
        let (format, public) = (self.format, self.public());
        TrustedKey { format, public, name: None, not_before: None, not_after: None, revoked: None }
    }

    pub(crate) fn raw_signature(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }

    /// As `ssh-keygen -Y sign -n NAMESPACE`.
    pub(crate) fn sshsig(&self, namespace: &str, document: &[u8]) -> Vec<u8> {
        let namespace = namespace.as_bytes();
        let signed = [b"SSHSIG", &strings(&[namespace, b"", b"sha512", &Sha512::digest(document)])[..]].concat();
        let key = strings(&[b"ssh-ed25519", &self.raw()]);
        let signature = strings(&[b"ssh-ed25519", &self.raw_signature(&signed)]);
        let fields = strings(&[&key, namespace, b"", b"sha512", &signature]);
        armor(&[b"SSHSIG", &1_u32.to_be_bytes()[..], &fields].concat())
    }

    /// As `minisign -S`.
    pub(crate) fn minisig(&self, document: &[u8]) -> Vec<u8> {
        let signature = self.raw_signature(&Blake2b512::digest(document));
        let comment = "timestamp:1795000000\tfile:policy.json\thashed";
        let global = self.raw_signature(&[&signature[..], comment.as_bytes()].concat());
        let line = base64(&[b"ED", &self.key_id[..], &signature].concat());
        let untrusted = "untrusted comment: signature from minisign secret key";
        format!("{untrusted}\n{line}\ntrusted comment: {comment}\n{}\n", base64(&global)).into_bytes()
    }
}

/// An envelope. Keys are named by their fingerprint of SSH.
pub(crate) fn dsse(signers: &[&Signer], payload_type: &str, payload: &[u8]) -> String {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    let message = [head.as_bytes(), payload].concat();
    let named = |it: &&Signer| {
        let digest = Sha256::digest(strings(&[b"ssh-ed25519", &it.raw()]));
        let name = format!("SHA256:{}", Base64Unpadded::encode_string(&digest));
        format!(r#"{{"keyid":"{name}","sig":"{}"}}"#, base64(&it.raw_signature(&message)))
    };
    let signatures: Vec<String> = signers.iter().map(named).collect();
    let (payload, signatures) = (base64(payload), signatures.join(","));
    format!(r#"{{"payloadType":"{payload_type}","payload":"{payload}","signatures":[{signatures}]}}"#)
}

/// A signer of P-256.
pub(crate) struct P256(p256::ecdsa::SigningKey);

impl P256 {
    pub(crate) fn new(seed: u8) -> Self {
        Self(p256::ecdsa::SigningKey::from_slice(&[seed; 32]).unwrap())
    }

    fn point(&self) -> Vec<u8> {
        self.0.verifying_key().to_sec1_point(false).as_bytes().to_vec()
    }

    fn info(&self) -> Vec<u8> {
        let head =
            b"\x30\x59\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\x03\x42\x00";
        [&head[..], &self.point()].concat()
    }

    pub(crate) fn id(&self) -> KeyId {
        KeyId::of(&self.point())
    }

    pub(crate) fn trusted(&self) -> TrustedKey {
        let (format, public) = (KeyFormat::EcdsaP256, base64(&self.info()));
        TrustedKey { format, public, name: None, not_before: None, not_after: None, revoked: None }
    }

    /// As `cosign sign-blob --key … --tlog-upload=false --bundle`.
    pub(crate) fn bundle(&self, document: &[u8]) -> Vec<u8> {
        let signature: p256::ecdsa::Signature = self.0.sign(document);
        let hint = base64(&Sha256::digest(self.info()));
        let (digest, signature) = (base64(&Sha256::digest(document)), base64(signature.to_der().as_bytes()));
        format!(
            r#"{{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{{"publicKey":{{"hint":"{hint}"}}}},"messageSignature":{{"messageDigest":{{"algorithm":"SHA2_256","digest":"{digest}"}},"signature":"{signature}"}}}}"#
        )
        .into_bytes()
    }
}

pub(crate) fn role(keys: &[KeyId], threshold: u32) -> RoleKeys {
    RoleKeys { keys: keys.to_vec(), threshold, namespace: None, policy_ids: Vec::new() }
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}
