//! Learning records, verified before anything learns from them (FG-04).
//!
//! A record is a JSON object, and what is sent is either the record itself, unsigned, or a DSSE envelope with the record's exact bytes as payload
//! (`payloadType` [`PAYLOAD_TYPE`]) and signatures by keys of the role `ingest`:
//!
//! ```text
//! {"kind":"feeler.record/v1","id":"run-7/3","issued":"2026-11-23T08:00:00Z","fidelity":"live","trace_id":"4bf9…","body":{"model":"m","ok":true}}
//! ```
//!
//! # What holds
//!
//! * The mode is the host's ([`ModeGate`](crate::policy::downgrade::ModeGate)). The strictest, without a key for the role, accepts nothing.
//! * Nothing here signs, so that an unsigned record stays one. What a record says about itself (`signature_valid`, `passed`) is data in its `body`, and outside of it
//!   an unknown field.
//! * A record is accepted once: [`Config::max_age`] says how long ids are remembered, and what is older is refused. When there are more ids than
//!   [`Config::remember`], the oldest are forgotten, and from then on everything as old as they are is refused, too. A restart forgets ids; [`Config::not_before`]
//!   set to the time of the start refuses what an earlier life may have accepted.
//! * Whoever learns from a record to change a policy says so ([`Purpose`]); then it must be as true to life as [`Config::min_fidelity`] says, and the signed policy in force
//!   ([`Config::demands`]). Either may only demand more.
//! * Every refusal has one primary reason, in the order of [`Reason::ALL`](crate::policy::Reason::ALL), and is counted by it.

mod demands;
mod record;
mod telemetry;
mod window;

use std::fmt;
use std::time::Duration;

use crate::policy::{LIMITS, Mode, Reason, Schema, Sha256, Timestamp, TrustStore, Verdict, verify::verify_record};
use crate::sync::{Mutex, lock};
pub use demands::Demands;
pub use record::{Fidelity, KIND, MAX_ID, PAYLOAD_TYPE, Record};
pub use telemetry::Telemetry;

use window::{Seen, Window};

/// What somebody wants a record for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To look at: any fidelity will do.
    Observe,
    /// To change a policy by.
    ChangePolicy,
}

/// Which records are accepted.
pub struct Config {
    /// Whom to trust, with the role `ingest`.
    pub trust: Option<TrustStore>,
    /// The host's mode at a moment; the strictest unless it is set.
    pub mode: Box<dyn Fn(Timestamp) -> Mode + Send + Sync>,
    /// What a record must be at least to change a policy: degraded.
    pub min_fidelity: Fidelity,
    /// Whether every record must name a trace: no.
    pub require_trace_ids: bool,
    /// What the policy in force demands beyond the two above, at every moment: nothing unless it is set ([`Demands::in_force`]).
    pub demands: Box<dyn Fn() -> Demands + Send + Sync>,
    /// What `body` must be like.
    pub schema: Option<Schema>,
    /// Older records are refused: an hour.
    pub max_age: Duration,
    /// How far the clocks of senders may be ahead: five minutes.
    pub clock_skew: Duration,
    /// Records that were issued before are refused; the beginning of time.
    pub not_before: Timestamp,
    /// How many ids are remembered: 2^18, some 30 MiB.
    pub remember: usize,
    /// A larger record is refused: 64 KiB.
    pub record_bytes: usize,
    /// How many records a batch may have: 10,000. All of a larger one are refused.
    pub batch: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            trust: None,
            mode: Box::new(|_| Mode::RequireValidSignature),
            min_fidelity: Fidelity::Degraded,
            require_trace_ids: false,
            demands: Box::new(|| Demands::NONE),
            schema: None,
            max_age: Duration::from_secs(3600),
            clock_skew: Duration::from_secs(300),
            not_before: Timestamp(0),
            remember: 1 << 18,
            record_bytes: 64 << 10,
            batch: 10_000,
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config").field("trust", &self.trust).field("schema", &self.schema).finish_non_exhaustive()
    }
}

/// What came of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Whether it may be used, and why not. Its digest is that of what was sent.
    pub verdict: Verdict,
    /// The record, exactly if it may.
    pub record: Option<Record>,
}

/// Accepts and refuses records. It may be shared by threads; only the memory of ids is behind a lock.
#[derive(Debug)]
pub struct Ingest {
    config: Config,
    state: Mutex<State>,
}

/// By what records that came together are judged.
struct Batch {
    nth: u64,
    purpose: Purpose,
    mode: Mode,
    demands: Demands,
    now: Timestamp,
}

#[derive(Debug)]
struct State {
    window: Window,
    telemetry: Telemetry,
    batches: u64,
}

