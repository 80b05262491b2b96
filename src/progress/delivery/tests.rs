use super::*;
use crate::calendar::{ClosedDays, TermDates};
use crate::progress::Promise;
use crate::progress::example::{day, oakfield, provision, session};

/// Friday 27 November is an INSET day.
fn calendar() -> SchoolCalendar {
    let closed = ClosedDays { from: day("2026-11-27"), to: day("2026-11-27"), why: Some("INSET".to_owned()) };
    let term =
        TermDates { name: "Autumn".to_owned(), from: day("2026-09-02"), to: day("2026-12-18"), closed: vec![closed] };
    SchoolCalendar::new(vec![term])
}

const DAILY: &str = "minutes = 25\nslots = [\"mon 09:30\", \"tue 09:30\", \"wed 09:30\", \"thu 11:00\", \"fri 09:30\"]\n\
    from = 2026-09-02\nto = 2026-12-18\n";

/// What a delivery says, as numbers: promised sessions and minutes, given sessions and minutes, missed by pupil,
/// school and closing, cut short, extra, unrecorded, to come.
fn counted(lines: &str, sessions: &[&str], week: &str, as_of: &str) -> Vec<i64> {
    let (id, provision) = provision(lines);
    let mut records: Vec<Filed<Session>> = sessions
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let (date, rest) = text.split_once(' ').unwrap();
            let rest = rest.replace("; ", "\n");
            session(date, &format!("{at:04}"), &format!("provision = \"phonics\"\n{rest}\n"))
        })
        .collect();
    let calendar = calendar();
    let period = Period::week(SchoolWeek::parse(week).unwrap());
    let say = |records: &[Filed<Session>]| {
        let of = Delivery::of(&id, &provision, records, &calendar, period, day(as_of));
        let promised = of.promised.unwrap_or(Promise { sessions: -1, minutes: -1 });
        let missed = |whose| count(of.missed_by(whose).count());
        vec![
            promised.sessions,
            promised.minutes,
            count(of.given.len()),
            of.minutes_given(),
            missed(Whose::Pupil),
            missed(Whose::School),
            missed(Whose::Closed),
            count(of.cut_short().count()),
            count(of.extra),
            of.unrecorded_sessions(),
            count(of.to_come.len()),
        ]
    };
    let said = say(&records);
    records.reverse();
    assert_eq!(say(&records), said, "the order of the files changes nothing");
    said
}

#[test]
fn each_slot_is_given_missed_or_not_recorded() {
    let week = [
        "2026-11-16 start = 09:30:00; minutes = 25",
        "2026-11-17 missed = \"pupil-absent\"",
        "2026-11-18 start = 09:40:00; minutes = 10; cut_short = \"event\"",
        "2026-11-19 missed = \"staff-absent\"",
        "2026-11-19 start = 14:00:00; minutes = 20",
    ];
    assert_eq!(counted(DAILY, &week, "2026-W47", "2026-11-23"), [5, 125, 3, 55, 1, 1, 0, 1, 1, 1, 0]);
}

#[test]
fn what_is_still_to_come_is_owed_and_not_yet_missed() {
    let monday = ["2026-11-23 start = 09:30:00; minutes = 25", "2026-11-24 start = 09:30:00; minutes = 25"];
    assert_eq!(counted(DAILY, &monday, "2026-W48", "2026-11-23"), [4, 100, 1, 25, 0, 0, 0, 0, 0, 0, 3]);
    assert_eq!(counted(DAILY, &[], "2026-W48", "2026-11-23"), [4, 100, 0, 0, 0, 0, 0, 0, 0, 1, 3]);
}

