use super::*;
use proptest::prelude::*;

fn key(path: &str, symbol: &str, text: &str) -> Key {
    Key { path: path.into(), rule: "HOT001".into(), symbol: symbol.into(), text: text.into() }
}

/// Which of the findings the baseline holds, with the files `there`; and what is stale.
fn settle(known: &[&Key], now: &[&Key], there: &[&str]) -> (Vec<bool>, u32) {
    let owned = |keys: &[&Key]| keys.iter().map(|key| (*key).clone()).collect::<Vec<_>>();
    let settled = Baseline::of(owned(known)).settle(&owned(now), &|path| there.contains(&path));
    (settled.held, settled.stale.len())
}

#[test]
fn two_equal_findings_need_two_places() {
    let a = key("a.rs", "x::f", "read()");
    assert_eq!(settle(&[&a], &[&a, &a], &["a.rs"]), (vec![true, false], 0));
    assert_eq!(settle(&[&a, &a], &[&a], &["a.rs"]), (vec![true], 1));
    let other = key("a.rs", "x::g", "read()");
    assert_eq!(settle(&[&a], &[&other], &["a.rs"]), (vec![false], 1));
}

#[test]
fn a_renamed_file_is_followed_where_there_is_no_doubt() {
    let (old, new) = (key("x/a.rs", "x::f", "read()"), key("y/a.rs", "x::f", "read()"));
    assert_eq!(settle(&[&old], &[&new], &["y/a.rs"]), (vec![true], 0));
    assert_eq!(settle(&[&old], &[&new], &["y/a.rs", "x/a.rs"]), (vec![false], 1), "the old file is there");
    let third = key("z/a.rs", "x::f", "read()");
    let twice = [&new, &third];
    assert_eq!(settle(&[&old], &twice, &[]), (vec![false, false], 1), "which of both?");
    let fourth = key("w/a.rs", "x::f", "read()");
    let same = [&old, &fourth];
    assert_eq!(settle(&same, &[&new], &[]), (vec![false], 2), "which of both?");
    let counted = [&old, &old];
    assert_eq!(settle(&counted, &[&new, &new, &new], &[]), (vec![true, true, false], 0));
    let moved = key("src/b.rs", "x::b::T::f::{closure#0}", "read()");
    let from = key("src/a.rs", "x::a::T::f::{closure#0}", "read()");
    assert_eq!(settle(&[&from], &[&moved], &[]), (vec![true], 0), "the file's name is part of the symbol");
    let settled = Baseline::of([from]).settle(std::slice::from_ref(&moved), &|_| false);
    assert_eq!((settled.kept, settled.moved), (Baseline::of([moved]), 1));
}

#[test]
fn the_file_is_sorted_and_read_back() {
    let (a, b) = (key("b.rs", "x::f", "r(\"ü\")"), key("a.rs", "x::f", "r()"));
    let known = Baseline::of([a.clone(), b.clone(), a.clone()]);
    let text = known.render();
    assert_eq!(text, Baseline::of([b, a.clone(), a]).render());
    assert!(text.starts_with("{\n  \"version\": 1,\n  \"findings\": [\n    {\n      \"path\": \"a.rs\",\n"), "{text}");
    assert_eq!((text.matches("\"count\"").count(), text.ends_with("}\n")), (1, true));
    assert_eq!(Baseline::parse(&text), Ok(known));
    assert!(Baseline::parse("{\"version\": 2, \"findings\": []}").unwrap_err().contains("update Feeler"));
    assert!(Baseline::parse("[]").is_err() && Baseline::parse("").is_err());
    let none = "{\"version\": 1, \"findings\": [{\"path\": \"a\", \"rule\": \"A\", \"symbol\": \"\", \"text\": \"\", \"count\": 0}]}";
    assert!(Baseline::parse(none).is_err() && Baseline::parse(&none.replace('0', "2")).is_ok_and(|it| it.len() == 2));
}

#[test]
fn layout_and_comments_are_not_part_of_a_text() {
    let one = normalise("write( \"a  b\",   &mut x as u8 )");
    assert_eq!(one, "write(\"a  b\",&mut x as u8)");
    assert_eq!(normalise("write(\n    // why\n    \"a  b\", /* and */\n    &mut x as u8,\n)"), one);
    assert_ne!(normalise("write(\"a b\", &mut x as u8)"), one, "blanks in a string are part of it");
    let long = format!("run(|| {{ {} }})", "step(); ".repeat(30));
    assert!(shortened(normalise(&long)).chars().count() < 120);
    assert_ne!(shortened(normalise(&long)), shortened(normalise(&long.replacen("}", "last() }", 1))));
}

fn some_key() -> impl Strategy<Value = Key> {
    ("[ab]\\.rs", "x::[fg]", "[rw]\\(\\)").prop_map(|(path, symbol, text)| key(&path, &symbol, &text))
}

proptest! {
    /// Nothing is held twice, nothing is lost, and order decides only which of equal ones is held.
    #[test]
    fn the_books_balance(known in prop::collection::vec(some_key(), 0..12), now in prop::collection::vec(some_key(), 0..12)) {
        let baseline = Baseline::of(known.clone());
        let settled = baseline.settle(&now, &|path| path == "a.rs");
        let held = settled.held.iter().filter(|held| **held).count() as u32;
        prop_assert_eq!(held, settled.kept.len());
        prop_assert_eq!(settled.kept.len() + settled.stale.len(), baseline.len());
        let again = settled.kept.settle(&now, &|path| path == "a.rs");
        prop_assert_eq!(again.kept, settled.kept.clone());
        prop_assert!(again.stale.is_empty());
        let mut back = now.clone();
        back.reverse();
        prop_assert_eq!(baseline.settle(&back, &|path| path == "a.rs").kept, settled.kept);
    }
}
