//! The rules, tables and shapes that the program ships. Each list is sorted; a test compares it with the folder.

macro_rules! embed {
    ($($path:literal),* $(,)?) => { &[$(($path, include_str!(concat!("../../../rules/", $path)))),*] };
}

/// A file's path below `rules/` and its text.
pub(super) type Embedded = (&'static str, &'static str);

/// Rules, one file each.
pub(super) const RULES: &[Embedded] = embed![
    "dur/DUR001.toml",
    "dur/DUR002.toml",
    "dur/DUR003.toml",
    "hot/HOT001.toml",
    "hot/HOT002.toml",
    "hot/HOT003.toml",
    "hot/HOT004.toml",
    "hot/HOT005.toml",
    "rbk/RBK001.toml",
    "rbk/RBK002.toml",
    "rbk/RBK003.toml",
    "rbk/RBK004.toml",
    "rbk/RBK005.toml",
    "rbk/RBK006.toml",
    "rbk/RBK007.toml",
    "rbk/RBK008.toml",
    "rbk/RBK009.toml",
    "rbk/RBK010.toml",
    "rbk/RBK011.toml",
    "rbk/RBK101.toml",
    "rbk/RBK102.toml",
    "rbk/RBK103.toml",
    "rbk/RBK104.toml",
    "rbk/RBK105.toml",
    "rbk/RBK106.toml",
    "rbk/RBK107.toml",
    "rbk/RBK108.toml",
    "rbk/RBK109.toml",
    "sig/SIG001.toml",
    "sig/SIG002.toml",
    "sig/SIG003.toml",
    "sig/SIG004.toml",
    "sig/SIG005.toml",
    "sig/SIG006.toml",
    "sig/SIG007.toml",
    "sig/SIG008.toml",
    "sig/SIG009.toml",
    "sig/SIG010.toml",
    "sup/SUP001.toml",
    "sup/SUP002.toml",
    "sup/SUP003.toml",
    "sup/SUP004.toml",
    "syn/SYN001.toml",
];

/// Effect tables; several files may add to one effect.
pub(super) const EFFECTS: &[Embedded] = embed![
    "effects/blocking-cpu.toml",
    "effects/blocking-db.toml",
    "effects/blocking-fs.toml",
    "effects/blocking-misc.toml",
    "effects/blocking-net.toml",
    "effects/blocking-process.toml",
    "effects/blocking-std.toml",
    "effects/blocking-wait.toml",
    "effects/blocking.toml",
    "effects/boundaries.toml",
    "effects/contexts.toml",
    "effects/document.toml",
    "effects/durability.toml",
    "effects/flags.toml",
    "effects/guards.toml",
    "effects/signature.toml",
    "effects/twins.toml",
];

/// Shapes of external crates.
pub(super) const SHAPES: &[Embedded] = embed![
    "shapes/asynchronous.rs",
    "shapes/databases.rs",
    "shapes/files.rs",
    "shapes/general.rs",
    "shapes/network.rs",
    "shapes/runtimes.rs",
    "shapes/std.rs",
    "shapes/stores.rs",
    "shapes/sync.rs",
    "shapes/tools.rs",
    "shapes/web.rs"
];

/// Codes and names that are no longer in use.
pub(super) const RETIRED: &str = include_str!("../../../rules/RETIRED");

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    /// Files below `rules/` in folders that `wanted` accepts, with an extension.
    fn on_disk(wanted: impl Fn(&str) -> bool, extension: &str) -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let mut found = Vec::new();
        for folder in fs::read_dir(&root).unwrap().flatten().filter(|it| it.path().is_dir()) {
            let name = folder.file_name().to_string_lossy().into_owned();
            if wanted(&name) {
                let files = fs::read_dir(folder.path()).unwrap().flatten().map(|it| it.path());
                let files = files.filter(|it| it.extension().is_some_and(|it| it == extension));
                found.extend(files.map(|it| format!("{name}/{}", it.file_name().unwrap().to_string_lossy())));
            }
        }
        found.sort();
        found
    }

    #[test]
    fn the_lists_are_complete_and_sorted() {
        let listed = |list: &[Embedded]| list.iter().map(|it| it.0.to_string()).collect::<Vec<_>>();
        assert_eq!(listed(RULES), on_disk(|it| it != "effects" && it != "shapes", "toml"), "RULES");
        assert_eq!(listed(EFFECTS), on_disk(|it| it == "effects", "toml"), "EFFECTS");
        assert_eq!(listed(SHAPES), on_disk(|it| it == "shapes", "rs"), "SHAPES");
    }
}
