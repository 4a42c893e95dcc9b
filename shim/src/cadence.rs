//! Recurring work that keeps out of its own way: phases, and where jobs allow it periods, with which their runs do not fall together.
//!
//! Timers that nobody coordinated collide: jobs at every 5, 10 and 60 seconds all run in the same second of each minute, and contend for the
//! disk, the network or a lock just then. Random phases (jitter) help less than one thinks. This module plans phases by an exact test,
//! says what no phases can achieve, and drives the jobs by absolute deadlines:
//!
//! ```
//! use std::time::Duration;
//! use feeler_shim::cadence::{Config, Driver, Job, Jobs};
//! use feeler_shim::switch::Switches;
//!
//! let driver = Driver::start(Config::new(&Switches::from_env()))?;
//! let jobs = Jobs::new()
//!     .add(Job::new("flush", Duration::from_secs(5)).class("disk").taking(Duration::from_millis(20)), |_| println!("flushed"))
//!     .add(Job::new("compact", Duration::from_secs(60)).class("disk").taking(Duration::from_secs(1)), |_| println!("compacted"));
//! driver.add_all(jobs)?;
//! let plan = driver.cadence().plan();
//! assert!(plan.class("disk").is_some_and(|it| it.overlap == 0.0), "{plan}");
//! let _ = driver.shutdown(Duration::from_secs(5));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! * [`Planner`] is pure: jobs in, a [`Plan`] out. It needs no clock and starts nothing.
//! * [`Driver`] runs jobs on threads of its own.
//! * [`Cadence`] is for everything else: `next_due` and `take_due` for a loop of one's own, [`Cadence::next`] for any async runtime.
//!
//! # Overlap
//!
//! The share of runs that start while another run of the same class goes on, both as they were due: before one waits for the other. A plan
//! predicts it ([`ClassPlan::overlap`]), and the runs are counted by it ([`ClassSnapshot::overlap`]).
//!
//! # The plan
//!
//! * Two jobs with periods `P` and `Q` and run times `a` and `b` never meet if and only if `a <= d` and `b <= g - d` (the second one starts `d`
//!   after the first, modulo `g`), where `g` is the greatest common divisor of `P` and `Q`: by the Chinese remainder theorem the distances
//!   between their starts are all the numbers that differ from `d` by multiples of `g`, each as often as any other.
//! * So no phases keep two jobs apart whose run times together exceed `g`, and [`ClassPlan::lower_bound`] says how much overlap no phases get
//!   below. Only other periods do: with a tolerance ([`Job::within_percent`]) a period moves to the roundest one in reach, and without one
//!   [`Advice`] names the smallest change.
//! * Phases are chosen job by job, the shortest period first: where the fewest pairs meet, also if runs take two, four or eight times as long as
//!   estimated, which scattering run times do. Periods stay as declared where that suffices.
//! * A job that comes later moves no other one, nor does one that goes. A job whose runs take over half more or less than planned, on average, is
//!   given another phase if it then meets others. [`Cadence::replan`] plans all anew.
//! * The same jobs in the same order get the same plan. Everything is in whole microseconds.
//!
//! What it costs is in `benches/README.md`, and what it achieves in `README.md`.
//!
//! # Runs
//!
//! * They are due at all whole multiples of the period, plus the phase, counted from 1970: nothing drifts, and a restart starts nothing early or
//!   late. A clock that is set later does not matter.
//! * A job does not run beside itself. What was due while it ran, or while nobody looked, is skipped and counted, not made up for.
//! * In a class that spreads, a run waits while another one goes on, for at most [`Config::defer_max`]: then it starts beside that, so that one that
//!   hangs holds up nobody for longer. A class that coalesces ([`Planner::coalesce`]) has no phases, and runs one job right after the other.
//! * Of many instances, each moves its timetable as a whole by its number or name ([`Config::instance`]), so that what a plan says of one holds for
//!   each, and no job runs on all of them at once.
//! * A panic ends its run and nothing else.
//!
//! # Rolled back
//!
//! With `OPENCODE_CADENCE=false` nothing is planned: each job runs at once, and then on its own plain interval, as declared. No run waits for another
//! one, and a [`Driver`] has a thread for each run that is on its way. Overlap is counted as it is otherwise, to compare.

#![forbid(unsafe_code)]

mod driver;
mod handle;
mod job;
mod lane;
mod meter;
#[cfg(all(test, shuttle))]
mod model;
mod plan;
mod snapshot;
mod timetable;

pub use driver::{Driver, Jobs, ShutdownReport};
pub use handle::{Cadence, Config, Instance, Run};
pub use job::{Job, JobError, JobId, Mode};
pub use plan::{Advice, ClassPlan, Collision, Plan, PlannedJob, Planner};
pub use snapshot::{CadenceSnapshot, ClassSnapshot, JobSnapshot};
