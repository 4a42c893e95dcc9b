//! Input that nobody writes: nesting of every shape, cut off or closed, small and enormous.

#![allow(clippy::print_stdout, reason = "measurements are read by people, with --nocapture")]

use super::{
    super::{
        cursor::{DEEPEST, HIGHEST},
        extract,
    },
    height::height,
};
use std::time::{Duration, Instant};

/// The stack that the engine gives its workers.
const STACK: usize = 256 << 20;

/// A way to nest: what comes before, what is repeated, what stands inside, what closes, what comes after.
type Shape = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Every recursive production of the grammar that we know of.
const SHAPES: &[Shape] = &[
    // Brackets in expressions.
    ("fn f() { ", "(", "1", ")", "; }"),
    ("fn f() { ", "[", "1", "]", "; }"),
    ("fn f() { ", "{", "1", "}", "; }"),
    ("fn f() { ", "(1, ", "1", ")", "; }"),
    ("fn f() { ", "a(", "1", ")", "; }"),
    ("fn f() { ", "a[", "1", "]", "; }"),
    ("fn f() { ", "a.b(", "1", ")", "; }"),
    ("fn f() { ", "S { a: ", "1", "}", "; }"),
    ("fn f() { ", "unsafe {", "1", "}", "; }"),
    ("fn f() { ", "const {", "1", "}", "; }"),
    ("fn f() { ", "async {", "1", "}", "; }"),
    ("fn f() { ", "async move {", "1", "}", "; }"),
    ("fn f() { ", "loop {", "1", "}", "; }"),
    ("fn f() { ", "'a: loop {", "1", "}", "; }"),
    ("fn f() { ", "while a {", "1", "}", "; }"),
    ("fn f() { ", "for a in b {", "1", "}", "; }"),
    ("fn f() { ", "match a { a => ", "1", "}", "; }"),
    ("fn f() { ", "match a { a if b => {} a => ", "1", "}", "; }"),
    ("fn f() { ", "let a = { ", "1", "; };", " }"),
    ("fn f() { ", "if a { ", "1", "}", " }"),
    ("fn f() { ", "[a; ", "1", "]", "; }"),
    // Prefixes.
    ("fn f() { ", "!", "1", "", "; }"),
    ("fn f() { ", "-", "1", "", "; }"),
    ("fn f() { ", "&", "a", "", "; }"),
    ("fn f() { ", "& ", "a", "", "; }"),
    ("fn f() { ", "&mut ", "a", "", "; }"),
    ("fn f() { ", "&raw const ", "a", "", "; }"),
    ("fn f() { ", "*", "a", "", "; }"),
    ("fn f() { ", "..", "", "", "; }"),
    ("fn f() { ", "return ", "", "", "; }"),
    ("fn f() { ", "break ", "", "", "; }"),
    ("fn f() { ", "break 'a ", "", "", "; }"),
    ("fn f() { ", "yield ", "", "", "; }"),
    ("fn f() { ", "#[a] ", "1", "", "; }"),
    ("fn f() { ", "-#[a] ", "1", "", "; }"),
    ("fn f() { ", "|x| ", "1", "", "; }"),
    ("fn f() { ", "|x, y| ", "1", "", "; }"),
    ("fn f() { ", "|| ", "1", "", "; }"),
    ("fn f() { ", "move |x| ", "1", "", "; }"),
    ("fn f() { ", "async move |x| ", "1", "", "; }"),
    ("fn f() { ", "a | |x, y| ", "1", "", "; }"),
    ("fn f() { ", "|x: T<A, B>, (a, b): C| ", "1", "", "; }"),
    ("fn f() { ", "|x| -> A { |y| ", "1", "}", "; }"),
    ("fn f() { ", "let a = ", "1", "", "; }"),
    ("fn f() { ", "if ", "a", "{}", " }"),
    ("fn f() { ", "match ", "a", "{}", " }"),
    ("fn f() { ", "while ", "a", "{}", " }"),
    ("fn f() { ", "for A {} in ", "a", "{}", " }"),
    ("fn f() { ", "if let A {} = ", "a", "{}", " }"),
    ("fn f() { ", "if let A = ", "a", "{}", " }"),
    // Postfixes and operators.
    ("fn f() { a", ".a()", "", "", "; }"),
    ("fn f() { a", ".a(b, c)", "", "", "; }"),
    ("fn f() { a", ".a::<B, C>()", "", "", "; }"),
    ("fn f() { a", ".a::<B<C, D>, E>(|x, y| z)", "", "", "; }"),
    ("fn f() { a", ".a", "", "", "; }"),
    ("fn f() { a", ".0", "", "", "; }"),
    ("fn f() { a", "?", "", "", "; }"),
    ("fn f() { a", ".await", "", "", "; }"),
    ("fn f() { a", "()", "", "", "; }"),
    ("fn f() { a", "[0]", "", "", "; }"),
    ("fn f() { a", " as b", "", "", "; }"),
    ("fn f() { a", " as B<C, D>", "", "", "; }"),
    ("fn f() { a", " as &B", "", "", "; }"),
    ("fn f() { ", "a+", "1", "", "; }"),
    ("fn f() { ", "a+b*", "1", "", "; }"),
    ("fn f() { ", "a=", "1", "", "; }"),
    ("fn f() { ", "a+=", "1", "", "; }"),
    ("fn f() { ", "a..", "1", "", "; }"),
    ("fn f() { ", "a&&", "1", "", "; }"),
    ("fn f() { ", "a||", "1", "", "; }"),
    ("fn f() { ", "a<", "1", "", "; }"),
    ("fn f() { ", "if a {} else ", "{}", "", " }"),
    ("fn f() { ", "if a { b } else if let C { d } = e {} else ", "{}", "", " }"),
    ("fn f() { ", "{} .a() + ", "1", "", " }"),
    ("fn f() { if ", "let a = b && ", "c", "", "{} }"),
    ("fn f() { let A = b else { ", "let A = b else { ", "", "};", "}; }"),
    // Types.
    ("type A = ", "&", "B", "", ";"),
    ("type A = ", "&'a mut ", "B", "", ";"),
    ("type A = ", "*const ", "B", "", ";"),
    ("type A = ", "(", "B", ")", ";"),
    ("type A = ", "(B, ", "B", ")", ";"),
    ("type A = ", "[", "B", "]", ";"),
    ("type A = ", "[", "B", "; 1]", ";"),
    ("type A = ", "Vec<", "B", ">", ";"),
    ("type A = ", "Map<A, ", "B", ">", ";"),
    ("type A = ", "Map<A, B = ", "B", ">", ";"),
    ("type A = ", "Map<A, B: C<", "B", ">>", ";"),
    ("type A = ", "a::b::C<", "B", ">::D", ";"),
    ("type A = ", "fn(", "B", ")", ";"),
    ("type A = ", "fn(a: ", "B", ")", ";"),
    ("type A = ", "fn() -> ", "B", "", ";"),
    ("type A = ", "for<'a, 'b> fn() -> ", "B", "", ";"),
    ("type A = ", "dyn Fn() -> ", "B", "", ";"),
    ("type A = ", "dyn for<'a, 'b> Fn(A, B) -> ", "B", "", ";"),
    ("type A = ", "impl Fn(A) -> ", "B", "", ";"),
    ("type A = ", "Box<dyn Fn(A, B) -> ", "B", ">", ";"),
    ("type A = ", "<", "B", " as C<D, E>>::F", ";"),
    ("type A = ", "<A as B<", "B", ">>::F", ";"),
    ("type A = ", "A<{ ", "B", " }>", ";"),
    ("type A = ", "A<{ let a: ", "B", "; }>", ";"),
    ("fn f() { ", "a::<", "B", ">", "; }"),
    ("fn f() { ", "<", "B", ">::a", "; }"),
    ("fn f() { ", "a as ", "B", "", "; }"),
    ("fn f<", "A: B<", "C", ">", ">() {}"),
    ("fn f() where ", "A: B<", "C", ">", " {}"),
    ("fn f() where for<'a> A: ", "B<C = ", "D", ">", " {}"),
    ("impl ", "A<", "B", ">", " {}"),
    ("impl A for ", "(", "B", ")", " {}"),
    // Patterns.
    ("fn f() { let ", "(", "a", ")", " = 1; }"),
    ("fn f() { let ", "(a, ", "a", ")", " = 1; }"),
    ("fn f() { let ", "[", "a", "]", " = 1; }"),
    ("fn f() { let ", "&", "a", "", " = 1; }"),
    ("fn f() { let ", "A(", "a", ")", " = 1; }"),
    ("fn f() { let ", "A { a: ", "a", "}", " = 1; }"),
    ("fn f() { let ", "a @ ", "a", "", " = 1; }"),
    ("fn f() { let ", "A::<B, ", "C", ">", "(..) = 1; }"),
    ("fn f() { match a { ", "(a | ", "b", ")", " => 1 } }"),
    // Items.
    ("", "mod a { ", "", "}", ""),
    ("", "mod a { fn b() {} ", "", "}", ""),
    ("", "fn f() { ", "", "}", ""),
    ("", "impl A { fn f() { ", "", "} }", ""),
    ("", "const A: B = { ", "const A: B = 1;", "};", ""),
    ("", "trait A { fn f() { ", "", "} }", ""),
    ("use ", "a::{", "b", "}", ";"),
    ("use ", "a::{b, ", "b", "}", ";"),
    ("use ", "a::", "b", "", ";"),
    ("", "#[a] ", "fn f() {}", "", ""),
    ("", "#[cfg(", "test", ")]", " fn f() {}"),
    ("#[cfg(", "not(", "test", ")", ")] fn f() {}"),
    ("", "extern { fn f(a: ", "B", ");}", ""),
    // Macros.
    ("fn f() { ", "m!(", "1", ")", "; }"),
    ("fn f() { ", "println!(\"{}\", ", "1", ")", "; }"),
    ("fn f() { ", "vec![", "1", "]", "; }"),
    ("fn f() { ", "json!({\"a\": ", "1", "})", "; }"),
    ("fn f() { json!(", "{\"a\": ", "1", "}", "); }"),
    ("fn f() { json!(", "[", "1", "]", "); }"),
    ("fn f() { ", "select! { a = b => ", "1", "}", "; }"),
    ("fn f() { ", "join!(", "a", ")", "; }"),
    ("fn f() { ", "stream! { ", "a", "}", "; }"),
    ("fn f() { ", "matches!(", "a", ", b)", "; }"),
    ("fn f() { ", "matches!(a, ", "b", ")", "; }"),
    ("fn f() { ", "try!(", "a", ")", "; }"),
    ("fn f() { ", "cfg_if! { if #[cfg(a)] { ", "a", "} }", " }"),
    ("", "cfg_if! { if #[cfg(a)] { ", "", "} }", ""),
    ("fn f() { ", "cfg_select! { a => { ", "a", "} }", " }"),
    ("fn f() { ", "cfg_select! { a => ", "a", "}", " }"),
    ("", "m! { ", "", "}", ""),
    ("", "m! { fn f() { m! {", "}", "} }", ""),
    ("fn f() { m!(", "(", "1", ")", "); }"),
    ("fn f() { m!(", "-", "1", "", "); }"),
    ("fn f() { if !m!(", "-", "1", "", ") {} }"),
    ("fn f() { return!(", "-", "1", "", "); }"),
    ("fn f() { break 'a!(", "-", "1", "", "); }"),
    ("macro_rules! m { () => { ", "(", "", ")", " } }"),
    ("macro m() { ", "(", "", ")", " }"),
    ("fn f() { // m!\n", "(", "1", ")", "; }"),
    ("fn f() { ! // macro_rules!\n a {", "!", "1", "", "} }"),
];

