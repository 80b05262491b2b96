//! What people owe each other: actions, questions, things to be told, what professionals recommended, and a meeting
//! with the parents each term.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Asked, Finding};
use crate::calendar::say;
use crate::calendar::statutory::{Event, What};
use crate::record::meeting::MeetingKind;
use crate::record::{Filed, OpenKind, Recommendation, RecordPath, School, StaffId};
use crate::text;

/// What somebody undertook to do by a day. It is owed when the pupil has left, too.
pub(super) fn undertaken(finding: &mut Finding<'_>) {
    for open in finding.records.open(finding.as_of) {
        let OpenKind::Action(action) = open.kind else { continue };
        let Some((rule, date)) = finding.reckon(What::Action, Event::Undertaken, action.by) else { continue };
        let text = format!("{} ({})", open.text.trim(), name_of(finding.school, action.owner.as_str()));
        finding.add(Asked {
            rule,
            date,
            reference: open.reference(),
            file: Some(open.path.as_str()),
            text,
            done: None,
        });
    }
}

pub(super) fn find(finding: &mut Finding<'_>) {
    questions(finding);
    tells(finding);
    for filed in &finding.records.recommendations {
        recommendation(finding, filed);
    }
    parent_meeting(finding);
}

/// The name of a member of staff for an id; any other name as it was typed.
fn name_of<'s>(school: &'s School, typed: &'s str) -> &'s str {
    school.staff.iter().find(|(id, _)| id.as_str() == typed).map_or(typed, |(_, person)| person.name.as_str())
}

fn questions(finding: &mut Finding<'_>) {
    for open in finding.records.open(finding.as_of).into_iter().filter(|open| open.kind == OpenKind::Question) {
        let Some((rule, date)) = finding.reckon(What::Question, Event::Asked, open.since) else { continue };
        let (who, on) = (finding.school.name_of(open.by), say::within(open.since, finding.as_of));
        let text = format!("Answer the question of {who}, {on}: {}", open.text.trim());
        finding.add(Asked {
            rule,
            date,
            reference: open.reference(),
            file: Some(open.path.as_str()),
            text,
            done: None,
        });
    }
}

/// Who is to be told of a record and was not yet, in one line for the record.
fn tells(finding: &mut Finding<'_>) {
    let mut by_record: BTreeMap<&RecordPath, (NaiveDate, Vec<&StaffId>)> = BTreeMap::new();
    for open in finding.records.open(finding.as_of) {
        if let OpenKind::Tell(staff) = open.kind {
            by_record.entry(open.path).or_insert_with(|| (open.since, Vec::new())).1.push(staff);
        }
    }
    for (path, (since, staff)) in by_record {
        let Some((rule, date)) = finding.reckon(What::Action, Event::ToTell, since) else { continue };
        let who: Vec<&str> = staff.into_iter().map(|staff| finding.school.name_of(staff)).collect();
        let text = format!("Tell {} what is written of {}", text::and_list(&who), say::within(since, finding.as_of));
        let reference = path.stem().to_owned();
        finding.add(Asked { rule, date, reference, file: Some(path.as_str()), text, done: None });
    }
}

/// What a professional recommended: first it is begun, then somebody says what came of it.
fn recommendation(finding: &mut Finding<'_>, filed: &Filed<Recommendation>) {
    let (record, as_of) = (&filed.record, finding.as_of);
    let known = |day: Option<NaiveDate>| day.filter(|day| *day <= as_of);
    if record.date > as_of || known(record.evaluated).is_some() {
        return;
    }
    let (from, on) = (record.from.as_str(), say::within(record.date, as_of));
    let (event, day, text) = if let Some(begun) = known(record.started) {
        let text = format!("Evaluate what {from} recommended on {on}, begun on {}", say::within(begun, as_of));
        match finding.records.cycle_on(begun) {
            Some((_, cycle)) => (Event::AdvisedCycleEnd, cycle.record.to, text),
            None => (Event::Begun, begun, text),
        }
    } else {
        (Event::Advised, record.date, format!("Begin what {from} recommended on {on}"))
    };
    let Some((rule, date)) = finding.reckon(What::Recommendation, event, day) else { return };
    let reference = filed.path.stem().to_owned();
    finding.add(Asked { rule, date, reference, file: Some(filed.path.as_str()), text, done: None });
}

/// One meeting with the parents in the term that began last; in the holidays after it, it is overdue.
fn parent_meeting(finding: &mut Finding<'_>) {
    let as_of = finding.as_of;
    let begun = finding.calendar.terms().iter().filter(|term| term.from <= as_of);
    let Some((name, from, to)) = begun.max_by_key(|term| term.from).map(|term| (term.name.clone(), term.from, term.to))
    else {
        return;
    };
    let meetings = finding.records.meetings.iter().map(|filed| &filed.record);
    let in_term = meetings.filter(|meeting| meeting.kind != MeetingKind::Professionals && from <= meeting.date);
    let (held, ahead): (Vec<_>, Vec<_>) =
        in_term.filter(|meeting| meeting.date <= to).partition(|meeting| meeting.date <= as_of);
    if !held.is_empty() {
        return;
    }
    let Some((rule, date)) = finding.reckon(What::ParentMeeting, Event::TermEnd, to) else { return };
    let planned = ahead.iter().map(|meeting| meeting.date).min();
    let planned = planned.map(|day| format!("; one is planned for {}", say::within(day, as_of))).unwrap_or_default();
    let text = format!("Meet the parents in {name}{planned}");
    let (reference, file) = (finding.own_reference(), finding.own_file());
    finding.add(Asked { rule, date, reference, file, text, done: None });
}
