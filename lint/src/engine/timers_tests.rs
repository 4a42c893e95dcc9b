use super::super::{
    artifacts::Artifacts,
    inputs::Scope,
    load::{Request, load_at},
    run::{Files, program_of},
};
use super::*;
use crate::{base::date::Date, catalog::Effects, facts::Program, graph::timers::Run};
use std::fs;

const MANIFEST: &str = r#"
[package]
name = "app"
version = "0.0.0"
edition = "2024"

[dependencies]
tokio = "1"
reqwest = "0.12"
sqlx = "0.8"
"#;

/// What the calls of each function of a file come to, as `function: class through calls`.
fn comes_to(text: &str) -> Vec<String> {
    let folder = tempfile::TempDir::new().unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(folder.path().join("Cargo.toml"), MANIFEST).unwrap();
    fs::write(folder.path().join("src/lib.rs"), text).unwrap();
    let request = Request { paths: vec![folder.path().to_path_buf()], ..Request::default() };
    let loaded = load_at(&request, Date::from_days_since_epoch(0)).unwrap();
    let catalog = &loaded.settings.catalog;
    let effects: Vec<(&str, &Effects)> =
        ["work", "blocking"].into_iter().map(|name| (name, &catalog.effects[name])).collect();
    let see = |_: &Project, program: &Program, _: &Files<'_>| {
        let work = Work::new(program, effects.iter().map(|(_, table)| *table).collect());
        let mut lines = Vec::new();
        for (at, node) in (0..).zip(&program.nodes).filter(|(_, node)| node.parent.is_none() && node.external.is_none())
        {
            let of = crate::facts::NodeId(at);
            let sites = (0..).zip(&program.sites).filter(|(_, site)| site.node == of);
            let run = |(at, site): (u32, &crate::facts::Site)| Run {
                name: "call".into(),
                at: site.at,
                site: Some(crate::facts::SiteId(at)),
                before: true,
                awaited: site.awaited || site.chain_awaited,
                on_error: false,
                asked: false,
            };
            let runs: Vec<Run> = sites.map(run).collect();
            let told = work
                .of_runs(of, runs.iter())
                .into_iter()
                .map(|touch| format!("{} in {}", touch.of.name(), touch.path.len()));
            lines.push(format!("{}: {}", node.symbol, told.collect::<Vec<_>>().join(", ")));
        }
        lines.retain(|line| line.starts_with("app::"));
        lines.sort();
        lines
    };
    program_of(&loaded.settings, &loaded.root, &Scope::default(), &effects, Artifacts::none, see).unwrap().0
}

#[test]
fn what_is_awaited_counts_and_what_is_only_started_does_not() {
    let lines = comes_to(
        r#"
        pub async fn direct(client: &reqwest::Client) {
            let _ = client.get("https://example.org").send().await;
        }
        pub async fn through(client: &reqwest::Client) {
            direct(client).await;
        }
        pub async fn started(client: reqwest::Client) {
            tokio::spawn(async move { direct(&client).await });
            let _ = std::thread::spawn(|| std::fs::read("a"));
        }
        pub async fn limited(client: &reqwest::Client) {
            let _ = tokio::time::timeout(std::time::Duration::from_secs(1), direct(client)).await;
            let _ = tokio::task::spawn_blocking(|| std::fs::read("a")).await;
        }
        pub async fn rows(pool: &sqlx::PgPool) {
            let _ = sqlx::query("select 1").fetch_one(pool).await;
        }
        pub async fn nothing() {
            println!("a");
            let _ = tokio::fs::metadata("a").await;
        }
        "#,
    );
    assert_eq!(
        lines,
        [
            "app::direct: network in 1",
            "app::limited: network in 2, disk in 1",
            "app::nothing: ",
            "app::rows: database in 1",
            "app::started: ",
            "app::through: network in 2",
        ]
    );
}

/// A call through a trait is followed where few implementations could be meant.
#[test]
fn calls_through_traits_are_followed_where_there_are_few_implementations() {
    let implementation = |name: &str| {
        format!(
            "pub struct {name}; impl Sink for {name} {{ fn flush(&self) {{ let _ = std::fs::write(\"a\", \"\"); }} }}"
        )
    };
    let text = |names: &[&str]| {
        let all: String = names.iter().map(|name| implementation(name)).collect();
        format!("pub trait Sink {{ fn flush(&self); }} {all} pub fn run(sink: &dyn Sink) {{ sink.flush(); }}")
    };
    let of_run = |names: &[&str]| comes_to(&text(names)).into_iter().find(|line| line.starts_with("app::run:"));
    assert_eq!(of_run(&["One", "Two"]).as_deref(), Some("app::run: disk in 3"));
    assert_eq!(of_run(&["One", "Two", "Three", "Four"]).as_deref(), Some("app::run: "));
}
