//! Keys that only their own programs can use: those ask for the passphrase, or talk to the agent or token.

use anyhow::{Context, Result, bail};
use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// A program that signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    SshKeygen,
    Minisign,
}

impl Tool {
    const fn name(self) -> &'static str {
        match self {
            Self::SshKeygen => "ssh-keygen",
            Self::Minisign => "minisign",
        }
    }

    /// The signature of a document by the key in a file.
    pub(super) fn sign(self, key: &Path, namespace: &str, document: &[u8]) -> Result<String> {
        match self {
            Self::SshKeygen => ssh_keygen(key, namespace, document),
            Self::Minisign => minisign(key, document),
        }
    }
}

/// The document goes in and the signature comes out; a passphrase is asked for on the terminal.
fn ssh_keygen(key: &Path, namespace: &str, document: &[u8]) -> Result<String> {
    let mut command = Command::new(Tool::SshKeygen.name());
    command.args(["-Y", "sign", "-q", "-n", namespace, "-f"]).arg(key);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| missing(Tool::SshKeygen))?;
    let written = child.stdin.take().map(|mut pipe| pipe.write_all(document));
    let output = child.wait_with_output().with_context(|| missing(Tool::SshKeygen))?;
    if !output.status.success() {
        bail!("sign with `ssh-keygen -Y sign -f {}`: it refused, see above", key.display());
    }
    written.transpose().context("hand the document to `ssh-keygen`")?;
    String::from_utf8(output.stdout).context("read what `ssh-keygen` wrote")
}

/// It signs files only, and writes files only.
fn minisign(key: &Path, document: &[u8]) -> Result<String> {
    let folder = tempfile::tempdir().context("make a folder for `minisign`")?;
    let (file, signature) = (folder.path().join("document"), folder.path().join("signature"));
    std::fs::write(&file, document).context("write for `minisign`")?;
    let mut command = Command::new(Tool::Minisign.name());
    command.args(["-S", "-s"]).arg(key).arg("-m").arg(&file).arg("-x").arg(&signature);
    command.args(["-t", "signed by feeler policy sign"]).stdout(Stdio::null());
    let status = command.status().with_context(|| missing(Tool::Minisign))?;
    if !status.success() {
        bail!("sign with `minisign -S -s {}`: it refused, see above", key.display());
    }
    std::fs::read_to_string(&signature).context("read what `minisign` wrote")
}

fn missing(tool: Tool) -> String {
    let name = tool.name();
    format!("run `{name}`, which has to open this key; install it, or use a key without a passphrase")
}
