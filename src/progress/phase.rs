//! Phases: stretches of a target under unchanged conditions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::series::{Point, Series, median};
use crate::calendar::say;
use crate::record::{Level, Target};

/// How a phase began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    /// Before teaching.
    Baseline,
    /// Teaching as it was first planned.
    Teaching,
    /// After an agreed change in how it is taught.
    Change,
}

/// A stretch under unchanged conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// How it began.
    pub kind: PhaseKind,
    /// `baseline`, `teaching`, or `since the change on 5 October`.
    pub name: String,
    /// The first day; of a baseline, the day of its first result.
    pub from: NaiveDate,
    /// The last day: the one before the next phase, or today.
    pub to: NaiveDate,
    /// How many results it has.
    pub points: usize,
    /// The median of their levels.
    pub median: Option<Level>,
}

/// The phases of a target up to a day, oldest first; none before its first result or the start of teaching.
///
/// Teaching starts on `teaching_from`, or with the first result where that is not said. A change starts a phase on
/// its day once it is agreed; a change of goal alone starts none (contract, "Planning"). A change dated before
/// teaching began, or on that very day, starts none either: teaching began with it.
#[must_use]
pub fn of(target: &Target, series: &Series<'_>, as_of: NaiveDate) -> Vec<Phase> {
    let starts = starts(target, series, as_of);
    let mut phases = Vec::new();
    if let Some(first) = series.baseline().first() {
        let end = starts.keys().next().and_then(NaiveDate::pred_opt).unwrap_or(as_of);
        phases.push(phase(PhaseKind::Baseline, (first.date, end), series.baseline(), as_of));
    }
    let mut begun = starts.iter().peekable();
    while let Some((&from, &kind)) = begun.next() {
        let to = begun.peek().and_then(|(next, _)| next.pred_opt()).unwrap_or(as_of);
        let taught = series.teaching();
        let first = taught.partition_point(|point| point.date < from);
        let end = taught.partition_point(|point| point.date <= to);
        phases.push(phase(kind, (from, to), &taught[first..end], as_of));
    }
    phases
}

/// The first day of each phase after the baseline.
fn starts(target: &Target, series: &Series<'_>, as_of: NaiveDate) -> BTreeMap<NaiveDate, PhaseKind> {
    let first = target.teaching_from.or_else(|| series.points.first().map(|point| point.date));
    let Some(teaching) = first.filter(|day| *day <= as_of) else {
        return BTreeMap::new();
    };
    let changes = target.changes_in_force(as_of).into_iter();
    let changes = changes.filter(|change| change.starts_a_phase() && change.on > teaching);
    changes.map(|change| (change.on, PhaseKind::Change)).chain([(teaching, PhaseKind::Teaching)]).collect()
}

fn phase(kind: PhaseKind, (from, to): (NaiveDate, NaiveDate), points: &[Point<'_>], as_of: NaiveDate) -> Phase {
    let name = match kind {
        PhaseKind::Baseline => "baseline".to_owned(),
        PhaseKind::Teaching => "teaching".to_owned(),
        PhaseKind::Change => format!("since the change on {}", say::within(from, as_of)),
    };
    Phase { kind, name, from, to, points: points.len(), median: median(points) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, ladder, results, target};

    const FIRST: &str = "measure = { kind = \"accuracy\", of = 10 }\ngoal = { level = 80 }\n";

    /// Name, first day, last day, number of points.
    fn phases(extra: &str, as_of: &str) -> Vec<String> {
        let (id, target) = target(&format!("{FIRST}{extra}"));
        let records = results(&[
            ("2026-09-09", "correct = 3\nof = 10"),
            ("2026-09-10", "correct = 2\nof = 10"),
            ("2026-09-14", "correct = 4\nof = 10"),
            ("2026-10-05", "correct = 6\nof = 10"),
            ("2026-10-06", "correct = 7\nof = 10"),
        ]);
        let as_of = day(as_of);
        let series = Series::of(&id, &target.record, &records, &ladder(), as_of);
        let say = |phase: &Phase| format!("{} {} {} {}", phase.name, phase.from, phase.to, phase.points);
        of(&target.record, &series, as_of).iter().map(say).collect()
    }

    fn change(on: &str, more: &str) -> String {
        format!("[[change]]\non = {on}\nwhat = \"Sound buttons\"\nwhy = \"Slow\"\nby = \"jm\"\n{more}\n")
    }

    const AGREED: &str = "agreed = { by = \"as\", on = 2026-10-05 }";

    #[test]
    fn each_agreed_change_starts_a_phase() {
        let lines = format!("teaching_from = 2026-09-14\n{}", change("2026-10-05", AGREED));
        let expected = [
            "baseline 2026-09-09 2026-09-13 2",
            "teaching 2026-09-14 2026-10-04 1",
            "since the change on 5 October 2026-10-05 2026-11-23 2",
        ];
        assert_eq!(phases(&lines, "2026-11-23"), expected);
    }

    #[test]
    fn without_teaching_from_the_first_result_begins_it() {
        assert_eq!(phases("", "2026-09-12"), ["teaching 2026-09-09 2026-09-12 2"]);
        assert_eq!(phases("", "2026-09-08"), Vec::<String>::new());
    }

    #[test]
    fn what_is_not_agreed_or_not_begun_or_of_the_goal_alone_starts_none() {
        let one = ["baseline 2026-09-09 2026-09-13 2", "teaching 2026-09-14 2026-11-23 3"];
        for (on, more) in [
            ("2026-10-05", ""),
            ("2026-10-05", "agreed = { by = \"as\", on = 2026-11-24 }"),
            ("2026-11-24", AGREED),
            ("2026-10-05", "goal = { level = 60 }\ngoal_alone = true\nagreed = { by = \"as\", on = 2026-10-05 }"),
            ("2026-09-14", "agreed = { by = \"as\", on = 2026-09-14 }"),
            ("2026-09-10", "agreed = { by = \"as\", on = 2026-09-10 }"),
        ] {
            let lines = format!("teaching_from = 2026-09-14\n{}", change(on, more));
            assert_eq!(phases(&lines, "2026-11-23"), one, "{on} {more}");
        }
    }

    #[test]
    fn before_teaching_begins_there_is_the_baseline_alone() {
        assert_eq!(phases("teaching_from = 2026-09-14\n", "2026-09-12"), ["baseline 2026-09-09 2026-09-12 2"]);
    }

    #[test]
    fn another_year_is_named() {
        let lines = format!("teaching_from = 2026-09-14\n{}", change("2026-10-05", AGREED));
        assert_eq!(phases(&lines, "2027-01-10")[2], "since the change on 5 October 2026 2026-10-05 2027-01-10 2");
    }
}
