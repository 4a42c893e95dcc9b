//! Paths inside the project: relative to its root, with `/`, the root itself being the empty path.

/// `rel` seen from the folder `dir`, with `.` and `..` resolved; `None` for what leaves the project.
pub(super) fn join(dir: &str, rel: &str) -> Option<String> {
    if rel.starts_with('/') || rel.as_bytes().get(1) == Some(&b':') {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in dir.split('/').chain(rel.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

/// The folder of a file or folder; empty at the root.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(dir, _)| dir)
}

/// The last component.
pub(super) fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// The last component without its last extension.
pub(super) fn stem(path: &str) -> &str {
    let name = name(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// Whether `path` is `dir` or lies below it.
pub(super) fn within(path: &str, dir: &str) -> bool {
    dir.is_empty() || path.strip_prefix(dir).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The folders above `dir`, nearest first, down to the root.
pub(super) fn ancestors(dir: &str) -> impl Iterator<Item = &str> {
    let mut at = Some(dir).filter(|dir| !dir.is_empty());
    std::iter::from_fn(move || {
        let above = parent(at?);
        at = Some(above).filter(|dir| !dir.is_empty());
        Some(above)
    })
}

/// A name as code spells it.
pub(super) fn in_code(name: &str) -> String {
    name.replace('-', "_")
}
