//! The command `cargo feeler`.

use std::process::ExitCode;

/// As for `feeler`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    feeler_lint::cli::main_of_cargo(std::env::args_os())
}
