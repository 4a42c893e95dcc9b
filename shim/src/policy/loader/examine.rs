//! From bytes to documents that may be used, or to the reason why not.

use super::super::{
    Decision, Document, LIMITS, Mode, Reason, Request, Role, Seen, Sha256, Signed, Timestamp, Verdict, verify,
};
use super::{Active, Attempt, Config, FileVerdict, Member, Misfit, Outcome, Read, Violation};

/// A bundle that was looked at.
pub(super) struct Examined {
    pub(super) attempt: Attempt,
    signed: Vec<Option<Signed>>,
    /// All of them, or none where one is refused.
    documents: Vec<Document>,
}

impl Examined {
    /// Reads every file once.
    pub(super) fn read(config: &Config, seen: &Seen, now: Timestamp) -> Self {
        let read = config.members.iter().map(|member| config.source.read_signed(&member.path)).collect();
        Self::of(config, seen, read, now)
    }

    /// Verifies what was read. Every file is looked at, also when one before it is refused: whoever has to put it right sees all at once.
    pub(super) fn of(config: &Config, seen: &Seen, read: Read, now: Timestamp) -> Self {
        let mode = (config.mode)(now);
        let mut it = Self { attempt: Attempt::none(), signed: Vec::new(), documents: Vec::new() };
        let mut documents = Vec::new();
        for (member, read) in config.members.iter().zip(read) {
            let (file, signed, document) = match read {
                Ok(signed) => {
                    let (file, document) = one(config, member, &signed, seen, mode, now);
                    (file, Some(signed), document)
                }
                Err(error) => {
                    it.attempt.detail.get_or_insert_with(|| format!("failed to {error}"));
                    (file(member, Verdict::rejected(error.reason, mode)), None, None)
                }
            };
            it.attempt.files.push(file);
            it.signed.push(signed);
            documents.push(document);
        }
        it.refuse_twins(&documents);
        it.decide();
        if it.attempt.outcome != Outcome::Rejected {
            it.documents = documents.into_iter().flatten().collect();
        }
        it
    }

    /// Two files that say they are the same policy cannot both be the one whose versions the host remembers.
    fn refuse_twins(&mut self, documents: &[Option<Document>]) {
        let id = |nth: usize| documents[nth].as_ref().map(|it| &it.policy_id);
        for nth in 1..documents.len() {
            if id(nth).is_some() && (0..nth).any(|before| id(before) == id(nth)) {
                self.attempt.files[nth].verdict.refuse([Reason::SubjectMismatch]);
            }
        }
    }

    /// The first of all reasons that refuse, or else of those that are to be told.
    fn decide(&mut self) {
        let reason = |decision| {
            let of = self.attempt.files.iter().filter(|it| it.verdict.decision == decision);
            of.filter_map(|it| it.verdict.reason).min()
        };
        let rejected = self.attempt.files.iter().any(|it| !it.verdict.is_accepted());
        self.attempt.reason = if rejected { reason(Decision::Reject) } else { reason(Decision::Warn) };
        self.attempt.outcome = if rejected { Outcome::Rejected } else { Outcome::Activated };
    }

    /// Whether the bytes of all documents are these.
    pub(super) fn is(&self, digests: &[Sha256]) -> bool {
        let mine = self.attempt.files.iter().map(|it| it.verdict.sha256.as_ref());
        mine.eq(digests.iter().map(Some))
    }

    /// All documents, if none was refused.
    pub(super) fn documents(&self) -> Option<&[Document]> {
        (self.attempt.outcome != Outcome::Rejected).then_some(&*self.documents)
    }

    /// The documents with their verdicts.
    pub(super) fn verified(&self) -> impl Iterator<Item = (&Document, &Verdict)> {
        let files = self.attempt.files.iter().map(|it| &it.verdict);
        self.documents.iter().zip(files)
    }

    pub(super) fn signed(&self) -> impl Iterator<Item = &Signed> {
        self.signed.iter().flatten()
    }

    /// Refuses the bundle, because the program cannot use it.
    pub(super) fn misfit(&mut self, misfit: &Misfit) {
        let index = misfit.member.min(self.attempt.files.len().saturating_sub(1));
        let (Some(file), Some(Some(signed))) = (self.attempt.files.get_mut(index), self.signed.get(index)) else {
            return;
        };
        let pointer = misfit.pointer.clone();
        let violation = Violation::new(Reason::SemanticViolation, &signed.document, pointer, &misfit.message);
        refuse(file, vec![violation]);
        self.decide();
    }

    pub(super) fn into_active<T>(self, value: T, since: Timestamp) -> (Attempt, Active<T>) {
        let digests = self.attempt.files.iter().filter_map(|it| it.verdict.sha256).collect();
        let verdicts = self.attempt.files.iter().map(|it| it.verdict.clone()).collect();
        (self.attempt, Active { value, documents: self.documents, digests, verdicts, since })
    }
}

fn file(member: &Member, verdict: Verdict) -> FileVerdict {
    FileVerdict { path: member.path.clone(), verdict, violations: Vec::new() }
}

/// Verifies and validates a document, from the same bytes.
fn one(
    config: &Config,
    member: &Member,
    signed: &Signed,
    seen: &Seen,
    mode: Mode,
    now: Timestamp,
) -> (FileVerdict, Option<Document>) {
    if signed.document.len() > LIMITS.document_bytes {
        return (file(member, Verdict::rejected(Reason::TooLarge, mode)), None);
    }
    let (verdict, document) = verify(&Request {
        document: &signed.document,
        signatures: &signed.signatures(),
        trust: config.trust.as_ref(),
        role: Role::Policy,
        mode,
        seen: Some(seen),
        policy_id: member.policy_id.as_deref(),
        audience: config.audience.as_deref(),
        now,
    });
    let mut file = file(member, verdict);
    let Some(document) = document else { return (file, None) };
    let violations =
        member.schema.as_ref().map(|it| it.check(&document.spec, &signed.document, "/spec")).unwrap_or_default();
    if violations.is_empty() {
        return (file, Some(document));
    }
    refuse(&mut file, violations);
    (file, None)
}

/// Makes a refusal of a verdict that accepted, and shows the place.
fn refuse(file: &mut FileVerdict, violations: Vec<Violation>) {
    file.verdict.refuse(violations.iter().map(|it| it.reason));
    let first = violations.iter().find(|it| Some(it.reason) == file.verdict.reason);
    file.verdict.hint = first.map(Violation::hint);
    file.violations = violations;
}
