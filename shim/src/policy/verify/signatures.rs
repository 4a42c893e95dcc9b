//! Who signed: every signature against every key that may have made it. Modes know nothing of this, and this knows no mode.

use std::collections::BTreeSet;

use super::super::dsse::{Envelope, EnvelopeSignature};
use super::super::keys::Key;
use super::super::minisign::Minisig;
use super::super::sshsig::Sshsig;
use super::super::trust::RoleKeys;
use super::super::{Format, Hint, KeyFormat, KeyId, LIMITS, Reason, Role, Timestamp, TrustStore, detect};
#[cfg(feature = "sigstore")]
use super::super::{
    Sha256,
    bundle::{self, Bundle},
};
use super::Signature;

/// What is signed, and by what.
pub(in crate::policy) enum Content<'a> {
    /// A document, and signatures beside it.
    Detached { document: &'a [u8], signatures: &'a [Signature<'a>] },
    /// An envelope; in a bundle, the name of the key that made it.
    Envelope { envelope: &'a Envelope, bundle: Option<&'a str> },
}

/// Whom to trust with what.
#[derive(Clone, Copy)]
pub(in crate::policy) struct Anchors<'a> {
    store: Option<&'a TrustStore>,
    role: Role,
    now: Timestamp,
    expired: bool,
}

impl<'a> Anchors<'a> {
    pub(in crate::policy) fn new(store: Option<&'a TrustStore>, role: Role, now: Timestamp) -> Self {
        let expired = store.is_some_and(|it| now >= it.document().expires);
        Self { store, role, now, expired }
    }

    /// As if the store did not expire.
    pub(in crate::policy) fn even_expired(store: &'a TrustStore, role: Role, now: Timestamp) -> Self {
        Self { store: Some(store), role, now, expired: false }
    }

    /// Who may sign; nobody, once the store has expired.
    fn role(&self) -> Option<&'a RoleKeys> {
        self.store.filter(|_| !self.expired)?.role(self.role)
    }

    fn namespace(&self) -> &'a str {
        self.role().and_then(|it| it.namespace.as_deref()).unwrap_or(self.role.namespace())
    }

    fn keys(&self, is_candidate: impl Fn(&Key) -> bool) -> Vec<&'a Key> {
        self.store.into_iter().flat_map(|it| it.keys().values()).filter(|it| is_candidate(it)).collect()
    }

    /// What speaks against a key that made a signature.
    fn against(&self, key: &Key) -> Vec<Reason> {
        let Some(store) = self.store else { return vec![Reason::UnknownKey] };
        let wrong_role = self.role().is_some_and(|it| !it.keys.contains(&key.id)).then_some(Reason::NamespaceMismatch);
        wrong_role.into_iter().chain(store.against(&key.id, self.now)).collect()
    }
}

/// What came of all signatures.
#[derive(Clone, Debug, Default)]
pub(in crate::policy) struct Checked {
    /// What is wrong.
    pub(in crate::policy) reasons: BTreeSet<Reason>,
    /// What is wrong with signatures that were not needed.
    pub(in crate::policy) tolerated: BTreeSet<Reason>,
    /// Who made good ones, and may.
    pub(in crate::policy) signers: BTreeSet<KeyId>,
    /// Whether these are enough.
    pub(in crate::policy) met: bool,
    pub(in crate::policy) hint: Option<Hint>,
}

/// What came of one signature.
#[derive(Debug, Default)]
struct One {
    /// The key that made it.
    key: Option<KeyId>,
    /// What is wrong with it.
    wrong: Vec<Reason>,
    /// What is wrong with who made it.
    untrusted: Vec<Reason>,
    hint: Option<Hint>,
}

impl One {
    fn wrong(reason: Reason) -> Self {
        Self { wrong: vec![reason], ..Self::default() }
    }

    /// Tries all candidates, because several may go by the same name.
    fn of(candidates: &[&Key], anchors: &Anchors<'_>, verifies: impl Fn(&Key) -> bool) -> Self {
        match candidates.iter().find(|it| verifies(it)) {
            Some(key) => Self { key: Some(key.id), untrusted: anchors.against(key), ..Self::default() },
            None if candidates.is_empty() => Self { untrusted: vec![Reason::UnknownKey], ..Self::default() },
            None => Self {
                untrusted: if let [only] = candidates { anchors.against(only) } else { Vec::new() },
                ..Self::wrong(Reason::BadSignature)
            },
        }
    }
}

/// Checks every signature.
pub(in crate::policy) fn check(content: &Content<'_>, anchors: &Anchors<'_>) -> Checked {
    let ones: Vec<One> = match content {
        Content::Detached { document, signatures } => {
            signatures.iter().map(|it| detached(document, it.bytes, anchors)).collect()
        }
        Content::Envelope { envelope, bundle } => {
            envelope.signatures.iter().map(|it| enveloped(envelope, it, *bundle, anchors)).collect()
        }
    };
    let mut checked = Checked::default();
    let (mut untrusted, any) = (BTreeSet::new(), !ones.is_empty());
    for one in ones {
        if one.wrong.is_empty() && one.untrusted.is_empty() {
            checked.signers.extend(one.key);
        }
        checked.reasons.extend(one.wrong);
        untrusted.extend(one.untrusted);
        checked.hint = checked.hint.or(one.hint);
    }
    match anchors.role() {
        Some(role) => checked.met = checked.signers.len() >= role.threshold as usize,
        None => {
            // That nobody is trusted says it all, but for a key that was revoked.
            untrusted.retain(|it| *it == Reason::KeyRevoked);
            untrusted.extend(any.then_some(Reason::NoTrustAnchor));
            checked.signers.clear();
            let expired = anchors.expired.then(|| Hint::new("trust_store_expired"));
            checked.hint = checked.hint.or(expired);
        }
    }
    if checked.met {
        checked.tolerated = untrusted;
    } else {
        checked.reasons.extend(untrusted);
        // Where nobody's signature counts, the reasons for that say it all.
        checked.reasons.extend((!checked.signers.is_empty()).then_some(Reason::ThresholdNotMet));
    }
    checked
}

