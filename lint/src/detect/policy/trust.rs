//! Trust stores: what makes them useless now, and what will soon.

use super::{Artifact, Mistake, files::PolicyFiles, files::Row, in_data};
use crate::{
    base::date::Date,
    catalog::Rule,
    facts::{Document, Field, Scalar, document::child},
};
use feeler_shim::policy::{Role, TrustStore};
use std::collections::BTreeMap;

/// So many days before something ends it is told, where no row says another number.
const EXPIRING_DAYS: u32 = 30;

/// A role of a trust store.
struct RoleOf<'d> {
    name: &'d str,
    pointer: String,
    threshold: u64,
    /// Its keys, with where they stand in its list.
    keys: Vec<(&'d str, &'d Field)>,
}

fn roles(document: &Document) -> Vec<RoleOf<'_>> {
    let roles = document.members("/roles");
    let role = |role: &&'_ Field| {
        let keys = document.members(&child(&role.pointer, "keys"));
        let named = keys.into_iter().filter_map(|key| match &key.scalar {
            Scalar::Text(id) => Some((id.as_str(), key)),
            _ => None,
        });
        (role.pointer.clone(), named.collect::<Vec<_>>())
    };
    let found = roles.iter().map(|it| (it.name.as_str(), role(it)));
    found
        .map(|(name, (pointer, keys))| {
            let threshold = document.number(&child(&pointer, "threshold")).unwrap_or(1);
            RoleOf { name, pointer, threshold, keys }
        })
        .collect()
}

/// The day of a time; none where it says none.
fn day(document: &Document, pointer: &str) -> Option<Date> {
    Date::parse(document.text(pointer)?.get(..10)?)
}

/// The last day on which a key counts: none where it counts no more or never did, the last of all days where nothing ends it.
fn last_day(document: &Document, id: &str) -> Option<Date> {
    let pointer = child("/keys", id);
    document.get(&pointer)?;
    match document.get(&child(&pointer, "revoked")) {
        Some(_) => None,
        None => Some(day(document, &child(&pointer, "not_after")).unwrap_or(Date::from_days_since_epoch(u64::MAX))),
    }
}

/// How many different keys of a role count on a day.
fn usable(document: &Document, role: &RoleOf<'_>, on: Date) -> u64 {
    let mut ids: Vec<&str> = role.keys.iter().map(|(id, _)| *id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| last_day(document, id).is_some_and(|last| on < last));
    ids.len() as u64
}

/// Trust stores that cannot be relied on.
pub(super) fn unsound(files: &PolicyFiles, _: &Rule) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (index, store) in files.artifacts.iter().enumerate().filter(|(_, it)| it.what.trust) {
        let rows: Vec<&Row> = files.rows.iter().filter(|row| row.trust == Some(index)).collect();
        let before = mistakes.len();
        if let Some(document) = &store.document {
            ended(store, document, files.today, &mut mistakes);
            keys_twice(store, document, &mut mistakes);
            for role in roles(document) {
                role_is_sound(store, document, &role, &rows, &mut mistakes);
            }
        }
        if mistakes.len() == before {
            mistakes.extend(refused(store));
        }
    }
    mistakes.extend(files.rows.iter().enumerate().filter_map(|(index, row)| without_store(files, index, row)));
    mistakes
}

fn ended(store: &Artifact, document: &Document, today: Date, mistakes: &mut Vec<Mistake>) {
    if let Some(day) = day(document, "/expires").filter(|day| *day <= today) {
        let message = format!("this trust store ended on {day}: no signature counts any more");
        mistakes.push(Mistake::new(store.key("/expires"), message, [NEXT_VERSION]));
    }
}

const NEXT_VERSION: &str = "sign a next version: `feeler policy trust rotate` raises `version`, sets `expires`, and signs with old and new keys";

