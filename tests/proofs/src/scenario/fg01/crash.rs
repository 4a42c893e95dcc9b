//! One crash: a subject records, the fault strikes, the subject is killed, and what it acknowledged is compared with what is there.

use crate::fault::disk::Loss;
use crate::fault::faulty::{Cut, Faulty, Op};
use crate::fault::mount::Mounted;
use crate::fault::strace::Injection;
use crate::process::{Seen, Subject, subject_command, this_program};
use crate::rng::Rng;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long anything that should happen may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// `kill -9` at a random moment, on the machine's own disk.
    Kill,
    /// `SIGKILL` at the nth fdatasync, by strace.
    KillAtSync,
    /// The power goes between a write and its fsync.
    PowerCut,
    /// The power goes at any other operation: create, rename, remove, the fsync of the folder, or just behind an fsync.
    PowerCutAnywhere,
    /// As `PowerCut`, and of what was not safe half is there.
    TornTail,
    /// One fsync fails with EIO; some time later the power goes.
    SyncError,
    /// No space for a while; then the process is killed.
    NoSpace(Duration),
    /// The disk is away for longer than the buffers hold.
    Away,
    /// Any of those that do not take seconds, in turn in the same folder.
    Mixed,
    /// The power goes just behind the removal of what a snapshot covers.
    PowerCutBehindRemoval,
    /// The power goes before it: snapshot and covered segments are both there.
    PowerCutBeforeRemoval,
}

/// The disk that a subject writes to.
#[derive(Debug)]
pub(crate) enum Place {
    Fuse(Mounted),
    Plain(tempfile::TempDir),
}

impl Place {
    /// A folder on the machine's own disk.
    pub(crate) fn plain() -> Result<Self, String> {
        tempfile::TempDir::new().map(Self::Plain).map_err(|error| format!("failed to make a folder: {error}"))
    }

    fn path(&self) -> &Path {
        match self {
            Self::Fuse(mounted) => mounted.path(),
            Self::Plain(folder) => folder.path(),
        }
    }

    fn faults(&self) -> Result<&Faulty, String> {
        match self {
            Self::Fuse(mounted) => Ok(mounted.faults()),
            Self::Plain(_) => Err("this fault needs the failing file system".to_owned()),
        }
    }
}

/// What a crash did.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    /// The fault demonstrably happened.
    pub(crate) effective: bool,
    /// Records acknowledged in this round, and those that it added to what is there.
    pub(crate) acknowledged: u64,
    pub(crate) recovered: u64,
    pub(crate) lost: bool,
    pub(crate) inexact: bool,
    /// What was wrong, for people.
    pub(crate) problem: Option<String>,
}

/// Crashes in a row, in the same folder: what was acknowledged stays acknowledged.
#[derive(Debug)]
pub(crate) struct Series {
    place: Place,
    folder: PathBuf,
    made: u64,
    mutant: &'static str,
    rng: Rng,
    /// Records below this number were acknowledged, by key.
    acked: BTreeMap<u32, u64>,
    /// Records that the last crash left.
    known: u64,
    crashes: u64,
}

/// After so many crashes a new folder is begun.
const CRASHES_IN_A_FOLDER: u64 = 8;

impl Series {
    pub(crate) fn new(place: Place, mutant: &'static str, rng: Rng) -> Self {
        let folder = place.path().join("0");
        Self { place, folder, made: 0, mutant, rng, acked: BTreeMap::new(), known: 0, crashes: 0 }
    }

    /// Goes on in an empty folder.
    fn renew(&mut self) {
        self.made += 1;
        if let Place::Fuse(mounted) = &self.place {
            mounted.faults().clear();
        } else {
            // A folder that stays is a folder that the next one is not.
            drop(std::fs::remove_dir_all(&self.folder));
        }
        self.folder = self.place.path().join(self.made.to_string());
        (self.acked, self.known, self.crashes) = (BTreeMap::new(), 0, 0);
    }

    fn start(&self, tool: Option<Injection>, mode: &str) -> Result<Subject, String> {
        let tool = tool.map(|it| it.command(&this_program()));
        Subject::start(subject_command(tool, &[mode, "--mutant", self.mutant], &self.folder))
    }

