//! `feeler lsp`, driven by a client over its stdin and stdout.
//!
//! A test that waits does so for a message; the time limit only keeps a bug from hanging the suite.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod client;
#[path = "../common/mod.rs"]
mod common;

use client::{Client, edited, range, uri};
use common::{MANIFEST, project};
use serde_json::{Value, json};
use std::{fs, path::Path};

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|it| it["title"].as_str().unwrap()).collect()
}

const TOKIO: &str = "[dependencies]\ntokio = { version = \"1\", features = [\"full\"] }\n";
const LIB: &str = "mod a;\npub async fn f() {\n    a::g();\n}\n";
const HELPER: &str = "pub fn g() {\n    std::thread::park();\n}\n";

fn app(lib: &str, more: &[(&str, &str)]) -> tempfile::TempDir {
    let manifest = format!("{MANIFEST}{TOKIO}");
    project(&[&[("Cargo.toml", manifest.as_str()), ("src/lib.rs", lib), (".git/HEAD", "")], more].concat())
}

fn utf8() -> Value {
    json!({"general": {"positionEncodings": ["utf-8", "utf-16"]}})
}

#[test]
fn the_server_says_what_it_can() {
    let folder = app(LIB, &[]);
    let mut client = Client::spawn(folder.path());
    let result = client.initialize(utf8(), Value::Null);
    assert_eq!(result["serverInfo"]["name"], "feeler");
    let capabilities = &result["capabilities"];
    assert_eq!(capabilities["positionEncoding"], "utf-8");
    assert_eq!(capabilities["textDocumentSync"]["change"], 1);
    assert_eq!(capabilities["codeActionProvider"]["codeActionKinds"], json!(["quickfix", "source.fixAll.feeler"]));
    assert_eq!(client.end(), 0);
}

#[test]
fn a_finding_comes_with_its_chain_and_goes_when_its_cause_does() {
    let folder = app(LIB, &[("src/a.rs", HELPER)]);
    let related = json!({"textDocument": {"publishDiagnostics": {"relatedInformation": true}}});
    let mut client = Client::start(folder.path(), related);
    let (lib, helper) = (uri(folder.path(), "src/lib.rs"), uri(folder.path(), "src/a.rs"));
    client.until(&lib, &["HOT001"]);
    let found = &client.diagnostics[&lib][0];
    assert_eq!(found["range"], range(2, 4, 10));
    assert_eq!((&found["severity"], &found["source"]), (&json!(1), &json!("feeler")));
    assert_eq!(found["message"], "`a::g` blocks the thread in async code: it reaches `std::thread::park`");
    assert!(found["data"]["fingerprint"].as_str().is_some_and(|it| it.len() > 8), "{found}");
    let hops = found["relatedInformation"].as_array().unwrap();
    assert_eq!(hops[0]["message"], "calls `app::a::g`");
    assert_eq!(hops[1]["location"], json!({"uri": helper, "range": range(1, 4, 23)}));
    assert_eq!(hops[1]["message"], "blocks here: `std::thread::park`");
    // The text of the editor counts before it is saved, and in other files.
    client.open(&helper, HELPER);
    client.change(&helper, 2, "pub fn g() {}\n");
    client.until(&lib, &[]);
    // When the document is closed, the file counts again.
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": helper}}));
    client.until(&lib, &["HOT001"]);
    fs::write(folder.path().join("src/a.rs"), "pub fn g() {}\n").unwrap();
    client.save(&helper);
    client.until(&lib, &[]);
    assert_eq!(client.end(), 0);
}

#[test]
fn clients_without_related_places_get_the_chain_as_text() {
    let folder = app(LIB, &[("src/a.rs", HELPER)]);
    let mut client = Client::start(folder.path(), json!({}));
    let lib = uri(folder.path(), "src/lib.rs");
    client.until(&lib, &["HOT001"]);
    let found = &client.diagnostics[&lib][0];
    assert_eq!(found.get("relatedInformation"), None);
    let message = found["message"].as_str().unwrap();
    assert!(
        message.ends_with("\n1. src/lib.rs:3: calls `app::a::g`\n2. src/a.rs:2: blocks here: `std::thread::park`"),
        "{message}"
    );
}

