//! The models that can be chosen, and what is asked for.

use serde::{Deserialize, Serialize};

/// A model.
#[derive(Debug, Serialize)]
pub struct Model {
    /// Its number in the records.
    pub id: u32,
    /// Its name.
    pub name: &'static str,
    /// What a call costs, in thousandths of a cent.
    pub cost: u32,
    /// How hard a task it can do, from 1 to 3.
    pub power: u8,
}

/// All models.
pub const MODELS: &[Model] = &[
    Model { id: 1, name: "swift", cost: 20, power: 1 },
    Model { id: 2, name: "swift-long", cost: 45, power: 1 },
    Model { id: 3, name: "steady", cost: 150, power: 2 },
    Model { id: 4, name: "steady-next", cost: 180, power: 2 },
    Model { id: 5, name: "deep", cost: 900, power: 3 },
    Model { id: 6, name: "deep-next", cost: 1_100, power: 3 },
];

/// What a model is asked for.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Request {
    /// How hard the task is, from 1 to 3.
    #[serde(default = "easy")]
    pub power: u8,
    /// What it may cost at most.
    pub max_cost: Option<u32>,
}

const fn easy() -> u8 {
    1
}

impl Default for Request {
    fn default() -> Self {
        Self { power: easy(), max_cost: None }
    }
}

/// The model with a name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Model> {
    MODELS.iter().find(|it| it.name == name)
}
