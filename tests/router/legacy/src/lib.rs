//! The router as such services are found: every decision reads the file of statistics, and every outcome reads it, changes it and
//! writes it anew. It is here to be measured against and to be found by the linter; nothing else should use it.

use feeler_router::catalog::{self, Model, Request};
use feeler_router::choose::{Experience, choose};
use feeler_shim::hot;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;

/// What is known about a model.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Stats {
    n: u64,
    ok: u64,
    latency_us: u64,
}

/// The router.
#[derive(Debug)]
pub struct LegacyRouter {
    file: PathBuf,
}

impl LegacyRouter {
    /// A router that keeps its statistics in a file.
    pub fn new(file: impl Into<PathBuf>) -> Self {
        Self { file: file.into() }
    }

    fn load(&self) -> BTreeMap<u32, Stats> {
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// The best model for a request.
    #[hot(budget = "50us")]
    pub fn advise(&self, request: &Request) -> Option<&'static Model> {
        let stats = self.load();
        choose(catalog::MODELS, request, |model| {
            let it = stats.get(&model.id).copied().unwrap_or_default();
            Experience { n: it.n, ok: it.ok, latency_us: it.latency_us }
        })
    }

    /// Takes the outcome of a call into account.
    #[hot]
    pub fn record_result(&self, model: u32, ok: bool, latency_us: u32) -> io::Result<()> {
        let mut stats = self.load();
        let it = stats.entry(model).or_default();
        it.n += 1;
        it.ok += u64::from(ok);
        it.latency_us += u64::from(latency_us);
        let beside = self.file.with_extension("tmp");
        fs::write(&beside, serde_json::to_string(&stats)?)?;
        fs::rename(&beside, &self.file)
    }
}
