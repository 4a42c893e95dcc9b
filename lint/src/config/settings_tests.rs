use super::*;
use crate::config::{Layer, raw::RawConfig};

fn today() -> Date {
    Date::parse("2026-06-15").unwrap()
}

fn load(text: &str) -> Result<Settings, String> {
    let raw = RawConfig::parse("feeler.toml", text).map_err(|error| error.to_string())?;
    let name = "feeler.toml".to_string();
    let layer = Layer { name, text: text.into(), raw, gates: true, is_file: true, ..Layer::default() };
    let resolved = Resolved::new(vec![layer]).map_err(|error| error.to_string())?;
    Settings::new(&resolved, Catalog::builtin().unwrap(), today()).map_err(|error| error.to_string())
}

#[test]
fn the_last_override_that_speaks_of_a_rule_decides() {
    let settings = load(
        r#"
        ignore = ["HOT002"]
        severity.HOT003 = "info"
        [[overrides]]
        paths = ["tools/**"]
        ignore = ["HOT"]
        reason = "one user each"
        [[overrides]]
        paths = ["tools/server"]
        select = ["HOT001", "HOT002"]
        severity.HOT001 = "warning"
        reason = "a server after all"
        "#,
    )
    .unwrap();
    let rule = |code| settings.catalog.rule(code).unwrap();
    let enabled = |code, path| settings.is_enabled(rule(code), path);
    assert!(enabled("HOT001", "src/a.rs") && !enabled("HOT002", "src/a.rs"));
    assert!(!enabled("HOT001", "tools/a.rs") && enabled("SUP001", "tools/a.rs"));
    assert!(enabled("HOT001", "tools/server/a.rs") && enabled("HOT002", "tools/server/a.rs"));
    assert!(!enabled("HOT003", "tools/server/a.rs"));
    assert_eq!(settings.severity("HOT001", "tools/server/a.rs"), Some(Severity::Warning));
    assert_eq!(settings.severity("HOT001", "src/a.rs"), None);
    assert_eq!(settings.severity("HOT003", "src/a.rs"), Some(Severity::Info));
    assert!(settings.rules().any(|it| it.code == "HOT002"), "selected somewhere");
}

#[test]
fn coordinators_of_all_rows_count() {
    let settings = load(
        r#"
        [[coordinator]]
        paths = ["app::jobs::Board::{every, daily}"]
        [[coordinator]]
        paths = ["apalis::Monitor::**"]
        "#,
    )
    .unwrap();
    let coordinates = |path: &str| settings.coordinators.contains(path);
    assert!(coordinates("app::jobs::Board::daily") && coordinates("apalis::Monitor::register"));
    assert!(!coordinates("app::jobs::Board::new"));
    let error = |row: &str| load(&format!("[[coordinator]]\n{row}\n")).unwrap_err();
    assert!(error("paths = [\"a b\"]").starts_with("feeler.toml:2:10: `a b` is no canonical path"));
    assert!(error("path = []").contains("did you mean `paths`?"));
}

#[test]
fn hot_roots_and_inline_rows() {
    let settings = load(
        r#"
        [hot]
        paths = ["src/route"]
        functions = ["app::{Router::pick, fast::**}"]
        traits = ["app::Stage", "tower::Layer::layer"]
        parameter-types = ["app::Ui"]
        [[primitive]]
        class = "db"
        level = "high"
        paths = ["app::legacy::query"]
        [[boundary]]
        kind = "offload"
        paths = ["app::pool::run"]
        [[context]]
        name = "async"
        traits = ["app::Actor::handle"]
        "#,
    )
    .unwrap();
    let hot = &settings.hot;
    assert!(hot.is_path("src/route/a.rs") && !hot.is_path("src/a.rs"));
    assert!(hot.is_function("app::Router::pick") && hot.is_function("app::fast::a::b") && !hot.is_function("app::f"));
    assert!(hot.is_trait_method("app::Stage::run") && hot.is_trait_method("tower::Layer::layer"));
    assert!(!hot.is_trait_method("tower::Layer::other") && hot.is_parameter("app::Ui"));
    let effects = &settings.catalog.effects["blocking"];
    assert!(effects.primitive("app::legacy::query", 0, &[]).is_some());
    assert!(effects.boundaries().boundary("app::pool::run").is_some());
    assert_eq!(effects.boundaries().context("app::Actor::handle"), Some("async"));
}

#[test]
fn faults_have_a_place() {
    let error = |text: &str| load(text).unwrap_err();
    assert_eq!(
        error("select = [\"HOT01\"]"),
        "feeler.toml:1:11: unknown rule or prefix `HOT01`; did you mean `HOT001`?"
    );
    assert_eq!(error("severity.HOT01 = \"info\""), "feeler.toml:1:10: unknown rule `HOT01`; did you mean `HOT001`?");
    assert_eq!(error("exclude = [\"a[\"]"), "feeler.toml:1:12: `a[` is no glob: unclosed character class; missing ']'");
    assert!(error("[hot]\nfunctions = [\"a b\"]").starts_with("feeler.toml:2:14: `a b` is no canonical path"));
    assert_eq!(error("[[overrides]]\npaths = []\nreason = \" \""), "feeler.toml:3:10: an override must say its reason");
    assert_eq!(error("[[allow]]\ncode = \"HOT001\"\npaths = []"), "feeler.toml:2:8: an allowance needs `paths`");
    assert_eq!(
        error("[[primitive]]\nclass = \"sleeep\"\nlevel = \"high\"\npaths = []"),
        "feeler.toml:2: unknown class `sleeep`; did you mean `sleep`?"
    );
}
