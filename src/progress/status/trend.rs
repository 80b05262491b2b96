//! The status that the results since the phase began give: too few of them, or what their line says.

use chrono::NaiveDate;

use super::{Evidence, Status};
use crate::calendar::say;
use crate::progress::aim::say_roughly;
use crate::progress::decision::error_rates::ErrorRates;
use crate::progress::decision::{Course, ENOUGH, Finding, Look, Sign};
use crate::progress::goal_rule::say_help;
use crate::progress::phase::{Phase, PhaseKind};
use crate::progress::series::{Point, Series, direction};
use crate::progress::{AimLine, Daily, Independence};
use crate::record::agreement::Verdict;
use crate::record::help::Ladder;
use crate::record::measure::MeasureKind;
use crate::record::target::Direction;
use crate::record::{Filed, Level, Target};
use crate::text;

/// Fewer days with results than this since teaching began or since the last agreed change say nothing of a trend
/// (contract, "Assessing"; statistics, sections 3.2 and 4).
const FEWEST: usize = 6;

/// What a verdict on the trend is reached by.
pub(super) struct Judged<'s, 'a> {
    pub(super) target: &'s Filed<Target>,
    pub(super) series: &'s Series<'a>,
    pub(super) phases: &'s [Phase],
    pub(super) aim: Option<AimLine>,
    pub(super) ladder: &'s Ladder,
    pub(super) as_of: NaiveDate,
    /// Why the goal is not met yet.
    pub(super) best: String,
}

impl Judged<'_, '_> {
    /// By the number of results, then by the trend.
    pub(super) fn status(&self) -> Status {
        let (target, series) = (&self.target.record, self.series);
        let phase = self.phases.last().filter(|phase| phase.kind != PhaseKind::Baseline);
        let Some((phase, course)) = phase.zip(Course::of(target, series, self.phases, self.aim)) else {
            let baseline = text::count(series.baseline().len(), "baseline result");
            let because = format!("{baseline}, and teaching has not begun");
            return self.with(Verdict::TooFew, TOO_FEW, because, series.baseline());
        };
        let counted = &series.points[series.points.partition_point(|point| point.date < phase.from)..];
        let days = course.since.len();
        let results = self.results(phase, counted, days);
        if days < FEWEST {
            let needed = if days < counted.len() { format!("results on {FEWEST} days") } else { FEWEST.to_string() };
            let because = format!("{results}; {needed} are needed before a trend can be judged");
            return self.with(Verdict::TooFew, TOO_FEW, because, counted);
        }
        let (verdict, rule, because) = match course.finding() {
            _ if target.measure.kind == MeasureKind::Help => self.help(&results, counted),
            None => {
                let because = format!("{results}, and {ENOUGH} are needed for a verdict on the trend");
                (Verdict::Watch, "six to nine points", because)
            }
            Some(Finding::Firm(sign)) if sign == Sign::GoingBack || course.aim.is_some() => {
                self.firm(sign, &results, &course)
            }
            Some(_) if course.aim.is_none() => {
                let because =
                    format!("{results}, and without a goal with a date nothing says what the level should be by now");
                (Verdict::Watch, "no aim line", because)
            }
            Some(Finding::Once(sign)) => {
                let said = self.say_sign(sign, &results, &course);
                let because = format!("at the latest look alone, {said}; the next session shows whether it stays so");
                (Verdict::Watch, "one look alone", because)
            }
            Some(_) => self.on_the_way(&results, &course),
        };
        let wrong = self.how_often_wrong(verdict, days);
        let because = [because, self.best.clone()].into_iter().chain(wrong).collect::<Vec<_>>().join("; ");
        self.with(verdict, rule, because, counted)
    }

