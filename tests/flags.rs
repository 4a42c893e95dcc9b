//! `feeler flags`, from the outside.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{feeler, project, repository, result};
use serde_json::Value;
use std::{fs, path::Path};
use tempfile::TempDir;

const MANIFEST: &str = "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\nfeeler-shim = \"0.1\"\nclap = \"4\"\n";

fn app(lib: &str) -> TempDir {
    project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", lib)])
}

#[track_caller]
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    result(&mut feeler(folder, &[&["flags"], args].concat()))
}

#[track_caller]
fn json(folder: &Path, args: &[&str]) -> Value {
    let (code, out, err) = run(folder, &[&["--output-format", "json"], args].concat());
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

/// `state line how` of every use of a switch.
#[track_caller]
fn uses(lib: &str, name: &str) -> Vec<String> {
    let document = json(app(lib).path(), &[]);
    let flag = document["flags"].as_array().unwrap().iter().find(|flag| flag["name"] == name);
    let Some(flag) = flag else { return Vec::new() };
    let text = |it: &Value| it.as_str().unwrap().to_string();
    let state = text(&flag["state"]);
    let uses = flag["uses"].as_array().unwrap().iter();
    uses.map(|it| format!("{state} {} {}", it["line"], text(&it["how"]))).collect()
}

#[test]
fn variables_are_read_by_whatever_name_the_function_has() {
    let lib = "use std::env::{self, var as get};\npub fn f() {\n    let _ = env::var(\"OPENCODE_A\");\n    let _ = get(\"OPENCODE_A\");\n    let _ = std::env::var_os(\"OPENCODE_A\");\n}\n";
    assert_eq!(
        uses(lib, "OPENCODE_A"),
        ["undeclared 3 environment", "undeclared 4 environment", "undeclared 5 environment"]
    );
    let other = "mod env { pub fn var(_: &str) {} }\npub fn f() {\n    env::var(\"OPENCODE_A\");\n}\n";
    assert_eq!(uses(other, "OPENCODE_A"), ["named 3 named"], "a function of the same name reads nothing");
}

#[test]
fn names_come_from_constants_and_through_functions_of_ones_own() {
    let lib = "const A: &str = \"OPENCODE_A\";\n\
        fn on(name: &str) -> bool { flag(0, name) }\n\
        fn flag(_: u8, key: &str) -> bool { std::env::var(key).is_ok() }\n\
        pub struct S;\n\
        impl S { fn get(&self, key: &str) -> bool { on(key) } }\n\
        pub fn f(s: &S) -> bool {\n    on(A)\n        && flag(1, \"OPENCODE_B\")\n        && s.get(\"OPENCODE_C\")\n        && S::get(s, \"OPENCODE_D\")\n}\n";
    assert_eq!(uses(lib, "OPENCODE_A"), ["undeclared 7 environment"]);
    assert_eq!(uses(lib, "OPENCODE_B"), ["undeclared 8 environment"]);
    assert_eq!(uses(lib, "OPENCODE_C"), ["undeclared 9 environment"]);
    assert_eq!(uses(lib, "OPENCODE_D"), ["undeclared 10 environment"]);
}

/// The linker has no bodies for initialisers, and most switches of real services are read in one.
#[test]
fn statics_read_variables_too() {
    let lib = "use std::{env, sync::LazyLock};\n\
        const B: &str = \"OPENCODE_B\";\n\
        pub static A: LazyLock<bool> = LazyLock::new(|| env::var(\"OPENCODE_A\").is_ok());\n\
        pub fn f() -> bool {\n    static X: LazyLock<bool> = LazyLock::new(|| on(B));\n    *X\n}\n\
        fn on(name: &str) -> bool { env::var(name).is_ok() }\n\
        static C: LazyLock<bool> = LazyLock::new(|| other::var(\"OPENCODE_C\"));\n\
        #[cfg(test)]\nmod tests {\n    static D: LazyLock<bool> = LazyLock::new(|| env::var(\"OPENCODE_D\").is_ok());\n}\n";
    assert_eq!(uses(lib, "OPENCODE_A"), ["undeclared 3 environment"]);
    assert_eq!(uses(lib, "OPENCODE_B"), ["undeclared 5 environment"]);
    assert_eq!(uses(lib, "OPENCODE_C"), Vec::<String>::new());
    assert_eq!(uses(lib, "OPENCODE_D"), Vec::<String>::new());
    let switches = "use std::{env, sync::LazyLock};\npub static A: LazyLock<bool> = LazyLock::new(|| env::var(\"OPENCODE_A\").is_ok());\n";
    let folder = project(&[
        ("Cargo.toml", MANIFEST),
        ("src/lib.rs", "pub mod switches;\npub fn f() {}\n"),
        ("src/switches.rs", switches),
        ("tests/t.rs", &format!("{switches}#[test]\nfn t() {{}}\n").replace("OPENCODE_A", "OPENCODE_T")),
    ]);
    let (code, out, err) = run(folder.path(), &["--check"]);
    assert_eq!(code, 1, "{err}");
    assert!(out.contains("    src/switches.rs:2:49 past the registry in A\n"), "{out}");
    assert!(!out.contains("OPENCODE_T\n"), "{out}");
}

/// A file of names has no body of its own.
#[test]
fn constants_may_stand_in_another_file() {
    let read =
        "mod names;\npub fn f() {\n    let _ = std::env::var(names::A);\n    let _ = std::env::var(names::HOME);\n}\n";
    let names = "pub const A: &str = \"OPENCODE_A\";\npub const HOME: &str = \"HOME\";\n";
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", read), ("src/names.rs", names)]);
    let (code, out, err) = run(folder.path(), &["--check"]);
    assert_eq!(code, 1, "{err}");
    assert!(out.contains("    src/lib.rs:3:13 past the registry in app::f\n"), "{out}");
    assert!(!err.contains("at run time"), "a constant that is no switch is no mystery: {err}");
}

#[test]
fn the_registry_is_asked_by_its_methods() {
    let lib = "use feeler_shim::switch::{Milestone, Switch, Switches};\n\
        pub struct Router { switches: Switches }\n\
        impl Router {\n    pub fn f(&self) -> bool {\n        self.switches.tail_routing()\n    }\n}\n\
        pub fn g() {\n    let s = Switches::from_env();\n    let _ = (s.milestone(Milestone::M2), s.value(Switch::Cadence));\n    let _ = s.event_signing_mode();\n}\n";
    assert_eq!(uses(lib, "OPENCODE_TAIL_ROUTING"), ["read 5 registry"]);
    assert_eq!(uses(lib, "OPENCODE_FRONTIER_M2"), ["read 10 registry"]);
    assert_eq!(uses(lib, "OPENCODE_CADENCE"), ["read 10 registry"]);
    assert_eq!(uses(lib, "OPENCODE_EVENT_SIGNING_MODE"), ["read 11 registry"]);
    assert_eq!(
        uses(
            "pub struct S;\nimpl S { pub fn cadence(&self) {} }\npub fn f(s: &S) { s.cadence() }\n",
            "OPENCODE_CADENCE"
        ),
        Vec::<String>::new()
    );
}

#[test]
fn a_declared_switch_read_past_the_registry_is_told_apart() {
    let lib = "pub fn f() {\n    let _ = std::env::var(\"OPENCODE_CADENCE\");\n}\n";
    assert_eq!(uses(lib, "OPENCODE_CADENCE"), ["read 2 environment"]);
}

#[test]
fn tests_and_examples_and_comments_are_no_use() {
    let read = "std::env::var(\"OPENCODE_A\")";
    let lib = format!(
        "//! `{read}`\n// {read}\n#[cfg(test)]\nmod tests {{\n    fn f() {{ let _ = {read}; }}\n}}\n#[test]\nfn t() {{ let _ = {read}; }}\n"
    );
    assert_eq!(uses(&lib, "OPENCODE_A"), Vec::<String>::new());
    let folder = app("");
    fs::create_dir(folder.path().join("examples")).unwrap();
    fs::write(folder.path().join("examples/e.rs"), format!("fn main() {{ let _ = {read}; }}\n")).unwrap();
    assert_eq!(run(folder.path(), &["--check"]).0, 0);
}

#[test]
fn clap_reads_variables_that_attributes_name() {
    let lib = "use clap::Parser;\n#[derive(Parser)]\npub struct Args {\n    /// Help.\n    #[arg(long, env = \"OPENCODE_A\")]\n    pub a: bool,\n}\nimpl Args { pub fn f(&self) -> bool { self.a } }\n";
    assert_eq!(uses(lib, "OPENCODE_A"), ["undeclared 5 environment"]);
}

#[test]
fn check_fails_for_what_is_read_and_not_declared_only() {
    let undeclared = app("pub fn f() {\n    let _ = std::env::var(\"OPENCODE_A\");\n}\n");
    assert_eq!(run(undeclared.path(), &[]).0, 0);
    let (code, out, err) = run(undeclared.path(), &["--check"]);
    assert_eq!(code, 1, "{err}");
    assert!(out.starts_with("Read, and not declared\n  OPENCODE_A"), "{out}");
    assert!(out.contains("    src/lib.rs:2:13 past the registry in app::f\n"), "{out}");
    let named = app("pub fn f() -> &'static str { \"OPENCODE_A\" }\n");
    assert_eq!(run(named.path(), &["--check"]).0, 0);
    let foreign = app("pub fn f() {\n    let _ = std::env::var(\"HOME\");\n}\n");
    assert_eq!(run(foreign.path(), &["--check"]).0, 0);
}

#[test]
fn reads_of_names_that_are_made_are_counted() {
    let lib = "pub fn f(n: u8) {\n    let _ = std::env::var(format!(\"OPENCODE_{n}\"));\n    ['a'].map(|n| std::env::var(n.to_string()));\n}\n";
    let document = json(app(lib).path(), &[]);
    let lines: Vec<u64> =
        document["unknown"].as_array().unwrap().iter().map(|it| it["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [2, 3]);
    let (_, _, err) = run(app(lib).path(), &["-v"]);
    assert!(err.contains("note: 2 reads have names that are made at run time"), "{err}");
    assert!(err.contains("  src/lib.rs:2:13 past the registry in app::f\n"), "{err}");
}

const ROLLOUT: &str = "kind = \"feeler.rollout/v1\"\n\
    [[features]]\nid = \"stats\"\nflag = { env = \"APP_STATS\", default = true, on_invalid = false }\nsafe_value = false\nexpires = \"2027-03-01\"\n\
    validated = { at = \"2026-11-20T10:00:00Z\", result = \"pass\" }\n\
    [[features]]\nid = \"bus\"\nflag = { env = \"APP_BUS\", default = true }\nrollback = { set = false }\n\
    [[features]]\nid = \"later\"\nstatus = \"planned\"\nflag = { env = \"APP_LATER\", default = true }\nsafe_value = false\n";

/// A project that declares its switches by a manifest, without the registry.
fn declared(lib: &str) -> TempDir {
    let manifest = "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
    project(&[
        ("Cargo.toml", manifest),
        ("feeler.toml", "[rollout]\nprefix = [\"APP_\"]\n"),
        ("rollout.toml", ROLLOUT),
        ("src/lib.rs", lib),
    ])
}

#[test]
fn manifests_declare_switches_and_their_values_are_those_of_the_code() {
    let lib = "use std::{env, sync::LazyLock};\n\
        pub fn f() -> u8 {\n    let on = env::var(\"APP_STATS\").map_or(true, |it| it == \"true\");\n    if on { 1 } else { 2 }\n}\n\
        static FAST: LazyLock<bool> = LazyLock::new(|| env::var(\"APP_FAST\").is_ok());\n\
        pub fn g() -> bool { *FAST }\n";
    let folder = declared(lib);
    let (code, out, err) = run(folder.path(), &[]);
    assert_eq!(code, 0, "{err}");
    let expected = "Read, and not declared\n\
        \x20 APP_FAST\n    src/lib.rs:6:48 in FAST\n      only being set counts: false does what true does; kept by FAST\n\n\
        Declared, and nothing reads it\n\
        \x20 APP_BUS    true, rolled back false (bus, active); never tried; rollout.toml:10\n\n\
        Declared and read\n\
        \x20 APP_STATS  true, rolled back false (stats, active, until 2027-03-01); tried\n             2026-11-20: pass; rollout.toml:4\n    src/lib.rs:3:14 in app::f\n      not set: true; unreadable: false; decides at line 4\n\n\
        Planned, and nothing reads it\n\
        \x20 APP_LATER  true, rolled back false (later, planned); never tried;\n             rollout.toml:15\n";
    assert_eq!(out, expected);
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    assert_eq!(run(folder.path(), &["--check"]).0, 1, "APP_FAST is not declared");
}

#[test]
fn what_code_makes_of_a_switch_is_in_the_document() {
    let lib = "pub fn f() -> bool { std::env::var(\"APP_STATS\").unwrap() == \"true\" }\npub fn g() { let _ = std::env::var(\"APP_BUS\"); }\n";
    let document = json(declared(lib).path(), &[]);
    let schema = fs::read_to_string(repository().join("schemas/flags.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(validator.is_valid(&document), "{document:#}");
    let flag = |name: &str| {
        let all = document["flags"].as_array().unwrap();
        all.iter().find(|flag| flag["name"] == name).unwrap_or_else(|| panic!("{name}")).clone()
    };
    let stats = flag("APP_STATS");
    assert_eq!(stats["manifest"]["safe_value"], "false");
    assert_eq!(stats["manifest"]["validated"]["result"], "pass");
    let meaning = &stats["uses"][0]["meaning"];
    assert_eq!((&meaning["unset"]["is"], &meaning["acts"]), (&"panics".into(), &"decides".into()));
    assert_eq!(meaning["invalid"]["words"], serde_json::json!(["false"]));
    assert_eq!(flag("APP_BUS")["uses"][0]["meaning"]["acts"], "never");
    assert_eq!(
        (&flag("APP_LATER")["state"], &flag("APP_LATER")["manifest"]["status"]),
        (&"unbuilt".into(), &"planned".into())
    );
}

#[test]
fn a_service_may_have_its_own_prefix() {
    let lib = "pub fn f() -> bool {\n    let _ = std::env::var(\"ACME_NEW\");\n    feeler_shim::switch::Switches::from_env_with(\"ACME_\").cadence()\n}\n";
    let folder = app(lib);
    let (code, out, _) = run(folder.path(), &["--check"]);
    assert_eq!(code, 1, "the code says which prefix it has: {out}");
    let (_, out, _) = run(folder.path(), &["--prefix", "ACME_"]);
    assert!(out.contains("  ACME_NEW") && out.contains("  ACME_CADENCE"), "{out}");
    assert!(!out.contains("OPENCODE_"), "{out}");
    let (code, _, err) = run(folder.path(), &["--prefix", ""]);
    assert_eq!(code, 2, "{err}");
}

#[test]
fn every_declared_switch_is_listed_once_and_json_satisfies_its_schema() {
    let document = json(&repository().join("tests/flags/service"), &[]);
    let schema = fs::read_to_string(repository().join("schemas/flags.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&document).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let names: Vec<&str> =
        document["flags"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    let declared: Vec<String> = feeler_shim::switch::TABLE.iter().map(|spec| spec.env("OPENCODE_")).collect();
    assert_eq!(names[..declared.len()], declared);
    assert_eq!(names[declared.len()..], ["OPENCODE_OLD_ROUTER", "OPENCODE_SHADOW_ROUTING"]);
}

/// The registry of this repository is read by its own features, which is no use of a service's.
#[test]
fn this_repository_declares_what_it_reads() {
    let (code, out, err) = run(repository(), &["--check"]);
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.contains("OPENCODE_HOT_PROBES"), "{out}");
    assert!(!out.contains("not read here"), "what is built is read, or the registry acts on it: {out}");
}

#[test]
fn nothing_to_look_at_is_no_success() {
    let folder = project(&[("README.md", "")]);
    let (code, out, err) = run(folder.path(), &[]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("there is no Rust file"), "{err}");
}
