//! `feeler generate`: what is derived, for the repository's own files.

use super::{
    Outcome,
    args::{Generate, Generated},
    output::Output,
    rules,
};
use crate::{base::exit, catalog::Catalog};
use anyhow::{Context, anyhow};

/// Schema of feeler.toml, as published.
const CONFIG_SCHEMA: &str = include_str!("../../../schemas/config.schema.json");

pub(super) fn run(args: &Generate, output: Output) -> Outcome {
    let text = match args.what {
        Generated::Docs => rules::markdown(&Catalog::builtin().map_err(|error| anyhow!(error)).context("load rules")?),
        Generated::Schema => CONFIG_SCHEMA.to_string(),
    };
    output.out(&text).context("write to stdout").map(|()| exit::CLEAN)
}
