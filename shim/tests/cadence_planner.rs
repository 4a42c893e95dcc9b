//! What a plan promises: nobody is moved without need, nothing is worse than phases at random, and what it predicts is what is counted.

use std::time::Duration;

use feeler_shim::cadence::{Job, JobError, JobId, Plan, PlannedJob, Planner};
use proptest::prelude::*;

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn job(name: &str, period: u64, run: u64) -> Job {
    Job::new(name, ms(period)).class("disk").taking(ms(run))
}

fn planned(jobs: impl IntoIterator<Item = Job>) -> (Planner, Vec<JobId>) {
    let mut planner = Planner::new();
    let ids = planner.add_all(jobs).expect("good jobs");
    (planner, ids)
}

fn overlap(plan: &Plan) -> f64 {
    plan.class("disk").expect("it has jobs").overlap
}

/// Period, phase and run time in microseconds.
type Slot = (u64, u64, u64);

fn slot(job: &PlannedJob) -> Slot {
    let us = |it: Duration| u64::try_from(it.as_micros()).expect("not for ever");
    (us(job.period), us(job.phase), us(job.run))
}

/// The share of runs in the second of two stretches of time that start while another job's runs; the slow way.
fn counted(jobs: &[Slot], stretch: u64) -> f64 {
    let (mut hit, mut runs) = (0, 0);
    for (index, (period, phase, _)) in jobs.iter().enumerate() {
        for start in (*phase..2 * stretch).step_by(*period as usize).filter(|it| *it >= stretch) {
            let others = jobs.iter().enumerate().filter(|(other, _)| *other != index);
            runs += 1;
            hit += usize::from(others.clone().any(|(_, (period, phase, run))| (start - phase) % period < *run));
        }
    }
    hit as f64 / f64::from(runs)
}

/// Periods whose least common multiple is a minute at most.
fn some_jobs() -> impl Strategy<Value = Vec<(u64, u64)>> {
    let period =
        prop::sample::select(vec![500, 600, 750, 1_000, 1_200, 1_500, 2_000, 2_500, 3_000, 5_000, 6_000, 10_000]);
    prop::collection::vec((period, 1_u64..120), 2..20)
}

const MINUTE: u64 = 60_000_000;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_plan_is_worse_than_phases_at_random(jobs in some_jobs(), mut seed in 1_u64..) {
        let (planner, _) = planned(jobs.iter().enumerate().map(|(n, (period, run))| job(&n.to_string(), *period, *run)));
        let plan = planner.plan();
        let slots: Vec<Slot> = plan.jobs.iter().map(slot).collect();
        // What is predicted is what a slow count of the planned phases finds.
        prop_assert!((overlap(&plan) - counted(&slots, MINUTE)).abs() < 1e-9);
        let mut random = || {
            let mut draw = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                seed >> 20
            };
            let slots: Vec<Slot> = slots.iter().map(|(period, _, run)| (*period, draw() % period, *run)).collect();
            counted(&slots, MINUTE)
        };
        let draws: Vec<f64> = (0..24).map(|_| random()).collect();
        let better = draws.iter().filter(|it| **it < overlap(&plan) - 1e-9).count();
        prop_assert!(better == 0, "{} of 24 draws are better than {}: {:?}", better, overlap(&plan), draws);
        prop_assert!(plan.classes[0].lower_bound <= overlap(&plan) + 1e-9);
    }

    #[test]
    fn periods_stay_within_their_tolerance_and_without_one_as_they_are(
        jobs in prop::collection::vec((1_u64..100_000, 0_u32..40), 1..12),
    ) {
        let jobs = jobs.iter().enumerate().map(|(n, (period, percent))| job(&n.to_string(), *period, 5).within_percent(*percent));
        let jobs: Vec<Job> = jobs.collect();
        let (planner, _) = planned(jobs.iter().cloned());
        for (job, planned) in jobs.iter().zip(planner.plan().jobs) {
            prop_assert!(planned.period.abs_diff(job.period) <= job.tolerance, "{:?}", planned);
            prop_assert!(planned.phase < planned.period && planned.declared == job.period);
        }
    }
}

#[test]
fn the_same_jobs_get_the_same_plan() {
    let jobs = || (0..40).map(|n| job(&n.to_string(), 500 + n % 7 * 250, 3 + n % 11).within_percent(3));
    let ((mut one, _), (other, _)) = (planned(jobs()), planned(jobs()));
    let plan = one.plan();
    assert_eq!(plan, other.plan());
    one.replan();
    assert_eq!(plan, one.plan());
}

