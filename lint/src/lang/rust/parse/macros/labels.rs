//! What stands before the arguments of formatting and logging macros.

use super::Parser;
use crate::lang::rust::lex::{Kind, Tag, Token};

impl Parser<'_> {
    /// Skips what stands before a value: `name =`, `a.b =`, `"name" =`, `target:`, `%`, `?`.
    pub(super) fn skip_label(&mut self) {
        self.at = self.behind_label(self.at);
    }

    fn behind_label(&self, start: usize) -> usize {
        let mut at = start;
        let alone = |at: usize, byte: u8| self.token(at).byte == byte && self.token(at).tag == Tag::None;
        match self.token(at).kind {
            Kind::Ident if alone(at + 1, b':') => at += 2,
            Kind::Str if alone(at + 1, b'=') => at += 2,
            Kind::Ident => {
                let mut last = at;
                while alone(last + 1, b'.') && self.token(last + 2).kind == Kind::Ident {
                    last += 2;
                }
                if alone(last + 1, b'=') {
                    at = last + 2;
                }
            }
            _ => {}
        }
        at + usize::from(matches!(self.token(at).byte, b'%' | b'?'))
    }

    /// Whether what is left of the group are literals, names, fields and plain getters only: then what looks like a label is
    /// one, in whichever macro.
    pub(super) fn is_simple(&self) -> bool {
        let mut at = self.at;
        loop {
            if self.is_end(at) {
                return true;
            }
            at = self.behind_label(at);
            at += usize::from(self.token(at).byte == b'&');
            let Some(behind) = self.behind_simple(at) else { return false };
            at = behind;
            match self.token(at).byte {
                _ if self.is_end(at) => return true,
                b',' | b';' => at += 1,
                _ => return false,
            }
        }
    }

    fn is_end(&self, at: usize) -> bool {
        matches!(self.token(at).kind, Kind::Close | Kind::End)
    }

    /// The index behind `(literal | a::b) (.field | .method())*`.
    fn behind_simple(&self, start: usize) -> Option<usize> {
        let mut at = start;
        let token = self.token(at);
        match token.kind {
            Kind::Str if matches!(token.byte, b'"' | b'r') => {}
            Kind::Number if self.is_index(token) => {}
            Kind::Ident if matches!(token.tag, Tag::True | Tag::False) => {}
            _ => {
                while is_plain(self.token(at)) && self.token(at + 1).tag == Tag::PathSep {
                    at += 3;
                }
                if !is_plain(self.token(at)) {
                    return None;
                }
            }
        }
        at += 1;
        while self.token(at).byte == b'.' && self.token(at).tag == Tag::None {
            let member = self.token(at + 1);
            let index = member.kind == Kind::Number && self.is_index(member);
            if !index && !is_plain(member) {
                return None;
            }
            at += 2;
            if !index && self.token(at).byte == b'(' {
                if self.close_of(at) != at + 1 {
                    return None;
                }
                at += 2;
            }
        }
        Some(at)
    }

    fn is_index(&self, token: Token) -> bool {
        self.text_of(token).bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Whether a word stands for itself in an expression.
fn is_plain(token: Token) -> bool {
    let root = matches!(token.tag, Tag::SelfValue | Tag::SelfType | Tag::Super | Tag::Crate);
    token.kind == Kind::Ident && token.tag != Tag::Raw && (root || !token.tag.is_reserved())
}
