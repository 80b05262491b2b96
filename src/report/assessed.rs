use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::agreed::Agreed;
use super::charted;
use super::figure::{Day, Number, Precise, Source, Typed};
use super::help_lately::HelpLately;
use super::observed_twice::ObservedTwice;
use super::result_line::ResultLine;
use crate::chart::Chart;
use crate::progress::aim::say_roughly;
use crate::progress::decision::ENOUGH;
use crate::progress::observers::Twice;
use crate::progress::series::{direction, median};
use crate::progress::trend::{TheilSen, day_number};
use crate::progress::{Course, Independence, Interval, Phase, Progress, baseline, say_goal};
use crate::record::measure::MeasureKind;
use crate::record::{Level, School, Target};

/// What keywork says of one target: the fields of `assess --json` (contract, "Assessing"), and what pages need.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Assessed {
    /// The target's id.
    pub target: String,
    /// What the pupil will do.
    pub title: String,
    /// Whether it is agreed.
    pub agreed: bool,
    /// The kind of measure.
    pub measure: &'static str,
    /// The unit of its levels.
    pub unit: &'static str,
    /// Which way is better.
    pub direction: &'static str,
    /// The goal on the day.
    pub goal: AssessedGoal,
    /// The status.
    pub status: &'static str,
    /// Why.
    pub because: String,
    /// The rule that decided.
    pub rule: &'static str,
    /// How many results count.
    pub points: usize,
    /// The level of the latest.
    pub latest: Option<Number>,
    /// The median of the last three levels; of fewer where there are fewer.
    pub median_last_3: Option<Number>,
    /// How the level changes in a week, by the Theil-Sen slope of the days with results since the latest phase began;
    /// null before teaching, of fewer than two days, and for rungs of help.
    pub trend_per_week: Option<Precise>,
    /// The lower end of its interval of 95 %; null where there are too few days for one.
    pub trend_low: Option<Precise>,
    /// The upper end.
    pub trend_high: Option<Precise>,
    /// What the aim line asks for in a week.
    pub needed_per_week: Option<Number>,
    /// Where the aim line is on the day.
    pub expected_now: Option<Number>,
    /// The change in a week in words, with its interval, from ten days with results on: of fewer it is noise.
    pub trend_said: Option<String>,
    /// What the aim line asks for in a week, in words.
    pub needed_said: Option<String>,
    /// Where that line is on the goal's date, no further than the measure can reach.
    pub forecast_at_goal_date: Option<Precise>,
    /// The stretches under unchanged conditions.
    pub phases: Vec<AssessedPhase>,
    /// The record of every point counted, oldest first.
    pub evidence: Vec<String>,
    /// The target's own file.
    pub file: String,
    /// Who agreed it, or who proposed it.
    pub agreement: Agreed,
    /// The records that the reason rests on, oldest first; the target's own file is `file`.
    pub because_of: Vec<Source>,
    /// The level before teaching, with its unit.
    pub baseline_said: Option<String>,
    /// The latest three results, oldest first.
    pub last: Vec<ResultLine>,
    /// The median of the last three, with its unit.
    pub median_said: Option<String>,
    /// Where the aim line is on the day, with its unit.
    pub expected_said: Option<String>,
    /// Every level, oldest first, for a small chart.
    pub levels: Vec<Number>,
    /// The foot of the chart; for help the most of it, so that taller is better.
    pub low: Number,
    /// The top of the chart.
    pub high: Number,
    /// Every session in a chart; null before the first result.
    #[schemars(skip)]
    pub chart: Option<Chart>,
    /// True where a taller bar means less help.
    pub taller_is_less_help: bool,
    /// The results taken without help to see what is kept, oldest first.
    pub probes: Vec<ResultLine>,
    /// Results that the measure cannot hold, so that they count in no figure.
    pub left_out: usize,
    /// Results of fewer trials than the goal asks for, oldest first: they count in no figure.
    pub set_aside: Vec<ResultLine>,
    /// How much help was given; null where no result since teaching began says.
    pub independence: Option<HelpLately>,
    /// How far a second observer agrees; null where there was none.
    pub second_observer: Option<ObservedTwice>,
}

/// A goal: the contract's fields, and the goal in words.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AssessedGoal {
    /// The level.
    pub level: Option<Typed>,
    /// On how many sessions in a row.
    pub sessions: i64,
    /// With at most this help.
    pub help: Option<String>,
    /// By when.
    pub by: Option<Day>,
    /// In words, without the date.
    pub said: String,
}

/// A phase.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct AssessedPhase {
    /// `baseline`, `teaching`, `since the change on 5 October`.
    pub name: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// How many results.
    pub points: usize,
    /// Their median.
    pub median: Option<Number>,
    /// Their median, with its unit.
    pub median_said: Option<String>,
}

