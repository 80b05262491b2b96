//! The aim line: the way from the baseline to the goal on its date.

use chrono::{Datelike as _, NaiveDate};
use num_rational::Ratio;

use super::series::{Point, Series, last, median};
use super::trend::day_number;
use crate::record::measure::Measure;
use crate::record::{Level, Target};

/// How many results its beginning is the median of.
const FIRST: usize = 3;

/// A straight line on calendar days, from where the pupil began to the goal on its date.
///
/// Contract, "Assessing": "The aim line runs from the median of the last three baseline results (or `--baseline`) on
/// `teaching_from` to the goal on its date; with neither, from the median of the first three results on the day of
/// the second." (Deno and Fuchs; statistics, section 3.2.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AimLine {
    /// Where it begins.
    pub from: (NaiveDate, Level),
    /// The goal, on its date.
    pub to: (NaiveDate, Level),
}

impl AimLine {
    /// The line to the goal of this day; none where the goal has no level or no date, where too little is known of
    /// the beginning, or where the goal's date is not after it.
    #[must_use]
    pub fn of(target: &Target, series: &Series<'_>, as_of: NaiveDate) -> Option<Self> {
        let goal = target.goal_on(as_of);
        let to = (goal.by?, goal.level?);
        let from = beginning(target, series)?;
        (from.0 < to.0).then_some(Self { from, to })
    }

    /// The level on the line on a day; before it begins its beginning, after the goal's date the goal.
    #[must_use]
    pub fn expected_at(&self, day: NaiveDate) -> f64 {
        self.expected_on(day.num_days_from_ce())
    }

    /// The same on a day as [`Dot::on`](super::trend::Dot::on) counts it.
    #[must_use]
    pub fn expected_on(&self, day: i32) -> f64 {
        let (first, goal) = (self.from.1.to_f64(), self.to.1.to_f64());
        let gone = f64::from(day) - day_number(self.from.0);
        let share = (gone / days(self.from.0, self.to.0)).clamp(0.0, 1.0);
        // At either end it is that end, whatever rounding would make of it.
        if share < 1.0 { first + (goal - first) * share } else { goal }
    }

    /// How much the line rises in a week; less than nothing where less is better.
    #[must_use]
    pub fn needed_per_week(&self) -> f64 {
        (self.to.1.to_f64() - self.from.1.to_f64()) * 7.0 / days(self.from.0, self.to.0)
    }
}

/// Where the pupil was before teaching: the median of the last three baseline results, or the level that was typed.
#[must_use]
pub fn baseline(target: &Target, series: &Series<'_>) -> Option<Level> {
    median(last(series.baseline(), FIRST)).or(target.baseline)
}

/// The results of the baseline go before a typed baseline, which is for where no results show it. A typed baseline
/// of a target without `teaching_from` stands on the day of the first result, when its teaching began.
fn beginning(target: &Target, series: &Series<'_>) -> Option<(NaiveDate, Level)> {
    let begun = target.teaching_from.or_else(|| series.points.first().map(|point| point.date));
    baseline(target, series).and_then(|level| Some((begun?, level))).or_else(|| first_results(series.teaching()))
}

fn first_results(points: &[Point<'_>]) -> Option<(NaiveDate, Level)> {
    let first = points.get(..FIRST)?;
    Some((first[1].date, median(first)?))
}

/// A level of a line as people say it, with its unit: whole percents, and else whole from 10 on and in tenths below, for
/// it is no more exact than that; and never past what the measure can reach.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "held within a thousand million")]
pub fn say_roughly(measure: &Measure, level: f64) -> String {
    const MOST: f64 = 1e9;
    let steps = if level.abs() >= 10.0 || measure.unit() == "%" { 1 } else { 10 };
    let level = (level.clamp(-MOST, MOST) * f64::from(steps)).round() as i64;
    let (low, high) = measure.range();
    let level = Level::from(Ratio::new(level, steps.into())).max(low);
    measure.say(high.map_or(level, |high| level.min(high)))
}

fn days(from: NaiveDate, to: NaiveDate) -> f64 {
    day_number(to) - day_number(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, ladder, results, target};

    fn aim(lines: &str, days: &[(&str, i64)]) -> Option<AimLine> {
        let (id, target) = target(&format!("measure = {{ kind = \"accuracy\", of = 10 }}\n{lines}"));
        let texts: Vec<String> = days.iter().map(|(_, correct)| format!("correct = {correct}\nof = 10")).collect();
        let pairs: Vec<(&str, &str)> = days.iter().zip(&texts).map(|((day, _), text)| (*day, text.as_str())).collect();
        let records = results(&pairs);
        let as_of = day("2026-11-23");
        AimLine::of(&target.record, &Series::of(&id, &target.record, &records, &ladder(), as_of), as_of)
    }

    const GOAL: &str = "goal = { level = 80, by = 2026-12-18 }\n";
    const DAYS: &[(&str, i64)] =
        &[("2026-09-07", 9), ("2026-09-08", 2), ("2026-09-09", 4), ("2026-09-10", 3), ("2026-09-15", 5)];

    fn begins(lines: &str, days: &[(&str, i64)]) -> Option<(String, i64)> {
        aim(lines, days).map(|aim| (aim.from.0.to_string(), aim.from.1.ratio().to_integer()))
    }

    #[test]
    fn it_begins_at_the_baseline_or_at_the_first_results() {
        let goal = |more: &str| format!("{GOAL}{more}");
        let teaching = goal("teaching_from = 2026-09-14\n");
        for (lines, days, expected) in [
            (teaching.clone(), DAYS, Some(("2026-09-14", 30))),
            (teaching.clone(), &DAYS[1..3], Some(("2026-09-14", 30))),
            (goal("teaching_from = 2026-09-14\nbaseline = 10\n"), DAYS, Some(("2026-09-14", 30))),
            (goal("teaching_from = 2026-09-14\nbaseline = 10\n"), &DAYS[4..], Some(("2026-09-14", 10))),
            (goal("baseline = 10\n"), &DAYS[4..], Some(("2026-09-15", 10))),
            (goal(""), DAYS, Some(("2026-09-08", 40))),
            (teaching, &DAYS[4..], None),
            (goal(""), &DAYS[..2], None),
            (goal("baseline = 10\n"), &[], None),
        ] {
            let expected = expected.map(|(day, level)| (day.to_owned(), level));
            assert_eq!(begins(&lines, days), expected, "{lines}{days:?}");
        }
    }

    #[test]
    fn there_is_none_without_a_level_a_date_or_time() {
        for goal in ["goal = { level = 80 }\n", "goal = { level = 80, by = 2026-09-14 }\n"] {
            assert_eq!(aim(&format!("{goal}teaching_from = 2026-09-14\n"), DAYS), None, "{goal}");
        }
    }

    #[test]
    fn it_is_straight_between_its_ends_and_level_outside() {
        let aim = aim("goal = { level = 80, by = 2026-11-03 }\nteaching_from = 2026-09-14\n", DAYS).unwrap();
        for (date, expected) in [
            ("2026-09-01", 30.0),
            ("2026-09-14", 30.0),
            ("2026-09-15", 31.0),
            ("2026-10-09", 55.0),
            ("2026-11-03", 80.0),
            ("2026-12-25", 80.0),
        ] {
            assert!((aim.expected_at(day(date)) - expected).abs() < 1e-9, "{date}");
        }
        assert!((aim.needed_per_week() - 7.0).abs() < 1e-9);
    }
}
