//! What a document is bound to: a commit, a host, a time.

use std::fs;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// The code that was measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Commit {
    /// The whole hash, in lower case.
    pub id: String,
    /// Whether there was more than this commit in the work tree; absent where nobody knows.
    pub dirty: Option<bool>,
}

impl Commit {
    /// A commit by its whole hash.
    #[must_use]
    pub fn new(id: &str, dirty: Option<bool>) -> Self {
        Self { id: id.trim().to_ascii_lowercase(), dirty }
    }

    /// Whether it is the hash of SHA-1 or SHA-256.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.id.len(), 40 | 64) && self.id.bytes().all(|it| it.is_ascii_hexdigit())
    }
}

/// The machine. What the system does not tell is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Host {
    /// Its name.
    pub name: Option<String>,
    /// How many threads may run at once, as far as this process is concerned.
    pub cpus: u32,
    /// The model of its processors.
    pub cpu: Option<String>,
    /// The operating system, as Rust calls it.
    pub os: String,
    /// The architecture, as Rust calls it.
    pub arch: String,
    /// The release of its kernel.
    pub kernel: Option<String>,
}

impl Host {
    /// This machine. It reads a few files of the system, so call it where waiting is allowed.
    #[must_use]
    pub fn here() -> Self {
        let of_env = |name: &str| std::env::var(name).ok().filter(|it| !it.is_empty());
        let name = line("/proc/sys/kernel/hostname").or_else(|| line("/etc/hostname"));
        Self {
            name: name.or_else(|| of_env("HOSTNAME")).or_else(|| of_env("COMPUTERNAME")),
            cpus: thread::available_parallelism().map_or(1, |it| u32::try_from(it.get()).unwrap_or(u32::MAX)),
            cpu: fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| cpu_model(&text)),
            os: std::env::consts::OS.to_owned(),
            arch: std::env::consts::ARCH.to_owned(),
            kernel: line("/proc/sys/kernel/osrelease"),
        }
    }
}

/// The first line of a file, unless it is empty.
fn line(path: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().next().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty())
}

fn cpu_model(text: &str) -> Option<String> {
    let row = text.lines().find(|it| it.starts_with("model name"))?;
    let (_, model) = row.split_once(':')?;
    Some(model.trim().to_owned()).filter(|it| !it.is_empty())
}

/// A time as `2026-11-26T13:24:29.123Z`. A clock before 1970 counts as 1970.
pub(super) fn rfc3339(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, second) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = civil(days);
    let (hour, minute, second, milli) = (second / 3600, second / 60 % 60, second % 60, since.subsec_millis());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// Year, month and day of a number of days since 1970. Years begin in March, so that the leap day is the last one.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn times_are_those_of_the_calendar() {
        let at = |seconds: u64, millis: u64| {
            rfc3339(UNIX_EPOCH + Duration::from_secs(seconds) + Duration::from_millis(millis))
        };
        assert_eq!(at(0, 0), "1970-01-01T00:00:00.000Z");
        assert_eq!(at(951_782_399, 999), "2000-02-28T23:59:59.999Z");
        assert_eq!(at(951_782_400, 0), "2000-02-29T00:00:00.000Z");
        assert_eq!(at(951_868_800, 1), "2000-03-01T00:00:00.001Z");
        assert_eq!(at(4_107_542_399, 0), "2100-02-28T23:59:59.000Z");
        assert_eq!(at(4_107_542_400, 0), "2100-03-01T00:00:00.000Z", "2100 is no leap year");
        assert_eq!(rfc3339(UNIX_EPOCH - Duration::from_secs(1)), at(0, 0));
    }

    #[test]
    fn the_model_of_a_processor_is_found() {
        assert_eq!(cpu_model("processor\t: 0\nmodel name\t: A B @ 2 GHz\n").as_deref(), Some("A B @ 2 GHz"));
        assert_eq!(cpu_model("processor\t: 0\n"), None);
    }

    #[test]
    fn a_commit_is_a_whole_hash() {
        let whole = |id: &str| Commit::new(id, None).is_whole();
        assert!(whole(&"a1".repeat(20)) && whole(&"A1".repeat(32)));
        assert!(!whole("a1b2c3d") && !whole(&"g".repeat(40)) && !whole(""));
    }
}
