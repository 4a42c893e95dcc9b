//! Calendar days, for allowances that end.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the Gregorian calendar. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`; `None` for anything else, days that do not exist included.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let digits = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|it| it.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten()
        };
        if !shaped {
            return None;
        }
        let (year, month, day) = (digits(0..4)?, digits(5..7)? as u8, digits(8..10)? as u8);
        let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The month, from 1.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day after it.
    #[must_use]
    pub fn next(self) -> Self {
        match (self.month, self.day) {
            (month, day) if day < days_in(self.year, month) => Self { day: day + 1, ..self },
            (12, _) => Self { year: self.year.saturating_add(1), month: 1, day: 1 },
            (month, _) => Self { month: month + 1, day: 1, ..self },
        }
    }

    /// How many days after 1970-01-01 it is; 0 for days before.
    pub fn days_since_epoch(self) -> u64 {
        let years = (1970..self.year).map(|year| (1..=12).map(|month| u64::from(days_in(year, month))).sum::<u64>());
        let months = (1..self.month).map(|month| u64::from(days_in(self.year, month)));
        if self.year < 1970 { 0 } else { years.sum::<u64>() + months.sum::<u64>() + u64::from(self.day) - 1 }
    }

    /// The day that is `days` after 1970-01-01. Days past the year 9999 are the last one that can be written.
    pub fn from_days_since_epoch(days: u64) -> Self {
        let mut left = days;
        for year in 1970..=9999 {
            for month in 1..=12 {
                let length = u64::from(days_in(year, month));
                if left < length {
                    return Self { year, month, day: left as u8 + 1 };
                }
                left -= length;
            }
        }
        Self { year: 9999, month: 12, day: 31 }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_dates() {
        for good in ["2027-01-31", "2024-02-29", "2000-02-29", "0001-12-31"] {
            assert_eq!(Date::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "2027-1-31",
            "2027-02-29",
            "1900-02-29",
            "2027-13-01",
            "2027-00-01",
            "2027-01-00",
            "+027-01-01",
            "",
            "2027-01-311",
            "2027/01/01",
            "２027-01-0",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_count_from_the_epoch() {
        assert_eq!(Date::from_days_since_epoch(0).to_string(), "1970-01-01");
        assert_eq!(Date::from_days_since_epoch(19_782).to_string(), "2024-02-29");
        assert_eq!(Date::from_days_since_epoch(20_819).to_string(), "2027-01-01");
        for days in [0, 19_782, 20_819] {
            assert_eq!(Date::from_days_since_epoch(days).days_since_epoch(), days);
        }
        for day in ["2024-02-28", "2024-12-31", "2025-02-28"].map(|day| Date::parse(day).unwrap()) {
            assert_eq!(day.next().days_since_epoch(), day.days_since_epoch() + 1);
        }
        assert_eq!(Date::parse("1969-12-31").map(Date::days_since_epoch), Some(0));
        assert_eq!(Date::from_days_since_epoch(u64::MAX).to_string(), "9999-12-31");
    }
}
