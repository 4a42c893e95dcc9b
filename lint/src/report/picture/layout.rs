//! Where boxes and arrows go: ranks by the longest way from a root, order by barycentres, heights by least squares.
//!
//! The steps are those of Sugiyama. Arrows that skip ranks get a bend in each, so that none runs through a box.

use super::{Arrow, Picture, arrows_of};

/// Space between columns, between boxes of a column, and between a box and a passing arrow.
const COLUMN_GAP: f64 = 72.0;
const BOX_GAP: f64 = 18.0;
const BEND_GAP: f64 = 12.0;
/// Space between parts that do not hang together, and what a bow below one takes.
const PART_GAP: f64 = 26.0;
const BOW_ROOM: f64 = 30.0;
/// How often the order and the heights are improved. More changes nothing that anybody sees.
const ROUNDS: usize = 48;

/// Where a box is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// How an arrow runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Way {
    /// From its box to the other, bends included; empty for one that leads back.
    pub(super) points: Vec<(f64, f64)>,
    /// Whether it closes a circle.
    pub(super) back: bool,
}

/// The whole drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    pub(super) boxes: Vec<Rect>,
    pub(super) ways: Vec<Way>,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A box, or a bend of an arrow.
struct Item {
    rank: usize,
    height: f64,
    width: f64,
    /// Neighbours to the left and to the right.
    left: Vec<usize>,
    right: Vec<usize>,
    y: f64,
}

/// Places boxes of these sizes: what hangs together side by side, one such part below the other.
pub(super) fn layout(picture: &Picture, sizes: &[(f64, f64)]) -> Layout {
    let mut whole = Layout {
        boxes: vec![Rect::default(); picture.boxes.len()],
        ways: vec![Way::default(); picture.arrows.len()],
        ..Layout::default()
    };
    let mut top = 0.0;
    for Part { picture: part, boxes, arrows } in parts(picture) {
        let sizes: Vec<(f64, f64)> = boxes.iter().map(|at| sizes[*at]).collect();
        let placed = layout_part(&part, &sizes);
        for (at, rect) in boxes.iter().zip(placed.boxes) {
            whole.boxes[*at] = Rect { y: rect.y + top, ..rect };
        }
        let bows = placed.ways.iter().any(|way| way.back);
        for (at, mut way) in arrows.iter().zip(placed.ways) {
            way.points.iter_mut().for_each(|point| point.1 += top);
            whole.ways[*at] = way;
        }
        whole.width = whole.width.max(placed.width);
        whole.height = top + placed.height;
        top = whole.height + PART_GAP + if bows { BOW_ROOM } else { 0.0 };
    }
    whole
}

/// Boxes that hang together, as a picture of their own, with their indices in the whole.
struct Part {
    picture: Picture,
    boxes: Vec<usize>,
    arrows: Vec<usize>,
}

/// In the order of their first roots.
fn parts(picture: &Picture) -> Vec<Part> {
    let mut near = vec![Vec::new(); picture.boxes.len()];
    for arrow in &picture.arrows {
        near[arrow.from].push(arrow.to);
        near[arrow.to].push(arrow.from);
    }
    let mut part_of = vec![usize::MAX; picture.boxes.len()];
    let mut parts: Vec<Part> = Vec::new();
    for root in picture.roots.iter().copied().chain(0..picture.boxes.len()) {
        if part_of[root] != usize::MAX {
            continue;
        }
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            if part_of[at] == usize::MAX {
                part_of[at] = parts.len();
                open.extend(&near[at]);
            }
        }
        parts.push(Part { picture: Picture::default(), boxes: Vec::new(), arrows: Vec::new() });
    }
    let mut place = vec![0; picture.boxes.len()];
    for (at, part) in part_of.iter().enumerate() {
        let part = &mut parts[*part];
        place[at] = part.boxes.len();
        part.boxes.push(at);
        part.picture.boxes.push(picture.boxes[at].clone());
    }
    for (at, arrow) in picture.arrows.iter().enumerate() {
        let part = &mut parts[part_of[arrow.from]];
        part.arrows.push(at);
        part.picture.arrows.push(Arrow { from: place[arrow.from], to: place[arrow.to], ..arrow.clone() });
    }
    for root in &picture.roots {
        parts[part_of[*root]].picture.roots.push(place[*root]);
    }
    parts
}