fn write(shape: &Shape, times: usize, closed: bool) -> String {
    let (before, open, inside, close, after) = shape;
    let mut text = String::with_capacity((open.len() + close.len()) * times + 64);
    text += before;
    text += &open.repeat(times);
    if closed {
        text += inside;
        text += &close.repeat(times);
        text += after;
    }
    text
}

/// Runs `work` with the stack of a worker.
pub(super) fn on_worker<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap().join().unwrap()
}

/// Kilobytes of the running thread's stack that were ever touched.
fn stack_used() -> usize {
    let local = 0u8;
    let address = &raw const local as usize;
    let maps = std::fs::read_to_string("/proc/self/smaps").unwrap_or_default();
    let mut inside = false;
    for line in maps.lines() {
        if let Some((from, rest)) = line.split_once('-')
            && let (Ok(from), Ok(to)) =
                (usize::from_str_radix(from, 16), usize::from_str_radix(rest.split(' ').next().unwrap_or(""), 16))
        {
            inside = from <= address && address < to;
        } else if inside && let Some(size) = line.strip_prefix("Rss:") {
            return size.trim().trim_end_matches(" kB").parse().unwrap_or(0);
        }
    }
    0
}

/// Nesting of any shape stays far away from the end of a worker's stack: the parser counts how deep it is.
#[test]
#[cfg(target_os = "linux")]
fn deepest_nesting_fits_the_stack() {
    let mut worst = (0, "");
    for shape in SHAPES {
        let used = on_worker(move || {
            let text = write(shape, DEEPEST as usize + 1, true);
            extract(&text);
            stack_used() << 10
        });
        println!("{used:9} bytes, {:6} a step: {:?}", used / DEEPEST as usize, (shape.0, shape.1));
        worst = worst.max((used, shape.1));
    }
    println!("worst: {worst:?}");
    assert!(worst.0 <= STACK / 4, "{worst:?}");
}

