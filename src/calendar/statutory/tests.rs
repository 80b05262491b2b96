//! The arithmetic of the rules. The worked cases with their reasons are in `docs/law.md` (`tests/law.rs`).

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[track_caller]
fn reckoned(what: What, from: Event, on: &str) -> NaiveDate {
    rule(what, from, day(on)).unwrap().reckon(day(on), &SchoolCalendar::default())
}

#[test]
fn every_word_of_the_contract_has_a_rule() {
    for what in What::ALL {
        assert!(RULES.iter().any(|rule| rule.what == what), "{what:?}");
    }
    let words: std::collections::BTreeSet<&str> = What::ALL.iter().map(|what| what.word()).collect();
    assert_eq!(words.len(), What::ALL.len());
}

#[test]
fn no_two_rules_hold_for_one_event() {
    for (at, one) in RULES.iter().enumerate() {
        for other in &RULES[at + 1..] {
            let same = one.what == other.what && one.from == other.from;
            let apart = one.until.zip(other.in_force).is_some_and(|(until, from)| until < from)
                || other.until.zip(one.in_force).is_some_and(|(until, from)| until < from);
            assert!(!same || apart, "{one:?} and {other:?}");
        }
    }
}

#[test]
fn twelve_months_end_on_the_day_before_their_own_day() {
    for (from, expected) in [
        ("2025-03-10", "2026-03-09"),
        ("2024-02-29", "2025-02-28"),
        ("2023-03-01", "2024-02-29"),
        ("2026-01-01", "2026-12-31"),
    ] {
        assert_eq!(reckoned(What::AnnualReviewComplete, Event::Reviewed, from), day(expected), "{from}");
    }
}

#[test]
fn weeks_run_through_the_holidays() {
    for (what, expected) in [
        (What::AnnualReviewInvitations, "2027-06-30"),
        (What::AnnualReviewReport, "2027-07-28"),
        (What::AnnualReviewDecision, "2027-08-11"),
        (What::AmendedPlanFinal, "2027-10-06"),
    ] {
        assert_eq!(reckoned(what, Event::Meeting, "2027-07-14"), day(expected), "{what:?}");
    }
}

#[test]
fn the_duty_to_record_holds_from_its_day_and_is_practice_before() {
    for (on, expected) in [("2026-03-31", Force::Plan), ("2026-04-01", Force::Must)] {
        for what in [What::RestrictiveRecord, What::RestrictiveParents] {
            assert_eq!(rule(what, Event::Incident, day(on)).unwrap().force, expected, "{on}");
        }
    }
}

#[test]
fn a_month_that_lacks_the_day_goes_on_into_the_next() {
    for (from, months, expected) in [
        ("2026-01-31", 1, "2026-03-01"),
        ("2024-01-31", 1, "2024-03-01"),
        ("2024-01-29", 1, "2024-02-29"),
        ("2026-08-31", 6, "2027-03-01"),
        ("2026-10-31", 1, "2026-12-01"),
        ("2026-12-31", 1, "2027-01-31"),
    ] {
        assert_eq!(months_after(day(from), months), day(expected), "{from} and {months}");
    }
}

#[test]
fn year_seven_follows_the_birthday() {
    for (born, expected) in [
        ("2015-09-01", "2027-09-01"),
        ("2016-05-19", "2027-09-01"),
        ("2016-08-31", "2027-09-01"),
        ("2016-09-01", "2028-09-01"),
    ] {
        assert_eq!(year_seven_begins(day(born)), day(expected), "{born}");
    }
    assert_eq!(years_after(day("2024-02-29"), 5), day("2029-03-01"));
}
