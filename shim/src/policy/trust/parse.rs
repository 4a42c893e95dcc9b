//! Reads a trust store, and refuses one that is not sound.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::fields::{Fields, Invalid, text};
use super::super::keys::Key;
use super::super::{Hint, KeyId, LIMITS, Reason, Sha256, json};
use super::{KIND, KeyFormat, Revoked, Role, RoleKeys, TrustDocument, TrustError, TrustStore, TrustedKey};

impl TrustStore {
    /// Reads a trust store that the host vouches for.
    ///
    /// # Errors
    /// When it is not a sound one.
    pub fn parse(bytes: &[u8]) -> Result<Self, TrustError> {
        if bytes.len() > LIMITS.document_bytes {
            let detail = format!("it is larger than {} bytes", LIMITS.document_bytes);
            return Err(TrustError::new(Reason::TooLarge, detail));
        }
        let value = json::parse(bytes).map_err(|error| {
            let hint = Hint { what: "json".to_owned(), at: Some(error.at), pointer: None };
            let detail = format!("it is refused at line {}, column {}", error.at.line, error.at.column);
            TrustError { reason: error.reason, hint: Some(hint), detail }
        })?;
        let (document, keys) = read(&value).map_err(|invalid| TrustError {
            reason: invalid.reason,
            hint: Some(invalid.hint(bytes)),
            detail: format!("`{}`: {}", invalid.pointer, invalid.detail),
        })?;
        Ok(Self { document, sha256: Sha256::of(bytes), keys })
    }

    /// Reads a trust store whose digest the host knows.
    ///
    /// # Errors
    /// When it is another one, or not a sound one.
    pub fn pinned(bytes: &[u8], sha256: &Sha256) -> Result<Self, TrustError> {
        let actual = Sha256::of(bytes);
        if actual != *sha256 {
            let detail =
                format!("its digest is {actual}, and {sha256} is pinned; take the file that is, or pin this one");
            return Err(TrustError::new(Reason::SubjectMismatch, detail));
        }
        Self::parse(bytes)
    }
}

fn read(value: &Value) -> Result<(TrustDocument, BTreeMap<KeyId, Key>), Invalid> {
    let fields = Fields::of(value, "")?;
    let kind = fields.text("kind")?.to_owned();
    if kind != KIND {
        return Err(Invalid::new(Reason::PayloadTypeMismatch, "/kind", format!("it is not `{KIND}`")));
    }
    let (version, expires) = (fields.number("version")?, fields.parsed("expires")?);
    let (mut trusted, mut keys) = (BTreeMap::new(), BTreeMap::new());
    let listed = fields.object("keys")?;
    for (id, _) in listed.entries() {
        let (entry, key) = TrustedKey::read(&listed, id)?;
        trusted.insert(key.id, entry);
        keys.insert(key.id, key);
    }
    let roles = roles(&fields.object("roles")?, &keys)?;
    fields.only(&["kind", "version", "expires", "min_mode", "keys", "roles"])?;
    let min_mode = fields.optional("min_mode").map(|_| fields.mode("min_mode")).transpose()?;
    Ok((TrustDocument { kind, version, expires, min_mode, keys: trusted, roles }, keys))
}

impl TrustedKey {
    /// Reads a key, whose name must be the digest of its bytes.
    fn read(listed: &Fields<'_>, id: &str) -> Result<(Self, Key), Invalid> {
        let fields = listed.object(id)?;
        let format = KeyFormat::parse(fields.text("format")?).ok_or_else(|| {
            Invalid::new(Reason::AlgorithmNotAllowed, &fields.at("format"), "it is no format of a key")
        })?;
        let public = fields.text("public")?.to_owned();
        let key = Key::parse(format, &public)
            .map_err(|why| Invalid::new(Reason::AlgorithmNotAllowed, &fields.at("public"), why))?;
        if key.id.to_string() != id {
            let detail = format!("its name is not the SHA-256 digest of the raw key, which is {}", key.id);
            return Err(Invalid::schema(&listed.at(id), detail));
        }
        let (not_before, not_after) = (fields.optional_parsed("not_before")?, fields.optional_parsed("not_after")?);
        if not_before.zip(not_after).is_some_and(|(from, to)| from >= to) {
            return Err(Invalid::schema(&fields.at("not_after"), "it ends before it begins"));
        }
        let revoked = fields.optional("revoked").map(|_| Revoked::read(&fields)).transpose()?;
        let name = fields.optional_text("name")?;
        fields.only(&["format", "public", "name", "not_before", "not_after", "revoked"])?;
        Ok((Self { format, public, name, not_before, not_after, revoked }, key))
    }
}

impl Revoked {
    fn read(key: &Fields<'_>) -> Result<Self, Invalid> {
        let fields = key.object("revoked")?;
        let it = Self { at: fields.parsed("at")?, reason: fields.text("reason")?.to_owned() };
        fields.only(&["at", "reason"])?;
        Ok(it)
    }
}

fn roles(listed: &Fields<'_>, keys: &BTreeMap<KeyId, Key>) -> Result<BTreeMap<Role, RoleKeys>, Invalid> {
    let mut roles = BTreeMap::new();
    let mut namespaces = BTreeSet::new();
    for (word, _) in listed.entries() {
        let role = Role::parse(word)
            .ok_or_else(|| Invalid::new(Reason::UnknownField, &listed.at(word), "there is no such role"))?;
        let entry = RoleKeys::read(&listed.object(word)?, keys)?;
        // With one namespace, what was signed for one role would be signed for the other.
        if !namespaces.insert(entry.namespace.clone().unwrap_or_else(|| role.namespace().to_owned())) {
            return Err(Invalid::schema(&listed.at(word), "another role has the same namespace"));
        }
        roles.insert(role, entry);
    }
    Ok(roles)
}

impl RoleKeys {
    fn read(fields: &Fields<'_>, known: &BTreeMap<KeyId, Key>) -> Result<Self, Invalid> {
        let mut keys: Vec<KeyId> = Vec::new();
        for (item, at) in fields.list("keys")? {
            let id = text(item, &at)?.parse().map_err(|error| Invalid::schema(&at, format!("failed to {error}")))?;
            if !known.contains_key(&id) || keys.contains(&id) {
                return Err(Invalid::schema(&at, "it is none of the keys, or was there before"));
            }
            keys.push(id);
        }
        let threshold = fields.number("threshold")?;
        let threshold = u32::try_from(threshold).ok().filter(|it| *it as usize <= keys.len());
        let threshold = threshold.ok_or_else(|| {
            Invalid::schema(&fields.at("threshold"), "it is more than there are keys, so nobody could sign")
        })?;
        let namespace = fields.optional_text("namespace")?;
        if namespace.as_deref().is_some_and(str::is_empty) {
            return Err(Invalid::schema(&fields.at("namespace"), "it is empty"));
        }
        let policy_ids = fields.optional_texts("policy_ids")?;
        fields.only(&["keys", "threshold", "namespace", "policy_ids"])?;
        Ok(Self { keys, threshold, namespace, policy_ids })
    }
}
