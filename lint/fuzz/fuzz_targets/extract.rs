//! Any text gives facts, and facts that hold together.

#![no_main]

use feeler_fuzz::{check, on_a_worker};
use feeler_lint::lang::rust::parse::extract;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    on_a_worker(|| {
        let facts = extract(text);
        check(&facts, text);
        check(&facts.surface(), text);
        let outline = facts.outline(text);
        let edit = outline.since(&outline).expect("it is what it is");
        assert!(edit.gone.is_empty() && edit.new.is_empty());
        assert!(edit.order.iter().all(|item| (item.0 as usize) < facts.items.len()));
    });
});
