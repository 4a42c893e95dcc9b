//! The analyzer behind `feeler`: text to facts, facts to a graph, a graph to findings, findings to reports.
//!
//! The layers stand in the order in which each may use the ones above it; `lint/README.md` draws them.

pub mod base;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod detect;
pub mod engine;
pub mod facts;
pub mod graph;
pub mod lang;
pub mod report;
