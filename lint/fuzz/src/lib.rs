//! What the targets share.

mod data;
mod facts;
mod forged;
mod written;

pub use data::check as check_data;
pub use facts::check;
pub use forged::Forged;
pub use written::Written;

use std::sync::LazyLock;

/// Recursion is bounded for stacks of this size, which the engine gives its workers.
const STACK_BYTES: usize = 256 << 20;

static POOL: LazyLock<rayon::ThreadPool> = LazyLock::new(|| {
    rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK_BYTES).build().expect("one thread")
});

/// Runs something where the engine would: on the stack of a worker.
pub fn on_a_worker<T: Send>(run: impl FnOnce() -> T + Send) -> T {
    POOL.install(run)
}
