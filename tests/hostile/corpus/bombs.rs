//! What is small to write and large, deep or long to read.

use super::{Case, Reject, case, session};

const DEEP: usize = 5000;

pub(super) fn cases() -> Vec<Case> {
    let (open, close) = ("[".repeat(DEEP), "]".repeat(DEEP));
    let path = "a.".repeat(DEEP);
    let keys = (0..20_000).map(|key| format!("k{key}=1")).collect::<Vec<_>>().join("\n");
    vec![
        case("bomb", "nest-array", format!("note = {open}{close}"), Reject("syntax")),
        case("bomb", "nest-open", format!("note = {open}"), Reject("syntax")),
        case("bomb", "nest-inline", format!("note = {}1{}", "{a=".repeat(DEEP), "}".repeat(DEEP)), Reject("syntax")),
        case("bomb", "nest-dotted", format!("{path}b = 1"), Reject("syntax")),
        case("bomb", "nest-header", format!("[{path}b]"), Reject("syntax")),
        case("bomb", "long-key", format!("{} = 1", "k".repeat(200_000)), Reject("missing-key")),
        case("bomb", "long-line", session(&format!("\"{}\"", "x".repeat(300_000))), Reject("too-large")),
        case("bomb", "many-keys", keys, Reject("missing-key")),
        case("bomb", "comments", "#\n".repeat(100_000), Reject("missing-key")),
    ]
}
