//! Tau-BC in fractions, and the intervals by Newcombe's method with roots of fourteen digits.

use std::collections::BTreeMap;

use keywork::progress::effect::{BaselineTrend, Interval, Nap, tau_bc, tau_bc_kendall};

use super::{direction, every_series, same, same_interval, table};
use crate::table::{Row, Table};

/// The rows of the table in fractions, by series.
fn in_fractions(table: &Table) -> BTreeMap<&str, Row<'_>> {
    table.rows().map(|row| (row.text("series"), row)).collect()
}

#[test]
fn tau_bc_is_that_of_fractions() {
    let (table, series) = (table("sced_taubc_rational.csv"), every_series());
    for (name, row) in in_fractions(&table) {
        let (before, after) = (series[name].before(), series[name].after());
        let found = tau_bc(&before, &after, direction(row));
        same(row, found.map(|found| found.estimate), row.number("tau_bc"), 1e-12);
        let found = tau_bc_kendall(&before, &after, direction(row));
        same(row, found.map(|found| found.estimate), row.number("tau_bc_kendall"), 1e-12);
        let (trend, unit) = (BaselineTrend::of(&before, series[name].scale).unwrap(), f64::from(series[name].unit));
        same(row, trend.slope.map(|slope| slope / unit), row.number("slope"), 1e-12);
        same(row, trend.intercept.map(|intercept| intercept / unit), row.number("intercept"), 1e-12);
    }
    assert_eq!(in_fractions(&table).len(), 178);
}

/// R subtracts the trend in floating-point numbers, which makes ties and breaks them: of 356 rows, 40 have another
/// estimate for that, and are left out.
#[test]
fn tau_bc_is_that_of_r_where_rounding_makes_no_difference() {
    let (table, fractions, series) = (table("sced_effect_sizes.csv"), table("sced_taubc_rational.csv"), every_series());
    let fractions = in_fractions(&fractions);
    let (mut compared, mut left_out) = (0, 0);
    for row in table.rows().filter(|row| row.text("measure") == "Tau-BC") {
        let series = &series[row.text("series")];
        let (before, after) = (series.before(), series.after());
        let kendall = row.text("options") == "Kendall=TRUE";
        let differs = if kendall { "differs_from_R_kendall" } else { "differs_from_R_nonoverlap" };
        if fractions[row.text("series")].text(differs) == "1" {
            left_out += 1;
            continue;
        }
        compared += 1;
        if kendall {
            same_interval(row, tau_bc_kendall(&before, &after, direction(row)), 1e-9);
        } else {
            let found = tau_bc(&before, &after, direction(row)).unwrap();
            same(row, Ok(found.estimate), row.number("estimate"), 1e-12);
            same(row, found.se, row.number("SE"), 1e-9);
        }
    }
    assert_eq!((compared, left_out), (316, 40));
}

/// Of Tau-BC, four intervals stand around R's estimate, which rounding has moved. Those are left out.
#[test]
fn the_intervals_are_those_of_exact_roots() {
    let (table, fractions, series) = (table("sced_nap_ci_exact.csv"), table("sced_taubc_rational.csv"), every_series());
    let fractions = in_fractions(&fractions);
    let (mut compared, mut left_out) = (0, 0);
    for row in table.rows() {
        let name = row.text("series");
        let (before, after) = (series[name].before(), series[name].after());
        let found: Interval = match row.text("measure") {
            "NAP" => Nap::of(&before, &after, series[name].direction).unwrap().interval(),
            "Tau" => Nap::of(&before, &after, series[name].direction).unwrap().tau(),
            "Tau-BC" if fractions[name].text("differs_from_R_nonoverlap") == "1" => {
                left_out += 1;
                continue;
            }
            "Tau-BC" => tau_bc(&before, &after, series[name].direction).unwrap(),
            unknown => panic!("{unknown}"),
        };
        same(row, found.low, row.number("CI_lower_exact"), 1e-12);
        same(row, found.high, row.number("CI_upper_exact"), 1e-12);
        compared += 1;
    }
    assert_eq!((compared, left_out), (1084, 4));
}
