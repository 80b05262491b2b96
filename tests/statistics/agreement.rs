//! Two observers, and goals on a scale.

use keywork::progress::attainment::{Attained, Weight, t_score};
use keywork::progress::observers::{
    Agreement, CrossTable, Weights, exact_count_per_interval, interval_by_interval, mean_count_per_interval,
    mean_duration_per_occurrence, scored_interval, total_count, unscored_interval,
};
use keywork::record::quantity::{Count, Seconds};
use proptest::prelude::*;

use super::{config, same};

/// What each observer has of each interval.
fn pairs<T: std::fmt::Debug>(of: impl Strategy<Value = T> + Clone) -> impl Strategy<Value = (Vec<T>, Vec<T>)> {
    prop::collection::vec((of.clone(), of), 1..30).prop_map(|pairs| pairs.into_iter().unzip())
}

fn count() -> impl Strategy<Value = Count> + Clone {
    (0..8_i64).prop_map(|count| Count::new(count).unwrap())
}

/// Which of two is the first changes nothing, and neither does the order of the intervals or seeing all of them twice.
fn even_handed<T: Clone>(formula: fn(&[T], &[T]) -> Agreement, first: &[T], second: &[T]) -> Agreement {
    let found = formula(first, second);
    assert_eq!(formula(second, first), found);
    let backwards = |of: &[T]| of.iter().rev().cloned().collect::<Vec<_>>();
    assert_eq!(formula(&backwards(first), &backwards(second)), found);
    assert_eq!(formula(&[first, first].concat(), &[second, second].concat()), found);
    assert!(found.is_err() || found.is_ok_and(|percent| (0.0..=100.0).contains(&percent)), "{found:?}");
    found
}

fn kappa_of(first: &[usize], second: &[usize]) -> Option<f64> {
    CrossTable::of(first, second, 3).unwrap().kappa().ok().map(|kappa| kappa.estimate)
}

fn weighted(first: &[usize], second: &[usize], weights: Weights) -> Option<f64> {
    CrossTable::of(first, second, 3).unwrap().weighted_kappa(weights).ok()
}

fn alike(one: Option<f64>, other: Option<f64>) {
    match one.zip(other) {
        Some((one, other)) => same(one, other),
        None => assert_eq!(one, other),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn counts_are_compared_even_handedly((first, second) in pairs(count())) {
        let mean = even_handed(mean_count_per_interval, &first, &second);
        let exact = even_handed(exact_count_per_interval, &first, &second);
        prop_assert!(exact.unwrap() <= mean.unwrap(), "the same count is its own mean");
        prop_assert_eq!(mean_count_per_interval(&first, &first), Ok(100.0));
        let (one, other) = (first[0], second[0]);
        prop_assert_eq!(total_count(one, other).to_bits(), mean_count_per_interval(&[one], &[other]).unwrap().to_bits());
    }

    #[test]
    fn times_are_compared_even_handedly((first, second) in pairs((0..=36_000_i64).prop_map(|time| Seconds::new(time).unwrap()))) {
        even_handed(mean_duration_per_occurrence, &first, &second).unwrap();
        prop_assert_eq!(mean_duration_per_occurrence(&first, &first), Ok(100.0));
    }

    #[test]
    fn what_is_scored_and_what_is_left_are_the_mirror_image((first, second) in pairs(any::<bool>())) {
        let not = |marks: &[bool]| marks.iter().map(|mark| !mark).collect::<Vec<_>>();
        let (left_first, left_second) = (not(&first), not(&second));
        let scored = even_handed(scored_interval, &first, &second).ok();
        let unscored = even_handed(unscored_interval, &left_first, &left_second).ok();
        prop_assert_eq!(scored, unscored);
        let all = even_handed(interval_by_interval, &first, &second).unwrap();
        prop_assert_eq!(interval_by_interval(&left_first, &left_second), Ok(all));
        prop_assert!(scored.is_none_or(|scored| scored <= all), "agreement on what neither saw comes on top");
    }

    #[test]
    fn kappa_does_not_know_who_was_first_nor_what_categories_are_called((first, second) in pairs(0..3_usize)) {
        let found = kappa_of(&first, &second);
        alike(kappa_of(&second, &first), found);
        let renamed = |of: &[usize]| of.iter().map(|category| (category + 1) % 3).collect::<Vec<_>>();
        alike(kappa_of(&renamed(&first), &renamed(&second)), found);
        prop_assert!(found.is_none_or(|kappa| (-1.0 - 1e-12..=1.0 + 1e-12).contains(&kappa)));
        alike(kappa_of(&first, &first), kappa_of(&first, &first).map(|_| 1.0));
    }

    #[test]
    fn weighted_kappa_knows_only_the_order_of_categories((first, second) in pairs(0..3_usize)) {
        let turned = |of: &[usize]| of.iter().map(|category| 2 - category).collect::<Vec<_>>();
        for weights in [Weights::Linear, Weights::Quadratic] {
            let found = weighted(&first, &second, weights);
            alike(weighted(&second, &first, weights), found);
            alike(weighted(&turned(&first), &turned(&second), weights), found);
        }
    }

    /// Twice as many observations of the same halve the variance.
    #[test]
    fn kappa_is_surer_of_more((first, second) in pairs(0..3_usize)) {
        let of = |times: usize| CrossTable::of(&first.repeat(times), &second.repeat(times), 3).unwrap().kappa();
        if let (Ok(once), Ok(twice)) = (of(1), of(2)) {
            same(once.estimate, twice.estimate);
            same(once.se, twice.se * 2.0_f64.sqrt());
        }
    }

    #[test]
    fn a_t_score_turns_about_fifty(goals in prop::collection::vec((-2..=2_i64, 1..=10_i64), 1..8), times in 1..=10_i64) {
        let of = |sign: i64, times: i64| {
            let goal = |&(attained, weight): &(i64, i64)| (Attained::new(sign * attained).unwrap(), Weight::new(weight * times).unwrap());
            t_score(&goals.iter().map(goal).collect::<Vec<_>>()).unwrap()
        };
        same(of(1, 1), 100.0 - of(-1, 1));
        same(of(1, 1), of(1, times));
    }
}
