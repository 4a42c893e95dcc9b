//! What a dependency is called and who supplies it.

use super::*;

#[test]
fn every_table_and_form() {
    let text = "[package]\nname='a'\n[dependencies]\nplain='1'\nserde_json={version='1',features=['b','a'],optional=true}\n\
                my-old={package='Real-Name',version='0.1'}\ngit={git='https://x'}\n[dev-dependencies]\nd='1'\n[build-dependencies]\nb='1'\n\
                [target.'cfg(unix)'.dependencies]\nnix='0.2'\nplain={version='1',features=['extra']}\n\
                [target.x86_64-unknown-linux-gnu.dev-dependencies]\nt='1'\n[features]\nx=['dep:plain']";
    let found = good(&[("Cargo.toml", text)]);
    assert_eq!(
        deps(&found, ""),
        [
            "Normal git git → -",
            "Normal my_old Real-Name → -",
            "Normal nix nix → -",
            "Normal plain plain → -",
            "Normal serde_json serde_json → -",
            "Dev d d → -",
            "Dev t t → -",
            "Build b b → -",
        ]
    );
    let json = &found[0].deps[4];
    assert!(json.optional && json.features == ["a", "b"] && json.version.as_deref() == Some("1"));
    assert_eq!(found[0].deps[3].features, ["extra"]);
}

#[test]
fn the_same_key_may_mean_two_packages() {
    let text = "[package]\nname='a'\n[dependencies]\nhttp='1'\nhttp0={package='http',version='0.2'}\n\
                [target.'cfg(a)'.dependencies]\nio={package='one',version='1'}\n[target.'cfg(b)'.dependencies]\nio={package='two',version='1'}";
    assert_eq!(
        deps(&good(&[("Cargo.toml", text)]), ""),
        ["Normal http http → -", "Normal http0 http → -", "Normal io one → -", "Normal io two → -"]
    );
}

#[test]
fn paths_link_in_circles_out_of_members_and_upwards() {
    let found = good(&[
        ("ws/Cargo.toml", "[workspace]\nmembers=['a']"),
        (
            "ws/a/Cargo.toml",
            "[package]\nname='a'\n[dependencies]\nb={path='../../b'}\nbb={path='../../b/.',package='b'}",
        ),
        (
            "b/Cargo.toml",
            "[package]\nname='b'\n[dev-dependencies]\na={path='../ws/a'}\nb={path='.'}\ngone={path='../../gone'}",
        ),
    ]);
    assert_eq!(deps(&found, "ws/a"), ["Normal b b → b", "Normal bb b → b"]);
    assert_eq!(deps(&found, "b"), ["Dev a a → ws/a", "Dev b b → b", "Dev gone gone → -"]);
}

#[test]
fn libraries_are_called_by_their_own_name_unless_renamed() {
    let found = good(&[
        (
            "a/Cargo.toml",
            "[package]\nname='a'\n[dependencies]\nlong-name={path='../b'}\nx={path='../b',package='long-name'}",
        ),
        ("b/Cargo.toml", "[package]\nname='long-name'\n[lib]\nname='short'"),
        ("b/src/lib.rs", ""),
    ]);
    assert_eq!(deps(&found, "a"), ["Normal short long-name → b", "Normal x long-name → b"]);
}

#[test]
fn inheritance_brings_path_rename_and_features() {
    let (found, problems) = all(&[
        (
            "ws/Cargo.toml",
            "[workspace]\nmembers=['deep/*']\n[workspace.dependencies]\nb={path='deep/b',features=['w']}\n\
             alias={package='b',path='deep/b'}\next='2'",
        ),
        (
            "ws/deep/a/Cargo.toml",
            "[package]\nname='a'\n[dependencies]\nb={workspace=true,features=['m'],optional=true}\nalias.workspace=true\n\
             [dev-dependencies]\next.workspace=true\nnone.workspace=true",
        ),
        ("ws/deep/b/Cargo.toml", "[package]\nname='b'"),
        ("alone/Cargo.toml", "[package]\nname='alone'\n[dependencies]\nb.workspace=true"),
    ]);
    assert_eq!(
        deps(&found, "ws/deep/a"),
        ["Normal alias b → ws/deep/b", "Normal b b → ws/deep/b", "Dev ext ext → -", "Dev none none → -"]
    );
    let b = &found.iter().find(|package| package.name == "a").expect("a").deps[1];
    assert!(b.optional && b.features == ["m", "w"]);
    let shown: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(
        shown,
        [
            "`b` is inherited, but no workspace is above",
            "`none` is inherited, but `[workspace.dependencies]` of `ws/Cargo.toml` lacks it",
        ]
    );
}

