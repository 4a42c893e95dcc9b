//! The main loop: messages, the end of a run, and the clock.

use super::{
    Options,
    actions::{FIX_ALL, Here},
    findings::Diagnostics,
    run::{Job, Outcome},
    session::{Abilities, Workspace},
    wire::{self, Incoming, code},
};
use crate::{base::phases::Progress, report::text::tame};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufReader, Read, Write},
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// A run begins when nothing has come for so long: a save, or a switch of branches, is many messages.
const PAUSE: Duration = Duration::from_millis(60);
/// The same while somebody types.
const PAUSE_TYPING: Duration = Duration::from_millis(250);
/// A project whose run takes longer is not analysed while somebody types, but when they save.
const CHEAP: Duration = Duration::from_secs(1);
/// Runs that end sooner show no progress. The first one always does: it is the one that people wait for.
const PATIENCE: Duration = Duration::from_millis(400);
/// Time between two looks at how far a run is.
const BEAT: Duration = Duration::from_millis(200);

enum Event {
    Incoming(Incoming),
    Finished(Outcome),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    New,
    Running,
    ShutDown,
}

/// A run that is under way.
struct Running {
    progress: Arc<Progress>,
    started: Instant,
    /// Token of the progress that is shown.
    shown: Option<String>,
}

pub(super) struct Server<W> {
    output: W,
    options: Options,
    phase: Phase,
    abilities: Abilities,
    workspace: Workspace,
    /// When the next run begins.
    due: Option<Instant>,
    running: Option<Running>,
    outcome: Outcome,
    /// Diagnostics that the client has.
    published: Diagnostics,
    /// Faults that were told.
    told: BTreeSet<(PathBuf, String)>,
    runs: u64,
    requests: u64,
    /// The client is gone.
    broken: bool,
}

impl<W: Write> Server<W> {
    pub(super) fn new(output: W, options: Options) -> Self {
        Self {
            output,
            options,
            phase: Phase::New,
            abilities: Abilities::default(),
            workspace: Workspace::default(),
            due: None,
            running: None,
            outcome: Outcome::default(),
            published: Diagnostics::new(),
            told: BTreeSet::new(),
            runs: 0,
            requests: 0,
            broken: false,
        }
    }

    pub(super) fn serve(mut self, input: impl Read + Send + 'static) -> u8 {
        let (sender, events) = mpsc::channel();
        let reader = sender.clone();
        let spawned = thread::Builder::new().name("reader".to_string()).spawn(move || {
            let mut input = BufReader::new(input);
            loop {
                let incoming = wire::read(&mut input);
                let end = incoming == Incoming::End;
                if reader.send(Event::Incoming(incoming)).is_err() || end {
                    return;
                }
            }
        });
        if spawned.is_err() {
            return 1;
        }
        while !self.broken {
            if self.running.is_none() && self.due.is_some_and(|due| due <= Instant::now()) {
                self.begin(&sender);
            }
            match self.next(&events) {
                Ok(Event::Incoming(Incoming::Message(message))) => {
                    if message["method"] == "exit" {
                        return u8::from(self.phase != Phase::ShutDown);
                    }
                    self.message(&message);
                }
                Ok(Event::Incoming(Incoming::Malformed(why))) => {
                    self.send(&wire::error(&Value::Null, code::PARSE, &format!("failed to read a message: {why}")));
                }
                Ok(Event::Incoming(Incoming::End)) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(Event::Finished(outcome)) => self.finished(outcome),
                Err(RecvTimeoutError::Timeout) => self.still_running(),
            }
        }
        u8::from(self.phase != Phase::ShutDown)
    }

