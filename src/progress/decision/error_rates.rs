//! How often the verdict on a trend is wrong, by how many results there are.
//!
//! Measured by `examples/decisions` on simulated pupils whose truth is known, with ten trials a session and a goal thirty
//! sessions away: seeds 1 to 5, 22 500 pupils on track and as many who grow at half the needed rate or less.
//! `tests/decisions.rs` holds the table to pupils of other seeds.

use super::ENOUGH;

/// How often the verdict after so many results is wrong, in percent of pupils.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErrorRates {
    /// The results since the phase began; of the last row so many or more.
    pub results: usize,
    /// Of pupils on track: going-back, no-progress or at-risk all the same.
    pub false_alarm: f64,
    /// Of pupils who grow at half the needed rate or less: none of these.
    pub missed: f64,
}

/// From the first verdict on, one result at a time.
pub const MEASURED: &[ErrorRates] = &[
    row(10, 7.8, 60.4),
    row(11, 7.3, 55.4),
    row(12, 7.0, 49.8),
    row(13, 6.8, 44.1),
    row(14, 6.5, 39.1),
    row(15, 6.2, 34.1),
    row(16, 5.9, 29.1),
    row(17, 5.6, 24.8),
    row(18, 5.4, 20.9),
    row(19, 5.2, 17.3),
    row(20, 5.1, 14.3),
];

/// Of those on track, the share in percent that some look up to the twentieth result flags.
pub const EVER_FALSE_ALARM: f64 = 19.8;

/// Of those who grow at half the needed rate or less, the share in percent that some look up to the twentieth flags.
pub const EVER_FOUND: f64 = 91.7;

const fn row(results: usize, false_alarm: f64, missed: f64) -> ErrorRates {
    ErrorRates { results, false_alarm, missed }
}

impl ErrorRates {
    /// Those of so many results; past the last row its own, and none before the first.
    #[must_use]
    pub fn of(results: usize) -> Option<Self> {
        let row = results.checked_sub(ENOUGH)?;
        MEASURED.get(row).or(MEASURED.last()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_of_results_has_its_row() {
        for (results, expected) in [(9, None), (10, Some(10)), (15, Some(15)), (20, Some(20)), (48, Some(20))] {
            assert_eq!(ErrorRates::of(results).map(|rates| rates.results), expected, "{results}");
        }
    }
}
