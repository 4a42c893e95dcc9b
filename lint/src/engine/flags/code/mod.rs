//! Bodies as trees that keep what facts drop: the text of literals, operators, patterns. Only functions that read a switch are read
//! so, and what is not understood becomes [`Kind::Parts`], of which nobody believes anything.

mod atoms;
mod exprs;
mod parse;
mod patterns;
mod stmts;

use crate::base::source::Span;
#[cfg(test)]
pub(super) use parse::MOST_HIGH;
pub(super) use parse::{body, initialiser};

/// An expression, as an index into [`Tree::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(pub(super) u32);

/// A pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pat {
    /// `_`, `..`.
    Wild,
    /// A name; `MAX` and `None` are names, too, as far as a parser can tell.
    Bind(String),
    /// `"text"`.
    Text(String),
    /// `true`.
    Bool(bool),
    /// `1`.
    Number(String),
    /// `a::B`.
    Path(Vec<String>),
    /// `a::B(p, ..)`.
    TupleStruct(Vec<String>, Vec<Pat>),
    /// `a | b`.
    Or(Vec<Pat>),
    /// Anything else, with the names that it binds.
    Other(Vec<String>),
}

impl Pat {
    /// The names that it binds.
    pub(super) fn names(&self) -> Vec<&str> {
        match self {
            Self::Bind(name) => vec![name],
            Self::TupleStruct(_, pats) | Self::Or(pats) => pats.iter().flat_map(Self::names).collect(),
            Self::Other(names) => names.iter().map(String::as_str).collect(),
            Self::Wild | Self::Text(_) | Self::Bool(_) | Self::Number(_) | Self::Path(_) => Vec::new(),
        }
    }
}

/// Operators that give a truth value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// `==`.
    Eq,
    /// `!=`.
    Ne,
    /// `&&`.
    And,
    /// `||`.
    Or,
    /// `<` and its kin.
    Order,
    /// Those that give no truth value.
    Other,
}

/// An arm of a `match`.
#[derive(Clone, Debug)]
pub(super) struct Arm {
    pub(super) pat: Pat,
    pub(super) guard: Option<Id>,
    pub(super) body: Id,
}

/// A statement.
#[derive(Clone, Debug)]
pub(super) enum Stmt {
    /// `let`, with the words of its type and its `else`.
    Let { pat: Pat, ty: String, init: Option<Id>, other: Option<Id> },
    /// An expression whose value is dropped.
    Expr(Id),
    /// `static` or `const`.
    Item { init: Option<Id> },
}

/// What an expression is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Text(String),
    Bool(bool),
    Number(String),
    /// Generic arguments are dropped.
    Path(Vec<String>),
    Call(Id, Vec<Id>),
    /// Receiver, name, arguments, words of the turbofish.
    Method(Id, String, Vec<Id>, String),
    /// The last segment of its path, and its arguments as far as they are expressions.
    Macro(String, Vec<Id>),
    /// `matches!(e, pat if guard)`.
    Matches(Id, Pat, Option<Id>),
    Field(Id, String),
    Not(Id),
    /// `&e`, `*e`, `(e)`.
    Same(Id),
    Try(Id),
    Await(Id),
    Binary(Op, Id, Id),
    Assign(Id, Id),
    If(Id, Id, Option<Id>),
    /// `let pat = e` in a condition.
    Let(Pat, Id),
    Match(Id, Vec<Arm>),
    Block(Vec<Stmt>, Option<Id>),
    /// `loop`, `while`, `for`: what is looked at before each round, and the body.
    Loop(Option<Id>, Id),
    Return(Option<Id>),
    Break(Option<Id>),
    Closure(Vec<Pat>, Id),
    /// Fields by name.
    Struct(Vec<(String, Id)>),
    /// Something whose value nobody knows, with the expressions in it.
    Parts(Vec<Id>),
}

/// An expression with its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) span: Span,
    pub(super) parent: Option<Id>,
}

