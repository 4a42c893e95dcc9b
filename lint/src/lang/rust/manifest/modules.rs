//! From `mod name;` to the files that can hold the module, by rustc's rules (`rustc_expand::module`).

use super::paths;

/// The place from which a module's child files are looked up.
///
/// rustc keeps a folder and, for files that do not own theirs (`foo.rs` beside `foo/`), a relative part that the first step
/// down has to add. The two are apart because `#[path]` starts from the folder alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleDir {
    /// `None` once a path has left the project.
    dir: Option<String>,
    /// The file's own module name, while it is still to be added.
    relative: Option<String>,
    /// In a block expression: only `#[path]` can name a file there.
    block: bool,
}

impl ModuleDir {
    /// For the top level of `file`. A crate root, a `mod.rs`, and any file reached by `#[path]` or `include!` owns its folder.
    pub fn of_file(file: &str, is_mod_rs_or_root: bool) -> Self {
        Self {
            dir: Some(paths::parent(file).to_owned()),
            relative: (!is_mod_rs_or_root).then(|| paths::stem(file).to_owned()),
            block: false,
        }
    }

    /// For the inside of `mod name { .. }`. A `#[path]` on it names the folder itself.
    #[must_use]
    pub fn inline(&self, name: &str, path_attr: Option<&str>) -> Self {
        match path_attr {
            Some(path) => Self { dir: self.below(path), relative: None, block: false },
            None => {
                let name = self.prefixed(unraw(name));
                Self { dir: self.below(&name), relative: None, block: self.block }
            }
        }
    }

    /// For the inside of a block expression, where items may stand too.
    #[must_use]
    pub fn block(&self) -> Self {
        Self { dir: self.dir.clone(), relative: None, block: true }
    }

    /// The files that `mod name;` can mean, in rustc's order; when more than one exists the program is ambiguous.
    ///
    /// A file found as the second, or by `#[path]`, owns its folder. The file's name does not tell: `mod r#mod;` gives a `mod.rs`
    /// that does not.
    pub fn candidates(&self, name: &str, path_attr: Option<&str>) -> Vec<String> {
        if let Some(path) = path_attr {
            return self.below(path).into_iter().collect();
        }
        if self.block {
            return Vec::new();
        }
        let name = self.prefixed(unraw(name));
        [format!("{name}.rs"), format!("{name}/mod.rs")].iter().filter_map(|path| self.below(path)).collect()
    }

    fn prefixed(&self, name: &str) -> String {
        self.relative.as_ref().map_or_else(|| name.to_owned(), |relative| format!("{relative}/{name}"))
    }

    fn below(&self, path: &str) -> Option<String> {
        paths::join(self.dir.as_deref()?, path)
    }
}

/// The file that `include!("literal")` in `file` names.
pub fn include_candidate(file: &str, literal: &str) -> Option<String> {
    paths::join(paths::parent(file), literal)
}

fn unraw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(parent: &str, owns: bool, inline: &[&str], name: &str, path: Option<&str>) -> Vec<String> {
        let file = ModuleDir::of_file(parent, owns);
        inline.iter().fold(file, |dir, module| dir.inline(module, None)).candidates(name, path)
    }

    #[test]
    fn roots_and_mod_rs_own_their_folder() {
        assert_eq!(files("c/src/lib.rs", true, &[], "a", None), ["c/src/a.rs", "c/src/a/mod.rs"]);
        assert_eq!(files("c/src/b/mod.rs", true, &[], "a", None), ["c/src/b/a.rs", "c/src/b/a/mod.rs"]);
        assert_eq!(files("main.rs", true, &[], "a", None), ["a.rs", "a/mod.rs"]);
    }

    #[test]
    fn other_files_look_below_their_own_name() {
        assert_eq!(files("src/foo.rs", false, &[], "a", None), ["src/foo/a.rs", "src/foo/a/mod.rs"]);
        assert_eq!(files("src/foo.bar.rs", false, &[], "a", None)[0], "src/foo.bar/a.rs");
    }

    #[test]
    fn inline_modules_add_folders() {
        assert_eq!(files("src/lib.rs", true, &["x", "y"], "a", None), ["src/x/y/a.rs", "src/x/y/a/mod.rs"]);
        assert_eq!(files("src/foo.rs", false, &["x"], "a", None), ["src/foo/x/a.rs", "src/foo/x/a/mod.rs"]);
    }

    #[test]
    fn path_attributes_start_at_the_files_folder() {
        assert_eq!(files("src/lib.rs", true, &[], "a", Some("z/b.rs")), ["src/z/b.rs"]);
        assert_eq!(files("src/foo.rs", false, &[], "a", Some("b.rs")), ["src/b.rs"]);
        assert_eq!(files("src/foo.rs", false, &[], "a", Some("../gen/./b.rs")), ["gen/b.rs"]);
    }

    #[test]
    fn path_attributes_in_inline_modules_start_at_the_inline_folder() {
        assert_eq!(files("src/a/mod.rs", true, &["inline"], "m", Some("other.rs")), ["src/a/inline/other.rs"]);
        assert_eq!(files("src/a/b.rs", false, &["inline"], "m", Some("other.rs")), ["src/a/b/inline/other.rs"]);
    }

    #[test]
    fn path_attributes_on_inline_modules_name_the_folder() {
        let dir = ModuleDir::of_file("src/foo.rs", false).inline("thread", Some("thread_files"));
        assert_eq!(dir.candidates("local", Some("tls.rs")), ["src/thread_files/tls.rs"]);
        assert_eq!(dir.candidates("local", None), ["src/thread_files/local.rs", "src/thread_files/local/mod.rs"]);
        assert_eq!(dir.inline("x", None).candidates("y", None)[0], "src/thread_files/x/y.rs");
    }

    #[test]
    fn blocks_hold_file_modules_only_by_path() {
        let block = ModuleDir::of_file("src/foo.rs", false).block();
        assert!(block.candidates("a", None).is_empty());
        assert_eq!(block.candidates("a", Some("a.rs")), ["src/a.rs"]);
        assert!(block.inline("x", None).candidates("a", None).is_empty());
        assert_eq!(block.inline("x", None).candidates("a", Some("a.rs")), ["src/x/a.rs"]);
    }

    #[test]
    fn raw_identifiers_lose_their_prefix() {
        assert_eq!(files("src/lib.rs", true, &["r#mod"], "r#type", None)[0], "src/mod/type.rs");
    }

    #[test]
    fn a_module_called_mod_does_not_own_its_folder() {
        let found = files("src/lib.rs", true, &[], "r#mod", None);
        assert_eq!(found, ["src/mod.rs", "src/mod/mod.rs"]);
        assert_eq!(files(&found[0], false, &[], "a", None)[0], "src/mod/a.rs");
        assert_eq!(files(&found[1], true, &[], "a", None)[0], "src/mod/a.rs");
    }

    #[test]
    fn nothing_outside_the_project() {
        assert!(files("src/lib.rs", true, &[], "a", Some("../../x.rs")).is_empty());
        assert!(files("src/lib.rs", true, &[], "a", Some("/etc/x.rs")).is_empty());
        assert!(ModuleDir::of_file("lib.rs", true).inline("x", Some("../..")).candidates("a", None).is_empty());
        assert_eq!(include_candidate("src/a/b.rs", "../c.rs").as_deref(), Some("src/c.rs"));
    }
}
