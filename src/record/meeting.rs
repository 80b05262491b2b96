//! A meeting: who came, views, decisions, actions, and the steps around it.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use chrono::NaiveTime;

use super::id::StaffId;
use super::liaison::{Action, View};
use super::word::words_of;
use super::words::{StaffOnly, Title};

/// One meeting, held or planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub date: NaiveDate,
    /// When.
    pub start: Option<NaiveTime>,
    /// Who wrote it down.
    pub staff: StaffId,
    /// What kind it is.
    pub kind: MeetingKind,
    /// Who was invited.
    pub invited: Vec<Invited>,
    /// Who came.
    pub attended: Vec<Title>,
    /// What people said, in their own words.
    pub views: Vec<View>,
    /// What was decided.
    pub decisions: Vec<StaffOnly>,
    /// What is recommended to the authority (annual review).
    pub recommend: Option<Recommend>,
    /// The sections of the plan that should change.
    pub sections: Vec<Title>,
    /// Any difference of view.
    pub difference: Option<StaffOnly>,
    /// What else to know.
    pub note: Option<StaffOnly>,
    /// The dated steps around it.
    pub steps: Vec<MeetingStep>,
    /// The day of writing.
    pub recorded: Option<NaiveDate>,
    /// What somebody undertook to do.
    pub action: Vec<Action>,
}

const DATE: Field<NaiveDate> = Field::new("date", "2026-12-04", "the day").required();
const START: Field<NaiveTime> = Field::new("start", "14:00:00", "when");
const STAFF: Field<StaffId> = Field::new("staff", "\"as\"", "who wrote it down").required();
const KIND: Field<MeetingKind> = Field::new("kind", "\"annual-review\"", "what kind it is").required();
const INVITED: Field<Vec<Invited>> =
    Field::new("invited", "[{ role = \"parent\", name = \"Mum\" }]", "who was invited");
const ATTENDED: Field<Vec<Title>> = Field::new("attended", "[\"Mum\", \"as\", \"jm\"]", "who came");
const VIEWS: Field<Vec<View>> =
    Field::new("views", "[{ who = \"Mum\", text = \"He reads at home now\" }]", "what people said, in their own words");
const DECISIONS: Field<Vec<StaffOnly>> =
    Field::new("decisions", "[\"Keep the phonics programme\"]", "what was decided");
const RECOMMEND: Field<Recommend> =
    Field::new("recommend", "\"maintain\"", "what is recommended to the authority (annual review)");
const SECTIONS: Field<Vec<Title>> =
    Field::new("sections", "[\"E\", \"F\"]", "the sections of the plan that should change");
const DIFFERENCE: Field<StaffOnly> =
    Field::new("difference", "\"Mum asks for ten minutes more\"", "any difference of view");
const NOTE: Field<StaffOnly> = Field::new("note", "\"The therapist sent her report\"", "what else to know");
const STEPS: Field<Vec<MeetingStep>> =
    Field::new("steps", "[{ step = \"invited\", on = 2026-11-18 }]", "the dated steps around it");
const RECORDED: Field<NaiveDate> = Field::new("recorded", "2026-12-04", "the day of writing");
const ACTION: Field<Vec<Action>> = Field::new(
    "action",
    "[{ owner = \"as\", by = 2026-12-11, text = \"Write the report\" }]",
    "what somebody undertook to do",
)
.section();

