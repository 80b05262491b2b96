//! What a target aims at: a level, on so many sessions in a row, with no more than this help, by a date.

use std::fmt;

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::help::{Ladder, Rung};
use super::measure::{Measure, MeasureKind};
use super::problem::Code;
use super::quantity::{Level, Times};
use super::typed_result;

/// A target's goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The level to reach; none for a measure of help alone.
    pub level: Option<Level>,
    /// On how many sessions in a row.
    pub sessions: Times,
    /// With at most this help.
    pub help: Option<Rung>,
    /// The date it is to be reached by.
    pub by: Option<NaiveDate>,
    /// Sessions with fewer trials than this do not count.
    pub trials: Option<Times>,
    /// On at least so many different days.
    pub days: Option<Times>,
    /// In at least so many different places.
    pub places: Option<Times>,
    /// With at least so many different adults.
    pub people: Option<Times>,
}

const LEVEL: Field<Level> = Field::new("level", "80", "the level to reach, in the measure's unit");
const SESSIONS: Field<Times> = Field::new("sessions", "3", "on how many sessions in a row; one where it is not said");
const HELP: Field<Rung> = Field::new("help", "\"independent\"", "with at most this help");
const BY: Field<NaiveDate> = Field::new("by", "2026-12-18", "the date to reach it by");
const TRIALS: Field<Times> = Field::new("trials", "8", "a session with fewer trials does not count towards the goal");
const DAYS: Field<Times> = Field::new("days", "3", "on at least so many different days");
const PLACES: Field<Times> = Field::new("places", "2", "in at least so many different places");
const PEOPLE: Field<Times> = Field::new("people", "2", "with at least so many different adults");

impl Table for Goal {
    const FIELDS: &'static [&'static dyn Spec] = &[&LEVEL, &SESSIONS, &HELP, &BY, &TRIALS, &DAYS, &PLACES, &PEOPLE];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let goal = Self {
            level: row.optional(&LEVEL),
            sessions: row.optional(&SESSIONS).or_else(|| Times::new(1))?,
            help: row.optional(&HELP),
            by: row.optional(&BY),
            trials: row.optional(&TRIALS),
            days: row.optional(&DAYS),
            places: row.optional(&PLACES),
            people: row.optional(&PEOPLE),
        };
        if goal.level.is_none() && goal.help.is_none() && !row.has(&LEVEL) && !row.has(&HELP) {
            let help = "add `level = 80`, or `help = \"independent\"`, or both";
            row.fault_of_all(Code::CONTRADICTION, "a goal has a level, a rung of help, or both", help);
            return None;
        }
        Some(goal)
    }

    fn write(&self, out: &mut Out) {
        out.opt(&LEVEL, self.level.as_ref());
        if self.sessions.get() > 1 {
            out.put(&SESSIONS, &self.sessions);
        }
        out.opt(&HELP, self.help.as_ref());
        out.opt(&BY, self.by.as_ref());
        out.opt(&TRIALS, self.trials.as_ref());
        out.opt(&DAYS, self.days.as_ref());
        out.opt(&PLACES, self.places.as_ref());
        out.opt(&PEOPLE, self.people.as_ref());
    }
}

/// Why a text is no goal, or not for this measure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GoalError {
    /// It is not in the form of a goal.
    #[error("`{text}` is no goal")]
    Form {
        /// What was given.
        text: String,
        /// A right one.
        example: &'static str,
    },
    /// The rung is not on the ladder.
    #[error("`{rung}` is no rung of the school's ladder")]
    Rung {
        /// What was given.
        rung: String,
        /// The nearest, or all.
        help: String,
    },
    /// The measure never gives such a level.
    #[error("a measure of {measure} never reaches {level}")]
    Reach {
        /// The level asked for.
        level: Level,
        /// The measure.
        measure: String,
        /// What it can reach.
        range: String,
    },
    /// A measure of help has a rung for its goal and no level; every other measure has a level.
    #[error("a goal for a measure of {measure} {wanted}")]
    Wanted {
        /// The kind of measure.
        measure: MeasureKind,
        /// What it has.
        wanted: &'static str,
        /// A right one.
        example: &'static str,
    },
}

impl GoalError {
    /// What to do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Form { example, .. } | Self::Wanted { example, .. } => format!("write it such as \"{example}\""),
            Self::Rung { help, .. } => help.clone(),
            Self::Reach { range, .. } => format!("give a level of {range}"),
        }
    }
}

