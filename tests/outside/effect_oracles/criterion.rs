//! The dual criterion on 176 series, by the number of the result and by the number of the session.

use keywork::progress::effect::dual_criterion::{DualCriterion, Lines, required};

use super::{every_series, same, table};
use crate::table::Row;

/// The number required; none where the field is empty.
fn strict(row: Row<'_>, column: &str) -> Option<usize> {
    (!row.text(column).is_empty()).then(|| row.count(column))
}

/// In 28 rows a result lies on a line, or so near that R's rounding could take it for one beyond. It does so in two: a
/// result of the series s149 lies on the line 2 + t/2. Those two are left out, and nothing of them but the count.
#[test]
fn as_many_are_beyond_both_lines() {
    let (table, series) = (table("sced_cdc.csv"), every_series());
    let (mut compared, mut left_out) = (0, 0);
    for row in table.rows() {
        let series = &series[row.text("series")];
        let lines = if row.text("method") == "DC" { Lines::AsTheyAre } else { Lines::MovedOn };
        let found = match row.text("time") {
            "index" => DualCriterion::by_number(&series.before(), &series.after(), series.direction, lines),
            "session" => DualCriterion::of(&series.before, &series.after, series.direction, lines),
            unknown => panic!("{unknown}"),
        };
        let found = found.unwrap();
        assert_eq!(found.required.ok(), strict(row, "required_strict_p05"), "{row}");
        assert_eq!(found.of, row.count("n_B"), "{row}");
        if (row.text("series"), row.text("method")) == ("s149", "DC") {
            assert_eq!((found.beyond, row.count("k_beyond_both"), row.text("near_line_tie")), (1, 2, "1"), "{row}");
            left_out += 1;
            continue;
        }
        assert_eq!(found.beyond, row.count("k_beyond_both"), "{row}");
        same(row, Ok(found.p), row.number("binom_p_one_sided"), 1e-9);
        compared += 1;
    }
    assert_eq!((compared, left_out), (702, 2));
}

/// The table of the article is a count lower at some numbers; the strict one is ours.
#[test]
fn the_number_required_is_the_strict_one() {
    let mut compared = 0;
    for row in table("cdc_required.csv").rows() {
        assert_eq!(required(row.count("n_B")), strict(row, "required_strict_binomial_p_lt_05"), "{row}");
        compared += 1;
    }
    assert_eq!(compared, 28);
}