    fn with(&self, verdict: Verdict, rule: &'static str, because: String, points: &[Point<'_>]) -> Status {
        Status::new(verdict, rule, because, Evidence::of(self.target, points))
    }

    /// `14 results since teaching began on 14 September`, `9 results on 7 days since the change on 5 October`.
    fn results(&self, phase: &Phase, counted: &[Point<'_>], days: usize) -> String {
        let since = match phase.kind {
            PhaseKind::Change => phase.name.clone(),
            _ => format!("since teaching began on {}", say::within(phase.from, self.as_of)),
        };
        let number = match counted.len() {
            0 => "no result".to_owned(),
            results if results == days => text::count(results, "result"),
            results => format!("{} on {}", text::count(results, "result"), text::count(days, "day")),
        };
        format!("{number} {since}")
    }

    /// Rungs are in order and not evenly far apart: no line goes through them, and no sign is looked for.
    fn help(&self, results: &str, counted: &[Point<'_>]) -> (Verdict, &'static str, String) {
        let days = Daily::of(counted);
        let typical = |days: &[Daily<'_, '_>]| {
            let levels: Vec<Level> = days.iter().map(|day| day.level).collect();
            self.ladder.nearest_rung(Level::median(&levels)?).map(ToString::to_string)
        };
        let (first, last) = (typical(&days[..days.len() / 2]), typical(&days[days.len() - days.len() / 2..]));
        let moved = first.zip(last).map_or_else(String::new, |(first, last)| {
            if first == last {
                return format!(": mostly {last}, as at first");
            }
            format!(": {first} at first, {last} lately")
        });
        (Verdict::Watch, "help is never averaged", format!("{results}{moved}"))
    }

    fn firm(&self, sign: Sign, results: &str, course: &Course) -> (Verdict, &'static str, String) {
        let (verdict, rule) = match sign {
            Sign::GoingBack => (Verdict::GoingBack, "below the baseline at two looks"),
            Sign::NoProgress => (Verdict::NoProgress, "line since teaching short of the goal at two looks"),
            Sign::AtRisk => (Verdict::AtRisk, "line from the baseline short of the goal at two looks"),
            Sign::Ahead if self.depends_on_help() || self.is_behind_as_the_goal_counts(course) => {
                return self.on_the_way(results, course);
            }
            Sign::Ahead => (Verdict::Ahead, "beyond the aim line at two looks"),
        };
        (verdict, rule, format!("at two looks in a row, {}", self.say_sign(sign, results, course)))
    }

    fn on_the_way(&self, results: &str, course: &Course) -> (Verdict, &'static str, String) {
        if self.depends_on_help() {
            return Self::dependent(results);
        }
        let look = course.latest();
        let ahead = look.as_ref().and_then(|look| Some((look.on_goal_date_with_before?.value, self.aim?.to.0)));
        let ahead =
            ahead.map(|(level, by)| format!(", and about {} by {} if it goes on so", self.about(level), self.say(by)));
        let now = look.map(|look| self.say_now(&look)).unwrap_or_default();
        let counted = self.as_the_goal_counts().map(|level| {
            let level = self.target.record.measure.say(level);
            format!("; {level} in the last three as the goal counts it, {}", self.rule_of_help())
        });
        let because = format!(
            "no clear sign of falling short in {results}: {now}{}{}",
            ahead.unwrap_or_default(),
            counted.unwrap_or_default()
        );
        (Verdict::OnTrack, "no sign at two looks", because)
    }

    /// A level that only help holds up is no way to a goal with less help.
    fn dependent(results: &str) -> (Verdict, &'static str, String) {
        let because = format!("{results}: right with help, and not yet with as little as the goal asks for");
        (Verdict::Watch, "depends on help", because)
    }

    /// The median of the last three results with help recorded, where the goal limits the help: what counts toward it.
    fn as_the_goal_counts(&self) -> Option<Level> {
        let target = &self.target.record;
        let rung = target.goal_on(self.as_of).help.as_ref().filter(|_| direction(target) == Direction::Increase)?;
        let recorded = self.series.teaching().iter().filter(|point| point.help().is_some());
        let counted = recorded.map(|point| point.result.level_with(rung, self.ladder).unwrap_or(Level::whole(0)));
        let counted: Vec<Level> = counted.collect();
        Level::median(counted.last_chunk::<3>()?)
    }

    /// A level that much help holds up is not ahead of a goal that allows less.
    fn is_behind_as_the_goal_counts(&self, course: &Course) -> bool {
        let expected = course.latest().and_then(|look| look.expected);
        self.as_the_goal_counts().zip(expected).is_some_and(|(level, expected)| level.to_f64() < expected)
    }

    /// `with no help`, as the goal limits it.
    fn rule_of_help(&self) -> String {
        let rung = self.target.record.goal_on(self.as_of).help.as_ref();
        rung.map(|rung| say_help(rung, self.ladder)).unwrap_or_default()
    }

    fn depends_on_help(&self) -> bool {
        let target = &self.target.record;
        target.goal_on(self.as_of).help.is_some()
            && Independence::of(target, self.series.teaching(), self.ladder).is_some_and(|found| found.depends_on_help)
    }

    /// What the sign is seen by, in plain words with its numbers.
    fn say_sign(&self, sign: Sign, results: &str, course: &Course) -> String {
        let Some(look) = course.latest() else { return results.to_owned() };
        let leads_to = |fitted: Option<crate::progress::trend::Fitted>| {
            let (level, aim) = fitted.map(|fitted| fitted.value).zip(self.aim)?;
            let (by, goal) = (self.say(aim.to.0), self.target.record.measure.say(aim.to.1));
            let leads = format!("{results} lead to about {} by {by}, and the goal is {goal}", self.about(level));
            Some(format!("{leads}; {}", self.say_now(&look)))
        };
        let now = || format!("{results} put the level at {}", self.say_now(&look));
        match sign {
            Sign::AtRisk => leads_to(look.on_goal_date_with_before).unwrap_or_else(now),
            Sign::NoProgress => leads_to(look.on_goal_date).unwrap_or_else(now),
            Sign::GoingBack => {
                let baseline = course.baseline.map(|level| self.target.record.measure.say(level)).unwrap_or_default();
                let level = self.about(look.now.value);
                format!("{results} put the level at about {level} now, and before teaching it was {baseline}")
            }
            Sign::Ahead => now(),
        }
    }

    /// `about 45% now, where about 56% is expected`.
    fn say_now(&self, look: &Look) -> String {
        let expected = look.expected.map(|level| format!(", where about {} is expected", self.about(level)));
        format!("about {} now{}", self.about(look.now.value), expected.unwrap_or_default())
    }

    fn about(&self, level: f64) -> String {
        say_roughly(&self.target.record.measure, level)
    }

    fn say(&self, day: NaiveDate) -> String {
        say::within(day, self.as_of)
    }

    /// How often such a verdict is wrong at so many results; measured of shares of trials alone.
    fn how_often_wrong(&self, verdict: Verdict, days: usize) -> Option<String> {
        let rates = ErrorRates::of(days).filter(|_| self.target.record.measure.unit() == "%")?;
        match verdict {
            Verdict::GoingBack | Verdict::NoProgress | Verdict::AtRisk => {
                Some(format!("of pupils on track, about {:.0} in 100 look like this too", rates.false_alarm))
            }
            Verdict::OnTrack => {
                Some(format!("of pupils half as fast as needed, about {:.0} in 100 look like this too", rates.missed))
            }
            _ => None,
        }
    }
}

const TOO_FEW: &str = "fewer than six points";
