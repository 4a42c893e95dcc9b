//! `feeler init`: a configuration to begin with, or a rollout manifest of what code reads.

use super::{Outcome, args::Init, output::Output, progress};
use crate::{
    base::exit,
    engine::{
        Scope,
        flags::flags,
        load::{self, Loaded, Request, load},
        rollout::draft::{Proof, Sources, draft, has_registry},
        walk::CONFIG_FILE,
    },
};
use anyhow::{Context, anyhow, bail};
use std::{fs, io::Write as _, path::Path};

const TEXT: &str = include_str!("init.toml");
/// The name under which a manifest is found unasked.
const MANIFEST: &str = "rollout.json";

pub(super) fn run(args: &Init, output: Output) -> Outcome {
    if args.rollout {
        return rollout(args, output);
    }
    let path = args.path.join(CONFIG_FILE);
    write_new(&path, TEXT)?;
    output.note(&format!("Wrote {}; next: `feeler check`", path.display()));
    Ok(exit::CLEAN)
}

/// Whatever is there stays as it is.
fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    let shown = path.display();
    let file = fs::OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = match file {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            bail!("write `{shown}`: it exists already; edit it, or remove it first");
        }
        other => other.with_context(|| format!("write `{shown}`"))?,
    };
    file.write_all(text.as_bytes()).with_context(|| format!("write `{shown}`"))
}

fn rollout(args: &Init, output: Output) -> Outcome {
    if args.prefix.as_ref().is_some_and(String::is_empty) {
        bail!("look for switches: the prefix is empty, and every variable would be one; give the begin of their names");
    }
    let path = args.path.join(MANIFEST);
    if path.symlink_metadata().is_ok() {
        bail!("write `{}`: it exists already; edit it, or remove it first", path.display());
    }
    let request = Request { paths: vec![args.path.clone()], ..Request::default() };
    let Loaded { root, settings, .. } = load(&request).map_err(|error| anyhow!(error))?;
    let proof = args.evidence.as_deref().map(|path| proof(&root, path)).transpose()?;
    let configured = settings.rollout.as_ref().and_then(|it| it.prefixes.first());
    let prefix = args.prefix.as_ref().or(configured);
    let scope = Scope::default();
    let shown = progress::show(output, &scope.progress);
    let found = flags(&settings, &root, &scope, prefix.map(String::as_str)).map_err(|error| anyhow!(error))?;
    drop(shown);
    let (registry, owner) = (has_registry(&found), args.owner.as_deref());
    let sources = Sources { flags: &found, registry, owner, proof: proof.as_ref() };
    let Some((text, count)) = draft(&sources) else {
        let prefix = prefix.map_or_else(|| "of the registry".to_string(), |prefix| format!("`{prefix}`"));
        bail!(
            "write `{}`: no code reads a switch with the prefix {prefix}; give the begin of their names with `--prefix`",
            path.display()
        );
    };
    write_new(&path, &text)?;
    output.note(&format!(
        "Wrote {} with {count} {}; next: {}",
        path.display(),
        if count == 1 { "feature" } else { "features" },
        next(settings.rollout.is_some(), prefix)
    ));
    Ok(exit::CLEAN)
}

/// Until the configuration has the table, nothing is looked at.
fn next(configured: bool, prefix: Option<&String>) -> String {
    let check = "`feeler check` says what each still needs";
    match (configured, prefix) {
        (true, _) => check.to_string(),
        (false, None) => format!("add `[rollout]` to {CONFIG_FILE}; {check}"),
        (false, Some(prefix)) => format!("add `[rollout]` with `prefix = [\"{prefix}\"]` to {CONFIG_FILE}; {check}"),
    }
}

fn proof(root: &Path, path: &Path) -> anyhow::Result<Proof> {
    let bytes = fs::read(path).with_context(|| format!("read `{}`", path.display()))?;
    let name = load::relative(root, &std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()));
    if name.starts_with("../") {
        bail!("use `{}`: it is not in the project; evidence is committed with what it shows", path.display());
    }
    Proof::read(&name, &bytes)
        .map_err(|why| anyhow!("use `{}`: {why}; give a report that shows something", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::raw::RawConfig;

    #[test]
    fn the_file_and_its_examples_are_valid() {
        RawConfig::parse("init.toml", TEXT).unwrap();
        let uncommented: String = TEXT
            .lines()
            .map(|line| {
                format!(
                    "{}\n",
                    line.strip_prefix("# ").filter(|it| it.contains('=') || it.starts_with('[')).unwrap_or(line)
                )
            })
            .collect();
        RawConfig::parse("init.toml", &uncommented).unwrap();
    }
}
