//! What in a pupil's plan is proposed and waits for an answer, and what an answer makes of it.

use chrono::NaiveDate;

use super::agreement::{Agreement, Proposal, Refusal};
use super::school::{School, Staff};
use super::target::Change;
use super::{Cycle, CycleId, Filed, Provision, ProvisionId, PupilRecords, StaffId, Target, TargetId};

/// What somebody who may agree plans said of what was proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It was agreed.
    Agreed(Agreement),
    /// It was not agreed.
    Refused(Refusal),
}

impl Answer {
    /// Who answered.
    #[must_use]
    pub fn by(&self) -> &StaffId {
        match self {
            Self::Agreed(agreement) => &agreement.by,
            Self::Refused(refusal) => &refusal.by,
        }
    }

    /// The day of the answer.
    #[must_use]
    pub fn on(&self) -> NaiveDate {
        match self {
            Self::Agreed(agreement) => agreement.on,
            Self::Refused(refusal) => refusal.on,
        }
    }

    /// True when it was agreed.
    #[must_use]
    pub fn is_agreed(&self) -> bool {
        matches!(self, Self::Agreed(_))
    }

    /// The answer that stands, where one does.
    fn of(agreed: Option<&Agreement>, refused: Option<&Refusal>) -> Option<Self> {
        agreed.cloned().map(Self::Agreed).or_else(|| refused.cloned().map(Self::Refused))
    }

    fn give(&self, agreed: &mut Option<Agreement>, refused: &mut Option<Refusal>) {
        match self {
            Self::Agreed(agreement) => *agreed = Some(agreement.clone()),
            Self::Refused(refusal) => *refused = Some(refusal.clone()),
        }
    }
}

/// A part of the plan that waits for an answer, with the file in which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting<'a> {
    /// A cycle.
    Cycle(&'a CycleId, &'a Filed<Cycle>),
    /// Provision.
    Provision(&'a ProvisionId, &'a Filed<Provision>),
    /// A target, changes of it, or both.
    Target(&'a TargetId, &'a Filed<Target>),
}

impl Waiting<'_> {
    /// The day on which it was proposed, where that is known. For a change it is that of its target: the day of a
    /// change is the one on which it begins.
    #[must_use]
    pub fn proposed(&self) -> Option<NaiveDate> {
        let proposed = match self {
            Self::Cycle(_, filed) => &filed.record.proposed,
            Self::Provision(_, filed) => &filed.record.proposed,
            Self::Target(_, filed) => &filed.record.proposed,
        };
        proposed.as_ref().map(|proposed: &Proposal| proposed.on)
    }
}

impl School {
    /// True for staff who may agree plans and have not left by that day.
    #[must_use]
    pub fn may_agree(&self, staff: &StaffId, day: NaiveDate) -> bool {
        let may = |person: &Staff| person.role.may_agree() && person.left.is_none_or(|left| day <= left);
        self.staff.get(staff).is_some_and(may)
    }
}

impl PupilRecords {
    /// Everything that waits for an answer on a day: cycles, then provision, then targets, each by id.
    #[must_use]
    pub fn waiting(&self, day: NaiveDate) -> Vec<Waiting<'_>> {
        let cycles = self.cycles.iter().filter(|(_, filed)| filed.record.waits());
        let provision = self.provision.iter().filter(|(_, filed)| filed.record.waits());
        let targets = self
            .targets
            .iter()
            .filter(|(_, filed)| filed.record.waits(day) || !filed.record.changes_waiting(day).is_empty());
        cycles
            .map(|(id, filed)| Waiting::Cycle(id, filed))
            .chain(provision.map(|(id, filed)| Waiting::Provision(id, filed)))
            .chain(targets.map(|(id, filed)| Waiting::Target(id, filed)))
            .collect()
    }
}

impl Cycle {
    /// True while nobody has agreed or refused it.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.agreed.is_none() && self.refused.is_none()
    }

    /// The cycle once it is answered.
    #[must_use]
    pub fn answered(&self, answer: &Answer) -> Self {
        let mut new = self.clone();
        answer.give(&mut new.agreed, &mut new.refused);
        new
    }
}

impl Provision {
    /// True while it is proposed and nobody has agreed or refused it. What the school simply timetables waits for no
    /// one.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.proposed.is_some() && self.agreed.is_none() && self.refused.is_none()
    }

    /// The provision once it is answered.
    #[must_use]
    pub fn answered(&self, answer: &Answer) -> Self {
        let mut new = self.clone();
        answer.give(&mut new.agreed, &mut new.refused);
        new
    }
}

