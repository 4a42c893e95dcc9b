//! The hidden commands: what the scenarios start, watch and kill.

mod advise;
mod policy;
mod record;
mod step;

pub(crate) use advise::Measured;
pub(crate) use policy::{Limit, POLICY, policy_loader, put};
pub(crate) use step::Step;

use crate::process::Line;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// What a subject was started with.
#[derive(Debug, Default)]
pub(crate) struct Options {
    pub(crate) dir: PathBuf,
    pub(crate) mutant: String,
    /// Of the router: `shim` or `legacy`.
    pub(crate) variant: String,
    pub(crate) time: Duration,
}

impl Options {
    fn parse(arguments: &[String]) -> Option<Self> {
        let mut options = Self::default();
        for pair in arguments.chunks(2) {
            let [name, value] = pair else { return None };
            match name.as_str() {
                "--dir" => options.dir = PathBuf::from(value),
                "--mutant" => options.mutant.clone_from(value),
                "--variant" => options.variant.clone_from(value),
                "--millis" => options.time = Duration::from_millis(value.parse().ok()?),
                _ => return None,
            }
        }
        Some(options)
    }
}

/// Says something to the scenario. When nobody listens any more, nobody misses it.
pub(crate) fn say(line: &Line) {
    let mut text = serde_json::to_string(line).unwrap_or_default();
    text.push('\n');
    let mut out = std::io::stdout().lock();
    drop(out.write_all(text.as_bytes()).and_then(|()| out.flush()));
}

/// Runs a subject.
pub(crate) fn main(arguments: &[String]) -> ExitCode {
    let Some((options, mode)) = arguments.split_first().and_then(|(mode, rest)| Some((Options::parse(rest)?, mode)))
    else {
        return ExitCode::from(2);
    };
    let done = match mode.as_str() {
        "canary" => canary(&options),
        "record" => record::record(&options),
        "recover" => record::recover(&options),
        "outage" => record::outage(&options),
        "rapid" => record::rapid(&options),
        "advise" => advise::run(&options),
        "policy" => policy::run(&options),
        other => Err(format!("there is no subject `{other}`")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            drop(writeln!(std::io::stderr(), "feeler-proofs: {mode}: {error}"));
            ExitCode::from(2)
        }
    }
}

fn canary(options: &Options) -> Result<(), String> {
    let took = crate::canary::write_once(&options.dir).map_err(|error| error.to_string())?;
    say(&Line::Done(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX).into()));
    Ok(())
}
