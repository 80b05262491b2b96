//! The results of each day as one: what a trend is drawn through.

use chrono::NaiveDate;
use num_rational::Ratio;

use super::series::{Point, median};
use super::trend::Dot;
use crate::record::Level;
use crate::record::result::Counted;

/// All results of a target on one day.
///
/// Two sessions on one day are no two days: they share what the day was like, and a trend that took them for two would
/// be surer than it is. So right answers, steps and intervals of the day are added up and so are the trials, counts
/// and the times in which they were counted, and what happened or did not is a share of the times it was asked; of
/// everything else the day has its median.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Daily<'s, 'a> {
    /// The day.
    pub date: NaiveDate,
    /// The day's level, in the measure's unit.
    pub level: Level,
    /// How many trials, steps or intervals it rests on, where the measure has them.
    pub trials: Option<i64>,
    /// The results that it is of, in order of time; one at least.
    pub points: &'s [Point<'a>],
}

impl<'s, 'a> Daily<'s, 'a> {
    /// The days of these points, which are in order of time.
    #[must_use]
    pub fn of(points: &'s [Point<'a>]) -> Vec<Self> {
        let days = points.chunk_by(|one, next| one.date == next.date);
        let day = |points: &'s [Point<'a>]| {
            Some(Self { date: points.first()?.date, level: level(points)?, trials: trials(points), points })
        };
        days.filter_map(day).collect()
    }

    /// The day as it is plotted.
    #[must_use]
    pub fn dot(&self) -> Dot {
        Dot::on(self.date, self.level)
    }
}

/// The level of one day's results.
fn level(points: &[Point<'_>]) -> Option<Level> {
    let [_, _, ..] = points else {
        return points.first().map(|point| point.level);
    };
    let parts: Option<Vec<(i64, i64, i64)>> = points.iter().map(|point| part(&point.result.counted)).collect();
    let added = parts.and_then(|parts| {
        let scale = parts.first()?.2;
        let (part, whole) = parts.iter().fold((0, 0), |(part, whole), more| (part + more.0, whole + more.1));
        (whole > 0).then(|| Level::from(Ratio::new(part * scale, whole)))
    });
    added.or_else(|| median(points))
}

fn trials(points: &[Point<'_>]) -> Option<i64> {
    let trials = |point: &Point<'_>| part(&point.result.counted).filter(|part| part.2 == 100).map(|part| part.1);
    points.iter().map(trials).sum()
}

/// What adds up over a day: so many, of so much, and by how much that share is the level.
fn part(counted: &Counted) -> Option<(i64, i64, i64)> {
    match counted {
        Counted::Correct(part, of) | Counted::Steps(part, of) | Counted::Intervals(part, of) => {
            Some((part.get(), of.get(), 100))
        }
        Counted::Rate(count, seconds) => Some((count.get(), seconds.get(), 60)),
        Counted::YesNo(yes) => Some((i64::from(*yes), 1, 100)),
        Counted::Times(_) | Counted::Seconds(_) | Counted::Score(_) | Counted::HelpAlone => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Series;
    use crate::progress::example::{day, ladder, results, target};

    #[track_caller]
    fn case(measure: &str, days: &[(&str, &str)], expected: &[Level]) {
        let (id, target) = target(&format!("measure = {{ {measure} }}\ngoal = {{ level = 1 }}\n"));
        let records = results(days);
        let series = Series::of(&id, &target.record, &records, &ladder(), day("2026-11-23"));
        assert_eq!(series.left_out.total(), 0, "{days:?}");
        let levels: Vec<Level> = Daily::of(&series.points).iter().map(|day| day.level).collect();
        assert_eq!(levels, expected, "{days:?}");
    }

    #[test]
    fn a_day_rests_on_all_its_trials() {
        let (id, target) = target("measure = { kind = \"accuracy\" }\ngoal = { level = 80 }\n");
        let records = results(&[("2026-09-14", "correct = 1\nof = 2"), ("2026-09-14", "correct = 9\nof = 10")]);
        let series = Series::of(&id, &target.record, &records, &ladder(), day("2026-11-23"));
        let days = Daily::of(&series.points);
        assert_eq!((days[0].trials, days[0].points.len()), (Some(12), 2));
    }

    #[test]
    fn trials_of_a_day_are_added_up() {
        let days = [
            ("2026-09-14", "correct = 1\nof = 2"),
            ("2026-09-14", "correct = 9\nof = 10"),
            ("2026-09-15", "correct = 1\nof = 3"),
        ];
        case("kind = \"accuracy\"", &days, &[Level::percent(10, 12), Level::percent(1, 3)]);
        let days = [("2026-09-14", "yes = true"), ("2026-09-14", "yes = false"), ("2026-09-14", "yes = true")];
        case("kind = \"yes-no\"", &days, &[Level::percent(2, 3)]);
        let days = [("2026-09-14", "count = 30\nseconds = 60"), ("2026-09-14", "count = 30\nseconds = 120")];
        case("kind = \"rate\"", &days, &[Level::whole(20)]);
    }

    #[test]
    fn of_all_else_the_day_has_its_median() {
        let days = [("2026-09-14", "count = 9"), ("2026-09-14", "count = 2"), ("2026-09-14", "count = 3")];
        case("kind = \"count\"", &days, &[Level::whole(3)]);
        let days = [("2026-09-14", "seconds = 10"), ("2026-09-14", "seconds = 20"), ("2026-09-16", "seconds = 5")];
        case("kind = \"duration\"", &days, &[Level::whole(15), Level::whole(5)]);
    }
}
