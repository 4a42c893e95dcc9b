//! Proof that a tool injects what it was asked to: without it, a slow disk that is not slow would pass every test.

use crate::fault::mount::Mounted;
use crate::fault::strace::{self, Injection};
use crate::process::{Subject, subject_command};
use crate::report::{Canary, Tool};
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long each operation takes on the slow disk.
pub(crate) const SLOW: Duration = Duration::from_millis(200);

/// A file is made, then the time of one write is taken: one operation on FUSE, one system call under strace.
pub(crate) fn write_once(dir: &Path) -> io::Result<Duration> {
    let mut file = File::create(dir.join("canary"))?;
    let began = Instant::now();
    file.write_all(b"canary")?;
    Ok(began.elapsed())
}

fn tool(name: &'static str, asked: Duration, measured: Result<Duration, String>) -> Tool {
    let measured = match measured {
        Ok(it) => it,
        Err(note) => return Tool { name, ran: false, note, canary: None },
    };
    let canary = Canary { asked_ms: asked.as_secs_f64() * 1e3, measured_ms: measured.as_secs_f64() * 1e3 };
    let note = match canary.sings() {
        true => "the canary was delayed".to_owned(),
        false => "the canary was not delayed: nothing is injected".to_owned(),
    };
    Tool { name, ran: canary.sings(), note, canary: Some(canary) }
}

/// Whether the FUSE file system delays.
pub(crate) fn fuse(mounted: &Result<Mounted, String>) -> Tool {
    let measured = mounted.as_ref().map_err(Clone::clone).and_then(|mounted| {
        mounted.faults().arm(|it| it.delay = SLOW);
        let measured = write_once(mounted.path()).map_err(|error| format!("failed to write the canary: {error}"));
        mounted.faults().arm(|it| it.delay = Duration::ZERO);
        measured
    });
    tool("fuse", SLOW, measured)
}

/// Whether strace delays the system calls of a child.
pub(crate) fn strace(dir: &Path) -> Tool {
    let measured = strace::available().and_then(|()| {
        let tool = Injection::Delay(SLOW).command(&crate::process::this_program());
        let (_, seen) = Subject::start(subject_command(Some(tool), &["canary"], dir))?.end()?;
        let nanoseconds = seen.done.and_then(|it| it.as_u64());
        nanoseconds.map(Duration::from_nanos).ok_or_else(|| "the canary did not come back".to_owned())
    });
    tool("strace", SLOW, measured)
}
