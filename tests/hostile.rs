//! Packs that somebody wrote who knows how: their checksum is right, and what they hold is not. A run over them ends, says nothing
//! of panics, and takes no more than its share. What it finds is what such a pack says; nobody can tell that from the truth.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, feeler, project, result};
use feeler_lint::{
    engine::cache::probe::{forge, sections},
    facts::{Callee, ExternalId, Fate, Flow, Guard, Hold, NodeId, Program, SiteId, Trace, Traced, Value, Var},
};
use std::{fs, path::Path};

const BEFORE: &str = "mod store;\npub async fn run() { store::load(); }\n";
const AFTER: &str = "mod store;\npub async fn run() { let n = 1; store::load(); drop(n); }\n";
const GROWN: &str = "mod store;\npub async fn run() { store::load(); more(); }\nfn more() { store::load(); }\n";
const STORE: &str = "pub trait Load { fn load(&self); }\npub struct Disk;\nimpl Load for Disk { fn load(&self) { std::fs::read(\"a\"); } }
pub fn all<L: Load>(from: &[L]) { from.iter().for_each(|it| it.load()); }\npub fn load() { all(&[Disk]); }\n";

/// A project whose cache is of an earlier text, with the pack of its program.
fn edited() -> (tempfile::TempDir, Vec<u8>) {
    let files = [("Cargo.toml", MANIFEST), ("src/lib.rs", BEFORE), ("src/store.rs", STORE)];
    let folder = project(&files);
    result(&mut feeler(folder.path(), &["check"]));
    let pack = fs::read(folder.path().join(".feeler_cache/facts.pack")).unwrap();
    fs::write(folder.path().join("src/lib.rs"), AFTER).unwrap();
    (folder, pack)
}

/// Exit code and stderr of a run over a forged pack. What was found before is not there: it would be taken for the answer.
fn run(root: &Path, pack: &[u8], args: &[&str]) -> (i32, String) {
    let _ = fs::remove_file(root.join(".feeler_cache/findings.pack"));
    fs::write(root.join(".feeler_cache/facts.pack"), pack).unwrap();
    let (code, _, err) = result(&mut feeler(root, &[&["check"], args].concat()));
    (code, err)
}

#[test]
fn a_forged_pack_costs_nothing_but_the_cache() {
    let (folder, pack) = edited();
    let parts = sections(pack.clone());
    assert_eq!(parts.len(), 4, "files, the program, the linker's tables, what bodies mention");
    let mut ignored = 0;
    // A body that changed is linked with the tables, a function that came with what bodies mention, too.
    for (text, at) in [AFTER, GROWN].iter().flat_map(|text| (0..parts.len()).map(move |at| (text, at))) {
        fs::write(folder.path().join("src/lib.rs"), text).unwrap();
        let part = &parts[at];
        // Every step through a section, a byte becomes the largest id, or the least.
        for (number, byte) in (0..part.len()).step_by(part.len() / 24 + 1).enumerate() {
            let mut part = part.clone();
            let end = (byte + 1 + number % 5).min(part.len());
            part[byte..end].fill(if number % 2 == 0 { 0xff } else { 0 });
            part[end - 1] &= 0x7f;
            let (code, err) = run(folder.path(), &forge(pack.clone(), at, &part), &[]);
            assert!(code == 0 || code == 1, "section {at}, byte {byte}: ended with {code}: {err}");
            assert!(!err.contains("panicked"), "section {at}, byte {byte}: {err}");
            ignored += usize::from(err.contains("ignored the cache"));
        }
    }
    assert!(ignored > 0, "no forged pack was found out");
}

