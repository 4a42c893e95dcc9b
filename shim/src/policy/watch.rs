//! Loads policies again when their files change.
//!
//! A thread of its own has the [`Loader`]. It is woken by the operating system where that can tell of changes, and looks at the files now and then in any
//! case, because no notification is reliable: network file systems send none, and queues overflow.
//!
//! A document and its signature are two files, and nobody can change both at once. So it waits until nothing has changed for a moment, and
//! what is half done at that moment is refused and read again with the next change. Write the signatures first and rename the document into its place last.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::loader::{Attempt, Loader, Policies, TrustRefused};
use super::{Timestamp, TrustStore};
use crate::sync::{Mutex, lock};

/// How a folder is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How often the files are looked at when nothing told of a change: 5 s.
    pub poll: Duration,
    /// How long nothing must have changed before they are looked at: 50 ms.
    pub settle: Duration,
    /// Whether the operating system is asked to tell of changes: yes.
    pub notify: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { poll: Duration::from_secs(5), settle: Duration::from_millis(50), notify: true }
    }
}

/// However much goes on in the folder, the files are looked at after so many times [`Options::settle`].
const PATIENCE: u32 = 20;

/// Whom to tell what came of an attempt.
type Told = Box<dyn FnMut(&Attempt) + Send>;

/// A loader in a thread of its own. It ends when this is dropped.
#[derive(Debug)]
pub struct Watcher<T> {
    policies: Policies<T>,
    wake: Sender<Wake>,
    thread: Option<JoinHandle<()>>,
    notifying: Arc<AtomicBool>,
    why_not: Option<String>,
    trust: Arc<Mutex<Option<TrustStore>>>,
}

/// Why the thread wakes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wake {
    Changed,
    End,
}

impl<T: Send + Sync + 'static> Watcher<T> {
    /// Starts the thread. `told` hears of every attempt that did not repeat the one before, in that thread.
    ///
    /// # Errors
    /// When there can be no thread. That the operating system tells of no changes is no error: see [`why_not_notified`](Self::why_not_notified).
    pub fn start(loader: Loader<T>, options: Options, told: impl FnMut(&Attempt) + Send + 'static) -> io::Result<Self> {
        let policies = loader.policies();
        let (wake, woken) = mpsc::channel();
        let notified = if options.notify { notifications(loader.source().root(), wake.clone()) } else { Err(None) };
        let (watcher, why_not) = match notified {
            Ok(watcher) => (Some(watcher), None),
            Err(why) => (None, why),
        };
        let notifying = Arc::new(AtomicBool::new(watcher.is_some()));
        let trust = Arc::new(Mutex::new(None));
        let run = Run { loader, options, told: Box::new(told), woken, trust: Arc::clone(&trust) };
        let body = move || {
            // It tells for as long as the thread lives.
            let _watcher = watcher;
            run.all();
        };
        let thread = std::thread::Builder::new().name("feeler-policy".to_owned()).spawn(body)?;
        Ok(Self { policies, wake, thread: Some(thread), notifying, why_not, trust })
    }

    /// The handle for readers.
    #[must_use]
    pub fn policies(&self) -> Policies<T> {
        self.policies.clone()
    }

    /// Whether the operating system tells of changes; if not, they are found by looking.
    #[must_use]
    pub fn is_notified(&self) -> bool {
        self.notifying.load(Ordering::Relaxed)
    }

    /// Why it does not, where it was asked to.
    #[must_use]
    pub fn why_not_notified(&self) -> Option<&str> {
        self.why_not.as_deref()
    }

    /// Has the files looked at now.
    pub fn poke(&self) {
        // Without a thread there is nothing to wake.
        let _ = self.wake.send(Wake::Changed);
    }

    /// Puts another trust store in place, which the caller has verified, and has the files looked at. One that is older than one that was used here
    /// changes nothing.
    pub fn set_trust(&self, trust: TrustStore) {
        *lock(&self.trust) = Some(trust);
        self.poke();
    }
}

impl<T> Drop for Watcher<T> {
    fn drop(&mut self) {
        let _ = self.wake.send(Wake::End);
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has told so itself.
            let _ = thread.join();
        }
    }
}

/// Asks the operating system to tell of changes in the folder and below.
fn notifications(root: &Path, wake: Sender<Wake>) -> Result<RecommendedWatcher, Option<String>> {
    let tell = move |event: notify::Result<Event>| {
        // Reading the files must not wake the reader. After an error something may have been missed.
        if event.map_or(true, |event| !event.kind.is_access()) {
            let _ = wake.send(Wake::Changed);
        }
    };
    let failed = |error: notify::Error| Some(format!("failed to watch {}: {error}", root.display()));
    let mut watcher = notify::recommended_watcher(tell).map_err(failed)?;
    watcher.watch(root, RecursiveMode::Recursive).map_err(failed)?;
    Ok(watcher)
}

/// What the thread has.
struct Run<T> {
    loader: Loader<T>,
    options: Options,
    told: Told,
    woken: Receiver<Wake>,
    trust: Arc<Mutex<Option<TrustStore>>>,
}

impl<T> Run<T> {
    fn all(mut self) {
        // What was loaded before the thread began is told by the loader; what changed since then was told to nobody.
        loop {
            self.look();
            match self.woken.recv_timeout(self.options.poll) {
                Ok(Wake::End) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Wake::Changed) => {
                    if !self.settled() {
                        return;
                    }
                }
            }
        }
    }

    fn look(&mut self) {
        let now = Timestamp::now();
        self.replace_trust(now);
        let before = self.loader.last().outcome;
        let attempt = self.loader.reload(now);
        let again =
            attempt.repeated || (attempt.outcome == before && attempt.outcome == super::loader::Outcome::Unchanged);
        if !again {
            (self.told)(attempt);
        }
    }

    /// The disk has to know first: where it cannot be told, it is tried again the next time.
    fn replace_trust(&mut self, now: Timestamp) {
        let Some(trust) = lock(&self.trust).take() else { return };
        match self.loader.set_trust(trust.clone(), now) {
            Ok(()) | Err(TrustRefused::Replaced(_)) => {}
            Err(_) => {
                // Unless there is a newer one by now.
                lock(&self.trust).get_or_insert(trust);
            }
        }
    }

    /// Waits until nothing changes any more, or for long enough; false if it is the end.
    fn settled(&self) -> bool {
        let until = Instant::now() + self.options.settle * PATIENCE;
        while Instant::now() < until {
            match self.woken.recv_timeout(self.options.settle) {
                Ok(Wake::Changed) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Ok(Wake::End) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }
}
