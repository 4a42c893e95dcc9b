//! Without the feature `probes`, `#[hot]` only marks. Run with `--no-default-features`.
#![cfg(not(feature = "probes"))]

use feeler_shim::hot;

#[hot(budget = "5ms")]
fn marked(x: u32) -> u32 {
    x + 1
}

#[hot(budget = "5ms", poll_budget = "1ms")]
async fn marked_later(data: [u8; 256]) -> usize {
    std::future::ready(()).await;
    data.len()
}

#[test]
fn nothing_is_recorded_and_the_snapshot_says_so() {
    assert_eq!(marked(1), 2);
    hot::set_enabled(true);
    assert_eq!(marked(2), 3);
    let snapshot = hot::snapshot();
    assert!(!snapshot.compiled && !snapshot.enabled && !hot::is_enabled());
    assert_eq!(snapshot.functions, []);
}

#[test]
fn a_future_is_not_wrapped() {
    async fn plain(data: [u8; 256]) -> usize {
        std::future::ready(()).await;
        data.len()
    }
    assert_eq!(size_of_val(&marked_later([0; 256])), size_of_val(&plain([0; 256])));
}
