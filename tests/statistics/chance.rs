//! Proportions, what is to be thought of them, and mastery.

use keywork::progress::proportion::{Difference, Prior};
use keywork::progress::{Confidence, Interval, Mastery, Proportion};
use keywork::record::Level;
use proptest::prelude::*;

use super::{config, same};

fn proportion() -> impl Strategy<Value = Proportion> {
    (1..200_u32).prop_flat_map(|of| (0..=of, Just(of))).prop_map(|(correct, of)| Proportion::new(correct, of).unwrap())
}

fn confidence() -> impl Strategy<Value = Confidence> {
    (0.5..0.999_f64).prop_map(|share| Confidence::new(share).unwrap())
}

fn mastery() -> impl Strategy<Value = Mastery> {
    let of = (0..=100_i64, 1..12_u32, 1..5_u32);
    of.prop_map(|(level, trials, run)| Mastery::new(Level::whole(level), trials, run).unwrap())
}

/// As many wrong as were right.
fn mirrored(of: Proportion) -> Proportion {
    Proportion::new(of.trials() - of.correct(), of.trials()).unwrap()
}

fn times(of: Proportion, times: u32) -> Proportion {
    Proportion::new(of.correct() * times, of.trials() * times).unwrap()
}

type IntervalOf = fn(Proportion, Confidence) -> Interval;
const INTERVALS: [IntervalOf; 3] = [Proportion::wilson, Proportion::clopper_pearson, Proportion::jeffreys];

fn width(interval: Interval) -> f64 {
    interval.high - interval.low
}

fn holds(interval: Interval, share: f64) -> bool {
    interval.low <= share && share <= interval.high
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn right_and_wrong_are_the_mirror_image(of in proportion(), confidence in confidence()) {
        for interval in INTERVALS {
            let (right, wrong) = (interval(of, confidence), interval(mirrored(of), confidence));
            same(right.low, 1.0 - wrong.high);
            same(right.high, 1.0 - wrong.low);
            prop_assert!(0.0 <= right.low && right.low < right.high && right.high <= 1.0, "{right:?}");
        }
    }

    #[test]
    fn an_interval_holds_its_share_and_the_exact_one_that_of_jeffreys(of in proportion(), confidence in confidence()) {
        let (exact, jeffreys) = (of.clopper_pearson(confidence), of.jeffreys(confidence));
        prop_assert!(holds(of.wilson(confidence), of.share()) && holds(exact, of.share()));
        prop_assert!(exact.low <= jeffreys.low && jeffreys.high <= exact.high, "{exact:?} {jeffreys:?}");
    }

    #[test]
    fn more_trials_are_surer_and_more_confidence_asks_for_more(of in proportion()) {
        for interval in INTERVALS {
            prop_assert!(width(interval(times(of, 2), Confidence::NINETY)) < width(interval(of, Confidence::NINETY)));
            prop_assert!(width(interval(of, Confidence::NINETY)) < width(interval(of, Confidence::NINETY_FIVE)));
        }
    }

    #[test]
    fn a_difference_the_other_way_about_is_the_mirror_image(one in proportion(), other in proportion()) {
        let (there, back) = [(one, other), (other, one)].map(|(one, other)| Difference::newcombe(one, other, Confidence::NINETY)).into();
        same(there.estimate, -back.estimate);
        same(there.interval.low, -back.interval.high);
        prop_assert!(holds(there.interval, there.estimate));
        prop_assert!(-1.0 <= there.interval.low && there.interval.high <= 1.0);
    }

    #[test]
    fn a_higher_criterion_is_less_likely_reached(of in proportion(), low in 0..100_i64, more in 1..100_i64) {
        for prior in [Prior::Uniform, Prior::Jeffreys] {
            let posterior = of.posterior(prior);
            let (lower, higher) = (Level::whole(low), Level::whole((low + more).min(100)));
            prop_assert!(posterior.at_least(lower) >= posterior.at_least(higher));
            let other = mirrored(of).posterior(prior).at_least(Level::whole(100 - low));
            same(posterior.at_least(lower), 1.0 - other);
        }
    }

    /// Through every row of sessions that pass or do not.
    #[test]
    fn a_run_is_counted_over_every_row_of_sessions(
        level in 0..=100_i64, trials in 1..10_u32, run in 1..5_u32, sessions in 0..10_u32, pupil in 0..=100_i64,
    ) {
        let criterion = Mastery::new(Level::whole(level), trials, run).unwrap();
        let pupil = Level::whole(pupil);
        let q = criterion.of_one_session(pupil);
        let longest = |row: u32| {
            let passed = (0..sessions).map(|at| row >> at & 1 == 1);
            passed.scan(0, |now, passed| { *now = if passed { *now + 1 } else { 0 }; Some(*now) }).max().unwrap_or(0)
        };
        let chance = |row: u32| {
            let passed = i32::try_from(row.count_ones()).unwrap();
            q.powi(passed) * (1.0 - q).powi(i32::try_from(sessions).unwrap() - passed)
        };
        let met: f64 = (0..1_u32 << sessions).filter(|row| longest(*row) >= run).map(chance).sum();
        same(criterion.within(sessions, pupil), met);
    }

    #[test]
    fn mastery_takes_longer_the_more_is_asked(criterion in mastery(), sessions in 1..40_u32, pupil in 0..100_i64) {
        let (pupil, better) = (Level::whole(pupil), Level::whole(pupil + 1));
        let met = criterion.within(sessions, pupil);
        prop_assert!((0.0..=1.0 + 1e-12).contains(&met));
        prop_assert!(met <= criterion.within(sessions + 1, pupil) + 1e-12);
        prop_assert!(met <= criterion.within(sessions, better) + 1e-12);
    }
}

/// The mean of a waiting time is the sum over n of the chance that it is longer than n.
#[test]
fn sessions_expected_are_those_of_the_chances() {
    let pupil = Level::whole(75);
    for (trials, run) in (1..8).flat_map(|trials| [1, 2, 3].map(|run| (trials, run))) {
        let criterion = Mastery::new(Level::whole(60), trials, run).unwrap();
        let waiting: f64 = (0..500).map(|sessions| 1.0 - criterion.within(sessions, pupil)).sum();
        same(criterion.expected_sessions(pupil).unwrap(), waiting);
    }
}