impl Target {
    /// True while nobody has agreed or refused the target itself, and it has not ended.
    #[must_use]
    pub fn waits(&self, day: NaiveDate) -> bool {
        self.agreed.is_none() && self.refused.is_none() && self.ended(day).is_none()
    }

    /// Its changes that nobody has agreed or refused; none once it was refused itself, or has ended.
    #[must_use]
    pub fn changes_waiting(&self, day: NaiveDate) -> Vec<&Change> {
        let over = self.refused.is_some() || self.ended(day).is_some();
        self.change.iter().filter(|change| !over && change.waits()).collect()
    }

    /// The answer that stands for the target itself.
    #[must_use]
    pub fn answer(&self) -> Option<Answer> {
        Answer::of(self.agreed.as_ref(), self.refused.as_ref())
    }

    /// The target once everything of it that waits is answered.
    #[must_use]
    pub fn answered(&self, answer: &Answer) -> Self {
        let mut new = self.clone();
        if self.waits(answer.on()) {
            answer.give(&mut new.agreed, &mut new.refused);
        }
        for change in new.change.iter_mut().filter(|change| change.waits()) {
            answer.give(&mut change.agreed, &mut change.refused);
        }
        new
    }
}

impl Change {
    /// True while nobody has agreed or refused it.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.agreed.is_none() && self.refused.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::super::PupilId;
    use super::super::decode::decode;
    use super::*;

    const TARGET: &str = "title = \"Reads words\"\nmeasure = { kind = \"accuracy\" }\ngoal = { level = 80 }\n";
    const CHANGE: &str = "[[change]]\non = 2026-10-05\nwhat = \"Buttons\"\nwhy = \"Flat\"\nby = \"jm\"\n";

    fn target(text: &str) -> Target {
        decode("t.toml", text).0.unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn agreed(on: &str) -> Answer {
        Answer::Agreed(Agreement { by: StaffId::parse("as").unwrap(), on: day(on), recorded_by: None })
    }

    #[test]
    fn an_agreement_is_of_all_that_waits_and_of_nothing_that_was_answered() {
        let refused = CHANGE.replace("2026-10-05", "2026-09-20")
            + "refused = { by = \"as\", on = 2026-09-21, why = \"Too soon\" }\n";
        let old = target(&format!("{TARGET}{refused}{CHANGE}"));
        assert_eq!(old.changes_waiting(day("2026-10-06")).len(), 1);
        let new = old.answered(&agreed("2026-10-06"));
        assert!(new.is_agreed(day("2026-10-06")) && !new.waits(day("2026-10-06")));
        assert!(new.change[0].agreed.is_none() && new.change[1].agreed.is_some());
        assert_eq!(new.answered(&agreed("2026-10-07")), new);
    }

    #[test]
    fn nothing_waits_once_a_target_has_ended_or_was_refused() {
        let review = "[[review]]\non = 2026-10-06\nby = \"jm\"\nresult = \"met\"\ndecision = \"end\"\nwhy = \"Met\"\n";
        let ended = target(&format!("{TARGET}{CHANGE}{review}"));
        assert!(ended.waits(day("2026-10-05")) && !ended.waits(day("2026-10-06")));
        assert!(ended.changes_waiting(day("2026-10-06")).is_empty());
        let refused =
            target(&format!("{TARGET}refused = {{ by = \"as\", on = 2026-09-21, why = \"Too hard\" }}\n{CHANGE}"));
        assert!(refused.changes_waiting(day("2026-10-06")).is_empty());
        assert!(!refused.answer().unwrap().is_agreed());
    }

    #[test]
    fn provision_that_nobody_proposed_waits_for_nobody() {
        let text = "what = \"Phonics\"\nminutes = 25\nfrom = 2026-09-02\n";
        let plain: Provision = decode("p.toml", text).0.unwrap();
        assert!(!plain.waits());
        let proposed = format!("{text}proposed = {{ by = \"jm\", on = 2026-09-02 }}\n");
        let proposed: Provision = decode("p.toml", &proposed).0.unwrap();
        assert!(proposed.waits() && !proposed.answered(&agreed("2026-09-03")).waits());
    }

    #[test]
    fn of_a_pupil_without_a_plan_nothing_waits() {
        let records = PupilRecords::empty(PupilId::parse("rowan").unwrap());
        assert!(records.waiting(day("2026-10-06")).is_empty());
        assert!(records.cycle_to_review(day("2026-10-06")).is_none());
    }
}
