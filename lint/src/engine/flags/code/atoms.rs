//! Closures, paths, and what begins with a path: macros and structs.

use super::{Id, Kind, parse::Parser};
use crate::lang::rust::lex::{Kind as T, Tag};

impl Parser<'_> {
    pub(super) fn closure(&mut self) -> Id {
        let start = self.start();
        let mut params = Vec::new();
        match self.tag() {
            Tag::OrOr => self.at += 2,
            _ => {
                self.at += 1;
                while !self.over() && self.byte() != b'|' {
                    params.push(self.pattern_without_or());
                    if self.byte() == b':' {
                        self.type_words(b",|");
                    }
                    if !self.eat(b',') && self.byte() != b'|' {
                        self.at += 1;
                    }
                }
                self.at += 1;
            }
        }
        if self.tag() == Tag::Arrow {
            self.at += 2;
            self.type_words(b"{");
        }
        let body = self.expr(0, true);
        self.add(start, Kind::Closure(params, body))
    }

    pub(super) fn segments(&mut self) -> Vec<String> {
        let mut segments = Vec::new();
        if self.tag() == Tag::PathSep {
            self.at += 2;
        }
        while self.kind() == T::Ident {
            segments.push(self.word().trim_start_matches("r#").to_string());
            self.at += 1;
            if self.tag() != Tag::PathSep {
                break;
            }
            self.at += 2;
            if self.byte() == b'<' {
                self.generics();
                if self.tag() == Tag::PathSep {
                    self.at += 2;
                }
            }
        }
        segments
    }

    pub(super) fn path(&mut self, start: u32, structs: bool) -> Id {
        let segments = self.segments();
        if segments.is_empty() {
            return self.skipped();
        }
        let bang = self.byte() == b'!' && self.tag() == Tag::None;
        if bang && self.token(1).is_some_and(|it| it.kind == T::Open) {
            self.at += 1;
            return self.macro_call(start, segments.last().cloned().unwrap_or_default());
        }
        let is_type = segments.last().is_some_and(|it| it.starts_with(char::is_uppercase));
        if structs && is_type && self.byte() == b'{' && self.kind() == T::Open {
            return self.literal(start);
        }
        self.add(start, Kind::Path(segments))
    }

    fn macro_call(&mut self, start: u32, name: String) -> Id {
        if name != "matches" {
            let parts = self.list();
            return self.add(start, Kind::Macro(name, parts));
        }
        let (inner, pat, guard) = self.inside(|parser| {
            let inner = parser.expr(0, true);
            parser.eat(b',');
            let pat = parser.pattern();
            let guard = (parser.tag() == Tag::If).then(|| {
                parser.at += 1;
                parser.expr(0, true)
            });
            (inner, pat, guard)
        });
        self.add(start, Kind::Matches(inner, pat, guard))
    }

    fn literal(&mut self, start: u32) -> Id {
        let fields = self.inside(Self::fields);
        self.add(start, Kind::Struct(fields))
    }

    fn fields(&mut self) -> Vec<(String, Id)> {
        let mut fields = Vec::new();
        while !self.over() {
            while self.byte() == b'#' {
                self.attribute();
            }
            let name = self.word().to_string();
            let named =
                self.kind() == T::Ident && self.token(1).is_some_and(|it| it.byte == b':' && it.tag == Tag::None);
            self.at += if named { 2 } else { 0 };
            let value = self.expr(0, true);
            fields.push((name, value));
            if !self.eat(b',') {
                self.at += 1;
            }
        }
        fields
    }
}
