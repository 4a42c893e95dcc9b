//! A language server: findings in an editor, as `feeler check` has them, with what can be done about them.
//!
//! One thread reads messages, one runs the analysis when there is something new, and the main one answers meanwhile. Messages are
//! plain JSON values: of the protocol's thousand types a dozen are needed, and a message that is not as it should be must not end
//! the server.

mod actions;
mod convert;
mod findings;
mod run;
mod server;
mod session;
mod wire;

use std::io::{Read, Write};

/// What the command line says.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// As for `feeler check --config`.
    pub config: Vec<String>,
    /// As for `feeler check --isolated`.
    pub isolated: bool,
}

/// Serves one client until it says `exit` or is gone, and returns the exit code that the protocol wants: 0 after `shutdown`, else 1.
pub fn serve(input: impl Read + Send + 'static, output: impl Write, options: Options) -> u8 {
    server::Server::new(output, options).serve(input)
}
