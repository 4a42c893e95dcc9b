//! Loops that sleep and look again at what could wake them.

use super::*;

/// What a loop may do beside, and still only waits.
const TRIFLES: [&str; 18] = [
    "is_some",
    "is_none",
    "is_ok",
    "is_err",
    "is_empty",
    "deref",
    "from_millis",
    "from_secs",
    "from_micros",
    "from_nanos",
    "from_secs_f32",
    "from_secs_f64",
    "new",
    "yield_now",
    "clone",
    "borrow",
    "as_ref",
    "Ok",
];

impl Timers<'_> {
    pub(super) fn polls(&self, _rule: &Rule) -> Vec<Mistake> {
        self.timers().filter_map(|(at, timer)| self.poll(at, timer)).collect()
    }

    fn poll(&self, at: usize, timer: &Timer) -> Option<Mistake> {
        let waits = matches!(timer.limit, None | Some(Limit::Success | Limit::Failure));
        if timer.kind != TimerKind::Sleep || !waits || timer.turn.is_none() || !timer.beside.is_empty() {
            return None;
        }
        let asks = |run: &Run| {
            let kind = run.site.filter(|_| run.asked).and_then(|site| self.work.kind(site))?;
            (kind.class == EVENT).then_some((run.site?, kind.path, kind.help))
        };
        let (site, path, own_help) = timer.work.iter().find_map(asks)?;
        // What else it asks could be what it really waits for.
        let only_waits = |run: &Run| asks(run).is_some() || TRIFLES.contains(&&*run.name);
        if !timer.work.iter().all(only_waits) {
            return None;
        }
        let path = self.ground.path(path).to_string();
        let every = self.period(at).map_or(String::new(), |nanos| format!(" every {}", show(nanos)));
        let message = format!("looks at `{path}`{every}, where whoever changes it could wake this");
        let looks = self.ground.hop(site, "looks again".to_string());
        let mut chain = self.timer_hops(at);
        chain.push(looks);
        let help = match own_help.is_empty() {
            true => self.work.census().help(EVENT),
            false => own_help.to_vec(),
        };
        let reaches = vec![Reach { class: EVENT.to_string(), primitive: path.clone(), at: self.ground.place(site) }];
        let effect = Some((EVENT.to_string(), path));
        Some(Mistake { site: timer.site, level: Level::High, message, chain, effect, reaches, help })
    }
}

/// The class of calls that look at what can tell by itself that it changed.
const EVENT: &str = "event";
