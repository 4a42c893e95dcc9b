//! `// feeler:` comments.

use super::extract;
use crate::facts::Allow;

fn allows(text: &str) -> Vec<Allow> {
    extract(text).allows
}

/// The one allowance of a text, as (codes, until, reason, own line, text from the target on).
fn one(text: &str) -> (Vec<String>, Option<String>, String, bool, &str) {
    let mut found = allows(text);
    assert_eq!(found.len(), 1, "{found:?}");
    let allow = found.remove(0);
    for (code, span) in allow.codes.iter().zip(&allow.code_spans) {
        assert_eq!(code, &text[span.start as usize..span.end as usize]);
    }
    assert!(text[allow.span.start as usize..].starts_with("//"));
    (allow.codes, allow.until, allow.reason, allow.own_line, &text[allow.target as usize..])
}

#[test]
fn codes_date_and_reason() {
    let text = "// feeler: allow(HOT001, DUR002 , until=2027-01-31) start-up only \nfn a() {}";
    let (codes, until, reason, own_line, target) = one(text);
    assert_eq!(
        (codes, until.as_deref(), reason.as_str()),
        (vec!["HOT001".into(), "DUR002".into()], Some("2027-01-31"), "start-up only")
    );
    assert!(own_line && target == "fn a() {}");
    let (codes, until, reason, ..) = one("//feeler:allow( hot-name )\r\nx");
    assert_eq!((codes, until, reason), (vec!["hot-name".into()], None, String::new()));
}

#[test]
fn targets() {
    let own = |text| one(text).3;
    let target = |text| one(text).4;
    assert_eq!(target("fn a() {\n    b(); // feeler: allow(A) r\n}"), "b(); // feeler: allow(A) r\n}");
    assert!(!own("fn a() {\n    b(); // feeler: allow(A) r\n}"));
    assert_eq!(target("// feeler: allow(A) r\n/// docs\n#[inline]\nfn a() {}"), "#[inline]\nfn a() {}");
    assert_eq!(target("// feeler: allow(A) r\n\n// more\n/* x */ x"), "x");
    assert_eq!(target("x;\n// feeler: allow(A) r"), "");
    assert_eq!(target("\u{feff}// feeler: allow(A) r\nx"), "x");
    assert_eq!(target("let x = \"\n\"; // feeler: allow(A) r\ny"), "\"; // feeler: allow(A) r\ny");
    let two = allows("// feeler: allow(A) r\n// feeler: allow(B) s\nx // feeler: allow(C) t\n");
    let targets: Vec<u32> = two.iter().map(|allow| allow.target).collect();
    assert_eq!(targets, [44, 44, 44]);
}

#[test]
fn only_line_comments_count() {
    for text in [
        "/// feeler: allow(A) r",
        "//! feeler: allow(A) r",
        "/* feeler: allow(A) r */",
        "fn a() { \"// feeler: allow(A) r\"; }",
        "fn a() { r#\"\n// feeler: allow(A) r\n\"#; }",
        "// feelers: allow(A)",
        "// see feeler: allow(A)",
        "/* // feeler: allow(A) */",
    ] {
        assert_eq!(allows(text), [], "{text}");
    }
    assert_eq!(allows("//// feeler: allow(A) r").len(), 1);
}

#[test]
fn malformed_ones_are_kept_without_codes() {
    for text in [
        "// feeler: alow(HOT001) r",
        "// feeler: allow HOT001",
        "// feeler: allow(HOT001",
        "// feeler:",
        "// feeler: allow() r",
        "// feeler: hotter",
    ] {
        let (codes, ..) = one(text);
        assert!(codes.is_empty(), "{text}");
    }
    assert_eq!(one("// feeler: alow(A) r").2, "alow(A) r");
}

#[test]
fn comments_count_in_broken_files() {
    let (_, _, _, own_line, target) = one("fn a( {\n// feeler: allow(A) r\nfn b() {}");
    assert!(own_line && target == "fn b() {}");
}
