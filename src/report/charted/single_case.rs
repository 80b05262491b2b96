use chrono::{Datelike, NaiveDate, NaiveTime};

use super::super::assessed::say_level;
use super::super::figure::hundredths;
use super::axis::axis;
use super::describe::describe;
use crate::calendar::say;
use crate::chart::{Chart, Mark, Proposed, SingleCase, Slot, Stretch, Tick};
use crate::progress::{Phase, Point, Progress};
use crate::record::measure::MeasureKind;
use crate::record::session::Reason;
use crate::record::target::Change;
use crate::record::{Filed, Level, RecordPath, School, Session};

/// The graph of a target's sessions; none before the first result.
pub(in super::super) fn single_case(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Option<Chart> {
    graph(school, progress, as_of).map(Chart::SingleCase)
}

/// The same, not yet one chart among others.
pub(super) fn graph(school: &School, progress: &Progress<'_>, as_of: NaiveDate) -> Option<SingleCase> {
    let target = &progress.target.record;
    let entries = entries(progress, as_of)?;
    let first = |day: NaiveDate| entries.partition_point(|entry| entry.when.0 < day);
    let always = |level: Level| is_yes_no(progress) && level == Level::whole(100);
    let say_goal = |level: Level| if always(level) { "yes".to_owned() } else { say_level(school, target, level) };
    let stretch = |phase: &Phase| Stretch {
        name: phase.name.clone(),
        what: change_of(progress, phase, as_of).map(|change| change.what.as_str().to_owned()),
        first: first(phase.from),
        median: phase.median.filter(|_| !is_yes_no(progress)).map(level),
    };
    let proposal = |change: &&Change| Proposed {
        first: first(change.on),
        from: say::within(change.on, as_of),
        what: change.what.as_str().to_owned(),
    };
    let goal = target.goal_on(as_of);
    let rung = goal.help.as_ref().filter(|_| target.measure.kind == MeasureKind::Help);
    let step = rung.and_then(|rung| school.help.step(rung)).and_then(|step| i64::try_from(step).ok());
    let goal = goal.level.or(step.map(Level::whole)).map(|goal| Tick { at: level(goal), label: say_goal(goal) });
    Some(SingleCase {
        name: format!("target-{}", progress.id),
        title: target.title.as_str().to_owned(),
        description: describe(school, progress, goal.as_ref(), as_of),
        axis: axis(school, progress, as_of),
        phases: progress.phases.iter().map(stretch).collect(),
        proposed: proposals(progress, as_of).iter().map(proposal).collect(),
        goal,
        slots: slots(progress, &entries),
    })
}

/// A result, or the record of a session that was missed.
struct Entry<'p, 'a> {
    when: (NaiveDate, Option<NaiveTime>, &'a RecordPath),
    what: Found<'p, 'a>,
}

enum Found<'p, 'a> {
    Point(&'p Point<'a>, Mark),
    Missed(Reason),
}

/// The results, and the sessions missed between the first of them and the end of the target, in time order.
fn entries<'p, 'a>(progress: &'p Progress<'a>, as_of: NaiveDate) -> Option<Vec<Entry<'p, 'a>>> {
    let series = &progress.series;
    let kinds = [(&series.points, Mark::Result), (&series.probes, Mark::Probe), (&series.few, Mark::SetAside)];
    let points = kinds.into_iter().flat_map(|(points, mark)| points.iter().map(move |point| (point, mark)));
    let point = |(point, mark): (&'p Point<'a>, Mark)| Entry {
        when: (point.date, point.start, point.path),
        what: Found::Point(point, mark),
    };
    let mut entries: Vec<Entry<'p, 'a>> = points.map(point).collect();
    let first = entries.iter().map(|entry| entry.when.0).min()?;
    let last = progress.target.record.ended(as_of).unwrap_or(as_of);
    let missed = |filed: &&'a Filed<Session>| {
        let session = &filed.record;
        let what = Found::Missed(session.missed?);
        let when = (session.date, session.start, &filed.path);
        (first..=last).contains(&session.date).then_some(Entry { when, what })
    };
    entries.extend(series.missed.iter().filter_map(missed));
    entries.sort_by_key(|entry| (entry.when, matches!(entry.what, Found::Point(_, Mark::Probe))));
    Some(entries)
}

/// How many sessions were missed among them.
pub(super) fn missed_in(progress: &Progress<'_>, as_of: NaiveDate) -> usize {
    let entries = entries(progress, as_of).unwrap_or_default();
    entries.iter().filter(|entry| matches!(entry.what, Found::Missed(_))).count()
}

fn slots(progress: &Progress<'_>, entries: &[Entry<'_, '_>]) -> Vec<Slot> {
    let mut before: Option<NaiveDate> = None;
    let slot = |entry: &Entry<'_, '_>| {
        let date = entry.when.0;
        let written = date_under(before.replace(date), date);
        let aim = aim_on(progress, date).map(hundredths);
        let (said, mark, at) = match entry.what {
            Found::Point(point, mark) => (said(point), mark, Some(level(point.level))),
            Found::Missed(reason) => (format!("missed: {}", reason.in_words()), Mark::Missed, None),
        };
        Slot { day: say::short(date), date: written, said, mark, level: at, aim }
    };
    entries.iter().map(slot).collect()
}

/// Of yes and no a median would be the one or the other, and no line leads from one to the other.
pub(super) fn is_yes_no(progress: &Progress<'_>) -> bool {
    progress.target.record.measure.kind == MeasureKind::YesNo
}

/// Where the aim line is on a day on which it has begun.
pub(super) fn aim_on(progress: &Progress<'_>, day: NaiveDate) -> Option<f64> {
    progress.aim.filter(|aim| aim.from.0 <= day && !is_yes_no(progress)).map(|aim| aim.expected_at(day))
}

/// What was recorded; where that was the help alone, the help.
fn said(point: &Point<'_>) -> String {
    let said = point.say();
    if !said.is_empty() {
        return said;
    }
    point.help().map(super::super::help_in_words).unwrap_or_default()
}

/// What is written under a slot: the date of the first, and of the first in each month.
pub(super) fn date_under(before: Option<NaiveDate>, date: NaiveDate) -> Option<String> {
    match before {
        Some(before) if (before.year(), before.month()) == (date.year(), date.month()) => None,
        Some(before) if before.year() == date.year() => Some(date.format("%-d %b").to_string()),
        _ => Some(date.format("%-d %b %Y").to_string()),
    }
}

/// The agreed change with which a phase began.
fn change_of<'a>(progress: &Progress<'a>, phase: &Phase, as_of: NaiveDate) -> Option<&'a Change> {
    let changes = progress.target.record.changes_in_force(as_of).into_iter();
    let begins = |change: &&Change| change.on == phase.from && change.starts_a_phase();
    changes.rev().find(begins).filter(|_| phase.kind == crate::progress::PhaseKind::Change)
}

/// The changes that nobody has agreed or refused yet, in order of their days; none of a target that has ended.
pub(super) fn proposals<'a>(progress: &Progress<'a>, as_of: NaiveDate) -> Vec<&'a Change> {
    let target = &progress.target.record;
    let refused = |change: &Change| change.refused.as_ref().is_some_and(|refused| refused.on <= as_of);
    let open = |change: &&Change| !change.is_agreed(as_of) && !refused(change) && target.ended(as_of).is_none();
    let mut open: Vec<&Change> = target.change.iter().filter(open).collect();
    open.sort_by_key(|change| change.on);
    open
}

fn level(level: Level) -> f64 {
    hundredths(level.to_f64())
}
