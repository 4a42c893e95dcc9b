//! What rules over files find wrong, before it is a finding: one shape for policy, rollouts and switches.

use crate::{
    base::finding::{Confidence, Finding, Hop, Location},
    catalog::Rule,
};

/// Something that is wrong.
pub(super) struct Mistake {
    pub(super) at: Location,
    /// The function that it is in; empty in data.
    symbol: String,
    pub(super) message: String,
    /// Other places, with what they have to do with it.
    pub(super) chain: Vec<Hop>,
    help: Vec<String>,
}

impl Mistake {
    /// A mistake in data, by itself.
    pub(super) fn new(at: Location, message: String, help: impl IntoIterator<Item = impl ToString>) -> Self {
        let help = help.into_iter().map(|it| it.to_string()).collect();
        Self { at, symbol: String::new(), message, chain: Vec::new(), help }
    }

    /// The same in a function.
    pub(super) fn within(self, symbol: &str) -> Self {
        Self { symbol: symbol.to_string(), ..self }
    }

    /// The same with other places.
    pub(super) fn along(self, chain: impl IntoIterator<Item = Hop>) -> Self {
        Self { chain: chain.into_iter().collect(), ..self }
    }

    /// What a rule tells of it. What a file says is certain.
    pub(super) fn finding(self, rule: &Rule) -> Finding {
        Finding {
            code: rule.code.clone(),
            name: rule.name.clone(),
            severity: rule.severity,
            confidence: Confidence::High,
            message: self.message,
            primary: self.at,
            symbol: self.symbol,
            effect: None,
            chain: self.chain,
            reaches: Vec::new(),
            help: self.help,
            fixes: Vec::new(),
        }
    }
}

/// Another place, in data.
pub(super) fn in_data(at: Location, note: impl Into<String>) -> Hop {
    in_code(at, "", note)
}

/// Another place, in a function.
pub(super) fn in_code(at: Location, symbol: &str, note: impl Into<String>) -> Hop {
    Hop { at, symbol: symbol.to_string(), note: note.into() }
}
