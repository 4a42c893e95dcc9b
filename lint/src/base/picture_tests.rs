use super::*;

/// Boxes `0..count` and arrows between them.
fn picture(count: usize, arrows: &[(usize, usize)]) -> Picture {
    let one = |at: usize| PictureBox {
        kind: BoxKind::Sync,
        symbol: format!("f{at}"),
        place: None,
        class: None,
        does: None,
        hidden: (0, 0),
    };
    let arrow = |(from, to): &(usize, usize)| Arrow {
        from: *from,
        to: *to,
        calls: Vec::new(),
        confidence: Confidence::High,
        awaits: false,
    };
    let mut picture = Picture {
        boxes: (0..count).map(one).collect(),
        arrows: arrows.iter().map(arrow).collect(),
        ..Picture::default()
    };
    picture.find_roots();
    picture.find_sinks();
    picture
}

fn names(picture: &Picture) -> Vec<&str> {
    picture.boxes.iter().map(|it| it.symbol.as_str()).collect()
}

#[test]
fn roots_have_no_caller_and_every_circle_has_one() {
    assert_eq!(picture(4, &[(0, 1), (2, 3), (3, 2)]).roots, [0, 2]);
    assert_eq!(picture(2, &[(0, 0), (0, 1)]).roots, [0], "a call of itself is no caller");
}

#[test]
fn depth_counts_from_the_end_that_was_asked_for() {
    let chain = [(0, 1), (1, 2), (2, 3)];
    let mut from = picture(4, &chain);
    from.cut_depth(1, true);
    assert_eq!((names(&from), from.boxes[1].hidden), (vec!["f0", "f1"], (0, 1)));
    let mut to = picture(4, &chain);
    to.cut_depth(2, false);
    assert_eq!((names(&to), to.boxes[0].hidden, &to.roots), (vec!["f1", "f2", "f3"], (1, 0), &vec![0]));
    assert_eq!(to.notes, ["1 box further than --depth 2 left out"]);
}

#[test]
fn a_limit_leaves_whole_chains_the_short_ones_first() {
    let mut long = picture(6, &[(0, 1), (1, 2), (2, 5), (3, 5), (4, 5)]);
    long.cut_size(3);
    assert_eq!(names(&long), ["f3", "f4", "f5"]);
    assert_eq!(long.boxes[2].hidden, (1, 0), "what is hidden is counted");
    assert_eq!(long.notes, ["3 of 6 boxes shown, 2 of 3 beginnings; `--limit 0` shows all"]);
    let mut one = picture(4, &[(0, 1), (1, 2), (2, 3)]);
    one.cut_size(2);
    assert_eq!(one.boxes.len(), 4, "one chain is always whole");
}
