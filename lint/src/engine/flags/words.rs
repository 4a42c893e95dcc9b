//! What calls say in words: arguments as they are written, parameters by name, names in constants. Facts keep no text of literals,
//! so this looks at tokens.

use crate::{
    base::source::Span,
    lang::rust::{
        lex::{Kind, Lexer, Token},
        parse::extract,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// An argument as far as it is words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A string.
    Text(String),
    /// A name, of which the last segment counts.
    Name(String),
    /// Anything else.
    Other,
}

/// A call as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Its arguments, receiver excluded.
    pub(super) args: Vec<Word>,
    /// Whether it is `receiver.method(..)`.
    pub(super) method: bool,
}

/// Reads the text of a call, which ends with its closing parenthesis.
pub(super) fn call(text: &str) -> Option<Written> {
    let tokens = tokens(text);
    let close = tokens.len().checked_sub(1)?;
    let open = matching(&tokens, close)?;
    let name = before_turbofish(&tokens[..open])?;
    let method = name > 0 && tokens[name - 1].byte == b'.';
    let args = split(&tokens[open + 1..close], false);
    Some(Written { args: args.into_iter().map(|arg| word(text, arg)).collect(), method })
}

fn tokens(text: &str) -> Vec<Token> {
    Lexer::range(text, 0, text.len()).filter(|it| !it.is_comment()).collect()
}

/// The last name in front of a call's parenthesis; `::<A, B>` may stand between.
fn before_turbofish(tokens: &[Token]) -> Option<usize> {
    let mut at = tokens.len().checked_sub(1)?;
    let mut depth = 0i32;
    loop {
        match tokens[at].byte {
            b'>' if at == 0 || !matches!(tokens[at - 1].byte, b'-' | b'=') => depth += 1,
            b'<' => depth -= 1,
            _ if depth == 0 && tokens[at].kind == Kind::Ident => return Some(at),
            _ => {}
        }
        at = at.checked_sub(1)?;
    }
}

