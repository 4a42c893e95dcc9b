//! The rules of the house, as tests: what a reviewer would otherwise have to remember.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{assert_fresh, files_below, repository};
use feeler_lint::catalog::{Catalog, rule};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Files above this length need a reason in their first lines: `// tidy: long, because …`.
const MAX_LINES: usize = 500;

/// Folders whose Rust is ours.
const OURS: &[&str] = &["lint/src", "lint/benches", "lint/fuzz", "shim", "tests"];

/// Layers of `lint/src`, and those that each may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("facts", &["base"]),
    ("lang", &["base", "facts"]),
    ("catalog", &["base"]),
    ("graph", &["base", "facts", "catalog"]),
    ("detect", &["base", "facts", "catalog", "graph"]),
    ("config", &["base", "catalog"]),
    ("engine", &["base", "facts", "lang", "catalog", "graph", "detect", "config"]),
    ("report", &["base", "catalog"]),
    ("lsp", &["base", "catalog", "config", "engine", "report"]),
    ("cli", &["base", "facts", "lang", "catalog", "graph", "detect", "config", "engine", "report", "lsp"]),
];

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(repository()).unwrap_or(path).display().to_string()
}

/// Rust files of ours, without fixtures and the demo, which are input.
fn sources() -> Vec<PathBuf> {
    let all = OURS.iter().flat_map(|folder| files_below(&repository().join(folder), "rs"));
    all.filter(|path| {
        !["tests/fixtures", "tests/demo", "tests/pack", "tests/flags/", "tests/timers/"]
            .iter()
            .any(|it| shown(path).starts_with(it))
    })
    .collect()
}

fn assert_none(what: &str, problems: &[String]) {
    assert!(problems.is_empty(), "{what}:\n  {}", problems.join("\n  "));
}

#[test]
fn files_are_short_or_say_why_not() {
    let long = |path: &PathBuf| {
        let text = read(path);
        let lines = text.lines().count();
        let excused = text.lines().take(3).any(|line| line.starts_with("// tidy: long, because "));
        (lines > MAX_LINES && !excused).then(|| format!("{}: {lines} lines", shown(path)))
    };
    assert_none("split these, or say why not", &sources().iter().filter_map(long).collect::<Vec<_>>());
}

#[test]
fn layers_use_only_what_stands_above_them() {
    let root = repository().join("lint/src");
    let mut problems = Vec::new();
    let known: BTreeSet<&str> = LAYERS.iter().map(|(layer, _)| *layer).collect();
    for (layer, allowed) in LAYERS {
        for path in files_below(&root.join(layer), "rs") {
            // Unit tests stand at the end and may build their input with what they like.
            let text = read(&path);
            let own = text.split("#[cfg(test)]").next().unwrap_or("");
            if shown(&path).ends_with("tests.rs") || shown(&path).contains("/tests/") {
                continue;
            }
            for used in crate_paths(own).filter(|it| known.contains(it) && it != layer && !allowed.contains(it)) {
                problems.push(format!("{}: `{layer}` uses `{used}`", shown(&path)));
            }
        }
    }
    problems.dedup();
    assert_none("forbidden edges between layers", &problems);
}

/// First segments behind `crate::`, groups of a `use` included.
fn crate_paths(text: &str) -> impl Iterator<Item = &str> {
    text.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => top_level(group),
            None => vec![rest],
        })
        .map(|rest| rest.split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap_or(""))
}

