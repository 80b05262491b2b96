//! The dual criterion: whether enough results after lie beyond both the mean and the trend of those before.

use statrs::distribution::{Binomial, DiscreteCDF as _};

use super::estimate::{Estimate, NotComputable};
use super::exact::{Fraction, Summary, fraction, whole};
use crate::record::Level;
use crate::record::target::Direction;

/// The share of series without a change that may be taken for a change.
const MOST_BY_CHANCE: f64 = 0.05;

/// A result and when it was: the number of the session, the day, or any other whole number that grows with time.
pub type Timed = (i64, Level);

/// Where the two lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// The dual criterion: as the results before give them.
    AsTheyAre,
    /// The conservative dual criterion: moved the wanted way by a quarter of the standard deviation of those results.
    MovedOn,
}

/// How many results after lie beyond both lines, and how many of so many are more than chance.
///
/// The lines are the mean of the results before and their line of least squares, carried on (Fisher, Kelley and Lomas
/// 2003, JABA 36:387-406; statistics, section 3.1). The number required is the strict binomial one, not that of the
/// table printed there, which is one lower at some counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DualCriterion {
    /// The results after that lie beyond both lines, the wanted way; on a line is not beyond it.
    pub beyond: usize,
    /// All results after.
    pub of: usize,
    /// How many are required: the least that chance alone reaches in fewer than 5 % of series. Of fewer than five
    /// results none is enough.
    pub required: Estimate<usize>,
    /// How likely chance alone is to put as many beyond, 0 to 1.
    pub p: f64,
}

impl DualCriterion {
    /// Of two phases; times of the results after may have any distance from those before.
    ///
    /// # Errors
    /// Where there are fewer than three results before, since two lie on a line whatever they are, or all of one time,
    /// or none after.
    pub fn of(before: &[Timed], after: &[Timed], direction: Direction, lines: Lines) -> Estimate<Self> {
        let criterion = Criterion::of(before, lines)?;
        if after.is_empty() {
            return Err(NotComputable::TooFewAfter(1));
        }
        let beyond = after.iter().filter(|result| criterion.is_beyond(result, direction)).count();
        let required = required(after.len()).ok_or(NotComputable::TooFewAfter(5));
        Ok(Self { beyond, of: after.len(), required, p: at_least(beyond, after.len()) })
    }

    /// Of two phases with the number of the result as its time, from 1 on through both.
    ///
    /// # Errors
    /// As [`DualCriterion::of`].
    pub fn by_number(before: &[Level], after: &[Level], direction: Direction, lines: Lines) -> Estimate<Self> {
        let mut timed: Vec<Timed> = (1..).zip(before.iter().chain(after).copied()).collect();
        let after = timed.split_off(before.len());
        Self::of(&timed, &after, direction, lines)
    }

    /// Whether enough lie beyond.
    ///
    /// # Errors
    /// Where there are fewer than five results after.
    pub fn is_met(&self) -> Estimate<bool> {
        self.required.map(|required| self.beyond >= required)
    }
}

/// The least number of so many that chance alone reaches in fewer than 5 % of series; none of fewer than five.
#[must_use]
pub fn required(of: usize) -> Option<usize> {
    (0..=of).find(|beyond| at_least(*beyond, of) < MOST_BY_CHANCE)
}

/// How likely at least so many of so many are where each is as likely as not, 0 to 1.
#[must_use]
pub fn at_least(beyond: usize, of: usize) -> f64 {
    let Some(fewer) = beyond.checked_sub(1) else {
        return 1.0;
    };
    Binomial::new(0.5, of as u64).map_or(f64::NAN, |chance| chance.sf(fewer as u64))
}

/// The two lines, in fractions, so that what lies on a line does not lie beyond it.
struct Criterion {
    mean: Fraction,
    mean_time: Fraction,
    slope: Fraction,
    /// The square of how far both lines are moved on.
    moved: Fraction,
}

