//! Keys that there are not and values of another type. A key that is misspelt is an error, so that nothing is shown to
//! anybody because the word that was to keep it back was not understood.

use super::{Case, Expect, Reject, case, clean};

const MORE: &[(&str, &str)] = &[
    ("unknown-key", "notes = \"typo of note\"\n"),
    ("confidential-typo", "confidental = true\n"),
    ("audience-unknown", "audience = \"parents \"\n"),
    ("audience-case", "audience = \"Parent\"\n"),
    ("quoted-key", "\"note \" = \"x\"\n"),
    ("empty-key", "\"\" = 1\n"),
    ("proto", "__proto__ = 1\n"),
    // The version stands in keywork.toml alone; `newer_than_we_know` tries that.
    ("future-version", "schema = 99\n"),
];

pub(super) fn cases() -> Vec<Case> {
    let clean = clean();
    let instead = |name: &'static str, old: &str, new: &str, expect: Expect| {
        assert!(clean.contains(old));
        case("schema", name, clean.replace(old, new), expect)
    };
    let more = MORE.iter().map(|(name, line)| case("schema", name, format!("{clean}{line}"), Reject("unknown-key")));
    let mut cases: Vec<Case> = more.collect();
    cases.push(instead("wrong-type", "\"jm\"", "7", Reject("wrong-type")));
    cases.push(instead("array-for-string", "\"fine\"", "[\"fine\"]", Reject("wrong-type")));
    cases.push(instead("missing-by", "staff = \"jm\"\n", "", Reject("missing-key")));
    cases
}
