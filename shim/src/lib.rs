#![doc = include_str!("../README.md")]
#![deny(unsafe_code)]
#![deny(missing_docs)]

// The expansions of `#[hot]` name `::feeler_shim`; this lets the crate's own unit tests use it.
#[cfg(test)]
extern crate self as feeler_shim;

mod ack;
#[cfg(feature = "policy")]
pub mod audit;
#[cfg(feature = "baseline")]
pub mod baseline;
mod buckets;
pub mod clock;
pub mod fs;
pub mod hot;
#[cfg(feature = "policy")]
pub mod ingest;
pub mod journal;
#[cfg(feature = "tracing")]
pub mod logs;
#[cfg(feature = "policy")]
pub mod policy;
pub mod record;
pub mod shim;
#[cfg(feature = "sim")]
pub mod sim;
pub mod switch;
mod sync;
pub mod view;
pub mod write_behind;

pub use ack::{Ack, AckError, Why};
pub use shim::{
    Admission, Config, Flusher, Health, OpenError, Overload, Recorder, Recovered, Shim, ShutdownReport, Telemetry,
    flush_on_panic,
};
#[cfg(feature = "signals")]
pub use shim::{TermGuard, flush_on_term};

#[doc(inline)]
pub use feeler_shim_macros::hot;

#[cfg(doctest)]
mod refused;
