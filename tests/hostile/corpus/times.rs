//! Days and times that there are not, or that nobody can have been in school. A record has a local day and a local time
//! of the day, and no zone.

use super::{Accept, Case, Expect, FILE, Flag, Reject, case, clean};

/// The day and the time as they are written, and where the record lies.
type Row = (&'static str, &'static str, &'static str, &'static [&'static str], Expect);

const TIMES: &[Row] = &[
    // A day with its time is two keys.
    ("no-offset", "2026-11-23T09:30:00", "10:00:00", FILE, Reject("wrong-type")),
    // An hour that the clocks skip, or have twice: without a zone a time of the day is just that, on every day. That
    // nobody teaches on a Sunday is found where the terms of the year are written.
    ("dst-gap", "2026-03-29", "01:30:00", &["2026-03/29-0130-jm-aaaa.toml"], Accept),
    ("dst-fold", "2026-10-25", "01:30:00", &["2026-10/25-0130-jm-aaaa.toml"], Flag("outside-term")),
    ("leap-second", "2026-11-20", "23:59:60", FILE, Reject("out-of-range")),
    ("feb29", "2026-02-29", "10:00:00", FILE, Reject("syntax")),
    ("year0", "0000-01-01", "10:00:00", FILE, Reject("out-of-range")),
    ("year9999", "9999-12-31", "10:00:00", FILE, Reject("out-of-range")),
    ("future", "2126-11-20", "10:00:00", &["2126-11/20-1000-jm-aaaa.toml"], Flag("in-the-future")),
    ("before-birth", "1900-01-01", "10:00:00", &["1900-01/01-1000-jm-aaaa.toml"], Flag("before-birth")),
    ("hour24", "2026-11-20", "24:00:00", FILE, Reject("syntax")),
    ("offset-big", "2026-11-20T10:00:00+14:00", "10:00:00", FILE, Reject("wrong-type")),
    ("offset-bad", "2026-11-20T10:00:00+99:00", "10:00:00", FILE, Reject("syntax")),
    ("unknown-offset", "2026-11-20T10:00:00-00:00", "10:00:00", FILE, Reject("wrong-type")),
    ("nanos", "2026-11-20", "10:00:00.123456789012", FILE, Accept),
    ("lower-z", "2026-11-20t10:00:00z", "10:00:00", FILE, Reject("wrong-type")),
    ("date-only", "2026-11-20", "", &["2026-11/20-0000-jm-aaaa.toml"], Accept),
    ("string", "\"20/11/2026\"", "10:00:00", FILE, Reject("wrong-type")),
    ("us-string", "\"11/20/2026\"", "10:00:00", FILE, Reject("wrong-type")),
];

pub(super) fn cases() -> Vec<Case> {
    let each = |(name, day, time, files, expect): &Row| {
        let start = if time.is_empty() { String::new() } else { format!("start = {time}\n") };
        let text = clean().replace("2026-11-20", day).replace("start = 10:00:00\n", &start);
        Case { files, ..case("time", name, text, *expect) }
    };
    TIMES.iter().map(each).collect()
}
