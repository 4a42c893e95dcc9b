//! Cron schedules: five fields, or six with seconds in front. Times are UTC.

use super::date::Date;

const DAY: u64 = 24 * 60 * 60;
/// A schedule that finds no day in so many is one that cannot: a leap day on a given weekday takes forty years.
const MOST_DAYS: u64 = 41 * 366;
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/// A schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    seconds: Set,
    minutes: Set,
    hours: Set,
    days: Set,
    months: Set,
    /// Sunday is 0.
    weekdays: Set,
}

/// The values of a field, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Set {
    bits: u64,
    /// Whether it begins with `*`: of a day of the month and one of the week both must fit then, and else either.
    free: bool,
}

impl Set {
    const fn has(self, value: u32) -> bool {
        self.bits >> value & 1 == 1
    }

    fn values(self) -> impl Iterator<Item = u32> {
        (0..64).filter(move |value| self.has(*value))
    }
}

/// A field: what it is called, its least and largest value, and the names that its values have.
type Field = (&'static str, u32, u32, &'static [&'static str]);

const FIELDS: [Field; 6] = [
    ("second", 0, 59, &[]),
    ("minute", 0, 59, &[]),
    ("hour", 0, 23, &[]),
    ("day of the month", 1, 31, &[]),
    ("month", 1, 12, &MONTHS),
    ("day of the week", 0, 7, &WEEKDAYS),
];

impl Cron {
    /// Reads a schedule. An error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = match text.trim() {
            "@yearly" | "@annually" => "0 0 1 1 *",
            "@monthly" => "0 0 1 * *",
            "@weekly" => "0 0 * * 0",
            "@daily" | "@midnight" => "0 0 * * *",
            "@hourly" => "0 * * * *",
            text => text,
        };
        let fields: Vec<&str> = text.split_whitespace().collect();
        let fields: Vec<&str> = match fields.len() {
            5 => ["0"].into_iter().chain(fields).collect(),
            6 => fields,
            // Some have a year behind, which nobody fills in.
            7 if fields[6] == "*" => fields[..6].to_vec(),
            count => return Err(format!("it has {count} fields, and a schedule has five, or six with seconds")),
        };
        let sets: Vec<Set> =
            fields.iter().zip(FIELDS).map(|(text, field)| set(text, field)).collect::<Result<_, _>>()?;
        let [seconds, minutes, hours, days, months, mut weekdays] = sets[..] else { return Err(String::new()) };
        // Sunday is 7, too.
        weekdays.bits = (weekdays.bits | weekdays.bits >> 7) & 0x7f;
        let cron = Self { seconds, minutes, hours, days, months, weekdays };
        match cron.next(0) {
            Some(_) => Ok(cron),
            None => Err("no day is like that".to_string()),
        }
    }

    /// Whether it runs on every day that there is.
    pub fn is_daily(&self) -> bool {
        self.days.values().count() == 31 && self.months.values().count() == 12 && self.weekdays.values().count() == 7
    }

    fn runs_on(&self, date: Date, days_since_epoch: u64) -> bool {
        // 1970 began on a Thursday.
        let weekday = self.weekdays.has(((days_since_epoch + 4) % 7) as u32);
        let day = self.days.has(u32::from(date.day()));
        let fits = if self.days.free || self.weekdays.free { day && weekday } else { day || weekday };
        fits && self.months.has(u32::from(date.month()))
    }

    /// The first time after `after`, in seconds since 1970.
    pub fn next(&self, after: u64) -> Option<u64> {
        let from = after.checked_add(1)?;
        let first = from / DAY;
        let mut date = Date::from_days_since_epoch(first);
        for day in first..first.checked_add(MOST_DAYS)? {
            if self.runs_on(date, day) {
                let earliest = if day == first { from % DAY } else { 0 };
                if let Some(time) = self.first_from(earliest) {
                    return Some(day * DAY + time);
                }
            }
            date = date.next();
        }
        None
    }

    /// The first second of a day from this one on.
    fn first_from(&self, earliest: u64) -> Option<u64> {
        let mut hours = self.hours.values().map(u64::from);
        hours.find_map(|hour| {
            let mut minutes =
                self.minutes.values().map(u64::from).filter(|minute| hour * 3600 + minute * 60 + 59 >= earliest);
            minutes.find_map(|minute| {
                let mut times = self.seconds.values().map(|second| hour * 3600 + minute * 60 + u64::from(second));
                times.find(|time| *time >= earliest)
            })
        })
    }

    /// A period in seconds, and the seconds in it at which it runs, on days on which it does.
    pub fn times(&self) -> (u64, Vec<u64>) {
        let all = |set: Set, count: usize| set.values().count() == count;
        let every_hour = all(self.hours, 24);
        let (period, hours, minutes) = match (every_hour, all(self.minutes, 60)) {
            (true, true) => (60, 1, 1),
            (true, false) => (3600, 1, 60),
            (false, _) => (DAY, 24, 60),
        };
        let mut times = Vec::new();
        for hour in self.hours.values().take(hours) {
            for minute in self.minutes.values().take(minutes) {
                times.extend(self.seconds.values().map(|second| u64::from(hour * 3600 + minute * 60 + second)));
            }
        }
        // Times that are evenly spread are those of a shorter period.
        let count = times.len() as u64;
        let step = period / count.max(1);
        let is_even = times.windows(2).all(|pair| pair[1] - pair[0] == step) && step * count == period;
        match is_even {
            true => (step, times[..1].to_vec()),
            false => (period, times),
        }
    }
}

