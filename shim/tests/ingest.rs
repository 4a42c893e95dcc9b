//! Learning records: which are accepted, in which mode, and the one reason for which the others are not.

#![cfg(all(feature = "policy", feature = "sim"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "support/policies.rs"]
mod policies;
#[path = "support/records.rs"]
mod records;
#[allow(dead_code, reason = "each test file uses a part of it")]
#[path = "policy/signing.rs"]
mod signing;

use feeler_shim::ingest::{Config, Fidelity, Ingest, PAYLOAD_TYPE, Purpose};
use feeler_shim::policy::{Decision, KeyFormat, Mode, Reason, Role, Schema, Timestamp, TrustStore};
use serde_json::{Value, json};

use policies::{now, trust_in};
use records::{bare, config, one, record, refused, said, sender, signed, strict, trust, with};
use signing::{Signer, dsse};

/// What the reference implementation gets wrong, letter by letter of `research/policy.md`, section 0.
mod conformance {
    use super::*;

    #[test]
    fn a_without_a_key_no_signature_is_valid() {
        for trust in [None, Some(trust_in(&[sender()], Role::Policy))] {
            let ingest = Ingest::new(Config { trust, ..config(Mode::RequireValidSignature) });
            let garbage = dsse(&[&Signer::new(KeyFormat::Ed25519, 6)], PAYLOAD_TYPE, &bare(&record("1")));
            for sent in [garbage.into_bytes(), signed(&record("1"))] {
                assert_eq!(said(&one(&ingest, &sent)), (Decision::Reject, "no_trust_anchor"));
            }
            assert_eq!(one(&ingest, &bare(&record("1"))).verdict.decision, Decision::Reject);
        }
    }

    #[test]
    fn b_an_unsigned_record_is_not_signed_here() {
        let ingest = strict();
        let judged = one(&ingest, &bare(&record("1")));
        assert_eq!(said(&judged), (Decision::Reject, "unsigned"));
        assert_eq!((judged.record, judged.verdict.signers, judged.verdict.verified), (None, vec![], false));
        assert_eq!(ingest.telemetry().accepted, 0);
        // The library has nothing to sign with: it never names a key that could.
        let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
        let (mut folders, mut files) = (vec![std::path::PathBuf::from(sources)], 0);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
                if entry.is_dir() {
                    folders.push(entry);
                } else if entry.extension().is_some_and(|it| it == "rs") {
                    files += 1;
                    let text = std::fs::read_to_string(&entry).unwrap();
                    assert!(!text.contains(concat!("Signing", "Key")), "{}", entry.display());
                }
            }
        }
        assert!(files > 50);
    }

    #[test]
    fn c_what_a_record_says_about_itself_is_not_believed() {
        for claim in ["signature_valid", "passed", "provenance", "verified"] {
            let claims = with(claim, json!(true));
            assert_eq!(refused(&bare(&claims)), "unsigned", "{claim}");
            assert_eq!(refused(&signed(&claims)), "unknown_field", "{claim}");
            let mut inside = record("1");
            inside["body"][claim] = true.into();
            assert_eq!(refused(&bare(&inside)), "unsigned", "{claim}");
        }
        let forged = String::from_utf8(signed(&record("1"))).unwrap().replacen('{', r#"{"signature_valid":true,"#, 1);
        assert_eq!(refused(forged.as_bytes()), "signature_malformed");
    }
}

mod modes {
    use super::*;

