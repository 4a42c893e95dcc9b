//! A router that decides and records at a steady pace, and says how long each took.

use crate::process::Line;
use crate::stats::percentile;
use crate::subject::{Options, say};
use feeler_router::catalog::Request;
use feeler_router::{Ended, Router};
use feeler_router_legacy::LegacyRouter;
use feeler_shim::Config;
use serde::{Deserialize, Serialize};
use std::hint::{black_box, spin_loop};
use std::time::{Duration, Instant};

/// One decision and one outcome in this time.
const PACE: Duration = Duration::from_micros(30);
/// The first decisions fill the caches.
const WARM_UP: usize = 1_000;
/// However slow they are.
const FEWEST: usize = 3;
/// A segment that a slow disk prepares within seconds.
const SEGMENT: u64 = 64 << 10;

/// Nanoseconds.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Latencies {
    pub(crate) n: u64,
    pub(crate) p50: u64,
    pub(crate) p99: u64,
    pub(crate) max: u64,
}

impl Latencies {
    fn of(samples: &[u64]) -> Self {
        let mut samples = samples.to_vec();
        samples.sort_unstable();
        let [p50, p99, max] = [0.5, 0.99, 1.0].map(|share| percentile(&samples, share));
        Self { n: samples.len() as u64, p50, p99, max }
    }
}

/// What one run measured.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Measured {
    pub(crate) advise: Latencies,
    pub(crate) record: Latencies,
}

/// Runs for the time that the options say.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let measured = match options.variant.as_str() {
        "legacy" => legacy(options)?,
        _ => shim(options)?,
    };
    say(&Line::Done(serde_json::to_value(measured).unwrap_or_default()));
    Ok(())
}

fn ended(round: usize) -> Ended {
    Ended { model: 1 + (round % 6) as u32, ok: !round.is_multiple_of(17), latency_us: 300_000 + (round % 1_000) as u32 }
}

fn shim(options: &Options) -> Result<Measured, String> {
    // The switch is read from the environment, as in a service.
    let config = Config::new(&options.dir).segment_bytes(SEGMENT).disk_max(64 * SEGMENT).instance("advise");
    // What is still in memory at the end does not matter here, and a slow disk would take its time.
    let config = config.drop_within(Duration::from_millis(1));
    let router = Router::open(config).map_err(|error| error.to_string())?;
    let mut desk = router.desk();
    let request = Request::default();
    // The slow start of the journal is over when the first outcome is durable.
    desk.record_acked(ended(0)).wait(Duration::from_secs(60)).map_err(|error| error.to_string())?;
    say(&Line::Ack { key: 0, below: 1 });
    let mut clock = Pace::new(options.time);
    let mut round = 0;
    while clock.goes_on() {
        let (began, chosen) = (Instant::now(), desk.advise(black_box(&request)));
        let between = Instant::now();
        let taken = desk.record_result(ended(round));
        clock.took(between - began, between.elapsed());
        let _ = black_box((chosen, taken));
        round += 1;
    }
    Ok(clock.measured())
}

fn legacy(options: &Options) -> Result<Measured, String> {
    std::fs::create_dir_all(&options.dir).map_err(|error| error.to_string())?;
    let router = LegacyRouter::new(options.dir.join("stats.json"));
    let request = Request::default();
    let mut clock = Pace::new(options.time);
    let mut round = 0;
    while clock.goes_on() {
        let (began, chosen) = (Instant::now(), router.advise(black_box(&request)));
        let between = Instant::now();
        let Ended { model, ok, latency_us } = ended(round);
        router.record_result(model, ok, latency_us).map_err(|error| error.to_string())?;
        clock.took(between - began, between.elapsed());
        black_box(chosen);
        round += 1;
    }
    Ok(clock.measured())
}

/// Keeps the pace without sleeping, because a thread that wakes up measures how that went.
struct Pace {
    until: Instant,
    next: Instant,
    advise: Vec<u64>,
    record: Vec<u64>,
}

impl Pace {
    fn new(time: Duration) -> Self {
        // On a processor of its own, as far as that goes: the last one, because interrupts tend to be on the first.
        if let Some(last) = core_affinity::get_core_ids().and_then(|it| it.last().copied()) {
            core_affinity::set_for_current(last);
        }
        let room = (time.as_nanos() / PACE.as_nanos()) as usize + 1;
        let (advise, record) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let now = Instant::now();
        Self { until: now + time, next: now, advise, record }
    }

    fn goes_on(&mut self) -> bool {
        self.next += PACE;
        let mut now = Instant::now();
        // After a pause there is no rush.
        self.next = self.next.max(now);
        while now < self.next {
            spin_loop();
            now = Instant::now();
        }
        now < self.until || self.advise.len() < FEWEST
    }

    fn took(&mut self, advise: Duration, record: Duration) {
        for (samples, took) in [(&mut self.advise, advise), (&mut self.record, record)] {
            samples.push(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX));
        }
    }

    fn measured(self) -> Measured {
        let warm = if self.advise.len() > 10 * WARM_UP { WARM_UP } else { 0 };
        Measured { advise: Latencies::of(&self.advise[warm..]), record: Latencies::of(&self.record[warm..]) }
    }
}
