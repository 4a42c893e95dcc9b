//! Whatever a trust store or a list of signers says, it is read or refused; and what was read is written so that it is read again.

#![no_main]

use feeler_shim::policy::{Request, Role, Signature, TrustStore, trust, verify};
use feeler_shim_fuzz::{POLICY, SIGNATURES, now};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(store) = TrustStore::parse(bytes) {
        let written = store.document().render();
        let again = TrustStore::parse(written.as_bytes()).expect("it can be read again");
        assert_eq!(again.document().render(), written);
        let _ = store.export_allowed_signers(Role::Policy);
        let signatures: Vec<Signature<'_>> = SIGNATURES.iter().map(|bytes| Signature { name: "a", bytes }).collect();
        let request =
            Request { signatures: &signatures, trust: Some(&store), ..Request::new(POLICY.as_bytes(), now()) };
        let (verdict, document) = verify(&request);
        assert_eq!(verdict.is_accepted(), document.is_some());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = trust::import_allowed_signers(text);
    }
});
