//! The sessions of a target that a second observer counted too, and how far the two agree.

use super::{CrossTable, Kappa, NotComputable, total_count, total_duration};
use crate::progress::series::Point;
use crate::record::Target;
use crate::record::help::Ladder;
use crate::record::measure::Measure;
use crate::record::result::{Counted, TrialResult};

/// How far two observers of the same sessions agree. Records hold what each counted in a session and not trial by trial,
/// so this is agreement on totals: two people may have seen other trials right and have the same total.
#[derive(Clone, Debug, PartialEq)]
pub struct Twice {
    /// How many results a second observer counted.
    pub sessions: usize,
    /// Of how many.
    pub of: usize,
    /// The mean of the sessions' agreement, in percent.
    pub mean: f64,
    /// The least of them.
    pub least: f64,
    /// How each session is compared, in words.
    pub how: &'static str,
    /// Cohen's kappa over the sessions, for a rating, a rung or yes and no; none of what is counted or timed.
    pub kappa: Option<Result<Kappa, NotComputable>>,
}

impl Twice {
    /// That of these points; none where no second observer counted. Where there were two, the first is taken.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a target has far fewer sessions than floats count exactly")]
    pub fn of(target: &Target, points: &[Point<'_>], ladder: &Ladder) -> Option<Self> {
        let pairs = points.iter().filter_map(|point| Some((point.result, &point.second.first()?.result)));
        let pairs: Vec<_> = pairs.filter(|(_, second)| second.misfit(&target.measure).is_none()).collect();
        let agreements: Vec<f64> = pairs.iter().map(|(first, second)| agreement(first, second, ladder)).collect();
        let least = agreements.iter().copied().min_by(f64::total_cmp)?;
        let category = |result: &TrialResult| category(result, &target.measure, ladder);
        let categories: Option<Vec<(usize, usize)>> =
            pairs.iter().map(|(first, second)| category(first).zip(category(second))).collect();
        let how = match (&categories, pairs.first()?.0.counted) {
            (Some(_), _) => "the sessions in which both recorded the same, out of all",
            (None, Counted::Seconds(_)) => "the shorter time out of the longer",
            (None, _) => "the smaller total out of the larger",
        };
        Some(Self {
            sessions: pairs.len(),
            of: points.len(),
            mean: agreements.iter().sum::<f64>() / agreements.len() as f64,
            least,
            how,
            kappa: categories.map(|pairs| {
                let (first, second): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
                let number = first.iter().chain(&second).max().map_or(0, |most| most + 1);
                CrossTable::of(&first, &second, number)?.kappa()
            }),
        })
    }
}

/// The agreement of one session, in percent.
fn agreement(first: &TrialResult, second: &TrialResult, ladder: &Ladder) -> f64 {
    match (first.counted, second.counted) {
        (Counted::Correct(one, _), Counted::Correct(other, _))
        | (Counted::Steps(one, _), Counted::Steps(other, _))
        | (Counted::Intervals(one, _), Counted::Intervals(other, _))
        | (Counted::Rate(one, _), Counted::Rate(other, _))
        | (Counted::Times(one), Counted::Times(other)) => total_count(one, other),
        (Counted::Seconds(one), Counted::Seconds(other)) => total_duration(one, other),
        _ if first.level(ladder) == second.level(ladder) => 100.0,
        _ => 0.0,
    }
}

/// The number of the category, for a measure that has categories.
fn category(result: &TrialResult, measure: &Measure, ladder: &Ladder) -> Option<usize> {
    match result.counted {
        Counted::YesNo(yes) => Some(usize::from(yes)),
        // A scale has whole and half points.
        Counted::Score(score) if measure.min.is_some() => {
            usize::try_from(((score.ratio() - measure.range().0.ratio()) * 2).to_integer()).ok()
        }
        Counted::HelpAlone => result.help.as_ref()?.typical(ladder),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Series;
    use crate::progress::example::{day, ladder, results, target};

    fn of(measure: &str, lines: &[&str]) -> Option<Twice> {
        let (id, target) = target(&format!("measure = {{ {measure} }}\ngoal = {{ level = 1 }}\n"));
        let days: Vec<String> = (1..=lines.len()).map(|day| format!("2026-09-{day:02}")).collect();
        let pairs: Vec<(&str, &str)> = days.iter().map(String::as_str).zip(lines.iter().copied()).collect();
        let (records, ladder) = (results(&pairs), ladder());
        let series = Series::of(&id, &target.record, &records, &ladder, day("2026-11-23"));
        Twice::of(&target.record, &series.points, &ladder)
    }

    #[test]
    fn totals_are_compared_session_by_session() {
        let lines = [
            "correct = 8\nof = 10\nsecond = [{ staff = \"as\", correct = 6, of = 10 }]",
            "correct = 5\nof = 10",
            "correct = 7\nof = 10\nsecond = [{ staff = \"as\", correct = 7, of = 10 }]",
        ];
        let found = of("kind = \"accuracy\"", &lines).unwrap();
        assert_eq!((found.sessions, found.of, found.kappa), (2, 3, None));
        assert_eq!((found.mean.to_bits(), found.least.to_bits()), (87.5_f64.to_bits(), 75.0_f64.to_bits()));
        assert_eq!(of("kind = \"accuracy\"", &lines[1..2]), None);
    }

    /// Yes and yes, no and yes, no and no: 2/3 agree, 4/9 would by chance, and kappa is 2/5.
    #[test]
    fn categories_have_a_kappa() {
        let second = |yes: bool, other: bool| format!("yes = {yes}\nsecond = [{{ staff = \"as\", yes = {other} }}]");
        let lines = [second(true, true), second(false, true), second(false, false)];
        let found = of("kind = \"yes-no\"", &lines.each_ref().map(String::as_str)).unwrap();
        assert!((found.mean - 200.0 / 3.0).abs() < 1e-12);
        assert!((found.kappa.unwrap().unwrap().estimate - 0.4).abs() < 1e-12);
        let same = [second(true, true), second(true, true)];
        let found = of("kind = \"yes-no\"", &same.each_ref().map(String::as_str)).unwrap();
        assert_eq!(found.kappa, Some(Err(NotComputable::OneCategory)));
    }
}
