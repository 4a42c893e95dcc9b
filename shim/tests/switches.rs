//! Both sides of every switch, and what becomes of values that cannot be read.

use std::ffi::OsString;
use std::time::Duration;

use feeler_shim::switch::{
    DOWNGRADE_LASTS, Gate, Kind, Milestone, Notice, OnInvalid, PREFIX, Scope, SigningMode, Source, Switch, SwitchSpec,
    Switches, TABLE, ToggleEffect, Value,
};

const NONE: [(&str, &str); 0] = [];

fn set(name: &str, value: &str) -> Switches {
    Switches::from_iter([(format!("{PREFIX}{name}"), value)])
}

/// The plan's switches are contracts: name, gap, values, default, rollback.
#[test]
fn the_table_holds_the_switches_of_the_plan() {
    let table: Vec<(&str, &str, String, String, String)> = TABLE
        .iter()
        .map(|spec| {
            let (default, rollback) = (spec.default.to_string(), spec.rollback.to_string());
            (spec.name, spec.gap.unwrap_or("-"), spec.allowed().join("|"), default, rollback)
        })
        .collect();
    let bools = "false|true";
    let expected = [
        ("ROUTER_BUFFERED_STATS", "FG-01", bools, "true", "false"),
        ("SYNC_IO_FALLBACK", "FG-02", bools, "false", "true"),
        ("ADVICE_INVALIDATION", "FG-03", bools, "true", "false"),
        (
            "EVENT_SIGNING_MODE",
            "FG-04",
            "off|allow-unsigned|require-signed|require-valid-signature",
            "require-valid-signature",
            "require-signed",
        ),
        ("STRATEGY_BYPASS", "FG-05", bools, "true", "false"),
        ("TAIL_ROUTING", "FG-06", bools, "true", "false"),
        ("PROMOTION_GATE", "FG-07", "warn|enforce", "enforce", "warn"),
        ("CADENCE", "FG-08", bools, "true", "false"),
        ("REPLAY_SNAPSHOT", "FG-09", bools, "true", "false"),
        ("REVIEW_SLO", "FG-10", bools, "true", "false"),
        ("RETRIEVAL_GATE", "FG-11", bools, "true", "false"),
        ("SIM_GATE", "FG-12", "warn|enforce", "enforce", "warn"),
        ("HOT_PROBES", "FG-02", bools, "true", "false"),
        ("FRONTIER_M1", "-", bools, "true", "false"),
        ("FRONTIER_M2", "-", bools, "true", "false"),
        ("FRONTIER_M3", "-", bools, "true", "false"),
    ]
    .map(|(name, gap, allowed, default, rollback)| {
        (name, gap, allowed.to_owned(), default.to_owned(), rollback.to_owned())
    });
    assert_eq!(table, expected);
    assert_eq!(PREFIX, "OPENCODE_");
}

#[test]
fn the_table_agrees_with_itself() {
    for (index, spec) in TABLE.iter().enumerate() {
        assert_eq!(spec.switch as usize, index, "{}", spec.name);
        assert_eq!(spec.switch.spec(), spec);
        for value in [spec.default, spec.rollback, spec.on_invalid()] {
            assert_eq!(spec.parse(&value.to_string()), Some(value), "{}", spec.name);
        }
        assert_ne!(spec.default, spec.rollback, "{}", spec.name);
        assert!(!spec.rolled_back.is_empty());
        // The gap's number tells the milestone.
        if let Scope::Feature { milestone, .. } = spec.scope {
            let number: u32 =
                spec.gap.and_then(|gap| gap.strip_prefix("FG-")).expect("a gap").parse().expect("a number");
            assert_eq!([Milestone::M1, Milestone::M2, Milestone::M3][(number as usize - 1) / 4], milestone);
        }
        if let Scope::Toggle(own) = spec.scope {
            let features =
                TABLE.iter().filter(|s| matches!(s.scope, Scope::Feature { milestone, .. } if milestone == own));
            assert_eq!(spec.built, features.clone().any(|feature| feature.built));
            assert_eq!((features.count(), own.toggle()), (4, spec.switch));
        }
        // Only what decides about trust fails shut; only FG-04 is downgraded and not rolled back.
        let strictest = [Switch::EventSigningMode, Switch::PromotionGate, Switch::SimGate].contains(&spec.switch);
        assert_eq!(spec.on_invalid == OnInvalid::Strictest, strictest, "{}", spec.name);
        assert_eq!(strictest, matches!(spec.kind, Kind::Words(_)), "{}", spec.name);
        if let Scope::Feature { effect, .. } = spec.scope {
            assert_eq!(effect == ToggleEffect::ExpiringDowngrade, spec.switch == Switch::EventSigningMode);
        }
    }
}