/// The bracket that the one at `close` closes.
fn matching(tokens: &[Token], close: usize) -> Option<usize> {
    if tokens[close].byte != b')' {
        return None;
    }
    let mut depth = 0usize;
    for at in (0..=close).rev() {
        match tokens[at].kind {
            Kind::Close => depth += 1,
            Kind::Open => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The bracket that closes the one at `open`.
pub(super) fn matching_close(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0i32;
    tokens.iter().enumerate().skip(open).find_map(|(at, token)| {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

/// The parts between commas. `<` and `>` are brackets in types only.
pub(super) fn split(tokens: &[Token], types: bool) -> Vec<&[Token]> {
    let (mut depth, mut start, mut parts) = (0i32, 0, Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        let arrow = at > 0 && matches!(tokens[at - 1].byte, b'-' | b'=');
        match (token.kind, token.byte) {
            (Kind::Open, _) => depth += 1,
            (Kind::Close, _) => depth -= 1,
            (Kind::Punct, b'<') if types => depth += 1,
            (Kind::Punct, b'>') if types && !arrow => depth -= 1,
            (Kind::Punct, b',') if depth == 0 => {
                parts.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < tokens.len() {
        parts.push(&tokens[start..]);
    }
    parts
}

pub(super) fn slice<'t>(text: &'t str, token: &Token) -> &'t str {
    text.get(token.start as usize..token.end as usize).unwrap_or("")
}

pub(super) fn word(text: &str, tokens: &[Token]) -> Word {
    let tokens = match tokens {
        [first, rest @ ..] if first.byte == b'&' => rest,
        all => all,
    };
    match tokens {
        [one] if one.kind == Kind::Str => plain(slice(text, one)).map_or(Word::Other, |it| Word::Text(it.to_string())),
        [path @ .., last] if last.kind == Kind::Ident && is_path(path) => Word::Name(slice(text, last).to_string()),
        _ => Word::Other,
    }
}

/// `a::b::`, in front of a name.
fn is_path(tokens: &[Token]) -> bool {
    tokens.iter().all(|it| it.kind == Kind::Ident || it.byte == b':')
}

/// The content of a string without escapes.
pub(super) fn plain(literal: &str) -> Option<&str> {
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains('\\')).then_some(inner)
}

/// The names of a function's parameters, `self` included; nothing for patterns. The text is its signature.
pub(super) fn parameters(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let Some(at) = tokens.iter().position(|it| slice(text, it) == "fn") else { return Vec::new() };
    let mut depth = 0i32;
    let open = (at + 2..tokens.len()).find(|at| {
        match tokens[*at].byte {
            b'<' => depth += 1,
            b'>' if !matches!(tokens[at - 1].byte, b'-' | b'=') => depth -= 1,
            _ => {}
        }
        depth == 0 && tokens[*at].byte == b'('
    });
    let Some(open) = open else { return Vec::new() };
    let close = matching_close(&tokens, open);
    let name = |tokens: &[Token]| {
        let words: Vec<&str> = tokens.iter().take_while(|it| it.byte != b':').map(|it| slice(text, it)).collect();
        let is_self = words.contains(&"self");
        match words.as_slice() {
            _ if is_self => "self".to_string(),
            [name] | ["mut", name] => (*name).to_string(),
            _ => String::new(),
        }
    };
    split(&tokens[open + 1..close.unwrap_or(tokens.len())], true).into_iter().map(name).collect()
}

/// The names that a closure gives to its parameters, whatever they mean. The text is the whole closure.
pub(super) fn closure_names(text: &str) -> BTreeSet<String> {
    let tokens = tokens(text);
    let mut bars = tokens.iter().enumerate().filter(|(_, it)| it.byte == b'|').map(|(at, _)| at);
    let (Some(from), Some(to)) = (bars.next(), bars.next()) else { return BTreeSet::new() };
    tokens[from..to].iter().filter(|it| it.kind == Kind::Ident).map(|it| slice(text, it).to_string()).collect()
}

/// What a file says outside of calls.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Constants and statics that are names of switches.
    pub(super) constants: BTreeMap<String, String>,
    /// Strings that are names of switches, and where.
    pub(super) literals: Vec<(String, u32)>,
    /// Those of `env = ".."` in attributes: clap reads the variable.
    pub(super) attributes: Vec<(String, u32)>,
    /// Constants in the place of these.
    pub(super) attribute_names: Vec<(String, u32)>,
    /// Those that the compiler is asked for: `option_env!("NAME")`.
    pub(super) compiled: Vec<(String, Span)>,
    /// Strings that declared names begin with.
    pub(super) begins: BTreeSet<String>,
}

/// Which strings are names of switches.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// Begins of names.
    pub(super) prefixes: BTreeSet<String>,
    /// Names that are declared, whatever they begin with.
    pub(super) names: BTreeSet<String>,
}

impl Wanted {
    /// Whether a string is a switch's name and nothing else.
    pub(super) fn is_name(&self, text: &str) -> bool {
        self.names.contains(text) || is_name(text, &self.prefixes)
    }

    /// Whether a text can have anything in it that is looked for.
    fn may_stand_in(&self, text: &str) -> bool {
        let heads: BTreeSet<&str> = self.names.iter().map(|name| name.split('_').next().unwrap_or(name)).collect();
        self.prefixes.iter().map(String::as_str).chain(heads).any(|it| text.contains(it))
    }

    /// The part of a string in front of its first hole, if declared names begin with it.
    fn begin<'t>(&self, text: &'t str) -> Option<&'t str> {
        let begin = text.split('{').next().filter(|it| it.len() > 1)?;
        let goes_on = |name: &String| {
            name.strip_prefix(begin)
                .is_some_and(|rest| !rest.is_empty() && (begin.ends_with('_') || rest.starts_with('_')))
        };
        self.names.iter().any(goes_on).then_some(begin)
    }
}

/// Looks for strings that are names of switches.
pub(super) fn said(text: &str, wanted: &Wanted) -> Said {
    let mut said = Said::default();
    if !wanted.may_stand_in(text) {
        return said;
    }
    let tokens: Vec<Token> = Lexer::new(text).filter(|it| !it.is_comment()).collect();
    // The end of the attribute that the scan is in.
    let mut attribute = 0;
    let mut constant = None;
    for (at, token) in tokens.iter().enumerate() {
        match (token.kind, token.byte) {
            (Kind::Punct, b'#') => attribute = attribute.max(end_of_attribute(&tokens, at)),
            (Kind::Punct, b';') => constant = None,
            (Kind::Ident, _) if matches!(slice(text, token), "const" | "static") => {
                let name = tokens.get(at + 1).filter(|it| it.kind == Kind::Ident).map(|it| slice(text, it));
                constant = name.filter(|it| !matches!(*it, "fn" | "mut" | "unsafe")).map(str::to_string);
            }
            (Kind::Ident, _) if at < attribute && is_constant(slice(text, token)) => {
                let before = |back: usize| at.checked_sub(back).map_or("", |it| slice(text, &tokens[it]));
                if (before(2), before(1)) == ("env", "=") {
                    said.attribute_names.push((slice(text, token).to_string(), token.start));
                }
            }
            (Kind::Str, _) => {
                let content = plain(slice(text, token));
                said.begins.extend(content.and_then(|it| wanted.begin(it)).map(str::to_string));
                let Some(name) = content.filter(|it| wanted.is_name(it)) else { continue };
                let before = |back: usize| at.checked_sub(back).map_or("", |it| slice(text, &tokens[it]));
                if before(2) == "!" && matches!(before(3), "option_env" | "env") {
                    let start = tokens[at - 3].start;
                    said.compiled.push((name.to_string(), Span::new(start, token.end)));
                    continue;
                }
                if at < attribute {
                    if (before(2), before(1)) == ("env", "=") {
                        said.attributes.push((name.to_string(), token.start));
                    }
                    continue;
                }
                said.literals.push((name.to_string(), token.start));
                if let (Some(constant), "=") = (&constant, before(1)) {
                    said.constants.insert(constant.clone(), name.to_string());
                }
            }
            _ => {}
        }
    }
    said
}

/// Whether `env` is the standard library's module in a text, as far as can be seen.
pub(super) fn has_std_env(text: &str) -> bool {
    let in_group = |rest: &str| {
        let group = rest.split(';').next().unwrap_or("");
        group.split(|it: char| !it.is_alphanumeric() && it != '_').any(|word| word == "env")
    };
    text.contains("std::env") || text.split("use std::{").skip(1).any(in_group)
}

/// The tokens of a text, comments left out.
pub(super) fn spelled(text: &str) -> Vec<&str> {
    Lexer::range(text, 0, text.len()).filter(|it| !it.is_comment()).map(|it| slice(text, &it)).collect()
}

/// Where a text has items that only tests use.
pub(in crate::engine) fn tests(text: &str) -> Vec<Span> {
    let facts = extract(text);
    let whole = facts.test_only.then(|| Span::new(0, u32::MAX));
    whole.into_iter().chain(facts.items.iter().filter(|item| item.attrs.test).map(|item| item.span)).collect()
}

/// Whether a string begins with a prefix, and is written as variables are.
fn is_name(text: &str, prefixes: &BTreeSet<String>) -> bool {
    let rest = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix.as_str()));
    let is_word = |it: &str| it.chars().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_');
    rest.is_some_and(|rest| !rest.is_empty() && is_word(rest))
}