impl Assessed {
    /// What the records say of the target on this day.
    #[must_use]
    pub fn of(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Self {
        let target = &progress.target.record;
        let (series, status) = (&progress.series, &progress.status);
        let (low, high) = ends(school, progress, as_of);
        let agreement = Agreed::target(school, target, as_of);
        let say = |level: Level| say_level(school, target, level);
        let expected = progress.aim.map(|aim| aim.expected_at(as_of));
        // Rungs are in order and not evenly far apart, so they have no slope.
        let trend = progress.course.as_ref().filter(|_| target.measure.kind != MeasureKind::Help);
        let trend = trend.and_then(Course::trend);
        let interval = trend.filter(|trend| !trend.too_few_pairs).map(|trend| trend.interval);
        let enough = progress.course.as_ref().is_some_and(|course| course.since.len() >= ENOUGH);
        let week = |slope: f64| Precise(slope * 7.0);
        let because_of = |path: &&crate::record::RecordPath| **path != progress.target.path;
        Self {
            target: progress.id.to_string(),
            title: target.title.as_str().to_owned(),
            agreed: agreement.is_agreed(),
            measure: target.measure.kind.word(),
            unit: target.measure.unit(),
            direction: direction(target).word(),
            goal: goal(school, target, as_of),
            status: status.verdict().word(),
            because: status.because().to_owned(),
            rule: status.rule(),
            points: series.points.len(),
            latest: series.latest().map(|point| point.level.into()),
            median_last_3: median(series.last(3)).map(Number::from),
            trend_per_week: trend.map(|trend| week(trend.slope)),
            trend_low: interval.map(|interval| week(interval.low)),
            trend_high: interval.map(|interval| week(interval.high)),
            needed_per_week: progress.aim.map(|aim| aim.needed_per_week().into()),
            expected_now: expected.map(Number::from),
            trend_said: trend
                .zip(interval)
                .filter(|_| enough)
                .map(|(trend, interval)| say_trend(trend, interval, target)),
            needed_said: progress.aim.map(|aim| say_change(target, aim.needed_per_week())),
            forecast_at_goal_date: forecast(progress, trend, as_of),
            phases: progress.phases.iter().map(|phase| AssessedPhase::of(phase, say)).collect(),
            evidence: progress.evidence().map(ToString::to_string).collect(),
            file: progress.target.path.to_string(),
            agreement,
            because_of: status.evidence().iter().filter(because_of).map(|path| source(progress, path)).collect(),
            baseline_said: baseline(target, series).map(say),
            last: series.last(3).iter().map(|point| ResultLine::of(point, target, as_of)).collect(),
            median_said: median(series.last(3)).map(say),
            expected_said: expected.map(|level| say_roughly(&target.measure, level)),
            levels: series.points.iter().map(|point| point.level.into()).collect(),
            low: low.into(),
            high: high.into(),
            chart: charted::single_case(school, progress, as_of),
            taller_is_less_help: target.measure.kind == MeasureKind::Help,
            probes: series.probes.iter().map(|point| ResultLine::of(point, target, as_of)).collect(),
            left_out: series.left_out.unfit,
            set_aside: series.few.iter().map(|point| ResultLine::of(point, target, as_of)).collect(),
            independence: Independence::of(target, series.teaching(), &school.help).map(|found| HelpLately::of(&found)),
            second_observer: Twice::of(target, &series.points, &school.help).map(|found| ObservedTwice::of(&found)),
        }
    }
}

/// `+5.8% (between +3.9% and +7%)`.
fn say_trend(trend: TheilSen, interval: Interval, target: &Target) -> String {
    let week = |slope: f64| say_change(target, slope * 7.0);
    format!("{} (between {} and {})", week(trend.slope), week(interval.low), week(interval.high))
}

/// A change of the level: `+5.8%`, `-59.5 seconds`, `0`.
fn say_change(target: &Target, change: f64) -> String {
    let said = format!("{change:+.1}");
    let said = said.strip_suffix(".0").unwrap_or(&said);
    let said = if matches!(said, "+0" | "-0") { "0" } else { said };
    match target.measure.unit() {
        "%" => format!("{said}%"),
        "seconds" => format!("{said} seconds"),
        _ => said.to_owned(),
    }
}

/// The level of the line of the trend on the goal's date.
fn forecast(progress: &Progress<'_>, trend: Option<TheilSen>, as_of: NaiveDate) -> Option<Precise> {
    let target = &progress.target.record;
    let level = trend?.at(day_number(target.goal_on(as_of).by?));
    let (low, high) = target.measure.range();
    Some(Precise(level.max(low.to_f64()).min(high.map_or(f64::INFINITY, Level::to_f64))))
}

impl AssessedPhase {
    fn of(phase: &Phase, say: impl Fn(Level) -> String) -> Self {
        Self {
            name: phase.name.clone(),
            from: Day(phase.from),
            to: Day(phase.to),
            points: phase.points,
            median: phase.median.map(Number::from),
            median_said: phase.median.map(say),
        }
    }
}

fn goal(school: &School, target: &Target, as_of: NaiveDate) -> AssessedGoal {
    let goal = target.goal_on(as_of);
    AssessedGoal {
        level: goal.level.map(Typed),
        sessions: goal.sessions.get(),
        help: goal.help.as_ref().map(ToString::to_string),
        by: goal.by.map(Day),
        said: say_goal(target, goal, &school.help),
    }
}

fn source(progress: &Progress<'_>, path: &crate::record::RecordPath) -> Source {
    let points = progress.series.points.iter().chain(&progress.series.probes);
    let date = points.clone().find(|point| point.path == path).map(|point| Day(point.date));
    Source { date, file: path.to_string() }
}

/// A level with its unit; for a measure of help the rung.
pub(super) fn say_level(school: &School, target: &Target, level: Level) -> String {
    if target.measure.kind == MeasureKind::Help {
        return school.help.nearest_rung(level).map(ToString::to_string).unwrap_or_default();
    }
    target.measure.say(level)
}

/// The ends of a target's chart: those of the measure, or nought and the highest level or goal so far.
pub(super) fn ends(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> (Level, Level) {
    let target = &progress.target.record;
    if target.measure.kind == MeasureKind::Help {
        let most = i64::try_from(school.help.rungs().len()).unwrap_or(1) - 1;
        return (Level::whole(most), Level::whole(0));
    }
    let (low, high) = target.measure.range();
    let levels = progress.series.points.iter().map(|point| point.level);
    let highest = levels.chain(target.goal_on(as_of).level).max().unwrap_or(low);
    (low, high.unwrap_or(highest))
}
