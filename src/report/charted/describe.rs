use chrono::NaiveDate;

use super::super::assessed::say_level;
use super::super::review::Measured;
use super::single_case::{aim_on, is_yes_no, missed_in, proposals};
use crate::calendar::say;
use crate::chart::Tick;
use crate::progress::aim::say_roughly;
use crate::progress::{Phase, Point, Progress};
use crate::record::School;
use crate::text;

/// What the graph of a target says to somebody who cannot see it: the phases with their medians, then the latest level
/// beside the goal, then what else is in it.
pub(super) fn describe(school: &School, progress: &Progress<'_>, goal: Option<&Tick>, as_of: NaiveDate) -> String {
    let sentences = [Some(phases(school, progress)), latest(school, progress, goal, as_of), others(progress, as_of)];
    let proposed = proposals(progress, as_of).into_iter().map(|change| {
        let on = say::within(change.on, as_of);
        format!("Proposed from {on} and not agreed: {}.", change.what.as_str())
    });
    sentences.into_iter().flatten().chain(proposed).collect::<Vec<_>>().join(" ")
}

/// `12 results: baseline, 4 results with a median of 30%; teaching, 8 results with a median of 70%.`
fn phases(school: &School, progress: &Progress<'_>) -> String {
    let phases: Vec<String> = progress.phases.iter().map(|phase| say_phase(school, progress, phase)).collect();
    let results = text::count(progress.series.points.len(), "result");
    if phases.is_empty() { format!("{results}.") } else { format!("{results}: {}.", phases.join("; ")) }
}

fn say_phase(school: &School, progress: &Progress<'_>, phase: &Phase) -> String {
    let Measured { name, results, said } = Measured::of(school, progress, phase);
    match said {
        None => format!("{name}, no result"),
        Some(said) if is_yes_no(progress) => format!("{name}, {said}"),
        Some(said) => format!("{name}, {} with a median of {said}", text::count(results, "result")),
    }
}

/// `The latest is 80%, on 20 November; the goal is 80%, and on the way there it would be about 69% by then.`
fn latest(school: &School, progress: &Progress<'_>, goal: Option<&Tick>, as_of: NaiveDate) -> Option<String> {
    let latest = progress.series.latest()?;
    let (level, on) = (latest_said(school, progress, latest), say::within(latest.date, as_of));
    let goal = goal.map(|goal| format!("; the goal is {}", goal.label)).unwrap_or_default();
    let expected = aim_on(progress, latest.date).map(|aim| say_roughly(&progress.target.record.measure, aim));
    let aim = expected.map(|expected| format!(", and on the way there it would be about {expected} by then"));
    Some(format!("The latest is {level}, on {on}{goal}{}.", aim.unwrap_or_default()))
}

/// The latest level with its unit; of yes and no, what it was.
pub(super) fn latest_said(school: &School, progress: &Progress<'_>, latest: &Point<'_>) -> String {
    if is_yes_no(progress) { latest.say() } else { say_level(school, &progress.target.record, latest.level) }
}

/// `Also 2 probes and 9 missed sessions.`
fn others(progress: &Progress<'_>, as_of: NaiveDate) -> Option<String> {
    let few = progress.series.few.len();
    let count = |number: usize, what: &str| (number > 0).then(|| text::count(number, what));
    let others = [
        count(progress.series.probes.len(), "probe"),
        count(few, "result").map(|few| format!("{few} of too few trials")),
        count(missed_in(progress, as_of), "missed session"),
    ];
    let others: Vec<String> = others.into_iter().flatten().collect();
    (!others.is_empty()).then(|| format!("Also {}.", text::and_list(&others)))
}
