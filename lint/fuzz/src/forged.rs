//! A project whose packs can be forged, and runs over it.

use feeler_lint::{
    base::report::Report,
    config::Settings,
    engine::{
        Scope,
        cache::probe::{forge, sections},
        check_scope,
        load::{Request, load},
    },
};
use std::{error::Error, fs, path::PathBuf};

const MANIFEST: &str = "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
const BEFORE: &str = "mod store;\npub async fn run() { store::load(); }\n";
const AFTER: &str = "mod store;\npub async fn run() { let n = 1; store::load(); drop(n); }\n";
const STORE: &str = "pub trait Load { fn load(&self); }\npub struct Disk;\nimpl Load for Disk { fn load(&self) { std::fs::read(\"a\"); } }
pub fn all<L: Load>(from: &[L]) { from.iter().for_each(|it| it.load()); }\npub fn load() { all(&[Disk]); }\n";

/// Sections of `facts.pack`; those behind them are of `findings.pack`.
const OF_FACTS: usize = 3;

/// The project, one of its bodies changed since its program was kept.
pub struct Forged {
    root: PathBuf,
    settings: Settings,
    facts: Vec<u8>,
    findings: Vec<u8>,
}

impl Forged {
    /// Writes the project to a folder of its own.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let root = std::env::temp_dir().join(format!("feeler-fuzz-{}", std::process::id()));
        fs::create_dir_all(root.join("src"))?;
        let root = root.canonicalize()?;
        fs::write(root.join("Cargo.toml"), MANIFEST)?;
        fs::write(root.join("src/store.rs"), STORE)?;
        fs::write(root.join("src/lib.rs"), BEFORE)?;
        let mut settings = load(&Request { isolated: true, ..Request::default() })?.settings;
        settings.threads = Some(1);
        let mut forged = Self { root, settings, facts: Vec::new(), findings: Vec::new() };
        forged.check();
        forged.facts = fs::read(forged.root.join("cache/facts.pack"))?;
        fs::write(forged.root.join("src/lib.rs"), AFTER)?;
        forged.check();
        forged.findings = fs::read(forged.root.join("cache/findings.pack"))?;
        Ok(forged)
    }

    /// What packs really hold: inputs to begin with.
    pub fn inputs(&self) -> Vec<Vec<u8>> {
        let all = sections(self.facts.clone()).into_iter().chain(sections(self.findings.clone()));
        (0_u8..).zip(all).map(|(at, section)| [&[at], section.as_slice()].concat()).collect()
    }

    /// Runs with other bytes in one section: the first says in which.
    pub fn run(&self, input: &[u8]) -> Option<Report> {
        let (at, section) = input.split_first()?;
        let at = usize::from(*at % 5);
        let cache = self.root.join("cache");
        if at < OF_FACTS {
            let _ = fs::remove_file(cache.join("findings.pack"));
            fs::write(cache.join("facts.pack"), forge(self.facts.clone(), at, section)).ok()?;
        } else {
            fs::write(cache.join("findings.pack"), forge(self.findings.clone(), at - OF_FACTS, section)).ok()?;
        }
        Some(self.check())
    }

    fn check(&self) -> Report {
        let scope = Scope { cache: Some(self.root.join("cache")), ..Scope::default() };
        check_scope(&self.settings, &self.root, &scope).expect("nothing that a pack holds fails a run")
    }
}
