//! Means, variances and medians as exact fractions, so that a tie is a tie and no spread is no spread.

use num_rational::BigRational;
use num_traits::ToPrimitive;

use crate::record::Level;

/// A fraction of whole numbers of any size. A detrended level has the product of several denominators below its line.
pub(super) type Fraction = BigRational;

/// A whole number.
pub(super) fn whole(number: usize) -> Fraction {
    Fraction::from_integer(number.into())
}

/// The level itself.
pub(super) fn fraction(level: Level) -> Fraction {
    let ratio = level.ratio();
    Fraction::new_raw((*ratio.numer()).into(), (*ratio.denom()).into())
}

/// The levels themselves.
pub(super) fn fractions(levels: &[Level]) -> Vec<Fraction> {
    levels.iter().copied().map(fraction).collect()
}

/// The nearest floating-point number.
pub(super) fn float(fraction: &Fraction) -> f64 {
    fraction.to_f64().unwrap_or(f64::NAN)
}

/// How many, as a floating-point number.
#[expect(clippy::cast_precision_loss, reason = "results and their pairs are far fewer than 2^52")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

/// How many more, or fewer, as a floating-point number.
#[expect(clippy::cast_precision_loss, reason = "results and their pairs are far fewer than 2^52")]
pub(super) fn difference(count: i64) -> f64 {
    count as f64
}

/// The middle value, or half-way between the two in the middle. `None` of none.
pub(super) fn median(mut values: Vec<Fraction>) -> Option<Fraction> {
    values.sort_unstable();
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        n if n % 2 == 1 => Some(values.swap_remove(middle)),
        _ => Some((&values[middle - 1] + &values[middle]) / whole(2)),
    }
}

/// What the formulas of means need of some values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Summary {
    /// How many.
    pub(super) count: usize,
    /// Their mean.
    pub(super) mean: Fraction,
    /// The sum of the squares of their distances from the mean.
    pub(super) squares: Fraction,
}

impl Summary {
    /// Of none, nothing.
    pub(super) fn of(values: &[Fraction]) -> Option<Self> {
        if values.is_empty() {
            return None;
        }
        let mean = values.iter().sum::<Fraction>() / whole(values.len());
        let squares = values.iter().map(|value| (value - &mean) * (value - &mean)).sum();
        Some(Self { count: values.len(), mean, squares })
    }

    /// The variance, with one less than the count below its line; one value has none.
    pub(super) fn variance(&self) -> Option<Fraction> {
        (self.count > 1).then(|| &self.squares / whole(self.count - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_exact() {
        let tenths: Vec<Level> = ["0.1", "0.2", "0.3"].iter().map(|text| Level::parse(text).unwrap()).collect();
        let tenths = fractions(&tenths);
        let summary = Summary::of(&tenths).unwrap();
        assert_eq!(summary.mean, whole(1) / whole(5));
        assert_eq!(summary.variance(), Some(whole(1) / whole(100)));
        assert_eq!(Summary::of(&tenths[..1]).unwrap().variance(), None);
        assert_eq!(Summary::of(&[]), None);
    }

    #[test]
    fn the_median_of_an_even_count_is_half_way() {
        let median_of = |levels: &[i64]| median(levels.iter().map(|level| fraction(Level::whole(*level))).collect());
        assert_eq!(median_of(&[]), None);
        assert_eq!(median_of(&[9, 1, 4]), Some(whole(4)));
        assert_eq!(median_of(&[9, 1, 4, 5]), Some(whole(9) / whole(2)));
    }
}
