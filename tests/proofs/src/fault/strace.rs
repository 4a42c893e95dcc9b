//! `strace` as the slow or failing disk: it needs no root, and delays, fails or kills at system calls.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// The system calls that reach a disk.
const DISK: &str = "openat,read,pread64,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,statx,newfstatat,ftruncate,getdents64";

/// What strace does to the calls.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Injection {
    /// Every call to the disk takes this long.
    Delay(Duration),
    /// The process dies at the nth call of a kind.
    Kill { call: &'static str, nth: u64 },
}

impl Injection {
    /// The arguments: only these calls are traced, so that the others run at full speed.
    fn arguments(self) -> [String; 2] {
        match self {
            // Even without a delay the calls stop at the tracer: the same tool with nothing in it.
            Self::Delay(delay) => {
                [format!("--trace={DISK}"), format!("--inject={DISK}:delay_enter={}", delay.as_micros())]
            }
            Self::Kill { call, nth } => [format!("--trace={call}"), format!("--inject={call}:signal=KILL:when={nth}")],
        }
    }

    /// A command that runs `program` under strace.
    pub(crate) fn command(self, program: &Path) -> Command {
        let mut command = Command::new("strace");
        // The tracer is the grandchild, so that the process that is started, watched and killed is the program.
        command.args(["--daemonize", "--follow-forks", "--quiet=all", "--output=/dev/null"]);
        if let Self::Delay(_) = self {
            // Calls that are not of interest run at full speed. With it no signals are injected.
            command.arg("--seccomp-bpf");
        }
        command.args(self.arguments()).arg("--").arg(program);
        command
    }
}

/// Whether strace is there and may trace; why not, otherwise.
pub(crate) fn available() -> Result<(), String> {
    let mut command = Injection::Kill { call: "fdatasync", nth: 60_000 }.command(Path::new("true"));
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!("strace cannot trace here: {}", String::from_utf8_lossy(&output.stderr).trim())),
        Err(error) => Err(format!("failed to start strace (install it from the distribution's packages): {error}")),
    }
}
