//! How far two observers agree who saw the same session, each by themselves.
//!
//! ```text
//! counts       total_count  mean_count_per_interval  exact_count_per_interval
//! trials       trial_by_trial
//! intervals    interval_by_interval  scored_interval  unscored_interval
//! durations    total_duration  mean_duration_per_occurrence
//! categories   CrossTable: Cohen's kappa, plain or weighted
//! a target     Twice: its sessions that two people counted
//! ```
//!
//! The formulas are those of applied behaviour analysis (statistics, section 5). Each is in percent, from 0 to 100, and
//! the nearest number to the exact fraction: 80 is 80. Where a formula says nothing there is a reason in words and no
//! number. `report` and `cli` may call it for a session that two people recorded. Agreement to a plan is another thing,
//! in `record::agreement`.

mod kappa;
mod twice;

pub use kappa::{CrossTable, Kappa, Weights};
pub use twice::Twice;

use num_rational::BigRational;
use num_traits::ToPrimitive as _;

use crate::record::quantity::{Count, Seconds};

/// Why two observers' agreement is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotComputable {
    /// Neither observer has anything.
    #[error("neither observer recorded anything to compare")]
    Nothing,
    /// What one has the other has not.
    #[error("the first observer recorded {first} and the second {second}, so they cannot be paired one by one")]
    Unpaired {
        /// How many the first has.
        first: usize,
        /// How many the second has.
        second: usize,
    },
    /// Agreement on occurrence needs an occurrence.
    #[error("neither observer scored it in any interval")]
    NoneScored,
    /// Agreement on non-occurrence needs an interval without.
    #[error("both observers scored it in every interval")]
    NoneUnscored,
    /// Chance alone would agree always.
    #[error("both observers used one and the same category throughout, so chance alone would agree")]
    OneCategory,
    /// A row of a table is shorter or longer than the table is high.
    #[error("the table has not as many columns as rows")]
    NotSquare,
    /// An observer used a category that is none.
    #[error("an observer used category {0}, and there are fewer, counted from 0")]
    NoSuchCategory(usize),
}

/// A percentage, or why there is none.
pub type Agreement = Result<f64, NotComputable>;

/// Total count: the smaller total out of the larger. Nothing counted by both is full agreement.
///
/// It is blind to what was counted: each may have seen other occurrences.
#[must_use]
pub fn total_count(first: Count, second: Count) -> f64 {
    percent(&smaller_of_larger(first.get(), second.get()))
}

/// Mean count per interval: the mean over intervals of the smaller count out of the larger; nothing in both is 1.
///
/// # Errors
/// If there is no interval, or one observer has more than the other.
pub fn mean_count_per_interval(first: &[Count], second: &[Count]) -> Agreement {
    mean_of_ratios(paired(first, second)?.map(|(one, other)| (one.get(), other.get())))
}

/// Exact count per interval: the intervals in which both counted the same, out of all.
///
/// # Errors
/// If there is no interval, or one observer has more than the other.
pub fn exact_count_per_interval(first: &[Count], second: &[Count]) -> Agreement {
    trial_by_trial(first, second)
}

/// Trial by trial: the trials on which both recorded the same, out of all.
///
/// # Errors
/// If there is no trial, or one observer has more than the other.
pub fn trial_by_trial<T: PartialEq>(first: &[T], second: &[T]) -> Agreement {
    share_of_same(paired(first, second)?).ok_or(NotComputable::Nothing)
}

/// Interval by interval: the intervals that both scored, or both left, out of all. `true` is an interval in which it
/// occurred.
///
/// Where it occurs in nearly all intervals, or nearly none, chance alone makes this high; see [`scored_interval`],
/// [`unscored_interval`] and [`CrossTable::kappa`].
///
/// # Errors
/// If there is no interval, or one observer has more than the other.
pub fn interval_by_interval(first: &[bool], second: &[bool]) -> Agreement {
    trial_by_trial(first, second)
}

/// Scored interval: the intervals that both scored, out of those that either scored. It suits what is rare.
///
/// # Errors
/// If neither scored any, there is no interval, or one observer has more than the other.
pub fn scored_interval(first: &[bool], second: &[bool]) -> Agreement {
    let scored = paired(first, second)?.filter(|(one, other)| **one || **other);
    share_of_same(scored).ok_or(NotComputable::NoneScored)
}

/// Unscored interval: the intervals that both left, out of those that either left. It suits what is frequent.
///
/// # Errors
/// If both scored every one, there is no interval, or one observer has more than the other.
pub fn unscored_interval(first: &[bool], second: &[bool]) -> Agreement {
    let left = paired(first, second)?.filter(|(one, other)| !**one || !**other);
    share_of_same(left).ok_or(NotComputable::NoneUnscored)
}

/// Total duration: the shorter total out of the longer. No time by both is full agreement.
#[must_use]
pub fn total_duration(first: Seconds, second: Seconds) -> f64 {
    percent(&smaller_of_larger(first.get(), second.get()))
}

/// Mean duration per occurrence: the mean over occurrences of the shorter out of the longer; no time in both is 1.
///
/// # Errors
/// If there is no occurrence, or one observer has more than the other: only [`total_duration`] can compare these.
pub fn mean_duration_per_occurrence(first: &[Seconds], second: &[Seconds]) -> Agreement {
    mean_of_ratios(paired(first, second)?.map(|(one, other)| (one.get(), other.get())))
}

