//! Loops that are started again and again, and never end.

use super::*;
use finding::CADENCE;
use rustc_hash::FxHashMap;

/// Calls are followed up so far to find what repeats them.
const MAX_CALLERS: usize = 3;

/// Why something is started more than once.
enum Repeated {
    /// A loop runs it.
    Loop,
    /// It is what is done for each of these.
    Each(String),
}

impl Timers<'_> {
    pub(super) fn immortals(&self, rule: &Rule) -> Vec<Mistake> {
        let ends = |timer: &Timer| {
            timer.goes != Some(TurnKind::Forever) || !timer.exits.is_empty() || !timer.beside.is_empty()
        };
        let left_alone = |(at, timer): &(usize, &Timer)| {
            timer.recurs() && timer.start.kind == StartKind::Discarded && !ends(timer) && !self.told(*at).coordinated
        };
        let candidates: Vec<(usize, &Timer)> = self.timers().filter(left_alone).collect();
        if candidates.is_empty() {
            return Vec::new();
        }
        let callers = self.callers();
        candidates.into_iter().filter_map(|(at, timer)| self.immortal(rule, at, timer, &callers)).collect()
    }

    /// Sure calls of each function.
    fn callers(&self) -> FxHashMap<NodeId, Vec<SiteId>> {
        let mut callers: FxHashMap<NodeId, Vec<SiteId>> = FxHashMap::default();
        for edge in self.ground.program.edges.iter().filter(|edge| edge.confidence == Confidence::High) {
            if let Callee::Node(node) = edge.callee {
                callers.entry(node).or_default().push(edge.site);
            }
        }
        callers
    }

    fn immortal(
        &self,
        rule: &Rule,
        at: usize,
        timer: &Timer,
        callers: &FxHashMap<NodeId, Vec<SiteId>>,
    ) -> Option<Mistake> {
        let start = timer.start.site?;
        let (way, why) = self.repeated(rule, start, callers)?;
        let each = match &why {
            Repeated::Loop => "a loop starts one after the other".to_string(),
            Repeated::Each(ty) => format!("there is one for each `{ty}`"),
        };
        let holds = if timer.start.takes_self { ", and keeps its owner from ever being dropped" } else { "" };
        let message = format!("nothing ends this loop{holds}, and {each}");
        let mut chain: Vec<Hop> = way
            .iter()
            .map(|site| {
                let next = self.ground.site(*site);
                let note = if next.in_loop { "runs again and again" } else { "calls it" };
                self.ground.hop(*site, note.to_string())
            })
            .collect();
        let note = "starts it, and throws the handle away".to_string();
        chain.push(self.ground.hop(start, note));
        chain.extend(self.timer_hops(at));
        let help = HELP.iter().copied().chain([CADENCE]).map(str::to_string).collect();
        Some(Mistake { site: start, level: Level::High, message, chain, effect: None, reaches: Vec::new(), help })
    }

    /// Calls that lead from what repeats a start to it, outermost first.
    fn repeated(
        &self,
        rule: &Rule,
        start: SiteId,
        callers: &FxHashMap<NodeId, Vec<SiteId>>,
    ) -> Option<(Vec<SiteId>, Repeated)> {
        let mut open = vec![vec![start]];
        for _ in 0..=MAX_CALLERS {
            let mut further = Vec::new();
            for way in open {
                let Some(first) = way.last() else { continue };
                let function = self.work.census().owner(self.ground.site(*first).node);
                if self.ground.node(function).flags.main {
                    continue;
                }
                let why = match self.ground.site(*first).in_loop {
                    true => Some(Repeated::Loop),
                    false => self.each(rule, function),
                };
                if let Some(why) = why {
                    let way = way.iter().skip(1).rev().copied().collect();
                    return Some((way, why));
                }
                for caller in callers.get(&function).into_iter().flatten().filter(|caller| !way.contains(caller)) {
                    further.push([way.as_slice(), &[*caller]].concat());
                }
            }
            open = further;
        }
        None
    }

    /// What a function is called for each time, by its parameters: a connection, a request.
    fn each(&self, rule: &Rule, function: NodeId) -> Option<Repeated> {
        let of = self.ground.program.takes.iter().filter(|(node, _)| *node == function);
        let paths = of.map(|(_, path)| self.ground.path(*path));
        let named = paths.into_iter().find(|path| rule.params.types.iter().any(|ty| ty == path));
        named.map(|path| Repeated::Each(path.to_string()))
    }
}

const HELP: [&str; 4] = [
    "let the loop end with its owner: `Weak::upgrade` in each turn, a `watch` or `oneshot` channel whose sender the owner keeps, a `CancellationToken` with a `DropGuard`",
    "keep the handle and abort it in `Drop`: `AbortHandle`, `tokio_util::task::AbortOnDropHandle`, a `JoinSet`",
    "have one loop for all of them, started once",
    "end it by itself: a deadline, a number of turns",
];