/// Reads a field: values, ranges and steps, with commas between.
fn set(text: &str, field: Field) -> Result<Set, String> {
    let (what, least, most, _) = field;
    let wrong = |why: &str| format!("`{text}` is no {what}: {why}");
    let mut bits = 0_u64;
    for part in text.split(',') {
        let (range, step) = part.split_once('/').map_or((part, None), |(range, step)| (range, Some(step)));
        let step = match step {
            None => 1,
            Some(step) => number(step)
                .filter(|step| (1..=most).contains(step))
                .ok_or_else(|| wrong("a step is a number above 0"))?,
        };
        let (from, to) = match range {
            "*" | "?" if matches!(what, "day of the week") => (least, most - 1),
            "*" | "?" => (least, most),
            _ => {
                let (from, to) = range.split_once('-').map_or((range, None), |(from, to)| (from, Some(to)));
                let from = value(from, field).ok_or_else(|| wrong(&format!("it lies between {least} and {most}")))?;
                let to = match to {
                    Some(to) => {
                        value(to, field).ok_or_else(|| wrong(&format!("it lies between {least} and {most}")))?
                    }
                    None if part.contains('/') => most,
                    None => from,
                };
                (from, to)
            }
        };
        if from > to {
            return Err(wrong("the range runs backwards"));
        }
        (from..=to).step_by(step as usize).for_each(|value| bits |= 1 << value);
    }
    Ok(Set { bits, free: text.starts_with(['*', '?']) })
}

fn value(text: &str, (_, least, most, names): Field) -> Option<u32> {
    let named = || names.iter().position(|name| text.eq_ignore_ascii_case(name)).map(|at| at as u32 + least);
    number(text).or_else(named).filter(|value| (least..=most).contains(value))
}

