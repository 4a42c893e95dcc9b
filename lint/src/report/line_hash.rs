//! The hash by which GitHub recognises the line of an alert, `primaryLocationLineHash`.
//!
//! `upload-sarif` computes it for what comes without, but other ways of uploading do not; and it warns when it finds another value
//! than its own. So the definition is GitHub's: a polynomial over the next hundred UTF-16 units from the start of the line, without
//! blanks, with every kind of line break as `\n`, and the number of the line among those of equal hash.

use rustc_hash::FxHashMap;

/// Units that a hash covers.
const WINDOW: usize = 100;
/// Base of the polynomial, modulo 2⁶⁴.
const BASE: u64 = 37;
/// What stands for the end of the file.
const END: u16 = u16::MAX;

/// The hashes of all lines of a file.
pub(super) struct LineHashes(Vec<(u64, u32)>);

impl LineHashes {
    pub(super) fn new(text: &str) -> Self {
        let (units, starts) = units(text);
        let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
        let hashes = starts.into_iter().map(|start| {
            let window = &units[start..start + WINDOW];
            let hash = window.iter().fold(0_u64, |hash, it| hash.wrapping_mul(BASE).wrapping_add(u64::from(*it)));
            let count = seen.entry(hash).or_default();
            *count += 1;
            (hash, *count)
        });
        Self(hashes.collect())
    }

    /// The hash of a line, counted from 1.
    pub(super) fn of_line(&self, line: u32) -> Option<String> {
        let (hash, count) = self.0.get((line as usize).checked_sub(1)?)?;
        Some(format!("{hash:x}:{count}"))
    }
}

/// What is hashed, padded so that every line has a whole window, and where its lines start.
fn units(text: &str) -> (Vec<u16>, Vec<usize>) {
    let [blank, tab, lf, cr] = [0x20, 0x09, 0x0a, 0x0d];
    let mut units = Vec::with_capacity(text.len() + WINDOW + 1);
    let mut starts = Vec::new();
    let (mut after_cr, mut at_start) = (false, true);
    for unit in text.encode_utf16().chain([END]) {
        let second_half = after_cr && unit == lf;
        after_cr = unit == cr;
        if unit == blank || unit == tab || second_half {
            continue;
        }
        if at_start {
            starts.push(units.len());
        }
        let unit = if unit == cr { lf } else { unit };
        at_start = unit == lf;
        units.push(unit);
    }
    units.resize(units.len() + WINDOW, 0);
    (units, starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected values come from a run of GitHub's own definition over these texts.
    #[test]
    fn hashes_are_those_of_github() {
        let same = |text: &str, wanted: &[&str]| {
            let hashes = LineHashes::new(text);
            let found: Vec<String> = (1..).map_while(|line| hashes.of_line(line)).collect();
            assert_eq!(found, wanted, "{text:?}");
        };
        let end = "c129715d7a2bc9a3:1";
        same("", &[end]);
        same("async fn f() {\n\tg();\n}\n", &["eda6935af6dcc959:1", "70eb1fba7b3fd883:1", "32dce9ccfdbc9d3e:1", end]);
        same("a\r\nb\r\rc", &["4850bf53658d4e53:1", "b0367d257df6d03c:1", "1c206f60a702cfe8:1", "188ff2f224477a1e:1"]);
        let crabs = "let \u{1f980} = \"ü日\";\n".repeat(3);
        same(&crabs, &["c1a2f9effd31f9a1:1", "d77abfb89c6e0f17:1", "5f337f39e7e3726d:1", end]);
        let long = format!("{}\n{}", "x".repeat(150), "y\n".repeat(3));
        let hashes = ["52b56201ffb58620:1", "d684268d1dd453e0:1", "a925e9eea5aa4f49:1", "c33be7e0cf7c3ca:1", end];
        same(&long, &hashes);
        let twins = "Lorem ipsum dolor sit amet.\n".repeat(10);
        assert_eq!(LineHashes::new(&twins).of_line(6).as_deref(), Some("a7f2ff13bc495cf2:6"));
        assert_eq!(LineHashes::new(&twins).of_line(0), None);
    }
}
