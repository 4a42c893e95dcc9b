//! Detectors: shapes of problems that rules select by data. They see the graph and the catalog, never syntax, configuration or text;
//! those of [`policy`] see data files with their bytes.

pub mod allowance;
pub mod durability;
pub mod effect_reach;
mod mistake;
pub mod policy;
pub mod rollout;
pub mod settle;
pub mod switches;
pub mod timers;
mod under_guard;

pub use allowance::{Allowance, AllowanceSet};
pub use durability::Durability;
pub use effect_reach::{EffectReach, Found};
pub use settle::Ground;
pub use timers::Timers;
