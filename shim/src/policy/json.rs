//! JSON that every reader takes for the same, and nothing else.
//!
//! Readers of JSON differ in what they do with keys that come twice, large numbers, byte order marks and deep nesting. A signature
//! says nothing about which reading was meant, so all of that is refused here. The parser is our own because each of these has
//! its own code and place, and because features of `serde_json` that another crate switches on must not change what is accepted.

use serde_json::{Map, Number, Value};

use super::{LIMITS, Place, Reason};

/// The largest number without a neighbour that `f64` cannot tell from it.
const MAX_NUMBER: f64 = 9_007_199_254_740_991.0;

/// Why bytes are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The code.
    pub reason: Reason,
    /// Where.
    pub at: Place,
}

/// Reads one value.
///
/// # Errors
/// With the first reason, and its place.
pub fn parse(bytes: &[u8]) -> Result<Value, JsonError> {
    let text = text(bytes)?;
    let mut parser = Parser { text, at: 0 };
    let read = parser.value(0).and_then(|value| {
        parser.space();
        if parser.at == text.len() { Ok(value) } else { Err((Reason::JsonTrailingData, parser.at)) }
    });
    read.map_err(|(reason, at)| JsonError { reason, at: place(text, at) })
}

/// Where the value of a JSON pointer begins, in text that [`parse`] accepts.
#[must_use]
pub fn locate(bytes: &[u8], pointer: &str) -> Option<Place> {
    let text = text(bytes).ok()?;
    let mut parser = Parser { text, at: 0 };
    let segments = pointer.strip_prefix('/').map(|it| it.split('/'));
    for segment in segments.into_iter().flatten() {
        parser.enter(&segment.replace("~1", "/").replace("~0", "~"))?;
    }
    parser.space();
    Some(place(text, parser.at))
}

fn text(bytes: &[u8]) -> Result<&str, JsonError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        JsonError { reason: Reason::NotUtf8, at: place(valid, valid.len()) }
    })?;
    let marked = text.starts_with('\u{feff}');
    if marked { Err(JsonError { reason: Reason::BomPresent, at: Place { line: 1, column: 1 } }) } else { Ok(text) }
}

fn place(text: &str, at: usize) -> Place {
    let before = text.get(..at).unwrap_or(text);
    let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX).saturating_add(1);
    let line = before.rsplit('\n').next().unwrap_or_default();
    Place { line: count(before.matches('\n').count()), column: count(line.chars().count()) }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