impl Ingest {
    /// Begins without a memory.
    #[must_use]
    pub fn new(config: Config) -> Self {
        let window = Window::new(config.remember, config.not_before);
        Self { config, state: Mutex::new(State { window, telemetry: Telemetry::default(), batches: 0 }) }
    }

    /// Judges a record.
    pub fn one(&self, record: &[u8], purpose: Purpose, now: Timestamp) -> Judged {
        self.judge(record, &self.batch_at(purpose, now))
    }

    /// Judges records together, each by itself, in their order; all by the mode and the policy of this moment.
    pub fn batch(&self, records: &[&[u8]], purpose: Purpose, now: Timestamp) -> Vec<Judged> {
        let batch = self.batch_at(purpose, now);
        if records.len() > self.config.batch {
            let refused = Judged { verdict: Verdict::rejected(Reason::TooLarge, batch.mode), record: None };
            let telemetry = &mut lock(&self.state).telemetry;
            return records.iter().map(|_| refused.clone()).inspect(|it| telemetry.count(&it.verdict)).collect();
        }
        records.iter().map(|record| self.judge(record, &batch)).collect()
    }

    /// Judges the lines of a text together. The last one may end or not.
    pub fn lines(&self, text: &[u8], purpose: Purpose, now: Timestamp) -> Vec<Judged> {
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let lines: Vec<&[u8]> = if text.is_empty() { Vec::new() } else { text.split(|byte| *byte == b'\n').collect() };
        self.batch(&lines, purpose, now)
    }

    /// What came of all records so far.
    #[must_use]
    pub fn telemetry(&self) -> Telemetry {
        let state = lock(&self.state);
        Telemetry { remembered: state.window.len() as u64, ..state.telemetry.clone() }
    }

    fn batch_at(&self, purpose: Purpose, now: Timestamp) -> Batch {
        let own = Demands { min_fidelity: self.config.min_fidelity, require_trace_ids: self.config.require_trace_ids };
        let (mode, demands) = ((self.config.mode)(now), own.and((self.config.demands)()));
        let mut state = lock(&self.state);
        state.batches += 1;
        Batch { nth: state.batches, purpose, mode, demands, now }
    }

    fn judge(&self, bytes: &[u8], batch: &Batch) -> Judged {
        let (mut verdict, record) = self.verified(bytes, batch.mode, batch.now);
        let mut state = lock(&self.state);
        let record = record.filter(|(record, payload)| {
            let mut found = self.misfits(record, batch);
            let id = Seen::of(&record.id, payload, record.issued, batch.nth);
            found.extend(state.window.refuses(&id, self.oldest(batch.now)));
            verdict.refuse(found.iter().copied());
            // Only what is accepted is remembered: else anybody could have a record refused by sending its id first.
            if found.is_empty() {
                state.window.add(id);
            }
            found.is_empty()
        });
        state.telemetry.count(&verdict);
        Judged { verdict, record: record.map(|(record, _)| record) }
    }

    /// The record and its exact bytes, if the signatures and the form are as they must be. It takes no lock.
    fn verified(&self, bytes: &[u8], mode: Mode, now: Timestamp) -> (Verdict, Option<(Record, Sha256)>) {
        if bytes.len() > self.config.record_bytes.min(LIMITS.document_bytes) {
            return (Verdict::rejected(Reason::TooLarge, mode), None);
        }
        let (mut verdict, payload) = verify_record(bytes, PAYLOAD_TYPE, self.config.trust.as_ref(), mode, now);
        let Some(payload) = payload else { return (verdict, None) };
        match Record::read(&payload, self.config.schema.as_ref()) {
            Ok(record) => (verdict, Some((record, Sha256::of(&payload)))),
            Err((reason, hint)) => {
                verdict.refuse([reason]);
                verdict.hint = hint;
                (verdict, None)
            }
        }
    }

    /// What is wrong with a sound record, here and now.
    fn misfits(&self, record: &Record, batch: &Batch) -> Vec<Reason> {
        let mut found = Vec::new();
        if batch.demands.require_trace_ids && record.trace_id.is_none() {
            found.push(Reason::SchemaViolation);
        }
        if batch.purpose == Purpose::ChangePolicy && record.fidelity < batch.demands.min_fidelity {
            found.push(Reason::FidelityBelowMinimum);
        }
        if record.issued > batch.now.plus(self.config.clock_skew.as_secs()) {
            found.push(Reason::NotYetValid);
        }
        found
    }

    /// Older records are refused.
    fn oldest(&self, now: Timestamp) -> Timestamp {
        Timestamp(now.0.saturating_sub(self.config.max_age.as_secs()))
    }
}
