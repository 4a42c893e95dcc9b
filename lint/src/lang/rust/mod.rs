//! Rust: manifests, parsing and linking.

pub mod link;
pub mod manifest;
