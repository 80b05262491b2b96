//! Celeration: how fast a count per minute grows, as a factor per week (precision teaching).

use std::fmt;

use super::{Line, TheilSen};
use crate::progress::Confidence;
use crate::record::quantity::{Count, Seconds};

/// Something counted in a time on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedCount {
    /// The day, counted from any one day.
    pub day: i32,
    /// How many.
    pub count: Count,
    /// In how many seconds; of none there is no rate, and the count is left out.
    pub seconds: Seconds,
}

impl TimedCount {
    /// The day and log₁₀ of the count per minute. No count at all has no logarithm: it stands at half the record
    /// floor, and the floor, one in the time observed, is the least that could have been seen.
    fn xy(self) -> Option<(f64, f64)> {
        let number = |whole: i64| u32::try_from(whole).ok().map(f64::from);
        let minutes = number(self.seconds.get()).filter(|seconds| *seconds > 0.0)? / 60.0;
        let count = number(self.count.get())?;
        let per_minute = if count > 0.0 { count / minutes } else { 0.5 / minutes };
        Some((f64::from(self.day), per_minute.log10()))
    }
}

/// How fast counts per minute grow (statistics, section 5).
///
/// With b the slope of log₁₀ of the count per minute over calendar days, the factor per week is 10^(7b). That a count
/// of none stands at half the record floor is a convention of precision teaching, not a measurement; `zeros` says how
/// often it was used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Celeration {
    /// By least squares.
    pub per_week: Factor,
    /// By the Theil-Sen slope, which one odd day moves little.
    pub per_week_theil_sen: Factor,
    /// Total bounce: how many times the highest result about the line is the lowest; 1 where all lie on it.
    pub bounce: f64,
    /// How many of the counts are 0.
    pub zeros: usize,
    /// The line through log₁₀ of the counts per minute, by days.
    pub line: Line,
}

impl Celeration {
    /// The celeration of these counts, in whatever order; none of fewer than three, or of one day alone.
    #[must_use]
    pub fn of(counts: &[TimedCount]) -> Option<Self> {
        let xy: Vec<(f64, f64)> = counts.iter().filter_map(|count| count.xy()).collect();
        let line = Line::through(&xy)?;
        // Its interval is not used, and so neither is the confidence.
        let theil_sen = TheilSen::through(&xy, Confidence::NINETY_FIVE)?;
        let residuals = || xy.iter().map(|(day, log)| log - line.at(*day).value);
        let (highest, lowest) = (residuals().fold(f64::MIN, f64::max), residuals().fold(f64::MAX, f64::min));
        Some(Self {
            per_week: Factor::of_a_week(line.slope),
            per_week_theil_sen: Factor::of_a_week(theil_sen.slope),
            bounce: 10_f64.powf(highest - lowest),
            zeros: counts.iter().filter(|count| count.count.get() == 0 && count.seconds.get() > 0).count(),
            line,
        })
    }
}

/// By how many times a count per minute becomes more in a week; above 0, and below 1 where it becomes less.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Factor(f64);

impl Factor {
    /// The factor of a week, by the slope of log₁₀ a day.
    fn of_a_week(slope: f64) -> Self {
        Self(10_f64.powf(7.0 * slope))
    }

    /// The factor.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl fmt::Display for Factor {
    /// `×1.25` where it grows, `÷1.25` where it shrinks, as precision teaching writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 >= 1.0 { write!(f, "×{:.2}", self.0) } else { write!(f, "÷{:.2}", 1.0 / self.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: &[(i32, i64, i64)]) -> Option<Celeration> {
        let timed = |&(day, count, seconds): &(i32, i64, i64)| {
            let (count, seconds) = (Count::new(count).unwrap(), Seconds::new(seconds).unwrap());
            TimedCount { day, count, seconds }
        };
        Celeration::of(&counts.iter().map(timed).collect::<Vec<_>>())
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn twice_as_many_each_week_is_twice() {
        let found = of(&[(0, 10, 60), (7, 20, 60), (14, 80, 120)]).unwrap();
        close(found.per_week.get(), 2.0);
        close(found.per_week_theil_sen.get(), 2.0);
        close(found.bounce, 1.0);
        assert_eq!((found.per_week.to_string(), found.zeros), ("×2.00".to_owned(), 0));
    }

    #[test]
    fn half_as_many_each_week_is_said_as_division() {
        let found = of(&[(0, 40, 60), (7, 20, 60), (14, 10, 60)]).unwrap();
        assert_eq!(found.per_week.to_string(), "÷2.00");
    }

    /// None in two minutes stands at a quarter a minute: from there 1, 4 and 16 a minute are four times a week.
    #[test]
    fn a_count_of_none_stands_at_half_the_record_floor() {
        let found = of(&[(0, 0, 120), (7, 1, 60), (14, 4, 60), (21, 16, 60)]).unwrap();
        close(found.per_week.get(), 4.0);
        assert_eq!(found.zeros, 1);
    }

    /// The line through 10, 40, 10 is level; the middle lies log₁₀ 4 above the others.
    #[test]
    fn bounce_is_from_the_lowest_to_the_highest_about_the_line() {
        close(of(&[(0, 10, 60), (7, 40, 60), (14, 10, 60)]).unwrap().bounce, 4.0);
    }

    #[test]
    fn there_is_none_of_two_counts_or_without_time() {
        assert_eq!(of(&[(0, 10, 60), (7, 20, 60)]), None);
        assert_eq!(of(&[(0, 10, 60), (7, 20, 60), (14, 40, 0)]), None);
    }
}