    /// Waits for the next event, or until there is something to do.
    fn next(&self, events: &Receiver<Event>) -> Result<Event, RecvTimeoutError> {
        let now = Instant::now();
        let wait = match (&self.running, self.due) {
            (Some(_), _) => Some(BEAT),
            (None, Some(due)) => Some(due.saturating_duration_since(now)),
            (None, None) => None,
        };
        match wait {
            Some(wait) => events.recv_timeout(wait),
            None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn send(&mut self, message: &Value) {
        self.broken |= wire::write(&mut self.output, message).is_err();
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(&wire::notification(method, params));
    }

    fn ask(&mut self, method: &str, params: Value) {
        self.requests += 1;
        self.send(&wire::request(self.requests, method, params));
    }

    fn message(&mut self, message: &Value) {
        let params = &message["params"];
        match (message.get("id"), message["method"].as_str()) {
            (Some(id), Some(method)) => {
                let answer = match self.request(method, params) {
                    Ok(result) => wire::response(id, result),
                    Err((code, why)) => wire::error(id, code, &why),
                };
                self.send(&answer);
            }
            (None, Some(method)) if self.phase == Phase::Running => self.notification(method, params),
            // Notifications before `initialize` and after `shutdown` are dropped, as the protocol wants; answers say nothing.
            (None, Some(_)) | (Some(_), None) => {}
            (None, None) => self.send(&wire::error(
                &Value::Null,
                code::INVALID_REQUEST,
                "failed to read a message: it has no method",
            )),
        }
    }

    fn request(&mut self, method: &str, params: &Value) -> Result<Value, (i64, String)> {
        let refuse = |code, why: &str| Err((code, format!("failed to answer `{method}`: {why}")));
        match (self.phase, method) {
            (Phase::New, "initialize") => Ok(self.initialize(params)),
            (Phase::New, _) => refuse(code::NOT_INITIALIZED, "send `initialize` first"),
            (Phase::ShutDown, _) => refuse(code::INVALID_REQUEST, "the server is shut down; send `exit`"),
            (Phase::Running, "initialize") => refuse(code::INVALID_REQUEST, "it was sent already"),
            (Phase::Running, "shutdown") => {
                self.phase = Phase::ShutDown;
                Ok(Value::Null)
            }
            (Phase::Running, "textDocument/codeAction") => {
                if !params["range"].is_object() {
                    return refuse(code::INVALID_PARAMS, "it has no range");
                }
                Ok(self.here(params, |it| it.actions(&params["range"], &params["context"]["only"]).into()))
            }
            (Phase::Running, "textDocument/hover") => Ok(self.here(params, |it| it.hover(&params["position"]))),
            (Phase::Running, _) => refuse(code::METHOD_NOT_FOUND, "there is no such method"),
        }
    }

    /// Answers for an open document; null for others.
    fn here(&self, params: &Value, answer: impl FnOnce(&Here<'_>) -> Value) -> Value {
        let path = self.workspace.path(&params["textDocument"]);
        let Some((path, document)) = path.as_ref().and_then(|path| self.workspace.documents.get_key_value(path)) else {
            return Value::Null;
        };
        let (outcome, workspace, abilities) = (&self.outcome, &self.workspace, self.abilities);
        answer(&Here { path, document, outcome, workspace, abilities })
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.phase = Phase::Running;
        self.abilities = Abilities::new(params);
        self.workspace.open(params);
        json!({
            "capabilities": {
                "positionEncoding": self.abilities.encoding.name(),
                "textDocumentSync": {"openClose": true, "change": 1, "save": true},
                "codeActionProvider": {"codeActionKinds": ["quickfix", FIX_ALL]},
                "hoverProvider": true,
                "workspace": {"workspaceFolders": {"supported": true, "changeNotifications": true}},
            },
            "serverInfo": {"name": "feeler", "version": env!("CARGO_PKG_VERSION")},
        })
    }

    fn notification(&mut self, method: &str, params: &Value) {
        let item = &params["textDocument"];
        let pause = match method {
            "initialized" => {
                self.watch();
                PAUSE
            }
            "textDocument/didOpen" if self.workspace.open_document(item).is_some() => PAUSE,
            "textDocument/didClose" if self.workspace.close_document(item).is_some() => PAUSE,
            "textDocument/didChange" if self.workspace.change_document(params).is_some() => {
                if self.outcome.took > CHEAP {
                    return;
                }
                PAUSE_TYPING
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => PAUSE,
            "workspace/didChangeWorkspaceFolders" => {
                self.workspace.change_folders(&params["event"]);
                PAUSE
            }
            // Requests are answered in their order, so that there is never one to cancel.
            _ => return,
        };
        self.due = Some(Instant::now() + pause);
    }

    /// Asks to be told when files change that no editor has open.
    fn watch(&mut self) {
        if self.abilities.watches {
            let globs = ["**/*.rs", "**/Cargo.toml", "**/feeler.toml"].map(|it| json!({"globPattern": it}));
            let registration = json!({
                "id": "feeler-watch",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": globs},
            });
            self.ask("client/registerCapability", json!({"registrations": [registration]}));
        }
    }

    /// Says how far a run is that takes its time.
    fn still_running(&mut self) {
        if self.running.as_ref().is_some_and(|it| self.runs == 1 || it.started.elapsed() >= PATIENCE) {
            self.report_progress();
        }
    }

    fn begin(&mut self, sender: &Sender<Event>) {
        self.due = None;
        let folders = self.workspace.folders();
        let is_rust = |path: &&PathBuf| path.extension().is_some_and(|it| it == "rs");
        let files = self.workspace.documents.keys().filter(is_rust).filter(|_| folders.is_empty()).cloned().collect();
        let progress: Arc<Progress> = Arc::default();
        let job = Job {
            options: self.options.clone(),
            folders,
            files,
            texts: self.workspace.texts(),
            versions: self.workspace.versions(),
            progress: Arc::clone(&progress),
        };
        let sender = sender.clone();
        let spawned = thread::Builder::new().name("analysis".to_string()).spawn(move || {
            // Nobody is left to tell when the server has ended.
            let _ = sender.send(Event::Finished(job.run()));
        });
        if spawned.is_ok() {
            self.runs += 1;
            self.running = Some(Running { progress, started: Instant::now(), shown: None });
            if self.runs == 1 {
                self.report_progress();
            }
        }
    }

    fn report_progress(&mut self) {
        let Some(running) = self.running.as_mut().filter(|_| self.abilities.progress) else { return };
        let message = running.progress.describe();
        let (token, value) = match &running.shown {
            Some(token) => (token.clone(), json!({"kind": "report", "message": message})),
            None => {
                let token = format!("feeler/run/{}", self.runs);
                running.shown = Some(token.clone());
                self.ask("window/workDoneProgress/create", json!({"token": token}));
                (token, json!({"kind": "begin", "title": "Feeler", "message": message, "cancellable": false}))
            }
        };
        self.notify("$/progress", json!({"token": token, "value": value}));
    }

    fn finished(&mut self, outcome: Outcome) {
        // Who has asked for the end wants to hear no more.
        if self.phase == Phase::ShutDown {
            return;
        }
        if let Some(token) = self.running.take().and_then(|it| it.shown) {
            self.notify("$/progress", json!({"token": token, "value": {"kind": "end"}}));
        }
        self.outcome = outcome;
        self.tell();
        self.publish();
        self.log();
    }

    /// What went wrong, once as long as it is the same.
    fn tell(&mut self) {
        let faults = self
            .outcome
            .projects
            .iter()
            .filter_map(|(root, result)| Some((root.clone(), result.as_ref().err()?.message.clone())));
        let faults: BTreeSet<(PathBuf, String)> = faults.collect();
        for (_, message) in faults.difference(&self.told.clone()) {
            self.notify("window/showMessage", json!({"type": 1, "message": tame(&format!("feeler: {message}"))}));
        }
        self.told = faults;
    }

    /// Sends what the client does not have. Documents that changed meanwhile wait for the run that is due: their places are stale.
    fn publish(&mut self) {
        let mut found = self.outcome.diagnostics(&self.workspace, self.abilities);
        if self.workspace.folders().is_empty() {
            let is_toml = |path: &PathBuf| path.extension().is_some_and(|it| it == "toml");
            found.retain(|path, _| self.workspace.documents.contains_key(path) || is_toml(path));
        }
        let known: BTreeSet<PathBuf> = self.published.keys().chain(found.keys()).cloned().collect();
        for path in known {
            let version = self.workspace.documents.get(&path).map(|it| it.version);
            if version.is_some() && version != self.outcome.versions.get(&path).copied() {
                continue;
            }
            let new = found.remove(&path);
            if new.as_ref() == self.published.get(&path) {
                continue;
            }
            let mut params = BTreeMap::from([
                ("uri", Value::from(self.workspace.uri(&path))),
                ("diagnostics", Value::from(new.clone().unwrap_or_default())),
            ]);
            params.extend(version.map(|it| ("version", Value::from(it))));
            self.notify("textDocument/publishDiagnostics", json!(params));
            match new {
                Some(new) => self.published.insert(path, new),
                None => self.published.remove(&path),
            };
        }
    }

    fn log(&mut self) {
        let count: usize = self.published.values().map(Vec::len).sum();
        let files: u32 = self.outcome.projects.values().flatten().map(|it| it.report.summary.files).sum();
        let took = self.outcome.took.as_secs_f64();
        let line = format!("run {}: {count} findings in {files} files in {took:.1}s", self.runs);
        let notes: Vec<String> = self
            .outcome
            .projects
            .values()
            .flatten()
            .flat_map(|it| &it.report.notes)
            .map(|it| format!("\nnote: {it}"))
            .collect();
        self.notify("window/logMessage", json!({"type": 4, "message": tame_lines(&(line + &notes.concat()))}));
    }
}

fn tame_lines(text: &str) -> String {
    text.lines().map(tame).collect::<Vec<_>>().join("\n")
}