impl Goal {
    /// A goal as it is typed: `80% @independent over 3`, `40 over 2`, `@independent over 5`, `3m20s`.
    ///
    /// # Errors
    /// When the text has not that form, names a rung that the ladder lacks, or asks what the measure never gives.
    pub fn parse(text: &str, measure: &Measure, ladder: &Ladder, by: Option<NaiveDate>) -> Result<Self, GoalError> {
        let wrong = || GoalError::Form { text: crate::text::brief(text, 40), example: example(measure.kind) };
        let (aim, sessions) = match text.rsplit_once(" over ") {
            Some((aim, sessions)) => (aim, sessions.trim().parse().ok().and_then(Times::new).ok_or_else(wrong)?),
            None => (text, Times::new(1).ok_or_else(wrong)?),
        };
        let (level, rung) =
            aim.split_once('@').map_or((aim.trim(), None), |(level, rung)| (level.trim(), Some(rung.trim())));
        let level = if level.is_empty() { None } else { Some(measure.parse_level(level).ok_or_else(wrong)?) };
        let help = rung.map(|rung| {
            ladder.find(rung).cloned().ok_or_else(|| GoalError::Rung {
                rung: crate::text::brief(rung, 40),
                help: typed_result::rung_help(rung, ladder),
            })
        });
        let goal =
            Self { level, sessions, help: help.transpose()?, by, trials: None, days: None, places: None, people: None };
        goal.fits(measure).map(|()| goal)
    }

    /// Whether the measure can reach the goal.
    ///
    /// # Errors
    /// When it cannot.
    pub fn fits(&self, measure: &Measure) -> Result<(), GoalError> {
        let kind = measure.kind;
        let wanted = |wanted| GoalError::Wanted { measure: kind, wanted, example: example(kind) };
        match self.level {
            None if kind == MeasureKind::Help && self.help.is_some() => Ok(()),
            None if kind == MeasureKind::Help => Err(wanted("has a rung")),
            None => Err(wanted("has a level")),
            Some(_) if kind == MeasureKind::Help => Err(wanted("has a rung and no level")),
            Some(level) => {
                let range = || GoalError::Reach { level, measure: measure.to_string(), range: measure.say_range() };
                if measure.reaches(level) { Ok(()) } else { Err(range()) }
            }
        }
    }

    /// The goal with what is newly asked for put in its place: the level, sessions and help together, or the date.
    /// The trials, days, places and people that a session needs to count stay.
    #[must_use]
    pub fn changed(&self, aim: Option<Self>, by: Option<NaiveDate>) -> Self {
        let aim = aim.unwrap_or_else(|| self.clone());
        Self { level: aim.level, sessions: aim.sessions, help: aim.help, by: by.or(self.by), ..self.clone() }
    }

    /// The goal in words, without its date: `80% @independent over 3`.
    #[must_use]
    pub fn say(&self, measure: &Measure) -> String {
        let mut parts: Vec<String> = self.level.iter().map(|level| measure.say(*level)).collect();
        parts.extend(self.help.iter().map(|rung| format!("@{rung}")));
        if self.sessions.get() > 1 {
            parts.push(format!("over {}", self.sessions));
        }
        parts.join(" ")
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> =
            self.level.iter().map(ToString::to_string).chain(self.help.iter().map(|rung| format!("@{rung}"))).collect();
        write!(f, "{} over {}", parts.join(" "), self.sessions)
    }
}

fn example(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Help => "@independent over 5",
        MeasureKind::Accuracy | MeasureKind::Steps | MeasureKind::Interval | MeasureKind::YesNo => {
            "80% @independent over 3"
        }
        MeasureKind::Duration | MeasureKind::Latency => "3m20s over 2",
        _ => "40 over 2",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str, measure: &str) -> Result<Goal, GoalError> {
        Goal::parse(text, &Measure::parse(measure).unwrap(), &Ladder::default(), None)
    }

    #[test]
    fn goals_are_read_as_people_type_them() {
        for (text, measure, said) in [
            ("80% @independent over 3", "accuracy:10", "80% @independent over 3"),
            ("80", "accuracy", "80%"),
            ("40 over 2", "rate", "40 per minute over 2"),
            ("@ind over 5", "help", "@independent over 5"),
            ("3m20s", "duration", "3m20s"),
            ("-1", "scale:-2..2", "-1"),
        ] {
            assert_eq!(parse(text, measure).unwrap().say(&Measure::parse(measure).unwrap()), said);
        }
    }

    #[test]
    fn what_the_measure_cannot_reach_is_refused() {
        for (text, measure) in [
            ("110%", "accuracy:10"),
            ("6", "scale:1..5"),
            ("80%", "help"),
            ("@independent", "count"),
            ("80 over 0", "accuracy"),
            ("80 @flying", "accuracy"),
            ("", "count"),
            ("41", "score:40"),
            ("80% over", "accuracy"),
        ] {
            assert!(parse(text, measure).is_err(), "{text} for {measure}");
        }
    }
}
