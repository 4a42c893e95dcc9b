//! Text for terminals: widths, wrapping, shortening, and nothing that could drive the terminal.

use unicode_width::UnicodeWidthChar;

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(|it| it.width().unwrap_or(0)).sum()
}

/// Replaces what would move the cursor, colour the screen or turn the direction of text. Tabs become four spaces.
pub fn tame(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        tame_char(it, &mut out);
    }
    out
}

/// As [`tame`], for one character.
pub fn tame_char(it: char, out: &mut String) {
    match it {
        '\t' => out.push_str("    "),
        it if is_hidden(it) => out.push('\u{fffd}'),
        it => out.push(it),
    }
}

/// Whether a character does something in place of being seen: control characters, those that turn the direction of text, and
/// line breaks of Unicode.
pub fn is_hidden(it: char) -> bool {
    let turns = matches!(it, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || it.is_control() || matches!(it, '\u{2028}' | '\u{2029}')
}

/// The end of a text that fits into `columns`, with an ellipsis in front when something was cut.
pub fn tail(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let mut used = 1;
    let kept = text.char_indices().rev().take_while(|(_, it)| {
        used += it.width().unwrap_or(0);
        used <= columns
    });
    let start = kept.last().map_or(text.len(), |(at, _)| at);
    format!("…{}", &text[start..])
}

/// The beginning of a text that fits into `columns`, with an ellipsis behind when something was cut.
pub fn head(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let mut used = 1;
    let end = text.char_indices().find(|(_, it)| {
        used += it.width().unwrap_or(0);
        used > columns
    });
    format!("{}…", &text[..end.map_or(text.len(), |(at, _)| at)])
}

/// Breaks a text at white space into lines of at most `columns`; a longer word keeps its end, where names differ. A no-break space is
/// none to break at, and written as any other.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let is_break = |it: char| it.is_whitespace() && it != '\u{a0}';
    for word in text.split(is_break).filter(|word| !word.is_empty()) {
        let word = tail(&word.replace('\u{a0}', " "), columns.max(2));
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(&word) <= columns => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// Wraps every paragraph (lines up to an empty one) anew.
pub fn reflow(text: &str, columns: usize) -> String {
    let paragraphs = text.trim().split("\n\n").map(|it| wrap(it, columns).join("\n"));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// A text without the escape sequences that give colours.
pub fn without_colors(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("\u{1b}[") {
        out.push_str(before);
        rest = behind.split_once(|it: char| it.is_ascii_alphabetic()).map_or("", |(_, rest)| rest);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_drives_the_terminal() {
        assert_eq!(tame("a\tb\u{1b}[31mc\u{202e}d\r"), "a    b\u{fffd}[31mc\u{fffd}d\u{fffd}");
    }

    #[test]
    fn cuts_count_columns() {
        assert_eq!((tail("abcdef", 4), head("abcdef", 4)), ("…def".into(), "abc…".into()));
        assert_eq!((tail("日本語", 5), head("日本語", 5)), ("…本語".into(), "日本…".into()));
        assert_eq!(tail("abc", 3), "abc");
    }

    #[test]
    fn wrapping_keeps_the_ends_of_long_words() {
        assert_eq!(wrap("calls `a::very::long::Name::f` now", 12), ["calls", "…g::Name::f`", "now"]);
        assert_eq!(wrap("about 5\u{a0}% of it", 8), ["about", "5 % of", "it"]);
        assert_eq!(reflow("a b\nc\n\nd", 80), "a b c\n\nd");
        assert_eq!(without_colors("\u{1b}[38;2;1mx\u{1b}[0m y"), "x y");
    }
}
