//! Who proposed a part of the plan, who agreed it or did not, and how it was reviewed.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use super::id::StaffId;
use super::liaison::View;
use super::word::words_of;
use super::words::StaffOnly;

/// Who proposed something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who.
    pub by: StaffId,
    /// When.
    pub on: NaiveDate,
}

const BY: Field<StaffId> = Field::new("by", "\"as\"", "who").required();
const ON: Field<NaiveDate> = Field::new("on", "2026-09-10", "the day").required();

impl Table for Proposal {
    const FIELDS: &'static [&'static dyn Spec] = &[&BY, &ON];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (by, on) = (row.required(&BY), row.required(&ON));
        Some(Self { by: by?, on: on? })
    }

    fn write(&self, out: &mut Out) {
        out.put(&BY, &self.by);
        out.put(&ON, &self.on);
    }
}

/// Who agreed something, when, and who wrote that down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Who: a teacher, the SENCO or the head.
    pub by: StaffId,
    /// The day on which it was agreed.
    pub on: NaiveDate,
    /// Who wrote it down, where it was somebody else.
    pub recorded_by: Option<StaffId>,
}

const RECORDED_BY: Field<StaffId> = Field::new("recorded_by", "\"jm\"", "who wrote it down");

impl Table for Agreement {
    const FIELDS: &'static [&'static dyn Spec] = &[&BY, &ON, &RECORDED_BY];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (by, on, recorded_by) = (row.required(&BY), row.required(&ON), row.optional(&RECORDED_BY));
        Some(Self { by: by?, on: on?, recorded_by })
    }

    fn write(&self, out: &mut Out) {
        out.put(&BY, &self.by);
        out.put(&ON, &self.on);
        out.opt(&RECORDED_BY, self.recorded_by.as_ref());
    }
}

/// Who did not agree something, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Who.
    pub by: StaffId,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub why: StaffOnly,
    /// Who wrote it down.
    pub recorded_by: Option<StaffId>,
}

const WHY: Field<StaffOnly> = Field::new("why", "\"Two new sounds at once are too many\"", "the reason").required();

impl Table for Refusal {
    const FIELDS: &'static [&'static dyn Spec] = &[&BY, &ON, &WHY, &RECORDED_BY];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (by, on, why, recorded_by) =
            (row.required(&BY), row.required(&ON), row.required(&WHY), row.optional(&RECORDED_BY));
        Some(Self { by: by?, on: on?, why: why?, recorded_by })
    }

    fn write(&self, out: &mut Out) {
        out.put(&BY, &self.by);
        out.put(&ON, &self.on);
        out.put(&WHY, &self.why);
        out.opt(&RECORDED_BY, self.recorded_by.as_ref());
    }
}

words_of! {
    /// How far a target or a cycle got.
    ReviewResult: "result of a review" {
        /// It was reached.
        Met = "met",
        /// It was reached in part.
        Partly = "partly",
        /// It was not reached.
        NotMet = "not-met",
    }
}

words_of! {
    /// What is to follow from a review.
    Decision: "decision of a review" {
        /// Go on as it is.
        Continue = "continue",
        /// Change the target or the provision.
        Change = "change",
        /// The target has ended.
        End = "end",
        /// Ask a professional.
        SeekAdvice = "seek-advice",
    }
}

words_of! {
    /// What keywork says of a target; the adult decides.
    Verdict: "status" {
        /// No result yet.
        NotStarted = "not-started",
        /// Too few results to say anything of a trend.
        TooFew = "too-few",
        /// Nothing decided yet.
        Watch = "watch",
        /// On the way to the goal by its date.
        OnTrack = "on-track",
        /// Further than the way to the goal asks.
        Ahead = "ahead",
        /// Not likely to reach the goal by its date.
        AtRisk = "at-risk",
        /// No change since teaching began or since the last change.
        NoProgress = "no-progress",
        /// Below where it began.
        GoingBack = "going-back",
        /// The goal's own rule is met.
        Met = "met",
        /// Met, and probes show that it stayed.
        KeptUp = "kept-up",
        /// Met, and a probe shows that it did not stay.
        NotKeptUp = "not-kept-up",
        /// The goal's date has gone by.
        Overdue = "overdue",
        /// Ended at a review.
        Ended = "ended",
    }
}

/// The review of a target or of a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The day.
    pub on: NaiveDate,
    /// Who wrote it.
    pub by: StaffId,
    /// How far it got.
    pub result: ReviewResult,
    /// What follows.
    pub decision: Decision,
    /// The reason.
    pub why: StaffOnly,
    /// What comes next.
    pub next: Option<StaffOnly>,
    /// What keywork said of the target on that day, so that a decision against it is seen with its reason.
    pub status: Option<Verdict>,
    /// What the child, the parents and others said, in their own words.
    pub views: Vec<View>,
}

const RESULT: Field<ReviewResult> = Field::new("result", "\"partly\"", "how far it got").required();
const DECISION: Field<Decision> = Field::new("decision", "\"continue\"", "what follows").required();
const NEXT: Field<StaffOnly> = Field::new("next", "\"Mix in the words with 'ch'\"", "what comes next");
const STATUS: Field<Verdict> = Field::new("status", "\"watch\"", "what keywork said of the target on that day");
const VIEWS: Field<Vec<View>> = Field::new(
    "views",
    "[{ who = \"Rowan\", text = \"I like the pairs game\" }]",
    "what the child, the parents and others said",
);

impl Table for Review {
    const FIELDS: &'static [&'static dyn Spec] = &[&ON, &BY, &RESULT, &DECISION, &WHY, &NEXT, &STATUS, &VIEWS];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (on, by, result) = (row.required(&ON), row.required(&BY), row.required(&RESULT));
        let (decision, why, next) = (row.required(&DECISION), row.required(&WHY), row.optional(&NEXT));
        let (status, views) = (row.optional(&STATUS), row.list(&VIEWS));
        Some(Self { on: on?, by: by?, result: result?, decision: decision?, why: why?, next, status, views })
    }

    fn write(&self, out: &mut Out) {
        out.put(&ON, &self.on);
        out.put(&BY, &self.by);
        out.put(&RESULT, &self.result);
        out.put(&DECISION, &self.decision);
        out.put(&WHY, &self.why);
        out.opt(&NEXT, self.next.as_ref());
        out.opt(&STATUS, self.status.as_ref());
        out.list(&VIEWS, &self.views);
    }
}