/// Whether a name is written as constants are.
pub(super) fn is_constant(name: &str) -> bool {
    name.len() > 1 && !name.contains(|it: char| it.is_lowercase())
}

/// Index behind the attribute that the `#` at `at` begins, or 0.
fn end_of_attribute(tokens: &[Token], at: usize) -> usize {
    let open = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|it| it.byte == b'!'));
    if tokens.get(open).is_none_or(|it| it.byte != b'[') {
        return 0;
    }
    let mut depth = 0i32;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prefixes() -> Wanted {
        Wanted { prefixes: BTreeSet::from(["APP_".to_string()]), names: BTreeSet::new() }
    }

    #[test]
    fn calls_are_read_as_they_are_written() {
        let args = |text: &str| call(text).map(|it| (it.args, it.method));
        let text = |it: &str| Word::Text(it.to_string());
        let name = |it: &str| Word::Name(it.to_string());
        assert_eq!(args("std::env::var(\"APP_A\")"), Some((vec![text("APP_A")], false)));
        assert_eq!(args("var(& names::A, /* , */ f(1, 2),)"), Some((vec![name("A"), Word::Other], false)));
        assert_eq!(args("self.flags().get::<A, B>(\"APP_A\", x)"), Some((vec![text("APP_A"), name("x")], true)));
        assert_eq!(args("f()"), Some((vec![], false)));
        assert_eq!(args("f(\"a\\n\")"), Some((vec![Word::Other], false)));
        assert_eq!(args("f"), None);
        assert_eq!(args(")"), None);
        assert_eq!(args(""), None);
    }

    #[test]
    fn parameters_have_their_names() {
        assert_eq!(parameters("fn f(name: &str)"), ["name"]);
        assert_eq!(
            parameters(
                "pub async fn f<F: Fn(u8) -> u8, K>(&mut self, mut a: HashMap<K, fn() -> u8>, (b, c): (u8, u8), d: F) -> u8"
            ),
            ["self", "a", "", "d"]
        );
        assert_eq!(parameters("fn f("), Vec::<String>::new());
        assert_eq!(parameters(""), Vec::<String>::new());
    }

    #[test]
    fn names_are_found_where_they_stand() {
        let text = "#![doc = \"APP_DOC\"]\n// \"APP_COMMENT\"\nconst A: &str = \"APP_A\";\nstatic B: [&str; 1] = [\"APP_B\"];\n\
            struct S { #[arg(long, env = \"APP_C\", help = \"APP_D\")] s: u8 }\nfn f() { g(\"APP_E\", \"APP_f\", \"X_APP_G\"); }\n";
        let said = said(text, &prefixes());
        assert_eq!(said.constants, BTreeMap::from([("A".to_string(), "APP_A".to_string())]));
        let names = |of: &[(String, u32)]| of.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
        assert_eq!(names(&said.literals), ["APP_A", "APP_B", "APP_E"]);
        assert_eq!(names(&said.attributes), ["APP_C"]);
        assert!(text[said.attributes[0].1 as usize..].starts_with("\"APP_C\""));
    }

    #[test]
    fn a_closure_hides_names() {
        assert_eq!(closure_names("move |(name, _), n: u8| f(name, x)").len(), 4);
        assert!(!closure_names("|| f(x)").contains("x"));
    }
}
