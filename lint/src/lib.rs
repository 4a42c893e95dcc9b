//! The analyzer behind `feeler`: text to facts, facts to a graph, a graph to findings, findings to reports.
//!
//! The layers stand in the order in which each may use the ones above it; `lint/README.md` draws them.

pub mod base;
pub mod facts;
pub mod lang;
pub mod catalog;
pub mod graph;
pub mod config;
