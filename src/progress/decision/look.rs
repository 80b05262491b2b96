use super::{Course, Seen, Sign};
use crate::progress::Confidence;
use crate::progress::trend::{Dot, Fitted, Line, day_number};
use crate::record::Level;
use crate::record::target::Direction;

/// How sure a sign is at one look, on the side of its level; but [`Sign::AtRisk`] is less so.
const SURE: Confidence = Confidence::NINETY;

/// How sure [`Sign::AtRisk`] is at one look. At 90 % two looks in a row miss more of those who grow at half the rate,
/// and at 85 % they flag more than one in five of those on track (`examples/decisions`).
const SURE_OF_RISK: Confidence = Confidence::SEVEN_IN_EIGHT;

/// What the results up to one of them show.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The level of the line through the results since the phase began, on the day of the last.
    pub now: Fitted,
    /// The aim line on that day.
    pub expected: Option<f64>,
    /// That line on the goal's date.
    pub on_goal_date: Option<Fitted>,
    /// On the goal's date, the line that is level through the last results before the phase and straight after them.
    pub on_goal_date_with_before: Option<Fitted>,
    /// Whether the level now is clearly better than where the pupil began.
    pub is_better_than_at_first: bool,
    signs: Vec<Sign>,
}

impl Look {
    /// Whether it shows the sign.
    #[must_use]
    pub fn shows(&self, sign: Sign) -> bool {
        self.signs.contains(&sign)
    }

    /// The signs that it shows, the gravest first.
    #[must_use]
    pub fn signs(&self) -> &[Sign] {
        &self.signs
    }

    pub(super) fn of(course: &Course, since: &[Seen]) -> Option<Self> {
        let line = fit(since.iter().copied())?;
        let day = since.last()?.dot.day;
        let now = line.at(f64::from(day));
        let worse = |fitted: Fitted, level: f64| is_worse(course.direction, fitted, level, SURE);
        let better = |fitted: Fitted, level: f64| is_worse(opposite(course.direction), fitted, level, SURE);
        let mut signs = Vec::new();
        let mut add = |sign, shown: bool| signs.extend(shown.then_some(sign));
        add(Sign::GoingBack, course.baseline.is_some_and(|baseline| worse(now, baseline.to_f64())));
        let aim = course.aim.map(|aim| {
            let (goal, goal_date) = (aim.to.1.to_f64(), day_number(aim.to.0));
            let on_goal_date = line.at(goal_date);
            let with_before = bent(course, since, goal_date).unwrap_or(on_goal_date);
            let expected = aim.expected_on(day);
            add(Sign::NoProgress, worse(on_goal_date, goal));
            add(Sign::AtRisk, is_worse(course.direction, with_before, goal, SURE_OF_RISK));
            add(Sign::Ahead, better(now, expected));
            (expected, on_goal_date, with_before)
        });
        let first = course.aim.map(|aim| aim.from.1).or(course.baseline);
        Some(Self {
            now,
            expected: aim.map(|(expected, ..)| expected),
            on_goal_date: aim.map(|(_, on_goal_date, _)| on_goal_date),
            on_goal_date_with_before: aim.map(|(.., with_before)| with_before),
            is_better_than_at_first: first.is_some_and(|first| better(now, first.to_f64())),
            signs,
        })
    }
}

/// The line that is level up to the first day of the phase and straight from there, on a day: least squares over the days
/// since that day, all before it being 0. A straight line through all would lie below a pupil who is on the aim line.
fn bent(course: &Course, since: &[Seen], day: f64) -> Option<Fitted> {
    let first = Dot::on(course.from, Level::whole(0)).day;
    let gone = |seen: &Seen| Seen { dot: Dot { day: (seen.dot.day - first).max(0), ..seen.dot }, ..*seen };
    Some(fit(course.before.iter().chain(since).map(gone))?.at(day - f64::from(first)))
}

fn fit(seen: impl Iterator<Item = Seen>) -> Option<Line> {
    Line::weighted(&seen.map(Seen::weighted).collect::<Vec<_>>())
}

/// Whether the line is clearly on the wrong side of a level: its one-sided limit, and so first of all the line itself.
fn is_worse(direction: Direction, fitted: Fitted, level: f64, sure: Confidence) -> bool {
    match direction {
        Direction::Increase => fitted.value < level && fitted.is_below(level, sure),
        Direction::Decrease => fitted.value > level && fitted.is_above(level, sure),
    }
}

fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Increase => Direction::Decrease,
        Direction::Decrease => Direction::Increase,
    }
}
