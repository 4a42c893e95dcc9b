//! A tree for terminals: callers above what they call. What is reached twice is written once and referred to.

use super::{Arrow, BoxKind, Picture, arrows_of, hidden, place, sentence, short, text};
use std::{collections::BTreeMap, fmt::Write as _};

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether it gets colours.
    pub color: bool,
    /// Its columns.
    pub width: usize,
    /// Whether it has more than ASCII.
    pub unicode: bool,
}

struct Signs {
    branch: &'static str,
    last: &'static str,
    pass: &'static str,
    again: &'static str,
    circle: &'static str,
    primitive: &'static str,
}

const UNICODE: Signs =
    Signs { branch: "├─ ", last: "└─ ", pass: "│  ", again: "↑", circle: "↻", primitive: "■ " };
const ASCII: Signs = Signs { branch: "|- ", last: "`- ", pass: "|  ", again: "^", circle: "@", primitive: "# " };

/// What a line says of its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mention {
    /// It is written here, with all that it calls.
    Whole,
    /// It is written elsewhere.
    Again,
    /// It is written above, and the chain comes from there.
    Circle,
}

struct Line {
    /// For every level above: whether it was the last of its siblings.
    levels: Vec<bool>,
    at: usize,
    arrow: Option<usize>,
    mention: Mention,
}

/// Renders a picture.
pub fn render(picture: &Picture, style: Style) -> String {
    let lines = lines(picture);
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let referred = |at: usize| lines.iter().any(|line| line.at == at && line.mention != Mention::Whole);
    for line in lines.iter().filter(|line| line.mention == Mention::Whole) {
        if referred(line.at) {
            let next = numbers.len() + 1;
            numbers.entry(line.at).or_insert(next);
        }
    }
    let signs = if style.unicode { &UNICODE } else { &ASCII };
    let page = Page { picture, style, signs, numbers };
    let mut out = String::new();
    for line in text::wrap(&sentence(&picture.title), style.width) {
        let _ = writeln!(out, "{}", page.paint("1", &line));
    }
    out.push('\n');
    for line in &lines {
        if line.arrow.is_none() && line.at != lines[0].at {
            out.push('\n');
        }
        let _ = writeln!(out, "{}", page.line(line));
    }
    let legend = page.legend(&lines);
    for line in std::iter::once(&legend).chain(&picture.notes).filter(|it| !it.is_empty()) {
        out.push('\n');
        for part in text::wrap(&sentence(line), style.width) {
            let _ = writeln!(out, "{}", page.paint("2", &part));
        }
    }
    out
}

/// Depth first without recursion: chains may be long.
fn lines(picture: &Picture) -> Vec<Line> {
    let arrows = arrows_of(picture);
    let mut lines = Vec::new();
    let mut written = vec![false; picture.boxes.len()];
    let mut path: Vec<usize> = Vec::new();
    let mut open: Vec<(usize, Option<usize>, Vec<bool>)> =
        picture.roots.iter().rev().map(|at| (*at, None, Vec::new())).collect();
    while let Some((at, arrow, levels)) = open.pop() {
        path.truncate(levels.len());
        let mention = match (path.contains(&at), written[at] && !arrows[at].is_empty()) {
            (true, _) => Mention::Circle,
            (false, true) => Mention::Again,
            (false, false) => Mention::Whole,
        };
        if mention == Mention::Whole {
            written[at] = true;
            path.push(at);
            let last = arrows[at].len().saturating_sub(1);
            open.extend(arrows[at].iter().enumerate().rev().map(|(index, arrow)| {
                let mut levels = levels.clone();
                levels.push(index == last);
                (picture.arrows[*arrow].to, Some(*arrow), levels)
            }));
        }
        lines.push(Line { levels, at, arrow, mention });
    }
    lines
}

struct Page<'p> {
    picture: &'p Picture,
    style: Style,
    signs: &'p Signs,
    numbers: BTreeMap<usize, usize>,
}

