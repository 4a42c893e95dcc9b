//! Which files mention a name: when it comes to mean something else, their bodies do.

use super::{View, symbols::Sym};
use crate::facts::{Expr, FileFacts, Target};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

/// The names of every file, as steps from one symbol to the next.
#[derive(Default, Serialize, Deserialize)]
pub struct Mentions {
    /// Where the steps of each file end; those of described crates come last.
    ends: Vec<u32>,
    #[serde(with = "serde_bytes")]
    steps: Vec<u8>,
}

impl Mentions {
    /// Those of what was read; `syms` are its symbols, source by source.
    pub(super) fn of(read: View<'_>, syms: &[Vec<Sym>]) -> Self {
        let files = read.surfaces.len();
        let mut of_files: Vec<Vec<u32>> = syms[..files].iter().map(|syms| numbers(syms)).collect();
        let expansions = read.expansions.iter().zip(&syms[files + read.shapes.len()..]);
        for (expansion, syms) in expansions {
            of_files[expansion.file as usize].extend(numbers(syms));
        }
        let shapes = read.shapes.iter().zip(&syms[files..]);
        of_files.push(shapes.flat_map(|((_, facts), syms)| in_bodies(facts, syms)).collect());
        let steps: Vec<Vec<u8>> = of_files.into_par_iter().map(steps).collect();
        let mut mentions = Self::default();
        for steps in steps {
            mentions.steps.extend_from_slice(&steps);
            mentions.ends.push(mentions.steps.len() as u32);
        }
        mentions
    }

    /// The files that mention one of some names; `None` where a described crate does, whose bodies are not at hand.
    pub(super) fn files(&self, names: &FxHashSet<Sym>) -> Option<Vec<u32>> {
        let mut from = 0;
        let mut files: Vec<u32> = Vec::new();
        for (file, end) in (0..).zip(&self.ends) {
            let steps = self.steps.get(from..*end as usize)?;
            if mentions(steps, names) {
                files.push(file);
            }
            from = *end as usize;
        }
        let elsewhere = self.ends.len().checked_sub(1)? as u32;
        (files.last() != Some(&elsewhere)).then_some(files)
    }
}

fn numbers(syms: &[Sym]) -> Vec<u32> {
    syms.iter().map(|sym| sym.0).collect()
}

/// Names that bodies of a description mention. Those of its items nobody looks up but who mentions them, too.
fn in_bodies<'f>(facts: &'f FileFacts, syms: &'f [Sym]) -> impl Iterator<Item = u32> + 'f {
    let paths = facts.exprs.iter().filter_map(|expr| match expr {
        Expr::Path(path) => Some(facts.segments_of(*path)),
        _ => None,
    });
    let paths = paths.flatten().map(|segment| segment.name);
    let methods = facts.calls.iter().filter_map(|call| match call.target {
        Target::Method { name, .. } => Some(name),
        _ => None,
    });
    paths.chain(methods).map(|name| syms[name.0 as usize].0)
}

/// Seven bits a byte, the lowest first; all but the last of a number have the eighth set.
fn steps(mut syms: Vec<u32>) -> Vec<u8> {
    syms.sort_unstable();
    syms.dedup();
    let mut bytes = Vec::with_capacity(syms.len() + syms.len() / 2);
    let mut last = 0;
    for sym in syms {
        let mut step = sym - last;
        while step >= 0x80 {
            bytes.push(step as u8 | 0x80);
            step >>= 7;
        }
        bytes.push(step as u8);
        last = sym;
    }
    bytes
}

fn mentions(steps: &[u8], names: &FxHashSet<Sym>) -> bool {
    let (mut sym, mut step, mut shift) = (0u32, 0u32, 0u32);
    steps.iter().any(|byte| {
        step |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
        shift += 7;
        if byte & 0x80 != 0 {
            return false;
        }
        sym = sym.wrapping_add(step);
        (step, shift) = (0, 0);
        names.contains(&Sym(sym))
    })
}
