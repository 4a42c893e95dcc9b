use super::*;
use crate::catalog::{BoundaryKind, Catalog};

fn effects(text: &str) -> Effects {
    let mut catalog = Catalog::empty();
    catalog.extend("test.toml", text).unwrap();
    catalog.effects.remove("test").unwrap()
}

fn error(text: &str) -> String {
    Catalog::empty().extend("test.toml", text).unwrap_err().to_string()
}

const TABLE: &str = r#"
effect = "test"
[class.zeta]
summary = "first in the file"
help = ["z"]
[class.alpha]
summary = "second in the file"

[[primitive]]
class = "zeta"
level = "high"
paths = ["k::**"]
[[primitive]]
class = "zeta"
level = "never"
paths = ["k::Builder::*"]
[[primitive]]
class = "alpha"
level = "low"
paths = ["k::T::read"]
[[primitive]]
class = "alpha"
level = "medium"
paths = ["k::T::read"]
args = [1, 2]
help = ["own"]
[[primitive]]
class = "zeta"
level = "high"
paths = ["io::copy"]
subjects = ["fs::File", "net::**"]
unless-subjects = ["io::Cursor"]
[[name]]
class = "alpha"
level = "high"
names = ["blocking_recv"]
args = 0
[[boundary]]
kind = "offload"
paths = ["t::{spawn_blocking, block_in_place}"]
prefixes = ["spawn_blocking", "spawn"]
suffixes = ["_blocking"]
[[boundary]]
kind = "spawn"
paths = ["t::spawn"]
prefixes = ["spawn_b"]
[[context]]
name = "async"
traits = ["s::Service::call"]
[[context]]
name = "hot"
traits = ["s::Service::call"]
[[spawn]]
paths = ["t::spawn"]
"#;

#[test]
fn classes_keep_the_order_of_the_file() {
    let names: Vec<_> = effects(TABLE).classes().iter().map(|it| it.name.clone()).collect();
    assert_eq!(names, ["zeta", "alpha"]);
}

#[test]
fn the_most_specific_pattern_and_the_strictest_condition_decide() {
    let it = effects(TABLE);
    assert_eq!(it.primitive("k::a::b", 0, &[]).unwrap().level, Level::High);
    assert_eq!(it.primitive("k::Builder::new", 0, &[]), None, "never takes it out");
    assert_eq!(it.primitive("k::T::read", 0, &[]).unwrap().level, Level::Low);
    let with_args = it.primitive("k::T::read", 2, &[]).unwrap();
    assert_eq!((with_args.level, with_args.class), (Level::Medium, 1));
    assert_eq!(with_args.help, ["own"]);
    assert_eq!(it.primitive("other", 0, &[]), None);
}

#[test]
fn subjects_are_conditions() {
    let it = effects(TABLE);
    assert_eq!(it.primitive("io::copy", 2, &[]), None);
    assert!(it.primitive("io::copy", 2, &["fs::File"]).is_some());
    assert!(it.primitive("io::copy", 2, &["x", "net::a::TcpStream"]).is_some());
    assert_eq!(it.primitive("io::copy", 2, &["fs::File", "io::Cursor"]), None);
}

#[test]
fn names_boundaries_contexts_and_spawns() {
    let it = effects(TABLE);
    assert!(it.named("blocking_recv", 0).is_some());
    assert!(it.named("blocking_recv", 1).is_none());
    assert_eq!(it.boundaries().boundary("t::block_in_place"), Some(BoundaryKind::Offload));
    assert_eq!(it.boundaries().boundary("t::other"), None);
    assert_eq!(it.boundaries().boundary_by_name("spawn_blocking_named"), Some(BoundaryKind::Offload));
    assert_eq!(it.boundaries().boundary_by_name("spawn_b"), Some(BoundaryKind::Spawn), "the longest affix decides");
    assert_eq!(it.boundaries().boundary_by_name("run"), None);
    assert!(it.boundaries().is_spawn("t::spawn") && !it.boundaries().is_spawn("t::spawn_blocking"));
    assert_eq!(it.boundaries().context("s::Service::call"), Some("hot"));
    assert_eq!(it.boundaries().contexts("s::Service::call").collect::<Vec<_>>(), ["hot", "async"]);
}

#[test]
fn a_later_table_overrides_and_adds_help() {
    let mut catalog = Catalog::empty();
    catalog.extend("a.toml", TABLE).unwrap();
    let more = "effect = \"test\"\n[class.zeta]\nhelp = [\"mine\"]\n[[primitive]]\nclass = \"alpha\"\nlevel = \"high\"\npaths = [\"k::T::read\"]\n";
    catalog.extend("b.toml", more).unwrap();
    let it = &catalog.effects["test"];
    assert_eq!(it.primitive("k::T::read", 0, &[]).unwrap().level, Level::High);
    assert_eq!(it.classes()[0].help, ["z", "mine"]);
}

#[test]
fn errors_name_the_line_and_the_likely_word() {
    let unknown = error(
        "effect = \"test\"\n[class.fs]\nsummary = \"x\"\n[[primitive]]\nclass = \"sf\"\nlevel = \"high\"\npaths = []\n",
    );
    assert_eq!(unknown, "test.toml:5: unknown class `sf`; did you mean `fs`?");
    let key = error("effect = \"test\"\n[[boundary]]\nkind = \"offload\"\npath = [\"a\"]\n");
    assert_eq!(key, "test.toml:4: unknown key `path`; did you mean `paths`?");
    let path = error("effect = \"test\"\n[[spawn]]\npaths = [\"a\",\n \"a b\"]\n");
    assert!(path.starts_with("test.toml:4: `a b` is no canonical path"), "{path}");
    let kind = error("effect = \"test\"\n[[boundary]]\nkind = \"ofload\"\n");
    assert_eq!(kind, "test.toml:3: unknown value `ofload`; did you mean `offload`?");
}
