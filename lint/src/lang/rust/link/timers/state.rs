//! What a walk over a body knows while it goes on.

use super::{
    super::{held::CallKey, world::*},
    Instance, Meant, Output, Timing,
    bind::Var,
    expanded::Inner,
};
use crate::{base::source::Span, facts::*};
use rustc_hash::{FxHashMap, FxHashSet};

/// What becomes of a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Goes {
    /// It is thrown away.
    Dropped,
    /// A variable holds it, or what it is a wrapper around.
    Var(u32),
    /// A field of a type of the project holds it.
    Field(u32, Box<str>),
    /// It is an argument, or what the function gives back.
    Away,
    /// It is asked for something, or awaited.
    Asked,
}

/// A wait as it was met; amounts are found out when the whole function is known.
pub(super) struct RawWait {
    pub(super) wait: Wait,
    pub(super) call: CallId,
    /// Loops around it, innermost last.
    pub(super) around: Vec<u32>,
}

/// A loop that is being walked.
pub(super) struct RawTurn {
    pub(super) turn: Turn,
    /// Variables and kinds of conditions that a way out hangs on.
    pub(super) hangs: Vec<Hangs>,
}

/// A condition that a way out of a loop hangs on.
pub(super) struct Hangs {
    /// Variables in it.
    pub(super) vars: Vec<u32>,
    /// Fields in it.
    pub(super) fields: Vec<(AdtId, Name)>,
    /// It compares points in time.
    pub(super) on_time: bool,
}

/// Where a walk is.
#[derive(Clone, Default)]
pub(super) struct At {
    /// The body.
    pub(super) node: u32,
    /// Loops of that body around here, innermost last.
    pub(super) turns: Vec<u32>,
    /// Only where something failed does it run.
    pub(super) on_error: bool,
    /// In a condition that a way out hangs on.
    pub(super) asked: bool,
    pub(super) arm: Option<u32>,
    /// What an arm waits for.
    pub(super) waited: bool,
    /// Something around it ends it after some time.
    pub(super) limited: bool,
    /// It runs in one turn only.
    pub(super) once: bool,
    /// It runs only under some condition.
    pub(super) sometimes: bool,
    /// Waits that were polled and are over, by the names of what holds them.
    pub(super) over: Vec<Name>,
    /// What is made here takes the place of one of them.
    pub(super) renews: bool,
    /// So many of the loops are around an async block that is awaited in place: it does not leave them.
    pub(super) outside: usize,
}

impl At {
    /// Nobody polls more in one function.
    const MOST_OVER: usize = 32;

    /// Waits of these names are known to be over from here on.
    pub(super) fn find_over(&mut self, names: &[Name]) {
        for name in names {
            if self.over.len() < Self::MOST_OVER && !self.over.contains(name) {
                self.over.push(*name);
            }
        }
    }
}

/// What typing told of a function: the same for its own text and for what its macros expand to.
pub(super) struct Typed {
    /// What calls of sites mean to whoever asks for timers.
    pub(super) calls: FxHashMap<u32, TimeCall>,
    /// Sites by the places of their calls.
    pub(super) sites: FxHashMap<(Span, Span), u32>,
    /// The same of expanded macros.
    pub(super) expanded: FxHashMap<CallKey, u32>,
    /// The functions of the project that sites mean.
    pub(super) meant: FxHashMap<u32, FnIdx>,
    /// Nodes by their places.
    pub(super) nodes: FxHashMap<Span, u32>,
    /// The types that hold fields, and that literals make, by unit.
    pub(super) noted: FxHashMap<(u32, ExprId), AdtId>,
}

impl Typed {
    pub(super) fn new(output: &Output, calls: FxHashMap<u32, TimeCall>) -> Self {
        let sites = output.sites.iter().enumerate();
        let mut meant = FxHashMap::default();
        for (site, target, ..) in &output.edges {
            if let Meant::Fn(of) | Meant::Dispatch(of) | Meant::Instance(Instance { function: of, .. }) = target {
                meant.entry(*site).or_insert(*of);
            }
        }
        Self {
            calls,
            sites: sites.rev().map(|(at, site)| ((site.span, site.focus), at as u32)).collect(),
            expanded: output.expanded.iter().rev().copied().collect(),
            meant,
            nodes: (0..).zip(&output.nodes).skip(1).map(|(at, node)| (node.span, at)).collect(),
            noted: output.noted.iter().map(|(unit, id, adt)| ((*unit, *id), *adt)).collect(),
        }
    }
}

