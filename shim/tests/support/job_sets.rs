//! The three sets of jobs by which overlap is judged, and run times that scatter. For tests, benchmarks and proofs.

use std::collections::BTreeMap;
use std::time::Duration;

use feeler_shim::cadence::{Cadence, Job, Run};
use feeler_shim::clock::{Clock as _, ManualClock};

/// Jobs of one class.
pub(crate) struct JobSet {
    pub(crate) name: &'static str,
    /// Period and run time, in milliseconds.
    pub(crate) jobs: Vec<(u64, u64)>,
    /// How much a period may change.
    pub(crate) tolerance_percent: u32,
}

impl JobSet {
    pub(crate) fn jobs(&self) -> Vec<Job> {
        let job = |(index, (period, run)): (usize, &(u64, u64))| {
            Job::new(format!("job-{index}"), Duration::from_millis(*period))
                .class("disk")
                .within_percent(self.tolerance_percent)
                .taking(Duration::from_millis(*run))
        };
        self.jobs.iter().enumerate().map(job).collect()
    }

    /// How long one runs on average, by its name.
    pub(crate) fn run(&self, name: &str) -> Duration {
        let index = name.strip_prefix("job-").and_then(|it| it.parse::<usize>().ok()).expect("a job of this set");
        Duration::from_millis(self.jobs[index].1)
    }
}

pub(crate) fn all() -> [JobSet; 3] {
    [round(), peak(), odd()]
}

/// 24 jobs of a service, at the periods that people write, running for 11 % of the time. No tolerance.
pub(crate) fn round() -> JobSet {
    let mut jobs = vec![(1_000, 10), (2_000, 24)];
    jobs.extend([12, 18, 25, 20].map(|run| (5_000, run)));
    jobs.extend([30, 40, 55, 35].map(|run| (10_000, run)));
    jobs.extend([40, 60, 80].map(|run| (15_000, run)));
    jobs.extend([60, 120, 90, 150].map(|run| (30_000, run)));
    jobs.extend([150, 250, 300, 400].map(|run| (60_000, run)));
    jobs.extend([900, 1_200, 1_500].map(|run| (300_000, run)));
    JobSet { name: "24 round periods", jobs, tolerance_percent: 0 }
}

/// 64 jobs at peak load, running for 23 % of the time. No tolerance.
pub(crate) fn peak() -> JobSet {
    let periods = [1, 1, 2, 2, 2, 5, 5, 5, 10, 10, 10, 30, 1, 2, 5, 60];
    let jobs = (0..64).map(|n: u64| (periods[n as usize % 16] * 1_000, 5 + n * 7 % 10)).collect();
    JobSet { name: "64 jobs at peak", jobs, tolerance_percent: 0 }
}

/// 24 periods that have nothing in common (primes, each about a sixth longer than the one before), running for 7 % of the time. 2 % tolerance:
/// without it no phases help.
pub(crate) fn odd() -> JobSet {
    let periods = [
        1_237, 1_459, 1_721, 2_029, 2_393, 2_833, 3_343, 3_943, 4_649, 5_483, 6_469, 7_639, 9_011, 10_631, 12_547,
        14_797, 17_467, 20_611, 24_317, 28_697, 33_863, 39_953, 47_147, 55_633,
    ];
    JobSet { name: "24 odd periods", jobs: periods.map(|it| (it, it * 31 / 10_000)).to_vec(), tolerance_percent: 2 }
}

/// Run times whose logarithms scatter by a half around the average: one in twelve is twice as long as the median, one in 350 four times.
/// The same for the same job and run, whatever else happens.
pub(crate) struct Noise {
    seed: u64,
    runs: BTreeMap<String, u64>,
}

impl Noise {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, runs: BTreeMap::new() }
    }

    pub(crate) fn of(&mut self, name: &str, average: Duration) -> Duration {
        let nth = self.runs.entry(name.to_owned()).or_default();
        *nth += 1;
        let mut state =
            name.bytes().fold(self.seed ^ nth.wrapping_mul(0x9E37_79B9), |it, byte| mixed(it ^ u64::from(byte)));
        // Twelve even numbers make a good enough bell.
        let bell: f64 = (0..12)
            .map(|_| {
                state = mixed(state);
                (state >> 11) as f64 / (1_u64 << 53) as f64
            })
            .sum::<f64>()
            - 6.0;
        // Of such numbers the average is 13 % above the median.
        average.mul_f64((0.5 * bell - 0.125).exp())
    }
}

/// SplitMix64.
fn mixed(it: u64) -> u64 {
    let it = it.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    it ^ (it >> 31)
}

/// Runs the jobs of a cadence on a clock that only this lets go on, each for as long as `took` says, for a time; and lets all end.
pub(crate) fn simulate(cadence: &Cadence, clock: &ManualClock, time: Duration, mut took: impl FnMut(&Run) -> Duration) {
    let until = clock.now() + time;
    let mut running: BTreeMap<(Duration, u64), Run> = BTreeMap::new();
    let mut taken = 0;
    loop {
        while let Some(run) = cadence.take_due() {
            taken += 1;
            running.insert((clock.now() + took(&run), taken), run);
        }
        let end = running.first_key_value().map(|((end, _), _)| *end);
        let due = cadence.next_due().filter(|due| *due <= until);
        let Some(next) = [end, due].into_iter().flatten().min() else { break };
        clock.advance(next.saturating_sub(clock.now()));
        while let Some(first) = running.first_entry()
            && first.key().0 <= next
        {
            drop(first.remove());
        }
    }
}
