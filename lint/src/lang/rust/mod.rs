//! Rust: manifests, parsing and linking.

pub mod expansions;
pub mod lex;
pub mod link;
pub mod manifest;
pub mod parse;
