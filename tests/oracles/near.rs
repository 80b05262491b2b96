//! When a number is the expected one.

use crate::table::Row;

/// Within a billionth, of the number itself where that is more than 1.
#[track_caller]
pub(super) fn near(row: Row<'_>, found: f64, expected: f64) {
    within(row, found, expected, 1e-9 * expected.abs().max(1.0));
}

/// Within so much.
#[track_caller]
pub(super) fn within(row: Row<'_>, found: f64, expected: f64, tolerance: f64) {
    // Written so that what is no number fails.
    assert!((found - expected).abs() <= tolerance, "{row}: {found} is not {expected}");
}

/// As [`near`], in a column; an empty field expects none.
#[track_caller]
pub(super) fn near_column(row: Row<'_>, found: Option<f64>, column: &str) {
    match (found, row.number(column)) {
        (Some(found), Some(expected)) => near(row, found, expected),
        (found, expected) => assert_eq!(found, expected, "{row}: {column}"),
    }
}

/// The parts of a field between semicolons.
pub(super) fn parts(row: Row<'_>, column: &str) -> impl Iterator<Item = String> {
    row.text(column).split(';').map(str::to_owned)
}
