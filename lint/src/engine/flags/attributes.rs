//! `#[arg(long, env = "NAME", default_value_t = true)]`: what clap makes of a variable.

use super::{
    code::matching_open,
    words::{matching_close, slice},
};
use crate::{
    base::flags::{Acts, Meaning, Taken},
    lang::rust::lex::{Kind, Lexer, Token},
};

/// What comes of a variable that an attribute names at `start`.
pub(super) fn meaning(text: &str, start: u32, words: &[String]) -> Option<Meaning> {
    let tokens: Vec<Token> = Lexer::new(text).filter(|it| !it.is_comment()).collect();
    let name = tokens.iter().position(|it| it.start == start)?;
    let open = matching_open(&tokens, name)?;
    let close = matching_close(&tokens, open)?;
    let ty = field_type(text, &tokens, close);
    let is_bool = ty.as_deref() == Some("bool");
    let default = default(text, &tokens[open..close]).or_else(|| is_bool.then(|| "false".to_string()));
    let unset = match default {
        Some(word) if words.contains(&word) => Taken::As(vec![word]),
        Some(word) if !words.is_empty() && !is_bool => Taken::Other(Some(word)),
        _ => Taken::Unknown,
    };
    Some(Meaning { unset, acts: Acts::Unknown, is_switch: is_bool, ..Meaning::default() })
}

/// A literal behind `default_value` or `default_value_t`.
fn default(text: &str, tokens: &[Token]) -> Option<String> {
    let at = tokens.iter().position(|it| matches!(slice(text, it), "default_value" | "default_value_t"))?;
    let value = tokens.get(at + 2).filter(|_| tokens[at + 1].byte == b'=')?;
    let literal = slice(text, value);
    let is_word = value.kind == Kind::Number || matches!(literal, "true" | "false");
    super::words::plain(literal).map(str::to_string).or_else(|| is_word.then(|| literal.to_string()))
}

/// The name of the field that an attribute with the name of a variable at `start` is for.
pub(super) fn field(text: &str, start: u32) -> Option<String> {
    let tokens: Vec<Token> = Lexer::new(text).filter(|it| !it.is_comment()).collect();
    let name = tokens.iter().position(|it| it.start == start)?;
    let close = matching_close(&tokens, matching_open(&tokens, name)?)?;
    field_of(text, &tokens, close).map(|(name, _)| name)
}

fn field_type(text: &str, tokens: &[Token], close: usize) -> Option<String> {
    field_of(text, tokens, close).map(|(_, ty)| ty)
}

/// Name and type of the field behind an attribute whose last bracket inside is at `close`.
fn field_of(text: &str, tokens: &[Token], close: usize) -> Option<(String, String)> {
    let mut at = close + 1;
    // Other brackets of the same attribute, other attributes, and how it is visible.
    while let Some(token) = tokens.get(at) {
        match (token.kind, token.byte) {
            (Kind::Close, b')' | b']') => at += 1,
            (Kind::Punct, b'#') => at = matching_close(tokens, at + 1)? + 1,
            (Kind::Ident, _) if slice(text, token) == "pub" => {
                at += 1;
                if tokens.get(at).is_some_and(|it| it.byte == b'(') {
                    at = matching_close(tokens, at)? + 1;
                }
            }
            _ => break,
        }
    }
    let colon = tokens.get(at + 1).filter(|it| it.byte == b':')?;
    let end = tokens[at + 2..].iter().find(|it| matches!(it.byte, b',' | b'}'))?;
    let ty = text.get(colon.end as usize..end.start as usize)?.trim().to_string();
    Some((slice(text, &tokens[at]).to_string(), ty))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unset(field: &str) -> Taken {
        let text = format!("struct Args {{\n    #[arg(long, env = \"A\"{field},\n    b: u8,\n}}\n");
        let start = text.find("\"A\"").unwrap() as u32;
        meaning(&text, start, &["true".to_string(), "false".to_string()]).unwrap().unset
    }

    #[test]
    fn clap_has_defaults() {
        let word = |it: &str| Taken::As(vec![it.to_string()]);
        assert_eq!(unset(")]\n    a: bool"), word("false"));
        assert_eq!(unset(", default_value_t = true)] #[serde(skip)]\n    pub(crate) a: bool"), word("true"));
        assert_eq!(unset(", default_value = \"false\")]\n    a: Option<bool>"), word("false"));
        assert_eq!(unset(")]\n    a: Option<bool>"), Taken::Unknown);
    }
}
