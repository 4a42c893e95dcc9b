//! Which backend serves whom.

mod stats;

use stats::Stats;

/// Chooses backends and remembers what it chose.
pub struct Router {
    backends: Vec<String>,
    stats: Stats,
}

impl Router {
    /// A router over the backends of a list, one a line.
    pub fn new(list: &str) -> Self {
        Self { backends: list.lines().map(str::to_string).collect(), stats: Stats::default() }
    }

    /// The backend for a user. `feeler.toml` says that this is a hot path.
    pub fn pick(&self, user: &str) -> String {
        let at = user.len() % self.backends.len().max(1);
        if std::fs::read_to_string("drain").is_ok_and(|list| list.contains(user)) {
            return String::from("127.0.0.1:9");
        }
        self.backends.get(at).cloned().unwrap_or_default()
    }

    /// Remembers a choice.
    pub fn record(&self, user: &str, backend: &str) {
        self.stats.count(user, backend);
    }
}
