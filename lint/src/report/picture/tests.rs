use super::{tree::Style, *};
use crate::base::finding::Confidence;

const PLAIN: Style = Style { color: false, width: 80, unicode: true };

/// Names that would break out of any format, could they.
const HOSTILE: [&str; 6] = [
    "a::\"];\n}--></svg><script>alert(1)</script>",
    "b::\\\" -> n0; /* */ // #",
    "<c::`T` as d::%%{init: {}}%%>::f|x|",
    "e::\u{1b}[31m\u{202e}evil\u{0}\u{ffff}]]>",
    "end; click n0 \"javascript:x\"",
    "日本::語::{closure#0}",
];

fn body(kind: BoxKind, symbol: &str, line: u32) -> PictureBox {
    let place = (kind != BoxKind::Primitive).then(|| Place { path: format!("src/{}.rs", symbol.len()), line });
    let of_primitive = |said: &str| (kind == BoxKind::Primitive).then(|| said.to_string());
    let (class, does) = (of_primitive("fs"), of_primitive("blocks the thread"));
    PictureBox { kind, symbol: symbol.to_string(), place, class, does, hidden: (0, 0) }
}

fn arrow(from: usize, to: usize, line: u32) -> Arrow {
    let calls = vec![Place { path: "src/a.rs".to_string(), line }];
    Arrow { from, to, calls, confidence: Confidence::High, awaits: false }
}

fn picture(boxes: Vec<PictureBox>, arrows: Vec<Arrow>) -> Picture {
    let mut picture = Picture { title: "What is `shown`".to_string(), boxes, arrows, ..Picture::default() };
    picture.find_roots();
    picture.find_sinks();
    picture
}

fn hostile() -> Picture {
    let kinds = [BoxKind::Async, BoxKind::Hot, BoxKind::Sync, BoxKind::Dynamic, BoxKind::Sync, BoxKind::Primitive];
    let boxes: Vec<PictureBox> = HOSTILE.iter().zip(kinds).map(|(name, kind)| body(kind, name, 1)).collect();
    let mut arrows: Vec<Arrow> = (0..5).map(|at| arrow(at, at + 1, at as u32 + 1)).collect();
    arrows.push(Arrow { confidence: Confidence::Medium, ..arrow(0, 3, 9) });
    arrows.push(arrow(4, 1, 7));
    let mut picture = picture(boxes, arrows);
    picture.title = HOSTILE.join(" ");
    picture.notes = HOSTILE.map(str::to_string).to_vec();
    picture
}

/// A circle, a shared sub-tree and more callers than can be shown.
fn tangled() -> Picture {
    let names = ["app::a", "app::b", "app::c", "app::deep::d", "std::fs::read"];
    let kinds = [BoxKind::Async, BoxKind::Hot, BoxKind::Sync, BoxKind::Dynamic, BoxKind::Primitive];
    let boxes = names.iter().zip(kinds).enumerate().map(|(at, (name, kind))| body(kind, name, at as u32 + 1)).collect();
    let arrows = vec![arrow(0, 2, 1), arrow(1, 2, 2), arrow(2, 3, 3), arrow(3, 2, 4), arrow(3, 4, 5)];
    picture(boxes, arrows)
}

#[test]
fn short_names_keep_what_tells_them_apart() {
    assert_eq!(short("a::b::C::f"), "C::f");
    assert_eq!(short("f"), "f");
    assert_eq!(short("a::b::f::{closure#0}::{async#1}"), "b::f::{closure#0}::{async#1}");
    assert_eq!(short("<a::b::T as c::Trait>::f"), "<T as Trait>::f");
}

#[test]
fn the_tree_writes_what_is_shared_once_and_tells_circles() {
    let expected = "\
What is `shown`

async app::a                                                          src/6.rs:1
└─ app::c [1]                                                         src/a.rs:1
   └─ dyn app::deep::d                                                src/a.rs:3
      ├─ app::c ↻[1]                                                  src/a.rs:4
      └─ ■ std::fs::read (fs)                                         src/a.rs:5

hot app::b                                                            src/6.rs:2
└─ app::c ↑[1]                                                        src/a.rs:2

async, hot: must not wait · ■: blocks the thread · dyn: whichever implementation
it is · ↑[n]: goes on as [n] · ↻[n]: a circle, back to [n]
";
    let text = tree::render(&tangled(), PLAIN);
    assert_eq!(text, expected);
    assert!(tree::render(&tangled(), Style { unicode: false, ..PLAIN }).is_ascii());
    let painted = tree::render(&tangled(), Style { color: true, ..PLAIN });
    assert_eq!(text::without_colors(&painted), text, "colours add nothing but colours");
}

#[test]
fn the_tree_fits_any_terminal() {
    for width in [40, 60, 80, 160] {
        let text = tree::render(&hostile(), Style { width, ..PLAIN });
        for line in text.lines() {
            assert!(text::width(line) <= width, "{width}: {line}");
        }
        assert!(!text.chars().any(|it| it != '\n' && text::is_hidden(it)));
    }
    // Names and places lose their beginnings, whole segments where it can be.
    let mut long = tangled();
    long.boxes[0].symbol = format!("crate_name::{}::f", ["module"; 12].join("::"));
    let text = tree::render(&long, PLAIN);
    assert!(text.contains("async …::module::"), "{text}");
}