/// The body of a function, or an initialiser.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) root: Id,
    /// Parameters of the function.
    pub(super) params: Vec<Pat>,
    /// Words of the function's return type; empty without one.
    pub(super) ret: String,
}

impl Tree {
    pub(super) fn get(&self, id: Id) -> &Node {
        &self.nodes[id.0 as usize]
    }

    pub(super) fn kind(&self, id: Id) -> &Kind {
        &self.get(id).kind
    }

    pub(super) fn span(&self, id: Id) -> Span {
        self.get(id).span
    }

    /// The parent of an expression.
    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.get(id).parent
    }

    /// The expressions around one, inner ones first.
    pub(super) fn above(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// All expressions, inner ones first.
    pub(super) fn all(&self) -> impl Iterator<Item = Id> {
        (0..self.nodes.len() as u32).map(Id)
    }

    /// The call that has exactly this place, or the innermost one that begins and ends there.
    pub(super) fn call_at(&self, span: Span) -> Option<Id> {
        let is_call = |id: &Id| matches!(self.kind(*id), Kind::Call(..) | Kind::Method(..));
        self.all().find(|id| self.span(*id) == span && is_call(id))
    }

    /// Sets the parents.
    fn settle(mut self) -> Self {
        for id in self.all().collect::<Vec<_>>() {
            for child in children(self.kind(id)) {
                self.nodes[child.0 as usize].parent = Some(id);
            }
        }
        self
    }
}

/// The direct parts of an expression, in the order of the text.
pub(super) fn children(kind: &Kind) -> Vec<Id> {
    match kind {
        Kind::Text(_) | Kind::Bool(_) | Kind::Number(_) | Kind::Path(_) | Kind::Return(None) | Kind::Break(None) => {
            Vec::new()
        }
        Kind::Call(first, rest) | Kind::Method(first, _, rest, _) => [&[*first], rest.as_slice()].concat(),
        Kind::Macro(_, parts) | Kind::Parts(parts) => parts.clone(),
        Kind::Matches(inner, _, guard) => std::iter::once(*inner).chain(*guard).collect(),
        Kind::Field(inner, _)
        | Kind::Not(inner)
        | Kind::Same(inner)
        | Kind::Try(inner)
        | Kind::Await(inner)
        | Kind::Let(_, inner)
        | Kind::Return(Some(inner))
        | Kind::Break(Some(inner))
        | Kind::Closure(_, inner) => vec![*inner],
        Kind::Binary(_, left, right) | Kind::Assign(left, right) => vec![*left, *right],
        Kind::If(cond, then, other) => [*cond, *then].into_iter().chain(*other).collect(),
        Kind::Match(inner, arms) => {
            let arms = arms.iter().flat_map(|arm| arm.guard.into_iter().chain([arm.body]));
            std::iter::once(*inner).chain(arms).collect()
        }
        Kind::Block(stmts, tail) => stmts.iter().flat_map(of_statement).chain(*tail).collect(),
        Kind::Loop(cond, body) => cond.iter().copied().chain([*body]).collect(),
        Kind::Struct(fields) => fields.iter().map(|(_, id)| *id).collect(),
    }
}

fn of_statement(stmt: &Stmt) -> Vec<Id> {
    match stmt {
        Stmt::Let { init, other, .. } => init.iter().chain(other).copied().collect(),
        Stmt::Expr(id) => vec![*id],
        Stmt::Item { init } => init.iter().copied().collect(),
    }
}

/// The nearest bracket around the token at `at` that is open there.
pub(super) fn matching_open(tokens: &[crate::lang::rust::lex::Token], at: usize) -> Option<usize> {
    use crate::lang::rust::lex::Kind as T;
    let mut depth = 0usize;
    (0..at).rev().find(|at| match tokens[*at].kind {
        T::Close => {
            depth += 1;
            false
        }
        T::Open if depth == 0 => true,
        T::Open => {
            depth -= 1;
            false
        }
        _ => false,
    })
}
