//! `feeler rules` and `feeler explain`.

use super::{
    Outcome,
    args::{Explain, Rules, RulesFormat, Source},
    output::Output,
};
use crate::{
    base::exit,
    catalog::{Catalog, retired, select::suggestion},
    report::{concise::word, rule_page},
};
use anyhow::{Context, Result, bail};
use std::fmt::Write as _;

pub(super) fn list(args: &Rules, output: Output) -> Outcome {
    let catalog = catalog(&args.source)?;
    let text = match args.output_format {
        RulesFormat::Text => text(&catalog),
        RulesFormat::Json => serde_json::to_string_pretty(&catalog.rules).context("write the rules as JSON")? + "\n",
        RulesFormat::Markdown => rule_page::table(&catalog, None),
    };
    output.out(&text).context("write to stdout").map(|()| exit::CLEAN)
}

pub(super) fn explain(args: &Explain, output: Output) -> Outcome {
    let catalog = catalog(&args.source)?;
    let Some(rule) = catalog.rule(&args.rule) else {
        if let Some(successor) = retired::lookup(&args.rule).and_then(|it| it.successor) {
            bail!("explain `{}`: it is now `{successor}`", args.rule);
        }
        let near = suggestion(&args.rule, &catalog);
        bail!(
            "explain `{}`: there is no such rule{near}{}",
            args.rule,
            if near.is_empty() { "; see `feeler rules`" } else { "" }
        );
    };
    output.out(&rule_page::text(rule, &catalog, output.width)).context("write to stdout").map(|()| exit::CLEAN)
}

fn catalog(source: &Source) -> Result<Catalog> {
    Ok(source.load(Vec::new())?.settings.catalog)
}

fn text(catalog: &Catalog) -> String {
    let width = catalog.rules.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in &catalog.rules {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}  {:<width$}  {:<7}  {}", rule.code, rule.name, word(rule.severity), rule.summary);
    }
    out
}
