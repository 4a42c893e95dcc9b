//! Two metrics baselines side by side: what became better, worse, or cannot be told, by what they declare themselves.

use feeler_shim::baseline::{Baseline, Direction, Metric, Threshold, Unit};

/// What became of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It moved the wrong way, by more than its threshold.
    Worse,
    /// It was measured, and is not any more.
    Lost,
    /// The two documents declare it differently.
    Incomparable,
    /// It moved by more than its threshold, and neither way is better.
    Changed,
    /// It moved the right way, by more than its threshold.
    Better,
    /// It was not measured before.
    New,
    /// It did not move by more than its threshold.
    Same,
    /// Neither document has a value for it.
    Absent,
}

impl Verdict {
    /// All, the worst first.
    pub const ALL: [Self; 8] =
        [Self::Worse, Self::Lost, Self::Incomparable, Self::Changed, Self::Better, Self::New, Self::Same, Self::Absent];

    /// The word for it in every format.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Lost => "lost",
            Self::Incomparable => "incomparable",
            Self::Changed => "changed",
            Self::Better => "better",
            Self::New => "new",
            Self::Same => "same",
            Self::Absent => "absent",
        }
    }
}

/// One metric in both documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// What became of it.
    pub verdict: Verdict,
    /// What it counts, as the earlier document that has it says.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// Which change counts.
    pub threshold: Threshold,
    /// Its earlier value.
    pub before: Option<f64>,
    /// Its later value.
    pub after: Option<f64>,
    /// Why there is no value, or no comparison.
    pub why: Option<String>,
}

impl Row {
    /// Whether a gate must stop for it. What has no better way cannot regress.
    pub fn is_regression(&self) -> bool {
        match self.verdict {
            Verdict::Worse => true,
            Verdict::Lost => self.direction != Direction::Neutral,
            _ => false,
        }
    }
}

/// Where a document came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The file, as it was named.
    pub path: String,
    /// When it was taken.
    pub taken_at: String,
    /// The commit.
    pub commit: String,
    /// Whether there was more than the commit.
    pub dirty: Option<bool>,
}

/// Two documents side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The earlier one.
    pub before: Side,
    /// The later one.
    pub after: Side,
    /// The metrics of both: the worst verdict first, then by name.
    pub rows: Vec<Row>,
    /// What makes the two less comparable than they look.
    pub notes: Vec<String>,
}

impl Comparison {
    /// Compares two documents, each with the name of its file.
    pub fn of(before: (&str, &Baseline), after: (&str, &Baseline)) -> Self {
        let side = |(path, document): (&str, &Baseline)| Side {
            path: path.to_string(),
            taken_at: document.taken_at.clone(),
            commit: document.commit.id.clone(),
            dirty: document.commit.dirty,
        };
        let (a, b) = (before.1, after.1);
        let mut notes = notes(a, b);
        let names = a.metrics.keys().chain(b.metrics.keys().filter(|name| !a.metrics.contains_key(*name)));
        let mut rows: Vec<Row> =
            names.filter_map(|name| row(name, a.metrics.get(name), b.metrics.get(name), &mut notes)).collect();
        rows.sort_by(|a, b| (a.verdict, &a.name).cmp(&(b.verdict, &b.name)));
        Self { before: side(before), after: side(after), rows, notes }
    }

    /// How many metrics have a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// How many metrics a gate must stop for.
    pub fn regressions(&self) -> usize {
        self.rows.iter().filter(|row| row.is_regression()).count()
    }
}

