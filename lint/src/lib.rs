//! The analyzer behind `feeler`: text to facts, facts to a graph, a graph to findings, findings to reports.
//!
//! The layers stand in the order in which each may use the ones above it; `lint/README.md` draws them.
//!
//! ```
//! use feeler_lint::{
//!     engine::{self, load::{Request, load}},
//!     report::concise,
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let request = Request { paths: vec!["tests/demo".into()], ..Request::default() };
//! let project = load(&request)?;
//! let report = engine::check(&project.settings, &project.root, &request.paths)?;
//! assert!(concise::render(&report).contains("HOT001"));
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

pub mod base;
pub mod catalog;
pub mod cli;
pub mod config;
pub mod detect;
pub mod engine;
pub mod facts;
pub mod graph;
pub mod lang;
pub mod lsp;
pub mod report;