/// The same key under two ids, or one id twice: a threshold of two would be one.
fn keys_twice(store: &Artifact, document: &Document, mistakes: &mut Vec<Mistake>) {
    let mut seen: BTreeMap<&str, &Field> = BTreeMap::new();
    for key in document.members("/keys") {
        let Some(public) = document.text(&child(&key.pointer, "public")) else { continue };
        if let Some(first) = seen.insert(public, key) {
            let message = format!(
                "key `{}` is the same as `{}`: whoever has it counts twice",
                short(&key.name),
                short(&first.name)
            );
            let mut found = Mistake::new(
                store.at(key.key),
                message,
                ["keep one of them; an id is the SHA-256 of the raw public key"],
            );
            found.chain = vec![in_data(store.at(first.key), "the same key")];
            mistakes.push(found);
        }
    }
    for (pointer, at) in document.twice.iter().filter(|(pointer, _)| pointer.starts_with("/keys/")) {
        let message =
            format!("`{}` is there twice: which one counts would be a guess", short(&pointer["/keys/".len()..]));
        mistakes.push(Mistake::new(store.at(*at), message, ["keep one of them"]));
    }
}

fn role_is_sound(store: &Artifact, document: &Document, role: &RoleOf<'_>, rows: &[&Row], mistakes: &mut Vec<Mistake>) {
    let threshold_at = store.key(&child(&role.pointer, "threshold"));
    let (name, wanted) = (role.name, role.threshold);
    for (at, (id, field)) in role.keys.iter().enumerate() {
        if role.keys[..at].iter().any(|(other, _)| other == id) {
            let message = format!("key `{}` is twice in role `{name}`: it counts once", short(id));
            mistakes.push(Mistake::new(store.at(field.value), message, ["take one of them out"]));
        } else if document.get(&child("/keys", id)).is_none() {
            let message = format!("role `{name}` names key `{}`, which is not among `keys`", short(id));
            mistakes.push(Mistake::new(
                store.at(field.value),
                message,
                ["add the key, or take its name out of the role"],
            ));
        }
    }
    // What has ended is told with the days before it.
    let left = usable(document, role, Date::from_days_since_epoch(0));
    let ids = role.keys.len();
    if wanted == 0 {
        let message = format!("role `{name}` asks for no signature at all");
        mistakes.push(Mistake::new(threshold_at, message, ["set `threshold` to at least 1, in production to 2"]));
    } else if left < wanted {
        let all_gone = ids > 0 && left == 0;
        let message = match (all_gone, ids) {
            (_, 0) => format!("role `{name}` has no key: nothing can be signed for it"),
            (true, _) => format!("every key of role `{name}` is revoked: nothing can be signed for it"),
            _ => format!("role `{name}` asks for {wanted} signatures, and only {left} of its {ids} keys count"),
        };
        mistakes.push(Mistake::new(
            threshold_at,
            message,
            ["add keys: `feeler policy trust add --role ROLE KEY.pub`", NEXT_VERSION],
        ));
    }
    let of_production =
        rows.iter().find(|row| row.has_production && (row.role.as_str() == name || name == Role::Trust.as_str()));
    if let Some(row) = of_production.filter(|_| wanted == 1) {
        let message = format!("role `{name}` decides about production, and one key alone is enough to sign for it");
        let mut found = Mistake::new(
            threshold_at,
            message,
            ["set `threshold` to 2, with at least 2 people who have a key; 3 keys, so that one may be lost"],
        );
        found.chain = vec![in_data(row.at, "this policy has configuration of production")];
        mistakes.push(found);
    }
}

/// What the verifier itself says of it.
fn refused(store: &Artifact) -> Option<Mistake> {
    let error = TrustStore::parse(&store.bytes).err()?;
    let pointer = error.hint.as_ref().and_then(|hint| hint.pointer.clone());
    let at = pointer.map_or_else(|| store.head(), |pointer| store.key(&pointer));
    let message = format!("the verifier refuses this trust store ({}): {}", error.reason, error.detail);
    Some(Mistake::new(at, message, ["correct it, or write it anew: `feeler policy trust init`"]))
}

