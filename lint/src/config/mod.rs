//! Configuration in three steps: what a file says ([`raw`]), what holds after merging and who said so ([`resolve`]), and what the
//! analysis asks ([`settings`]).
//!
//! Nothing here reads a file: the engine brings names and texts.

pub mod error;
pub mod globs;
pub mod policy;
pub mod raw;
pub mod resolve;
pub mod settings;
pub mod show;
pub mod timers;

pub use error::ConfigError;
pub use policy::Policy;
pub use raw::FailOn;
pub use resolve::{Layer, Origin, Resolved, Sourced};
pub use settings::{ConfigAllow, ConfigFile, Hot, Override, Settings};
pub use timers::TimerRow;
