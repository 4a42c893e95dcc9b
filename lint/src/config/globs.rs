//! Path globs as in `.gitignore`: without a slash they match at any depth, with one they start at the file's own folder, and a
//! folder stands for all that is in it.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Globs of one or more configuration files.
#[derive(Clone, Debug, Default)]
pub struct Globs {
    sets: Vec<(String, GlobSet)>,
}

impl Globs {
    /// Adds patterns of a file. `prefix` is the project root as seen from that file's folder: empty, or ending in `/`.
    /// An error is the index of the pattern and what is wrong with it.
    pub fn add<'a>(
        &mut self,
        prefix: &str,
        patterns: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), (usize, String)> {
        let mut builder = GlobSetBuilder::new();
        let mut any = false;
        for (index, pattern) in patterns.into_iter().enumerate() {
            for glob in anchored(pattern) {
                let glob = GlobBuilder::new(&glob).literal_separator(true).backslash_escape(true).build();
                builder.add(glob.map_err(|error| (index, error.kind().to_string()))?);
            }
            any = true;
        }
        if any {
            let set = builder.build().map_err(|error| (0, error.kind().to_string()))?;
            self.sets.push((prefix.to_string(), set));
        }
        Ok(())
    }

    /// Whether any glob matches a path relative to the project root, with `/`.
    pub fn matches(&self, path: &str) -> bool {
        self.sets.iter().any(|(prefix, set)| match prefix.as_str() {
            "" => set.is_match(path),
            prefix => set.is_match(format!("{prefix}{path}")),
        })
    }

    /// Whether there are no globs.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }
}

fn anchored(pattern: &str) -> [String; 2] {
    let body = pattern.trim_start_matches("./").trim_end_matches('/');
    let head = match (body.strip_prefix('/'), body.contains('/')) {
        (Some(rooted), _) => rooted.to_string(),
        (None, true) => body.to_string(),
        (None, false) => format!("**/{body}"),
    };
    [format!("{head}/**"), head]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_match_as_in_gitignore() {
        let matches = |pattern: &str, path: &str| {
            let mut globs = Globs::default();
            globs.add("", [pattern]).unwrap();
            globs.matches(path)
        };
        assert!(matches("vendor", "a/vendor/b.rs") && matches("vendor/", "vendor/b.rs"));
        assert!(matches("crates/a", "crates/a/src/x.rs") && !matches("crates/a", "x/crates/a/src/x.rs"));
        assert!(matches("*.gen.rs", "a/b/c.gen.rs") && matches("crates/*/build.rs", "crates/a/build.rs"));
        assert!(!matches("crates/*/build.rs", "crates/a/b/build.rs") && matches("tests/**", "tests/a/b.rs"));
        assert!(matches("/a.rs", "a.rs") && !matches("/a.rs", "b/a.rs"));
    }

    #[test]
    fn an_extended_file_above_the_root_sees_whole_paths() {
        let mut globs = Globs::default();
        globs.add("services/", ["services/gen"]).unwrap();
        assert!(globs.matches("gen/x.rs") && !globs.matches("src/x.rs"));
        assert!(globs.add("", ["ok", "a[",]).is_err_and(|(index, _)| index == 1));
    }
}
