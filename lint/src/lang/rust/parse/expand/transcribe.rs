//! Writing out the right side of a rule.
//!
//! What comes out is a text of its own with its tokens, so that it is parsed like any other; beside it stands where in the
//! invocation each token was.

use super::{
    super::{INVISIBLE, cursor::Parser},
    matching::{Bindings, Bound},
    rules::{Fragment, Repeat, Template},
};
use crate::{
    base::source::Span,
    lang::rust::lex::{Kind, Tag, Token},
};
use std::ops::Range;

/// What a macro call expands to.
#[derive(Default)]
pub(super) struct Output {
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
    /// Where each token was in the invocation; `None` for those of the definition.
    pub(super) origins: Vec<Option<Span>>,
}

/// The output of a template. `None` when a variable repeats more deeply than it is used, repetitions disagree, or more than
/// `limit` tokens come out.
pub(super) fn transcribe(
    definition: &Parser,
    invocation: &Parser,
    template: &[Template],
    bindings: &Bindings,
    limit: u32,
) -> Option<Output> {
    let mut writer =
        Writer { definition, invocation, bindings, output: Output::default(), left: limit, turns: Vec::new() };
    writer.parts(template)?;
    Some(writer.output)
}

struct Writer<'w, 't> {
    definition: &'w Parser<'t>,
    invocation: &'w Parser<'t>,
    bindings: &'w Bindings<'t>,
    output: Output,
    /// How many tokens may still come.
    left: u32,
    /// The indices of the repetitions around, outermost first.
    turns: Vec<usize>,
}

impl Writer<'_, '_> {
    fn parts(&mut self, template: &[Template]) -> Option<()> {
        for (at, part) in template.iter().enumerate() {
            match part {
                Template::Token(index) => self.own(*index)?,
                Template::Group(open, close, inner) => {
                    self.own(*open)?;
                    self.parts(inner)?;
                    self.own(*close)?;
                }
                Template::Crate => self.write("$crate", Kind::Ident, Tag::DollarCrate, None, false)?,
                Template::Variable(name) => self.variable(name, &template[at + 1..])?,
                Template::Repeat(it) => self.repeat(it)?,
            }
        }
        Some(())
    }

    fn variable(&mut self, name: &str, behind: &[Template]) -> Option<()> {
        let Some(bound) = self.bindings.get(name) else {
            // A variable of a macro that this one defines.
            self.sign("$")?;
            return self.write(name, Kind::Ident, Tag::None, None, true);
        };
        let Bound::Tokens(tokens, kind) = look_up(bound, &self.turns)? else { return None };
        // `$t::new()` for `Vec<u8>` must be written `<Vec<u8>>::new()`.
        let qualified = *kind == Fragment::Type && tokens.len() > 1 && self.is_path_sep(behind);
        // An expression keeps together wherever it is put.
        let grouped = *kind == Fragment::Expr && tokens.len() > 1;
        if qualified {
            self.sign("<")?;
        }
        if grouped {
            self.bracket(Kind::Open);
        }
        self.passed(tokens.clone())?;
        if grouped {
            self.bracket(Kind::Close);
        }
        if qualified {
            self.sign(">")?;
        }
        Some(())
    }

    /// Tokens that the invocation passed in.
    fn passed(&mut self, tokens: Range<usize>) -> Option<()> {
        for index in tokens.clone() {
            let token = self.invocation.token(index);
            if token.byte == INVISIBLE {
                self.bracket(token.kind);
                continue;
            }
            let glued = index > tokens.start && self.invocation.token(index - 1).end == token.start;
            let origin = Some(Span::new(token.start, token.end));
            self.write(self.invocation.text_of(token), token.kind, token.tag, origin, glued)?;
        }
        Some(())
    }

    /// A token of the definition.
    fn own(&mut self, index: usize) -> Option<()> {
        let token = self.definition.token(index);
        let glued = index > 0 && self.definition.token(index - 1).end == token.start;
        self.write(self.definition.text_of(token), token.kind, token.tag, None, glued)
    }

    fn sign(&mut self, text: &str) -> Option<()> {
        self.write(text, Kind::Punct, Tag::None, None, false)
    }

    fn bracket(&mut self, kind: Kind) {
        let at = self.output.text.len() as u32;
        self.output.tokens.push(Token { kind, byte: INVISIBLE, tag: Tag::None, start: at, end: at });
        self.output.origins.push(None);
    }

    fn write(&mut self, text: &str, kind: Kind, tag: Tag, origin: Option<Span>, glued: bool) -> Option<()> {
        // A group counts once.
        self.left = self.left.checked_sub(u32::from(kind != Kind::Close))?;
        if !glued {
            self.output.text.push(' ');
        }
        let start = self.output.text.len() as u32;
        self.output.text.push_str(text);
        let byte = text.bytes().next()?;
        self.output.tokens.push(Token { kind, byte, tag, start, end: self.output.text.len() as u32 });
        self.output.origins.push(origin);
        Some(())
    }

    fn repeat(&mut self, it: &Repeat<Template>) -> Option<()> {
        let times = self.times(&it.inner)?;
        for turn in 0..times {
            // Even an empty turn costs, so that the number of turns is bounded.
            self.left = self.left.checked_sub(1)?;
            if turn > 0 {
                it.separator.clone().try_for_each(|index| self.own(index))?;
            }
            self.turns.push(turn);
            let done = self.parts(&it.inner);
            self.turns.pop();
            done?;
        }
        Some(())
    }

    /// How often a template repeats: as often as the variables in it that still repeat at this depth.
    fn times(&self, template: &[Template]) -> Option<usize> {
        template.iter().find_map(|part| match part {
            Template::Variable(name) => match look_up(self.bindings.get(name)?, &self.turns)? {
                Bound::Each(each) => Some(each.len()),
                Bound::Tokens(..) => None,
            },
            Template::Group(_, _, inner) => self.times(inner),
            Template::Repeat(it) => self.times(&it.inner),
            Template::Token(_) | Template::Crate => None,
        })
    }

    /// Whether a template begins with `::`.
    fn is_path_sep(&self, template: &[Template]) -> bool {
        matches!(template.first(), Some(Template::Token(at)) if self.definition.token(*at).tag == Tag::PathSep)
    }
}

/// What a variable means in a turn; a variable that does not repeat so deeply means the same in all inner turns.
fn look_up<'b>(bound: &'b Bound, turns: &[usize]) -> Option<&'b Bound> {
    let mut bound = bound;
    for turn in turns {
        match bound {
            Bound::Each(each) => bound = each.get(*turn)?,
            Bound::Tokens(..) => break,
        }
    }
    Some(bound)
}
