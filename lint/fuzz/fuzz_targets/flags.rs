//! Whatever the files of a project make of their switches, it is read to an end, and always the same.

#![no_main]

use feeler_fuzz::Written;
use feeler_lint::report::flags::json;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PROJECT: LazyLock<Written> = LazyLock::new(|| Written::new().expect("a project"));

fuzz_target!(|text: &str| {
    assert_eq!(json(&PROJECT.flags(text)), json(&PROJECT.flags(text)));
});