fn layout_part(picture: &Picture, sizes: &[(f64, f64)]) -> Layout {
    let back = back_arrows(picture);
    let ranks = ranks(picture, &back);
    let mut items: Vec<Item> =
        sizes.iter().zip(&ranks).map(|((width, height), rank)| item(*rank, *width, *height)).collect();
    let bends = add_arrows(picture, &back, &mut items);
    let mut columns = columns(picture, &items);
    untangle(&items, &mut columns);
    level(&mut items, &columns);
    finish(picture, &back, &items, &columns, &bends)
}

fn item(rank: usize, width: f64, height: f64) -> Item {
    Item { rank, height, width, left: Vec::new(), right: Vec::new(), y: 0.0 }
}

/// Arrows that lead back to where a chain came from. Without them there is no circle.
fn back_arrows(picture: &Picture) -> Vec<bool> {
    let arrows = arrows_of(picture);
    let mut back = vec![false; picture.arrows.len()];
    let (mut open_now, mut done) = (vec![false; picture.boxes.len()], vec![false; picture.boxes.len()]);
    for root in picture.roots.iter().copied().chain(0..picture.boxes.len()) {
        if done[root] {
            continue;
        }
        let mut path = vec![(root, 0)];
        (open_now[root], done[root]) = (true, true);
        while let Some((at, next)) = path.last_mut() {
            let Some(arrow) = arrows[*at].get(*next).copied() else {
                open_now[*at] = false;
                path.pop();
                continue;
            };
            *next += 1;
            let to = picture.arrows[arrow].to;
            back[arrow] = open_now[to];
            if !done[to] {
                (open_now[to], done[to]) = (true, true);
                path.push((to, 0));
            }
        }
    }
    back
}

/// The longest way from a root; roots themselves stand right before what they call.
fn ranks(picture: &Picture, back: &[bool]) -> Vec<usize> {
    let count = picture.boxes.len();
    let forward: Vec<(usize, usize)> =
        picture.arrows.iter().zip(back).filter(|(_, back)| !**back).map(|(arrow, _)| (arrow.from, arrow.to)).collect();
    let (mut next, mut callers) = (vec![Vec::new(); count], vec![0_usize; count]);
    for (from, to) in &forward {
        next[*from].push(*to);
        callers[*to] += 1;
    }
    let is_root: Vec<bool> = callers.iter().map(|callers| *callers == 0).collect();
    let mut rank = vec![0; count];
    let mut open: Vec<usize> = (0..count).filter(|at| is_root[*at]).collect();
    while let Some(at) = open.pop() {
        for to in &next[at] {
            rank[*to] = rank[*to].max(rank[at] + 1);
            callers[*to] -= 1;
            if callers[*to] == 0 {
                open.push(*to);
            }
        }
    }
    for at in (0..count).filter(|at| is_root[*at]) {
        let nearest = next[at].iter().map(|to| rank[*to]).min();
        rank[at] = nearest.map_or(0, |nearest| nearest - 1);
    }
    rank
}

/// Connects neighbours, with bends in between; gives the bends of every arrow.
fn add_arrows(picture: &Picture, back: &[bool], items: &mut Vec<Item>) -> Vec<Vec<usize>> {
    let mut all = Vec::with_capacity(picture.arrows.len());
    for (arrow, back) in picture.arrows.iter().zip(back) {
        let mut bends = Vec::new();
        if !back {
            let mut before = arrow.from;
            for rank in items[arrow.from].rank + 1..items[arrow.to].rank {
                items.push(item(rank, 0.0, 0.0));
                let bend = items.len() - 1;
                connect(items, before, bend);
                bends.push(bend);
                before = bend;
            }
            connect(items, before, arrow.to);
        }
        all.push(bends);
    }
    all
}

fn connect(items: &mut [Item], left: usize, right: usize) {
    items[left].right.push(right);
    items[right].left.push(left);
}

