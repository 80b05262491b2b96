//! Trends as scipy 1.17.1 and numpy have them, and the exact distribution of Kendall's S.

use keywork::progress::Confidence;
use keywork::progress::trend::{Celeration, Dot, Line, MannKendall, TheilSen, TimedCount, slope_standard_error};
use keywork::record::Level;
use keywork::record::quantity::{Count, Seconds};

use super::near::{near, near_column, parts};
use crate::table::{Row, Table};

fn dots(row: Row<'_>) -> Vec<Dot> {
    let days = parts(row, "x").map(|day| day.strip_suffix(".0").unwrap().parse().unwrap());
    let levels = parts(row, "y").map(|level| Level::parse(&level).unwrap());
    days.zip(levels).map(|(day, level)| Dot { day, level }).collect()
}

fn mann_kendall(dots: &[Dot]) -> MannKendall {
    MannKendall::of(&dots.iter().map(|dot| dot.level).collect::<Vec<_>>()).unwrap()
}

fn series() -> Table {
    Table::parse("scipy_trend.csv", include_str!("scipy_trend.csv"))
}

#[test]
fn theil_sen_is_that_of_scipy() {
    let mut compared = 0;
    for row in series().rows() {
        let found = TheilSen::of(&dots(row), Confidence::NINETY_FIVE).unwrap();
        near_column(row, Some(found.slope), "ts_slope");
        near_column(row, Some(found.intercept()), "ts_intercept_separate");
        near_column(row, Some(found.interval.low), "ts_lo95");
        near_column(row, Some(found.interval.high), "ts_hi95");
        compared += 1;
    }
    assert_eq!(compared, 240);
}

#[test]
fn mann_kendall_is_that_of_scipy() {
    let (mut compared, mut exact) = (0, 0);
    for row in series().rows() {
        let found = mann_kendall(&dots(row));
        assert_eq!(found.s.to_string(), row.text("mk_S"), "{row}");
        near_column(row, Some(found.variance), "mk_var_tiecorrected");
        near_column(row, Some(found.z), "mk_z_cc");
        near_column(row, found.p_normal, "mk_p_normal_cc");
        near_column(row, found.tau_b, "kendall_tau_b");
        // The tables went through every order, which they could not do of more than seven levels with ties.
        for column in ["mk_p_exact_permutation", "kendall_p_exact_noties"] {
            if row.number(column).is_some() {
                near_column(row, found.p_exact, column);
                exact += 1;
            }
        }
        compared += 1;
    }
    assert_eq!((compared, exact), (240, 242));
}

#[test]
fn least_squares_are_those_of_scipy() {
    let mut compared = 0;
    for row in series().rows() {
        let found = Line::fit(&dots(row)).unwrap();
        near_column(row, Some(found.slope), "ols_slope");
        near_column(row, Some(found.intercept()), "ols_intercept");
        near_column(row, Some(found.see), "ols_see");
        // scipy reckons it from the correlation, which level series have none of; they lie on their line.
        let se = row.number("ols_se_slope").unwrap();
        near(row, found.slope_se(), if se.is_nan() { 0.0 } else { se });
        compared += 1;
    }
    assert_eq!(compared, 240);
}

/// Different levels in an order that has this S: each goes in below so many of those before it.
fn order_with(n: usize, s: i64) -> Vec<Dot> {
    let pairs = i64::try_from(n * (n - 1) / 2).unwrap();
    let mut falling = usize::try_from((pairs - s) / 2).unwrap();
    let mut order: Vec<i32> = Vec::new();
    for level in (0..i32::try_from(n).unwrap()).rev() {
        // The levels in the order are all higher: those before it fall to it.
        let below = falling.min(order.len());
        order.insert(below, level);
        falling -= below;
    }
    assert_eq!(falling, 0, "no order of {n} has S = {s}");
    (0..).zip(order).map(|(day, level)| Dot { day, level: Level::whole(level.into()) }).collect()
}

#[test]
fn the_distribution_of_s_is_exact() {
    let table = Table::parse("scipy_mk_exact_table.csv", include_str!("scipy_mk_exact_table.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let s = row.text("S").parse().unwrap();
        let found = mann_kendall(&order_with(row.count("n"), s));
        assert_eq!(found.s, s, "{row}");
        near_column(row, found.p_exact, "p_two_sided");
        compared += 1;
    }
    assert_eq!(compared, 295);
}

#[test]
fn celeration_is_that_of_numpy() {
    let table = Table::parse("celeration.csv", include_str!("celeration.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let days = parts(row, "day").map(|day| day.parse().unwrap());
        let counts = parts(row, "count_per_min").map(|count| count.strip_suffix(".0").unwrap().parse().unwrap());
        let timed =
            |(day, count)| TimedCount { day, count: Count::new(count).unwrap(), seconds: Seconds::new(60).unwrap() };
        let found = Celeration::of(&days.zip(counts).map(timed).collect::<Vec<_>>()).unwrap();
        near_column(row, Some(found.line.slope), "log10_slope_per_day");
        near_column(row, Some(found.line.intercept()), "log10_intercept_at_day0");
        near_column(row, Some(found.per_week.get()), "celeration_per_week_ols");
        near_column(row, Some(found.per_week_theil_sen.get()), "celeration_per_week_theilsen");
        near_column(row, Some(found.bounce), "total_bounce_ratio");
        let display = row.text("display").replace('x', "×").replace('/', "÷");
        assert_eq!(found.per_week.to_string(), display, "{row}");
        compared += 1;
    }
    assert_eq!(compared, 80);
}

#[test]
fn the_standard_error_of_a_slope_is_that_of_the_formula() {
    let table = Table::parse("slope_standard_error.csv", include_str!("slope_standard_error.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let (weeks, per_week) = (row.count("weeks"), row.count("observations_per_week"));
        let number = |count: usize| f64::from(u32::try_from(count).unwrap());
        let times: Vec<f64> = (0..weeks * per_week).map(|at| number(at) / number(per_week)).collect();
        near_column(row, slope_standard_error(row.number("see").unwrap(), &times), "se_slope_per_week");
        compared += 1;
    }
    assert_eq!(compared, 285);
}
