//! What amounts come to: constants, defaults, results and arguments put in for what is written.

use super::{Origin, OriginKind, Period};
use crate::{
    base::{
        finding::Location,
        source::{FileId, Span},
    },
    facts::{amount::time_of_text, *},
};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Calls lead to calls so far.
const MAX_HOPS: usize = 4;
/// So many callers of a function are told apart.
const MAX_CALLERS: usize = 64;

/// A function in which an amount is written, with the call that runs it where that is known.
#[derive(Debug)]
pub(super) struct Env {
    /// Index in [`Program::timed`].
    function: usize,
    call: Option<(usize, Rc<Env>)>,
}

/// What an amount comes to.
#[derive(Clone, Debug, Default)]
pub(super) struct Worth {
    /// Concrete, or unknown.
    pub(super) amount: Amount,
    pub(super) origin: Vec<Origin>,
    pub(super) jitter: bool,
    /// It is different things on different ways.
    pub(super) differs: bool,
    /// It hangs on a parameter whose caller is not known.
    open: bool,
}

/// A way to put callers in: the calls, nearest first, and what the amount comes to.
#[derive(Default)]
pub(super) struct Way {
    pub(super) through: Vec<SiteId>,
    pub(super) worth: Worth,
}

pub(super) struct Periods<'a> {
    program: &'a Program,
    /// Functions of [`Program::timed`] by their nodes, and by crate and place for bodies that calls mean otherwise.
    functions: FxHashMap<NodeId, usize>,
    places: FxHashMap<(u32, Location), usize>,
    /// Calls that pass amounts to a function: function and index among its passes.
    callers: FxHashMap<usize, Vec<(usize, usize)>>,
    fills: FxHashMap<(u32, &'a str), Vec<(usize, &'a Fill)>>,
    defaults: FxHashMap<(u32, &'a str), Vec<&'a FieldDefault>>,
}

impl<'a> Periods<'a> {
    pub(super) fn new(program: &'a Program) -> Self {
        let mut this = Self {
            program,
            functions: FxHashMap::default(),
            places: FxHashMap::default(),
            callers: FxHashMap::default(),
            fills: FxHashMap::default(),
            defaults: FxHashMap::default(),
        };
        for (at, timed) in program.timed.iter().enumerate() {
            this.functions.insert(timed.node, at);
            let node = &program.nodes[timed.node.0 as usize];
            this.places.entry((node.krate, node.at)).or_insert(at);
            for fill in &timed.fills {
                this.fills.entry((fill.of, &*fill.field)).or_default().push((at, fill));
            }
        }
        for (at, timed) in program.timed.iter().enumerate() {
            for (pass, of) in timed.passes.iter().enumerate() {
                for function in this.called(of.site) {
                    this.callers.entry(function).or_default().push((at, pass));
                }
            }
        }
        for default in &program.defaults {
            this.defaults.entry((default.of, &*default.name)).or_default().push(default);
        }
        this
    }

    /// The function of a body, if it says something about time.
    pub(super) fn function(&self, node: NodeId) -> Option<usize> {
        let known = self.functions.get(&node).copied();
        let info = &self.program.nodes[node.0 as usize];
        known.or_else(|| self.places.get(&(info.krate, info.at)).copied())
    }

