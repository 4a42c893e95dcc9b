//! Forgeries of a signed document, and what a host says of each.

use super::stage::{Format, Shown, Stage, policy, ssh};
use crate::report::Size;
use feeler_shim::policy::{Mode, Reason, Seen};
use std::collections::BTreeMap;

/// What came of forgeries.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) tried: u64,
    pub(crate) accepted: u64,
    pub(crate) first_accepted: Option<String>,
    /// Verdicts that were another one the second time.
    pub(crate) unstable: u64,
    /// Whether what is genuine is accepted: else nothing is proved.
    pub(crate) genuine: bool,
    pub(crate) reasons: BTreeMap<Reason, u64>,
    /// Kinds of forgery with a reason that does not say what they are.
    pub(crate) unexpected: Vec<String>,
}

/// Modes in which a wrong signature is refused, though in some of them none at all is not. An envelope does not say in which mode it
/// is to be judged, and the name of its key is only a hint: in the looser ones a key that nobody knows is a warning.
fn modes(format: Format) -> &'static [Mode] {
    const MODES: [Mode; 3] = [Mode::RequireValidSignature, Mode::RequireSigned, Mode::AllowUnsigned];
    if format == Format::Dsse { &MODES[..1] } else { &MODES }
}

impl Tally {
    /// Adds a verdict: the reason for a refusal, or none; and what was said the second time.
    pub(crate) fn add(&mut self, name: &str, refused: Option<Reason>, again: bool, expected: &[Reason]) {
        self.tried += 1;
        self.unstable += u64::from(!again);
        match refused {
            None => {
                self.accepted += 1;
                self.first_accepted.get_or_insert_with(|| name.to_owned());
            }
            Some(reason) => {
                *self.reasons.entry(reason).or_default() += 1;
                if !expected.is_empty() && !expected.contains(&reason) {
                    self.unexpected.push(format!("{name}: {reason}"));
                }
            }
        }
    }
}

struct Forger<'s> {
    stage: &'s Stage,
    tally: Tally,
}

/// All forgeries of a format. At smoke size one bit of a byte is flipped, else each.
pub(crate) fn all(stage: &Stage, size: Size) -> Tally {
    let genuine = stage.verdict(&stage.genuine, Mode::RequireValidSignature, None).is_accepted();
    let mut forger = Forger { stage, tally: Tally { genuine, ..Tally::default() } };
    let bits: &[u8] = if size == Size::Full { &[0, 1, 2, 3, 4, 5, 6, 7] } else { &[5] };
    forger.bits(bits);
    forger.lengths();
    forger.texts();
    forger.keys();
    if stage.format != Format::Dsse {
        forger.stripped();
        forger.versions();
    }
    forger.tally
}

/// Which of the two files is forged.
#[derive(Clone, Copy, Debug)]
enum File {
    Document,
    Signature,
}

