use schemars::JsonSchema;
use serde::Serialize;

use super::figure::{Day, Time};
use crate::progress::{Phase, Point, Progress};
use crate::record::quantity::Whole;
use crate::record::result::Counted;
use crate::record::{Level, Target};

/// One result. A measure's own fields are as they were recorded; those of other measures are empty. No words that
/// somebody wrote about the pupil are among them.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize)]
pub struct NumberRow {
    /// The target's id.
    pub target: String,
    /// The day.
    pub date: Option<Day>,
    /// When the session began.
    pub time: Option<Time>,
    /// The phase: `baseline`, `teaching`, `since the change on 5 October`.
    pub phase: String,
    /// The level that is plotted, to four decimals; for a measure of help the step of the rung, 0 for the least help.
    pub level: String,
    /// Its unit.
    pub unit: &'static str,
    /// How many were right (accuracy).
    pub correct: Option<i64>,
    /// How many steps were done alone (steps).
    pub done: Option<i64>,
    /// In how many intervals it was seen (interval).
    pub seen: Option<i64>,
    /// Out of how many.
    pub of: Option<i64>,
    /// How many (rate, count).
    pub count: Option<i64>,
    /// In how many seconds (rate), or how many it took (duration, latency).
    pub seconds: Option<i64>,
    /// The points or the rating.
    pub score: Option<String>,
    /// Whether it happened.
    pub yes: Option<bool>,
    /// The help, as it is typed: `clueing`, or `independent:6,clueing:4`; empty is not recorded.
    pub help: Option<String>,
    /// Whether it was a probe.
    pub probe: bool,
    /// Whether it counts in the figures: not a probe, and of enough trials.
    pub counted: bool,
    /// How long the session was.
    pub minutes: Option<i64>,
    /// Who taught.
    pub staff: String,
    /// The session's file.
    pub file: String,
}

/// A row for each result of these targets, oldest first.
#[must_use]
pub(super) fn numbers(targets: &[Progress<'_>]) -> Vec<NumberRow> {
    let rows = |progress: &Progress<'_>| -> Vec<NumberRow> {
        let all = progress.series.all().into_iter();
        all.map(|point| row(progress, point)).collect()
    };
    targets.iter().flat_map(rows).collect()
}

fn row(progress: &Progress<'_>, point: &Point<'_>) -> NumberRow {
    let target: &Target = &progress.target.record;
    let phase = |phase: &&Phase| phase.from <= point.date;
    NumberRow {
        target: progress.id.to_string(),
        date: Some(Day(point.date)),
        time: point.start.map(Time),
        phase: progress.phases.iter().rfind(phase).map(|phase| phase.name.clone()).unwrap_or_default(),
        level: point.level.exact(),
        unit: target.measure.unit(),
        help: point.help().map(|help| help.to_string().trim_start_matches('@').to_owned()),
        probe: point.probe,
        counted: progress.series.points.contains(point),
        minutes: point.session.minutes.map(Whole::get),
        staff: point.session.staff.to_string(),
        file: point.path.to_string(),
        ..own_fields(&point.result.counted)
    }
}

fn own_fields(counted: &Counted) -> NumberRow {
    let row = NumberRow::default();
    match counted {
        Counted::Correct(part, of) => NumberRow { correct: Some(part.get()), of: Some(of.get()), ..row },
        Counted::Steps(part, of) => NumberRow { done: Some(part.get()), of: Some(of.get()), ..row },
        Counted::Intervals(part, of) => NumberRow { seen: Some(part.get()), of: Some(of.get()), ..row },
        Counted::Rate(count, seconds) => NumberRow { count: Some(count.get()), seconds: Some(seconds.get()), ..row },
        Counted::Times(count) => NumberRow { count: Some(count.get()), ..row },
        Counted::Seconds(seconds) => NumberRow { seconds: Some(seconds.get()), ..row },
        Counted::Score(score) => NumberRow { score: Some(Level::exact(*score)), ..row },
        Counted::YesNo(yes) => NumberRow { yes: Some(*yes), ..row },
        Counted::HelpAlone => row,
    }
}
