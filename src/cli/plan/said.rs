//! The parts of a plan in words, so that who agrees them sees exactly what is agreed.

use chrono::NaiveDate;

use crate::calendar::say;
use crate::record::goal::Goal;
use crate::record::measure::Measure;
use crate::record::target::{Change, Direction};
use crate::record::{Cycle, CycleId, Provision, ProvisionId, Target, TargetId};
use crate::text::and_list;

/// `80% @independent over 3 by Friday 18 December 2026`, and what else a session needs to count.
pub(super) fn goal(goal: &Goal, measure: &Measure) -> String {
    let mut said = goal.say(measure);
    said.extend(goal.by.map(|by| format!(" by {}", say::long(by))));
    let least = [
        (goal.trials, "trials in a session"),
        (goal.days, "different days"),
        (goal.places, "different places"),
        (goal.people, "different adults"),
    ];
    let least = least.into_iter().filter_map(|(number, what)| Some(format!(", at least {} {what}", number?)));
    said.extend(least);
    said
}

/// `accuracy:10, less is better`.
fn measure(target: &Target) -> String {
    let what = target.measure.what.as_ref().map(|what| format!(" {}", what.as_str())).unwrap_or_default();
    let less = if target.direction() == Direction::Decrease { ", less is better" } else { "" };
    format!("{}{what}{less}", target.measure)
}

/// A target: its title, measure and goal.
pub(super) fn target(id: &TargetId, target: &Target) -> String {
    let title = target.title.as_str();
    format!("target {id}, {title}; measure {}; goal {}", measure(target), goal(&target.goal, &target.measure))
}

/// A change of a target: its day, what it is, and the goal where that changes.
pub(super) fn change(id: &TargetId, change: &Change, measure: &Measure) -> String {
    let new = change.goal.as_ref().map(|new| format!("; new goal {}", goal(new, measure))).unwrap_or_default();
    format!("change of {id} from {}, {}{new}; {}", say::long(change.on), change.what.as_str(), phase(change))
}

/// Whether a change begins a new phase.
fn phase(change: &Change) -> &'static str {
    if change.starts_a_phase() { "a new phase begins" } else { "the goal alone changes, so no new phase begins" }
}

/// A cycle and its dates.
pub(super) fn cycle(id: &CycleId, cycle: &Cycle) -> String {
    format!("cycle {id}, {}", days(cycle.from, Some(cycle.to)))
}

/// Provision: what, how long, how often, for what, by whom, from when to when.
pub(super) fn provision(id: &ProvisionId, provision: &Provision) -> String {
    let mut parts = vec![format!("provision {id}, {} minutes of {}", provision.minutes, provision.what.as_str())];
    let slots: Vec<String> = provision.slots.iter().map(ToString::to_string).collect();
    parts.extend((!slots.is_empty()).then(|| and_list(&slots)));
    let often = provision.times.zip(provision.per);
    parts.extend(often.map(|(times, per)| format!("{} a {per}", crate::text::count(size(times.get()), "time"))));
    parts.extend(provision.group.map(|group| format!("in a group of {group}")));
    parts.extend(provision.role.map(|role| format!("by {role}")));
    parts.extend((!provision.meets.is_empty()).then(|| format!("meets {}", and_list(&provision.meets))));
    parts.push(days(provision.from, provision.to));
    parts.join(", ")
}

fn size(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}

fn days(from: NaiveDate, to: Option<NaiveDate>) -> String {
    let to = to.map_or_else(|| "on, with no last day".to_owned(), |to| format!("to {}", say::long(to)));
    format!("from {} {to}", say::long(from))
}
