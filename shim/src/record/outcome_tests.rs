//! Totals are exact, however records are split and in whatever order the parts come together.

use super::super::each;
use super::*;
use proptest::prelude::*;

fn outcome() -> impl Strategy<Value = Outcome> {
    let failure = prop::option::of(prop::sample::select(FailKind::ALL.to_vec()));
    (0..5_u32, 0..3_u16, failure, any::<u32>(), 0..32_u32, any::<u64>()).prop_map(
        |(model, strategy, failure, latency, shift, trace)| Outcome {
            model: ModelId(model),
            strategy: StrategyId(strategy),
            failure,
            latency_us: latency >> shift,
            trace,
        },
    )
}

fn folded<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> OutcomeTotals {
    let mut totals = OutcomeTotals::default();
    outcomes.into_iter().for_each(|it| totals.fold(it));
    totals
}

fn encoded(totals: &OutcomeTotals) -> Vec<u8> {
    let mut out = Vec::new();
    totals.encode(&mut out);
    out
}

proptest! {
    #[test]
    fn many_at_once_are_as_one_after_the_other(
        outcomes in prop::collection::vec(outcome(), 0..300),
        before in 0..100_usize,
        models in prop::sample::select(vec![1_u32, 5, 200]),
    ) {
        let outcomes: Vec<Outcome> = outcomes.into_iter().enumerate().map(|(at, it)| {
            // Some keys are known before, some come with the others, and there may be more of them than the faster way is for.
            Outcome { model: ModelId(it.model.0 + at as u32 % models), ..it }
        }).collect();
        let before = before.min(outcomes.len());
        let mut totals = folded(&outcomes[..before]);
        let older = totals.clone();
        totals.fold_all(&outcomes[before..]);
        prop_assert_eq!(&totals, &folded(&outcomes));
        prop_assert_eq!(older, folded(&outcomes[..before]), "what was published stays as it is");
    }

    #[test]
    fn parts_merge_to_the_whole_in_any_order(outcomes in prop::collection::vec((outcome(), 0..3_usize), 0..80)) {
        let whole = folded(outcomes.iter().map(|(it, _)| it));
        let parts: Vec<_> =
            (0..3).map(|part| folded(outcomes.iter().filter(|(_, at)| *at == part).map(|(it, _)| it))).collect();
        for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
            let mut merged = OutcomeTotals::default();
            order.iter().for_each(|at| merged.merge(&parts[*at]));
            prop_assert_eq!(&merged, &whole);
        }
        prop_assert_eq!(whole.n(), outcomes.len() as u64);
    }

    #[test]
    fn what_is_written_is_read_again(outcomes in prop::collection::vec(outcome(), 0..40)) {
        let totals = folded(&outcomes);
        let bytes = encoded(&totals);
        let mut from = Reader::new(&bytes);
        prop_assert_eq!(OutcomeTotals::decode(1, &mut from).unwrap(), totals);
        prop_assert!(from.rest().is_empty());

        let mut wire = Vec::new();
        outcomes.iter().for_each(|it| it.put(&mut wire));
        prop_assert_eq!(wire.len(), outcomes.len() * Outcome::WIRE);
        let mut read = Vec::new();
        each(1, &wire, |it: Outcome| read.push(it)).unwrap();
        prop_assert_eq!(read, outcomes);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = OutcomeTotals::decode(1, &mut Reader::new(&bytes));
        let _ = each(1, &bytes, |_: Outcome| ());
    }

    #[test]
    fn quantiles_are_at_most_one_percent_too_high(mut latencies in prop::collection::vec(any::<u32>(), 1..60), q in 0.0..=1.0_f64) {
        let of = |latency_us| Outcome { model: ModelId(0), strategy: StrategyId(0), failure: None, latency_us, trace: 0 };
        let totals = folded(&latencies.iter().map(|it| of(*it)).collect::<Vec<_>>());
        latencies.sort_unstable();
        let rank = ((latencies.len() as f64 * q).ceil() as usize).max(1);
        let exact = u64::from(latencies[rank - 1]);
        let got = totals.get(ModelId(0), StrategyId(0)).unwrap().latencies().quantile_us(q).unwrap();
        prop_assert!(got >= exact && got as f64 <= exact as f64 * 1.01, "{got} for {exact}");
    }
}

#[test]
fn more_keys_than_fit_are_counted_together() {
    let of = |model| Outcome { model: ModelId(model), strategy: StrategyId(0), failure: None, latency_us: 7, trace: 0 };
    let many = OutcomeTotals::MAX_KEYS as u32 + 10;
    let totals = folded(&(0..many).map(of).collect::<Vec<_>>());
    assert_eq!(totals.n(), u64::from(many));
    assert_eq!(totals.get(OutcomeTotals::OTHER.0, OutcomeTotals::OTHER.1).unwrap().n(), 10);
    assert_eq!(totals.iter().count(), OutcomeTotals::MAX_KEYS + 1);
}

#[test]
fn a_cut_record_is_refused() {
    let mut wire = Vec::new();
    Outcome { model: ModelId(1), strategy: StrategyId(1), failure: None, latency_us: 7, trace: 9 }.put(&mut wire);
    wire.pop();
    assert!(each(1, &wire, |_: Outcome| ()).is_err());
}
