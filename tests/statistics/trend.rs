//! Slopes, tests of trend and lines.

use keywork::progress::trend::{Celeration, Dot, Line, MannKendall, TheilSen, TimedCount};
use keywork::progress::{Confidence, Interval};
use keywork::record::Level;
use keywork::record::quantity::{Count, Seconds};
use num_rational::Ratio;
use proptest::prelude::*;

use super::{config, same};

/// Results on days that come in any order and may come twice, with levels that often tie.
fn dots() -> impl Strategy<Value = Vec<Dot>> {
    let dot = (0..90_i32, 0..=10_i64, prop_oneof![Just(10_i64), Just(5), Just(3)]);
    let dot = dot.prop_map(|(day, part, of)| Dot { day, level: Level::percent(part.min(of), of) });
    prop::collection::vec(dot, 2..16)
}

/// The same results with each level changed.
fn with(dots: &[Dot], change: impl Fn(Ratio<i64>) -> Ratio<i64>) -> Vec<Dot> {
    dots.iter().map(|dot| Dot { day: dot.day, level: change(dot.level.ratio()).into() }).collect()
}

fn on(dots: &[Dot], day: impl Fn(i32) -> i32) -> Vec<Dot> {
    dots.iter().map(|dot| Dot { day: day(dot.day), level: dot.level }).collect()
}

fn theil_sen(dots: &[Dot]) -> Option<TheilSen> {
    TheilSen::of(dots, Confidence::NINETY)
}

fn mann_kendall(dots: &[Dot]) -> MannKendall {
    MannKendall::of(&dots.iter().map(|dot| dot.level).collect::<Vec<_>>()).unwrap()
}

/// Slope, interval and the level on day 100 of one are those of the other, times a factor and more by an amount.
fn like(one: Option<TheilSen>, other: Option<TheilSen>, factor: f64, more: f64) {
    let Some((one, other)) = one.zip(other) else { return assert_eq!(one, other) };
    let Interval { low, high } = other.interval;
    let (low, high) = if factor < 0.0 { (high, low) } else { (low, high) };
    same(one.slope, other.slope * factor);
    same(one.at(100.0), other.at(100.0) * factor + more);
    same(one.interval.low, low * factor);
    same(one.interval.high, high * factor);
}

/// The same of lines, with the errors.
fn like_line(one: Option<Line>, other: Option<Line>, factor: f64, more: f64) {
    let Some((one, other)) = one.zip(other) else { return assert_eq!(one, other) };
    same(one.slope, other.slope * factor);
    same(one.see, other.see * factor.abs());
    same(one.slope_se(), other.slope_se() * factor.abs());
    same(one.at(100.0).value, other.at(100.0).value * factor + more);
    same(one.at(100.0).se, other.at(100.0).se * factor.abs());
}

/// Each order of the levels, as often as it comes.
fn orders(levels: &[i64]) -> Vec<Vec<i64>> {
    if levels.is_empty() {
        return vec![Vec::new()];
    }
    let first = |at: usize| {
        let mut rest = levels.to_vec();
        let level = rest.remove(at);
        orders(&rest).into_iter().map(move |order| [vec![level], order].concat())
    };
    (0..levels.len()).flat_map(first).collect()
}

