//! The depth guard: an upper bound on the recursion that parsing, lowering and dropping a piece of source needs.
//!
//! syn recurses not only into brackets but along prefix operators, closures, chains, casts, type arguments and so on. Each
//! such step costs at least one token, so the tokens of the expression under way, summed over all open brackets, bound the
//! depth. The count of a bracket starts anew where everything before is complete: at `;`, `,`, `=>` and behind a block that
//! ends a statement. A comma inside type arguments or closure parameters completes nothing and must not reset the count.
//!
//! The bodies of macros are only lists of tokens until somebody parses them: a body that would be too deep is marked opaque
//! instead of failing the item around it.

use crate::lang::rust::lex::{Kind, Token};

/// The largest sum that may be parsed. With 256 MB of stack a token may cost 12 KB; `tests/hostile.rs` measures what it does.
pub(super) const LIMIT: u32 = 12_000;

/// Follows the tokens of a piece of source.
pub(super) struct Guard<'a> {
    text: &'a str,
    /// The innermost open bracket.
    top: Level,
    /// Those around it, innermost last; the first is no bracket but the piece itself.
    outer: Vec<Level>,
    sum: u32,
    /// Number of levels around the opaque macro body that is open, zero when there is none.
    opaque_from: usize,
    /// The last token, and the one before it.
    before: Token,
    earlier: Token,
    limit: u32,
    /// What the pass found.
    verdict: Verdict,
}

/// What a pass finds.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// A bracket is unmatched or a literal unclosed.
    pub(super) broken: bool,
    /// Offset of the token with which the nesting became too deep.
    pub(super) too_deep: Option<u32>,
    /// The largest sum that was seen.
    pub(super) peak: u32,
    /// Offsets of the opening brackets of macro bodies that must not be parsed, in order.
    pub(super) opaque: Vec<u32>,
}

impl Verdict {
    /// Whether syn may see the piece.
    pub(super) fn sound(&self) -> bool {
        !self.broken && self.too_deep.is_none()
    }
}

/// An open bracket.
struct Level {
    /// Tokens of the expression under way, the bracket included.
    count: u32,
    /// `<` that no `>` closes yet.
    angles: u32,
    /// A `|` was seen: commas may stand between closure parameters.
    pipes: bool,
    byte: u8,
    start: u32,
    macro_body: bool,
}

