//! What holds for every effect size, whatever the results are.

use keywork::progress::effect::dual_criterion::{DualCriterion, Lines};
use keywork::progress::effect::{Effects, Estimate, Interval, Meaning, Nap, Scale};
use keywork::record::Level;
use keywork::record::target::Direction;
use num_rational::Ratio;
use proptest::prelude::*;

/// Results such as `8/10`, with many ties.
fn results(least: usize) -> impl Strategy<Value = Vec<Level>> {
    let result = (1..=12_i64).prop_flat_map(|of| (0..=of, Just(of))).prop_map(|(part, of)| Level::percent(part, of));
    proptest::collection::vec(result, least..9)
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::Increase), Just(Direction::Decrease)]
}

fn other(direction: Direction) -> Direction {
    if direction == Direction::Increase { Direction::Decrease } else { Direction::Increase }
}

fn each(levels: &[Level], of: impl Fn(Ratio<i64>) -> Ratio<i64>) -> Vec<Level> {
    levels.iter().map(|level| Level::from(of(level.ratio()))).collect()
}

fn effects(before: &[Level], after: &[Level], direction: Direction) -> Effects {
    let goal = Level::whole(if direction == Direction::Increase { 101 } else { -1 });
    Effects::between(before, after, Meaning { direction, scale: Scale::Percent(Some(10.0)), goal: Some(goal) })
}

/// Those that look only at which of two results is better, or at how far apart two differences are.
fn by_order(all: &Effects) -> [Estimate; 14] {
    let ends = |interval: Estimate<Interval>| {
        let interval = interval?;
        Ok([Ok(interval.estimate), interval.se, interval.low, interval.high])
    };
    let [nap, nap_se, low, high] = ends(all.nap.map(|nap| nap.interval())).unwrap();
    let [tau_bc, tau_bc_se, tau_bc_low, tau_bc_high] = ends(all.tau_bc).unwrap_or_else(|why| [Err(why); 4]);
    let tau = all.tau.map(|tau| tau.estimate);
    [
        nap,
        nap_se,
        low,
        high,
        tau,
        all.tau_u,
        tau_bc,
        tau_bc_se,
        tau_bc_low,
        tau_bc_high,
        all.pnd,
        all.pem,
        all.pand,
        all.ird,
    ]
}

fn is_same(one: Estimate, two: Estimate) -> bool {
    match (one, two) {
        (Ok(one), Ok(two)) => (one - two).abs() <= 1e-9 * one.abs().max(1.0),
        (one, two) => one == two,
    }
}

