/// What is asked for (contract, the `what` of `due --json`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The authority has decided after the annual review.
    AnnualReviewComplete,
    /// The annual review meeting.
    AnnualReviewMeeting,
    /// The school asks for advice for it.
    AnnualReviewAskAdvice,
    /// The invitations to it.
    AnnualReviewInvitations,
    /// The advice goes to everybody invited.
    AnnualReviewAdvice,
    /// The school's report on it.
    AnnualReviewReport,
    /// The authority's decision after it.
    AnnualReviewDecision,
    /// The authority's notice of the amendments.
    AmendedPlanNotice,
    /// The parents' time to comment on them.
    AmendedPlanRepresentations,
    /// The final amended plan.
    AmendedPlanFinal,
    /// The plan names the school of the next phase.
    PhaseTransfer,
    /// The review of the plan of a child under five.
    EarlyYearsReview,
    /// A meeting with the parents in the term.
    ParentMeeting,
    /// The date of a target.
    Target,
    /// The review of a cycle.
    CycleReview,
    /// An answer to what was proposed.
    Agreement,
    /// The record of a restrictive intervention.
    RestrictiveRecord,
    /// Each parent is told of it.
    RestrictiveParents,
    /// What a professional recommended is begun, or looked at.
    Recommendation,
    /// What somebody undertook to do.
    Action,
    /// A question is answered.
    Question,
    /// A result without help, to see what is kept.
    Probe,
    /// The records go to the next school.
    RecordTransfer,
}

impl What {
    /// Every one, in the order of the contract.
    pub const ALL: [Self; 23] = [
        Self::AnnualReviewComplete,
        Self::AnnualReviewMeeting,
        Self::AnnualReviewAskAdvice,
        Self::AnnualReviewInvitations,
        Self::AnnualReviewAdvice,
        Self::AnnualReviewReport,
        Self::AnnualReviewDecision,
        Self::AmendedPlanNotice,
        Self::AmendedPlanRepresentations,
        Self::AmendedPlanFinal,
        Self::PhaseTransfer,
        Self::EarlyYearsReview,
        Self::ParentMeeting,
        Self::Target,
        Self::CycleReview,
        Self::Agreement,
        Self::RestrictiveRecord,
        Self::RestrictiveParents,
        Self::Recommendation,
        Self::Action,
        Self::Question,
        Self::Probe,
        Self::RecordTransfer,
    ];

    /// The word for scripts.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.words().0
    }

    /// A few words for a calendar that others may see: what kind of thing it is, and nothing of the child.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::AnnualReviewComplete => ("annual-review-complete", "annual review to be complete"),
            Self::AnnualReviewMeeting => ("annual-review-meeting", "annual review meeting, at the latest"),
            Self::AnnualReviewAskAdvice => ("annual-review-ask-advice", "ask for advice for the annual review"),
            Self::AnnualReviewInvitations => ("annual-review-invitations", "invitations to the annual review"),
            Self::AnnualReviewAdvice => ("annual-review-advice", "send the advice for the annual review"),
            Self::AnnualReviewReport => ("annual-review-report", "send the report on the annual review"),
            Self::AnnualReviewDecision => ("annual-review-decision", "authority's decision after the annual review"),
            Self::AmendedPlanNotice => ("amended-plan-notice", "authority's notice of amendments to the plan"),
            Self::AmendedPlanRepresentations => {
                ("amended-plan-representations", "parents may comment until now at least")
            }
            Self::AmendedPlanFinal => ("amended-plan-final", "final amended plan"),
            Self::PhaseTransfer => ("phase-transfer", "plan to name the school of the next phase"),
            Self::EarlyYearsReview => ("early-years-review", "review of the plan, under five"),
            Self::ParentMeeting => ("parent-meeting", "meeting with the parents this term"),
            Self::Target => ("target", "date of a target"),
            Self::CycleReview => ("cycle-review", "review of the cycle"),
            Self::Agreement => ("agreement", "answer to what was proposed"),
            Self::RestrictiveRecord => ("restrictive-record", "record to be completed"),
            Self::RestrictiveParents => ("restrictive-parents", "parents to be told"),
            Self::Recommendation => ("recommendation", "professional recommendation"),
            Self::Action => ("action", "action"),
            Self::Question => ("question", "question to answer"),
            Self::Probe => ("probe", "result without help"),
            Self::RecordTransfer => ("record-transfer", "records to the next school"),
        }
    }
}
