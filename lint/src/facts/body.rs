//! Bodies as compact trees. An [`Expr`] takes 20 bytes; what is larger lives in an arena of its own.

use super::*;

/// An expression. Literals and operators that cannot matter are reduced to what typing needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expr {
    /// Something without a body of interest, or that could not be read.
    Missing,
    /// A literal.
    Lit(Lit),
    /// A path.
    Path(PathId),
    /// `{ .. }`, `unsafe { .. }`, `const { .. }`. Items declared inside are in `items`.
    Block {
        /// [`Stmt`]s, encoded by [`Stmt::encode`]; the last may be a tail.
        stmts: ListId,
        /// [`ItemId`]s declared in the block; an empty list when there are none.
        items: ListId,
        /// The label's or block's tail expression, if any.
        tail: Option<ExprId>,
    },
    /// A closure or async block.
    Scope(ScopeId),
    /// A call, method call or macro call.
    Call(CallId),
    /// `base.name`, also `.0`.
    Field(ExprId, Name),
    /// `base[index]`.
    Index(ExprId, ExprId),
    /// `&e`, `&mut e`, `&raw e`: references are erased, kept for shape.
    Ref(ExprId),
    /// `*e`.
    Deref(ExprId),
    /// `-e`, `!e`.
    Unary(ExprId),
    /// `l op r`; comparison and logic give a bool.
    Binary {
        /// Left side.
        left: ExprId,
        /// Right side.
        right: ExprId,
        /// The operator.
        op: Operator,
    },
    /// `l = r`, and `l op= r` with the operator.
    Assign(ExprId, ExprId, Option<Operator>),
    /// `if c { t } else { e }`.
    If {
        /// Condition; may hold [`Expr::Let`] joined by `&&`.
        cond: ExprId,
        /// Then-block.
        then: ExprId,
        /// Else-block or else-if.
        other: Option<ExprId>,
    },
    /// `let pat = e` in a condition.
    Let(PatId, ExprId),
    /// `match e { arms }`.
    Match {
        /// Scrutinee.
        scrutinee: ExprId,
        /// Triples (pattern, guard + 1 or 0, body), flattened.
        arms: ListId,
    },
    /// `loop { .. }`.
    Loop(ExprId),
    /// `while c { .. }`.
    While(ExprId, ExprId),
    /// `for pat in iter { body }`.
    For {
        /// The pattern.
        pat: PatId,
        /// The iterator.
        iter: ExprId,
        /// The body.
        body: ExprId,
    },
    /// `return e`.
    Return(Option<ExprId>),
    /// `break e`, and whether it names the loop that it leaves.
    Break(Option<ExprId>, bool),
    /// `continue`, and whether it names the loop that it goes on with.
    Continue(bool),
    /// `e.await`.
    Await(ExprId),
    /// `e?`.
    Try(ExprId),
    /// `Path { name: e, ..base }`.
    Struct {
        /// The path.
        path: PathId,
        /// Pairs (name, expression), flattened.
        fields: ListId,
        /// `..base`.
        base: Option<ExprId>,
    },
    /// `(a, b)`.
    Tuple(ListId),
    /// `[a, b]` and `[a; n]` (then the list holds both).
    Array(ListId),
    /// `e as T`.
    Cast(ExprId, TypeId),
    /// `a..b`.
    Range(Option<ExprId>, Option<ExprId>),
    /// Several expressions evaluated in order whose value is unknown: the arguments of a macro that is only read.
    Sequence(ListId),
}

/// Operators between two values, as far as they matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operator {
    /// `+`.
    Add,
    /// `-`.
    Subtract,
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
    /// `%`, shifts and what works on bits.
    Bits,
    /// `==`, `<` and their like: gives a bool.
    Compare,
    /// `&&` and `||`.
    Logic,
}

impl Operator {
    /// Whether the result is a bool, whatever the operands are.
    pub fn is_boolean(self) -> bool {
        matches!(self, Self::Compare | Self::Logic)
    }
}

/// Kinds of literals, as far as typing needs them, and the values of those that can be an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lit {
    /// `"..."`. The text is kept where it reads as a time or a schedule; else the name without letters stands for it.
    Str(Name),
    /// Byte strings.
    Bytes,
    /// Integers, without or with a suffix; [`Lit::LARGE`] stands for what is larger.
    Int(u32),
    /// Larger integers, in thousands.
    Thousands(u32),
    /// Floats, in millionths; [`Lit::LARGE`] stands for what does not fit.
    Float(u32),
    /// Booleans.
    Bool,
    /// Characters and bytes.
    Char,
}

impl Lit {
    /// A number that is not kept.
    pub const LARGE: u32 = u32::MAX;
}

