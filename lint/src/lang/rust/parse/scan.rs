//! The one pass over the tokens of a file that comes before parsing: comments, brackets, nesting.

use super::{
    comments::{Directive, directive},
    guard::{Guard, Verdict},
};
use crate::{
    facts::Allow,
    lang::rust::lex::{Kind, Lexer, Token, at_most},
};

/// What the pass finds.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Brackets and nesting.
    pub(super) verdict: Verdict,
    /// Allowances in order.
    pub(super) allows: Vec<Allow>,
    /// Offsets of the tokens that `// feeler: hot` comments cover, in order.
    pub(super) hot: Vec<u32>,
}

/// Scans `text`. Most files hold no comment for us and too few tokens to nest deeply: those are not even lexed.
pub(super) fn scan(text: &str, limit: u32) -> Scan {
    if !text.contains("feeler:") && (text.len() <= limit as usize || at_most(text) <= limit as usize) {
        return Scan::default();
    }
    full(text, limit)
}

fn full(text: &str, limit: u32) -> Scan {
    let mut comments = Comments { text, scan: Scan::default(), waiting_allows: 0, waiting_hot: false, previous_end: 0 };
    let mut guard = Guard::with_limit(text, limit);
    for token in Lexer::new(text) {
        match token.kind {
            Kind::LineComment => comments.line(token),
            Kind::OtherComment => {}
            _ => {
                comments.code(token);
                guard.token(token);
            }
        }
    }
    comments.settle(text.len() as u32);
    comments.scan.verdict = guard.finish();
    comments.scan
}

struct Comments<'a> {
    text: &'a str,
    scan: Scan,
    /// How many of the last allowances wait for the token that they cover.
    waiting_allows: usize,
    waiting_hot: bool,
    previous_end: u32,
}

impl Comments<'_> {
    fn code(&mut self, token: Token) {
        if self.waiting_allows > 0 || self.waiting_hot {
            self.settle(token.start);
        }
        self.previous_end = token.end;
    }

    fn line(&mut self, token: Token) {
        let Some(directive) = directive(self.text, token.start, token.end) else { return };
        let line = self.text[..token.start as usize].rfind('\n').map_or(0, |at| at as u32 + 1);
        let own_line = self.previous_end <= line;
        match directive {
            Directive::Allow(mut allow) => {
                allow.own_line = own_line;
                allow.target = self.first_code(line);
                self.scan.allows.push(allow);
                self.waiting_allows += usize::from(own_line);
            }
            Directive::Hot if own_line => self.waiting_hot = true,
            Directive::Hot => self.scan.hot.push(self.first_code(line)),
        }
    }

    /// The first token of the line that starts at `line`.
    fn first_code(&self, line: u32) -> u32 {
        let rest = &self.text[line as usize..];
        line + (rest.len() - rest.trim_start().len()) as u32
    }

    /// Gives everything that waits its target.
    fn settle(&mut self, target: u32) {
        let from = self.scan.allows.len() - self.waiting_allows;
        for allow in &mut self.scan.allows[from..] {
            allow.target = target;
        }
        if self.waiting_hot {
            self.scan.hot.push(target);
        }
        self.waiting_allows = 0;
        self.waiting_hot = false;
    }
}
