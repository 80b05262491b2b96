//! T-scores of goal attainment scaling, by the formula in Python.

use keywork::progress::attainment::{Attained, Weight, t_score};

use super::near::{near_column, parts};
use crate::table::Table;

#[test]
fn t_scores_are_those_of_the_formula() {
    let table = Table::parse("gas_tscore.csv", include_str!("gas_tscore.csv"));
    let mut compared = 0;
    for row in table.rows() {
        assert_eq!(row.text("rho"), "0.3", "{row}");
        let number = |column| parts(row, column).map(|number| number.parse::<i64>().unwrap());
        let goal = |(attained, weight)| (Attained::new(attained).unwrap(), Weight::new(weight).unwrap());
        let goals: Vec<(Attained, Weight)> = number("scores").zip(number("weights")).map(goal).collect();
        near_column(row, t_score(&goals), "t_score");
        compared += 1;
    }
    assert_eq!(compared, 351);
}