#[test]
fn the_readme_shows_the_table() {
    let readme = include_str!("../README.md");
    for spec in TABLE {
        let built = if spec.built { " (built)" } else { "" };
        let on_invalid = match spec.on_invalid {
            OnInvalid::Rollback => "rollback",
            OnInvalid::Strictest => "strictest",
        };
        let gap = match spec.scope {
            Scope::Feature { milestone, .. } => format!("{}, {milestone:?}", spec.gap.expect("a feature closes a gap")),
            Scope::Toggle(milestone) => format!("{milestone:?}"),
            Scope::Alone => spec.gap.unwrap_or_default().to_owned(),
        };
        let SwitchSpec { name, default, rollback, rolled_back, .. } = spec;
        let row = format!("| `{name}`{built} | `{default}` | `{rollback}` | {on_invalid} | {gap} | {rolled_back} |\n");
        assert!(readme.contains(&row), "the README has no row {row}");
    }
}

#[test]
fn unset_switches_have_their_defaults() {
    let switches = Switches::from_iter(NONE);
    for spec in TABLE {
        assert_eq!(switches.value(spec.switch), spec.default, "{}", spec.name);
    }
    assert!(switches.notices().is_empty());
    assert!(
        switches
            .snapshot()
            .switches
            .iter()
            .all(|s| s.source == "default" && !s.rolled_back && s.expires_in_s.is_none())
    );
}

#[test]
fn every_allowed_value_is_read() {
    for spec in TABLE {
        for word in spec.allowed() {
            let switches = set(spec.name, word);
            let state = &switches.snapshot().switches[spec.switch as usize];
            assert_eq!((state.value.as_str(), state.source), (*word, "environment"), "{}", spec.name);
            assert_eq!(state.rolled_back, *word == spec.rollback.to_string());
            let notices = switches.notices().iter().filter(|n| n.code() == "switch_invalid").count();
            assert_eq!(notices, 0, "{}={word}", spec.name);
        }
    }
}

type Getter = fn(&Switches) -> bool;

/// What a getter says for each word of a switch.
fn says(get: Getter, name: &str) -> [bool; 2] {
    [get(&set(name, "false")), get(&set(name, "true"))]
}

#[test]
fn each_getter_reads_its_own_switch() {
    let getters: [(&str, Getter); 13] = [
        ("ROUTER_BUFFERED_STATS", Switches::router_buffered_stats),
        ("SYNC_IO_FALLBACK", Switches::sync_io_fallback),
        ("ADVICE_INVALIDATION", Switches::advice_invalidation),
        ("STRATEGY_BYPASS", Switches::strategy_bypass),
        ("TAIL_ROUTING", Switches::tail_routing),
        ("CADENCE", Switches::cadence),
        ("REPLAY_SNAPSHOT", Switches::replay_snapshot),
        ("REVIEW_SLO", Switches::review_slo),
        ("RETRIEVAL_GATE", Switches::retrieval_gate),
        ("HOT_PROBES", Switches::hot_probes),
        ("FRONTIER_M1", |s| s.milestone(Milestone::M1)),
        ("FRONTIER_M2", |s| s.milestone(Milestone::M2)),
        ("FRONTIER_M3", |s| s.milestone(Milestone::M3)),
    ];
    for (name, get) in getters {
        assert_eq!(says(get, name), [false, true], "{name}");
        // And no other: with each of the others alone at its rollback value, milestones apart.
        let default = get(&Switches::from_iter(NONE));
        for other in TABLE.iter().filter(|spec| spec.name != name && !matches!(spec.scope, Scope::Toggle(_))) {
            assert_eq!(get(&set(other.name, &other.rollback.to_string())), default, "{name} by {}", other.name);
        }
    }
    assert_eq!(set("PROMOTION_GATE", "warn").promotion_gate(), Gate::Warn);
    assert_eq!(set("PROMOTION_GATE", "enforce").promotion_gate(), Gate::Enforce);
    assert_eq!(set("SIM_GATE", "warn").promotion_gate(), Gate::Enforce);
    assert_eq!(set("SIM_GATE", "warn").sim_gate(), Gate::Warn);
    assert_eq!(set("SIM_GATE", "enforce").sim_gate(), Gate::Enforce);
    assert_eq!(set("PROMOTION_GATE", "warn").sim_gate(), Gate::Enforce);
    for (word, mode) in [
        ("off", SigningMode::Off),
        ("allow-unsigned", SigningMode::AllowUnsigned),
        ("require-signed", SigningMode::RequireSigned),
        ("require-valid-signature", SigningMode::RequireValidSignature),
    ] {
        assert_eq!(set("EVENT_SIGNING_MODE", word).event_signing_mode(), mode);
        assert_eq!(Value::from(mode), Value::Word(word));
    }
}

