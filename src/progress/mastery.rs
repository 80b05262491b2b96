//! How easily luck passes a mastery criterion: the chance that a pupil of a true level meets it, and how soon.

use num_rational::Ratio;

use super::Proportion;
use super::distribution::binomial_at_least;
use crate::record::Level;

/// "80 % over 3 consecutive sessions of 10 trials."
///
/// The convention is folklore, and what it lets through is seldom told (statistics, sections 3.3 and 4). With 5 trials
/// a session a pupil whose true level is 60 % meets 80 % over 3 sessions within 20 sessions two times in five.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mastery {
    least_correct: u32,
    trials: u32,
    consecutive: u32,
}

impl Mastery {
    /// A level in percent over so many consecutive sessions of so many trials; none where the level is no percent, or
    /// there are no trials or no sessions.
    #[must_use]
    pub fn new(level: Level, trials: u32, consecutive: u32) -> Option<Self> {
        if level < Level::whole(0) || level > Level::whole(100) || trials == 0 || consecutive == 0 {
            return None;
        }
        // 8 of 10 is 80 %, to the fraction: no float may make it 9 of 10.
        let least_correct = (level.ratio() * Ratio::new(i64::from(trials), 100)).ceil().to_integer();
        let least_correct = u32::try_from(least_correct).ok()?;
        Some(Self { least_correct, trials, consecutive })
    }

    /// The fewest right that a session needs.
    #[must_use]
    pub fn least_correct(self) -> u32 {
        self.least_correct
    }

    /// All the trials of a run that barely passes.
    #[must_use]
    pub fn barely(self) -> Option<Proportion> {
        let (correct, trials) =
            (self.least_correct.checked_mul(self.consecutive)?, self.trials.checked_mul(self.consecutive)?);
        Proportion::new(correct, trials)
    }

    /// The chance, from 0 to 1, that one session of a pupil who is right with the chance `true_level` passes: that of
    /// as many right or more by the binomial distribution. `true_level` is in percent; outside 0 to 100 it is 0 or 100.
    #[must_use]
    pub fn of_one_session(self, true_level: Level) -> f64 {
        binomial_at_least(self.least_correct, self.trials, (true_level.to_f64() / 100.0).clamp(0.0, 1.0))
    }

    /// The chance, from 0 to 1, that the pupil meets the criterion within so many sessions.
    ///
    /// With q the chance of one session, the run goes from i to i + 1 with q and back to 0 with 1 − q, and a run of k
    /// stays: the chance of being there after N sessions, exactly.
    #[must_use]
    pub fn within(self, sessions: u32, true_level: Level) -> f64 {
        let q = self.of_one_session(true_level);
        let mut runs = vec![0.0; self.consecutive as usize];
        runs[0] = 1.0;
        let mut met = 0.0;
        for _ in 0..sessions {
            met += runs[runs.len() - 1] * q;
            let broken = runs.iter().sum::<f64>() * (1.0 - q);
            runs.rotate_right(1);
            for chance in &mut runs {
                *chance *= q;
            }
            runs[0] = broken;
        }
        met
    }

    /// How many sessions it takes the pupil on average: Σ q⁻ⁱ, i from 1 to k. None where a session never passes, or
    /// so seldom that no number holds it.
    #[must_use]
    pub fn expected_sessions(self, true_level: Level) -> Option<f64> {
        let q = self.of_one_session(true_level);
        let mut longest = 1.0;
        let mut sum = 0.0;
        for _ in 0..self.consecutive {
            longest /= q;
            sum += longest;
        }
        Some(sum).filter(|sum: &f64| sum.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(level: i64, trials: u32, consecutive: u32) -> Mastery {
        Mastery::new(Level::whole(level), trials, consecutive).unwrap()
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12 * expected.max(1.0), "{found} is not {expected}");
    }

    #[test]
    fn the_fewest_right_are_exact() {
        for (level, trials, least) in
            [(80, 10, 8), (80, 5, 4), (90, 5, 5), (55, 20, 11), (70, 10, 7), (0, 10, 0), (100, 10, 10), (29, 100, 29)]
        {
            assert_eq!(of(level, trials, 1).least_correct(), least, "{level} % of {trials}");
        }
        assert_eq!(Mastery::new(Level::percent(2, 3), 3, 1).map(Mastery::least_correct), Some(2));
        assert_eq!(of(80, 10, 3).barely(), Proportion::new(24, 30));
    }

    /// One trial right at half: a run of two within 3 sessions is 111, 110 and 011 of eight; it takes 2 + 4 sessions.
    #[test]
    fn a_coin_by_hand() {
        let (coin, half) = (of(100, 1, 2), Level::whole(50));
        close(coin.of_one_session(half), 0.5);
        for (sessions, expected) in [(0, 0.0), (1, 0.0), (2, 0.25), (3, 0.375), (4, 0.5)] {
            close(coin.within(sessions, half), expected);
        }
        close(coin.expected_sessions(half).unwrap(), 6.0);
    }

    #[test]
    fn a_certain_pupil_passes_at_once_and_a_hopeless_one_never() {
        let criterion = of(80, 10, 3);
        close(criterion.within(3, Level::whole(100)), 1.0);
        close(criterion.expected_sessions(Level::whole(100)).unwrap(), 3.0);
        close(criterion.within(1000, Level::whole(0)), 0.0);
        assert_eq!(criterion.expected_sessions(Level::whole(0)), None);
    }

    #[test]
    fn few_trials_let_many_through() {
        let sixty = Level::whole(60);
        assert!((of(80, 5, 3).within(20, sixty) - 0.40).abs() < 0.005);
        assert!((of(80, 10, 3).within(20, sixty) - 0.07).abs() < 0.005);
    }

    #[test]
    fn what_is_no_criterion_is_refused() {
        for (level, trials, consecutive) in [(101, 10, 3), (-1, 10, 3), (80, 0, 3), (80, 10, 0)] {
            assert_eq!(Mastery::new(Level::whole(level), trials, consecutive), None, "{level} {trials} {consecutive}");
        }
    }
}
