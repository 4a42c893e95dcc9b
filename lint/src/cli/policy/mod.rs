//! `feeler policy`: keys, signatures and trust stores for policy. The only place that signs: the verifier cannot.

mod armor;
mod external;
mod files;
mod keygen;
mod minisign;
mod openssh;
mod secret;
mod sign;
mod store;
mod trust;
mod verify;

use super::{Outcome, output::Output};
use clap::{Args, Subcommand, ValueEnum};
use feeler_shim::policy::Role;

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
}

pub(super) fn run(args: &Policy, output: Output) -> Outcome {
    match &args.command {
        PolicyCommand::Keygen(args) => keygen::run(args, output),
        PolicyCommand::Sign(args) => sign::run(args, output),
        PolicyCommand::Verify(args) => verify::run(args, output),
        PolicyCommand::Trust(args) => trust::run(args, output),
    }
}

/// What a key may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum RoleArg {
    Policy,
    Sim,
    Eval,
    Promotion,
    Governance,
    Evidence,
    Ingest,
    Audit,
    Trust,
}

impl From<RoleArg> for Role {
    fn from(arg: RoleArg) -> Self {
        match arg {
            RoleArg::Policy => Self::Policy,
            RoleArg::Sim => Self::Sim,
            RoleArg::Eval => Self::Eval,
            RoleArg::Promotion => Self::Promotion,
            RoleArg::Governance => Self::Governance,
            RoleArg::Evidence => Self::Evidence,
            RoleArg::Ingest => Self::Ingest,
            RoleArg::Audit => Self::Audit,
            RoleArg::Trust => Self::Trust,
        }
    }
}
