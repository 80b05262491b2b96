//! The results of one target in time order.

use chrono::{NaiveDate, NaiveTime};

use crate::record::help::{HelpGiven, Ladder};
use crate::record::measure::MeasureKind;
use crate::record::quantity::Times;
use crate::record::result::{SecondCount, SessionResult, TrialResult};
use crate::record::session::Whose;
use crate::record::target::Direction;
use crate::record::when::school_year_start;
use crate::record::{Filed, Level, RecordPath, Session, Target, TargetId};

/// One result of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point<'a> {
    /// The day of its session.
    pub date: NaiveDate,
    /// When the session began.
    pub start: Option<NaiveTime>,
    /// The session's file.
    pub path: &'a RecordPath,
    /// The session.
    pub session: &'a Session,
    /// What was recorded.
    pub result: &'a TrialResult,
    /// The number that is plotted; for a measure of help the step of the typical rung, 0 for the least help.
    pub level: Level,
    /// Taken without help, to see what is kept.
    pub probe: bool,
    /// What second observers of the session counted.
    pub second: &'a [SecondCount],
}

impl<'a> Point<'a> {
    /// What was recorded, as it is typed and without the help: `8/10`. Empty where the help alone was noted.
    #[must_use]
    pub fn say(&self) -> String {
        self.result.say()
    }

    /// The help that was given; nothing is "not recorded", which is not "independent".
    #[must_use]
    pub fn help(&self) -> Option<&'a HelpGiven> {
        self.result.help.as_ref()
    }

    /// How many trials it rests on, where the result says so.
    #[must_use]
    pub fn trials(&self) -> Option<i64> {
        self.result.trials()
    }
}

/// How many results count in no figure, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Dated before the target's results begin to count.
    pub early: usize,
    /// Not what the measure can hold, or at a rung that the ladder lacks in a measure of help.
    pub unfit: usize,
}

impl LeftOut {
    /// How many in all.
    #[must_use]
    pub fn total(self) -> usize {
        self.early + self.unfit
    }
}

/// The results of one target up to a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series<'a> {
    /// By day, time and file; probes are not among them.
    pub points: Vec<Point<'a>>,
    /// Results taken without help to see what is kept, in the same order.
    pub probes: Vec<Point<'a>>,
    /// Results and probes of fewer trials than the goal asks for, in the same order: they are set aside and shown, and
    /// count in no figure.
    pub few: Vec<Point<'a>>,
    /// The sessions of the target's provision that did not happen though the school was open, in the same order.
    pub missed: Vec<&'a Filed<Session>>,
    /// What counts in no figure.
    pub left_out: LeftOut,
    /// How many of the points are the baseline.
    baseline: usize,
}

impl<'a> Series<'a> {
    /// The results of this target in these sessions, in whatever order they come, none of them after `as_of`.
    ///
    /// A target that says nothing of when its results begin to count takes those of the current school year, which are
    /// those that reports read for it. The baseline is what stands before `teaching_from`; a target without it has none (contract, "Planning").
    #[must_use]
    pub fn of(
        id: &TargetId,
        target: &Target,
        sessions: &'a [Filed<Session>],
        ladder: &Ladder,
        as_of: NaiveDate,
    ) -> Self {
        let from = target.counts_from().unwrap_or_else(|| school_year_start(as_of));
        let least = target.goal_on(as_of).trials.map_or(0, Times::get);
        let mut series = Self::default();
        for filed in sessions.iter().filter(|filed| filed.record.date <= as_of) {
            for result in filed.record.result.iter().filter(|result| result.target == *id) {
                series.take(filed, result, target, from, ladder);
            }
        }
        let is_missed = |session: &Session| session.missed.is_some_and(|reason| reason.whose() != Whose::Closed);
        let is_of_it = |session: &Session| target.provision.is_some() && session.provision == target.provision;
        let counts = |session: &Session| (from..=as_of).contains(&session.date);
        series.missed.extend(sessions.iter().filter(|filed| {
            let session = &filed.record;
            is_missed(session) && is_of_it(session) && counts(session)
        }));
        series.missed.sort_by_key(|filed| (filed.record.date, filed.record.start, &filed.path));
        for kind in [&mut series.points, &mut series.probes] {
            series.few.extend(kind.extract_if(.., |point| point.trials().is_some_and(|trials| trials < least)));
            kind.sort_by_key(when);
        }
        series.few.sort_by_key(when);
        if let Some(teaching) = target.teaching_from {
            series.baseline = series.points.partition_point(|point| point.date < teaching);
        }
        series
    }

