//! The verdict on a trend on pupils whose truth is known: those of a generator that is not ours, and those of
//! `examples/decisions` of seeds by which nothing was chosen.

#[path = "../../examples/decisions/pupil.rs"]
mod pupil;
#[path = "../../examples/decisions/rules.rs"]
mod rules;
#[path = "../../examples/decisions/tally.rs"]
mod tally;

use chrono::NaiveDate;
use keywork::progress::AimLine;
use keywork::progress::decision::error_rates::{EVER_FALSE_ALARM, EVER_FOUND, MEASURED};
use keywork::progress::decision::{Course, Finding, Look, Seen};
use keywork::progress::trend::Dot;
use keywork::record::Level;
use keywork::record::target::Direction;
use tally::Tally;

use super::near::parts;
use crate::table::{Row, Table};

/// A case of ten trials a session: three sessions of baseline, and the goal of 80 % in the thirtieth of teaching.
fn course(row: Row<'_>) -> Course {
    let first: NaiveDate = "2026-09-01".parse().unwrap();
    let date = |day: usize| first + chrono::Days::new(day as u64);
    let columns = ["baseline_correct", "intervention_correct"];
    let correct = columns.iter().flat_map(|column| parts(row, column)).map(|correct| correct.parse().unwrap());
    let seen =
        |(day, correct): (usize, i64)| Seen { dot: Dot::on(date(day), Level::percent(correct, 10)), trials: Some(10) };
    let mut before: Vec<Seen> = correct.enumerate().map(seen).collect();
    let since = before.split_off(3);
    assert_eq!(since.len(), row.count("n"), "{row}");
    let baseline = Level::median(&before.iter().map(|seen| seen.dot.level).collect::<Vec<_>>());
    Course {
        from: date(3),
        before,
        since,
        aim: baseline.map(|baseline| AimLine { from: (date(3), baseline), to: (date(32), Level::whole(80)) }),
        baseline,
        direction: Direction::Increase,
    }
}

/// The share of cases of this truth for which the rule asks for a change.
fn share(cases: &[(String, Course)], truth: &str, asks: fn(&Look, &Look) -> bool) -> f64 {
    let looks = cases.iter().filter(|(known, _)| known == truth).map(|(_, course)| {
        let last = course.since.len();
        (course.look(last - 1).unwrap(), course.look(last).unwrap())
    });
    let asked: Vec<bool> = looks.map(|(before, latest)| asks(&before, &latest)).collect();
    f64::from(u32::try_from(asked.iter().filter(|asked| **asked).count()).unwrap())
        / f64::from(u32::try_from(asked.len()).unwrap())
}

/// At one look detection less false alarm is 0.55 or more, with a false alarm of 0.15 at most; two looks in a row give
/// up a little of the one for much of the other. A plateau that crosses the aim line late counts here as off track, at a
/// time at which little of it can be seen.
#[test]
fn verdicts_on_the_pupils_of_another_generator_are_as_good_as_is_said() {
    let table = Table::parse("decision_cases.csv", include_str!("decision_cases.csv"));
    let cases: Vec<(String, Course)> = table.rows().map(|row| (row.text("truth").to_owned(), course(row))).collect();
    assert_eq!(cases.len(), 2377);
    let found = |asks: fn(&Look, &Look) -> bool| (share(&cases, "on_track", asks), share(&cases, "off_track", asks));
    let (alarm, detection) = found(|_, latest| Finding::of(latest, latest).asks_for_a_change());
    assert!(alarm <= 0.15 && detection - alarm >= 0.55, "one look: {alarm} {detection}");
    let (alarm, detection) = found(|before, latest| Finding::of(before, latest).asks_for_a_change());
    assert!(alarm <= 0.06 && detection - alarm >= 0.50, "two looks: {alarm} {detection}");
}

/// Within what chance makes of so few pupils: 3.3 points are four standard errors of a half of 3 600.
#[test]
fn error_rates_are_those_of_pupils_by_whom_nothing_was_chosen() {
    let tally = Tally::of(90_210, 400, &[10], true);
    let close = |found: f64, said: f64, what: &str| {
        assert!((100.0 * found - said).abs() < 3.3, "{what}: {found} is not {said} %");
    };
    for rates in MEASURED {
        let (alarm, found) = tally.at_one_session(0, rates.results..=rates.results);
        close(alarm, rates.false_alarm, "false alarm");
        close(1.0 - found, rates.missed, "missed");
    }
    let (alarm, found) = tally.ever(0);
    close(alarm, EVER_FALSE_ALARM, "ever, on track");
    close(found, EVER_FOUND, "ever, off track");
}

#[test]
fn the_page_on_statistics_prints_the_table_that_verdicts_tell() {
    let page = include_str!("../../docs/statistics.md");
    for rates in MEASURED {
        let row = format!("| {} | {:.1} | {:.1} |\n", rates.results, rates.false_alarm, rates.missed);
        assert!(page.contains(&row), "no {row}");
    }
    for figure in [EVER_FALSE_ALARM, EVER_FOUND] {
        assert!(page.contains(&format!("{figure:.1} %")), "no {figure} %");
    }
}
