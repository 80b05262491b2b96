//! Records for tests, decoded from small TOML texts.

use chrono::NaiveDate;

use crate::calendar::{ClosedDays, SchoolCalendar, TermDates};
use crate::record::decode::decode;
use crate::record::field::Table;
use crate::record::help::Ladder;
use crate::record::{Filed, Provision, ProvisionId, RecordPath, Session, Target, TargetId};

/// The day in a text.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The default ladder.
pub(crate) fn ladder() -> Ladder {
    Ladder::default()
}

/// The record in a text, at this path; a text with any problem fails the test.
pub(crate) fn filed<T: Table>(path: &str, text: &str) -> Filed<T> {
    let (record, problems) = decode::<T>(path, text);
    assert!(problems.is_empty(), "{problems:#?}\n{text}");
    let path = RecordPath::new(path).expect("a path");
    Filed { path, text: text.into(), record: record.expect("a record") }
}

/// The target `cvc-words` with these lines.
pub(crate) fn target(lines: &str) -> (TargetId, Filed<Target>) {
    let text = format!("title = \"Reads words\"\n{lines}");
    (TargetId::parse("cvc-words").expect("an id"), filed("pupils/rowan/targets/cvc-words.toml", &text))
}

/// The provision `phonics` with these lines.
pub(crate) fn provision(lines: &str) -> (ProvisionId, Filed<Provision>) {
    let text = format!("what = \"Structured phonics\"\n{lines}");
    (ProvisionId::parse("phonics").expect("an id"), filed("pupils/rowan/provision/phonics.toml", &text))
}

/// A session with these lines; its file is named by its day and a text that makes it its own.
pub(crate) fn session(date: &str, own: &str, lines: &str) -> Filed<Session> {
    let text = format!("date = {date}\nstaff = \"jm\"\n{lines}");
    let path = format!("pupils/rowan/sessions/{}/{}-{own}-jm-k7qd.toml", &date[..7], &date[8..]);
    filed(&path, &text)
}

/// A session of 25 minutes with one result for `cvc-words`.
pub(crate) fn result(date: &str, result: &str) -> Filed<Session> {
    session(date, "0930", &format!("minutes = 25\n[[result]]\ntarget = \"cvc-words\"\n{result}\n"))
}

/// One session a day, each with its result.
pub(crate) fn results(days: &[(&str, &str)]) -> Vec<Filed<Session>> {
    days.iter().map(|(date, text)| result(date, text)).collect()
}

/// The calendar of Oakfield from the summer of 2026 to that of 2027, as in `records/`.
pub(crate) fn oakfield() -> SchoolCalendar {
    let term = |name: &str, from: &str, to: &str, closed: &[(&str, &str)]| TermDates {
        name: name.to_owned(),
        from: day(from),
        to: day(to),
        closed: closed.iter().map(|(from, to)| ClosedDays { from: day(from), to: day(to), why: None }).collect(),
    };
    let autumn = [("2026-10-26", "2026-10-30"), ("2026-11-27", "2026-11-27")];
    let spring = [("2027-01-04", "2027-01-04"), ("2027-02-15", "2027-02-19")];
    let summer = [("2027-05-03", "2027-05-03"), ("2027-05-31", "2027-06-04"), ("2027-06-25", "2027-06-25")];
    SchoolCalendar::new(vec![
        term("Summer 2026", "2026-04-20", "2026-07-21", &[("2026-05-25", "2026-05-29")]),
        term("Autumn 2026", "2026-09-02", "2026-12-18", &autumn),
        term("Spring 2027", "2027-01-04", "2027-03-25", &spring),
        term("Summer 2027", "2027-04-12", "2027-07-21", &summer),
    ])
}
