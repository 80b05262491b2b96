//! What a reference names: a file by its path or the start of its stem, a part of the plan by its id, an action in a
//! record by its number (design, section 5, "REF").

use super::ehc_plan::{Need, Outcome, SectionF};
use super::{
    Assessment, Contact, Cycle, CycleId, Filed, Meeting, Observation, Provision, ProvisionId, Pupil, PupilRecords,
    Recommendation, RecordPath, Session, Target, TargetId,
};

/// A reference as it is typed, taken apart: `rowan/E1`, `23-0930-jm-k7qd#a1`, `pupils/rowan/targets/cvc-words.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference<'t> {
    /// The pupil that it begins with, where it does.
    pub pupil: Option<&'t str>,
    /// A path, an id or the start of a stem.
    pub name: &'t str,
    /// The number of the action in the record, from 1.
    pub action: Option<usize>,
}

/// What is named in one pupil's records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named<'a> {
    /// The pupil's own file.
    Pupil(&'a Filed<Pupil>),
    /// A need of Section B.
    Need(&'a Filed<Pupil>, &'a Need),
    /// An outcome of Section E.
    Outcome(&'a Filed<Pupil>, &'a Outcome),
    /// A line of Section F.
    SectionF(&'a Filed<Pupil>, &'a SectionF),
    /// A cycle.
    Cycle(&'a CycleId, &'a Filed<Cycle>),
    /// Provision.
    Provision(&'a ProvisionId, &'a Filed<Provision>),
    /// A target.
    Target(&'a TargetId, &'a Filed<Target>),
    /// A session.
    Session(&'a Filed<Session>),
    /// An assessment.
    Assessment(&'a Filed<Assessment>),
    /// An observation.
    Observation(&'a Filed<Observation>),
    /// A contact.
    Contact(&'a Filed<Contact>),
    /// A recommendation.
    Recommendation(&'a Filed<Recommendation>),
    /// A meeting.
    Meeting(&'a Filed<Meeting>),
}

impl<'t> Reference<'t> {
    /// Takes a typed reference apart; what is no number after `#a` leaves the `#` in the name, where nothing has it.
    #[must_use]
    pub fn parse(typed: &'t str) -> Self {
        let numbered = typed.rsplit_once("#a").and_then(|(rest, number)| Some((rest, number.parse().ok()?)));
        let (rest, action) = numbered.map_or((typed, None), |(rest, number)| (rest, Some(number)));
        let in_pupils = rest.strip_prefix("pupils/").and_then(|rest| rest.split_once('/'));
        let (pupil, name) = match (in_pupils, rest.split_once('/')) {
            (Some((pupil, _)), _) => (Some(pupil), rest),
            (None, Some((pupil, name))) => (Some(pupil), name),
            (None, None) => (None, rest),
        };
        Self { pupil, name, action }
    }
}

impl Named<'_> {
    /// What it is, in a word.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Pupil(_) => "pupil",
            Self::Need(..) => "need",
            Self::Outcome(..) => "outcome",
            Self::SectionF(..) => "section-f",
            Self::Cycle(..) => "cycle",
            Self::Provision(..) => "provision",
            Self::Target(..) => "target",
            Self::Session(_) => "session",
            Self::Assessment(_) => "assessment",
            Self::Observation(_) => "observation",
            Self::Contact(_) => "contact",
            Self::Recommendation(_) => "recommendation",
            Self::Meeting(_) => "meeting",
        }
    }

    /// The file that it stands in.
    #[must_use]
    pub fn path(&self) -> &RecordPath {
        match self {
            Self::Pupil(filed) | Self::Need(filed, _) | Self::Outcome(filed, _) | Self::SectionF(filed, _) => {
                &filed.path
            }
            Self::Cycle(_, filed) => &filed.path,
            Self::Provision(_, filed) => &filed.path,
            Self::Target(_, filed) => &filed.path,
            Self::Session(filed) => &filed.path,
            Self::Assessment(filed) => &filed.path,
            Self::Observation(filed) => &filed.path,
            Self::Contact(filed) => &filed.path,
            Self::Recommendation(filed) => &filed.path,
            Self::Meeting(filed) => &filed.path,
        }
    }

    /// Its shortest name within the pupil: an id, or a stem.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Need(_, need) => need.id.as_str(),
            Self::Outcome(_, outcome) => outcome.id.as_str(),
            Self::SectionF(_, line) => line.id.as_str(),
            _ => self.path().stem(),
        }
    }
}

impl PupilRecords {
    /// Everything of this pupil that a name may mean: one thing that it names whole, else all whose stem or id it begins.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<Named<'_>> {
        let all = self.everything();
        let as_path = name.strip_suffix(".toml").unwrap_or(name);
        let whole = |named: &&Named<'_>| {
            let path = named.path().as_str();
            named.name() == as_path && named.name() != "pupil"
                || (path == name || path.strip_suffix(".toml") == Some(name)) && named.name() == named.path().stem()
        };
        let exact: Vec<Named<'_>> = all.iter().filter(whole).copied().collect();
        if !exact.is_empty() || name.is_empty() {
            return exact;
        }
        all.into_iter().filter(|named| named.name() != "pupil" && named.name().starts_with(name)).collect()
    }

    fn everything(&self) -> Vec<Named<'_>> {
        let pupil = self.pupil.iter();
        let of_plan = pupil.flat_map(|filed| {
            let needs = filed.record.need.iter().map(move |need| Named::Need(filed, need));
            let outcomes = filed.record.outcome.iter().map(move |outcome| Named::Outcome(filed, outcome));
            let lines = filed.record.section_f.iter().map(move |line| Named::SectionF(filed, line));
            [Named::Pupil(filed)].into_iter().chain(needs).chain(outcomes).chain(lines)
        });
        of_plan
            .chain(self.cycles.iter().map(|(id, filed)| Named::Cycle(id, filed)))
            .chain(self.provision.iter().map(|(id, filed)| Named::Provision(id, filed)))
            .chain(self.targets.iter().map(|(id, filed)| Named::Target(id, filed)))
            .chain(self.sessions.iter().map(Named::Session))
            .chain(self.assessments.iter().map(Named::Assessment))
            .chain(self.observations.iter().map(Named::Observation))
            .chain(self.contacts.iter().map(Named::Contact))
            .chain(self.recommendations.iter().map(Named::Recommendation))
            .chain(self.meetings.iter().map(Named::Meeting))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::PupilId;
    use crate::record::decode::decode;

    #[test]
    fn a_reference_is_taken_apart() {
        let parts = |typed| {
            let Reference { pupil, name, action } = Reference::parse(typed);
            (pupil, name, action)
        };
        assert_eq!(parts("rowan/E1"), (Some("rowan"), "E1", None));
        assert_eq!(parts("23-0930-jm-k7qd#a2"), (None, "23-0930-jm-k7qd", Some(2)));
        assert_eq!(parts("23-0930#ab"), (None, "23-0930#ab", None));
        let path = "pupils/rowan/targets/cvc.toml";
        assert_eq!(parts(path), (Some("rowan"), path, None));
    }

    #[test]
    fn a_whole_name_wins_over_those_that_it_begins() {
        let mut records = PupilRecords::empty(PupilId::parse("rowan").unwrap());
        for id in ["cvc", "cvc-words", "cvcc-words"] {
            let path = format!("pupils/rowan/targets/{id}.toml");
            let text = "title = \"Reads\"\nmeasure = { kind = \"accuracy\", of = 10 }\ngoal = { level = 80 }\n";
            let (record, _) = decode::<Target>(&path, text);
            let filed = Filed { path: RecordPath::new(path).unwrap(), text: text.into(), record: record.unwrap() };
            records.targets.insert(TargetId::parse(id).unwrap(), filed);
        }
        let names = |typed| records.named(typed).iter().map(|named| named.name().to_owned()).collect::<Vec<_>>();
        assert_eq!(names("cvc"), ["cvc"]);
        assert_eq!(names("cvc-"), ["cvc-words"]);
        assert_eq!(names("cv"), ["cvc", "cvc-words", "cvcc-words"]);
        assert_eq!(names("pupils/rowan/targets/cvc-words.toml"), ["cvc-words"]);
        assert_eq!(names("pupils/rowan/targets/cvc-words"), ["cvc-words"]);
        assert_eq!(names("x"), [""; 0]);
        assert_eq!(names(""), [""; 0]);
    }
}