/// A program of which one thing leads nowhere, or is not where it is looked for.
type Harm = (&'static str, fn(&mut Program));

/// An id that nothing has.
const NOWHERE: u32 = u32::MAX;

/// One harm for every kind of id that a program holds.
const HARMS: &[Harm] = &[
    ("the body around a body", |it| it.nodes[1].parent = Some(NodeId(NOWHERE))),
    ("a body in itself", |it| it.nodes[1].parent = Some(NodeId(1))),
    ("the path of a body", |it| it.nodes[0].external = Some(ExternalId(NOWHERE))),
    ("the crate of a body", |it| it.nodes[0].krate = NOWHERE),
    ("the body of a call", |it| it.sites[0].node = NodeId(NOWHERE)),
    ("the types of a call", |it| it.sites[0].subjects = [ExternalId(NOWHERE)].into()),
    ("the call of an edge", |it| it.edges.last_mut().unwrap().site = SiteId(NOWHERE)),
    ("the body that an edge leads to", |it| it.edges[0].callee = Callee::Node(NodeId(NOWHERE))),
    ("the path that an edge leads to", |it| it.edges[0].callee = Callee::External(ExternalId(NOWHERE))),
    ("the body whose parameter is called", |it| it.edges[0].callee = Callee::Param(NodeId(NOWHERE), 0)),
    ("the order of edges", |it| it.edges.reverse()),
    ("the call of a flow", |it| {
        it.flows.push(Flow { site: SiteId(NOWHERE), param: 0, value: Callee::Node(NodeId(0)) })
    }),
    ("the body that flows", |it| {
        it.flows.push(Flow { site: last(it), param: 0, value: Callee::Node(NodeId(NOWHERE)) })
    }),
    ("the order of flows", |it| {
        let flow = |site| Flow { site, param: 0, value: Callee::Node(NodeId(0)) };
        it.flows.extend([flow(last(it)), flow(SiteId(0))]);
    }),
    ("the body that implements", |it| it.implements.push((NodeId(NOWHERE), ExternalId(0)))),
    ("the path that is implemented", |it| it.implements.push((NodeId(0), ExternalId(NOWHERE)))),
    ("the body with a parameter", |it| it.takes.push((NodeId(NOWHERE), ExternalId(0)))),
    ("the type of a parameter", |it| it.takes.push((NodeId(0), ExternalId(NOWHERE)))),
    ("the body with a guard", |it| it.guards.push(Guard { node: NodeId(NOWHERE), ..guard(it) })),
    ("the call that gives a guard", |it| it.guards.push(Guard { site: Some(SiteId(NOWHERE)), ..guard(it) })),
    ("the type of a guard", |it| it.guards.push(Guard { ty: ExternalId(NOWHERE), ..guard(it) })),
    ("the call under a guard", |it| {
        it.guards.push(guard(it));
        it.holds.push(Hold { site: SiteId(NOWHERE), guard: it.guards.len() as u32 - 1, own: false });
    }),
    ("the guard over a call", |it| it.holds.push(Hold { site: SiteId(0), guard: NOWHERE, own: false })),
    ("the function that is traced", |it| it.traced.push(Traced { node: NodeId(NOWHERE), ..traced() })),
    ("the call that made a variable", |it| {
        let var = Var { made_by: Some(SiteId(NOWHERE)), ..Var::default() };
        it.traced.push(Traced { vars: vec![var], ..traced() });
    }),
    ("a call that is traced", |it| it.traced.push(Traced { calls: vec![trace(SiteId(NOWHERE))], ..traced() })),
    ("the variable of a result", |it| {
        let call = Trace { fate: Fate::Bound(NOWHERE), ..trace(SiteId(0)) };
        it.traced.push(Traced { calls: vec![call], ..traced() });
    }),
    ("the variable of a part", |it| {
        let call = Trace { fate: Fate::Split(vec![Some(NOWHERE)]), ..trace(SiteId(0)) };
        it.traced.push(Traced { calls: vec![call], ..traced() });
    }),
    ("the variable that is called", |it| {
        let call = Trace { receiver: Value::Var(NOWHERE), ..trace(SiteId(0)) };
        it.traced.push(Traced { calls: vec![call], ..traced() });
    }),
    ("the call that made an argument", |it| {
        let call = Trace { args: vec![Value::Made(SiteId(NOWHERE))], ..trace(SiteId(0)) };
        it.traced.push(Traced { calls: vec![call], ..traced() });
    }),
    ("a variable in scope", |it| {
        let call = Trace { alive: vec![NOWHERE], ..trace(SiteId(0)) };
        it.traced.push(Traced { calls: vec![call], ..traced() });
    }),
];

fn last(program: &Program) -> SiteId {
    SiteId(program.sites.len() as u32 - 1)
}

fn guard(program: &Program) -> Guard {
    Guard { node: NodeId(0), at: program.nodes[0].at, site: None, ty: ExternalId(0), name: None, section: false }
}

fn traced() -> Traced {
    Traced { node: NodeId(0), on_drop: false, gives: None, vars: Vec::new(), calls: Vec::new() }
}

fn trace(site: SiteId) -> Trace {
    Trace {
        site,
        fate: Fate::Used,
        receiver: Value::Unknown,
        args: Vec::new(),
        types: Vec::new(),
        alive: Vec::new(),
        when_absent: false,
        ran: 0,
    }
}

/// With the same texts, the program is taken as it is, if it is one. Else it is told of, and everything is read afresh.
#[test]
fn a_program_whose_ids_lead_nowhere_is_none() {
    let (folder, pack) = edited();
    fs::write(folder.path().join("src/lib.rs"), BEFORE).unwrap();
    let check = |pack: &[u8]| {
        let _ = fs::remove_file(folder.path().join(".feeler_cache/findings.pack"));
        fs::write(folder.path().join(".feeler_cache/facts.pack"), pack).unwrap();
        result(&mut feeler(folder.path(), &["check", "--output-format", "concise"]))
    };
    let (code, found, err) = check(&pack);
    assert!(code == 1 && !err.contains("ignored the cache"), "the program as it was: {err}");
    let program = &sections(pack.clone())[1];
    for (what, harm) in HARMS {
        let mut program: Program = postcard::from_bytes(program).unwrap();
        harm(&mut program);
        let (code, out, err) = check(&forge(pack.clone(), 1, &postcard::to_stdvec(&program).unwrap()));
        assert_eq!((code, out.as_str()), (1, found.as_str()), "{what}: {err}");
        assert!(err.contains("ignored the cache") && !err.contains("panicked"), "{what}: {err}");
    }
}
