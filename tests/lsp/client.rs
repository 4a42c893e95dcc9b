//! A client that keeps what the server tells.

use crate::common::feeler;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::{BufReader, Write as _},
    path::Path,
    process::{Child, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

const LIMIT: Duration = Duration::from_secs(120);

/// A client that keeps what the server tells.
pub(crate) struct Client {
    pub(crate) child: Child,
    messages: Receiver<Value>,
    pub(crate) diagnostics: BTreeMap<String, Vec<Value>>,
    /// Everything else that came without being asked for.
    pub(crate) told: Vec<Value>,
    pub(crate) runs: usize,
    id: u64,
}

impl Client {
    pub(crate) fn spawn(folder: &Path) -> Self {
        let mut child =
            feeler(folder, &["lsp", "--stdio"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self { child, messages, diagnostics: BTreeMap::new(), told: Vec::new(), runs: 0, id: 0 }
    }

    /// A client whose one folder is the project.
    pub(crate) fn start(folder: &Path, capabilities: Value) -> Self {
        let mut client = Self::spawn(folder);
        client.initialize(capabilities, json!([{"uri": uri(folder, ""), "name": "p"}]));
        client
    }

    pub(crate) fn initialize(&mut self, capabilities: Value, folders: Value) -> Value {
        let params = json!({"processId": null, "capabilities": capabilities, "workspaceFolders": folders});
        let result = self.request("initialize", params);
        self.notify("initialized", json!({}));
        result["result"].clone()
    }

    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let stdin = self.child.stdin.as_mut().unwrap();
        stdin.write_all(bytes).unwrap();
        stdin.flush().unwrap();
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The answer, result or error.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        self.id += 1;
        let id = json!(self.id);
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        self.next(|it| it["id"] == id && it.get("method").is_none())
    }

    pub(crate) fn receive(&mut self) -> Value {
        let message = self.messages.recv_timeout(LIMIT).expect("the server says something");
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                let list = message["params"]["diagnostics"].as_array().unwrap().clone();
                self.diagnostics.insert(message["params"]["uri"].as_str().unwrap().to_string(), list);
            }
            Some("window/logMessage") => self.runs += 1,
            Some(_) => self.told.push(message.clone()),
            None => {}
        }
        message
    }

    pub(crate) fn next(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.receive();
            if wanted(&message) {
                return message;
            }
        }
    }

    /// Waits for the end of the next run.
    pub(crate) fn run(&mut self) {
        let before = self.runs;
        while self.runs == before {
            self.receive();
        }
    }

    /// Waits until the codes of a document's diagnostics are these.
    pub(crate) fn until(&mut self, uri: &str, codes: &[&str]) {
        while self.codes(uri) != codes {
            self.receive();
        }
    }

    pub(crate) fn codes(&self, uri: &str) -> Vec<&str> {
        let list = self.diagnostics.get(uri).map_or(&[][..], Vec::as_slice);
        list.iter().map(|it| it["code"].as_str().unwrap_or("-")).collect()
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let item = json!({"uri": uri, "languageId": "rust", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": item}));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i64, text: &str) {
        let document = json!({"uri": uri, "version": version});
        let params = json!({"textDocument": document, "contentChanges": [{"text": text}]});
        self.notify("textDocument/didChange", params);
    }

    pub(crate) fn save(&mut self, uri: &str) {
        self.notify("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    }

    pub(crate) fn actions(&mut self, uri: &str, range: Value, only: Value) -> Vec<Value> {
        let context = json!({"diagnostics": [], "only": only});
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        self.request("textDocument/codeAction", params)["result"].as_array().unwrap().clone()
    }

    /// Ends the server and gives its exit code.
    pub(crate) fn end(mut self) -> i32 {
        assert_eq!(self.request("shutdown", Value::Null)["result"], Value::Null);
        self.notify("exit", Value::Null);
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It has ended already, unless the test has failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl std::io::BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

pub(crate) fn uri(folder: &Path, path: &str) -> String {
    format!("file://{}", folder.canonicalize().unwrap().join(path).display()).trim_end_matches('/').to_string()
}

pub(crate) fn range(line: u32, from: u32, to: u32) -> Value {
    json!({"start": {"line": line, "character": from}, "end": {"line": line, "character": to}})
}

/// A text after the edits that an action makes in it. Columns count bytes.
pub(crate) fn edited(text: &str, action: &Value, uri: &str) -> String {
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let offset =
        |it: &Value| starts[it["line"].as_u64().unwrap() as usize] + it["character"].as_u64().unwrap() as usize;
    let edits = action["edit"]["changes"][uri].as_array().unwrap();
    let mut text = text.to_string();
    for edit in edits.iter().rev() {
        let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
        text.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    text
}
