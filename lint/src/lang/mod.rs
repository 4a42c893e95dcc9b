//! Languages: text to facts, facts to edges.

pub mod rust;
