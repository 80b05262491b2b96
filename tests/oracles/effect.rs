//! The binomial distribution behind the dual criterion, as scipy 1.17.1 has it.

use keywork::progress::effect::dual_criterion::{at_least, required};

use crate::table::Table;

fn tails() -> Table {
    Table::parse("scipy_binom_half_tail.csv", include_str!("scipy_binom_half_tail.csv"))
}

#[test]
fn the_chance_of_at_least_so_many_is_that_of_scipy() {
    let mut compared = 0;
    for row in tails().rows() {
        let (of, beyond) = (row.count("n"), row.count("k"));
        let (chance, exactly) = (row.number("p_at_least_k").unwrap(), row.number("pmf").unwrap());
        assert!((at_least(beyond, of) - chance).abs() < 1e-12, "{row}: {}", at_least(beyond, of));
        let difference = at_least(beyond, of) - at_least(beyond + 1, of);
        assert!((difference - exactly).abs() < 1e-12, "{row}: {difference}");
        compared += 1;
    }
    assert_eq!(compared, 490);
}

/// The required number is the first whose chance is under 5 %, by the table and not by our own chances.
#[test]
fn the_number_required_is_the_strict_one() {
    for of in 3..=30 {
        let table = tails();
        let strict = table
            .rows()
            .filter(|row| row.count("n") == of && row.number("p_at_least_k").unwrap() < 0.05)
            .map(|row| row.count("k"))
            .min();
        assert_eq!(required(of), strict, "{of}");
    }
    assert_eq!([4, 5, 7, 10].map(required), [None, Some(5), Some(7), Some(9)]);
}
