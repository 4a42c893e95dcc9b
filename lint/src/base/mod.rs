//! The vocabulary that every layer shares: positions, symbols, findings, exit codes.
//!
//! Nothing here does I/O, knows a language, or knows a rule.

pub mod collisions;
pub mod comparison;
pub mod cron;
pub mod date;
pub mod exit;
pub mod finding;
pub mod fingerprint;
pub mod flags;
pub mod period;
pub mod phases;
pub mod picture;
pub mod report;
pub mod source;
pub mod suggest;
pub mod timeline;
pub mod timers;
