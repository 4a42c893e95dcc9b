//! Whatever a pack holds behind a good checksum, reading it ends, and takes no more memory than its size warrants.

#![no_main]

use feeler_fuzz::on_a_worker;
use feeler_lint::engine::cache::probe;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    on_a_worker(|| probe::read(bytes));
});
