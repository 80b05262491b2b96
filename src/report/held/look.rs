//! Why a person has to look at a record before it is handed over: it may be of somebody else, or may do harm.
//!
//! What may be kept back is decided by the school, with whoever is responsible for data protection, and never here.

use crate::record::contact::ContactRole;
use crate::record::observation::ObservationKind;
use crate::record::{Contact, Cycle, Filed, Meeting, Observation, Pupil, PupilId, Recommendation, Session, Target};

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

pub(super) fn pupil(pupil: &Pupil) -> Vec<String> {
    let parents: Vec<&str> = pupil.parent.iter().map(|parent| parent.name.as_str()).collect();
    if parents.is_empty() { Vec::new() } else { vec![format!("what is held of {}", crate::text::and_list(&parents))] }
}

pub(super) fn cycle(filed: &Filed<Cycle>) -> Vec<String> {
    views(filed.record.review.iter().map(|review| review.views.len()).sum())
}

pub(super) fn target(filed: &Filed<Target>) -> Vec<String> {
    views(filed.record.review.iter().map(|review| review.views.len()).sum())
}

fn views(number: usize) -> Vec<String> {
    if number == 0 { Vec::new() } else { vec!["what others said".to_owned()] }
}

pub(super) fn session(session: &Session) -> Vec<String> {
    if session.joined.is_some() { vec!["another child: a lesson together".to_owned()] } else { Vec::new() }
}

pub(super) fn observation(seen: &Observation) -> Vec<String> {
    let mut look = Vec::new();
    match seen.kind {
        Some(ObservationKind::Incident) => look.push("safeguarding: an incident".to_owned()),
        Some(ObservationKind::Restrictive) => look.push("safeguarding: a restrictive intervention".to_owned()),
        _ => {}
    }
    if seen.parent_withheld.is_some() {
        look.push("harm: a parent was not told of this, and why stands in it".to_owned());
    }
    if seen.adds.is_some() {
        look.push("an addition: look at what it adds to".to_owned());
    }
    look
}

pub(super) fn contact(contact: &Contact) -> Vec<String> {
    let with = contact.with_.as_str();
    match contact.role {
        Some(ContactRole::Staff) => Vec::new(),
        Some(ContactRole::Professional) => vec![format!("what a professional said: {with}")],
        Some(ContactRole::Parent) | None => vec![format!("what {with} said")],
    }
}

pub(super) fn recommendation(advice: &Recommendation) -> Vec<String> {
    vec![format!("what a professional advised: {}", advice.from.as_str())]
}

pub(super) fn meeting(meeting: &Meeting) -> Vec<String> {
    views(meeting.views.len() + usize::from(meeting.difference.is_some()))
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
