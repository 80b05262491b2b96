//! The line of least squares, the level that it gives on a day, and how sure that is.

use super::{Dot, sizes_of_ties};
use crate::progress::Confidence;

/// Fewer results leave nothing to judge the line by.
const FEWEST: usize = 3;

/// How near two levels are the same, as a share of their size: what rounding makes of equal ones.
const ROUNDING: f64 = 1e-9;

/// The line of least squares through results (statistics, sections 2 and 5).
///
/// Slope b = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)²; standard error of estimate SEE = √(Σe²/(n − 2)); standard error of the
/// slope SEE / √Σ(x − x̄)². It takes the results to scatter about the line by chance and alike all along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The slope, in the level's unit per day.
    pub slope: f64,
    /// The standard error of estimate, in the level's unit: how far results typically lie from the line.
    pub see: f64,
    /// The degrees of freedom: two less than the results.
    pub df: u32,
    /// The mean day and the mean level.
    middle: (f64, f64),
    /// Σ(x − x̄)², in days squared; above 0.
    spread: f64,
    /// How many results, or the sum of their weights.
    weight: f64,
}

impl Line {
    /// The line through these results, in whatever order; none of fewer than three, or of one day alone.
    #[must_use]
    pub fn fit(dots: &[Dot]) -> Option<Self> {
        Self::through(&dots.iter().map(|dot| dot.xy()).collect::<Vec<_>>())
    }

    /// The line through results of which some tell more than others. Each square counts as often as its weight says,
    /// above 0; with weights all alike it is [`Line::fit`]. SEE is that of a result of weight 1.
    #[must_use]
    pub fn weighted(dots: &[(Dot, f64)]) -> Option<Self> {
        let (xy, weights): (Vec<_>, Vec<f64>) = dots.iter().map(|(dot, weight)| (dot.xy(), *weight)).unzip();
        Self::by_weight(&xy, &weights)
    }

    /// The line through values over days.
    pub(super) fn through(xy: &[(f64, f64)]) -> Option<Self> {
        Self::by_weight(xy, &vec![1.0; xy.len()])
    }

    fn by_weight(xy: &[(f64, f64)], weights: &[f64]) -> Option<Self> {
        let df = u32::try_from(xy.len().checked_sub(2)?).ok()?;
        let sum = |of: &dyn Fn(&(f64, f64)) -> f64| xy.iter().zip(weights).map(|(xy, w)| w * of(xy)).sum::<f64>();
        let weight = sum(&|_| 1.0);
        let middle = (sum(&|(x, _)| *x) / weight, sum(&|(_, y)| *y) / weight);
        let days: Vec<f64> = xy.iter().map(|(x, _)| *x).collect();
        let spread = differ(&days).filter(|()| xy.len() >= FEWEST).map(|()| sum(&|(x, _)| (x - middle.0).powi(2)))?;
        let slope = sum(&|(x, y)| (x - middle.0) * (y - middle.1)) / spread;
        let squares = sum(&|(x, y)| (y - middle.1 - slope * (x - middle.0)).powi(2));
        Some(Self { slope, see: (squares / f64::from(df)).sqrt(), df, middle, spread, weight })
    }

    /// The level of the line on day 0.
    #[must_use]
    pub fn intercept(&self) -> f64 {
        self.middle.1 - self.slope * self.middle.0
    }

    /// The standard error of the slope, per day.
    #[must_use]
    pub fn slope_se(&self) -> f64 {
        self.see / self.spread.sqrt()
    }

    /// The level of the line on a day, among the results or ahead of them: now, or on the goal's date.
    ///
    /// Standard error of the fitted mean: SEE · √(1/n + (x − x̄)²/Σ(x − x̄)²). It is of where the line lies, not of a
    /// single result on that day; and ahead of the results it holds only as long as they go on as they went.
    #[must_use]
    pub fn at(&self, day: f64) -> Fitted {
        let away = day - self.middle.0;
        let se = self.see * (1.0 / self.weight + away * away / self.spread).sqrt();
        Fitted { value: self.middle.1 + self.slope * away, se, df: self.df }
    }
}