    /// The functions that say something about time, and that a call may run.
    fn called(&self, site: SiteId) -> Vec<usize> {
        let mut found = Vec::new();
        for edge in edges(self.program, site) {
            if let Callee::Node(node) = edge.callee {
                match self.program.nodes[node.0 as usize].kind {
                    NodeKind::Dispatch => found.extend(self.dispatched(node)),
                    _ => found.extend(self.function(node)),
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn dispatched(&self, node: NodeId) -> Vec<usize> {
        let sites = &self.program.sites;
        let first = sites.partition_point(|site| site.node < node);
        let own = (first..).take_while(|at| sites.get(*at).is_some_and(|site| site.node == node));
        let edges = own.flat_map(|at| edges(self.program, SiteId(at as u32)));
        let targets = edges.filter_map(|edge| match edge.callee {
            Callee::Node(target) => self.function(target),
            _ => None,
        });
        targets.collect()
    }

    fn file(&self, function: usize) -> FileId {
        self.program.nodes[self.program.timed[function].node.0 as usize].at.file
    }

    /// What an amount that a function writes comes to, for each of the callers that it hangs on.
    pub(super) fn ways(&self, function: usize, amount: &Amount) -> Vec<Way> {
        let mut ways = Vec::new();
        self.expand(function, amount, &mut Vec::new(), &mut ways);
        ways
    }

    fn expand(&self, function: usize, amount: &Amount, chain: &mut Vec<(usize, usize)>, ways: &mut Vec<Way>) {
        let mut env = None;
        for (caller, pass) in chain.iter().rev() {
            env = Some((*pass, Rc::new(Env { function: *caller, call: env })));
        }
        let worth = self.worth(amount, &Rc::new(Env { function, call: env }), 0, &mut Vec::new());
        let outermost = chain.last().map_or(function, |(caller, _)| *caller);
        let callers = self.callers.get(&outermost).filter(|_| worth.open && chain.len() < MAX_HOPS);
        let Some(callers) = callers.filter(|_| ways.len() < MAX_CALLERS) else {
            let through = chain.iter().map(|(caller, pass)| self.program.timed[*caller].passes[*pass].site);
            ways.push(Way { through: through.collect(), worth });
            return;
        };
        for caller in callers {
            // Recursion has no more to say.
            if !chain.contains(caller) {
                chain.push(*caller);
                self.expand(function, amount, chain, ways);
                chain.pop();
            }
        }
    }

    fn worth(&self, amount: &Amount, env: &Rc<Env>, depth: u32, fields: &mut Vec<(u32, Box<str>)>) -> Worth {
        if depth > 2 * MAX_DEPTH {
            return Worth::default();
        }
        match amount {
            Amount::Unknown | Amount::Path(_) => Worth::default(),
            Amount::Number(_) | Amount::Millionths(_) | Amount::Time(_) | Amount::Text(_) => {
                Worth { amount: amount.clone(), ..Worth::default() }
            }
            Amount::Constant(id) => self.constant(*id, env, depth, fields),
            Amount::Param(at) => match &env.call {
                Some((pass, caller)) => {
                    let args = &self.program.timed[caller.function].passes[*pass].args;
                    let Some((amount, span)) = args.get(usize::from(*at)) else { return Worth::default() };
                    let worth = self.worth(amount, caller, depth + 1, fields);
                    worth.from(self.origin(OriginKind::Argument, caller.function, *span, "argument"))
                }
                None => Worth { open: true, ..Worth::default() },
            },
            Amount::Field(of, name) => self.field(*of, name, depth, fields),
            Amount::Given(site) => self.given(*site, env, depth, fields),
            Amount::Of(op, parts) => {
                let parts = parts.iter().map(|part| self.worth(part, env, depth + 1, fields)).collect();
                combined(*op, parts)
            }
        }
    }

    fn origin(&self, kind: OriginKind, function: usize, span: Span, name: &str) -> Option<Origin> {
        let at = Location { file: self.file(function), span };
        (span != Span::default()).then(|| Origin { at, kind, name: name.into() })
    }

    fn constant(&self, id: u32, env: &Rc<Env>, depth: u32, fields: &mut Vec<(u32, Box<str>)>) -> Worth {
        let constants = &self.program.constants;
        let Ok(at) = constants.binary_search_by_key(&id, |it| it.id) else { return Worth::default() };
        let constant = &constants[at];
        let worth = self.worth(&constant.amount, env, depth + 1, fields);
        worth.from(Some(Origin { at: constant.at, kind: OriginKind::Constant, name: constant.name.clone() }))
    }

    /// What functions give.
    fn given(&self, site: SiteId, env: &Rc<Env>, depth: u32, fields: &mut Vec<(u32, Box<str>)>) -> Worth {
        let functions = self.called(site);
        let passes = &self.program.timed[env.function].passes;
        let pass = passes.iter().position(|pass| pass.site == site);
        let worths = functions.iter().map(|function| {
            let call = pass.map(|pass| (pass, env.clone()));
            let inner = Rc::new(Env { function: *function, call });
            let timed = &self.program.timed[*function];
            let mut worth = self.worth(&timed.gives, &inner, depth + 1, fields);
            if pass.is_none() {
                // Its own callers are those of others.
                worth.open = false;
            }
            let node = &self.program.nodes[timed.node.0 as usize];
            let name = node.symbol.rsplit("::").next().unwrap_or_default().into();
            worth.from(Some(Origin { at: node.at, kind: OriginKind::Function, name }))
        });
        let worths: Vec<Worth> = worths.collect();
        if worths.len() == 1 {
            worths.into_iter().next().unwrap_or_default()
        } else {
            combined(Operation::Either, worths)
        }
    }

    /// What a field is: by default, or as everybody fills it.
    fn field(&self, of: u32, name: &str, depth: u32, fields: &mut Vec<(u32, Box<str>)>) -> Worth {
        let key = (of, Box::from(name));
        if fields.contains(&key) || fields.len() > MAX_HOPS {
            return Worth::default();
        }
        fields.push(key);
        let worth = self.of_field(of, name, depth, fields);
        fields.pop();
        worth
    }

    fn of_field(&self, of: u32, name: &str, depth: u32, fields: &mut Vec<(u32, Box<str>)>) -> Worth {
        let (mut defaults, mut others) = (Vec::new(), Vec::new());
        for default in self.defaults.get(&(of, name)).into_iter().flatten() {
            let env = Rc::new(Env { function: 0, call: None });
            let worth = match default.by.and_then(|by| self.function(by)) {
                Some(function) => {
                    let env = Rc::new(Env { function, call: None });
                    self.worth(&self.program.timed[function].gives, &env, depth + 1, fields)
                }
                None => self.worth(&default.amount, &env, depth + 1, fields),
            };
            defaults.push(worth.from(Some(Origin { at: default.at, kind: OriginKind::Default, name: name.into() })));
        }
        for (function, fill) in self.fills.get(&(of, name)).into_iter().flatten() {
            // What it was before says nothing new.
            if matches!(&fill.amount, Amount::Field(other, field) if fields.iter().any(|(of, name)| of == other && name == field))
            {
                continue;
            }
            let kind = if fill.default { OriginKind::Default } else { OriginKind::Field };
            let origin = self.origin(kind, *function, fill.at, name);
            let to = if fill.default { &mut defaults } else { &mut others };
            to.extend(self.filled(*function, fill, depth, fields).into_iter().map(|worth| worth.from(origin.clone())));
        }
        match agreed(&defaults) {
            // Somebody surely puts something else in.
            Some(default) if others.iter().any(|it| it.amount != Amount::Unknown && it.amount != default.amount) => {
                Worth::default()
            }
            Some(default) => default,
            None if !defaults.is_empty() => Worth::default(),
            None => agreed(&others).unwrap_or_default(),
        }
    }

    /// What is put into a field, for each of the callers of the function that does it.
    fn filled(&self, function: usize, fill: &Fill, depth: u32, fields: &mut Vec<(u32, Box<str>)>) -> Vec<Worth> {
        let own = Rc::new(Env { function, call: None });
        let worth = self.worth(&fill.amount, &own, depth + 1, fields);
        let callers = self.callers.get(&function).filter(|callers| worth.open && callers.len() <= MAX_CALLERS);
        let Some(callers) = callers else { return vec![worth] };
        let with = |(caller, pass): &(usize, usize)| {
            let outer = Rc::new(Env { function: *caller, call: None });
            let env = Rc::new(Env { function, call: Some((*pass, outer)) });
            self.worth(&fill.amount, &env, depth + 1, fields)
        };
        callers.iter().map(with).collect()
    }
}

/// The one thing that all come to.
fn agreed(worths: &[Worth]) -> Option<Worth> {
    let first = worths.first()?;
    let same = |it: &Worth| it.amount != Amount::Unknown && it.amount == first.amount;
    worths.iter().all(same).then(|| Worth { open: false, ..first.clone() })
}

fn combined(op: Operation, parts: Vec<Worth>) -> Worth {
    let amounts: Vec<Amount> = parts.iter().map(|part| part.amount.clone()).collect();
    let jitter = op == Operation::Jitter || parts.iter().any(|part| part.jitter);
    let open = parts.iter().any(|part| part.open);
    let mut differs = parts.iter().any(|part| part.differs);
    let amount = match op {
        Operation::Or => match amounts.iter().position(|amount| *amount != Amount::Unknown) {
            // Where nothing else is said, the second is what it is.
            Some(at) => {
                let mut chosen = parts.into_iter().nth(at).unwrap_or_default();
                if at == 1 {
                    chosen.origin.iter_mut().take(1).for_each(|it| it.kind = OriginKind::Default);
                }
                return Worth { jitter, ..chosen };
            }
            None => Amount::Unknown,
        },
        Operation::Either => {
            let first = amounts.first().cloned().unwrap_or_default();
            let same = amounts.iter().all(|amount| *amount == first);
            let known = amounts.iter().filter(|amount| **amount != Amount::Unknown);
            differs |= !same && known.count() > 1;
            if same { first } else { Amount::Unknown }
        }
        Operation::Jitter => amounts.into_iter().next().unwrap_or_default(),
        op => match Amount::of(op, amounts) {
            amount if amount.is_concrete() => amount,
            _ => Amount::Unknown,
        },
    };
    let mut origin: Vec<Origin> = Vec::new();
    for it in parts.into_iter().flat_map(|part| part.origin) {
        if !origin.contains(&it) {
            origin.push(it);
        }
    }
    Worth { amount, origin, jitter, differs, open }
}

impl Worth {
    /// With a place that it comes from before all others.
    fn from(mut self, origin: Option<Origin>) -> Self {
        if let Some(origin) = origin.filter(|origin| !self.origin.contains(origin)) {
            self.origin.insert(0, origin);
        }
        self
    }

    /// The period that it is, where a bare number counts `unit` nanoseconds.
    pub(super) fn period(&self, unit: Option<u64>) -> Period {
        match &self.amount {
            Amount::Time(time) => Period::Known(*time),
            Amount::Number(number) => match unit.and_then(|unit| number.checked_mul(unit)) {
                Some(time) => Period::Known(time),
                None => Period::Unknown,
            },
            Amount::Text(text) => match time_of_text(text) {
                Some(time) => Period::Known(time),
                None => Period::Cron(text.clone()),
            },
            _ => Period::Unknown,
        }
    }
}

/// What a call leads to.
pub(super) fn edges(program: &Program, site: SiteId) -> &[Edge] {
    let first = program.edges.partition_point(|edge| edge.site < site);
    let len = program.edges[first..].iter().take_while(|edge| edge.site == site).count();
    &program.edges[first..first + len]
}