#[test]
fn fellow_members_link_by_name_when_the_version_allows() {
    let project = |dep: &str| {
        let text = format!("[package]\nname='a'\n[dependencies]\nb={dep}");
        let found = good(&[
            ("Cargo.toml", "[workspace]\nmembers=['a','b']"),
            ("a/Cargo.toml", &text),
            ("b/Cargo.toml", "[package]\nname='b'\nversion='1.4.0'"),
        ]);
        deps(&found, "a").remove(0)
    };
    for (dep, linked) in
        [("'1'", true), ("'*'", true), ("{git='x'}", true), ("'0.9'", false), ("{version='=2.0.0'}", false)]
    {
        assert_eq!(project(dep).ends_with("→ b"), linked, "{dep}");
    }
}

#[test]
fn strangers_link_by_name_only_without_version_and_rival() {
    let a = "[package]\nname='a'\n[dependencies]\nb={git='x'}\nc='1'\nd={git='x'}\na={git='x'}";
    let mut project = vec![
        ("x/Cargo.toml", a),
        ("b/Cargo.toml", "[package]\nname='b'\nversion='3.0.0'"),
        ("c/Cargo.toml", "[package]\nname='c'\nversion='1.0.0'"),
        ("d1/Cargo.toml", "[package]\nname='d'"),
        ("d2/Cargo.toml", "[package]\nname='d'"),
    ];
    let wanted = ["Normal a a → -", "Normal b b → b", "Normal c c → -", "Normal d d → -"];
    assert_eq!(deps(&good(&project), "x"), wanted);
    project.reverse();
    assert_eq!(deps(&good(&project), "x"), wanted, "the order of the input does not matter");
}

#[test]
fn patches_of_the_root_link() {
    let found = good(&[
        (
            "Cargo.toml",
            "[workspace]\nmembers=['a']\nexclude=['fork','old']\n[patch.crates-io]\nup={path='fork'}\nx={package='two',path='old'}\n\
             [replace]\n'three:1.0.0'={path='fork'}",
        ),
        (
            "a/Cargo.toml",
            "[package]\nname='a'\n[dependencies]\nup='1'\ntwo='1'\nthree='1'\nfour={package='up',version='2'}",
        ),
        ("fork/Cargo.toml", "[package]\nname='up'\nversion='1.0.9'"),
        ("old/Cargo.toml", "[package]\nname='two'"),
    ]);
    assert_eq!(
        deps(&found, "a"),
        ["Normal four up → -", "Normal three three → fork", "Normal two two → old", "Normal up up → fork"]
    );
}

#[test]
fn path_dependencies_make_members() {
    let found = good(&[
        ("Cargo.toml", "[package]\nname='root'\n[workspace]\n[dependencies]\na={path='a'}"),
        ("a/Cargo.toml", "[package]\nname='a'\n[dependencies]\nb={path='b'}"),
        ("a/b/Cargo.toml", "[package]\nname='b'\nversion='0.2.0'\n[dependencies]\nroot='*'"),
        ("z/Cargo.toml", "[package]\nname='z'\n[dependencies]\nb='0.2'"),
    ]);
    assert_eq!(deps(&found, "a/b"), ["Normal root root → "]);
    assert_eq!(deps(&found, "z"), ["Normal b b → -"], "z is no member");
}
