//! Counts, written down one by one.

/// Counts of choices.
#[derive(Default)]
pub struct Stats;

impl Stats {
    pub(crate) fn count(&self, user: &str, backend: &str) {
        ledger::append("stats", &format!("{user} {backend}"));
    }
}