#[test]
fn columns_count_what_was_agreed_on() {
    let folder = app("pub async fn f() {\n    let _ü = (\"🦀\", std::fs::read(\"x\"));\n}\n", &[]);
    let lib = uri(folder.path(), "src/lib.rs");
    for (offered, columns) in [(json!(["utf-8"]), (23, 41)), (json!(["utf-16"]), (20, 38)), (Value::Null, (20, 38))] {
        let mut client = Client::start(folder.path(), json!({"general": {"positionEncodings": offered}}));
        client.until(&lib, &["HOT001"]);
        assert_eq!(client.diagnostics[&lib][0]["range"], range(1, columns.0, columns.1), "{offered}");
        client.open(&lib, &fs::read_to_string(folder.path().join("src/lib.rs")).unwrap());
        let actions = client.actions(&lib, range(1, columns.0, columns.0), json!(["quickfix"]));
        let edits = &actions[0]["edit"]["changes"][&lib];
        assert_eq!(edits[1]["range"], range(1, columns.1, columns.1), "{actions:?}");
    }
}

#[test]
fn a_fix_and_an_allowance_are_offered_at_a_finding() {
    let text = "pub async fn f() {\n    g();\n    let _ = std::fs::read(\"x\");\n}\nfn g() { std::thread::park() }\n";
    let folder = app(text, &[]);
    let mut client = Client::start(folder.path(), utf8());
    let lib = uri(folder.path(), "src/lib.rs");
    client.open(&lib, text);
    client.until(&lib, &["HOT001", "HOT001"]);
    assert_eq!(client.actions(&lib, range(0, 0, 3), Value::Null).len(), 1, "nothing but the whole file's fixes");
    let actions = client.actions(&lib, range(2, 20, 20), json!(["quickfix"]));
    assert_eq!(titles(&actions), ["Feeler: await `tokio::fs::read`", "Feeler: allow HOT001 here, with a reason"]);
    assert_eq!(actions[0]["isPreferred"], true);
    assert_eq!(actions[0]["diagnostics"], json!([client.diagnostics[&lib][1]]));
    let fixed = edited(text, &actions[0], &lib);
    assert_eq!(fixed, text.replace("std::fs::read(\"x\")", "tokio::fs::read(\"x\").await"));
    let actions = client.actions(&lib, range(1, 0, 8), Value::Null);
    assert_eq!(titles(&actions), ["Feeler: allow HOT001 here, with a reason", "Feeler: apply all safe fixes"]);
    assert_eq!(edited(text, &actions[1], &lib), fixed);
    // The comment asks for a reason, and so does the next run.
    let allowed = edited(text, &actions[0], &lib);
    assert!(allowed.contains("\n    // feeler: allow(HOT001) <say why this is right here>\n    g();\n"), "{allowed}");
    client.change(&lib, 2, &allowed);
    client.until(&lib, &["SUP001", "HOT001"]);
    client.change(&lib, 3, &allowed.replace("<say why this is right here>", "it parks for good"));
    client.until(&lib, &["HOT001"]);
    assert_eq!(client.end(), 0);
}

