//! `json!`: every value that is an expression.

use super::Parser;
use crate::{
    facts::ListId,
    lang::rust::{
        lex::Kind,
        parse::{INVISIBLE, failure::Parse},
    },
};

impl Parser<'_> {
    pub(super) fn json_args(&mut self) -> Parse<ListId> {
        let mark = self.out.open();
        self.json_value()?;
        self.skip_to_end();
        Ok(self.out.close(mark))
    }

    /// Adds the expressions of a value; what cannot be read is skipped.
    fn json_value(&mut self) -> Parse<()> {
        let next = self.token(self.behind(self.at));
        let ended = matches!(next.kind, Kind::Close | Kind::End) || next.byte == b',';
        if ended && (self.at_open(b'{') || self.at_open(b'[')) {
            return self.nest(|this| this.json_list(this.peek().byte));
        }
        if ended && self.at_open(INVISIBLE) {
            let group = self.enter(INVISIBLE)?;
            self.nest(Self::json_value)?;
            return self.leave(group);
        }
        let value = |this: &mut Self| {
            this.element()?;
            if this.at_end() || this.at(b',') { Ok(()) } else { this.unexpected() }
        };
        if self.attempt(value).is_err() {
            while !self.at_end() && !self.at(b',') {
                self.skip();
            }
        }
        Ok(())
    }

    fn json_list(&mut self, bracket: u8) -> Parse<()> {
        let group = self.enter(bracket)?;
        while !self.at_end() {
            while bracket == b'{' && !self.at_end() {
                let colon = self.at_alone(b':');
                self.skip();
                if colon {
                    break;
                }
            }
            if !self.at_end() {
                self.json_value()?;
            }
            self.eat(b',');
        }
        self.leave(group)
    }
}
