//! Which bracket closes which, in text that may be broken.
//!
//! When all brackets match, that is all there is to it. Otherwise indentation says where a bracket was forgotten: an item that
//! starts a line cannot lie inside braces whose line is indented as far or farther, and a brace that closes at the start of
//! a line closes nothing that is indented farther.

use crate::{
    base::source::Span,
    facts::Problem,
    lang::rust::lex::{Kind, Lexer, Token},
};

/// Tokens of a text, comments left out, with their brackets matched as well as possible.
pub(super) struct Brackets {
    pub(super) tokens: Vec<Token>,
    /// For an opening bracket, where its contents end.
    ends: Vec<End>,
    /// What is unbalanced, in order of place.
    pub(super) problems: Vec<Problem>,
}

/// Where the contents of a bracket end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// At this closing bracket.
    Closed(u32),
    /// Before this token, without a closing bracket.
    Cut(u32),
    /// The token opens nothing.
    None,
}

impl Brackets {
    pub(super) fn new(text: &str) -> Self {
        let tokens = tokens(text);
        let ends = vec![End::None; tokens.len()];
        let mut brackets = Self { tokens, ends, problems: Vec::new() };
        for token in brackets.tokens.iter().filter(|token| token.kind == Kind::Unclosed) {
            let what = if token.byte == b'/' { "unclosed comment" } else { "unclosed string" };
            brackets.problems.push(Problem { message: what.into(), span: Span::new(token.start, token.start + 1) });
        }
        if !brackets.strict() {
            brackets.by_indentation(&Lines::new(text, &brackets.tokens));
        }
        brackets.problems.sort_by_key(|problem| problem.span.start);
        brackets
    }

    /// Where the contents of the bracket at `index` end.
    pub(super) fn end(&self, index: usize) -> End {
        self.ends.get(index).copied().unwrap_or(End::None)
    }

    /// Matches brackets of a balanced text; whether it is one.
    fn strict(&mut self) -> bool {
        let mut open = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            match token.kind {
                Kind::Open => open.push(at),
                Kind::Close => match open.pop() {
                    Some(start) if pair(self.tokens[start].byte, token.byte) => {
                        self.ends[start] = End::Closed(at as u32)
                    }
                    _ => return false,
                },
                _ => {}
            }
        }
        open.is_empty()
    }

    fn by_indentation(&mut self, lines: &Lines) {
        self.ends.fill(End::None);
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.tokens.len() {
            let token = self.tokens[at];
            let column = lines.column_if_first(at);
            if let Some(column) = column
                && lines.starts_item[at]
            {
                while open.last().is_some_and(|start| lines.indent[*start] >= column) {
                    self.cut(&mut open, at);
                }
            }
            match token.kind {
                Kind::Open => open.push(at),
                Kind::Close => self.close(at, column, &mut open, lines),
                _ => {}
            }
        }
        while !open.is_empty() {
            self.cut(&mut open, self.tokens.len());
        }
    }

    fn close(&mut self, at: usize, column: Option<u32>, open: &mut Vec<usize>, lines: &Lines) {
        let byte = self.tokens[at].byte;
        if let (Some(column), b'}') = (column, byte) {
            while open.last().is_some_and(|start| lines.indent[*start] > column) {
                self.cut(open, at);
            }
        }
        // A closing bracket ends the nearest one of its kind; what lies between was never closed. A brace is stronger than
        // a parenthesis: a stray `)` closes no braces.
        let barrier = |start: &usize| byte != b'}' && self.tokens[*start].byte == b'{';
        let found = open.iter().rposition(|start| pair(self.tokens[*start].byte, byte) || barrier(start));
        match found {
            Some(found) if pair(self.tokens[open[found]].byte, byte) => {
                while open.len() > found + 1 {
                    self.cut(open, at);
                }
                if let Some(start) = open.pop() {
                    self.ends[start] = End::Closed(at as u32);
                }
            }
            _ => {
                let token = self.tokens[at];
                let message = format!("unexpected closing `{}`", byte as char);
                self.problems.push(Problem { message, span: Span::new(token.start, token.end) });
            }
        }
    }

    /// Ends the innermost bracket before the token `at`, for want of a closing one.
    fn cut(&mut self, open: &mut Vec<usize>, at: usize) {
        if let Some(start) = open.pop() {
            self.ends[start] = End::Cut(at as u32);
            let token = self.tokens[start];
            let message = format!("unclosed `{}`", token.byte as char);
            self.problems.push(Problem { message, span: Span::new(token.start, token.end) });
        }
    }
}

fn pair(open: u8, close: u8) -> bool {
    matches!((open, close), (b'(', b')') | (b'[', b']') | (b'{', b'}'))
}

/// The tokens of a text. A string that the end of the file cuts off is taken to end with its line, so that the rest is seen.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut lexer = Lexer::new(text);
    while let Some(mut token) = lexer.next() {
        if token.kind == Kind::Unclosed && token.byte != b'/' {
            let rest = &text[token.start as usize..];
            let line = token.start as usize + rest.find('\n').unwrap_or(rest.len());
            token.end = line as u32;
            lexer = Lexer::range(text, line, text.len());
        }
        if !token.is_comment() {
            tokens.push(token);
        }
    }
    tokens
}

/// Layout of the tokens.
struct Lines {
    /// Indentation of the line that each token is on.
    indent: Vec<u32>,
    /// Whether it is the first of its line.
    first: Vec<bool>,
    /// Whether it could begin an item.
    starts_item: Vec<bool>,
}

impl Lines {
    fn new(text: &str, tokens: &[Token]) -> Self {
        let mut lines = Self { indent: Vec::new(), first: Vec::new(), starts_item: Vec::new() };
        let (mut end, mut indent) = (0, 0);
        for token in tokens {
            let gap = text.get(end as usize..token.start as usize).unwrap_or("");
            let line = gap.rfind('\n').map(|at| end + at as u32 + 1);
            let first = line.is_some() || end == 0;
            if first {
                indent = token.start - line.unwrap_or(0);
            }
            lines.indent.push(indent);
            lines.first.push(first);
            lines.starts_item.push(first && begins_item(text, *token));
            end = token.end;
        }
        lines
    }

    fn column_if_first(&self, at: usize) -> Option<u32> {
        self.first[at].then(|| self.indent[at])
    }
}

/// Whether a token at the start of a line is likely to begin an item.
pub(super) fn begins_item(text: &str, token: Token) -> bool {
    let word = text.get(token.start as usize..token.end as usize).unwrap_or("");
    match token.kind {
        Kind::Punct => token.byte == b'#' && text.as_bytes().get(token.end as usize) == Some(&b'['),
        Kind::Ident => {
            matches!(
                word,
                "fn" | "pub"
                    | "struct"
                    | "enum"
                    | "impl"
                    | "mod"
                    | "use"
                    | "trait"
                    | "static"
                    | "type"
                    | "extern"
                    | "union"
                    | "macro_rules"
            ) || matches!(word, "async" | "const" | "unsafe")
                && !text[token.end as usize..].trim_start().starts_with(['{', '|', 'm'])
        }
        _ => false,
    }
}
