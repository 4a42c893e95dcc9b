//! Patterns, as far as it matters which text or truth value they take and which names they bind.

use super::{Pat, parse::Parser};
use crate::lang::rust::lex::{Kind as T, Tag};

impl Parser<'_> {
    /// A pattern with its alternatives.
    pub(super) fn pattern(&mut self) -> Pat {
        if self.byte() == b'|' && self.tag() == Tag::None {
            self.at += 1;
        }
        let mut pats = vec![self.pattern_without_or()];
        while self.byte() == b'|' && self.tag() == Tag::None {
            self.at += 1;
            pats.push(self.pattern_without_or());
        }
        match pats.len() {
            1 => pats.remove(0),
            _ => Pat::Or(pats),
        }
    }

    /// One alternative.
    pub(super) fn pattern_without_or(&mut self) -> Pat {
        let pat = self.pattern_atom();
        // `1..=9` takes more than it says.
        if matches!(self.tag(), Tag::DotDot | Tag::DotDotEq | Tag::DotDotDot) {
            self.at += self.tag().width();
            if !self.over() && self.kind() != T::Close && !matches!(self.byte(), b',' | b'|' | b'=') {
                self.pattern_atom();
            }
            return Pat::Other(Vec::new());
        }
        pat
    }

    fn pattern_atom(&mut self) -> Pat {
        let one_token = |parser: &mut Self| {
            parser.at += 1;
            Pat::Other(Vec::new())
        };
        self.deeper(one_token, Self::pattern_inside)
    }

    fn pattern_inside(&mut self) -> Pat {
        let word = self.word();
        match (self.kind(), self.tag()) {
            (_, Tag::Underscore) => {
                self.at += 1;
                Pat::Wild
            }
            (_, Tag::DotDot) => {
                self.at += 2;
                Pat::Wild
            }
            (_, Tag::True | Tag::False) => {
                self.at += 1;
                Pat::Bool(word == "true")
            }
            (_, Tag::AndAnd) => {
                self.at += 2;
                self.pattern_atom()
            }
            (_, Tag::Mut | Tag::Ref | Tag::Box) => {
                self.at += 1;
                self.pattern_atom()
            }
            (T::Punct, _) if self.byte() == b'&' => {
                self.at += 1;
                self.pattern_atom()
            }
            (T::Str, _) => {
                self.at += 1;
                let text = super::super::words::plain(word);
                text.map_or(Pat::Other(Vec::new()), |it| Pat::Text(it.to_string()))
            }
            (T::Number, _) => {
                self.at += 1;
                Pat::Number(word.to_string())
            }
            (T::Open, _) => {
                let single = self.byte() == b'(';
                let mut pats = self.patterns();
                match pats.len() {
                    1 if single => pats.remove(0),
                    _ => Pat::Other(names(&pats)),
                }
            }
            (T::Ident, _) => self.named(),
            _ => {
                self.at += 1;
                Pat::Other(Vec::new())
            }
        }
    }

    fn named(&mut self) -> Pat {
        let path = self.segments();
        match self.byte() {
            b'(' if self.kind() == T::Open => {
                let pats = self.patterns();
                Pat::TupleStruct(path, pats)
            }
            b'{' if self.kind() == T::Open && path.last().is_some_and(|it| it.starts_with(char::is_uppercase)) => {
                let pats = self.patterns();
                Pat::Other(names(&pats))
            }
            b'@' => {
                self.at += 1;
                let inner = self.pattern_without_or();
                let name = path.into_iter().next().unwrap_or_default();
                Pat::Other(std::iter::once(name.as_str()).chain(inner.names()).map(str::to_string).collect())
            }
            _ if path.len() == 1 => Pat::Bind(path.into_iter().next().unwrap_or_default()),
            _ if path.is_empty() => {
                self.at += 1;
                Pat::Other(Vec::new())
            }
            _ => Pat::Path(path),
        }
    }

    /// The patterns between brackets. Of `name: pattern` both count as names, which errs towards silence.
    fn patterns(&mut self) -> Vec<Pat> {
        self.inside(|parser| {
            let mut pats = Vec::new();
            while !parser.over() {
                pats.push(parser.pattern());
                parser.at += 1;
            }
            pats
        })
    }
}

fn names(pats: &[Pat]) -> Vec<String> {
    pats.iter().flat_map(Pat::names).map(str::to_string).collect()
}
