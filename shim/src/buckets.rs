//! How durations are counted: 256 steps of one unit, then 128 for each doubling. So a value is known within 1 %, and counts of
//! two sets of buckets add up exactly, in any order.

/// Two significant digits need 256 (2^8) steps of one unit before the steps double.
const STEP_BITS: u32 = 8;
const HALF: usize = 1 << (STEP_BITS - 1);

/// The bucket of a value.
pub(crate) const fn index(value: u64) -> usize {
    // How often the step has doubled where this value is.
    let doublings = u64::BITS - (value | (2 * HALF as u64 - 1)).leading_zeros() - STEP_BITS;
    doublings as usize * HALF + (value >> doublings) as usize
}

/// The lowest value that a bucket is for: the inverse of [`index`].
pub(crate) const fn lowest(index: usize) -> u64 {
    if index < 2 * HALF {
        return index as u64;
    }
    let doublings = index / HALF - 1;
    ((index - doublings * HALF) as u64) << doublings
}
