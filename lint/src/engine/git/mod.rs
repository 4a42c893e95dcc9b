//! What git knows: the texts of the index, and which lines changed. Through the `git` program: it is there where there is a
//! repository, and it alone knows every extension, filter and setting of one.

mod head;
pub mod index;
pub mod patch;
mod touched;

pub use head::{Head, head};
pub(super) use touched::Touched;

use super::{filter::relative, walk::git_root};
use std::{
    env,
    ffi::{OsStr, OsString},
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// Why git could not tell. The text completes "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// The program is not there or does not start.
    #[error("run `git`: {0}; install it, or leave out `--staged` and `--changed-since`")]
    Missing(io::Error),
    /// No repository around the project.
    #[error("find the git repository of `{}`: there is none; leave out `--staged` and `--changed-since`", .0.display())]
    NoRepository(PathBuf),
    /// Git refused, in its own words.
    #[error("run `git {command}`: {said}")]
    Refused {
        /// The sub-command.
        command: String,
        /// The last line on stderr.
        said: String,
    },
    /// A reference that names no commit.
    #[error("find what changed since `{0}`: git knows no such commit; {hint}", hint = fetch_hint(.0))]
    UnknownRef(String),
    /// History is cut off before the common ancestor.
    #[error(
        "find what changed since `{0}`: this clone is shallow and has no common ancestor with it; fetch the history (`git fetch \
         --unshallow`; for `actions/checkout` set `fetch-depth: 0`, for GitLab `GIT_DEPTH: 0`)"
    )]
    Shallow(String),
    /// Two histories that never met.
    #[error(
        "find what changed since `{0}`: it has no common ancestor with HEAD; name a commit that HEAD descends from"
    )]
    Unrelated(String),
    /// There is no commit to compare with.
    #[error("find what changed since `{0}`: there is no commit yet; use `--staged`")]
    NoHead(String),
    /// Files in the middle of a merge.
    #[error("read the index: `{0}` has conflicts; resolve them and `git add` it")]
    Conflict(String),
    /// Something unexpected on stdout.
    #[error("read what `git {0}` prints; update git, or report this with its version")]
    Unreadable(&'static str),
}

fn fetch_hint(name: &str) -> String {
    let branch = name.strip_prefix("origin/").unwrap_or(name);
    format!(
        "check the spelling, or fetch it (`git fetch origin {branch}`; for `actions/checkout` set `fetch-depth: 0`, for GitLab `GIT_DEPTH: 0`)"
    )
}

/// A work tree and the project in it.
#[derive(Debug)]
pub struct Repo {
    /// The root of the work tree.
    top: PathBuf,
    /// The project's root as git sees it: empty, or ending in `/`.
    prefix: String,
    /// Variables of the environment that are about another repository, or mislead from here.
    drop: Vec<OsString>,
}

impl Repo {
    /// The repository around the project at `root`.
    ///
    /// A hook runs with `GIT_DIR` and the like set, often relative to the root of its work tree, and `git` would take the current
    /// folder for that root. So the repository is looked for on disk, and of the variables those stay that are about it: the index
    /// of a `git commit -a` is in `GIT_INDEX_FILE`.
    pub fn open(root: &Path) -> Result<Self, GitError> {
        let none = || GitError::NoRepository(root.to_owned());
        let found = git_root(root).map(Path::to_path_buf);
        let top = match &found {
            Some(top) => top.clone(),
            None => from_environment()?.ok_or_else(none)?,
        };
        let prefix = match relative(&top, root).ok_or_else(none)? {
            prefix if prefix.is_empty() => prefix,
            prefix => prefix + "/",
        };
        let mut repo = Self { top, prefix, drop: Vec::new() };
        if found.is_some() && env::var_os("GIT_DIR").is_some() {
            repo.drop = repo.misleading()?;
        }
        Ok(repo)
    }

