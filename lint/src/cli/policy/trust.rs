//! `feeler policy trust`.

use super::{
    super::{Outcome, output::Output},
    Format, files, role, secret, sign, store,
};
use crate::{base::exit, report::text::tame};
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use feeler_shim::policy::{
    Permissions, Role, Sha256, Signature, Source, Timestamp, TrustDocument, TrustStore, trust::import_allowed_signers,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

const DAY: u64 = 86_400;

const AFTER: &str = "Every change makes the next version; one that is not signed yet is changed in place. Hosts that
know version N take N+1 if as many keys of the role `trust` have signed it as N asks for, and as
N+1 does: give old and new keys with --sign, or sign with `feeler policy sign`. The first version
is pinned by its hash, which `init` and `status` print.

Exit codes: 0 done, 1 the store is unsound or not signed by enough, 2 the job could not be done.";

#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(super) struct Trust {
    #[command(subcommand)]
    command: TrustCommand,
}

#[derive(Debug, Subcommand)]
enum TrustCommand {
    /// Begin a trust store with public keys
    Init(Init),
    /// Trust more keys
    Add(Add),
    /// Make a key void, with all that it ever signed
    Revoke(Revoke),
    /// Let a new key follow an old one, or let the store live longer
    Rotate(Rotate),
    /// Trust the keys of an allowed_signers file
    Import(Import),
    /// Print what the store says: versions, keys and until when they count
    Status(Status),
    /// Print the keys of a role as an allowed_signers file, for ssh-keygen -Y verify
    Export(Export),
}

#[derive(Debug, Args)]
struct Init {
    /// The file to write
    #[arg(value_name = "FILE", default_value = "trust.json")]
    file: PathBuf,
    /// Public key that is trusted: of OpenSSH, minisign or PEM
    #[arg(long, value_name = "KEY.pub", required = true)]
    key: Vec<PathBuf>,
    /// What the keys may sign
    #[arg(long, value_parser = role(), value_name = "ROLE", value_delimiter = ',', default_values = ["policy", "trust"])]
    role: Vec<Role>,
    /// How many different keys must sign
    #[arg(long, value_name = "N", default_value_t = 1)]
    threshold: u32,
    /// Days until the store must be signed anew
    #[arg(long, value_name = "DAYS", default_value_t = 365)]
    days: u32,
}

/// What every change takes.
#[derive(Debug, Args)]
struct Change {
    /// The trust store
    #[arg(long, value_name = "FILE", default_value = "trust.json")]
    store: PathBuf,
    /// Private keys that sign the next version at once, old and new ones
    #[arg(long = "sign", value_name = "KEY")]
    sign: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct Add {
    /// Public keys: of OpenSSH, minisign or PEM
    #[arg(value_name = "KEY.pub", required = true)]
    keys: Vec<PathBuf>,
    /// What they may sign
    #[arg(long, value_parser = role(), value_name = "ROLE", value_delimiter = ',', default_value = "policy")]
    role: Vec<Role>,
    /// How many different keys must sign from now on
    #[arg(long, value_name = "N")]
    threshold: Option<u32>,
    /// Days until the keys end [default: never]
    #[arg(long, value_name = "DAYS")]
    days: Option<u32>,
    #[command(flatten)]
    change: Change,
}

#[derive(Debug, Args)]
struct Revoke {
    /// Beginning of the key's id
    #[arg(value_name = "ID")]
    id: String,
    /// Why, for those who find its signatures
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    change: Change,
}

#[derive(Debug, Args)]
struct Rotate {
    /// Beginning of the id of the key that goes
    #[arg(long, value_name = "ID", requires = "new")]
    old: Option<String>,
    /// Public key that takes its place in every role
    #[arg(long, value_name = "KEY.pub", requires = "old")]
    new: Option<PathBuf>,
    /// Days for which the old key still counts
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    overlap: u32,
    /// Days until the store must be signed anew
    #[arg(long, value_name = "DAYS", default_value_t = 365)]
    days: u32,
    #[command(flatten)]
    change: Change,
}

#[derive(Debug, Args)]
struct Import {
    /// The allowed_signers file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What keys without a namespace may sign; of the others the namespace says it
    #[arg(long, value_parser = role(), value_name = "ROLE", value_delimiter = ',', default_value = "policy")]
    role: Vec<Role>,
    #[command(flatten)]
    change: Change,
}

#[derive(Debug, Args)]
struct Status {
    /// The trust store
    #[arg(value_name = "FILE", default_value = "trust.json")]
    file: PathBuf,
    /// Format on stdout
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Full)]
    output_format: Format,
}

