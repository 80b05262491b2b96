//! The rules that are compared: keywork's own, each of its signs alone, and those in use elsewhere.

use keywork::progress::Confidence;
use keywork::progress::decision::{Course, Finding, Look, Seen, Sign};
use keywork::progress::trend::Line;
use keywork::record::Level;

/// What a rule is told after a session: the course up to it, and keywork's looks before it and now.
pub(crate) struct At<'a> {
    course: &'a Course,
    since: &'a [Seen],
    before: &'a Look,
    latest: &'a Look,
}

impl<'a> At<'a> {
    /// After so many sessions; `looks` are those after each session from the ninth on.
    pub(crate) fn new(course: &'a Course, sessions: usize, looks: &'a [Look]) -> Option<Self> {
        let (before, latest) = (looks.get(sessions.checked_sub(10)?)?, looks.get(sessions - 9)?);
        Some(Self { course, since: course.since.get(..sessions)?, before, latest })
    }

    /// The aim line on the day of this result.
    fn expected(&self, seen: &Seen) -> f64 {
        self.course.aim.map_or(f64::NAN, |aim| aim.expected_on(seen.dot.day))
    }

    fn last(&self, number: usize) -> &[Seen] {
        &self.since[self.since.len() - number..]
    }

    fn line(&self) -> Option<Line> {
        Line::fit(&self.since.iter().map(|seen| seen.dot).collect::<Vec<_>>())
    }

    fn both(&self, sign: Sign) -> bool {
        self.before.shows(sign) && self.latest.shows(sign)
    }

    fn one_look(&self) -> bool {
        [Sign::GoingBack, Sign::NoProgress, Sign::AtRisk].into_iter().any(|sign| self.latest.shows(sign))
    }

    fn four_below(&self) -> bool {
        self.last(4).iter().all(|seen| seen.dot.level.to_f64() < self.expected(seen))
    }

    fn median_of_three(&self) -> bool {
        let last = self.last(3);
        let levels: Vec<Level> = last.iter().map(|seen| seen.dot.level).collect();
        Level::median(&levels).is_some_and(|median| median.to_f64() < self.expected(&last[1]))
    }

    fn slope(&self) -> bool {
        let needed = self.course.aim.map_or(f64::NAN, |aim| aim.needed_per_week() / 7.0);
        self.line().is_some_and(|line| line.slope < needed)
    }

    /// The fitted level now, by its one-sided limit.
    fn level_now(&self, sure: Confidence) -> bool {
        self.latest.now.is_below(self.latest.expected.unwrap_or(f64::NAN), sure)
    }
}

/// A rule: whether it would have something changed.
pub(crate) type Rule = (&'static str, fn(&At<'_>) -> bool);

/// All of them, keywork's first.
pub(crate) const RULES: &[Rule] = &[
    ("keywork: two looks in a row", |at| Finding::of(at.before, at.latest).asks_for_a_change()),
    ("  at-risk alone", |at| at.both(Sign::AtRisk)),
    ("  no-progress alone", |at| at.both(Sign::NoProgress)),
    ("  going-back alone", |at| at.both(Sign::GoingBack)),
    ("keywork at one look", |at| at.one_look()),
    ("level now below the aim line, 80 %", |at| at.level_now(Confidence::EIGHTY)),
    ("level now below the aim line, 90 %", |at| at.level_now(Confidence::NINETY)),
    ("four points below the aim line", |at| at.four_below()),
    ("median of three below the aim line", |at| at.median_of_three()),
    ("slope less than that of the aim line", |at| at.slope()),
];
