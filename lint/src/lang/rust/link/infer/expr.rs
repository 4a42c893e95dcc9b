//! Expressions, calls excepted.

use super::*;
use crate::facts::{Expr, ListId, Lit, PatId, Scope, ScopeId, ScopeKind, Stmt};

/// What a context expects of a callable: inputs and output.
pub(super) type Expected = Option<(Vec<Ty>, Ty)>;

impl Body<'_, '_, '_> {
    /// Types an expression. `expected` says what a closure is going to be called with.
    pub(super) fn expr(&mut self, id: ExprId, expected: Expected) -> Ty {
        let facts = self.facts;
        match facts.exprs[id.0 as usize] {
            Expr::Missing => Ty::UNKNOWN,
            Expr::Lit(lit) => self.literal(lit),
            Expr::Path(path) => self.path_value(path),
            Expr::Block { stmts, items, tail } => self.block(id, stmts, items, tail, expected),
            Expr::Scope(scope) => self.scope(scope, expected),
            Expr::Call(call) => {
                if expected.is_some() && self.is_scope(id) {
                    self.wrapped = expected;
                }
                self.call(call)
            }
            Expr::Field(base, name) => {
                let base = self.expr(base, None);
                let name = self.sym(name);
                self.settle();
                self.note_open(base);
                let ty = self.types.field(base, name);
                self.note_field(id, base, name, ty);
                ty
            }
            Expr::Index(base, index) => self.index(base, index),
            Expr::Ref(inner) => self.expr(inner, expected),
            Expr::Deref(inner) => {
                let ty = self.expr(inner, None);
                self.explicit_deref(ty)
            }
            Expr::Unary(inner) => self.expr(inner, None),
            Expr::Binary { left, right, op } => {
                let left = self.expr(left, None);
                self.expr(right, None);
                if op.is_boolean() { self.prim(self.world.known.bool_) } else { left }
            }
            Expr::Assign(left, right, _) => {
                let left = self.expr(left, None);
                let right = self.expr(right, None);
                self.types.store.unify(left, right);
                Ty::UNIT
            }
            Expr::If { cond, then, other } => self.branch(cond, then, other),
            Expr::Let(pat, value) => {
                let ty = self.expr(value, None);
                self.bind(pat, ty);
                self.prim(self.world.known.bool_)
            }
            Expr::Match { scrutinee, arms } => self.matched(scrutinee, arms),
            Expr::Loop(body) => self.looped(|this| {
                this.expr(body, None);
            }),
            Expr::While(cond, body) => {
                self.scoped(|this| {
                    this.looped(|this| {
                        this.expr(cond, None);
                        this.expr(body, None);
                    })
                });
                Ty::UNIT
            }
            Expr::For { pat, iter, body } => self.for_loop(pat, iter, body),
            Expr::Return(value) => {
                let ty = value.map_or(Ty::UNIT, |value| self.expr(value, None));
                if let Some(output) = self.returns.last().copied() {
                    self.join(output, ty);
                }
                self.never
            }
            Expr::Continue(_) => self.never,
            Expr::Break(value, _) => {
                let ty = value.map_or(Ty::UNIT, |value| self.expr(value, None));
                if let Some(into) = self.breaks.last().copied() {
                    self.join(into, ty);
                }
                self.never
            }
            Expr::Await(inner) => {
                let ty = self.expr(inner, None);
                self.settle();
                self.note_open(ty);
                self.types.awaited(ty)
            }
            Expr::Try(inner) => {
                let ty = self.expr(inner, None);
                self.settle();
                self.tried(ty)
            }
            Expr::Struct { path, fields, base } => self.literal_struct(id, path, fields, base),
            Expr::Tuple(items) => {
                let types: Vec<Ty> = expr_ids(facts.list(items)).map(|item| self.expr(item, None)).collect();
                let args = self.types.store.make_list(&types);
                self.types.store.make(TyData::Tuple(args))
            }
            Expr::Array(items) => {
                let item = self.types.store.var();
                for id in expr_ids(facts.list(items)) {
                    let ty = self.expr(id, None);
                    self.join(item, ty);
                }
                self.types.store.make(TyData::Slice(item))
            }
            Expr::Cast(inner, ty) => {
                self.expr(inner, None);
                self.written(ty)
            }
            Expr::Range(from, to) => {
                let from = from.map(|from| self.expr(from, None));
                let to = to.map(|to| self.expr(to, None));
                self.range(from.or(to))
            }
            Expr::Sequence(items) => {
                for item in expr_ids(facts.list(items)) {
                    self.expr(item, None);
                }
                Ty::UNKNOWN
            }
        }
    }

    fn literal(&mut self, lit: Lit) -> Ty {
        let known = &self.world.known;
        match lit {
            Lit::Str(_) => self.prim(known.str_),
            Lit::Bool => self.prim(known.bool_),
            Lit::Char => self.prim(known.char_),
            Lit::Float(_) => self.prim(known.f64_),
            // An integer literal takes the type of its surroundings.
            Lit::Int(_) | Lit::Thousands(_) => Ty::UNKNOWN,
            Lit::Bytes => {
                let byte = self.prim(known.u8_);
                self.types.store.make(TyData::Slice(byte))
            }
        }
    }

    fn block(&mut self, id: ExprId, stmts: ListId, items: ListId, tail: Option<ExprId>, expected: Expected) -> Ty {
        let facts = self.facts;
        let declares = !facts.list(items).is_empty();
        let module = if declares { self.world.blocks.get(&(self.unit, id)).copied() } else { None };
        self.modules.extend(module);
        self.types.module = self.module();
        let ty = self.scoped(|this| {
            let mut diverges = false;
            for stmt in crate::facts::visit::statements(facts, stmts) {
                diverges |= this.statement(stmt);
                if diverges {
                    break;
                }
            }
            match tail {
                // What follows never runs.
                Some(_) if diverges => this.never,
                Some(tail) => this.expr(tail, expected),
                None if diverges => this.never,
                None => Ty::UNIT,
            }
        });
        if module.is_some() {
            self.modules.pop();
            self.types.module = self.module();
        }
        ty
    }

    /// Types a statement; says whether control never passes it.
    fn statement(&mut self, stmt: Stmt) -> bool {
        match stmt {
            Stmt::Expr(expr) => {
                let ty = self.expr(expr, None);
                self.is_never(ty)
            }
            Stmt::Let { pat, ty, init, other } => {
                let declared = ty.map(|ty| self.written(ty));
                let expected = declared.and_then(|ty| self.types.callable(ty));
                let value = init.map(|init| self.expr(init, expected));
                if let Some(other) = other {
                    self.expr(other, None);
                }
                let ty = match (declared, value) {
                    (Some(declared), Some(value)) => self.declared(declared, value),
                    (Some(declared), None) => declared,
                    (None, Some(value)) => value,
                    (None, None) => self.types.store.var(),
                };
                self.bind(pat, ty);
                false
            }
        }
    }

    /// A declaration may leave holes (`Vec<_>`) and may coerce (`Box<dyn Fn()>`): the richer of the two counts.
    fn declared(&mut self, declared: Ty, value: Ty) -> Ty {
        match self.types.store.head(declared) {
            TyData::Unknown => value,
            TyData::Adt(left, args) => {
                if let TyData::Adt(right, values) = self.types.store.head(value)
                    && left == right
                {
                    let pairs: Vec<(Ty, Ty)> = self
                        .types
                        .store
                        .list(args)
                        .iter()
                        .copied()
                        .zip(self.types.store.list(values).iter().copied())
                        .collect();
                    let merged: Vec<Ty> =
                        pairs.into_iter().map(|(declared, value)| self.declared(declared, value)).collect();
                    let args = self.types.store.make_list(&merged);
                    return self.types.store.make(TyData::Adt(left, args));
                }
                self.types.store.unify(declared, value);
                declared
            }
            _ => {
                self.types.store.unify(declared, value);
                declared
            }
        }
    }

    fn branch(&mut self, cond: ExprId, then: ExprId, other: Option<ExprId>) -> Ty {
        let ty = self.types.store.var();
        let asks = u32::from(self.asks_finished(cond));
        self.scoped(|this| {
            this.expr(cond, None);
            this.finished += asks;
            let then = this.expr(then, None);
            this.finished -= asks;
            this.join(ty, then);
        });
        match other {
            Some(other) => {
                // `if !handle.is_finished() { .. } else { handle.join() }`: either branch knows.
                self.finished += asks;
                let other = self.expr(other, None);
                self.finished -= asks;
                self.join(ty, other);
                ty
            }
            None => Ty::UNIT,
        }
    }

    /// Whether a condition holds only when a thread has ended already.
    fn asks_finished(&self, cond: ExprId) -> bool {
        match self.facts.exprs[cond.0 as usize] {
            Expr::Call(call) => match self.facts.calls[call.0 as usize].target {
                crate::facts::Target::Method { name, receiver, .. } => {
                    self.facts.name(name) == "is_finished" || self.asks_finished(receiver) || {
                        let args = self.facts.list(self.facts.calls[call.0 as usize].args);
                        expr_ids(args).any(|arg| self.asks_finished(arg))
                    }
                }
                _ => false,
            },
            Expr::Scope(scope) => self.asks_finished(self.facts.scopes[scope.0 as usize].body),
            Expr::Binary { left, right, .. } => self.asks_finished(left) || self.asks_finished(right),
            Expr::Let(_, value) | Expr::Ref(value) | Expr::Unary(value) => self.asks_finished(value),
            _ => false,
        }
    }

    fn matched(&mut self, scrutinee: ExprId, arms: ListId) -> Ty {
        let facts = self.facts;
        let value = self.expr(scrutinee, None);
        let ty = self.types.store.var();
        let mut all_never = true;
        for arm in facts.list(arms).chunks_exact(3) {
            self.scoped(|this| {
                this.bind(PatId(arm[0]), value);
                if let Some(guard) = arm[1].checked_sub(1) {
                    this.expr(ExprId(guard), None);
                }
                let body = this.expr(ExprId(arm[2]), None);
                all_never &= this.is_never(body);
                this.join(ty, body);
            });
        }
        if all_never { self.never } else { ty }
    }

    fn looped(&mut self, body: impl FnOnce(&mut Self)) -> Ty {
        let ty = self.types.store.var();
        self.breaks.push(ty);
        self.loops += 1;
        body(self);
        self.loops -= 1;
        self.breaks.pop();
        ty
    }

    fn for_loop(&mut self, pat: PatId, iter: ExprId, body: ExprId) -> Ty {
        let ty = self.expr(iter, None);
        self.settle();
        self.note_open(ty);
        self.iterated(ty, iter);
        let item = self.types.item(ty);
        self.breaks.push(Ty::UNKNOWN);
        self.scoped(|this| {
            this.bind(pat, item);
            this.expr(body, None);
        });
        self.breaks.pop();
        Ty::UNIT
    }

    fn index(&mut self, base: ExprId, index: ExprId) -> Ty {
        let by_range = matches!(self.facts.exprs[index.0 as usize], Expr::Range(..));
        let base = self.expr(base, None);
        self.expr(index, None);
        let base = self.types.norm(base);
        if by_range {
            return base;
        }
        let mut at = base;
        for _ in 0..4 {
            if let TyData::Slice(item) = self.types.store.head(at) {
                return item;
            }
            if let Some(index) = self.world.lang.index
                && let Some(output) = self.types.project(at, Some(TraitKey::Known(index)), self.world.known.output, 0)
            {
                return self.types.norm(output);
            }
            match self.types.deref(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        Ty::UNKNOWN
    }

    /// `*e`: references are erased, so only a box is really opened; other smart pointers open by themselves when something is looked up.
    fn explicit_deref(&mut self, ty: Ty) -> Ty {
        let ty = self.types.norm(ty);
        match self.types.store.head(ty) {
            TyData::Adt(adt, _) if Some(adt) == self.world.lang.boxed => self.types.deref(ty).unwrap_or(ty),
            _ => ty,
        }
    }

    /// `e?`.
    pub(super) fn tried(&mut self, ty: Ty) -> Ty {
        let ty = self.types.norm(ty);
        match self.types.store.head(ty) {
            TyData::Adt(adt, args) if Some(adt) == self.world.lang.option || Some(adt) == self.world.lang.result => {
                self.types.store.list(args).first().copied().unwrap_or(Ty::UNKNOWN)
            }
            TyData::Ext(ext, args) => {
                // `some_crate::Result<T>` is an alias that nobody described; a bare external type stands for the success value.
                let named_result = self.world.symbols.text(self.world.externals.parts(ext).1).ends_with("Result");
                if named_result { self.types.store.list(args).first().copied().unwrap_or(Ty::UNKNOWN) } else { ty }
            }
            TyData::Var(_) => {
                self.note_open(ty);
                Ty::UNKNOWN
            }
            _ => Ty::UNKNOWN,
        }
    }

    fn range(&mut self, item: Option<Ty>) -> Ty {
        let item = item.unwrap_or(Ty::UNKNOWN);
        match self.world.lang.range {
            Some(range) => self.lang_adt(Some(range), &[item]),
            None => self.types.store.make(TyData::Slice(item)),
        }
    }

    fn literal_struct(&mut self, id: ExprId, path: crate::facts::PathId, fields: ListId, base: Option<ExprId>) -> Ty {
        let facts = self.facts;
        let made = self.constructed(path);
        self.note_literal(id, made.as_ref().map(|(_, adt, ..)| *adt));
        for field in facts.list(fields).chunks_exact(2) {
            let name = self.sym(Name(field[0]));
            let declared = made.as_ref().and_then(|(_, adt, variant, _)| {
                let fields = &self.world.adts[adt.0 as usize].variants[*variant as usize].fields;
                fields.iter().find(|(field, _)| *field == name).map(|(_, ty)| *ty)
            });
            let declared = match (declared, &made) {
                (Some(ty), Some((.., env))) => Some(self.types.subst(ty, env)),
                _ => None,
            };
            let expected = declared.and_then(|ty| self.types.callable(ty));
            let value = self.expr(ExprId(field[1]), expected);
            if let Some(declared) = declared {
                self.types.store.unify(declared, value);
            }
        }
        let base = base.map(|base| self.expr(base, None));
        match (made, base) {
            (Some((ty, ..)), _) => ty,
            (None, Some(base)) => base,
            (None, None) => self.named_type(path),
        }
    }

    /// A closure or async block: a node of its own.
    fn scope(&mut self, id: ScopeId, expected: Expected) -> Ty {
        let facts = self.facts;
        let scope = facts.scopes[id.0 as usize];
        let kind = match scope.kind {
            ScopeKind::Closure => NodeKind::Closure,
            ScopeKind::AsyncClosure | ScopeKind::AsyncBlock | ScopeKind::Stream => NodeKind::Async,
        };
        let node = self.out.nodes.len() as u32;
        // A block that a plain `main` runs is its start-up; spawned ones are told apart by the graph, which knows what spawns.
        let startup = kind == NodeKind::Async && self.node == 0 && self.in_main();
        let span = self.world.units[self.unit as usize].place(scope.span);
        self.out.nodes.push(LocalNode { kind, parent: Some(self.node), span, startup });
        let (outer_node, outer_loops) = (std::mem::replace(&mut self.node, node), std::mem::take(&mut self.loops));
        let outer_breaks = std::mem::take(&mut self.breaks);
        let (inputs, output) = self.scope_body(scope, expected);
        self.breaks = outer_breaks;
        self.node = outer_node;
        self.loops = outer_loops;
        match scope.kind {
            ScopeKind::AsyncBlock => self.types.store.make(TyData::Future(output, node)),
            ScopeKind::Stream => Ty::UNKNOWN,
            ScopeKind::Closure | ScopeKind::AsyncClosure => {
                let output = if scope.kind == ScopeKind::AsyncClosure {
                    self.types.store.make(TyData::Future(output, node))
                } else {
                    output
                };
                let mut items = inputs;
                items.push(output);
                let args = self.types.store.make_list(&items);
                self.types.store.make(TyData::Closure(node, args))
            }
        }
    }

    fn scope_body(&mut self, scope: Scope, expected: Expected) -> (Vec<Ty>, Ty) {
        let facts = self.facts;
        let output = match scope.ret {
            Some(ret) => self.written(ret),
            None => self.types.store.var(),
        };
        let mut inputs = Vec::new();
        self.returns.push(output);
        self.scoped(|this| {
            for (at, param) in facts.list(scope.params).chunks_exact(2).enumerate() {
                let declared = param[1].checked_sub(1).map(|ty| this.written(TypeId(ty)));
                let wanted = expected.as_ref().and_then(|(inputs, _)| inputs.get(at)).copied();
                let ty = match (declared, wanted) {
                    (Some(declared), Some(wanted)) => this.declared(declared, wanted),
                    (Some(ty), None) | (None, Some(ty)) => this.types.norm(ty),
                    (None, None) => this.types.store.var(),
                };
                inputs.push(ty);
                this.bind(PatId(param[0]), ty);
            }
            let inner = expected.and_then(|(_, output)| this.types.callable(output));
            let ty = this.expr(scope.body, inner);
            this.join(output, ty);
        });
        self.returns.pop();
        (inputs, output)
    }

    /// Remembers a value whose type is still open where it matters.
    pub(super) fn note_open(&mut self, ty: Ty) {
        if matches!(self.types.store.head(ty), TyData::Var(_)) {
            self.open.push(ty);
        }
    }
}