impl<'a> Guard<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self::with_limit(text, LIMIT)
    }

    /// With another limit, for measurements.
    pub(super) fn with_limit(text: &'a str, limit: u32) -> Self {
        let top = Level { count: 0, angles: 0, pipes: false, byte: 0, start: 0, macro_body: false };
        Self {
            text,
            top,
            outer: Vec::new(),
            sum: 0,
            opaque_from: 0,
            limit,
            before: NOTHING,
            earlier: NOTHING,
            verdict: Verdict::default(),
        }
    }

    /// Takes the next token; comments are not given.
    pub(super) fn token(&mut self, token: Token) {
        match token.kind {
            Kind::Open => {
                self.begin(token);
                self.open(token);
            }
            Kind::Close => self.close(token),
            Kind::Unclosed => self.verdict.broken = true,
            _ if self.opaque_from > 0 => {}
            _ => {
                self.begin(token);
                self.plain(token);
            }
        }
        self.earlier = self.before;
        self.before = token;
    }

    /// What the tokens so far amount to.
    pub(super) fn finish(mut self) -> Verdict {
        self.verdict.broken |= !self.outer.is_empty();
        self.verdict.opaque.sort_unstable();
        self.verdict
    }

    fn text(&self, token: Token) -> &str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// Resets the count behind a block, unless `token` continues the expression that the block belongs to.
    fn begin(&mut self, token: Token) {
        if self.before.byte != b'}' {
            return;
        }
        let fresh = match token.kind {
            Kind::Ident => !matches!(self.text(token), "else" | "as" | "in"),
            Kind::Punct => token.byte == b'#',
            Kind::Open => false,
            _ => true,
        };
        if fresh {
            self.reset();
        }
    }

    /// Everything before is complete on this level.
    fn reset(&mut self) {
        if self.opaque_from > 0 {
            return;
        }
        self.sum -= self.top.count;
        // The bracket itself stays.
        self.top.count = u32::from(self.top.byte != 0);
        self.sum += self.top.count;
        self.top.angles = 0;
        self.top.pipes = false;
    }

    fn plain(&mut self, token: Token) {
        self.count(token.start);
        if token.kind != Kind::Punct {
            return;
        }
        // The character directly before, to read `->`, `=>` and `<<`.
        let joined = self.before.kind == Kind::Punct && self.before.end == token.start;
        let before = if joined { self.before.byte } else { 0 };
        match (token.byte, before) {
            (b';', _) => self.reset(),
            (b',', _) if self.top.angles == 0 && !self.top.pipes => self.reset(),
            (b'>', b'=') => self.reset(),
            (b'>', b'-') => {}
            (b'>', _) => self.top.angles = self.top.angles.saturating_sub(1),
            // `1 << 3` opens no type arguments, while `<<T as A>::B as C>` opens two.
            (b'<', b'<') if self.number_follows(token) => self.top.angles = self.top.angles.saturating_sub(1),
            (b'<', _) => self.top.angles += 1,
            (b'|', _) => self.top.pipes = true,
            _ => {}
        }
    }

    fn number_follows(&self, token: Token) -> bool {
        let rest = self.text.as_bytes().get(token.end as usize..).unwrap_or(&[]);
        rest.iter().find(|byte| **byte != b' ').is_some_and(u8::is_ascii_digit)
    }

    fn count(&mut self, at: u32) {
        self.top.count += 1;
        self.sum += 1;
        self.check(at);
    }

    fn open(&mut self, token: Token) {
        let macro_body = self.opens_macro();
        let level = Level { count: 1, angles: 0, pipes: false, byte: token.byte, start: token.start, macro_body };
        self.outer.push(std::mem::replace(&mut self.top, level));
        self.sum += 1;
        self.check(token.start);
    }

    fn close(&mut self, token: Token) {
        let matching = matches!((self.top.byte, token.byte), (b'(', b')') | (b'[', b']') | (b'{', b'}'));
        let Some(outer) = self.outer.pop_if(|_| matching) else {
            self.verdict.broken = true;
            return;
        };
        self.sum -= std::mem::replace(&mut self.top, outer).count;
        if self.outer.len() < self.opaque_from {
            self.opaque_from = 0;
        }
        if self.opaque_from == 0 {
            self.count(token.start);
        }
    }

    /// When the sum is too large, gives up the innermost macro body, or the whole piece when there is none.
    fn check(&mut self, at: u32) {
        self.verdict.peak = self.verdict.peak.max(self.sum);
        if self.sum <= self.limit || self.verdict.too_deep.is_some() {
            return;
        }
        if self.opaque_from == 0 {
            self.give_up_macro();
        }
        if self.sum > self.limit {
            self.verdict.too_deep = Some(at);
        }
    }

    /// Makes the innermost macro body opaque: from here to its end only brackets count.
    fn give_up_macro(&mut self) {
        let depth = self.outer.len();
        let found =
            if self.top.macro_body { Some(depth) } else { self.outer.iter().rposition(|level| level.macro_body) };
        let Some(found) = found else { return };
        self.opaque_from = found;
        for (at, level) in self.outer.iter_mut().chain([&mut self.top]).enumerate().skip(found) {
            if at == found {
                self.verdict.opaque.push(level.start);
            }
            self.sum -= level.count - 1;
            level.count = 1;
        }
    }

    /// Whether the bracket that comes next holds the body of a macro: `name!(` or `macro_rules! name {`. A wrong yes would
    /// let deep code through, so `return!(x)` and all spellings that nobody uses count as no.
    fn opens_macro(&self) -> bool {
        let bang = |token: Token| token.kind == Kind::Punct && token.byte == b'!';
        let name = |token: Token| last_word(self.text.get(..token.start as usize).unwrap_or(""));
        if bang(self.before) {
            let name = name(self.before);
            return !name.is_empty() && !KEYWORDS.contains(&name);
        }
        self.before.kind == Kind::Ident && bang(self.earlier) && name(self.earlier) == "macro_rules"
    }
}

const NOTHING: Token = Token { kind: Kind::Unknown, byte: 0, start: 0, end: 0 };

/// The identifier with which a text ends; none when it is the end of a lifetime, number or literal.
fn last_word(text: &str) -> &str {
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
    let start = text.bytes().rposition(|byte| !part(&byte)).map_or(0, |at| at + 1);
    let word = &text[start..];
    let odd = text[..start].ends_with(['\'', '"', '#']) || word.starts_with(|first: char| first.is_ascii_digit());
    if odd { "" } else { word }
}

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait",
    "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];
