//! Codes and names that are no longer in use, so that none is ever given away twice and old configurations learn their successor.

use super::builtin;

/// A line of `rules/RETIRED`: what is dead, and what to use instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retired {
    /// The dead code or name.
    pub word: &'static str,
    /// Its successor; the dead word still works and means this.
    pub successor: Option<&'static str>,
}

/// All dead words.
pub fn all() -> impl Iterator<Item = Retired> {
    parse(builtin::RETIRED)
}

/// The entry of a dead code or name.
pub fn lookup(word: &str) -> Option<Retired> {
    all().find(|it| it.word == word)
}

fn parse(text: &'static str) -> impl Iterator<Item = Retired> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty());
    lines.map(|line| match line.split_once("->") {
        Some((word, successor)) => Retired { word: word.trim(), successor: Some(successor.trim()) },
        None => Retired { word: line, successor: None },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_comments_and_successors() {
        let found: Vec<_> = parse("# dead\n\nOLD001 -> NEW001 # renamed\nOLD002\n").collect();
        assert_eq!(found[0], Retired { word: "OLD001", successor: Some("NEW001") });
        assert_eq!(found[1], Retired { word: "OLD002", successor: None });
    }
}