    /// One crash and what is left of it.
    pub(crate) fn crash(&mut self, fault: Fault) -> Result<Outcome, String> {
        if self.crashes == CRASHES_IN_A_FOLDER {
            self.renew();
        }
        self.crashes += 1;
        let (effective, seen) = self.strike(fault)?;
        if seen.recovered.is_none() && !matches!(fault, Fault::KillAtSync) {
            return Err(format!("{fault:?}: a subject did not start: {:?} {:?}", seen.refused, seen.stray));
        }
        let before: u64 = self.acked.values().sum();
        self.acked.extend(&seen.acked);
        let acknowledged = self.acked.values().sum::<u64>().saturating_sub(before);
        let outcome = self.judge(effective, acknowledged)?;
        if outcome.lost || outcome.inexact {
            // The next rounds are judged by themselves.
            self.renew();
        }
        Ok(outcome)
    }

    /// Opens the folder again and compares.
    fn judge(&mut self, effective: bool, acknowledged: u64) -> Result<Outcome, String> {
        let (_, seen) = self.start(None, "recover")?.end()?;
        let Some((totals, _, corrupt)) = &seen.recovered else {
            let problem = Some(format!("the folder could not be opened again: {:?} {:?}", seen.refused, seen.stray));
            return Ok(Outcome { effective, acknowledged, lost: true, problem, ..Outcome::default() });
        };
        let lost = self.acked.iter().any(|(key, below)| totals.get(key).is_none_or(|it| it.n < *below));
        let inexact = !totals.values().all(|it| it.is_exact());
        let problem = (lost || inexact)
            .then(|| format!("acknowledged below {:?}, found {totals:?}, damage reported: {corrupt:?}", self.acked));
        let known = std::mem::replace(&mut self.known, totals.values().map(|it| it.n).sum());
        let recovered = self.known.saturating_sub(known);
        Ok(Outcome { effective, acknowledged, recovered, lost, inexact, problem })
    }

    fn strike(&mut self, fault: Fault) -> Result<(bool, Seen), String> {
        match fault {
            Fault::Kill => self.kill(None),
            Fault::KillAtSync => {
                let nth = self.rng.between(1, 30);
                self.kill(Some(Injection::Kill { call: "fdatasync", nth }))
            }
            Fault::PowerCut => {
                let loss = [Loss::Drop, Loss::Zero, Loss::Tear][self.rng.below(3) as usize];
                let nth = self.rng.between(1, 40);
                self.cut(Op::Sync, nth, false, loss)
            }
            Fault::TornTail => {
                let nth = self.rng.between(1, 40);
                self.cut(Op::Sync, nth, false, Loss::Tear)
            }
            Fault::PowerCutAnywhere => {
                let ops = [Op::Create, Op::Write, Op::Rename, Op::Remove, Op::Sync, Op::SyncDir];
                let op = ops[self.rng.below(ops.len() as u64) as usize];
                let nth = self.rng.between(1, if matches!(op, Op::Write | Op::Sync) { 40 } else { 4 });
                let after = op == Op::Sync || self.rng.coin();
                self.cut(op, nth, after, Loss::Tear)
            }
            Fault::PowerCutBehindRemoval => {
                let nth = self.rng.between(1, 3);
                self.cut(Op::Remove, nth, true, Loss::Tear)
            }
            Fault::PowerCutBeforeRemoval => {
                let nth = self.rng.between(1, 3);
                self.cut(Op::Remove, nth, false, Loss::Drop)
            }
            Fault::Mixed => {
                let no_space = Fault::NoSpace(Duration::from_millis(50));
                let any = [Fault::Kill, Fault::PowerCut, Fault::PowerCutAnywhere, Fault::SyncError, no_space];
                let chosen = any[self.rng.below(any.len() as u64) as usize];
                self.strike(chosen)
            }
            Fault::SyncError => self.sync_error(),
            Fault::NoSpace(time) => self.no_space(time),
            Fault::Away => self.away(),
        }
    }

    fn kill(&mut self, tool: Option<Injection>) -> Result<(bool, Seen), String> {
        let mut subject = self.start(tool, "record")?;
        match tool {
            // It dies by itself.
            Some(_) => drop(subject.wait_until(Duration::from_secs(10), |_| false)),
            None => {
                subject.wait_until(PATIENCE, |seen| seen.recovered.is_some());
                std::thread::sleep(Duration::from_micros(self.rng.between(0, 60_000)));
            }
        }
        subject.kill();
        let (status, seen) = subject.end()?;
        Ok((!status.success(), seen))
    }

