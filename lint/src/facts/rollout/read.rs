//! From a document to a manifest.

use super::*;
use crate::facts::document::{Document, child};

impl Manifest {
    /// Reads what a document declares. It need not satisfy the schema: what it does not say is missing in what comes of it.
    pub fn read(file: FileId, path: &str, document: &Document) -> Self {
        let reader = Reader { document };
        let features = document.members("/features").into_iter().filter(|it| it.scalar == Scalar::Object);
        Self {
            file,
            path: path.to_string(),
            features: features.map(|it| reader.feature(&it.pointer)).collect(),
            faults: Vec::new(),
        }
    }
}

struct Reader<'d> {
    document: &'d Document,
}

impl Reader<'_> {
    fn scalar(&self, pointer: &str, key: &str) -> Option<At<Scalar>> {
        let field = self.document.get(&child(pointer, key))?;
        Some(At::new(field.scalar.clone(), field.value))
    }

    fn text(&self, pointer: &str, key: &str) -> Option<At<String>> {
        let At { value, span } = self.scalar(pointer, key)?;
        match value {
            Scalar::Text(value) if !value.trim().is_empty() => Some(At { value, span }),
            _ => None,
        }
    }

    fn number(&self, pointer: &str, key: &str) -> Option<At<u64>> {
        let field = self.document.get(&child(pointer, key))?;
        Some(At::new(self.document.number(&field.pointer)?, field.value))
    }

    fn is_true(&self, pointer: &str, key: &str) -> bool {
        self.scalar(pointer, key).is_some_and(|it| it.value == Scalar::Bool(true))
    }

    fn word<T: Default>(&self, pointer: &str, key: &str, parse: fn(&str) -> Option<T>) -> T {
        self.text(pointer, key).and_then(|it| parse(&it.value)).unwrap_or_default()
    }

    fn list(&self, pointer: &str, key: &str) -> Vec<At<Scalar>> {
        let members = self.document.members(&child(pointer, key)).into_iter();
        members.map(|it| At::new(it.scalar.clone(), it.value)).collect()
    }

    fn texts(&self, pointer: &str, key: &str) -> Vec<At<String>> {
        let text = |it: At<Scalar>| match it.value {
            Scalar::Text(value) => Some(At { value, span: it.span }),
            _ => None,
        };
        self.list(pointer, key).into_iter().filter_map(text).collect()
    }

    /// The place by which a thing is known: its key.
    fn head(&self, pointer: &str) -> Span {
        self.document.get(pointer).map(|it| it.key).unwrap_or_default()
    }

    fn feature(&self, at: &str) -> Feature {
        let head = self.document.get(at).map(|it| Span::new(it.value.start, it.value.start + 1)).unwrap_or_default();
        Feature {
            id: self.text(at, "id").unwrap_or(At::new(String::new(), head)),
            kind: self.word(at, "kind", FeatureKind::parse),
            status: self.word(at, "status", Status::parse),
            owner: self.text(at, "owner"),
            flag: self.object(at, "flag").map(|it| self.flag(&it)),
            safe_value: self.scalar(at, "safe_value"),
            rollback: self.object(at, "rollback").map(|it| self.rollback(&it)),
            expires: self.text(at, "expires"),
            covers: self.texts(at, "covers").into_iter().map(|it| At::new(Cover::parse(&it.value), it.span)).collect(),
            validated: self.object(at, "validated").map(|it| self.validated(&it)),
        }
    }

    fn object(&self, at: &str, key: &str) -> Option<String> {
        let pointer = child(at, key);
        (self.document.get(&pointer)?.scalar == Scalar::Object).then_some(pointer)
    }

    fn flag(&self, at: &str) -> Flag {
        let env = self.text(at, "env").map(|it| (FlagSource::Env(it.value), it.span));
        let config = self.text(at, "config").map(|it| {
            let (path, pointer) = it.value.split_once('#').unwrap_or((&it.value, ""));
            (FlagSource::Config { path: path.to_string(), pointer: pointer.to_string() }, it.span)
        });
        let (source, span) = env.or(config).unzip();
        let parsed = |word: &str| match word {
            "runtime" => Some(Reload::Runtime),
            _ => None,
        };
        Flag {
            source,
            at: span.unwrap_or_else(|| self.head(at)),
            values_of: self.word(at, "type", FlagType::parse),
            values: self.list(at, "values"),
            default: self.scalar(at, "default"),
            on_invalid: self.scalar(at, "on_invalid"),
            reload: self.word(at, "reload", parsed),
            presence_only: self.is_true(at, "presence_only"),
        }
    }

    fn rollback(&self, at: &str) -> Rollback {
        let steps = self.document.members(&child(at, "steps"));
        Rollback {
            set: self.scalar(at, "set"),
            steps: steps.into_iter().filter_map(|it| self.step(&it.pointer)).collect(),
            requires: self.texts(at, "requires"),
        }
    }

    /// A step is a text, or an object whose `run` is one.
    fn step(&self, at: &str) -> Option<Step> {
        let field = self.document.get(at)?;
        let run = match &field.scalar {
            Scalar::Text(text) => At::new(text.clone(), field.value),
            _ => self.text(at, "run")?,
        };
        Some(Step { run, irreversible: self.is_true(at, "irreversible"), approved_by: self.text(at, "approved_by") })
    }

    fn validated(&self, at: &str) -> Validated {
        let evidence = child(at, "evidence");
        Validated {
            key: self.head(at),
            at: self.text(at, "at"),
            result: self.text(at, "result"),
            max_age_days: self.number(at, "max_age_days"),
            evidence: self.text(&evidence, "path"),
            sha256: self.text(&evidence, "sha256"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::data::document;

    const TEXT: &str = r#"{"kind": "feeler.rollout/v1", "features": [7,
 {"id": "a", "kind": "experiment", "owner": " ",
  "flag": {"env": "APP_A", "type": "enum", "values": ["off", "on"], "default": "on", "reload": "runtime"},
  "safe_value": "off", "covers": ["src/**", "a.json#/x/*"],
  "rollback": {"set": "off", "steps": ["APP_A=off", {"run": "drop it", "irreversible": true, "approved_by": "me"}]},
  "validated": {"at": "2026-01-01", "evidence": {"path": "e.json"}}},
 {"status": "retired", "flag": {"config": "a.toml#/x/y", "presence_only": true}}]}"#;

    #[test]
    fn a_manifest_is_read_with_its_places() {
        let manifest = Manifest::read(FileId(3), "rollout.json", &document("rollout.json", TEXT).unwrap());
        let [first, second] = manifest.features.as_slice() else { panic!("{manifest:?}") };
        let flag = first.flag.as_ref().unwrap();
        assert_eq!((first.name(), flag.env(), flag.reload), ("a", Some("APP_A"), Reload::Runtime));
        assert_eq!(&TEXT[flag.at.start as usize..flag.at.end as usize], "\"APP_A\"");
        assert!(flag.can_be(&Scalar::Text("off".into())) && !flag.can_be(&Scalar::Bool(false)));
        assert_eq!((first.kind, first.status, first.owner.is_none()), (FeatureKind::Experiment, Status::Active, true));
        assert_eq!(first.covers[1].value, Cover { paths: "a.json".into(), keys: Some("x/*".into()) });
        let rollback = first.rollback.as_ref().unwrap();
        assert_eq!((rollback.steps.len(), rollback.steps[1].irreversible), (2, true));
        assert_eq!(first.validated.as_ref().unwrap().evidence.as_ref().unwrap().value, "e.json");
        assert_eq!(second.flag.as_ref().and_then(Flag::name).as_deref(), Some("a.toml#/x/y"));
        assert_eq!(declared(std::slice::from_ref(&manifest)).count(), 1, "what is retired declares nothing");
    }
}
