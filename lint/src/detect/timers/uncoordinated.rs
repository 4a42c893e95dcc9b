//! Timers beside a coordinator that does not know them.

use super::*;
use finding::CADENCE;

/// Work that a coordinator runs: the call that gives it that, and what the work comes to.
struct Job {
    site: SiteId,
    krate: u32,
    touches: Vec<Touch>,
}

/// What a timer shares its contention with.
enum Other {
    Job(SiteId),
    Timer(usize),
}

impl Timers<'_> {
    pub(super) fn uncoordinated(&self, rule: &Rule) -> Vec<Mistake> {
        let jobs = self.jobs();
        if jobs.is_empty() && self.ground.level > Level::Low {
            return Vec::new();
        }
        let counts = |(at, timer): &(usize, &Timer)| {
            timer.recurs() && !self.is_excepted(rule, timer) && !self.is_coordinated(*at, timer)
        };
        let known = |(at, _): (usize, _)| Some((at, self.counted_period(rule, at)?, self.uses(at)));
        let alone: Vec<(usize, u64, Vec<Use>)> = self.timers().filter(counts).filter_map(known).collect();
        alone.iter().filter_map(|(at, period, uses)| self.beside(*at, *period, uses, &alone, &jobs)).collect()
    }

    /// Whether something keeps its runs apart already, or it is part of what does.
    fn is_coordinated(&self, at: usize, timer: &Timer) -> bool {
        let own = |symbol: &str| (self.coordinates)(symbol);
        let calls = |run: &Run| run.site.is_some_and(|site| self.is_coordinator(site));
        timer.coordinated
            || self.told(at).coordinated
            || own(&self.ground.node(timer.function).symbol)
            || timer.work.iter().any(calls)
    }

    /// Whether a call is one of a coordinator.
    fn is_coordinator(&self, site: SiteId) -> bool {
        self.work.census().edges_of(site).iter().any(|edge| self.names_coordinator(edge.callee))
            || self.work.kind(site).is_some_and(|kind| COORDINATED.contains(&kind.class))
    }

    fn names_coordinator(&self, callee: Callee) -> bool {
        match callee {
            Callee::Node(node) => (self.coordinates)(&self.ground.node(node).symbol),
            Callee::External(path) => (self.coordinates)(self.ground.path(path)),
            Callee::Param(..) => false,
        }
    }

    /// What coordinators run.
    fn jobs(&self) -> Vec<Job> {
        // Most calls are of nothing that a table or the configuration names.
        let named = |edge: &&Edge| self.work.census().is_named(edge.callee) || self.names_coordinator(edge.callee);
        let mut sites: Vec<SiteId> = self.ground.program.edges.iter().filter(named).map(|edge| edge.site).collect();
        sites.dedup();
        let own = |site: &SiteId| self.ground.is_own(self.ground.site(*site).at);
        let job = |site: SiteId| {
            let krate = self.ground.node(self.ground.site(site).node).krate;
            Job { site, krate, touches: self.work.of_call(site) }
        };
        sites.into_iter().filter(own).filter(|site| self.is_coordinator(*site)).map(job).collect()
    }

    fn beside(
        &self,
        at: usize,
        period: u64,
        uses: &[Use],
        alone: &[(usize, u64, Vec<Use>)],
        jobs: &[Job],
    ) -> Option<Mistake> {
        let timer = &self.inventory.timers[at];
        let is_linked = |job: &&Job| {
            let pair = (job.krate.min(timer.krate), job.krate.max(timer.krate));
            self.ground.program.linked.contains(&pair)
        };
        let coordinates = jobs.iter().any(|job| is_linked(&job));
        let level = if coordinates { Level::High } else { Level::Low };
        if level < self.ground.level {
            return None;
        }
        let (used, other) = uses.iter().find_map(|used| {
            let job = jobs.iter().filter(is_linked);
            let job = job
                .filter(|job| job.touches.iter().any(|touch| touch.of.name() == used.class))
                .map(|job| Other::Job(job.site));
            let timers = alone.iter().filter(|(other, _, uses)| {
                let node = self.inventory.timers[*other].node;
                node != timer.node && uses.iter().any(|it| it.class == used.class) && self.share_a_process(at, *other)
            });
            let other = job.chain(timers.map(|(other, ..)| Other::Timer(*other))).next()?;
            Some((used, other))
        })?;
        Some(self.apart(at, period, used, &other, level))
    }

    fn apart(&self, at: usize, period: u64, used: &Use, other: &Other, level: Level) -> Mistake {
        let timer = &self.inventory.timers[at];
        let (every, class) = (show(period), &used.class);
        let message = match level {
            Level::High => format!(
                "runs every {every} beside the coordinator, and contends for the {class} with what it does not know of"
            ),
            _ => {
                format!("runs every {every} on its own, and contends for the {class} with another timer of its process")
            }
        };
        let mut chain = self.timer_hops(at);
        chain.extend(used.touch.iter().flat_map(|touch| self.touch_hops(touch)));
        match other {
            Other::Job(site) => {
                let note = format!("a job that needs the {class}, too");
                chain.push(self.ground.hop(*site, note));
            }
            Other::Timer(other) => {
                let mut hops = self.timer_hops(*other);
                if let Some(hop) = hops.first_mut() {
                    hop.note.push_str(&format!(": another that needs the {class}"));
                }
                chain.extend(hops);
            }
        }
        let (effect, reaches) = used.touch.as_ref().map(|touch| self.effect(touch)).unwrap_or_default();
        let help = [CADENCE].iter().chain(&HELP).map(|it| (*it).to_string()).collect();
        Mistake { site: timer.site, level, message, chain, effect, reaches, help }
    }
}

/// Classes of calls that tell a coordinator of a job, or give it the work.
const COORDINATED: [&str; 2] = ["coordinated", "job"];

const HELP: [&str; 2] = [
    "let the coordinator of the project run it, and name that in `feeler.toml`: `[[coordinator]]` with `paths`",
    "say that something else keeps it apart: `[[timer]]` with `functions` and `coordinated = true` in `feeler.toml`",
];
