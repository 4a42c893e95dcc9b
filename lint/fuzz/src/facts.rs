//! What holds of the facts of any text: every place lies in it, every id leads somewhere.

use feeler_lint::{
    base::source::Span,
    facts::{visit::statements, *},
};

/// Panics where facts are not what the linker may rely on.
pub fn check(facts: &FileFacts, text: &str) {
    let check = Check { facts, text };
    check.items();
    check.signatures();
    check.exprs();
    check.pats();
    check.calls();
}

struct Check<'f> {
    facts: &'f FileFacts,
    text: &'f str,
}

impl Check<'_> {
    fn span(&self, span: Span) {
        assert!(self.text.get(span.start as usize..span.end as usize).is_some(), "{span:?} is no part of the text");
    }

    fn name(&self, name: Name) {
        self.facts.name(name);
    }

    fn ty(&self, ty: TypeId) {
        assert!((ty.0 as usize) < self.facts.types.len(), "{ty:?}");
    }

    fn path(&self, path: PathId) {
        assert!((path.0 as usize) < self.facts.paths.len(), "{path:?}");
    }

    fn expr(&self, expr: ExprId) {
        assert!((expr.0 as usize) < self.facts.exprs.len(), "{expr:?}");
    }

    fn pat(&self, pat: PatId) {
        assert!((pat.0 as usize) < self.facts.pats.len(), "{pat:?}");
    }

    fn item(&self, item: u32) {
        assert!((item as usize) < self.facts.items.len(), "item {item}");
    }

    fn bounds(&self, bounds: &[Bound]) {
        bounds.iter().for_each(|bound| self.path(bound.path));
    }

    fn generics(&self, generics: GenericsId) {
        assert!((generics.0 as usize) < self.facts.generics.len(), "{generics:?}");
    }

    fn fields(&self, fields: &[(Name, TypeId)]) {
        for (name, ty) in fields {
            self.name(*name);
            self.ty(*ty);
        }
    }

    fn item_list(&self, items: ListId) {
        self.facts.list(items).iter().for_each(|item| self.item(*item));
    }

    fn type_list(&self, types: ListId) {
        self.facts.list(types).iter().for_each(|ty| self.ty(TypeId(*ty)));
    }

    fn expr_list(&self, exprs: ListId) {
        self.facts.list(exprs).iter().for_each(|expr| self.expr(ExprId(*expr)));
    }

    fn pat_list(&self, pats: ListId) {
        self.facts.list(pats).iter().for_each(|pat| self.pat(PatId(*pat)));
    }

    fn items(&self) {
        self.facts.root.iter().for_each(|item| self.item(item.0));
        for item in &self.facts.items {
            self.name(item.name);
            self.span(item.span);
            self.span(item.name_span);
            self.kind(&item.kind);
        }
        for allow in &self.facts.allows {
            allow.code_spans.iter().chain([&allow.span]).for_each(|span| self.span(*span));
            self.span(Span::new(allow.target, allow.target));
            assert_eq!(allow.codes.len(), allow.code_spans.len());
        }
        self.facts.problems.iter().for_each(|problem| self.span(problem.span));
        self.facts.macros.iter().for_each(|it| self.name(it.name));
    }

    fn kind(&self, kind: &ItemKind) {
        match kind {
            ItemKind::Module { items, path } => {
                self.item_list(*items);
                path.iter().for_each(|path| self.name(*path));
            }
            ItemKind::ModuleFile { path } => path.iter().for_each(|path| self.name(*path)),
            ItemKind::Include(name) | ItemKind::ExternCrate { krate: name, .. } => self.name(*name),
            ItemKind::Use { path, binds, .. } => path.iter().chain(binds).for_each(|name| self.name(*name)),
            ItemKind::Fn(id) => assert!((id.0 as usize) < self.facts.fns.len(), "{id:?}"),
            ItemKind::Struct { generics, fields } => {
                self.generics(*generics);
                self.fields(fields);
            }
            ItemKind::Enum { generics, variants } => {
                self.generics(*generics);
                variants.iter().for_each(|(name, fields)| {
                    self.name(*name);
                    self.fields(fields);
                });
            }
            ItemKind::Alias { generics, bounds, ty } => {
                self.generics(*generics);
                self.bounds(bounds);
                ty.iter().for_each(|ty| self.ty(*ty));
            }
            ItemKind::Trait { generics, supers, items } => {
                self.generics(*generics);
                self.bounds(supers);
                self.item_list(*items);
            }
            ItemKind::Impl { generics, of, self_ty, items } => {
                self.generics(*generics);
                of.iter().for_each(|of| self.path(*of));
                self.ty(*self_ty);
                self.item_list(*items);
            }
            ItemKind::Value { ty, init } => {
                self.ty(*ty);
                init.iter().for_each(|init| self.expr(*init));
            }
            ItemKind::MacroCall { path, body } => {
                self.path(*path);
                self.span(*body);
            }
            ItemKind::MacroRules { body } => self.span(*body),
        }
    }

    fn signatures(&self) {
        // Bodies are not in a surface: there these places lead nowhere.
        let whole = !self.facts.exprs.is_empty();
        for function in &self.facts.fns {
            self.generics(function.generics);
            function.receiver.iter().chain(&function.ret).for_each(|ty| self.ty(*ty));
            for (pat, ty) in &function.params {
                self.ty(*ty);
                if whole {
                    self.pat(*pat);
                }
            }
            if whole {
                function.body.iter().for_each(|body| self.expr(*body));
            }
            self.span(function.sig);
        }
        for generics in &self.facts.generics {
            for param in &generics.params {
                self.name(param.name);
                self.bounds(&param.bounds);
                param.default.iter().for_each(|ty| self.ty(*ty));
            }
            for (ty, bounds) in &generics.wheres {
                self.ty(*ty);
                self.bounds(bounds);
            }
        }
        self.facts.types.iter().for_each(|ty| self.type_ref(ty));
        for (at, path) in self.facts.paths.iter().enumerate() {
            self.span(path.span);
            for segment in self.facts.segments_of(PathId(at as u32)) {
                self.name(segment.name);
                assert!(segment.args as usize <= self.facts.args.len());
            }
            assert!(path.qself as usize <= self.facts.qualified.len());
        }
        for args in &self.facts.args {
            args.types.iter().for_each(|ty| self.ty(*ty));
            self.fields(&args.bindings);
            args.constraints.iter().for_each(|(name, bounds)| {
                self.name(*name);
                self.bounds(bounds);
            });
        }
        for (ty, of) in &self.facts.qualified {
            self.ty(*ty);
            of.iter().for_each(|of| self.path(*of));
        }
    }

    fn type_ref(&self, ty: &TypeRef) {
        match ty {
            TypeRef::Path(path) => self.path(*path),
            TypeRef::Assoc { ty, of, name } => {
                self.ty(*ty);
                of.iter().for_each(|of| self.path(*of));
                self.name(*name);
            }
            TypeRef::Slice(ty) => self.ty(*ty),
            TypeRef::Tuple(types) => self.type_list(*types),
            TypeRef::Fn { params, ret } => {
                self.type_list(*params);
                ret.iter().for_each(|ret| self.ty(*ret));
            }
            TypeRef::Dyn(bounds) | TypeRef::Impl(bounds) => self.bounds(bounds),
            TypeRef::Never | TypeRef::Infer | TypeRef::Unknown => {}
        }
    }

    fn exprs(&self) {
        for (at, expr) in self.facts.exprs.iter().enumerate() {
            // A child stands before what holds it: bodies are trees, and walks over them end.
            visit::children(self.facts, ExprId(at as u32), &mut |child| assert!((child.0 as usize) < at, "{child:?}"));
            match *expr {
                Expr::Path(path) => self.path(path),
                Expr::Block { stmts, items, .. } => {
                    self.item_list(items);
                    for statement in statements(self.facts, stmts) {
                        if let Stmt::Let { pat, ty, .. } = statement {
                            self.pat(pat);
                            ty.iter().for_each(|ty| self.ty(*ty));
                        }
                    }
                }
                Expr::Field(_, name) => self.name(name),
                Expr::Let(pat, _) | Expr::For { pat, .. } => self.pat(pat),
                Expr::Match { arms, .. } => {
                    let arms = self.facts.list(arms);
                    assert_eq!(arms.len() % 3, 0);
                    arms.chunks_exact(3).for_each(|arm| self.pat(PatId(arm[0])));
                }
                Expr::Struct { path, fields, .. } => {
                    self.path(path);
                    let fields = self.facts.list(fields);
                    assert_eq!(fields.len() % 2, 0);
                    fields.chunks_exact(2).for_each(|field| self.name(Name(field[0])));
                }
                Expr::Cast(_, ty) => self.ty(ty),
                _ => {}
            }
        }
    }

    fn pats(&self) {
        for pat in &self.facts.pats {
            match pat {
                Pat::Wild => {}
                Pat::Bind(name, sub) => {
                    self.name(*name);
                    sub.iter().for_each(|pat| self.pat(*pat));
                }
                Pat::Tuple { pats, rest } | Pat::TupleStruct { pats, rest, .. } => {
                    self.pat_list(*pats);
                    assert!(*rest as usize <= self.facts.list(*pats).len());
                }
                Pat::Struct { path, fields } => {
                    self.path(*path);
                    for field in self.facts.list(*fields).chunks_exact(2) {
                        self.name(Name(field[0]));
                        self.pat(PatId(field[1]));
                    }
                }
                Pat::Slice(pats) | Pat::Or(pats) => self.pat_list(*pats),
                Pat::Path(path) => self.path(*path),
                Pat::Ref(pat) => self.pat(*pat),
            }
            if let Pat::TupleStruct { path, .. } = pat {
                self.path(*path);
            }
        }
    }

    fn calls(&self) {
        for call in &self.facts.calls {
            self.span(call.span);
            self.span(call.at);
            self.expr_list(call.args);
            match call.target {
                Target::Callee(callee) => self.expr(callee),
                Target::Method { receiver, name, generic } => {
                    self.expr(receiver);
                    self.name(name);
                    self.type_list(generic);
                }
                Target::Macro { path, body } => {
                    self.path(path);
                    self.span(body);
                }
            }
        }
        for scope in &self.facts.scopes {
            self.span(scope.span);
            self.expr(scope.body);
            scope.ret.iter().for_each(|ty| self.ty(*ty));
            for param in self.facts.list(scope.params).chunks_exact(2) {
                self.pat(PatId(param[0]));
                param[1].checked_sub(1).iter().for_each(|ty| self.ty(TypeId(*ty)));
            }
        }
        for block in self.facts.blocks.iter().filter(|_| !self.facts.exprs.is_empty()) {
            [block.body, block.block].iter().chain(&block.outer).for_each(|expr| self.expr(*expr));
            self.item_list(block.items);
        }
    }
}
