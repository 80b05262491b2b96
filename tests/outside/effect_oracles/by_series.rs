//! Each family of effect sizes on the 182 series.

use std::cell::Cell;

use keywork::progress::effect::{
    Bias, Estimate, Interval, Nap, NotComputable, Spread, ird, log_odds_ratio, log_ratio_of_medians, lrr_decreasing,
    lrr_increasing, pand, pem, percent_of_goal_obtained, pnd, smd, tau_u,
};
use keywork::record::Level;
use keywork::record::target::Direction;

use super::{Series, direction, every_series, level, same, same_interval, table};
use crate::table::Row;

/// Calls `compare` with each row of a measure, its series and its direction, and counts them.
fn each(measure: &str, rows: usize, compare: impl Fn(Row<'_>, &Series, Direction)) {
    let (table, series) = (table("sced_effect_sizes.csv"), every_series());
    let mut compared = 0;
    for row in table.rows().filter(|row| row.text("measure") == measure) {
        let series = &series[row.text("series")];
        assert_eq!((series.before.len(), series.after.len()), (row.count("n_A"), row.count("n_B")), "{row}");
        compare(row, series, direction(row));
        compared += 1;
    }
    assert_eq!(compared, rows, "{measure}");
}

fn bias(row: Row<'_>) -> Bias {
    if row.text("options").contains("bias_correct=TRUE") { Bias::Corrected } else { Bias::Uncorrected }
}

#[test]
fn nap() {
    each("NAP", 546, |row, series, direction| {
        let nap = Nap::of(&series.before(), &series.after(), direction).unwrap();
        same(row, Ok(nap.estimate), row.number("estimate"), 1e-12);
        let se = match row.text("options") {
            "SE=unbiased" => nap.se,
            "SE=Hanley" => Ok(nap.se_hanley),
            "SE=null" => Ok(nap.se_null),
            unknown => panic!("{unknown}"),
        };
        same(row, se, row.number("SE"), 1e-9);
    });
}

#[test]
fn tau() {
    each("Tau", 364, |row, series, direction| {
        let nap = Nap::of(&series.before(), &series.after(), direction).unwrap();
        same(row, Ok(nap.tau().estimate), row.number("estimate"), 1e-12);
        let se = if row.text("options") == "SE=unbiased" { nap.tau().se } else { Ok(2.0 * nap.se_hanley) };
        same(row, se, row.number("SE"), 1e-9);
    });
}

#[test]
fn overlap_and_tau_u() {
    type Index = fn(&[Level], &[Level], Direction) -> Estimate;
    let indices: [(&str, Index); 5] = [("PND", pnd), ("PEM", pem), ("PAND", pand), ("IRD", ird), ("Tau-U", tau_u)];
    for (measure, index) in indices {
        each(measure, 182, |row, series, direction| {
            same(row, index(&series.before(), &series.after(), direction), row.number("estimate"), 1e-12);
        });
    }
}

#[test]
fn standardised_mean_difference() {
    let corrected_to_nothing = Cell::new(0);
    each("SMD", 728, |row, series, direction| {
        let spread = if row.text("options").starts_with("std_dev=pool") { Spread::Pooled } else { Spread::Baseline };
        let found = smd(&series.before(), &series.after(), direction, spread, bias(row));
        // R corrects the estimate of two baseline results to 0, whatever they are; that is no number.
        if spread == Spread::Baseline && bias(row) == Bias::Corrected && series.before.len() == 2 {
            assert_eq!((found, row.number("estimate")), (Err(NotComputable::TooFewBefore(3)), Some(0.0)), "{row}");
            corrected_to_nothing.set(corrected_to_nothing.get() + 1);
            return;
        }
        same_interval(row, found, 1e-9);
    });
    assert_eq!(corrected_to_nothing.get(), 2);
}

#[test]
fn response_ratios() {
    for (measure, of) in [("LRRi", lrr_increasing as fn(&_, &_, _, _, _) -> _), ("LRRd", lrr_decreasing)] {
        each(measure, 364, |row, series, direction| {
            let found: Estimate<Interval> = of(&series.before(), &series.after(), direction, series.scale, bias(row));
            same_interval(row, found, 1e-9);
        });
    }
}

#[test]
fn odds_and_medians() {
    each("LOR", 80, |row, series, direction| {
        let found = log_odds_ratio(&series.before(), &series.after(), direction, series.scale, bias(row));
        same_interval(row, found, 1e-9);
    });
    each("LRM", 182, |row, series, direction| {
        let found = log_ratio_of_medians(&series.before(), &series.after(), direction, series.scale);
        same_interval(row, found, 1e-9);
    });
}

#[test]
fn percent_of_the_way_to_the_goal() {
    each("PoGO", 35, |row, series, direction| {
        let goal = level(row.text("options").strip_prefix("goal=").unwrap());
        let goal = Level::from(goal.ratio() * i64::from(series.unit));
        let found = percent_of_goal_obtained(&series.before(), &series.after(), direction, series.scale, goal);
        same_interval(row, found, 1e-9);
    });
}
