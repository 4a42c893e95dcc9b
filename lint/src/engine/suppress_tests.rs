use super::*;
use crate::{
    base::source::Span,
    catalog::Catalog,
    config::{Layer, Resolved, raw::RawConfig},
};

fn settings(text: &str) -> Settings {
    let raw = RawConfig::parse("feeler.toml", text).unwrap();
    let name = "feeler.toml".to_string();
    let layer = Layer { name, text: text.into(), raw, gates: true, is_file: true, ..Layer::default() };
    let resolved = Resolved::new(vec![layer]).unwrap();
    Settings::new(&resolved, Catalog::builtin().unwrap(), Date::parse("2026-06-15").unwrap()).unwrap()
}

fn allow(codes: &[&str], until: Option<&str>, reason: &str) -> Allow {
    Allow {
        codes: codes.iter().map(ToString::to_string).collect(),
        code_spans: codes.iter().enumerate().map(|(at, _)| Span::new(at as u32, at as u32 + 1)).collect(),
        until: until.map(ToString::to_string),
        reason: reason.to_string(),
        span: Span::new(0, 50),
        own_line: true,
        target: 60,
    }
}

fn finding(code: &str, severity: Severity) -> Finding {
    let settings = settings("");
    let place = Location { file: FileId(0), span: Span::new(60, 70) };
    Finding { severity, ..made(&settings, code, place, "m".to_string(), "h").unwrap() }
}

/// Codes and messages that are left, and the number of silenced findings.
fn outcome(text: &str, findings: Vec<Finding>, allows: &[Allow], used: &[(u32, &str)]) -> (Vec<String>, u32) {
    let settings = settings(text);
    let used: Used = used.iter().map(|(index, code)| (FileId(0), *index, code.to_string())).collect();
    let input = Input {
        settings: &settings,
        files: &[(FileId(0), "src/a.rs", allows)],
        used: &used,
        config_files: &[FileId(1)],
    };
    let outcome = settle(findings, &|file| if file.0 == 0 { "src/a.rs".into() } else { "feeler.toml".into() }, &input);
    (outcome.findings.iter().map(|it| format!("{} {}", it.code, it.message)).collect(), outcome.suppressed)
}

fn about(allows: &[Allow], used: &[(u32, &str)]) -> Vec<String> {
    outcome("", Vec::new(), allows, used).0
}

#[test]
fn an_allowance_with_a_reason_that_is_used_is_fine() {
    assert!(
        about(&[allow(&["HOT001", "nested-block-on"], Some("2026-06-15"), "why")], &[(0, "HOT001"), (0, "HOT003")])
            .is_empty()
    );
}

#[test]
fn each_fault_of_an_allowance_is_told() {
    assert_eq!(about(&[allow(&["HOT001"], None, "")], &[(0, "HOT001")]), ["SUP001 this allowance does not say why"]);
    assert_eq!(
        about(&[allow(&["HOT001", "HOT002"], None, "why")], &[(0, "HOT001")]),
        ["SUP002 no finding of `HOT002` needs this allowance"]
    );
    assert_eq!(
        about(&[allow(&["HOT01"], None, "why")], &[]),
        ["SUP003 no rule has the code or name `HOT01`; did you mean `HOT001`?"]
    );
    assert_eq!(
        about(&[allow(&["HOT"], None, "why")], &[]),
        ["SUP003 `HOT` is a prefix; an allowance names single rules"]
    );
    assert_eq!(
        about(&[allow(&["SUP001"], None, "why")], &[]),
        ["SUP003 `SUP001` is about allowances and cannot be allowed"]
    );
    assert_eq!(
        about(&[allow(&["HOT001", "untl=2027-01-01"], None, "why")], &[(0, "HOT001")]),
        ["SUP003 unknown argument `untl`; did you mean `until`?"]
    );
    assert_eq!(
        about(&[allow(&["HOT001"], Some("2026-06-14"), "why")], &[]),
        ["SUP004 this allowance ended on 2026-06-14"]
    );
    assert_eq!(about(&[allow(&["HOT001"], Some("soon"), "why")], &[]), ["SUP004 `until=soon` is no date"]);
}

#[test]
fn a_comment_that_cannot_be_read_gets_a_suggestion() {
    assert_eq!(
        about(&[allow(&[], None, "alow(HOT001) why")], &[]),
        ["SUP003 `alow` is no directive; did you mean `allow`?"]
    );
    assert_eq!(about(&[allow(&[], None, "allow HOT001")], &[]), ["SUP003 this comment cannot be read"]);
    assert_eq!(about(&[allow(&[], None, "")], &[]), ["SUP003 this comment cannot be read"]);
}

#[test]
fn allowances_of_rules_that_did_not_run_are_left_alone() {
    let allows = [allow(&["HOT001"], None, "why")];
    assert!(outcome("ignore = [\"HOT001\"]", Vec::new(), &allows, &[]).0.is_empty());
}

#[test]
fn allowances_of_the_configuration_silence_whole_paths() {
    let row = "[[allow]]\ncode = \"HOT001\"\npaths = [\"src\"]\nreason = \"why\"\n";
    let errors = || vec![finding("HOT001", Severity::Error), finding("HOT003", Severity::Error)];
    assert_eq!(outcome(row, errors(), &[], &[]), (vec!["HOT003 m".to_string()], 1));
    let unused = outcome(row, vec![], &[], &[]).0;
    assert_eq!(unused, ["SUP002 no finding of `HOT001` needs this allowance"]);
    let past = outcome(&row.replace("paths", "until = \"2020-01-01\"\npaths"), errors(), &[], &[]);
    assert_eq!(past.0, ["HOT001 m", "HOT003 m", "SUP004 this allowance ended on 2020-01-01"]);
    let bare = outcome(&row.replace("why", ""), errors(), &[], &[]);
    assert_eq!(bare.0, ["HOT003 m", "SUP001 this allowance does not say why"]);
}

#[test]
fn severities_of_the_configuration_do_not_raise_what_a_level_lowered() {
    let severity_of = |text: &str, found| {
        let settings = settings(text);
        let rule = settings.catalog.rule("HOT001").unwrap();
        severity(rule, found, settings.severity("HOT001", "src/a.rs"))
    };
    assert_eq!(severity_of("", Severity::Error), Severity::Error);
    assert_eq!(severity_of("severity.HOT001 = \"info\"", Severity::Error), Severity::Info);
    assert_eq!(severity_of("severity.HOT001 = \"error\"", Severity::Warning), Severity::Warning);
}
