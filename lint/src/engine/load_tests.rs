use super::*;
use tempfile::TempDir;

fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn load_in(folder: &TempDir, path: &str, config: &[&str]) -> Result<Loaded, String> {
    let config = config.iter().map(|it| it.replace("ROOT", &folder.path().display().to_string())).collect();
    let request = Request { paths: vec![folder.path().join(path)], config, ..Request::default() };
    load_at(&request, Date::from_days_since_epoch(0)).map_err(|error| error.to_string())
}

#[test]
fn the_nearest_file_counts_and_extends_what_it_names() {
    let folder = project(&[
        ("feeler.toml", "pedantic = true\nexclude = [\"sub/gen\"]\n"),
        ("sub/feeler.toml", "extend = \"../feeler.toml\"\nfail-on = \"error\"\n"),
        ("sub/src/a.rs", ""),
    ]);
    let loaded = load_in(&folder, "sub/src", &[]).unwrap();
    assert!(loaded.root.ends_with("sub") && loaded.settings.pedantic);
    assert!(loaded.settings.exclude.matches("gen/x.rs"), "patterns mean the place of their own file");
    assert_eq!(loaded.resolved.origin(loaded.resolved.pedantic.place).to_string(), "../feeler.toml:1");
    assert_eq!(loaded.resolved.origin(loaded.resolved.fail_on.place).to_string(), "feeler.toml:2");
}

#[test]
fn arguments_go_before_files() {
    let folder = project(&[("feeler.toml", "pedantic = true\n"), ("other.toml", "min-confidence = \"low\"\n")]);
    let loaded = load_in(&folder, "", &["pedantic=false", "min-confidence=high"]).unwrap();
    assert!(!loaded.settings.pedantic);
    assert_eq!(loaded.settings.min_confidence, crate::base::finding::Confidence::High);
    let loaded = load_in(&folder, "", &["ROOT/other.toml"]).unwrap();
    assert!(!loaded.settings.pedantic, "the file named takes the place of the one found");
    let error = load_in(&folder, "", &["pedantik=true"]).unwrap_err();
    assert_eq!(
        error,
        "load the configuration: --config pedantik=true:1:1: unknown key `pedantik`; did you mean `pedantic`?"
    );
}

#[test]
fn packs_add_rules_tables_and_shapes() {
    let table = "effect = \"blocking\"\n[[boundary]]\nkind = \"offload\"\npaths = [\"app::pool::run\"]\n";
    let folder = project(&[
        ("feeler.toml", "[rules]\ninclude = [\"lint\"]\n"),
        ("lint/team.toml", table),
        ("lint/shapes/app.rs", "pub mod app {}"),
        ("lint/README.md", "not a rule"),
    ]);
    let catalog = load_in(&folder, "", &[]).unwrap().settings.catalog;
    assert!(catalog.effects["blocking"].boundaries().boundary("app::pool::run").is_some());
    assert_eq!(catalog.shapes.last().unwrap().0, "lint/shapes/app.rs");
}

#[test]
fn errors_say_what_to_look_at() {
    let error = |text: &str| load_in(&project(&[("feeler.toml", text), ("bad.toml", "x = 1")]), "", &[]).unwrap_err();
    assert!(error("\nextend = \"gone.toml\"").starts_with("read `gone.toml` (`extend` in feeler.toml:2): "));
    assert!(error("extend = \"feeler.toml\"").contains("is it a circle?"));
    assert!(error("rules.include = [\"gone\"]").starts_with("read `gone` (`rules.include` in feeler.toml:1): "));
    assert!(
        error("rules.include = [\"bad.toml\"]").starts_with("load the configuration: bad.toml: a rule has a `code`")
    );
    assert!(load_in(&project(&[]), "gone", &[]).unwrap_err().starts_with("check `"));
}
