//! The command line: arguments in, exit code out. Errors complete "failed to …" and say what to do.

mod allow;
mod args;
mod baseline;
mod check;
mod fix;
mod flags;
mod generate;
mod graph;
mod init;
mod lsp;
mod metrics;
mod new_rule;
mod output;
pub mod policy;
mod progress;
mod rules;
mod rules_test;
mod scope;
mod timers;

use crate::base::exit;
use anyhow::Result;
use args::{Cli, Command, RulesCommand};
use clap::{CommandFactory, Parser, error::ErrorKind};
use output::Output;
use std::{ffi::OsString, process::ExitCode};

/// Runs the program with its arguments, the program's name first.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match parse(args) {
        Ok(cli) => cli,
        Err(error) => return clap_exit(&error),
    };
    let output = Output::new(cli.color, cli.quiet, cli.verbose);
    let result = match &cli.command {
        Command::Check(args) => check::run(args, output),
        Command::Rules(args) => match &args.command {
            Some(RulesCommand::Test(args)) => rules_test::run(args, output),
            None => rules::list(args, output),
        },
        Command::NewRule(args) => new_rule::run(args, output),
        Command::Explain(args) => rules::explain(args, output),
        Command::Graph(args) => graph::run(args, output),
        Command::Init(args) => init::run(args, output),
        Command::Baseline(args) => baseline::run(args, output),
        Command::Flags(args) => flags::run(args, output),
        Command::Timers(args) => timers::run(args, output),
        Command::Metrics(args) => metrics::run(args, output),
        Command::Policy(args) => policy::run(args, output),
        Command::Lsp(args) => lsp::run(args, output),
        Command::Completions(args) => generate::completions(args, output),
        Command::Man(args) => generate::man(args, output),
        Command::Generate(args) => generate::run(args, output),
    };
    ExitCode::from(result.unwrap_or_else(|error| {
        output.error(&format!("error: failed to {error:#}"));
        exit::FAILED
    }))
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let cli = Cli::try_parse_from(args)?;
    if let Command::Check(check) = &cli.command
        && let Some(conflict) = check.scope.conflict(&check.paths)
    {
        return Err(Cli::command().error(ErrorKind::ArgumentConflict, conflict));
    }
    Ok(cli)
}

/// As [`main`], for the program `cargo-feeler`: Cargo passes the word by which it was called, `feeler`.
pub fn main_of_cargo(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = args.into_iter().enumerate();
    main(args.filter(|(at, word)| *at != 1 || word != "feeler").map(|(_, word)| word))
}

/// Help and version go to stdout with 0; a wrong argument is 2.
fn clap_exit(error: &clap::Error) -> ExitCode {
    // A closed pipe is no reason to fail.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { exit::FAILED } else { exit::CLEAN })
}

/// What a command returns: its exit code, or why it failed.
type Outcome = Result<u8>;