pub(super) struct Walk<'w, 'a, 'f> {
    pub(super) world: &'w World<'a>,
    /// Whose text is walked: the function's unit, or that of a macro that is expanded in it.
    pub(super) unit: u32,
    pub(super) facts: &'f FileFacts,
    pub(super) info: &'w FnDef,
    pub(super) function: FnIdx,
    pub(super) timing: &'w Timing<'w>,
    pub(super) typed: &'w Typed,
    /// Scopes of blocks that declare items, innermost last.
    pub(super) modules: Vec<ModId>,
    pub(super) names: Vec<(Name, u32)>,
    pub(super) vars: Vec<Var>,
    /// The variables that paths name.
    pub(super) locals: FxHashMap<PathId, u32>,
    /// The constants.
    pub(super) constants: FxHashMap<PathId, ValueId>,
    pub(super) at: At,
    pub(super) arms: u32,
    pub(super) turns: Vec<RawTurn>,
    pub(super) waits: Vec<RawWait>,
    pub(super) passes: Vec<(u32, Vec<ExprId>)>,
    pub(super) fills: Vec<(AdtId, Name, ExprId)>,
    pub(super) starts: Vec<Start>,
    /// What is given back before the end.
    pub(super) returns: Vec<ExprId>,
    /// Fields that change in loops.
    pub(super) changed: Vec<(u32, AdtId, Name)>,
    /// What fields with intervals were told about missed ticks.
    pub(super) told: Vec<(u32, Box<str>, Missed)>,
    /// Calls of functions that a timeout around them ends.
    pub(super) limited: Vec<SiteId>,
    /// Variables with a future that a wait ends.
    pub(super) limited_vars: Vec<u32>,
    /// Waits whose end leaves a loop that they were made outside of, with that loop.
    pub(super) deadlines: Vec<(usize, u32)>,
    /// Waits that begin anew.
    pub(super) renewed: Vec<usize>,
    /// Calls of functions that wait whose future a variable held until it was awaited, with the arm that does it.
    pub(super) later: FxHashMap<u32, (Option<u32>, bool)>,
    /// What closures are called with.
    pub(super) given: FxHashMap<ScopeId, ExprId>,
    /// Closures and blocks that run again and again, as those of `stream::unfold` do.
    pub(super) again: FxHashSet<ScopeId>,
    /// The loop is left when the wait that comes next is over; and whether only the innermost is.
    pub(super) ends: Option<bool>,
    /// What was found in expanded macros.
    pub(super) inner: Inner,
}

impl<'w, 'a, 'f> Walk<'w, 'a, 'f> {
    /// A walk over a text of a function: its own, or that of a macro that is expanded in it.
    pub(super) fn new(
        world: &'w World<'a>,
        function: FnIdx,
        (unit, facts): (u32, &'f FileFacts),
        timing: &'w Timing<'w>,
        typed: &'w Typed,
    ) -> Self {
        let info = &world.fns[function.0 as usize];
        Self {
            world,
            unit,
            facts,
            info,
            function,
            timing,
            typed,
            modules: vec![info.place.module],
            names: Vec::new(),
            vars: Vec::new(),
            locals: FxHashMap::default(),
            constants: FxHashMap::default(),
            at: At::default(),
            arms: 0,
            turns: Vec::new(),
            waits: Vec::new(),
            passes: Vec::new(),
            fills: Vec::new(),
            starts: Vec::new(),
            returns: Vec::new(),
            changed: Vec::new(),
            told: Vec::new(),
            limited: Vec::new(),
            limited_vars: Vec::new(),
            deadlines: Vec::new(),
            renewed: Vec::new(),
            later: FxHashMap::default(),
            given: FxHashMap::default(),
            again: FxHashSet::default(),
            ends: None,
            inner: Vec::new(),
        }
    }
}
