//! Numbers that no count of minutes is.

use super::{Accept, Case, Expect, Reject, case, clean};

const MINUTES: &[(&str, &str, Expect)] = &[
    ("huge-int", "@", Reject("out-of-range")),
    ("i64-max", "9223372036854775807", Reject("out-of-range")),
    ("i64-over", "9223372036854775808", Reject("out-of-range")),
    ("neg", "-1", Reject("out-of-range")),
    ("float-int", "1.0", Reject("wrong-type")),
    ("inf", "inf", Reject("wrong-type")),
    ("nan", "nan", Reject("wrong-type")),
    ("neg-zero", "-0.0", Reject("wrong-type")),
    ("exp", "1e400", Reject("wrong-type")),
    ("hex", "0xDEADBEEF", Reject("out-of-range")),
    ("underscore", "1_00", Accept),
];

pub(super) fn cases() -> Vec<Case> {
    let each = |(name, value, expect): &(&'static str, &str, Expect)| {
        let value = value.replace('@', &"9".repeat(1000));
        case("num", name, clean().replace("minutes = 5", &format!("minutes = {value}")), *expect)
    };
    MINUTES.iter().map(each).collect()
}
