//! The downgrade of a host's mode: it is told, written down, and ends by itself, also across restarts.
//!
//! The switch `EVENT_SIGNING_MODE` ([`switch`](crate::switch)) can ask for a looser mode. From the first time that is seen, on the disk, it has
//! [`DOWNGRADE_LASTS`]; after that the mode is the strictest again, until the switch was set back once. If it cannot be written
//! down, here or in the audit log, there is no downgrade.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Mode, Reason, Timestamp, json};
use crate::audit::{AuditLog, Decided, Entry, Event};
use crate::fs::{Fs, RealFs, replace};
use crate::switch::{DOWNGRADE_LASTS, Switches};
use crate::sync::{Mutex, lock};

const KIND: &str = "feeler.downgrade/v1";

/// A larger state is none of ours.
const MAX_STATE: u64 = 4096;

/// Something that somebody should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Warning {
    /// The mode is a looser one from now on.
    Downgraded {
        /// The mode.
        to: Mode,
        /// When it ends.
        ends: Timestamp,
    },
    /// The downgrade has ended. The switch still asks for it.
    Ended {
        /// When it ended.
        ended: Timestamp,
    },
    /// A downgrade was asked for, and is not granted.
    Refused {
        /// `audit_unavailable`, `audit_chain_broken` or `state_unavailable`.
        reason: Reason,
        /// In words.
        detail: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Downgraded { to, ends } => write!(f, "signatures are judged by the mode {to} until {ends}"),
            Self::Ended { ended } => write!(
                f,
                "the looser mode for signatures has ended at {ended}; set the switch back to have another one"
            ),
            Self::Refused { reason, detail } => {
                write!(f, "the looser mode for signatures is not granted ({reason}): {detail}")
            }
        }
    }
}

/// What a host was granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Grant {
    mode: Mode,
    since: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    kind: String,
    mode: Mode,
    since: Timestamp,
}

/// Decides by which mode signatures are judged.
pub struct ModeGate {
    asked: Box<dyn Fn() -> Mode + Send + Sync>,
    path: PathBuf,
    lasts: Duration,
    audit: Option<Arc<AuditLog>>,
    fs: Arc<dyn Fs>,
    told: Box<dyn Fn(&Warning) + Send + Sync>,
    state: Mutex<Gate>,
}

#[derive(Debug, Default)]
struct Gate {
    grant: Option<Grant>,
    /// What was told last, so that it is told once.
    told: Option<Warning>,
}

impl fmt::Debug for ModeGate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ModeGate").field("path", &self.path).field("state", &self.state).finish_non_exhaustive()
    }
}

impl ModeGate {
    /// A gate for what the switches ask for. `state` is a file of its own, in a folder that is there and where nobody else may write; `told` hears of warnings.
    ///
    /// # Errors
    /// When there is a state that cannot be read. To begin without it would grant anew what has ended.
    pub fn open(
        switches: Switches,
        state: impl Into<PathBuf>,
        audit: Option<Arc<AuditLog>>,
        told: impl Fn(&Warning) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        // Not what the switches make of it after a while: how long it lasts is decided here, by what is on the disk.
        let asked = move || switches.event_signing_mode_after(Duration::ZERO);
        Self::of(asked, state, audit, Arc::new(RealFs), told)
    }

    /// The same on any disk, for anything that asks.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn of(
        asked: impl Fn() -> Mode + Send + Sync + 'static,
        state: impl Into<PathBuf>,
        audit: Option<Arc<AuditLog>>,
        fs: Arc<dyn Fs>,
        told: impl Fn(&Warning) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let path = state.into();
        let grant = match fs.read(&path, MAX_STATE) {
            Ok(bytes) => Some(Grant::read(&bytes)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let state = Mutex::new(Gate { grant, told: None });
        Ok(Self { asked: Box::new(asked), path, lasts: DOWNGRADE_LASTS, audit, fs, told: Box::new(told), state })
    }

    /// The mode at this moment. It waits for the disk when a downgrade begins, and when it was set back.
    pub fn mode(&self, now: Timestamp) -> Mode {
        let (asked, mut gate) = ((self.asked)(), lock(&self.state));
        if asked == Mode::RequireValidSignature {
            // A state that cannot be removed ends the next downgrade early, which is the safe side.
            if gate.grant.is_some() && self.fs.remove(&self.path).is_ok() {
                gate.grant = None;
            }
            gate.told = None;
            return asked;
        }
        let grant = match gate.grant {
            // What was granted covers what is not looser.
            Some(grant) if grant.mode <= asked => grant,
            old => match self.grant(asked, old.map_or(now, |it| it.since), now) {
                Ok(grant) => *gate.grant.insert(grant),
                Err((reason, detail)) => {
                    self.tell(&mut gate, Warning::Refused { reason, detail });
                    return Mode::RequireValidSignature;
                }
            },
        };
        let ends = self.ends(grant);
        if now >= ends {
            self.tell(&mut gate, Warning::Ended { ended: ends });
            return Mode::RequireValidSignature;
        }
        self.tell(&mut gate, Warning::Downgraded { to: asked, ends });
        asked
    }

    fn ends(&self, grant: Grant) -> Timestamp {
        grant.since.plus(self.lasts.as_secs())
    }

    /// Writes down that the mode is looser: the warning first.
    fn grant(&self, mode: Mode, since: Timestamp, now: Timestamp) -> Result<Grant, (Reason, String)> {
        let grant = Grant { mode, since };
        if now >= self.ends(grant) {
            return Ok(grant);
        }
        if let Some(audit) = &self.audit {
            let entry = Entry {
                mode: Some(mode),
                decision: Some(Decided::Warn),
                expires: Some(self.ends(grant)),
                detail: Some("the host's mode, by its switch".to_owned()),
                ..Entry::new(Event::PolicyDowngraded)
            };
            audit.append(now, &entry).map_err(|error| (error.reason(), error.to_string()))?;
        }
        let state = State { kind: KIND.to_owned(), mode, since };
        let written = serde_json::to_vec(&state).map_err(io::Error::from);
        written
            .and_then(|bytes| replace(&*self.fs, &self.path, &bytes))
            .map_err(|error| (Reason::StateUnavailable, format!("failed to write {}: {error}", self.path.display())))?;
        Ok(grant)
    }

    fn tell(&self, gate: &mut Gate, warning: Warning) {
        if gate.told.as_ref() != Some(&warning) {
            (self.told)(&warning);
            gate.told = Some(warning);
        }
    }
}

impl Grant {
    fn read(bytes: &[u8]) -> io::Result<Self> {
        let invalid = || {
            io::Error::new(
                io::ErrorKind::InvalidData,
                "it is no state of a downgrade; set the switch back, and remove it",
            )
        };
        let value = json::parse(bytes).map_err(|_| invalid())?;
        let state: State = serde_json::from_value(value).map_err(|_| invalid())?;
        if state.kind == KIND { Ok(Self { mode: state.mode, since: state.since }) } else { Err(invalid()) }
    }
}
