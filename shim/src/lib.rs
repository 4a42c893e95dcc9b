#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

// The expansions of `#[hot]` name `::feeler_shim`; this lets the crate's own unit tests use it.
#[cfg(test)]
extern crate self as feeler_shim;

pub mod fs;
pub mod hot;
pub mod switch;

#[doc(inline)]
pub use feeler_shim_macros::hot;

#[cfg(doctest)]
mod refused;
