//! Languages: text to facts, facts to edges; data files to documents.

pub mod data;
pub mod rust;