#[test]
fn edits_say_which_version_they_are_for_and_stale_places_get_none() {
    let text = "pub async fn f() {\n    let _ = std::fs::read(\"x\");\n}\n";
    let folder = app(text, &[]);
    let mut client = Client::start(folder.path(), json!({"workspace": {"workspaceEdit": {"documentChanges": true}}}));
    let lib = uri(folder.path(), "src/lib.rs");
    client.open(&lib, text);
    client.until(&lib, &["HOT001"]);
    let whole = json!(["source.fixAll"]);
    let actions = client.actions(&lib, range(0, 0, 0), whole.clone());
    let change = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": lib, "version": 1}));
    assert_eq!(change["edits"][0]["newText"], "tokio::fs::read");
    client.change(&lib, 2, &format!("\n{text}"));
    assert_eq!(client.actions(&lib, range(0, 0, 0), whole.clone()), Vec::<Value>::new());
    while client.diagnostics[&lib].first().is_none_or(|it| it["range"]["start"]["line"] != 2) {
        client.receive();
    }
    let actions = client.actions(&lib, range(0, 0, 0), whole);
    assert_eq!(actions[0]["edit"]["documentChanges"][0]["textDocument"]["version"], 2);
}

#[test]
fn unused_allowances_are_faded_and_can_be_taken_out() {
    let text = "// feeler: allow(HOT001) it was slow\npub async fn f() {}\n";
    let folder = app(text, &[]);
    let mut client = Client::start(folder.path(), utf8());
    let lib = uri(folder.path(), "src/lib.rs");
    client.open(&lib, text);
    client.until(&lib, &["SUP002"]);
    assert_eq!(client.diagnostics[&lib][0]["tags"], json!([1]));
    let actions = client.actions(&lib, range(0, 0, 40), json!(["quickfix"]));
    assert_eq!(titles(&actions), ["Feeler: remove the allowance"]);
    assert_eq!(edited(text, &actions[0], &lib), "pub async fn f() {}\n");
}

#[test]
fn a_hover_explains_the_rule() {
    let folder = app(LIB, &[("src/a.rs", HELPER)]);
    let mut client = Client::start(folder.path(), utf8());
    let lib = uri(folder.path(), "src/lib.rs");
    client.open(&lib, LIB);
    client.until(&lib, &["HOT001"]);
    let mut hover = |line: u32, character: u32| {
        let position = json!({"line": line, "character": character});
        client.request("textDocument/hover", json!({"textDocument": {"uri": lib}, "position": position}))["result"]
            .clone()
    };
    assert_eq!(hover(0, 0), Value::Null);
    let found = hover(2, 8);
    let text = found["contents"]["value"].as_str().unwrap();
    assert!(text.starts_with("**HOT001 blocking-call-in-async**: `a::g` blocks"), "{text}");
    assert!(text.contains("## Prefer\n\n```rust"), "{text}");
    assert_eq!(found["range"], range(2, 4, 10));
}

