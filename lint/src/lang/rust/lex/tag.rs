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

impl Tag {
    /// The keyword that `word` is.
    pub(super) fn of_word(word: &[u8]) -> Self {
        // Few names are as short as a keyword and begin like one; the rest is not compared.
        match word.len() {
            1 if word == b"_" => Self::Underscore,
            2..=8 => Self::of_short(word),
            _ => Self::None,
        }
    }

    fn of_short(word: &[u8]) -> Self {
        match (word[0], &word[1..]) {
            (b'a', b"s") => Self::As,
            (b'a', b"sync") => Self::Async,
            (b'a', b"wait") => Self::Await,
            (b'a', b"uto") => Self::Auto,
            (b'a', b"bstract") => Self::Reserved,
            (b'b', b"reak") => Self::Break,
            (b'b', b"ox") => Self::Box,
            (b'b', b"ecome") => Self::Become,
            (b'c', b"onst") => Self::Const,
            (b'c', b"rate") => Self::Crate,
            (b'c', b"ontinue") => Self::Continue,
            (b'd', b"yn") => Self::Dyn,
            (b'd', b"efault") => Self::Default,
            (b'd', b"o") => Self::Reserved,
            (b'e', b"lse") => Self::Else,
            (b'e', b"num") => Self::Enum,
            (b'e', b"xtern") => Self::Extern,
            (b'f', b"n") => Self::Fn,
            (b'f', b"or") => Self::For,
            (b'f', b"alse") => Self::False,
            (b'f', b"inal") => Self::Reserved,
            (b'i', b"f") => Self::If,
            (b'i', b"n") => Self::In,
            (b'i', b"mpl") => Self::Impl,
            (b'l', b"et") => Self::Let,
            (b'l', b"oop") => Self::Loop,
            (b'm', b"ut") => Self::Mut,
            (b'm', b"od") => Self::Mod,
            (b'm', b"ove") => Self::Move,
            (b'm', b"atch") => Self::Match,
            (b'm', b"acro") => Self::Macro,
            (b'o', b"verride") => Self::Reserved,
            (b'p', b"ub") => Self::Pub,
            (b'p', b"riv") => Self::Reserved,
            (b'r', b"ef") => Self::Ref,
            (b'r', b"aw") => Self::Raw,
            (b'r', b"eturn") => Self::Return,
            (b's', b"elf") => Self::SelfValue,
            (b's', b"truct") => Self::Struct,
            (b's', b"tatic") => Self::Static,
            (b's', b"uper") => Self::Super,
            (b's', b"afe") => Self::Safe,
            (b'S', b"elf") => Self::SelfType,
            (b't', b"rue") => Self::True,
            (b't', b"ype") => Self::Type,
            (b't', b"rait") => Self::Trait,
            (b't', b"ry") => Self::Try,
            (b't', b"ypeof") => Self::Reserved,
            (b'u', b"se") => Self::Use,
            (b'u', b"nsafe") => Self::Unsafe,
            (b'u', b"nion") => Self::Union,
            (b'u', b"nsized") => Self::Reserved,
            (b'v', b"irtual") => Self::Reserved,
            (b'w', b"here") => Self::Where,
            (b'w', b"hile") => Self::While,
            (b'y', b"ield") => Self::Yield,
            _ => Self::None,
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
