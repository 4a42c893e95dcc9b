//! Whatever the file of a key says, it is read or refused; and a key that was read is written so that it is read as the same key.

#![no_main]

use feeler_lint::cli::policy::probe;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let text = match kind {
        // What stands behind the armour would take a fuzzer long to reach through it.
        0 => probe::openssh(rest),
        _ => String::from_utf8_lossy(rest).into_owned(),
    };
    if let Some(file) = probe::private(&text) {
        assert_eq!(probe::private(&file), Some(file));
    }
    let _ = probe::public(&text);
});
