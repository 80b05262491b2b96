//! What a merge, a sync program or a copy by hand leaves.

use super::{Accept, Case, Flag, Reject, case, clean, session};
use crate::hostile::cases::NEIGHBOUR;

/// The same record under the names that programs give to a second version.
const COPIES: &[&str] = &[
    "2026-11/20-1000-jm-aaaa.toml.orig",
    "2026-11/20-1000-jm-aaaa (1).toml",
    "2026-11/20-1000-jm-aaaa-PC-safeBackup-0001.toml",
    "2026-11/20-1000-jm-aaaa (Jo's conflicted copy 2026-11-23).toml",
];

pub(super) fn cases() -> Vec<Case> {
    let clean = clean();
    let marked =
        "date = 2026-11-20\n<<<<<<< HEAD\nstaff = \"jm\"\n=======\nstaff = \"ak\"\n>>>>>>> 2e47e65\nnote = \"x\"\n";
    let base = marked.replace("=======", "||||||| base\nstaff = \"zz\"\n=======");
    let within = session("\"\"\"\n<<<<<<< HEAD\nsaid a\n=======\nsaid b\n>>>>>>> x\n\"\"\"");
    vec![
        case("merge", "markers", marked, Reject("conflict-marker")),
        case("merge", "markers-diff3", base, Reject("conflict-marker")),
        case("merge", "markers-crlf", marked.replace('\n', "\r\n"), Reject("conflict-marker")),
        case("merge", "marker-only-end", format!("{clean}>>>>>>> x\n"), Reject("conflict-marker")),
        // It parses, and yet it is two versions: it is not read either.
        case("merge", "marker-in-multiline", within, Reject("conflict-marker")),
        case("merge", "marker-in-comment", format!("{clean}#<<<<<<< HEAD\n"), Accept),
        // `merge=union`.
        case("merge", "union-dup-key", format!("{clean}staff = \"ak\"\n"), Reject("syntax")),
        case("merge", "dup-table", "[a]\nx=1\n[a]\ny=2\n", Reject("syntax")),
        case("merge", "two-records", format!("{clean}{clean}"), Reject("syntax")),
        // No id stands in a record, so two files cannot share one; the same session in two files is what there can be.
        Case {
            files: &["2026-11/20-0930-jm-bbbb.toml"],
            ..case("merge", "dup-id-other-file", NEIGHBOUR, Flag("same-session-twice"))
        },
        Case { files: COPIES, ..case("merge", "orig-copy", clean, Flag("conflict-copy")) },
    ]
}