    /// Which variables to drop: those that say where the repository is, and the others too if they are about another one.
    fn misleading(&mut self) -> Result<Vec<OsString>, GitError> {
        let listed = self.run(&["rev-parse", "--local-env-vars"])?;
        let all: Vec<OsString> = text("rev-parse", listed)?.split_whitespace().map(OsString::from).collect();
        self.drop.clone_from(&all);
        let own = self.run(&["rev-parse", "--absolute-git-dir"]).and_then(|it| text("rev-parse", it))?;
        let own = Path::new(own.trim_end()).canonicalize().ok();
        let said = env::var_os("GIT_DIR").map(PathBuf::from).unwrap_or_default();
        let candidates = [std::path::absolute(&said).ok(), Some(self.top.join(&said))];
        let same = candidates.into_iter().flatten().filter_map(|it| it.canonicalize().ok()).any(|it| Some(it) == own);
        let place =
            ["GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_PREFIX", "GIT_COMMON_DIR"].map(OsStr::new);
        Ok(all.into_iter().filter(|name| !same || place.contains(&name.as_os_str())).collect())
    }

    /// A path of git as seen from the project's root; `None` when it lies outside.
    pub(super) fn local<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(&self.prefix)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.top).args(["--no-pager", "--literal-pathspecs"]).args(args).stdin(Stdio::null());
        // Nobody is there to be asked, and nothing may be locked that the user's own git needs.
        command.envs([("LC_ALL", "C"), ("GIT_TERMINAL_PROMPT", "0"), ("GIT_OPTIONAL_LOCKS", "0")]);
        for name in &self.drop {
            command.env_remove(name);
        }
        command
    }

    fn output(&self, args: &[&str]) -> Result<Output, GitError> {
        self.command(args).output().map_err(GitError::Missing)
    }

    /// What a command prints.
    fn run(&self, args: &[&str]) -> Result<Vec<u8>, GitError> {
        let output = self.output(args)?;
        if output.status.success() { Ok(output.stdout) } else { Err(refused(args, &output)) }
    }

    /// What a command prints that reads `input`. Writing has a thread of its own: a pipe that is full on both sides stands still.
    fn feed(&self, args: &[&str], input: Vec<u8>) -> Result<Vec<u8>, GitError> {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(GitError::Missing)?;
        let pipe = child.stdin.take();
        let writer = std::thread::spawn(move || pipe.map(|mut pipe| pipe.write_all(&input)));
        let output = child.wait_with_output().map_err(GitError::Missing)?;
        // When git stopped reading, its exit code tells more than the broken pipe.
        drop(writer.join());
        if output.status.success() { Ok(output.stdout) } else { Err(refused(args, &output)) }
    }

    /// The commit from which this work tree and `name` went separate ways.
    pub(super) fn merge_base(&self, name: &str) -> Result<String, GitError> {
        let commit = |name: &str| {
            let spec = format!("{name}^{{commit}}");
            let output = self.output(&["rev-parse", "--verify", "--quiet", "--end-of-options", &spec])?;
            Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string()))
        };
        let wanted = commit(name)?.ok_or_else(|| GitError::UnknownRef(name.to_string()))?;
        let head = commit("HEAD")?.ok_or_else(|| GitError::NoHead(name.to_string()))?;
        let output = self.output(&["merge-base", &wanted, &head])?;
        let base = String::from_utf8_lossy(&output.stdout).trim().to_string();
        match output.status.code() {
            Some(0) if !base.is_empty() => Ok(base),
            Some(1) if self.is_shallow()? => Err(GitError::Shallow(name.to_string())),
            Some(1) => Err(GitError::Unrelated(name.to_string())),
            _ => Err(refused(&["merge-base"], &output)),
        }
    }

    fn is_shallow(&self) -> Result<bool, GitError> {
        Ok(self.run(&["rev-parse", "--is-shallow-repository"])?.starts_with(b"true"))
    }
}

/// The work tree that the environment names, for those who keep their repository elsewhere.
fn from_environment() -> Result<Option<PathBuf>, GitError> {
    if env::var_os("GIT_DIR").is_none() {
        return Ok(None);
    }
    let output = Command::new("git").args(["rev-parse", "--show-toplevel"]).output().map_err(GitError::Missing)?;
    let path = String::from_utf8_lossy(&output.stdout).trim_end_matches('\n').to_string();
    Ok(Path::new(&path).canonicalize().ok().filter(|_| output.status.success()))
}

fn refused(args: &[&str], output: &Output) -> GitError {
    let said = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let command = args.iter().find(|it| !it.starts_with('-')).unwrap_or(&"").to_string();
    GitError::Refused { command, said: lines.join("; ").trim_start_matches("fatal: ").to_string() }
}

fn text(command: &'static str, bytes: Vec<u8>) -> Result<String, GitError> {
    String::from_utf8(bytes).map_err(|_| GitError::Unreadable(command))
}
