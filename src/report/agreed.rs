use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::figure::Day;
use crate::calendar::say;
use crate::record::agreement::{Agreement, Proposal, Refusal};
use crate::record::target::Change;
use crate::record::{Cycle, Provision, School, StaffId, Target};

/// Whether something is agreed, in a word for programs and a phrase for people.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Agreed {
    /// `agreed`, `proposed` or `refused`; `unsaid` where the record says nothing of it.
    pub state: &'static str,
    /// `agreed by A. Shah on 10 September`.
    pub said: String,
    /// The day of the agreement, the refusal or the proposal.
    pub on: Option<Day>,
}

/// What a record says of its agreement.
struct Said<'r> {
    /// Who proposed it, and when where that is written.
    proposed: Option<(&'r StaffId, Option<NaiveDate>)>,
    agreed: Option<&'r Agreement>,
    refused: Option<&'r Refusal>,
}

impl Agreed {
    /// Of a target.
    #[must_use]
    pub fn target(school: &School, target: &Target, as_of: NaiveDate) -> Self {
        let (agreed, refused) = (target.agreed.as_ref(), target.refused.as_ref());
        Self::of(school, &Said { proposed: proposed(target.proposed.as_ref()), agreed, refused }, as_of)
    }

    /// Of a change in how a target is taught.
    #[must_use]
    pub fn change(school: &School, change: &Change, as_of: NaiveDate) -> Self {
        let (agreed, refused) = (change.agreed.as_ref(), change.refused.as_ref());
        Self::of(school, &Said { proposed: Some((&change.by, None)), agreed, refused }, as_of)
    }

    /// Of a cycle.
    #[must_use]
    pub fn cycle(school: &School, cycle: &Cycle, as_of: NaiveDate) -> Self {
        let (agreed, refused) = (cycle.agreed.as_ref(), cycle.refused.as_ref());
        Self::of(school, &Said { proposed: proposed(cycle.proposed.as_ref()), agreed, refused }, as_of)
    }

    /// Of a provision.
    #[must_use]
    pub fn provision(school: &School, provision: &Provision, as_of: NaiveDate) -> Self {
        let (agreed, refused) = (provision.agreed.as_ref(), provision.refused.as_ref());
        Self::of(school, &Said { proposed: proposed(provision.proposed.as_ref()), agreed, refused }, as_of)
    }

    fn of(school: &School, record: &Said<'_>, as_of: NaiveDate) -> Self {
        let on = |day| say::within(day, as_of);
        if let Some(agreed) = record.agreed.filter(|agreed| agreed.on <= as_of) {
            let said = format!("agreed by {} on {}", school.name_of(&agreed.by), on(agreed.on));
            return Self { state: "agreed", said, on: Some(Day(agreed.on)) };
        }
        if let Some(refused) = record.refused.filter(|refused| refused.on <= as_of) {
            let who = school.name_of(&refused.by);
            let said = format!("{who} did not agree it on {}: {}", on(refused.on), refused.why.as_str());
            return Self { state: "refused", said, on: Some(Day(refused.on)) };
        }
        let Some((by, day)) = record.proposed.filter(|(_, day)| day.is_none_or(|day| day <= as_of)) else {
            return Self { state: "unsaid", said: "not agreed".to_owned(), on: None };
        };
        let when = day.map(|day| format!(" on {}", on(day))).unwrap_or_default();
        let said = format!("proposed by {}{when}, not agreed", school.name_of(by));
        Self { state: "proposed", said, on: day.map(Day) }
    }

    /// True when it was agreed.
    #[must_use]
    pub fn is_agreed(&self) -> bool {
        self.state == "agreed"
    }

    /// True while it waits for a decision.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(self.state, "proposed" | "unsaid")
    }
}

fn proposed(proposal: Option<&Proposal>) -> Option<(&StaffId, Option<NaiveDate>)> {
    proposal.map(|proposal| (&proposal.by, Some(proposal.on)))
}
