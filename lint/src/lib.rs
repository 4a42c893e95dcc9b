//! Feeler finds blocking calls on hot and async paths in Rust workspaces.

pub mod base;
pub mod facts;
pub mod lang;