fn test_of(levels: &[i64]) -> MannKendall {
    MannKendall::of(&levels.iter().map(|level| Level::whole(*level)).collect::<Vec<_>>()).unwrap()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_the_results_changes_no_line(dots in dots(), seed in any::<prop::sample::Index>()) {
        let mut turned = dots.clone();
        turned.rotate_left(seed.index(dots.len()));
        turned.reverse();
        prop_assert_eq!(theil_sen(&turned), theil_sen(&dots));
        like_line(Line::fit(&turned), Line::fit(&dots), 1.0, 0.0);
    }

    #[test]
    fn the_day_from_which_days_are_counted_changes_nothing(dots in dots(), more in -800_000..800_000_i32) {
        let (moved, by) = (on(&dots, |day| day + more), f64::from(more));
        if let Some((here, there)) = Line::fit(&dots).zip(Line::fit(&moved)) {
            same(here.slope, there.slope);
            same(here.at(100.0).value, there.at(100.0 + by).value);
            same(here.at(100.0).se, there.at(100.0 + by).se);
        }
        if let Some((here, there)) = theil_sen(&dots).zip(theil_sen(&moved)) {
            prop_assert_eq!((here.slope, here.interval), (there.slope, there.interval));
            same(here.at(100.0), there.at(100.0 + by));
        }
    }

    #[test]
    fn levels_that_are_all_more_or_in_another_unit_change_as_they_do(
        dots in dots(), more in -50..50_i32, times in 1..60_i32,
    ) {
        let changed = with(&dots, |level| level * i64::from(times) + i64::from(more));
        like(theil_sen(&changed), theil_sen(&dots), times.into(), more.into());
        like_line(Line::fit(&changed), Line::fit(&dots), times.into(), more.into());
        prop_assert_eq!(mann_kendall(&changed), mann_kendall(&dots));
    }

    #[test]
    fn the_other_direction_is_the_mirror_image(dots in dots()) {
        let mirrored = with(&dots, |level| -level);
        like(theil_sen(&mirrored), theil_sen(&dots), -1.0, 0.0);
        like_line(Line::fit(&mirrored), Line::fit(&dots), -1.0, 0.0);
        let backwards: Vec<Dot> = dots.iter().rev().copied().collect();
        for turned in [mann_kendall(&mirrored), mann_kendall(&backwards)] {
            let forwards = mann_kendall(&dots);
            prop_assert_eq!(turned.s, -forwards.s);
            same(turned.z, -forwards.z);
            same(turned.p(), forwards.p());
            prop_assert_eq!(turned.tau_b.map(|tau| -tau), forwards.tau_b);
        }
    }

    /// Each result twice is no other line, and only seems surer.
    #[test]
    fn results_twice_lie_on_the_same_line(dots in dots()) {
        let twice = [dots.clone(), dots.clone()].concat();
        prop_assert_eq!(theil_sen(&twice).map(|found| found.slope), theil_sen(&dots).map(|found| found.slope));
        if let Some((once, twice)) = Line::fit(&dots).zip(Line::fit(&twice)) {
            same(once.slope, twice.slope);
            same(once.at(50.0).value, twice.at(50.0).value);
            prop_assert!(twice.at(50.0).se <= once.at(50.0).se);
        }
    }

    #[test]
    fn an_interval_holds_its_slope_and_widens_with_confidence(dots in dots()) {
        let interval = |confidence| TheilSen::of(&dots, confidence).map(|found| (found.slope, found.interval));
        if let Some(((slope, narrow), (_, wide))) = interval(Confidence::EIGHTY).zip(interval(Confidence::NINETY_FIVE)) {
            prop_assert!(wide.low <= narrow.low && narrow.low <= slope && slope <= narrow.high && narrow.high <= wide.high);
        }
        if let Some(line) = Line::fit(&dots) {
            let now = line.at(100.0);
            prop_assert!(now.low(Confidence::NINETY_FIVE) <= now.low(Confidence::EIGHTY));
            prop_assert!(now.low(Confidence::EIGHTY) <= now.value && now.value <= now.high(Confidence::EIGHTY));
            let (low, high) = (now.low(Confidence::NINETY), now.high(Confidence::NINETY));
            prop_assert!(!now.is_above(high, Confidence::NINETY) && !now.is_below(low, Confidence::NINETY));
        }
    }

    /// Whatever line it is: percents that floats do not hold, rising or falling.
    #[test]
    fn results_on_a_line_are_on_neither_side_of_it(
        from in 0..=300_i64, by in -7..=7_i64, of in 1..=300_i64, days in prop::collection::btree_set(0..60_i32, 3..12),
    ) {
        let level = |day: i32| Level::percent(from * 3 + by * i64::from(day), of * 3);
        let dots: Vec<Dot> = days.iter().map(|day| Dot { day: *day, level: level(*day) }).collect();
        let line = Line::fit(&dots).unwrap();
        for day in [0, 30, 365] {
            let on_it = level(day).to_f64();
            for confidence in [Confidence::EIGHTY, Confidence::NINETY, Confidence::NINETY_FIVE] {
                let fitted = line.at(f64::from(day));
                prop_assert!(!fitted.is_below(on_it, confidence) && !fitted.is_above(on_it, confidence), "{fitted:?} {on_it}");
            }
        }
    }

    /// Going through every order one by one, which nothing but time stands against.
    #[test]
    fn the_exact_p_counts_every_order(levels in prop::collection::vec(0..4_i64, 2..7)) {
        let found = test_of(&levels);
        let orders = orders(&levels);
        let as_far = orders.iter().filter(|order| test_of(order).s.abs() >= found.s.abs()).count();
        let share = |count: usize| f64::from(u32::try_from(count).unwrap());
        same(found.p_exact.unwrap(), share(as_far) / share(orders.len()));
    }

    /// Twenty results are enough for the normal distribution to come near.
    #[test]
    fn the_normal_p_comes_near_the_exact_one(levels in prop::collection::vec(0..1000_i64, 20..40)) {
        let found = test_of(&levels);
        prop_assert!((found.p_exact.unwrap() - found.p_normal.unwrap()).abs() < 0.01, "{found:?}");
    }

    #[test]
    fn celeration_is_of_how_counts_grow_and_not_of_how_many_there_are(
        counts in prop::collection::vec((0..90_i32, 1..200_i64), 3..12), times in 2..50_i64,
    ) {
        let of = |times: i64, direction: i32| {
            let timed = |&(day, count): &(i32, i64)| TimedCount {
                day: day * direction,
                count: Count::new(count * times).unwrap(),
                seconds: Seconds::new(60).unwrap(),
            };
            Celeration::of(&counts.iter().map(timed).collect::<Vec<_>>())
        };
        let Some((found, more, back)) = of(1, 1).zip(of(times, 1)).zip(of(1, -1)).map(|((a, b), c)| (a, b, c)) else {
            return Ok(());
        };
        same(found.per_week.get().log10(), more.per_week.get().log10());
        same(found.bounce, more.bounce);
        same(found.per_week.get().log10(), -back.per_week.get().log10());
        same(found.per_week_theil_sen.get().log10(), -back.per_week_theil_sen.get().log10());
        prop_assert!(found.bounce >= 1.0);
    }
}