    #[test]
    fn each_judges_what_is_sent_by_its_own_column() {
        let stranger = dsse(&[&Signer::new(KeyFormat::Ed25519, 6)], PAYLOAD_TYPE, &bare(&record("1"))).into_bytes();
        let forged =
            String::from_utf8(signed(&record("1"))).unwrap().replace("\"sig\":\"", "\"sig\":\"AAAA").into_bytes();
        let moved = {
            let other = bare(&record("2"));
            let envelope: Value = serde_json::from_slice(&signed(&record("1"))).unwrap();
            let mut envelope = envelope;
            envelope["payload"] = signing::base64(&other).into();
            bare(&envelope)
        };
        let unsigned = dsse(&[], PAYLOAD_TYPE, &bare(&record("1"))).into_bytes();
        let cases = [
            ("a good one", signed(&record("1")), ["accept signature_not_checked", "accept ", "accept ", "accept "]),
            (
                "a bare one",
                bare(&record("1")),
                ["accept signature_not_checked", "warn unsigned", "reject unsigned", "reject unsigned"],
            ),
            (
                "a stranger's",
                stranger,
                ["accept signature_not_checked", "warn unknown_key", "warn unknown_key", "reject unknown_key"],
            ),
            (
                "one of another payload",
                moved,
                [
                    "accept signature_not_checked",
                    "reject bad_signature",
                    "reject bad_signature",
                    "reject bad_signature",
                ],
            ),
            (
                "a forged one",
                forged,
                [
                    "accept signature_not_checked",
                    "reject bad_signature",
                    "reject bad_signature",
                    "reject bad_signature",
                ],
            ),
            (
                "an envelope without signatures",
                unsigned,
                ["accept signature_not_checked", "warn unsigned", "reject unsigned", "reject unsigned"],
            ),
        ];
        for (what, sent, expected) in cases {
            for (mode, expected) in Mode::ALL.into_iter().zip(expected) {
                let verdict = Ingest::new(config(mode)).one(&sent, Purpose::Observe, now()).verdict;
                let reason = verdict.reason.or(verdict.also.first().copied()).map_or("", Reason::as_str);
                let said = format!("{:?} {reason}", verdict.decision).to_lowercase();
                assert_eq!(said, expected, "{what}, {mode}");
                assert_eq!(verdict.mode, mode);
            }
        }
    }

    #[test]
    fn a_floor_of_the_trust_store_holds_whatever_the_host_says() {
        let mut document = trust().document().clone();
        document.min_mode = Some(Mode::RequireSigned);
        let trust = Some(TrustStore::parse(document.render().as_bytes()).unwrap());
        let ingest = Ingest::new(Config { trust, ..config(Mode::Off) });
        assert_eq!(said(&one(&ingest, &bare(&record("1")))), (Decision::Reject, "unsigned"));
    }

