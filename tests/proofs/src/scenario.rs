//! The scenarios: each proves one promise and reports how.

pub(crate) mod fg01;
pub(crate) mod fg02;
pub(crate) mod fg04;
pub(crate) mod fg08;
pub(crate) mod m01;
pub(crate) mod rb01;

use crate::report::{Report, Size};

/// A scenario.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    prove: fn(&mut Report, Size, u64),
}

/// All of them.
pub(crate) const ALL: &[Scenario] = &[
    Scenario {
        name: "fg01",
        title: "No acknowledged record is lost, and totals are exact, whatever crashes",
        prove: fg01::prove,
    },
    Scenario { name: "fg02", title: "A disk with 200 ms for each call does not slow a decision", prove: fg02::prove },
    Scenario {
        name: "fg04",
        title: "Nothing unsigned, forged or outdated is accepted in strict mode, and nothing that was accepted is forgotten",
        prove: fg04::prove,
    },
    Scenario {
        name: "fg08",
        title: "Fewer than one run in twenty starts while another one runs, at peak load and with run times that scatter",
        prove: fg08::prove,
    },
    Scenario {
        name: "m01",
        title: "The router's baseline is measured, and one of nothing is refused",
        prove: m01::prove,
    },
    Scenario {
        name: "rb01",
        title: "Each switch of a feature that exists brings the old behaviour back, and nothing is lost on the way",
        prove: rb01::prove,
    },
];

impl Scenario {
    /// Runs it.
    pub(crate) fn run(&self, size: Size, seed: u64) -> Report {
        let mut report = Report::new(self.name, self.title, size, seed);
        (self.prove)(&mut report, size, seed);
        report.end()
    }
}
