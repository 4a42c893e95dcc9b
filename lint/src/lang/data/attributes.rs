//! `.gitattributes`, as far as it says what becomes of line ends.

use crate::base::source::Span;
use globset::{GlobBuilder, GlobMatcher};

/// What git does to the line ends of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineEnds {
    /// `text`: none said, unset, set, or `auto`.
    text: Option<Text>,
    /// `eol`: whether it is `lf`.
    lf: Option<bool>,
    /// The line that said so last.
    pub said: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    Never,
    Maybe,
}

impl LineEnds {
    /// Whether a checkout gives the bytes that were committed, on every machine.
    pub fn are_kept(self) -> bool {
        self.text == Some(Text::Never) || self.lf == Some(true)
    }
}

/// A file of attributes.
#[derive(Debug, Default)]
pub struct Attributes {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    pattern: GlobMatcher,
    span: Span,
    attributes: Vec<String>,
}

impl Attributes {
    /// Reads a file. Lines that cannot be read mean nothing, as to git.
    pub fn parse(text: &str) -> Self {
        let mut start = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            let body = line.trim();
            let mut words = body.split_whitespace();
            let pattern = words.next().filter(|it| !it.starts_with(['#', '!', '[']));
            if let Some(pattern) = pattern.and_then(matcher) {
                let from = start + (line.len() - line.trim_start().len()) as u32;
                let span = Span::new(from, from + body.len() as u32);
                lines.push(Line { pattern, span, attributes: words.map(str::to_string).collect() });
            }
            start += line.len() as u32;
        }
        Self { lines }
    }

    /// What it says of a path below its folder, after what files above it have said. Only a line of its own is told.
    pub fn line_ends(&self, path: &str, above: LineEnds) -> LineEnds {
        let mut ends = LineEnds { said: None, ..above };
        for line in self.lines.iter().filter(|line| line.pattern.is_match(path)) {
            for word in &line.attributes {
                let before = (ends.text, ends.lf);
                match word.as_str() {
                    "-text" | "binary" | "-crlf" => ends.text = Some(Text::Never),
                    "text" | "text=auto" | "crlf" => ends.text = Some(Text::Maybe),
                    "!text" => ends.text = None,
                    "eol=lf" => ends.lf = Some(true),
                    "eol=crlf" => ends.lf = Some(false),
                    "!eol" => ends.lf = None,
                    _ => continue,
                }
                if before != (ends.text, ends.lf) || ends.said.is_none() {
                    ends.said = Some(line.span);
                }
            }
        }
        ends
    }
}

/// As in `.gitignore`, but that a folder does not stand for what is in it.
fn matcher(pattern: &str) -> Option<GlobMatcher> {
    let rooted = match (pattern.strip_prefix('/'), pattern.contains('/')) {
        (Some(rooted), _) => rooted.to_string(),
        (None, true) => pattern.to_string(),
        (None, false) => format!("**/{pattern}"),
    };
    let glob = GlobBuilder::new(&rooted).literal_separator(true).backslash_escape(true).build();
    glob.ok().map(|glob| glob.compile_matcher())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_that_matches_decides() {
        let kept = |text: &str, path: &str| Attributes::parse(text).line_ends(path, LineEnds::default()).are_kept();
        assert!(kept("*.json -text\n", "a/b.json") && kept("* binary\n", "x") && kept("*.sig text eol=lf\n", "a.sig"));
        assert!(!kept("* text=auto\n", "a.json") && !kept("# *.json -text\n", "a.json") && !kept("", "a.json"));
        assert!(!kept("*.json -text\n*.json text\n", "a.json") && kept("* text=auto\nconfig/** -text\n", "config/a/b"));
        assert!(!kept("config -text\n", "config/a.json") && !kept("/a.json -text\n", "b/a.json"));
    }

    #[test]
    fn it_is_known_which_line_said_so() {
        let text = "* text=auto\n*.json diff\n";
        let ends = Attributes::parse(text).line_ends("a.json", LineEnds::default());
        assert_eq!(ends.said, Some(Span::new(0, 11)));
        let indented = Attributes::parse("#\n\u{3000}*.json text\n").line_ends("a.json", LineEnds::default());
        assert_eq!(indented.said, Some(Span::new(5, 16)));
        let deeper = Attributes::parse("*.json -text").line_ends("a.json", ends);
        assert!(deeper.are_kept());
    }
}