impl Page<'_> {
    fn paint(&self, code: &str, said: &str) -> String {
        if self.style.color && !said.is_empty() { format!("\u{1b}[{code}m{said}\u{1b}[0m") } else { said.to_string() }
    }

    fn prefix(&self, levels: &[bool]) -> String {
        let mut out = String::new();
        for (at, last) in levels.iter().enumerate() {
            out.push_str(match (at + 1 == levels.len(), last) {
                (true, true) => self.signs.last,
                (true, false) => self.signs.branch,
                (false, true) => "   ",
                (false, false) => self.signs.pass,
            });
        }
        // A deep chain must leave room for names.
        let most = self.style.width / 2;
        let skip = out.chars().count().saturating_sub(most);
        out.chars().skip(skip).collect()
    }

    fn line(&self, line: &Line) -> String {
        let it = &self.picture.boxes[line.at];
        let prefix = self.prefix(&line.levels);
        let arrow = line.arrow.map(|at| &self.picture.arrows[at]);
        let (word, colour) = match it.kind {
            BoxKind::Async => ("async ", "1;36"),
            BoxKind::Hot => ("hot ", "1;33"),
            BoxKind::Dynamic => ("dyn ", "35"),
            BoxKind::Sync => ("", "0"),
            BoxKind::Primitive => (self.signs.primitive, "1;31"),
        };
        let behind = self.behind(line, arrow);
        let whence = match arrow {
            Some(arrow) => call(arrow),
            None => it.place.as_ref().map_or_else(String::new, place),
        };
        let room = self.style.width.saturating_sub(text::width(&prefix) + text::width(word) + text::width(&behind) + 2);
        let symbol = sentence(&it.symbol);
        let wanted = text::width(&symbol);
        // The place gets what the name leaves, but at least two fifths; both keep their ends, where they differ.
        let for_place = room.saturating_sub(wanted).max(room * 2 / 5);
        let whence = self.cut(&sentence(&whence), '/', for_place);
        let for_symbol = room.saturating_sub(text::width(&whence));
        let symbol = if wanted > for_symbol && it.kind != BoxKind::Primitive { short_trait(&symbol) } else { symbol };
        let symbol = self.cut(&symbol, ':', for_symbol);
        let used = text::width(&prefix) + text::width(word) + text::width(&symbol) + text::width(&behind);
        let gap = self.style.width.saturating_sub(used + text::width(&whence)).max(2);
        let name = match it.kind {
            BoxKind::Sync => symbol,
            _ => self.paint(colour, &format!("{word}{symbol}")),
        };
        let whence = format!("{}{}", " ".repeat(gap), self.paint("2", &whence));
        format!("{}{name}{}{whence}", self.paint("2", &prefix), self.paint("2", &behind)).trim_end().to_string()
    }

    /// The end of a text, from a `border` on where one is near.
    fn cut(&self, said: &str, border: char, columns: usize) -> String {
        let cut = text::tail(said, columns.max(2));
        if cut == said {
            return cut;
        }
        let end = cut.trim_start_matches('…');
        let whole = end.find(border).map(|at| &end[at..]).filter(|it| it.len() * 2 > end.len());
        format!("{}{}", if self.style.unicode { "…" } else { "~" }, whole.unwrap_or(end))
    }

    /// What stands behind a name: its class, its number, what is hidden.
    fn behind(&self, line: &Line, arrow: Option<&Arrow>) -> String {
        let it = &self.picture.boxes[line.at];
        let mut out = String::new();
        if let Some(class) = &it.class {
            let _ = write!(out, " ({})", sentence(class));
        }
        if arrow.is_some_and(|arrow| arrow.confidence < crate::base::finding::Confidence::High) {
            out.push_str(" ?");
        }
        if let Some(number) = self.numbers.get(&line.at) {
            let _ = match line.mention {
                Mention::Whole => write!(out, " [{number}]"),
                Mention::Again => write!(out, " {}[{number}]", self.signs.again),
                Mention::Circle => write!(out, " {}[{number}]", self.signs.circle),
            };
        }
        if let Some(hidden) = hidden(it).filter(|_| line.mention == Mention::Whole) {
            let _ = write!(out, " ({hidden})");
        }
        out
    }

    /// What the signs mean, of those that occur.
    fn legend(&self, lines: &[Line]) -> String {
        let kind = |kind| lines.iter().any(|line| self.picture.boxes[line.at].kind == kind);
        let mention = |mention| lines.iter().any(|line| line.mention == mention);
        let unsure = lines
            .iter()
            .filter_map(|line| line.arrow)
            .any(|at| self.picture.arrows[at].confidence < crate::base::finding::Confidence::High);
        let signs = self.signs;
        let parts = [
            (kind(BoxKind::Async) || kind(BoxKind::Hot), "async, hot: must not wait".to_string()),
            (kind(BoxKind::Primitive), format!("{}: {}", signs.primitive.trim(), super::deeds(self.picture))),
            (kind(BoxKind::Dynamic), "dyn: whichever implementation it is".to_string()),
            (mention(Mention::Again), format!("{}[n]: goes on as [n]", signs.again)),
            (mention(Mention::Circle), format!("{}[n]: a circle, back to [n]", signs.circle)),
            (unsure, "?: not sure".to_string()),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|(used, _)| *used).map(|(_, said)| said).collect();
        parts.join(if self.style.unicode { " · " } else { "; " })
    }
}

/// Where an arrow's calls are: the first place, and how many more.
fn call(arrow: &Arrow) -> String {
    match arrow.calls.as_slice() {
        [] => String::new(),
        [one] => place(one),
        [first, more @ ..] => format!("{} +{}", place(first), more.len()),
    }
}

/// A method of a trait without the paths of type and trait; other names as they are.
fn short_trait(symbol: &str) -> String {
    if symbol.starts_with('<') { short(symbol) } else { symbol.to_string() }
}
