//! Which lines changed, from the patches that git writes.

use super::{GitError, Repo};
use crate::engine::changes::Changes;

/// Nothing of the user's configuration may change what is read here.
const DIFF: [&str; 14] = [
    "diff",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--unified=0",
    "--inter-hunk-context=0",
    "--find-renames",
    "--diff-algorithm=histogram",
    "--submodule=short",
    "--ignore-submodules=dirty",
    "--patch",
];

impl Repo {
    /// What is staged: the index against HEAD, or against nothing before the first commit.
    pub fn staged(&self) -> Result<Changes, GitError> {
        self.changes(&["--cached"])
    }

    /// What changed since this work tree and `name` went separate ways: commits, what is staged, what is not, new files.
    pub fn since(&self, name: &str) -> Result<Changes, GitError> {
        let base = self.merge_base(name)?;
        let mut changes = self.changes(&[&base])?;
        let untracked = self.run(&["ls-files", "--others", "--exclude-standard", "-z"])?;
        let untracked = String::from_utf8_lossy(&untracked);
        for path in untracked.split('\0').filter_map(|path| self.local(path)) {
            changes.add_all(path);
        }
        Ok(changes)
    }

    fn changes(&self, against: &[&str]) -> Result<Changes, GitError> {
        let patch = self.run(&[&DIFF[..], against, &["--"]].concat())?;
        let modules = self.modules()?;
        let mut changes = Changes::default();
        read(&String::from_utf8_lossy(&patch), &mut |path, from, to| {
            let Some(path) = self.local(path) else { return };
            let module = modules.iter().find(|module| module.strip_suffix('/') == Some(path));
            match (module, from) {
                (Some(module), _) => changes.add_folder(module),
                (None, GONE) => changes.add_moved(path),
                (None, from) => changes.add_lines(path, from, to),
            }
        });
        Ok(changes)
    }
}

/// No line of a file: it is gone, or it has another name.
const GONE: u32 = 0;

/// Calls `changed` with path, first and last line (from 1) for every hunk, and with [`GONE`] for names that files had or got without a hunk. Where lines are only gone, the lines before and after
/// the gap count: an allowance that is removed concerns the line below it.
fn read(patch: &str, changed: &mut dyn FnMut(&str, u32, u32)) {
    let mut path: Option<String> = None;
    let mut old: Option<String> = None;
    let mut body = 0;
    for line in patch.split('\n') {
        // Lines of a hunk may look like anything, so they are counted, not looked at.
        if body > 0 && line.starts_with(['+', '-']) {
            body -= 1;
        } else if line.starts_with("diff --git ") {
            path = None;
        } else if let Some(name) = line.strip_prefix("rename from ").or_else(|| line.strip_prefix("rename to ")) {
            name_of(name, "").iter().for_each(|name| changed(name, GONE, GONE));
        } else if let Some(name) = line.strip_prefix("--- ") {
            old = name_of(name, "a/");
        } else if let Some(name) = line.strip_prefix("+++ ") {
            path = name_of(name, "b/");
            old.take().filter(|_| path.is_none()).iter().for_each(|old| changed(old, GONE, GONE));
        } else if let Some((old, from, count)) = line.strip_prefix("@@ ").and_then(hunk) {
            body = old + count;
            if let Some(path) = &path {
                let last = if count == 0 { from + 1 } else { from + count - 1 };
                changed(path, from.max(1), last.max(1));
            }
        }
    }
}

/// Number of lines before, and first line and number of lines after: `-5,2 +4,0 @@ …`.
fn hunk(line: &str) -> Option<(u32, u32, u32)> {
    let mut words = line.split(' ');
    let (_, old) = range(words.next()?.strip_prefix('-')?)?;
    let (from, count) = range(words.next()?.strip_prefix('+')?)?;
    Some((old, from, count))
}

fn range(text: &str) -> Option<(u32, u32)> {
    match text.split_once(',') {
        Some((from, count)) => Some((from.parse().ok()?, count.parse().ok()?)),
        None => Some((text.parse().ok()?, 1)),
    }
}

/// The path behind `+++ ` and the like: none for a file that is gone, in quotes when it has characters that git finds unusual, and with a
/// tab behind it when it has blanks.
fn name_of(text: &str, prefix: &str) -> Option<String> {
    let text = text.strip_suffix('\r').unwrap_or(text);
    let plain = match text.strip_prefix('"') {
        Some(quoted) => unquote(quoted)?,
        None => text.strip_suffix('\t').unwrap_or(text).to_string(),
    };
    plain.strip_prefix(prefix).map(str::to_string)
}

/// Undoes the quotes of C up to the closing one.
fn unquote(quoted: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = quoted.bytes();
    loop {
        match rest.next()? {
            b'"' => return String::from_utf8(bytes).ok(),
            b'\\' => bytes.push(match rest.next()? {
                b'n' => b'\n',
                b't' => b'\t',
                b'r' => b'\r',
                b'a' => 7,
                b'b' => 8,
                b'f' => 12,
                b'v' => 11,
                high @ b'0'..=b'3' => {
                    let digit = |byte: u8| (b'0'..=b'7').contains(&byte).then(|| byte - b'0');
                    (digit(high)? << 6) | (digit(rest.next()?)? << 3) | digit(rest.next()?)?
                }
                other => other,
            }),
            byte => bytes.push(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(patch: &str) -> Vec<(String, u32, u32)> {
        let mut found = Vec::new();
        read(patch, &mut |path, from, to| found.push((path.to_string(), from, to)));
        found
    }

    #[test]
    fn hunks_name_the_lines_of_the_new_text() {
        let patch = "diff --git a/x.rs b/x.rs\n--- a/x.rs\n+++ b/x.rs\n@@ -1,0 +2,3 @@ fn f\n+a\n+b\n+c\n@@ -9 +12 @@\n-a\n+b\n@@ -20,2 +22,0 @@\n-a\n-b\n";
        assert_eq!(lines(patch), [("x.rs".into(), 2, 4), ("x.rs".into(), 12, 12), ("x.rs".into(), 22, 23)]);
        let gone = "diff --git a/x.rs b/x.rs\ndeleted file mode 100644\n--- a/x.rs\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n";
        assert_eq!(lines(gone), [("x.rs".into(), GONE, GONE)]);
        let moved = "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n";
        assert_eq!(lines(moved), [("x".into(), GONE, GONE), ("y".into(), GONE, GONE)]);
    }

    #[test]
    fn lines_that_look_like_headers_are_lines() {
        let patch = "diff --git a/x.rs b/x.rs\n--- a/x.rs\n+++ b/x.rs\n@@ -1,2 +1,2 @@\n--- a/y.rs\n-@@ -1 +1 @@\n+++ b/z.rs\n+@@ -7 +7 @@\n@@ -9 +9 @@\n-a\n+b\n\\ No newline at end of file\n";
        assert_eq!(lines(patch), [("x.rs".into(), 1, 2), ("x.rs".into(), 9, 9)]);
    }

    #[test]
    fn names_may_be_quoted() {
        assert_eq!(name_of("b/a b.rs\t", "b/").as_deref(), Some("a b.rs"));
        assert_eq!(name_of("\"b/a\\tb\\\"\\303\\274.rs\"", "b/").as_deref(), Some("a\tb\"ü.rs"));
        assert_eq!(name_of("/dev/null", "b/"), None);
        assert_eq!(name_of("\"b/open", "b/"), None);
    }
}
