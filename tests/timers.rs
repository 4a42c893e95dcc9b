//! `feeler timers`, from the outside.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{assert_fresh, feeler, git, project, repository, result};
use serde_json::Value;
use std::{fs, path::Path};
use tempfile::TempDir;

#[track_caller]
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    result(&mut feeler(folder, &[&["timers"], args].concat()))
}

#[track_caller]
fn json(folder: &Path, args: &[&str]) -> Value {
    let (code, out, err) = run(folder, &[&["--output-format", "json"], args].concat());
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

/// A project of configuration only. The rows of `[[timer]]` have what is given.
fn settings(row: &str, files: &[(&str, &str)]) -> TempDir {
    let config = format!("[[timer]]\n{row}\n");
    project(&[&[("feeler.toml", config.as_str())], files].concat())
}

/// `path:line symbol period` of every timer, or why it has none.
#[track_caller]
fn listed(folder: &Path) -> Vec<String> {
    let document = json(folder, &[]);
    let line = |it: &Value| {
        let period = &it["period"];
        let said = match (period["ns"].as_u64(), period["cron"].as_str()) {
            (Some(nanos), _) => format!("{}ms", nanos as f64 / 1e6),
            (None, Some(cron)) => cron.to_string(),
            _ => format!("? {}", period["unknown"]["why"].as_str().unwrap()),
        };
        format!("{}:{} {} {said}", it["path"].as_str().unwrap(), it["line"], it["symbol"].as_str().unwrap())
    };
    document["timers"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn the_service_is_shown_as_the_page_has_it() {
    let path = repository().join("docs/timers.md");
    let mut text = fs::read_to_string(&path).unwrap();
    let command = "feeler timers tests/timers/service";
    let (code, out, err) = run(repository(), &["tests/timers/service"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    let (begin, end) = (format!("<!-- begin ({command}) -->\n"), "<!-- end -->");
    let (before, rest) = text.split_once(&begin).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    text = format!("{before}{begin}```text\n{}\n```\n{end}{after}", (out + &err).trim_end());
    assert_fresh(&path, &text);
    for (name, more) in [("timers", &[][..]), ("timers-planned", &["--planned"])] {
        let args = [&["tests/timers/service", "--output-format", "svg", "--span", "1m"], more].concat();
        let (_, drawing, _) = run(repository(), &args);
        assert_fresh(&repository().join(format!("docs/{name}.svg")), &drawing);
        assert_eq!(run(repository(), &args).1, drawing, "{name} is the same from run to run");
    }
}

#[test]
fn data_satisfies_its_schema() {
    let schema = fs::read_to_string(repository().join("schemas/timers.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let document = json(&repository().join("tests/timers/service"), &[]);
    let errors: Vec<String> =
        validator.iter_errors(&document).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(document["groups"].as_array().unwrap().iter().any(|it| !it["prediction"].is_null()));
}

#[test]
fn code_and_configuration_are_one_inventory() {
    let document = json(&repository().join("tests/timers/service"), &[]);
    let timers = document["timers"].as_array().unwrap();
    let of = |symbol: &str| timers.iter().filter(|it| it["symbol"] == symbol).collect::<Vec<_>>();
    let flush = of("service::jobs::flush")[0];
    assert_eq!((&flush["period"]["ns"], &flush["class"]), (&Value::from(5_000_000_000_u64), &Value::from("disk")));
    assert_eq!((&flush["missed"], &flush["sources"][0]["name"]), (&"burst-by-default".into(), &"FLUSH".into()));
    assert_eq!(flush["processes"], serde_json::json!(["service"]));
    let every: Vec<u64> = of("service::jobs::every").iter().map(|it| it["period"]["ns"].as_u64().unwrap()).collect();
    assert_eq!(every, [10_000_000_000, 15_000_000_000], "a wrapper is a timer for each of its callers");
    assert_eq!(of("service::jobs::every")[0]["through"][0]["path"], "src/main.rs");
    let compact = of("service::jobs::compact")[0];
    assert_eq!((&compact["drifts"], &compact["takes_ns"]), (&true.into(), &800_000_000_u64.into()));
    assert_eq!(of("service::jobs::probe")[0]["class"], "network");
    assert!(of("service::jobs::watch")[0]["period"]["unknown"]["why"].is_string());
    assert_eq!(of("cache.refresh_secs")[0]["period"]["ns"], 30_000_000_000_u64);
    assert_eq!(of("PUSH_INTERVAL_MS")[0]["class"], "network");
}

#[test]
fn only_what_is_declared_is_read() {
    let files = [
        ("config/a.toml", "interval = \"1s\"\n[b]\ninterval = \"5m\"\nother = \"1s\"\n"),
        ("x.toml", "interval = \"1s\"\n"),
    ];
    let folder = settings("files = [\"config/*.toml\"]\nkeys = [\"b.*val\"]", &files);
    assert_eq!(listed(folder.path()), ["config/a.toml:3 b.interval 300000ms"]);
    let (_, _, err) = run(settings("files = [\"config/*.toml\"]\nkeys = [\"c.d\"]", &files).path(), &[]);
    assert!(err.contains("note: feeler.toml:2: no file has a key that is `c.d`"), "{err}");
}

#[test]
fn values_are_understood_or_it_is_said_why_not() {
    let text = r#"
a_secs = 1.5
b = 250
c = "1h 30m"
d = { secs = 2, nanos = 500000000 }
e = "*/5 * * * *"
f = "61 * * * *"
g = "whenever"
h_secs = 0x10
i = 0
j = -5
k = 1_000
l = true
m = { secs = 1 }
n = 1000000000000000000000000000000
o = "1000w"
p_secs = 5
"#;
    let folder = settings("files = [\"a.toml\"]\nkeys = [\"*\"]\nunit = \"ms\"", &[("a.toml", text)]);
    let found = listed(folder.path());
    let of = |line: usize| {
        found.iter().find(|it| it.starts_with(&format!("a.toml:{line} "))).unwrap().split_once(' ').unwrap().1
    };
    let another = "its name says another unit than `unit` of its row";
    assert_eq!(of(2), format!("a_secs ? {another}"));
    assert_eq!((of(3), of(4), of(5)), ("b 250ms", "c 5400000ms", "d 2500ms"));
    assert_eq!((of(6), of(7)), ("e */5 * * * *", "f ? `61` is no minute: it lies between 0 and 59"));
    assert_eq!(of(8), "g ? it is neither a time such as `30s` nor a schedule of cron");
    assert_eq!((of(10), of(12)), ("i ? it is no time at all, which often means never", "k 1000ms"));
    assert_eq!(
        (of(11), of(15)),
        ("j ? it is no number that a timer can have", "n ? it is no number that a timer can have")
    );
    assert_eq!(
        (of(13), of(14), of(16)),
        ("l ? it is a truth value", "m ? it is a table", "o ? it is longer than ten years")
    );
    assert_eq!(of(17), format!("p_secs ? {another}"));
    let plain = settings("files = [\"a.toml\"]\nkeys = [\"*\"]", &[("a.toml", "a = 5\na_ms = 5\nb_secs = 0x10\n")]);
    assert_eq!(
        listed(plain.path()),
        [
            "a.toml:2 a_ms 5ms",
            "a.toml:1 a ? nothing says what it counts; say `unit`",
            "a.toml:3 b_secs ? it is no number that a timer can have"
        ]
    );
}

#[test]
fn json_and_variables_are_read_and_hidden_files_too() {
    let files = [
        ("conf/jobs.json", "{\"jobs\": [{\"every\": 30}, {\"every\": \"@hourly\"}]}"),
        (".env", "export POLL_INTERVAL_MS=\"1500\"\nOTHER=1\n"),
    ];
    let row = "files = [\"conf\", \".env\"]\nkeys = [\"jobs.*.every\", \"*_INTERVAL_MS\"]";
    let folder = settings(&format!("{row}\nunit = \"ms\""), &files);
    assert_eq!(
        listed(folder.path()),
        [
            "conf/jobs.json:1 jobs.0.every 30ms",
            ".env:1 POLL_INTERVAL_MS 1500ms",
            "conf/jobs.json:1 jobs.1.every @hourly"
        ]
    );
    git(folder.path(), &["init", "-q"]);
    fs::write(folder.path().join(".gitignore"), ".env\n").unwrap();
    assert_eq!(listed(folder.path()).len(), 2, "what git ignores is not read");
}

/// What can be shown is shown, and the exit code says that it is not everything.
#[test]
fn a_file_that_cannot_be_read_fails_the_run() {
    let deep = format!("{{\"a\": {}1{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let large = format!("a_ms = 5\n# {}", "x".repeat(2 << 20));
    for (name, text, why) in [
        ("a.toml", "a = ", "it is not written as its name says"),
        ("a.json", deep.as_str(), "nested too deeply"),
        ("a.toml", large.as_str(), "it is larger than 1 MiB"),
    ] {
        let good = ("good.toml", "a_ms = 5\n");
        let folder = settings("files = [\"a.*\", \"good.toml\"]\nkeys = [\"a*\"]", &[(name, text), good]);
        let (code, out, err) = run(folder.path(), &[]);
        assert_eq!(code, 2, "{err}");
        assert!(err.contains(&format!("error: failed to read the timers of `{name}`: ")) && err.contains(why), "{err}");
        assert!(out.contains("good.toml:1"), "{out}");
    }
    let folder = settings("files = [\"a.toml\"]\nkeys = [\"a*\"]", &[("a.toml", "")]);
    fs::write(folder.path().join("a.toml"), b"a_ms = 5 # \xff\n").unwrap();
    let (code, _, err) = run(folder.path(), &[]);
    assert!(code == 2 && err.contains("error: failed to read `a.toml` as UTF-8"), "{err}");
}

/// A folder may hold other things, too.
#[test]
fn files_of_other_formats_are_passed_over_and_counted() {
    let files = [("conf/a.toml", "a_ms = 5\n"), ("conf/a.yaml", "a: 5\n"), ("conf/README.md", "")];
    let folder = settings("files = [\"conf\"]\nkeys = [\"a*\"]", &files);
    let (code, out, err) = run(folder.path(), &[]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("conf/a.toml:1"), "{out}");
    assert!(err.contains("note: `conf/README.md` and 1 more is not looked at"), "{err}");
}

/// More timers than anybody looks at, and more runs than anybody draws.
#[test]
fn absurd_input_is_bounded() {
    let many: String = (1..30_000).map(|at| format!("a{at}_ms = {at}\n")).collect();
    let folder = settings("files = [\"a.toml\"]\nkeys = [\"*\"]\nclass = \"x\"", &[("a.toml", &many)]);
    let (code, out, err) = run(folder.path(), &["--output-format", "svg", "--span", "day"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("note: 19999 timers of configuration are left out"), "{err}");
    assert!(err.contains("left out: 9940 timers; 60 are drawn"), "{err}");
    assert!(err.contains("timers have a bar in their place"), "{err}");
    assert!(out.contains(">8640000 runs<"), "a bar says how many runs it stands for");
    assert!(out.len() < 200_000, "{} bytes", out.len());
}

#[test]
fn a_picture_has_no_scripts_and_shows_texts_as_they_are() {
    let text = "\"<script>alert(1)</script>\" = \"5s\"\n\"&\\u202e\\\"\" = \"10s\"\n";
    let folder = settings("files = [\"a.toml\"]\nkeys = [\"*\"]\nclass = \"<b>\"", &[("a.toml", text)]);
    let (code, out, err) = run(folder.path(), &["-o", "a.svg"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    let drawing = fs::read_to_string(folder.path().join("a.svg")).unwrap();
    assert!(!drawing.contains("<script") && !drawing.contains('\u{202e}') && !drawing.contains("<b>"), "{drawing}");
    assert!(drawing.contains("&lt;script&gt;") && drawing.contains("class=\"hit\""));
    let mut reader = quick_xml::Reader::from_str(&drawing);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let folder =
        settings("files = [\"a.toml\"]\nkeys = [\"*\"]\nclass = \"x\"", &[("a.toml", "a = \"5s\"\nb = \"5s\"\n")]);
    let colored = |pairs: &[(&str, &str)]| {
        let mut command = feeler(folder.path(), &["timers"]);
        result(command.envs(pairs.iter().copied())).1.contains('\u{1b}')
    };
    assert!(colored(&[("CLICOLOR_FORCE", "1")]) && !colored(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!colored(&[]));
}

#[test]
fn what_cannot_be_done_is_said() {
    let empty = project(&[("README.md", "")]);
    let failure = |folder: &Path, args: &[&str]| {
        let (code, out, err) = run(folder, args);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        err
    };
    assert!(failure(empty.path(), &[]).contains("error: failed to look for timers: there is no Rust file"));
    assert!(
        failure(empty.path(), &["--span", "day"]).contains("error: failed to draw timers: `--span` and `--planned`")
    );
    assert!(failure(empty.path(), &["-o", "a.png"]).contains("no format is known by `.png`"));
    assert!(failure(empty.path(), &["--takes", "0s"]).contains("a time that is more than none"));
    assert!(failure(empty.path(), &["--span", "9999w"]).contains("between a millisecond and a year"));
    let bad = project(&[("feeler.toml", "[[timer]]\nfiles = [\"a.toml\"]\n")]);
    assert!(failure(bad.path(), &[]).contains("`timer` needs `files` and `keys`"));
}
