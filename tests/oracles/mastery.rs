//! What a mastery criterion lets through, by exact recurrence in Python.

use keywork::progress::Mastery;
use keywork::progress::proportion::Prior;
use keywork::record::Level;

use super::near::{near_column, within};
use crate::table::{Row, Table};

/// A share such as 0.8, as a level in percent.
fn percent(row: Row<'_>, column: &str) -> Level {
    Level::from(Level::parse(row.text(column)).unwrap().ratio() * 100)
}

fn mastery(row: Row<'_>) -> Mastery {
    let number = |column: &str| u32::try_from(row.count(column)).unwrap();
    Mastery::new(percent(row, "level"), number("of"), number("consecutive")).unwrap()
}

#[test]
fn the_chance_of_a_run_is_that_of_the_recurrence() {
    let table = Table::parse("mastery_run_prob.csv", include_str!("mastery_run_prob.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let (criterion, pupil) = (mastery(row), percent(row, "true_p"));
        assert_eq!(criterion.least_correct().to_string(), row.text("min_correct"), "{row}");
        let run = u32::try_from(row.count("consecutive")).unwrap();
        for (found, column) in [
            (Some(criterion.of_one_session(pupil)), "p_session_meets"),
            (Some(criterion.within(run, pupil)), "p_met_in_k_sessions"),
            (Some(criterion.within(5, pupil)), "p_met_within_5"),
            (Some(criterion.within(10, pupil)), "p_met_within_10"),
            (Some(criterion.within(20, pupil)), "p_met_within_20"),
            (criterion.expected_sessions(pupil), "expected_sessions"),
        ] {
            // Chances go down to 10⁻³¹ and sessions up to 10³⁰: a billionth of each.
            let expected = row.number(column).unwrap();
            within(row, found.unwrap(), expected, 1e-9 * expected);
        }
        compared += 1;
    }
    assert_eq!(compared, 324);
}

#[test]
fn what_barely_passing_says_is_that_of_scipy() {
    let table = Table::parse("mastery_posterior.csv", include_str!("mastery_posterior.csv"));
    let mut compared = 0;
    for row in table.rows() {
        let barely = mastery(row).barely().unwrap();
        assert_eq!(barely.correct().to_string(), row.text("correct_total"), "{row}");
        assert_eq!(barely.trials().to_string(), row.text("trials_total"), "{row}");
        for (prior, column) in
            [(Prior::Uniform, "p_true_ge_level_uniform_prior"), (Prior::Jeffreys, "p_true_ge_level_jeffreys")]
        {
            let found = barely.posterior(prior).at_least(percent(row, "true_level"));
            near_column(row, Some(found), column);
        }
        compared += 1;
    }
    assert_eq!(compared, 108);
}