#[test]
fn what_is_no_message_is_answered_and_passed_over() {
    let folder = app(LIB, &[]);
    let mut client = Client::spawn(folder.path());
    let code = |answer: &Value| answer["error"]["code"].as_i64().unwrap();
    assert_eq!(code(&client.request("textDocument/hover", json!({}))), -32002, "before initialize");
    client.notify("textDocument/didOpen", json!({"before": "initialize"}));
    for bytes in [
        "Content-Length: 3\r\n\r\n{,}",
        "Content-Length: 2\r\n\r\n[]",
        "Content-Length: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
    ] {
        client.raw(bytes.as_bytes());
        let answer = client.next(|it| it.get("error").is_some());
        assert_eq!((code(&answer), &answer["id"]), (-32700, &Value::Null), "{bytes}");
    }
    client.send(&json!({"jsonrpc": "2.0"}));
    assert_eq!(code(&client.next(|it| it.get("error").is_some())), -32600);
    client.initialize(json!([1, "capabilities"]), json!([{"uri": 1}, {"uri": "untitled:x"}, "folder", null]));
    assert_eq!(code(&client.request("initialize", json!({}))), -32600, "twice");
    assert_eq!(code(&client.request("textDocument/rename", json!({}))), -32601);
    assert_eq!(code(&client.request("textDocument/codeAction", json!([]))), -32602);
    assert_eq!(client.request("textDocument/hover", json!("x"))["result"], Value::Null);
    for method in [
        "$/cancelRequest",
        "$/setTrace",
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/didOpen",
        "workspace/didChangeWorkspaceFolders",
        "no/such",
    ] {
        for params in [
            Value::Null,
            json!({"id": 7}),
            json!({"textDocument": {"uri": "file:///no", "version": "x"}, "contentChanges": [1], "event": 3}),
        ] {
            client.notify(method, params);
        }
    }
    client.send(&json!({"jsonrpc": "2.0", "id": 77, "result": "nobody asked"}));
    assert_eq!(client.request("shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(code(&client.request("textDocument/hover", json!({}))), -32600, "after shutdown");
    client.notify("exit", Value::Null);
    assert_eq!(client.child.wait().unwrap().code(), Some(0));
}

#[test]
fn without_a_shutdown_the_end_is_a_failure() {
    let folder = app(LIB, &[]);
    let mut client = Client::start(folder.path(), json!({}));
    client.notify("exit", Value::Null);
    assert_eq!(client.child.wait().unwrap().code(), Some(1));
    let mut client = Client::start(folder.path(), json!({}));
    drop(client.child.stdin.take());
    assert_eq!(client.child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_broken_configuration_is_shown_at_its_place_and_the_server_goes_on() {
    let folder = app(LIB, &[("src/a.rs", HELPER), ("feeler.toml", "fail-on = \"error\"\nignoer = [\"HOT001\"]\n")]);
    let mut client = Client::start(folder.path(), json!({}));
    let (lib, config) = (uri(folder.path(), "src/lib.rs"), uri(folder.path(), "feeler.toml"));
    client.until(&config, &["-"]);
    let fault = client.diagnostics[&config][0].clone();
    assert_eq!((&fault["range"], &fault["severity"]), (&range(1, 0, 1), &json!(1)));
    assert_eq!(fault["message"], "unknown key `ignoer`; did you mean `ignore`?");
    let messages = |client: &Client| {
        client.told.iter().filter(|it| it["method"] == "window/showMessage").cloned().collect::<Vec<_>>()
    };
    let told = messages(&client);
    assert_eq!(told[0]["params"]["type"], 1);
    assert_eq!(
        told[0]["params"]["message"],
        "feeler: failed to load the configuration: feeler.toml:2:1: unknown key `ignoer`; did you mean `ignore`?"
    );
    client.run();
    client.save(&config);
    client.run();
    assert_eq!(messages(&client).len(), 1, "the same fault is told once");
    fs::write(folder.path().join("feeler.toml"), "fail-on = \"error\"\n").unwrap();
    client.save(&config);
    client.until(&lib, &["HOT001"]);
    assert_eq!(client.codes(&config), Vec::<&str>::new());
    fs::write(folder.path().join("feeler.toml"), "ignore = [\"HOT001\"]\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": config, "type": 2}]}));
    client.until(&lib, &[]);
    assert_eq!(client.end(), 0);
}