    /// Starts a subject and waits until it records.
    fn recording(&self, mode: &str) -> Result<Subject, String> {
        let subject = self.start(None, mode)?;
        subject.wait_until(PATIENCE, |seen| seen.acks > 0);
        Ok(subject)
    }

    /// Ends a subject whose power is gone.
    fn bury(&self, mut subject: Subject) -> Result<(u64, Seen), String> {
        let faults = self.place.faults()?;
        // What it acknowledges although nothing answers any more must count.
        std::thread::sleep(Duration::from_millis(3));
        subject.kill();
        faults.let_go();
        let (_, seen) = subject.end()?;
        Ok((faults.reboot(), seen))
    }

    fn cut(&mut self, op: Op, nth: u64, after: bool, loss: Loss) -> Result<(bool, Seen), String> {
        let seed = self.rng.next();
        let (faults, early) = (self.place.faults()?.clone(), self.rng.below(8) == 0);
        // Now and then already while it starts: recovery writes, too.
        let arm = || faults.arm(|it| it.cut = Some(Cut { op, nth, after, loss, seed }));
        let subject = if early {
            arm();
            self.start(None, "record")?
        } else {
            let subject = self.recording("record")?;
            arm();
            subject
        };
        let came = faults.wait_for_cut(Duration::from_millis(1500));
        faults.cut(loss, seed);
        let (outstanding, mut seen) = self.bury(subject)?;
        if early && seen.recovered.is_none() {
            seen.recovered = Some(Default::default());
        }
        // Entries of folders have no bytes.
        Ok((came && (outstanding > 0 || op != Op::Sync || after), seen))
    }

    fn sync_error(&mut self) -> Result<(bool, Seen), String> {
        let faults = self.place.faults()?.clone();
        let before = faults.errors();
        let subject = self.recording("record")?;
        faults.arm(|it| it.syncs_until_error = Some(self.rng.below(20)));
        subject.wait_until(Duration::from_secs(2), |_| faults.errors() > before);
        let acks = acks_after(&subject);
        let loss = [Loss::Drop, Loss::Zero, Loss::Tear][self.rng.below(3) as usize];
        faults.cut(loss, self.rng.next());
        let (_, seen) = self.bury(subject)?;
        Ok((faults.errors() > before && acks, seen))
    }

    fn no_space(&mut self, time: Duration) -> Result<(bool, Seen), String> {
        let faults = self.place.faults()?.clone();
        let before = faults.errors();
        let mut subject = self.recording("record")?;
        faults.arm(|it| it.full = true);
        std::thread::sleep(time);
        faults.arm(|it| it.full = false);
        let acks = acks_after(&subject);
        if self.rng.coin() {
            subject.kill();
            let (_, seen) = subject.end()?;
            return Ok((faults.errors() > before && acks, seen));
        }
        faults.cut(Loss::Tear, self.rng.next());
        let (_, seen) = self.bury(subject)?;
        Ok((faults.errors() > before && acks, seen))
    }

    fn away(&mut self) -> Result<(bool, Seen), String> {
        let faults = self.place.faults()?.clone();
        let before = faults.errors();
        let mut subject = self.start(None, "outage")?;
        subject.wait_until(PATIENCE, |seen| seen.acks > 0);
        faults.arm(|it| it.away = true);
        // It says so when it has recorded more than the buffers hold.
        let overflowed = subject.wait_until(PATIENCE, |seen| seen.done.as_ref().is_some_and(coalesced));
        let errors = faults.errors() - before;
        faults.arm(|it| it.away = false);
        let flushed = subject.wait_until(PATIENCE, |seen| seen.done.as_ref().is_some_and(|it| it["flushed"] == true));
        subject.kill();
        let (_, seen) = subject.end()?;
        if !flushed {
            return Err("after an outage not all records became durable".to_owned());
        }
        Ok((overflowed && errors > 0, seen))
    }
}

/// Whether the subject had to give up single records for their totals.
fn coalesced(done: &serde_json::Value) -> bool {
    done["coalesced"].as_u64().is_some_and(|it| it > 0)
}

/// Waits for some more acknowledgements; whether they came.
fn acks_after(subject: &Subject) -> bool {
    let goal = subject.seen().acks + 5;
    subject.wait_until(PATIENCE, |seen| seen.acks >= goal)
}
