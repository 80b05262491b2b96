//! How much of the way to the goal the change is.

use super::estimate::{Estimate, Interval, NotComputable};
use super::exact::{Fraction, Summary, float, fraction, fractions, number};
use super::scale::Scale;
use crate::record::Level;
use crate::record::target::Direction;

/// Percent of goal obtained: of the way from the mean before to the goal, how much the mean after has gone, in percent,
/// with its standard error and interval. Below 0 where it went the other way, over 100 beyond the goal. (Ferron and
/// others 2020; statistics, section 1.)
///
/// # Errors
/// Where a phase has no results, the mean before is at the goal already, or the level has no means.
pub fn percent_of_goal_obtained(
    before: &[Level],
    after: &[Level],
    direction: Direction,
    scale: Scale,
    goal: Level,
) -> Estimate<Interval> {
    scale.has_means()?;
    let old = Summary::of(&fractions(before)).ok_or(NotComputable::TooFewBefore(1))?;
    let new = Summary::of(&fractions(after)).ok_or(NotComputable::TooFewAfter(1))?;
    let way = fraction(goal) - &old.mean;
    let ahead = match direction {
        Direction::Increase => way > Fraction::default(),
        Direction::Decrease => way < Fraction::default(),
    };
    if !ahead {
        return Err(NotComputable::GoalBefore);
    }
    let obtained = float(&((&new.mean - &old.mean) / &way));
    let of_mean = |phase: &Summary, too_few: NotComputable| {
        phase.variance().map(|variance| float(&variance) / number(phase.count)).ok_or(too_few)
    };
    let old_part = of_mean(&old, NotComputable::TooFewBefore(2));
    let new_part = of_mean(&new, NotComputable::TooFewAfter(2));
    let se = old_part.and_then(|old| Ok((old + new_part? + obtained.powi(2) * old).sqrt() / float(&way).abs()));
    Ok(Interval::normal(100.0 * obtained, se.map(|se| 100.0 * se)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn obtained(before: &[i64], after: &[i64], direction: Direction, goal: i64) -> Estimate<Interval> {
        let levels = |of: &[i64]| of.iter().copied().map(Level::whole).collect::<Vec<_>>();
        let (before, after) = (levels(before), levels(after));
        percent_of_goal_obtained(&before, &after, direction, Scale::Amount, Level::whole(goal))
    }

    /// Means 4 and 8, variances 4 and 2, goal 12: half of the way.
    #[test]
    fn worked_by_hand() {
        let half = obtained(&[2, 4, 6], &[7, 9], Direction::Increase, 12).unwrap();
        assert!((half.estimate - 50.0).abs() < 1e-12);
        let se = 100.0 * ((4.0 / 3.0 + 2.0 / 2.0 + 0.25 * 4.0 / 3.0) / 64.0_f64).sqrt();
        assert!((half.se.unwrap() - se).abs() < 1e-12);
        let down = obtained(&[9, 7], &[6, 4, 2], Direction::Decrease, 2).unwrap();
        assert!((down.estimate - 200.0 / 3.0).abs() < 1e-12);
    }

    /// A goal that the baseline has reached is no way to go, and what came after is no share of it.
    #[test]
    fn a_goal_behind_the_baseline_is_no_goal() {
        for (direction, goal) in [(Direction::Increase, 4), (Direction::Increase, 3), (Direction::Decrease, 5)] {
            assert_eq!(obtained(&[2, 4, 6], &[7, 9], direction, goal), Err(NotComputable::GoalBefore));
        }
        let levels = [Level::whole(1)];
        let rungs = percent_of_goal_obtained(&levels, &levels, Direction::Decrease, Scale::Rung, Level::whole(0));
        assert_eq!(rungs, Err(NotComputable::OnlyInOrder));
    }

    #[test]
    fn one_result_has_an_estimate_and_no_standard_error() {
        let one = obtained(&[4], &[8, 8], Direction::Increase, 12).unwrap();
        assert!((one.estimate - 50.0).abs() < 1e-12);
        assert_eq!(one.se, Err(NotComputable::TooFewBefore(2)));
    }
}
