use chrono::NaiveDate;

use super::super::figure::hundredths;
use crate::chart::{Axis, Tick};
use crate::progress::Progress;
use crate::progress::series::direction;
use crate::record::measure::{Measure, MeasureKind};
use crate::record::target::Direction;
use crate::record::{Level, School};

/// How many steps a side has at the most, so that their labels stay apart.
const STEPS: f64 = 6.0;

/// The side of a target's chart: the ends of its measure, or from nought to past the highest level.
pub(super) fn axis(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Axis {
    let target = &progress.target.record;
    let less = if direction(target) == Direction::Decrease { " (less is better)" } else { "" };
    let ticks = match target.measure.kind {
        MeasureKind::Help => return rungs(school),
        MeasureKind::YesNo => vec![tick(0.0, "no"), tick(100.0, "yes")],
        _ => ticks(&target.measure, highest(progress, as_of)),
    };
    let ends = |pick: Option<&Tick>| pick.map_or(0.0, |tick| tick.at);
    let label = format!("{}{less}", unit(&target.measure));
    Axis { label, foot: ends(ticks.first()), top: ends(ticks.last()), ticks }
}

/// The rungs of help, the least at the top.
fn rungs(school: &School) -> Axis {
    let rungs = school.help.rungs().iter().zip(0_u32..);
    let mut ticks: Vec<Tick> = rungs.map(|(rung, at)| tick(at.into(), rung.as_str())).collect();
    ticks.reverse();
    let foot = ticks.first().map_or(0.0, |most| most.at);
    Axis { label: "help given, the least at the top".to_owned(), foot, top: 0.0, ticks }
}

fn unit(measure: &Measure) -> String {
    let what = measure.what.as_ref().map(|what| what.as_str().to_owned());
    let with = |what: Option<String>, unit: &str| what.map_or(unit.to_owned(), |what| format!("{what}, {unit}"));
    match measure.unit() {
        "%" if measure.kind != MeasureKind::YesNo => with(what, "%"),
        unit @ "per minute" => with(what, unit),
        "seconds" => with(what, "minutes:seconds"),
        unit => what.unwrap_or_else(|| if unit == "%" { String::new() } else { unit.to_owned() }),
    }
}

/// The highest level that the chart has to hold: of any result, of the goal, of the ends of the aim line.
fn highest(progress: &Progress<'_>, as_of: NaiveDate) -> f64 {
    let results = progress.series.all().into_iter().map(|point| point.level);
    let aim = progress.aim.into_iter().flat_map(|aim| [aim.from.1, aim.to.1]);
    let levels = results.chain(progress.target.record.goal_on(as_of).level).chain(aim);
    levels.max().map_or(0.0, Level::to_f64)
}

fn ticks(measure: &Measure, highest: f64) -> Vec<Tick> {
    let (low, high) = measure.range();
    let (low, high) = (low.to_f64(), high.map(Level::to_f64));
    let span = high.unwrap_or(highest) - low;
    let step = match measure.unit() {
        "%" => 20.0,
        "seconds" => step_of_time(span),
        _ if measure.kind == MeasureKind::Scale && span <= 10.0 => 1.0,
        "per minute" if span > 0.0 => step_of(span),
        _ => step_of(span).max(1.0),
    };
    // An open end is the next step up; what has a highest value ends there.
    let steps = (span / step).ceil().max(1.0);
    let levels = std::iter::successors(Some(0.0), |at| Some(at + 1.0)).take_while(|at| *at <= steps);
    let levels = levels.map(|at| high.unwrap_or(f64::INFINITY).min(low + at * step));
    let signed = low < 0.0;
    levels.map(|level| tick(level, &label(measure, level, signed))).collect()
}

/// 1, 2 or 5 of a power of ten.
fn step_of(span: f64) -> f64 {
    let mut unit = 0.1;
    loop {
        for step in [1.0, 2.0, 5.0] {
            if span / (step * unit) <= STEPS || unit > 1e9 {
                return hundredths(step * unit);
            }
        }
        unit *= 10.0;
    }
}

/// A step that people count time in, in seconds.
fn step_of_time(span: f64) -> f64 {
    const STEPS_OF_TIME: [f64; 12] = [1.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0];
    STEPS_OF_TIME.into_iter().find(|step| span / step <= STEPS).unwrap_or(7200.0)
}

#[expect(clippy::cast_possible_truncation, reason = "seconds of a session")]
fn label(measure: &Measure, level: f64, signed: bool) -> String {
    let level = hundredths(level);
    match measure.unit() {
        "%" => format!("{level}%"),
        "seconds" => format!("{}:{:02}", level as i64 / 60, level as i64 % 60),
        _ if signed && level > 0.0 => format!("+{level}"),
        _ => level.to_string(),
    }
}

fn tick(at: f64, label: &str) -> Tick {
    Tick { at: hundredths(at), label: label.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(measure: &str, highest: f64) -> String {
        let ticks = ticks(&Measure::parse(measure).unwrap(), highest);
        ticks.into_iter().map(|tick| tick.label).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_measure_is_marked_in_its_own_way() {
        for (measure, highest, expected) in [
            ("accuracy:10", 30.0, "0% 20% 40% 60% 80% 100%"),
            ("steps:8", 30.0, "0% 20% 40% 60% 80% 100%"),
            ("count", 0.0, "0 1"),
            ("count", 4.0, "0 1 2 3 4"),
            ("count", 23.0, "0 5 10 15 20 25"),
            ("rate", 0.0, "0 1"),
            ("rate", 0.5, "0 0.1 0.2 0.3 0.4 0.5"),
            ("rate", 41.5, "0 10 20 30 40 50"),
            ("latency", 130.0, "0:00 0:30 1:00 1:30 2:00 2:30"),
            ("duration", 900.0, "0:00 5:00 10:00 15:00"),
            ("duration", 36_000.0, "0:00 120:00 240:00 360:00 480:00 600:00"),
            ("scale:-2..2", 0.0, "-2 -1 0 +1 +2"),
            ("scale:1..5", 0.0, "1 2 3 4 5"),
            ("score:40", 12.0, "0 10 20 30 40"),
            ("score:25", 12.0, "0 5 10 15 20 25"),
            ("score:45", 12.0, "0 10 20 30 40 45"),
        ] {
            assert_eq!(labels(measure, highest), expected, "{measure} {highest}");
        }
    }
}