/// The code, and the offset it is about.
type Failure = (Reason, usize);

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn syntax<T>(&self) -> Result<T, Failure> {
        Err((Reason::JsonSyntax, self.at))
    }

    /// Goes past a byte that may be there.
    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    /// Goes past a byte that must be there, and what space is before it.
    fn expect(&mut self, byte: u8) -> Result<(), Failure> {
        self.space();
        if self.eat(byte) { Ok(()) } else { self.syntax() }
    }

    /// A value inside of `depth` others.
    fn value(&mut self, depth: usize) -> Result<Value, Failure> {
        self.space();
        match self.peek() {
            Some(b'{' | b'[') if depth == LIMITS.depth => Err((Reason::JsonTooDeep, self.at)),
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.array(depth + 1),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Value, Failure> {
        let rest = &self.text[self.at..];
        for (word, value) in [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        self.syntax()
    }

    fn array(&mut self, depth: usize) -> Result<Value, Failure> {
        let mut items = Vec::new();
        self.expect(b'[')?;
        self.space();
        if self.eat(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value(depth)?);
            self.space();
            if self.eat(b']') {
                return Ok(Value::Array(items));
            }
            self.expect(b',')?;
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Failure> {
        let mut fields = Map::new();
        self.expect(b'{')?;
        self.space();
        if self.eat(b'}') {
            return Ok(Value::Object(fields));
        }
        loop {
            self.space();
            let at = self.at;
            let key = self.string()?;
            if fields.contains_key(&key) {
                return Err((Reason::JsonDuplicateKey, at));
            }
            self.expect(b':')?;
            fields.insert(key, self.value(depth)?);
            self.space();
            if self.eat(b'}') {
                return Ok(Value::Object(fields));
            }
            self.expect(b',')?;
        }
    }

    fn string(&mut self) -> Result<String, Failure> {
        if !self.eat(b'"') {
            return self.syntax();
        }
        let mut string = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.find(|it| matches!(it, '"' | '\\' | '\0'..='\u{1f}')).unwrap_or(rest.len());
            string.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => string.push(self.escape()?),
                _ => return self.syntax(),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Failure> {
        let begin = self.at;
        self.at += 2;
        let plain = match self.text.as_bytes().get(begin + 1) {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode().ok_or((Reason::JsonSyntax, begin)),
            _ => return Err((Reason::JsonSyntax, begin)),
        };
        Ok(plain)
    }

    /// The four digits behind `\u`, and for half of a pair the other half.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let second = (self.eat(b'\\') && self.eat(b'u')).then(|| self.hex())??;
        let low = second.checked_sub(0xdc00).filter(|it| *it < 0x400)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + low)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let value = digits.chars().try_fold(0, |sum, it| Some(sum << 4 | it.to_digit(16)?))?;
        self.at += 4;
        Some(value)
    }

    fn digits(&mut self) -> Result<(), Failure> {
        let begin = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == begin { self.syntax() } else { Ok(()) }
    }

    fn number(&mut self) -> Result<Value, Failure> {
        let begin = self.at;
        let negative = self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        let mut whole = true;
        if self.eat(b'.') {
            whole = false;
            self.digits()?;
        }
        let mantissa = &self.text[begin..self.at];
        if self.eat(b'e') || self.eat(b'E') {
            whole = false;
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        // No number has a zero before its other digits, or a letter behind them.
        if self.peek().is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'+' | b'-')) {
            return self.syntax();
        }
        let value = self.text[begin..self.at].parse().unwrap_or(f64::NAN);
        let vanished = value == 0.0 && (negative || mantissa.bytes().any(|it| matches!(it, b'1'..=b'9')));
        let exact = value.abs() <= MAX_NUMBER && !vanished;
        let number = match whole {
            // Within the range every whole number is one of `f64`.
            true => Some(Number::from(value as i64)),
            false => Number::from_f64(value),
        };
        number.filter(|_| exact).map(Value::Number).ok_or((Reason::JsonNumberRange, begin))
    }

    /// Goes to the value of a field or an item of the value that comes next.
    fn enter(&mut self, segment: &str) -> Option<()> {
        self.space();
        let object = match self.peek()? {
            b'{' => true,
            b'[' => false,
            _ => return None,
        };
        let mut index = 0_usize;
        loop {
            // Past the bracket, then past each comma.
            self.at += 1;
            self.space();
            if self.peek()? == b']' {
                return None;
            }
            let found = if object {
                let key = self.string().ok()?;
                self.expect(b':').ok()?;
                key == segment
            } else {
                index.to_string() == segment
            };
            if found {
                return Some(());
            }
            self.value(0).ok()?;
            self.space();
            index += 1;
            if self.peek()? != b',' {
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: impl AsRef<[u8]>) -> (Reason, u32, u32) {
        let error = parse(text.as_ref()).unwrap_err();
        (error.reason, error.at.line, error.at.column)
    }

    #[test]
    fn what_is_accepted_is_what_serde_json_reads() {
        let texts = [
            "{}",
            " [ 1 , -2.5e-3, 9007199254740991, -9007199254740991, 1E2 ]\n",
            r#"{"a":{"b":[true,false,null]},"":"\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t","é":0.0}"#,
            "\"x\"",
            "7",
        ];
        for text in texts {
            assert_eq!(parse(text.as_bytes()).unwrap(), serde_json::from_str::<Value>(text).unwrap(), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_refused() {
        let texts = [
            "",
            " ",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "'a'",
            "[1 2]",
            "{\"a\" 1}",
            "nul",
            "NaN",
            "Infinity",
            "01",
            "-",
            "1.",
            ".5",
            "1e",
            "+1",
            "0x1",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud800\\u0041\"",
            "\"\u{1}\"",
            "\"a\nb\"",
            "\"",
            "\"\\",
            "// c\n1",
            "[1,,2]",
            "{\"a\"}",
            "\u{a0}1",
        ];
        for text in texts {
            assert_eq!(refused(text).0, Reason::JsonSyntax, "{text:?}");
        }
        assert_eq!(refused("{\"a\":\n  tru}"), (Reason::JsonSyntax, 2, 3));
    }

    #[test]
    fn what_readers_take_differently_has_its_own_code() {
        assert_eq!(refused("{\"é\":1,\"b\":2,\"b\":3}"), (Reason::JsonDuplicateKey, 1, 14));
        assert_eq!(refused("{\"m\":1,\"\\u006d\":2}").0, Reason::JsonDuplicateKey);
        assert_eq!(refused("1 2"), (Reason::JsonTrailingData, 1, 3));
        assert_eq!(refused("{}\u{0}").0, Reason::JsonTrailingData);
        assert_eq!(refused("\u{feff}{}"), (Reason::BomPresent, 1, 1));
        assert_eq!(refused(b"{\"a\n\xff"), (Reason::NotUtf8, 2, 1));
        for number in
            ["9007199254740992", "-9007199254740992", "18446744073709551617", "1e400", "1e16", "1e-400", "-0", "-0.0"]
        {
            assert_eq!(refused(number).0, Reason::JsonNumberRange, "{number}");
        }
    }

    /// One byte of a text replaced: what is accepted, `serde_json` reads, as the same value.
    #[test]
    fn mutants_are_read_as_serde_json_reads_them() {
        let text = r#"{"a":[1,-2,0.5,1e3,"x\u0041\n"],"b":{"c":true,"d":null},"e":""} "#.as_bytes();
        let mut accepted = 0;
        for at in 0..text.len() {
            for byte in 0..=u8::MAX {
                let mutant = [&text[..at], &[byte], &text[at + 1..]].concat();
                let Ok(ours) = parse(&mutant) else { continue };
                accepted += 1;
                assert_eq!(
                    ours,
                    serde_json::from_slice::<Value>(&mutant).unwrap(),
                    "{:?}",
                    String::from_utf8_lossy(&mutant)
                );
            }
        }
        assert!(accepted > 500, "{accepted}");
    }

    #[test]
    fn nesting_ends_at_the_limit() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(nested(LIMITS.depth).as_bytes()).is_ok());
        assert_eq!(refused(nested(LIMITS.depth + 1)).0, Reason::JsonTooDeep);
        assert_eq!(refused("[".repeat(1 << 20)).0, Reason::JsonTooDeep);
        assert_eq!(refused("{\"a\":".repeat(1 << 17)).0, Reason::JsonTooDeep);
    }

    #[test]
    fn pointers_have_places() {
        let text = "{\n  \"a\": [1, {\"x/~\": 2}],\n  \"b\": {}\n}".as_bytes();
        let at = |pointer: &str| locate(text, pointer).map(|it| (it.line, it.column));
        assert_eq!(at(""), Some((1, 1)));
        assert_eq!(at("/a/1"), Some((2, 12)));
        assert_eq!(at("/a/1/x~1~0"), Some((2, 20)));
        assert_eq!(at("/b"), Some((3, 8)));
        assert_eq!(at("/b/c"), None);
        assert_eq!(at("/a/2"), None);
        assert_eq!(at("/a/0/x"), None);
        for (text, pointer) in
            [("[]", "/0"), ("{}", "/a"), ("é", "/0"), ("é", "/a"), ("[é", "/1"), ("{\"a\"", "/a"), ("", "/0")]
        {
            assert_eq!(locate(text.as_bytes(), pointer), None, "{text} {pointer}");
        }
    }
}
