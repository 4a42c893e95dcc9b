//! `feeler policy sign`.

use super::{
    super::{Outcome, output::Output},
    armor, files, role,
    secret::{self, Secret},
};
use crate::base::exit;
use anyhow::{Context, Result, anyhow, bail};
use base64ct::{Base64, Encoding};
use clap::Args;
use feeler_shim::policy::{Class, Mode, Request, Role, Statement, Timestamp, document, trust::KIND as TRUST, verify};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const AFTER: &str = "Examples:
  feeler policy sign --key release policies/router.json          writes policies/router.json.sig
  feeler policy sign --key second --name second policies/router.json   a second one beside it
  feeler policy sign --key ~/.ssh/id_ed25519.pub router.json     with a key that ssh-agent has
  feeler policy sign --key sim --dsse sim.json                   writes sim.json.dsse.json

A key with a passphrase, in an agent or on a token is used through ssh-keygen or minisign.
Documents of the kinds feeler.policy/v1 and feeler.trust/v1 are looked at first: what the
verifier would refuse is not signed.

Exit codes: 0 signed, 2 not.";

#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(super) struct Sign {
    /// Files to sign
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Private key of OpenSSH, minisign or PKCS #8; the public one of a key that an agent has
    #[arg(long, value_name = "KEY")]
    key: PathBuf,
    /// What the signature is for; it decides the namespace [default: trust for trust stores, else policy]
    #[arg(long, value_parser = role(), value_name = "ROLE")]
    role: Option<Role>,
    /// Namespace of the signature, where the trust store names another than that of the role
    #[arg(long, value_name = "NAMESPACE")]
    namespace: Option<String>,
    /// Write to FILE.NAME.sig, so that several signatures have their place
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Sign an in-toto statement in an envelope (DSSE); a file of that name that is there gets one more signature
    #[arg(long, conflicts_with_all = ["name", "namespace"])]
    dsse: bool,
    /// Replace a signature that is there
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: &Sign, output: Output) -> Outcome {
    if let Some(name) = args.name.as_ref().filter(|name| {
        !name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_') || name.is_empty()
    }) {
        bail!("name a signature `{name}`: a name is letters, digits, `-` and `_`");
    }
    let secret = secret::read(&args.key)?;
    for file in &args.files {
        let document = files::read(file)?;
        let written = if args.dsse {
            envelope(args, &secret, file, &document)?
        } else {
            detached(args, &secret, file, &document)?
        };
        output.out(&format!("{}\n", written.display())).context("write to stdout")?;
    }
    Ok(exit::CLEAN)
}

fn detached(args: &Sign, secret: &Secret, file: &Path, document: &[u8]) -> Result<PathBuf> {
    let kind =
        serde_json::from_slice::<Value>(document).ok().and_then(|it| Some(it.get("kind")?.as_str()?.to_string()));
    let role = match args.role {
        Some(role) => role,
        None if kind.as_deref() == Some(TRUST) => Role::Trust,
        None => Role::Policy,
    };
    refuse_unusable(file, document, kind.as_deref())?;
    let namespace = args.namespace.as_deref().unwrap_or_else(|| role.namespace());
    let (text, end) = signature(secret, namespace, file, document)?;
    let name = args.name.as_ref().map(|name| format!(".{name}")).unwrap_or_default();
    let path = files::with_end(file, &format!("{name}.{end}"));
    files::write_new(&path, text.as_bytes(), args.force)?;
    Ok(path)
}

/// The signature and the end of its file's name.
pub(super) fn signature(
    secret: &Secret,
    namespace: &str,
    file: &Path,
    document: &[u8],
) -> Result<(String, &'static str)> {
    let name = file.file_name().map(|it| it.to_string_lossy()).unwrap_or_default();
    let named: String = name.chars().filter(|it| !it.is_control()).collect();
    Ok(match secret {
        Secret::Ssh(key) => (armor::sshsig(key, namespace, document), "sig"),
        Secret::Minisign(key) => (key.sign(document, &format!("{namespace} {named}")), "minisig"),
        Secret::External(tool, key) => {
            let text = tool.sign(key, namespace, document)?;
            let end = if text.starts_with("untrusted comment:") { "minisig" } else { "sig" };
            (text, end)
        }
    })
}

/// A signature over what nobody can use would only look like one.
fn refuse_unusable(file: &Path, bytes: &[u8], kind: Option<&str>) -> Result<()> {
    let shown = file.display();
    match kind {
        Some(document::KIND) => {
            // feeler: allow(SIG005) only the document is looked at, before it is signed; nothing is accepted by this
            let request = Request { mode: Mode::Off, ..Request::new(bytes, Timestamp::now()) };
            let (verdict, _) = verify(&request);
            let about_document = verdict
                .reasons()
                .find(|it| matches!(it.class(), Class::Parse | Class::Schema | Class::Limits | Class::Mode));
            let at = verdict.hint.as_ref().and_then(|hint| hint.at);
            let at = at.map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
            match about_document.filter(|_| !verdict.is_accepted()) {
                Some(reason) => bail!(
                    "sign `{shown}{at}`: the verifier would refuse the document itself (`{reason}`); correct it first"
                ),
                None => Ok(()),
            }
        }
        Some(TRUST) => feeler_shim::policy::TrustStore::parse(bytes)
            .map(drop)
            .map_err(|error| anyhow!("sign `{shown}`: failed to {error}; correct it first")),
        _ => Ok(()),
    }
}

fn envelope(args: &Sign, secret: &Secret, file: &Path, document: &[u8]) -> Result<PathBuf> {
    let shown = file.display();
    let Secret::Ssh(key) = secret else {
        bail!(
            "sign `{shown}` in an envelope with `{}`: that takes a key of OpenSSH or PKCS #8 without a passphrase",
            args.key.display()
        );
    };
    serde_json::from_slice::<Statement>(document).ok().filter(|it| it.kind == Statement::TYPE).with_context(|| {
        format!("sign `{shown}` in an envelope: it is no in-toto statement (`_type`: `{}`)", Statement::TYPE)
    })?;
    let path = files::with_end(file, ".dsse.json");
    let mut signatures = if path.exists() && !args.force { earlier(&path, document)? } else { Vec::new() };
    let signature = armor::dsse_signature(key, Statement::PAYLOAD_TYPE, document);
    signatures.retain(|it| it.get("keyid") != signature.get("keyid"));
    signatures.push(signature);
    let payload = Base64::encode_string(document);
    let text =
        json!({ "payloadType": Statement::PAYLOAD_TYPE, "payload": payload, "signatures": signatures }).to_string();
    files::replace(&path, format!("{text}\n").as_bytes())?;
    Ok(path)
}

/// The signatures of an envelope around the same document.
fn earlier(path: &Path, document: &[u8]) -> Result<Vec<Value>> {
    let bytes = files::read(path)?;
    let value: Value =
        serde_json::from_slice(&bytes).with_context(|| format!("add a signature to `{}`", path.display()))?;
    let same = value.get("payload").and_then(Value::as_str) == Some(Base64::encode_string(document).as_str());
    if !same {
        bail!("add a signature to `{}`: it is around another statement; replace it with `--force`", path.display());
    }
    Ok(value.get("signatures").and_then(Value::as_array).cloned().unwrap_or_default())
}
