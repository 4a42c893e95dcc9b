//! Which bracket closes which, in text that may be broken.
//!
//! When all braces match, a forgotten parenthesis ends with its brace. Otherwise indentation tells what was forgotten: an item that
//! starts a line cannot lie inside braces whose line is indented as far or farther, and a brace that closes at the start of
//! a line closes nothing that is indented farther.

use super::tokens::closing;
use crate::{
    base::source::Span,
    facts::Problem,
    lang::rust::lex::{Kind, Lexer, Tag, Token},
};

/// More problems than these in one file tell nobody anything.
pub(super) const MOST: usize = 64;

/// Tokens of a text, comments left out, with their brackets matched as well as possible.
pub(super) struct Brackets {
    tokens: Vec<Token>,
    layout: Layout,
    /// For a closing bracket, the index of the opening one plus one; zero for others, and where there is none.
    partners: Vec<u32>,
    /// Brackets that nothing closes, innermost first, and the tokens before which they end; in order of those.
    cuts: Vec<(usize, usize)>,
    /// What is unbalanced, in order of place.
    problems: Vec<Problem>,
}

impl Brackets {
    pub(super) fn new(text: &str) -> Self {
        let tokens = tokens(text);
        let layout = Layout::new(text, &tokens);
        let partners = vec![0; tokens.len()];
        let mut brackets = Self { tokens, layout, partners, cuts: Vec::new(), problems: Vec::new() };
        let trusts = [Trust::Brackets, Trust::Braces, Trust::Layout];
        trusts.into_iter().any(|trust| brackets.by_kind(trust));
        for at in 0..brackets.tokens.len() {
            let token = brackets.tokens[at];
            if token.kind == Kind::Unclosed {
                let what = if token.byte == b'/' { "unclosed comment" } else { "unclosed string" };
                // The string has swallowed the brackets that its line misses.
                let line = text[..token.start as usize].rfind('\n').map_or(0, |at| at as u32 + 1);
                brackets.problems.retain(|problem| !(line..token.end).contains(&problem.span.start));
                brackets.problem(what.into(), Span::new(token.start, token.start + 1));
            }
        }
        brackets.problems.sort_by_key(|problem| problem.span.start);
        brackets
    }

    fn problem(&mut self, message: String, span: Span) {
        if self.problems.len() < MOST {
            self.problems.push(Problem { message, span });
        }
    }

    /// The tokens with brackets that match: where one was forgotten stands a closing bracket without width, and what closes
    /// nothing is a token of an unknown kind. With them the indices of closing brackets, and what is wrong.
    pub(super) fn repaired(self) -> (Vec<Token>, Vec<u32>, Vec<Problem>) {
        let mut list: Vec<Token> = Vec::with_capacity(self.tokens.len() + self.cuts.len());
        let mut ends = Vec::with_capacity(list.capacity());
        // Where the tokens went.
        let mut places = Vec::with_capacity(self.tokens.len());
        let mut cuts = self.cuts.iter().peekable();
        for at in 0..=self.tokens.len() {
            while let Some((_, start)) = cuts.next_if(|(cut, _)| *cut == at) {
                let end = list.last().map_or(0, |last| last.end);
                let byte = closing(self.tokens[*start].byte);
                ends[places[*start]] = list.len() as u32;
                list.push(Token { kind: Kind::Close, byte, tag: Tag::None, start: end, end });
                ends.push(0);
            }
            let Some(token) = self.tokens.get(at) else { break };
            let mut token = *token;
            match (token.kind, self.partners[at].checked_sub(1)) {
                (Kind::Close, Some(start)) => ends[places[start as usize]] = list.len() as u32,
                (Kind::Close, None) => token.kind = Kind::Unknown,
                _ => {}
            }
            places.push(list.len());
            list.push(token);
            ends.push(0);
        }
        (list, ends, self.problems)
    }

    /// Matches brackets; whether the result can be believed.
    fn by_kind(&mut self, trust: Trust) -> bool {
        self.partners.fill(0);
        self.cuts.clear();
        self.problems.clear();
        let mut open = Open::default();
        for at in 0..self.tokens.len() {
            let token = self.tokens[at];
            if self.layout.starts_item[at] && trust != Trust::Brackets {
                let outer = |start: usize| self.layout.indent[start] >= self.layout.indent[at];
                let weak = |start: usize| trust == Trust::Layout || self.tokens[start].byte != b'{';
                let count = open.all.iter().rev().take_while(|(start, _)| outer(*start) && weak(*start)).count();
                (0..count).for_each(|_| self.cut(&mut open, at));
            }
            let column = self.layout.column_if_first(at).filter(|_| trust == Trust::Layout);
            match token.kind {
                Kind::Open => open.push(at, token.byte),
                Kind::Close => self.close(at, column, &mut open),
                _ => {}
            }
        }
        let all = open.last().is_none();
        while open.last().is_some() {
            self.cut(&mut open, self.tokens.len());
        }
        match trust {
            Trust::Brackets => self.problems.is_empty(),
            Trust::Braces => all && !self.problems.iter().any(|problem| problem.message.contains(['{', '}'])),
            Trust::Layout => true,
        }
    }

    fn close(&mut self, at: usize, column: Option<u32>, open: &mut Open) {
        let token = self.tokens[at];
        if let (Some(column), b'}') = (column, token.byte) {
            while open.last().is_some_and(|start| self.layout.indent[start] > column) {
                self.cut(open, at);
            }
        }
        // A closing bracket ends the nearest one of its kind; what lies between was never closed. A brace is stronger than
        // a parenthesis: a stray `)` closes no braces.
        let Some(found) = open.nearest(token.byte) else {
            let message = format!("unexpected closing `{}`", token.byte as char);
            return self.problem(message, Span::new(token.start, token.end));
        };
        while open.last().is_some_and(|start| start > found) {
            self.cut(open, at);
        }
        open.pop();
        self.partners[at] = found as u32 + 1;
    }