    fn take(
        &mut self,
        filed: &'a Filed<Session>,
        result: &'a SessionResult,
        target: &Target,
        from: NaiveDate,
        ladder: &Ladder,
    ) {
        let session = &filed.record;
        if session.date < from {
            self.left_out.early += 1;
            return;
        }
        let fits = result.result.misfit(&target.measure).is_none();
        let Some(level) = result.result.level(ladder).filter(|_| fits) else {
            self.left_out.unfit += 1;
            return;
        };
        let point = Point {
            date: session.date,
            start: session.start,
            path: &filed.path,
            session,
            result: &result.result,
            level,
            probe: result.probe,
            second: &result.second,
        };
        if result.probe { self.probes.push(point) } else { self.points.push(point) }
    }

    /// The results before teaching began.
    #[must_use]
    pub fn baseline(&self) -> &[Point<'a>] {
        &self.points[..self.baseline]
    }

    /// The results since teaching began; all, where the target has no `teaching_from`.
    #[must_use]
    pub fn teaching(&self) -> &[Point<'a>] {
        &self.points[self.baseline..]
    }

    /// Every result that the measure can hold: what counts, probes and what is set aside, by day, time and file.
    #[must_use]
    pub fn all(&self) -> Vec<&Point<'a>> {
        let mut all: Vec<_> = self.points.iter().chain(&self.probes).chain(&self.few).collect();
        all.sort_by_key(|point| (when(point), point.probe));
        all
    }

    /// The latest result.
    #[must_use]
    pub fn latest(&self) -> Option<&Point<'a>> {
        self.points.last()
    }

    /// The last so many results, oldest first; fewer where there are fewer.
    #[must_use]
    pub fn last(&self, number: usize) -> &[Point<'a>] {
        last(&self.points, number)
    }
}

/// The last so many of these points; fewer where there are fewer.
#[must_use]
pub fn last<'s, 'a>(points: &'s [Point<'a>], number: usize) -> &'s [Point<'a>] {
    &points[points.len().saturating_sub(number)..]
}

