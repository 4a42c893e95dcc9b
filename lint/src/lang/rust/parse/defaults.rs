//! What attributes say that a field is by default, where that is an amount.

use super::{attrs::Attributes, builder::PathHead, cursor::Parser, numbers};
use crate::{
    base::source::Span,
    facts::{Amount, ItemId, Lit, Name, PathId, WrittenDefault},
    lang::rust::lex::{Kind, Tag},
};

impl Parser<'_> {
    /// Notes the default that the attributes of a field give it: `#[serde(default = "five_seconds")]`,
    /// `#[arg(default_value = "10s")]`, `#[arg(default_value_t = 30)]`. The type is the next item.
    pub(super) fn field_default(&mut self, attributes: Attributes, field: Name) {
        if attributes.from == attributes.to {
            return;
        }
        for at in attributes.from..attributes.to.saturating_sub(2) {
            let token = self.token(at);
            if token.kind != Kind::Ident || self.token(at + 1).byte != b'=' {
                continue;
            }
            let (amount, by) = match self.word(at) {
                "default" if self.token(at + 2).kind == Kind::Str => {
                    let path = self.string(at + 2).filter(|path| is_path(path));
                    (Amount::Unknown, path.map(|path| self.path_of_text(&path)))
                }
                "default" | "default_value" | "default_value_t" => (self.default_amount(at + 2), None),
                _ => continue,
            };
            if by.is_some() || amount != Amount::Unknown {
                let item = ItemId(self.out.facts.items.len() as u32);
                let (from, to) = (self.token(at), self.token(at + 2));
                let at = Span::new(from.start, to.end);
                self.out.facts.defaults.push(WrittenDefault { item, field, amount, by, at });
                return;
            }
        }
    }

    /// The amount that begins at a token: a text, a number or a constant.
    fn default_amount(&mut self, at: usize) -> Amount {
        let token = self.token(at);
        match token.kind {
            Kind::Str => match self.string(at) {
                Some(text) if numbers::is_timing(&text) => Amount::Text(text.into()),
                Some(text) => text.parse().map_or(Amount::Unknown, Amount::Number),
                None => Amount::Unknown,
            },
            Kind::Number => match self.literal(token) {
                Lit::Int(value) if value != Lit::LARGE => Amount::Number(value.into()),
                Lit::Float(value) if value != Lit::LARGE => Amount::Millionths(value.into()),
                _ => Amount::Unknown,
            },
            Kind::Ident => {
                let mut words = vec![self.word(at).to_string()];
                let mut behind = at + 1;
                while self.token(behind).tag == Tag::PathSep && self.token(behind + 2).kind == Kind::Ident {
                    words.push(self.word(behind + 2).to_string());
                    behind += 3;
                }
                let ends = self.token(behind).byte == b',' || self.token(behind).kind == Kind::Close;
                if ends { Amount::Path(self.path_of_text(&words.join("::"))) } else { Amount::Unknown }
            }
            _ => Amount::Unknown,
        }
    }

    fn path_of_text(&mut self, text: &str) -> PathId {
        let from = self.out.segments();
        for word in text.split("::") {
            let name = self.out.name(word);
            self.out.push_segment(name, None);
        }
        self.out.close_path(from, PathHead::default(), Span::default())
    }
}

fn is_path(text: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(|first: char| first.is_alphabetic() || first == '_')
            && word.chars().all(|char| char.is_alphanumeric() || char == '_')
    };
    text.split("::").all(word)
}