/// Digits and nothing else.
fn number(text: &str) -> Option<u32> {
    (text.bytes().all(|it| it.is_ascii_digit()) && text.len() <= 2).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Seconds since 1970 of `YYYY-MM-DD HH:MM:SS`.
    fn at(text: &str) -> u64 {
        let (date, time) = text.split_once(' ').unwrap();
        let time: Vec<u64> = time.split(':').map(|it| it.parse().unwrap()).collect();
        Date::parse(date).unwrap().days_since_epoch() * DAY + time[0] * 3600 + time[1] * 60 + time[2]
    }

    #[test]
    fn next_times_are_those_of_the_calendar() {
        // 2026-11-26 is a Thursday.
        for (schedule, after, next) in [
            ("* * * * *", "2026-11-26 22:59:59", "2026-11-26 23:00:00"),
            ("*/15 * * * *", "2026-11-26 22:45:00", "2026-11-26 23:00:00"),
            ("5/20 * * * *", "2026-11-26 22:45:00", "2026-11-26 23:05:00"),
            ("30 2 * * *", "2026-11-26 02:30:00", "2026-11-27 02:30:00"),
            ("0 0 1 * *", "2026-11-26 00:00:00", "2026-12-01 00:00:00"),
            ("0 0 29 2 *", "2026-11-26 00:00:00", "2028-02-29 00:00:00"),
            ("0 0 31 * *", "2026-11-26 00:00:00", "2026-12-31 00:00:00"),
            ("0 9 * * MON-FRI", "2026-11-27 09:00:00", "2026-11-30 09:00:00"),
            ("0 9 * * 7", "2026-11-26 00:00:00", "2026-11-29 09:00:00"),
            ("0 9 * * 0", "2026-11-26 00:00:00", "2026-11-29 09:00:00"),
            ("0 9 * jan,Mar sun", "2026-11-26 00:00:00", "2027-01-03 09:00:00"),
            // A day of the month or one of the week, unless one of them is free.
            ("0 0 13 * 5", "2026-11-26 00:00:00", "2026-11-27 00:00:00"),
            ("0 0 13 * *", "2026-11-26 00:00:00", "2026-12-13 00:00:00"),
            ("0 0 13 * ?", "2026-11-26 00:00:00", "2026-12-13 00:00:00"),
            ("10,40 30 8-10/2 * * *", "2026-11-26 08:30:40", "2026-11-26 10:30:10"),
            ("*/7 * * * * *", "2026-11-26 23:59:56", "2026-11-27 00:00:00"),
            ("0 0 12 * * Sat *", "2026-11-26 00:00:00", "2026-11-28 12:00:00"),
            ("@hourly", "2026-12-31 23:00:00", "2027-01-01 00:00:00"),
            ("@weekly", "2026-11-26 00:00:00", "2026-11-29 00:00:00"),
        ] {
            let cron = Cron::parse(schedule).unwrap();
            assert_eq!(cron.next(at(after)), Some(at(next)), "{schedule}");
        }
    }

    #[test]
    fn what_is_no_schedule_says_why() {
        let error = |text: &str| Cron::parse(text).unwrap_err();
        assert_eq!(error("* * * *"), "it has 4 fields, and a schedule has five, or six with seconds");
        assert_eq!(error("60 * * * *"), "`60` is no minute: it lies between 0 and 59");
        assert_eq!(error("* * 0 * *"), "`0` is no day of the month: it lies between 1 and 31");
        assert_eq!(error("*/0 * * * *"), "`*/0` is no minute: a step is a number above 0");
        assert_eq!(error("* 22-2 * * *"), "`22-2` is no hour: the range runs backwards");
        assert_eq!(error("0 0 30 2 *"), "no day is like that");
        for bad in [
            "",
            "@reboot",
            "@every 5m",
            "* * * * L",
            "* * * * 5#2",
            "* * * foo *",
            "-5 * * * *",
            "+5 * * * *",
            "1, * * * *",
            "a b c d e",
            "* * * * * * 2027",
            "٣ * * * *",
        ] {
            assert!(Cron::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn times_repeat_as_soon_as_they_can() {
        let times = |text: &str| Cron::parse(text).unwrap().times();
        assert_eq!(times("* * * * *"), (60, vec![0]));
        assert_eq!(times("*/20 * * * * *"), (20, vec![0]));
        assert_eq!(times("5,35 * * * *"), (1800, vec![300]));
        assert_eq!(times("30 2,14 * * *"), (DAY / 2, vec![9_000]));
        assert_eq!(times("0,10 * * * *"), (3600, vec![0, 600]));
        assert_eq!(times("* 2 * * *").1.len(), 60);
        assert!(Cron::parse("* * * * *").unwrap().is_daily() && !Cron::parse("* * * * 1-5").unwrap().is_daily());
        assert!(Cron::parse("* * * * 0-6").unwrap().is_daily() && Cron::parse("* * * * 1-7").unwrap().is_daily());
    }

    proptest! {
        #[test]
        fn any_text_does_no_harm(text in "\\PC{0,40}|([0-9*/,?-]{1,5} ){4,6}[0-9*/,-]{1,5}") {
            if let Ok(cron) = Cron::parse(&text) {
                prop_assert!(cron.next(1_700_000_000).is_some_and(|next| next > 1_700_000_000));
            }
        }

        /// Every time is the next one of the second before it, and none lies between.
        #[test]
        fn times_of_the_day_and_next_agree(minute in 0_u64..60, step in 1_u64..30, hour in 0_u64..24) {
            let cron = Cron::parse(&format!("{minute}-59/{step} {hour} * * *")).unwrap();
            let (period, times) = cron.times();
            let mut now = DAY * 20_000 - 1;
            for time in &times {
                now = cron.next(now).unwrap();
                prop_assert_eq!(now % period, *time);
            }
            prop_assert_eq!(cron.next(now), Some(DAY * 20_001 + times[0]));
        }
    }
}
