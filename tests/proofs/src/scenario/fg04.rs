//! FG-04: only what is signed, valid and new is accepted, and what was accepted is not forgotten.

mod crash;
mod disk;
mod forge;
mod naive;
mod records;
pub(crate) mod stage;

use crate::report::{Report, Size, tell};
use crate::rng::Rng;
use forge::Tally;
use stage::{Format, Stage};
use std::collections::BTreeSet;

/// So many forgeries of every format are the least.
const LEAST: u64 = 5_000;

/// Runs the scenario.
pub(crate) fn prove(report: &mut Report, size: Size, seed: u64) {
    for format in Format::ALL {
        tell(&format!("forgeries: {}", format.name()));
        let tally = forge::all(&Stage::new(format), size);
        tell_tally(report, format.name(), size, &tally);
    }
    tell("records");
    let tally = records::all(size);
    tell_tally(report, "records", size, &tally);
    naive::prove(report);
    disk::prove(report, size);
    tell("crashes");
    crash::prove(report, size, Rng::new(seed));
}

fn tell_tally(report: &mut Report, name: &'static str, size: Size, tally: &Tally) {
    let reasons: Vec<String> = tally.reasons.iter().map(|(reason, count)| format!("{reason} {count}")).collect();
    let first = tally.first_accepted.as_deref().unwrap_or("none");
    let enough = tally.tried >= LEAST || size == Size::Smoke;
    let detail = format!(
        "{} tried, {} accepted (first: {first}), {} told differently the second time; genuine ones accepted: {}; {}",
        tally.tried,
        tally.accepted,
        tally.unstable,
        tally.genuine,
        reasons.join(", ")
    );
    report.measure(format!("forgeries tried: {name}"), tally.tried as f64, "count");
    report.check(name, tally.accepted == 0 && tally.unstable == 0 && tally.genuine && enough, detail);
    let unexpected: BTreeSet<&String> = tally.unexpected.iter().collect();
    report.check(
        "each forgery has a code that says what it is",
        unexpected.is_empty(),
        format!("{name}: {} kinds with another code: {unexpected:?}", unexpected.len()),
    );
}
