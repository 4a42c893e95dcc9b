//! Changes of a trust store, as a document. Each change makes the next version, unless the last one is not signed yet.

use anyhow::{Context, Result, anyhow, bail};
use feeler_shim::policy::{
    KeyFormat, KeyId, Revoked, Role, RoleKeys, Timestamp, TrustDocument, TrustStore, TrustedKey,
};
use std::collections::BTreeMap;

/// A public key out of a file.
pub(super) struct Public {
    pub(super) id: KeyId,
    pub(super) key: TrustedKey,
}

/// Reads a public key: a line of OpenSSH, a file of minisign, or the PEM of an Ed25519 or P-256 key.
pub(super) fn public(text: &str) -> Result<Public> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let words: Vec<&str> = text.split_whitespace().collect();
    let (format, public, name) = match (words.as_slice(), lines().next().unwrap_or("")) {
        (["ssh-ed25519", public, name @ ..], _) => (KeyFormat::SshEd25519, (*public).to_string(), name.join(" ")),
        (_, first) if first.starts_with("untrusted comment:") => {
            let public = lines().nth(1).context("it is cut off")?;
            (KeyFormat::Minisign, public.to_string(), String::new())
        }
        (_, "-----BEGIN PUBLIC KEY-----") => {
            of_pem(&lines().filter(|line| !line.starts_with('-')).collect::<String>())?
        }
        ([kind, ..], _) if kind.starts_with("ssh-") || kind.starts_with("ecdsa-") || kind.starts_with("sk-") => {
            bail!("keys of the type `{kind}` are not accepted; use ssh-ed25519")
        }
        _ => bail!("it is no public key of OpenSSH, minisign or PEM"),
    };
    let id = format.key_id(&public).map_err(|error| anyhow!("{}", error.detail))?;
    let name = Some(name).filter(|it| !it.is_empty());
    Ok(Public { id, key: TrustedKey { format, public, name, not_before: None, not_after: None, revoked: None } })
}

/// Ed25519 has its raw key behind twelve bytes; of P-256 the whole structure is kept.
fn of_pem(body: &str) -> Result<(KeyFormat, String, String)> {
    use base64ct::{Base64, Encoding};
    let der = Base64::decode_vec(body).map_err(|_| anyhow!("what is between its lines is no base64"))?;
    let (format, public) = match der.strip_prefix(&[0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0]) {
        Some(raw) => (KeyFormat::Ed25519, Base64::encode_string(raw)),
        None => (KeyFormat::EcdsaP256, body.to_string()),
    };
    Ok((format, public, String::new()))
}

/// The first version.
pub(super) fn first(keys: Vec<Public>, roles: &[Role], threshold: u32, expires: Timestamp) -> Result<TrustDocument> {
    let ids: Vec<KeyId> = keys.iter().map(|it| it.id).collect();
    if threshold == 0 || threshold as usize > ids.len() {
        bail!("ask for {threshold} signatures of {} keys: nobody could sign; give more keys with `--key`", ids.len());
    }
    let entry =
        |role: &Role| (*role, RoleKeys { keys: ids.clone(), threshold, namespace: None, policy_ids: Vec::new() });
    Ok(TrustDocument {
        kind: feeler_shim::policy::trust::KIND.to_string(),
        version: 1,
        expires,
        min_mode: None,
        roles: roles.iter().map(entry).collect(),
        keys: keys.into_iter().map(|it| (it.id, it.key)).collect::<BTreeMap<_, _>>(),
    })
}

/// Adds a key to roles; a role that is new asks for one signature.
pub(super) fn add(document: &mut TrustDocument, public: Public, roles: &[Role]) -> Result<()> {
    if document.keys.get(&public.id).is_some_and(|key| key.revoked.is_some()) {
        bail!("add key `{}`: it was revoked; make a new one", public.id);
    }
    document.keys.entry(public.id).or_insert(public.key);
    for role in roles {
        let entry = document.roles.entry(*role).or_insert_with(|| RoleKeys {
            keys: Vec::new(),
            threshold: 1,
            namespace: None,
            policy_ids: Vec::new(),
        });
        if !entry.keys.contains(&public.id) {
            entry.keys.push(public.id);
        }
    }
    Ok(())
}