#[test]
fn closed_days_and_what_closing_took_are_not_owed() {
    let snow = ["2026-11-16 missed = \"closed\""];
    assert_eq!(counted(DAILY, &snow, "2026-W47", "2026-11-23"), [4, 100, 0, 0, 0, 0, 1, 0, 0, 4, 0]);
    assert_eq!(counted(DAILY, &[], "2026-W52", "2027-01-01"), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn a_prepared_session_is_neither_given_nor_missed() {
    let prepared = ["2026-11-16 start = 09:30:00; [prepared]; objective = \"sh\""];
    assert_eq!(counted(DAILY, &prepared, "2026-W47", "2026-11-16"), [5, 125, 0, 0, 0, 0, 0, 0, 0, 1, 4]);
}

#[test]
fn a_promise_without_slots_is_reckoned_by_days_and_weeks() {
    let of = |times: i64, per: &str| format!("minutes = 15\ntimes = {times}\nper = \"{per}\"\nfrom = 2026-09-02\n");
    let given = ["2026-11-24 minutes = 15"];
    for (times, per, week, as_of, promised, extra, unrecorded) in [
        (3, "week", "2026-W48", "2026-11-26", [3, 45], 0, 0),
        (3, "week", "2026-W48", "2026-11-27", [3, 45], 0, 2),
        (5, "week", "2026-W48", "2026-11-27", [4, 60], 0, 3),
        (1, "day", "2026-W48", "2026-11-25", [4, 60], 0, 2),
        (1, "term", "2026-W48", "2026-11-27", [-1, -1], 1, 0),
        (5, "week", "2026-W53", "2027-01-05", [0, 0], 0, 0),
    ] {
        let found = counted(&of(times, per), &given, week, as_of);
        assert_eq!((&found[..2], found[8], found[9]), (&promised[..], extra, unrecorded), "{times} a {per} {week}");
    }
}

#[test]
fn a_proposal_owes_nothing_until_it_is_agreed() {
    let proposed = format!("{DAILY}proposed = {{ by = \"jm\", on = 2026-09-01 }}\n");
    let agreed = format!("{proposed}agreed = {{ by = \"as\", on = 2026-11-20 }}\n");
    let given = ["2026-11-16 minutes = 25"];
    assert_eq!(counted(&proposed, &given, "2026-W47", "2026-11-23")[..4], [-1, -1, 1, 25]);
    assert_eq!(counted(&agreed, &given, "2026-W47", "2026-11-19")[..4], [-1, -1, 1, 25]);
    assert_eq!(counted(&agreed, &given, "2026-W47", "2026-11-23")[..4], [5, 125, 1, 25]);
}

/// The promise of two a term, and the sessions on these days; promised, due, given, extra and the days not recorded.
fn of_a_term(
    days: &[&str],
    period: (&str, &str),
    as_of: &str,
) -> (Option<i64>, Option<i64>, usize, usize, Vec<String>) {
    let (id, provision) = provision("minutes = 45\ntimes = 2\nper = \"term\"\nfrom = 2026-09-02\nto = 2027-07-21\n");
    let visit = |date: &&str| session(date, "1000", "provision = \"phonics\"\nminutes = 40\n");
    let sessions: Vec<_> = days.iter().map(visit).collect();
    let period = Period { from: day(period.0), to: day(period.1) };
    let of = Delivery::of(&id, &provision, &sessions, &oakfield(), period, day(as_of));
    let sessions = |promise: Option<Promise>| promise.map(|promise| promise.sessions);
    let unrecorded = of.unrecorded_without_slot.iter().map(ToString::to_string).collect();
    (sessions(of.promised), sessions(of.due), of.given.len(), of.extra, unrecorded)
}

#[test]
fn a_promise_by_the_term_is_owed_in_a_term_and_not_in_a_week() {
    let (term, year) = (("2026-09-02", "2026-12-18"), ("2026-09-01", "2027-08-31"));
    let nothing: Vec<String> = Vec::new();
    for (days, period, as_of, promised, due, extra, unrecorded) in [
        (&["2026-10-01"][..], term, "2026-11-23", Some(2), Some(1), 0, &[][..]),
        (&[], term, "2026-11-23", Some(2), Some(1), 0, &["2026-10-21"]),
        (&["2026-09-08", "2026-09-15", "2026-09-22"], term, "2026-12-31", Some(2), Some(2), 1, &[]),
        (&["2026-10-01"], term, "2026-12-18", Some(2), Some(2), 0, &["2026-12-18"]),
        // What was given in autumn beyond its two is not set against spring's.
        // The 27th of the 53 school days of spring is 10 February.
        (&["2026-09-08", "2026-09-15", "2026-09-22"], year, "2027-02-12", Some(6), Some(3), 1, &["2027-02-10"]),
        (&["2026-11-17"], ("2026-11-16", "2026-11-22"), "2026-11-23", None, None, 1, &[]),
    ] {
        let found = of_a_term(days, period, as_of);
        assert_eq!((found.0, found.1, found.3), (promised, due, extra), "{days:?} {period:?} {as_of}");
        assert_eq!(found.4, unrecorded, "{days:?} {period:?} {as_of}");
    }
    assert_eq!(of_a_term(&[], ("2026-12-19", "2027-01-03"), "2027-01-03"), (Some(0), Some(0), 0, 0, nothing));
}

#[test]
fn a_pupil_who_left_is_owed_nothing_after() {
    let (id, provision) = provision(DAILY);
    let (calendar, as_of) = (calendar(), day("2026-11-23"));
    let week = Period::week(SchoolWeek::parse("2026-W48").unwrap());
    let of = Delivery::of(&id, &provision, &[], &calendar, week, as_of);
    assert_eq!((of.promised, of.to_come.len()), (Some(Promise::of(4, 25)), 3));
    let of = of.owing_until(day("2026-11-24"), as_of);
    assert_eq!((of.promised, of.due, of.to_come.len()), (Some(Promise::of(2, 25)), Some(Promise::of(1, 25)), 1));
}