/// What both have of each: one by one, and at least one.
fn paired<'a, T>(first: &'a [T], second: &'a [T]) -> Result<impl Iterator<Item = (&'a T, &'a T)>, NotComputable> {
    match (first.len(), second.len()) {
        (0, 0) => Err(NotComputable::Nothing),
        (first, second) if first != second => Err(NotComputable::Unpaired { first, second }),
        _ => Ok(first.iter().zip(second)),
    }
}

/// The share of pairs that are the same, in percent; none of no pair.
fn share_of_same<'a, T: PartialEq + 'a>(pairs: impl Iterator<Item = (&'a T, &'a T)>) -> Option<f64> {
    let (mut same, mut all) = (0_u32, 0_u32);
    for (one, other) in pairs {
        same += u32::from(one == other);
        all += 1;
    }
    (all > 0).then(|| percent(&BigRational::new(same.into(), all.into())))
}

fn mean_of_ratios(pairs: impl Iterator<Item = (i64, i64)>) -> Agreement {
    let ratios: Vec<BigRational> = pairs.map(|(one, other)| smaller_of_larger(one, other)).collect();
    let number = BigRational::from_integer(ratios.len().into());
    if ratios.is_empty() {
        Err(NotComputable::Nothing)
    } else {
        Ok(percent(&(ratios.iter().sum::<BigRational>() / number)))
    }
}

fn smaller_of_larger(one: i64, other: i64) -> BigRational {
    match one.max(other) {
        0 => BigRational::from_integer(1.into()),
        larger => BigRational::new(one.min(other).into(), larger.into()),
    }
}

/// The nearest number to a share in percent.
fn percent(share: &BigRational) -> f64 {
    let hundred = BigRational::from_integer(100.into());
    // A share from 0 to 1 has one.
    (share * hundred).to_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(counts: &[i64]) -> Vec<Count> {
        counts.iter().map(|count| Count::new(*count).unwrap()).collect()
    }

    fn times(times: &[i64]) -> Vec<Seconds> {
        times.iter().map(|time| Seconds::new(*time).unwrap()).collect()
    }

    /// `x` is an interval in which it occurred.
    fn marks(text: &str) -> Vec<bool> {
        text.chars().map(|mark| mark == 'x').collect()
    }

    #[test]
    fn totals_are_the_smaller_out_of_the_larger() {
        for (first, second, expected) in [(8, 10, 80.0), (10, 8, 80.0), (0, 0, 100.0), (0, 3, 0.0), (7, 7, 100.0)] {
            let count = |number| Count::new(number).unwrap();
            let time = |number| Seconds::new(number).unwrap();
            assert_eq!(total_count(count(first), count(second)).to_bits(), f64::to_bits(expected), "{first} {second}");
            assert_eq!(total_duration(time(first), time(second)).to_bits(), f64::to_bits(expected), "{first} {second}");
        }
    }

    /// Interval by interval 2/4, 3/3, 0/0 and 1/2: the mean of ½, 1, 1 and ½; two of four the same.
    #[test]
    fn counts_are_compared_by_interval() {
        let (first, second) = (counts(&[2, 3, 0, 2]), counts(&[4, 3, 0, 1]));
        assert_eq!(mean_count_per_interval(&first, &second), Ok(75.0));
        assert_eq!(exact_count_per_interval(&first, &second), Ok(50.0));
    }

    /// The mean of these shares is four fifths, and 79.99999999999999 % where floats are added up.
    #[test]
    fn eighty_is_eighty() {
        let (shorter, longer) = ([7, 7, 7, 4, 9, 1], [10, 10, 10, 5, 10, 1]);
        assert_eq!(mean_count_per_interval(&counts(&shorter), &counts(&longer)), Ok(80.0));
        assert_eq!(mean_duration_per_occurrence(&times(&longer), &times(&shorter)), Ok(80.0));
        let nearly = mean_duration_per_occurrence(&times(&[35_999; 40]), &times(&[36_000; 40]));
        assert_eq!(nearly, Ok(100.0 * 35_999.0 / 36_000.0));
    }

    /// Seven intervals: both score 2, both leave 2, one alone scores 3.
    #[test]
    fn intervals_are_scored_or_left() {
        let (first, second) = (marks("xx--x--"), marks("xx---xx"));
        assert_eq!(interval_by_interval(&first, &second), Ok(100.0 * 4.0 / 7.0));
        assert_eq!(scored_interval(&first, &second), Ok(40.0));
        assert_eq!(unscored_interval(&first, &second), Ok(40.0));
    }

    #[test]
    fn trials_may_be_of_any_kind() {
        assert_eq!(trial_by_trial(&["right", "helped", "wrong"], &["right", "wrong", "wrong"]), Ok(200.0 / 3.0));
    }

    #[test]
    fn what_cannot_be_computed_says_why() {
        let never = marks("----");
        assert_eq!(scored_interval(&never, &never), Err(NotComputable::NoneScored));
        assert_eq!(unscored_interval(&never, &never), Ok(100.0));
        let always = marks("xxxx");
        assert_eq!(unscored_interval(&always, &always), Err(NotComputable::NoneUnscored));
        assert_eq!(scored_interval(&always, &never), Ok(0.0));
        assert_eq!(interval_by_interval(&[], &[]), Err(NotComputable::Nothing));
        assert_eq!(mean_duration_per_occurrence(&[], &[]), Err(NotComputable::Nothing));
        let unpaired = mean_duration_per_occurrence(&times(&[20, 30]), &times(&[50])).unwrap_err();
        let said = "the first observer recorded 2 and the second 1, so they cannot be paired one by one";
        assert_eq!(unpaired.to_string(), said);
        assert_eq!(exact_count_per_interval(&[], &counts(&[1])), Err(NotComputable::Unpaired { first: 0, second: 1 }));
    }
}
