//! `// feeler:` comments: allowances and hot marks.

use crate::{base::source::Span, facts::Allow, lang::rust::lex::Token};

/// What a `// feeler:` comment says.
enum Directive {
    /// `allow(..)`, or something that cannot be read: then `codes` is empty.
    Allow(Allow),
    /// `hot`.
    Hot,
}

/// Reads a line comment that spans `start..end`. `own_line` and `target` are left for the caller, who knows the tokens around.
fn directive(text: &str, start: u32, end: u32) -> Option<Directive> {
    let comment = text.get(start as usize..end as usize)?;
    let rest = comment.trim_start_matches('/').trim_start();
    let body = rest.strip_prefix("feeler:")?.trim();
    if body.split_whitespace().next() == Some("hot") {
        return Some(Directive::Hot);
    }
    if is_gate(body) {
        return None;
    }
    let mut allow = Allow {
        codes: Vec::new(),
        code_spans: Vec::new(),
        until: None,
        reason: String::new(),
        span: Span::new(start, start + comment.trim_end().len() as u32),
        own_line: false,
        target: start,
    };
    match arguments(body) {
        Some((inside, reason)) => {
            let base = start + offset_in(comment, inside);
            read_arguments(inside, base, &mut allow);
            allow.reason = reason.trim().to_owned();
        }
        None => allow.reason = body.to_owned(),
    }
    Some(Directive::Allow(allow))
}

/// `gated(FLAG)`: a mark for the rules about switches, which read it themselves.
fn is_gate(body: &str) -> bool {
    let inside = body.strip_prefix("gated(").and_then(|rest| rest.split_once(')'));
    inside.is_some_and(|(flag, _)| !flag.trim().is_empty())
}

/// What stands between the parentheses of `allow(..)` and what follows them.
fn arguments(body: &str) -> Option<(&str, &str)> {
    body.strip_prefix("allow")?.trim_start().strip_prefix('(')?.split_once(')')
}

fn read_arguments(inside: &str, base: u32, allow: &mut Allow) {
    for part in inside.split(',') {
        let word = part.trim();
        if word.is_empty() {
            continue;
        }
        match word.split_once('=') {
            Some((key, date)) if key.trim() == "until" => allow.until = Some(date.trim().to_owned()),
            _ => {
                let at = base + offset_in(inside, word);
                allow.codes.push(word.to_owned());
                allow.code_spans.push(Span::new(at, at + word.len() as u32));
            }
        }
    }
}

/// Where `part`, a slice of `whole`, begins in it.
fn offset_in(whole: &str, part: &str) -> u32 {
    (part.as_ptr() as usize - whole.as_ptr() as usize) as u32
}

/// Follows the comments of a file and the code between them.
pub(super) struct Comments<'a> {
    text: &'a str,
    /// Allowances in order.
    pub(super) allows: Vec<Allow>,
    /// Offsets of the tokens that `// feeler: hot` comments cover, in order.
    pub(super) hot: Vec<u32>,
    /// How many of the last allowances wait for the token that they cover.
    waiting_allows: usize,
    waiting_hot: bool,
    previous_end: u32,
}

impl<'a> Comments<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, allows: Vec::new(), hot: Vec::new(), waiting_allows: 0, waiting_hot: false, previous_end: 0 }
    }

    /// A token that is no comment.
    pub(super) fn code(&mut self, token: Token) {
        if self.waiting_allows > 0 || self.waiting_hot {
            self.settle(token.start);
        }
        self.previous_end = token.end;
    }

    /// A line comment.
    pub(super) fn line(&mut self, token: Token) {
        let Some(directive) = directive(self.text, token.start, token.end) else { return };
        let line = self.text[..token.start as usize].rfind('\n').map_or(0, |at| at as u32 + 1);
        let own_line = self.previous_end <= line;
        match directive {
            Directive::Allow(mut allow) => {
                allow.own_line = own_line;
                allow.target = self.first_code(line);
                self.allows.push(allow);
                self.waiting_allows += usize::from(own_line);
            }
            Directive::Hot if own_line => self.waiting_hot = true,
            Directive::Hot => self.hot.push(self.first_code(line)),
        }
    }

    /// The first token of the line that starts at `line`.
    fn first_code(&self, line: u32) -> u32 {
        let rest = &self.text[line as usize..];
        line + (rest.len() - rest.trim_start().len()) as u32
    }

    /// Gives everything that waits its target.
    pub(super) fn settle(&mut self, target: u32) {
        let from = self.allows.len() - self.waiting_allows;
        for allow in &mut self.allows[from..] {
            allow.target = target;
        }
        if self.waiting_hot {
            self.hot.push(target);
        }
        self.waiting_allows = 0;
        self.waiting_hot = false;
    }
}
