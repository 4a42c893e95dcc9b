//! Manifests that nobody should write.

use super::*;

#[test]
fn a_broken_manifest_hurts_nobody_else() {
    let broken = "[package]\nname = 'half'\n<<<<<<< HEAD\nedition = '2021'\n";
    let (found, problems) =
        all(&[("a/Cargo.toml", broken), ("b/Cargo.toml", NEW), ("b/src/lib.rs", ""), ("a/src/lib.rs", "")]);
    assert_eq!(found.iter().map(|package| package.name.as_str()).collect::<Vec<_>>(), ["half", "my-app"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].manifest, "a/Cargo.toml");
    let span = problems[0].span;
    assert!(broken.find("<<<").is_some_and(|at| at as u32 <= span.start && span.start <= span.end), "{problems:?}");
    assert!(span.end as usize <= broken.len());
}

#[test]
fn every_wrong_type_is_named_and_the_rest_is_read() {
    let text = "package={name='p',edition='2018',version=1,build=7,autobins='no',workspace=[]}\nlib=1\nbin='x'\ntest=[1]\n\
                dependencies={a=1,b='1',c={path=1,features='x',optional='y'}}\ntarget=1\npatch=[]\nworkspace={members=1,exclude=[1]}";
    let (found, problems) = all(&[("Cargo.toml", text), ("src/lib.rs", "")]);
    assert_eq!(shown(&found[0]), ["Lib p src/lib.rs"]);
    assert_eq!(deps(&found, ""), ["Normal b b → -", "Normal c c → -"]);
    assert_eq!(problems.len(), 15, "{problems:#?}");
    assert!(problems.iter().all(|problem| problem.message.contains(" should be ")));
}

#[test]
fn packages_without_a_name_are_problems() {
    for text in ["[package]", "[package]\nname=''", "package=1"] {
        assert_eq!(all(&[("Cargo.toml", text)]).0, [], "{text}");
        assert_eq!(messages(&[("Cargo.toml", text)]).len(), 1, "{text}");
    }
    assert_eq!(messages(&[("Cargo.toml", "")]), [""; 0]);
    assert_eq!(all(&[]), (Vec::new(), Vec::new()));
}

#[test]
fn a_byte_order_mark_shifts_nothing() {
    let text = "\u{feff}[package]\nname='p'\nedition=1";
    let (found, problems) = all(&[("Cargo.toml", text)]);
    assert_eq!(found[0].name, "p");
    assert_eq!(&text[problems[0].span.start as usize..problems[0].span.end as usize], "1");
}

#[test]
fn duplicate_names_and_folders_are_told_apart() {
    let found = good(&[("a/Cargo.toml", NEW), ("b/Cargo.toml", NEW), ("b/Cargo.toml", NEW)]);
    assert_eq!(found.iter().map(|package| package.dir.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn absurd_sizes_end() {
    let huge = format!("[package]\nname='p'\n#{}", "x".repeat(5 << 20));
    assert_eq!(messages(&[("Cargo.toml", &huge)]), ["Cargo.toml: manifest of more than 4 MiB is not read"]);
    let deep = format!("a={}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(messages(&[("Cargo.toml", &deep)]).len(), 1);
    let dotted = format!("{}=1", vec!["a"; 100_000].join("."));
    assert_eq!(messages(&[("Cargo.toml", &dotted)]).len(), 1);
    let members: Vec<String> = (0..20_000).map(|at| format!("'m{at}/*'")).collect();
    let wide = format!("[workspace]\nmembers=[{}]\n[workspace.dependencies]\n", members.join(","));
    let path = format!("{}Cargo.toml", "d/".repeat(2000));
    assert_eq!(good(&[("Cargo.toml", &wide), (&path, NEW), ("m1/x/Cargo.toml", NEW)]).len(), 2);
}

#[test]
fn messages_hold_no_control_characters_and_end() {
    let text = format!("[package]\nname='p'\nbuild=\"\\u001b[31m\\n{}\"", "x".repeat(1000));
    let found = messages(&[("Cargo.toml", &text)]);
    assert!(found[0].contains("`\\u{1b}[31m\\n") && found[0].ends_with("x…") && found[0].len() < 400, "{found:?}");
}
