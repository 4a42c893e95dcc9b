//! Whatever a data file says, it is read or not; and what is read has its place in the text.

#![no_main]

use feeler_fuzz::check_data;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some((kind, rest)) = bytes.split_first()
        && let Ok(text) = std::str::from_utf8(rest)
    {
        check_data(*kind, text);
    }
});
