//! A picture of call chains, as plain data: the engine draws it, renderers write it down. Boxes are bodies and primitives, arrows calls.

use super::finding::Confidence;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoxKind {
    /// A body that an executor polls.
    Async,
    /// A body that is marked hot.
    Hot,
    /// A synchronous body.
    Sync,
    /// A trait's method called without a known implementation.
    Dynamic,
    /// A call that has the effect.
    Primitive,
}

impl BoxKind {
    /// The word for it, as every format writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Async => "async",
            Self::Hot => "hot",
            Self::Sync => "sync",
            Self::Dynamic => "dyn",
            Self::Primitive => "primitive",
        }
    }
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Relative to the project root, with `/`.
    pub path: String,
    /// From 1.
    pub line: u32,
}

/// A box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureBox {
    /// What it stands for.
    pub kind: BoxKind,
    /// Qualified name of the body, or canonical path of the primitive.
    pub symbol: String,
    /// Where the body is written; primitives are not in the project.
    pub place: Option<Place>,
    /// Class of a primitive, e.g. `fs-sync`.
    pub class: Option<String>,
    /// What a primitive does, e.g. `blocks the thread`.
    pub does: Option<String>,
    /// Calls into this box, and out of it, that are not in the picture.
    pub hidden: (usize, usize),
}

/// An arrow: all calls from one box to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Index of the box that holds the calls.
    pub from: usize,
    /// Index of the box that they run.
    pub to: usize,
    /// The calls, sorted.
    pub calls: Vec<Place>,
    /// The surest of them.
    pub confidence: Confidence,
    /// Whether they only make a future, which runs when it is polled.
    pub awaits: bool,
}

/// Boxes and arrows in a stable order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// One sentence: what is shown.
    pub title: String,
    /// The boxes.
    pub boxes: Vec<PictureBox>,
    /// Sorted by their ends, one for each pair.
    pub arrows: Vec<Arrow>,
    /// Boxes where chains begin, in order of display.
    pub roots: Vec<usize>,
    /// Boxes where chains end.
    pub sinks: Vec<usize>,
    /// What was asked for: the primitive or body where chains end, or the body where they begin.
    pub asked: Vec<usize>,
    /// What is not shown, and why.
    pub notes: Vec<String>,
}

/// Steps to a box, and the box before it on the shortest way.
type Ways = BTreeMap<usize, (usize, Option<usize>)>;

impl Picture {
    /// Completes the roots, behind those that are set: boxes without a caller other than themselves, and of every circle that
    /// nobody else calls its first box.
    pub fn find_roots(&mut self) {
        let mut called = vec![false; self.boxes.len()];
        self.arrows.iter().filter(|arrow| arrow.from != arrow.to).for_each(|arrow| called[arrow.to] = true);
        let known: BTreeSet<usize> = self.roots.iter().copied().collect();
        self.roots.extend((0..self.boxes.len()).filter(|at| !called[*at] && !known.contains(at)));
        let mut seen = self.ways(&self.roots, false);
        for at in 0..self.boxes.len() {
            if !seen.contains_key(&at) {
                self.roots.push(at);
                seen.extend(self.ways(&[at], false));
            }
        }
    }

    /// Sets the sinks to the boxes without a call other than to themselves.
    pub fn find_sinks(&mut self) {
        let mut calls = vec![false; self.boxes.len()];
        self.arrows.iter().filter(|arrow| arrow.from != arrow.to).for_each(|arrow| calls[arrow.from] = true);
        self.sinks = (0..self.boxes.len()).filter(|at| !calls[*at]).collect();
    }

    /// Breadth first from `starts`, along the arrows or against them.
    fn ways(&self, starts: &[usize], against: bool) -> Ways {
        let mut next: Vec<Vec<usize>> = vec![Vec::new(); self.boxes.len()];
        for arrow in &self.arrows {
            let (from, to) = if against { (arrow.to, arrow.from) } else { (arrow.from, arrow.to) };
            next[from].push(to);
        }
        let mut ways: Ways = starts.iter().map(|at| (*at, (0, None))).collect();
        let mut open: VecDeque<usize> = starts.iter().copied().collect();
        while let Some(at) = open.pop_front() {
            let steps = ways[&at].0 + 1;
            for to in &next[at] {
                if !ways.contains_key(to) {
                    ways.insert(*to, (steps, Some(at)));
                    open.push_back(*to);
                }
            }
        }
        ways
    }