/// A chain longer than any stack is deep.
#[test]
fn long_chains_are_drawn() {
    const LONG: usize = 3_000;
    let boxes = (0..LONG).map(|at| body(BoxKind::Sync, &format!("app::f{at}"), 1)).collect();
    let picture = picture(boxes, (1..LONG).map(|at| arrow(at - 1, at, 1)).collect());
    assert_eq!(tree::render(&picture, PLAIN).lines().count(), LONG + 2);
    assert!(svg::render(&picture).ends_with("</svg>\n"));
}

#[test]
fn dot_is_dot_whatever_the_names() {
    for picture in [hostile(), tangled(), Picture::default()] {
        let text = dot::render(&picture);
        let (nodes, edges) = statements(&text);
        assert_eq!((nodes, edges), (picture.boxes.len(), picture.arrows.len()), "{text}");
    }
}

/// Reads DOT as its grammar has it, as far as we write it, and counts nodes and edges.
fn statements(text: &str) -> (usize, usize) {
    let mut tokens = tokens(text).into_iter().peekable();
    let mut next = || tokens.next().expect("no end yet");
    assert_eq!([next(), next(), next()], ["digraph", "feeler", "{"]);
    let (mut nodes, mut edges) = (0, 0);
    loop {
        let first = next();
        if first == "}" {
            break;
        }
        let mut after = next();
        let is_edge = after == "->";
        if is_edge {
            assert!(next().starts_with('n'));
            after = next();
        }
        if after == "[" {
            loop {
                let (_, equals, _, end) = (next(), next(), next(), next());
                assert_eq!(equals, "=");
                if end == "]" {
                    break;
                }
                assert_eq!(end, ",");
            }
            let numbered = first.strip_prefix('n').is_some_and(|rest| rest.parse::<usize>().is_ok());
            edges += usize::from(is_edge);
            nodes += usize::from(numbered && !is_edge);
            assert_eq!(next(), ";");
        } else {
            let _value = (after == "=").then(&mut next).expect("an attribute");
            assert_eq!(next(), ";");
        }
    }
    assert!(tokens.next().is_none(), "nothing behind the graph");
    (nodes, edges)
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => {
                let mut escaped = false;
                let close = rest.char_indices().skip(1).find(|(_, it)| {
                    let ends = *it == '"' && !escaped;
                    escaped = *it == '\\' && !escaped;
                    assert!(*it != '\n', "a string ends on its line");
                    ends
                });
                close.expect("a string ends").0 + 1
            }
            '-' => 2,
            it if it.is_alphanumeric() => rest.find(|it: char| !it.is_alphanumeric()).unwrap_or(rest.len()),
            it => it.len_utf8(),
        };
        tokens.push(rest[..end].to_string());
        rest = rest[end..].trim_start();
    }
    tokens
}

#[test]
fn mermaid_has_one_statement_a_line_whatever_the_names() {
    let text = mermaid::render(&hostile());
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("flowchart LR"));
    for line in lines.map(str::trim_start) {
        let comment = line.starts_with("%% ") && !line[2..].contains('%');
        let class = line.starts_with("classDef ");
        // Two quotes: those of the label. What is in between is plain or an entity.
        let label = line.split('"').nth(1).unwrap_or("");
        let plain = label.replace("<br/>", "").chars().all(|it| it.is_alphanumeric() || " :_./-+,#;".contains(it));
        let statement = line.starts_with('n') && line.matches('"').count() == 2 && plain;
        assert!(comment || class || statement, "{line}");
    }
}

#[test]
fn svg_is_xml_that_needs_nothing_else() {
    for picture in [hostile(), tangled(), Picture::default()] {
        let text = svg::render(&picture);
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        let (mut open, mut titles) = (0_i32, 0);
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(tag) => {
                    assert!(tag.attributes().all(|it| it.is_ok()));
                    assert!(tag.name().as_ref() != "script");
                    titles += usize::from(tag.name().as_ref() == "title");
                    open += 1;
                }
                quick_xml::events::Event::End(_) => open -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!((open, titles), (0, 1 + picture.boxes.len() + picture.arrows.len()), "a tooltip for each");
        let outside = ["href=", "@import", "src=", "<image", "<foreignObject"];
        assert!(outside.iter().all(|it| !text.replace(&escaped_names(), "").contains(it)));
        assert_eq!(text.matches("http").count(), 1, "the name of SVG alone");
    }
}

fn escaped_names() -> String {
    HOSTILE[0].replace('<', "&lt;")
}

#[test]
fn boxes_do_not_overlap_and_arrows_go_right() {
    let picture = tangled();
    let sizes = vec![(100.0, 40.0); picture.boxes.len()];
    let layout = layout::layout(&picture, &sizes);
    for (at, a) in layout.boxes.iter().enumerate() {
        for b in &layout.boxes[at + 1..] {
            let apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            assert!(apart, "{a:?} {b:?}");
        }
    }
    let back: Vec<bool> = layout.ways.iter().map(|way| way.back).collect();
    assert_eq!(back, [false, false, false, true, false], "the arrow that closes the circle");
    for way in layout.ways.iter().filter(|way| !way.back) {
        assert!(way.points.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{way:?}");
    }
}

#[test]
fn data_has_every_box_and_arrow() {
    let value: serde_json::Value = serde_json::from_str(&json::render(&hostile())).unwrap();
    assert_eq!(value["nodes"][0]["symbol"], HOSTILE[0]);
    assert_eq!(value["nodes"].as_array().map(Vec::len), Some(6));
    assert_eq!(value["edges"][0]["calls"][0]["line"], 1);
}
