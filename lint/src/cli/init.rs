//! `feeler init`: a configuration to begin with.

use super::{Outcome, args::Init, output::Output};
use crate::{base::exit, engine::walk::CONFIG_FILE};
use anyhow::{Context, bail};
use std::{fs, io::Write as _};

const TEXT: &str = include_str!("init.toml");

pub(super) fn run(args: &Init, output: Output) -> Outcome {
    let path = args.path.join(CONFIG_FILE);
    let shown = path.display();
    let file = fs::OpenOptions::new().write(true).create_new(true).open(&path);
    let mut file = match file {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            bail!("write `{shown}`: it exists already; edit it, or remove it first");
        }
        other => other.with_context(|| format!("write `{shown}`"))?,
    };
    file.write_all(TEXT.as_bytes()).with_context(|| format!("write `{shown}`"))?;
    output.note(&format!("Wrote {shown}; next: `feeler check`"));
    Ok(exit::CLEAN)
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
