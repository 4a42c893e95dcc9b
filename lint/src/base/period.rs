//! Times from one run of a timer to the next, as people write them: `30s`, `1h30m`, `250 ms`.

/// No timer is slower than this. What is longer is a slip, or stands for never.
pub const LONGEST: u64 = 10 * 366 * DAY;

const SECOND: u64 = 1_000_000_000;
const DAY: u64 = 24 * 60 * 60 * SECOND;

/// What a plain number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nanoseconds.
    Nanos,
    /// Microseconds.
    Micros,
    /// Milliseconds.
    Millis,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
}

impl Unit {
    /// Its length in nanoseconds.
    pub const fn nanos(self) -> u64 {
        match self {
            Self::Nanos => 1,
            Self::Micros => 1_000,
            Self::Millis => 1_000_000,
            Self::Seconds => SECOND,
            Self::Minutes => 60 * SECOND,
            Self::Hours => 3_600 * SECOND,
            Self::Days => DAY,
            Self::Weeks => 7 * DAY,
        }
    }

    /// The unit that a word means, as `humantime` and others have them. What is sometimes a month (`M`) is none.
    pub fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "ns" | "nsec" | "nsecs" | "nano" | "nanos" | "nanosecond" | "nanoseconds" => Self::Nanos,
            "us" | "µs" | "μs" | "usec" | "usecs" | "micro" | "micros" | "microsecond" | "microseconds" => {
                Self::Micros
            }
            "ms" | "msec" | "msecs" | "milli" | "millis" | "millisecond" | "milliseconds" => Self::Millis,
            "s" | "sec" | "secs" | "second" | "seconds" => Self::Seconds,
            "m" | "min" | "mins" | "minute" | "minutes" => Self::Minutes,
            "h" | "hr" | "hrs" | "hour" | "hours" => Self::Hours,
            "d" | "day" | "days" => Self::Days,
            "w" | "wk" | "wks" | "week" | "weeks" => Self::Weeks,
            _ => return None,
        })
    }

    /// The unit that the last word of a name says: `poll_interval_secs`, `POLL_MS`, `flushIntervalMs`. Single letters say nothing.
    pub fn of_name(name: &str) -> Option<Self> {
        let start = name
            .char_indices()
            .rev()
            .take_while(|(_, it)| it.is_alphanumeric())
            .last()
            .map_or(name.len(), |(at, _)| at);
        let last = &name[start..];
        // Of words that are joined by capitals the last one begins where a small letter ends.
        let hump = last
            .char_indices()
            .skip(1)
            .filter(|(at, it)| it.is_uppercase() && last[..*at].chars().next_back().is_some_and(char::is_lowercase));
        let word = hump.last().map_or(last, |(at, _)| &last[at..]);
        Some(word.to_lowercase()).filter(|word| word.len() > 1).and_then(|word| Self::of_word(&word))
    }
}

/// A number as JSON, TOML or a variable has it, in nanoseconds; fractions of one are dropped. `None` for what is negative, no decimal
/// number, or too large to count.
pub fn number(written: &str, unit: Unit) -> Option<u64> {
    let plain: String = written.trim().strip_prefix('+').unwrap_or(written.trim()).replace('_', "");
    let (mantissa, exponent) = match plain.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (plain.as_str(), 0),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + part.len() == 0 || !is_digits(whole) || !is_digits(part) || !(-30..=30).contains(&exponent) {
        return None;
    }
    let digits = format!("{whole}{part}");
    let digits = digits.trim_start_matches('0');
    let digits: u128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    let shift = exponent - i32::try_from(part.len()).ok()?;
    let nanos = digits.checked_mul(u128::from(unit.nanos()))?;
    let nanos = match u32::try_from(shift) {
        Ok(up) => nanos.checked_mul(10_u128.checked_pow(up)?)?,
        Err(_) => nanos / 10_u128.checked_pow(shift.unsigned_abs())?,
    };
    u64::try_from(nanos).ok()
}

/// A text such as `30s`, `1h30m`, `1 h 30 min`, `0.5s`: numbers, each with its unit. `None` for anything else.
pub fn text(written: &str) -> Option<u64> {
    let mut rest = written.trim();
    let mut sum = 0_u64;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let end = rest.find(|it: char| !it.is_ascii_digit() && it != '.' && it != '_').filter(|end| *end > 0)?;
        let behind = rest[end..].trim_start();
        let word_end = behind.find(|it: char| !it.is_alphabetic()).unwrap_or(behind.len());
        let unit = Unit::of_word(&behind[..word_end])?;
        sum = sum.checked_add(number(&rest[..end], unit)?)?;
        rest = behind[word_end..].trim_start();
    }
    Some(sum)
}