    #[test]
    fn what_is_no_record_is_refused_in_all() {
        let cases: [(&[u8], &str); 9] = [
            (b"", "json_syntax"),
            (b"[1]", "schema_violation"),
            (b"{\"kind\":\"feeler.policy/v1\"}", "payload_type_mismatch"),
            (b"{\"kind\":\"feeler.record/v1\",\"kind\":\"feeler.record/v1\"}", "json_duplicate_key"),
            (b"\xef\xbb\xbf{}", "bom_present"),
            (b"{}\n{}", "json_trailing_data"),
            (&bare(&with("issued", json!(5))), "schema_violation"),
            (&bare(&with("id", json!(""))), "schema_violation"),
            (&bare(&with("body", json!([]))), "schema_violation"),
        ];
        for mode in Mode::ALL {
            let ingest = Ingest::new(config(mode));
            for (sent, code) in &cases {
                let (decision, reason) = said(&one(&ingest, sent));
                let strict = mode >= Mode::RequireSigned && !code.starts_with("json") && *code != "bom_present";
                assert_eq!(
                    (decision, reason),
                    (Decision::Reject, if strict { "unsigned" } else { code }),
                    "{mode} {sent:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_accepted_satisfies_the_schema() {
    let schema = serde_json::from_str(include_str!("../schemas/record.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let long = "x".repeat(257);
    for (record, valid) in [
        (record("1"), true),
        (with("trace_id", json!(long[1..])), true),
        (with("trace_id", json!(long)), false),
        (with("id", json!("a\nb")), false),
        (with("fidelity", json!("Live")), false),
        (with("passed", json!(true)), false),
        (with("issued", json!("2026-11-26")), false),
        (with("body", json!(null)), false),
    ] {
        assert_eq!(schema.is_valid(&record), valid, "{record}");
        assert_eq!(one(&strict(), &signed(&record)).verdict.is_accepted(), valid, "{record}");
    }
}

mod once {
    use super::*;

    #[test]
    fn duplicates_and_replays_are_told_apart_from_forgeries_of_an_id() {
        let ingest = strict();
        let sent = signed(&record("1"));
        let batch = ingest.batch(&[&sent, &sent, &signed(&record("2"))], Purpose::Observe, now());
        assert_eq!(batch.iter().map(said).map(|it| it.1).collect::<Vec<_>>(), ["", "duplicate_record", ""]);
        assert_eq!(said(&one(&ingest, &sent)), (Decision::Reject, "record_replayed"));
        let mut other = record("1");
        other["body"]["ok"] = false.into();
        assert_eq!(said(&one(&ingest, &signed(&other))), (Decision::Reject, "equivocation"));
    }

    #[test]
    fn who_may_not_send_a_record_cannot_have_it_refused() {
        let ingest = strict();
        assert_eq!(said(&one(&ingest, &bare(&record("1")))).1, "unsigned");
        assert_eq!(said(&one(&ingest, &signed(&record("1")))), (Decision::Accept, ""));
    }

    #[test]
    fn clocks_may_differ_by_so_much_and_records_be_so_old() {
        let at = |seconds: i64| {
            let issued = Timestamp(now().0.saturating_add_signed(seconds));
            let record = with("issued", json!(issued));
            said(&one(&strict(), &signed(&record))).1
        };
        assert_eq!([at(300), at(301), at(-3600), at(-3601)], ["", "not_yet_valid", "", "expired"]);
    }

    #[test]
    fn a_memory_that_is_full_forgets_the_oldest_and_refuses_what_is_as_old() {
        let ingest = Ingest::new(Config { remember: 10, ..config(Mode::RequireValidSignature) });
        let sent: Vec<Vec<u8>> = (0..30_u64)
            .map(|nth| {
                let mut record = record(&nth.to_string());
                record["issued"] = json!(Timestamp(now().0 - 100 + nth));
                signed(&record)
            })
            .collect();
        let accepted = sent.iter().filter(|it| one(&ingest, it).verdict.is_accepted()).count();
        assert_eq!((accepted, ingest.telemetry().remembered), (30, 10));
        let again: Vec<&str> = sent.iter().map(|it| said(&one(&ingest, it)).1).collect();
        assert!(again[..20].iter().all(|it| *it == "expired"), "{again:?}");
        assert!(again[20..].iter().all(|it| *it == "record_replayed"), "{again:?}");
    }

    #[test]
    fn what_an_earlier_life_may_have_accepted_can_be_refused() {
        let ingest = Ingest::new(Config { not_before: now(), ..config(Mode::RequireValidSignature) });
        assert_eq!(said(&one(&ingest, &signed(&record("1")))), (Decision::Reject, "expired"));
    }
}

mod what_for {
    use super::*;

    #[test]
    fn a_policy_is_changed_only_by_what_is_true_to_life() {
        let judge = |min_fidelity, fidelity: &str, purpose| {
            let ingest = Ingest::new(Config { min_fidelity, ..config(Mode::RequireValidSignature) });
            said(&ingest.one(&signed(&with("fidelity", json!(fidelity))), purpose, now())).1
        };
        let low = "fidelity_below_minimum";
        for (least, expected) in
            [(Fidelity::Live, [low, low, ""]), (Fidelity::Degraded, [low, "", ""]), (Fidelity::Demo, ["", "", ""])]
        {
            assert_eq!(["demo", "degraded", "live"].map(|it| judge(least, it, Purpose::ChangePolicy)), expected);
            assert_eq!(["demo", "degraded", "live"].map(|it| judge(least, it, Purpose::Observe)), [""; 3]);
        }
        assert_eq!(judge(Fidelity::Demo, "real", Purpose::Observe), "schema_violation");
    }

    #[test]
    fn traces_and_a_schema_can_be_asked_for() {
        let schema = Schema::new(&json!({"properties": {"ok": {"type": "boolean"}}, "additionalProperties": false}));
        let ingest = Ingest::new(Config {
            require_trace_ids: true,
            schema: Some(schema.unwrap()),
            ..config(Mode::RequireValidSignature)
        });
        let mut untraced = with("body", json!({"ok": true}));
        untraced.as_object_mut().unwrap().remove("trace_id");
        assert_eq!(said(&one(&ingest, &signed(&untraced))), (Decision::Reject, "schema_violation"));
        let judged = one(&ingest, &signed(&record("1")));
        assert_eq!(said(&judged), (Decision::Reject, "unknown_field"));
        assert_eq!(judged.verdict.hint.unwrap().pointer.as_deref(), Some("/body/model"));
        assert_eq!(said(&one(&ingest, &signed(&with("body", json!({"ok": true}))))), (Decision::Accept, ""));
    }
}

mod batches {
    use super::*;

    #[test]
    fn every_line_is_judged_by_itself_and_counted_by_one_reason() {
        let ingest = strict();
        let (good, bad) = (signed(&record("1")), bare(&record("2")));
        let text = [&good[..], b"\n", &bad, b"\n\n", &good].concat();
        let judged = ingest.lines(&text, Purpose::Observe, now());
        assert_eq!(
            judged.iter().map(said).map(|it| it.1).collect::<Vec<_>>(),
            ["", "unsigned", "json_syntax", "duplicate_record"]
        );
        let telemetry = ingest.telemetry();
        assert_eq!(
            (telemetry.accepted, telemetry.acceptance_ratio, telemetry.rejection_ratio),
            (1, Some(0.25), Some(0.75))
        );
        assert_eq!(telemetry.rejected.into_values().collect::<Vec<_>>(), [1, 1, 1]);
        assert_eq!(ingest.lines(b"", Purpose::Observe, now()), []);
    }

    #[test]
    fn sizes_are_bounded() {
        let ingest = Ingest::new(Config { batch: 2, record_bytes: 600, ..config(Mode::RequireValidSignature) });
        let sent = signed(&record("1"));
        let three = ingest.batch(&[&sent, &sent, &sent], Purpose::Observe, now());
        assert!(three.iter().all(|it| said(it) == (Decision::Reject, "too_large")));
        assert_eq!(said(&one(&ingest, &vec![b' '; 601])), (Decision::Reject, "too_large"));
        assert_eq!(said(&one(&ingest, &sent)), (Decision::Accept, ""));
        assert_eq!(ingest.telemetry().rejected["too_large"], 4);
    }

    #[test]
    fn the_same_input_gives_the_same_verdicts_to_the_byte() {
        let text = [&signed(&record("1"))[..], b"\n", &bare(&record("2")), b"\n{"].concat();
        let run = |after| -> Vec<String> {
            let judged = strict().lines(&text, Purpose::Observe, now().plus(after));
            judged.iter().map(|it| it.verdict.render()).collect()
        };
        assert_eq!(run(0), run(5));
    }

    #[test]
    fn no_byte_of_a_signed_record_can_be_changed_and_no_part_of_it_left_out() {
        let sent = signed(&record("1"));
        let mut changed = sent.clone();
        for at in 0..sent.len() {
            for bit in 0..7 {
                changed[at] ^= 1 << bit;
                let judged = one(&strict(), &changed);
                assert!(!judged.verdict.is_accepted(), "bit {bit} of byte {at}: {:?}", judged.verdict);
                changed[at] ^= 1 << bit;
            }
            assert!(!one(&strict(), &sent[..at]).verdict.is_accepted(), "{at} bytes");
        }
    }
}
