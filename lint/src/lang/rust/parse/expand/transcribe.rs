//! Writing out the right side of a rule.

use super::{
    matching::{Bindings, Bound},
    rules::{Repeat, Template},
};
use proc_macro2::{Group, TokenStream, TokenTree};

/// The tokens of a template. `None` when a variable is unbound, repetitions disagree, or more than `limit` tokens come out:
/// that many are certain not to nest too deeply.
pub(super) fn transcribe(template: &[Template], bindings: &Bindings, limit: u32) -> Option<TokenStream> {
    let mut writer = Writer { left: limit };
    let mut turns = Vec::new();
    Some(writer.parts(template, bindings, &mut turns)?.into_iter().collect())
}

struct Writer {
    /// How many tokens may still come.
    left: u32,
}

impl Writer {
    /// `turns` are the indices of the repetitions around, outermost first.
    fn parts(&mut self, template: &[Template], bindings: &Bindings, turns: &mut Vec<usize>) -> Option<Vec<TokenTree>> {
        let mut out = Vec::new();
        for part in template {
            match part {
                Template::Token(token) => self.write(token.clone(), &mut out)?,
                Template::Group(delimiter, inner) => {
                    let inner = self.parts(inner, bindings, turns)?;
                    self.write(TokenTree::Group(Group::new(*delimiter, inner.into_iter().collect())), &mut out)?;
                }
                Template::Variable(name) => {
                    let Bound::Tokens(tokens) = look_up(bindings.get(name)?, turns)? else { return None };
                    self.left = self.left.checked_sub(count(tokens))?;
                    out.extend(tokens.iter().cloned());
                }
                Template::Repeat(it) => self.repeat(it, bindings, turns, &mut out)?,
            }
        }
        Some(out)
    }

    fn write(&mut self, token: TokenTree, out: &mut Vec<TokenTree>) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        out.push(token);
        Some(())
    }

    fn repeat(
        &mut self,
        it: &Repeat<Template>,
        bindings: &Bindings,
        turns: &mut Vec<usize>,
        out: &mut Vec<TokenTree>,
    ) -> Option<()> {
        let times = times(&it.inner, bindings, turns)?;
        for turn in 0..times {
            // Even an empty turn costs, so that the number of turns is bounded.
            self.left = self.left.checked_sub(1)?;
            if turn > 0 {
                for punct in &it.separator {
                    self.write(TokenTree::Punct(punct.clone()), out)?;
                }
            }
            turns.push(turn);
            let inner = self.parts(&it.inner, bindings, turns);
            turns.pop();
            out.extend(inner?);
        }
        Some(())
    }
}

/// How often a template repeats: as often as the variables in it that still repeat at this depth.
fn times(template: &[Template], bindings: &Bindings, turns: &[usize]) -> Option<usize> {
    template.iter().find_map(|part| match part {
        Template::Variable(name) => match look_up(bindings.get(name)?, turns)? {
            Bound::Each(each) => Some(each.len()),
            Bound::Tokens(_) => None,
        },
        Template::Group(_, inner) => times(inner, bindings, turns),
        Template::Repeat(it) => times(&it.inner, bindings, turns),
        Template::Token(_) => None,
    })
}

/// What a variable means in a turn; a variable that does not repeat so deeply means the same in all inner turns.
fn look_up<'b>(bound: &'b Bound, turns: &[usize]) -> Option<&'b Bound> {
    let mut bound = bound;
    for turn in turns {
        match bound {
            Bound::Each(each) => bound = each.get(*turn)?,
            Bound::Tokens(_) => break,
        }
    }
    Some(bound)
}

fn count(tokens: &[TokenTree]) -> u32 {
    let inner = |token: &TokenTree| match token {
        TokenTree::Group(group) => 1 + count(&group.stream().into_iter().collect::<Vec<_>>()),
        _ => 1,
    };
    tokens.iter().map(inner).sum()
}