/// Whoever walks over facts recurses as deep as they are high, chains and operators included.
#[test]
fn facts_are_never_too_high() {
    for shape in SHAPES {
        for times in [700, 5_000] {
            let facts = on_worker(move || extract(&write(shape, times, true)));
            let height = height(&facts);
            assert!(height <= HIGHEST + 10, "{height} for {times} times {shape:?}");
        }
    }
    // Each call's argument is again a chain, so that their heights add up.
    let (open, close) = ("a(".repeat(300), format!("){}", ".b()".repeat(300)).repeat(300));
    let facts = on_worker(move || extract(&format!("fn f() {{ {open}1{close} }}")));
    assert!(height(&facts) <= HIGHEST && facts.problems.len() == 1, "{:?}", facts.problems);
}

/// Texts that repeat without nesting, many of them broken: what could make recovery slow.
const FLAT: &[&str] = &[
    "fn f() {}\n",
    "fn f();\n",
    "fn f() {\n",
    "fn f() }\n",
    "fn f( {}\n",
    "fn f() { ) }\n",
    "fn ",
    "pub ",
    "pub\n",
    "impl ",
    "impl A {\n",
    "impl A { fn b() {\n",
    "mod a {\n",
    "mod a",
    "use a::b;",
    "use a::b\n",
    "use a::{\n",
    "const A: B = 1\n",
    "const A: B = 1;",
    "a;",
    "a\n",
    "m!{}",
    "m!()\n",
    "m!(a);",
    "macro_rules! m { () => {} }\n",
    "struct A;",
    "struct A {\n",
    "enum A { B, C }",
    "trait A {\n",
    "#",
    "#[",
    "#[a]",
    "#![a]",
    "#[cfg(test)] ",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "{)",
    "(}",
    "([",
    ")]",
    "]}",
    "<",
    ">",
    "=>",
    "|",
    "'",
    "'a ",
    "'a",
    "\"",
    "\"\n",
    "\" ",
    "r\"",
    "r#\"",
    "r##\"#",
    "b'",
    "b\"",
    "/*",
    "*/",
    "/**/",
    "//",
    "//\n",
    "///\n",
    "//!\n",
    "// feeler: hot\n",
    "// feeler: allow(A) b\n",
    "x // feeler: allow(A\n",
    "// feeler:",
    "\\",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\u{feff}",
    "\u{e9}",
    "\u{1f600}",
    "\u{2028}",
    "#!",
    "#!/bin/sh\n",
    "0",
    "0x",
    "1e",
    "1.",
    "..",
    "::",
    "$",
    "$a",
    "@",
    "`",
    "~",
    "?",
    "1 << 2, ",
    "extern ",
    "extern \"C\" {\n",
    "async ",
    "unsafe ",
    "default ",
    "a::<",
    "where ",
    "let a = 1;",
    "match a {\n",
    "if a {\n",
    "} else {\n",
    "-> ",
    "union ",
    "type A = B\n",
    "static ",
    "---\n",
    "a b ",
];

fn survives(text: String, name: &dyn std::fmt::Debug, seconds: u64) {
    let start = Instant::now();
    let bytes = text.len();
    let problems = on_worker(move || extract(&text).problems.len());
    let time = start.elapsed();
    assert!(time < Duration::from_secs(seconds), "{time:?} for {bytes} bytes of {name:?}");
    if time > Duration::from_secs(1) {
        println!("{time:?}, {problems} problems, {bytes} bytes, {name:?}");
    }
}

fn all_shapes(times: usize, seconds: u64) {
    for shape in SHAPES {
        survives(write(shape, times, true), shape, seconds);
        survives(write(shape, times, false), shape, seconds);
    }
    for part in FLAT {
        survives(part.repeat(times), part, seconds);
        survives(format!("fn f() {{ {} }}", part.repeat(times)), part, seconds);
        survives(format!("impl A {{ {} }}\nfn g() {{}}", part.repeat(times)), part, seconds);
        survives(format!("fn f() {{ m!({}) }}", part.repeat(times)), part, seconds);
    }
}

#[test]
fn every_shape_survives() {
    all_shapes(10, 1);
    all_shapes(5_000, 5);
}
