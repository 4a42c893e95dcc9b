//! Types every body: those of all functions as they are written, then as calls mean them.
//!
//! The bodies of a file are read when their turn comes and forgotten at once: those of all files together would be most of the memory.

use super::{
    infer::{Instance, Output, infer},
    members::Types,
    symbols::Ext,
    timers::{Timing, times},
    trace::trace,
    world::{FnIdx, World},
};
use crate::facts::{FileFacts, TimeCall};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Borrow;

/// At most so many bodies are typed once more for a call.
pub(super) const MAX_INSTANCES: usize = 1 << 16;

/// What typing bodies needs.
#[derive(Clone, Copy)]
pub(super) struct Bodies<'w, 'a> {
    pub(super) world: &'w World<'a>,
    pub(super) calls: Calls<'w>,
}

/// Which calls are kept, and which ones traced.
#[derive(Clone, Copy)]
pub(super) struct Calls<'w> {
    /// Whether a call of an external path can matter to anybody.
    pub(super) matters: &'w (dyn Fn(&str) -> bool + Sync),
    /// Whether a function that calls an external path is to be traced.
    pub(super) watches: &'w (dyn Fn(&str) -> bool + Sync),
    /// What [`trace::makers`] found.
    pub(super) makers: &'w [Option<Ext>],
    /// What is asked about time, if something is.
    pub(super) timing: Option<&'w Timing<'w>>,
}

/// What a thread keeps from body to body.
struct Scratch<'w, 'a> {
    types: Option<Types<'w, 'a>>,
    /// Whether calls of a path matter.
    matters: FxHashMap<Ext, bool>,
    /// Whether they are watched.
    watches: FxHashMap<Ext, bool>,
    /// What they mean to whoever asks for timers.
    means: FxHashMap<Ext, Option<TimeCall>>,
}

impl<'w, 'a> Bodies<'w, 'a> {
    /// What all bodies call: first those of functions, by their index. `whole` reads a file.
    pub(super) fn all(self, whole: &(dyn Fn(u32) -> Option<FileFacts> + Sync)) -> Vec<(Instance, Box<Output>)> {
        let own: Vec<Instance> = (0..self.world.fns.len() as u32).map(|at| Instance::of(FnIdx(at))).collect();
        let mut bodies = self.each(own, whole);
        let (mut seen, mut from) = (FxHashSet::default(), 0);
        while from < bodies.len() && seen.len() < MAX_INSTANCES {
            let wanted = bodies[from..].iter().flat_map(|(_, output)| output.instances());
            let new: Vec<Instance> = wanted.filter(|of| seen.insert(*of)).take(MAX_INSTANCES).collect();
            from = bodies.len();
            bodies.extend(self.each(new, whole));
        }
        bodies
    }

    /// Types some bodies, file by file.
    pub(super) fn each<F: Borrow<FileFacts>>(
        self,
        of: Vec<Instance>,
        whole: &(dyn Fn(u32) -> Option<F> + Sync),
    ) -> Vec<(Instance, Box<Output>)> {
        let unit = |at: u32| self.world.fns[of[at as usize].function.0 as usize].place.unit;
        let mut order: Vec<u32> = (0..of.len() as u32).collect();
        order.sort_by_key(|at| unit(*at));
        let files: Vec<&[u32]> = order.chunk_by(|left, right| unit(*left) == unit(*right)).collect();
        let scratch = || Scratch {
            types: None,
            matters: FxHashMap::default(),
            watches: FxHashMap::default(),
            means: FxHashMap::default(),
        };
        let outputs: Vec<Vec<(u32, Box<Output>)>> = files
            .into_par_iter()
            .map_init(scratch, |scratch, bodies| self.of_file(scratch, &of, bodies, whole))
            .collect();
        let mut placed: Vec<Option<Box<Output>>> = of.iter().map(|_| None).collect();
        for (at, output) in outputs.into_iter().flatten() {
            placed[at as usize] = Some(output);
        }
        of.into_iter().zip(placed).map(|(of, output)| (of, output.unwrap_or_default())).collect()
    }

    fn of_file<F: Borrow<FileFacts>>(
        self,
        scratch: &mut Scratch<'w, 'a>,
        of: &[Instance],
        bodies: &[u32],
        whole: &(dyn Fn(u32) -> Option<F> + Sync),
    ) -> Vec<(u32, Box<Output>)> {
        let world = self.world;
        let function = |at: u32| &world.fns[of[at as usize].function.0 as usize];
        let unit = bodies.first().map(|at| &world.units[function(*at).place.unit as usize]);
        let read: Option<F> = unit.and_then(|unit| unit.input).and_then(whole);
        let facts = unit.and_then(|unit| match unit.input {
            Some(_) => read.as_ref().map(Borrow::borrow),
            None => Some(unit.facts),
        });
        let output = |at: &u32| {
            let Some(facts) = facts else { return (*at, Box::new(Output::unread(function(*at)))) };
            let own = scratch.types.take().unwrap_or_else(|| Types::new(world));
            let Calls { matters, watches, makers, timing } = self.calls;
            let (mut output, own) = infer(own, facts, of[*at as usize], timing.is_some());
            let text = |ext| world.externals.text(ext, &world.symbols);
            let (kept, watched) = (&mut scratch.matters, &mut scratch.watches);
            output.prune(world, &mut |ext| *kept.entry(ext).or_insert_with(|| matters(&text(ext))));
            let mut watches = |ext| *watched.entry(ext).or_insert_with(|| watches(&text(ext)));
            output.traced = trace(world, facts, of[*at as usize], &mut output, makers, &mut watches).map(Box::new);
            if let Some(timing) = timing {
                let mut means = |ext| *scratch.means.entry(ext).or_insert_with(|| (timing.means)(&text(ext)));
                output.timed = times(world, facts, of[*at as usize], &output, timing, &mut means).map(Box::new);
                (output.noted, output.expanded) = (Vec::new(), Vec::new());
            }
            scratch.types = Some(own);
            output.fit();
            (*at, Box::new(output))
        };
        bodies.iter().map(output).collect()
    }
}
