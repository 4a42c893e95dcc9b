//! The decision: a pure function of the models, the request and what was seen so far.

use crate::catalog::{Model, Request};

/// What was seen of a model.
#[derive(Clone, Copy, Debug, Default)]
pub struct Experience {
    /// Calls.
    pub n: u64,
    /// Those that did not fail.
    pub ok: u64,
    /// The sum of their latencies.
    pub latency_us: u64,
}

/// Calls that every model is credited with, so that the first failure of a new one does not decide.
const CREDIT: f64 = 8.0;
/// The latency that those calls had.
const CREDIT_LATENCY_US: f64 = 400_000.0;
/// What a failed call costs besides: the user waits, and another call follows.
const FAILURE_US: f64 = 10_000_000.0;

impl Experience {
    /// The time that a call is expected to cost the user.
    fn expected_us(self) -> f64 {
        let calls = self.n as f64 + CREDIT;
        let failed = self.n.saturating_sub(self.ok) as f64 / calls;
        (self.latency_us as f64 + CREDIT * CREDIT_LATENCY_US) / calls + failed * FAILURE_US
    }
}

/// The model with the smallest expected time that can do it at that cost; of two, the cheaper one.
pub fn choose(
    models: &'static [Model],
    request: &Request,
    experience: impl Fn(&Model) -> Experience,
) -> Option<&'static Model> {
    let able =
        models.iter().filter(|it| it.power >= request.power && request.max_cost.is_none_or(|most| it.cost <= most));
    let scored = able.map(|it| (experience(it).expected_us() + f64::from(it.cost), it));
    scored.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, it)| it)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::MODELS;

    fn chosen(request: Request, seen: impl Fn(&Model) -> Experience) -> &'static str {
        choose(MODELS, &request, seen).map_or("none", |it| it.name)
    }

    #[test]
    fn without_experience_the_cheapest_that_is_able() {
        assert_eq!(chosen(Request::default(), |_| Experience::default()), "swift");
        assert_eq!(chosen(Request { power: 3, max_cost: None }, |_| Experience::default()), "deep");
        assert_eq!(chosen(Request { power: 3, max_cost: Some(100) }, |_| Experience::default()), "none");
    }

    #[test]
    fn a_model_that_fails_or_is_slow_is_left_for_the_next() {
        let fails = |model: &Model| match model.name {
            "swift" => Experience { n: 100, ok: 10, latency_us: 100 * 300_000 },
            _ => Experience::default(),
        };
        assert_eq!(chosen(Request::default(), fails), "swift-long");
        let slow = |model: &Model| match model.name {
            "swift" => Experience { n: 100, ok: 100, latency_us: 100 * 3_000_000 },
            _ => Experience::default(),
        };
        assert_eq!(chosen(Request::default(), slow), "swift-long");
    }
}
