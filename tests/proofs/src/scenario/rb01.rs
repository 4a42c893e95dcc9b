//! RB-01: every rollback switch of a feature that exists brings the old behaviour back, and loses nothing on the way there and back again.
//!
//! Each is left alone, thrown, and thrown back, and what the product itself then does is looked at, not what the registry says of it. A switch
//! that is built and has no such look fails the proof. The mutant is a service that reads the switch under another name: throwing it must
//! change nothing, or the look does not tell one behaviour from the other.

use super::fg04::stage::{now, trust_of};
use super::fg08::overlap;
use crate::report::{Mutant, Report, Size};
use crate::signing::{Signer, dsse};
use crate::subject::Step;
use feeler_shim::ingest::{Config as IngestConfig, Ingest, PAYLOAD_TYPE, Purpose};
use feeler_shim::policy::{KeyFormat, Role};
use feeler_shim::switch::{PREFIX, Switch, SwitchSpec, Switches, TABLE, Value};
use feeler_shim::write_behind::{Admission as Written, Config as StateConfig, StateFiles};
use feeler_shim::{Admission, Config, Shim, hot};
use serde_json::json;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// How long the disk may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The prefix of a service that does not read the switches.
const DEAF: &str = "NOBODY_READS_";

/// Whether the new behaviour is seen with these switches.
type Look = fn(&Switches, &mut Place) -> Result<bool, String>;

/// What a look keeps from one to the next, for nothing may be lost between them.
struct Place {
    folder: TempDir,
    /// Records that were acknowledged.
    records: u64,
    seed: u64,
}

/// The look at a switch.
fn look(switch: Switch) -> Option<Look> {
    Some(match switch {
        Switch::RouterBufferedStats => buffered,
        Switch::SyncIoFallback => write_behind,
        Switch::EventSigningMode => strict,
        Switch::Cadence => coordinated,
        Switch::HotProbes => timed,
        Switch::FrontierM1 => |switches, place| together(&[buffered, write_behind, strict], switches, place),
        Switch::FrontierM2 => coordinated,
        _ => return None,
    })
}

/// Runs the scenario.
pub(crate) fn prove(report: &mut Report, _size: Size, seed: u64) {
    let mut told = 0;
    for spec in TABLE.iter().filter(|spec| spec.built) {
        match look(spec.switch) {
            Some(look) => told += u64::from(prove_one(report, spec, look, seed)),
            None => report.fail(format!("{}: it is built, and nothing here looks at what it does", spec.name)),
        }
    }
    let built = TABLE.iter().filter(|spec| spec.built).count() as u64;
    report.measure("switches", built as f64, "count");
    report.mutant(Mutant { name: "nobody-reads-the-switch", rounds: built, caught: told });
    report.check("each look catches a switch that nobody reads", told == built, format!("{told} of {built}"));
}

/// Whether the mutant was caught.
fn prove_one(report: &mut Report, spec: &'static SwitchSpec, look: Look, seed: u64) -> bool {
    let tried = || {
        let folder = TempDir::new().map_err(|error| format!("failed to make a folder: {error}"))?;
        let mut place = Place { folder, records: 0, seed };
        let mut with = |prefix: &str, value: Option<Value>| {
            let pairs = value.map(|value| (spec.env(prefix), value.to_string()));
            look(&Switches::from_iter(pairs), &mut place)
        };
        let seen = [with(PREFIX, None)?, with(PREFIX, Some(spec.rollback))?, with(PREFIX, Some(spec.default))?];
        Ok((seen, with(DEAF, Some(spec.rollback))?))
    };
    match tried() {
        Ok((seen, deaf)) => {
            let words = seen.map(|new| if new { "new" } else { "old" });
            let detail = format!(
                "{}: {} by default, {} with `{}`, {} with `{}` again; rolled back means: {}",
                spec.env(PREFIX),
                words[0],
                words[1],
                spec.rollback,
                words[2],
                spec.default,
                spec.rolled_back,
            );
            report.check(spec.name, seen == [true, false, true], detail);
            deaf
        }
        Err(error) => {
            let error: String = error;
            report.fail(format!("{}: {error}", spec.name));
            false
        }
    }
}

