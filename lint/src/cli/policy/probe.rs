//! A way in for what tries the readers of keys with files that no tool ever wrote: `lint/fuzz`.

use super::{
    armor::armored,
    minisign, openssh,
    secret::{Secret, of_text},
    store,
};
use ed25519_dalek::SigningKey;
use std::path::Path;

/// Reads a text as `feeler policy sign` reads the file of a private key, and writes the key as `feeler policy keygen` would; none where the
/// text is no key, or one that only another program can use.
pub fn private(text: &str) -> Option<String> {
    match of_text(text, Path::new("key")).ok()? {
        Secret::Ssh(key) => Some(openssh::write(&key, "").to_string()),
        Secret::Minisign(key) => Some(key.secret_file().to_string()),
        Secret::External(..) => None,
    }
}

/// Reads a text as `feeler policy trust add` reads the file of a public key, and gives its id.
pub fn public(text: &str) -> Option<String> {
    store::public(text).ok().map(|it| it.id.to_string())
}

/// A private key of OpenSSH whose bytes are these, however little sense they make.
pub fn openssh(bytes: &[u8]) -> String {
    armored(openssh::LABEL, bytes)
}

/// The files of a key: private and public, of OpenSSH and of minisign.
pub fn files(seed: [u8; 32]) -> [String; 4] {
    let key = SigningKey::from_bytes(&seed);
    let (private, public) = (openssh::write(&key, "somebody"), openssh::public_line(&key, "somebody"));
    let key = minisign::Key { key, id: *b"feelerid" };
    [private.to_string(), public, key.secret_file().to_string(), key.public_file()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keygen_writes_is_read_as_the_key_that_it_is() {
        let [private_ssh, public_ssh, private_minisign, public_minisign] = files([3; 32]);
        for file in [&private_ssh, &private_minisign] {
            let written = private(file).expect("it is a key");
            assert_eq!(private(&written), Some(written));
        }
        assert!(public(&public_ssh).is_some() && public(&public_ssh) == public(&public_minisign));
        assert!([&public_ssh, &public_minisign].iter().all(|file| private(file).is_none()));
        assert!(private(&openssh(b"openssh-key-v1\0")).is_none());
    }
}