#[test]
fn unreadable_values_fall_to_the_safe_side_and_are_reported() {
    for spec in TABLE {
        let upper = spec.default.to_string().to_uppercase();
        let spaced = format!(" {}", spec.default);
        for text in ["", "0", "1", "yes", "on", "none", upper.as_str(), spaced.as_str()] {
            let switches = set(spec.name, text);
            let expected = match spec.on_invalid {
                OnInvalid::Rollback => spec.rollback,
                OnInvalid::Strictest => spec.default,
            };
            assert_eq!(switches.value(spec.switch), expected, "{}={text:?}", spec.name);
            let notice = Notice::Invalid {
                name: spec.env(PREFIX),
                given: text.to_owned(),
                allowed: spec.allowed(),
                used: expected,
            };
            assert_eq!(switches.notices(), [notice], "{}={text:?}", spec.name);
            assert_eq!(switches.snapshot().switches[spec.switch as usize].source, "invalid");
        }
    }
}

#[test]
fn a_report_shows_the_head_of_what_was_given() {
    let switches = set("CADENCE", &"x".repeat(10_000));
    let [Notice::Invalid { given, .. }] = switches.notices() else { panic!("{:?}", switches.notices()) };
    assert_eq!(given.len(), 40);
    assert_eq!(
        set("PROMOTION_GATE", "off").notices()[0].to_string(),
        "OPENCODE_PROMOTION_GATE is \"off\", which is none of warn, enforce: using enforce"
    );
}

#[cfg(unix)]
#[test]
fn what_is_not_unicode_is_unreadable() {
    use std::os::unix::ffi::OsStringExt;

    let bytes = OsString::from_vec(vec![b't', 0xff]);
    let switches = Switches::from_iter([(OsString::from("OPENCODE_TAIL_ROUTING"), bytes.clone())]);
    assert!(!switches.tail_routing());
    assert_eq!(switches.notices().len(), 1);
    // As a name it is nobody's.
    assert!(Switches::from_iter([(bytes, "false")]).notices().is_empty());
}

#[test]
fn other_names_are_not_looked_at() {
    let switches = Switches::from_iter([
        ("TAIL_ROUTING", "false"),
        ("opencode_TAIL_ROUTING", "false"),
        ("OPENCODE_TAIL_ROUTING2", "nonsense"),
        ("ACME_TAIL_ROUTING", "false"),
    ]);
    assert!(switches.tail_routing() && switches.notices().is_empty());
}

#[test]
fn the_prefix_is_a_setting() {
    let pairs = [("ACME_TAIL_ROUTING", "false"), ("OPENCODE_CADENCE", "false")];
    let switches = Switches::with_prefix("ACME_", pairs);
    assert!(!switches.tail_routing() && switches.cadence());
    assert_eq!(switches.snapshot().switches[0].name, "ACME_ROUTER_BUFFERED_STATS");
    let none = Switches::with_prefix("", [("CADENCE", "false")]);
    assert!(!none.cadence());
}

#[test]
fn the_last_of_equal_names_counts() {
    let pairs = [("OPENCODE_CADENCE", "nonsense"), ("OPENCODE_CADENCE", "true")];
    let switches = Switches::from_iter(pairs);
    assert!(switches.cadence() && switches.notices().is_empty());
}

#[test]
fn a_milestone_rolls_back_its_features_and_no_others() {
    for (toggle, milestone) in
        [("FRONTIER_M1", Milestone::M1), ("FRONTIER_M2", Milestone::M2), ("FRONTIER_M3", Milestone::M3)]
    {
        let switches = set(toggle, "false");
        assert!(!switches.milestone(milestone));
        for spec in TABLE {
            let in_it = matches!(spec.scope, Scope::Feature { milestone: own, .. } if own == milestone);
            let expected = if in_it || spec.name == toggle { spec.rollback } else { spec.default };
            assert_eq!(switches.value(spec.switch), expected, "{} under {toggle}", spec.name);
            let source = &switches.snapshot().switches[spec.switch as usize].source;
            assert_eq!(*source == Source::Milestone(milestone).as_str(), in_it, "{}", spec.name);
        }
        assert_eq!(set(toggle, "true").snapshot().switches.iter().filter(|s| s.rolled_back).count(), 0);
    }
}

