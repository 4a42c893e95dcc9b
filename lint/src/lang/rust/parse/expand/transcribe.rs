//! Writing out the right side of a rule.

use super::{
    matching::{Bindings, Bound},
    rules::{Fragment, Repeat, Template},
};
use proc_macro2::{Group, Punct, Spacing, TokenStream, TokenTree};
use syn::{ext::IdentExt, parse::Parser};

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
        for (at, part) in template.iter().enumerate() {
            match part {
                Template::Token(token) => self.write(token.clone(), &mut out)?,
                Template::Group(delimiter, inner) => {
                    let inner = self.parts(inner, bindings, turns)?;
                    self.write(TokenTree::Group(Group::new(*delimiter, inner.into_iter().collect())), &mut out)?;
                }
                Template::Variable(name) => {
                    let Some(bound) = bindings.get(name) else {
                        // A variable of a macro that this one defines.
                        self.write(punct('$', Spacing::Joint), &mut out)?;
                        self.write(TokenTree::Ident(syn::Ident::parse_any.parse_str(name).ok()?), &mut out)?;
                        continue;
                    };
                    let Bound::Tokens(tokens, kind) = look_up(bound, turns)? else { return None };
                    self.left = self.left.checked_sub(count(tokens))?;
                    // `$t::new()` for `Vec<u8>` must be written `<Vec<u8>>::new()`.
                    let qualified = *kind == Fragment::Type && tokens.len() > 1 && colons(&template[at + 1..]);
                    if qualified {
                        self.write(punct('<', Spacing::Alone), &mut out)?;
                    }
                    out.extend(tokens.iter().cloned());
                    if qualified {
                        self.write(punct('>', Spacing::Alone), &mut out)?;
                    }
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
                for token in &it.separator {
                    self.write(token.clone(), out)?;
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
            Bound::Tokens(..) => None,
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
            Bound::Tokens(..) => break,
        }
    }
    Some(bound)
}

fn punct(char: char, spacing: Spacing) -> TokenTree {
    TokenTree::Punct(Punct::new(char, spacing))
}

/// Whether a template begins with `::`.
fn colons(template: &[Template]) -> bool {
    let colon = |part: &Template| matches!(part, Template::Token(TokenTree::Punct(punct)) if punct.as_char() == ':');
    template.len() > 1 && template[..2].iter().all(colon)
}

fn count(tokens: &[TokenTree]) -> u32 {
    let inner = |token: &TokenTree| match token {
        TokenTree::Group(group) => 1 + count(&group.stream().into_iter().collect::<Vec<_>>()),
        _ => 1,
    };
    tokens.iter().map(inner).sum()
}
