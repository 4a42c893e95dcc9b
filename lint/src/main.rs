//! The command `feeler`.

use std::process::ExitCode;

/// Parsing allocates many small nodes on many threads: mimalloc takes three quarters of the system allocator's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    feeler_lint::cli::main(std::env::args_os())
}
