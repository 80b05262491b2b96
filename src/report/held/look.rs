//! Why a person has to look at a record before it is handed over: it may be of somebody else, or may do harm.
//!
//! What may be kept back is decided by the school, with whoever is responsible for data protection, and never here.

use crate::record::contact::ContactRole;
use crate::record::liaison::View;
use crate::record::observation::ObservationKind;
use crate::record::safeguarding::tells_of_harm;
use crate::record::{
    Assessment, Contact, Cycle, Filed, Meeting, Observation, Pupil, PupilId, PupilRecords, Recommendation, Role,
    School, Session, Target,
};
use crate::text;

/// Who says what is known of a child in school: of the school's own staff nothing has to be kept back.
const IN_SCHOOL: &[&str] = &["class teacher", "teacher", "key worker", "key-worker", "senco", "head", "cover"];

/// The ids that stand in a text as whole words.
pub(super) fn ids_in<'p>(text: &'p str, ids: &'p [PupilId]) -> impl Iterator<Item = &'p PupilId> {
    ids.iter().filter(|id| has_word(text, id.as_str()))
}

fn has_word(text: &str, word: &str) -> bool {
    // An id may stand within another: `ivy` is not in `ivy-b`.
    let goes_on = |c: char| c.is_alphanumeric() || c == '-';
    let alone =
        |(at, found): (usize, &str)| !text[..at].ends_with(goes_on) && !text[at + found.len()..].starts_with(goes_on);
    text.match_indices(word).any(alone)
}

/// What is to be looked at whatever kind of record it is. `shown` is how many `#` stand in what is shown of it.
pub(super) fn words(text: &str, shown: usize, look: &mut Vec<String>) {
    if tells_of_harm(text) && !look.iter().any(|reason| reason.starts_with("safeguarding")) {
        look.push("safeguarding: words that may tell of harm".to_owned());
    }
    if text.matches('#').count() > shown {
        look.push("a comment in the file: it stands in the copy alone".to_owned());
    }
}

pub(super) fn pupil(pupil: &Pupil) -> Vec<String> {
    let parents: Vec<&str> = pupil.parent.iter().map(|parent| parent.name.as_str()).collect();
    if parents.is_empty() { Vec::new() } else { vec![format!("what is held of {}", text::and_list(&parents))] }
}

pub(super) fn cycle(filed: &Filed<Cycle>, records: &PupilRecords) -> Vec<String> {
    let cycle = &filed.record;
    views(cycle.view.iter().chain(cycle.review.iter().flat_map(|review| &review.views)), records)
}

pub(super) fn target(filed: &Filed<Target>, records: &PupilRecords) -> Vec<String> {
    views(filed.record.review.iter().flat_map(|review| &review.views), records)
}

/// Whose views there are beside the child's own.
fn views<'v>(views: impl Iterator<Item = &'v View>, records: &PupilRecords) -> Vec<String> {
    let mut others: Vec<&str> = Vec::new();
    for who in views.map(|view| view.who.as_str().trim()).filter(|who| !records.is_the_child(who)) {
        if !others.contains(&who) {
            others.push(who);
        }
    }
    if others.is_empty() { Vec::new() } else { vec![format!("what {} said", text::and_list(&others))] }
}

pub(super) fn session(session: &Session) -> Vec<String> {
    if session.joined.is_some() { vec!["another child: a lesson together".to_owned()] } else { Vec::new() }
}

pub(super) fn assessment(assessment: &Assessment, records: &PupilRecords) -> Vec<String> {
    let informant = assessment.informant.iter().map(|informant| informant.as_str().trim());
    let others = informant.filter(|who| !IN_SCHOOL.contains(&who.to_lowercase().as_str()));
    others.filter(|who| !records.is_the_child(who)).map(|who| format!("what was learnt from: {who}")).collect()
}

pub(super) fn observation(seen: &Observation) -> Vec<String> {
    let mut look = Vec::new();
    match seen.kind {
        Some(ObservationKind::Incident) => look.push("safeguarding: an incident".to_owned()),
        Some(ObservationKind::Restrictive) => look.push("safeguarding: a restrictive intervention".to_owned()),
        _ if seen.injury.is_some() => look.push("safeguarding: an injury".to_owned()),
        _ => {}
    }
    if seen.parent_withheld.is_some() {
        look.push("harm: a parent was not told of this, and why stands in it".to_owned());
    }
    if seen.said.is_some() {
        look.push("the child's own words: ask whether the child wants them read".to_owned());
    }
    if seen.adds.is_some() {
        look.push("an addition: look at what it adds to".to_owned());
    }
    look
}

pub(super) fn contact(contact: &Contact, school: &School) -> Vec<String> {
    let with = contact.with_.as_str().trim();
    let dsl = |(id, name, role): (&str, &str, Role)| role == Role::Dsl && (id == with || name == with);
    let mut staff = school.staff.iter().map(|(id, person)| (id.as_str(), person.name.as_str(), person.role));
    match contact.role {
        Some(ContactRole::Staff) if staff.any(dsl) => vec![format!("safeguarding: a talk with {with}")],
        Some(ContactRole::Staff) => Vec::new(),
        Some(ContactRole::Professional) => vec![format!("what a professional said: {with}")],
        Some(ContactRole::Parent) | None => vec![format!("what {with} said")],
    }
}

pub(super) fn recommendation(advice: &Recommendation) -> Vec<String> {
    vec![format!("what a professional advised: {}", advice.from.as_str())]
}

pub(super) fn meeting(meeting: &Meeting, records: &PupilRecords) -> Vec<String> {
    let mut look = views(meeting.views.iter(), records);
    if meeting.difference.is_some() {
        look.push("where people differed".to_owned());
    }
    look
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_as_a_whole_word() {
        let ids = ["ivy", "ivy-b", "sol"].map(|id| PupilId::parse(id).unwrap());
        for (text, found) in [
            ("note = \"Sat with ivy-b and sol's brother\"", &["ivy-b", "sol"][..]),
            ("note = \"Ivy, Solomon, resolve, poison-ivy\"", &[]),
            ("joined = \"20-0930-jm-k7qd\"", &[]),
        ] {
            assert_eq!(ids_in(text, &ids).map(PupilId::as_str).collect::<Vec<_>>(), found, "{text}");
        }
    }
}
