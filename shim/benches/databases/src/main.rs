//! What it costs to make records durable, with the journal and with embedded databases: the same records of 64 bytes, on the same disk, in
//! turn. `shim/benches/README.md` says how to run it.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use feeler_shim::journal::{DecodeError, Entry, Fold, Journal, JournalConfig, Kind, Schema};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const RECORD: usize = 64;
/// Records in a batch, and batches; so many that the journal makes new files where that is dear.
const SIZES: [(usize, usize); 2] = [(1, 600), (1000, 600)];
const WARM_UP: usize = 20;

/// Something that has made a batch durable when it returns.
trait Durable {
    fn write(&mut self, first: u64, records: &[[u8; RECORD]]) -> Result<()>;
}

struct Nothing;

impl Fold for Nothing {
    fn snapshot(&mut self, _version: u16, _state: &[u8]) -> std::result::Result<(), DecodeError> {
        Ok(())
    }

    fn entry(&mut self, _entry: &Entry<'_>) -> std::result::Result<(), DecodeError> {
        Ok(())
    }
}

impl Durable for Journal {
    fn write(&mut self, _first: u64, records: &[[u8; RECORD]]) -> Result<()> {
        self.push(Kind::Records, records.len() as u64, records.as_flattened());
        self.commit()?;
        Ok(())
    }
}

fn journal(dir: &Path) -> Result<Box<dyn Durable>> {
    let config = JournalConfig { disk_max: 4 << 30, ..JournalConfig::new(dir, Schema { id: 1, version: 1 }) };
    Ok(Box::new(Journal::open(config, &mut Nothing)?.0))
}

const TABLE: redb::TableDefinition<'_, u64, &[u8]> = redb::TableDefinition::new("records");

impl Durable for redb::Database {
    fn write(&mut self, first: u64, records: &[[u8; RECORD]]) -> Result<()> {
        // Durable when it returns: that is the default.
        let transaction = self.begin_write()?;
        {
            let mut table = transaction.open_table(TABLE)?;
            for (key, record) in (first..).zip(records) {
                table.insert(key, record.as_slice())?;
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

fn redb(dir: &Path) -> Result<Box<dyn Durable>> {
    Ok(Box::new(redb::Database::create(dir.join("redb"))?))
}

struct Fjall {
    database: fjall::Database,
    records: fjall::Keyspace,
}

impl Durable for Fjall {
    fn write(&mut self, first: u64, records: &[[u8; RECORD]]) -> Result<()> {
        let mut batch = self.database.batch();
        for (key, record) in (first..).zip(records) {
            batch.insert(&self.records, key.to_be_bytes(), record.as_slice());
        }
        batch.commit()?;
        self.database.persist(fjall::PersistMode::SyncData)?;
        Ok(())
    }
}

fn fjall(dir: &Path) -> Result<Box<dyn Durable>> {
    let database = fjall::Database::builder(dir).open()?;
    let records = database.keyspace("records", fjall::KeyspaceCreateOptions::default)?;
    Ok(Box::new(Fjall { database, records }))
}

impl Durable for rusqlite::Connection {
    fn write(&mut self, first: u64, records: &[[u8; RECORD]]) -> Result<()> {
        let transaction = self.transaction()?;
        {
            let mut insert = transaction.prepare_cached("INSERT INTO records VALUES (?1, ?2)")?;
            for (key, record) in (first..).zip(records) {
                insert.execute((key.cast_signed(), record.as_slice()))?;
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

/// With a write-ahead log that is synced with each transaction, which is the fastest that is durable.
fn sqlite(dir: &Path) -> Result<Box<dyn Durable>> {
    let connection = rusqlite::Connection::open(dir.join("sqlite"))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute("CREATE TABLE records (key INTEGER PRIMARY KEY, record BLOB NOT NULL)", ())?;
    Ok(Box::new(connection))
}

type Open = fn(&Path) -> Result<Box<dyn Durable>>;

const CONTENDERS: [(&str, Open); 4] = [("journal", journal), ("redb", redb), ("fjall", fjall), ("sqlite, WAL", sqlite)];

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// All in turn, again and again; the time of each batch.
fn measure(root: &Path, size: usize, rounds: usize) -> Result<Vec<Vec<f64>>> {
    let mut contenders = Vec::new();
    for (name, open) in CONTENDERS {
        let dir = root.join(format!("{size}-{}", &name[..4]));
        std::fs::create_dir_all(&dir)?;
        contenders.push(open(&dir)?);
    }
    let records = vec![[7; RECORD]; size];
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for round in 0..WARM_UP + rounds {
        for (contender, times) in contenders.iter_mut().zip(&mut times) {
            let start = Instant::now();
            contender.write((round * size) as u64, &records)?;
            if round >= WARM_UP {
                times.push(start.elapsed().as_secs_f64());
            }
        }
    }
    Ok(times)
}

fn main() -> Result<()> {
    // On the disk of the build, because the temporary folder may be in memory.
    let below = std::env::current_exe()?.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let root = below.join(format!("databases-{}", std::process::id()));
    println!("| batch | | median µs | / journal | records/s, mean | journal / this |");
    println!("|---|---|---|---|---|---|");
    for (size, rounds) in SIZES {
        let times = measure(&root, size, rounds)?;
        let rate = |times: &Vec<f64>| (size * times.len()) as f64 / times.iter().sum::<f64>();
        let ours = (median(&times[0]), rate(&times[0]));
        for ((name, _), times) in CONTENDERS.iter().zip(&times) {
            let (median, mean) = (median(times), rate(times));
            let (slower, fewer) = (median / ours.0, ours.1 / mean);
            println!("| {size} | {name} | {:.0} | {slower:.2} | {mean:.0} | {fewer:.2} |", median * 1e6);
        }
    }
    std::fs::remove_dir_all(&root)?;
    Ok(())
}
