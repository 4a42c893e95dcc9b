//! Calls in the initialisers of statics and constants: `LazyLock::new(|| env::var("..").is_ok())` is how many switches are read, and
//! the linker has no bodies for these. Resolved by their written paths only, so the caller is strict about which of them it takes.

use super::words::{Word, matching_close, slice, split, word};
use crate::{
    base::source::Span,
    lang::rust::lex::{Kind, Lexer, Token},
};

/// A call.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct StaticCall {
    /// The segments of what is called.
    pub(super) path: Vec<String>,
    /// Its arguments.
    pub(super) args: Vec<Word>,
    /// Offset of the path.
    pub(super) start: u32,
    /// The item that it is in.
    pub(super) item: String,
    /// The item's initialiser.
    pub(super) whole: Span,
}

/// The calls of all initialisers of a text.
pub(super) fn calls(text: &str) -> Vec<StaticCall> {
    if !(text.contains("static ") || text.contains("const ")) {
        return Vec::new();
    }
    let tokens: Vec<Token> = Lexer::new(text).filter(|it| !it.is_comment()).collect();
    let mut calls = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let item = tokens[at].kind == Kind::Ident && matches!(slice(text, &tokens[at]), "static" | "const");
        match item.then(|| initialiser(text, &tokens, at)).flatten() {
            Some((name, from, to)) => {
                let whole = tokens.get(from).map_or(Span::default(), |it| Span::new(it.start, tokens[to].start));
                let found = (from..to).filter_map(|at| call(text, &tokens[from..to], at - from, &name));
                calls.extend(found.map(|call| StaticCall { whole, ..call }));
                at = to;
            }
            None => at += 1,
        }
    }
    calls
}

/// Name and initialiser of the item whose keyword is at `at`: from behind `=` to the `;`.
fn initialiser(text: &str, tokens: &[Token], at: usize) -> Option<(String, usize, usize)> {
    let words = tokens[at + 1..].iter().take_while(|it| matches!(slice(text, it), "ref" | "mut")).count();
    let name = tokens.get(at + 1 + words).filter(|it| it.kind == Kind::Ident)?;
    let colon = at + 2 + words;
    tokens.get(colon).filter(|it| it.byte == b':')?;
    // `const N: usize` among generics ends by `>` or `,`, and has no initialiser.
    let (mut depth, mut angles, mut from) = (0i32, 0i32, None);
    for (at, token) in tokens.iter().enumerate().skip(colon + 1) {
        match (token.kind, token.byte) {
            (Kind::Open, _) => depth += 1,
            (Kind::Close, _) => depth -= 1,
            (Kind::Punct, b';') if depth == 0 => return from.map(|from| (slice(text, name).to_string(), from, at)),
            (Kind::Punct, b'=') if depth == 0 && angles == 0 && from.is_none() => from = Some(at + 1),
            (Kind::Punct, b'<') if from.is_none() => angles += 1,
            (Kind::Punct, b'>') if from.is_none() && tokens[at - 1].byte != b'-' => angles -= 1,
            (Kind::Punct, b',') if from.is_none() && depth == 0 && angles == 0 => return None,
            _ => {}
        }
        if depth < 0 || angles < 0 {
            return None;
        }
    }
    None
}

/// The call whose parenthesis is at `at`, if it is one of a path.
fn call(text: &str, tokens: &[Token], at: usize, item: &str) -> Option<StaticCall> {
    if tokens[at].byte != b'(' || tokens[at].kind != Kind::Open {
        return None;
    }
    let close = matching_close(tokens, at)?;
    let (mut first, mut path) = (at, Vec::new());
    while let Some(name) = first.checked_sub(1).filter(|it| tokens[*it].kind == Kind::Ident) {
        path.insert(0, slice(text, &tokens[name]).to_string());
        first = name;
        let colons = first >= 2 && tokens[first - 1].byte == b':' && tokens[first - 2].byte == b':';
        match colons {
            true => first -= 2,
            false => break,
        }
    }
    let of_value = first > 0 && tokens[first - 1].byte == b'.';
    if path.is_empty() || of_value {
        return None;
    }
    let args = split(&tokens[at + 1..close], false).into_iter().map(|arg| word(text, arg)).collect();
    Some(StaticCall { path, args, start: tokens[first].start, item: item.to_string(), whole: Span::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        calls(text).iter().map(|it| format!("{} {} {:?}", it.item, it.path.join("::"), it.args)).collect()
    }

    #[test]
    fn initialisers_are_looked_through() {
        let text = "pub static A: LazyLock<HashMap<u8, fn() -> u8>> = LazyLock::new(|| std::env::var(\"X\").map(Some));\n\
            lazy_static! { static ref B: bool = on(NAME, 1); }\nconst C: [u8; 2] = [f(1); 2];\n";
        assert_eq!(
            found(text),
            ["A LazyLock::new [Other]", "A std::env::var [Text(\"X\")]", "B on [Name(\"NAME\"), Other]", "C f [Other]"]
        );
    }

    #[test]
    fn bodies_are_no_initialisers() {
        let text = "const fn f() -> u8 { g(1) }\nfn h<const N: usize>() { g(2); }\nimpl<const N: usize, T> S<N, T> { fn i() { g(3); } }\n\
            trait T { const X: u8; fn j() { g(4); } }\nfn k() { let x = const { g(5) }; }\n";
        assert_eq!(found(text), Vec::<String>::new());
        assert_eq!(found("static A: u8 = f("), Vec::<String>::new());
        assert_eq!(found("static"), Vec::<String>::new());
    }
}
