//! What an observation of each kind says nothing without, and what it should say.
//!
//! What a restrictive intervention should say follows section 93A of the Education and Inspections Act 2006 (a written
//! record of each significant incident, and each parent told) and the Scottish Government's data set for restraint and
//! seclusion; the list in England's own guidance was not compared.

use super::Observation;
use super::field::{Spec, Table};
use super::observation::{Method, ObservationKind};
use super::word::words_of;

words_of! {
    /// A part of an observation, by its key in the record.
    Part: "part of an observation" {
        /// The type of incident or intervention.
        Type = "type",
        /// Why it was needed.
        Reason = "reason",
        /// Who was involved.
        StaffInvolved = "staff_involved",
        /// Where.
        Place = "place",
        /// How long.
        Minutes = "minutes",
        /// How strong.
        Intensity = "intensity",
        /// What came before.
        Before = "before",
        /// What was seen and heard.
        Behaviour = "behaviour",
        /// What came after.
        After = "after",
        /// What the child was communicating.
        Communicating = "communicating",
        /// What helped.
        Helped = "helped",
        /// Well-being.
        Wellbeing = "wellbeing",
        /// Involvement.
        Involvement = "involvement",
        /// The child's own words.
        Said = "said",
        /// How the child said it.
        Method = "method",
        /// Who interpreted it.
        InterpretedBy = "interpreted_by",
        /// Injuries.
        Injury = "injury",
        /// Each parent told.
        ParentTold = "parent_told",
        /// What else to know.
        Note = "note",
        /// What may go home.
        Share = "share",
    }
}

impl Part {
    /// The flag that gives it.
    #[must_use]
    pub fn flag(self) -> String {
        format!("--{}", self.word().replace('_', "-"))
    }

    /// What it is, as the format documents it.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        self.field().map_or(self.word(), Spec::meaning)
    }

    /// A right value, as it stands in a file.
    #[must_use]
    pub fn example(self) -> &'static str {
        self.field().map_or("", Spec::example)
    }

    fn field(self) -> Option<&'static dyn Spec> {
        Observation::FIELDS.iter().copied().find(|field| field.name() == self.word())
    }
}

impl ObservationKind {
    /// The kind as pages and messages call it.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Wellbeing => "well-being",
            Self::Behaviour => "behaviour",
            Self::Incident => "incident",
            Self::Restrictive => "restrictive intervention",
            Self::Voice => "the child's voice",
        }
    }

    /// What it says nothing without: of each row one part is enough.
    #[must_use]
    pub fn essential(self) -> &'static [&'static [Part]] {
        match self {
            Self::Note => &[&[Part::Note, Part::Share]],
            Self::Wellbeing => &[&[Part::Wellbeing, Part::Involvement]],
            Self::Behaviour => &[&[Part::Behaviour]],
            Self::Incident => &[&[Part::Behaviour, Part::Note]],
            Self::Restrictive => &[&[Part::Type], &[Part::Reason], &[Part::StaffInvolved]],
            Self::Voice => &[&[Part::Said], &[Part::Method]],
        }
    }

    /// Why it says nothing without that.
    #[must_use]
    pub fn why_essential(self) -> &'static str {
        match self {
            Self::Note => "there is nothing in it",
            Self::Wellbeing => "it is by a score that a change shows",
            Self::Behaviour => "without what was seen and heard there is no before and after",
            Self::Incident => "nobody could say later what happened",
            Self::Restrictive => "each time, the record must say what was done, why, and by whom",
            Self::Voice => "it is the words as they were, and how they were said",
        }
    }

    /// What it should say besides, sooner or later.
    #[must_use]
    pub fn should_say(self) -> &'static [Part] {
        match self {
            Self::Incident => &[Part::Place, Part::Injury],
            Self::Restrictive => &[Part::Place, Part::Minutes, Part::Before, Part::Behaviour, Part::Injury],
            Self::Note | Self::Wellbeing | Self::Behaviour | Self::Voice => &[],
        }
    }

    /// What somebody who is there to answer is asked, in the order in which it is told.
    #[must_use]
    pub fn asked(self) -> &'static [Part] {
        match self {
            Self::Note => &[Part::Note, Part::Share],
            Self::Wellbeing => &[Part::Wellbeing, Part::Involvement, Part::Place, Part::Note],
            Self::Behaviour => &[
                Part::Before,
                Part::Behaviour,
                Part::After,
                Part::Communicating,
                Part::Helped,
                Part::Place,
                Part::Minutes,
                Part::Intensity,
            ],
            Self::Incident => {
                &[Part::Type, Part::Place, Part::Before, Part::Behaviour, Part::After, Part::Injury, Part::ParentTold]
            }
            Self::Restrictive => &[
                Part::Type,
                Part::Reason,
                Part::StaffInvolved,
                Part::Place,
                Part::Minutes,
                Part::Before,
                Part::Behaviour,
                Part::After,
                Part::Injury,
                Part::ParentTold,
            ],
            Self::Voice => &[Part::Said, Part::Method, Part::InterpretedBy, Part::Note],
        }
    }

    /// True for what cannot be changed once it is saved: what is found out later is added to it, with its own date.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Incident | Self::Restrictive)
    }
}

