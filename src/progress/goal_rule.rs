//! The goal's own rule: its level, with no more than its help, on its number of sessions in a row.

use std::collections::BTreeSet;

use super::series::{Point, direction};
use crate::record::goal::Goal;
use crate::record::help::{Ladder, Rung};
use crate::record::quantity::Times;
use crate::record::target::Direction;
use crate::record::{Level, StaffId, Target};
use crate::text;

/// A goal with all that decides whether a result reaches it.
#[derive(Clone, Copy)]
pub(super) struct GoalRule<'t> {
    target: &'t Target,
    goal: &'t Goal,
    direction: Direction,
    ladder: &'t Ladder,
}

/// Results in a row that reach the goal's level, oldest first.
pub(super) type Run<'a> = Vec<Point<'a>>;

/// What the results have come to.
pub(super) enum Found<'a> {
    /// The rule was met when the last of these was recorded; once met it stays met.
    Met(Run<'a>),
    /// The longest run so far, which may have no results.
    Best(Run<'a>),
}

impl<'t> GoalRule<'t> {
    pub(super) fn new(target: &'t Target, goal: &'t Goal, ladder: &'t Ladder) -> Self {
        Self { target, goal, direction: direction(target), ladder }
    }

    /// Looks for the first run that meets the rule. A session with fewer trials than the goal asks for is not among the
    /// points, and so neither lengthens nor breaks a run.
    pub(super) fn find<'a>(&self, points: &[Point<'a>]) -> Found<'a> {
        let (mut run, mut best) = (Run::new(), Run::new());
        for point in points {
            if !self.reaches(point) {
                run.clear();
                continue;
            }
            run.push(*point);
            if self.lacks(&run).is_empty() {
                return Found::Met(run);
            }
            if run.len() > best.len() {
                best.clone_from(&run);
            }
        }
        Found::Best(best)
    }

    /// Help that was not recorded is not none, so such a result reaches no goal that limits the help; but a probe is
    /// taken without help.
    pub(super) fn reaches(&self, point: &Point<'_>) -> bool {
        let within = |rung: &Rung| {
            let most = point.help().and_then(|help| help.most(self.ladder));
            most.zip(self.ladder.step(rung)).is_some_and(|(most, limit)| most <= limit)
        };
        let reached = match (&self.goal.help, self.direction) {
            (Some(_), _) if point.probe && point.help().is_none() => Some(point.level),
            (Some(rung), _) if self.goal.level.is_none() => return within(rung),
            (Some(rung), Direction::Increase) => point.result.level_with(rung, self.ladder),
            (Some(rung), Direction::Decrease) => Some(point.level).filter(|_| within(rung)),
            (None, _) => Some(point.level),
        };
        reached.zip(self.goal.level).is_some_and(|(reached, goal)| self.is_enough(reached, goal))
    }

    fn is_enough(&self, reached: Level, goal: Level) -> bool {
        match self.direction {
            Direction::Increase => reached >= goal,
            Direction::Decrease => reached <= goal,
        }
    }

    /// What a run still lacks, as `1 of 3 sessions in a row`.
    fn lacks(&self, run: &[Point<'_>]) -> Vec<String> {
        let days: BTreeSet<_> = run.iter().map(|point| point.date).collect();
        let place = |point: &Point<'_>| point.session.place.as_ref().map(|place| place.as_str().trim().to_lowercase());
        let places: BTreeSet<String> = run.iter().filter_map(place).collect();
        let people: BTreeSet<&StaffId> = run.iter().map(|point| &point.session.staff).collect();
        let goal = self.goal;
        let parts = [
            (Some(goal.sessions), run.len(), "session", " in a row"),
            (goal.days, days.len(), "different day", ""),
            (goal.places, places.len(), "different place", ""),
            (goal.people, people.len(), "different adult", ""),
        ];
        let lacks = parts.into_iter().filter_map(|(wanted, had, noun, after)| {
            let wanted = usize::try_from(wanted?.get()).unwrap_or(usize::MAX);
            (had < wanted).then(|| format!("{had} of {}{after}", text::count(wanted, noun)))
        });
        lacks.collect()
    }

    /// `best run so far: 1 of 3 sessions in a row at 80% or more with no help`.
    pub(super) fn say_best(&self, best: &[Point<'_>]) -> String {
        let aim = self.say();
        if best.is_empty() {
            return format!("no session yet {aim}");
        }
        let mut lacks = self.lacks(best);
        let row = match lacks.first() {
            Some(first) if first.ends_with("in a row") => lacks.remove(0),
            _ => format!("{} in a row", text::count(best.len(), "session")),
        };
        let rest = if lacks.is_empty() { String::new() } else { format!(", with {}", text::and_list(&lacks)) };
        format!("best run so far: {row} {aim}{rest}")
    }

    /// `3 sessions in a row at 80% or more with no help`.
    pub(super) fn say_met(&self, run: &[Point<'_>]) -> String {
        let row = if run.len() > 1 { " in a row" } else { "" };
        format!("{}{row} {}", text::count(run.len(), "session"), self.say())
    }

    /// `at 80% or more with no help`.
    pub(super) fn say(&self) -> String {
        let side = if self.direction == Direction::Increase { "more" } else { "less" };
        let level = self.goal.level.map(|level| format!("at {} or {side}", self.target.measure.say(level)));
        let help = self.goal.help.as_ref().map(|rung| say_help(rung, self.ladder));
        level.into_iter().chain(help).collect::<Vec<_>>().join(" ")
    }
}

/// The goal in words, without its date: `80% or more with no help, on 3 sessions in a row`.
#[must_use]
pub fn say_goal(target: &Target, goal: &Goal, ladder: &Ladder) -> String {
    let rule = GoalRule::new(target, goal, ladder).say();
    let number = |times: Times| usize::try_from(times.get()).unwrap_or(usize::MAX);
    let sessions = match number(goal.sessions) {
        1 => ", once".to_owned(),
        sessions => format!(", on {} in a row", text::count(sessions, "session")),
    };
    let more = [
        (goal.trials, "of at least", "trial"),
        (goal.days, "on", "different day"),
        (goal.places, "in", "different place"),
        (goal.people, "with", "different adult"),
    ];
    let more = more
        .into_iter()
        .filter_map(|(times, how, noun)| Some(format!(", {how} {}", text::count(number(times?), noun))));
    format!("{}{sessions}{}", rule.strip_prefix("at ").unwrap_or(&rule), more.collect::<String>())
}

/// `with no help`, or `with no more help than clueing`.
pub(super) fn say_help(rung: &Rung, ladder: &Ladder) -> String {
    if ladder.step(rung) == Some(0) && rung.as_str() == "independent" {
        return "with no help".to_owned();
    }
    format!("with no more help than {rung}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::example::{day, ladder, session, target};
    use crate::progress::series::Series;

    /// Whether the rule is met, and how it is said, after one session a day from 14 September.
    fn found(target_lines: &str, session_lines: &[&str]) -> (bool, String) {
        let (id, target) = target(target_lines);
        let records: Vec<_> = session_lines
            .iter()
            .enumerate()
            .map(|(at, lines)| {
                let (place, result) = lines.split_once(';').unwrap_or(("", lines));
                let text = format!("minutes = 25\n{place}\n[[result]]\ntarget = \"cvc-words\"\n{result}\n");
                session(&format!("2026-09-{}", 14 + at), "0930", &text)
            })
            .collect();
        let ladder = ladder();
        let series = Series::of(&id, &target.record, &records, &ladder, day("2026-11-23"));
        assert_eq!(series.left_out.total(), 0, "{session_lines:?}");
        let rule = GoalRule::new(&target.record, &target.record.goal, &ladder);
        match rule.find(series.teaching()) {
            Found::Met(run) => (true, rule.say_met(&run)),
            Found::Best(run) => (false, rule.say_best(&run)),
        }
    }

    #[track_caller]
    fn accuracy(goal: &str, sessions: &[&str], met: bool, said: &str) {
        let target = format!("measure = {{ kind = \"accuracy\", of = 10 }}\ngoal = {{ {goal} }}\n");
        assert_eq!(found(&target, sessions), (met, said.to_owned()), "{goal}");
    }

    const NONE: &str = "correct = 8\nof = 10\nhelp = \"independent\"";
    const CLUE: &str = "correct = 9\nof = 10\nhelp = \"clueing\"";
    const LOW: &str = "correct = 7\nof = 10\nhelp = \"independent\"";
    const UNSAID: &str = "correct = 10\nof = 10";
    const MIXED: &str = "correct = 10\nof = 10\nhelp = { independent = 8, clueing = 2 }";

    #[test]
    fn sessions_in_a_row_with_no_more_help_meet_the_goal() {
        let goal = "level = 80, sessions = 3, help = \"independent\"";
        let met = "3 sessions in a row at 80% or more with no help";
        accuracy(goal, &[NONE, NONE, NONE], true, met);
        accuracy(goal, &[LOW, NONE, MIXED, NONE, LOW], true, met);
        for (sessions, best) in [
            (&[NONE, NONE, LOW, NONE][..], "best run so far: 2 of 3 sessions in a row"),
            (&[NONE, CLUE, NONE, NONE], "best run so far: 2 of 3 sessions in a row"),
            (&[NONE, UNSAID, NONE], "best run so far: 1 of 3 sessions in a row"),
        ] {
            accuracy(goal, sessions, false, &format!("{best} at 80% or more with no help"));
        }
        accuracy(goal, &[LOW, UNSAID], false, "no session yet at 80% or more with no help");
    }

    #[test]
    fn a_goal_without_help_asks_for_the_level_alone() {
        accuracy("level = 80", &[LOW, UNSAID], true, "1 session at 80% or more");
        accuracy(
            "level = 90, help = \"clueing\"",
            &[CLUE],
            true,
            "1 session at 90% or more with no more help than clueing",
        );
    }

    #[test]
    fn a_session_of_few_trials_neither_counts_nor_breaks() {
        let goal = "level = 80, sessions = 2, trials = 8";
        let few = "correct = 0\nof = 3";
        accuracy(goal, &[NONE, few, NONE], true, "2 sessions in a row at 80% or more");
        accuracy(
            goal,
            &["correct = 3\nof = 3", NONE],
            false,
            "best run so far: 1 of 2 sessions in a row at 80% or more",
        );
    }

    #[test]
    fn days_places_and_people_are_counted_over_the_run() {
        let at = |place: &str, staff: &str| format!("place = \"{place}\"\n{staff};{UNSAID}");
        let (class, hall) = (at("class", ""), at("Hall ", ""));
        let goal = "level = 80, sessions = 2, places = 2";
        accuracy(goal, &[&class, &hall], true, "2 sessions in a row at 80% or more");
        accuracy(goal, &[&class, &class, &hall], true, "3 sessions in a row at 80% or more");
        let lacking = "best run so far: 2 sessions in a row at 80% or more, with 1 of 2 different places";
        accuracy(goal, &[&class, &at("Class", "")], false, lacking);
        let lacking = "best run so far: 1 of 2 sessions in a row at 80% or more, with 0 of 2 different places and 1 of 2 different adults";
        accuracy("level = 80, sessions = 2, places = 2, people = 2", &[UNSAID], false, lacking);
        accuracy("level = 80, days = 2", &[UNSAID, UNSAID], true, "2 sessions in a row at 80% or more");
    }

    #[test]
    fn where_less_is_better_it_is_the_other_way_about() {
        let target = "measure = { kind = \"count\" }\ndirection = \"decrease\"\ngoal = { level = 2, sessions = 2 }\n";
        let said = |text: &str| text.to_owned();
        assert_eq!(
            found(target, &["count = 3", "count = 2", "count = 0"]),
            (true, said("2 sessions in a row at 2 or less"))
        );
        let target = "measure = { kind = \"accuracy\" }\ndirection = \"decrease\"\ngoal = { level = 20, help = \"independent\" }\n";
        let helped = "correct = 1\nof = 10\nhelp = { clueing = 10 }";
        assert_eq!(found(target, &[helped]), (false, said("no session yet at 20% or less with no help")));
    }

    #[test]
    fn a_goal_is_said_in_plain_words() {
        for (goal, said) in [
            ("level = 80, sessions = 3, help = \"independent\"", "80% or more with no help, on 3 sessions in a row"),
            ("level = 80", "80% or more, once"),
            ("level = 80, trials = 8, places = 2", "80% or more, once, of at least 8 trials, in 2 different places"),
        ] {
            let (_, target) = target(&format!("measure = {{ kind = \"accuracy\", of = 10 }}\ngoal = {{ {goal} }}\n"));
            assert_eq!(say_goal(&target.record, &target.record.goal, &ladder()), said);
        }
    }

    #[test]
    fn a_goal_of_help_looks_at_the_most_that_was_given() {
        let target = "measure = { kind = \"help\" }\ngoal = { help = \"prompting\", sessions = 2 }\n";
        let (few, much) = ("help = { independent = 5, prompting = 1 }", "help = { independent = 5, clueing = 1 }");
        let said = "2 sessions in a row with no more help than prompting".to_owned();
        assert_eq!(found(target, &[few, "help = \"independent\""]), (true, said));
        assert!(!found(target, &[few, much]).0);
    }
}
