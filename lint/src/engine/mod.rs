//! The only I/O beside `cli`: finding and reading files, running the analysis, keeping its results.

pub mod analyze;
pub mod load;
pub mod run;
mod shapes;
pub mod sources;
pub mod suppress;
pub mod walk;

pub use run::{EngineError, check};

#[cfg(test)]
mod walk_tests;
