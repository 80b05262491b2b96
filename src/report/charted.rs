//! The charts of reports: what they show, and the same in words.

use chrono::NaiveDate;

use super::assessed::{ends, say_level};
use crate::calendar::say;
use crate::chart::{Axis, Chart, SingleCase, Slot, Stretch, Tick};
use crate::progress::{Phase, Point, Progress};
use crate::record::measure::MeasureKind;
use crate::record::{Level, School};
use crate::text;

/// The graph of a target's sessions; none before the first result.
pub(super) fn single_case(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Option<Chart> {
    let target = &progress.target.record;
    let points = progress.series.all();
    let first = |phase: &Phase| points.partition_point(|point| point.date < phase.from);
    let stretch = |phase: &Phase| Stretch {
        name: phase.name.clone(),
        first: first(phase),
        median: phase.median.map(Level::to_f64),
    };
    let slot = |point: &&Point<'_>| Slot {
        day: say::short(point.date),
        said: point.say(),
        level: Some(point.level.to_f64()),
        probe: point.probe,
        aim: progress.aim.map(|aim| aim.expected_at(point.date)),
    };
    (!points.is_empty()).then(|| {
        Chart::SingleCase(SingleCase {
            name: progress.id.to_string(),
            title: target.title.as_str().to_owned(),
            description: describe(school, progress),
            axis: axis(school, progress, as_of),
            slots: points.iter().map(slot).collect(),
            phases: progress.phases.iter().map(stretch).collect(),
            goal: target.goal_on(as_of).level.map(Level::to_f64),
            proposed: Vec::new(),
        })
    })
}

fn axis(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Axis {
    let target = &progress.target.record;
    let (foot, top) = ends(school, progress, as_of);
    let rungs =
        school.help.rungs().iter().zip(0_u32..).map(|(rung, at)| Tick { at: at.into(), label: rung.to_string() });
    let is_help = target.measure.kind == MeasureKind::Help;
    Axis {
        label: if is_help { "help".to_owned() } else { target.measure.unit().to_owned() },
        foot: foot.to_f64(),
        top: top.to_f64(),
        ticks: if is_help { rungs.collect() } else { Vec::new() },
    }
}

/// `12 results: baseline, 4 results with a median of 30%; teaching, 8 results with a median of 70%.`
fn describe(school: &School, progress: &Progress<'_>) -> String {
    let say = |phase: &Phase| {
        let median = phase.median.map(|level| say_level(school, &progress.target.record, level));
        let median = median.map(|median| format!(" with a median of {median}")).unwrap_or_default();
        format!("{}, {}{median}", phase.name, text::count(phase.points, "result"))
    };
    let phases: Vec<String> = progress.phases.iter().map(say).collect();
    format!("{}: {}.", text::count(progress.series.points.len(), "result"), phases.join("; "))
}
