//! What is derived: for the repository's own files (`feeler generate`), for shells and for `man`.

use super::{
    Outcome,
    args::{Cli, Completions, Generate, Generated, Man},
    output::Output,
    rules,
};
use crate::{base::exit, catalog::Catalog};
use anyhow::{Context, anyhow, bail};
use clap::CommandFactory;

/// Schema of feeler.toml, as published.
const CONFIG_SCHEMA: &str = include_str!("../../../schemas/config.schema.json");

pub(super) fn run(args: &Generate, output: Output) -> Outcome {
    let text = match args.what {
        Generated::Docs => rules::markdown(&Catalog::builtin().map_err(|error| anyhow!(error)).context("load rules")?),
        Generated::Schema => CONFIG_SCHEMA.to_string(),
    };
    output.out(&text).context("write to stdout").map(|()| exit::CLEAN)
}

/// The script that teaches a shell the commands and switches.
pub(super) fn completions(args: &Completions, output: Output) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "feeler", &mut text);
    output.out(&String::from_utf8_lossy(&text)).context("write to stdout").map(|()| exit::CLEAN)
}

/// The page of the program, or of one of its commands.
pub(super) fn man(args: &Man, output: Output) -> Outcome {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    for name in &args.command {
        let Some(found) = command.find_subcommand(name).filter(|it| !it.is_hide_set()) else {
            bail!(
                "write the manual page of `{}`: there is no such command; see `feeler --help`",
                args.command.join(" ")
            );
        };
        command = found.clone();
    }
    // `man` finds pages by one word.
    let title = command.get_bin_name().unwrap_or("feeler").replace(' ', "-");
    let version = env!("CARGO_PKG_VERSION");
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(command).title(title).source(format!("feeler {version}")).manual("Feeler");
    man.render(&mut page).context("write the manual page")?;
    output.out(&String::from_utf8_lossy(&page)).context("write to stdout").map(|()| exit::CLEAN)
}
