//! Broken files: what is lost and what is not.

use super::{check, extract};
use crate::{
    facts::{Expr, ExprId},
    lang::rust::lex::{Kind, Lexer},
};

#[test]
fn an_error_costs_one_statement_or_item() {
    check(
        "fn a() { b() }\nfn c() { let = ; }\nfn d() { e() }",
        "fn a() {b()}\nfn c() {?;}\nfn d() {e()}\nproblem 28..29: unexpected `=`",
    );
    check(
        "use a::b;\nstruct = ;\nconst C: u8 = 1;\nfn d() {}",
        "use a::b as b\nvalue C: u8 = int\nfn d() {}\nproblem 17..18: expected identifier",
    );
}

#[test]
fn the_rest_of_a_body_is_read() {
    check(
        "fn f() {
    let a = b();
    let = c();
    match d { e =>  }
    if g { let 1 + ; h() }
    i(j;
    k()
}",
        "fn f() {let a = b(); ?; ?; if g {?; h()}; ?;}
problem 34..35: unexpected `=`
problem 61..62: unexpected `}`
problem 80..81: expected `;`
problem 95..96: unclosed `(`",
    );
}

#[test]
fn members_are_saved_one_by_one() {
    let text = "impl A {
    fn a(&self) { b() }
    fn c(&self) { let = 1; }
    const D: u8 = 1;
}
mod e {
    fn f() {}
    struct ;
    mod g { fn h() {} fn i( {} }
}
trait J { fn k(); fn l() -> ; fn m() {} }";
    check(
        text,
        "impl A
  fn a(self: Self) {b()}
  fn c(self: Self) {?;}
  value D: u8 = int
mod e
  fn f() {}
  mod g
    fn h() {}
trait J:
  fn k() ;
  fn m() {}
problem 55..56: unexpected `=`
problem 118..119: expected identifier
problem 146..147: unclosed `(`
problem 183..184: unexpected `;`",
    );
}

#[test]
fn a_missing_brace_is_found_by_indentation() {
    let text = "fn a() {
    if b {
        c();
}

fn d() { e() }

impl F {
    fn g() {
        h();

    fn i() { j() }
}
fn k() {}
";
    check(
        text,
        "fn a() {if b {c();}}
fn d() {e()}
impl F
  fn g() {h();}
  fn i() {j()}
fn k() {}
problem 18..19: unclosed `{`
problem 72..73: unclosed `{`",
    );
    check(
        "fn a() {\n    b();\n}\n}\n\nfn d() { e() }\n",
        "fn a() {b();}\nfn d() {e()}\nproblem 20..21: unexpected closing `}`",
    );
    check(
        "mod a {\nfn b() {\nc(\n}\nfn d() {}\n}\n",
        "mod a\n  fn b() {?;}\n  fn d() {}\nproblem 18..19: unclosed `(`",
    );
}

#[test]
fn brackets_of_the_wrong_kind() {
    check(
        "fn a() { b(1; }\nfn c() { d(2]; e() }\nfn f() {}",
        "fn a() {?;}
fn c() {?;}
fn f() {}
problem 10..11: unclosed `(`
problem 26..27: unclosed `(`
problem 28..29: unexpected closing `]`",
    );
}

#[test]
fn unclosed_literals() {
    check(
        "fn a() { b() }\nfn c() { d(\"x); }\nfn e() { f() }\n",
        "fn a() {b()}\nfn c() {?;}\nfn e() {f()}\nproblem 26..27: unclosed string",
    );
    check("fn a() { b() }\n/* fn e() { f() }\n", "fn a() {b()}\nproblem 15..16: unclosed comment");
    check("fn a() { b('x) }\nfn c() {}", "fn a() {?;}\nfn c() {}\nproblem 13..14: expected `:`");
}

#[test]
fn rubbish_between_items() {
    check(
        "fn a() {}\n<<<<<<< HEAD\nfn b() {}\n=======\nfn c() {}\n>>>>>>> x\nfn d() {}",
        "fn a() {}
fn b() {}
fn c() {}
fn d() {}
problem 10..11: unexpected `<`
problem 33..34: unexpected `=`
problem 51..52: unexpected `>`",
    );
    check("> use a::b;\nfn c() {}", "fn c() {}\nproblem 0..1: unexpected `>`");
    check("pub\nfn c() {}\nlet x = 1;\nfn d() {}", "pub fn c() {}\nfn d() {}\nproblem 14..17: unexpected `let`");
}

#[test]
fn what_nests_too_deeply_is_lost_alone() {
    let (open, close, minus) = ("(".repeat(50_000), ")".repeat(50_000), "-".repeat(50_000));
    let text = format!(
        "fn a() {{ b() }}\nfn c() -> D {{ {open}1{close} }}\nimpl E {{ fn f() {{ {minus}1 }} fn g() {{}} }}\nfn h() {{ i() }}"
    );
    let expected = "fn a() {b()}
fn c() -> D {?;}
impl E
  fn f() {?;}
  fn g() {}
fn h() {i()}
problem 1028..1029: nested too deeply to be analysed
problem 101049..101050: nested too deeply to be analysed";
    super::hostile::on_worker(move || check(&text, expected));
}

#[test]
fn too_deep_macros_are_not_read() {
    let text = format!("fn a() {{ m!({}1); n!(b()) }}", "-".repeat(50_000));
    check(&text, "fn a() {m!(); n!(b())}");
}

#[test]
fn enormous_files_are_refused() {
    let facts = extract(&" ".repeat(16 << 20));
    assert_eq!(facts.problems.len(), 1);
    assert!(extract(&" ".repeat((16 << 20) - 1)).problems.is_empty());
}

#[test]
fn cargo_scripts() {
    check("#!/usr/bin/env cargo\n---\n[dependencies]\n---\nfn a() {}", "fn a() {}");
    check("---cargo\n[dependencies]\n---\n#![cfg(test)]\nfn a() {}", "fn a() {}");
}

#[test]
fn empty_files() {
    for text in ["", "\u{feff}", "#!x", "\n", "// x", "\u{feff}#!x"] {
        check(text, "");
    }
}

/// Number of functions whose bodies could be read.
fn bodies(text: &str) -> usize {
    let facts = extract(text);
    let read = |body: ExprId| facts.exprs[body.0 as usize] != Expr::Missing;
    facts.fns.iter().filter(|function| function.body.is_some_and(read)).count()
}

#[test]
fn a_lost_bracket_costs_a_body_or_two() {
    let source = include_str!("../items.rs");
    let all = bodies(source);
    assert!(all > 20);
    let brackets = Lexer::new(source).filter(|token| matches!(token.kind, Kind::Open | Kind::Close));
    for token in brackets.step_by(7) {
        let mut text = source.to_owned();
        text.replace_range(token.start as usize..token.end as usize, "");
        let left = bodies(&text);
        // The brace of the `impl` itself holds all functions, which then stand alone.
        assert!(left + 2 >= all, "{left} of {all} bodies without the bracket at {}", token.start);
    }
}
