//! Whatever stands in a signature, it is refused unless a trusted key made it; in SSHSIG and minisign, to the byte.

#![no_main]

use feeler_shim::policy::{Request, Signature, verify};
use feeler_shim_fuzz::{POLICY, SIGNATURES, TRUST, now};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let request = Request {
        signatures: &[Signature { name: "policy.json.sig", bytes }],
        trust: Some(&TRUST),
        ..Request::new(POLICY.as_bytes(), now())
    };
    let (verdict, document) = verify(&request);
    assert_eq!(verdict.is_accepted(), document.is_some());
    // In JSON there may be space between words.
    let is_genuine = SIGNATURES.iter().any(|it| it == bytes) || bytes.first() == Some(&b'{');
    assert!(!verdict.is_accepted() || is_genuine, "{}", verdict.render());
});
