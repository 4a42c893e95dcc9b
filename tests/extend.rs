//! Rules of a team: `feeler new-rule`, `feeler rules test`, and the page that explains them, command by command.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, copy, feeler, project, repository, result};
use std::{fs, path::Path};

/// Exit code and everything that is printed.
fn run(folder: &Path, args: &[&str]) -> (i32, String) {
    let (code, out, err) = result(&mut feeler(folder, args));
    (code, out + &err)
}

/// A copy of `tests/pack` in a folder of its own.
fn pack() -> tempfile::TempDir {
    let folder = tempfile::TempDir::new().unwrap();
    copy(&repository().join("tests/pack"), &folder.path().join("pack"));
    folder
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn a_pack_that_holds_is_zero_and_lists_its_cases() {
    let (code, said) = run(repository(), &["rules", "test", "tests/pack"]);
    let cases = ["ok    HOT001/fires-ledger", "ok    TEAM001/fires-at-any-distance", "ok    TEAM001/quiet-passed-in"];
    assert_eq!((code, said), (0, cases.join("\n") + "\n3 of 3 cases hold\n"));
}

#[test]
fn what_is_expected_and_what_is_found_are_named_with_their_lines() {
    let folder = pack();
    let cases = folder.path().join("pack/fixtures/TEAM001");
    replace(&cases.join("fires-at-any-distance/src/lib.rs"), "    Instant::now()", "    todo!() //~ TEAM001");
    replace(&cases.join("quiet-passed-in/src/lib.rs"), "    now\n", "    Instant::now()\n");
    let (code, said) = run(folder.path(), &["rules", "test", "pack"]);
    assert_eq!(code, 1, "{said}");
    for part in [
        "FAIL  TEAM001/fires-at-any-distance\n",
        "pack/fixtures/TEAM001/fires-at-any-distance/src/lib.rs:5: expected TEAM001, found nothing of it here\n",
        "pack/fixtures/TEAM001/quiet-passed-in/src/lib.rs:6: found TEAM001, but no `//~ TEAM001` expects it\n",
        "pack/fixtures/TEAM001/quiet-passed-in: a quiet case has a finding of TEAM001\n",
        "1 of 3 cases hold\n",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn expectations_are_written_only_where_the_marks_agree() {
    let folder = pack();
    let cases = folder.path().join("pack/fixtures/TEAM001");
    let expect = cases.join("fires-at-any-distance/expect.txt");
    let whole = fs::read_to_string(&expect).unwrap();
    fs::write(&expect, "# Two functions down is reached as well.\n").unwrap();
    let (code, said) = run(folder.path(), &["rules", "test", "pack"]);
    assert!(code == 1 && said.contains("expect.txt:2: expected nothing, found `src/lib.rs:5:5: TEAM001"), "{said}");
    replace(&cases.join("quiet-passed-in/src/lib.rs"), "    now\n", "    Instant::now()\n");
    let (code, said) = run(folder.path(), &["rules", "test", "pack", "--bless"]);
    assert!(code == 1 && said.contains("wrote TEAM001/fires-at-any-distance"), "{said}");
    assert_eq!(fs::read_to_string(&expect).unwrap(), whole);
    assert!(said.contains("FAIL  TEAM001/quiet-passed-in"), "{said}");
}

#[test]
fn what_is_missing_fails_and_the_next_step_is_named() {
    let folder = pack();
    let fixtures = folder.path().join("pack/fixtures");
    fs::remove_dir_all(fixtures.join("TEAM001/quiet-passed-in")).unwrap();
    fs::rename(fixtures.join("HOT001"), fixtures.join("HOT01")).unwrap();
    let (code, said) = run(folder.path(), &["rules", "test", "pack"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("no `quiet-…` case; write a small project"), "{said}");
    assert!(said.contains("no rule has this code; did you mean `HOT001`?"), "{said}");
    fs::remove_dir_all(fixtures.join("TEAM001")).unwrap();
    let (_, said) = run(folder.path(), &["rules", "test", "pack"]);
    assert!(said.contains("no `fires-…` case") && said.contains("no `quiet-…` case"), "{said}");
}

#[test]
fn a_pack_that_cannot_be_read_is_two() {
    let folder = pack();
    let (code, said) = run(folder.path(), &["rules", "test", "pakc"]);
    assert!(code == 2 && said.contains("it is no folder"), "{said}");
    fs::create_dir(folder.path().join("empty")).unwrap();
    let (code, said) = run(folder.path(), &["rules", "test", "empty"]);
    assert!(code == 2 && said.contains("neither a rule nor a fixture"), "{said}");
    replace(&folder.path().join("pack/TEAM001.toml"), "effect = \"clock\"", "effect = \"clokc\"");
    let (code, said) = run(folder.path(), &["rules", "test", "pack"]);
    assert!(
        code == 2
            && said.contains("pack/TEAM001.toml:10: no table describes the effect `clokc`; did you mean `clock`?"),
        "{said}"
    );
}

#[test]
fn fixtures_of_a_pack_are_no_code_of_the_project() {
    let folder = pack();
    fs::write(folder.path().join("feeler.toml"), "[rules]\ninclude = [\"pack\"]\n").unwrap();
    fs::write(folder.path().join("Cargo.toml"), MANIFEST).unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(folder.path().join("src/lib.rs"), "pub fn f() {}\n").unwrap();
    let (code, said) = run(folder.path(), &["check"]);
    assert!(code == 0 && said.contains("Found nothing in 2 files"), "{said}");
}

#[test]
fn a_new_rule_fails_until_it_is_written() {
    let folder = project(&[]);
    let new = ["new-rule", "TEAM007", "--name", "wait-in-async", "--dir", "lint/own"];
    let (code, said) = run(folder.path(), &new);
    assert!(code == 0 && said.contains("Next: `feeler rules test lint/own` says what is left to write"), "{said}");
    let (code, said) = run(folder.path(), &["rules", "test", "lint/own"]);
    assert!(code == 1 && said.contains("0 of 3 cases hold"), "{said}");
    assert!(said.contains("TEAM007.toml:3: write `summary = \"TODO"), "{said}");
    assert!(said.contains("expect.txt:1: this case is a stub; write code that TEAM007 must find"), "{said}");
    let (code, said) = run(folder.path(), &new);
    assert!(code == 2 && said.contains("`TEAM007` exists already"), "{said}");
}

#[test]
fn codes_that_are_taken_or_wrong_are_refused() {
    let folder = project(&[]);
    let refused = |code: &str, name: &str, more: &[&str], why: &str| {
        let (exit, said) = run(folder.path(), &[&["new-rule", code, "--name", name], more].concat());
        assert!(exit == 2 && said.contains(why), "{code} {name}: {said}");
    };
    let pack = ["--dir", "pack"];
    refused("HOT001", "some-name", &pack, "`HOT001` exists already");
    refused("TEAM001", "blocking-call-in-async", &pack, "`blocking-call-in-async` exists already");
    refused("team1", "some-name", &pack, "`team1` is no rule code");
    refused("TEAM001", "Name", &pack, "`Name` is no rule name");
    refused("TEAM001", "some-name", &["--dir", "pack", "--effect", "A B"], "is no name of an effect");
    refused("TEAM001", "some-name", &[], "not Feeler's repository");
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "nothing is written");
    let (code, said) = run(folder.path(), &["new-rule", "HOT842", "--name", "some-name", "--dir", "pack"]);
    assert!(code == 0 && said.contains("HOT is a family of Feeler itself"), "{said}");
}

/// In a copy of what `new-rule` looks at: it writes nothing into the repository.
#[test]
fn a_rule_for_feeler_itself_needs_a_family_that_exists() {
    let folder = project(&[("rules/RETIRED", "")]);
    let (code, said) = run(folder.path(), &["new-rule", "HOTT042", "--name", "some-name"]);
    assert!(code == 2 && said.contains("no family `HOTT`; did you mean `HOT`?"), "{said}");
    let (code, said) = run(folder.path(), &["new-rule", "HOT842", "--name", "some-name"]);
    assert!(code == 0 && said.contains("list `hot/HOT842.toml` in lint/src/catalog/builtin.rs"), "{said}");
    for file in ["rules/hot/HOT842.toml", "tests/fixtures/HOT842/fires-first/src/lib.rs"] {
        assert!(folder.path().join(file).is_file(), "{file}");
    }
}

/// Blocks of `docs/extending.md` in order: one that begins with a path is a file, one of `sh` is run line by line.
#[test]
fn the_walk_through_works_as_written() {
    let page = fs::read_to_string(repository().join("docs/extending.md")).unwrap();
    let lib = "use std::time::Instant;\n\n// feeler: hot\npub fn advise() -> Instant {\n    Instant::now()\n}\n";
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", lib)]);
    let (mut files, mut commands) = (0, 0);
    for block in page.split("\n```").skip(1).step_by(2) {
        let (language, body) = block.split_once('\n').unwrap();
        if language == "sh" {
            for line in body.lines() {
                let (command, comment) = line.split_once(" # ").unwrap_or((line, ""));
                let args: Vec<&str> = command.split_whitespace().skip(1).collect();
                let (code, said) = run(folder.path(), &args);
                assert_eq!(code, i32::from(comment == "exits with 1"), "{command}\n{said}");
                commands += 1;
            }
            continue;
        }
        let (first, text) = body.split_once('\n').unwrap();
        let path = first.trim_start_matches(['/', '#', ' ']);
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("{text}\n")).unwrap();
        files += 1;
    }
    assert_eq!((files, commands), (12, 10));
}