/// The median of the points' levels.
#[must_use]
pub fn median(points: &[Point<'_>]) -> Option<Level> {
    let levels: Vec<Level> = points.iter().map(|point| point.level).collect();
    Level::median(&levels)
}

/// Which way is better for the level that is plotted: less help is always better.
#[must_use]
pub fn direction(target: &Target) -> Direction {
    if target.measure.kind == MeasureKind::Help { Direction::Decrease } else { target.direction() }
}

fn when<'a>(point: &Point<'a>) -> (NaiveDate, Option<NaiveTime>, &'a RecordPath) {
    (point.date, point.start, point.path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, ladder, result, results, target};

    const ACCURACY: &str = "measure = { kind = \"accuracy\", of = 10 }\ngoal = { level = 80 }\n";

    fn of<'a>(extra: &str, sessions: &'a [Filed<Session>], as_of: &str) -> Series<'a> {
        let (id, target) = target(&format!("{ACCURACY}{extra}"));
        Series::of(&id, &target.record, sessions, &ladder(), day(as_of))
    }

    #[test]
    fn points_are_in_time_order_whatever_order_the_files_have() {
        let mut records = results(&[
            ("2026-09-16", "correct = 3\nof = 10"),
            ("2026-09-14", "correct = 1\nof = 10"),
            ("2026-09-15", "correct = 2\nof = 10\nhelp = \"clueing\""),
        ]);
        let say = |records: &[Filed<Session>]| {
            let series = of("", records, "2026-11-23");
            series.points.iter().map(Point::say).collect::<Vec<_>>()
        };
        let sorted = say(&records);
        assert_eq!(sorted, ["1/10", "2/10", "3/10"]);
        records.reverse();
        assert_eq!(say(&records), sorted);
    }

    #[test]
    fn the_baseline_ends_where_teaching_begins() {
        let records = results(&[
            ("2026-09-10", "correct = 3\nof = 10"),
            ("2026-09-14", "correct = 4\nof = 10"),
            ("2026-09-15", "correct = 5\nof = 10"),
        ]);
        let with = of("teaching_from = 2026-09-14\n", &records, "2026-11-23");
        assert_eq!((with.baseline().len(), with.teaching().len()), (1, 2));
        let without = of("", &records, "2026-11-23");
        assert_eq!((without.baseline().len(), without.teaching().len()), (0, 3));
        assert_eq!(median(without.last(3)), Some(Level::whole(40)));
    }

    #[test]
    fn what_does_not_count_is_counted_apart() {
        let records = results(&[
            ("2026-07-01", "correct = 3\nof = 10"),
            ("2026-09-14", "count = 4"),
            ("2026-09-15", "correct = 0\nof = 0"),
            ("2026-09-16", "correct = 5\nof = 10\nprobe = true"),
            ("2026-09-17", "correct = 6\nof = 10"),
            ("2026-11-24", "correct = 10\nof = 10"),
        ]);
        let series = of("proposed = { by = \"jm\", on = 2026-09-08 }\n", &records, "2026-11-23");
        assert_eq!(series.left_out, LeftOut { early: 1, unfit: 2 });
        assert_eq!((series.points.len(), series.probes.len()), (1, 1));
        assert_eq!(series.latest().map(Point::say).as_deref(), Some("6/10"));
    }

    #[test]
    fn results_of_few_trials_are_set_aside() {
        let (id, target) = target("measure = { kind = \"accuracy\", of = 10 }\ngoal = { level = 80, trials = 5 }\n");
        let records = results(&[
            ("2026-09-16", "correct = 3\nof = 4"),
            ("2026-09-14", "correct = 4\nof = 4\nprobe = true"),
            ("2026-09-15", "correct = 4\nof = 5"),
        ]);
        let series = Series::of(&id, &target.record, &records, &ladder(), day("2026-11-23"));
        assert_eq!((series.points.len(), series.probes.len(), series.left_out.total()), (1, 0, 0));
        let say = |points: Vec<&Point<'_>>| points.into_iter().map(Point::say).collect::<Vec<_>>();
        assert_eq!(say(series.few.iter().collect()), ["4/4", "3/4"]);
        assert_eq!(say(series.all()), ["4/4", "4/5", "3/4"]);
    }

    #[test]
    fn a_record_of_the_future_changes_nothing() {
        let mut records = results(&[("2026-09-14", "correct = 4\nof = 10")]);
        let before = of("", &records, "2026-09-20").points.len();
        records.push(result("2026-09-21", "correct = 9\nof = 10"));
        assert_eq!(of("", &records, "2026-09-20").points.len(), before);
    }

    #[test]
    fn a_measure_of_help_is_plotted_by_its_rung() {
        let (id, target) = target("measure = { kind = \"help\" }\ngoal = { help = \"independent\", sessions = 2 }\n");
        let records = results(&[
            ("2026-09-14", "help = \"clueing\""),
            ("2026-09-15", "help = { independent = 3, prompting = 1 }"),
            ("2026-09-16", "help = \"flying\""),
        ]);
        let series = Series::of(&id, &target.record, &records, &ladder(), day("2026-11-23"));
        let levels: Vec<Level> = series.points.iter().map(|point| point.level).collect();
        assert_eq!(levels, [Level::whole(2), Level::whole(0)]);
        assert_eq!(series.left_out.unfit, 1);
        assert_eq!(direction(&target.record), Direction::Decrease);
    }
}
