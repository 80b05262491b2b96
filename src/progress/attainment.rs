//! Goals on a scale in words: goal attainment scaling, and target monitoring and evaluation.

use crate::record::quantity::Whole;

/// How goals of one pupil are taken to go together, where 0 is not at all and 1 entirely.
const CORRELATION: f64 = 0.3;

/// What was reached on a goal's scale: -2 much less than expected, 0 what was expected, 2 much more.
pub type Attained = Whole<-2, 2>;

/// How much a goal counts beside others of the pupil, 1 to 100.
pub type Weight = Whole<1, 100>;

/// The T-score of goal attainment scaling (Kiresuk and Sherman, 1968; statistics, section 5, where it is from memory):
/// 50 + 10·Σwx / √((1 − ρ)Σw² + ρ(Σw)²), ρ = 0.3. None of no goal.
///
/// 50 is what was expected. The mean of 50 and standard deviation of 10 that it is named for rest on goals set so that
/// falling short and going beyond are as likely; one goal alone has 30, 40, 50, 60 or 70.
#[must_use]
pub fn t_score(goals: &[(Attained, Weight)]) -> Option<f64> {
    // Weights are at most 100, and sums of so few whole numbers are exact.
    let sum = |of: fn(f64, f64) -> f64| {
        goals.iter().map(|(attained, weight)| of(number(*attained), number(*weight))).sum::<f64>()
    };
    let (reached, weights, squares) = (sum(|x, w| w * x), sum(|_, w| w), sum(|_, w| w * w));
    let spread = ((1.0 - CORRELATION) * squares + CORRELATION * weights * weights).sqrt();
    (!goals.is_empty()).then(|| 50.0 + 10.0 * reached / spread)
}

#[expect(clippy::cast_precision_loss, reason = "a number of one or two digits")]
fn number<const LEAST: i64, const MOST: i64>(whole: Whole<LEAST, MOST>) -> f64 {
    whole.get() as f64
}

/// A rating of target monitoring and evaluation, 1 to 10; 10 is met consistently.
pub type Rating = Whole<1, 10>;

/// A target rated before, for what is expected, and after (statistics, section 5, where it is from memory).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Monitored {
    /// Where the pupil began.
    pub baseline: Rating,
    /// What was expected.
    pub expected: Rating,
    /// What was achieved.
    pub achieved: Rating,
}

impl Monitored {
    /// How many steps were achieved since the baseline, -9 to 9. Steps of a rating are in order and not of one size.
    #[must_use]
    pub fn progress(&self) -> i64 {
        self.achieved.get() - self.baseline.get()
    }

    /// Whether what was expected was achieved, or more.
    #[must_use]
    pub fn is_as_expected(&self) -> bool {
        self.achieved >= self.expected
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By attainment and weight.
    fn t(goals: &[(i64, i64)]) -> Option<f64> {
        let goal = |&(attained, weight): &(i64, i64)| (Attained::new(attained).unwrap(), Weight::new(weight).unwrap());
        t_score(&goals.iter().map(goal).collect::<Vec<_>>())
    }

    #[track_caller]
    fn case(goals: &[(i64, i64)], expected: f64) {
        let found = t(goals).unwrap();
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    /// Two goals of one step each: 20 over √(0.7·2 + 0.3·4).
    #[test]
    fn more_goals_beyond_what_was_expected_are_less_likely_luck() {
        case(&[(1, 1)], 60.0);
        case(&[(1, 1), (1, 1)], 50.0 + 20.0 / 2.6_f64.sqrt());
        case(&[(2, 1), (2, 1), (2, 1)], 50.0 + 60.0 / 4.8_f64.sqrt());
    }

    /// √(0.7·(9 + 1) + 0.3·16) = √11.8.
    #[test]
    fn a_goal_counts_by_its_weight() {
        case(&[(2, 3), (-1, 1)], 50.0 + 50.0 / 11.8_f64.sqrt());
        case(&[(1, 7), (-1, 7)], 50.0);
        assert_eq!(t(&[]), None);
    }

    #[test]
    fn a_rating_is_compared_with_where_it_began_and_with_what_was_expected() {
        for ((baseline, expected, achieved), (progress, met)) in
            [((3, 7, 7), (4, true)), ((3, 7, 6), (3, false)), ((5, 7, 4), (-1, false)), ((3, 7, 10), (7, true))]
        {
            let rating = |number| Rating::new(number).unwrap();
            let (baseline, expected, achieved) = (rating(baseline), rating(expected), rating(achieved));
            let found = Monitored { baseline, expected, achieved };
            assert_eq!((found.progress(), found.is_as_expected()), (progress, met), "{found:?}");
        }
    }
}
