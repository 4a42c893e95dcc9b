//! JSON-RPC over a stream: headers, an empty line, and as many bytes of JSON as the headers say.

use serde_json::{Value, json};
use std::io::{self, BufRead, Read, Write};

/// Larger messages are skipped: no source text comes near it.
const MAX_BYTES: u64 = 256 << 20;
/// A header line that is longer is none.
const MAX_LINE: u64 = 4096;

/// Codes of errors, as the protocol has them.
pub(super) mod code {
    pub(in crate::lsp) const PARSE: i64 = -32700;
    pub(in crate::lsp) const INVALID_REQUEST: i64 = -32600;
    pub(in crate::lsp) const METHOD_NOT_FOUND: i64 = -32601;
    pub(in crate::lsp) const INVALID_PARAMS: i64 = -32602;
    pub(in crate::lsp) const NOT_INITIALIZED: i64 = -32002;
}

/// What came in.
#[derive(Debug, PartialEq)]
pub(super) enum Incoming {
    /// A JSON object.
    Message(Value),
    /// Something else, and what is wrong with it. The stream can be read on.
    Malformed(String),
    /// No more.
    End,
}

/// Reads the next message. What cannot be read is told and passed over.
pub(super) fn read(input: &mut impl BufRead) -> Incoming {
    let length = match read_headers(input) {
        Ok(Some(length)) => length,
        Ok(None) => return Incoming::End,
        Err(why) => return Incoming::Malformed(why),
    };
    if length > MAX_BYTES {
        let skipped = io::copy(&mut (&mut *input).take(length), &mut io::sink());
        return skipped.map_or(Incoming::End, |_| Incoming::Malformed(format!("a message of {length} bytes")));
    }
    let mut body = Vec::new();
    match (&mut *input).take(length).read_to_end(&mut body) {
        Ok(_) if body.len() as u64 == length => {}
        _ => return Incoming::End,
    }
    match serde_json::from_slice(&body) {
        Ok(value @ Value::Object(_)) => Incoming::Message(value),
        Ok(_) => Incoming::Malformed("a message is one JSON object".to_string()),
        Err(error) => Incoming::Malformed(error.to_string()),
    }
}

/// The length of the body; `None` at the end of the stream.
fn read_headers(input: &mut impl BufRead) -> Result<Option<u64>, String> {
    let (mut length, mut wrong) = (None, None);
    loop {
        let mut line = Vec::new();
        match (&mut *input).take(MAX_LINE).read_until(b'\n', &mut line) {
            Ok(read) if read > 0 => {}
            _ => return Ok(None),
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            return match (length, wrong.take()) {
                (Some(length), _) => Ok(Some(length)),
                (None, Some(line)) => Err(line),
                // Empty lines between messages mean nothing.
                (None, None) => continue,
            };
        }
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => match value.trim().parse() {
                Ok(value) => length = Some(value),
                Err(_) => wrong = Some(format!("no length: `{}`", value.trim())),
            },
            Some(_) => wrong = wrong.or_else(|| Some("headers without `Content-Length`".to_string())),
            None => wrong = Some(format!("no header: `{line}`")),
        }
    }
}

/// Writes a message.
pub(super) fn write(output: &mut impl Write, message: &Value) -> io::Result<()> {
    let body = message.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    output.flush()
}

pub(super) fn response(id: &Value, result: Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "result": result})
}

pub(super) fn error(id: &Value, code: i64, message: &str) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}})
}

pub(super) fn notification(method: &str, params: Value) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": params})
}

pub(super) fn request(id: u64, method: &str, params: Value) -> Value {
    json!({"jsonrpc": "2.0", "id": format!("feeler-{id}"), "method": method, "params": params})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut input: &[u8]) -> Vec<Incoming> {
        let mut found = Vec::new();
        loop {
            match read(&mut input) {
                Incoming::End => return found,
                other => found.push(other),
            }
        }
    }

    fn malformed(why: &str) -> Incoming {
        Incoming::Malformed(why.to_string())
    }

    #[test]
    fn what_is_written_can_be_read() {
        let mut bytes = Vec::new();
        let messages = [notification("a", json!({"ü": 1})), response(&json!(1), Value::Null)];
        messages.iter().for_each(|it| write(&mut bytes, it).unwrap());
        assert_eq!(all(&bytes), messages.map(Incoming::Message));
    }

    #[test]
    fn a_malformed_message_does_not_hide_the_next_one() {
        let next = "content-length:2\r\nContent-Type: x\r\n\r\n{}";
        let read = |first: &str| {
            let mut found = all(format!("{first}{next}").as_bytes());
            assert_eq!(found.pop(), Some(Incoming::Message(json!({}))), "{first}");
            found
        };
        assert_eq!(read("Content-Length: 4\r\n\r\n[{}]"), [malformed("a message is one JSON object")]);
        assert_eq!(read("Content-Length: 1\r\n\r\n{").len(), 1);
        assert_eq!(read("Content-Length: 2\r\n\r\n\u{ff}"), read("Content-Length: 2\n\n\u{ff}"));
        assert_eq!(read("Content-Length: -1\r\n\r\n"), [malformed("no length: `-1`")]);
        assert_eq!(read("Content-Type: x\r\n\r\n"), [malformed("headers without `Content-Length`")]);
        assert_eq!(read("hello\r\n\r\n"), [malformed("no header: `hello`")]);
        assert_eq!(read("\r\n\r\n"), []);
    }

    #[test]
    fn the_end_comes_where_it_comes() {
        for cut in ["", "Content-Length: 9", "Content-Length: 9\r\n\r\n{}", "Content-Length: 999999999999\r\n\r\n{}"] {
            assert!(all(cut.as_bytes()).len() <= 1, "{cut}");
        }
    }
}
