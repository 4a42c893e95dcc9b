//! What is derived: for the repository's own files (`feeler generate`), for shells and for `man`.

use super::{
    Outcome,
    args::{Cli, Completions, Generate, Generated, Man},
    output::Output,
};
use crate::{base::exit, catalog::Catalog, engine::fix::write::write_beside, report::rule_page};
use anyhow::{Context, anyhow, bail};
use clap::CommandFactory;
use std::{fs, path::Path};

/// Schema of feeler.toml, as published.
const CONFIG_SCHEMA: &str = include_str!("../../../schemas/config.schema.json");

pub(super) fn run(args: &Generate, output: Output) -> Outcome {
    let catalog = Catalog::builtin().map_err(|error| anyhow!(error)).context("load rules")?;
    let text = match args.what {
        Generated::Docs => rule_page::table(&catalog, Some("docs/rules/")),
        Generated::Pages => return pages(&catalog, &args.folder),
        Generated::Schema => CONFIG_SCHEMA.to_string(),
    };
    output.out(&text).context("write to stdout").map(|()| exit::CLEAN)
}

/// Head of the index of all pages.
const INDEX: &str = "<!-- Written by `feeler generate pages` from the rules' data files; edit those. -->

# Rules

`feeler explain CODE` shows the same page in a terminal, `feeler rules` this list. A team adds [its own](../extending.md).

";

fn pages(catalog: &Catalog, folder: &Path) -> Outcome {
    fs::create_dir_all(folder).with_context(|| format!("create `{}`", folder.display()))?;
    write_beside(&folder.join("README.md"), &format!("{INDEX}{}", rule_page::table(catalog, Some(""))))
        .map_err(|error| anyhow!(error))?;
    for rule in &catalog.rules {
        write_beside(&folder.join(format!("{}.md", rule.code)), &rule_page::markdown(rule, catalog))
            .map_err(|error| anyhow!(error))?;
    }
    Ok(exit::CLEAN)
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
