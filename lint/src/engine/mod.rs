//! The only I/O beside `cli`: finding and reading files, running the analysis, keeping its results.

pub mod analyze;
mod artifacts;
mod attempt;
pub mod baseline;
pub mod cache;
pub mod changes;
pub mod document;
pub mod draw;
pub mod filter;
pub mod fix;
pub mod fixtures;
pub mod flags;
pub mod git;
pub mod inputs;
pub mod load;
mod narrow;
mod pages;
mod policy;
pub mod rollout;
pub mod run;
mod shapes;
pub mod sources;
pub mod suppress;
mod switches;
pub mod walk;

pub use inputs::Scope;
pub use run::{EngineError, check, check_scope};

#[cfg(test)]
mod walk_tests;
