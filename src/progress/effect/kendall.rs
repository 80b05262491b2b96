//! Kendall's rank correlation: whether two things rise together, by pairs.

use std::cmp::Ordering;

use super::exact::{difference, number};

/// What all pairs of places in two lists say of each other (Kendall 1970; statistics, section 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kendall {
    /// The pairs in which both rise or both fall less those in which one rises and the other falls: S.
    pub score: i64,
    /// The pairs that are not tied in the first list.
    apart_in_first: usize,
    /// The pairs that are not tied in the second list.
    apart_in_second: usize,
}

impl Kendall {
    /// Of two lists of one length.
    #[must_use]
    pub fn of<S: Ord, T: Ord>(first: &[S], second: &[T]) -> Self {
        let mut all = Self { score: 0, apart_in_first: 0, apart_in_second: 0 };
        for late in 0..first.len().min(second.len()) {
            for early in 0..late {
                let (x, y) = (first[late].cmp(&first[early]), second[late].cmp(&second[early]));
                all.apart_in_first += usize::from(x != Ordering::Equal);
                all.apart_in_second += usize::from(y != Ordering::Equal);
                all.score += x as i64 * y as i64;
            }
        }
        all
    }

    /// Of a series in order of time and of time: S is the pairs that rise less those that fall.
    #[must_use]
    pub fn with_time<T: Ord>(levels: &[T]) -> Self {
        Self::of(&(0..levels.len()).collect::<Vec<_>>(), levels)
    }

    /// The most that S can be with these ties: D.
    #[must_use]
    pub fn most(&self) -> f64 {
        (number(self.apart_in_first) * number(self.apart_in_second)).sqrt()
    }

    /// S over D, -1 to 1; 0 where all of a list is tied.
    #[must_use]
    pub fn tau_b(&self) -> f64 {
        if self.score == 0 { 0.0 } else { difference(self.score) / self.most() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of six pairs four rise, one falls and one is tied.
    #[test]
    fn worked_by_hand() {
        let trend = Kendall::with_time(&[2, 4, 4, 3]);
        assert_eq!(trend, Kendall { score: 1, apart_in_first: 6, apart_in_second: 5 });
        assert!((trend.most() - 30.0_f64.sqrt()).abs() < 1e-12);
        assert!((trend.tau_b() - 1.0 / 30.0_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn what_is_all_tied_rises_with_nothing() {
        assert!(Kendall::with_time(&[5, 5, 5]).tau_b().abs() < 1e-12);
        assert_eq!(Kendall::of(&[] as &[u8], &[] as &[u8]).score, 0);
    }
}