#[derive(Debug, Args)]
struct Export {
    /// The trust store
    #[arg(value_name = "FILE", default_value = "trust.json")]
    file: PathBuf,
    /// The role
    #[arg(long, value_parser = role(), value_name = "ROLE", default_value = "policy")]
    role: Role,
}

pub(super) fn run(args: &Trust, output: Output) -> Outcome {
    match &args.command {
        TrustCommand::Init(args) => init(args, output),
        TrustCommand::Add(args) => add(args, output),
        TrustCommand::Revoke(args) => change(&args.change, output, |document, now| {
            let id = store::find(document, &args.id)?;
            store::revoke(document, id, &args.reason, now);
            Ok(())
        }),
        TrustCommand::Rotate(args) => rotate(args, output),
        TrustCommand::Import(args) => import(args, output),
        TrustCommand::Status(args) => status(args, output),
        TrustCommand::Export(args) => {
            let text = read(&args.file)?.export_allowed_signers(args.role);
            output.out(&text).context("write to stdout").map(|()| exit::CLEAN)
        }
    }
}

fn public(path: &Path) -> Result<store::Public> {
    store::public(&files::read_text(path)?).with_context(|| format!("trust the key in `{}`", path.display()))
}

/// A trust store that is sound.
fn read(path: &Path) -> Result<TrustStore> {
    let bytes = files::read(path)?;
    let parsed = TrustStore::parse(&bytes).map_err(|error| anyhow!("{error}"));
    parsed.with_context(|| format!("read `{}`", path.display()))
}

fn init(args: &Init, output: Output) -> Outcome {
    let keys = args.key.iter().map(|path| public(path)).collect::<Result<Vec<_>>>()?;
    let expires = Timestamp::now().plus(u64::from(args.days) * DAY);
    let text = store::render(&store::first(keys, &args.role, args.threshold, expires)?)?;
    files::write_new(&args.file, text.as_bytes(), false)?;
    output.out(&format!("{}\n", Sha256::of(text.as_bytes()))).context("write to stdout")?;
    let shown = args.file.display();
    output.note(&format!(
        "Wrote {shown}; pin the hash above where it is used; next: `trust = \"{shown}\"` in `[[policy]]` of feeler.toml"
    ));
    Ok(exit::CLEAN)
}

fn add(args: &Add, output: Output) -> Outcome {
    let keys = args.keys.iter().map(|path| public(path)).collect::<Result<Vec<_>>>()?;
    change(&args.change, output, |document, now| {
        for mut key in keys {
            key.key.not_after = args.days.map(|days| now.plus(u64::from(days) * DAY));
            store::add(document, key, &args.role)?;
        }
        for role in &args.role {
            if let (Some(threshold), Some(entry)) = (args.threshold, document.roles.get_mut(role)) {
                entry.threshold = threshold;
            }
        }
        Ok(())
    })
}

fn rotate(args: &Rotate, output: Output) -> Outcome {
    let new = args.new.as_ref().map(|path| public(path)).transpose()?;
    change(&args.change, output, |document, now| {
        if let (Some(old), Some(new)) = (&args.old, new) {
            let old = store::find(document, old)?;
            store::succeed(document, old, new, now.plus(u64::from(args.overlap) * DAY))?;
        }
        document.expires = now.plus(u64::from(args.days) * DAY);
        Ok(())
    })
}

fn import(args: &Import, output: Output) -> Outcome {
    let keys = import_allowed_signers(&files::read_text(&args.file)?).map_err(|error| anyhow!("{error}"));
    let keys = keys.with_context(|| format!("import `{}`", args.file.display()))?;
    change(&args.change, output, |document, _| {
        for imported in keys {
            let named =
                Role::ALL.into_iter().filter(|role| imported.namespaces.iter().any(|it| it == role.namespace()));
            let named: Vec<Role> = named.collect();
            let roles = if imported.namespaces.is_empty() { args.role.clone() } else { named };
            if roles.is_empty() {
                bail!("import key `{}`: its namespaces {:?} are those of no role", imported.id, imported.namespaces);
            }
            store::add(document, store::Public { id: imported.id, key: imported.key }, &roles)?;
        }
        Ok(())
    })
}

