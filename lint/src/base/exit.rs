//! Process exit codes. They mean the same in every output format.

/// Nothing that gates was found.
pub const CLEAN: u8 = 0;
/// At least one finding gates (see `--fail-on`).
pub const FINDINGS: u8 = 1;
/// The job could not be done: bad arguments or configuration, unreadable input, nothing to analyse.
pub const FAILED: u8 = 2;