    /// Ends the innermost bracket before the token `at`, for want of a closing one.
    fn cut(&mut self, open: &mut Open, at: usize) {
        if let Some(start) = open.pop() {
            self.cuts.push((at, start));
            let token = self.tokens[start];
            self.problem(format!("unclosed `{}`", token.byte as char), Span::new(token.start, token.end));
        }
    }
}

/// What is taken to be right where brackets and indentation contradict each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// All brackets.
    Brackets,
    /// Braces, but parentheses only as far as no item begins inside them.
    Braces,
    /// Indentation.
    Layout,
}

/// Open brackets, by kind and all together, so that the nearest of a kind is found at once.
#[derive(Default)]
struct Open {
    all: Vec<(usize, usize)>,
    kinds: [Vec<usize>; 3],
}

impl Open {
    fn kind(byte: u8) -> usize {
        match byte {
            b'(' | b')' => 0,
            b'[' | b']' => 1,
            _ => 2,
        }
    }

    fn push(&mut self, at: usize, byte: u8) {
        let kind = Self::kind(byte);
        self.all.push((at, kind));
        self.kinds[kind].push(at);
    }

    fn pop(&mut self) -> Option<usize> {
        let (at, kind) = self.all.pop()?;
        self.kinds[kind].pop();
        Some(at)
    }

    fn last(&self) -> Option<usize> {
        self.all.last().map(|(at, _)| *at)
    }

    /// The innermost bracket that a closing `byte` may end.
    fn nearest(&self, byte: u8) -> Option<usize> {
        let found = *self.kinds[Self::kind(byte)].last()?;
        let brace = self.kinds[2].last().copied();
        (brace.is_none_or(|brace| brace <= found)).then_some(found)
    }
}

/// The tokens of a text. A string that is not closed is taken to end with its line, so that the rest is seen.
fn tokens(text: &str) -> Vec<Token> {
    let (mut tokens, end) = lex(text, Lexer::new(text));
    let Some(cut_off) = end else { return tokens };
    // Every quote behind a forgotten one is read the wrong way round; only the last shows. The first string that
    // holds code is where it began.
    let wrong = tokens.iter().position(|token| token.kind == Kind::Str && holds_code(text, *token)).unwrap_or(cut_off);
    let mut token = tokens[wrong];
    let rest = &text[token.start as usize..];
    token.kind = Kind::Unclosed;
    token.end = token.start + rest.find('\n').unwrap_or(rest.len()) as u32;
    tokens.truncate(wrong);
    tokens.push(token);
    let (rest, end) = lex(text, Lexer::range(text, token.end as usize, text.len()));
    tokens.extend(rest);
    if let Some(last) = end.and_then(|_| tokens.last_mut()) {
        last.end = last.start + 1;
    }
    tokens
}

/// Tokens without comments, and the index of a string that the end of the text cuts off.
fn lex(text: &str, lexer: Lexer) -> (Vec<Token>, Option<usize>) {
    let tokens: Vec<Token> = lexer.filter(|token| !token.is_comment()).collect();
    let cut_off = tokens
        .last()
        .is_some_and(|token| token.kind == Kind::Unclosed && text.as_bytes()[token.start as usize] != b'/');
    let index = cut_off.then(|| tokens.len() - 1);
    (tokens, index)
}

/// Whether a string spans lines of which one is code beyond doubt.
fn holds_code(text: &str, token: Token) -> bool {
    let body = text.get(token.start as usize..token.end as usize).unwrap_or("");
    let code = |line: &str| {
        let line = line.trim();
        line == "}"
            || ["fn ", "pub ", "let ", "impl ", "use ", "}", "return ", "if "].iter().any(|word| line.starts_with(word))
    };
    token.byte != b'r' && body.lines().skip(1).any(code)
}

/// Where the tokens stand on their lines.
pub(super) struct Layout {
    /// Indentation of the line that each token is on.
    indent: Vec<u32>,
    /// Whether it is the first of its line.
    first: Vec<bool>,
    /// Whether it is the first of its line and could begin an item.
    starts_item: Vec<bool>,
}

impl Layout {
    pub(super) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut layout = Self { indent: Vec::new(), first: Vec::new(), starts_item: Vec::new() };
        let (mut end, mut indent) = (0, 0);
        for token in tokens {
            let gap = text.get(end as usize..token.start as usize).unwrap_or("");
            let line = gap.rfind('\n').map(|at| end + at as u32 + 1);
            let first = line.is_some() || end == 0;
            if first {
                indent = token.start - line.unwrap_or(0);
            }
            layout.indent.push(indent);
            layout.first.push(first);
            layout.starts_item.push(first && begins_item(text, *token));
            end = token.end;
        }
        layout
    }

    /// Whether a token is so placed that it must begin another item than the one that begins at `other`.
    pub(super) fn resumes(&self, at: usize, other: usize) -> bool {
        self.starts_item[at] && self.indent[at] <= self.indent[other]
    }

    /// Whether a token is the first of its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        self.first[at]
    }

    fn column_if_first(&self, at: usize) -> Option<u32> {
        self.first[at].then(|| self.indent[at])
    }
}

/// Whether a token at the start of a line is likely to begin an item.
fn begins_item(text: &str, token: Token) -> bool {
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