#[track_caller]
fn same(one: &[Estimate], two: &[Estimate]) {
    assert_eq!(one.len(), two.len());
    for (at, (one, two)) in one.iter().zip(two).enumerate() {
        assert!(is_same(*one, *two), "the {at}th: {one:?} is not {two:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// All but those that take off a trend.
    #[test]
    fn the_order_within_a_phase_is_nothing_to_those_without_a_trend(
        (before, mixed_before) in results(1).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        (after, mixed_after) in results(1).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        direction in direction(),
    ) {
        let [one, two] = [effects(&before, &after, direction), effects(&mixed_before, &mixed_after, direction)];
        prop_assert_eq!(one.nap, two.nap);
        prop_assert_eq!((one.tau, one.pnd, one.pem, one.pand, one.ird), (two.tau, two.pnd, two.pem, two.pand, two.ird));
        prop_assert_eq!((one.smd, one.lrr_increasing, one.lrr_decreasing), (two.smd, two.lrr_increasing, two.lrr_decreasing));
        prop_assert_eq!((one.log_odds_ratio, one.log_ratio_of_medians), (two.log_odds_ratio, two.log_ratio_of_medians));
        prop_assert_eq!(one.percent_of_goal_obtained, two.percent_of_goal_obtained);
    }

    #[test]
    fn the_zero_and_the_unit_of_the_levels_are_nothing_to_order_and_spread(
        before in results(1), after in results(1), direction in direction(), shift in -50..50_i64, unit in 1..9_i64,
    ) {
        let moved = |levels: &[Level]| each(levels, |level| level * Ratio::new(unit, 3) + shift);
        let (new_before, new_after) = (moved(&before), moved(&after));
        let [one, two] = [effects(&before, &after, direction), effects(&new_before, &new_after, direction)];
        same(&by_order(&one), &by_order(&two));
        let estimate = |all: &Effects| [all.smd.map(|smd| smd.estimate), all.smd.and_then(|smd| smd.se)];
        same(&estimate(&one), &estimate(&two));
        for lines in [Lines::AsTheyAre, Lines::MovedOn] {
            let of = |before: &[Level], after: &[Level]| DualCriterion::by_number(before, after, direction, lines);
            prop_assert_eq!(of(&before, &after), of(&new_before, &new_after));
        }
    }

    /// Less that is better is more of its opposite.
    #[test]
    fn the_other_direction_is_the_mirror_of_the_levels(
        before in results(1), after in results(1), direction in direction(),
    ) {
        let mirrored = |levels: &[Level]| each(levels, |level| -level);
        let (new_before, new_after) = (mirrored(&before), mirrored(&after));
        let [one, two] = [effects(&before, &after, direction), effects(&new_before, &new_after, other(direction))];
        same(&by_order(&one), &by_order(&two));
        prop_assert_eq!(one.smd, two.smd);
        prop_assert_eq!(one.conservative_dual_criterion, two.conservative_dual_criterion);
    }

    #[test]
    fn what_is_better_one_way_is_as_much_worse_the_other(
        before in results(1), after in results(1), direction in direction(),
    ) {
        let nap = |direction| Nap::of(&before, &after, direction).unwrap();
        let (one, two) = (nap(direction), nap(other(direction)));
        let mirrored = [1.0 - two.estimate, 1.0 - two.high, 1.0 - two.low, two.se_hanley, two.se_null].map(Ok);
        same(&[one.estimate, one.low, one.high, one.se_hanley, one.se_null].map(Ok), &mirrored);
        same(&[one.se], &[two.se]);
        let (one, two) = (effects(&before, &after, direction), effects(&before, &after, other(direction)));
        same(&[one.tau_u, one.tau_bc.map(|tau| tau.estimate)], &[
            two.tau_u.map(|tau| -tau), two.tau_bc.map(|tau| -tau.estimate),
        ]);
        same(&[one.smd.map(|smd| smd.estimate)], &[two.smd.map(|smd| -smd.estimate)]);
    }

    /// The same results again change no share, and leave less in doubt.
    #[test]
    fn the_same_results_again_change_no_share(
        before in results(1), after in results(1), direction in direction(), times in 2..4_usize,
    ) {
        let (again_before, again_after) = (before.repeat(times), after.repeat(times));
        let [one, two] = [effects(&before, &after, direction), effects(&again_before, &again_after, direction)];
        prop_assert_eq!((one.pnd, one.pem), (two.pnd, two.pem));
        same(&[one.pand, one.ird], &[two.pand, two.ird]);
        let (one, two) = (one.nap.unwrap(), two.nap.unwrap());
        prop_assert_eq!(one.estimate.to_bits(), two.estimate.to_bits());
        prop_assert!(two.high - two.low < one.high - one.low, "{:?} {:?}", one, two);
    }

    /// A straight line through both phases is all of the baseline's trend and none of the effect.
    #[test]
    fn a_straight_line_added_to_all_is_nothing_to_tau_bc(
        before in results(2), after in results(1), direction in direction(), rise in -9..9_i64,
    ) {
        let lines = |levels: &[Level], first: usize| -> Vec<Level> {
            let time = |at: usize| i64::try_from(first + at).unwrap();
            levels.iter().enumerate().map(|(at, level)| Level::from(level.ratio() + Ratio::new(rise * time(at), 7))).collect()
        };
        let risen = effects(&lines(&before, 0), &lines(&after, before.len()), direction);
        let plain = effects(&before, &after, direction);
        prop_assert_eq!(risen.tau_bc, plain.tau_bc);
        let slope = |all: &Effects| all.baseline_trend.unwrap().slope.unwrap();
        let added = f64::from(i32::try_from(rise).unwrap()) / 7.0;
        same(&[Ok(slope(&risen))], &[Ok(slope(&plain) + added)]);
    }

    #[test]
    fn every_number_is_one_and_within_its_range(
        before in results(0), after in results(0), direction in direction(),
    ) {
        let all = effects(&before, &after, direction);
        let intervals = [
            all.nap.map(|nap| nap.interval()), all.tau, all.tau_bc, all.smd, all.lrr_increasing, all.lrr_decreasing,
            all.log_odds_ratio, all.log_ratio_of_medians, all.percent_of_goal_obtained,
        ];
        for interval in intervals.into_iter().flatten() {
            prop_assert!(interval.estimate.is_finite(), "{:?}", interval);
            prop_assert!(interval.se.is_ok_and(|se| se >= 0.0 && se.is_finite()) || interval.se.is_err(), "{:?}", interval);
            if let (Ok(low), Ok(high)) = (interval.low, interval.high) {
                prop_assert!(low <= interval.estimate && interval.estimate <= high && high.is_finite(), "{:?}", interval);
            }
        }
        for share in [all.nap.map(|nap| nap.estimate), all.pnd, all.pem, all.pand, all.ird].into_iter().flatten() {
            prop_assert!((-1e-12..=1.0).contains(&share), "{}", share);
        }
        for tau in [all.tau, all.tau_bc].into_iter().flatten() {
            prop_assert!((-1.0..=1.0).contains(&tau.estimate), "{:?}", tau);
        }
        prop_assert_eq!(all.nap.is_ok(), !before.is_empty() && !after.is_empty());
        prop_assert_eq!(all.nap.and_then(|nap| nap.se).is_ok(), before.len() > 1 && after.len() > 1);
    }
}
