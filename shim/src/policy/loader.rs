//! Loads policies: reads, verifies, validates, and publishes them all at once or not at all.
//!
//! ```no_run
//! use feeler_shim::policy::loader::{Config, Loader, Member, Misfit};
//! use feeler_shim::policy::{Permissions, Source, Timestamp, TrustStore};
//! use feeler_shim::switch::Switches;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! struct Limits { per_minute: u64 }
//!
//! let switches = Switches::from_env();
//! let trust = TrustStore::parse(&std::fs::read("/etc/router/trust.json")?)?;
//! let source = Source::open("/etc/router/policies".as_ref(), Permissions::OwnerOnly)?;
//! let mut config = Config::new(source, vec![Member::new("limits.policy.json")], "/var/lib/router/policies");
//! config.trust = Some(trust);
//! config.mode = Box::new(move |_| switches.event_signing_mode());
//!
//! // What the program needs is made of the documents once, when they are loaded; what it cannot use is refused.
//! let build = |documents: &[feeler_shim::policy::Document]| {
//!     let per_minute = documents[0].spec["per_minute"].as_u64();
//!     per_minute.map(|per_minute| Limits { per_minute }).ok_or_else(|| Misfit::new(0, "/spec/per_minute", "it is no number"))
//! };
//! let loader = Loader::open(config, build, Timestamp::now())?;
//! let mut view = loader.policies().view(); // One for each thread.
//! match view.get().as_ref() {
//!     Some(active) => println!("{} a minute", active.value.per_minute),
//!     None => println!("no policy was ever accepted here: nothing is allowed"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # What holds
//!
//! * **What is verified is what is used.** Each file is read once, and the same bytes are verified, parsed and validated.
//! * **All or nothing.** Readers see the documents of one attempt, together with what was made of them, and never a mixture.
//! * **A bad update changes nothing** for readers. It is counted, told and written into the audit log; what was accepted last stays in force, also when it
//!   has expired meanwhile: [`Telemetry::degraded`] says so.
//! * **Nothing takes effect unseen**: the line of the audit log, what was accepted last and what the host has seen are on the disk before anything is published. If one of them
//!   cannot be written, nothing is published.
//! * **After a start** the policy that was accepted last is verified again, as of now, and published before the files are looked at. One that has
//!   expired or whose key was revoked does not come back.

mod attempt;
mod examine;
mod good;
mod record;
mod telemetry;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use super::schema::{Schema, Violation};
use super::{Document, Mode, Reason, Seen, SeenError, Sha256, Signed, Source, Timestamp, TrustStore, Verdict};
use crate::audit::{AppendError, AuditLog, Entry, Event};
use crate::fs::{Fs, RealFs, create_dir_synced};
use crate::sync::{Mutex, lock};
use crate::view::{Published, View};
pub use attempt::{Attempt, FileVerdict, Outcome};
pub use telemetry::{ActiveFile, Telemetry};

use examine::Examined;

/// A file of the bundle.
#[derive(Debug)]
pub struct Member {
    /// Its path below the source's folder, with `/`.
    pub path: String,
    /// The policy that it must be, where the host knows.
    pub policy_id: Option<String>,
    /// What its `spec` must be like.
    pub schema: Option<Schema>,
}

impl Member {
    /// A file of which nothing more is asked.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), policy_id: None, schema: None }
    }
}

/// The host's mode at a moment.
pub type ModeSource = Box<dyn Fn(Timestamp) -> Mode + Send>;

/// What is loaded, from where, and by whose word.
pub struct Config {
    /// The folder of the files.
    pub source: Source,
    /// The files, which take effect together.
    pub members: Vec<Member>,
    /// Whom to trust.
    pub trust: Option<TrustStore>,
    /// The host's mode; the strictest unless it is set.
    pub mode: ModeSource,
    /// Who the host is.
    pub audience: Option<String>,
    /// A folder of the loader's own, for what outlives the process. Nobody else may write there.
    pub state: PathBuf,
    /// Where decisions are written down.
    pub audit: Option<Arc<AuditLog>>,
    /// The disk of the state; files of policies are read by [`Source`].
    pub fs: Arc<dyn Fs>,
}

