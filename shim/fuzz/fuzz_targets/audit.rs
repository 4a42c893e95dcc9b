//! Whatever an audit log or a checkpoint says, it is judged; and a log that is whole stays whole without its last line.

#![no_main]

use feeler_shim::audit::{self, Checkpoint, NoteKey};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static KEYS: LazyLock<[NoteKey; 1]> = LazyLock::new(|| [feeler_shim_fuzz::note_key()]);

fuzz_target!(|bytes: &[u8]| {
    if let Ok(whole) = audit::verify(bytes, None)
        && let Some(end) = bytes.strip_suffix(b"\n").and_then(|it| it.iter().rposition(|byte| *byte == b'\n'))
    {
        let shorter = audit::verify(&bytes[..=end], None).expect("a log without its last line is a log");
        let checkpoint = Checkpoint { origin: "log.example".to_owned(), size: whole.lines, root: whole.root };
        assert!(audit::verify(&bytes[..=end], Some(&checkpoint)).is_err(), "{shorter:?}");
    }
    assert!(Checkpoint::verified(bytes, &KEYS[..]).is_err(), "nobody has that key");
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = text.parse::<NoteKey>();
    }
});
