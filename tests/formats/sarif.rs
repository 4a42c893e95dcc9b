//! What a SARIF document must be: for `tests/formats.rs`, and for files of any origin by `check_sarif.rs`.

use serde_json::Value;
use std::{fs, path::PathBuf, process::Command};

/// Holds a document against a schema.
#[track_caller]
pub(crate) fn assert_valid(schema: &Value, document: &Value, what: &str) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(document).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

/// The schema of SARIF 2.1.0 as the sources of the crate `serde-sarif` carry it.
pub(crate) fn schema() -> Value {
    let host = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let host = String::from_utf8(host).unwrap();
    let host = host.lines().find_map(|it| it.strip_prefix("host: ")).unwrap();
    let args = ["metadata", "--format-version", "1", "--offline", "--filter-platform", host];
    let output = Command::new(env!("CARGO")).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata = parsed(&output.stdout);
    let package = metadata["packages"].as_array().unwrap().iter().find(|it| it["name"] == "serde-sarif").unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let mut schema = parsed(&fs::read(manifest.with_file_name("src").join("schema.json")).unwrap());
    // Its pattern for languages is no regular expression; no document of ours names a language.
    for of in ["run", "toolComponent"] {
        let language = schema["definitions"][of]["properties"]["language"].as_object_mut().unwrap();
        assert!(language.remove("pattern").is_some());
    }
    schema
}

fn parsed(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap()
}

/// What GitHub's documentation asks of a file beyond the schema: it ignores or refuses what breaks these.
#[track_caller]
pub(crate) fn assert_github_takes(document: &Value) {
    assert_eq!(document["version"], "2.1.0");
    assert!(document["$schema"].is_string());
    for run in document["runs"].as_array().unwrap() {
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string() && driver["semanticVersion"].is_string());
        assert!(run["automationDetails"]["id"].as_str().unwrap().ends_with('/'), "the whole of it is the category");
        let rules = driver["rules"].as_array().unwrap();
        rules.iter().for_each(assert_rule);
        let results = run["results"].as_array().unwrap();
        assert!(results.len() <= 25_000 && rules.len() <= 25_000);
        results.iter().for_each(|result| assert_result(result, rules));
    }
}

#[track_caller]
fn assert_rule(rule: &Value) {
    let text = |value: &Value, most: usize| {
        let text = value.as_str().unwrap();
        assert!(!text.is_empty() && text.encode_utf16().count() <= most, "{text}");
    };
    text(&rule["id"], 255);
    text(&rule["name"], 255);
    text(&rule["shortDescription"]["text"], 1_024);
    text(&rule["fullDescription"]["text"], 1_024);
    text(&rule["help"]["text"], usize::MAX);
    text(&rule["help"]["markdown"], usize::MAX);
    let one_of = |value: &Value, words: &[&str]| assert!(words.contains(&value.as_str().unwrap()), "{value}");
    one_of(&rule["defaultConfiguration"]["level"], &["error", "warning", "note"]);
    one_of(&rule["properties"]["precision"], &["very-high", "high", "medium", "low"]);
    one_of(&rule["properties"]["problem.severity"], &["error", "warning", "recommendation"]);
    assert!(rule["properties"].get("security-severity").is_none(), "these are no vulnerabilities");
    assert!(rule["properties"]["tags"].as_array().unwrap().len() <= 10);
}

#[track_caller]
fn assert_result(result: &Value, rules: &[Value]) {
    let index = result["ruleIndex"].as_u64().unwrap() as usize;
    assert_eq!(rules[index]["id"], result["ruleId"]);
    assert!(result.get("suppressions").is_none(), "GitHub would show them as open");
    let message = result["message"]["text"].as_str().unwrap();
    assert!(message.ends_with('.'), "{message}");
    assert_eq!(result["locations"].as_array().unwrap().len(), 1, "only the first is used");
    assert_place(&result["locations"][0]);
    let hash = result["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap();
    let (hash, count) = hash.split_once(':').unwrap();
    assert!(u64::from_str_radix(hash, 16).is_ok() && count.parse::<u32>().is_ok());
    assert!(result["partialFingerprints"]["feeler/v1"].is_string());
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let related = list(&result["relatedLocations"]);
    assert!(related.len() <= 100);
    for (at, place) in related.iter().enumerate() {
        assert_place(place);
        assert!(message.contains(&format!("]({})", at + 1)), "every related place is linked: {message}");
    }
    for flow in list(&result["codeFlows"]).iter().flat_map(|it| list(&it["threadFlows"])) {
        let steps = list(&flow["locations"]);
        assert!((2..=1_000).contains(&steps.len()));
        assert!(steps.iter().all(|it| it["location"]["message"]["text"].is_string()));
        steps.iter().for_each(|it| assert_place(&it["location"]));
        let place = &result["locations"][0]["physicalLocation"];
        let on_it = steps.iter().any(|it| &it["location"]["physicalLocation"] == place);
        assert!(on_it, "the place is on the way: {place}");
    }
}

#[track_caller]
fn assert_place(place: &Value) {
    let artifact = &place["physicalLocation"]["artifactLocation"];
    let uri = artifact["uri"].as_str().unwrap();
    let plain = |it: char| it.is_ascii_alphanumeric() || "/-._~%".contains(it);
    assert!(!uri.starts_with('/') && !uri.starts_with("./") && uri.chars().all(plain), "{uri}");
    assert_eq!(artifact["uriBaseId"], "SRCROOT");
    let region = &place["physicalLocation"]["region"];
    let number = |key: &str| region[key].as_u64().unwrap();
    let (start, end) = ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
    assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "{region}");
}
