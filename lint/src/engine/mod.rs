//! The only I/O beside `cli`: finding and reading files, running the analysis, keeping its results.

pub mod sources;
pub mod walk;