impl Criterion {
    fn of(before: &[Timed], lines: Lines) -> Estimate<Self> {
        let too_few = NotComputable::TooFewBefore(3);
        if before.len() < 3 {
            return Err(too_few);
        }
        let (times, levels): (Vec<Fraction>, Vec<Fraction>) = before.iter().map(fractions_of).unzip();
        let (time, level) = (Summary::of(&times).ok_or(too_few)?, Summary::of(&levels).ok_or(too_few)?);
        if time.squares == Fraction::default() {
            return Err(NotComputable::OneTime);
        }
        let product = |(at, of): (&Fraction, &Fraction)| (at - &time.mean) * (of - &level.mean);
        let slope = times.iter().zip(&levels).map(product).sum::<Fraction>() / &time.squares;
        let moved = match lines {
            Lines::AsTheyAre => Fraction::default(),
            Lines::MovedOn => level.variance().ok_or(too_few)? / whole(16),
        };
        Ok(Self { mean: level.mean, mean_time: time.mean, slope, moved })
    }

    fn is_beyond(&self, result: &Timed, direction: Direction) -> bool {
        let (time, level) = fractions_of(result);
        let trend = &self.mean + &self.slope * (time - &self.mean_time);
        [&self.mean, &trend].into_iter().all(|line| {
            let beyond = match direction {
                Direction::Increase => &level - line,
                Direction::Decrease => line - &level,
            };
            // The standard deviation is a root; its square is a fraction.
            beyond > Fraction::default() && &beyond * &beyond > self.moved
        })
    }
}

fn fractions_of((time, level): &Timed) -> (Fraction, Fraction) {
    (Fraction::from_integer((*time).into()), fraction(*level))
}

#[cfg(test)]
mod tests {
    use num_rational::Ratio;

    use super::*;

    /// Of results in quarters.
    fn count(before: &[i64], after: &[i64], direction: Direction, lines: Lines) -> Estimate<DualCriterion> {
        let quarters = |of: &[i64]| of.iter().map(|level| Level::from(Ratio::new(*level, 4))).collect::<Vec<_>>();
        DualCriterion::by_number(&quarters(before), &quarters(after), direction, lines)
    }

    /// Before, 1, 2 and 3: the mean is 2, the line goes on to 4, 5, 6, 7 and 8, and the standard deviation is 1.
    #[test]
    fn on_a_line_is_not_beyond_it() {
        for (direction, sign) in [(Direction::Increase, 1), (Direction::Decrease, -1)] {
            let turn = |levels: &[i64]| levels.iter().map(|level| sign * level).collect::<Vec<_>>();
            for (after, plain, moved) in [
                ([17, 21, 25, 29, 33], 5, 0),
                ([16, 20, 24, 28, 32], 0, 0),
                ([18, 21, 25, 29, 34], 5, 2),
                ([8, 40, 8, 40, 8], 2, 2),
            ] {
                let beyond = |lines| count(&turn(&[4, 8, 12]), &turn(&after), direction, lines).unwrap().beyond;
                assert_eq!((beyond(Lines::AsTheyAre), beyond(Lines::MovedOn)), (plain, moved), "{after:?}");
            }
        }
    }

    /// A falling baseline leaves its mean as the harder line to pass.
    #[test]
    fn both_lines_are_to_be_passed() {
        let found = count(&[12, 8, 4], &[8, 8, 8, 9, 9], Direction::Increase, Lines::AsTheyAre).unwrap();
        assert_eq!((found.beyond, found.of, found.required), (2, 5, Ok(5)));
        assert!((found.p - 26.0 / 32.0).abs() < 1e-12);
        assert_eq!(found.is_met(), Ok(false));
        let found = count(&[12, 8, 4], &[9; 5], Direction::Increase, Lines::AsTheyAre).unwrap();
        assert_eq!(found.is_met(), Ok(true));
    }

    #[test]
    fn too_few_results_say_nothing() {
        let of = |before: &[i64], after: &[i64]| count(before, after, Direction::Increase, Lines::MovedOn);
        assert_eq!(of(&[4, 8], &[9; 5]), Err(NotComputable::TooFewBefore(3)));
        assert_eq!(of(&[4, 8, 12], &[]), Err(NotComputable::TooFewAfter(1)));
        let four = of(&[4, 8, 12], &[99; 4]).unwrap();
        assert_eq!((four.beyond, four.is_met()), (4, Err(NotComputable::TooFewAfter(5))));
        let at_once = [(1, Level::whole(1)); 3];
        let found = DualCriterion::of(&at_once, &at_once, Direction::Increase, Lines::AsTheyAre);
        assert_eq!(found, Err(NotComputable::OneTime));
    }
}