/// The level of a line on a day, with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitted {
    /// The level, in its unit; a line knows no least or largest level.
    pub value: f64,
    /// Its standard error, in the same unit.
    pub se: f64,
    /// The degrees of freedom of the standard error.
    pub df: u32,
}

impl Fitted {
    /// The one-sided lower limit by Student's t, in the level's unit: at 90 % the line lies above nine such limits in ten.
    #[must_use]
    pub fn low(&self, confidence: Confidence) -> f64 {
        self.value - self.reach(confidence)
    }

    /// The one-sided upper limit by Student's t, in the level's unit.
    #[must_use]
    pub fn high(&self, confidence: Confidence) -> f64 {
        self.value + self.reach(confidence)
    }

    /// Whether the upper limit lies below a level. A limit on the level itself does not, whatever rounding made of it:
    /// results straight on the aim line are not below it.
    #[must_use]
    pub fn is_below(&self, level: f64, confidence: Confidence) -> bool {
        self.high(confidence) < level - self.rounding(level)
    }

    /// Whether the lower limit lies above a level, and not on it.
    #[must_use]
    pub fn is_above(&self, level: f64, confidence: Confidence) -> bool {
        self.low(confidence) > level + self.rounding(level)
    }

    fn reach(&self, confidence: Confidence) -> f64 {
        // Without scatter nothing is unsure, whatever the confidence.
        if self.se > 0.0 { confidence.one_sided_student(self.df) * self.se } else { 0.0 }
    }

    fn rounding(&self, level: f64) -> f64 {
        ROUNDING * level.abs().max(self.value.abs()).max(1.0)
    }
}

/// The standard error of a slope by the standard error of estimate and the times of the results, in the unit of the
/// first per that of the second: SEE / √Σ(t − t̄)² (Christ, 2006; statistics, section 5). So it is known before teaching
/// begins how long a slope will take to tell growth from chance. None of fewer than two times that differ.
#[must_use]
pub fn slope_standard_error(see: f64, times: &[f64]) -> Option<f64> {
    Some(see / spread(times)?.sqrt())
}

/// Σ(x − x̄)²; none where no two differ.
fn spread(values: &[f64]) -> Option<f64> {
    let middle = mean(values.iter().copied());
    differ(values).map(|()| values.iter().map(|value| (value - middle).powi(2)).sum())
}

/// Nothing where all values are the same.
fn differ(values: &[f64]) -> Option<()> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sizes_of_ties(&sorted).nth(1).map(|_| ())
}