/// The members of a brace group, of which only the outermost names are layers.
fn top_level(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (at, it) in group.char_indices() {
        match it {
            '{' => depth += 1,
            '}' if depth == 0 => {
                members.push(group[start..at].trim());
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                members.push(group[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    members
}

#[test]
fn every_layer_is_listed() {
    let folders = fs::read_dir(repository().join("lint/src")).unwrap().map(|it| it.unwrap().path());
    let folders: BTreeSet<String> =
        folders.filter(|it| it.is_dir()).map(|it| it.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(folders, LAYERS.iter().map(|(layer, _)| (*layer).to_string()).collect());
}

/// Words that give away I/O, and the only layers that may have it.
#[test]
fn only_engine_and_cli_touch_the_outside() {
    let signs = ["std::fs", "std::env", "std::process", "std::net", "SystemTime", "println!", "eprintln!"];
    let mut problems = Vec::new();
    for (layer, _) in LAYERS.iter().filter(|(layer, _)| !matches!(*layer, "engine" | "cli")) {
        for path in files_below(&repository().join("lint/src").join(layer), "rs") {
            let text = read(&path);
            let own = text.split("#[cfg(test)]").next().unwrap_or("");
            let code = own.lines().filter(|line| !line.trim_start().starts_with("//"));
            if !shown(&path).contains("tests") {
                problems.extend(
                    code.filter(|line| signs.iter().any(|it| line.contains(it) && !line.contains(&format!("\"{it}"))))
                        .map(|line| format!("{}: {}", shown(&path), line.trim())),
                );
            }
        }
    }
    assert_none("I/O outside of engine and cli", &problems);
}

#[test]
fn every_allowance_has_a_reason() {
    let mut problems = Vec::new();
    for path in sources() {
        let text = read(&path);
        for (at, line) in text.lines().enumerate() {
            let line = line.trim_start();
            let attribute =
                line.starts_with("#[allow(") || line.starts_with("#![allow(") || line.starts_with("#[expect(");
            // The reason may stand on a later line of the attribute.
            let whole = text.lines().skip(at).take(8).collect::<Vec<_>>().join(" ");
            let end = whole.find(")]").map_or(whole.len(), |it| it);
            if attribute && !whole[..end].contains("reason = \"") {
                problems.push(format!("{}:{}: {line}", shown(&path), at + 1));
            }
        }
    }
    assert_none("allowances without `reason = …`", &problems);
}

#[test]
fn rule_files_are_named_after_their_codes() {
    for path in files_below(&repository().join("rules"), "toml") {
        let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        if matches!(folder.as_str(), "effects" | "shapes" | "rules") {
            continue;
        }
        let rule = rule::Rule::parse(&shown(&path), &read(&path)).unwrap();
        assert_eq!(path.file_stem().unwrap().to_string_lossy(), rule.code, "{}", shown(&path));
        assert_eq!(rule.family().to_lowercase(), folder, "{}", shown(&path));
        let first = read(&path).lines().next().unwrap_or("").to_string();
        assert_eq!(first, "#:schema ../../schemas/rule.schema.json", "{}", shown(&path));
    }
}

#[test]
fn codes_and_names_are_unique_and_never_reused() {
    // The loader refuses what is taken or retired; here the dead are checked against each other.
    let catalog = Catalog::builtin().unwrap();
    let mut dead = BTreeMap::new();
    for it in feeler_lint::catalog::retired::all() {
        assert!(dead.insert(it.word, it.successor).is_none(), "`{}` is retired twice", it.word);
        let lives = it.successor.is_none_or(|successor| catalog.rule(successor).is_some());
        assert!(lives, "the successor of `{}` is no rule", it.word);
    }
}

#[test]
fn schemas_are_valid_and_their_examples_pass_or_fail() {
    for schema in files_below(&repository().join("schemas"), "json") {
        let name = shown(&schema);
        let Some(kind) = name.strip_prefix("schemas/").and_then(|it| it.strip_suffix(".schema.json")) else { continue };
        let document = json(&schema);
        jsonschema::meta::validate(&document).unwrap_or_else(|error| panic!("{name}: {error}"));
        let validator = jsonschema::validator_for(&document).unwrap();
        let folder = repository().join("schemas/examples").join(kind);
        let examples: Vec<PathBuf> = ["json", "toml"].iter().flat_map(|it| files_below(&folder, it)).collect();
        for prefix in ["pass-", "fail-"] {
            let of_kind = examples.iter().filter(|it| it.file_name().unwrap().to_string_lossy().starts_with(prefix));
            assert!(of_kind.clone().next().is_some(), "{name} has no `{prefix}…` example");
            for example in of_kind {
                let errors: Vec<String> = validator.iter_errors(&json(example)).map(|it| it.to_string()).collect();
                assert_eq!(errors.is_empty(), prefix == "pass-", "{}: {errors:?}", shown(example));
            }
        }
    }
}

/// A JSON or TOML file as JSON.
fn json(path: &Path) -> serde_json::Value {
    let text = read(path);
    match path.extension().is_some_and(|it| it == "toml") {
        true => serde_json::to_value(toml::from_str::<toml::Value>(&text).unwrap()).unwrap(),
        false => serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", shown(path))),
    }
}

#[test]
fn what_we_ship_satisfies_our_schemas() {
    let validator = |kind: &str| {
        let path = repository().join(format!("schemas/{kind}.schema.json"));
        jsonschema::validator_for(&json(&path)).unwrap()
    };
    let (rules, effects, config) = (validator("rule"), validator("effects"), validator("config"));
    let check = |validator: &jsonschema::Validator, path: &Path| {
        let errors: Vec<String> =
            validator.iter_errors(&json(path)).map(|it| format!("{}: {it}", it.instance_path())).collect();
        assert_none(&shown(path), &errors);
    };
    for path in files_below(&repository().join("rules"), "toml") {
        let effect = path.parent().unwrap().ends_with("effects");
        check(if effect { &effects } else { &rules }, &path);
    }
    check(&config, &repository().join("feeler.toml"));
    check(&config, &repository().join("lint/src/cli/init.toml"));
    check(&config, &repository().join("tests/demo/feeler.toml"));
}

/// A crate is packed without what lies above it, so the shim has copies of the schemas that it embeds.
#[test]
fn schemas_of_the_shim_are_those_of_the_repository() {
    let mirrored = files_below(&repository().join("shim/schemas"), "json");
    assert!(!mirrored.is_empty(), "shim/schemas is there");
    for path in mirrored {
        assert_fresh(&path, &read(&repository().join("schemas").join(path.file_name().unwrap())));
    }
}

/// Verified by the same code: what the schema of metrics accepts, the shim reads.
#[test]
fn the_shim_reads_what_the_schema_of_metrics_accepts() {
    for path in files_below(&repository().join("schemas/examples/metrics-baseline"), "json") {
        let loaded = serde_json::from_str::<feeler_shim::baseline::Baseline>(&read(&path));
        assert!(loaded.is_ok() || shown(&path).contains("/fail-"), "{}: {loaded:?}", shown(&path));
    }
}

/// What the loader accepts and what the schema accepts must be the same: the examples are run through both.
#[test]
fn loader_and_schemas_agree() {
    let examples = repository().join("schemas/examples");
    for path in files_below(&examples.join("config"), "toml") {
        let loaded = feeler_lint::config::raw::RawConfig::parse(&shown(&path), &read(&path));
        assert_eq!(loaded.is_ok(), shown(&path).contains("/pass-"), "{}: {loaded:?}", shown(&path));
    }
    for path in files_below(&examples.join("effects"), "toml") {
        let loaded = Catalog::empty().extend(&shown(&path), &read(&path));
        assert_eq!(loaded.is_ok(), shown(&path).contains("/pass-"), "{}: {loaded:?}", shown(&path));
    }
    for path in files_below(&examples.join("baseline"), "json") {
        let loaded = feeler_lint::engine::baseline::Baseline::parse(&read(&path));
        assert_eq!(loaded.is_ok(), shown(&path).contains("/pass-"), "{}: {loaded:?}", shown(&path));
    }
    for path in files_below(&examples.join("rule"), "toml") {
        let loaded = rule::Rule::parse(&shown(&path), &read(&path));
        assert_eq!(loaded.is_ok(), shown(&path).contains("/pass-"), "{}: {loaded:?}", shown(&path));
    }
}

#[test]
fn the_readme_has_the_table_of_rules() {
    let path = repository().join("README.md");
    let text = read(&path);
    let (begin, end) = ("<!-- rules: begin (feeler generate docs) -->\n", "<!-- rules: end -->");
    let (before, rest) = text.split_once(begin).expect("README.md has the begin mark");
    let (_, after) = rest.split_once(end).expect("README.md has the end mark");
    let table = run(&["generate", "docs"]);
    assert_fresh(&path, &format!("{before}{begin}{table}{end}{after}"));
}

/// `docs/rules/` is what the data files say, and nothing else.
#[test]
fn every_rule_has_its_page() {
    let written = tempfile::TempDir::new().unwrap();
    run(&["generate", "pages", &written.path().to_string_lossy()]);
    let folder = repository().join("docs/rules");
    let names = |folder: &Path| -> Vec<String> {
        let names =
            files_below(folder, "md").into_iter().map(|it| it.file_name().unwrap().to_string_lossy().into_owned());
        names.collect()
    };
    for name in names(written.path()) {
        assert_fresh(&folder.join(&name), &read(&written.path().join(&name)));
    }
    assert_eq!(names(&folder), names(written.path()), "pages of rules that are no more");
}

/// Links in our pages lead somewhere.
#[test]
fn links_between_pages_lead_somewhere() {
    let pages = [
        "README.md",
        "CONTRIBUTING.md",
        "lint/README.md",
        "lint/benches/README.md",
        "lint/fuzz/README.md",
        "tests/proofs/README.md",
        "tests/router/README.md",
    ]
    .map(|it| repository().join(it));
    let mut problems = Vec::new();
    for page in pages.into_iter().chain(files_below(&repository().join("docs"), "md")) {
        let text = read(&page);
        // Code between fences shows the output of programs.
        let prose: String = text.split("```").step_by(2).collect();
        for target in prose.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target) {
            let path = target.split('#').next().unwrap_or("");
            if !target.contains("://") && !path.is_empty() && !page.parent().unwrap().join(path).exists() {
                problems.push(format!("{}: {target}", shown(&page)));
            }
        }
    }
    assert_none("links to nothing", &problems);
}

/// The README shows a finding as it is printed now: the one whose chain crosses all crates of the demo.
#[test]
fn the_readme_shows_a_finding_as_it_is() {
    let path = repository().join("README.md");
    let text = read(&path);
    let (begin, end) = ("<!-- demo: begin (feeler check tests/demo --select HOT001) -->\n", "<!-- demo: end -->");
    let (before, rest) = text.split_once(begin).expect("README.md has the begin mark");
    let (_, after) = rest.split_once(end).expect("README.md has the end mark");
    let printed = run(&["check", "tests/demo", "--select", "HOT001", "--exit-zero"]);
    let findings = printed.split("HOT001 ").skip(1);
    let shown = findings.filter(|it| it.contains("crates/ledger/")).map(|it| format!("HOT001 {}", it.trim_end()));
    let shown = shown.last().expect("a finding that reaches the ledger");
    assert_fresh(&path, &format!("{before}{begin}```text\n{shown}\n```\n{end}{after}"));
}

#[test]
fn help_texts_are_fresh() {
    for (name, args) in [
        ("feeler", &["--help"][..]),
        ("check", &["check", "--help"]),
        ("rules", &["rules", "--help"]),
        ("explain", &["explain", "--help"]),
        ("init", &["init", "--help"]),
        ("graph", &["graph", "--help"]),
        ("new-rule", &["new-rule", "--help"]),
        ("rules-test", &["rules", "test", "--help"]),
        ("baseline", &["baseline", "--help"]),
        ("baseline-create", &["baseline", "create", "--help"]),
        ("metrics", &["metrics", "--help"]),
        ("metrics-capture", &["metrics", "capture", "--help"]),
        ("metrics-diff", &["metrics", "diff", "--help"]),
        ("flags", &["flags", "--help"]),
        ("timers", &["timers", "--help"]),
        ("policy", &["policy", "--help"]),
        ("policy-keygen", &["policy", "keygen", "--help"]),
        ("policy-sign", &["policy", "sign", "--help"]),
        ("policy-verify", &["policy", "verify", "--help"]),
        ("policy-trust", &["policy", "trust", "--help"]),
        ("policy-trust-init", &["policy", "trust", "init", "--help"]),
        ("policy-trust-add", &["policy", "trust", "add", "--help"]),
        ("policy-trust-revoke", &["policy", "trust", "revoke", "--help"]),
        ("policy-trust-rotate", &["policy", "trust", "rotate", "--help"]),
        ("policy-trust-import", &["policy", "trust", "import", "--help"]),
        ("policy-trust-status", &["policy", "trust", "status", "--help"]),
        ("policy-trust-export", &["policy", "trust", "export", "--help"]),
        ("policy-audit", &["policy", "audit", "--help"]),
        ("lsp", &["lsp", "--help"]),
        ("completions", &["completions", "--help"]),
        ("man", &["man", "--help"]),
    ] {
        let text = run(args);
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{name}: a line is too wide");
        assert_fresh(&repository().join(format!("tests/help/{name}.txt")), &text);
    }
}

fn run(args: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_feeler"))
        .args(args)
        .current_dir(repository())
        .env_remove("COLUMNS")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn licences_and_pages_are_there() {
    for file in [
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "docs/adopt.md",
        "docs/editors.md",
        "docs/extending.md",
        "docs/fixes.md",
        "docs/formats.md",
        "docs/graph.md",
        "docs/metrics.md",
        "docs/policy.md",
        "docs/timers.md",
        "lint/README.md",
        "lint/benches/README.md",
        "lint/benches/counts.json",
        "lint/benches/edits.py",
        "lint/fuzz/README.md",
        ".ci/run",
    ] {
        assert!(repository().join(file).is_file(), "{file}");
    }
}
