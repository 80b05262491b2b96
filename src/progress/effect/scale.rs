//! What a level's zero and its steps mean, which decides what formulas may do with it.

use super::estimate::{Estimate, NotComputable};
use super::exact::{difference, number};
use crate::record::measure::{Measure, MeasureKind};
use crate::record::result::{Counted, TrialResult};

/// What a level is.
///
/// Where it says how much was observed in a session, a mean of none, or of all, is taken as half of the least that the
/// phase could have shown, so that it still has a logarithm (statistics, section 1). A ratio of
/// ratings and a mean of rungs are not computed at all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// How many times.
    Count,
    /// So many per minute, and how many minutes a session was observed.
    Rate(Option<f64>),
    /// Percent of a whole, and how many trials, steps or intervals a session had.
    Percent(Option<f64>),
    /// Seconds or points: zero is none, and nothing says what the least was that could have been seen.
    Amount,
    /// A rating between two ends: zero is not none.
    Rating,
    /// A rung of help: in order, but not evenly far apart.
    Rung,
}

impl Scale {
    /// That of a measure; what a session observed is the mean over these results.
    #[must_use]
    pub fn of<'a>(measure: &Measure, results: impl IntoIterator<Item = &'a TrialResult>) -> Self {
        let observed = || mean(&results.into_iter().filter_map(observed).collect::<Vec<_>>());
        match measure.kind {
            MeasureKind::Count => Self::Count,
            MeasureKind::Rate => Self::Rate(observed()),
            MeasureKind::Accuracy | MeasureKind::Steps | MeasureKind::Interval | MeasureKind::YesNo => {
                Self::Percent(observed())
            }
            MeasureKind::Duration | MeasureKind::Latency | MeasureKind::Score => Self::Amount,
            MeasureKind::Scale => Self::Rating,
            MeasureKind::Help => Self::Rung,
        }
    }

    /// D: one over it is the least other than nothing that a session could show, in the unit of the level.
    pub(super) fn observed(self) -> Option<f64> {
        match self {
            Self::Count => Some(1.0),
            Self::Rate(minutes) => minutes,
            Self::Percent(trials) => trials.map(|trials| trials / 100.0),
            Self::Amount | Self::Rating | Self::Rung => None,
        }
    }

    /// Whether levels can be added and their differences compared.
    ///
    /// # Errors
    /// For rungs of help.
    pub(super) fn has_means(self) -> Estimate<()> {
        if self == Self::Rung { Err(NotComputable::OnlyInOrder) } else { Ok(()) }
    }

    /// Whether one level can be so many times another.
    ///
    /// # Errors
    /// For rungs of help and ratings.
    pub(super) fn has_ratios(self) -> Estimate<()> {
        self.has_means()?;
        if self == Self::Rating { Err(NotComputable::NoTrueZero) } else { Ok(()) }
    }
}

/// Minutes of a rate; trials, steps or intervals of a share.
fn observed(result: &TrialResult) -> Option<f64> {
    let (observed, unit) = match result.counted {
        Counted::Correct(_, of) | Counted::Steps(_, of) | Counted::Intervals(_, of) => (of.get(), 1),
        Counted::YesNo(_) => (1, 1),
        Counted::Rate(_, seconds) => (seconds.get(), 60),
        Counted::Times(_) | Counted::Seconds(_) | Counted::Score(_) | Counted::HelpAlone => return None,
    };
    (observed > 0).then(|| difference(observed) / difference(unit))
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / number(values.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::help::Ladder;

    fn scale(measure: &str, results: &[&str]) -> Scale {
        let measure = Measure::parse(measure).unwrap();
        let parse = |text: &&str| TrialResult::parse(text, &measure, &Ladder::default()).unwrap();
        let results: Vec<TrialResult> = results.iter().map(parse).collect();
        Scale::of(&measure, &results)
    }

    #[test]
    fn a_measure_says_what_its_levels_are() {
        for (measure, results, expected) in [
            ("accuracy", vec!["8/10", "9/20"], Scale::Percent(Some(15.0))),
            ("accuracy", vec![], Scale::Percent(None)),
            ("interval:20", vec!["8/20"], Scale::Percent(Some(20.0))),
            ("yes-no", vec!["yes", "no"], Scale::Percent(Some(1.0))),
            ("rate", vec!["42/2m", "3/60s"], Scale::Rate(Some(1.5))),
            ("count", vec!["5"], Scale::Count),
            ("score:40", vec!["5"], Scale::Amount),
            ("latency", vec!["45s"], Scale::Amount),
            ("scale:1..5", vec!["3"], Scale::Rating),
            ("help", vec!["@clueing"], Scale::Rung),
        ] {
            assert_eq!(scale(measure, &results), expected, "{measure} {results:?}");
        }
    }

    #[test]
    fn ratings_have_means_and_no_ratios_and_rungs_neither() {
        assert_eq!((Scale::Amount.has_means(), Scale::Amount.has_ratios()), (Ok(()), Ok(())));
        assert_eq!((Scale::Rating.has_means(), Scale::Rating.has_ratios()), (Ok(()), Err(NotComputable::NoTrueZero)));
        let why = Err(NotComputable::OnlyInOrder);
        assert_eq!((Scale::Rung.has_means(), Scale::Rung.has_ratios()), (why, why));
    }
}
