//! Private keys where only public ones belong. What a file is told to be is not believed: the bytes behind the armour decide.

use super::{Mistake, files::PolicyFiles};
use crate::{base::source::Span, catalog::Rule};
use base64ct::{Base64, Encoding};

/// A private key in a text.
#[derive(Debug, PartialEq, Eq)]
struct Key {
    what: &'static str,
    encrypted: bool,
    at: Span,
}

/// Private keys beside policy.
pub(super) fn private(files: &PolicyFiles, _: &Rule) -> Vec<Mistake> {
    let found = files.artifacts.iter().filter_map(|it| Some((it, key(std::str::from_utf8(&it.bytes).ok()?)?)));
    found
        .map(|(artifact, key)| {
            let lock = if key.encrypted { " (encrypted, so only as safe as its passphrase)" } else { "" };
            let message = format!("this is {}{lock}: whoever can read the repository can sign policy", key.what);
            let help = [
                "take it out of the repository and of its history, and keep it where only its owner can read it",
                "count it as lost: `feeler policy trust revoke` it, make another, and sign again",
            ];
            Mistake::new(artifact.at(key.at), message, help)
        })
        .collect()
}

/// Whether a text holds a private key: then no excerpt of it may be shown.
pub fn holds_private_key(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| key(text).is_some())
}

fn key(text: &str) -> Option<Key> {
    pem(text).or_else(|| minisign(text))
}

/// `-----BEGIN … PRIVATE KEY-----`, with the bytes of one behind it.
fn pem(text: &str) -> Option<Key> {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let label = line.trim_end().strip_prefix("-----BEGIN ").and_then(|it| it.strip_suffix(" PRIVATE KEY-----"));
        let label = label.or_else(|| (line.trim_end() == "-----BEGIN PRIVATE KEY-----").then_some(""));
        if let Some(label) = label {
            let at = Span::new(offset, offset + line.trim_end().len() as u32);
            if let Some(key) = of_pem(label, &text[offset as usize + line.len()..], at) {
                return Some(key);
            }
        }
        offset += line.len() as u32;
    }
    None
}

fn of_pem(label: &str, rest: &str, at: Span) -> Option<Key> {
    let (body, _) = rest.split_once("-----END ")?;
    let is_header = |line: &&str| line.contains(':');
    let encrypted_header = body.lines().any(|line| line.starts_with("Proc-Type:") && line.contains("ENCRYPTED"));
    let joined: String = body.lines().filter(|line| !is_header(line)).map(str::trim).collect();
    let bytes = Base64::decode_vec(&joined).ok()?;
    match label {
        "OPENSSH" => {
            let rest = bytes.strip_prefix(b"openssh-key-v1\0")?;
            let cipher = rest.get(4..8)?;
            Some(Key { what: "a private key of OpenSSH", encrypted: cipher != b"none", at })
        }
        // An object of ASN.1, which is what PKCS #8, PKCS #1 and SEC 1 all are.
        "" | "RSA" | "EC" | "DSA" if bytes.first() == Some(&0x30) => {
            Some(Key { what: "a private key (PEM)", encrypted: encrypted_header, at })
        }
        "ENCRYPTED" if bytes.first() == Some(&0x30) => Some(Key { what: "a private key (PEM)", encrypted: true, at }),
        _ => None,
    }
}

/// Two lines: a comment, and a key of 158 bytes (minisign) or 104 (signify).
fn minisign(text: &str) -> Option<Key> {
    let (first, rest) = text.split_once('\n')?;
    let line = rest.lines().next()?.trim();
    let bytes = Base64::decode_vec(line).ok()?;
    // The key itself is in nobody's report.
    let at = Span::new(0, first.len() as u32);
    let key = |what, encrypted| Some(Key { what, encrypted, at });
    match (first.starts_with("untrusted comment:"), bytes.len(), bytes.get(..4)?) {
        (true, 158, b"EdSc") => key("a secret key of minisign", true),
        (true, 158, b"Ed\0\0") => key("a secret key of minisign", false),
        (true, 104, b"EdBK") => key("a secret key of signify", bytes.get(4..8)? != [0; 4]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn armoured(label: &str, bytes: &[u8]) -> String {
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", Base64::encode_string(bytes))
    }

    #[test]
    fn keys_are_known_by_their_bytes() {
        let open = [b"openssh-key-v1\0\0\0\0\x04none".as_slice(), &[0; 40]].concat();
        let found = key(&format!("# mine\n{}", armoured("OPENSSH PRIVATE KEY", &open))).unwrap();
        assert_eq!((found.what, found.encrypted, found.at), ("a private key of OpenSSH", false, Span::new(7, 42)));
        let locked = [b"openssh-key-v1\0\0\0\0\x0aaes256-ctr".as_slice(), &[0; 40]].concat();
        assert!(key(&armoured("OPENSSH PRIVATE KEY", &locked)).unwrap().encrypted);
        assert!(key(&armoured("PRIVATE KEY", &[0x30, 0x2e, 2, 1, 0])).is_some());
        assert!(key(&armoured("ENCRYPTED PRIVATE KEY", &[0x30, 0x2e, 2, 1, 0])).unwrap().encrypted);
        let minisign = [b"Ed\0\0B2".as_slice(), &[1; 152]].concat();
        let text = format!("untrusted comment: minisign secret key\n{}\n", Base64::encode_string(&minisign));
        assert_eq!(key(&text).map(|it| it.encrypted), Some(false));
    }

    #[test]
    fn what_only_looks_like_a_key_is_none() {
        for text in [
            armoured("OPENSSH PRIVATE KEY", b"placeholder"),
            armoured("PUBLIC KEY", &[0x30, 0x2a]),
            "-----BEGIN PRIVATE KEY-----\n<your key here>\n-----END PRIVATE KEY-----\n".to_string(),
            "-----BEGIN PRIVATE KEY-----\n".to_string(),
            format!(
                "untrusted comment: minisign public key\n{}\n",
                Base64::encode_string(&[b"Ed".as_slice(), &[1; 40]].concat())
            ),
            "grep -q 'BEGIN OPENSSH PRIVATE KEY' file".to_string(),
        ] {
            assert_eq!(key(&text), None, "{text}");
        }
    }
}
