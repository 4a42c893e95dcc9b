//! Times of the phases, each beside its floor. `README.md` says how to run it and how to read it.

use criterion::{BatchSize, Criterion, Throughput};
use feeler_benches::{Corpus, Work, alone};
use std::{error::Error, time::Duration};

fn main() -> Result<(), Box<dyn Error>> {
    alone(|| {
        let corpus = Corpus::read()?;
        let mut criterion =
            Criterion::default().sample_size(20).measurement_time(Duration::from_secs(3)).configure_from_args();
        for phase in corpus.phases() {
            let mut group = criterion.benchmark_group(phase.name);
            group.throughput(Throughput::Bytes(corpus.bytes() as u64));
            let mut bench = |name: &str, work: &Work<'_>| {
                group
                    .bench_function(name, |bencher| bencher.iter_batched(work, |work| work(), BatchSize::PerIteration));
            };
            bench("feeler", &phase.run);
            bench(phase.against, &phase.floor);
            group.finish();
        }
        criterion.final_summary();
        Ok(())
    })
}
