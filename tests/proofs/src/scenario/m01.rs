//! M0.1: before a change, what the router takes is measured and written down; a measurement of nothing is refused.

use crate::canary::SLOW;
use crate::report::{Report, Size};
use feeler_router::catalog::Request;
use feeler_router::{Ended, Router};
use feeler_shim::baseline::{self, Baseline, BaselineError, Commit, Observed};
use feeler_shim::{Config, Telemetry};
use std::path::Path;
use std::process::Command;

/// The function that is measured.
const DECISION: &str = "advise";

/// Runs the scenario.
pub(crate) fn prove(report: &mut Report, size: Size, _seed: u64) {
    let decisions = if size == Size::Full { 200_000 } else { 5_000 };
    let folder = tempfile::TempDir::new().map_err(|error| format!("failed to make a folder: {error}"));
    if let Err(error) = folder.and_then(|folder| measure(report, folder.path(), decisions)) {
        report.fail(error);
    }
}
