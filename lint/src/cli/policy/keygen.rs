//! `feeler policy keygen`.

use super::{
    super::{Outcome, output::Output},
    files, minisign, openssh,
};
use crate::base::exit;
use anyhow::{Context, anyhow};
use clap::{Args, ValueEnum};
use ed25519_dalek::SigningKey;
use feeler_shim::policy::KeyId;
use std::path::PathBuf;
use zeroize::Zeroizing;

const AFTER: &str = "Examples:
  feeler policy keygen ~/.config/feeler/release        as ssh-keygen -t ed25519 makes it
  feeler policy keygen --format minisign release.key   as minisign -G -W makes it
  ssh-keygen -t ed25519 -f release                     one with a passphrase works as well

The key has no passphrase: keep it where only you can read it. With `ssh-keygen -p -f FILE` it gets one.

Exit codes: 0 written, 2 not.";

#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(super) struct Keygen {
    /// File of the private key; the public one is beside it, with .pub at its end
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Whose format it has
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Ssh)]
    format: Format,
    /// Whose key it is, for people
    #[arg(long, value_name = "NAME", default_value = "policy")]
    name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// OpenSSH: signatures as FILE.sig
    Ssh,
    /// minisign: signatures as FILE.minisig
    Minisign,
}

pub(super) fn run(args: &Keygen, output: Output) -> Outcome {
    if args.name.chars().any(char::is_control) {
        return Err(anyhow!("name the key `{}`: a name is one line", args.name.escape_debug()));
    }
    let mut seed = Zeroizing::new([0; 32]);
    random(seed.as_mut_slice())?;
    let key = SigningKey::from_bytes(&seed);
    let id = KeyId::of(key.verifying_key().as_bytes());
    let (private, public) = match args.format {
        Format::Ssh => (openssh::write(&key, &args.name), openssh::public_line(&key, &args.name)),
        Format::Minisign => {
            let mut number = [0; 8];
            random(&mut number)?;
            let key = minisign::Key { key, id: number };
            (key.secret_file(), key.public_file())
        }
    };
    let beside = files::with_end(&args.file, ".pub");
    if beside.exists() {
        return Err(anyhow!(
            "write `{}`: it is there already; give another name, or remove it first",
            beside.display()
        ));
    }
    files::write_private(&args.file, private.as_bytes())?;
    files::write_new(&beside, public.as_bytes(), false)?;
    output.out(&format!("{id}\n")).context("write to stdout")?;
    let (file, public) = (args.file.display(), beside.display());
    output.note(&format!(
        "Wrote {file} (keep it) and {public} (give it away); next: `feeler policy trust init --key {public}`"
    ));
    Ok(exit::CLEAN)
}

fn random(bytes: &mut [u8]) -> Result<(), anyhow::Error> {
    getrandom::fill(bytes).map_err(|error| anyhow!("get random numbers from the system: {error}"))
}
