//! `feeler lsp`.

use super::{Outcome, args::Lsp, output::Output};
use crate::lsp::{self, Options};
use std::io;

pub(super) fn run(args: &Lsp, output: Output) -> Outcome {
    output.detail("language server: reading from stdin");
    let options = Options { config: args.source.config.clone(), isolated: args.source.isolated };
    Ok(lsp::serve(io::stdin(), io::stdout(), options))
}
