//! M0.1: before a change, what the router takes is measured and written down; a measurement of nothing is refused.

use crate::report::{Report, Size};
use feeler_router::catalog::Request;
use feeler_router::{Ended, Router};
use feeler_shim::baseline::{self, Baseline, BaselineError, Commit, Observed, Unit};
use feeler_shim::{Config, Telemetry};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// The function that is measured.
const DECISION: &str = "advise";

/// Runs the scenario.
pub(crate) fn prove(report: &mut Report, size: Size, _seed: u64) {
    let decisions = if size == Size::Full { 200_000 } else { 5_000 };
    let folder = tempfile::TempDir::new().map_err(|error| format!("failed to make a folder: {error}"));
    let Some(commit) = commit() else {
        return report.not_run("there is no git work tree to bind a baseline to");
    };
    if let Err(error) = folder.and_then(|folder| measure(report, folder.path(), decisions, &commit)) {
        report.fail(error);
    }
}

/// The commit of the work tree that this runs in.
fn commit() -> Option<Commit> {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let dirty = git(&["status", "--porcelain"]).map(|it| !it.is_empty());
    Some(Commit::new(&git(&["rev-parse", "HEAD"])?, dirty))
}

fn document(telemetry: &Telemetry, commit: &Commit) -> Result<Result<Baseline, BaselineError>, String> {
    let observed = Observed::of(telemetry).map_err(|error| format!("failed to read the telemetry: {error}"))?;
    Ok(Baseline::of(&observed, DECISION, commit.clone()))
}

fn measure(report: &mut Report, folder: &Path, decisions: u32, commit: &Commit) -> Result<(), String> {
    let router = Router::open(Config::new(folder.join("state"))).map_err(|error| error.to_string())?;
    let refused = match document(&router.telemetry(), commit)? {
        Err(error @ BaselineError::NothingMeasured { .. }) => Ok(error.to_string()),
        other => Err(format!("{other:?}")),
    };
    let (passed, detail) = (refused.is_ok(), refused.unwrap_or_else(|it| it));
    report.check("before anything was measured there is no baseline", passed, detail);

    let mut desk = router.desk();
    for round in 0..decisions {
        let model = desk.advise(&Request::default()).map_or(0, |it| it.id);
        let _ = desk.record_result(Ended { model, ok: round % 17 != 0, latency_us: 300_000 + round % 1_000 });
    }
    let baseline = document(&router.telemetry(), commit)?.map_err(|error| format!("failed to {error}"))?;
    for (name, metric) in &baseline.metrics {
        // The others say in the document why there is no value.
        if let Some(value) = metric.value {
            report.measure(name.clone(), value, unit(metric.unit));
        }
    }
    let path = baseline::write(folder, &baseline).map_err(|error| format!("failed to write the baseline: {error}"))?;
    let again = std::fs::read_to_string(&path).map_err(|error| format!("failed to read the baseline: {error}"))?;
    let again: Baseline = serde_json::from_str(&again).map_err(|error| format!("failed to parse it: {error}"))?;
    let place = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
    report.check("the baseline is written, and read again it is the same", again == baseline, place);
    let measured =
        |name: &str| baseline.metrics.iter().any(|(it, metric)| it.ends_with(name) && metric.value.is_some());
    let percentiles = ["p50", "p95", "p99"].iter().all(|it| measured(it));
    report.check("p50, p95 and p99 of the decision are measured", percentiles, format!("{decisions} decisions"));
    let ended = router.shutdown(Duration::from_secs(10));
    report.check("what was recorded meanwhile is durable", ended.all_durable, format!("{} records", ended.durable));
    Ok(())
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Ns => "ns",
        Unit::Ratio => "ratio",
        Unit::Bytes => "bytes",
        Unit::PerSecond => "per_second",
        _ => "count",
    }
}