/// Makes the next version, and signs it as far as keys are given.
fn change(args: &Change, output: Output, edit: impl FnOnce(&mut TrustDocument, Timestamp) -> Result<()>) -> Outcome {
    let now = Timestamp::now();
    let old = read(&args.store)?;
    let beside = signatures(&args.store)?;
    let mut document = old.document().clone();
    let pending = document.version > 1 && beside.is_empty();
    edit(&mut document, now)?;
    if !pending {
        document.version = document.version.checked_add(1).context("raise the version: there is none above")?;
    }
    let text = store::render(&document)?;
    let mut signed = Vec::new();
    for key in &args.sign {
        let secret = secret::read(key)?;
        signed.push(sign::signature(&secret, Role::Trust.namespace(), &args.store, text.as_bytes())?);
    }
    // Signatures of the version before are none of this one.
    for name in &beside {
        let path = args.store.with_file_name(name);
        fs::remove_file(&path).with_context(|| format!("remove the old signature `{}`", path.display()))?;
    }
    files::replace(&args.store, text.as_bytes())?;
    for (index, (text, end)) in signed.iter().enumerate() {
        let path = files::with_end(&args.store, &format!(".{}.{end}", index + 1));
        files::write_new(&path, text.as_bytes(), true)?;
    }
    output.out(&format!("{}\n", Sha256::of(text.as_bytes()))).context("write to stdout")?;
    store::short_of_keys(&document, now).iter().for_each(|line| output.note(&format!("note: {line}")));
    let shown = args.store.display();
    if pending {
        output.note(&format!("Changed version {} of {shown}, which is not signed yet", document.version));
        return Ok(exit::CLEAN);
    }
    let given: Vec<Signature<'_>> =
        signed.iter().map(|(text, end)| Signature { name: end, bytes: text.as_bytes() }).collect();
    let led = old.update(text.as_bytes(), &given, now);
    match led {
        Ok(_) => {
            output.note(&format!(
                "Wrote version {} of {shown}: hosts with version {} take it",
                document.version,
                old.document().version
            ));
            Ok(exit::CLEAN)
        }
        Err(verdict) => {
            let reason = verdict.reason.map(|it| it.as_str()).unwrap_or_default();
            output.note(&format!(
                "Wrote version {} of {shown}; hosts do not take it yet (`{reason}`): sign it with keys of old and new, `feeler policy sign --key KEY --name WHO {shown}`",
                document.version
            ));
            Ok(exit::FINDINGS)
        }
    }
}

/// Names of the signatures beside a file.
fn signatures(path: &Path) -> Result<Vec<String>> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().and_then(|it| it.to_str()).context("read the trust store: its name is not UTF-8")?;
    let source = Source::open(folder, Permissions::Any).map_err(|error| anyhow!(error.to_string()))?;
    let signed = source.read_signed(name).map_err(|error| anyhow!(error.to_string()))?;
    Ok(signed.signatures.into_iter().map(|(name, _)| name).collect())
}

fn status(args: &Status, output: Output) -> Outcome {
    let now = Timestamp::now();
    let store = read(&args.file)?;
    let document = store.document();
    let short = store::short_of_keys(document, now);
    let ended = document.expires <= now;
    let text = match args.output_format {
        Format::Json => {
            let value =
                serde_json::json!({ "sha256": store.sha256(), "expired": ended, "problems": short, "trust": document });
            format!("{value}\n")
        }
        Format::Full => full(&store, now, &short),
    };
    output.out(&text).context("write to stdout")?;
    Ok(if ended || !short.is_empty() { exit::FINDINGS } else { exit::CLEAN })
}

fn full(store: &TrustStore, now: Timestamp, short: &[String]) -> String {
    let document = store.document();
    let ended = if document.expires <= now { " (ended)" } else { "" };
    let mut lines = vec![
        format!("version  {}", document.version),
        format!("expires  {}{ended}", document.expires),
        format!("sha256   {}", store.sha256()),
    ];
    for (role, entry) in &document.roles {
        lines.push(format!("role     {}: {} of {} keys", role.as_str(), entry.threshold, entry.keys.len()));
        for id in &entry.keys {
            let Some(key) = document.keys.get(id) else { continue };
            let state = match (&key.revoked, key.not_after) {
                (Some(revoked), _) => format!("revoked {}: {}", revoked.at, revoked.reason),
                (None, _) if !store::counts_now(key, now) => "does not count now".to_string(),
                (None, Some(until)) => format!("until {until}"),
                (None, None) => "counts".to_string(),
            };
            let name = key.name.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
            lines.push(format!("  key    {id} {}{name}: {state}", key.format.as_str()));
        }
    }
    lines.extend(short.iter().map(|line| format!("problem  {line}")));
    lines.iter().map(|line| format!("{}\n", tame(line))).collect()
}