impl Config {
    /// Without trust, in the strictest mode: so nothing is accepted until the rest is filled in.
    #[must_use]
    pub fn new(source: Source, members: Vec<Member>, state: impl Into<PathBuf>) -> Self {
        Self {
            source,
            members,
            trust: None,
            mode: Box::new(|_| Mode::RequireValidSignature),
            audience: None,
            state: state.into(),
            audit: None,
            fs: Arc::new(RealFs),
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (source, members, state) = (&self.source, &self.members, &self.state);
        f.debug_struct("Config")
            .field("source", source)
            .field("members", members)
            .field("state", state)
            .finish_non_exhaustive()
    }
}

/// Documents that are sound, and of which the program cannot make what it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    member: usize,
    pointer: String,
    message: String,
}

impl Misfit {
    /// Says which document (by its place in the bundle), which value of it (a JSON pointer from its root), and what is wrong.
    #[must_use]
    pub fn new(member: usize, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { member, pointer: pointer.into(), message: message.into() }
    }
}

/// A policy in force.
#[derive(Debug)]
pub struct Active<T> {
    /// What the program made of the documents.
    pub value: T,
    /// The documents, in the order of the configuration.
    pub documents: Vec<Document>,
    /// Their digests.
    pub digests: Vec<Sha256>,
    /// The verdicts that accepted them.
    pub verdicts: Vec<Verdict>,
    /// Since when it is in force in this process.
    pub since: Timestamp,
}

/// What readers have: a handle to the policy in force. Clones are of the same one.
#[derive(Debug)]
pub struct Policies<T> {
    published: Published<Option<Active<T>>>,
    telemetry: Arc<Mutex<Telemetry>>,
}

impl<T> Clone for Policies<T> {
    fn clone(&self) -> Self {
        Self { published: self.published.clone(), telemetry: Arc::clone(&self.telemetry) }
    }
}

impl<T> Policies<T> {
    /// A reader's handle, one for each thread: a read is one atomic load. There is nothing to read until something was accepted.
    #[must_use]
    pub fn view(&self) -> View<Option<Active<T>>> {
        self.published.view()
    }

    /// The policy at this moment.
    #[must_use]
    pub fn load(&self) -> Arc<Option<Active<T>>> {
        self.published.load()
    }

    /// What came of all attempts so far.
    #[must_use]
    pub fn telemetry(&self) -> Telemetry {
        lock(&self.telemetry).clone()
    }
}

/// Why there is no loader.
#[derive(Debug)]
#[non_exhaustive]
pub enum OpenError {
    /// Another loader, here or in another process, has the folder.
    Locked {
        /// The folder.
        state: PathBuf,
    },
    /// There is nothing to load.
    NoMembers,
    /// What the host has seen could not be read.
    Seen(SeenError),
    /// The file system refused.
    Io {
        /// What was attempted, after "failed to".
        what: &'static str,
        /// On what.
        path: PathBuf,
        /// What it said.
        source: std::io::Error,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked { state } => write!(
                f,
                "failed to load policies: another loader has {}; give each process its own folder",
                state.display()
            ),
            Self::NoMembers => f.write_str("failed to load policies: the configuration names no file"),
            Self::Seen(error) => write!(f, "failed to {error}"),
            Self::Io { what, path, source } => write!(f, "failed to {what} {}: {source}", path.display()),
        }
    }
}

impl std::error::Error for OpenError {}

/// Why the old trust store stays.
#[derive(Debug)]
#[non_exhaustive]
pub enum TrustRefused {
    /// A later one was used before, or another one of the same version.
    Replaced(Reason),
    /// The audit log cannot be told.
    Audit(AppendError),
    /// It cannot be remembered.
    Seen(SeenError),
}

impl fmt::Display for TrustRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Replaced(reason) => write!(
                f,
                "failed to use the trust store ({reason}): a later one, or another one of the same version, was used here before; give the newest"
            ),
            Self::Audit(error) => error.fmt(f),
            Self::Seen(error) => write!(f, "failed to {error}"),
        }
    }
}

impl std::error::Error for TrustRefused {}

/// What makes a value of documents.
type Build<T> = Box<dyn FnMut(&[Document]) -> Result<T, Misfit> + Send>;

