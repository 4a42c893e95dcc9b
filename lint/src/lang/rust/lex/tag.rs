//! What a token says: keywords, and operators of several characters. Decided once, while lexing.

/// A keyword, or the operator that begins with a character of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// A plain name, a literal, or a character of punctuation that stands alone.
    None,
    /// `as`.
    As,
    /// `async`.
    Async,
    /// `auto`.
    Auto,
    /// `await`.
    Await,
    /// `become`.
    Become,
    /// `box`.
    Box,
    /// `break`.
    Break,
    /// `const`.
    Const,
    /// `continue`.
    Continue,
    /// `crate`.
    Crate,
    /// `default`.
    Default,
    /// `dyn`.
    Dyn,
    /// `else`.
    Else,
    /// `enum`.
    Enum,
    /// `extern`.
    Extern,
    /// `false`.
    False,
    /// `fn`.
    Fn,
    /// `for`.
    For,
    /// `if`.
    If,
    /// `impl`.
    Impl,
    /// `in`.
    In,
    /// `let`.
    Let,
    /// `loop`.
    Loop,
    /// `macro`.
    Macro,
    /// `match`.
    Match,
    /// `mod`.
    Mod,
    /// `move`.
    Move,
    /// `mut`.
    Mut,
    /// `pub`.
    Pub,
    /// `raw`.
    Raw,
    /// `ref`.
    Ref,
    /// `return`.
    Return,
    /// `safe`.
    Safe,
    /// `self`.
    SelfValue,
    /// `Self`.
    SelfType,
    /// `static`.
    Static,
    /// `struct`.
    Struct,
    /// `super`.
    Super,
    /// `trait`.
    Trait,
    /// `true`.
    True,
    /// `try`.
    Try,
    /// `type`.
    Type,
    /// `union`.
    Union,
    /// `unsafe`.
    Unsafe,
    /// `use`.
    Use,
    /// `where`.
    Where,
    /// `while`.
    While,
    /// `yield`.
    Yield,
    /// `_`.
    Underscore,
    /// `abstract`, `do`, `final`, `override`, `priv`, `typeof`, `unsized`, `virtual`: kept for later, no names.
    Reserved,
    /// `$crate`, which only expansion writes.
    DollarCrate,
    /// `::`
    PathSep,
    /// `->`
    Arrow,
    /// `=>`
    FatArrow,
    /// `==`
    EqEq,
    /// `!=`
    NotEq,
    /// `<=`
    LessEq,
    /// `>=`
    GreaterEq,
    /// `&&`
    AndAnd,
    /// `||`
    OrOr,
    /// `<<`
    Shl,
    /// `>>`
    Shr,
    /// `+=`
    AddAssign,
    /// `-=`
    SubAssign,
    /// `*=`
    MulAssign,
    /// `/=`
    DivAssign,
    /// `%=`
    RemAssign,
    /// `^=`
    XorAssign,
    /// `&=`
    AndAssign,
    /// `|=`
    OrAssign,
    /// `<<=`
    ShlAssign,
    /// `>>=`
    ShrAssign,
    /// `..`
    DotDot,
    /// `...`
    DotDotDot,
    /// `..=`
    DotDotEq,
}

/// The letters of a keyword as a number.
const fn number(word: &[u8]) -> u64 {
    let (mut number, mut at) = (0, 0);
    while at < word.len() {
        number |= (word[at] as u64) << (8 * at);
        at += 1;
    }
    number
}

/// Compares a word with all keywords. The compiler makes a search among numbers of it.
macro_rules! keywords {
    ($word:ident => $($($text:literal)|+ => $tag:ident,)*) => {
        $(if $($word == const { number($text) })||+ { Self::$tag } else)* { Self::None }
    };
}

impl Tag {
    /// The keyword whose letters are the bytes of `word`, the first lowest.
    pub(super) fn of_word(word: u64) -> Self {
        keywords! { word =>
            b"_" => Underscore,
            b"as" => As,
            b"async" => Async,
            b"await" => Await,
            b"auto" => Auto,
            b"abstract" | b"do" | b"final" | b"override" | b"priv" | b"typeof" | b"unsized" | b"virtual" => Reserved,
            b"break" => Break,
            b"box" => Box,
            b"become" => Become,
            b"const" => Const,
            b"crate" => Crate,
            b"continue" => Continue,
            b"dyn" => Dyn,
            b"default" => Default,
            b"else" => Else,
            b"enum" => Enum,
            b"extern" => Extern,
            b"fn" => Fn,
            b"for" => For,
            b"false" => False,
            b"if" => If,
            b"in" => In,
            b"impl" => Impl,
            b"let" => Let,
            b"loop" => Loop,
            b"mut" => Mut,
            b"mod" => Mod,
            b"move" => Move,
            b"match" => Match,
            b"macro" => Macro,
            b"pub" => Pub,
            b"ref" => Ref,
            b"raw" => Raw,
            b"return" => Return,
            b"self" => SelfValue,
            b"struct" => Struct,
            b"static" => Static,
            b"super" => Super,
            b"safe" => Safe,
            b"Self" => SelfType,
            b"true" => True,
            b"type" => Type,
            b"trait" => Trait,
            b"try" => Try,
            b"use" => Use,
            b"unsafe" => Unsafe,
            b"union" => Union,
            b"where" => Where,
            b"while" => While,
            b"yield" => Yield,
        }
    }

    /// The operator that the bytes begin with.
    pub(super) fn of_operator(first: u8, second: u8, third: u8) -> Self {
        match (first, second) {
            (b':', b':') => Self::PathSep,
            (b'-', b'>') => Self::Arrow,
            (b'=', b'>') => Self::FatArrow,
            (b'=', b'=') => Self::EqEq,
            (b'!', b'=') => Self::NotEq,
            (b'<', b'=') => Self::LessEq,
            (b'>', b'=') => Self::GreaterEq,
            (b'&', b'&') => Self::AndAnd,
            (b'|', b'|') => Self::OrOr,
            (b'<', b'<') if third == b'=' => Self::ShlAssign,
            (b'<', b'<') => Self::Shl,
            (b'>', b'>') if third == b'=' => Self::ShrAssign,
            (b'>', b'>') => Self::Shr,
            (b'+', b'=') => Self::AddAssign,
            (b'-', b'=') => Self::SubAssign,
            (b'*', b'=') => Self::MulAssign,
            (b'/', b'=') => Self::DivAssign,
            (b'%', b'=') => Self::RemAssign,
            (b'^', b'=') => Self::XorAssign,
            (b'&', b'=') => Self::AndAssign,
            (b'|', b'=') => Self::OrAssign,
            (b'.', b'.') if third == b'.' => Self::DotDotDot,
            (b'.', b'.') if third == b'=' => Self::DotDotEq,
            (b'.', b'.') => Self::DotDot,
            _ => Self::None,
        }
    }

    /// How many characters of punctuation the operator has.
    pub fn width(self) -> usize {
        match self {
            Self::ShlAssign | Self::ShrAssign | Self::DotDotDot | Self::DotDotEq => 3,
            tag if tag as u8 >= Self::PathSep as u8 => 2,
            _ => 1,
        }
    }

    /// Whether a word can be no name, in any edition: what syn and rustc refuse where they look for an identifier.
    pub fn is_reserved(self) -> bool {
        let contextual = matches!(self, Self::None | Self::Auto | Self::Default | Self::Raw | Self::Safe | Self::Union);
        (self as u8) < Self::DollarCrate as u8 && !contextual
    }
}
