//! Which edits change what others see of a file.

use super::super::extract;
use crate::facts::FileFacts;

fn outline(text: &str) -> FileFacts {
    extract(text).outline()
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
    assert_eq!(outline(FILE), outline(&FILE.replace(from, to)));
}

#[track_caller]
fn other(from: &str, to: &str) {
    assert!(FILE.contains(from));
    assert_ne!(outline(FILE), outline(&FILE.replace(from, to)));
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