#[expect(clippy::cast_precision_loss, reason = "a target has far fewer results than floats count exactly")]
fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let number = values.len() as f64;
    values.sum::<f64>() / number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Level;

    fn fit(days: &[(i32, i64)]) -> Option<Line> {
        let dots: Vec<Dot> = days.iter().map(|(day, level)| Dot { day: *day, level: Level::whole(*level) }).collect();
        Line::fit(&dots)
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    /// x̄ 1, ȳ 2, Σ(x − x̄)² 2, Σ(x − x̄)(y − ȳ) 2; the residuals are 1/3, -2/3 and 1/3, their squares 2/3 in all.
    #[test]
    fn three_results_by_hand() {
        let line = fit(&[(0, 1), (1, 1), (2, 3)]).unwrap();
        close(line.slope, 1.0);
        close(line.intercept(), 2.0 / 3.0);
        close(line.see, (2.0_f64 / 3.0).sqrt());
        close(line.slope_se(), (1.0_f64 / 3.0).sqrt());
        assert_eq!(line.df, 1);
    }

    /// Two days past the middle: 2/3 · (1/3 + 4/2) is the variance; Student's t of 90 % and 1 df is 3.0777.
    #[test]
    fn a_projection_is_less_sure_than_the_middle() {
        let line = fit(&[(0, 1), (1, 1), (2, 3)]).unwrap();
        let ahead = line.at(3.0);
        close(ahead.value, 2.0 / 3.0 + 3.0);
        close(ahead.se, (2.0_f64 / 3.0 * (1.0 / 3.0 + 2.0)).sqrt());
        let t = 3.077_683_537_175_25;
        assert!((ahead.low(Confidence::NINETY) - (ahead.value - t * ahead.se)).abs() < 1e-9);
        assert!((ahead.high(Confidence::NINETY) - (ahead.value + t * ahead.se)).abs() < 1e-9);
        assert!(line.at(1.0).se < ahead.se);
    }

    #[test]
    fn results_on_the_aim_line_are_on_neither_side_of_it() {
        // 30 % rising by a tenth of a percent a day is no number that floats hold.
        let dots: Vec<Dot> =
            (0..20).map(|day| Dot { day, level: Level::percent(300 + i64::from(day), 1000) }).collect();
        let now = Line::fit(&dots).unwrap().at(19.0);
        let aim = 30.0 + 19.0 * 0.1;
        for confidence in [Confidence::EIGHTY, Confidence::NINETY_FIVE] {
            assert!(!now.is_below(aim, confidence) && !now.is_above(aim, confidence));
            assert!(now.is_below(aim + 0.001, confidence) && now.is_above(aim - 0.001, confidence));
        }
    }

    #[test]
    fn the_limit_decides_and_not_the_level() {
        let now = fit(&[(0, 20), (1, 40), (2, 30), (3, 50)]).unwrap().at(3.0);
        assert!(now.value < 50.0 && !now.is_below(50.0, Confidence::NINETY));
        assert!(now.is_below(now.high(Confidence::NINETY) + 0.1, Confidence::NINETY));
        assert!(now.is_above(now.low(Confidence::NINETY) - 0.1, Confidence::NINETY));
    }

    /// Weights 1, 2, 1: x̄ 1, ȳ 3/2, Σw(x − x̄)² 2, Σw(x − x̄)(y − ȳ) 2; Σwe² = 1/4 + 2·1/4 + 1/4 with one degree of freedom.
    #[test]
    fn what_tells_more_counts_more() {
        let dot = |day: i32, level: i64| Dot { day, level: Level::whole(level) };
        let line = Line::weighted(&[(dot(0, 1), 1.0), (dot(1, 1), 2.0), (dot(2, 3), 1.0)]).unwrap();
        close(line.slope, 1.0);
        close(line.intercept(), 0.5);
        close(line.see, 1.0);
        close(line.at(3.0).se, (1.0_f64 / 4.0 + 4.0 / 2.0).sqrt());
        let alike = Line::weighted(&[(dot(0, 1), 7.0), (dot(1, 1), 7.0), (dot(2, 3), 7.0)]).unwrap();
        let plain = fit(&[(0, 1), (1, 1), (2, 3)]).unwrap();
        close(alike.slope, plain.slope);
        close(alike.at(5.0).value, plain.at(5.0).value);
        close(alike.at(5.0).se, plain.at(5.0).se);
    }

    #[test]
    fn there_is_none_of_two_results_or_of_one_day() {
        for days in [&[][..], &[(1, 20)], &[(1, 20), (2, 40)], &[(1, 20), (1, 40), (1, 60)]] {
            assert_eq!(fit(days), None, "{days:?}");
        }
    }

    /// Six weekly results lie 17.5 weeks squared about their mean: 10/√17.5 = 2.39 (statistics, section 5).
    #[test]
    fn a_slope_of_six_weeks_is_noise() {
        close(slope_standard_error(10.0, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).unwrap(), 10.0 / 17.5_f64.sqrt());
        assert_eq!(slope_standard_error(10.0, &[3.0, 3.0]), None);
    }
}