fn row(name: &str, before: Option<&Metric>, after: Option<&Metric>, notes: &mut Vec<String>) -> Option<Row> {
    let declared = before.or(after)?;
    let value = |metric: Option<&Metric>| metric.and_then(|it| it.value);
    let absent = |metric: Option<&Metric>| match metric {
        None => "the document does not have it".to_string(),
        Some(metric) => metric.absent.clone().unwrap_or_default(),
    };
    let mut row = Row {
        name: name.to_string(),
        verdict: Verdict::Absent,
        unit: declared.unit,
        direction: declared.direction,
        threshold: declared.threshold,
        before: value(before),
        after: value(after),
        why: None,
    };
    if let (Some(a), Some(b)) = (before, after) {
        if (a.unit, a.direction) != (b.unit, b.direction) {
            row.verdict = Verdict::Incomparable;
            row.why = Some("the documents declare different units or directions".to_string());
            return Some(row);
        }
        if a.threshold != b.threshold {
            notes.push(format!("the thresholds of `{name}` differ; that of the first file decides"));
        }
    }
    (row.verdict, row.why) = match (row.before, row.after) {
        (Some(a), Some(b)) => (judge(a, b, declared), None),
        (Some(_), None) => (Verdict::Lost, Some(absent(after))),
        (None, Some(_)) => (Verdict::New, Some(absent(before))),
        (None, None) => (Verdict::Absent, Some(absent(after.or(before)))),
    };
    Some(row)
}

/// By the declared direction and threshold, and by nothing else.
fn judge(before: f64, after: f64, declared: &Metric) -> Verdict {
    let change = after - before;
    // Ratios are seldom exact in binary: a change of just the threshold does not count.
    let allowed = declared.threshold.allows(before);
    let counts = change.abs() > allowed + 1e-9 * allowed.max(before.abs());
    match declared.direction {
        _ if !counts => Verdict::Same,
        Direction::Neutral => Verdict::Changed,
        Direction::Lower if change < 0.0 => Verdict::Better,
        Direction::Higher if change > 0.0 => Verdict::Better,
        Direction::Lower | Direction::Higher => Verdict::Worse,
    }
}

