//! The service as a process: it answers, and what it was told survives SIGTERM.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

struct Service {
    child: Child,
    address: String,
    log: BufReader<std::process::ChildStderr>,
}

impl Service {
    fn start(dir: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_feeler-router"))
            .args(["--listen", "127.0.0.1:0", "--dir"])
            .arg(dir)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        log.read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        Self { child, address, log }
    }

    /// The status and the body.
    fn ask(&self, head: &str, body: &str) -> (u16, serde_json::Value) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (len, host) = (body.len(), &self.address);
        write!(stream, "{head} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {len}\r\n\r\n{body}").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        let body = answer.split_once("\r\n\r\n").unwrap().1;
        (status, serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}")))
    }

    fn terminate(mut self) -> String {
        assert!(Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
        let mut log = String::new();
        self.log.read_to_string(&mut log).unwrap();
        log
    }
}

#[test]
fn outcomes_change_decisions_and_survive_sigterm() {
    let folder = tempfile::TempDir::new().unwrap();
    let service = Service::start(folder.path());
    assert_eq!(service.ask("GET /advise", "").1["name"], "swift");
    let failed = r#"{"model": "swift", "ok": false, "latency_ms": 900}"#;
    for _ in 0..100 {
        assert_eq!(service.ask("POST /record", failed).1["recorded"], "buffered");
    }
    let durable = r#"{"model": "deep", "ok": true, "latency_ms": 2000, "durable": true}"#;
    assert_eq!(service.ask("POST /record", durable).1["recorded"], "durable");
    assert_eq!(service.ask("GET /advise", "").1["name"], "swift-long", "a hundred calls of swift have failed");
    let log = service.terminate();
    assert!(log.contains("all_durable: true"), "{log}");

    let again = Service::start(folder.path());
    assert_eq!(again.ask("GET /advise", "").1["name"], "swift-long");
    again.terminate();
}

#[test]
fn what_cannot_be_is_refused_and_health_is_told() {
    let folder = tempfile::TempDir::new().unwrap();
    let service = Service::start(folder.path());
    assert_eq!(service.ask("GET /advise?power=3&max_cost=1", "").0, 422);
    assert_eq!(service.ask("POST /record", r#"{"model": "none", "ok": true, "latency_ms": 1}"#).0, 422);
    let (status, health) = service.ask("GET /api/health", "");
    assert_eq!((status, &health["health"]["state"]), (200, &"healthy".into()));
    let (_, telemetry) = service.ask("GET /telemetry", "");
    let hot = telemetry["hot"]["functions"].as_array().unwrap();
    assert!(hot.iter().any(|it| it["symbol"].as_str().unwrap().ends_with("advise")), "{hot:?}");
    service.terminate();
}
