//! Any text gives facts, and facts that hold together.

#![no_main]

use feeler_fuzz::{check, on_a_worker};
use feeler_lint::lang::rust::parse::extract;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    on_a_worker(|| {
        let facts = extract(text);
        check(&facts, Some(text));
        check(&facts.surface(), Some(text));
        check(&facts.outline(), None);
    });
});