    /// Leaves out what is more than `depth` calls away from where chains begin (`from_roots`) or end.
    pub fn cut_depth(&mut self, depth: usize, from_roots: bool) {
        let starts = if from_roots { &self.roots } else { &self.sinks };
        let near = self.ways(starts, !from_roots);
        let keep: Vec<bool> =
            (0..self.boxes.len()).map(|at| near.get(&at).is_some_and(|(steps, _)| *steps <= depth)).collect();
        let gone = keep.iter().filter(|kept| !**kept).count();
        if gone > 0 {
            self.retain(&keep);
            self.notes.push(format!("{} further than --depth {depth} left out", bodies(gone)));
        }
    }

    /// Leaves out whole chains until at most `limit` boxes are left; short chains stay first, and always one.
    pub fn cut_size(&mut self, limit: usize) {
        if self.boxes.len() <= limit {
            return;
        }
        let (down, up) = (self.ways(&self.roots, false), self.ways(&self.sinks, true));
        let (roots, sinks): (BTreeSet<usize>, BTreeSet<usize>) =
            (self.roots.iter().copied().collect(), self.sinks.iter().copied().collect());
        let distance = |at: usize, ways: &Ways| ways.get(&at).map_or(usize::MAX, |(steps, _)| *steps);
        let mut order: Vec<(u8, usize, usize)> = (0..self.boxes.len())
            .map(|at| match (roots.contains(&at), sinks.contains(&at)) {
                (true, _) => (0, distance(at, &up), at),
                (_, true) => (1, distance(at, &down), at),
                _ => (2, distance(at, &down).saturating_add(distance(at, &up)), at),
            })
            .collect();
        order.sort_unstable();
        let mut keep = vec![false; self.boxes.len()];
        let mut count = 0;
        for (_, _, at) in order {
            let chain: Vec<usize> = walk(at, &down).into_iter().chain(walk(at, &up)).collect();
            let mut new: Vec<usize> = chain.into_iter().filter(|at| !keep[*at]).collect();
            new.sort_unstable();
            new.dedup();
            if count == 0 || count + new.len() <= limit {
                count += new.len();
                new.into_iter().for_each(|at| keep[at] = true);
            }
        }
        let (all, roots) = (self.boxes.len(), self.roots.len());
        self.retain(&keep);
        let shown = self.roots.len();
        self.notes.push(format!(
            "{} of {all} boxes shown, {shown} of {roots} beginnings; `--limit 0` shows all",
            self.boxes.len()
        ));
    }

    /// Keeps some boxes and the arrows between them, and counts in the others what went.
    fn retain(&mut self, keep: &[bool]) {
        let mut place = vec![0; keep.len()];
        let mut count = 0;
        for (at, kept) in keep.iter().enumerate() {
            place[at] = count;
            count += usize::from(*kept);
        }
        for arrow in &self.arrows {
            match (keep[arrow.from], keep[arrow.to]) {
                (false, true) => self.boxes[arrow.to].hidden.0 += 1,
                (true, false) => self.boxes[arrow.from].hidden.1 += 1,
                _ => {}
            }
        }
        self.arrows.retain(|arrow| keep[arrow.from] && keep[arrow.to]);
        for arrow in &mut self.arrows {
            (arrow.from, arrow.to) = (place[arrow.from], place[arrow.to]);
        }
        let mut at = 0;
        self.boxes.retain(|_| {
            at += 1;
            keep[at - 1]
        });
        for list in [&mut self.asked, &mut self.roots, &mut self.sinks] {
            list.retain(|at| keep[*at]);
            list.iter_mut().for_each(|at| *at = place[*at]);
        }
        self.find_roots();
    }
}

/// From a box back to where a search began.
fn walk(mut at: usize, ways: &Ways) -> Vec<usize> {
    let mut chain = vec![at];
    while let Some((_, Some(before))) = ways.get(&at) {
        chain.push(*before);
        at = *before;
    }
    chain
}

fn bodies(count: usize) -> String {
    if count == 1 { "1 box".to_string() } else { format!("{count} boxes") }
}

#[cfg(test)]
#[path = "picture_tests.rs"]
mod tests;