/// All of them new, or all of them old.
fn together(looks: &[Look], switches: &Switches, place: &mut Place) -> Result<bool, String> {
    let seen: Vec<bool> = looks.iter().map(|look| look(switches, place)).collect::<Result<_, _>>()?;
    match seen.iter().filter(|new| **new).count() {
        0 => Ok(false),
        all if all == seen.len() => Ok(true),
        _ => Err(format!("some features are rolled back and others are not: {seen:?}")),
    }
}

/// Records wait in memory; rolled back each is on the disk when the call returns. All that were ever made are there.
fn buffered(switches: &Switches, place: &mut Place) -> Result<bool, String> {
    let config = Config::new(place.folder.path().join("stats")).instance("proof").switches(switches);
    let (shim, recovered) = Shim::<Step>::open(config).map_err(|error| error.to_string())?;
    let there = recovered.totals.0.get(&0).map_or(0, |it| it.n);
    if there != place.records {
        return Err(format!("{there} of {} records are there", place.records));
    }
    let admitted = shim.recorder().record(Step { key: 0, number: place.records });
    place.records += 1;
    let report = shim.shutdown(PATIENCE);
    match (admitted, report.error) {
        (_, Some(error)) => Err(error),
        (Admission::Buffered, None) => Ok(true),
        (Admission::Durable, None) => Ok(false),
        (other, None) => Err(format!("a record was {other:?}")),
    }
}

/// State waits to be written; rolled back it is written by whoever sets it.
fn write_behind(switches: &Switches, place: &mut Place) -> Result<bool, String> {
    let folder = place.folder.path().join("state");
    let files = StateFiles::open(StateConfig::new(&folder, switches)).map_err(|error| error.to_string())?;
    let value = format!("{}", place.records);
    let admitted = files.set("state.json", value.clone());
    files.flush(PATIENCE).map_err(|error| error.to_string())?;
    drop(files);
    if content(&folder) != value {
        return Err(format!("`{}` was set, and `{}` is there", value, content(&folder)));
    }
    match admitted {
        Written::Buffered | Written::Coalesced => Ok(true),
        Written::Written => Ok(false),
        Written::Dropped(why) => Err(format!("a value was dropped: {why:?}")),
    }
}

fn content(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("state.json")).unwrap_or_default()
}

/// A stranger's signature is none; rolled back it is taken, with a warning.
fn strict(switches: &Switches, _: &mut Place) -> Result<bool, String> {
    let sender = Signer::new(KeyFormat::Ed25519, 5);
    let record = json!({
        "kind": "feeler.record/v1", "id": "run-7/3", "issued": "2026-11-26T11:59:00Z", "fidelity": "live",
        "trace_id": "4bf92f3577b34da6", "body": { "model": "large", "ok": true },
    });
    let bytes = record.to_string().into_bytes();
    let mode = switches.event_signing_mode();
    let trust = Some(trust_of(&[(sender.id(), sender.trusted())], Role::Ingest, 1));
    // Each judges an id once.
    let accepted = |signer: &Signer| {
        let config = IngestConfig { trust: trust.clone(), mode: Box::new(move |_| mode), ..IngestConfig::default() };
        let sent = dsse(&[signer], PAYLOAD_TYPE, &bytes);
        Ingest::new(config).one(sent.as_bytes(), Purpose::Observe, now()).verdict.is_accepted()
    };
    if accepted(&sender) {
        Ok(!accepted(&Signer::new(KeyFormat::Ed25519, 9)))
    } else {
        Err("a good record is refused".to_owned())
    }
}

/// Jobs keep apart; rolled back each runs on its own interval, and they meet.
fn coordinated(switches: &Switches, place: &mut Place) -> Result<bool, String> {
    let (coordinated, share) = overlap(switches, place.seed)?;
    let apart = share < 0.05;
    if coordinated == apart { Ok(apart) } else { Err(format!("coordinated: {coordinated}, overlap {share}")) }
}

#[feeler_shim::hot]
fn probed() {}

/// Calls of hot functions are counted; rolled back they are not.
fn timed(switches: &Switches, _: &mut Place) -> Result<bool, String> {
    let count =
        || hot::snapshot().functions.iter().find(|it| it.symbol.ends_with("probed")).map_or(0, |it| it.wall.count);
    hot::set_enabled(switches.hot_probes());
    let before = count();
    probed();
    Ok(count() == before + 1)
}