impl Forger<'_> {
    fn try_in(&mut self, name: &str, shown: &Shown, mode: Mode, seen: Option<&Seen>, expected: &[Reason]) {
        let verdict = self.stage.verdict(shown, mode, seen);
        let again = self.stage.verdict(shown, mode, seen).render() == verdict.render();
        let refused = (!verdict.is_accepted()).then(|| verdict.reason.unwrap_or(Reason::IoError));
        self.tally.add(name, refused, again, expected);
    }

    fn strict(&mut self, name: &str, shown: &Shown, expected: &[Reason]) {
        self.try_in(name, shown, Mode::RequireValidSignature, None, expected);
    }

    fn files(&self) -> Vec<File> {
        if self.stage.format == Format::Dsse { vec![File::Document] } else { vec![File::Document, File::Signature] }
    }

    fn bytes(&self, file: File) -> Vec<u8> {
        match file {
            File::Document => self.stage.genuine.document.clone(),
            File::Signature => self.stage.genuine.signatures[0].clone(),
        }
    }

    fn with(&self, file: File, bytes: Vec<u8>) -> Shown {
        let mut shown = self.stage.genuine.clone();
        match file {
            File::Document => shown.document = bytes,
            File::Signature => shown.signatures = vec![bytes],
        }
        shown
    }

    /// Every bit of every byte, in every mode that looks at signatures.
    fn bits(&mut self, bits: &[u8]) {
        for file in self.files() {
            let bytes = self.bytes(file);
            let modes = modes(self.stage.format).iter();
            for (at, mode) in (0..bytes.len()).flat_map(|at| modes.clone().map(move |mode| (at, *mode))) {
                for bit in bits {
                    let mut forged = bytes.clone();
                    forged[at] ^= 1 << bit;
                    let expected: &[Reason] = match (file, self.stage.format) {
                        (File::Document, Format::Sshsig | Format::Minisign) => &[Reason::BadSignature],
                        _ => &[],
                    };
                    let name = format!("{file:?}: bit {bit} of byte {at} in mode {mode}");
                    let shown = self.with(file, forged);
                    self.try_in(&name, &shown, mode, None, expected);
                }
            }
        }
    }

    /// Every shorter length, and more behind the end.
    fn lengths(&mut self) {
        for file in self.files() {
            let bytes = self.bytes(file);
            for len in 0..bytes.len() {
                let shown = self.with(file, bytes[..len].to_vec());
                self.strict(&format!("{file:?}: cut after {len}"), &shown, &[]);
            }
            // Behind JSON, white space is no data.
            for more in [&b"\0"[..], b"\n\n\n-", b"{}", b" x", b"\n-----BEGIN SSH SIGNATURE-----\n", &bytes] {
                let shown = self.with(file, [&bytes, more].concat());
                self.strict(&format!("{file:?}: {} bytes behind the end", more.len()), &shown, &[]);
            }
        }
    }

    /// Marks and ends of lines that other readers overlook.
    fn texts(&mut self) {
        for file in self.files() {
            let bytes = self.bytes(file);
            let lines = String::from_utf8_lossy(&bytes).replace('\n', "\r\n").into_bytes();
            if lines != bytes {
                let shown = self.with(file, lines);
                self.strict(&format!("{file:?}: CRLF"), &shown, &[]);
            }
            for mark in [&b"\xef\xbb\xbf"[..], b" ", b"\n", b"# "] {
                let shown = self.with(file, [mark, &bytes].concat());
                self.strict(&format!("{file:?}: {mark:?} in front"), &shown, &[]);
            }
        }
    }

    /// Keys that are not trusted, and good ones for something else.
    fn keys(&mut self) {
        let stranger = self.stage.by_a_stranger();
        self.strict("a stranger's signature", &stranger, &[Reason::UnknownKey]);
        let document = self.stage.genuine.document.clone();
        if self.stage.format == Format::Sshsig {
            for namespace in ["trust@feeler", "file", "git", "policy@feeler ", "policy@feele", "Policy@feeler"] {
                let signatures = vec![ssh(1).sshsig(namespace, &document)];
                let shown = Shown { document: document.clone(), signatures };
                self.strict(&format!("namespace `{namespace}`"), &shown, &[Reason::NamespaceMismatch]);
            }
        }
        let other = Stage::new(if self.stage.format == Format::Sshsig { Format::Minisign } else { Format::Sshsig });
        let signatures = other.signed(document.clone()).signatures;
        let shown = Shown { document, signatures };
        if self.stage.format != Format::Dsse {
            self.strict(
                "a good signature of another format by a key that is not trusted",
                &shown,
                &[Reason::UnknownKey],
            );
        }
    }

    /// No signature, though there was one before.
    fn stripped(&mut self) {
        let bare = Shown { document: self.stage.genuine.document.clone(), signatures: Vec::new() };
        for mode in [Mode::RequireSigned, Mode::RequireValidSignature] {
            self.try_in("no signature", &bare, mode, None, &[Reason::Unsigned]);
        }
        let seen = self.stage.having_seen(&self.stage.genuine);
        let next = Shown { document: policy(8), signatures: Vec::new() };
        for shown in [bare, next] {
            for mode in modes(self.stage.format) {
                self.try_in("stripped", &shown, *mode, Some(&seen), &[Reason::SignatureStripped]);
            }
        }
    }

    /// Good signatures of other versions than the next one.
    fn versions(&mut self) {
        let seen = self.stage.having_seen(&self.stage.genuine);
        for version in 0..7 {
            let shown = self.stage.signed(policy(version));
            let expected = [Reason::RollbackVersion, Reason::SchemaViolation];
            self.try_in(
                &format!("version {version} again"),
                &shown,
                Mode::RequireValidSignature,
                Some(&seen),
                &expected,
            );
        }
        let mut other = policy(7);
        other.push(b'\n');
        let shown = self.stage.signed(other);
        let mode = Mode::RequireValidSignature;
        self.try_in("the same version, another text", &shown, mode, Some(&seen), &[Reason::Equivocation]);
    }
}