/// Loads policies. It waits for disks: it is for a thread of its own, such as that of `policy::watch`.
pub struct Loader<T> {
    config: Config,
    build: Build<T>,
    policies: Policies<T>,
    seen: Seen,
    /// What was refused last, so that nobody is told the same twice.
    refused: Option<Sha256>,
    /// How many refusals the audit log was told of since something was accepted.
    refusals: u64,
    last: Attempt,
    _lock: Box<dyn Send + Sync>,
}

impl<T> fmt::Debug for Loader<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loader").field("config", &self.config).field("last", &self.last).finish_non_exhaustive()
    }
}

impl<T> Loader<T> {
    /// Takes the state's folder, restores what was accepted last, and loads the files. That nothing could be accepted is no error: it is told by
    /// [`last`](Self::last), and readers find nothing.
    ///
    /// # Errors
    /// When another loader has the folder, or the state cannot be read or written: to begin without it would forget what protects the host from old versions.
    pub fn open(
        config: Config,
        build: impl FnMut(&[Document]) -> Result<T, Misfit> + Send + 'static,
        now: Timestamp,
    ) -> Result<Self, OpenError> {
        if config.members.is_empty() {
            return Err(OpenError::NoMembers);
        }
        let failed = |what, path: &PathBuf| {
            let path = path.clone();
            move |source| OpenError::Io { what, path, source }
        };
        create_dir_synced(&*config.fs, &config.state).map_err(failed("make the folder", &config.state))?;
        let path = config.state.join("lock");
        let held = config.fs.lock(&path).map_err(failed("lock", &path))?;
        let held = held.ok_or_else(|| OpenError::Locked { state: config.state.clone() })?;
        let path = config.state.join(SEEN);
        let mut seen = Seen::load(&*config.fs, &path).map_err(OpenError::Seen)?;
        // At once: whoever puts an old trust store back, with keys that were revoked since, must find that this one was here.
        if config.trust.as_ref().is_some_and(|trust| seen.record_trust(trust)) {
            seen.save(&*config.fs, &path).map_err(OpenError::Seen)?;
        }
        let policies = Policies { published: Published::new(None), telemetry: Arc::default() };
        let last = Attempt::none();
        let build = Box::new(build);
        let mut loader = Self { config, build, policies, seen, refused: None, refusals: 0, last, _lock: held };
        loader.restore(now);
        loader.reload(now);
        Ok(loader)
    }

    /// The handle for readers.
    #[must_use]
    pub fn policies(&self) -> Policies<T> {
        self.policies.clone()
    }

    /// What came of the last attempt.
    #[must_use]
    pub fn last(&self) -> &Attempt {
        &self.last
    }

