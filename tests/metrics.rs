//! `feeler metrics`: capture and diff, from the outside.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, assert_fresh, feeler, git, project, repository, result};
use serde_json::{Value, json};
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Stdio,
};
use tempfile::TempDir;

const COMMIT: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

fn sample(name: &str) -> String {
    fs::read_to_string(repository().join("tests/metrics").join(name)).unwrap()
}

fn value(name: &str) -> Value {
    serde_json::from_str(&sample(name)).unwrap()
}

/// A repository with one commit and a telemetry snapshot that it does not track.
fn repo() -> TempDir {
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", "")]);
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "first"]);
    fs::write(folder.path().join("telemetry.json"), sample("telemetry.json")).unwrap();
    folder
}

#[track_caller]
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    result(&mut feeler(folder, &[&["metrics"], args].concat()))
}

/// Captures and gives the path that is printed, and the document.
#[track_caller]
fn capture(folder: &Path, args: &[&str]) -> (PathBuf, Value) {
    let (code, out, err) = run(folder, &[&["capture"], args].concat());
    assert_eq!(code, 0, "{err}");
    let path = folder.join(out.strip_suffix('\n').unwrap());
    let document = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    (path, document)
}

/// What a capture that cannot do its job says. Nothing is written then.
#[track_caller]
fn refused(folder: &Path, args: &[&str]) -> String {
    let (code, out, err) = run(folder, &[&["capture"], args].concat());
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert!(!folder.join(".opencode").exists(), "{err}");
    err
}