#[test]
fn a_milestone_counts_for_more_than_a_features_own_switch() {
    let switches = Switches::from_iter([
        ("OPENCODE_FRONTIER_M1", "false"),
        ("OPENCODE_ROUTER_BUFFERED_STATS", "true"),
        ("OPENCODE_SYNC_IO_FALLBACK", "false"),
    ]);
    assert!(!switches.router_buffered_stats() && switches.sync_io_fallback());
    let gates = Switches::from_iter([("OPENCODE_FRONTIER_M2", "false"), ("OPENCODE_PROMOTION_GATE", "enforce")]);
    assert_eq!(gates.promotion_gate(), Gate::Warn);
    // What is rolled back already says so itself.
    let own = Switches::from_iter([("OPENCODE_FRONTIER_M2", "false"), ("OPENCODE_CADENCE", "false")]);
    assert_eq!(own.snapshot().switches[Switch::Cadence as usize].source, "environment");
}

#[test]
fn an_unreadable_toggle_rolls_back_but_weakens_no_signature() {
    let switches = set("FRONTIER_M1", "no");
    assert!(!switches.router_buffered_stats() && switches.sync_io_fallback() && !switches.advice_invalidation());
    assert_eq!(switches.event_signing_mode(), SigningMode::RequireValidSignature);
    assert_eq!(switches.notices().len(), 1);
}

#[test]
fn a_milestone_only_loosens_the_signing_mode() {
    let both = |mode: &str| {
        Switches::from_iter([("OPENCODE_FRONTIER_M1", "false"), ("OPENCODE_EVENT_SIGNING_MODE", mode)])
            .event_signing_mode()
    };
    assert_eq!(both("off"), SigningMode::Off);
    assert_eq!(both("allow-unsigned"), SigningMode::AllowUnsigned);
    assert_eq!(both("require-signed"), SigningMode::RequireSigned);
    assert_eq!(both("require-valid-signature"), SigningMode::RequireSigned);
    // The mode that could not be read is the strictest; the toggle could be read, and was meant.
    assert_eq!(both("nonsense"), SigningMode::RequireSigned);
}

#[test]
fn a_downgrade_is_reported_and_ends_by_itself() {
    let second = Duration::from_secs(1);
    for (name, value, mode) in [
        ("FRONTIER_M1", "false", SigningMode::RequireSigned),
        ("EVENT_SIGNING_MODE", "require-signed", SigningMode::RequireSigned),
        ("EVENT_SIGNING_MODE", "allow-unsigned", SigningMode::AllowUnsigned),
        ("EVENT_SIGNING_MODE", "off", SigningMode::Off),
    ] {
        let switches = set(name, value);
        assert_eq!(switches.notices(), [Notice::Downgraded { name: format!("{PREFIX}{name}"), to: mode }]);
        assert_eq!(switches.notices()[0].code(), "signing_downgraded");
        assert_eq!(switches.event_signing_mode_after(Duration::ZERO), mode);
        assert_eq!(switches.event_signing_mode_after(DOWNGRADE_LASTS - second), mode);
        assert_eq!(switches.event_signing_mode_after(DOWNGRADE_LASTS), SigningMode::RequireValidSignature);
        assert_eq!(switches.event_signing_mode_after(Duration::MAX), SigningMode::RequireValidSignature);

        let state = |elapsed| switches.snapshot_after(elapsed).switches[Switch::EventSigningMode as usize].clone();
        assert_eq!(state(second).expires_in_s, Some(DOWNGRADE_LASTS.as_secs() - 1));
        let ended = state(DOWNGRADE_LASTS);
        assert_eq!((ended.value.as_str(), ended.source), ("require-valid-signature", "expired"));
        assert_eq!((ended.expires_in_s, ended.rolled_back), (None, false));
    }
    let strict = set("EVENT_SIGNING_MODE", "require-valid-signature");
    assert!(strict.notices().is_empty());
    assert_eq!(strict.snapshot().switches[Switch::EventSigningMode as usize].expires_in_s, None);
}

#[test]
fn the_environment_is_read_by_the_same_rules() {
    let pairs = |prefix: &str| {
        std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with(prefix)).collect::<Vec<_>>()
    };
    let (now, expected) = (Switches::from_env(), Switches::from_iter(pairs(PREFIX)));
    for spec in TABLE {
        assert_eq!(now.value(spec.switch), expected.value(spec.switch), "{}", spec.name);
    }
    // Some variable that is set, read as if it were a switch's prefix: nothing is found under it.
    assert!(Switches::from_env_with("FEELER_NO_SUCH_PREFIX_").notices().is_empty());
}
