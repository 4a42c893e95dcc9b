//! Why a document was refused: stable codes in a fixed order, so that each verdict has exactly one primary reason.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a reason is about, and with it how a mode judges it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Class {
    /// Where the file lies and how it could be read.
    Path,
    /// Sizes and numbers beyond a limit.
    Limits,
    /// The signature itself.
    Signature,
    /// Who signed, and whether that counts.
    Trust,
    /// The bytes as JSON.
    Parse,
    /// The JSON as a document.
    Schema,
    /// Whether the document is the one that was asked for.
    Binding,
    /// Versions and times.
    Freshness,
    /// The mode that the document sets.
    Mode,
    /// What a gate asks for: simulations, evaluations, milestones, the audit log.
    Gate,
    /// Nothing is wrong, and it should be known.
    Note,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal in $class:ident,)*) => {
        /// Why a document was refused, or what is to be told about one that was accepted. The order is the precedence: of all
        /// that apply the first is the primary one. Codes are never reused, and the order of those that are there never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Reason { $($(#[$doc])* $name,)* }

        impl Reason {
            /// Every reason, in the order of precedence.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable code.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// What it is about.
            #[must_use]
            pub const fn class(self) -> Class {
                match self { $(Self::$name => Class::$class,)* }
            }
        }
    };
}

