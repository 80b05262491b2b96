//! The change in standard deviations.

use super::estimate::{Bias, Estimate, Interval, NotComputable};
use super::exact::{Fraction, Summary, float, fractions, number, whole};
use crate::record::Level;
use crate::record::target::Direction;

/// Whose standard deviation the change is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// That of the results before.
    Baseline,
    /// That of both phases, each about its own mean.
    Pooled,
}

/// Standardised mean difference within one pupil: the mean after less the mean before, in standard deviations, with its
/// standard error and interval. Less than nothing is for the worse. It has no range, and is not to be compared with
/// differences between groups of pupils. (Statistics, section 1; the correction for few results is Hedges's.)
///
/// # Errors
/// Where a phase has no results, or there are too few to have a standard deviation or to be corrected, or they do not
/// vary.
pub fn smd(before: &[Level], after: &[Level], direction: Direction, spread: Spread, bias: Bias) -> Estimate<Interval> {
    let old = Summary::of(&fractions(before)).ok_or(NotComputable::TooFewBefore(1))?;
    let new = Summary::of(&fractions(after)).ok_or(NotComputable::TooFewAfter(1))?;
    let (freedom, squares, none) = match spread {
        Spread::Baseline => (old.count - 1, old.squares.clone(), NotComputable::NoSpreadBefore),
        Spread::Pooled => (old.count + new.count - 2, &old.squares + &new.squares, NotComputable::NoSpread),
    };
    let correction = correction(freedom, spread, bias)?;
    let variance = squares / whole(freedom);
    if variance == Fraction::default() {
        return Err(none);
    }
    let change = match direction {
        Direction::Increase => &new.mean - &old.mean,
        Direction::Decrease => &old.mean - &new.mean,
    };
    let estimate = correction * float(&change) / float(&variance).sqrt();
    let (m, n) = (number(old.count), number(new.count));
    let own = estimate.powi(2) / (2.0 * number(freedom));
    let of_means = match spread {
        Spread::Pooled => Ok(1.0 / m + 1.0 / n),
        Spread::Baseline => {
            let ratio = new.variance().map(|new| float(&(new / &variance))).ok_or(NotComputable::TooFewAfter(2));
            ratio.map(|ratio| 1.0 / m + ratio / n)
        }
    };
    Ok(Interval::normal(estimate, of_means.map(|of_means| correction * (of_means + own).sqrt())))
}

/// J = 1 - 3/(4f - 1) for f degrees of freedom. With one degree it is 0, which would make every change nothing.
fn correction(freedom: usize, spread: Spread, bias: Bias) -> Estimate {
    let needed = if bias == Bias::Corrected { 2 } else { 1 };
    if freedom < needed {
        return Err(match spread {
            Spread::Baseline => NotComputable::TooFewBefore(needed + 1),
            Spread::Pooled => NotComputable::TooFew(needed + 2),
        });
    }
    Ok(match bias {
        Bias::Corrected => 1.0 - 3.0 / (4.0 * number(freedom) - 1.0),
        Bias::Uncorrected => 1.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(before: &[i64], after: &[i64], spread: Spread, bias: Bias) -> Estimate<Interval> {
        let levels = |of: &[i64]| of.iter().copied().map(Level::whole).collect::<Vec<_>>();
        smd(&levels(before), &levels(after), Direction::Increase, spread, bias)
    }

    #[track_caller]
    fn case(spread: Spread, bias: Bias, estimate: f64, se: f64) {
        let found = found(&[2, 4, 6], &[7, 9], spread, bias).unwrap();
        assert!((found.estimate - estimate).abs() < 1e-12, "{} is not {estimate}", found.estimate);
        assert!((found.se.unwrap() - se).abs() < 1e-12, "{:?} is not {se}", found.se);
    }

    /// Means 4 and 8, variances 4 and 2; the corrections are 1 - 3/7 and 1 - 3/11.
    #[test]
    fn worked_by_hand() {
        let root = f64::sqrt;
        case(Spread::Baseline, Bias::Uncorrected, 2.0, root(1.0 / 3.0 + 1.0 / 4.0 + 4.0 / 4.0));
        let se = 4.0 / 7.0 * root(1.0 / 3.0 + 1.0 / 4.0 + 16.0 / 49.0);
        case(Spread::Baseline, Bias::Corrected, 8.0 / 7.0, se);
        let change = 4.0 / root(10.0 / 3.0);
        case(Spread::Pooled, Bias::Uncorrected, change, root(1.0 / 3.0 + 1.0 / 2.0 + change.powi(2) / 6.0));
        let corrected = 8.0 / 11.0 * change;
        let se = 8.0 / 11.0 * root(1.0 / 3.0 + 1.0 / 2.0 + corrected.powi(2) / 6.0);
        case(Spread::Pooled, Bias::Corrected, corrected, se);
    }

    #[test]
    fn less_is_better_where_the_target_says_so() {
        let levels = [2, 4, 6, 7, 9].map(Level::whole);
        let mirrored = smd(&levels[..3], &levels[3..], Direction::Decrease, Spread::Baseline, Bias::Uncorrected);
        assert!((mirrored.unwrap().estimate + 2.0).abs() < 1e-12);
    }

    /// Two results before would make the correction 0 and every change nothing; three equal ones have no spread.
    #[test]
    fn what_has_no_standard_deviation_has_no_number() {
        use NotComputable::{NoSpread, NoSpreadBefore, TooFew, TooFewAfter, TooFewBefore};
        for (before, after, spread, bias, why) in [
            (vec![], vec![1], Spread::Baseline, Bias::Corrected, TooFewBefore(1)),
            (vec![1], vec![], Spread::Pooled, Bias::Corrected, TooFewAfter(1)),
            (vec![1], vec![2, 3], Spread::Baseline, Bias::Uncorrected, TooFewBefore(2)),
            (vec![1, 4], vec![2, 3], Spread::Baseline, Bias::Corrected, TooFewBefore(3)),
            (vec![1], vec![2], Spread::Pooled, Bias::Uncorrected, TooFew(3)),
            (vec![1], vec![2, 3], Spread::Pooled, Bias::Corrected, TooFew(4)),
            (vec![4, 4, 4], vec![2, 3], Spread::Baseline, Bias::Corrected, NoSpreadBefore),
            (vec![4, 4, 4], vec![3, 3], Spread::Pooled, Bias::Corrected, NoSpread),
        ] {
            assert_eq!(found(&before, &after, spread, bias), Err(why), "{before:?} {after:?}");
        }
    }

    #[test]
    fn one_result_after_has_an_estimate_and_no_standard_error() {
        let one = found(&[1, 2, 3], &[5], Spread::Baseline, Bias::Uncorrected).unwrap();
        assert!((one.estimate - 3.0).abs() < 1e-12);
        assert_eq!((one.se, one.low), (Err(NotComputable::TooFewAfter(2)), Err(NotComputable::TooFewAfter(2))));
    }
}
