//! A key to sign with, whatever file it is in.

use super::{external::Tool, files, minisign, openssh};
use anyhow::{Context, Result, bail};
use ed25519_dalek::SigningKey;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// What signs.
pub(super) enum Secret {
    /// A key of SSH, or a plain one.
    Ssh(Box<SigningKey>),
    /// A key of minisign.
    Minisign(Box<minisign::Key>),
    /// A key that only its own program can use: encrypted, in an agent, on a token.
    External(Tool, PathBuf),
}

/// What comes before the seed of an Ed25519 key in PKCS #8.
const PKCS8: [u8; 16] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/// Finds out what a file of a key holds.
pub(super) fn read(path: &Path) -> Result<Secret> {
    let bytes = files::read(path)?;
    let text = std::str::from_utf8(&bytes).with_context(|| format!("sign with `{}`", path.display()))?;
    of_text(text, path)
}

/// The same of the text of a file.
pub(super) fn of_text(text: &str, path: &Path) -> Result<Secret> {
    let context = || format!("sign with `{}`", path.display());
    let external = |tool| Secret::External(tool, path.to_path_buf());
    if let Some(found) = openssh::read(text) {
        return Ok(match found.with_context(context)? {
            openssh::Found::Key(key) => Secret::Ssh(key),
            openssh::Found::Encrypted => external(Tool::SshKeygen),
        });
    }
    if let Some(found) = minisign::read(text) {
        return Ok(match found.with_context(context)? {
            minisign::Found::Key(key) => Secret::Minisign(key),
            minisign::Found::Encrypted => external(Tool::Minisign),
        });
    }
    if let Some(der) = openssh::dearmor(text, "PRIVATE KEY") {
        let seed = der.strip_prefix(PKCS8.as_slice()).and_then(|it| <[u8; 32]>::try_from(it).ok()).map(Zeroizing::new);
        let seed = seed.context("read the key: it is no Ed25519 key").with_context(context)?;
        return Ok(Secret::Ssh(Box::new(SigningKey::from_bytes(&seed))));
    }
    // A public key means that an agent, or a token, has the private one.
    if text.starts_with("ssh-ed25519 ") {
        return Ok(external(Tool::SshKeygen));
    }
    bail!(
        "sign with `{}`: it is no private key of OpenSSH, minisign or PKCS #8, and no `ssh-ed25519` key of an agent; make one with `feeler policy keygen`",
        path.display()
    )
}
