//! Runs every phase and every floor once, for callgrind: `counts.py` has it collect within [`measured`].

#![allow(clippy::print_stdout, reason = "the script reads it")]

use feeler_benches::{Corpus, alone};
use std::{error::Error, hint::black_box};

type Job<'c> = Box<dyn FnOnce() -> usize + 'c>;

/// Functions that are alike but for their names, under which callgrind counts.
mod measured {
    use super::{Job, black_box};

    macro_rules! named {
        ($($name:ident)*) => {
            $(
                #[inline(never)]
                fn $name(work: Job<'_>) -> usize {
                    // Otherwise they are one function.
                    black_box(stringify!($name));
                    black_box(work())
                }
            )*

            /// By name.
            pub(super) const ALL: &[(&str, fn(Job<'_>) -> usize)] = &[$((stringify!($name), $name)),*];
        };
    }

    named! {
        phase_extract phase_surface phase_outline phase_link phase_detect phase_decode phase_relink phase_render
        floor_extract floor_surface floor_outline floor_link floor_detect floor_decode floor_relink floor_render
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    alone(|| {
        let corpus = Corpus::read()?;
        println!("{}", corpus.bytes());
        for phase in corpus.phases() {
            for (what, work) in [("phase", &phase.run), ("floor", &phase.floor)] {
                let name = format!("{what}_{}", phase.name);
                let known = measured::ALL.iter().find(|(it, _)| *it == name);
                let (_, measured) = known.ok_or_else(|| format!("failed to find `{name}`: name it in `measured`"))?;
                // Once before, so that nothing counts that only the first time takes.
                black_box(work()());
                measured(work());
            }
        }
        Ok(())
    })
}
