//! Periods that have more in common: phases cannot keep apart what has not.

/// The multiple of `grid` that is nearest to a period, if it is within the tolerance.
pub(super) fn nearest(period: u64, tolerance: u64, grid: u64) -> Option<u64> {
    let multiple = (period + grid / 2) / grid.max(1) * grid;
    (grid > 0 && multiple > 0 && multiple.abs_diff(period) <= tolerance).then_some(multiple)
}

/// The roundest period within the tolerance: a multiple of the grid times the largest power of two that has one there, or of the grid halved as
/// often as needed. So any two of these have at least the rounder one's step in common.
pub(super) fn roundest(period: u64, tolerance: u64, grid: u64) -> u64 {
    let doubled = (0..46).rev().filter(|power| grid << power >> power == grid).map(|power| grid << power);
    let halved = std::iter::successors(Some(grid), |step| (step % 2 == 0 && *step > 0).then_some(step / 2)).skip(1);
    doubled.chain(halved).find_map(|step| nearest(period, tolerance, step)).unwrap_or(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_move_to_the_roundest_within_reach_and_no_farther() {
        let grid = 250_000;
        // 7.639 s within 2 %: 7.5 s is a multiple of half a second, and nothing there is one of a second.
        assert_eq!(roundest(7_639_000, 152_780, grid), 7_500_000);
        assert_eq!(roundest(10_000_000, 200_000, grid), 10_000_000);
        // Nothing is within reach, so it stays.
        assert_eq!(roundest(1_000_003, 0, grid), 1_000_003);
        assert_eq!(roundest(1_000_003, 2, grid), 1_000_003);
        // With room for it, powers of two.
        assert_eq!(roundest(11_000_000, 4_000_000, grid), 8_000_000);
        assert_eq!(nearest(1_459_000, 29_180, grid), None);
        assert_eq!(nearest(1_237_000, 24_740, grid), Some(1_250_000));
        assert_eq!(nearest(100_000, 20_000, grid), None, "no period is nothing");
    }
}
