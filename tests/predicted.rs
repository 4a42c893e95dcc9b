//! What the linter predicts of timers in code is what happens when they run: the three sets of FG-08 as a service, analysed by
//! `feeler timers` (TMR003 has its figures from the same function), and on plain intervals with run times that scatter. In percent:
//! 87.2 predicted and 87.3 counted, 100 and 100, 6.6 and 6.6.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that panics has failed")]
#![allow(dead_code, reason = "the sets have more than is used here")]

mod common;
#[path = "../shim/tests/support/job_sets.rs"]
mod job_sets;

use common::{feeler, project, result};
use feeler_shim::{
    cadence::{Cadence, Config},
    clock::ManualClock,
    switch::Switches,
};
use job_sets::{JobSet, Noise, simulate};
use serde_json::Value;
use std::{fmt::Write as _, sync::Arc, time::Duration};

const MANIFEST: &str =
    "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";

/// The share of runs that meet others, as the linter says for a service with a task for each job.
fn predicted(set: &JobSet) -> f64 {
    let (mut code, mut settings) = (String::from("use std::time::Duration;\n"), String::new());
    for (at, (period, run)) in set.jobs.iter().enumerate() {
        writeln!(
            code,
            "pub async fn job{at}() {{ let mut ticks = tokio::time::interval(Duration::from_millis({period})); \
             loop {{ ticks.tick().await; let _ = tokio::fs::write(\"{at}\", \"x\").await; }} }}"
        )
        .unwrap();
        writeln!(settings, "[[timer]]\nfunctions = [\"app::job{at}\"]\ntakes = \"{run}ms\"").unwrap();
    }
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", &code), ("feeler.toml", &settings)]);
    let (status, out, err) = result(&mut feeler(folder.path(), &["timers", "--output-format", "json"]));
    assert_eq!(status, 0, "{err}");
    let document: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(document["timers"].as_array().unwrap().len(), set.jobs.len());
    let disk = document["groups"].as_array().unwrap().iter().find(|it| it["class"] == "disk").unwrap();
    disk["prediction"]["at_once"].as_f64().unwrap()
}

/// The same as it is counted in an hour, on a clock that only this lets go on.
fn counted(set: &JobSet) -> f64 {
    let clock = Arc::new(ManualClock::default());
    let config = Config::new(&Switches::from_iter([("OPENCODE_CADENCE", "false")]));
    let cadence = Cadence::new(Config { clock: Arc::<ManualClock>::clone(&clock), ..config });
    cadence.add_all(set.jobs()).unwrap();
    let mut noise = Noise::new(8);
    simulate(&cadence, &clock, Duration::from_secs(3_600), |run| noise.of(run.job(), set.run(run.job())));
    cadence.snapshot().class("disk").and_then(|it| it.overlap()).unwrap()
}

#[test]
fn what_is_predicted_is_what_is_counted() {
    for set in job_sets::all() {
        let (predicted, counted) = (predicted(&set), counted(&set));
        let apart = (predicted - counted).abs();
        assert!(apart <= 0.02, "{}: {predicted} predicted, {counted} counted", set.name);
    }
}
