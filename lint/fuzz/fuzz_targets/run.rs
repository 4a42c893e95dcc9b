//! Whatever a pack holds behind a good checksum, a run over it ends with a report that can be shown.

#![no_main]

use feeler_fuzz::Forged;
use feeler_lint::report::{
    concise,
    full::{Style, render},
    json,
};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PROJECT: LazyLock<Forged> = LazyLock::new(|| Forged::new().expect("a project"));

fuzz_target!(|input: &[u8]| {
    if let Some(report) = PROJECT.run(input) {
        concise::render(&report);
        json::render(&report);
        render(&report, Style { color: false, width: 100 });
    }
});