/// As people read it: `5 s`, `1 h 30 min`, `1.5 ms`.
pub fn show(nanos: u64) -> String {
    let units = [(Unit::Days, "d"), (Unit::Hours, "h"), (Unit::Minutes, "min")];
    let (mut parts, mut rest) = (Vec::new(), nanos);
    for (unit, word) in units {
        if rest >= unit.nanos() {
            parts.push(format!("{} {word}", rest / unit.nanos()));
            rest %= unit.nanos();
        }
    }
    if rest > 0 || parts.is_empty() {
        let small = [(Unit::Seconds, "s"), (Unit::Millis, "ms"), (Unit::Micros, "µs"), (Unit::Nanos, "ns")];
        let (unit, word) = small.into_iter().find(|(unit, _)| rest >= unit.nanos()).unwrap_or((Unit::Seconds, "s"));
        let part = format!("{:09}", rest % unit.nanos() * (SECOND / unit.nanos()));
        let part = part.trim_end_matches('0');
        let dot = if part.is_empty() { "" } else { "." };
        parts.push(format!("{}{dot}{part} {word}", rest / unit.nanos()));
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MS: u64 = 1_000_000;

    #[test]
    fn texts_are_read_as_people_write_them() {
        for (written, millis) in [
            ("30s", 30_000),
            ("5m", 300_000),
            ("1h30m", 5_400_000),
            (" 1 h 30 min ", 5_400_000),
            ("250ms", 250),
            ("0.5s", 500),
            ("2 days", 172_800_000),
            ("1w", 604_800_000),
            ("0s", 0),
        ] {
            assert_eq!(text(written), Some(millis * MS), "{written}");
        }
        for written in
            ["", "s", "30", "5 parsecs", "-5s", "5s-", "1M", ".s", "1..5s", "99999999999999w", "٣s", "s5", "5s 5"]
        {
            assert_eq!(text(written), None, "{written}");
        }
    }

    #[test]
    fn numbers_are_exact() {
        let millis = |written: &str| number(written, Unit::Millis);
        assert_eq!((millis("500"), millis("1_000"), millis("0.25")), (Some(500 * MS), Some(1000 * MS), Some(MS / 4)));
        assert_eq!(
            (millis("1e3"), millis("1.5E1"), millis("0.0000001"), millis("+5")),
            (Some(1000 * MS), Some(15 * MS), Some(0), Some(5 * MS))
        );
        for written in
            ["", "-1", "nan", "inf", "0x10", "1e99", "1e30", "1000000000000000000000000000000", ".", "1.2.3", "e5"]
        {
            assert_eq!(millis(written), None, "{written}");
        }
    }

    #[test]
    fn names_say_their_units() {
        for (name, unit) in [
            ("poll_interval_secs", Some(Unit::Seconds)),
            ("POLL_MS", Some(Unit::Millis)),
            ("flushIntervalMs", Some(Unit::Millis)),
            ("interval-minutes", Some(Unit::Minutes)),
            ("interval", None),
            ("items", None),
            ("terms", None),
            ("plan_s", None),
            ("", None),
        ] {
            assert_eq!(Unit::of_name(name), unit, "{name}");
        }
    }

    #[test]
    fn they_are_shown_short() {
        let shown = [0, 1, 1_500, 250 * MS, 1_500 * MS, 5_000 * MS, 90_000 * MS, 3_600_000 * MS, 93_784_005 * MS];
        let said = ["0 s", "1 ns", "1.5 µs", "250 ms", "1.5 s", "5 s", "1 min 30 s", "1 h", "1 d 2 h 3 min 4.005 s"];
        assert_eq!(shown.map(show), said);
    }

    proptest! {
        /// What is shown is what was meant.
        #[test]
        fn what_is_shown_is_read_back(nanos in 0..LONGEST) {
            prop_assert_eq!(text(&show(nanos)), Some(nanos));
        }

        #[test]
        fn any_text_does_no_harm(written in "\\PC{0,40}|[0-9smhd. _eE+-]{0,40}") {
            let _ = (text(&written), number(&written, Unit::Weeks), Unit::of_name(&written));
        }
    }
}
