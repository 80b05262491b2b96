//! Tau-U and Tau-BC: Tau with the trend of the baseline taken off, by counting pairs or by straightening the series.

use super::baseline_trend::{slope, without_slope};
use super::estimate::{Estimate, Interval, NotComputable};
use super::exact::{Fraction, difference, fractions, number};
use super::kendall::Kendall;
use super::nap::Nap;
use crate::record::Level;
use crate::record::target::Direction;

/// Tau-U, A against B less the trend of A, over mn: the pairs of one result before and one after that are better less
/// those that are worse, less the same of the pairs within the baseline. It can leave -1 to 1 and has no standard
/// error. (Parker, Vannest, Davis and Sauber 2011, one of the four numbers of this name; statistics, sections 1 and 2.)
///
/// # Errors
/// Where a phase has no results.
pub fn tau_u(before: &[Level], after: &[Level], direction: Direction) -> Estimate {
    let tau = Nap::of(before, after, direction)?.tau().estimate;
    let trend = difference(Kendall::with_time(before).score) / (number(before.len()) * number(after.len()));
    Ok(match direction {
        Direction::Increase => tau - trend,
        Direction::Decrease => tau + trend,
    })
}

/// Tau-BC: Tau of what the trend of the baseline leaves of all results, -1 to 1, with its standard error
/// and interval. (Tarlow 2017, in the form with the standard error of Tau; statistics, section 1.)
///
/// # Errors
/// Where there are fewer than two results before, which have no trend, or none after.
pub fn tau_bc(before: &[Level], after: &[Level], direction: Direction) -> Estimate<Interval> {
    let (before, after) = without_trend(before, after)?;
    Ok(Nap::of(&before, &after, direction)?.tau())
}

/// Tau-BC as it was first given: Kendall's tau-b of what the trend leaves and of its phase, -1 to 1. Its interval is not
/// kept within that. (Tarlow 2017; statistics, section 1.)
///
/// # Errors
/// Where there are fewer than two results before, which have no trend, or none after.
pub fn tau_bc_kendall(before: &[Level], after: &[Level], direction: Direction) -> Estimate<Interval> {
    let (before, after) = without_trend(before, after)?;
    let results: Vec<&Fraction> = before.iter().chain(&after).collect();
    let is_after: Vec<bool> = (0..results.len()).map(|place| place >= before.len()).collect();
    let tau = Kendall::of(&is_after, &results).tau_b();
    // Rounding can take a tau of 1 a hair beyond it.
    let se = (2.0 / number(results.len()) * (1.0 - tau * tau).max(0.0)).sqrt();
    Ok(match direction {
        Direction::Increase => Interval::normal(tau, Ok(se)),
        Direction::Decrease => Interval::normal(-tau, Ok(se)),
    })
}

/// What the trend of the baseline leaves of the results before and after.
fn without_trend(before: &[Level], after: &[Level]) -> Estimate<(Vec<Fraction>, Vec<Fraction>)> {
    if after.is_empty() {
        return Err(NotComputable::TooFewAfter(1));
    }
    let (before, after) = (fractions(before), fractions(after));
    let slope = slope(&before).ok_or(NotComputable::TooFewBefore(2))?;
    Ok((without_slope(&before, &slope, 1), without_slope(&after, &slope, before.len() + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(of: &[i64]) -> Vec<Level> {
        of.iter().copied().map(Level::whole).collect()
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    /// Nine pairs, eight better and one tied; the three pairs of the baseline all rise.
    #[test]
    fn tau_u_takes_the_pairs_of_the_baseline_off() {
        let (before, after) = (levels(&[1, 2, 3]), levels(&[3, 4, 5]));
        close(tau_u(&before, &after, Direction::Increase).unwrap(), 5.0 / 9.0);
        close(tau_u(&before, &after, Direction::Decrease).unwrap(), -5.0 / 9.0);
        let falling = levels(&[3, 2, 1]);
        close(tau_u(&falling, &after, Direction::Increase).unwrap(), 11.0 / 9.0);
        assert_eq!(tau_u(&[], &after, Direction::Increase), Err(NotComputable::TooFewBefore(1)));
    }

    /// What only goes on as before is no effect, also where a float would see one: 1/10 is not exact in binary.
    #[test]
    fn a_line_that_goes_on_is_no_effect() {
        let tenths = |from: i64| (from..from + 4).map(|tenth| Level::percent(tenth, 1000)).collect::<Vec<_>>();
        for tau in [tau_bc, tau_bc_kendall] {
            close(tau(&tenths(1), &tenths(5), Direction::Increase).unwrap().estimate, 0.0);
        }
    }

    /// The line through 1, 2, 3 goes on to 4, 5; the results are 1 above it and 2 below.
    #[test]
    fn tau_bc_worked_by_hand() {
        let (before, after) = (levels(&[1, 2, 3]), levels(&[5, 3]));
        close(tau_bc(&before, &after, Direction::Increase).unwrap().estimate, 0.0);
        let above = levels(&[5, 6]);
        close(tau_bc(&before, &above, Direction::Increase).unwrap().estimate, 1.0);
        close(tau_bc(&before, &above, Direction::Decrease).unwrap().estimate, -1.0);
        // Six pairs apart in the phase, six in what is left, and all of them better: 6 / sqrt(6 * 6).
        let kendall = tau_bc_kendall(&before, &above, Direction::Increase).unwrap();
        close(kendall.estimate, 1.0);
        close(kendall.se.unwrap(), 0.0);
        assert_eq!(tau_bc(&before[..1], &above, Direction::Increase), Err(NotComputable::TooFewBefore(2)));
        assert_eq!(tau_bc(&before, &[], Direction::Increase), Err(NotComputable::TooFewAfter(1)));
    }
}
