//! A restrictive intervention: a whole record of it, and each parent told.

use chrono::NaiveDate;

use super::{Asked, Finding};
use crate::calendar::say;
use crate::calendar::statutory::{Event, What};
use crate::record::observation::ObservationKind;
use crate::record::{Filed, Observation, Pupil};
use crate::text;

pub(super) fn find(finding: &mut Finding<'_>) {
    let known = |filed: &&Filed<Observation>| filed.record.date <= finding.as_of;
    let all: Vec<&Filed<Observation>> = finding.records.observations.iter().filter(known).collect();
    let restrictive = all.iter().filter(|filed| filed.record.kind == Some(ObservationKind::Restrictive));
    for filed in restrictive {
        let adds_to = |other: &&&Filed<Observation>| {
            other.record.adds.as_ref().is_some_and(|adds| adds.as_str() == filed.path.stem())
        };
        let added: Vec<&Observation> = all.iter().filter(adds_to).map(|other| &other.record).collect();
        let on = say::within(filed.record.date, finding.as_of);
        let lacks = lacks(&filed.record, &added);
        if !lacks.is_empty() {
            let lacks = text::and_list(&lacks);
            ask(finding, filed, What::RestrictiveRecord, format!("Add to the record of {on}: {lacks}"));
        }
        if let Some(who) = to_tell(finding.pupil, &filed.record, &added, finding.as_of) {
            ask(finding, filed, What::RestrictiveParents, format!("Tell {who} of the intervention of {on}"));
        }
    }
}

fn ask(finding: &mut Finding<'_>, filed: &Filed<Observation>, what: What, text: String) {
    let Some((rule, date)) = finding.reckon(what, Event::Incident, filed.record.date) else { return };
    let reference = filed.path.stem().to_owned();
    finding.add(Asked { rule, date, reference, file: Some(filed.path.as_str()), text, done: None });
}

/// What the record does not say. It is final, so a later note is taken to say it.
fn lacks(record: &Observation, added: &[&Observation]) -> Vec<&'static str> {
    if added.iter().any(|added| added.note.is_some()) {
        return Vec::new();
    }
    let parts = [
        (record.place.is_some(), "where it was"),
        (record.before.is_some(), "what came before"),
        (record.behaviour.is_some() || record.after.is_some() || record.note.is_some(), "what happened"),
        (record.type_.is_some(), "what was used"),
        (record.reason.is_some(), "why it was needed"),
        (!record.staff_involved.is_empty(), "who was involved"),
        (record.injury.is_some(), "whether anybody was hurt"),
    ];
    parts.into_iter().filter(|(said, _)| !said).map(|(_, what)| what).collect()
}

/// Who is still to be told; nobody where each parent was told, or it was held back and somebody safe knows.
fn to_tell(pupil: Option<&Pupil>, record: &Observation, added: &[&Observation], as_of: NaiveDate) -> Option<String> {
    let all = || [record].into_iter().chain(added.iter().copied());
    let told: Vec<&str> = all().flat_map(|seen| &seen.parent_told).map(|told| told.name.as_str()).collect();
    let mut withheld = all().filter_map(|seen| seen.parent_withheld.as_ref()).peekable();
    if withheld.peek().is_some() {
        let authority = withheld.any(|held| held.authority_told.is_some_and(|told| told <= as_of));
        return (told.is_empty() && !authority).then(|| "the authority, since no parent was told,".to_owned());
    }
    let parents: Vec<&str> = pupil.iter().flat_map(|pupil| &pupil.parent).map(|parent| parent.name.as_str()).collect();
    if parents.is_empty() {
        return told.is_empty().then(|| "each parent".to_owned());
    }
    // A parent may be written down by another name, such as `Mum`: as many people as there are parents are enough.
    let same = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other.trim());
    let missing: Vec<&str> =
        parents.iter().copied().filter(|parent| !told.iter().any(|told| same(told, parent))).collect();
    let others = told.iter().filter(|told| !parents.iter().any(|parent| same(told, parent))).count();
    (missing.len() > others).then(|| text::and_list(&missing))
}