impl Method {
    /// With what something was said, as pages and messages call it.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::ChoiceBoard => "a choice board",
            Self::Photo => "a photograph",
            other => other.word(),
        }
    }
}

impl Observation {
    /// True when it says something of this part.
    #[must_use]
    pub fn says(&self, part: Part) -> bool {
        match part {
            Part::Place => self.place.is_some(),
            Part::Minutes => self.minutes.is_some(),
            Part::Intensity => self.intensity.is_some(),
            Part::Before => self.before.is_some(),
            Part::Behaviour => self.behaviour.is_some(),
            Part::After => self.after.is_some(),
            Part::Communicating => self.communicating.is_some(),
            Part::Helped => self.helped.is_some(),
            Part::Wellbeing => self.wellbeing.is_some(),
            Part::Involvement => self.involvement.is_some(),
            Part::Said => self.said.is_some(),
            Part::Method => self.method.is_some(),
            Part::InterpretedBy => self.interpreted_by.is_some(),
            Part::Type => self.type_.is_some(),
            Part::Reason => self.reason.is_some(),
            Part::StaffInvolved => !self.staff_involved.is_empty(),
            Part::Injury => self.injury.is_some(),
            Part::ParentTold => !self.parent_told.is_empty() || self.parent_withheld.is_some(),
            Part::Note => self.note.is_some(),
            Part::Share => self.share.is_some(),
        }
    }

    /// The essential rows of its kind of which it says nothing.
    #[must_use]
    pub fn lacks(&self) -> Vec<&'static [Part]> {
        let rows = self.kind.map_or(&[][..], ObservationKind::essential).iter();
        rows.copied().filter(|row| !row.iter().any(|part| self.says(*part))).collect()
    }

    /// What it should still say, though it is a record without it.
    #[must_use]
    pub fn still_to_say(&self) -> Vec<Part> {
        let parts = self.kind.map_or(&[][..], ObservationKind::should_say).iter();
        parts.copied().filter(|part| !self.says(*part)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::decode::decode;

    #[test]
    fn every_part_is_a_key_of_the_record() {
        for part in Part::ALL {
            assert!(Observation::FIELDS.iter().any(|field| field.name() == part.word()), "{part}");
        }
        assert_eq!(Part::StaffInvolved.flag(), "--staff-involved");
        assert_eq!(Part::Said.meaning(), "the child's own words, as they were");
    }

    #[test]
    fn of_a_row_one_part_is_enough_and_of_the_rest_nothing_stops_a_record() {
        let seen = |rest: &str| {
            let text = format!("date = 2026-11-23\nstaff = \"jm\"\n{rest}");
            decode::<Observation>("o.toml", &text).0.unwrap()
        };
        assert_eq!(seen("kind = \"wellbeing\"\n").lacks(), [&[Part::Wellbeing, Part::Involvement][..]]);
        assert!(seen("kind = \"wellbeing\"\ninvolvement = 2.5\n").lacks().is_empty());
        let held = seen("kind = \"restrictive\"\ntype = \"hold\"\nreason = \"Road\"\nstaff_involved = [\"jm\"]\n");
        assert!(held.lacks().is_empty() && held.still_to_say().len() == 5);
        let added = seen("adds = \"23-1040-jm-abcd\"\n");
        assert!(added.lacks().is_empty() && added.still_to_say().is_empty());
    }

    #[test]
    fn what_is_essential_is_asked() {
        for kind in ObservationKind::ALL {
            let essential = kind.essential().iter().copied().flatten();
            let mut needed = essential.filter(|part| **part != Part::Note).chain(kind.should_say());
            assert!(needed.all(|part| kind.asked().contains(part)), "{kind}");
        }
    }
}