reasons! {
    /// A path leaves its folder, or is not a relative one with `/`.
    PathTraversal = "path_traversal" in Path,
    /// A symbolic link below the pinned folder.
    PathSymlink = "path_symlink" in Path,
    /// A name that may be mistaken for another: not plain ASCII, or the same as another but for its case.
    PathConfusable = "path_confusable" in Path,
    /// There is no such file.
    NotFound = "not_found" in Path,
    /// A folder, a pipe, a device, a socket.
    NotRegularFile = "not_regular_file" in Path,
    /// The file or a folder above it can be written by everybody, or by a group.
    InsecurePermissions = "insecure_permissions" in Path,
    /// The operating system could not read it.
    IoError = "io_error" in Path,
    /// A document, a signature or their number is beyond the limit.
    TooLarge = "too_large" in Limits,
    /// The file changed while it was read, or is not the one of the manifest.
    ChangedDuringRead = "changed_during_read" in Path,
    /// There is no signature.
    Unsigned = "unsigned" in Signature,
    /// There is no signature, and an earlier version of the document had one.
    SignatureStripped = "signature_stripped" in Signature,
    /// The signature is cut off, or not in the one form that is accepted.
    SignatureMalformed = "signature_malformed" in Signature,
    /// Something follows the end of the signature.
    SignatureTrailingData = "signature_trailing_data" in Signature,
    /// It is no signature of a format that is accepted here.
    SignatureFormatUnknown = "signature_format_unknown" in Signature,
    /// The algorithm is not that of the trusted key, or the key is weak.
    AlgorithmNotAllowed = "algorithm_not_allowed" in Signature,
    /// It was signed for another purpose, or by a key of another role.
    NamespaceMismatch = "namespace_mismatch" in Signature,
    /// It is a document or an attestation of another kind.
    PayloadTypeMismatch = "payload_type_mismatch" in Signature,
    /// No key is trusted for the role.
    NoTrustAnchor = "no_trust_anchor" in Trust,
    /// No trusted key made the signature.
    UnknownKey = "unknown_key" in Trust,
    /// The key was revoked.
    KeyRevoked = "key_revoked" in Trust,
    /// The key is not valid yet.
    KeyNotYetValid = "key_not_yet_valid" in Trust,
    /// The key is no longer valid.
    KeyExpired = "key_expired" in Trust,
    /// The signature is not one of these bytes by this key.
    BadSignature = "bad_signature" in Signature,
    /// Fewer different keys signed than the role asks for.
    ThresholdNotMet = "threshold_not_met" in Trust,
    /// The document is not UTF-8.
    NotUtf8 = "not_utf8" in Parse,
    /// The document begins with a byte order mark.
    BomPresent = "bom_present" in Parse,
    /// The document is not JSON.
    JsonSyntax = "json_syntax" in Parse,
    /// Something follows the JSON.
    JsonTrailingData = "json_trailing_data" in Parse,
    /// The JSON is nested too deeply.
    JsonTooDeep = "json_too_deep" in Parse,
    /// An object has a key twice.
    JsonDuplicateKey = "json_duplicate_key" in Parse,
    /// A number that not every reader of JSON takes for the same.
    JsonNumberRange = "json_number_range" in Parse,
    /// A field is missing, or has a value that it must not have.
    SchemaViolation = "schema_violation" in Schema,
    /// A field that the kind does not have.
    UnknownField = "unknown_field" in Schema,
    /// A value that fits the schema, and that the program cannot use.
    SemanticViolation = "semantic_violation" in Schema,
    /// It is about another policy, for another audience, or attests another document.
    SubjectMismatch = "subject_mismatch" in Binding,
    /// A record is less true to life than what may change a policy.
    FidelityBelowMinimum = "fidelity_below_minimum" in Binding,
    /// The version is lower than one that was accepted.
    RollbackVersion = "rollback_version" in Freshness,
    /// The version was accepted with other content.
    Equivocation = "equivocation" in Freshness,
    /// The record is in the batch twice.
    DuplicateRecord = "duplicate_record" in Freshness,
    /// The record was accepted before.
    RecordReplayed = "record_replayed" in Freshness,
    /// It does not follow the version that was accepted last.
    PrevMismatch = "prev_mismatch" in Freshness,
    /// It is not valid yet.
    NotYetValid = "not_yet_valid" in Freshness,
    /// It is no longer valid.
    Expired = "expired" in Freshness,
    /// The clock of the host shows an earlier time than it did.
    ClockRollback = "clock_rollback" in Freshness,
    /// The mode is looser than it may be.
    ModeBelowFloor = "mode_below_floor" in Mode,
    /// The mode is none.
    ModeUnknown = "mode_unknown" in Mode,
    /// A strict flip without a simulation.
    SimMissing = "sim_missing" in Gate,
    /// The simulation is not the one that was named.
    SimDigestMismatch = "sim_digest_mismatch" in Gate,
    /// The simulation is of another policy.
    SimPolicyMismatch = "sim_policy_mismatch" in Gate,
    /// The simulation began from what is no longer applied.
    SimBaseStale = "sim_base_stale" in Gate,
    /// The inputs of the simulation are not those that it names.
    SimInputMismatch = "sim_input_mismatch" in Gate,
    /// The simulation is too old.
    SimExpired = "sim_expired" in Gate,
    /// The simulation failed.
    SimFailed = "sim_failed" in Gate,
    /// The simulation decides nothing.
    SimInconclusive = "sim_inconclusive" in Gate,
    /// The candidate accepts too little.
    SimAcceptanceBelowThreshold = "sim_acceptance_below_threshold" in Gate,
    /// The simulation was used before.
    SimReused = "sim_reused" in Gate,
    /// The audit log does not know the simulation.
    SimNotAudited = "sim_not_audited" in Gate,
    /// A promotion without an evaluation.
    EvalMissing = "eval_missing" in Gate,
    /// The evaluation is not the one that was named.
    EvalDigestMismatch = "eval_digest_mismatch" in Gate,
    /// The evaluation is of another policy.
    EvalPolicyMismatch = "eval_policy_mismatch" in Gate,
    /// The evaluation compares with what is no longer applied.
    EvalBaselineStale = "eval_baseline_stale" in Gate,
    /// The numbers of the evaluation do not follow from its data.
    EvalRecomputeMismatch = "eval_recompute_mismatch" in Gate,
    /// The candidate is worse than it may be.
    EvalDeltaBelowThreshold = "eval_delta_below_threshold" in Gate,
    /// The evaluation decides nothing.
    EvalInconclusive = "eval_inconclusive" in Gate,
    /// The data of the evaluation are not those that it names.
    EvalDatasetMismatch = "eval_dataset_mismatch" in Gate,
    /// The evaluation is too old.
    EvalExpired = "eval_expired" in Gate,
    /// An item that must be closed first is open.
    MilestoneOpen = "milestone_open" in Gate,
    /// An item that was closed has fallen back.
    MilestoneFrozen = "milestone_frozen" in Gate,
    /// The audit log was changed.
    AuditChainBroken = "audit_chain_broken" in Gate,
    /// The audit log cannot be written.
    AuditUnavailable = "audit_unavailable" in Gate,
    /// What has to outlive the process cannot be written.
    StateUnavailable = "state_unavailable" in Gate,
    /// The mode is `off`, so nobody looked at signatures.
    SignatureNotChecked = "signature_not_checked" in Note,
    /// The document is looser than the one before, for a while.
    ModeDowngraded = "mode_downgraded" in Note,
}

/// Codes of other programs that mean the same, for importers.
const ALIASES: &[(&str, Reason)] = &[
    ("unsigned_event", Reason::Unsigned),
    ("invalid_signature", Reason::BadSignature),
    ("invalid_provenance", Reason::BadSignature),
    ("missing_policy_sim_artifact", Reason::SimMissing),
    ("policy_sim_failed", Reason::SimFailed),
    ("policy_sim_acceptance_ratio_below_threshold", Reason::SimAcceptanceBelowThreshold),
    ("missing_eval_artifact", Reason::EvalMissing),
];

impl Reason {
    /// The reason of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.as_str() == code)
    }

    /// The reason of a code, or of one that the reference implementation has for it.
    #[must_use]
    pub fn import(code: &str) -> Option<Self> {
        Self::parse(code).or_else(|| ALIASES.iter().find(|(alias, _)| *alias == code).map(|(_, reason)| *reason))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Reason {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = String::deserialize(from)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom(format!("`{code}` is no reason code")))
    }
}
