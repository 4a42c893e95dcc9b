//! Writes the first inputs of all targets to `corpus/`: what is genuine, and the samples of the tests.

use feeler_shim_fuzz::{ENVELOPES, POLICY, RECORD, SIGNATURES, STATEMENT, TRUST, allowed_signers};
use std::{error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own: [(&str, Vec<Vec<u8>>); 5] = [
        ("signature", SIGNATURES.to_vec()),
        ("envelope", [&ENVELOPES[..], &[RECORD.into(), STATEMENT.into()]].concat()),
        ("document", vec![POLICY.into(), RECORD.into(), STATEMENT.into()]),
        ("trust", vec![TRUST.document().render().into_bytes(), allowed_signers().into_bytes()]),
        ("audit", Vec::new()),
    ];
    for (target, inputs) in own {
        let folder = here.join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        for (at, input) in inputs.iter().enumerate() {
            fs::write(folder.join(format!("own-{at}")), input)?;
        }
        for folder_of_samples in ["", "old"] {
            for sample in fs::read_dir(here.join("../tests/policy/samples").join(folder_of_samples))? {
                let sample = sample?;
                if sample.file_type()?.is_file() {
                    fs::copy(sample.path(), folder.join(sample.file_name()))?;
                }
            }
        }
    }
    Ok(())
}