impl Table for Meeting {
    const FIELDS: &'static [&'static dyn Spec] = &[
        &DATE,
        &START,
        &STAFF,
        &KIND,
        &INVITED,
        &ATTENDED,
        &VIEWS,
        &DECISIONS,
        &RECOMMEND,
        &SECTIONS,
        &DIFFERENCE,
        &NOTE,
        &STEPS,
        &RECORDED,
        &ACTION,
    ];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (date, start, staff) = (row.required(&DATE), row.optional(&START), row.required(&STAFF));
        let (kind, invited, attended) = (row.required(&KIND), row.list(&INVITED), row.list(&ATTENDED));
        let (views, decisions, recommend) = (row.list(&VIEWS), row.list(&DECISIONS), row.optional(&RECOMMEND));
        let (sections, difference, note) = (row.list(&SECTIONS), row.optional(&DIFFERENCE), row.optional(&NOTE));
        let (steps, recorded, action) = (row.list(&STEPS), row.optional(&RECORDED), row.list(&ACTION));
        Some(Self {
            date: date?,
            start,
            staff: staff?,
            kind: kind?,
            invited,
            attended,
            views,
            decisions,
            recommend,
            sections,
            difference,
            note,
            steps,
            recorded,
            action,
        })
    }

    fn write(&self, out: &mut Out) {
        out.put(&DATE, &self.date);
        out.opt(&START, self.start.as_ref());
        out.put(&STAFF, &self.staff);
        out.put(&KIND, &self.kind);
        out.list(&INVITED, &self.invited);
        out.list(&ATTENDED, &self.attended);
        out.list(&VIEWS, &self.views);
        out.list(&DECISIONS, &self.decisions);
        out.opt(&RECOMMEND, self.recommend.as_ref());
        out.list(&SECTIONS, &self.sections);
        out.opt(&DIFFERENCE, self.difference.as_ref());
        out.opt(&NOTE, self.note.as_ref());
        out.list(&STEPS, &self.steps);
        out.opt(&RECORDED, self.recorded.as_ref());
        out.list(&ACTION, &self.action);
    }
}

words_of! {
    /// The kinds of meeting.
    MeetingKind: "kind of meeting" {
        /// The review of a cycle.
        Review = "review",
        /// The annual review of the EHC plan.
        AnnualReview = "annual-review",
        /// With the parents.
        Parents = "parents",
        /// With professionals.
        Professionals = "professionals",
    }
}

impl MeetingKind {
    /// What it is, within a sentence.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Review => "review meeting",
            Self::AnnualReview => "annual review meeting",
            Self::Parents => "meeting with parents",
            Self::Professionals => "meeting with professionals",
        }
    }
}

impl Meeting {
    /// True when it says what became of it: who came, or what was decided or recommended.
    #[must_use]
    pub fn is_held(&self) -> bool {
        !self.attended.is_empty() || !self.decisions.is_empty() || self.recommend.is_some() || self.difference.is_some()
    }
}

words_of! {
    /// What an annual review recommends to the authority.
    Recommend: "recommendation" {
        /// Keep the plan as it is.
        Maintain = "maintain",
        /// Amend the plan.
        Amend = "amend",
        /// Cease the plan.
        Cease = "cease",
    }
}

words_of! {
    /// The steps around an annual review.
    StepKind: "step" {
        /// The invitations went out.
        Invited = "invited",
        /// The advice was sent to everybody invited.
        AdviceSent = "advice-sent",
        /// The report was sent.
        ReportSent = "report-sent",
        /// The authority decided.
        Decision = "decision",
        /// The authority sent its notice of amendments.
        Notice = "notice",
        /// The final plan was issued.
        Final = "final",
    }
}

/// Somebody who was invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// What they are.
    pub role: Title,
    /// Who.
    pub name: Title,
}

const I_ROLE: Field<Title> = Field::new("role", "\"parent\"", "what they are").required();
const I_NAME: Field<Title> = Field::new("name", "\"Mum\"", "who").required();

impl Table for Invited {
    const FIELDS: &'static [&'static dyn Spec] = &[&I_ROLE, &I_NAME];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (role, name) = (row.required(&I_ROLE), row.required(&I_NAME));
        Some(Self { role: role?, name: name? })
    }

    fn write(&self, out: &mut Out) {
        out.put(&I_ROLE, &self.role);
        out.put(&I_NAME, &self.name);
    }
}

/// A dated step around a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingStep {
    /// Which step.
    pub step: StepKind,
    /// When it was done.
    pub on: NaiveDate,
}

const S_STEP: Field<StepKind> = Field::new("step", "\"invited\"", "which step").required();
const S_ON: Field<NaiveDate> = Field::new("on", "2026-11-18", "when it was done").required();

impl Table for MeetingStep {
    const FIELDS: &'static [&'static dyn Spec] = &[&S_STEP, &S_ON];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (step, on) = (row.required(&S_STEP), row.required(&S_ON));
        Some(Self { step: step?, on: on? })
    }

    fn write(&self, out: &mut Out) {
        out.put(&S_STEP, &self.step);
        out.put(&S_ON, &self.on);
    }
}
