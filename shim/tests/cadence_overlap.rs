//! FG-08: less than 5 % of the runs start while another one runs, for three sets of jobs whose run times scatter.

#[path = "support/job_sets.rs"]
mod job_sets;

use std::sync::Arc;
use std::time::Duration;

use feeler_shim::cadence::{Cadence, Config, Plan};
use feeler_shim::clock::ManualClock;
use feeler_shim::switch::Switches;
use job_sets::{JobSet, Noise, simulate};

const HOUR: Duration = Duration::from_secs(3_600);

/// The plan, and what was counted in an hour.
fn run(set: &JobSet, switch: &str, seed: u64) -> (Plan, f64) {
    let clock = Arc::new(ManualClock::default());
    let mut config = Config::new(&Switches::from_iter([("OPENCODE_CADENCE", switch)]));
    config.clock = Arc::<ManualClock>::clone(&clock);
    let cadence = Cadence::new(config);
    cadence.add_all(set.jobs()).expect("good jobs");
    let plan = cadence.plan();
    let mut noise = Noise::new(seed);
    simulate(&cadence, &clock, HOUR, |run| noise.of(run.job(), set.run(run.job())));
    (plan, cadence.snapshot().class("disk").and_then(|it| it.overlap()).expect("they ran"))
}

#[test]
fn an_hour_of_each_set_overlaps_by_less_than_five_percent_as_was_predicted() {
    for set in job_sets::all() {
        for seed in 1..=3 {
            let (plan, seen) = run(&set, "true", seed);
            let class = plan.class("disk").expect("it has jobs");
            assert!(seen < 0.05, "{}: {seen}", set.name);
            assert!((seen - class.overlap).abs() < 0.02, "{}: {} predicted, {seen} counted", set.name, class.overlap);
            assert!(class.lower_bound <= class.overlap, "{class:?}");
            for job in &plan.jobs {
                assert!(job.period.abs_diff(job.declared) <= job.declared * set.tolerance_percent / 100, "{job:?}");
            }
        }
    }
}

#[test]
fn without_coordination_the_same_sets_overlap() {
    for (set, at_least) in job_sets::all().iter().zip([0.8, 0.95, 0.05]) {
        let (plan, seen) = run(set, "false", 1);
        assert!(plan.classes.is_empty() && seen > at_least, "{}: {seen}", set.name);
    }
}

#[test]
fn without_tolerance_no_phases_help_what_has_nothing_in_common_and_the_bound_says_so() {
    let set = JobSet { tolerance_percent: 0, ..job_sets::odd() };
    let (plan, seen) = run(&set, "true", 1);
    let class = plan.class("disk").expect("it has jobs");
    assert!(class.lower_bound > 0.05 && seen > 0.05, "{seen} {class:?}");
    assert!(class.overlap - class.lower_bound < 0.001, "all that phases can do is done: {class:?}");
    assert!(!class.advice.is_empty());
}
