//! Which workspace a package belongs to and what it inherits.

use super::*;

const INHERIT: &str = "[package]\nname='m'\nedition.workspace=true\nversion.workspace=true";
const ROOT: &str = "[workspace]\nmembers=['m']\n[workspace.package]\nedition='2024'\nversion='1.2.3'";

fn edition(root: &str, member: &str) -> Edition {
    all(&[("Cargo.toml", root), ("m/Cargo.toml", member)]).0[0].edition
}

#[test]
fn editions_default_inherit_and_survive_mistakes() {
    assert_eq!(edition(ROOT, INHERIT), Edition::E2024);
    assert_eq!(edition(ROOT, "package={name='m',edition={workspace=true}}"), Edition::E2024);
    assert_eq!(edition(ROOT, "[package]\nname='m'"), Edition::E2015);
    assert_eq!(edition(ROOT, "[package]\nname='m'\nedition='2018'"), Edition::E2018);
    assert_eq!(edition(ROOT, "[package]\nname='m'\nedition='2099'"), Edition::NEWEST);
    assert_eq!(edition(ROOT, "[package]\nname='m'\nedition=2021"), Edition::E2015);
    assert_eq!(edition("[workspace]", INHERIT), Edition::E2015);
    assert_eq!(edition(ROOT, "[project]\nname='m'\nedition='2018'"), Edition::E2018);
}

#[test]
fn every_package_counts_in_a_workspace_or_not() {
    let found = good(&[
        (
            "Cargo.toml",
            "[package]\nname='root'\n[workspace]\nmembers=['crates/*']\nexclude=['crates/out']\ndefault-members=['.']",
        ),
        ("crates/a/Cargo.toml", "[package]\nname='a'"),
        ("crates/out/Cargo.toml", "[package]\nname='out'"),
        ("crates/a/nested/Cargo.toml", "[workspace]\nmembers=['x']"),
        ("crates/a/nested/x/Cargo.toml", "[package]\nname='x'"),
        ("tools/Cargo.toml", "[package]\nname='tools'"),
    ]);
    let shown: Vec<(&str, Option<&str>)> =
        found.iter().map(|package| (package.dir.as_str(), package.workspace.as_deref())).collect();
    assert_eq!(
        shown,
        [
            ("", Some("Cargo.toml")),
            ("crates/a", Some("Cargo.toml")),
            ("crates/a/nested/x", Some("crates/a/nested/Cargo.toml")),
            ("crates/out", None),
            ("tools", Some("Cargo.toml")),
        ]
    );
}

#[test]
fn exclusion_is_by_subtree_and_yields_to_explicit_members() {
    let root = "[workspace]\nmembers=['a/in']\nexclude=['a', 'b-x']\n[workspace.package]\nedition='2021'";
    let member = "[package]\nname='m'\nedition.workspace=true";
    let at = |dir: &str| all(&[("Cargo.toml", root), (&format!("{dir}/Cargo.toml"), member)]).0[0].workspace.clone();
    assert_eq!(at("a/in").as_deref(), Some("Cargo.toml"));
    assert_eq!(at("a/out"), None);
    assert_eq!(at("b-xy").as_deref(), Some("Cargo.toml"));
}

#[test]
fn a_package_may_point_at_its_root() {
    let found = good(&[
        ("ws/Cargo.toml", "[workspace]\nmembers=['../else']\n[workspace.package]\nedition='2021'"),
        ("else/Cargo.toml", "[package]\nname='e'\nworkspace='../ws'\nedition.workspace=true"),
    ]);
    assert_eq!(found[0].workspace.as_deref(), Some("ws/Cargo.toml"));
    assert_eq!(found[0].edition, Edition::E2021);
}

#[test]
fn member_patterns_stop_at_slashes_and_take_two_stars() {
    let linked = |member: &str, dir: &str| {
        let root = format!("[workspace]\nmembers=['user','{member}']");
        let found = good(&[
            ("w[x]/Cargo.toml", &root),
            ("w[x]/user/Cargo.toml", "[package]\nname='user'\n[dependencies]\nb='*'"),
            (&format!("w[x]/{dir}/Cargo.toml"), "[package]\nname='b'\nversion='1.0.0'"),
        ]);
        found.iter().any(|package| package.deps.iter().any(|dep| dep.krate.is_some()))
    };
    for (member, dir, wanted) in [
        ("c/*", "c/b", true),
        ("c/*/", "c/b", true),
        ("./c/*", "c/b", true),
        ("c/*", "c/d/b", false),
        ("c/*", "c-b", false),
        ("c/**", "c/d/b", true),
        ("c/*/b", "c/d/b", true),
        ("c-?", "c-b", true),
        ("c[ab]", "cb", true),
        ("*", "b", true),
        ("*", "c/b", false),
        ("../w[[]x]/c/*", "c/b", true),
    ] {
        assert_eq!(linked(member, dir), wanted, "{member} against {dir}");
    }
}

#[test]
fn bad_member_patterns_are_problems() {
    let found = messages(&[
        ("Cargo.toml", "[workspace]\nmembers=['a/[z-a]', 3, '../..', '../*', 'none', 'none/*']"),
        ("a/x/Cargo.toml", NEW),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|message| message.contains("member pattern `a/[z-a]`")), "{found:?}");
}
