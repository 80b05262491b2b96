//! Effect sizes against published series and the values that R gives for them.
//!
//! The tables are other people's and stay outside this repository, in `../shared/oracles`; its README says whose they
//! are. Every row is compared, or counted as left out with the reason.

use std::collections::BTreeMap;
use std::path::Path;

use keywork::progress::effect::dual_criterion::Timed;
use keywork::progress::effect::{Estimate, Interval, Scale};
use keywork::record::Level;
use keywork::record::target::Direction;
use num_rational::Ratio;

use crate::table::{Row, Table};

mod by_series;
mod criterion;
mod printed;
mod tau_bc;

/// A table of the folder outside.
fn table(name: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/oracles").join(name);
    let missing = "the tables of published values are not part of this repository: put them there, or leave out `--features outside`";
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}: {missing}", path.display()));
    Table::parse(name, &text)
}

/// A decimal of any length that a machine's integer can hold, exactly.
fn level(text: &str) -> Level {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: i64 = format!("{whole}{part}").parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    Level::from(Ratio::new(digits, 10_i64.pow(u32::try_from(part.len()).unwrap())))
}

/// Levels with semicolons between them.
fn levels(text: &str) -> Vec<Level> {
    text.split(';').map(level).collect()
}

fn direction(row: Row<'_>) -> Direction {
    row.text("direction").parse().unwrap()
}

/// One series of `sced_series.csv`.
struct Series {
    before: Vec<Timed>,
    after: Vec<Timed>,
    direction: Direction,
    scale: Scale,
    /// How many of our unit are one of the table's: a share is 100 percent, which changes no effect.
    unit: i32,
}

impl Series {
    fn levels(results: &[Timed]) -> Vec<Level> {
        results.iter().map(|(_, level)| *level).collect()
    }

    fn before(&self) -> Vec<Level> {
        Self::levels(&self.before)
    }

    fn after(&self) -> Vec<Level> {
        Self::levels(&self.after)
    }
}

/// Every series by its name, its results by the number of their session.
fn every_series() -> BTreeMap<String, Series> {
    let mut all: BTreeMap<String, Series> = BTreeMap::new();
    for row in table("sced_series.csv").rows() {
        let scale = match row.text("scale") {
            "count" => Scale::Count,
            "proportion" | "percentage" => Scale::Percent(row.number("intervals")),
            "other" => Scale::Amount,
            unknown => panic!("{row}: {unknown}"),
        };
        let unit = if row.text("scale") == "proportion" { 100 } else { 1 };
        let empty = || Series { before: Vec::new(), after: Vec::new(), direction: direction(row), scale, unit };
        let series = all.entry(row.text("series").to_owned()).or_insert_with(empty);
        let phase = if row.text("phase") == "A" { &mut series.before } else { &mut series.after };
        let outcome = level(row.text("outcome")).ratio() * i64::from(unit);
        phase.push((row.text("session").parse().unwrap(), Level::from(outcome)));
    }
    for series in all.values_mut() {
        series.before.sort_by_key(|(session, _)| *session);
        series.after.sort_by_key(|(session, _)| *session);
    }
    assert_eq!(all.len(), 182);
    all
}

/// Holds a number to the expected one; empty, NaN and Inf are "not computable".
#[track_caller]
fn same(row: Row<'_>, found: Estimate, expected: Option<f64>, tolerance: f64) {
    match (found, expected.filter(|number| number.is_finite())) {
        (Ok(found), Some(expected)) => {
            assert!((found - expected).abs() <= tolerance, "{row}\n{found} is not {expected}");
        }
        (Err(_), None) => {}
        (found, expected) => panic!("{row}\n{found:?} is not {expected:?}"),
    }
}

/// Holds an estimate, its standard error and its interval to those of a row.
#[track_caller]
fn same_interval(row: Row<'_>, found: Estimate<Interval>, tolerance: f64) {
    let number = |column: &str| row.number(column);
    same(row, found.map(|found| found.estimate), number("estimate"), tolerance);
    same(row, found.and_then(|found| found.se), number("SE"), tolerance);
    same(row, found.and_then(|found| found.low), number("CI_lower"), tolerance);
    same(row, found.and_then(|found| found.high), number("CI_upper"), tolerance);
}
