//! A project with any texts.

use feeler_lint::{
    base::{flags::Flags, report::Report},
    config::Settings,
    engine::{
        Scope, check_scope,
        flags::flags,
        inputs::Buffer,
        load::{Request, load},
    },
};
use std::{error::Error, fs, path::PathBuf};

const MANIFEST: &str =
    "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\ntokio = \"1\"\n";
/// What stands between two files. No Rust has it outside of literals.
const BETWEEN: char = '\u{c}';
/// The files, in order.
const FILES: [&str; 3] = ["src/lib.rs", "src/other.rs", "src/bin/main.rs"];

/// A project whose files lie in memory only.
pub struct Written {
    root: PathBuf,
    settings: Settings,
}

impl Written {
    /// Writes its manifest to a folder of its own.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let root = std::env::temp_dir().join(format!("feeler-written-{}", std::process::id()));
        fs::create_dir_all(root.join("src/bin"))?;
        let root = root.canonicalize()?;
        fs::write(root.join("Cargo.toml"), MANIFEST)?;
        let mut settings = load(&Request { isolated: true, ..Request::default() })?.settings;
        settings.threads = Some(1);
        settings.pedantic = true;
        Ok(Self { root, settings })
    }

    /// Runs over a text: its files, one behind another.
    pub fn run(&self, text: &str) -> Report {
        check_scope(&self.settings, &self.root, &self.scope(text)).expect("no text fails a run")
    }

    /// What is read of switches in a text.
    pub fn flags(&self, text: &str) -> Flags {
        flags(&self.settings, &self.root, &self.scope(text), None).expect("no text fails a search")
    }

    fn scope(&self, text: &str) -> Scope {
        let buffer = |(name, text): (&str, &str)| Buffer { path: self.root.join(name), bytes: text.into() };
        Scope { texts: FILES.into_iter().zip(text.split(BETWEEN)).map(buffer).collect(), ..Scope::default() }
    }
}
