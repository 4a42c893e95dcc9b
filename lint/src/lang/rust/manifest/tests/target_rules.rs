//! Which targets a manifest and its folders give.

use super::*;

#[test]
fn discovery_finds_every_kind() {
    let files = [
        "src/lib.rs",
        "src/main.rs",
        "src/bin/tool-one.rs",
        "src/bin/two/main.rs",
        "src/bin/two/helper.rs",
        "src/bin/.hidden.rs",
        "examples/ex.rs",
        "tests/it.rs",
        "tests/sub/main.rs",
        "tests/common/mod.rs",
        "benches/b.rs",
        "build.rs",
    ];
    assert_eq!(
        targets(NEW, &files),
        [
            "Lib my_app src/lib.rs",
            "Bin my_app src/main.rs",
            "Bin tool_one src/bin/tool-one.rs",
            "Bin two src/bin/two/main.rs",
            "Example ex examples/ex.rs",
            "Test it tests/it.rs",
            "Test sub tests/sub/main.rs",
            "Bench b benches/b.rs",
            "BuildScript build_script_build build.rs",
        ]
    );
}

#[test]
fn auto_flags_switch_discovery_off() {
    let text = "[package]\nname='a'\nedition='2024'\nautolib=false\nautobins=false\nautoexamples=false\nautotests=false\n\
                autobenches=false\nbuild=false";
    let files = ["src/lib.rs", "src/main.rs", "examples/e.rs", "tests/t.rs", "benches/b.rs", "build.rs"];
    assert_eq!(targets(text, &files), Vec::<String>::new());
}

#[test]
fn explicit_targets_take_defaults_and_keep_the_rest() {
    let text = format!(
        "{NEW}[[bin]]\nname='tool'\n[[bin]]\nname='my-app'\n[[bin]]\nname='other'\npath='cmd/x.rs'\n[[test]]\nname='t'\nharness=false"
    );
    let files = ["src/main.rs", "src/bin/tool/main.rs", "src/bin/auto.rs", "cmd/x.rs", "tests/t.rs", "tests/u.rs"];
    assert_eq!(
        targets(&text, &files),
        [
            "Bin auto src/bin/auto.rs",
            "Bin my_app src/main.rs",
            "Bin other cmd/x.rs",
            "Bin tool src/bin/tool/main.rs",
            "Test t tests/t.rs",
            "Test u tests/u.rs",
        ]
    );
}

#[test]
fn an_explicit_path_hides_the_discovered_twin() {
    let text = format!(
        "{NEW}[[bin]]\nname='renamed'\npath='src/main.rs'\n[[example]]\nname='e'\npath='./examples/../examples/x.rs'"
    );
    assert_eq!(
        targets(&text, &["src/main.rs", "examples/x.rs"]),
        ["Bin renamed src/main.rs", "Example e examples/x.rs"]
    );
}

#[test]
fn libraries_by_name_path_and_type() {
    let lib = |keys: &str, file: &str| targets(&format!("{NEW}[lib]\n{keys}"), &[file]);
    assert_eq!(lib("name='core'", "src/lib.rs"), ["Lib core src/lib.rs"]);
    assert_eq!(lib("path='lib/x.rs'", "lib/x.rs"), ["Lib my_app lib/x.rs"]);
    assert_eq!(lib("path='lib\\x.rs'", "lib/x.rs"), ["Lib my_app lib/x.rs"]);
    assert_eq!(lib("proc-macro=true", "src/lib.rs"), ["ProcMacro my_app src/lib.rs"]);
    assert_eq!(lib("proc_macro=true", "src/lib.rs"), ["ProcMacro my_app src/lib.rs"]);
    assert_eq!(lib("crate-type=['proc-macro']", "src/lib.rs"), ["ProcMacro my_app src/lib.rs"]);
    assert_eq!(lib("crate-type=['cdylib','rlib']", "src/lib.rs"), ["Lib my_app src/lib.rs"]);
}

#[test]
fn build_scripts_by_path() {
    assert_eq!(
        targets(&format!("{NEW}build='gen/make.rs'"), &["build.rs", "gen/make.rs"]),
        ["BuildScript build_script_make gen/make.rs"]
    );
    assert_eq!(targets(&format!("{NEW}build=true"), &["build.rs"]).len(), 1);
    assert_eq!(targets(&format!("{NEW}build=['a.rs','b.rs']"), &["a.rs", "b.rs"]).len(), 2);
}

#[test]
fn the_first_edition_has_rules_of_its_own() {
    let old = |text: &str, files: &[&str]| targets(&format!("[package]\nname='old-one'\n{text}"), files);
    assert_eq!(
        old("[[bin]]\nname='a'", &["src/bin/a.rs", "src/bin/b.rs", "tests/t.rs"]),
        ["Bin a src/bin/a.rs", "Test t tests/t.rs"]
    );
    assert_eq!(old("autobins=true\n[[bin]]\nname='a'", &["src/bin/a.rs", "src/bin/b.rs"]).len(), 2);
    assert_eq!(old("[lib]", &["src/old_one.rs"]), ["Lib old_one src/old_one.rs"]);
    assert_eq!(old("[[bin]]\nname='a'", &["src/a.rs"]), ["Bin a src/a.rs"]);
    assert_eq!(old("[[bin]]\nname='a'", &["src/a.rs", "src/lib.rs", "src/main.rs"])[1], "Bin a src/main.rs");
    assert_eq!(old("[[bin]]\nname='a'", &["src/bin/main.rs"]), ["Bin a src/bin/main.rs"]);
    assert_eq!(old("[[bench]]\nname='bench'", &["src/bench.rs"]), ["Bench bench src/bench.rs"]);
}

#[test]
fn what_is_listed_but_not_there_is_a_problem() {
    let text = format!(
        "{NEW}build='none.rs'\n[lib]\npath='gone.rs'\n[[bin]]\nname='b'\n[[test]]\nname='t'\npath='../out.rs'\n[[bench]]\nharness=false"
    );
    let (packages, problems) = all(&[("p/Cargo.toml", &text), ("p/src/main.rs", ""), ("out.rs", "")]);
    assert_eq!(shown(&packages[0]), ["Bin my_app p/src/main.rs", "Test t out.rs"]);
    let found: Vec<(&str, &str)> = problems
        .iter()
        .map(|problem| (problem.message.as_str(), &text[problem.span.start as usize..problem.span.end as usize]))
        .collect();
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].0.contains("`none.rs`") && found[0].1 == "'none.rs'", "{found:?}");
    assert!(found[1].0.contains("`gone.rs`") && found[1].1 == "'gone.rs'", "{found:?}");
    assert!(found[2].0.contains("`src/bin/b.rs`"), "{found:?}");
    assert!(found[3].0.contains("neither a name nor a path"), "{found:?}");
}
