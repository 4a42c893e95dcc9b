//! Recorders that go on until they are killed, and say what was acknowledged.

use super::step::{Step, Steps};
use crate::process::{Line, Totals};
use crate::subject::{Options, say};
use feeler_shim::fs::{Fs, RealFs};
use feeler_shim::shim::Retry;
use feeler_shim::sim::{Mutant, MutantFs};
use feeler_shim::{Config, Recovered, Shim};
use std::sync::Arc;
use std::time::Duration;

/// Each is a thread with a recorder of its own.
const KEYS: u32 = 2;
/// A key of which nothing is acknowledged.
const SPARE: u32 = 9;
/// Of so many records the last one is waited for.
const BATCH: u64 = 5;
/// How many records of each key are made while the disk is away: many more than buffers and memory hold.
const OUTAGE: u64 = 200_000;
const PATIENCE: Duration = Duration::from_secs(120);

/// Small in everything, so that segments end, snapshots are taken and buffers overflow all the time.
fn open(options: &Options) -> Result<(Shim<Step>, Totals), String> {
    let config = Config::new(&options.dir)
        .instance("proof")
        .shard_cap(1 << 10)
        .drain_interval(Duration::from_millis(1))
        .flush_interval(Duration::from_millis(2))
        .segment_bytes(8 << 10)
        .disk_max(48 << 10)
        .mem_max(64 << 10)
        // As if it crashed: what comes next finds what this one leaves.
        .drop_within(Duration::from_millis(1))
        .retry(Retry { cap: Duration::from_millis(20), ..Retry::default() })
        .fs(file_system(&options.mutant));
    match Shim::<Step>::open(config) {
        Ok((shim, recovered)) => {
            let totals = recovered.totals.0.clone();
            say(&found(&recovered));
            Ok((shim, totals))
        }
        Err(error) => {
            say(&Line::Refused { why: error.to_string() });
            Err(error.to_string())
        }
    }
}

/// The operating system's file system, with the mistake of that name made on it.
fn file_system(mutant: &str) -> Arc<dyn Fs> {
    let mutant = match mutant {
        "no-fsync" => Mutant::NoSync,
        "ack-before-fsync" => Mutant::EarlyAck,
        "fsync-again-after-error" => Mutant::SyncAgain,
        "snapshot-without-folder-fsync" => Mutant::NoFolderSync,
        "replay-counts-twice" => Mutant::DoubleCount,
        _ => return Arc::new(RealFs),
    };
    Arc::new(MutantFs::new(Arc::new(RealFs), mutant))
}

fn found(recovered: &Recovered<Step>) -> Line {
    let Steps(totals) = recovered.totals.as_ref();
    let corrupt = recovered.recovery.corrupt.iter().map(ToString::to_string).collect();
    Line::Recovered { totals: totals.clone(), torn_bytes: recovered.recovery.torn_bytes, corrupt }
}

/// Opens the folder, says what is there, and ends.
pub(crate) fn recover(options: &Options) -> Result<(), String> {
    open(options).map(|(shim, _)| drop(shim))
}

/// Records until it is killed.
pub(crate) fn record(options: &Options) -> Result<(), String> {
    let (shim, totals) = open(options)?;
    std::thread::scope(|scope| {
        for key in 0..KEYS {
            let (recorder, mut number) = (shim.recorder(), totals.get(&key).map_or(0, |it| it.n));
            scope.spawn(move || {
                loop {
                    for _ in 1..BATCH {
                        let _ = recorder.record(Step { key, number });
                        number += 1;
                    }
                    let ack = recorder.record_acked(Step { key, number });
                    number += 1;
                    if ack.wait(PATIENCE).is_ok() {
                        say(&Line::Ack { key, below: number });
                    }
                }
            });
        }
    });
    Ok(())
}

/// Records more than the buffers hold; the scenario sees to it that the disk is away meanwhile.
pub(crate) fn outage(options: &Options) -> Result<(), String> {
    let (shim, totals) = open(options)?;
    let recorder = shim.recorder();
    let begin = |key| totals.get(&key).map_or(0, |it| it.n);
    // The scenario takes the disk away when it reads this.
    let ack = recorder.record_acked(Step { key: 0, number: begin(0) });
    ack.wait(PATIENCE).map_err(|error| error.to_string())?;
    say(&Line::Ack { key: 0, below: begin(0) + 1 });
    wait_for_errors(&shim, begin(SPARE));
    let ends = [begin(0) + 1 + OUTAGE, begin(1) + OUTAGE];
    let starts = [begin(0) + 1, begin(1)];
    for (key, (start, end)) in (0..).zip(starts.into_iter().zip(ends)) {
        for number in start..end {
            let _ = recorder.record(Step { key, number });
        }
    }
    let telemetry = shim.telemetry();
    say(&Line::Done(
        serde_json::json!({ "ends": ends, "coalesced": telemetry.coalesced, "dropped": telemetry.dropped }),
    ));
    shim.flush(PATIENCE).map_err(|error| error.to_string())?;
    for (key, end) in (0..).zip(ends) {
        say(&Line::Ack { key, below: end });
    }
    say(&Line::Done(serde_json::json!({ "flushed": true, "coalesced": telemetry.coalesced })));
    loop {
        std::thread::park();
    }
}

/// Something must be written for the disk to be missed.
fn wait_for_errors(shim: &Shim<Step>, mut number: u64) {
    let recorder = shim.recorder();
    while shim.telemetry().write_errors.is_empty() {
        let _ = recorder.record(Step { key: SPARE, number });
        number += 1;
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// A hundred records as fast as they come, and an orderly end.
pub(crate) fn rapid(options: &Options) -> Result<(), String> {
    let (shim, totals) = open(options)?;
    let recorder = shim.recorder();
    let begin = totals.get(&0).map_or(0, |it| it.n);
    for number in begin..begin + 100 {
        let _ = recorder.record(Step { key: 0, number });
    }
    let report = shim.shutdown(PATIENCE);
    say(&Line::Done(serde_json::to_value(&report).unwrap_or_default()));
    Ok(())
}