fn detached(document: &[u8], bytes: &[u8], anchors: &Anchors<'_>) -> One {
    if bytes.len() > LIMITS.signature_bytes {
        return One::wrong(Reason::TooLarge);
    }
    let check = |document: &[u8]| match detect(bytes) {
        Some(Format::Sshsig) => Sshsig::parse(bytes).map(|it| ssh(document, &it, anchors)),
        Some(Format::Minisign) => Minisig::parse(bytes).map(|it| minisign(document, &it, anchors)),
        #[cfg(feature = "sigstore")]
        Some(Format::Sigstore) => Bundle::parse(bytes).map(|it| bundled(document, &it, anchors)),
        _ => Err(Reason::SignatureFormatUnknown),
    };
    let mut one = check(document).unwrap_or_else(One::wrong);
    if one.wrong.contains(&Reason::BadSignature) {
        let good = |it: &Vec<u8>| check(it).is_ok_and(|it| !it.wrong.contains(&Reason::BadSignature));
        one.hint = other_line_ends(document).iter().any(good).then(|| Hint::new(Hint::EOL_CONVERTED));
    }
    one
}

fn ssh(document: &[u8], signature: &Sshsig, anchors: &Anchors<'_>) -> One {
    let id = KeyId::of(&signature.key);
    let message = signature.message(document);
    let known = anchors.keys(|it| it.id == id);
    let mut one = match (known.first(), Key::embedded(&signature.key)) {
        (Some(key), _) if key.format != KeyFormat::SshEd25519 => One::wrong(Reason::AlgorithmNotAllowed),
        (None, None) => One::wrong(Reason::AlgorithmNotAllowed),
        // The signature brings its key along: at least it can be told from one that is no signature at all.
        (None, Some(key)) if !key.verifies(&message, &signature.signature) => {
            One { untrusted: vec![Reason::UnknownKey], ..One::wrong(Reason::BadSignature) }
        }
        _ => One::of(&known, anchors, |it| it.verifies(&message, &signature.signature)),
    };
    if signature.namespace != anchors.namespace().as_bytes() {
        one.wrong.push(Reason::NamespaceMismatch);
    }
    one
}

fn minisign(document: &[u8], signature: &Minisig, anchors: &Anchors<'_>) -> One {
    let (message, global) = (Minisig::message(document), signature.global_message());
    let candidates = anchors.keys(|it| it.minisign_id == Some(signature.key_id));
    One::of(&candidates, anchors, |it| {
        it.verifies(&message, &signature.signature) && it.verifies(&global, &signature.global)
    })
}

#[cfg(feature = "sigstore")]
fn bundled(document: &[u8], bundle: &Bundle, anchors: &Anchors<'_>) -> One {
    let bundle::Content::Message { digest, signature } = &bundle.content else {
        return One::wrong(Reason::PayloadTypeMismatch);
    };
    let candidates = anchors.keys(|it| it.is_named(&bundle.hint));
    if candidates.iter().any(|it| it.format != KeyFormat::EcdsaP256) {
        return One::wrong(Reason::AlgorithmNotAllowed);
    }
    let is_of_document = digest == Sha256::of(document).as_bytes();
    One::of(&candidates, anchors, |it| is_of_document && it.verifies(document, signature))
}

fn enveloped(envelope: &Envelope, it: &EnvelopeSignature, bundle: Option<&str>, anchors: &Anchors<'_>) -> One {
    let name = if it.key_id.is_empty() { bundle.unwrap_or_default() } else { &it.key_id };
    let fits = |key: &Key| match bundle {
        Some(_) => key.format == KeyFormat::EcdsaP256,
        None => matches!(key.format, KeyFormat::Ed25519 | KeyFormat::SshEd25519),
    };
    let candidates = match name.is_empty() {
        // Nobody says whose it is: whoever may sign is tried.
        true => anchors.keys(|key| fits(key) && anchors.role().is_some_and(|it| it.keys.contains(&key.id))),
        false => anchors.keys(|key| key.is_named(name)),
    };
    if !candidates.iter().all(|key| fits(key)) {
        return One::wrong(Reason::AlgorithmNotAllowed);
    }
    let message = envelope.message();
    One::of(&candidates, anchors, |key| key.verifies(&message, &it.signature))
}

/// The document with the ends of its lines as they may have been before a tool converted them. Only for a hint: it is refused as it is.
fn other_line_ends(document: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(document).ok()?;
    let unix = text.replace("\r\n", "\n");
    let other = if unix.len() == text.len() { text.replace('\n', "\r\n") } else { unix };
    (other.len() != text.len()).then(|| other.into_bytes())
}