fn notes(a: &Baseline, b: &Baseline) -> Vec<String> {
    let mut notes = Vec::new();
    let text = |it: &Option<String>| it.clone().unwrap_or_else(|| "unknown".to_string());
    let host = [
        ("name", text(&a.host.name), text(&b.host.name)),
        ("cpus", a.host.cpus.to_string(), b.host.cpus.to_string()),
        ("cpu", text(&a.host.cpu), text(&b.host.cpu)),
        ("os", a.host.os.clone(), b.host.os.clone()),
        ("arch", a.host.arch.clone(), b.host.arch.clone()),
        ("kernel", text(&a.host.kernel), text(&b.host.kernel)),
    ];
    let differing: Vec<String> =
        host.iter().filter(|(_, a, b)| a != b).map(|(what, a, b)| format!("{what} {a} and {b}")).collect();
    if !differing.is_empty() {
        notes.push(format!("the hosts differ: {}", differing.join(", ")));
    }
    let short = |id: &str| id.chars().take(12).collect::<String>();
    if a.commit.id != b.commit.id {
        notes.push(format!("the commits differ: {} and {}", short(&a.commit.id), short(&b.commit.id)));
    }
    for (which, commit) in [("first", &a.commit), ("second", &b.commit)] {
        if commit.dirty == Some(true) {
            notes.push(format!("the {which} was taken with changes on top of {}", short(&commit.id)));
        }
    }
    if b.taken_at < a.taken_at {
        notes.push(format!("the second was taken before the first: {} and {}", b.taken_at, a.taken_at));
    }
    for (name, version) in &a.versions {
        match b.versions.get(name) {
            Some(other) if other != version => notes.push(format!("{name} is {version} and {other}")),
            _ => {}
        }
    }
    if let (Some(ours), Some(theirs)) = (&a.switches, &b.switches) {
        for (name, value) in ours {
            let other = theirs.get(name).map_or("unknown", String::as_str);
            if other != value {
                notes.push(format!("{name} is {value} and {other}"));
            }
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use feeler_shim::baseline::{Commit, DECISION, Observed};

    fn verdict(direction: Direction, threshold: Threshold, before: f64, after: f64) -> &'static str {
        judge(before, after, &Metric::measured(before, Unit::Ns, direction, threshold)).word()
    }

    #[test]
    fn the_declared_direction_decides() {
        let any = Threshold::new(0.0, 0.0);
        assert_eq!(verdict(Direction::Lower, any, 100.0, 101.0), "worse");
        assert_eq!(verdict(Direction::Lower, any, 100.0, 99.0), "better");
        assert_eq!(verdict(Direction::Higher, any, 100.0, 101.0), "better");
        assert_eq!(verdict(Direction::Higher, any, 100.0, 99.0), "worse");
        assert_eq!(verdict(Direction::Neutral, any, 100.0, 99.0), "changed");
        assert_eq!(verdict(Direction::Lower, any, 100.0, 100.0), "same");
    }

    #[test]
    fn a_change_counts_beyond_both_parts_of_the_threshold() {
        let both = Threshold::new(0.1, 50.0);
        assert_eq!(verdict(Direction::Lower, both, 100.0, 150.0), "same", "fifty is not more than fifty");
        assert_eq!(verdict(Direction::Lower, both, 100.0, 151.0), "worse");
        assert_eq!(verdict(Direction::Lower, both, 1000.0, 1100.0), "same");
        assert_eq!(verdict(Direction::Lower, both, 1000.0, 1101.0), "worse");
        assert_eq!(verdict(Direction::Lower, both, 0.0, 50.0), "same", "of nothing, a part is nothing");
        assert_eq!(verdict(Direction::Higher, Threshold::new(0.0, 0.01), 0.75, 0.74), "same", "0.01 in binary");
    }

    fn document(metrics: &[(&str, Metric)]) -> Baseline {
        let hot = r#"{"hot": {"compiled": true, "enabled": true, "functions": [{"symbol": "advise", "file": "a.rs",
            "line": 1, "wall": {"count": 9, "p50_ns": 1, "p95_ns": 2, "p99_ns": 3}}]}}"#;
        let mut observed = Observed::from_json(hot).unwrap();
        metrics.iter().for_each(|(name, metric)| observed.metric(*name, metric.clone()));
        Baseline::of(&observed, DECISION, Commit::new(&"0a".repeat(20), Some(false))).unwrap()
    }

    fn outcome(before: Option<Metric>, after: Option<Metric>) -> (&'static str, bool) {
        let one = |metric: Option<Metric>| document(&metric.map(|it| ("a.b", it)).into_iter().collect::<Vec<_>>());
        let comparison = Comparison::of(("a", &one(before)), ("b", &one(after)));
        let row = comparison.rows.iter().find(|row| row.name == "a.b").unwrap();
        (row.verdict.word(), row.is_regression())
    }

    #[test]
    fn what_is_not_measured_any_more_must_not_pass_as_fine() {
        let any = Threshold::new(0.0, 0.0);
        let metric = |direction| Some(Metric::measured(1.0, Unit::Count, direction, any));
        let absent = |direction| Some(Metric::absent("gone", Unit::Count, direction, any));
        assert_eq!(outcome(metric(Direction::Lower), None), ("lost", true));
        assert_eq!(outcome(metric(Direction::Higher), absent(Direction::Higher)), ("lost", true));
        assert_eq!(outcome(metric(Direction::Neutral), None), ("lost", false), "no way of it is worse");
        assert_eq!(outcome(None, metric(Direction::Lower)), ("new", false));
        assert_eq!(outcome(absent(Direction::Lower), metric(Direction::Lower)), ("new", false));
        assert_eq!(outcome(absent(Direction::Lower), None), ("absent", false));
        assert_eq!(outcome(metric(Direction::Lower), metric(Direction::Higher)), ("incomparable", false));
    }

    #[test]
    fn what_makes_the_two_less_comparable_is_told() {
        let a = document(&[]);
        assert!(Comparison::of(("a", &a), ("b", &a)).notes.is_empty());
        let mut b = a.clone();
        b.host.cpus += 6;
        b.host.kernel = Some("another".to_string());
        b.commit.id = "0b".repeat(20);
        b.commit.dirty = Some(true);
        b.taken_at = "1999-01-01T00:00:00.000Z".to_string();
        b.versions.insert("feeler-shim".to_string(), "9.9.9".to_string());
        let notes = Comparison::of(("a", &a), ("b", &b)).notes.join("\n");
        for part in [
            "the hosts differ: cpus ",
            ", kernel ",
            "the commits differ: 0a0a0a0a0a0a and 0b0b0b0b0b0b",
            "the second was taken with changes on top of 0b0b0b0b0b0b",
            "the second was taken before the first",
            " and 9.9.9",
        ] {
            assert!(notes.contains(part), "{part}:\n{notes}");
        }
    }
}
