//! Signed policy: what is accepted, and the one reason for which everything else is refused.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]
#![cfg(feature = "sigstore")]

mod files;
mod formats;
mod memory;
mod modes;
mod mutants;
mod reasons;
mod samples;
mod scene;
mod signing;
mod statements;
mod stores;
mod tools;
