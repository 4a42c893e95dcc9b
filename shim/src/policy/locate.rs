//! From a JSON pointer to the place in the text: what a person needs who has to fix it.

use super::Place;

/// Where the value of a pointer (RFC 6901) begins, in bytes that are strict JSON; where a key of an object is meant, `key_of` gives where that begins.
#[must_use]
pub fn place(document: &[u8], pointer: &str) -> Option<Place> {
    let mut scan = Scan { bytes: document, at: 0 };
    for token in tokens(pointer)? {
        scan.enter(&token)?;
    }
    scan.space();
    at(document, scan.at)
}

/// Where the key begins that a pointer ends with; for an index, where its value does.
#[must_use]
pub fn key_place(document: &[u8], pointer: &str) -> Option<Place> {
    let mut scan = Scan { bytes: document, at: 0 };
    let mut found = 0;
    for token in tokens(pointer)? {
        found = scan.enter(&token)?;
    }
    at(document, found)
}

/// A key or an index as a pointer has it.
#[must_use]
pub fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

fn tokens(pointer: &str) -> Option<Vec<String>> {
    let mut parts = pointer.split('/');
    (parts.next() == Some("")).then(|| parts.map(|it| it.replace("~1", "/").replace("~0", "~")).collect())
}

/// The place of a byte; none where the text before it is no UTF-8.
fn at(document: &[u8], offset: usize) -> Option<Place> {
    let before = std::str::from_utf8(document.get(..offset)?).ok()?;
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let line = u32::try_from(before.matches('\n').count()).ok()?;
    let column = u32::try_from(before[start..].chars().count()).ok()?;
    Some(Place { line: line.saturating_add(1), column: column.saturating_add(1) })
}

/// Walks over JSON that is known to be sound; in what is not, it finds nothing.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        self.space();
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// A string with its quotes.
    fn string(&mut self) -> Option<&'a [u8]> {
        let start = self.at;
        self.take(b'"')?;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        self.bytes.get(start..self.at)
    }

    /// Goes over a value, however deep it is.
    fn skip(&mut self) -> Option<()> {
        self.space();
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => drop(self.string()?),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                _ => self.scalar(),
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn scalar(&mut self) {
        let ends = |byte: u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n');
        while self.peek().is_some_and(|byte| !ends(byte)) {
            self.at += 1;
        }
    }

    /// Goes to the value of a key or an index, and gives where the key or the value begins.
    fn enter(&mut self, token: &str) -> Option<usize> {
        self.space();
        match self.peek()? {
            b'{' => self.enter_object(token),
            b'[' => self.enter_array(token.parse().ok()?),
            _ => None,
        }
    }

    fn enter_object(&mut self, wanted: &str) -> Option<usize> {
        self.take(b'{')?;
        loop {
            self.space();
            let start = self.at;
            let key: String = serde_json::from_slice(self.string()?).ok()?;
            self.take(b':')?;
            self.space();
            if key == wanted {
                return Some(start);
            }
            self.skip()?;
            self.take(b',')?;
        }
    }

    fn enter_array(&mut self, wanted: usize) -> Option<usize> {
        self.take(b'[')?;
        for _ in 0..wanted {
            self.skip()?;
            self.take(b',')?;
        }
        self.space();
        (self.peek()? != b']').then_some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"a\": [1, {\"é\": \"\\\"]}\", \"b/~\": [[], null]}],\n\t\"\\u0063\" :true,\"\":{}\n}";

    fn of(found: Option<Place>) -> Option<(u32, u32)> {
        found.map(|it| (it.line, it.column))
    }

    #[test]
    fn pointers_lead_to_values_and_keys() {
        for (pointer, value, key) in [
            ("", (1, 1), (1, 1)),
            ("/a", (2, 8), (2, 3)),
            ("/a/0", (2, 9), (2, 9)),
            ("/a/1/é", (2, 18), (2, 13)),
            ("/a/1/b~1~0", (2, 33), (2, 26)),
            ("/a/1/b~1~0/0", (2, 34), (2, 34)),
            ("/a/1/b~1~0/1", (2, 38), (2, 38)),
            ("/c", (3, 12), (3, 2)),
            ("/", (3, 20), (3, 17)),
        ] {
            assert_eq!(of(place(TEXT.as_bytes(), pointer)), Some(value), "{pointer}");
            assert_eq!(of(key_place(TEXT.as_bytes(), pointer)), Some(key), "{pointer}");
        }
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        for pointer in ["a", "/b", "/a/2", "/a/x", "/a/0/1", "/a/1/b~1~0/0/0", "/c/0", "//x"] {
            assert_eq!(place(TEXT.as_bytes(), pointer), None, "{pointer}");
        }
        for len in 0..TEXT.len() {
            // No prefix makes it panic, whatever it finds.
            let _ = place(&TEXT.as_bytes()[..len], "/");
            let _ = key_place(&TEXT.as_bytes()[..len], "/a/1/b~1~0/1");
        }
    }
}
