//! Reads amounts out of expressions, and reckons with them.

use super::*;

/// What an expression is made of that cannot be read from it alone.
pub trait Leaves {
    /// What a path stands for.
    fn path(&mut self, fold: &mut Fold<'_>, path: PathId) -> Amount;
    /// What a call gives, if a function of the project gives it.
    fn call(&mut self, fold: &mut Fold<'_>, call: CallId) -> Option<Amount>;
    /// What a field is.
    fn field(&mut self, fold: &mut Fold<'_>, field: ExprId) -> Amount;
}

/// An expression that is being read.
pub struct Fold<'f> {
    facts: &'f FileFacts,
    depth: u32,
    /// So many more expressions are looked at: variables may stand for each other many times over.
    left: u32,
}

/// At most so many expressions make an amount.
const MOST: u32 = 96;
/// At most so many ways are told apart.
const MAX_WAYS: usize = 8;

const SECOND: u64 = 1_000_000_000;

/// What calls give back that somebody made of a number or a time, by the name of what is called.
const SAME: [&str; 24] = [
    "clone",
    "to_owned",
    "into",
    "unwrap",
    "expect",
    "as_ref",
    "as_mut",
    "as_deref",
    "copied",
    "cloned",
    "borrow",
    "try_into",
    "ok",
    "into_inner",
    "get",
    "to_std",
    "into_std",
    "unsigned_abs",
    "context",
    "with_context",
    "map_err",
    "ok_or",
    "ok_or_else",
    "parse_duration",
];

/// Types whose `new` gives back what it is given.
const WRAPPERS: [&str; 10] = ["Arc", "Box", "Rc", "Cell", "RefCell", "Mutex", "RwLock", "Some", "Lazy", "LazyLock"];

/// How many nanoseconds a unit takes, by the word that a function has for it.
fn unit(word: &str) -> Option<u64> {
    Some(match word {
        "nanos" | "nanoseconds" | "ns" => 1,
        "micros" | "microseconds" | "us" => 1_000,
        "millis" | "milliseconds" | "ms" => 1_000_000,
        "secs" | "seconds" | "second" | "secs_f64" | "secs_f32" | "seconds_f64" | "seconds_f32" => SECOND,
        "mins" | "minutes" | "minute" => 60 * SECOND,
        "hours" | "hour" => 3_600 * SECOND,
        "days" | "day" => 86_400 * SECOND,
        "weeks" | "week" => 7 * 86_400 * SECOND,
        _ => return None,
    })
}

impl<'f> Fold<'f> {
    /// The amount that an expression is.
    pub fn amount(facts: &'f FileFacts, id: ExprId, leaves: &mut dyn Leaves) -> Amount {
        let mut fold = Self { facts, depth: 0, left: MOST };
        let amount = fold.expr(id, leaves);
        // What is not as deep as this can be read again.
        if amount.depth() >= MAX_DEPTH { Amount::Unknown } else { amount }
    }

    /// The amount that an expression is which another leads to.
    pub fn expr(&mut self, id: ExprId, leaves: &mut dyn Leaves) -> Amount {
        if self.left == 0 || self.depth > 2 * MAX_DEPTH {
            return Amount::Unknown;
        }
        self.left -= 1;
        self.depth += 1;
        let amount = self.below(id, leaves);
        self.depth -= 1;
        amount
    }

    fn below(&mut self, id: ExprId, leaves: &mut dyn Leaves) -> Amount {
        match self.facts.exprs[id.0 as usize] {
            Expr::Lit(lit) => self.literal(lit),
            Expr::Path(path) => self.named(path).unwrap_or_else(|| leaves.path(self, path)),
            Expr::Block { tail: Some(inner), .. }
            | Expr::Ref(inner)
            | Expr::Deref(inner)
            | Expr::Try(inner)
            | Expr::Await(inner)
            | Expr::Cast(inner, _) => self.expr(inner, leaves),
            Expr::Binary { left, right, op } => {
                let op = match op {
                    Operator::Add => Operation::Add,
                    Operator::Subtract => Operation::Subtract,
                    Operator::Multiply => Operation::Multiply,
                    Operator::Divide => Operation::Divide,
                    _ => return Amount::Unknown,
                };
                let left = self.expr(left, leaves);
                let right = self.expr(right, leaves);
                Amount::of(op, vec![left, right])
            }
            Expr::If { then, other: Some(other), .. } => self.either(&[then, other], leaves),
            Expr::Match { arms, .. } => {
                let arms: Vec<ExprId> = self.facts.list(arms).chunks_exact(3).map(|arm| ExprId(arm[2])).collect();
                self.either(&arms, leaves)
            }
            Expr::Call(call) => match leaves.call(self, call) {
                Some(amount) => amount,
                None => self.call(call, leaves),
            },
            Expr::Field(..) => leaves.field(self, id),
            _ => Amount::Unknown,
        }
    }

    fn literal(&self, lit: Lit) -> Amount {
        match lit {
            Lit::Int(value) if value != Lit::LARGE => Amount::Number(value.into()),
            Lit::Thousands(value) => Amount::Number(u64::from(value) * 1_000),
            Lit::Float(value) if value != Lit::LARGE => Amount::Millionths(value.into()),
            Lit::Str(text) if !self.facts.name(text).is_empty() => Amount::Text(self.facts.name(text).into()),
            _ => Amount::Unknown,
        }
    }

    /// `Duration::ZERO` and its like.
    fn named(&self, path: PathId) -> Option<Amount> {
        let [.., of, last] = self.facts.segments_of(path) else { return None };
        if !self.facts.name(of.name).ends_with("Duration") {
            return None;
        }
        Some(Amount::Time(match self.facts.name(last.name) {
            "ZERO" => 0,
            "NANOSECOND" => 1,
            "MICROSECOND" => 1_000,
            "MILLISECOND" => 1_000_000,
            "SECOND" => SECOND,
            "MINUTE" => 60 * SECOND,
            "HOUR" => 3_600 * SECOND,
            _ => return None,
        }))
    }

    /// One of several ways; those that lead away have no say.
    fn either(&mut self, ways: &[ExprId], leaves: &mut dyn Leaves) -> Amount {
        let facts = self.facts;
        let ways = ways.iter().filter(|way| !leads_away(facts, **way));
        match Amount::one_of(ways.map(|way| self.expr(*way, leaves))) {
            Amount::Of(Operation::Either, ways) if ways.len() > MAX_WAYS => Amount::Unknown,
            amount => amount,
        }
    }

    fn call(&mut self, id: CallId, leaves: &mut dyn Leaves) -> Amount {
        let call = self.facts.calls[id.0 as usize];
        let args: Vec<ExprId> = self.facts.list(call.args).iter().map(|arg| ExprId(*arg)).collect();
        match call.target {
            Target::Method { receiver, name, .. } => self.method(receiver, self.facts.name(name), &args, leaves),
            Target::Callee(callee) => match self.facts.exprs[callee.0 as usize] {
                Expr::Path(path) => self.function(path, &args, leaves),
                _ => Amount::Unknown,
            },
            Target::Macro { .. } => Amount::Unknown,
        }
    }

    fn method(&mut self, receiver: ExprId, name: &str, args: &[ExprId], leaves: &mut dyn Leaves) -> Amount {
        if name.contains("jitter") || matches!(name, "gen_range" | "random_range" | "sample") {
            let base = self.expr(receiver, leaves);
            return Amount::Of(Operation::Jitter, Box::new([base]));
        }
        let op = match name {
            "mul" | "saturating_mul" | "checked_mul" | "wrapping_mul" | "mul_f32" | "mul_f64" => Operation::Multiply,
            "add" | "saturating_add" | "checked_add" | "wrapping_add" => Operation::Add,
            "sub" | "saturating_sub" | "checked_sub" | "wrapping_sub" => Operation::Subtract,
            "div" | "checked_div" | "div_f32" | "div_f64" => Operation::Divide,
            "min" => Operation::Min,
            "max" => Operation::Max,
            "unwrap_or" | "unwrap_or_else" => Operation::Or,
            _ => return self.transformed(receiver, name, args, leaves),
        };
        let [arg] = args else { return Amount::Unknown };
        let left = self.expr(receiver, leaves);
        let right = self.passed(*arg, &Amount::Unknown, leaves);
        Amount::of(op, vec![left, right])
    }

    fn transformed(&mut self, receiver: ExprId, name: &str, args: &[ExprId], leaves: &mut dyn Leaves) -> Amount {
        let mut receiver = |this: &mut Self| this.expr(receiver, leaves);
        match (name, args) {
            ("clamp", [low, high]) => {
                let value = receiver(self);
                let (low, high) = (self.expr(*low, leaves), self.expr(*high, leaves));
                Amount::of(Operation::Min, vec![Amount::of(Operation::Max, vec![value, low]), high])
            }
            ("map" | "and_then", [function]) => {
                let value = receiver(self);
                self.passed(*function, &value, leaves)
            }
            ("map_or" | "map_or_else", [default, function]) => {
                let value = receiver(self);
                let made = self.passed(*function, &value, leaves);
                let default = self.passed(*default, &Amount::Unknown, leaves);
                Amount::of(Operation::Or, vec![made, default])
            }
            ("as_secs_f64" | "as_secs_f32", []) => {
                Amount::of(Operation::Divide, vec![receiver(self), Amount::Time(SECOND)])
            }
            (_, []) if name.starts_with("as_") => match unit(&name[3..]) {
                Some(unit) => Amount::of(Operation::Count, vec![receiver(self), Amount::Number(unit)]),
                None => Amount::Unknown,
            },
            // `5.minutes()`
            (_, []) if unit(name).is_some() => match receiver(self) {
                number @ Amount::Number(_) => {
                    Amount::of(Operation::Time, vec![number, Amount::Number(unit(name).unwrap_or(0))])
                }
                _ => Amount::Unknown,
            },
            (_, _) if SAME.contains(&name) && (args.is_empty() || name != "get") => receiver(self),
            _ => Amount::Unknown,
        }
    }

    /// What a closure or function gives that is passed on, for the one thing that it is called with.
    fn passed(&mut self, function: ExprId, value: &Amount, leaves: &mut dyn Leaves) -> Amount {
        match self.facts.exprs[function.0 as usize] {
            Expr::Scope(scope) => self.expr(self.facts.scopes[scope.0 as usize].body, leaves),
            Expr::Path(path) if self.named(path).is_none() => match self.made_by(path, std::slice::from_ref(value)) {
                Some(amount) => amount,
                None => self.expr(function, leaves),
            },
            _ => self.expr(function, leaves),
        }
    }

    fn function(&mut self, path: PathId, args: &[ExprId], leaves: &mut dyn Leaves) -> Amount {
        let (of, last) = self.ends(path);
        match (of, last, args) {
            (_, "now", []) => return Amount::Time(0),
            (_, "Some" | "Ok" | "from" | "parse_duration" | "min" | "max", [arg]) => return self.expr(*arg, leaves),
            (_, "min", [left, right]) | (_, "max", [left, right]) => {
                let parts = vec![self.expr(*left, leaves), self.expr(*right, leaves)];
                return Amount::of(if last == "min" { Operation::Min } else { Operation::Max }, parts);
            }
            (of, "new", [arg]) if WRAPPERS.contains(&of) || of.starts_with("NonZero") => {
                return self.passed(*arg, &Amount::Unknown, leaves);
            }
            _ => {}
        }
        if last.contains("jitter") || matches!(last, "gen_range" | "random_range" | "random") {
            let base = args.first().map_or(Amount::Unknown, |arg| self.expr(*arg, leaves));
            return Amount::Of(Operation::Jitter, Box::new([base]));
        }
        if args.is_empty() || args.len() > 2 {
            return Amount::Unknown;
        }
        let amounts: Vec<Amount> = args.iter().map(|arg| self.expr(*arg, leaves)).collect();
        self.made_by(path, &amounts).unwrap_or_default()
    }

    /// The time that a function makes of a number, as its name says.
    fn made_by(&self, path: PathId, args: &[Amount]) -> Option<Amount> {
        let (of, last) = self.ends(path);
        let time = |amount: &Amount, unit: u64| Amount::of(Operation::Time, vec![amount.clone(), Amount::Number(unit)]);
        let own = of.ends_with("Duration") || of.ends_with("TimeDelta");
        match args {
            [arg] => match last.strip_prefix("from_") {
                Some(word) => Some(time(arg, unit(word)?)),
                None if own => Some(time(arg, unit(last.strip_prefix("try_").unwrap_or(last))?)),
                None => None,
            },
            [secs, nanos] if own && last == "new" => {
                Some(Amount::of(Operation::Add, vec![time(secs, SECOND), time(nanos, 1)]))
            }
            _ => None,
        }
    }

    /// The last two words of a path.
    fn ends(&self, path: PathId) -> (&'f str, &'f str) {
        let facts = self.facts;
        match facts.segments_of(path) {
            [.., of, last] => (facts.name(of.name), facts.name(last.name)),
            [last] => ("", facts.name(last.name)),
            [] => ("", ""),
        }
    }
}

/// Whether nothing comes behind an expression: it returns, goes on with a loop, or fails.
pub fn leads_away(facts: &FileFacts, id: ExprId) -> bool {
    match facts.exprs[id.0 as usize] {
        Expr::Return(_) | Expr::Break(..) | Expr::Continue(_) => true,
        Expr::Block { stmts, tail, .. } => {
            let last = tail.or_else(|| match visit::statements(facts, stmts).last() {
                Some(Stmt::Expr(expr)) => Some(expr),
                _ => None,
            });
            last.is_some_and(|last| leads_away(facts, last))
        }
        Expr::If { then, other: Some(other), .. } => leads_away(facts, then) && leads_away(facts, other),
        Expr::Match { arms, .. } => {
            let arms = facts.list(arms);
            !arms.is_empty() && arms.chunks_exact(3).all(|arm| leads_away(facts, ExprId(arm[2])))
        }
        Expr::Call(call) => match facts.calls[call.0 as usize].target {
            Target::Macro { path, .. } => {
                let last = facts.segments_of(path).last().map(|it| facts.name(it.name));
                last.is_some_and(gives_up)
            }
            Target::Callee(callee) => match facts.exprs[callee.0 as usize] {
                Expr::Path(path) => {
                    let [.., of, last] = facts.segments_of(path) else { return false };
                    facts.name(of.name) == "process" && matches!(facts.name(last.name), "exit" | "abort")
                }
                _ => false,
            },
            Target::Method { .. } => false,
        },
        _ => false,
    }
}

/// Whether a macro of this name fails: nothing comes behind it.
pub fn gives_up(name: &str) -> bool {
    matches!(name, "panic" | "bail" | "unreachable" | "todo" | "unimplemented")
}

impl Amount {
    /// One of several ways, each of which counts once.
    pub fn one_of(ways: impl IntoIterator<Item = Self>) -> Self {
        let mut distinct: Vec<Self> = Vec::new();
        for way in ways {
            if !distinct.contains(&way) {
                distinct.push(way);
            }
        }
        match distinct.len() {
            0 => Self::Unknown,
            1 => distinct.swap_remove(0),
            _ => Self::Of(Operation::Either, distinct.into()),
        }
    }

    /// What is made of others: reckoned where all of it is known, unknown where a part is that must be.
    pub fn of(op: Operation, parts: Vec<Self>) -> Self {
        let optional = matches!(op, Operation::Or | Operation::Either | Operation::Jitter);
        if !optional && parts.contains(&Self::Unknown) {
            return Self::Unknown;
        }
        match (op, &parts[..]) {
            (Operation::Or, [first, _]) if first.is_concrete() => first.clone(),
            (Operation::Or, [Self::Unknown, Self::Unknown]) => Self::Unknown,
            (_, [left, right]) if !optional && left.is_concrete() && right.is_concrete() => {
                reckon(op, left, right).unwrap_or_default()
            }
            _ => Self::Of(op, parts.into()),
        }
    }

    /// Whether it is a number or a time and not made of anything.
    pub fn is_concrete(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Millionths(_) | Self::Time(_) | Self::Text(_))
    }

    fn depth(&self) -> u32 {
        match self {
            Self::Of(_, parts) => 1 + parts.iter().map(Self::depth).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// A number in millionths.
    fn millionths(&self) -> Option<u128> {
        match self {
            Self::Number(value) => Some(u128::from(*value) * 1_000_000),
            Self::Millionths(value) => Some((*value).into()),
            _ => None,
        }
    }
}

fn reckon(op: Operation, left: &Amount, right: &Amount) -> Option<Amount> {
    use Amount::{Millionths, Number, Time};
    let number = |value: u128| u64::try_from(value).ok();
    Some(match (op, left, right) {
        (Operation::Time, of, Number(unit)) => {
            Time(number(of.millionths()?.checked_mul(u128::from(*unit))? / 1_000_000)?)
        }
        (Operation::Count, Time(of), Number(unit)) => Number(of.checked_div(*unit)?),
        (Operation::Add, Time(left), Time(right)) => Time(left.checked_add(*right)?),
        (Operation::Add, Number(left), Number(right)) => Number(left.checked_add(*right)?),
        (Operation::Add, _, _) => Millionths(number(left.millionths()? + right.millionths()?)?),
        (Operation::Subtract, Time(left), Time(right)) => Time(left.checked_sub(*right)?),
        (Operation::Subtract, Number(left), Number(right)) => Number(left.checked_sub(*right)?),
        (Operation::Subtract, _, _) => Millionths(number(left.millionths()?.checked_sub(right.millionths()?)?)?),
        (Operation::Multiply, Number(left), Number(right)) => Number(left.checked_mul(*right)?),
        (Operation::Multiply, Time(time), by) | (Operation::Multiply, by, Time(time)) => {
            Time(number(u128::from(*time).checked_mul(by.millionths()?)? / 1_000_000)?)
        }
        (Operation::Multiply, _, _) => {
            Millionths(number(left.millionths()?.checked_mul(right.millionths()?)? / 1_000_000)?)
        }
        (Operation::Divide, Number(left), Number(right)) => Number(left.checked_div(*right)?),
        (Operation::Divide, Time(left), Time(right)) => {
            Millionths(number((u128::from(*left) * 1_000_000).checked_div((*right).into())?)?)
        }
        (Operation::Divide, Time(time), by) => {
            Time(number((u128::from(*time) * 1_000_000).checked_div(by.millionths()?)?)?)
        }
        (Operation::Divide, _, _) => {
            Millionths(number((left.millionths()? * 1_000_000).checked_div(right.millionths()?)?)?)
        }
        (Operation::Min, Time(left), Time(right)) => Time(*left.min(right)),
        (Operation::Min, Number(left), Number(right)) => Number(*left.min(right)),
        (Operation::Max, Time(left), Time(right)) => Time(*left.max(right)),
        (Operation::Max, Number(left), Number(right)) => Number(*left.max(right)),
        _ => return None,
    })
}

/// The nanoseconds of a time as `humantime` reads it.
pub fn time_of_text(text: &str) -> Option<u64> {
    let (mut rest, mut sum) = (text, 0_u64);
    while !rest.is_empty() {
        let behind = rest.trim_start_matches(|char: char| char.is_ascii_digit());
        let number: u64 = rest[..rest.len() - behind.len()].parse().ok()?;
        let word = behind.trim_start();
        rest = word.trim_start_matches(|char: char| char.is_ascii_lowercase());
        let unit = match &word[..word.len() - rest.len()] {
            "s" | "sec" => SECOND,
            "m" | "min" => 60 * SECOND,
            "h" | "hr" => 3_600 * SECOND,
            "d" => 86_400 * SECOND,
            "nsec" => 1,
            "usec" => 1_000,
            "msec" => 1_000_000,
            "w" => 7 * 86_400 * SECOND,
            word => unit(word)?,
        };
        sum = sum.checked_add(number.checked_mul(unit)?)?;
        rest = rest.trim_start();
    }
    Some(sum).filter(|_| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_is_unknown() {
        let large = || Amount::Number(u64::MAX);
        let week = Amount::Number(7 * 86_400 * SECOND);
        assert_eq!(Amount::of(Operation::Time, vec![large(), week]), Amount::Unknown);
        assert_eq!(Amount::of(Operation::Multiply, vec![large(), large()]), Amount::Unknown);
        assert_eq!(Amount::of(Operation::Add, vec![large(), Amount::Number(1)]), Amount::Unknown);
        assert_eq!(Amount::of(Operation::Divide, vec![large(), Amount::Number(0)]), Amount::Unknown);
    }
}
