//! `feeler policy`: keys, signatures and trust stores for policy. The only place that signs: the verifier cannot.

mod armor;
mod audit;
mod external;
mod files;
mod keygen;
mod minisign;
mod openssh;
pub mod probe;
mod secret;
mod sign;
mod store;
mod trust;
mod verify;

use super::{Outcome, output::Output};
use clap::{
    Args, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use feeler_shim::policy::{Mode, Role};

#[derive(Debug, Args)]
pub(super) struct Policy {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// Make a key: as ssh-keygen or minisign would, without a passphrase
    Keygen(keygen::Keygen),
    /// Sign a file, so that ssh-keygen -Y verify or minisign -V can verify it
    Sign(sign::Sign),
    /// Say whether a file may be used, by the verifier that services use
    Verify(verify::Verify),
    /// Keep the trust store: whose signatures count for what
    Trust(trust::Trust),
    /// Say whether the log of decisions on a host is whole
    Audit(audit::Audit),
}

pub(super) fn run(args: &Policy, output: Output) -> Outcome {
    match &args.command {
        PolicyCommand::Keygen(args) => keygen::run(args, output),
        PolicyCommand::Sign(args) => sign::run(args, output),
        PolicyCommand::Verify(args) => verify::run(args, output),
        PolicyCommand::Trust(args) => trust::run(args, output),
        PolicyCommand::Audit(args) => audit::run(args, output),
    }
}

/// The words of the verifier for what a key may sign.
fn role() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::as_str)).try_map(|word| Role::parse(&word).ok_or("it is no role"))
}

/// The words of the verifier for how strictly signatures are judged.
fn mode() -> impl TypedValueParser<Value = Mode> {
    PossibleValuesParser::new(Mode::ALL.map(Mode::as_str)).try_map(|word| Mode::parse(&word).ok_or("it is no mode"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people
    Full,
    /// One JSON document
    Json,
}
