//! Which edits change what others see of a file.

use super::super::extract;
use crate::facts::{Edit, Outline};

fn outline(text: &str) -> Outline {
    extract(text).outline(text)
}

fn same_items(left: &Outline, right: &Outline) -> bool {
    left.since(right).is_some_and(|Edit { gone, new, .. }| gone.is_empty() && new.is_empty())
}

const FILE: &str = "
use std::fs as files;
pub struct S<T> { field: Vec<T> }
impl<T: Clone> S<T> {
    pub fn go(&self, at: usize) -> Option<T> { let local = at; self.field.get(local).cloned() }
}
pub async fn run(s: S<u8>) -> usize {
    use std::mem::size_of as size;
    fn inner(x: u32) -> u32 { x }
    size::<u8>() + inner(1) as usize + s.go(0).map_or(0, usize::from)
}
macro_rules! m { () => {} }
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn works() { assert_eq!(inner(2), 2); }
}
";

#[track_caller]
fn same(from: &str, to: &str) {
    assert!(FILE.contains(from));
    assert!(same_items(&outline(&FILE.replace(from, to)), &outline(FILE)));
}

#[track_caller]
fn other(from: &str, to: &str) {
    assert!(FILE.contains(from));
    assert!(!same_items(&outline(&FILE.replace(from, to)), &outline(FILE)));
}

#[test]
fn bodies_places_and_tests_do_not_count() {
    same("let local = at;", "let fresh = at + 1; let local = files::read(\"x\").map_or(fresh, |it| it.len());");
    same("use std::fs as files;", "\n// moved\n\nuse std::fs as files;");
    same("fn inner(x: u32) -> u32 { x }", "fn inner(x: u32) -> u32 { let y = x; y }");
    same("fn works()", "fn works_better()");
    same("    #[test]\n", "    struct Helper;\n    fn help(_: Helper) {}\n    #[test]\n");
    same("at: usize) -> Option<T> { let local = at;", "from: usize) -> Option<T> { let local = from;");
}

#[test]
fn all_else_counts() {
    other("files;", "disk;");
    other("Vec<T>", "Box<[T]>");
    other("field:", "fields:");
    other("T: Clone", "T: Copy");
    other("at: usize", "at: u32");
    other("pub async fn run", "pub fn run");
    other("fn inner(x: u32)", "fn inner(x: u64)");
    other("use std::mem::size_of as size;", "use std::mem::align_of as size;");
    other("#[cfg(test)]\nmod tests", "mod tests");
    other("#[cfg(test)]", "pub fn added() {}\n#[cfg(test)]");
    other("    use super::*;\n", "    mod more;\n");
    other("macro_rules! m", "macro_rules! n");
    other(
        "use std::mem::size_of as size;\n    fn inner(x: u32) -> u32 { x }",
        "{ use std::mem::size_of as size; }\n    fn inner(x: u32) -> u32 { x }",
    );
}

/// Names of the functions that an edit takes and gives; nothing if it is more than that.
#[track_caller]
fn edit(from: &str, to: &str) -> Option<(Vec<String>, Vec<String>)> {
    assert!(FILE.contains(from));
    let text = FILE.replace(from, to);
    let (old, new) = (extract(FILE), extract(&text));
    let edit = new.outline(&text).since(&old.outline(FILE))?;
    for (before, now) in &edit.kept {
        let (before, now) = (&old.items[before.0 as usize], &new.items[now.0 as usize]);
        assert_eq!(old.name(before.name), new.name(now.name));
    }
    let named = |facts: &crate::facts::FileFacts, ids: &[crate::facts::ItemId]| {
        ids.iter().map(|id| facts.name(facts.items[id.0 as usize].name).to_string()).collect()
    };
    Some((named(&old, &edit.gone), named(&new, &edit.new)))
}

fn names(gone: &[&str], new: &[&str]) -> Option<(Vec<String>, Vec<String>)> {
    let owned = |names: &[&str]| names.iter().map(ToString::to_string).collect();
    Some((owned(gone), owned(new)))
}

#[test]
fn functions_come_and_go() {
    assert_eq!(edit("#[cfg(test)]", "pub fn added() {}\n#[cfg(test)]"), names(&[], &["added"]));
    assert_eq!(edit("#[cfg(test)]", "#[test] fn t() {}\n#[cfg(test)]"), names(&[], &[]));
    assert_eq!(edit("pub struct S", "fn one() {}\nasync fn two() {}\npub struct S"), names(&[], &["one", "two"]));
    assert_eq!(edit("pub fn go(&self, at: usize)", "fn went(&mut self, at: usize)"), names(&["go"], &["went"]));
    assert_eq!(edit("at: usize)", "at: u8)"), names(&["go"], &["go"]));
    assert_eq!(edit("    pub fn go", "    fn put(&mut self, it: T) where T: Copy { }\n    pub fn go"), None);
    assert_eq!(
        edit("    pub fn go", "    fn put<K>(&mut self, it: K) where K: Copy { }\n    pub fn go"),
        names(&[], &["put"])
    );
}

#[test]
fn what_means_more_than_a_name_is_no_plain_function() {
    assert_eq!(edit("    fn inner(x: u32)", "    fn other() {}\n    fn inner(x: u32)"), None);
    assert_eq!(edit("pub async fn run", "pub fn run"), None, "it has items of its own");
    assert_eq!(edit("pub struct S", "pub struct Other;\npub struct S"), None);
    assert_eq!(
        edit("pub struct S", "impl Clone for S<u8> { fn clone(&self) -> Self { todo!() } }\npub struct S"),
        None
    );
    assert_eq!(edit("pub struct S", "trait T { fn t(&self) {} }\npub struct S"), None);
}

#[test]
fn outlines_are_kept_as_they_are() {
    let outline = outline(FILE);
    let bytes = postcard::to_stdvec(&outline).expect("it can be written");
    assert_eq!(postcard::from_bytes::<Outline>(&bytes).expect("it can be read"), outline);
    assert!(postcard::from_bytes::<Outline>(&bytes[..bytes.len() - 1]).is_err());
}

#[test]
fn what_differs_nearly_everywhere_is_not_compared_item_by_item() {
    let file = |name: &str| (0..5_000).map(|at| format!("fn {name}{at}() {{}}\n")).collect::<String>();
    let before = outline(&file("old"));
    assert_eq!(outline(&file("new")).since(&before), None);
    let grown = outline(&(file("old") + "fn more() {}\n"));
    assert_eq!(grown.since(&before).map(|edit| edit.new.len()), Some(1), "one more function is");
}
