//! Why a person has to look at a record before it is handed over: it may be of somebody else, or may do harm.
//!
//! What may be kept back is decided by the school, with whoever is responsible for data protection, and never here.

use crate::record::contact::ContactRole;
use crate::record::observation::ObservationKind;
use crate::record::{Contact, Cycle, Filed, Meeting, Observation, Pupil, Recommendation, Session, Target};

/// Another pupil of the school, as a text may name one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPupil {
    /// The id.
    pub id: String,
    /// The whole name, and the first name alone.
    pub names: Vec<String>,
}

impl OtherPupil {
    /// A pupil by id and name.
    #[must_use]
    pub fn new(id: &str, name: &str) -> Self {
        let first = name.split_whitespace().next().filter(|first| *first != name);
        Self { id: id.to_owned(), names: [name].into_iter().chain(first).map(str::to_owned).collect() }
    }
}

/// The ids of the pupils who are named in a text, by id or by name, as whole words. A name is looked for as it is
/// written, so that the ivy on a wall is no child.
#[must_use]
pub fn named_in(text: &str, pupils: &[OtherPupil]) -> Vec<String> {
    let named = |pupil: &&OtherPupil| pupil.names.iter().chain([&pupil.id]).any(|name| has_word(text, name));
    pupils.iter().filter(named).map(|pupil| pupil.id.clone()).collect()
}

fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric();
    !word.is_empty()
        && text
            .match_indices(word)
            .any(|(at, found)| !text[..at].ends_with(is_letter) && !text[at + found.len()..].starts_with(is_letter))
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
    fn other_children_are_found_by_id_and_by_name_as_whole_words() {
        let others = [OtherPupil::new("ivy-b", "Ivy Birch"), OtherPupil::new("sol", "Sol")];
        for (text, found) in [
            ("note = \"Sat with Ivy.\"", &["ivy-b"][..]),
            ("note = \"Sat with ivy-b and Sol's brother\"", &["ivy-b", "sol"]),
            ("note = \"the ivy on the wall, Solomon, resol\"", &[]),
            ("joined = \"20-0930-jm-k7qd\"", &[]),
        ] {
            assert_eq!(named_in(text, &others), found, "{text}");
        }
    }
}
