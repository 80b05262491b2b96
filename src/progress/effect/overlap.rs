//! How far the results after lie clear of those before: PND, PEM, PAND and IRD. None has a standard error.

use super::estimate::{Estimate, NotComputable};
use super::exact::number;
use crate::record::Level;
use crate::record::target::Direction;

/// Percentage of non-overlapping data: the share of the results after that are better than every result before.
/// 0 to 1. (Scruggs, Mastropieri and Casto 1987; statistics, section 1.)
///
/// # Errors
/// Where a phase has no results.
pub fn pnd(before: &[Level], after: &[Level], direction: Direction) -> Estimate {
    let (before, after) = more_is_better(before, after, direction)?;
    let clear = after.iter().filter(|level| before.iter().all(|old| old < level)).count();
    Ok(number(clear) / number(after.len()))
}

/// Percentage exceeding the median: the share of the results after that are better than the median of those before,
/// equal ones counted half. 0 to 1. (Ma 2006; statistics, section 1.)
///
/// # Errors
/// Where a phase has no results.
pub fn pem(before: &[Level], after: &[Level], direction: Direction) -> Estimate {
    let (before, after) = more_is_better(before, after, direction)?;
    let median = Level::median(&before).ok_or(NotComputable::TooFewBefore(1))?;
    let better = after.iter().filter(|level| **level > median).count();
    let equal = after.iter().filter(|level| **level == median).count();
    Ok((number(better) + number(equal) / 2.0) / number(after.len()))
}

/// Percentage of all non-overlapping data: the share of all results that is left once the fewest are taken away after
/// which every result after is better than every one before; equal ones overlap. The larger phase's share of all
/// results to 1. (Parker, Hagan-Burke and Vannest 2007, by fewest removals; statistics, sections 1 and 2.)
///
/// # Errors
/// Where a phase has no results.
pub fn pand(before: &[Level], after: &[Level], direction: Direction) -> Estimate {
    let (mut before, after) = more_is_better(before, after, direction)?;
    before.sort_unstable();
    // Whichever is the best of the results before that stays, all worse ones stay too, and so do all better ones after.
    let stay = |(worse, best): (usize, &Level)| worse + 1 + after.iter().filter(|level| *level > best).count();
    let most = before.iter().enumerate().map(stay).fold(after.len(), usize::max);
    Ok(number(most) / number(before.len() + after.len()))
}

/// Robust improvement rate difference, from PAND by fewest removals: the share of the results after that improved less
/// the share of those before that did. 0 to 1, since PAND is never below the larger phase's share. (Parker, Vannest and
/// Brown 2009; statistics, section 1.)
///
/// # Errors
/// Where a phase has no results.
pub fn ird(before: &[Level], after: &[Level], direction: Direction) -> Estimate {
    let pand = pand(before, after, direction)?;
    let (m, n) = (number(before.len()), number(after.len()));
    Ok(1.0 - (m + n).powi(2) / (2.0 * m * n) * (1.0 - pand))
}

/// Both phases turned so that more is better.
fn more_is_better(before: &[Level], after: &[Level], direction: Direction) -> Estimate<(Vec<Level>, Vec<Level>)> {
    if before.is_empty() {
        return Err(NotComputable::TooFewBefore(1));
    }
    if after.is_empty() {
        return Err(NotComputable::TooFewAfter(1));
    }
    let turned = |level: &Level| match direction {
        Direction::Increase => *level,
        Direction::Decrease => Level::from(-level.ratio()),
    };
    Ok((before.iter().map(turned).collect(), after.iter().map(turned).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// PND, PEM, PAND and IRD.
    fn all(before: &[i64], after: &[i64], direction: Direction) -> [Estimate; 4] {
        let levels = |of: &[i64]| of.iter().copied().map(Level::whole).collect::<Vec<_>>();
        let (before, after) = (levels(before), levels(after));
        [pnd, pem, pand, ird].map(|index| index(&before, &after, direction))
    }

    #[track_caller]
    fn case(before: &[i64], after: &[i64], direction: Direction, expected: [f64; 4]) {
        for (found, expected) in all(before, after, direction).into_iter().zip(expected) {
            assert!((found.unwrap() - expected).abs() < 1e-12, "{found:?} is not {expected}");
        }
    }

    /// Better than 1, 3 and 5 is one of four; better than their median are two and equal to it is one. Without 3 and 5
    /// all after are better than all before, and taking away one alone does not do it.
    #[test]
    fn worked_by_hand() {
        case(&[1, 5, 3], &[2, 3, 4, 6], Direction::Increase, [0.25, 0.625, 5.0 / 7.0, 5.0 / 12.0]);
        case(&[6, 2, 4], &[5, 4, 3, 1], Direction::Decrease, [0.25, 0.625, 5.0 / 7.0, 5.0 / 12.0]);
    }

    #[test]
    fn the_ends_of_the_ranges() {
        case(&[1, 2], &[3, 4, 5], Direction::Increase, [1.0; 4]);
        case(&[1, 2], &[3, 4, 5], Direction::Decrease, [0.0, 0.0, 0.6, 1.0 / 6.0]);
        case(&[7, 7], &[7, 7], Direction::Increase, [0.0, 0.5, 0.5, 0.0]);
        assert_eq!(all(&[], &[1], Direction::Increase), [Err(NotComputable::TooFewBefore(1)); 4]);
        assert_eq!(all(&[1], &[], Direction::Increase), [Err(NotComputable::TooFewAfter(1)); 4]);
    }
}
