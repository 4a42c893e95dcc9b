//! How often, and how long apart, something that failed is tried again.

use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

/// How a failed write is tried again: soon at first, then less and less often, and at random within each delay, so that several
/// services on one disk do not come back together.
///
/// The attempts are capped in what they promise, not in number: after [`max_attempts`](Retry::max_attempts) the state is
/// Degraded and those who wait are told, and the writer goes on trying every [`cap`](Retry::cap), because the value is still
/// in memory and the disk may come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    /// Failed attempts in a row after which the state is Degraded. 8 by default.
    pub max_attempts: u32,
    /// The longest delay before the second attempt. It doubles with each one after. 5 ms by default.
    pub base: Duration,
    /// The longest delay of all. 500 ms by default.
    pub cap: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Self { max_attempts: 8, base: Duration::from_millis(5), cap: Duration::from_millis(500) }
    }
}

impl Retry {
    /// The delay after a number of failed attempts in a row, between half of its longest and its longest.
    pub(crate) fn delay(&self, failed: u32, random: u64) -> Duration {
        let doubled = self.base.saturating_mul(1_u32.checked_shl(failed.saturating_sub(1)).unwrap_or(u32::MAX));
        let half = doubled.min(self.cap) / 2;
        // The high half of a random number is a fraction of 2^32.
        let fraction = (random >> 32) as f64 / f64::from(u32::MAX);
        half + half.mul_f64(fraction)
    }

    pub(crate) fn is_degraded(&self, failed: u32) -> bool {
        failed >= self.max_attempts.max(1)
    }
}

/// A number that nobody can foresee, good enough to spread delays: the hash of nothing with a random key.
pub(crate) fn random() -> u64 {
    RandomState::new().hash_one(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_the_cap() {
        let retry = Retry::default();
        let longest: Vec<u128> = (1..=9).map(|failed| retry.delay(failed, u64::MAX).as_millis()).collect();
        assert_eq!(longest, [5, 10, 20, 40, 80, 160, 320, 500, 500]);
        assert_eq!(retry.delay(u32::MAX, u64::MAX), retry.cap);
    }

    #[test]
    fn a_delay_is_at_random_in_the_upper_half() {
        let retry = Retry::default();
        assert_eq!(retry.delay(3, 0), Duration::from_millis(10));
        let middle = retry.delay(3, u64::MAX / 2);
        assert!(middle > Duration::from_millis(14) && middle < Duration::from_millis(16), "{middle:?}");
        assert_eq!(retry.delay(3, u64::MAX), Duration::from_millis(20));
    }

    #[test]
    fn one_attempt_is_always_made() {
        let never = Retry { max_attempts: 0, ..Retry::default() };
        assert!(!never.is_degraded(0));
        assert!(never.is_degraded(1));
    }
}
