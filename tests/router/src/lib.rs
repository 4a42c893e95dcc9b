//! The reference service: a small model router whose decisions wait for no disk and whose outcomes are not lost.
//!
//! A decision reads what the shim has published, and nothing else; an outcome goes into memory, and from there to the disk by a thread
//! that no decision waits for. [`service`] puts that behind HTTP.

pub mod catalog;
pub mod choose;
pub mod service;

use catalog::{MODELS, Model, Request};
use choose::{Experience, choose};
use feeler_shim::record::{FailKind, ModelId, Outcome, OutcomeTotals, StrategyId};
use feeler_shim::view::View;
use feeler_shim::{Ack, Admission, Config, OpenError, Recorder, Shim, ShutdownReport, Telemetry, hot};
use std::time::Duration;

/// The only strategy that there is.
const STRATEGY: StrategyId = StrategyId(1);

/// The router: one for the process.
#[derive(Debug)]
pub struct Router {
    shim: Shim<Outcome>,
}

impl Router {
    /// Opens the folder of the outcomes and reads what is there.
    pub fn open(config: Config) -> Result<Self, OpenError> {
        let (shim, _recovered) = Shim::open(config)?;
        Ok(Self { shim })
    }

    /// What decides and records: one for each thread.
    #[must_use]
    pub fn desk(&self) -> Desk {
        Desk { seen: self.shim.view(), recorder: self.shim.recorder() }
    }

    /// How the shim is.
    #[must_use]
    pub fn telemetry(&self) -> Telemetry {
        self.shim.telemetry()
    }

    /// Makes durable what is in memory, within a time.
    pub fn shutdown(self, within: Duration) -> ShutdownReport {
        self.shim.shutdown(within)
    }
}

/// Decides and records, for one thread.
#[derive(Debug)]
pub struct Desk {
    seen: View<OutcomeTotals>,
    recorder: Recorder<Outcome>,
}

/// How a call of a model ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended {
    /// The model.
    pub model: u32,
    /// Whether it worked.
    pub ok: bool,
    /// How long it took.
    pub latency_us: u32,
}

impl From<Ended> for Outcome {
    fn from(it: Ended) -> Self {
        let failure = (!it.ok).then_some(FailKind::Other);
        Self { model: ModelId(it.model), strategy: STRATEGY, failure, latency_us: it.latency_us, trace: 0 }
    }
}

impl Desk {
    /// The best model for a request.
    #[hot(budget = "50us")]
    pub fn advise(&mut self, request: &Request) -> Option<&'static Model> {
        let seen = self.seen.get();
        choose(MODELS, request, |model| match seen.get(ModelId(model.id), STRATEGY) {
            Some(it) => Experience { n: it.n(), ok: it.ok(), latency_us: it.latencies().sum_us() },
            None => Experience::default(),
        })
    }

    /// Takes the outcome of a call into account.
    #[hot(budget = "50us")]
    pub fn record_result(&self, ended: Ended) -> Admission {
        self.recorder.record(ended.into())
    }

    /// The same, with word when it is on the disk.
    pub fn record_acked(&self, ended: Ended) -> Ack {
        self.recorder.record_acked(ended.into())
    }
}
