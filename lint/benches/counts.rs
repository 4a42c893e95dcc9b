//! Runs every phase and every floor once, for callgrind: `counts.py` toggles collection at [`measured`] and dumps behind it.

#![allow(clippy::print_stdout, reason = "the script reads it")]

use feeler_benches::{Corpus, alone};
use std::{error::Error, hint::black_box};

/// The only thing that is counted.
#[inline(never)]
fn measured(work: Box<dyn FnOnce() -> usize + '_>) -> usize {
    black_box(work())
}

fn main() -> Result<(), Box<dyn Error>> {
    alone(|| {
        let corpus = Corpus::read()?;
        println!("bytes {}", corpus.bytes());
        for phase in corpus.phases() {
            for (what, work) in [("phase", &phase.run), ("floor", &phase.floor)] {
                // Once before, so that nothing counts that only the first time takes.
                black_box(work()());
                println!("{what} {}", phase.name);
                measured(work());
            }
        }
        Ok(())
    })
}
