//! What numbers and texts say, as far as somebody wants to know: amounts of time are made of them.

use crate::facts::Lit;

/// The value of an integer.
pub(super) fn whole(text: &str) -> Lit {
    let bytes = text.as_bytes();
    let radix = match bytes {
        [b'0', b'x', ..] => 16,
        [b'0', b'o', ..] => 8,
        [b'0', b'b', ..] => 2,
        _ => 10,
    };
    let digits = if radix == 10 { bytes } else { &bytes[2..] };
    let mut value: u64 = 0;
    for byte in digits.iter().filter(|byte| **byte != b'_') {
        match char::from(*byte).to_digit(radix) {
            Some(digit) => value = value * u64::from(radix) + u64::from(digit),
            // The suffix.
            None => break,
        }
        if value > u64::from(u32::MAX) << 10 {
            return Lit::Int(Lit::LARGE);
        }
    }
    match (u32::try_from(value), u32::try_from(value / 1_000)) {
        (Ok(value), _) => Lit::Int(value),
        (_, Ok(thousands)) if value.is_multiple_of(1_000) => Lit::Thousands(thousands),
        _ => Lit::Int(Lit::LARGE),
    }
}

/// The value of a float in millionths, if it is a whole number of these.
pub(super) fn millionths(text: &str) -> u32 {
    let mut value: u64 = 0;
    let mut places = None;
    for byte in text.bytes().filter(|byte| *byte != b'_') {
        match byte {
            b'0'..=b'9' if places < Some(6) => {
                value = value * 10 + u64::from(byte - b'0');
                places = places.map(|places: u32| places + 1);
            }
            b'0' => {}
            b'.' => places = Some(0),
            // The suffix.
            b'f' => break,
            _ => return Lit::LARGE,
        }
        if value >= u64::from(Lit::LARGE) {
            return Lit::LARGE;
        }
    }
    let value = value * 10_u64.pow(6 - places.unwrap_or(0).min(6));
    u32::try_from(value).unwrap_or(Lit::LARGE)
}

/// Whether a text reads as a time (`10s`, `1h 30m`) or as a schedule of cron (`0 */5 * * * *`, `@hourly`).
pub(super) fn is_timing(text: &str) -> bool {
    let bytes = text.as_bytes();
    match bytes {
        [b'0'..=b'9' | b'*', .., _] if bytes.len() < 64 => is_time(text) || is_cron(text),
        [b'@', ..] => {
            matches!(text, "@yearly" | "@annually" | "@monthly" | "@weekly" | "@daily" | "@midnight" | "@hourly")
        }
        _ => false,
    }
}

/// Units of times, as `humantime` and its like read them.
const UNITS: [&str; 26] = [
    "ns", "nsec", "us", "usec", "ms", "msec", "millis", "s", "sec", "secs", "second", "seconds", "m", "min", "mins",
    "minute", "minutes", "h", "hr", "hour", "hours", "d", "day", "days", "w", "weeks",
];

fn is_time(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let number = rest.trim_start_matches(|char: char| char.is_ascii_digit());
        let unit = number.trim_start();
        let behind = unit.trim_start_matches(|char: char| char.is_ascii_lowercase());
        if number.len() == rest.len() || !UNITS.contains(&&unit[..unit.len() - behind.len()]) {
            return false;
        }
        rest = behind.trim_start();
    }
    true
}

fn is_cron(text: &str) -> bool {
    let field = |field: &str| {
        let signs =
            |byte: u8| byte.is_ascii_digit() || matches!(byte, b'*' | b'/' | b',' | b'-' | b'?' | b'L' | b'W' | b'#');
        let word = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        field.split([',', '-', '/']).all(|part| part.bytes().all(signs) || word(part))
    };
    let fields = text.split_ascii_whitespace().count();
    (5..=7).contains(&fields) && text.contains('*') && text.split_ascii_whitespace().all(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers() {
        let values = ["60", "86_400_u64", "0xFFusize", "0b101"].map(whole);
        assert_eq!(values, [60, 86_400, 255, 5].map(Lit::Int));
        assert_eq!(whole("10_000_000_000u64"), Lit::Thousands(10_000_000));
        assert_eq!([whole("4294967297"), whole("99999999999999999999999")], [Lit::Int(Lit::LARGE); 2]);
    }

    #[test]
    fn floats() {
        assert_eq!(
            [millionths("1.5"), millionths("0.000001f64"), millionths("3."), millionths("2f32")],
            [1_500_000, 1, 3_000_000, 2_000_000]
        );
        assert_eq!([millionths("1e3"), millionths("0.1234567"), millionths("5000.0")], [Lit::LARGE; 3]);
    }

    #[test]
    fn texts() {
        for text in ["10s", "5 min", "1h 30m", "100ms", "0 */5 * * * *", "*/10 * * * *", "0 0 * * MON-FRI", "@hourly"] {
            assert!(is_timing(text), "{text}");
        }
        for text in ["10", "10 apples", "* list", "1.2.3.4", "a b * c d", "0 1 2 3 4", "@name"] {
            assert!(!is_timing(text), "{text}");
        }
    }
}
