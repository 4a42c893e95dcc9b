//! When something has failed often enough to be said, and how delays are spread.

use std::hash::{BuildHasher as _, RandomState};

use crate::shim::Retry;

/// Whether so many failed attempts in a row are to be said, and those who wait to be told. The writer goes on trying.
pub(crate) fn is_degraded(retry: &Retry, failed: u32) -> bool {
    failed >= retry.max_attempts.max(1)
}

/// A number that nobody can foresee, good enough to spread delays: the hash of nothing with a random key.
pub(crate) fn random() -> u64 {
    RandomState::new().hash_one(())
}
