//! As much of semantic versioning as it takes to tell a package on disk from an older release of the same name.

/// Whether `version` may satisfy `requirement`. What cannot be read counts as satisfied: the names agree already.
pub(super) fn may_match(requirement: &str, version: &str) -> bool {
    let Some(have) = numbers(version) else { return true };
    requirement.split(',').all(|part| {
        let part = part.trim();
        let digits = part.trim_start_matches(['^', '~', '=', '>', '<', ' ']);
        let Some(want) = numbers(digits) else { return true };
        let have_part = &have[..want.len().min(have.len())];
        match part.as_bytes() {
            [b'<', b'=', ..] => have_part <= want.as_slice(),
            [b'<', ..] => have_part < want.as_slice(),
            [b'>', ..] => have_part >= want.as_slice(),
            _ => compatible(&want, &have),
        }
    })
}

/// Caret rule: equal up to the first part that is not zero. `=` and `~` ask for more, which a working tree rarely fulfils.
fn compatible(want: &[u64], have: &[u64]) -> bool {
    let significant = want.iter().position(|part| *part != 0).map_or(want.len(), |at| at + 1);
    want.iter().zip(have).take(significant).all(|(want, have)| want == have)
}

/// The leading numbers of a version; `None` for `*` and other text.
fn numbers(text: &str) -> Option<Vec<u64>> {
    let end = text.find(['-', '+']).unwrap_or(text.len());
    let parts: Vec<u64> = text[..end].split('.').map_while(|part| part.trim().parse().ok()).take(3).collect();
    (!parts.is_empty()).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::may_match;

    #[test]
    fn caret_rule_decides() {
        for (requirement, version, wanted) in [
            ("1", "1.9.0", true),
            ("1.2", "2.0.0", false),
            ("0.14", "0.14.3", true),
            ("0.14", "0.15.0", false),
            ("0.0.3", "0.0.4", false),
            ("^1.0, <3", "1.4.0", true),
            (">=1, <2", "2.1.0", false),
            (">=1.5", "1.4.0", false),
            ("<=2", "2.1.0", true),
            ("<2.0.0", "1.9.9", true),
            ("=1.0.0-alpha", "1.0.0-beta", true),
            ("*", "7.0.0", true),
            ("", "7.0.0", true),
            ("1.*", "1.2.3", true),
            ("99999999999999999999999", "1.0.0", true),
            ("1", "not a version", true),
        ] {
            assert_eq!(may_match(requirement, version), wanted, "{requirement} against {version}");
        }
    }
}
