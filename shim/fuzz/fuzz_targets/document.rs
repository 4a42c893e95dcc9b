//! Whatever a document says, it is read as every other reader reads it, or refused; and its places are in it.

#![no_main]

use feeler_shim::policy::{Mode, Request, json, verify};
use feeler_shim_fuzz::now;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    match json::parse(bytes) {
        Ok(value) => {
            let other: Value = serde_json::from_slice(bytes).expect("it is JSON to others, too");
            assert_eq!(value, other);
            assert!(json::locate(bytes, "").is_some());
        }
        Err(error) => assert!(error.at.line > 0 && error.at.column > 0),
    }
    let request = Request { mode: Mode::Off, ..Request::new(bytes, now()) };
    let (verdict, document) = verify(&request);
    assert_eq!(verdict.is_accepted(), document.is_some());
    assert_eq!(verdict.render(), verify(&request).0.render());
});