#[test]
fn who_comes_and_goes_moves_nobody() {
    let (mut planner, ids) = planned((0..30).map(|n| job(&n.to_string(), 1_000 + n % 5 * 500, 10)));
    let before = planner.plan().jobs;
    let late = planner.add(job("late", 2_000, 30)).expect("a good job");
    let after = planner.plan();
    assert_eq!(after.jobs[..30], before);
    assert_eq!(overlap(&after), 0.0, "there was room for it");

    assert!(planner.remove(late).is_some() && planner.remove(ids[3]).is_some());
    let left: Vec<PlannedJob> = before.iter().filter(|it| it.id != ids[3]).cloned().collect();
    assert_eq!(planner.plan().jobs, left);
    // Its name is free again.
    planner.add(job("3", 1_000, 10)).expect("a good job");
}

#[test]
fn who_takes_longer_moves_alone_and_only_if_it_has_to() {
    let (mut planner, ids) = planned([job("a", 1_000, 100), job("b", 1_000, 100), job("c", 1_000, 100)]);
    let before = planner.plan().jobs;
    assert!(!planner.set_run(ids[1], ms(149)), "by half more is within what is reserved");
    assert_eq!(planner.plan().jobs, before);

    // Of the 800 ms that the two others leave, at least 400 are in one piece.
    planner.set_run(ids[1], ms(300));
    let after = planner.plan();
    assert_eq!((&after.jobs[0], &after.jobs[2]), (&before[0], &before[2]));
    assert_eq!((after.jobs[1].run, overlap(&after)), (ms(300), 0.0));
}

#[test]
fn what_no_phases_cure_is_said_with_the_smallest_change_that_does() {
    // Every 200 ms the distance between their runs takes all values there are, and together they take 220 ms.
    let (planner, _) = planned([job("poll", 1_000, 20), job("scan", 1_200, 200)]);
    let plan = planner.plan();
    let class = plan.class("disk").expect("it has jobs");
    assert!(class.overlap > 0.0 && (class.overlap - class.lower_bound).abs() < 1e-9, "{class:?}");
    assert_eq!((class.collisions[0].gcd, class.collisions[0].avoidable), (ms(200), false));
    let advice = &class.advice[0];
    assert_eq!((advice.job.as_str(), advice.from), ("poll", ms(1_000)));
    assert_eq!(advice.to, ms(960), "four fifths of 1.2 s, of which a fifth is 240 ms");

    let (cured, _) = planned([job("poll", 960, 20), job("scan", 1_200, 200)]);
    assert_eq!(overlap(&cured.plan()), 0.0);
    assert!(plan.to_string().contains("change the period of poll from 1s to 960ms (-4.00 %)"), "{plan}");
}

#[test]
fn what_may_move_is_moved_where_phases_do_not_suffice() {
    let odd = |tolerance| {
        let jobs =
            [1_237, 1_459, 1_721, 2_029].map(|period| job(&period.to_string(), period, 20).within_percent(tolerance));
        planned(jobs).0.plan()
    };
    let (fixed, free) = (odd(0), odd(2));
    assert!(overlap(&fixed) > 0.03, "{fixed}");
    assert!(overlap(&free) < 0.01, "{free}");
    assert_eq!(free.jobs[0].period, ms(1_250));
    // Where they suffice, nothing moves.
    let (round, _) = planned([job("a", 1_010, 5).within_percent(5), job("b", 2_020, 5).within_percent(5)]);
    assert!(round.plan().jobs.iter().all(|it| it.period == it.declared));
}

#[test]
fn a_class_that_coalesces_wakes_the_machine_less_often() {
    let jobs = || [900, 1_100, 1_900, 2_200].map(|period| job(&period.to_string(), period, 5).within_percent(15));
    let mut together = Planner::new().coalesce("disk");
    together.add_all(jobs()).expect("good jobs");
    let (together, apart) = (together.plan(), planned(jobs()).0.plan());
    let wakeups = |plan: &Plan| plan.classes[0].wakeups_per_run.expect("countable");
    assert_eq!(wakeups(&apart), 1.0);
    assert!(wakeups(&together) < 0.4, "{together}");
    assert!(together.jobs.iter().all(|it| it.phase.is_zero()));
}

#[test]
fn jobs_that_cannot_be_planned_are_refused_and_none_with_them() {
    let mut planner = Planner::new();
    for period in [Duration::ZERO, Duration::from_micros(999), Duration::MAX] {
        let error = planner.add(Job::new("a", period)).expect_err("out of range");
        assert_eq!(error, JobError::Period { name: "a".to_owned(), period });
        assert!(error.to_string().starts_with("failed to add the job \"a\": its period is "), "{error}");
    }
    let error = planner.add_all([job("a", 1_000, 1), job("b", 1_000, 1), job("a", 2_000, 1)]).expect_err("there twice");
    assert_eq!(error, JobError::Taken("a".to_owned()));
    assert!(planner.plan().jobs.is_empty());
    // Longer than its period, or no time at all: planned with what it can be.
    planner.add_all([job("a", 1_000, 5_000), job("b", 1_000, 0)]).expect("good jobs");
    assert!(overlap(&planner.plan()) > 0.0);
}