#[track_caller]
fn assert_valid(document: &Value, kind: &str) {
    let schema = fs::read_to_string(repository().join(format!("schemas/{kind}.schema.json"))).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(document).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Two documents in a folder: the sample, and the sample as it was changed.
fn pair(change: impl FnOnce(&mut Value)) -> TempDir {
    let mut after = value("before.json");
    change(&mut after);
    let pretty = serde_json::to_string_pretty(&after).unwrap();
    project(&[("a.json", sample("before.json").as_str()), ("b.json", pretty.as_str())])
}

fn set(metric: &str, key: &str, to: Value) -> impl FnOnce(&mut Value) {
    move |document| document["metrics"][metric][key] = to
}

#[test]
fn a_capture_is_bound_to_the_commit_and_satisfies_the_schema() {
    let folder = repo();
    let head = git(folder.path(), &["rev-parse", "HEAD"]);
    let (path, document) = capture(folder.path(), &["--from", "telemetry.json"]);
    assert!(path.starts_with(folder.path().join(".opencode/metrics")), "{}", path.display());
    assert_valid(&document, "metrics-baseline");
    assert_eq!(document["commit"], json!({ "id": head.trim(), "dirty": false }));
    assert_eq!(document["metrics"]["router.decision.p99"]["value"], 2096);
    assert_eq!(document["metrics"]["router.decision.p99"]["count"], 100_000);
    assert_eq!(document["metrics"]["plugins.state.active"]["direction"], "higher", "as the service declares it");
    assert_eq!(document["metrics"]["policy.acceptance_ratio"]["value"], Value::Null);
    assert_eq!(document["versions"]["feeler"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn captures_stand_side_by_side_and_in_the_order_of_time() {
    let folder = repo();
    let paths: Vec<PathBuf> = (0..3).map(|_| capture(folder.path(), &["--from", "telemetry.json"]).0).collect();
    assert!(paths.is_sorted() && paths[0] != paths[1] && paths[1] != paths[2], "{paths:?}");
    assert_eq!(fs::read_dir(folder.path().join(".opencode/metrics")).unwrap().count(), 3);
}

#[test]
fn a_folder_inside_of_the_project_and_a_folder_of_choice() {
    let folder = repo();
    let (path, _) = capture(&folder.path().join("src"), &["--from", "../telemetry.json"]);
    let real = path.canonicalize().unwrap();
    assert!(real.starts_with(folder.path().canonicalize().unwrap().join(".opencode/metrics")), "{}", real.display());
    let (path, _) = capture(folder.path(), &["--from", "telemetry.json", "--out", "kept/here"]);
    assert_eq!(path.parent().unwrap(), folder.path().join("kept/here"));
}

#[test]
fn changes_on_top_of_the_commit_are_told() {
    let folder = repo();
    fs::write(folder.path().join("src/lib.rs"), "// changed\n").unwrap();
    let (code, _, err) = run(folder.path(), &["capture", "--from", "telemetry.json"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("note: files that git tracks are not as in this commit\n"), "{err}");
    let (_, document) = capture(folder.path(), &["--from", "telemetry.json"]);
    assert_eq!(document["commit"]["dirty"], true);
}

#[test]
fn without_a_repository_the_commit_must_be_named() {
    let folder = project(&[("telemetry.json", &sample("telemetry.json"))]);
    let error = refused(folder.path(), &["--from", "telemetry.json"]);
    assert_eq!(
        error,
        "error: failed to bind metrics to a commit: there is none around this folder; give `--commit HASH`\n"
    );
    let error = refused(folder.path(), &["--from", "telemetry.json", "--commit", "4b825dc"]);
    assert!(error.contains("`4b825dc`: it is not a whole hash"), "{error}");
    let (_, document) = capture(folder.path(), &["--from", "telemetry.json", "--commit", COMMIT]);
    assert_eq!(document["commit"], json!({ "id": COMMIT, "dirty": null }));
}

#[test]
fn nothing_measured_writes_nothing_and_says_why() {
    let folder = repo();
    let write = |text: &str| fs::write(folder.path().join("t.json"), text).unwrap();
    write("{}");
    assert_eq!(
        refused(folder.path(), &["--from", "t.json"]),
        "error: failed to measure the decision `advise`: no call of it was recorded; the telemetry has no `hot`, which the latency probes fill\n"
    );
    write(&sample("telemetry.json").replace("100000", "0"));
    assert!(refused(folder.path(), &["--from", "t.json"]).contains("no function marked `#[hot]` was called at all"));
    let error = refused(folder.path(), &["--from", "telemetry.json", "--decision", "decide"]);
    assert!(error.contains("recorded were router::Router::advise"), "{error}");
    write("{\n  \"hot\": 3\n}");
    let error = refused(folder.path(), &["--from", "t.json"]);
    assert!(error.starts_with("error: failed to read the telemetry of `t.json`: 2:"), "{error}");
    assert!(refused(folder.path(), &["--from", "gone.json"]).starts_with("error: failed to read `gone.json`: "));
}

#[test]
fn what_is_not_measured_is_told() {
    let folder = repo();
    let (_, _, err) = run(folder.path(), &["capture", "--from", "telemetry.json"]);
    assert!(err.contains("note: not measured: policy.acceptance_ratio: no policy verifier reports"), "{err}");
    fs::write(folder.path().join("t.json"), sample("telemetry.json").replace("100000", "40")).unwrap();
    let (_, _, err) = run(folder.path(), &["capture", "--from", "t.json"]);
    assert!(err.contains("note: router.decision.p99 is out of 40 decisions"), "{err}");
}

#[test]
fn a_snapshot_comes_from_stdin_too() {
    let folder = repo();
    let mut command = feeler(folder.path(), &["metrics", "capture", "--from", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(sample("telemetry.json").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(folder.path().join(String::from_utf8(output.stdout).unwrap().trim()).is_file());
}

#[cfg(unix)]
#[test]
fn a_program_may_print_the_snapshot() {
    let folder = repo();
    let (_, document) = capture(folder.path(), &["--", "cat", "telemetry.json"]);
    assert_eq!(document["metrics"]["router.decision.p50"]["value"], 410);
    fs::remove_dir_all(folder.path().join(".opencode")).unwrap();
    let error = refused(folder.path(), &["--", "sh", "-c", "cat telemetry.json; exit 3"]);
    assert!(error.contains("failed to measure with `sh`: it ended with exit status: 3"), "{error}");
    assert!(refused(folder.path(), &["--", "no-such-program"]).contains("failed to run `no-such-program`"));
    let error = refused(folder.path(), &["--", "sh", "-c", "yes '{}' | head -c 20000000"]);
    assert!(error.contains("failed to read what `sh` prints: it is larger than 16 MiB"), "{error}");
}

#[test]
fn one_source_must_be_named() {
    let folder = repo();
    assert!(refused(folder.path(), &[]).contains("required"));
    assert!(refused(folder.path(), &["--from", "telemetry.json", "--", "cat"]).contains("cannot be used with"));
}

#[test]
fn a_document_against_itself_is_the_same() {
    let folder = pair(|_| {});
    let (code, out, err) = run(folder.path(), &["diff", "a.json", "b.json"]);
    assert_eq!((code, err.lines().count()), (0, 1), "{err}");
    assert!(err.starts_with("Compared 11 metrics, no regression: 9 same, 2 absent"), "{err}");
    assert_eq!(out.lines().filter(|line| line.starts_with("same")).count(), 9, "{out}");
}

#[test]
fn a_regression_is_1() {
    let folder = pair(set("router.decision.p50", "value", json!(900)));
    let (code, out, err) = run(folder.path(), &["diff", "a.json", "b.json"]);
    assert_eq!(code, 1, "{err}");
    let mut lines = out.lines();
    assert_eq!(
        lines.next().unwrap().split_whitespace().collect::<Vec<_>>().join(" "),
        "worse router.decision.p50 398 ns 900 ns +126.1 %"
    );
    assert_eq!(lines.next().unwrap().trim(), "lower is better; a change counts beyond 10.0 % and 200 ns");
    assert!(err.ends_with("Compared 11 metrics, 1 regression: 1 worse, 8 same, 2 absent\n"), "{err}");
}

/// The name says nothing: the same change of the same metric is judged by what the files declare.
#[test]
fn the_declared_direction_decides_and_not_the_name() {
    for (direction, code, word) in [("lower", 1, "worse"), ("higher", 0, "better"), ("neutral", 0, "changed")] {
        let declare = |document: &mut Value| {
            document["metrics"]["queue.latency"] = json!({ "value": 5, "unit": "ns", "direction": direction, "threshold": { "relative": 0, "absolute": 1 } });
        };
        let mut a = value("before.json");
        declare(&mut a);
        let mut b = a.clone();
        b["metrics"]["queue.latency"]["value"] = json!(7);
        let folder = project(&[("a.json", &a.to_string()), ("b.json", &b.to_string())]);
        let (got, out, _) = run(folder.path(), &["diff", "a.json", "b.json"]);
        assert_eq!(got, code, "{direction}");
        assert!(out.starts_with(word), "{direction}: {out}");
    }
}

#[test]
fn what_is_not_measured_any_more_is_a_regression() {
    let gone = |document: &mut Value| {
        let metrics = document["metrics"].as_object_mut().unwrap();
        metrics.remove("router.decision.over_budget_ratio");
        metrics.remove("plugins.state.degraded");
    };
    let (code, out, _) = run(pair(gone).path(), &["diff", "a.json", "b.json"]);
    assert_eq!(code, 1);
    assert_eq!(out.lines().filter(|line| line.starts_with("lost")).count(), 2, "{out}");
    assert!(out.contains("now: the document does not have it"), "{out}");
}

#[test]
fn metrics_that_are_declared_differently_cannot_be_compared() {
    let folder = pair(set("plugins.total", "direction", json!("higher")));
    let (code, out, err) = run(folder.path(), &["diff", "a.json", "b.json"]);
    assert_eq!(code, 2, "{err}");
    assert!(out.starts_with("incomparable"), "{out}");
    let folder = pair(set("plugins.total", "threshold", json!({ "relative": 1, "absolute": 0 })));
    let (code, _, err) = run(folder.path(), &["diff", "a.json", "b.json"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("note: the thresholds of `plugins.total` differ; that of the first file decides"), "{err}");
}

#[test]
fn another_host_another_commit_and_a_switch_are_noted() {
    let folder = pair(|document| {
        document["host"]["cpus"] = json!(2);
        document["commit"]["id"] = json!("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        document["switches"]["OPENCODE_SYNC_IO_FALLBACK"] = json!("false");
    });
    let (code, _, err) = run(folder.path(), &["diff", "a.json", "b.json"]);
    assert_eq!(code, 0);
    for note in [
        "note: the hosts differ: cpus 8 and 2\n",
        "note: the commits differ: 4b825dc642cb and e69de29bb2d1\n",
        "note: OPENCODE_SYNC_IO_FALLBACK is true and false\n",
    ] {
        assert!(err.contains(note), "{note}{err}");
    }
}

#[test]
fn what_the_schema_refuses_is_told_with_pointer_and_place() {
    let folder = pair(|document| {
        document["metrics"]["router.decision.p50"]["direction"] = json!("down");
        document["metrics"]["policy.acceptance_ratio"].as_object_mut().unwrap().remove("absent");
        document["hots"] = json!(1);
    });
    let (code, out, err) = run(folder.path(), &["diff", "a.json", "b.json"]);
    assert_eq!((code, out.as_str()), (2, ""));
    let text = fs::read_to_string(folder.path().join("b.json")).unwrap();
    let line = |of: &str| text.lines().position(|line| line.contains(of)).unwrap() + 1;
    assert!(err.starts_with("error: failed to read `b.json` as a baseline of metrics:\n"), "{err}");
    for told in [
        format!("  b.json:{}:3: /hots: there is no such key\n", line("\"hots\"")),
        format!(
            "  b.json:{}:20: /metrics/router.decision.p50/direction: it is not one of ",
            line("\"direction\": \"down\"")
        ),
        format!(
            "  b.json:{}:32: /metrics/policy.acceptance_ratio: \"absent\" is a required property\n",
            line("\"policy.acceptance_ratio\"")
        ),
    ] {
        assert!(err.contains(&told), "{told}\n{err}");
    }
}

#[test]
fn documents_of_other_kinds_are_refused_by_name() {
    let folder = repo();
    let say = |text: &str| {
        fs::write(folder.path().join("x.json"), text).unwrap();
        let (code, out, err) = run(folder.path(), &["diff", "x.json", "x.json"]);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        err
    };
    let newer = sample("before.json").replace("baseline/v1", "baseline/v2");
    assert!(say(&newer).ends_with(
        "its kind is `feeler.metrics-baseline/v2`, and this Feeler knows `feeler.metrics-baseline/v1`; update Feeler\n"
    ));
    assert!(say("{\"version\": 1, \"findings\": []}").contains("it is about findings of `feeler check`"));
    assert!(say(&sample("telemetry.json")).contains("it is a telemetry snapshot; `feeler metrics capture --from`"));
    assert!(say("{\"kind\": \"feeler.policy/v1\"}").contains("its kind is `feeler.policy/v1`"));
    assert!(say("[]").contains("it has no `kind`"));
    assert!(say("{\n  \"kind\": \n}").contains("x.json:3:1: this is not JSON"));
    let twice = sample("before.json").replacen("{", "{\"switches\": null,", 1);
    assert!(say(&twice).contains("/switches: this key is there twice"), "{}", say(&twice));
    let (code, _, err) = run(folder.path(), &["diff", "gone.json", "x.json"]);
    assert_eq!(code, 2);
    assert!(err.starts_with("error: failed to read `gone.json`: "), "{err}");
}

#[test]
fn json_satisfies_its_schema_and_says_the_same() {
    let folder = pair(set("router.decision.p99", "value", json!(1000)));
    let (code, out, _) = run(folder.path(), &["diff", "a.json", "b.json", "--output-format", "json"]);
    assert_eq!(code, 0);
    let document: Value = serde_json::from_str(&out).unwrap();
    assert_valid(&document, "metrics-diff");
    assert_eq!(document["metrics"][0]["name"], "router.decision.p99");
    assert_eq!(document["metrics"][0]["verdict"], "better");
    assert_eq!(document["before"]["path"], "a.json");
    let (_, short, _) = run(folder.path(), &["diff", "a.json", "b.json", "--format", "json"]);
    assert_eq!(short, out);
}

#[test]
fn quiet_and_colour_do_as_everywhere() {
    let folder = pair(set("router.decision.p50", "value", json!(900)));
    let (code, out, err) = run(folder.path(), &["diff", "a.json", "b.json", "-qq"]);
    assert_eq!((code, out.as_str(), err.as_str()), (1, "", ""));
    let (_, out, _) = run(folder.path(), &["diff", "a.json", "b.json", "--color", "always"]);
    assert!(out.starts_with("\u{1b}[1;31mworse"), "{out:?}");
    let mut command = feeler(folder.path(), &["metrics", "diff", "a.json", "b.json"]);
    let (_, out, _) = result(command.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1"));
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn lines_fit_eighty_columns_and_drive_no_terminal() {
    let long = format!("a.{}", "b".repeat(150));
    let folder = pair(|document| {
        document["metrics"][&long] = json!({
            "value": null, "absent": "\u{1b}[31m because \u{202e} of ".repeat(20), "unit": "count",
            "direction": "lower", "threshold": { "relative": 0, "absolute": 0 }
        });
    });
    let (code, out, err) = run(folder.path(), &["diff", "a.json", "b.json"]);
    assert_eq!(code, 0, "{err}");
    for line in out.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(!(out + &err).chars().any(|it| it == '\u{1b}' || it == '\u{202e}'));
}

/// The page shows what the command prints.
#[test]
fn the_page_shows_real_output() {
    let path = repository().join("docs/metrics.md");
    let mut text = fs::read_to_string(&path).unwrap();
    for (command, code) in [
        ("feeler metrics diff tests/metrics/before.json tests/metrics/after.json", 1),
        ("feeler metrics diff tests/metrics/before.json tests/metrics/after.json --output-format markdown -q", 1),
        ("feeler flags tests/flags/service", 0),
    ] {
        let args: Vec<&str> = command.split(' ').skip(1).filter(|it| *it != "-q").collect();
        let (got, out, err) = result(&mut feeler(repository(), &args));
        assert_eq!(got, code, "{err}");
        let shown = if command.ends_with("-q") { out } else { out + &err };
        let (begin, end) = (format!("<!-- begin ({command}) -->\n"), "<!-- end -->");
        let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("docs/metrics.md has no {begin}"));
        let (_, after) = rest.split_once(end).unwrap();
        text = format!("{before}{begin}```text\n{}\n```\n{end}{after}", shown.trim_end());
    }
    assert_fresh(&path, &text);
}