/// A row without a trust store, though its files are signed; or with one that is not there.
fn without_store(files: &PolicyFiles, index: usize, row: &Row) -> Option<Mistake> {
    let help = ["make one: `feeler policy trust init --key KEY.pub FILE`, and name it: `trust = \"FILE\"`"];
    let signed = || files.policies().any(|it| it.row == Some(index) && !it.signatures.is_empty());
    match (&row.trust_path, row.trust) {
        (Some(path), None) => {
            Some(Mistake::new(row.at, format!("the trust store `{path}` is not there: no signature counts"), help))
        }
        (None, _) if signed() => {
            let message = "nothing says whose signatures count: a signature by anybody would do".to_string();
            Some(Mistake::new(row.at, message, help))
        }
        _ => None,
    }
}

/// What will end soon: keys that a role then misses, documents, trust stores. And documents that have ended.
pub(super) fn expiring(files: &PolicyFiles, _: &Rule) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (index, it) in files.artifacts.iter().enumerate().filter(|(_, it)| it.what.trust || it.what.policy) {
        let Some(document) = &it.document else { continue };
        let known = it.kind().is_some_and(|kind| kind.starts_with("feeler."));
        let of_row = || files.rows.iter().find(|row| row.trust == Some(index)).or_else(|| files.row(it));
        let days = of_row().map_or(EXPIRING_DAYS, |row| row.expiring_days);
        let window = Window { today: files.today, until: later(files.today, days) };
        if let Some(day) = day(document, "/expires").filter(|_| known) {
            let what = if it.what.trust { "trust store" } else { "policy" };
            // A trust store that has ended is unsound.
            let told = if it.what.trust && day <= files.today { None } else { window.told(day) };
            let message = told.map(|when| format!("this {what} {when}: then nobody may use it"));
            mistakes.extend(message.map(|message| Mistake::new(it.key("/expires"), message, [
                "write and sign a next version: raise `version`, set `prev_sha256` and `expires`, then `feeler policy sign`",
            ])));
        }
        if it.what.trust {
            roles(document).iter().for_each(|role| role_runs_out(it, document, role, &window, &mut mistakes));
        }
    }
    mistakes
}

/// The days that are near.
struct Window {
    today: Date,
    until: Date,
}

impl Window {
    /// When a day is near or past, in words.
    fn told(&self, day: Date) -> Option<String> {
        let left = day.days_since_epoch().saturating_sub(self.today.days_since_epoch());
        match day {
            _ if day <= self.today => Some(format!("ended on {day}")),
            _ if day <= self.until => Some(format!("ends on {day}, in {left} day{}", if left == 1 { "" } else { "s" })),
            _ => None,
        }
    }
}

fn later(today: Date, days: u32) -> Date {
    Date::from_days_since_epoch(today.days_since_epoch() + u64::from(days))
}

/// Keys whose end leaves a role with too few. Where others are enough, an end is how keys are meant to go.
fn role_runs_out(
    store: &Artifact,
    document: &Document,
    role: &RoleOf<'_>,
    window: &Window,
    mistakes: &mut Vec<Mistake>,
) {
    // Too few whatever the time is another rule's.
    if usable(document, role, Date::from_days_since_epoch(0)) < role.threshold {
        return;
    }
    let later = usable(document, role, window.until);
    if later >= role.threshold {
        return;
    }
    for (id, _) in &role.keys {
        let Some(last) = last_day(document, id) else { continue };
        let pointer = child(&child("/keys", id), "not_after");
        if let Some(when) = window.told(last) {
            let message = format!(
                "key `{}` of role `{}` {when}: {later} of the {} that must sign are left then",
                short(id),
                role.name,
                role.threshold
            );
            mistakes.push(Mistake::new(store.key(&pointer), message, [
                "make a new key, and let old and new keys sign a next version: `feeler policy keygen`, `feeler policy trust rotate`",
            ]));
        }
    }
}

/// The beginning of an id is enough for people.
fn short(id: &str) -> String {
    let short: String = id.chars().take(12).collect();
    if short.len() < id.len() { format!("{short}…") } else { short }
}
