//! Whatever the files of a project say, a run over them ends with a report that can be shown.

#![no_main]

use feeler_fuzz::Written;
use feeler_lint::report::json;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PROJECT: LazyLock<Written> = LazyLock::new(|| Written::new().expect("a project"));

fuzz_target!(|text: &str| {
    json::render(&PROJECT.run(text));
});