    /// The folder that the files are read from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.config.source
    }

    /// Puts another trust store in place, which the caller has verified ([`TrustStore::update`]). It decides from the next attempt on.
    ///
    /// # Errors
    /// When a later one was used before, or it cannot be written down. Then the old one stays.
    pub fn set_trust(&mut self, trust: TrustStore, now: Timestamp) -> Result<(), TrustRefused> {
        if let Some(reason) = self.seen.against(&trust) {
            return Err(TrustRefused::Replaced(reason));
        }
        if let Some(audit) = &self.config.audit {
            let detail = Some(format!("version {}, sha256 {}", trust.document().version, trust.sha256()));
            audit.append(now, &Entry { detail, ..Entry::new(Event::TrustUpdated) }).map_err(TrustRefused::Audit)?;
        }
        let mut seen = self.seen.clone();
        if seen.record_trust(&trust) {
            seen.save(&*self.config.fs, &self.config.state.join(SEEN)).map_err(TrustRefused::Seen)?;
        }
        (self.seen, self.config.trust) = (seen, Some(trust));
        Ok(())
    }

    /// Reads the files and, if they are good and new, publishes them.
    pub fn reload(&mut self, now: Timestamp) -> &Attempt {
        let examined = Examined::read(&self.config, &self.seen, now);
        let active = self.policies.load();
        let same = active.as_ref().as_ref().is_some_and(|active| examined.is(&active.digests));
        self.last = match examined {
            it if it.attempt.outcome == Outcome::Rejected => self.refuse(it.attempt, now),
            it if same => Attempt { outcome: Outcome::Unchanged, ..it.attempt },
            it => self.activate(it, active.as_ref().as_ref(), now),
        };
        self.count();
        &self.last
    }

    /// Publishes what was accepted last, if it still is.
    fn restore(&mut self, now: Timestamp) {
        let signed = match good::load(&self.config) {
            Ok(None) => return,
            Ok(Some(signed)) => signed.into_iter().map(Ok).collect(),
            Err(detail) => {
                lock(&self.policies.telemetry).restore_error = Some(detail);
                return;
            }
        };
        let mut examined = Examined::of(&self.config, &self.seen, signed, now);
        let Some(value) = self.build(&mut examined) else {
            let why = examined.attempt.reason.map_or("", Reason::as_str);
            let text = format!("what was accepted last is not accepted any more: {why}");
            lock(&self.policies.telemetry).restore_error = Some(text);
            return;
        };
        lock(&self.policies.telemetry).restored = true;
        self.publish(examined, value, now);
    }

    /// Has the program make what it needs, unless something is wrong already. A panic of its is a refusal: the thread that loads goes on.
    fn build(&mut self, examined: &mut Examined) -> Option<T> {
        let documents = examined.documents()?;
        let built = catch_unwind(AssertUnwindSafe(|| (self.build)(documents)));
        let misfit = match built {
            Ok(Ok(value)) => return Some(value),
            Ok(Err(misfit)) => misfit,
            Err(_) => Misfit::new(0, "/spec", "what makes a value of it panicked"),
        };
        examined.misfit(&misfit);
        None
    }

    fn activate(&mut self, mut examined: Examined, before: Option<&Active<T>>, now: Timestamp) -> Attempt {
        let Some(value) = self.build(&mut examined) else { return self.refuse(examined.attempt, now) };
        if let Err((reason, detail)) = self.persist(&examined, before, now) {
            return self.refuse(examined.attempt.refused(reason, detail), now);
        }
        self.refused = None;
        self.refusals = 0;
        self.publish(examined, value, now)
    }

    /// All that has to be on the disk before a policy takes effect.
    fn persist(
        &mut self,
        examined: &Examined,
        before: Option<&Active<T>>,
        now: Timestamp,
    ) -> Result<(), (Reason, String)> {
        let failed = |error: String| (Reason::StateUnavailable, error);
        if let Some(audit) = &self.config.audit {
            record::applied(audit, examined, before, now)?;
        }
        let mut seen = self.seen.clone();
        let changed = examined
            .verified()
            .fold(false, |changed, (document, verdict)| seen.record(document, verdict, now) || changed);
        // In this order: what is restored may be newer than what was seen, and never older.
        good::save(&self.config, examined.signed()).map_err(failed)?;
        if changed {
            let path = self.config.state.join(SEEN);
            seen.save(&*self.config.fs, &path).map_err(|error| failed(format!("failed to {error}")))?;
        }
        self.seen = seen;
        Ok(())
    }

    fn publish(&mut self, examined: Examined, value: T, now: Timestamp) -> Attempt {
        let (attempt, active) = examined.into_active(value, now);
        self.policies.published.publish(Some(active));
        attempt
    }

    /// Tells of a refusal, once.
    fn refuse(&mut self, attempt: Attempt, now: Timestamp) -> Attempt {
        let id = Sha256::of(attempt.render().as_bytes());
        if self.refused == Some(id) {
            return Attempt { repeated: true, ..attempt };
        }
        self.refused = Some(id);
        self.refusals += 1;
        // Whoever can write the files could fill the log, and with a full log nothing is accepted any more.
        if let Some(audit) = &self.config.audit
            && (self.refusals <= 32 || self.refusals.is_power_of_two())
            && let Err(error) = record::rejected(audit, &attempt, self.refusals, now)
        {
            lock(&self.policies.telemetry).audit_error = Some(error.to_string());
        }
        attempt
    }

    fn count(&self) {
        lock(&self.policies.telemetry).count(&self.last, self.policies.load().as_ref().as_ref());
    }
}

/// What the host has seen, in the folder of the state.
const SEEN: &str = "seen.json";

/// The bytes of a bundle, or why one of its files could not be read.
type Read = Vec<Result<Signed, super::ReadError>>;