#[test]
fn every_folder_counts_and_nothing_else() {
    let blocks = "pub async fn f() {\n    std::thread::park();\n}\n";
    let nested = format!("{MANIFEST}[workspace]\n");
    let manifest = format!("{MANIFEST}[workspace]\n");
    let (one, two) = (
        project(&[
            ("Cargo.toml", &manifest),
            ("src/lib.rs", blocks),
            ("inner/feeler.toml", ""),
            ("inner/Cargo.toml", &nested),
            ("inner/src/lib.rs", blocks),
        ]),
        app(blocks, &[]),
    );
    let outside = app(blocks, &[]);
    let mut client = Client::spawn(one.path());
    let folder = |folder: &Path, path: &str| json!({"uri": uri(folder, path), "name": "n"});
    client.initialize(json!({}), json!([folder(one.path(), ""), folder(one.path(), "inner"), folder(two.path(), "")]));
    let places = [uri(one.path(), "src/lib.rs"), uri(one.path(), "inner/src/lib.rs"), uri(two.path(), "src/lib.rs")];
    for place in &places {
        client.until(place, &["HOT001"]);
    }
    let elsewhere = uri(outside.path(), "src/lib.rs");
    client.open(&elsewhere, blocks);
    client.open("untitled:Untitled-1", blocks);
    // The end of the run before, and of the one that looks at these.
    client.run();
    client.run();
    assert_eq!(client.codes(&elsewhere), Vec::<&str>::new());
    let (removed, added) = (json!([folder(two.path(), "")]), json!([folder(outside.path(), "")]));
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": added, "removed": removed}}));
    client.until(&elsewhere, &["HOT001"]);
    client.until(&places[2], &[]);
    client.until(&places[0], &["HOT001"]);
    let gone = json!([{"uri": "file:///no/such/folder", "name": "n"}]);
    client.notify("workspace/didChangeWorkspaceFolders", json!({"event": {"added": gone, "removed": []}}));
    client.next(|it| {
        it["method"] == "window/showMessage"
            && it["params"]["message"].as_str().unwrap().contains("failed to open `/no/such/folder`")
    });
    assert_eq!(client.end(), 0);
}

#[test]
fn a_file_without_a_folder_has_its_own_findings() {
    let folder = app(
        &format!("mod b;\n{LIB}"),
        &[("src/a.rs", HELPER), ("src/b.rs", "pub async fn h() {\n    std::thread::park();\n}\n")],
    );
    let mut client = Client::spawn(folder.path());
    client.initialize(json!({}), Value::Null);
    let (lib, other) = (uri(folder.path(), "src/lib.rs"), uri(folder.path(), "src/b.rs"));
    client.open(&lib, &format!("mod b;\n{LIB}"));
    client.until(&lib, &["HOT001"]);
    assert!(!client.diagnostics.contains_key(&other), "nobody has opened it");
    let new = uri(folder.path(), "src/new.rs");
    client.open(&new, "pub async fn n() {\n    std::thread::park();\n}\n");
    client.run();
    client.run();
    assert!(client.codes(&new).is_empty(), "no module names it yet");
    assert_eq!(client.end(), 0);
}

#[test]
fn a_burst_of_messages_is_few_runs() {
    let folder = app(LIB, &[("src/a.rs", HELPER)]);
    let mut client = Client::start(folder.path(), json!({}));
    let lib = uri(folder.path(), "src/lib.rs");
    client.until(&lib, &["HOT001"]);
    client.open(&lib, LIB);
    for version in 2..200 {
        client.change(&lib, version, &format!("{}{LIB}", "\n".repeat(version as usize)));
    }
    client.change(&lib, 200, "mod a;\npub fn f() {\n    a::g();\n}\n");
    client.until(&lib, &[]);
    client.request("textDocument/hover", json!({}));
    assert!(client.runs < 50, "{} runs", client.runs);
}

#[test]
fn the_server_answers_while_it_runs_and_says_how_far_it_is() {
    let folder = app(LIB, &[("src/a.rs", HELPER)]);
    let abilities = json!({"window": {"workDoneProgress": true}, "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut client = Client::start(folder.path(), abilities);
    let watch = client.next(|it| it["method"] == "client/registerCapability");
    assert_eq!(watch["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");
    let create = client.next(|it| it["method"] == "window/workDoneProgress/create");
    client.send(&json!({"jsonrpc": "2.0", "id": create["id"], "result": null}));
    // The run has begun.
    assert_eq!(client.request("textDocument/hover", json!({}))["result"], Value::Null);
    client.run();
    let kinds: Vec<&str> = client
        .told
        .iter()
        .filter(|it| it["method"] == "$/progress" && it["params"]["token"] == create["params"]["token"])
        .map(|it| it["params"]["value"]["kind"].as_str().unwrap())
        .collect();
    assert_eq!((kinds.first(), kinds.last()), (Some(&"begin"), Some(&"end")), "{kinds:?}");
    assert_eq!(client.end(), 0);
}
