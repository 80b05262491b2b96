use chrono::NaiveDate;

use super::goal_rule::{Found, GoalRule};
use super::series::Series;
use crate::record::Target;
use crate::record::help::Ladder;

/// The day of the session with which the goal's own rule was met; once met it stays met.
#[must_use]
pub fn met_on(target: &Target, series: &Series<'_>, ladder: &Ladder, as_of: NaiveDate) -> Option<NaiveDate> {
    match GoalRule::new(target, target.goal_on(as_of), ladder).find(series.teaching()) {
        Found::Met(run) => run.last().map(|point| point.date),
        Found::Best(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, ladder, results, target};

    #[test]
    fn it_is_the_last_day_of_the_first_run() {
        let (id, target) = target("measure = { kind = \"count\" }\ngoal = { level = 5, sessions = 2 }\n");
        let days = [("2026-11-02", "count = 5"), ("2026-11-03", "count = 6"), ("2026-11-04", "count = 1")];
        let met = |number: usize| {
            let sessions = results(&days[..number]);
            let series = Series::of(&id, &target.record, &sessions, &ladder(), day("2026-11-23"));
            met_on(&target.record, &series, &ladder(), day("2026-11-23"))
        };
        assert_eq!([met(1), met(2), met(3)], [None, Some(day("2026-11-03")), Some(day("2026-11-03"))]);
    }
}
