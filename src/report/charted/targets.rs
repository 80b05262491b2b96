use chrono::NaiveDate;

use super::describe::latest_said;
use super::single_case::graph;
use crate::chart::{Axis, Chart, Dot, Panel, Targets};
use crate::progress::Progress;
use crate::record::{PupilId, School};
use crate::text;

/// A small graph of each target that has a result; none where no target has.
pub(in super::super) fn targets(
    school: &School,
    pupil: &PupilId,
    progress: &[Progress<'_>],
    as_of: NaiveDate,
) -> Option<Chart> {
    let panels: Vec<Panel> = progress.iter().filter_map(|progress| panel(school, progress, as_of)).collect();
    let said: Vec<String> = panels.iter().map(say).collect();
    (!panels.is_empty()).then(|| {
        Chart::Targets(Targets {
            name: format!("targets-{pupil}"),
            title: "Each target, session by session".to_owned(),
            description: format!("{}: {}.", text::count(panels.len(), "target"), said.join("; ")),
            panels,
        })
    })
}

fn panel(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Option<Panel> {
    let graph = graph(school, progress, as_of)?;
    Some(Panel {
        title: graph.title,
        status: progress.status.verdict().word().to_owned(),
        latest: progress.series.latest().map(|latest| latest_said(school, progress, latest)),
        axis: ends(graph.axis),
        dots: graph.slots.iter().map(|slot| Dot { mark: slot.mark, level: slot.level }).collect(),
        phases: graph.phases,
        goal: graph.goal,
    })
}

/// A small graph has room for the two ends of its side alone.
fn ends(mut axis: Axis) -> Axis {
    let last = axis.ticks.pop();
    axis.ticks.truncate(1);
    axis.ticks.extend(last);
    axis
}

/// `Reads words is on-track, at 70% toward 80%`.
fn say(panel: &Panel) -> String {
    let latest = panel.latest.as_ref().map(|latest| format!(", at {latest}")).unwrap_or_default();
    let goal = panel.goal.as_ref().map(|goal| format!(" toward {}", goal.label)).unwrap_or_default();
    format!("\u{201c}{}\u{201d} is {}{latest}{goal}", panel.title, panel.status)
}
