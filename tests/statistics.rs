//! What holds of every statistic, whatever the numbers: the order in which they come, where counting begins, the unit
//! and the direction change nothing but what they should.

mod agreement;
mod chance;
mod trend;
mod verdict;

/// As many cases as take little time, and no file of past failures in the folder.
fn config() -> proptest::prelude::ProptestConfig {
    proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..proptest::prelude::ProptestConfig::with_cases(128)
    }
}

/// The same, but for rounding.
#[track_caller]
fn same(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0), "{one} is not {other}");
}