/// Items by rank, in the order in which a walk from the roots meets them.
fn columns(picture: &Picture, items: &[Item]) -> Vec<Vec<usize>> {
    let ranks = items.iter().map(|it| it.rank + 1).max().unwrap_or(0);
    let mut columns = vec![Vec::new(); ranks];
    let mut seen = vec![false; items.len()];
    for root in picture.roots.iter().copied().chain(0..items.len()) {
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                columns[items[at].rank].push(at);
                open.extend(items[at].right.iter().rev());
            }
        }
    }
    columns
}

/// Sorts columns by the middle of their neighbours, back and forth, and keeps the order with the fewest crossings.
fn untangle(items: &[Item], columns: &mut Vec<Vec<usize>>) {
    let mut best = columns.clone();
    let mut fewest = crossings(items, columns);
    for round in 0..ROUNDS {
        let to_right = round % 2 == 0;
        let mut place = places(items.len(), columns);
        let order: Vec<usize> =
            if to_right { (1..columns.len()).collect() } else { (0..columns.len().saturating_sub(1)).rev().collect() };
        for rank in order {
            let middle = |at: &usize| {
                let near = if to_right { &items[*at].left } else { &items[*at].right };
                mean(near.iter().map(|other| place[*other] as f64)).unwrap_or(place[*at] as f64)
            };
            let mut keyed: Vec<(f64, usize)> = columns[rank].iter().map(|at| (middle(at), *at)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            columns[rank] = keyed.into_iter().map(|(_, at)| at).collect();
            columns[rank].iter().enumerate().for_each(|(index, at)| place[*at] = index);
        }
        let now = crossings(items, columns);
        if now < fewest {
            fewest = now;
            best.clone_from(columns);
        }
    }
    *columns = best;
}

fn places(count: usize, columns: &[Vec<usize>]) -> Vec<usize> {
    let mut place = vec![0; count];
    for column in columns {
        column.iter().enumerate().for_each(|(index, at)| place[*at] = index);
    }
    place
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// Pairs of lines that cross: inversions of their right ends when sorted by their left ones.
fn crossings(items: &[Item], columns: &[Vec<usize>]) -> usize {
    let place = places(items.len(), columns);
    let of_column = |column: &Vec<usize>| {
        let mut ends = Vec::new();
        for at in column {
            let mut right: Vec<usize> = items[*at].right.iter().map(|other| place[*other]).collect();
            right.sort_unstable();
            ends.extend(right);
        }
        inversions(&mut ends)
    };
    columns.iter().map(of_column).sum()
}

/// Counts by merging, and sorts.
fn inversions(values: &mut [usize]) -> usize {
    if values.len() < 2 {
        return 0;
    }
    let middle = values.len() / 2;
    let (left, right) = values.split_at_mut(middle);
    let mut count = inversions(left) + inversions(right);
    let (left, right) = (left.to_vec(), right.to_vec());
    let (mut from_left, mut from_right) = (0, 0);
    for slot in values {
        let take_left = from_right == right.len() || (from_left < left.len() && left[from_left] <= right[from_right]);
        if take_left {
            *slot = left[from_left];
            from_left += 1;
        } else {
            count += left.len() - from_left;
            *slot = right[from_right];
            from_right += 1;
        }
    }
    count
}

/// Moves items towards the middle of their neighbours, as near as order and distances let them.
fn level(items: &mut [Item], columns: &[Vec<usize>]) {
    for column in columns {
        let wanted = vec![0.0; column.len()];
        spread(items, column, &wanted);
    }
    for round in 0..ROUNDS {
        let last = round + 2 >= ROUNDS;
        let to_right = round % 2 == 0;
        let order: Vec<usize> =
            if to_right { (0..columns.len()).collect() } else { (0..columns.len()).rev().collect() };
        for rank in order {
            let wanted: Vec<f64> = columns[rank]
                .iter()
                .map(|at| {
                    let it = &items[*at];
                    let (left, right) = (it.left.iter(), it.right.iter());
                    let ys = |near: std::slice::Iter<'_, usize>| mean(near.map(|other| items[*other].y));
                    let one = if to_right { ys(left.clone()) } else { ys(right.clone()) };
                    if last { ys(left).or(ys(right)) } else { one }.unwrap_or(it.y)
                })
                .collect();
            spread(items, &columns[rank], &wanted);
        }
    }
}

/// The heights nearest to those that are wanted (least squares) that keep the order and the distances.
fn spread(items: &mut [Item], column: &[usize], wanted: &[f64]) {
    let mut offsets = Vec::with_capacity(column.len());
    let mut offset = 0.0;
    for (index, at) in column.iter().enumerate() {
        if index > 0 {
            let before = &items[column[index - 1]];
            let gap = if before.height > 0.0 && items[*at].height > 0.0 { BOX_GAP } else { BEND_GAP };
            offset += (before.height + items[*at].height) / 2.0 + gap;
        }
        offsets.push(offset);
    }
    // Pools of neighbours that would overlap share the mean of what they want: (sum, count).
    let mut pools: Vec<(f64, f64)> = Vec::new();
    for (wanted, offset) in wanted.iter().zip(&offsets) {
        let mut pool = (wanted - offset, 1.0);
        while let Some((sum, count)) = pools.last().copied().filter(|(sum, count)| sum / count >= pool.0 / pool.1) {
            pool = (pool.0 + sum, pool.1 + count);
            pools.pop();
        }
        pools.push(pool);
    }
    let levels = pools.iter().flat_map(|(sum, count)| std::iter::repeat_n(sum / count, *count as usize));
    for ((at, level), offset) in column.iter().zip(levels).zip(&offsets) {
        items[*at].y = level + offset;
    }
}

fn finish(picture: &Picture, back: &[bool], items: &[Item], columns: &[Vec<usize>], bends: &[Vec<usize>]) -> Layout {
    let top = items.iter().map(|it| it.y - it.height / 2.0).fold(f64::INFINITY, f64::min);
    let mut layout = Layout { boxes: vec![Rect::default(); picture.boxes.len()], ..Layout::default() };
    let mut lefts = Vec::new();
    let mut x = 0.0;
    for column in columns {
        let width = column.iter().map(|at| items[*at].width).fold(0.0, f64::max);
        lefts.push((x, width));
        x += width + COLUMN_GAP;
    }
    layout.width = (x - COLUMN_GAP).max(0.0);
    for (at, rect) in layout.boxes.iter_mut().enumerate() {
        let it = &items[at];
        *rect = Rect { x: lefts[it.rank].0, y: it.y - it.height / 2.0 - top, width: it.width, height: it.height };
        layout.height = layout.height.max(rect.y + rect.height);
    }
    let exits = exits(picture, back, items, bends);
    for (at, ((arrow, back), bends)) in picture.arrows.iter().zip(back).zip(bends).enumerate() {
        let mut points = Vec::new();
        if !back {
            let (from, to) = (layout.boxes[arrow.from], layout.boxes[arrow.to]);
            let (start, (left, width)) = (from.x + from.width, lefts[items[arrow.from].rank]);
            let y = from.y + from.height / 2.0 + exits[at];
            // Straight to the end of the column, so that no wider box is crossed.
            points.extend([(start, y), (left + width, y)]);
            for bend in bends {
                let ((left, width), y) = (lefts[items[*bend].rank], items[*bend].y - top);
                points.extend([(left, y), (left + width, y)]);
                layout.height = layout.height.max(y);
            }
            points.push((to.x, to.y + to.height / 2.0));
        }
        layout.ways.push(Way { points, back: *back });
    }
    layout
}

/// Where arrows leave their box, off its middle: in the order of where they go, so that their beginnings do not cross.
fn exits(picture: &Picture, back: &[bool], items: &[Item], bends: &[Vec<usize>]) -> Vec<f64> {
    let mut exits = vec![0.0; picture.arrows.len()];
    for own in arrows_of(picture) {
        let next = |arrow: usize| items[bends[arrow].first().copied().unwrap_or(picture.arrows[arrow].to)].y;
        let mut own: Vec<usize> = own.into_iter().filter(|arrow| !back[*arrow]).collect();
        own.sort_by(|a, b| next(*a).total_cmp(&next(*b)));
        let (count, room) =
            (own.len() as f64, own.first().map_or(0.0, |at| items[picture.arrows[*at].from].height * 0.6));
        for (index, arrow) in own.iter().enumerate() {
            exits[*arrow] = room * ((index as f64 + 0.5) / count - 0.5);
        }
    }
    exits
}
