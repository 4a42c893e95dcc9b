//! Reading and writing bytes: little-endian, and numbers of variable length (LEB128).

use super::DecodeError;

/// Bytes that are read from the front. It never reads beyond their end.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Begins at the front.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// What was not read yet.
    #[must_use]
    pub const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next `len` bytes.
    pub fn bytes(&mut self, len: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self.rest.split_at_checked(len).ok_or_else(short)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or_else(short)?;
        self.rest = rest;
        Ok(*taken)
    }

    /// A byte.
    pub fn u8(&mut self) -> Result<u8, DecodeError> {
        self.array().map(u8::from_le_bytes)
    }

    /// Two bytes.
    pub fn u16(&mut self) -> Result<u16, DecodeError> {
        self.array().map(u16::from_le_bytes)
    }

    /// Four bytes.
    pub fn u32(&mut self) -> Result<u32, DecodeError> {
        self.array().map(u32::from_le_bytes)
    }

    /// Eight bytes.
    pub fn u64(&mut self) -> Result<u64, DecodeError> {
        self.array().map(u64::from_le_bytes)
    }

    /// A number that [`put_varint`] has written.
    pub fn varint(&mut self) -> Result<u64, DecodeError> {
        let mut value = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.u8()?;
            let part = u64::from(byte & 0x7f);
            if part << shift >> shift != part {
                return Err(error("a number of more than 64 bits"));
            }
            value |= part << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(error("a number of more than 64 bits"))
    }

    /// A number that must fit into something smaller.
    pub fn small<T: TryFrom<u64>>(&mut self) -> Result<T, DecodeError> {
        T::try_from(self.varint()?).map_err(|_| error("a number that is too large"))
    }

    /// A text that [`put_text`] has written.
    pub fn text(&mut self) -> Result<&'a str, DecodeError> {
        let len = self.small()?;
        std::str::from_utf8(self.bytes(len)?).map_err(|_| error("a text that is not UTF-8"))
    }
}

/// Writes a number: one byte up to 127, at most ten.
pub fn put_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Writes a text, with its length in front.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// An error that says what was found.
#[must_use]
pub fn error(found: &'static str) -> DecodeError {
    DecodeError::new(found)
}

fn short() -> DecodeError {
    error("bytes that end too early")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_and_texts_come_back(numbers in prop::collection::vec((any::<u64>(), 0..64_u32), 0..50), text in ".*") {
            let mut out = Vec::new();
            let numbers: Vec<u64> = numbers.into_iter().map(|(it, shift)| it >> shift).collect();
            numbers.iter().for_each(|it| put_varint(&mut out, *it));
            put_text(&mut out, &text);
            let mut from = Reader::new(&out);
            for it in numbers {
                prop_assert_eq!(from.varint().unwrap(), it);
            }
            prop_assert_eq!(from.text().unwrap(), text);
            prop_assert!(from.rest().is_empty());
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..30)) {
            let mut from = Reader::new(&bytes);
            while from.varint().is_ok() {}
            let _ = Reader::new(&bytes).text();
        }
    }

    #[test]
    fn a_number_of_more_than_64_bits_is_refused() {
        assert!(Reader::new(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]).varint().is_ok());
        assert!(Reader::new(&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02]).varint().is_err());
        assert!(Reader::new(&[0x80; 10]).varint().is_err());
        assert!(Reader::new(&[0x80]).varint().is_err());
    }
}
