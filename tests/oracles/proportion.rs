//! Intervals of proportions as scipy 1.17.1 and statsmodels 0.15.0 have them.

use keywork::progress::proportion::{Difference, Posterior, Prior};
use keywork::progress::{Confidence, Interval, Proportion};
use keywork::record::Level;

use super::near::{near, near_column, within};
use crate::table::{Row, Table};

fn proportion(row: Row<'_>, correct: &str, trials: &str) -> Proportion {
    let number = |column: &str| u32::try_from(row.count(column)).unwrap();
    Proportion::new(number(correct), number(trials)).unwrap()
}

#[test]
fn intervals_are_those_of_statsmodels() {
    let table = Table::parse("scipy_proportion_ci.csv", include_str!("scipy_proportion_ci.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let found = proportion(row, "x", "n");
        let confidence = Confidence::new(row.number("confidence").unwrap()).unwrap();
        let ends = |interval: Interval, low: &str, high: &str| {
            near_column(row, Some(interval.low), low);
            near_column(row, Some(interval.high), high);
        };
        ends(found.wilson(confidence), "wilson_lo", "wilson_hi");
        ends(found.clopper_pearson(confidence), "clopper_lo", "clopper_hi");
        ends(found.jeffreys(confidence), "jeffreys_lo", "jeffreys_hi");
        compared += 1;
    }
    assert_eq!(compared, 288);
}

#[test]
fn differences_are_those_of_statsmodels_and_of_newcombe() {
    let table = Table::parse("scipy_newcombe_diff.csv", include_str!("scipy_newcombe_diff.csv"));
    let (mut compared, mut published) = (0, 0);
    for row in table.rows() {
        let (first, second) = (proportion(row, "x1", "n1"), proportion(row, "x2", "n2"));
        let found = Difference::newcombe(first, second, Confidence::NINETY_FIVE);
        near(row, found.estimate, row.number("diff_p1_minus_p2").unwrap());
        // The article prints four decimals.
        let printed = row.text("fisher_p_two_sided") == "published";
        published += u32::from(printed);
        let tolerance = if printed { 5e-5 } else { 1e-9 };
        within(row, found.interval.low, row.number("newcombe_lo").unwrap(), tolerance);
        within(row, found.interval.high, row.number("newcombe_hi").unwrap(), tolerance);
        compared += 1;
    }
    assert_eq!((compared, published), (201, 1));
}

#[test]
fn posteriors_are_those_of_scipy() {
    let table = Table::parse("scipy_beta_posterior.csv", include_str!("scipy_beta_posterior.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let prior = match (row.text("prior_a"), row.text("prior_b")) {
            ("1", "1") => Prior::Uniform,
            ("0.5", "0.5") => Prior::Jeffreys,
            other => panic!("{row}: no prior {other:?}"),
        };
        let posterior: Posterior = proportion(row, "x", "n").posterior(prior);
        let criterion = Level::from(Level::parse(row.text("criterion")).unwrap().ratio() * 100);
        let (found, expected) = (posterior.at_least(criterion), row.number("p_above_criterion").unwrap());
        // A small chance is as exact as a large one.
        within(row, found, expected, 1e-9 * expected);
        let interval = posterior.interval(Confidence::NINETY_FIVE);
        near_column(row, Some(interval.low), "eq_lo95");
        near_column(row, Some(interval.high), "eq_hi95");
        compared += 1;
    }
    assert_eq!(compared, 200);
}
