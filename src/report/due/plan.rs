//! The plan's own dates: targets, cycles, what waits for an answer, and probes once a target is met.

use chrono::NaiveDate;

use super::super::agreed::Agreed;
use super::super::select::is_known;
use super::{Asked, Finding};
use crate::calendar::say;
use crate::calendar::statutory::{Event, What};
use crate::progress::{Series, met_on};
use crate::record::{Filed, Target, TargetId};
use crate::text;

/// So many probes are weekly once a target is met; after them they are monthly.
const WEEKLY_PROBES: usize = 4;

pub(super) fn find(finding: &mut Finding<'_>) {
    let as_of = finding.as_of;
    let open = |filed: &Filed<Target>| filed.record.ended(as_of).is_none() && is_known(&filed.record, as_of);
    for (id, filed) in finding.records.targets.iter().filter(|(_, filed)| open(filed)) {
        let agreed = Agreed::target(finding.school, &filed.record, as_of);
        if agreed.state == "refused" {
            continue;
        }
        goal_date(finding, id, filed, &agreed);
        to_agree(finding, id, filed, &agreed);
        if agreed.is_agreed() {
            probe(finding, id, filed);
        }
    }
    cycles(finding);
    provision(finding);
}

/// The date of a target's goal, until a review ends it or gives it another.
fn goal_date(finding: &mut Finding<'_>, id: &TargetId, filed: &Filed<Target>, agreed: &Agreed) {
    let Some(by) = filed.record.goal_on(finding.as_of).by else { return };
    let not_agreed = if agreed.is_agreed() { "" } else { " (not agreed yet)" };
    let text = format!("Review the target: {}{not_agreed}", filed.record.title.as_str());
    ask(finding, (What::Target, Event::GoalDate, by), id.as_str(), filed.path.as_str(), text);
}

/// A target, or changes of it, that nobody answered. Of a change only the day on which it begins is known.
fn to_agree(finding: &mut Finding<'_>, id: &TargetId, filed: &Filed<Target>, agreed: &Agreed) {
    let (target, as_of) = (&filed.record, finding.as_of);
    let changes: Vec<_> =
        target.change.iter().filter(|change| Agreed::change(finding.school, change, as_of).is_waiting()).collect();
    let (day, text) = if agreed.is_waiting() {
        let begun = target.teaching_from.or(target.from);
        (
            agreed.on.map(|on| on.0).or(begun).unwrap_or(as_of),
            format!("Agree, or say why not: {}", target.title.as_str()),
        )
    } else if let Some(day) = changes.iter().map(|change| change.on).min() {
        let what: Vec<&str> = changes.iter().map(|change| change.what.as_str()).collect();
        (day, format!("Agree, or say why not, the change: {}", text::and_list(&what)))
    } else {
        return;
    };
    ask(finding, (What::Agreement, Event::Proposed, day), id.as_str(), filed.path.as_str(), text);
}

/// The next result without help: reckoned from the last one, so that one taken late moves the rest.
fn probe(finding: &mut Finding<'_>, id: &TargetId, filed: &Filed<Target>) {
    let (school, as_of) = (finding.school, finding.as_of);
    let series = Series::of(id, &filed.record, &finding.records.sessions, &school.help, as_of);
    let Some(met) = met_on(&filed.record, &series, &school.help, as_of) else { return };
    let since: Vec<NaiveDate> = series.probes.iter().map(|probe| probe.date).filter(|day| *day > met).collect();
    let last = since.last().copied().unwrap_or(met);
    let event = if since.len() < WEEKLY_PROBES { Event::MetOrProbed } else { Event::ProbedFourTimes };
    let so_far = if since.is_empty() {
        "none taken yet".to_owned()
    } else {
        format!("{} so far, the last on {}", since.len(), say::within(last, as_of))
    };
    let text = format!("Take a probe, without help: met on {}, {so_far}", say::within(met, as_of));
    ask(finding, (What::Probe, event, last), id.as_str(), filed.path.as_str(), text);
}

/// Cycles that nobody reviewed, and those of today or later that nobody answered.
fn cycles(finding: &mut Finding<'_>) {
    let as_of = finding.as_of;
    for (id, filed) in &finding.records.cycles {
        let cycle = &filed.record;
        let agreed = Agreed::cycle(finding.school, cycle, as_of);
        let unknown = cycle.proposed.as_ref().is_some_and(|proposed| proposed.on > as_of);
        if agreed.state == "refused" || unknown {
            continue;
        }
        if agreed.is_waiting() && cycle.to >= as_of {
            let day = agreed.on.map_or(cycle.from, |on| on.0);
            let text = format!("Agree, or say why not: the cycle {id}");
            ask(finding, (What::Agreement, Event::Proposed, day), id.as_str(), filed.path.as_str(), text);
        }
        if !cycle.review.iter().any(|review| review.on <= as_of) {
            let text = format!("Review the cycle {id}");
            ask(finding, (What::CycleReview, Event::CycleEnd, cycle.to), id.as_str(), filed.path.as_str(), text);
        }
    }
}

/// Provision that was proposed, is not over, and that nobody answered.
fn provision(finding: &mut Finding<'_>) {
    let as_of = finding.as_of;
    for (id, filed) in &finding.records.provision {
        let agreed = Agreed::provision(finding.school, &filed.record, as_of);
        let over = filed.record.to.is_some_and(|to| to < as_of);
        if let Some(day) = agreed.on.filter(|_| agreed.state == "proposed" && !over) {
            let text = format!("Agree, or say why not: {}", filed.record.what.as_str());
            ask(finding, (What::Agreement, Event::Proposed, day.0), id.as_str(), filed.path.as_str(), text);
        }
    }
}

fn ask(finding: &mut Finding<'_>, (what, from, day): (What, Event, NaiveDate), id: &str, file: &str, text: String) {
    let Some((rule, date)) = finding.reckon(what, from, day) else { return };
    let reference = finding.reference(id);
    finding.add(Asked { rule, date, reference, file: Some(file), text, done: None });
}