/// A statement of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stmt {
    /// `let pat: ty = init else { .. };`
    Let {
        /// The pattern.
        pat: PatId,
        /// The declared type.
        ty: Option<TypeId>,
        /// The initialiser.
        init: Option<ExprId>,
        /// The `else` block.
        other: Option<ExprId>,
    },
    /// An expression whose value is dropped.
    Expr(ExprId),
}

impl Stmt {
    /// Words that one encoded statement takes in a list.
    pub const WIDTH: usize = 4;

    /// Encodes for a list: `0` stands for absent, ids are stored plus one. An expression statement has a zero pattern.
    pub fn encode(self) -> [u32; Self::WIDTH] {
        match self {
            Self::Let { pat, ty, init, other } => {
                [pat.0 + 1, ty.map_or(0, |it| it.0 + 1), init.map_or(0, |it| it.0 + 1), other.map_or(0, |it| it.0 + 1)]
            }
            Self::Expr(expr) => [0, 0, expr.0 + 1, 0],
        }
    }

    /// The inverse of [`Stmt::encode`].
    pub fn decode(words: [u32; Self::WIDTH]) -> Self {
        let id = |word: u32| word.checked_sub(1);
        match id(words[0]) {
            Some(pat) => Self::Let {
                pat: PatId(pat),
                ty: id(words[1]).map(TypeId),
                init: id(words[2]).map(ExprId),
                other: id(words[3]).map(ExprId),
            },
            None => Self::Expr(ExprId(words[2].saturating_sub(1))),
        }
    }
}

/// A call of any form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What is called.
    pub target: Target,
    /// The arguments, receiver excluded.
    pub args: ListId,
    /// The whole call expression (for a method call: from the start of the receiver).
    pub span: Span,
    /// The callee's part: the path, or the method name to the closing parenthesis.
    pub at: Span,
    /// Whether the call is certainly awaited: `.await` directly on it, or an arm of `select!`/`join!`.
    pub awaited: bool,
    /// Whether an `.await` follows further along the same postfix chain.
    pub chain_awaited: bool,
}

/// What a call names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// `f(..)` where `f` is any expression; a plain path is [`Expr::Path`].
    Callee(ExprId),
    /// `receiver.name::<args>(..)`; `generic` is a list of [`TypeId`]s.
    Method {
        /// The receiver.
        receiver: ExprId,
        /// The method's name.
        name: Name,
        /// Turbofish, an empty list without.
        generic: ListId,
    },
    /// `path!(..)`: `args` are the bodies read out of it. What expansion gives, if anything, is linked later.
    Macro {
        /// The macro's path.
        path: PathId,
        /// Range of the tokens between the delimiters.
        body: Span,
    },
}

/// A closure or async block: a body that runs when somebody calls or polls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// What kind.
    pub kind: ScopeKind,
    /// Closure parameters: pairs (pattern, type + 1 or 0), flattened.
    pub params: ListId,
    /// The declared return type of a closure.
    pub ret: Option<TypeId>,
    /// The body.
    pub body: ExprId,
    /// Whether `move` stands before it: what it mentions belongs to it.
    pub moves: bool,
    /// The whole expression.
    pub span: Span,
}

/// Kinds of scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScopeKind {
    /// `|x| ..`.
    Closure,
    /// `async |x| ..`.
    AsyncClosure,
    /// `async { .. }`.
    AsyncBlock,
    /// The body of `stream! { .. }` and its kin: polled as a stream.
    Stream,
}

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pat {
    /// `_`, `..`, literals, ranges: binds nothing.
    Wild,
    /// `name` or `name @ sub`. May also be a unit struct, variant or constant: the linker decides.
    Bind(Name, Option<PatId>),
    /// `(a, .., b)`. Absent patterns behind `..` are counted from the end: `rest` is the index of `..`, or the length.
    Tuple {
        /// The patterns, `..` left out.
        pats: ListId,
        /// Index of `..` among them; the number of patterns when there is none.
        rest: u32,
    },
    /// `Path(a, .., b)`.
    TupleStruct {
        /// The path.
        path: PathId,
        /// The patterns, `..` left out.
        pats: ListId,
        /// As in [`Pat::Tuple`].
        rest: u32,
    },
    /// `Path { name: p, .. }`: pairs (name, pattern), flattened.
    Struct {
        /// The path.
        path: PathId,
        /// The fields.
        fields: ListId,
    },
    /// `[a, b]`.
    Slice(ListId),
    /// `a | b`.
    Or(ListId),
    /// A path: unit variant, constant.
    Path(PathId),
    /// `&p`, `box p`, `(p)`.
    Ref(PatId),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// They are most of what the facts of a file hold.
    #[test]
    fn expressions_do_not_grow() {
        assert_eq!(size_of::<Expr>(), 20);
    }
}
