//! Agreement of two observers as statsmodels 0.15.0 has it, and by hand on a worked example.

use keywork::progress::Confidence;
use keywork::progress::observers::{CrossTable, Weights, interval_by_interval, unscored_interval};

use super::near::{near_column, parts, within};
use crate::table::{Row, Table};

fn cross_table(row: Row<'_>) -> CrossTable {
    let counts: Vec<u32> = parts(row, "table_rowmajor").map(|count| count.parse().unwrap()).collect();
    CrossTable::new(counts.chunks(row.count("k")).map(<[u32]>::to_vec).collect()).unwrap()
}

#[test]
fn kappa_is_that_of_statsmodels() {
    let table = Table::parse("scipy_kappa.csv", include_str!("scipy_kappa.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let found = cross_table(row);
        near_column(row, Some(found.agreement() / 100.0), "agreement");
        let kappa = found.kappa().unwrap();
        near_column(row, Some(kappa.estimate), "kappa");
        near_column(row, Some(kappa.se), "se");
        let interval = kappa.interval(Confidence::NINETY_FIVE);
        near_column(row, Some(interval.low), "ci_lo");
        near_column(row, Some(interval.high), "ci_hi");
        compared += 1;
    }
    assert_eq!(compared, 100);
}

#[test]
fn weighted_kappa_is_that_of_statsmodels() {
    let table = Table::parse("scipy_kappa_weighted.csv", include_str!("scipy_kappa_weighted.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let weights = match row.text("weights") {
            "linear" => Weights::Linear,
            "quadratic" => Weights::Quadratic,
            other => panic!("{row}: no weights {other}"),
        };
        near_column(row, cross_table(row).weighted_kappa(weights).ok(), "kappa");
        compared += 1;
    }
    assert_eq!(compared, 120);
}

#[test]
fn intervals_are_those_of_the_worked_example() {
    let table = Table::parse("ioa_derived.csv", include_str!("ioa_derived.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let (first, second): (Vec<bool>, Vec<bool>) = parts(row, "observer1")
            .map(|mark| match mark.as_str() {
                "occ" => (true, true),
                "non" => (false, false),
                "disagree" => (true, false),
                other => panic!("{row}: no mark {other}"),
            })
            .unzip();
        let found = match row.text("kind") {
            "interval_by_interval" => interval_by_interval(&first, &second),
            "unscored_interval" => unscored_interval(&first, &second),
            other => panic!("{row}: no kind {other}"),
        };
        within(row, found.unwrap(), row.number("expected_pct").unwrap(), row.number("tolerance").unwrap());
        compared += 1;
    }
    assert_eq!(compared, 2);
}