/// The key that a beginning of an id means, if it is one.
pub(super) fn find(document: &TrustDocument, word: &str) -> Result<KeyId> {
    let found: Vec<KeyId> = document.keys.keys().copied().filter(|id| id.to_string().starts_with(word)).collect();
    match found[..] {
        [id] => Ok(id),
        [] => bail!("find key `{word}`: no id begins so; `feeler policy trust status` lists them"),
        _ => bail!("find key `{word}`: several ids begin so; give more of it"),
    }
}

/// Makes a key void. It stays listed, so that its signatures are known for what they are.
pub(super) fn revoke(document: &mut TrustDocument, id: KeyId, reason: &str, at: Timestamp) {
    if let Some(key) = document.keys.get_mut(&id) {
        key.revoked = Some(Revoked { at, reason: reason.to_string() });
    }
}

/// Puts a key beside another one in all of its roles, and lets the old one end.
pub(super) fn succeed(document: &mut TrustDocument, old: KeyId, new: Public, ends: Timestamp) -> Result<()> {
    let roles: Vec<Role> =
        document.roles.iter().filter(|(_, it)| it.keys.contains(&old)).map(|(role, _)| *role).collect();
    if roles.is_empty() {
        bail!("replace key `{old}`: it is in no role");
    }
    add(document, new, &roles)?;
    if let Some(key) = document.keys.get_mut(&old) {
        key.not_after = Some(key.not_after.map_or(ends, |before| before.min(ends)));
    }
    Ok(())
}

/// Roles for which too few keys count, in words.
pub(super) fn short_of_keys(document: &TrustDocument, now: Timestamp) -> Vec<String> {
    let counts = |id: &KeyId| document.keys.get(id).is_some_and(|key| counts_now(key, now));
    let short = document.roles.iter().filter_map(|(role, entry)| {
        let left = entry.keys.iter().filter(|id| counts(id)).count();
        (left < entry.threshold as usize).then(|| {
            format!("role `{}` asks for {} signatures, and {left} of its keys count", role.as_str(), entry.threshold)
        })
    });
    short.collect()
}

pub(super) fn counts_now(key: &TrustedKey, now: Timestamp) -> bool {
    key.revoked.is_none() && key.not_before.is_none_or(|from| from <= now) && key.not_after.is_none_or(|to| now < to)
}

/// The text of the file, which the verifier reads back.
pub(super) fn render(document: &TrustDocument) -> Result<String> {
    let text = document.render();
    TrustStore::parse(text.as_bytes()).map_err(|error| anyhow!("{error}"))?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(seed: u8) -> Public {
        let key = ed25519_dalek::SigningKey::from_bytes(&[seed; 32]);
        public(&super::super::openssh::public_line(&key, "somebody")).unwrap()
    }

    #[test]
    fn a_key_that_follows_another_takes_its_roles() {
        let (old, now) = (key(1).id, Timestamp(1_000_000));
        let mut document = first(vec![key(1)], &[Role::Policy, Role::Trust], 1, Timestamp(2_000_000)).unwrap();
        succeed(&mut document, old, key(2), now).unwrap();
        assert_eq!(document.roles[&Role::Trust].keys, [old, key(2).id]);
        assert_eq!(document.keys[&old].not_after, Some(now));
        assert!(short_of_keys(&document, now).is_empty() && render(&document).is_ok());
        revoke(&mut document, key(2).id, "lost", now);
        assert_eq!(short_of_keys(&document, now).len(), 2);
        assert!(add(&mut document, key(2), &[Role::Sim]).is_err());
    }

    #[test]
    fn keys_that_are_no_ed25519_are_told_apart() {
        assert!(public("ssh-rsa AAAAB3Nza x").is_err_and(|error| error.to_string().contains("ssh-rsa")));
        assert!(public("").is_err() && public("ssh-ed25519 AAAA x").is_err());
        assert!(first(vec![key(1)], &[Role::Policy], 2, Timestamp(1)).is_err());
    }
}
